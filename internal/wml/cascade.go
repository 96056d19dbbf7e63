package wml

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/mocban/mocban/internal/unit"
)

// TableContext is the table a paragraph stands in, as far as it shapes the text.
type TableContext struct {
	Style string     // the id of its style; "" is the default table style
	Parts TableParts // that the cell around the paragraph belongs to
}

// cascade is what Styles finds out once, so that asking costs little. After index
// only tabled changes, under its lock.
type cascade struct {
	byID    map[string]*Style
	byName  map[string]*Style
	base    map[*Style]*Style // basedOn, with circles cut
	usual   [NumberingStyle + 1]*Style
	plain   map[*Style]*ParagraphFormat // by paragraph style, outside tables; nil is no style
	letters map[string]*RunProps        // character styles by id, with what they are based on
	parts   map[*Style][]TablePart      // of the table styles that dress parts apart

	mu     sync.RWMutex
	tabled map[tabledKey]map[*Style]*ParagraphFormat // by table style and part, then paragraph style
}

// maxStyles is more than Word itself keeps (4,079).
const maxStyles = 10_000

// NewStyles makes the styles of a document: its defaults and its list. Neither
// the list nor a style in it may change afterwards.
func NewStyles(paragraph ParagraphProps, run RunProps, list []*Style) *Styles {
	s := &Styles{List: list}
	s.Defaults.Paragraph, s.Defaults.Run = paragraph, run
	s.index()
	return s
}

// ByID finds a style by w:styleId, or gives nil.
func (s *Styles) ByID(id string) *Style { return s.byID[id] }

// ByName finds a style by w:name, whatever the case and the normal form of its
// letters, or gives nil. Ids are Word's business; names are what a writer sees.
func (s *Styles) ByName(name string) *Style { return s.byName[foldName(name)] }

