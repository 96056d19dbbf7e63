package layout

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// piece is what a line is made of: a word with the spaces behind it, or a sign.
// The word is text[from:mid] of its span, the spaces text[mid:to].
type piece struct {
	kind    pieceKind
	ends    lineEnd
	leader  wml.TabLeader // of a tab
	span    int32
	from    int32
	mid, to int32
	spaces  int32       // how many
	w       unit.Length // of the word
	sw      unit.Length // of the spaces
	grid    int64       // of the word, as LibreOffice measures it: see reach
	x       unit.Length // of the word's left edge on its line; set by place
}

// pieceKind says what a piece is.
type pieceKind uint8

const (
	pieceWord pieceKind = iota
	pieceTab
	pieceLineBreak
	piecePageBreak
	pieceColumnBreak
	pieceObject // a drawing, as wide as a word
)

// lineEnd says whether a line may end after a piece.
type lineEnd uint8

const (
	endNever  lineEnd = iota
	endSpace          // after spaces
	endHyphen         // after a hyphen or dash
	endSlash          // not here, and not after the hyphens before it: see breaker
	endSoft           // and a hyphen is drawn if it does
)

// Characters that shaping treats by itself.
const (
	softHyphen      = '\u00AD'
	noBreakHyphen   = '\u2011'
	zeroWidthSpace  = '\u200B'
	zeroWidthNo     = '\uFEFF'
	wordJoiner      = '\u2060'
	joinerFirst     = '\u200C' // joiners and directional marks leave no ink
	joinerLast      = '\u200F'
	combiningFirst  = '\u0300'
	combiningLast   = '\u036F'
	enDash          = '–'
	emDash          = '—'
	hyphenSign      = '\u2010'
	figureDash      = '\u2012'
	ellipsis        = '…'
	asciiEnd        = 0x80
	firstUnordinary = softHyphen
)

// shaper cuts the spans of a paragraph into pieces.
type shaper struct {
	*engine
	spans   []span
	pieces  []piece
	cur     piece // being gathered
	units   int64 // of the word so far, in design units
	spaced  int64 // of its spaces
	chars   int32 // of the word
	grid    int64 // of the word: see reach
	last    rune  // before the current rune in the same word, 0 at its start
	before  rune  // before the last
	slashed bool  // the last rune stands behind a slash
	changed bool  // the text of the span, so that it must be read again
}

// shape gives the pieces of a paragraph. They are overwritten by the next call.
func (e *engine) shape(spans []span) []piece {
	s := shaper{engine: e, spans: spans, pieces: e.scratch[:0]}
	for i := range spans {
		s.span(int32(i))
		if l := spans[i].look; l.space < 0 && (i+1 == len(spans) || spans[i+1].look != l) {
			s.endCondensed(int32(i), -l.space)
		}
	}
	s.joinHyphens()
	e.scratch = s.pieces[:0]
	return s.pieces
}

func (s *shaper) span(i int32) {
	sp := &s.spans[i]
	s.begin(i, 0)
	switch sp.kind {
	case spanText, spanSolid:
		s.text(sp)
	case spanTab:
		s.sign(pieceTab)
	case spanLineBreak:
		s.sign(pieceLineBreak)
	case spanPageBreak:
		s.sign(piecePageBreak)
	case spanColumnBreak:
		s.sign(pieceColumnBreak)
	case spanSoftHyphen:
		s.softHyphen()
	case spanObject:
		s.object(sp.object)
	}
}

// endCondensed gives back what the last character of condensed text was moved by:
// LibreOffice condenses between characters, but expands after each (measured).
func (s *shaper) endCondensed(span int32, by unit.Length) {
	n := len(s.pieces)
	if n == 0 || s.pieces[n-1].span != span || s.pieces[n-1].kind != pieceWord {
		return
	}
	if last := &s.pieces[n-1]; last.spaces > 0 {
		last.sw += by
	} else {
		last.w, last.grid = last.w+by, last.grid+sixths(by)
	}
}

func (s *shaper) begin(span, at int32) {
	s.cur = piece{span: span, from: at, mid: at, to: at}
	s.units, s.spaced, s.chars, s.grid, s.last, s.before, s.slashed = 0, 0, 0, 0, 0, 0, false
}

func (s *shaper) sign(kind pieceKind) {
	s.cur.kind = kind
	s.pieces = append(s.pieces, s.cur)
}

