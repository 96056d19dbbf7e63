package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

const blue, red = page.Color(0x4F81BD), page.Color(0xC0504D)

func TestColumnsAreAsHighAsTheirValues(t *testing.T) {
	items, lacks := drawn(t, space(bars("", ser(0, "Thu", "", "10", "20", "", "40"), "", "")))
	got := fills(items, blue)
	if len(got) != 3 || len(lacks) != 0 {
		t.Fatalf("%d columns, %v", len(got), lacks)
	}
	for i, times := range []unit.Length{1, 2, 4} {
		if off := got[i].h - times*got[0].h; off > times || off < -times || got[i].bottom() != got[0].bottom() {
			t.Errorf("column %d: %+v", i, got[i])
		}
	}
	if missing := got[2].x - got[1].x; missing != 2*(got[1].x-got[0].x) {
		t.Errorf("a value that is missing leaves %d", missing)
	}
	wantSound(t, items, 300*unit.Pt, 200*unit.Pt)
}

func TestColumnsStandBesideOrOverEachOther(t *testing.T) {
	two := ser(0, "a", "", "10") + ser(1, "b", "", "30")
	for props, check := range map[string]func(a, b rect) bool{
		"":                            func(a, b rect) bool { return a.right() == b.x && a.bottom() == b.bottom() },
		`<c:overlap val="-100"/>`:     func(a, b rect) bool { return b.x-a.right() == a.w },
		`<c:grouping val="stacked"/>`: func(a, b rect) bool { return a.x == b.x && b.bottom() == a.y },
		`<c:barDir val="bar"/>`:       func(a, b rect) bool { return a.x == b.x && b.bottom() == a.y && b.w > a.w },
		`<c:grouping val="percentStacked"/>`: func(a, b rect) bool {
			return b.bottom() == a.y && b.h-3*a.h < 4 && 3*a.h-b.h < 4
		},
	} {
		items, _ := drawn(t, space(bars(props, two, "", "")))
		a, b := fills(items, blue), fills(items, red)
		near := func(r rect) rect { // places are rounded each for itself
			return rect{r.x / 4 * 4, r.y / 4 * 4, r.w / 4 * 4, r.h / 4 * 4}
		}
		if len(a) != 1 || len(b) != 1 || !check(a[0], b[0]) && !check(near(a[0]), near(b[0])) {
			t.Errorf("%s: %+v, %+v", props, a, b)
		}
	}
}

func TestScaleIsThatOfWord(t *testing.T) {
	off := func(a, b float64) bool { return math.Abs(a-b) > 1e-9 }
	for _, c := range []struct {
		low, high      float64
		min, max, step float64
	}{
		{2, 5, 0, 6, 1},
		{0, 100, 0, 120, 20},
		{95, 100, 92, 101, 1}, // close together: not from nought
		{-3, 4, -4, 5, 1},
		{-8, -2, -9, 0, 1},
		{0.1, 0.25, 0, 0.3, 0.05},
		{7, 7, 0, 8, 1},
		{0, 0, 0, 1, 0.2},
	} {
		s := newScale(c.low, c.high, &axis{}, 9)
		if off(s.min, c.min) || off(s.max, c.max) || off(s.step, c.step) {
			t.Errorf("%v to %v: got %v to %v by %v, want %v to %v by %v", c.low, c.high, s.min, s.max, s.step, c.min, c.max, c.step)
		}
	}
	own := &axis{low: limit{true, 10}, high: limit{true, 40}, major: limit{true, 15}}
	if s := newScale(0, 100, own, 8); cmp.Diff([]float64{10, 25, 40}, s.marks()) != "" {
		t.Errorf("got %v", s.marks())
	}
}

