package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// drawer turns placed slices into items of one sheet.
type drawer struct {
	*engine
	sheet int
	items []page.Item
	role  page.Role

	behind  []page.Item // drawings behind the text
	over    int         // 1 + the index of the first item of a drawing over the text; 0 is none yet
	paraTop unit.Length // of the paragraph being drawn, as far as it stands on this sheet

	nested bool  // inside a cell
	cuts   []cut // cells that go on on the next sheet

	para   *para // whose text is drawn
	sole   bool  // it is all there is in a cell of data
	parent int32 // tag of what holds the blocks that are drawn; 0 is the section
	parted bool  // a tab or the end of a line stands before the next text
}

func (d *drawer) add(x, y unit.Length, what page.Drawing, at diag.Pointer, role page.Role) {
	if d.role == page.Artifact {
		role = page.Artifact
	}
	d.items = append(d.items, page.Item{X: near(x), Y: near(y), Draw: what, At: at, Role: role})
}

// ground paints what lies behind text. It goes below the drawings that lie over the text,
// though those have been drawn with the paragraph they are anchored in.
func (d *drawer) ground(x, y unit.Length, what page.Fill, at diag.Pointer) {
	d.add(x, y, what, at, page.Artifact)
	if d.over > 0 {
		last := len(d.items) - 1
		fill := d.items[last]
		copy(d.items[d.over:], d.items[d.over-1:last])
		d.items[d.over-1] = fill
		d.over++
	}
}

// column draws slices one below the other from y; x is the left edge that the
// slices' own places count from.
func (d *drawer) column(list []slice, x, y unit.Length) {
	parent := d.parent
	defer func() { d.parent = parent }()
	for i := 0; i < len(list); {
		d.parent = parent
		if n := list[i].note; n != nil && d.role != page.Artifact {
			d.parent = d.noteTag(n)
		}
		if list[i].row != nil {
			n := sameTable(list[i:])
			y = d.rows(list[i:i+n], x+list[i].left, y)
			i += n
			continue
		}
		s := &list[i]
		y += s.gap
		if s.ruled {
			d.noteRule(x+s.left, y, s.para.right)
		}
		if s.opens || i == 0 {
			d.paraTop = y - s.gap + min(s.para.lent, s.gap) // as LibreOffice counts, with its own white
			d.frame(list[i:], x+s.left, y)
		}
		d.line(s, x+s.left, y)
		y += s.height
		i++
	}
}

// sameTable counts the slices at the head of a list that are rows of one table.
func sameTable(list []slice) int {
	n := 1
	for n < len(list) && list[n].row != nil && list[n].row.table == list[0].row.table {
		n++
	}
	return n
}

// line draws the text of a line.
func (d *drawer) line(s *slice, x, y unit.Length) {
	p := s.para
	ln := &p.lines[s.line]
	if s.line == 0 {
		d.bookmark(p, y)
		d.placesOf(s, x, y)
	}
	d.para, d.parted = p, s.line > 0 && p.lines[s.line-1].end >= hardBreak
	base := y + s.top + ln.base
	pieces := p.pieces[ln.first:ln.last]
	if p.marked {
		d.paint(p, ln, pieces, x, base)
	}
	d.words(p, pieces, x, base)
	if p.marked {
		d.strokes(p, pieces, x, base)
	}
	if p.bordered {
		d.runBorders(p, pieces, x, base)
	}
	if p.drawings {
		d.objects(p, s, x, y, base)
	}
}

// bookmark notes a heading for the outline.
func (d *drawer) bookmark(p *para, y unit.Length) {
	if p.rank < 0 || p.rank > 8 || d.role == page.Artifact {
		return
	}
	if title := p.title(); title != "" {
		d.outline = append(d.outline, page.Entry{Title: title, Level: int(p.rank), Page: d.sheet, Y: y})
	}
}

// placesOf notes where the bookmarks of a paragraph begin. What is repeated on every
// sheet is no place.
func (d *drawer) placesOf(s *slice, x, y unit.Length) {
	if !s.para.named || d.role == page.Artifact {
		return
	}
	for _, name := range d.bookmarks[s.para] {
		d.places = append(d.places, page.Place{Name: name, Page: d.sheet, X: x + s.para.left, Y: y, W: s.para.right - s.para.left, H: s.height})
	}
}

