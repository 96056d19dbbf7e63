package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/words"
)

// mention is one place that speaks of a phụ lục: of the numbered ones, or of all.
type mention struct {
	t       *text
	word    int
	numbers []int
	arabic  string // the first number that is not Roman, as written
	foreign bool   // of another document
}

// mention takes up the words «Phụ lục …» at word i.
func (j *judge) mention(t *text, i int) {
	if !isWord(t.next(i+1), "lục") || t.role == annexHead {
		return
	}
	m := mention{t: t, word: i}
	last := i + 1
	ranging := false // behind đến
	for k := i + 2; k < len(t.words); k++ {
		w := t.word(k)
		if n, roman := annexNumber(w); n > 0 {
			m.take(n, ranging)
			if !roman && m.arabic == "" {
				m.arabic = w
			}
			last, ranging = k, false
			continue
		}
		if !joins(w, k == i+2, len(m.numbers) > 0) {
			break
		}
		ranging = ranging || isWord(w, "đến")
	}
	m.foreign = ofAnother(t, last)
	j.mentions = append(j.mentions, m)
}

// joins reports a word that may stand among the numbers of a mention.
func joins(w string, first, counted bool) bool {
	switch words.Lower(w) {
	case "số":
		return first
	case "và", "đến", "phụ", "lục":
		return counted
	}
	return false
}

// take adds a number, and those between the last one and it behind «đến».
func (m *mention) take(n int, ranging bool) {
	if ranging {
		for k := m.numbers[len(m.numbers)-1] + 1; k < min(n, 100); k++ {
			m.numbers = append(m.numbers, k)
		}
	}
	m.numbers = append(m.numbers, n)
}

// annexNumber reads I, II, 2, 02.
func annexNumber(w string) (n int, roman bool) {
	if w == "" || len(w) > 6 {
		return 0, false
	}
	if n, rest, ok := figures(w, 3); ok && rest == "" {
		return n, false
	}
	return romanValue(w), true
}

// romanValue reads a Roman number up to 39 in capitals, else 0.
func romanValue(w string) int {
	if w == "" || strings.Trim(w, "IVX") != "" {
		return 0
	}
	for n := 1; n < 40; n++ {
		if words.Roman(n) == w {
			return n
		}
	}
	return 0
}

// ofAnother reports that the words behind a mention name another document:
// «ban hành kèm theo Thông tư số …», «của Nghị định số …». A comma ends them:
// behind it «báo cáo» is what somebody has to do.
func ofAnother(t *text, last int) bool {
	for k := last + 1; k < len(t.words) && k < last+10; k++ {
		switch g := t.words[k].gap; {
		case g == stop, g == semicolon, g == comma, g == opening && k > last+1:
			return false
		}
		if isWord(t.word(k), "phụ") {
			return false // another mention takes it up
		}
		if kind, n := kindAt(t, k); kind != "" {
			return !isWord(t.next(k+n), "này")
		}
		if t.word(k) == "Luật" {
			return true
		}
	}
	return false
}
