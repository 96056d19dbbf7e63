package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfFile is a file of ours, read back by way of its cross-reference table.
type pdfFile struct {
	t       *testing.T
	objects map[int][]byte
	trailer string
}

func readBack(t *testing.T, file []byte) *pdfFile {
	t.Helper()
	end := regexp.MustCompile(`(?s)trailer\n(.*)\nstartxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if end == nil {
		t.Fatalf("no trailer at the end of %q", file[max(0, len(file)-200):])
	}
	lines := strings.Split(string(file[number(t, end[2]):]), "\n")
	if lines[0] != "xref" {
		t.Fatalf("startxref points at %q", lines[0])
	}
	f := &pdfFile{t: t, objects: map[int][]byte{}, trailer: string(end[1])}
	for n, line := range lines[2:] {
		if line == "trailer" {
			break
		}
		if n == 0 {
			continue
		}
		at := number(t, []byte(line[:10]))
		head := fmt.Sprintf("%d 0 obj\n", n)
		if !bytes.HasPrefix(file[at:], []byte(head)) {
			t.Fatalf("object %d is not at %d", n, at)
		}
		f.objects[n] = file[at+len(head):]
	}
	return f
}

func number(t *testing.T, digits []byte) int {
	t.Helper()
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// dict is an object up to its stream or end.
func (f *pdfFile) dict(n int) string {
	body := f.objects[n]
	return string(body[:bytes.Index(body, []byte("endobj"))])
}

// ref follows /Key N 0 R in a dictionary.
func (f *pdfFile) ref(dict, key string) int {
	f.t.Helper()
	m := regexp.MustCompile(`/` + key + ` \[?(\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		f.t.Fatalf("no /%s in %q", key, dict)
	}
	return number(f.t, []byte(m[1]))
}

// stream unpacks the stream of an object.
func (f *pdfFile) stream(n int) []byte {
	f.t.Helper()
	head, body, _ := bytes.Cut(f.objects[n], []byte("stream\n"))
	m := regexp.MustCompile(`/Length (\d+)`).FindSubmatch(head)
	body = body[:number(f.t, m[1])]
	if !bytes.Contains(head, []byte("/FlateDecode")) {
		return body
	}
	r, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		f.t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		f.t.Fatal(err)
	}
	return plain
}

func (f *pdfFile) catalog() string { return f.dict(f.ref(f.trailer, "Root")) }
func (f *pdfFile) info() string    { return f.dict(f.ref(f.trailer, "Info")) }

// pages are the numbers of the page objects in reading order.
func (f *pdfFile) pages() []int {
	kids := regexp.MustCompile(`/Kids \[([^\]]*)\]`).FindStringSubmatch(f.dict(1))
	var pages []int
	for _, m := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(kids[1], -1) {
		pages = append(pages, number(f.t, []byte(m[1])))
	}
	return pages
}

// content is the drawing of page n, from 0.
func (f *pdfFile) content(n int) string {
	return string(f.stream(f.ref(f.dict(f.pages()[n]), "Contents")))
}

// show is one text that a page shows, with the state it is shown in.
type show struct {
	X, Y   string
	Text   string
	Font   string // the name in the file, without the subset's tag
	Size   string
	Tc, Tz string
	Color  string
}

// shows reads the texts of a page. It knows the operators fpdf writes, no more.
func (f *pdfFile) shows(n int) []show {
	f.t.Helper()
	fonts := f.fontNames()
	state := show{Tc: "0.000", Tz: "100"}
	var found []show
	var stack []string
	for _, tok := range tokens(f.content(n)) {
		arg := func(i int) string { return stack[len(stack)-i] }
		switch tok {
		case "Tf":
			state.Font, state.Size = fonts[arg(2)], arg(1)
		case "Td":
			state.X, state.Y = arg(2), arg(1)
		case "Tc":
			state.Tc = arg(1)
		case "Tz":
			state.Tz = arg(1)
		case "g":
			state.Color = arg(1)
		case "rg":
			state.Color = arg(3) + " " + arg(2) + " " + arg(1)
		case "Tj":
			state.Text = fromUTF16(arg(1))
			found = append(found, state)
		case "BT", "ET":
		default:
			stack = append(stack, tok)
			continue
		}
		stack = stack[:0]
	}
	return found
}

// fontNames maps the names that pages use to the names of the faces.
func (f *pdfFile) fontNames() map[string]string {
	names := map[string]string{}
	for _, m := range regexp.MustCompile(`(/F[0-9a-f]+) (\d+) 0 R`).FindAllStringSubmatch(f.dict(2), -1) {
		base := regexp.MustCompile(`/BaseFont ?/[A-Z]{6}\+([^\s/]+)`).FindStringSubmatch(f.dict(number(f.t, []byte(m[2]))))
		if base == nil {
			f.t.Fatalf("font %s has no subset name: %s", m[1], f.dict(number(f.t, []byte(m[2]))))
		}
		names[m[1]] = base[1]
	}
	return names
}

// tokens splits a content stream; a string keeps its bytes, unescaped.
func tokens(s string) []string {
	var found []string
	for s = strings.TrimLeft(s, " \n"); s != ""; s = strings.TrimLeft(s, " \n") {
		if s[0] == '(' {
			text, rest := literal(s[1:])
			found, s = append(found, text), rest
			continue
		}
		end := strings.IndexAny(s, " \n(")
		if end < 0 {
			end = len(s)
		}
		found, s = append(found, s[:end]), s[end:]
	}
	return found
}

// literal reads a string up to its closing parenthesis.
func literal(s string) (text, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
			if s[i] == 'r' {
				b.WriteByte('\r')
			} else {
				b.WriteByte(s[i])
			}
		case ')':
			return b.String(), s[i+1:]
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}

// entry reads the text under /Key of the information dictionary or a bookmark.
func entry(dict, key string) string {
	_, after, ok := strings.Cut(dict, "/"+key+" (")
	if !ok {
		return ""
	}
	text, _ := literal(after)
	return fromUTF16(strings.TrimPrefix(text, "\xFE\xFF"))
}

func fromUTF16(s string) string {
	codes := make([]uint16, len(s)/2)
	for i := range codes {
		codes[i] = binary.BigEndian.Uint16([]byte(s[2*i:]))
	}
	return string(utf16.Decode(codes))
}
