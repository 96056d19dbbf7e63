package merge

import (
	"strconv"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// slot is a stretch of a text that the văn thư fills in after the signature: bytes
// from up to to. It becomes a content control, whether it is blank yet or not.
type slot struct {
	from, to int
	kind     *slotKind
}

// slotKind is what slots of one meaning have in common.
type slotKind struct{ head []*wml.Node }

var (
	numberKind     = &slotKind{wml.ControlHead(decree.SlotNumber, "Số văn bản")}
	dateKind       = &slotKind{wml.ControlHead(decree.SlotDate, "Ngày ban hành")}
	copyNumberKind = &slotKind{wml.ControlHead(decree.SlotCopyNumber, "Số bản sao")}
	copyDateKind   = &slotKind{wml.ControlHead(decree.SlotCopyDate, "Ngày sao")}
)

// whole makes one slot of a text.
func (k *slotKind) whole(s string) []slot { return []slot{{0, len(s), k}} }

// slotted writes a text with slots in it.
type slotted struct {
	s     string
	slots []slot
}

func (t *slotted) words(s string) *slotted {
	t.s += s
	return t
}

func (t *slotted) slot(s string, k *slotKind) *slotted {
	t.slots = append(t.slots, slot{len(t.s), len(t.s) + len(s), k})
	return t.words(s)
}

// slotsOf gives the slots of a text that a tag asked for by its path. A helper that
// changed the text, or an expression with more in it, leaves none.
func (s *scope) slotsOf(path []string, text string) []slot {
	if len(path) == 0 {
		return nil
	}
	p, source := s.places[path[0]], s.env[path[0]]
	slots := p.slots
	if object, ok := source.(map[string]any); ok && len(path) == 2 {
		slots, source = p.within[path[1]], object[path[1]]
	}
	if whole, ok := source.(string); !ok || whole != text {
		return nil
	}
	return slots
}

// cut is a run in which slots begin and end. Runs are joined first and cut then, so
// that the words stand in the same runs as without slots.
type cut struct {
	run   *wml.Run
	slots []slot
}

// follow tells the cuts that two runs became one.
func follow(cuts []cut, a, b, joined *wml.Run) {
	for i, c := range cuts {
		switch c.run {
		case a:
			cuts[i].run = joined
		case b:
			behind := len(a.Content[0].(wml.Text).S)
			moved := make([]slot, len(c.slots))
			for j, s := range c.slots {
				moved[j] = slot{s.from + behind, s.to + behind, s.kind}
			}
			cuts[i] = cut{joined, moved}
		}
	}
}

// cutSlots wraps each slot into its content control.
func cutSlots(content []wml.Inline, cuts []cut) []wml.Inline {
	if len(cuts) == 0 {
		return content
	}
	out := make([]wml.Inline, 0, len(content)+2*len(cuts))
	for _, in := range content {
		r, ok := in.(*wml.Run)
		if !ok || !onlyText(r) {
			out = append(out, in)
			continue
		}
		text, done := r.Content[0].(wml.Text).S, 0
		part := func(to int) *wml.Run {
			words := text[done:to]
			done = to
			return oneText(words, r.Props, r.At)
		}
		for _, s := range slotsIn(cuts, r) {
			if s.from > done {
				out = append(out, part(s.from))
			}
			out = append(out, wml.Control(s.kind.head, part(s.to)))
		}
		switch {
		case done == 0:
			out = append(out, in)
		case done < len(text):
			out = append(out, part(len(text)))
		}
	}
	return out
}

// slotsIn are the slots of a run in the order of its text.
func slotsIn(cuts []cut, r *wml.Run) []slot {
	var all []slot
	for _, c := range cuts {
		if c.run == r {
			all = append(all, c.slots...)
		}
	}
	return all
}

// leaves are the runs of a paragraph, those in controls too.
func leaves(content []wml.Inline) []*wml.Run {
	out := make([]*wml.Run, 0, len(content))
	for _, in := range content {
		switch x := in.(type) {
		case *wml.Run:
			out = append(out, x)
		case *wml.InlineWrap:
			out = append(out, leaves(x.Content)...)
		case *wml.RawInline:
		}
	}
	return out
}

// signPlace is the value of {{ … .cho_ky }}: the room for a signature and, where
// one belongs to it, for the seal. It leaves bookmarks and nothing to be seen.
type signPlace struct {
	id         int // of the first bookmark
	sign, seal string

	signature, sealed *record.Image // what the writer sent for it; nil is nothing
	signer, body      string        // whose they are
}

func (p signPlace) bookmarks(out []wml.Inline) []wml.Inline {
	out = append(out, wml.Bookmark(p.id, p.sign)...)
	if p.seal != "" {
		out = append(out, wml.Bookmark(p.id+1, p.seal)...)
	}
	return out
}

// signPlaces gives each signer of a list their place. One seal goes with the first
// of them; in minutes with the last, who chaired the meeting (sample form 1.9);
// each party to a contract has its own; thư công has none.
func signPlaces(rec *record.Record, signers []record.Signer) []signPlace {
	kind, _ := decree.KindOf(rec.Kind.S)
	out := make([]signPlace, len(signers))
	seals := 0
	for i := range out {
		out[i] = signPlace{id: 2*i + 3, sign: numbered(decree.SignPlace, i)}
		sealed := i == 0
		switch {
		case kind.Style == decree.Free:
			sealed = false
		case len(rec.Parties) > 0:
			sealed = true
		case kind.ID == "bien_ban":
			sealed = i == len(signers)-1
		}
		if sealed {
			out[i].seal = numbered(decree.SealPlace, seals)
			seals++
		}
		body := rec.Authority.S
		if i < len(rec.Parties) {
			body = rec.Parties[i].Name.S
		}
		out[i] = out[i].of(signers[i], body)
	}
	return out
}

// numbered tells the second of a name from the first: ChuKy, ChuKy2, ChuKy3.
func numbered(name string, i int) string {
	if i == 0 {
		return name
	}
	return name + strconv.Itoa(i+1)
}

// copyPlace is the place of who makes a copy; its bookmarks come before all others.
var copyPlace = signPlace{id: 1, sign: decree.CopySignPlace, seal: decree.CopySealPlace}
