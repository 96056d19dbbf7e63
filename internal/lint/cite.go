package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/words"
)

// citation is an instrument named by its number in some text: «Nghị định số
// 30/2020/NĐ-CP ngày 05/3/2020».
type citation struct {
	t          *text
	kind       string // as Phụ lục II spells it; "" where none was recognised
	statute    bool   // Luật, Bộ luật, Pháp lệnh
	kindFrom   int    // word that the kind begins at
	word       int    // word of digits that the number begins with
	to         int    // byte behind the number
	number     string
	withSo     bool // số stands between kind and number
	dated      day  // the date right behind the number
	datedLater bool // some date follows in the same part of the sentence
}

// cite takes up the number that begins at word i, if it is one of an instrument:
// 30/2020/NĐ-CP, 15/KH-SCT, 28-CT/TW. Dates and ranges are none.
func (j *judge) cite(t *text, i int) {
	w := t.words[i]
	to := instrumentNumber(t.s, int(w.from), int(w.to))
	if to == 0 {
		return
	}
	c := citation{t: t, word: i, to: to, number: t.s[w.from:to]}
	last := i - 1
	if isWord(t.before(i), "số") {
		c.withSo = true
		last--
	}
	if last >= 0 {
		c.findKind(last)
	}
	c.findDate()
	j.citations = append(j.citations, c)
}

// instrumentNumber gives the end of a number with its symbol, 0 where the digits
// are something else: there is a stroke, and letters follow a stroke or hyphen.
func instrumentNumber(s string, from, to int) int {
	if from > 0 && strings.IndexByte("/-.,", s[from-1]) >= 0 || to >= len(s) {
		return 0
	}
	rest := s[to:]
	if rest[0] == '/' && len(rest) > 6 && isDigit(rune(rest[1])) { // a year group
		if _, after, ok := figures(rest[1:], 4); ok && after != "" && (after[0] == '/' || after[0] == '-') && len(rest)-len(after) == 5 {
			rest = after
		}
	}
	if rest[0] != '/' && rest[0] != '-' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(rest[1:]); !isUpper(r) {
		return 0
	}
	end := to
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isLetter(r) && !isDigit(r) && r != '/' && r != '-' {
			break
		}
		end += size
	}
	for end > to && (s[end-1] == '/' || s[end-1] == '-') {
		end--
	}
	if !strings.Contains(s[to:end], "/") {
		return 0
	}
	return end
}

// furthest is how many words may stand between a kind and its number: Chương
// trình phối hợp liên ngành số 12/CTr-….
const furthest = 3

// findKind looks for the kind before word last: for a statute anywhere before in
// the sentence, for another instrument close by.
func (c *citation) findKind(last int) {
	for k := last; k >= 0 && k > last-furthest-4; k-- {
		if kind, n := kindAt(c.t, k); kind != "" && k+n <= last+1 && last+1-(k+n) <= furthest {
			c.kind, c.kindFrom = kind, k
			c.statute = kind == "Pháp lệnh"
			return
		}
		if c.t.words[k].gap == stop || c.t.words[k].gap == semicolon || c.t.words[k].id == anyNumber {
			break
		}
	}
	if strings.Contains(c.number, "/QH") || strings.Contains(c.number, "/UBTVQH") {
		c.findStatute(last)
	}
}

// longestTitle bounds how many words of a statute's name are gone back.
const longestTitle = 40

func (c *citation) findStatute(last int) {
	for k := last; k >= 0 && k > last-longestTitle; k-- {
		if isWord(c.t.word(k), "luật") && (c.t.words[k].shape != small || isWord(c.t.before(k), "bộ")) {
			c.kind, c.kindFrom, c.statute = "Luật", k, true
			if isWord(c.t.before(k), "bộ") {
				c.kind, c.kindFrom = "Bộ luật", k-1
			}
			return
		}
		if c.t.words[k].gap == stop || c.t.words[k].gap == semicolon {
			return
		}
	}
}

// instrument is a kind of instrument and its words in small letters.
type instrument struct {
	name  string
	words []string
}

// instrumentsBy are the kinds by their first letter, those that begin alike in the
// order of the decree, which has the longer first.
var instrumentsBy = func() map[rune][]instrument {
	m := map[rune][]instrument{}
	for _, name := range decree.Instruments {
		k := instrument{name, strings.Fields(words.Lower(name))}
		first, _ := utf8.DecodeRuneInString(k.words[0])
		m[first] = append(m[first], k)
	}
	return m
}()

// kindAt gives the kind that begins at word k, and of how many words it is.
func kindAt(t *text, k int) (kind string, n int) {
	w := t.word(k)
	first, _ := utf8.DecodeRuneInString(w)
	for _, in := range instrumentsBy[glyphOf(first).lower] {
		if !lowersTo(w, in.words[0]) {
			continue
		}
		for n = 1; n < len(in.words) && isWord(t.next(k+n), in.words[n]); n++ {
		}
		if n == len(in.words) {
			return in.name, n
		}
	}
	return "", 0
}

// dateWithin bounds, in bytes, how far behind a number its date is looked for.
const dateWithin = 400

// findDate reads the date behind the number, and looks whether one comes later.
func (c *citation) findDate() {
	rest := clip(c.t.s[c.to:], dateWithin)
	near := strings.TrimPrefix(strings.TrimPrefix(rest, ","), " ")
	if after, ok := strings.CutPrefix(near, "ngày "); ok {
		c.dated, _ = dateAt(after)
	}
	if end := strings.IndexAny(rest, ";"); end >= 0 {
		rest = rest[:end]
	}
	_, c.datedLater = dateIn(rest)
	c.datedLater = c.datedLater || strings.Contains(rest, "cùng ngày")
}

// short is how a citation is written after the first time: kind and number.
func (c *citation) short() string {
	if c.kind == "" {
		return "số " + c.number
	}
	return c.t.quote(c.kindFrom, c.word-1-btoi(c.withSo)) + " số " + c.number
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// quote is the citation as written, with its date.
func (c *citation) quote() string {
	from, to := c.t.words[c.word].from, c.to
	if c.kind != "" {
		from = c.t.words[c.kindFrom].from
	}
	if c.dated != 0 {
		for _, w := range c.t.words[c.word:] { // the last word of the date is its year
			if int(w.from) > c.to && w.shape == number && w.to-w.from == 4 {
				to = int(w.to)
				break
			}
		}
	}
	return c.t.s[from:to]
}