// flush ends the current piece before byte at, and begins the next at byte next.
func (s *shaper) flush(sp *span, ends lineEnd, next int32) {
	if p, l := &s.cur, sp.look; p.to > p.from {
		p.ends = ends
		p.w = l.width(s.units, s.chars)
		p.grid = s.grid
		if l.space != 0 {
			p.grid += l.spacing(s.chars)
		}
		switch p.spaces {
		case 0:
		case 1:
			p.sw = l.blank
		default:
			p.sw = l.width(s.spaced, p.spaces)
		}
		s.pieces = append(s.pieces, *p)
	}
	s.begin(s.cur.span, next)
}

// text is the inner loop of layout: every rune of the document passes it once.
func (s *shaper) text(sp *span) {
	face, text := sp.look.face, sp.text
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= asciiEnd {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		next := at + size
		switch {
		case r == ' ':
			s.cur.to, s.cur.spaces = int32(next), s.cur.spaces+1
			s.spaced += int64(face.RuneAdvance(' '))
			s.last = 0
		case (r >= firstUnordinary || r < ' ') && s.unordinary(sp, r, int32(next)):
			if sp.text != text {
				s.restart(sp)
				return
			}
		default:
			if s.cur.spaces > 0 {
				s.flush(sp, endSpace, int32(at))
			} else if s.last != 0 && sp.kind == spanText {
				s.endBefore(sp, r, int32(at))
			}
			if end := s.letters(sp, at); end > at {
				at = end
				continue
			}
			s.rune(sp, r, int32(next))
			if s.changed {
				s.changed = false
				s.restart(sp)
				return
			}
		}
		at = next
	}
	ends := endNever // of a word, joinHyphens knows more
	if s.cur.spaces > 0 {
		ends = endSpace
	}
	s.flush(sp, ends, int32(len(text)))
}

// letters adds the ordinary letters that the current word begins or goes on with at a
// byte, and says where they end: letters and digits of ASCII, Latin letters with marks in
// two bytes (U+00C0 to U+02BF), Vietnamese ones in three (U+1E80 to U+1EFF). They need no
// more than their widths; rune and endBefore know the rest, and get every other rune.
// Nearly all of a document passes here, so the loop calls nothing
// that is not inlined.
func (s *shaper) letters(sp *span, at int) int {
	l, text := sp.look, sp.text
	if l.kern || s.slashed || s.last == '/' || endsAfter(s.last) || s.cur.mid != int32(at) {
		return at
	}
	face, step := l.face, int64(l.grid)
	units, grid, chars, before, last := s.units, s.grid, s.chars, s.before, s.last
loop:
	for at < len(text) {
		c := text[at]
		r, size := rune(c), 1
		switch {
		case ordinary[c]:
		case 0xC3 <= c && c <= 0xCA && at+1 < len(text) && text[at+1]&0xC0 == 0x80:
			r, size = rune(c&0x1F)<<6|rune(text[at+1]&0x3F), 2
		case c == 0xE1 && at+2 < len(text) && text[at+1]&0xFE == 0xBA && text[at+2]&0xC0 == 0x80:
			r, size = 0x1000|rune(text[at+1]&0x3F)<<6|rune(text[at+2]&0x3F), 3
		default:
			break loop
		}
		width := int64(face.RuneAdvance(r))
		if width == 0 {
			break // the face has no such letter
		}
		units, grid, chars = units+width, grid+onGrid(width, step), chars+1
		before, last = last, r
		at += size
	}
	s.units, s.grid, s.chars, s.before, s.last = units, grid, chars, before, last
	s.cur.mid, s.cur.to = int32(at), int32(at)
	return at
}

// ordinary are the letters and digits of ASCII.
var ordinary = func() (set [256]bool) {
	for _, c := range []byte("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		set[c] = true
	}
	return set
}()

// rune adds one rune to the current word.
func (s *shaper) rune(sp *span, r rune, next int32) {
	face := sp.look.face
	width := face.RuneAdvance(r)
	if width == 0 {
		if _, ok := face.Glyph(r); !ok {
			if s.opt.Foreign && s.replaceMissing(sp) {
				return
			}
			s.missingGlyph(r, sp.at)
			s.flush(sp, endNever, next)
			return
		}
	}
	if sp.look.kern && s.last != 0 {
		left, _ := face.Glyph(s.last)
		right, _ := face.Glyph(r)
		k := face.Kern(left, right)
		s.units += int64(k)
		s.grid += sp.look.onGrid(k)
	}
	s.units += int64(width)
	s.grid += sp.look.onGrid(width)
	s.chars++
	s.cur.mid, s.cur.to = next, next
	s.before, s.last = s.last, r
}

