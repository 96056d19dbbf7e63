package golden

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// pdfScanner reads values of the language, and the operators of pages.
type pdfScanner struct{ rest []byte }

// pdfOperator is a word that is no value.
type pdfOperator string

// pdfEnd stands where nothing is left, or a list or dictionary ends.
type pdfEnd byte

func (s *pdfScanner) value() any {
	s.rest = bytes.TrimLeft(s.rest, " \n\r\t")
	switch {
	case len(s.rest) == 0:
		return pdfEnd(0)
	case bytes.HasPrefix(s.rest, []byte("<<")):
		s.rest = s.rest[2:]
		return s.dict()
	case bytes.HasPrefix(s.rest, []byte(">>")):
		s.rest = s.rest[2:]
		return pdfEnd('>')
	}
	c := s.rest[0]
	switch c {
	case '[':
		s.rest = s.rest[1:]
		return s.list()
	case ']':
		s.rest = s.rest[1:]
		return pdfEnd(']')
	case '(':
		return s.literal()
	case '<':
		digits, rest, _ := bytes.Cut(s.rest[1:], []byte(">"))
		s.rest = rest
		data, _ := hex.DecodeString(string(digits))
		return pdfText(data)
	case '/':
		s.rest = s.rest[1:]
		return pdfName(s.word())
	}
	return s.plain()
}

func (s *pdfScanner) word() string {
	end := bytes.IndexAny(s.rest, " \n\r\t<>[]()/")
	if end < 0 {
		end = len(s.rest)
	}
	word := string(s.rest[:end])
	s.rest = s.rest[end:]
	return word
}

// plain reads a number, a reference, a truth value or an operator.
func (s *pdfScanner) plain() any {
	word := s.word()
	switch word {
	case "":
		s.rest = s.rest[1:] // a stray parenthesis
		return nil
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		if v, err := strconv.ParseFloat(word, 64); err == nil {
			return v
		}
		return pdfOperator(word)
	}
	if rest, ok := bytes.CutPrefix(s.rest, []byte(" 0 R")); ok {
		s.rest = rest
		return pdfRef(n)
	}
	return n
}

func (s *pdfScanner) dict() pdfDict {
	d := pdfDict{}
	for {
		key, ok := s.value().(pdfName)
		if !ok {
			return d
		}
		d[string(key)] = s.value()
	}
}

func (s *pdfScanner) list() []any {
	list := []any{}
	for {
		v := s.value()
		if _, end := v.(pdfEnd); end {
			return list
		}
		list = append(list, v)
	}
}

func (s *pdfScanner) literal() pdfText {
	var out []byte
	for i := 1; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case c == ')':
			s.rest = s.rest[i+1:]
			return pdfText(out)
		case c == '\\' && i+1 < len(s.rest):
			i++
			if c = s.rest[i]; c == 'r' {
				c = '\r'
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	s.rest = nil
	return pdfText(out)
}
