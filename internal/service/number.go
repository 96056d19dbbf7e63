package service

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/merge"
	"github.com/mocban/mocban/internal/number"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// Numbering asks for number and date to be filled into a document: its JSON, or its
// DOCX, which may have been edited in Word since it was made.
type Numbering struct {
	JSON, DOCX   []byte // one of them
	Number, Date string // as typed: "123", "31/05/2024"; "" leaves that one alone
	Replace      bool   // another number or date that stands is written over
	Want         Format
}

// Number fills number and date in, and nothing else. Of a DOCX the DOCX is the
// truth: what a leader changed in Word stays, also in the PDF.
func (s *Service) Number(ctx context.Context, n Numbering) (*Result, error) {
	stamp, problems := number.Parse(n.Number, n.Date)
	if diag.Blocks(problems) {
		return &Result{Problems: problems}, nil
	}
	if n.DOCX != nil {
		return s.numberDOCX(ctx, n, stamp)
	}
	return s.numberJSON(ctx, n, stamp)
}

func (s *Service) numberJSON(ctx context.Context, n Numbering, stamp number.Stamp) (*Result, error) {
	json, problems := stamp.JSON(n.JSON, s.opt.Limits, number.Options{Replace: n.Replace})
	if diag.Blocks(problems) {
		return &Result{Problems: problems}, nil
	}
	res, err := s.Generate(ctx, Request{JSON: json, Want: n.Want &^ JSON})
	if err != nil {
		return nil, err
	}
	if res.Problems = append(problems, res.Problems...); !res.Blocked() && n.Want&JSON != 0 {
		res.JSON = json
	}
	diag.Sort(res.Problems)
	return res, nil
}

func (s *Service) numberDOCX(ctx context.Context, n Numbering, stamp number.Stamp) (*Result, error) {
	pkg, problems := opc.Read(n.DOCX, opc.Limits{})
	if diag.Blocks(problems) {
		return &Result{Problems: problems}, nil
	}
	j := &numbering{s: s, in: n, stamp: stamp, pkg: pkg, res: &Result{}}
	j.source()
	if j.json == nil && n.Want&JSON != 0 {
		j.res.Problems = append(j.res.Problems, noSource())
	}
	filled, problems := stamp.DOCX(pkg, number.Options{Replace: n.Replace, Undated: j.undated})
	j.res.Problems = append(j.res.Problems, problems...)
	if j.res.Blocked() {
		return j.res, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("service: %w", err)
	}
	if err := j.finish(filled); err != nil {
		return nil, err
	}
	diag.Sort(j.res.Problems)
	return j.res, nil
}

// numbering is one DOCX on its way.
type numbering struct {
	s       *Service
	in      Numbering
	stamp   number.Stamp
	pkg     *opc.Package
	json    []byte // the source with the stamp, nil where the file carries none
	made    *job   // the document that the source would give
	undated bool   // the kind has no place for a date
	res     *Result
}

// source numbers the JSON that the file carries, and judges what the stamp changes:
// all else was judged when the file was made.
func (j *numbering) source() {
	old, ok := sourceOf(j.pkg)
	if !ok {
		return
	}
	json, problems := j.stamp.JSON(old, j.s.opt.Limits, number.Options{Replace: true})
	if diag.Blocks(problems) {
		return
	}
	made := j.s.begin(json)
	if made.res.Blocked() {
		return
	}
	j.json, j.made = json, made
	j.res.Metadata = metadataOf(made.rec)
	j.res.Name, j.res.Kind = made.res.Name, made.res.Kind
	j.res.Problems = news(j.s.begin(old).res.Problems, made.res.Problems)
	kind, _ := decree.KindOf(j.res.Kind)
	j.undated = kind.Form == "1.9"
}

// news are the problems of the second list that the first does not have.
func news(before, after []diag.Problem) []diag.Problem {
	return slices.DeleteFunc(slices.Clone(after), func(p diag.Problem) bool {
		return slices.ContainsFunc(before, func(q diag.Problem) bool { return p.Code == q.Code && p.At == q.At })
	})
}

