package number

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
)

// joined is the text of pieces as a reader sees it.
func joined(pieces []*piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// replace puts text in the place of bytes from up to to of what pieces hold
// together: into the first piece it touches, whose look the new text takes.
func replace(pieces []*piece, from, to int, text string) {
	at, put := 0, false
	for i, p := range pieces {
		start, end := at, at+len(p.text)
		at = end
		if end < from || end == from && i+1 < len(pieces) && from < to || start > to || start == to && put {
			continue
		}
		a, b := max(from, start)-start, min(to, end)-start
		if put {
			p.text = p.text[:a] + p.text[b:]
			continue
		}
		p.text, put = p.text[:a]+text+p.text[b:], true
	}
}

// bytes writes the part with its words as they are now.
func (s *story) bytes() []byte {
	edits := slices.Clone(s.edits)
	for _, par := range s.paragraphs {
		for _, p := range par.pieces {
			if p.text != p.kept {
				edits = append(edits, s.rewrite(p)...)
			}
		}
	}
	if len(edits) == 0 {
		return s.data
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	done := 0
	for _, e := range edits {
		out.Write(s.data[done:e.from])
		out.WriteString(e.text)
		done = e.to
	}
	out.Write(s.data[done:])
	return out.Bytes()
}

// rewrite makes the edits of one w:t. White space at an end that came to be there
// must be asked to stay.
func (s *story) rewrite(p *piece) []edit {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(p.text)) // writing to memory does not fail
	edits := []edit{{p.from, p.to, b.String()}}
	if !p.preserve && p.text != strings.Trim(p.text, " \t\r\n") {
		edits = append(edits, edit{p.from - 1, p.from - 1, ` xml:space="preserve"`})
	}
	return edits
}

// insert puts a run of words into a control that has lost all of its own.
func (c *control) insert(s *story, text string) {
	prefix := elementPrefix(s.data[c.end:])
	s.edits = append(s.edits, edit{c.end, c.end, "<" + prefix + "r><" + prefix + "t>" + text + "</" + prefix + "t></" + prefix + "r>"})
}

// elementPrefix is the prefix, with its colon, of the end tag that data begins with.
func elementPrefix(data []byte) string {
	name, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("</")), []byte(">"))
	if prefix, _, ok := strings.Cut(string(name), ":"); ok {
		return prefix + ":"
	}
	return ""
}

// settle takes away what makes Word show its prompt in a control.
func (c *control) settle(s *story) {
	for _, x := range c.promptXML {
		s.edits = append(s.edits, edit{x[0], x[1], ""})
	}
}
