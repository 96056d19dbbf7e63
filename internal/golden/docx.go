package golden

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// DOCX writes every entry of a .docx as text, by name: XML with one element a
// line and prefixes as they stand, all else, and data that travel with the document,
// as its size and checksum. It opens
// the ZIP by itself, so that what it shows is what a reader gets.
func DOCX(data []byte) (string, error) {
	files, err := unzip(data)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, f := range files {
		fmt.Fprintf(&out, "== %s\n", f.name)
		if !isXML(f.name) || isData(f.name) {
			fmt.Fprintf(&out, "%d bytes, sha256 %x\n", len(f.data), sha256.Sum256(f.data))
			continue
		}
		if err := pretty(&out, f.data); err != nil {
			return "", fmt.Errorf("golden: %s: %w", f.name, err)
		}
	}
	return out.String(), nil
}

type file struct {
	name string
	data []byte
}

// unzip gives the entries sorted by name.
func unzip(data []byte) ([]file, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("golden: opening the .docx: %w", err)
	}
	var files []file
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("golden: %s: %w", f.Name, err)
		}
		content, err := io.ReadAll(rc)
		if err = errors.Join(err, rc.Close()); err != nil {
			return nil, fmt.Errorf("golden: %s: %w", f.Name, err)
		}
		files = append(files, file{f.Name, content})
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

func isXML(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

// isData knows the data that travel in a .docx, which stand beside the golden file as
// they are.
func isData(name string) bool {
	return strings.HasPrefix(name, "customXml/item") && !strings.HasPrefix(name, "customXml/itemProps")
}

// pretty indents one part. An element that holds only text stays on one line
// with it.
func pretty(out *strings.Builder, data []byte) error {
	root, err := parse(data)
	if err != nil {
		return err
	}
	write(out, root, 0)
	return nil
}

func write(out *strings.Builder, e *element, depth int) {
	indent := strings.Repeat("  ", depth)
	out.WriteString(indent + "<" + e.tag)
	for _, a := range e.attrs {
		fmt.Fprintf(out, ` %s="%s"`, a.name, escape(a.value))
	}
	switch {
	case len(e.children) == 0 && e.text == "":
		out.WriteString("/>\n")
		return
	case len(e.children) == 0:
		fmt.Fprintf(out, ">%s</%s>\n", escape(e.text), e.tag)
		return
	}
	out.WriteString(">\n")
	for _, c := range e.children {
		write(out, c, depth+1)
	}
	if text := strings.TrimSpace(e.text); text != "" {
		fmt.Fprintf(out, "%s  %s\n", indent, escape(text))
	}
	fmt.Fprintf(out, "%s</%s>\n", indent, e.tag)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;", "\t", "&#9;")

func escape(s string) string { return escapes.Replace(s) }

// element is an element with its prefix as written.
type element struct {
	tag      string
	attrs    []attribute
	text     string
	children []*element
}

type attribute struct{ name, value string }

// attr gives an attribute by its name with the prefix.
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// parse reads a part with the standard library, which knows nothing of our own
// reader and writer.
func parse(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	open := []*element{top}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{tag: qualified(t.Name)}
			for _, a := range t.Attr {
				e.attrs = append(e.attrs, attribute{qualified(a.Name), a.Value})
			}
			parent := open[len(open)-1]
			parent.children = append(parent.children, e)
			open = append(open, e)
		case xml.EndElement:
			if len(open) == 1 || open[len(open)-1].tag != qualified(t.Name) {
				return nil, fmt.Errorf("the end tag %s does not match", qualified(t.Name))
			}
			open = open[:len(open)-1]
		case xml.CharData:
			open[len(open)-1].text += string(t)
		}
	}
	if len(open) != 1 || len(top.children) != 1 {
		return nil, errors.New("the root element is missing, doubled or not closed")
	}
	return top.children[0], nil
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
