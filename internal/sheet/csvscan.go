package sheet

import (
	"strings"
	"unicode"
)

// csvScanner takes a text apart into records. encoding/csv serves badly here: it
// copies every cell, where a substring of the text will do; it gathers the rest of
// a file of 100 MB behind a quote that is never closed; it refuses the quotes that
// Excel leaves inside a cell; and it skips blank lines without counting them, so
// that rows lose the numbers that the writer sees.
type csvScanner struct {
	text    string
	pos     int
	sep     byte
	longest int // bytes of a quoted cell
	widest  int // cells of a record

	row      int      // of the record that was read last, from 1
	cells    []string // of that record; the next one writes over them
	given    int      // cells it had, empty ones beyond widest too
	tooWide  bool     // a cell beyond widest holds something
	stray    []int    // columns, from 1, whose quotes can be read in two ways
	unclosed int      // column, from 1, of the quote that is not closed; nothing follows
}

// next reads one record; a blank line is one too.
func (s *csvScanner) next() bool {
	if s.pos >= len(s.text) || s.unclosed > 0 {
		return false
	}
	s.row++
	s.cells, s.stray, s.given = s.cells[:0], s.stray[:0], 0
	for {
		s.keep(s.cell())
		if s.unclosed > 0 || s.pos >= len(s.text) {
			return true
		}
		if s.text[s.pos] != s.sep {
			s.lineEnd()
			return true
		}
		if s.pos++; s.pos == len(s.text) {
			s.keep("")
			return true
		}
	}
}

func (s *csvScanner) keep(cell string) {
	s.given++
	if s.given <= s.widest {
		s.cells = append(s.cells, cell)
	} else if strings.TrimSpace(cell) != "" {
		s.tooWide = true
	}
}

// lineEnd goes behind a line's end as Unix, Windows or an old Mac writes it.
func (s *csvScanner) lineEnd() {
	if s.text[s.pos] == '\r' && s.pos+1 < len(s.text) && s.text[s.pos+1] == '\n' {
		s.pos++
	}
	s.pos++
}

func (s *csvScanner) cell() string {
	if s.pos < len(s.text) && s.text[s.pos] == '"' {
		return s.quoted()
	}
	start := s.pos
	s.pos = s.ending(start)
	return s.text[start:s.pos]
}

// ending is the place of the next separator or line end.
func (s *csvScanner) ending(from int) int {
	for i := from; i < len(s.text); i++ {
		if c := s.text[i]; c == s.sep || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(s.text)
}

// quoted reads a cell that begins with a quote. Inside, two quotes are one; a quote
// before a separator or a line end closes the cell; any other quote is stray.
func (s *csvScanner) quoted() string {
	column := s.given + 1
	start, doubled := s.pos+1, false
	for i := start; i < len(s.text) && i-start <= s.longest; i++ {
		if s.text[i] != '"' {
			continue
		}
		if i+1 < len(s.text) && s.text[i+1] == '"' {
			doubled = true
			i++
			continue
		}
		end := s.ending(i + 1)
		if end == i+1 {
			s.pos = end
			return undouble(s.text[start:i], doubled)
		}
		return s.strayed(column, start, i, end)
	}
	s.unclosed = column
	s.pos = len(s.text)
	return ""
}

// strayed reads a cell with a stray quote at i, up to the separator at end. Two
// readings are possible and each is taken only where the other makes no sense:
//
//	"Trường "A" xã",  the quotes were meant as quotes, for the last one closes
//	"abc" def,        the quoted part ends and the rest follows, as Excel reads it
func (s *csvScanner) strayed(column, start, i, end int) string {
	s.pos = end
	rest := strings.TrimRightFunc(s.text[i+1:end], unicode.IsSpace)
	switch {
	case rest == "":
		return undouble(s.text[start:i], true)
	case strings.HasSuffix(rest, `"`):
		return s.text[start : i+len(rest)]
	case strings.Contains(rest, `"`):
		s.stray = append(s.stray, column)
	}
	return undouble(s.text[start:i], true) + rest
}

func undouble(cell string, doubled bool) string {
	if !doubled {
		return cell
	}
	return strings.ReplaceAll(cell, `""`, `"`)
}

// detectSeparator gives the separator of a text and where its first record begins.
// Excel's own word on it, a first line sep=; counts; it is no row of the sheet.
// Else the separator is the one that most of the first lines have equally often.
func detectSeparator(text string) (sep byte, begin int) {
	if len(text) > 4 && strings.EqualFold(text[:4], "sep=") {
		line, _, _ := strings.Cut(text[:min(len(text), 8)], "\n")
		if line = strings.TrimRight(line[4:], "\r"); len(line) == 1 {
			return line[0], min(len(text), strings.IndexByte(text+"\n", '\n')+1)
		}
	}
	best, bestLines, bestCount := byte(','), 0, 0
	for _, candidate := range []byte{'\t', ';', ','} {
		if lines, count := agreement(text, candidate); lines > bestLines || lines == bestLines && count > bestCount {
			best, bestLines, bestCount = candidate, lines, count
		}
	}
	return best, 0
}

// agreement counts the lines, of the first 20, that have a separator the same
// number of times outside quotes, and that number.
func agreement(text string, sep byte) (lines, count int) {
	const looked, within = 20, 64 << 10
	counts := make([]int, 0, looked)
	n, quoted := 0, false
	for i := 0; i < len(text) && i < within && len(counts) < looked; i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == sep && !quoted:
			n++
		case c == '\n' && !quoted:
			counts = append(counts, n)
			n = 0
		}
	}
	if len(counts) < looked {
		counts = append(counts, n)
	}
	for _, c := range counts {
		same := 0
		for _, other := range counts {
			if other == c {
				same++
			}
		}
		if c > 0 && (same > lines || same == lines && c > count) {
			lines, count = same, c
		}
	}
	return lines, count
}