// finish makes what is wanted of the numbered package.
func (j *numbering) finish(pkg *opc.Package) error {
	if j.json != nil {
		if err := attachSource(pkg, record.Restamped(j.json, j.made.rec)); err != nil {
			return err
		}
	}
	doc, problems := wml.Read(pkg)
	if doc == nil {
		j.res.Problems = append(j.res.Problems, problems...)
		return nil
	}
	if err := j.pdf(doc, problems); err != nil || j.res.Blocked() {
		return err
	}
	if j.in.Want&JSON != 0 {
		j.res.JSON = j.json
		edited, err := j.edited(doc)
		if err != nil {
			return err
		}
		if edited {
			j.res.Problems = append(j.res.Problems, editedSince())
		}
	}
	if j.in.Want&DOCX != 0 {
		return j.docx(pkg)
	}
	return nil
}

// docx writes the numbered package; one that had number and date already stays as it
// came, to the byte.
func (j *numbering) docx(pkg *opc.Package) (err error) {
	if pkg.Equal(j.pkg) {
		j.res.DOCX = j.in.DOCX
		return nil
	}
	if j.res.DOCX, err = pkg.Bytes(); err != nil {
		return fmt.Errorf("service: write package: %w", err)
	}
	return nil
}

// pdf lays the numbered document out, where that is wanted.
func (j *numbering) pdf(doc *wml.Document, problems []diag.Problem) error {
	if j.in.Want&PDF == 0 {
		return nil
	}
	pages, more := layout.Pages(doc, j.s.faces, layout.Options{MaxPages: j.s.opt.MaxPages, Foreign: true})
	if j.res.Problems = append(append(j.res.Problems, problems...), more...); j.res.Blocked() {
		return nil
	}
	var rooms merge.SignRooms
	if j.made != nil {
		rooms = merge.RoomsOf(j.made.rec)
	}
	setFields(pages, rooms)
	j.res.Pages, j.res.Signatures = len(pages.Pages), signPlaces(pages)
	if j.res.Metadata != nil {
		j.res.Metadata.PageAmount = j.res.Pages
	}
	out, err := j.s.draw(pages, doc.Core, j.dated(doc.Core), j.res.Metadata)
	j.res.PDF = out
	return err
}

// dated is the date in the PDF: the day of issue.
func (j *numbering) dated(c wml.Core) time.Time {
	if !j.s.opt.Epoch.IsZero() || !j.stamp.Date.Complete() {
		return j.s.dated(c)
	}
	return j.stamp.Date.Start()
}

// edited reports that the words are not those that the source gives.
func (j *numbering) edited(doc *wml.Document) (bool, error) {
	if ok, err := j.made.merge(); !ok || err != nil {
		return false, err
	}
	words := func(d *wml.Document) []string { return strings.Fields(strings.Join(wml.PlainText(d), "\n")) }
	return !slices.Equal(words(doc), words(j.made.doc)), nil
}

func noSource() diag.Problem {
	return diag.Problem{
		Code: "source.missing", Severity: diag.Error,
		Message: diag.Say("Tệp Word này không mang dữ liệu JSON mà nó được tạo ra từ đó.", "This Word file does not carry the JSON it was made from."),
		Hint:    diag.Say("Hãy ghi số vào tệp JSON gốc, hoặc chỉ lấy DOCX và PDF.", "Number the JSON file itself, or take DOCX and PDF only."),
	}
}

func editedSince() diag.Problem {
	return diag.Problem{
		Code: "source.edited", Severity: diag.Warning,
		Message: diag.Say("Văn bản đã được sửa trong Word sau khi tạo; JSON chỉ được ghi thêm số, ngày và không có chỗ sửa đó.",
			"The document was edited in Word since it was made; the JSON only got number and date and lacks those changes."),
		Hint: diag.Say("Dùng tệp DOCX làm bản chính.", "Take the DOCX for the original."),
	}
}
