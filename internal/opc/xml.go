package opc

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// xml judges the XML of one part and gives it back without its byte order mark,
// or nil where it was refused. What passes is UTF-8, has no DOCTYPE, is well
// formed and bounded in depth and number, so that any later parser may recurse.
func (g *gate) xml(part string, data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	f := checkXML(data, g.limits, &g.tokens)
	if f == nil {
		return data
	}
	if len(g.found) < maxProblems {
		p := f.problem(part, data)
		g.found = append(g.found, p)
	}
	return nil
}

// xmlFault is the first thing wrong with a part.
type xmlFault struct {
	code diag.Code
	at   int // byte offset
	why  diag.Text
}

func (f *xmlFault) problem(part string, data []byte) diag.Problem {
	before := data[:min(f.at, len(data))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	where := shown(part)
	return diag.Problem{
		Code: f.code, Severity: diag.Error, Part: where, Line: line, Column: column,
		Message: diag.Text{
			VI: "Cấu trúc tệp không hợp lệ (" + where + ", dòng " + strconv.Itoa(line) + ", cột " + strconv.Itoa(column) + "): " + f.why.VI + ".",
			EN: "The file is malformed (" + where + ", line " + strconv.Itoa(line) + ", column " + strconv.Itoa(column) + "): " + f.why.EN + ".",
		},
		Hint: hintSaveAgain,
	}
}

// checkEncoding refuses all but UTF-8. Part 2 of the standard allows UTF-16 too,
// but Word never writes it, and a reader that guesses wrong garbles the text.
func checkEncoding(data []byte) *xmlFault {
	notUTF8 := diag.Say("mã hoá không phải UTF-8", "the encoding is not UTF-8")
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "<\x00", "\x00<", "\x00\x00"} {
		if startsWith(data, mark) {
			return &xmlFault{"xml.encoding", 0, notUTF8}
		}
	}
	if _, name := declaration(data); name != "" && !strings.EqualFold(name, "UTF-8") && !strings.EqualFold(name, "US-ASCII") {
		return &xmlFault{"xml.encoding", 0, notUTF8}
	}
	if !utf8.Valid(data) {
		return &xmlFault{"xml.encoding", validPrefix(data), notUTF8}
	}
	return nil
}

// head is enough of a part to hold any sane declaration.
func head(data []byte) []byte { return data[:min(len(data), 256)] }

func validPrefix(data []byte) int {
	i := 0
	for i < len(data) {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			break
		}
		i += n
	}
	return i
}
