package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/mocban/mocban/internal/diag"
)

// Faults of a workbook's package. They become problems in one place, refuse.
var (
	errBomb = errors.New("archive.bomb")
	errMany = errors.New("archive.too_many_entries")
)

// corrupt says what is wrong inside a workbook.
type corrupt struct{ why diag.Text }

func (c corrupt) Error() string { return c.why.EN }

func broken(vi, en string, args ...any) error { return corrupt{diag.Say(vi, en, args...)} }

// pkg is the ZIP of a workbook. It unpacks a part as it is read and never holds one
// whole; what all parts may unpack to is one sum.
type pkg struct {
	parts  map[string]*zip.File
	limits Limits
	left   int64
}

// openPackage judges the directory of a ZIP before a byte is unpacked.
func openPackage(data []byte, limits Limits) (*pkg, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken("tệp nén hỏng", "the ZIP is damaged")
	}
	if len(z.File) > limits.Entries {
		return nil, errMany
	}
	p := &pkg{parts: make(map[string]*zip.File, len(z.File)), limits: limits, left: limits.Inflated}
	total := uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, taken := p.parts[name]; taken {
			return nil, broken("phần «%s» có hai bản", "the part %s stands twice", shown(f.Name))
		}
		p.parts[name] = f
		size, packed := f.UncompressedSize64, max(f.CompressedSize64, 1)
		if total += size; size > uint64(limits.Inflated) || total > uint64(limits.Inflated) ||
			size > uint64(limits.RatioFrom) && size/packed > uint64(limits.Ratio) {
			return nil, errBomb
		}
	}
	return p, nil
}

// open gives the bytes of a part as they are unpacked.
func (p *pkg) open(name string) (io.ReadCloser, error) {
	f, ok := p.parts[strings.ToLower(name)]
	if !ok {
		return nil, broken("thiếu phần «%s»", "the part %s is missing", shown(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, broken("phần «%s» không mở được", "the part %s cannot be opened", shown(name))
	}
	return &gauge{ReadCloser: r, p: p}, nil
}

func (p *pkg) has(name string) bool { return p.parts[strings.ToLower(name)] != nil }

// gauge stops a part that unpacks to more than its directory said, and a piece of
// XML that is longer than any a cell can need, before the XML reader gathers it.
type gauge struct {
	io.ReadCloser
	p   *pkg
	run int // bytes since the last <
}

const longestPiece = 1 << 20

func (g *gauge) Read(b []byte) (int, error) {
	n, err := g.ReadCloser.Read(b)
	if g.p.left -= int64(n); g.p.left < 0 {
		return 0, errBomb
	}
	if i := bytes.LastIndexByte(b[:n], '<'); i >= 0 {
		g.run = n - i
	} else if g.run += n; g.run > longestPiece {
		return 0, broken("có đoạn dữ liệu dài bất thường", "a piece of its XML is longer than any cell")
	}
	return n, err
}

// decode reads a small part into a struct.
func (p *pkg) decode(name string, into any) error {
	r, err := p.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	const most = 16 << 20
	dec := xml.NewDecoder(io.LimitReader(r, most))
	if err := dec.Decode(into); err != nil {
		return inPart(name, err)
	}
	return nil
}

// inPart turns a fault of reading into one of the workbook.
func inPart(name string, err error) error {
	var known corrupt
	if errors.Is(err, errBomb) || errors.As(err, &known) {
		return err
	}
	return broken("phần «%s» không đọc được", "the part %s cannot be read", shown(name))
}

// relationships are the arrows that leave a part.
type relationships struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
		Mode   string `xml:"TargetMode,attr"`
	} `xml:"Relationship"`
}

// relationshipsOf reads the arrows of a part, "" for those of the package, in
// their order. Those that leave the package are not followed.
func (p *pkg) relationshipsOf(part string) ([]target, error) {
	dir, base := path.Split(part)
	var rels relationships
	if err := p.decode(dir+"_rels/"+base+".rels", &rels); err != nil {
		return nil, err
	}
	list := make([]target, 0, len(rels.List))
	for _, r := range rels.List {
		if r.Mode == "External" {
			continue
		}
		to := r.Target
		if !strings.HasPrefix(to, "/") {
			to = path.Join(dir, to)
		}
		list = append(list, target{r.ID, path.Base(r.Type), strings.TrimPrefix(to, "/")})
	}
	return list, nil
}

// target is where an arrow leads, with its id and the last word of its type.
type target struct{ id, kind, part string }

// refuse tells a fault of the package or its parts.
func (r *reader) refuse(sheet string, err error) {
	var c corrupt
	switch {
	case errors.Is(err, errBomb):
		r.add(diag.Problem{Code: "archive.bomb",
			Message: diag.Say("Tệp nén bất thường: giải nén ra lớn hơn %s hoặc gấp quá nhiều lần.", "Unusual archive: it unpacks to more than %s or many times its size.", megabytes(r.opt.Limits.Inflated)),
			Hint:    diag.Say("Mở trong Excel, xoá các dòng, cột và định dạng thừa rồi lưu lại.", "Open it in Excel, remove rows, columns and formats that are not used, and save it.")})
	case errors.Is(err, errMany):
		r.add(diag.Problem{Code: "archive.too_many_entries",
			Message: diag.Say("Tệp nén bất thường: có quá %d mục.", "Unusual archive: it has more than %d entries.", r.opt.Limits.Entries),
			Hint:    diag.Say("Mở trong Excel rồi lưu sang một tệp .xlsx mới.", "Open it in Excel and save it as a new .xlsx.")})
	default:
		if !errors.As(err, &c) {
			c.why = diag.Say("không đọc được", "it cannot be read")
		}
		r.add(place(diag.Problem{Code: "table.corrupt",
			Message: diag.Text{VI: fmt.Sprintf("Tệp Excel hỏng: %s.", c.why.VI), EN: fmt.Sprintf("The workbook is damaged: %s.", c.why.EN)},
			Hint:    diag.Say("Mở trong Excel rồi lưu sang một tệp .xlsx mới.", "Open it in Excel and save it as a new .xlsx.")}, sheet, 0, 0, ""))
	}
}
