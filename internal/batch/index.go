package batch

import (
	"encoding/csv"
	"fmt"
	"io"
)

// Index writes the table of which archive holds which file, for those who look for
// one document among several archives.
type Index struct{ out *csv.Writer }

// NewIndex begins the table.
func NewIndex(w io.Writer) (*Index, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // Excel takes a CSV for UTF-8 by this mark only
		return nil, fmt.Errorf("batch: index: %w", err)
	}
	x := &Index{csv.NewWriter(w)}
	return x, x.line("Tệp nén", "Tệp", "Nhóm")
}

// Add writes the files of an item; archive names one by its number, from 1.
func (x *Index) Add(e Entry, archive func(part int) string) error {
	for _, f := range e.Files {
		if err := x.line(archive(f.Part), f.Name, e.Key); err != nil {
			return err
		}
	}
	return nil
}

// End writes what is still held back.
func (x *Index) End() error {
	x.out.Flush()
	return x.out.Error()
}

func (x *Index) line(cells ...string) error {
	for i := range cells {
		cells[i] = asText(cells[i])
	}
	return x.out.Write(cells)
}

// asText keeps a spreadsheet from taking a name for a formula.
func asText(s string) string {
	if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\t' || s[0] == '\r') {
		return "'" + s
	}
	return s
}
