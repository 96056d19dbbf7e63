package page

import (
	"fmt"
	"strings"
)

// Element is one part of a document as a reader without eyes goes through it: a
// heading, a paragraph, a cell. Items name the element they belong to; an element
// that goes on on the next page is the same one.
type Element struct {
	Alt       string // what a figure shows, in words
	Parent    int32  // index of an earlier element; that of the first one is -1
	ColSpan   int32  // columns that a cell covers; 0 is 1
	RowSpan   int32  // rows that a cell covers; 0 is 1
	Type      ElementType
	Numbering Numbering // of a list
}

// ElementType is what an element is, in the words of PDF (ISO 32000-1, 14.8.4).
type ElementType uint8

// The types of elements. All header cells are those of their columns.
const (
	DocumentElement ElementType = iota
	Sect
	Div
	P
	H1
	H2
	H3
	H4
	H5
	H6
	L
	LI
	Lbl
	LBody
	Table
	TR
	TH
	TD
	Figure
	Reference
	Note
	Form
)

var elementNames = [...]string{
	"Document", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
	"Table", "TR", "TH", "TD", "Figure", "Reference", "Note", "Form",
}

// String is the type's name in PDF.
func (t ElementType) String() string {
	if int(t) < len(elementNames) {
		return elementNames[t]
	}
	return "Unknown"
}

// Numbering is how a list is labelled (ISO 32000-1, table 347).
type Numbering uint8

// The ways of numbering; those of signs do not say which sign it is.
const (
	Unlabelled Numbering = iota
	Signs
	Decimal
	UpperRoman
	LowerRoman
	UpperAlpha
	LowerAlpha
)

// String is the name in PDF.
func (n Numbering) String() string {
	return [...]string{"None", "Disc", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha", "None"}[n&7]
}

// DumpStructure writes the elements of a document with their texts for tests, one
// element a line, deeper ones further in:
//
//	Document
//	  H1 "I. MỤC ĐÍCH"
//	  Table
//	    TR
//	      TH cols=2 "Kế hoạch"
func DumpStructure(d *Document) string {
	if d == nil || len(d.Structure) == 0 {
		return ""
	}
	s := structure{elements: d.Structure, texts: make([]strings.Builder, len(d.Structure)), kids: make([][]int, len(d.Structure))}
	for i := range d.Pages {
		for k := range d.Pages[i].Items {
			s.read(&d.Pages[i].Items[k])
		}
	}
	for i, e := range d.Structure[1:] {
		s.kids[e.Parent] = append(s.kids[e.Parent], i+1)
	}
	s.dump(0, 0)
	return s.out.String()
}

// structure gathers what the elements of a document hold.
type structure struct {
	elements []Element
	texts    []strings.Builder
	kids     [][]int
	out      strings.Builder
}

func (s *structure) read(it *Item) {
	t, ok := it.Draw.(Text)
	if !ok || it.Tag <= 0 || int(it.Tag) > len(s.texts) {
		return
	}
	text := &s.texts[it.Tag-1]
	if it.Parted && text.Len() > 0 {
		text.WriteByte(' ')
	}
	chars := t.Chars
	if it.Lead > 0 {
		s.texts[it.Tag-2].WriteString(chars[:it.Lead])
		chars = chars[it.Lead:]
	}
	if it.Actual != nil {
		chars = *it.Actual
	}
	text.WriteString(chars)
}

func (s *structure) dump(i, depth int) {
	e := &s.elements[i]
	fmt.Fprintf(&s.out, "%s%s", strings.Repeat("  ", depth), e.Type)
	if e.ColSpan > 1 {
		fmt.Fprintf(&s.out, " cols=%d", e.ColSpan)
	}
	if e.RowSpan > 1 {
		fmt.Fprintf(&s.out, " rows=%d", e.RowSpan)
	}
	if e.Numbering != Unlabelled {
		fmt.Fprintf(&s.out, " %s", e.Numbering)
	}
	if e.Alt != "" {
		fmt.Fprintf(&s.out, " alt=%q", e.Alt)
	}
	if text := s.texts[i].String(); text != "" {
		fmt.Fprintf(&s.out, " %s", quote(text))
	}
	s.out.WriteByte('\n')
	for _, k := range s.kids[i] {
		s.dump(k, depth+1)
	}
}
