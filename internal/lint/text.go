package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// role tells what a text is in its document.
type role uint8

const (
	field       role = iota // a name or another single field
	subject                 // trích yếu
	addressee               // kính gửi
	base                    // căn cứ, theo đề nghị
	recipient               // nơi nhận
	plain                   // a paragraph
	heading                 // the title of a section
	division                // the title of a phần, chương, mục
	numbered                // an item of danh_so
	lettered                // of chu_cai
	dashed                  // of gach_dau_dong
	article                 // the text of a Điều, on its line
	articleHead             // the title of a Điều
	annexHead               // the title of a phụ lục
	cell                    // anything of a table
)

// inBody reports a text of the running body.
func (r role) inBody() bool { return plain <= r && r <= articleHead }

// text is one text of the document.
type text struct {
	s     string
	at    diag.Pointer
	role  role
	depth int // of a heading: 0 is I., 1 is 1., 2 is a)
	part  int // 0 is the main document, then the phụ lục and attached texts
	box   int // the list of blocks that it stands in; 0 is none
	words []word
	label label // that a text of the body begins with
}

// shape is how the letters of a word are written.
type shape uint8

const (
	small    shape = iota // ủy
	capital               // Ủy; a single capital letter too
	capitals              // ỦY
	mixed                 // ThS, QH15
	number                // 28
)

// gap is what stands before a word.
type gap uint8

const (
	opening   gap = iota // begins a text, a line, stands behind : or an open bracket
	stop                 // begins a sentence
	perhaps              // behind a dot that may belong to an abbreviation
	space                // nothing else
	comma                // , and a space
	semicolon            // ;
	dash                 // a hyphen with spaces
	hyphen               // a hyphen without
	other                // a stroke, a bracket, a dot within
)

// word is a run of letters and digits in a text.
type word struct {
	from, to int32
	id       uint16
	shape    shape
	gap      gap
	tone     tone
}

// starts reports a word that may well have a capital because of its place.
func (w word) starts() bool { return w.gap <= perhaps }

// word gives the word i as written, "" outside the text.
func (t *text) word(i int) string {
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.s[t.words[i].from:t.words[i].to]
}

// next gives the word i where only a space stands before it.
func (t *text) next(i int) string {
	if i <= 0 || i >= len(t.words) || t.words[i].gap != space {
		return ""
	}
	return t.word(i)
}

// before gives the word before i where only a space stands between.
func (t *text) before(i int) string {
	if i <= 0 || t.words[i].gap != space {
		return ""
	}
	return t.word(i - 1)
}

// quote gives the words from i to j as written, both included.
func (t *text) quote(i, j int) string { return t.s[t.words[i].from:t.words[j].to] }

// split appends the words of a text.
func (d *dictionary) split(s string, out []word) []word {
	first, end := len(out), 0
	for at := 0; at < len(s); {
		r, size := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[at:])
		}
		if glyphOf(r).class == 0 {
			at += size
			continue
		}
		out = append(out, word{}) // written where it stays: copying it costs as much as reading it
		w := &out[len(out)-1]
		to, sum := w.scan(s, at)
		if w.shape != number {
			w.id = d.find(s[at:to], sum)
		}
		w.gap = gapBefore(s, out[first:len(out)-1], end, at)
		at, end = to, to
	}
	return out
}

// scan reads the word that begins at from, in one go its end, its shape, its tone and
// the sum by which the dictionary finds it.
func (w *word) scan(s string, from int) (to int, sum uint32) {
	var first, seen class
	var last, second, third rune // from the end
	to = len(s)
	capitals := 0
	for i, r := range s[from:] {
		c := glyphOf(r).class
		if c == 0 {
			to = from + i
			break
		}
		if seen == 0 {
			first = c
		}
		if c == capitalLetter {
			capitals++
		}
		seen |= c
		sum = addRune(sum, r)
		last, second, third = r, last, second
	}
	w.from, w.to, w.id = int32(from), int32(to), anyNumber
	w.shape, w.tone = shapeOf(first, seen, capitals), toneOf(third, second, last)
	return to, sum
}

// shapeOf goes by the class of the first sign, the classes of all, and the number of
// capitals.
func shapeOf(first, seen class, n int) shape {
	switch {
	case seen == figure:
		return number
	case seen&figure != 0:
		return mixed
	case n == 0:
		return small
	case n == 1 && first == capitalLetter:
		return capital
	case seen == capitalLetter:
		return capitals
	}
	return mixed
}

// gapBefore tells what stands between the last word and a word at from.
func gapBefore(s string, words []word, end, from int) gap {
	g := s[end:from]
	switch {
	case len(words) == 0:
		return opening
	case g == " ", g == "\u00a0":
		return space
	case g == ", ":
		return comma
	case g == "-":
		return hyphen
	case g == " - ":
		return dash
	case g == ". ":
		return afterDot(s, words)
	}
	return rareGap(g, len(words))
}

func rareGap(g string, words int) gap {
	last, _ := utf8.DecodeLastRuneInString(g)
	switch {
	case strings.ContainsRune(g, '\n'), strings.ContainsRune("([{“‘«\"'", last), strings.Contains(g, ": "):
		return opening
	case strings.Contains(g, ".."), strings.Contains(g, "…"):
		return perhaps
	case strings.Contains(g, ". "), strings.Contains(g, "? "), strings.Contains(g, "! "):
		return stop
	case strings.ContainsRune(g, ';'):
		return semicolon
	case words == 1 && (g == ") " || g == "/ "): // behind a) or 1/
		return opening
	case strings.HasPrefix(g, ","):
		return comma
	}
	return other
}

// afterDot tells the end of a sentence from the dot of a label or an abbreviation.
func afterDot(s string, words []word) gap {
	last := words[len(words)-1]
	w := s[last.from:last.to]
	switch {
	case len(words) == 1 && (last.shape == number || len(w) <= 4):
		return opening // 1. or IV. or a.
	case last.shape == number && len(words) == 2 && words[1].gap == other:
		return opening // 1.1.
	case last.shape == mixed, last.shape == capitals && utf8.RuneCountInString(w) <= 4, utf8.RuneCountInString(w) == 1:
		return perhaps
	}
	switch strings.ToLower(w) {
	case "tp", "tr", "ts", "ths", "gs", "pgs", "bs", "st", "đc", "kt", "tl", "tm", "tuq", "vv":
		return perhaps
	}
	return stop
}
