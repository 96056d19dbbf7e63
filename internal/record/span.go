package record

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A string with **bold** and *italic* is cut at its stars. A star opens where a
// word follows it and closes where a word goes before it, so that the (*) of a
// note stays; between two digits it is a sign of multiplication; \* is a star;
// and one that finds no partner stays a star. [[ma]] is a reference and \[[ma]] the
// same letters without the backslash; brackets around anything else stay brackets.

// piece is a stretch of text, a reference, or a mark of one or two stars.
type piece struct {
	s                 string
	stars             int // 0 for text
	canOpen, canClose bool
	ref               string
	turn              int // 1 begins a look, -1 ends it, 0 has found no partner
}

// spans gives the looks of a string; nil where it is empty.
func spans(s string) []Span {
	if s == "" {
		return nil
	}
	if !marked(s) {
		return []Span{{S: s}}
	}
	ps := pieces(s)
	pairUp(ps)
	return join(ps)
}

// marked reports that a string may hold a look or a reference.
func marked(s string) bool { return strings.Contains(s, "*") || strings.Contains(s, "[[") }

func pieces(s string) (ps []piece) {
	text := func(t string) {
		if t != "" {
			ps = append(ps, piece{s: t})
		}
	}
	start := 0
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], `\*`):
			text(s[start:i])
			text("*")
			i += 2
			start = i
		case strings.HasPrefix(s[i:], `\[`) && refAt(s[i+1:]) != "":
			text(s[start:i])
			text("[")
			i += 2
			start = i
		case s[i] == '[' && refAt(s[i:]) != "":
			text(s[start:i])
			ps = append(ps, piece{ref: refAt(s[i:])})
			i += len(ps[len(ps)-1].ref) + len("[[]]")
			start = i
		case s[i] == '*':
			text(s[start:i])
			n := len(s[i:]) - len(strings.TrimLeft(s[i:], "*"))
			ps = appendStars(ps, s, i, n)
			i += n
			start = i
		default:
			i++
		}
	}
	text(s[start:])
	return ps
}

// appendStars adds the marks that a run of stars holds: one, two, or both;
// longer runs mark nothing.
func appendStars(ps []piece, s string, at, n int) []piece {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+n:])
	open := at+n < len(s) && !unicode.IsSpace(after) && !strings.ContainsRune(")]}.,;:!?", after)
	closes := at > 0 && !unicode.IsSpace(before) && !strings.ContainsRune("([{", before)
	mark := func(stars int) piece {
		return piece{s: s[at : at+stars], stars: stars, canOpen: open, canClose: closes}
	}
	switch {
	case n > 3, n == 1 && unicode.IsDigit(before) && unicode.IsDigit(after):
		return append(ps, piece{s: s[at : at+n]})
	case n == 3:
		return append(ps, mark(2), mark(1))
	}
	return append(ps, mark(n))
}

// pairUp marks the pieces that open and close a look. What opened inside a pair
// and did not close there stays a star.
func pairUp(ps []piece) {
	var open []int
	waiting := [3]int{} // openers by number of stars
	for i := range ps {
		p := &ps[i]
		if p.stars == 0 {
			continue
		}
		if i+1 < len(ps) && p.canClose && p.stars == 2 && ps[i+1].stars == 1 && closesInner(ps, open) {
			p.stars, ps[i+1].stars = 1, 2 // ***: close the inner look first
			p.s, ps[i+1].s = "*", "**"
		}
		if p.canClose && waiting[p.stars] > 0 {
			turnRun(ps, open, p.stars)
			open = closePair(ps, open, i, &waiting)
		} else if p.canOpen {
			open = append(open, i)
			waiting[p.stars]++
		}
	}
}

// closesInner reports whether the innermost open mark is a single star.
func closesInner(ps []piece, open []int) bool {
	return len(open) > 0 && ps[open[len(open)-1]].stars == 1
}

// turnRun puts the half of an opening *** that closes now innermost.
func turnRun(ps []piece, open []int, stars int) {
	n := len(open)
	if n < 2 || ps[open[n-1]].stars == stars || open[n-2] != open[n-1]-1 {
		return
	}
	a, b := &ps[open[n-2]], &ps[open[n-1]]
	a.s, b.s, a.stars, b.stars = b.s, a.s, b.stars, a.stars
}

// closePair gives the innermost opener of the same look its partner; openers
// inside it stay stars.
func closePair(ps []piece, open []int, closing int, waiting *[3]int) []int {
	for {
		last := open[len(open)-1]
		open = open[:len(open)-1]
		stars := ps[last].stars
		waiting[stars]--
		if stars != ps[closing].stars {
			continue
		}
		ps[last].turn, ps[closing].turn = 1, -1
		return open
	}
}

func join(ps []piece) (out []Span) {
	var open [3]int // looks within one another, by number of stars
	var text strings.Builder
	var now Span
	flush := func() {
		if text.Len() > 0 {
			now.S = text.String()
			out = append(out, now)
			text.Reset()
		}
	}
	for _, p := range ps {
		if p.ref != "" {
			flush()
			out = append(out, Span{Bold: now.Bold, Italic: now.Italic, Ref: p.ref})
			continue
		}
		if p.turn == 0 {
			text.WriteString(p.s)
			continue
		}
		open[p.stars] += p.turn
		if next := (Span{Bold: open[2] > 0, Italic: open[1] > 0}); next.Bold != now.Bold || next.Italic != now.Italic {
			flush()
			now = next
		}
	}
	flush()
	return out
}
