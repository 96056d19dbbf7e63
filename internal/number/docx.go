package number

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/words"
)

// blank is what people leave where digits go: spaces of all kinds, dots, lines.
const blank = `[\s\x{a0}\x{2002}-\x{200a}\x{202f}._…-]*`

const datePattern = `ngày(` + blank + `|\s*\d{1,2}\s*)tháng(` + blank + `|\s*\d{1,2}\s*)năm(?:` + blank + `(\d{4})|` + blank + `)`

var (
	isBlank  = pattern(`^` + blank + `$`)
	isNumber = pattern(`^` + blank + `(\d{1,7})` + blank + `$`)
	// dateWords is ngày … tháng … năm …, each part a blank or digits.
	dateWords = pattern(datePattern)
	// headNumber is the line of ô 3, headDate that of ô 4, of documents that have lost
	// their controls: nothing else stands in it.
	headNumber = pattern(`^\s*Số\s*:[ \x{a0}]?(` + blank + `(?:\d{1,7}` + blank + `)?)/\s*[\pL\d.-]+\s*$`)
	headDate   = pattern(`^[^,]{1,80},\s*` + datePattern + `\s*$`)
	// ownNumber is the number in (Kèm theo … số …/…).
	ownNumber = pattern(`\ssố[ \x{a0}]?(` + blank + `)/`)
)

// pattern is compiled when first it is asked for: a process that numbers nothing
// does not wait for it at its start.
func pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// DOCX fills the slots of a .docx: the content controls that merge put there, and
// where an editor lost them, the lines of the form, if there is no doubt which are
// meant. The package is a new one; parts without a slot are shared with the old.
// It is nil where a problem stops it.
func (s Stamp) DOCX(pkg *opc.Package, opt Options) (*opc.Package, []diag.Problem) {
	f := &filler{stamp: s, opt: opt}
	for _, part := range pkg.Parts() {
		if !holdsText(pkg, part) {
			continue
		}
		st, err := scan(part.Name, part.Data)
		if err != nil {
			return nil, []diag.Problem{unreadable(part.Name)}
		}
		f.stories = append(f.stories, st)
	}
	if s.Number > 0 {
		f.fill(numberSlot)
	}
	if s.Date.Complete() {
		f.fill(dateSlot)
	}
	if diag.Blocks(f.problems) {
		return nil, f.problems
	}
	out := pkg.Clone()
	for _, st := range f.stories {
		part, _ := pkg.Part(st.name)
		if data := st.bytes(); !bytes.Equal(data, part.Data) {
			out.Set(opc.Part{Name: part.Name, ContentType: part.ContentType, Data: data})
		}
	}
	return out, f.problems
}

// holdsText knows the main part, headers and footers.
func holdsText(pkg *opc.Package, part *opc.Part) bool {
	if main, ok := pkg.Main(); ok && main == part {
		return true
	}
	return strings.HasSuffix(part.ContentType, ".header+xml") || strings.HasSuffix(part.ContentType, ".footer+xml")
}

// slotKind is what number and date have in common.
type slotKind struct {
	tag     string
	what    diag.Text
	copyTag string // of the like slot of a copy, which is not the document's own
	// fill puts the stamp into pieces that hold the slot and nothing else of meaning.
	fill func(f *filler, at diag.Problem, pieces []*piece) *diag.Problem
	// head and own give the bytes of the slot in the form's line, or in the line that
	// names the document.
	head, own func(text string) (from, to int, ok bool)
}

var (
	numberSlot = &slotKind{
		tag: decree.SlotNumber, what: theNumber, copyTag: decree.SlotCopyNumber, fill: (*filler).number,
		head: group(headNumber), own: group(ownNumber),
	}
	dateSlot = &slotKind{
		tag: decree.SlotDate, what: theDate, copyTag: decree.SlotCopyDate, fill: (*filler).date,
		head: func(text string) (int, int, bool) {
			if !headDate().MatchString(text) {
				return 0, 0, false
			}
			return whole(dateWords)(text)
		},
		own: whole(dateWords),
	}
)

func group(re func() *regexp.Regexp) func(string) (int, int, bool) {
	return func(text string) (int, int, bool) {
		m := re().FindStringSubmatchIndex(text)
		if m == nil {
			return 0, 0, false
		}
		return m[2], m[3], true
	}
}

func whole(re func() *regexp.Regexp) func(string) (int, int, bool) {
	return func(text string) (int, int, bool) {
		m := re().FindStringIndex(text)
		if m == nil {
			return 0, 0, false
		}
		return m[0], m[1], true
	}
}

// filler fills one document.
type filler struct {
	stamp    Stamp
	opt      Options
	stories  []*story
	problems []diag.Problem
}

