package wml

import "github.com/mocban/mocban/internal/unit"

// Opt is a property that may be absent, which is not the same as zero: what is
// absent is inherited.
type Opt[T any] struct {
	V   T
	Set bool
}

// Some is a property that is present.
func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }

// Or gives the value, or a default where the property is absent.
func (o Opt[T]) Or(def T) T {
	if o.Set {
		return o.V
	}
	return def
}

// Toggle is an on/off property (17.17.4) that may be absent.
type Toggle uint8

// The three states of a toggle.
const (
	Unset Toggle = iota
	On
	Off
)

// Or gives the state, or a default where the toggle is absent.
func (t Toggle) Or(def bool) bool {
	if t == Unset {
		return def
	}
	return t == On
}

// ParagraphProps is w:pPr (17.3.1.26) as written on a paragraph or in a style.
type ParagraphProps struct {
	Style             string // w:pStyle: a style id
	KeepNext          Toggle
	KeepLines         Toggle
	PageBreakBefore   Toggle
	WidowControl      Toggle
	ContextualSpacing Toggle
	Numbering         *NumberingRef
	Borders           *Borders // Top, Left, Bottom, Right, Between
	Shade             *Shading
	Tabs              []TabStop
	Spacing           Spacing
	Indent            Indent
	Align             Align
	OutlineLevel      Opt[int]  // 0 to 8; 9 is body text
	Mark              *RunProps // w:rPr of the paragraph mark
	Section           *Section  // this paragraph ends a section
	Extra             []*Node   // everything else, written at its place in the schema
}

// Every Extra keeps two kinds of nodes: elements that the tree does not model,
// whole; and under the name of an element that it does model, the attributes and
// children of it that it does not, such as w:themeColor of w:color. The writer
// puts the latter back into their element.

// NumberingRef is w:numPr (17.3.1.19). ID 0 takes inherited numbering away. A
// style may give only one of the two and inherit the other.
type NumberingRef struct {
	ID, Level           int
	NoID, LevelUnstated bool
}

// Spacing is w:spacing of a paragraph (17.3.1.33).
type Spacing struct {
	Before, After         Opt[unit.Length]
	BeforeAuto, AfterAuto Toggle
	Line                  Opt[int] // 240ths of a line for LineAuto, else twips
	Rule                  LineRule // meaningful where Line is set
}

// LineRule says how Spacing.Line counts (17.18.48).
type LineRule uint8

// The line rules; LineAuto is the default of the standard.
const (
	LineAuto LineRule = iota
	LineAtLeast
	LineExact
)

// Indent is w:ind (17.3.1.12). A hanging indent is a negative FirstLine.
type Indent struct {
	Left, Right, FirstLine Opt[unit.Length]
}

// Align is w:jc (17.18.44) of a paragraph or table.
type Align uint8

// The alignments; AlignUnset is inherited. Start and end count as left and
// right: Vietnamese runs left to right.
const (
	AlignUnset Align = iota
	AlignLeft
	AlignCenter
	AlignRight
	AlignBoth
	AlignDistribute
)

// TabStop is w:tab of w:tabs (17.3.1.37).
type TabStop struct {
	At     unit.Length // from the text margin
	Kind   TabKind
	Leader TabLeader
}

// TabKind is the alignment at a tab stop (17.18.84).
type TabKind uint8

// The kinds of tab stop; TabClear removes an inherited one.
const (
	TabLeft TabKind = iota
	TabCenter
	TabRight
	TabDecimal
	TabBar
	TabClear
)

// TabLeader fills the space of a tab (17.18.85).
type TabLeader uint8

// The leaders.
const (
	LeaderNone TabLeader = iota
	LeaderDot
	LeaderHyphen
	LeaderUnderscore
	LeaderHeavy
	LeaderMiddleDot
)

// RunProps is w:rPr (17.3.2.28) as written on a run or in a style.
type RunProps struct {
	Style        string // w:rStyle
	Fonts        *Fonts
	Bold         Toggle
	BoldCS       Toggle
	Italic       Toggle
	ItalicCS     Toggle
	Caps         Toggle
	SmallCaps    Toggle
	Strike       Toggle
	DoubleStrike Toggle
	Hidden       Toggle // w:vanish
	NoProof      Toggle
	Color        string           // hex or "auto"; "" is inherited
	Spacing      Opt[unit.Length] // added after every character
	Scale        Opt[int]         // w:w, percent
	Kern         Opt[unit.Length] // smallest size that is kerned; 0 is none
	Position     Opt[unit.Length] // raised, or lowered where negative
	Size         Opt[unit.Length]
	SizeCS       Opt[unit.Length]
	Highlight    string
	Underline    string // w:u/@w:val; "" is inherited, "none" is off
	UnderColor   string
	Shade        *Shading
	VertAlign    VertAlign
	Lang         *Lang
	Extra        []*Node
}

// Plain reports whether nothing is said about the look.
func (p *RunProps) Plain() bool {
	return p.Style == "" && p.Fonts == nil && p.Bold|p.BoldCS|p.Italic|p.ItalicCS|p.Caps|p.SmallCaps == Unset &&
		p.Strike|p.DoubleStrike|p.Hidden|p.NoProof == Unset && p.Color == "" && !p.Spacing.Set && !p.Scale.Set &&
		!p.Kern.Set && !p.Position.Set && !p.Size.Set && !p.SizeCS.Set && p.Highlight == "" && p.Underline == "" &&
		p.UnderColor == "" && p.Shade == nil && p.VertAlign == VertUnset && p.Lang == nil && len(p.Extra) == 0
}

// Fonts is w:rFonts (17.3.2.26).
type Fonts struct {
	ASCII, HAnsi, EastAsia, CS                     string
	ASCIITheme, HAnsiTheme, EastAsiaTheme, CSTheme string
	Hint                                           string
}

// Lang is w:lang: BCP 47 tags.
type Lang struct{ Val, EastAsia, Bidi string }

// VertAlign is w:vertAlign (17.18.96).
type VertAlign uint8

// The vertical alignments of a run.
const (
	VertUnset VertAlign = iota
	VertBaseline
	VertSuperscript
	VertSubscript
)

// Border is one edge (17.18.2 for the style).
type Border struct {
	Style string      // single, double, nil, none …
	Width unit.Length // of the line
	Space unit.Length // between the line and the text
	Color string      // hex or "auto"
}

// None reports whether nothing is drawn.
func (b *Border) None() bool {
	return b == nil || b.Style == "" || b.Style == "nil" || b.Style == "none"
}

// Borders are the edges of a paragraph, a table or a cell; nil is absent.
// Between is of paragraphs, InsideH and InsideV are of tables.
type Borders struct {
	Top, Left, Bottom, Right  *Border
	Between, InsideH, InsideV *Border
}

// Shading is w:shd.
type Shading struct{ Pattern, Color, Fill string }
