package wml

import "github.com/mocban/mocban/internal/opc"

// Numbering is word/numbering.xml (17.9). The XML is what is written back; the
// lists are what it says, worked out once. It is immutable once made.
type Numbering struct {
	Root *Node

	origin *opc.Part
	lists  map[int]*List
}

// List is what a w:num stands for: the levels of its abstract definition with its
// own overrides laid over them.
type List struct {
	ID     int // w:numId
	Family int // lists of one family, that is of one w:abstractNum, count on together
	Levels [ListLevels]ListLevel
}

// ListLevels is how many levels a list has (17.9.3).
const ListLevels = 9

// ListLevel is w:lvl (17.9.6).
type ListLevel struct {
	Start     int
	Override  Opt[int]       // w:startOverride: the list begins again here
	Restart   int            // after which levels it starts anew: those below this number; 0 is never
	Format    string         // w:numFmt (17.18.59)
	Text      string         // w:lvlText: %1 to %9 stand for the numbers of the levels
	Follow    Follow         // what stands between number and text
	Align     Align          // of the number at its place
	Legal     bool           // w:isLgl: the numbers of all levels are decimal
	Picture   bool           // a picture stands for the bullet
	Style     string         // w:pStyle: paragraphs of the style are on this level
	Paragraph ParagraphProps // indents and tabs
	Run       RunProps       // of the number
}

// Follow is w:suff (17.9.28).
type Follow uint8

// What stands between a number and its text; a tab is the default.
const (
	FollowTab Follow = iota
	FollowSpace
	FollowNothing
)

var followNames = []string{"tab", "space", "nothing"}

// maxLists is far more than Word itself keeps apart.
const maxLists = 20_000

// NewNumbering works out the lists of a w:numbering element.
func NewNumbering(root *Node) *Numbering {
	n := &Numbering{Root: root, lists: map[int]*List{}}
	r := numberingReader{reader: reader{found: &findings{}}, abstracts: map[int]*Node{}, styled: map[string]int{}}
	for _, c := range root.Children {
		if id, ok := integer(c.Attr("abstractNumId")); ok && c.is("abstractNum") && r.abstracts[id] == nil {
			r.abstracts[id] = c
			if link := c.Child("styleLink"); link != nil {
				r.styled[link.Attr("val")] = id
			}
		}
	}
	for _, c := range root.Children {
		if id, ok := integer(c.Attr("numId")); ok && c.is("num") && n.lists[id] == nil && len(n.lists) < maxLists {
			n.lists[id] = r.list(id, c)
		}
	}
	return n
}

// List finds a list by its number, or gives nil.
func (n *Numbering) List(id int) *List {
	if n == nil {
		return nil
	}
	return n.lists[id]
}

// Level gives the level that a reference means, or nil.
func (n *Numbering) Level(ref *NumberingRef) *ListLevel {
	if ref == nil {
		return nil
	}
	list := n.List(ref.ID)
	if list == nil {
		return nil
	}
	return &list.Levels[max(0, min(ref.Level, ListLevels-1))]
}

// ofStyle is the level that a list gives to a paragraph style (17.9.23), 0 where
// it gives none.
func (n *Numbering) ofStyle(id int, style string) int {
	if list := n.List(id); list != nil {
		for i := range list.Levels {
			if list.Levels[i].Style == style {
				return i
			}
		}
	}
	return 0
}

// numberingReader reads lists; abstract definitions by their numbers and by the
// list style that they are the definition of.
type numberingReader struct {
	reader
	abstracts map[int]*Node
	styled    map[string]int
}

func (r *numberingReader) list(id int, n *Node) *List {
	l := &List{ID: id, Family: -id} // without a definition: a family of its own
	for i := range l.Levels {
		l.Levels[i] = ListLevel{Start: 1, Restart: i, Format: "decimal"}
	}
	if ref := n.Child("abstractNumId"); ref != nil {
		if abstract, ok := integer(ref.Attr("val")); ok {
			l.Family = r.follow(abstract)
			r.levels(l, r.abstracts[l.Family])
		}
	}
	for _, c := range n.Children {
		if c.is("lvlOverride") {
			r.override(l, c)
		}
	}
	return l
}

// follow goes from a definition that only names a list style to the style's own
// (17.9.21); a link to nowhere or in a circle is none.
func (r *numberingReader) follow(abstract int) int {
	for range ListLevels {
		n := r.abstracts[abstract]
		if n == nil || n.Child("numStyleLink") == nil {
			return abstract
		}
		next, ok := r.styled[n.Child("numStyleLink").Attr("val")]
		if !ok {
			return abstract
		}
		abstract = next
	}
	return abstract
}

func (r *numberingReader) levels(l *List, abstract *Node) {
	if abstract == nil {
		return
	}
	for _, c := range abstract.Children {
		if c.is("lvl") {
			if i, ok := levelIndex(c); ok {
				l.Levels[i] = r.level(i, c)
			}
		}
	}
}

func levelIndex(n *Node) (int, bool) {
	i, ok := integer(n.Attr("ilvl"))
	return i, ok && i >= 0 && i < ListLevels
}

// override lays w:lvlOverride (17.9.8) over a level.
func (r *numberingReader) override(l *List, n *Node) {
	i, ok := levelIndex(n)
	if !ok {
		return
	}
	if lvl := n.Child("lvl"); lvl != nil {
		l.Levels[i] = r.level(i, lvl)
	}
	if start := n.Child("startOverride"); start != nil {
		l.Levels[i].Override = take(start).integer("val")
	}
}

func (r *numberingReader) level(i int, n *Node) ListLevel {
	l := ListLevel{Restart: i, Format: "decimal"}
	for _, c := range n.Children {
		if c.Name.Space == NS {
			r.levelProp(&l, i, c)
		}
	}
	return l
}

func (r *numberingReader) levelProp(l *ListLevel, i int, c *Node) {
	val := c.Attr("val")
	switch c.Name.Local {
	case "start":
		l.Start, _ = integer(val)
	case "lvlRestart":
		if n, ok := integer(val); ok {
			l.Restart = max(0, min(n, i))
		}
	case "numFmt":
		l.Format = val
	case "lvlText":
		l.Text = val
	case "suff":
		l.Follow, _ = enum[Follow](followNames, val)
	case "lvlJc":
		l.Align, _ = enum[Align](alignNames, val)
	case "isLgl":
		l.Legal = onOff(val) == On
	case "lvlPicBulletId":
		l.Picture = true
	case "pStyle":
		l.Style = val
	case "pPr":
		l.Paragraph = r.paragraphProps(c)
	case "rPr":
		l.Run = runProps(c)
	}
}

// Number resolves the look of a paragraph's number: that of the paragraph mark, but
// never underlined or raised by it, then what the level says (17.9.24).
func (s *Styles) Number(base *ParagraphFormat, mark, number *RunProps) RunFormat {
	f := s.Run(base, mark)
	f.Underline, f.UnderColor, f.VertAlign, f.Highlight, f.Hidden = "", "", VertBaseline, "", false
	if number.Style != "" {
		if letters := s.letters[number.Style]; letters != nil {
			s.applyRun(&f, letters)
			togglesOf(letters).force(&f)
		}
	}
	s.applyRun(&f, number)
	togglesOf(number).force(&f)
	return f
}
