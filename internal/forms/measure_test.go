package forms

import (
	"testing"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/unit"
)

func faces(t *testing.T) *font.Set {
	t.Helper()
	set, err := font.NewSet(fonts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestDashesOfAddresseesStandUnderTheColon measures what the style sheet can only
// say in numbers (điểm d khoản 9 Mục II).
func TestDashesOfAddresseesStandUnderTheColon(t *testing.T) {
	set := faces(t)
	for _, c := range []struct {
		words string
		want  unit.Length
	}{{"Kính gửi", addresseeWord}, {"- ", addresseeHang}} {
		got := set.Measure(c.words, font.Regular, sizeBody*unit.Pt)
		if d := got - c.want; d > unit.Twip || d < -unit.Twip {
			t.Errorf("%q is %d twips wide, the form says %d", c.words, got.Twips(), c.want.Twips())
		}
	}
}

func TestNationalNameFitsItsColumn(t *testing.T) {
	if got := faces(t).Measure(decree.NationalName, font.Bold, sizeHeader*unit.Pt); got > headerRight {
		t.Errorf("Quốc hiệu is %.2f pt wide, its column %.2f", got.Pt(), headerRight.Pt())
	}
}

func TestColumnsOfHeaderAndSignatureFillTheText(t *testing.T) {
	s := sectionsOf(true).main
	text := s.Width - s.Margins.Left - s.Margins.Right
	for name, w := range map[string]unit.Length{"header": headerLeft + headerRight, "signature": signLeft + signRight} {
		if w != text {
			t.Errorf("%s is %d twips wide, the text %d", name, w.Twips(), text.Twips())
		}
	}
}
