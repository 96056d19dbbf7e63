package font

import "strings"

// Style is one of the faces of a set: bit 0 is bold, bit 1 italic, bit 2 the family
// without serifs.
type Style uint8

// The four styles an official document is set in, and the bit that makes of each the
// one of Arial.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic

	Sans Style = 1 << 2

	styleCount = 4 // of a family
)

// String is the name of the style in dumps and messages: "serif",
// "serif-bold", "serif-italic", "serif-bold-italic", "sans", ….
func (s Style) String() string {
	name := [styleCount]string{"", "-bold", "-italic", "-bold-italic"}[s%styleCount]
	if s&Sans != 0 {
		return "sans" + name
	}
	return "serif" + name
}

// The bits of OS/2.fsSelection that tell a style; head.macStyle has bold and
// italic in the order of Style.
const (
	selectItalic  = 1 << 0
	selectBold    = 1 << 5
	selectRegular = 1 << 6
)

// styleOf reads a face's style. Either table may have forgotten its bits, so
// both are asked, and the name of the subfamily only if both are silent.
func styleOf(selection, macStyle uint16, subfamily string) Style {
	style := Style(macStyle) & BoldItalic
	if selection&selectBold != 0 {
		style |= Bold
	}
	if selection&selectItalic != 0 {
		style |= Italic
	}
	if style != Regular || selection&selectRegular != 0 {
		return style
	}
	name := strings.ToLower(subfamily)
	if strings.Contains(name, "bold") {
		style |= Bold
	}
	if strings.Contains(name, "italic") || strings.Contains(name, "oblique") {
		style |= Italic
	}
	return style
}