func foldName(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// Numbered gives the same styles with the lists that paragraphs and styles name.
func (s *Styles) Numbered(n *Numbering) *Styles {
	out := &Styles{List: s.List, Extra: s.Extra, origin: s.origin, theme: s.theme, numbering: n}
	out.Defaults = s.Defaults
	out.index()
	return out
}

// index makes the cascade and gives the styles at which a circle was cut.
func (s *Styles) index() []*Style {
	s.byID = make(map[string]*Style, len(s.List))
	s.byName = make(map[string]*Style, len(s.List))
	for _, st := range s.List {
		if _, twice := s.byID[st.ID]; !twice {
			s.byID[st.ID] = st
		}
		if name := foldName(st.Name); s.byName[name] == nil {
			s.byName[name] = st
		}
		if st.Default && s.usual[st.Type] == nil {
			s.usual[st.Type] = st
		}
	}
	cut := s.cutCircles()
	s.tabled = map[tabledKey]map[*Style]*ParagraphFormat{}
	s.parts = map[*Style][]TablePart{}
	s.plain = make(map[*Style]*ParagraphFormat, len(s.List)+1)
	s.letters = map[string]*RunProps{}
	s.plain[nil] = s.rootFormat(nil, nil)
	for _, st := range s.List {
		switch st.Type {
		case ParagraphStyle:
			s.format(st, s.plain)
		case CharacterStyle:
			s.letterProps(st)
		case TableStyle:
			if parts := readTableParts(st); parts != nil {
				s.parts[st] = parts
			}
		case NumberingStyle:
		}
	}
	return cut
}

// cutCircles fills base. A style is based on one of its own type; a step that
// would come back to a style of the same walk is cut.
func (s *Styles) cutCircles() []*Style {
	s.base = make(map[*Style]*Style, len(s.List))
	var cut []*Style
	walk := make(map[*Style]int, len(s.List)) // the walk that met the style first
	for i, st := range s.List {
		for st != nil && walk[st] == 0 {
			walk[st] = i + 1
			next := s.byID[st.BasedOn]
			if st.BasedOn == "" || next == nil || next.Type != st.Type {
				break
			}
			if walk[next] == i+1 {
				cut = append(cut, st)
				break
			}
			s.base[st] = next
			st = next
		}
	}
	return cut
}

// chain lists a style and what it is based on, up to the first that is done.
func (s *Styles) chain(st *Style, done func(*Style) bool) []*Style {
	var chain []*Style
	for ; st != nil && !done(st); st = s.base[st] {
		chain = append(chain, st)
	}
	return chain
}

// rootFormat is what stands under every paragraph style: the document's defaults
// and the table style with the parts that the cell belongs to.
func (s *Styles) rootFormat(table *Style, parts []TablePart) *ParagraphFormat {
	f := &ParagraphFormat{
		Align: AlignLeft, Line: singleLine, WidowControl: true, Outline: bodyText,
		Run: RunFormat{Font: "Times New Roman", Size: 10 * unit.Pt, Scale: 100, VertAlign: VertBaseline},
	}
	s.lay(f, &s.Defaults.Paragraph)
	s.applyRun(&f.Run, &s.Defaults.Run)
	f.levels.defaults = togglesOf(&s.Defaults.Run)
	chain := s.chain(table, func(*Style) bool { return false })
	for i := len(chain) - 1; i >= 0; i-- {
		s.lay(f, &chain[i].Paragraph)
		s.applyRun(&f.Run, &chain[i].Run)
		f.levels.table = f.levels.table.under(togglesOf(&chain[i].Run))
	}
	for i := range parts {
		s.lay(f, &parts[i].Paragraph)
		s.applyRun(&f.Run, &parts[i].Run)
		f.levels.table = f.levels.table.under(togglesOf(&parts[i].Run))
	}
	f.levels.settle(&f.Run, toggles{})
	return f
}

// format resolves a paragraph style and all it is based on, on top of done[nil].
func (s *Styles) format(st *Style, done map[*Style]*ParagraphFormat) *ParagraphFormat {
	chain := s.chain(st, func(x *Style) bool { return done[x] != nil })
	if len(chain) == 0 {
		return done[st]
	}
	base := done[s.base[chain[len(chain)-1]]]
	for i := len(chain) - 1; i >= 0; i-- {
		f := *base
		f.Style = chain[i]
		s.lay(&f, &chain[i].Paragraph)
		s.applyRun(&f.Run, &chain[i].Run)
		f.levels.paragraph = f.levels.paragraph.under(togglesOf(&chain[i].Run))
		f.levels.settle(&f.Run, toggles{})
		done[chain[i]] = &f
		base = &f
	}
	return base
}

// letterProps resolves a character style.
func (s *Styles) letterProps(st *Style) *RunProps {
	chain := s.chain(st, func(x *Style) bool { return s.letters[x.ID] != nil })
	for i := len(chain) - 1; i >= 0; i-- {
		var p RunProps
		if base := s.base[chain[i]]; base != nil {
			p = *s.letters[base.ID]
		}
		p.under(&chain[i].Run)
		s.letters[chain[i].ID] = &p
	}
	return s.letters[st.ID]
}

// Paragraph resolves a paragraph (17.7.2). Table is nil outside tables. The
// answer may be shared and must not be changed. Properties of the paragraph mark
// (p.Mark) are not in it: ask Run for them.
func (s *Styles) Paragraph(p *ParagraphProps, table *TableContext) *ParagraphFormat {
	base := s.styleFormat(p.Style, table)
	if !p.direct() {
		return base
	}
	f := *base
	s.lay(&f, p)
	return &f
}

// Run resolves a run in a paragraph: its character style, then its own properties.
func (s *Styles) Run(base *ParagraphFormat, r *RunProps) RunFormat {
	f := base.Run
	if r == nil {
		return f
	}
	if r.Style != "" {
		if letters := s.letters[r.Style]; letters != nil {
			s.applyRun(&f, letters)
			base.levels.settle(&f, togglesOf(letters))
		}
	}
	s.applyRun(&f, r)
	togglesOf(r).force(&f)
	return f
}

// styleFormat is the format of a paragraph without properties of its own.
func (s *Styles) styleFormat(id string, table *TableContext) *ParagraphFormat {
	st := s.byID[id]
	if st == nil || st.Type != ParagraphStyle {
		st = s.usual[ParagraphStyle]
	}
	if under := s.tableStyle(table); under != nil {
		return s.tabledFormat(st, under, table)
	}
	return s.plain[st]
}

// tableStyle gives the style of a table where it shapes the text inside.
func (s *Styles) tableStyle(table *TableContext) *Style {
	if table == nil {
		return nil
	}
	st := s.ofTable(table)
	for under := st; under != nil; under = s.base[under] {
		if under.Paragraph.direct() || under.Run.direct() || len(s.parts[under]) > 0 {
			return st
		}
	}
	return nil
}

func (s *Styles) tabledFormat(st, table *Style, context *TableContext) *ParagraphFormat {
	key := tabledKey{table, context.Parts}
	s.mu.RLock()
	f := s.tabled[key][st]
	s.mu.RUnlock()
	if f != nil {
		return f
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tabled[key] == nil {
		s.tabled[key] = map[*Style]*ParagraphFormat{nil: s.rootFormat(table, s.TablePartsOf(context))}
	}
	return s.format(st, s.tabled[key])
}
