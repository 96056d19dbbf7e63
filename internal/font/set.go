package font

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/mocban/mocban/internal/unit"
)

// Set is the four faces of one family, and beside them those that stand for Arial. It
// never changes after NewSet.
type Set struct {
	family string
	faces  [styleCount]*Face
	sans   func() *Set // the set itself where there is no other family
}

// Face is the face of a style.
func (s *Set) Face(st Style) *Face {
	if st&Sans != 0 {
		s = s.sans()
	}
	return s.faces[st%styleCount]
}

// FamilyStyle tells by which of its families a set shows text of a typeface: Sans for
// Arial and what is made to its widths, else Regular.
func (s *Set) FamilyStyle(typeface string) Style {
	if likeArial(typeface) && s.sans() != s {
		return Sans
	}
	return Regular
}

// Family is the name the four faces share.
func (s *Set) Family() string { return s.family }

// Prepare makes what the first subset of each face waits for. A caller that has
// something else to do begins it beside that.
func (s *Set) Prepare() {
	var all sync.WaitGroup
	for _, f := range s.faces {
		all.Go(func() { f.kit() })
	}
	all.Wait()
}

// Measure is the width of a text in one style and size: the sum of its advances
// without kerning, rounded once to the EMU. Characters the face lacks are as
// wide as nothing; Covers tells of them.
func (s *Set) Measure(text string, st Style, size unit.Length) unit.Length {
	f := s.Face(st)
	return size.Scale(f.advance(text), int64(f.unitsPerEm))
}

// decreed is the family of «Phông chữ tiếng Việt Times New Roman» (khoản 4 Mục I
// Phần I Phụ lục I), so it goes before every other that is complete.
const decreed = "Times New Roman"

// NewSet reads the four faces of a family from the *.ttf files in the root of
// fsys. Of several fit families it takes Times New Roman, else the first by
// name. A family is fit if it has each style once, every Vietnamese letter in
// each, and a licence to embed. If none is fit, the error names what each lacks.
// Arial, or what is made to its widths, stands beside it if that is fit too.
func NewSet(fsys fs.FS) (*Set, error) {
	families, troubles, err := findFamilies(fsys)
	if err != nil {
		return nil, err
	}
	var reasons []error
	for _, fam := range families {
		set, err := fam.load(fsys)
		if err == nil {
			set.sans = set.sansAmong(families, fsys)
			return set, nil
		}
		reasons = append(reasons, err)
	}
	reasons = append(reasons, troubles...)
	if len(reasons) == 0 {
		return nil, errors.New("font: there is no *.ttf file")
	}
	return nil, fmt.Errorf("font: no family is fit for use: %w", joinSome(reasons))
}

// joinSome keeps an error readable where a whole system's fonts were offered.
func joinSome(reasons []error) error {
	const most = 6
	if more := len(reasons) - most; more > 0 {
		reasons = append(reasons[:most:most], fmt.Errorf("and %d more", more))
	}
	return errors.Join(reasons...)
}

// family is the files that claim the same family name, by style.
type family struct {
	name  string
	files [styleCount][]file
}

// file is a font file; data is nil where it is to be read again.
type file struct {
	name string
	data []byte
}

// maxKept is how many bytes of files are kept until a family is chosen: enough for
// the usual four, so that they are read once. A folder of fonts can be large.
const maxKept = 4 << 20

// findFamilies sorts the files by family and style, the best family first, and
// tells which files are no fonts.
func findFamilies(fsys fs.FS) (families []*family, troubles []error, err error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, nil, fmt.Errorf("font: list the fonts: %w", err)
	}
	kept := 0
	for _, entry := range entries {
		name := entry.Name()
		if entry.IsDir() || !strings.EqualFold(path.Ext(name), ".ttf") {
			continue
		}
		f := file{name: name}
		face, err := f.open(fsys, identify)
		if err != nil {
			troubles = append(troubles, err)
			continue
		}
		if kept += len(f.data); kept > maxKept {
			f.data = nil
		}
		fam := familyNamed(&families, face.family)
		fam.files[face.style] = append(fam.files[face.style], f)
	}
	slices.SortStableFunc(families, better)
	return families, troubles, nil
}

// familyNamed finds a family in the list or adds it.
func familyNamed(families *[]*family, name string) *family {
	i := slices.IndexFunc(*families, func(f *family) bool { return f.name == name })
	if i >= 0 {
		return (*families)[i]
	}
	fam := &family{name: name}
	*families = append(*families, fam)
	return fam
}

// better orders families: those with more of the four styles, then the decree's,
// then those with serifs, then by name.
func better(a, b *family) int {
	foreign := func(f *family) int {
		switch {
		case f.name == decreed:
			return 0
		case likeArial(f.name):
			return 2
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.styles(), a.styles()),
		cmp.Compare(foreign(a), foreign(b)),
		cmp.Compare(a.name, b.name),
	)
}

// styles counts the styles the family has a file for.
func (fam *family) styles() int {
	n := 0
	for _, files := range fam.files {
		if len(files) > 0 {
			n++
		}
	}
	return n
}

// load reads the four faces, or says why the family cannot be used.
func (fam *family) load(fsys fs.FS) (*Set, error) {
	if err := fam.complete(); err != nil {
		return nil, err
	}
	set := &Set{family: fam.name}
	for st, files := range fam.files {
		face, err := files[0].open(fsys, Parse)
		if err == nil {
			err = fit(face)
		}
		if err != nil {
			return nil, fmt.Errorf("%s (%s): %w", fam.name, files[0].name, err)
		}
		set.faces[st] = face
	}
	return set, nil
}

// complete asks for each style once: of two files for one style nobody could say
// which the office meant.
func (fam *family) complete() error {
	var missing []string
	for st, files := range fam.files {
		switch len(files) {
		case 0:
			missing = append(missing, Style(st).String())
		case 1:
		default:
			return fmt.Errorf("%s: several files are %s: %s", fam.name, Style(st), namesOf(files))
		}
	}
	if missing != nil {
		return fmt.Errorf("%s: no file is %s", fam.name, strings.Join(missing, ", "))
	}
	return nil
}

func namesOf(files []file) string {
	var all []string
	for _, f := range files {
		all = append(all, f.name)
	}
	return strings.Join(all, ", ")
}

// read gets the file's bytes, unless they are there.
func (f *file) read(fsys fs.FS) (err error) {
	if f.data == nil {
		f.data, err = readFile(fsys, f.name)
	}
	return err
}

// open reads the file, and that with Parse or identify.
func (f *file) open(fsys fs.FS, parse func([]byte) (*Face, error)) (*Face, error) {
	if err := f.read(fsys); err != nil {
		return nil, err
	}
	face, err := parse(f.data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.name, err)
	}
	return face, nil
}

// inMemory is a file that lies in memory and never changes, as the faces of the house
// do: its bytes are used where they are.
type inMemory interface{ Bytes() []byte }

// readFile asks for as much memory as a file says it needs, and trusts no size.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("font: open: %w", err)
	}
	defer file.Close()
	if there, ok := file.(inMemory); ok {
		return there.Bytes(), nil
	}
	var size int64
	if info, err := file.Stat(); err == nil {
		size = min(max(0, info.Size()), maxFile)
	}
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(file, maxFile+1)); err != nil {
		return nil, fmt.Errorf("font: read %s: %w", name, err)
	}
	return data.Bytes(), nil
}
