package layout

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// fieldState follows complex fields (17.16.18) through the runs. A field may
// begin in one paragraph and end in another, and hold other fields.
type fieldState struct{ open []field }

type field struct {
	instruction string
	form        *wml.Node // w:ffData of a form field, in what else its beginning holds
	shown       bool      // past the separator
	replaced    bool      // its cached result is not shown: the engine knows better
}

// maxFields bounds fields in fields; deeper ones count as the deepest.
const maxFields = 32

// silent reports whether the text now read is not to be seen.
func (s *fieldState) silent() bool {
	for i := range s.open {
		if f := &s.open[i]; !f.shown || f.replaced {
			return true
		}
	}
	return false
}

// instruct adds to the instruction of the innermost field.
func (s *fieldState) instruct(text string) {
	if n := len(s.open); n > 0 && !s.open[n-1].shown && len(s.open[n-1].instruction) < 1000 {
		s.open[n-1].instruction += text
	}
}

// fieldChar opens, turns or closes a field. What the engine knows better than the
// cached result is put in at the separator, or at the end where there is none.
func (c *collector) fieldChar(char wml.FieldChar, l *look, at diag.Pointer) {
	s, kind := &c.fields, char.Kind
	n := len(s.open)
	switch {
	case kind == wml.FieldBegin:
		if n < maxFields {
			s.open = append(s.open, field{form: char.Rest})
		}
	case n == 0:
	case kind == wml.FieldSeparate:
		c.showField(l, at)
	case kind == wml.FieldEnd:
		if !s.open[n-1].shown {
			c.showField(l, at)
		}
		s.open = s.open[:n-1]
	}
}

func (c *collector) showField(l *look, at diag.Pointer) {
	f := &c.fields.open[len(c.fields.open)-1]
	f.shown = true
	text, known := c.fieldText(f.instruction)
	if !known {
		text, known = f.checkBox()
	}
	if known && !c.fields.silent() {
		c.spans = append(c.spans, span{text: text, look: l, at: at})
	}
	f.replaced = known
}

// checkBox is the box of a FORMCHECKBOX field (17.16.7), which has no result of its
// own; the decreed family has no ticked box, so a ticked one is filled.
func (f *field) checkBox() (string, bool) {
	words := strings.Fields(f.instruction)
	if len(words) == 0 || strings.ToUpper(words[0]) != "FORMCHECKBOX" {
		return "", false
	}
	ticked := false
	if f.form != nil {
		if data := f.form.Child("ffData"); data != nil {
			if box := data.Child("checkBox"); box != nil {
				ticked = isOn(box.Child("default"))
				if now := box.Child("checked"); now != nil {
					ticked = isOn(now)
				}
			}
		}
	}
	if ticked {
		return "■", true
	}
	return "□", true
}

// isOn reads an on/off element; a missing one is off.
func isOn(n *wml.Node) bool {
	return n != nil && n.Attr("val") != "0" && n.Attr("val") != "false" && n.Attr("val") != "off"
}

// fieldText is what a field stands for here and now; false leaves its cached
// result standing.
func (e *engine) fieldText(instruction string) (string, bool) {
	words := strings.Fields(instruction)
	if len(words) == 0 {
		return "", false
	}
	switch strings.ToUpper(words[0]) {
	case "PAGE":
		return e.pageText, true
	case "NUMPAGES":
		e.usesTotal = true
		if e.total > 0 {
			return strconv.Itoa(e.total), true
		}
	case "SECTIONPAGES":
		if e.inSection > 0 {
			return strconv.Itoa(e.inSection), true
		}
	}
	return "", false
}
