package merge

import (
	"slices"
	"strings"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// units are the words before which the name of a local body is broken:
// ỦY BAN NHÂN DÂN / TỈNH LAI CHÂU.
var units = []string{"TỈNH", "THÀNH PHỐ", "XÃ", "PHƯỜNG", "ĐẶC KHU", "HUYỆN", "QUẬN", "THỊ XÃ", "THỊ TRẤN"}

// breakName breaks a name by sense where it is wider than its line. Breaks that
// the writer made stay.
func (m *filler) breakName(name string, p *wml.Paragraph, look *wml.RunProps) string {
	format := m.styles.Paragraph(&p.Props, nil)
	run := m.styles.Run(format, look)
	room := m.width - format.Left - format.Right
	measure := func(s string) unit.Length { return m.opt.Measure(s, run.Bold, run.Italic, run.Size) }
	lines := strings.Split(name, "\n")
	for i, l := range lines {
		lines[i] = breakLine(strings.TrimSpace(l), room, measure)
	}
	return strings.Join(lines, "\n")
}

func breakLine(s string, room unit.Length, measure func(string) unit.Length) string {
	if measure(s) <= room {
		return s
	}
	if at := beforeUnit(s); at > 0 {
		return balanced(s[:at-1], room, measure) + "\n" + balanced(s[at:], room, measure)
	}
	if at := behindOffice(s); at > 0 {
		return s[:at-1] + "\n" + balanced(s[at:], room, measure)
	}
	if at := bySense(s, room, measure); at > 0 {
		return s[:at-1] + "\n" + s[at:]
	}
	return balanced(s, room, measure)
}

// beforeUnit finds the last place where the name of an administrative unit
// begins, or 0.
func beforeUnit(s string) int {
	upper := strings.ToUpper(s)
	if len(upper) != len(s) { // no letter of Vietnamese changes its length
		return 0
	}
	best := 0
	for _, u := range units {
		if at := strings.LastIndex(upper, " "+u+" "); at > 0 && at+1 > best {
			best = at + 1
		}
	}
	// THỊ XÃ holds XÃ: the longer word begins earlier.
	if strings.HasPrefix(upper[best:], "XÃ ") && strings.HasSuffix(upper[:best], " THỊ ") {
		best -= len("THỊ ")
	}
	return best
}

// bySense finds where a name falls into two lines at a comma or before VÀ, the
// longer of them as short as can be, or 0: most Vietnamese words are of several
// syllables, and a break within one reads badly.
func bySense(s string, room unit.Length, measure func(string) unit.Length) int {
	best, shortest := 0, room+1
	for i := 1; i < len(s)-1; i++ {
		if s[i-1] != ' ' || !(strings.HasPrefix(s[i:], "VÀ ") || i > 1 && s[i-2] == ',') {
			continue
		}
		if longer := max(measure(s[:i-1]), measure(s[i:])); longer < shortest {
			best, shortest = i, longer
		}
	}
	return best
}

// offices are titles behind which a long line is broken: TRƯỞNG PHÒNG / QUẢN LÝ
// CÔNG NGHIỆP.
var offices = []string{
	"PHÓ TRƯỞNG PHÒNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG BAN", "TRƯỞNG BAN", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC",
	"PHÓ CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG", "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "PHÓ CHI CỤC TRƯỞNG", "CHI CỤC TRƯỞNG",
	"PHÓ CỤC TRƯỞNG", "CỤC TRƯỞNG", "PHÓ VỤ TRƯỞNG", "VỤ TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "HIỆU TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "VIỆN TRƯỞNG",
}

// behindOffice finds where the words after an office begin, or 0.
func behindOffice(s string) int {
	for _, prefix := range []string{"", "TM. ", "TL. ", "TUQ. ", "KT. ", "Q. "} {
		for _, o := range offices {
			if strings.HasPrefix(s, prefix+o+" ") {
				return len(prefix) + len(o) + 1
			}
		}
	}
	return 0
}

// even narrows a centred paragraph so that its lines come out equally long: a
// subject of two lines does not end in one word. The words may then be edited and
// still break evenly, as they would not with breaks put between them.
func (m *filler) even(s string, p *wml.Paragraph, look *wml.RunProps) {
	format := m.styles.Paragraph(&p.Props, nil)
	run := m.styles.Run(format, look)
	room := m.width - format.Left - format.Right
	line := lineOf(s, func(s string) unit.Length { return m.opt.Measure(s, run.Bold, run.Italic, run.Size) })
	if strings.Contains(s, "\n") || line.count(room) < 2 {
		return
	}
	side := (room - line.narrowest(room) - unit.Mm) / 2 / unit.Twip * unit.Twip
	if side > 0 { // a millimetre of slack: programs differ in the last tenth of a point
		p.Props.Indent.Left, p.Props.Indent.Right = wml.Some(format.Left+side), wml.Some(format.Right+side)
	}
}

// wordLine is a text cut into words, each measured once. A blank of no-break spaces
// is part of a word, as it is to whoever breaks the line in the end.
type wordLine struct {
	words []string
	width []unit.Length
	space unit.Length
}

func lineOf(s string, measure func(string) unit.Length) wordLine {
	n := strings.Count(s, " ") + 1
	m := wordLine{words: make([]string, 0, n), width: make([]unit.Length, 0, n), space: measure(" ")}
	for w := range strings.SplitSeq(s, " ") {
		if w != "" {
			m.words, m.width = append(m.words, w), append(m.width, measure(w))
		}
	}
	return m
}

// breaks calls back for the first word of each line that a room gives.
func (m wordLine) breaks(room unit.Length, begin func(word int)) {
	line := unit.Length(0)
	for i, w := range m.width {
		if i > 0 && line+m.space+w <= room {
			line += m.space + w
			continue
		}
		begin(i)
		line = w
	}
}

// count is how many lines a room gives.
func (m wordLine) count(room unit.Length) int {
	n := 0
	m.breaks(room, func(int) { n++ })
	return n
}

// narrowest is the narrowest room, to a tenth of a point, in which the words take
// no more lines than they must.
func (m wordLine) narrowest(room unit.Length) unit.Length {
	n := m.count(room)
	low, high := slices.Max(m.width)-1, room
	for high-low > unit.Pt/10 {
		mid := (low + high) / 2
		if m.count(mid) <= n {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

// balanced breaks a text into as few lines as fit, the widest as narrow as can be.
func balanced(s string, room unit.Length, measure func(string) unit.Length) string {
	m := lineOf(s, measure)
	if m.count(room) < 2 {
		return s
	}
	var b strings.Builder
	last := 0
	m.breaks(m.narrowest(room), func(word int) {
		if word > 0 {
			b.WriteString(strings.Join(m.words[last:word], " ") + "\n")
			last = word
		}
	})
	return b.String() + strings.Join(m.words[last:], " ")
}