func TestNumbersAreWrittenAsInVietnam(t *testing.T) {
	c := &Chart{}
	for _, x := range []struct {
		v    float64
		code string
		want string
	}{
		{1234.5, "General", "1234,5"},
		{0.1 + 0.2, "General", "0,3"},
		{-2, "General", "-2"},
		{1234.5, "0", "1235"},
		{1234.5, "0.00", "1234,50"},
		{1234567.25, "#,##0", "1.234.567"},
		{1234567.25, "#,##0.0", "1.234.567,3"},
		{1.5, "#,##0.##", "1,5"},
		{0.256, "0%", "26%"},
		{0.256, "0.0%", "25,6%"},
		{-1234, `#,##0;[Red]-#,##0`, "-1.234"},
		{-5, "0;(0)", "(5)"},
		{0, `0;-0;"không"`, "không"},
		{1500000, `#,##0,"k"`, "1.500k"},
		{12, `0" tỷ"`, "12 tỷ"},
		{0.25, "#.##", ",25"},
		{999.95, "0.0", "1000,0"},
		{12, `"$"#,##0`, "$12"},
		{12, `#,##0\ [$₫-42A]`, "12 ₫"},
		{7, "00", "07"},
		{-0.001, "0.0", "0,0"},
		{37377, "m/d/yyyy", "5/1/2002"},
		{45200, "dd/mm/yyyy", "01/10/2023"},
		{45200, `mmm\-yy`, "Thg 10-23"},
		{45200.5, "hh:mm", "12:00"},
		{3, `_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, " 3 "},
		{12345, "0.00E+00", "12345"},
		{5, "", "5"},
	} {
		if got := c.number(x.v, x.code); got != x.want {
			t.Errorf("%v by %q: got %q, want %q", x.v, x.code, got, x.want)
		}
	}
}

func TestTitleIsItsOwnOrThatOfTheOnlySeries(t *testing.T) {
	one := bars("", ser(0, "Thu", "", "1"), "", "")
	two := bars("", ser(0, "Thu", "", "1")+ser(1, "Chi", "", "2"), "", "")
	rich := `<c:title><c:tx><c:rich><a:p><a:r><a:t>Thu ngân </a:t></a:r><a:r><a:t>sách</a:t></a:r></a:p></c:rich></c:tx></c:title>`
	for part, want := range map[string]string{
		spaces + "<c:chart>" + one + "</c:chart></c:chartSpace>":        "Thu",
		spaces + "<c:chart>" + two + "</c:chart></c:chartSpace>":        "",
		spaces + "<c:chart>" + rich + two + "</c:chart></c:chartSpace>": "Thu ngân sách",
		space(one): "",
	} {
		if got := read(t, part).Title(); got != want {
			t.Errorf("got %q, want %q for %s", got, want, part)
		}
	}
}

func TestLegendNamesSeriesOrSlices(t *testing.T) {
	legend := `<c:legend><c:legendPos val="b"/><c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry></c:legend>`
	three := ser(0, "Thu", "", "1", "2", "3") + ser(1, "Chi", "", "1") + ser(2, "Dư", "", "1")
	items, _ := drawn(t, space(bars("", three, "<c:delete val=\"1\"/>", "<c:delete val=\"1\"/>")+legend))
	if got := strings.Join(textsOf(items), " "); got != "Thu Dư" {
		t.Errorf("got %q", got)
	}
	items, _ = drawn(t, space(`<c:plotArea><c:pieChart>`+ser(0, "Thu", "", "1", "2", "3")+`</c:pieChart></c:plotArea>`+legend))
	if got := strings.Join(textsOf(items), " "); got != "A C" {
		t.Errorf("got %q", got)
	}
}

func TestSlicesShareTheTurn(t *testing.T) {
	items, _ := drawn(t, space(`<c:plotArea><c:pieChart><c:varyColors val="1"/>`+ser(0, "Thu", "", "1", "1", "2")+`</c:pieChart></c:plotArea>`))
	var got []page.Color
	for _, it := range items {
		if g, ok := it.Draw.(page.Polygon); ok {
			got = append(got, g.Fill)
			if n := len(g.Points); n != 47 && n != 92 { // an edge each two degrees, the ends and the middle
				t.Errorf("a slice of %d points", n)
			}
		}
	}
	if cmp.Diff([]page.Color{0x4F81BD, 0xC0504D, 0x9BBB59}, got) != "" {
		t.Errorf("got %x", got)
	}
}

func TestSineIsThatOfACircle(t *testing.T) {
	for angle, want := range map[int64]int64{0: 0, million / 12: 500000, million / 8: 707107, million / 4: million, million / 2: 0, 3 * million / 4: -million, -million / 4: -million} {
		if got := sine(angle); got-want > 3 || want-got > 3 {
			t.Errorf("%d: got %d, want %d", angle, got, want)
		}
	}
}

func TestLinesBreakWhereAValueIsMissing(t *testing.T) {
	line := `<c:plotArea><c:lineChart>` + ser(0, "Thu", "", "1", "2", "", "4", "5") + axIDs + `</c:lineChart>` + axes("", "") + `</c:plotArea>`
	for blanks, want := range map[string]int{"gap": 2, "span": 1} {
		items, _ := drawn(t, space(line+`<c:dispBlanksAs val="`+blanks+`"/>`))
		n := 0
		for _, it := range items {
			if g, ok := it.Draw.(page.Polygon); ok && g.Open && g.Color == blue {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d lines, want %d", blanks, n, want)
		}
	}
}

func TestLabelsSayValueNameAndPart(t *testing.T) {
	labels := `<c:dLbls><c:dLbl><c:idx val="0"/><c:delete val="1"/></c:dLbl><c:showVal val="1"/><c:showCatName val="1"/><c:showPercent val="1"/></c:dLbls>`
	items, lacks := drawn(t, space(`<c:plotArea><c:pieChart>`+ser(0, "Thu", labels, "25", "25", "50")+`</c:pieChart></c:plotArea>`))
	if got := strings.Join(textsOf(items), "|"); got != "B; 25;|25%|C; 50;|50%" || len(lacks) != 0 {
		t.Errorf("got %q, %v", got, lacks)
	}
}

func TestFieldsInALabelBecomeWhatTheyStandFor(t *testing.T) {
	labels := `<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:p><a:fld type="PERCENTAGE"><a:t>[PERCENTAGE]</a:t></a:fld></a:p></c:rich></c:tx></c:dLbl></c:dLbls>`
	items, lacks := drawn(t, space(`<c:plotArea><c:pieChart>`+ser(0, "Thu", labels, "1", "3")+`</c:pieChart></c:plotArea>`))
	if got := strings.Join(textsOf(items), "|"); got != "25%" || len(lacks) != 0 {
		t.Errorf("got %q, %v", got, lacks)
	}
}

func TestLabelsWithoutRoomAreTold(t *testing.T) {
	values := make([]string, 60)
	for i := range values {
		values[i] = "1000000"
	}
	labels := `<c:dLbls><c:dLblPos val="ctr"/><c:showVal val="1"/></c:dLbls>`
	items, lacks := drawn(t, space(bars("", ser(0, "Thu", labels, values...), "<c:delete val=\"1\"/>", "")))
	if strings.Join(lacks, " ") != "dLbl" {
		t.Errorf("got %v", lacks)
	}
	wantSound(t, items, 300*unit.Pt, 200*unit.Pt)
}

func TestNamesOfCategoriesTurnAndThinOut(t *testing.T) {
	long := strings.NewReplacer("<c:v>A<", "<c:v>Lào Cai<", "<c:v>B<", "<c:v>Điện Biên<")
	turned := func(items []page.Item) (n, all int) {
		for _, it := range items {
			if d, ok := it.Draw.(page.Text); ok {
				all++
				if d.Turns == 3 {
					n++
				}
			}
		}
		return n, all
	}
	few := bars("", ser(0, "Thu", "", "1", "2"), "", "<c:delete val=\"1\"/>")
	items, _ := drawn(t, space(long.Replace(few)))
	if n, all := turned(items); n != 0 || all != 2 {
		t.Errorf("%d of %d turned: there was room", n, all)
	}
	values := strings.Split(strings.Repeat("1 ", 12)+"1", " ")
	items, _ = drawn(t, space(long.Replace(bars("", ser(0, "Thu", "", values...), "", "<c:delete val=\"1\"/>"))))
	if n, all := turned(items); n < 13 || n != all {
		t.Errorf("%d of %d turned: there was no room", n, all)
	}
	wantSound(t, items, 300*unit.Pt, 200*unit.Pt)
	values = strings.Split(strings.Repeat("1 ", 99)+"1", " ")
	items, _ = drawn(t, space(bars("", ser(0, "Thu", "", values...), "", "<c:delete val=\"1\"/>")))
	if _, all := turned(items); all < 10 || all > 40 {
		t.Errorf("%d names stand in 300 pt", all)
	}
	wantSound(t, items, 300*unit.Pt, 200*unit.Pt)
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	many := strings.Repeat(ser(0, "Thu", "", "1"), maxSeries+1)
	for part, want := range map[string]string{
		`<c:plotArea><c:radarChart>` + ser(0, "Thu", "", "1") + `</c:radarChart></c:plotArea>`: "radarChart",
		`<c:plotArea><c:stockChart/></c:plotArea>`:                                             "stockChart",
		`<c:plotArea/>`:        "plotArea",
		bars("", many, "", ""): "ser",
		bars("", strings.Replace(ser(0, "", "", "1"), `idx="0"><c:v>1<`, `idx="5000"><c:v>1<`, 1), "", ""): "pt",
	} {
		c := read(t, space(part))
		if c.Refused() != want {
			t.Errorf("got %q, want %q for %.80s", c.Refused(), want, part)
		}
		if items := c.Outline(300*unit.Pt, 200*unit.Pt, "Biểu đồ"); strings.Join(textsOf(items), "") != "Biểu đồ" {
			t.Errorf("the outline says %v", textsOf(items))
		}
	}
}

func TestWhatIsDrawnSimplerIsTold(t *testing.T) {
	part := strings.NewReplacer("barChart", "bar3DChart").Replace(bars("", ser(0, "Thu", "<c:trendline/>", "1"), "", ""))
	if _, lacks := drawn(t, space(part)); strings.Join(lacks, " ") != "bar3DChart trendline" {
		t.Errorf("got %v", lacks)
	}
}

func TestSameChartGivesSameItems(t *testing.T) {
	part := space(bars("", ser(0, "Thu", "", "1", "5")+ser(1, "Chi", "", "2", "3"), "", "") + `<c:legend/>`)
	a, _ := drawn(t, part)
	c := read(t, part)
	c.Draw(100*unit.Pt, 100*unit.Pt) // another size leaves nothing behind
	b, _ := c.Draw(300*unit.Pt, 200*unit.Pt)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
}
