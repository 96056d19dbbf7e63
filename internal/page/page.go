// Package page holds finished sheets: every item with its place, nothing left to
// decide.
//
// In: nothing. Out: Document, Page, Item, and Dump, their text form for tests.
// Never: knows why a page looks as it does.
package page

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/unit"
)

// Document is all sheets in their order. Structure is what it consists of for a
// reader that goes by meaning; its first element is the document itself.
type Document struct {
	Pages     []Page
	Outline   []Entry
	Structure []Element
	Places    []Place // in the order in which they are met
	Fields    []Field
}

// Page is one sheet. The origin is its top left corner, y grows downwards.
type Page struct {
	Width, Height unit.Length
	Items         []Item
}

// Entry is one bookmark: a heading and where it begins.
type Entry struct {
	Title string
	Level int // from 0
	Page  int // index into Pages
	Y     unit.Length
}

// Place is where a bookmark of the text begins: the room of its paragraph on the
// sheet, or of the paragraph's first line where it has several.
type Place struct {
	Name       string
	Page       int // index into Pages
	X, Y, W, H unit.Length
}

// Field is an empty field for a digital signature. Nothing is drawn for it.
type Field struct {
	Name       string // stands once in a document: ChuKy, Dau2
	Label      string // for a person: «Chữ ký của Nguyễn Văn A»
	Page       int    // index into Pages
	X, Y, W, H unit.Length
	Tag        int32 // 1 more than the index of its element, a Form; 0 where there is none
}

// Item is something drawn at a place. For text, Y is the baseline and X the left
// edge of the first glyph; for all else they are the top left corner.
type Item struct {
	X, Y unit.Length
	Draw Drawing
	At   diag.Pointer // where it came from in the writer's input; "" for the form's own words
	Role Role

	Parted bool    // a tab or the end of a line, which is not drawn, parts it from what is before
	Lead   int16   // so many bytes at the head of the text are a label, of the element before
	Tag    int32   // 1 + the index of the element it belongs to; 0 is none: an artifact
	Actual *string // what is to be read where it is not what is drawn; nil is what is drawn
}

// Role says what an item is to a reader.
type Role uint8

// Content is text of the document; Artifact is decoration: rules, page numbers,
// repeated table heads.
const (
	Content Role = iota
	Artifact
)

// Drawing is Text, Line, Fill, Ellipse, Triangle, Polygon or Picture.
//
//sumtype:decl
type Drawing interface{ isDrawing() }

// Text is a run of glyphs of one face without a break: a word, or words with
// their natural spaces. Chars is in NFC and every one of them is in the face.
// When Spacing is zero, Width is the sum of the advances.
type Text struct {
	Size    unit.Length
	Chars   string
	Width   unit.Length
	Spacing unit.Length // added after every character
	Scale   int         // percent of the glyphs' width; 0 is 100
	Turns   int         // quarter turns clockwise around the item's place
	Color   Color
	Face    Face // last of all, so that the many texts of a document are small
}

// Face names one of the faces of the document's two families.
type Face uint8

// The faces; bit 0 is bold, bit 1 italic, bit 2 without serifs, as in font.Style.
const (
	Serif Face = iota
	SerifBold
	SerifItalic
	SerifBoldItalic
	Sans
	SansBold
	SansItalic
	SansBoldItalic
)

// String is the face's name in dumps.
func (f Face) String() string {
	return [...]string{"serif", "serif-bold", "serif-italic", "serif-bold-italic",
		"sans", "sans-bold", "sans-italic", "sans-bold-italic"}[f&7]
}

// Line is a straight line from the item's place to (DX, DY) further on. Width is
// its thickness; the line lies on both sides of the ideal one. Dash 0 is solid.
type Line struct {
	DX, DY unit.Length
	Width  unit.Length
	Dash   unit.Length
	Color  Color
}

// Fill is a filled rectangle.
type Fill struct {
	W, H  unit.Length
	Color Color
}

// Ellipse fills the rectangle of W by H at its place. A Width of zero leaves its
// line away.
type Ellipse struct {
	W, H   unit.Length
	Filled bool
	Fill   Color
	Width  unit.Length // of the line, which lies on both sides of the ideal one
	Dash   unit.Length
	Color  Color
}

// Triangle is a filled triangle: its place is one corner, A and B are the others,
// counted from there.
type Triangle struct {
	AX, AY, BX, BY unit.Length
	Color          Color
}

// Polygon is a figure of straight edges, which meet in rounded corners. An open one
// is a line from its first point to its last and has no ground. A Width of zero
// leaves its line away.
type Polygon struct {
	Points []Point // counted from the item's place; not changed once they are drawn
	Open   bool
	Filled bool
	Fill   Color
	Width  unit.Length // of the line, which lies on both sides of the ideal one
	Dash   unit.Length
	Color  Color
}

// Point is a place, counted from another one.
type Point struct{ X, Y unit.Length }

// Picture is an image, stretched to W by H.
type Picture struct {
	W, H  unit.Length
	Image *Image
}

// Image is what pictures show. Its data are sound: they come from an encoder of
// the house, not from the writer's file.
type Image struct {
	Name          string // of the part it came from, for dumps
	Format        ImageFormat
	Width, Height int // pixels
	Data          []byte
}

// ImageFormat is how an image is written.
type ImageFormat uint8

// The formats.
const (
	PNG ImageFormat = iota
	JPEG
)

// String is the format's name.
func (f ImageFormat) String() string { return [...]string{"png", "jpeg"}[f&1] }

// Color is 0xRRGGBB.
type Color uint32

// Black is the colour of all text that the decree does not colour.
const Black Color = 0

func (Text) isDrawing()     {}
func (Line) isDrawing()     {}
func (Fill) isDrawing()     {}
func (Ellipse) isDrawing()  {}
func (Triangle) isDrawing() {}
func (Polygon) isDrawing()  {}
func (Picture) isDrawing()  {}
