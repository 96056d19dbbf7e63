package batch

import (
	"io"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/sheet"
)

// HasReport reports that rows are to be mended, so that Report has something to
// tell.
func (p *Plan) HasReport() bool {
	if p.works.req.Table == nil {
		return false
	}
	for _, f := range p.Problems {
		if f.Row > 0 && f.Severity == diag.Error {
			return true
		}
	}
	return false
}

// Report writes the user's own sheet back, with what is wrong in each row and how
// to mend it. The original is the bytes that the table was read from.
func (p *Plan) Report(w io.Writer, original []byte) error {
	return p.works.req.Table.WriteBack(w, original, p.Problems)
}

// ReportFile is the name of the report, which ends like the user's own sheet; "" where
// that could not be read.
func (p *Plan) ReportFile() string {
	if p.works.req.Table == nil {
		return ""
	}
	switch p.works.req.Table.Format {
	case sheet.XLSX:
		return ReportName + ".xlsx"
	case sheet.JSONL:
		return ReportName + ".jsonl"
	}
	return ReportName + ".csv"
}
