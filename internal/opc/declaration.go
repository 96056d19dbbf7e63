package opc

import "bytes"

// declaration reads the XML declaration that a part may begin with, in the only form
// that XML 1.0 allows, and gives its length and the encoding it names. Where there is
// none, both are empty.
func declaration(data []byte) (length int, encoding string) {
	d := &declarationScan{data: head(data)}
	if !d.takes("<?xml") {
		return 0, ""
	}
	if version, _ := d.attribute("version"); version != "1.0" {
		return 0, ""
	}
	encoding, given := d.attribute("encoding")
	if given && !isEncodingName(encoding) {
		return 0, ""
	}
	if standalone, given := d.attribute("standalone"); given && standalone != "yes" && standalone != "no" {
		return 0, ""
	}
	if d.blanks(); !d.takes("?>") {
		return 0, ""
	}
	return d.at, encoding
}

// declarationScan is a place in the head of a part.
type declarationScan struct {
	data []byte
	at   int
}

func (d *declarationScan) takes(s string) bool {
	if !startsWith(d.data[d.at:], s) {
		return false
	}
	d.at += len(s)
	return true
}

// blanks skips white space and reports that there was some.
func (d *declarationScan) blanks() bool {
	from := d.at
	for d.at < len(d.data) && bytes.IndexByte([]byte(" \t\r\n"), d.data[d.at]) >= 0 {
		d.at++
	}
	return d.at > from
}

// attribute reads white space, a name, «=» and a quoted value. Where something else
// stands it takes nothing.
func (d *declarationScan) attribute(name string) (value string, given bool) {
	from := d.at
	if d.blanks() && d.takes(name) {
		d.blanks()
		if d.takes("=") {
			d.blanks()
			if value, ok := d.quoted(); ok {
				return value, true
			}
		}
	}
	d.at = from
	return "", false
}

func (d *declarationScan) quoted() (value string, ok bool) {
	for _, quote := range []string{`"`, `'`} {
		if !d.takes(quote) {
			continue
		}
		end := bytes.IndexByte(d.data[d.at:], quote[0])
		if end < 0 {
			return "", false
		}
		value = string(d.data[d.at : d.at+end])
		d.at += end + 1
		return value, true
	}
	return "", false
}

// isEncodingName keeps to XML 1.0, production 81.
func isEncodingName(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || !('0' <= s[i] && s[i] <= '9' || s[i] == '.' || s[i] == '_' || s[i] == '-')) {
			return false
		}
	}
	return s != ""
}
