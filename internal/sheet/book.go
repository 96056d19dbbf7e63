package sheet

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// book is what the sheets of a workbook share.
type book struct {
	p        *pkg
	sheets   []sheetName
	from1904 bool // days count from 1904, as in workbooks of an old Mac
	strings  []string
	formats  []dateForm // by style of a cell
}

// sheetName is one sheet of a workbook as its list of sheets gives it.
type sheetName struct {
	Name  string `xml:"name,attr"`
	State string `xml:"state,attr"` // hidden, veryHidden; "" or visible
	RelID string `xml:"id,attr"`    // of the arrow to its part
	part  string
}

func openBook(p *pkg) (*book, error) {
	main := "xl/workbook.xml"
	if rels, err := p.relationshipsOf(""); err == nil {
		for _, to := range rels {
			if to.kind == "officeDocument" {
				main = to.part
			}
		}
	}
	var file struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []sheetName `xml:"sheets>sheet"`
	}
	if err := p.decode(main, &file); err != nil {
		return nil, err
	}
	rels, err := p.relationshipsOf(main)
	if err != nil {
		return nil, err
	}
	b := &book{p: p, from1904: isTrue(file.Properties.Date1904)}
	for _, s := range file.Sheets {
		for _, to := range rels {
			if to.id == s.RelID && to.kind == "worksheet" {
				s.part = to.part
			}
		}
		if s.part != "" {
			b.sheets = append(b.sheets, s)
		}
	}
	if len(b.sheets) == 0 {
		return nil, broken("không có trang tính nào", "it has no sheet")
	}
	return b, b.shared(rels)
}

func isTrue(s string) bool { return s == "1" || s == "true" }

// shared reads the tables of strings and of styles, where the workbook has them.
func (b *book) shared(rels []target) error {
	var stringsPart, stylesPart string
	for _, to := range rels {
		switch to.kind {
		case "sharedStrings":
			stringsPart = to.part
		case "styles":
			stylesPart = to.part
		}
	}
	if stylesPart != "" && b.p.has(stylesPart) {
		if err := b.readStyles(stylesPart); err != nil {
			return err
		}
	}
	if stringsPart != "" && b.p.has(stringsPart) {
		return b.readStrings(stringsPart)
	}
	return nil
}

func (b *book) readStyles(part string) error {
	var file struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := b.p.decode(part, &file); err != nil {
		return err
	}
	custom := make(map[int]dateForm, len(file.Formats))
	for _, f := range file.Formats {
		custom[f.ID] = readDateForm(f.Code)
	}
	for _, c := range file.Cells {
		form, ok := custom[c.Format]
		if !ok {
			form = builtInForm(c.Format)
		}
		b.formats = append(b.formats, form)
	}
	return nil
}

// readStrings reads the table of strings. Text of rPh is a reading aid of East Asian
// scripts and no part of the value.
func (b *book) readStrings(part string) error {
	r, err := b.p.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	dec := xml.NewDecoder(r)
	var text textPieces
	for {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return inPart(part, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			text.start(t.Name.Local)
			if t.Name.Local == "si" {
				text.buf = text.buf[:0]
			}
		case xml.EndElement:
			text.end(t.Name.Local)
			if t.Name.Local == "si" {
				b.strings = append(b.strings, textCell(unescape(string(text.buf))).Value)
			}
		case xml.CharData:
			text.chars(t)
		case xml.Directive:
			return broken("có khai báo DOCTYPE", "it has a DOCTYPE")
		}
	}
}

// textPieces gathers the text of the t elements of a string.
type textPieces struct {
	buf       []byte
	in, aside bool // inside t; inside rPh
}

func (p *textPieces) start(name string) {
	switch name {
	case "t":
		p.in = !p.aside
	case "rPh":
		p.aside = true
	}
}

func (p *textPieces) end(name string) {
	switch name {
	case "t":
		p.in = false
	case "rPh":
		p.aside = false
	}
}

func (p *textPieces) chars(text []byte) {
	if p.in {
		p.buf = append(p.buf, text...)
	}
}

// unescape undoes _x000D_, the way in which a workbook writes a character that XML
// cannot hold (ECMA-376-1, 22.4.2.4).
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			out.WriteString(s)
			return out.String()
		}
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(rune(code))
		s = s[i+7:]
	}
}