// endBefore ends the piece before rune r of a word where a line may end, or where
// it has come past a slash: see breaker.opportunity.
func (s *shaper) endBefore(sp *span, r rune, at int32) {
	switch {
	case (endsAfter(s.last) || s.last == ellipsis || r == ellipsis) && endsBetween(s.last, r):
		s.flush(sp, endHyphen, at)
	case s.slashed:
		s.flush(sp, endSlash, at)
	case s.last == '/' && s.before != 0 && !(isDigit(s.before) && isDigit(r)):
		s.slashed = true // once r stands on the line too
	}
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// restart reads a span again after its text has been composed.
func (s *shaper) restart(sp *span) {
	i := s.cur.span
	for n := len(s.pieces); n > 0 && s.pieces[n-1].span == i; n-- {
		s.pieces = s.pieces[:n-1]
	}
	s.begin(i, 0)
	s.text(sp)
}

// unordinary handles runes that are not just glyphs, and reports whether r was
// one of them. It may change the text of the span.
func (s *shaper) unordinary(sp *span, r rune, next int32) bool {
	switch {
	case r < ' ':
		sp.text = strings.Map(controlToSpace, sp.text)
	case r == softHyphen && s.cur.spaces > 0:
		s.flush(sp, endSpace, next)
	case r == softHyphen:
		s.flush(sp, endSoft, next)
	case r == zeroWidthSpace:
		s.flush(sp, endHyphen, next)
	case r == zeroWidthNo || r == wordJoiner || r >= joinerFirst && r <= joinerLast:
		s.flush(sp, endNever, next)
	case r == noBreakHyphen:
		sp.odd = true
		return false
	case r >= combiningFirst && r <= combiningLast:
		composed := norm.NFC.String(sp.text)
		if composed == sp.text {
			return false // a mark that no letter takes up is drawn by itself
		}
		sp.text = composed
	default:
		return false
	}
	return true
}

// controlToSpace makes line ends and tabs inside w:t white space, as Word does.
func controlToSpace(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

// object makes a piece of a drawing. A line may end before and after it.
func (s *shaper) object(o *object) {
	if n := len(s.pieces); n > 0 && s.pieces[n-1].ends == endNever && s.pieces[n-1].kind == pieceWord {
		s.pieces[n-1].ends = endHyphen
	}
	s.cur.mid, s.cur.to, s.cur.w, s.cur.ends = 1, 1, o.w, endHyphen
	s.cur.grid = sixths(o.w)
	s.sign(pieceObject)
}

func (s *shaper) softHyphen() {
	if n := len(s.pieces); n > 0 && s.pieces[n-1].ends == endNever && s.pieces[n-1].kind == pieceWord {
		s.pieces[n-1].ends = endSoft
	}
}

// joinHyphens lets lines end after a hyphen that is the last of its span.
func (s *shaper) joinHyphens() {
	if len(s.spans) < 2 {
		return
	}
	for i := range len(s.pieces) - 1 {
		p, q := &s.pieces[i], &s.pieces[i+1]
		if p.kind != pieceWord || p.ends != endNever || p.span == q.span || q.kind != pieceWord {
			continue
		}
		left, right := &s.spans[p.span], &s.spans[q.span]
		if left.kind == spanSolid || right.kind == spanSolid || p.mid == p.from || q.mid == q.from {
			continue
		}
		if endsBetween(lastRune(left.text[p.from:p.mid]), firstRune(right.text[q.from:q.mid])) {
			p.ends = endHyphen
		}
	}
}

// endsBetween says whether a line may end between two runes of a word: after a hyphen,
// and around the ellipses that forms are dotted with (measured in LibreOffice with 22
// pairs; Word's way is not known).
func endsBetween(left, right rune) bool {
	switch {
	case endsAfter(left):
		return opensWord(right) || right == ellipsis
	case left == ellipsis:
		return opensWord(right)
	case right == ellipsis:
		return stops(left)
	}
	return false
}

// stops knows the marks that may be parted from an ellipsis behind them.
func stops(r rune) bool {
	switch r {
	case '.', ',', ':', ';', ')', '?', '!', '%':
		return true
	}
	return false
}

// endsAfter says whether a line may end after a rune of a word. Measured in
// LibreOffice 7.4: after every hyphen and en dash, digits around it or not. Before
// an em dash LibreOffice breaks too; Word does not.
func endsAfter(r rune) bool {
	switch r {
	case '-', hyphenSign, figureDash, enDash, emDash:
		return true
	}
	return false
}

// opensWord reports whether a line may begin with the rune after a hyphen.
func opensWord(r rune) bool {
	switch r {
	case '-', hyphenSign, figureDash, enDash, emDash, noBreakHyphen, '\u00A0',
		')', ']', '}', ',', '.', ';', ':', '!', '?', '%', '/', '"', '\'', '“', '”', '‘', '’', '»', '«', '…':
		return false
	}
	return true
}
