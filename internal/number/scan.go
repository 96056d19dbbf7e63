package number

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/mocban/mocban/internal/wml"
)

// story is the XML of one part with the places of its words. Only the bytes between
// the tags of a few words are ever changed: what an editor put around them, known
// or not, stays byte for byte.
type story struct {
	name       string
	data       []byte
	paragraphs []*paragraph
	controls   []*control
	edits      []edit
}

// paragraph is w:p with its words in order.
type paragraph struct {
	story  *story
	index  int  // counted from 1 in its part
	shadow bool // a second drawing of the same for old programs (mc:Fallback)
	pieces []*piece
	tags   []string // of the controls in it
}

// piece is the content of one w:t: bytes from up to to.
type piece struct {
	from, to int
	text     string
	kept     string // the text as it was read
	preserve bool   // white space at its ends is kept
}

// control is a content control of ours.
type control struct {
	tag       string
	paragraph *paragraph
	pieces    []*piece
	end       int      // where w:sdtContent ends
	prompt    bool     // Word shows its own prompt, since someone emptied the control
	promptXML [][2]int // what makes it a prompt
}

// edit puts text in the place of bytes from up to to.
type edit struct {
	from, to int
	text     string
}

const (
	strictNS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	mcNS     = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	xmlNS    = "http://www.w3.org/XML/1998/namespace"
)

// frame is an open element, with what was open around it.
type frame struct {
	name      string // local, of WordprocessingML; "" for others
	from      int
	paragraph *paragraph
	control   *control // of ours
	pending   *control // any w:sdt, until its tag is known
	piece     *piece
	gone      bool // deleted or moved away under track changes
	shadow    bool
}

// scanner reads one part.
type scanner struct {
	*story
	frame
	open []frame
	text bytes.Buffer
}

// scan finds the words and the controls of a part.
func scan(name string, data []byte) (*story, error) {
	s := &scanner{story: &story{name: name, data: data}}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s.story, nil
		}
		if err != nil {
			return nil, err
		}
		to := int(d.InputOffset())
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t, from, to)
		case xml.EndElement:
			s.end(from, to)
		case xml.CharData:
			if s.piece != nil {
				s.text.Write(t)
			}
		}
	}
}

func (s *scanner) start(t xml.StartElement, from, to int) {
	parent := s.frame.name
	s.open = append(s.open, s.frame)
	s.frame.name, s.frame.from, s.frame.piece = "", from, nil
	if t.Name.Space == mcNS && t.Name.Local == "Fallback" {
		s.shadow = true
	}
	if t.Name.Space != wml.NS && t.Name.Space != strictNS {
		return
	}
	s.frame.name = t.Name.Local
	switch t.Name.Local {
	case "p":
		s.paragraph = &paragraph{story: s.story, index: len(s.paragraphs) + 1, shadow: s.shadow}
		s.paragraphs = append(s.paragraphs, s.paragraph)
	case "sdt":
		s.pending = new(control)
	case "tag":
		if parent == "sdtPr" && s.pending != nil {
			s.pending.tag = attribute(t, "val")
		}
	case "showingPlcHdr":
		if parent == "sdtPr" && s.pending != nil {
			s.pending.prompt = true
		}
	case "sdtContent":
		s.enter()
	case "del", "moveFrom":
		s.gone = true
	case "t":
		if !s.gone && s.paragraph != nil && s.data[to-2] != '/' {
			s.piece = &piece{from: to, preserve: attribute(t, "space") == "preserve"}
			s.text.Reset()
		}
	}
}

// enter begins what a content control holds.
func (s *scanner) enter() {
	c := s.pending
	if c == nil || !strings.HasPrefix(c.tag, "mocban.") {
		return
	}
	s.control, c.paragraph = c, s.paragraph
	s.controls = append(s.controls, c)
	if s.paragraph != nil {
		s.paragraph.tags = append(s.paragraph.tags, c.tag)
	}
}

func (s *scanner) end(from, to int) {
	switch s.frame.name {
	case "t":
		if s.piece != nil {
			s.word(from)
		}
	case "sdtContent":
		if s.control != nil && s.control == s.pending {
			s.control.end = from
		}
	case "showingPlcHdr":
		if s.pending != nil {
			s.pending.promptXML = append(s.pending.promptXML, [2]int{s.frame.from, to})
		}
	case "rStyle":
		if s.control != nil && s.control.prompt {
			s.control.promptXML = append(s.control.promptXML, [2]int{s.frame.from, to})
		}
	}
	s.frame = s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
}

// word keeps a w:t that ends here.
func (s *scanner) word(to int) {
	p := s.piece
	p.to, p.text = to, s.text.String()
	p.kept = p.text
	s.paragraph.pieces = append(s.paragraph.pieces, p)
	if c := s.control; c != nil {
		c.pieces = append(c.pieces, p)
		if c.paragraph == nil { // a control around whole paragraphs
			c.paragraph = s.paragraph
			s.paragraph.tags = append(s.paragraph.tags, c.tag)
		}
	}
}

func attribute(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local && (local != "space" || a.Name.Space == xmlNS) {
			return a.Value
		}
	}
	return ""
}
