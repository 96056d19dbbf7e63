package merge

import (
	"cmp"
	"slices"

	"github.com/mocban/mocban/internal/template"
	"github.com/mocban/mocban/internal/wml"
)

// joinRuns makes one run of neighbours without a look of their own, as Word does.
// Two that came from different places of the input stay apart: each remembers its
// place. The runs among the pieces are the form's and are not written to.
func joinRuns(content []wml.Inline, pieces []template.Piece, cuts []cut) []wml.Inline {
	out := content[:0]
	for _, in := range content {
		r, ok := in.(*wml.Run)
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(*wml.Run); ok && joinable(last, r) {
				joined := roomForBoth(last, r, pieces)
				follow(cuts, last, r, joined)
				joinInto(joined, last, r)
				out[len(out)-1] = joined
				continue
			}
		}
		out = append(out, in)
	}
	return out
}

func joinable(a, b *wml.Run) bool {
	return a.Props.Plain() && b.Props.Plain() && (a.At == "" || b.At == "" || a.At == b.At) &&
		onlyText(a) && onlyText(b)
}

func onlyText(r *wml.Run) bool {
	if len(r.Content) != 1 {
		return false
	}
	t, ok := r.Content[0].(wml.Text)
	return ok && t.S != "" // an empty one is a reference whose label is not yet known
}

// roomForBoth is the run of the two that is not the form's, or a new one.
func roomForBoth(a, b *wml.Run, pieces []template.Piece) *wml.Run {
	for _, r := range []*wml.Run{a, b} {
		if !slices.ContainsFunc(pieces, func(p template.Piece) bool { return p.Inline == wml.Inline(r) }) {
			return r
		}
	}
	return newRun(wml.RunProps{}, "")
}

// joinInto writes the words of two runs, one after the other, into a run, which may be
// one of them.
func joinInto(joined, a, b *wml.Run) {
	s := a.Content[0].(wml.Text).S + b.Content[0].(wml.Text).S
	joined.At = cmp.Or(a.At, b.At)
	joined.Content = append(joined.Content[:0], wml.Text{S: s})
}
