package golden

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// markedSheet is what a page shows, in stretches of marked content.
type markedSheet struct{ stretches map[int]*stretch }

// stretch is the content under one number.
type stretch struct {
	tag   string
	text  strings.Builder
	owner pdfRef
}

// sheetReader reads the content of a page and what is wrong with its marks.
type sheetReader struct {
	sheet  *markedSheet
	fonts  map[string]map[int]rune
	font   map[int]rune
	open   []openMark
	inText bool
	faults []string
}

// openMark is marked content that has begun.
type openMark struct {
	artifact bool
	stretch  *stretch // nil for artifacts and mere spans
	actual   bool     // what it shows is to be read as something else
	inText   bool     // it began inside of a text object
}

func readSheet(f *pdfFile, page any) (*markedSheet, []string) {
	d := f.dict(page)
	r := &sheetReader{sheet: &markedSheet{stretches: map[int]*stretch{}}, fonts: map[string]map[int]rune{}}
	fonts := f.dict(f.dict(d["Resources"])["Font"])
	for name, ref := range fonts {
		r.fonts[name] = readUnicode(f.stream(f.dict(ref)["ToUnicode"]))
	}
	s := &pdfScanner{rest: f.stream(d["Contents"])}
	var operands []any
	for {
		v := s.value()
		if _, end := v.(pdfEnd); end {
			break
		}
		if op, ok := v.(pdfOperator); ok {
			r.operator(string(op), operands)
			operands = operands[:0]
			continue
		}
		operands = append(operands, v)
	}
	if len(r.open) > 0 || r.inText {
		r.fault("marked content or text does not end")
	}
	for n := range len(r.sheet.stretches) {
		if r.sheet.stretches[n] == nil {
			r.fault("there is no stretch %d", n)
		}
	}
	return r.sheet, r.faults
}

func (r *sheetReader) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *sheetReader) operator(op string, operands []any) {
	switch op {
	case "BT", "ET":
		r.inText = op == "BT"
		if len(r.open) > 0 {
			r.fault("%s inside of marked content", op)
		}
	case "BDC", "BMC":
		r.begin(operands)
	case "EMC":
		r.end()
	case "Tf":
		name, _ := operands[0].(pdfName)
		r.font = r.fonts[string(name)]
	case "TJ", "Tj":
		r.painted(op)
		r.show(operands)
	case "S", "s", "f", "B", "Do", "sh":
		r.painted(op)
	}
}

func (r *sheetReader) begin(operands []any) {
	name, _ := operands[0].(pdfName)
	m := openMark{artifact: name == "Artifact", inText: r.inText}
	var props pdfDict
	if len(operands) > 1 {
		props, _ = operands[1].(pdfDict)
	}
	number, numbered := props["MCID"].(int)
	if numbered {
		if len(r.open) > 0 {
			r.fault("stretch %d is inside of another", number)
		}
		if r.sheet.stretches[number] != nil || number != len(r.sheet.stretches) {
			r.fault("stretch %d out of turn", number)
		}
		m.stretch = &stretch{tag: string(name)}
		r.sheet.stretches[number] = m.stretch
	}
	if actual, ok := props["ActualText"].(pdfText); ok {
		m.actual = true
		r.write(actual.text())
	}
	if !numbered && !m.artifact && !m.actual {
		r.fault("%s marks nothing", name)
	}
	r.open = append(r.open, m)
}

func (r *sheetReader) end() {
	if len(r.open) == 0 {
		r.fault("marked content ends that has not begun")
		return
	}
	if m := r.open[len(r.open)-1]; m.inText != r.inText {
		r.fault("marked content and a text object overlap")
	}
	r.open = r.open[:len(r.open)-1]
}

// painted checks that what is seen is marked.
func (r *sheetReader) painted(op string) {
	if !slices.ContainsFunc(r.open, func(m openMark) bool { return m.artifact || m.stretch != nil }) {
		r.fault("%s outside of marked content", op)
	}
}

// show reads strings. Letters without a meaning are faults even in artifacts.
func (r *sheetReader) show(operands []any) {
	list, _ := operands[0].([]any)
	var text strings.Builder
	for _, part := range list {
		codes, _ := part.(pdfText)
		for i := 0; i+1 < len(codes); i += 2 {
			code := int(codes[i])<<8 | int(codes[i+1])
			char := r.font[code]
			if char == 0 || char == 0xFEFF || char == 0xFFFE || 0xE000 <= char && char <= 0xF8FF {
				r.fault("code %d means %U", code, char)
			}
			text.WriteRune(char)
		}
	}
	if !slices.ContainsFunc(r.open, func(m openMark) bool { return m.actual }) {
		r.write(text.String())
	}
}

func (r *sheetReader) write(text string) {
	for _, m := range r.open {
		if m.stretch != nil {
			m.stretch.text.WriteString(text)
		}
	}
}

// readUnicode reads the ranges of a map to Unicode.
func readUnicode(cmap []byte) map[int]rune {
	chars := map[int]rune{}
	for line := range strings.Lines(string(cmap)) {
		parts := strings.Fields(strings.NewReplacer("<", " ", ">", " ").Replace(line))
		if len(parts) != 3 {
			continue
		}
		var v [3]int
		for i, p := range parts {
			n, err := strconv.ParseInt(p, 16, 32)
			if err != nil {
				break
			}
			v[i] = int(n)
		}
		for code := v[0]; code <= v[1] && v[2] > 0; code++ {
			chars[code] = rune(v[2] + code - v[0])
		}
	}
	return chars
}