// fill fills every slot of a kind: the controls first, then lines without one.
func (f *filler) fill(k *slotKind) {
	head := false
	for _, st := range f.stories {
		for _, c := range st.controls {
			if c.tag == k.tag && c.paragraph != nil {
				f.control(st, c, k)
				head = head || !enclosing(joined(c.paragraph.pieces))
			}
		}
	}
	var lines []*paragraph
	for _, st := range f.stories {
		for _, p := range st.paragraphs {
			switch text := joined(p.pieces); {
			case p.shadow || slices.Contains(p.tags, k.tag) || slices.Contains(p.tags, k.copyTag):
			case enclosing(text):
				f.line(p, k, k.own)
			case !head && !(k == dateSlot && f.opt.Undated):
				if _, _, ok := k.head(text); ok {
					lines = append(lines, p)
				}
			}
		}
	}
	switch {
	case head:
	case len(lines) == 1:
		f.line(lines[0], k, k.head)
	case len(lines) > 1:
		f.problems = append(f.problems, ambiguous(k.what, len(lines)))
	case k != dateSlot || !f.opt.Undated:
		f.problems = append(f.problems, missing(k.what))
	}
}

// enclosing knows the line (Kèm theo …), which names the document once more.
func enclosing(text string) bool {
	text = strings.TrimLeft(text, " \u00a0")
	return strings.HasPrefix(text, "(") && strings.Contains(text, "èm theo ")
}

// control fills one content control.
func (f *filler) control(st *story, c *control, k *slotKind) {
	if c.prompt || len(c.pieces) == 0 {
		c.settle(st)
		text := f.stamp.digits()
		if k == dateSlot {
			text = f.stamp.longDate()
		}
		if len(c.pieces) == 0 {
			c.insert(st, text)
		} else {
			replace(c.pieces, 0, len(joined(c.pieces)), text)
		}
		return
	}
	if problem := k.fill(f, c.paragraph.place(), c.pieces); problem != nil {
		f.problems = append(f.problems, *problem)
	}
	if k == numberSlot && f.besideDigit(c) {
		f.problems = append(f.problems, changed(c.paragraph.place(), joined(c.paragraph.pieces)))
	}
}

// line fills the slot of a line that has no control.
func (f *filler) line(p *paragraph, k *slotKind, find func(string) (int, int, bool)) {
	text := joined(p.pieces)
	from, to, ok := find(text)
	if !ok {
		return
	}
	slot := cutOut(p, from, to)
	if problem := k.fill(f, p.place(), slot); problem != nil {
		f.problems = append(f.problems, *problem)
		return
	}
	replace(p.pieces, from, to, joined(slot))
}

// cutOut gives a stretch of a paragraph as a piece of its own, to be judged.
func cutOut(p *paragraph, from, to int) []*piece {
	return []*piece{{text: joined(p.pieces)[from:to]}}
}

func (p *paragraph) place() diag.Problem {
	return diag.Problem{Part: p.story.name, Paragraph: p.index}
}

// number fills pieces that hold a number or its blank.
func (f *filler) number(at diag.Problem, pieces []*piece) *diag.Problem {
	text, digits := joined(pieces), f.stamp.digits()
	if m := isNumber().FindStringSubmatch(text); m != nil {
		stands, _ := strconv.Atoi(m[1]) // at most seven digits
		if stands == f.stamp.Number {
			return nil
		}
		if !f.opt.Replace {
			p := taken(at, m[1], digits)
			return &p
		}
	} else if !isBlank().MatchString(text) {
		p := changed(at, text)
		return &p
	}
	replace(pieces, 0, len(text), digits)
	return nil
}

// besideDigit: someone typed digits beside the slot, and together they would be
// another number.
func (f *filler) besideDigit(c *control) bool {
	text := ""
	for i, p := range c.paragraph.pieces {
		if p == c.pieces[0] {
			text = joined(c.paragraph.pieces[:i])
		}
	}
	rest := joined(c.paragraph.pieces)[len(text):]
	rest = strings.TrimPrefix(rest, joined(c.pieces))
	return text != "" && isDigit(text[len(text)-1]) || rest != "" && isDigit(rest[0])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// date fills pieces that hold ngày … tháng … năm ….
func (f *filler) date(at diag.Problem, pieces []*piece) *diag.Problem {
	text := joined(pieces)
	m := dateWords().FindStringSubmatchIndex(text)
	if m == nil {
		if isBlank().MatchString(text) {
			replace(pieces, 0, len(text), f.stamp.longDate())
			return nil
		}
		p := changed(at, text)
		return &p
	}
	stands := words.Date{Day: figure(text, m[2], m[3]), Month: figure(text, m[4], m[5]), Year: figure(text, m[6], m[7])}
	problem, differs := f.stamp.judgeDate(at, stands, f.opt)
	if problem != nil && problem.Severity == diag.Error {
		return problem
	}
	if problem != nil && !slices.ContainsFunc(f.problems, func(p diag.Problem) bool { return p.Code == problem.Code }) {
		f.problems = append(f.problems, *problem)
	}
	if differs {
		replace(pieces, m[0], m[1], f.stamp.longDate())
	}
	return nil
}

// figure reads the digits among bytes from up to to; a blank is 0.
func figure(s string, from, to int) int {
	if from < 0 {
		return 0
	}
	n, _ := strconv.Atoi(strings.Trim(s[from:to], " \t\u00a0.…_"))
	return n
}
