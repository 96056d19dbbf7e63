package layout

import "github.com/mocban/mocban/internal/page"

// stamps are the last texts and lines drawn. Words come again and again, and the
// lines of a table are few: equal ones are one drawing, which many items share.
type stamps struct {
	last [1 << stampBits]page.Drawing // each at the place that its hash gives it
}

// stampBits leave room for the different words of some pages.
const stampBits = 10

// text gives a text as a drawing.
func (s *stamps) text(t page.Text) page.Drawing {
	place := &s.last[hashOf(uint64(t.Width), t.Chars)]
	// Comparing the texts themselves costs half of what it costs by way of the interface.
	if last, ok := (*place).(page.Text); !ok || last != t {
		*place = t
	}
	return *place
}

// line gives a line as a drawing.
func (s *stamps) line(l page.Line) page.Drawing {
	place := &s.last[hashOf(uint64(l.DX+3*l.DY), "")]
	if last, ok := (*place).(page.Line); !ok || last != l {
		*place = l
	}
	return *place
}

// forget drops all drawings.
func (s *stamps) forget() { clear(s.last[:]) }

// hashOf mixes a length and the end of a text, which tells most words apart.
func hashOf(length uint64, text string) uint64 {
	const longest, prime = 6, 0x9E3779B97F4A7C15 // 2^64 divided by the golden ratio
	h := length
	for i := max(0, len(text)-longest); i < len(text); i++ {
		h = (h ^ uint64(text[i])) * prime
	}
	return h * prime >> (64 - stampBits)
}
