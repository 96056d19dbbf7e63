package service

import (
	"context"
	"fmt"
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/lint"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/pdf"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// Generate makes one document. The error is the machine's; what is wrong with the
// document is in Result.Problems.
func (s *Service) Generate(ctx context.Context, req Request) (*Result, error) {
	j := s.read(req.JSON)
	if !req.Judged {
		j.judge()
	}
	if ok, err := j.fill(ctx); !ok {
		return j.res, err
	}
	if req.Want&PDF != 0 || j.lacksLetter() {
		j.layout()
	}
	if err := j.make(ctx, req.Want); err != nil {
		return nil, err
	}
	return j.res, nil
}

// Check judges one document and makes nothing. It goes as far as laying the pages
// out: what the fonts lack and what fits no page is found there.
func (s *Service) Check(ctx context.Context, json []byte) (*Result, error) {
	d, err := s.Draft(ctx, json)
	if err != nil {
		return nil, err
	}
	if d.filled {
		d.j.res.NotEvaluated = lint.NotEvaluated(d.j.rec, s.judging())
	}
	return d.j.res, nil
}

// judging is what the judge is told from outside: today, for drafts, and the
// administrator's list of units.
func (s *Service) judging() lint.Options {
	now := s.opt.Now().In(vietnam)
	return lint.Options{
		Today:     record.Date{Day: now.Day(), Month: int(now.Month()), Year: now.Year()},
		Catalogue: s.units,
	}
}

// job is one document on its way.
type job struct {
	s     *Service
	json  []byte
	rec   *record.Record
	doc   *wml.Document
	pages *page.Document
	res   *Result
}

// begin reads and judges.
func (s *Service) begin(json []byte) *job {
	j := s.read(json)
	j.judge()
	return j
}

// read reads the JSON; the record is nil where it cannot be read.
func (s *Service) read(json []byte) *job {
	rec, problems := s.Read(json)
	j := &job{s: s, json: json, rec: rec, res: &Result{Problems: problems}}
	if rec != nil {
		j.res.Kind = rec.Kind.S
		j.res.Name = fileName(rec)
		j.res.Dated = j.created()
	}
	return j
}

// judge adds what breaks the decree.
func (j *job) judge() {
	if j.rec != nil {
		j.tell(lint.Record(j.rec, j.s.judging()))
	}
}

// fill merges what was read into its form, unless that was stopped, and reports
// whether there is a document to go on with.
func (j *job) fill(ctx context.Context) (ok bool, err error) {
	if j.res.Blocked() {
		return false, nil
	}
	if ok, err := j.merge(); !ok {
		return false, err
	}
	if err := ctx.Err(); err != nil {
		return false, fmt.Errorf("service: %w", err)
	}
	return true, nil
}

// tell adds problems, in their place by weight.
func (j *job) tell(problems []diag.Problem) {
	j.res.Problems = append(j.res.Problems, problems...)
	diag.Sort(j.res.Problems)
}

// merge fills the form and reports whether there is a document to go on with.
func (j *job) merge() (ok bool, err error) {
	name, ok := j.s.catalog.Form(j.rec.Kind.S)
	if !ok {
		j.tell([]diag.Problem{noForm(j.rec)})
		return false, nil
	}
	form, err := j.s.forms.form(name)
	if err != nil {
		return false, err
	}
	doc, problems := form.Document(j.rec, merge.Options{
		Measure: j.s.measure, Year: j.s.opt.Now().In(vietnam).Year(), Created: j.created(),
	})
	j.doc = doc
	j.tell(problems)
	return doc != nil && !j.res.Blocked(), nil
}

func (j *job) layout() {
	pages, problems := layout.Pages(j.doc, j.s.faces, layout.Options{MaxPages: j.s.opt.MaxPages})
	j.tell(problems)
	if pages != nil {
		setFields(pages, merge.RoomsOf(j.rec))
		j.pages, j.res.Pages, j.res.Signatures = pages, len(pages.Pages), signPlaces(pages)
	}
}

// make writes and draws what is wanted, unless laying out has found what stops it. It
// is called once: drawing needs the pages only, so the tree is given up before, which
// in a long document takes as much memory as they do.
func (j *job) make(ctx context.Context, want Format) error {
	j.res.Metadata = metadataOf(j.rec)
	if j.res.Blocked() {
		return nil
	}
	if want&DOCX != 0 {
		if err := j.docx(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("service: %w", err)
	}
	if want&PDF == 0 {
		return nil
	}
	j.doc = &wml.Document{Core: j.doc.Core}
	return j.pdf()
}

func (j *job) pdf() error {
	j.res.Metadata.PageAmount = j.res.Pages
	out, err := j.s.draw(j.pages, j.doc.Core, j.created(), j.res.Metadata)
	if err != nil {
		return err
	}
	j.res.PDF = out
	return nil
}

// draw makes a PDF of finished pages: one of the asked standard by the house's own
// writer, or a plain one by fpdf.
func (s *Service) draw(pages *page.Document, c wml.Core, created time.Time, m *Metadata) ([]byte, error) {
	meta := pdf.Meta{
		Title: c.Title, Author: c.Creator, Subject: c.Subject, Language: c.Language, Creator: "mocban", Created: created,
		Record: m.schema(),
	}
	write := pdf.FPDF
	if !s.opt.FPDF {
		write, meta.Archive = pdf.Native, s.opt.Standard.archive()
	}
	out, err := write(pages, s.faces, meta)
	if err != nil {
		return nil, fmt.Errorf("service: draw: %w", err)
	}
	return out, nil
}

func (j *job) docx() error {
	pkg, err := wml.Write(j.doc)
	if err != nil {
		return fmt.Errorf("service: write document: %w", err)
	}
	if err := attachSource(pkg, record.Restamped(j.json, j.rec)); err != nil {
		return err
	}
	if j.res.DOCX, err = pkg.Bytes(); err != nil {
		return fmt.Errorf("service: write package: %w", err)
	}
	return nil
}

func (s *Service) measure(text string, bold, italic bool, size unit.Length) unit.Length {
	style := font.Regular
	if bold {
		style |= font.Bold
	}
	if italic {
		style |= font.Italic
	}
	return s.faces.Measure(text, style, size)
}

// vietnam is the one time zone of the country, without summer time since 1975.
var vietnam = time.FixedZone("+07:00", 7*60*60)

// undated is the metadata's date of a document without one: the day on which the
// decree took effect.
var undated = time.Date(2020, time.March, 5, 0, 0, 0, 0, vietnam)

func (j *job) created() time.Time { return j.s.Dated(j.rec.Date) }

func noForm(rec *record.Record) diag.Problem {
	return diag.Problem{
		Code: "kind.no_form", Severity: diag.Error, At: rec.Kind.At,
		Message: diag.Say("Chưa có mẫu cho loại văn bản «%s».", "There is no form for the kind «%s» yet.", rec.Kind.S),
		Hint:    diag.Say("Xem các loại đã có mẫu bằng lệnh mocban kinds.", "See the kinds that have one with mocban kinds."),
	}
}
