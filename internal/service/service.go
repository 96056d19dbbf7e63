// Package service is the one door for one document: JSON in, DOCX and PDF and the
// problems out.
//
// In: Request. Out: Result. Clock, templates and fonts come in through Options.
// Never: speaks HTTP or flags, opens a path.
package service

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/lint"
	"github.com/mocban/mocban/internal/profile"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/template"
)

// Options is what a Service is made of.
type Options struct {
	Templates fs.FS            // the forms and the examples, as templates.FS holds them
	Fonts     fs.FS            // four faces of one family; of Arial too where it is to be told apart
	Now       func() time.Time // for the year of an undated document; required
	Limits    record.Limits    // zero fields stand for the defaults
	MaxPages  int              // 0 is 500
	Profile   []byte           // the office's profile (ho_so) for every document; nil is none
	Catalogue []byte           // replaces the built-in dated list of administrative units; nil is the built-in one
	// Epoch replaces the date in the files' metadata (SOURCE_DATE_EPOCH); the zero
	// time takes it from the document.
	Epoch time.Time
	// FPDF draws by fpdf instead of the house's own writer: a plain PDF 1.4.
	FPDF bool
	// Standard is what PDF files keep to, unless fpdf draws them.
	Standard Standard
}

// Service makes documents. It is immutable and serves any number of callers at once.
type Service struct {
	catalog *template.Catalog
	forms   *formShelf
	faces   *font.Set
	profile *profile.Profile
	units   *lint.Catalogue
	opt     Options
}

// Format is what a caller wants made.
type Format uint8

// The formats; they can be combined.
const (
	DOCX Format = 1 << iota
	PDF
	JSON // of a numbered document
)

// Request is one document to be made.
type Request struct {
	JSON   []byte
	Want   Format
	Judged bool // the decree's verdict is known from Draft or Check and is left out
}

// Result is what was made. DOCX and PDF are nil where they were not wanted or
// where Problems holds an input error.
type Result struct {
	DOCX, PDF []byte
	JSON      []byte // of Number, where it was wanted
	// Metadata is what a register of outgoing documents records; nil where nothing is
	// known of the document but its pages.
	Metadata *Metadata
	Name     string    // a file name without ending, safe on every system: "Ke hoach 15-KH-SCT"
	Kind     string    // loai, where it could be read
	Dated    time.Time // in the metadata of the files of Generate and Draft.Make
	Pages    int       // sheets of the PDF, 0 where none was laid out
	Problems []diag.Problem
	// Signatures are the rooms for digital signatures and seals, where pages were laid
	// out.
	Signatures []SignPlace
	// NotEvaluated are the rules that Check could not judge: silence is not a pass.
	NotEvaluated []lint.Rule
}

// Blocked reports that nothing was made because of the input.
func (r *Result) Blocked() bool { return diag.Blocks(r.Problems) }

// New reads the fonts and lists the forms; a form is read when first a document needs it.
func New(opt Options) (*Service, error) {
	if opt.Now == nil {
		return nil, errors.New("service: no clock is set")
	}
	if opt.Templates == nil || opt.Fonts == nil {
		return nil, errors.New("service: templates and fonts are required")
	}
	faces, err := font.NewSet(opt.Fonts)
	if err != nil {
		return nil, fmt.Errorf("service: %w", err)
	}
	catalog, err := template.Open(opt.Templates)
	if err != nil {
		return nil, fmt.Errorf("service: %w", err)
	}
	s := &Service{catalog: catalog, forms: newFormShelf(catalog), faces: faces, opt: opt}
	if err := s.readOffice(); err != nil {
		return nil, err
	}
	return s, nil
}

// Warm reads every form, packs what its files have in common and prepares the faces
// now. A server calls it before it serves, so that a form that cannot be used is told
// at its start and no request waits.
func (s *Service) Warm() error {
	s.Prepare()
	for _, name := range s.catalog.Forms() {
		if err := s.forms.warm(name); err != nil {
			return err
		}
	}
	return nil
}

// Prepare makes what the first PDF waits for: the glyphs of the faces. A caller that has
// to read its input first begins it beside that.
func (s *Service) Prepare() { s.faces.Prepare() }

// readOffice reads what an administrator sets for every document.
func (s *Service) readOffice() error {
	if s.opt.Profile != nil {
		p, problems := profile.Decode(s.opt.Profile)
		if len(problems) > 0 {
			return &ProfileError{Problems: problems}
		}
		s.profile = p
	}
	if s.opt.Catalogue != nil {
		units, err := lint.ReadCatalogue(s.opt.Catalogue)
		if err != nil {
			return fmt.Errorf("service: catalogue of units: %w", err)
		}
		s.units = units
	}
	return nil
}

// ProfileError says that the office's profile cannot be used, and why.
type ProfileError struct{ Problems []diag.Problem }

// Error names the first problem.
func (e *ProfileError) Error() string {
	return fmt.Sprintf("service: profile: %s: %s", e.Problems[0].At, e.Problems[0].Message.EN)
}