// title is the paragraph's text on one line.
func (p *para) title() string {
	if len(p.spans) == 1 && p.spans[0].kind == spanText && spacedOnce(p.spans[0].text) {
		return p.spans[0].text
	}
	var b strings.Builder
	for i := range p.spans {
		switch s := &p.spans[i]; s.kind {
		case spanText, spanSolid:
			b.WriteString(s.text)
		case spanTab, spanLineBreak, spanPageBreak, spanColumnBreak:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// spacedOnce reports whether no white stands in a text but one space between words.
func spacedOnce(s string) bool {
	last := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return last != ' '
}

// words draws the words of a line. Where nothing was stretched, words of one span
// make one item; else each has its own exact place. The space behind a word goes
// with it, so that a reader of the items finds words parted; of the spaces that
// hang over the line's end, one does.
func (d *drawer) words(p *para, pieces []piece, x, base unit.Length) {
	last := lastInk(pieces)
	for i := 0; i < len(pieces); i++ {
		q := &pieces[i]
		if q.kind == pieceTab {
			// Signs that fill the tab part the texts beside them: a space behind the
			// signs would part those from the text as well.
			if !d.leader(p, q, x, base) {
				d.parted = true
			}
			continue
		}
		if q.kind != pieceWord {
			continue
		}
		if i > last {
			d.hangingSpace(p, pieces[:i+1], x, base)
			return
		}
		from, w, end := i, q.w, q.mid
		s := &p.spans[q.span]
		if !s.look.kern {
			for i < last && goesOn(&pieces[i], &pieces[i+1]) {
				w += pieces[i].sw
				i++
				w += pieces[i].w
				end = pieces[i].mid
			}
		}
		if tail := &pieces[i]; tail.spaces > 0 {
			n := tail.spaces
			if i == last {
				n = 1
			}
			end += n
			w += tail.sw.Scale(int64(n), int64(tail.spaces))
		}
		d.text(s, q.from, end, w, x+pieces[from].x, base)
	}
}

// goesOn reports whether piece b stands where its words would stand if they were
// written in one go with those of a.
func goesOn(a, b *piece) bool {
	return b.kind == pieceWord && b.span == a.span && b.from == a.to && b.x == a.x+a.w+a.sw
}

// lastInk is the last piece with a word in it, or -1.
func lastInk(pieces []piece) int {
	for i := len(pieces) - 1; i >= 0; i-- {
		if pieces[i].kind == pieceTab || pieces[i].kind == pieceObject || pieces[i].kind == pieceWord && pieces[i].mid > pieces[i].from {
			return i
		}
	}
	return -1
}

// hangingSpace draws the space that parts the line's last word from the next
// line's first, where it is not of the word's own span.
func (d *drawer) hangingSpace(p *para, pieces []piece, x, base unit.Length) {
	q := &pieces[len(pieces)-1]
	if n := len(pieces); q.spaces == 0 || n < 2 || pieces[n-2].spaces > 0 || pieces[n-2].kind != pieceWord {
		return
	}
	d.text(&p.spans[q.span], q.mid, q.mid+1, q.sw.Scale(1, int64(q.spaces)), x+q.x, base)
}

// text draws bytes from:to of a span.
func (d *drawer) text(s *span, from, to int32, w, x, base unit.Length) {
	if from >= to {
		return
	}
	l := s.look
	if l.kern && to-from > 1 {
		d.kerned(s, from, to, x, base)
		return
	}
	d.glyphs(s, from, to, w, x, base)
}

func (d *drawer) glyphs(s *span, from, to int32, w, x, base unit.Length) {
	l := s.look
	chars := s.text[from:to]
	if s.odd {
		chars = strings.ReplaceAll(chars, string(noBreakHyphen), "-")
	}
	d.add(x, base-l.rise, d.stamps.text(page.Text{
		Face: l.id, Size: l.size, Chars: chars, Width: w, Spacing: l.space, Scale: l.scale, Color: l.color,
	}), s.at, page.Content)
	if d.role != page.Artifact {
		d.tag(&d.items[len(d.items)-1], s, from, to)
	}
}

// kerned draws a text in stretches between which a pair is kerned: a stretch's
// width is then the sum of its advances.
func (d *drawer) kerned(s *span, from, to int32, x, base unit.Length) {
	l := s.look
	var units, all int64
	var chars, count int32
	start, prev := from, rune(0)
	left := x
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(s.text[at:to])
		if prev != 0 && prev != ' ' && r != ' ' {
			a, _ := l.face.Glyph(prev)
			b, _ := l.face.Glyph(r)
			if k := l.face.Kern(a, b); k != 0 {
				d.glyphs(s, start, at, l.width(units, chars), left, base)
				all += int64(k)
				start, units, chars = at, 0, 0
				left = x + l.width(all, count)
			}
		}
		adv := int64(l.face.RuneAdvance(r))
		units, all = units+adv, all+adv
		chars, count = chars+1, count+1
		prev, at = r, at+int32(size)
	}
	d.glyphs(s, start, to, l.width(units, chars), left, base)
}

// leader fills a tab with dots or strokes, and reports whether it has any.
func (d *drawer) leader(p *para, q *piece, x, base unit.Length) bool {
	var sign rune
	switch q.leader {
	case wml.LeaderDot:
		sign = '.'
	case wml.LeaderHyphen:
		sign = '-'
	case wml.LeaderUnderscore, wml.LeaderHeavy:
		sign = '_'
	case wml.LeaderMiddleDot:
		sign = '·'
	default:
		return false
	}
	s := &p.spans[q.span]
	l := s.look
	one := l.width(int64(l.face.RuneAdvance(sign)), 1)
	// LibreOffice counts the signs by their width in whole twips.
	one = (one + unit.Twip/2) / unit.Twip * unit.Twip
	if one <= 0 || q.w < one {
		return false
	}
	n := min(int(q.w/one), 2000)
	if sign == '_' {
		n++ // strokes overlap rather than leave gaps
	}
	// The signs stand a little apart, so that they fill the tab to its end.
	apart := (q.w - unit.Length(n)*one) / unit.Length(n)
	d.add(x+q.x, base, page.Text{
		Face: l.id, Size: l.size, Chars: strings.Repeat(string(sign), n),
		Width: q.w, Spacing: l.space + apart, Scale: l.scale, Color: l.color,
	}, s.at, page.Artifact)
	return true
}
