package service

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/wml"
)

// Conversion is a .docx to be laid out.
type Conversion struct {
	DOCX    []byte
	Strict  bool // what cannot be drawn refuses the file instead of being a warning
	Squeeze bool // lines break as in Word 2013 and later, where the file is in its mode
}

// Convert lays a .docx out and draws it. Result.PDF is nil where a problem stops
// it; what could not be drawn is among the problems, with its place.
func (s *Service) Convert(ctx context.Context, c Conversion) (*Result, error) {
	res := &Result{}
	pkg, problems := opc.Read(c.DOCX, opc.Limits{Objects: true})
	if res.Problems = problems; res.Blocked() {
		return res, nil
	}
	doc, problems := wml.Read(pkg)
	res.Problems = append(res.Problems, problems...)
	if doc != nil {
		res.Problems = append(res.Problems, legacyText(doc)...)
	}
	if res.Blocked() {
		return res, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("service: %w", err)
	}
	pages, problems := layout.Pages(doc, s.faces, layout.Options{MaxPages: s.opt.MaxPages, Foreign: true, Squeeze: c.Squeeze})
	res.Problems = append(res.Problems, problems...)
	if c.Strict {
		refuse(res.Problems)
	}
	if res.Blocked() {
		return res, nil
	}
	setFields(pages, nil)
	res.Pages, res.Signatures = len(pages.Pages), signPlaces(pages)
	out, err := s.draw(pages, doc.Core, s.dated(doc.Core), nil)
	if err != nil {
		return nil, err
	}
	res.PDF = out
	return res, nil
}

// refuse turns warnings of what is not drawn, or drawn otherwise, into errors. That
// comments and hidden text are not printed, and a template on the writer's disk is
// not read, is as it should be and refuses nothing.
func refuse(problems []diag.Problem) {
	for i := range problems {
		if p := &problems[i]; p.Severity == diag.Warning && !strings.HasPrefix(string(p.Code), "template.") {
			p.Severity = diag.Error
		}
	}
}

// dated is the date in the PDF of a foreign document: when it was last changed,
// or made, as it says itself.
func (s *Service) dated(c wml.Core) time.Time {
	if !s.opt.Epoch.IsZero() {
		return s.opt.Epoch
	}
	for _, stamp := range []string{c.Modified, c.Created} {
		if t, err := time.Parse(time.RFC3339, stamp); err == nil && t.Year() > 0 && t.Year() < 10000 {
			return t
		}
	}
	return undated
}
