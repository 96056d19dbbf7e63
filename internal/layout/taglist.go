package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/wml"
)

// labelKind tells the lists of a document apart: paragraphs that follow on each
// other with labels of one kind are one list.
type labelKind struct {
	numbering page.Numbering
	sign      rune // of signs, the sign; else what stands behind the number
	parts     int  // of a typed number: 2 in «1.1.»
	list      int  // of an automatic number
	level     int  // of it, from 1; 0 is typed
}

// openList is a list that the next paragraph may go on with.
type openList struct {
	kind labelKind
	tag  int32
	body int32 // of the last item
}

func (t *tagger) closeLists() { t.lists = t.lists[:0] }

// listItem makes the elements of one more item and gives the tag of its body; that
// of its label is one less. A kind that is not open yet begins a list inside the
// last item.
func (d *drawer) listItem(kind labelKind) int32 {
	t := &d.tagger
	if in := d.container(); t.listsIn != in {
		t.closeLists()
		t.listsIn = in
	}
	t.closeBelow(kind)
	if len(t.lists) == 0 || t.lists[len(t.lists)-1].kind != kind {
		parent := t.listsIn
		if n := len(t.lists); n > 0 {
			parent = t.lists[n-1].body
		}
		l := openList{kind: kind, tag: t.element(page.L, parent)}
		t.elements[l.tag-1].Numbering = kind.numbering
		t.lists = append(t.lists, l)
	}
	last := &t.lists[len(t.lists)-1]
	item := t.element(page.LI, last.tag)
	t.element(page.Lbl, item)
	last.body = t.element(page.LBody, item)
	return last.body
}

// closeBelow closes the lists inside the open one of a kind; where there is none,
// those of automatic numbers of its level and deeper ones.
func (t *tagger) closeBelow(kind labelKind) {
	for i := len(t.lists) - 1; i >= 0; i-- {
		if t.lists[i].kind == kind {
			t.lists = t.lists[:i+1]
			return
		}
	}
	for n := len(t.lists); n > 0 && kind.level > 0 && t.lists[n-1].kind.level >= kind.level; n-- {
		t.lists = t.lists[:n-1]
	}
	if len(t.lists) >= maxTableDepth {
		t.closeLists()
	}
}

// automatic is the kind of an automatic number.
func automatic(ref *wml.NumberingRef, level *wml.ListLevel) labelKind {
	kind := labelKind{list: ref.ID, level: max(0, ref.Level) + 1, numbering: page.Decimal}
	switch level.Format {
	case "bullet":
		kind.numbering = page.Signs
	case "none":
		kind.numbering = page.Unlabelled
	case "upperRoman":
		kind.numbering = page.UpperRoman
	case "lowerRoman":
		kind.numbering = page.LowerRoman
	case "upperLetter":
		kind.numbering = page.UpperAlpha
	case "lowerLetter":
		kind.numbering = page.LowerAlpha
	}
	return kind
}

// typedLabel reads a label that was typed at the head of a paragraph, as
// administrative texts have them: «- », «+ », «1. », «1.1. », «a) », «(2) ». It
// gives its length with the white behind it; 0 is none.
func typedLabel(p *para) (labelKind, int32) {
	if len(p.spans) == 0 || p.spans[0].kind != spanText {
		return labelKind{}, 0
	}
	text := p.spans[0].text
	kind, n := labelOf(text)
	rest := strings.TrimLeft(text[n:], " \u00a0")
	switch {
	case n == 0, len(text)-n-len(rest) > longestWhite:
		return kind, 0
	case rest == "" && len(p.spans) == 1, rest != "" && len(rest) == len(text)-n:
		return kind, 0 // a label of nothing, or a word that only looks like one
	case rest == "" && len(text) == n && p.spans[1].kind != spanTab:
		return kind, 0
	}
	return kind, int32(len(text) - len(rest))
}

// longestWhite is how much white a label has behind it at most.
const longestWhite = 200

// longestLabel is how many letters or digits a label has at most.
const longestLabel = 5

// labelOf reads what may be a label, without the white behind it.
func labelOf(s string) (labelKind, int) {
	first, size := utf8.DecodeRuneInString(s)
	switch first {
	case '-', '–', '—', '+', '*', '•', '●', '○', '■', '□', '▪', '►', '→', '♦':
		return labelKind{numbering: page.Signs, sign: first}, size
	case '(':
		kind, n := numberLabel(s[1:])
		if n == 0 || kind.sign != ')' {
			return labelKind{}, 0
		}
		kind.sign = '('
		return kind, n + 1
	}
	return numberLabel(s)
}

// numberLabel reads a number or letters and the sign behind them.
func numberLabel(s string) (labelKind, int) {
	end := endOfWord(s, longestLabel)
	if end == 0 {
		return labelKind{}, 0
	}
	if s[end] != '.' && s[end] != ')' {
		return labelKind{}, 0
	}
	kind := labelKind{numbering: numberingOf(s[:end]), sign: rune(s[end]), parts: 1}
	if kind.numbering == page.Unlabelled {
		return labelKind{}, 0
	}
	end++
	if kind.sign == '.' && kind.numbering == page.Decimal {
		for n := digits(s[end:]); n > 0; n = digits(s[end:]) {
			if n > 2 {
				return labelKind{}, 0 // an amount, such as 1.250
			}
			end, kind.parts = end+n, kind.parts+1
			if end == len(s) || s[end] != '.' {
				break // «1.1 » as well as «1.1. »
			}
			end++
		}
	}
	return kind, end
}

// endOfWord is where the letters and digits at the head of a text end; 0 where there
// are none, more than some, or nothing behind them.
func endOfWord(s string, most int) int {
	n := 0
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
		if n++; n > most {
			break
		}
	}
	return 0
}

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// numberingOf says what a number counts with; Unlabelled is none. One letter is a
// letter, unless it is a capital that Roman numbers begin with.
func numberingOf(s string) page.Numbering {
	only := func(set string) bool { return strings.Trim(s, set) == "" }
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case only("0123456789"):
		return page.Decimal
	case only("IVX"):
		return page.UpperRoman
	case size == len(s) && unicode.IsLower(r):
		return page.LowerAlpha
	case size == len(s) && unicode.IsUpper(r):
		return page.UpperAlpha
	case only("ivx"):
		return page.LowerRoman
	}
	return page.Unlabelled
}
