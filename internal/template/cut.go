package template

import "github.com/mocban/mocban/internal/wml"

// cutter walks the runs once from front to back and hands out what lies between
// tags. Positions are in the joined text.
type cutter struct {
	runs    []wml.Inline
	segs    []segment
	seg     int // the next segment
	off     int // bytes of it already handed out
	inline  int // inlines before this are handed out whole
	content int // contents of runs[inline] before this are handed out
}

// upTo hands out everything before a position, text cut where it must be.
func (c *cutter) upTo(pos int) []Piece {
	var out []Piece
	for c.seg < len(c.segs) {
		s := c.segs[c.seg]
		out = append(out, c.others(s.inline, s.content)...)
		end := s.start + len(s.text)
		if end > pos {
			out = append(out, c.part(s, pos-s.start)...)
			return out
		}
		out = append(out, c.part(s, len(s.text))...)
		c.seg, c.off = c.seg+1, 0
		c.content = s.content + 1
	}
	return append(out, c.others(len(c.runs), 0)...)
}

// part hands out the text of a segment up to an offset.
func (c *cutter) part(s segment, to int) []Piece {
	from := c.off
	c.off = to
	if from >= to {
		return nil
	}
	return []Piece{{Inline: like(c.runs[s.inline].(*wml.Run), wml.Text{S: s.text[from:to]})}}
}

// tag passes over the text of a tag and gives the look of the run it opens in and
// what else stood inside it: the marks that Word strews between runs. Tabs and
// breaks inside a tag are part of it.
func (c *cutter) tag(open, end int) (*wml.RunProps, []Piece) {
	var props *wml.RunProps
	var marks []Piece
	for c.seg < len(c.segs) {
		s := c.segs[c.seg]
		for _, in := range c.others(s.inline, s.content) {
			if _, isRun := in.Inline.(*wml.Run); !isRun {
				marks = append(marks, in)
			}
		}
		segEnd := s.start + len(s.text)
		if props == nil && segEnd > open {
			props = &c.runs[s.inline].(*wml.Run).Props
		}
		if segEnd >= end {
			c.off = end - s.start
			break
		}
		c.seg, c.off = c.seg+1, 0
		c.content = s.content + 1
	}
	return props, marks
}

// others hands out what is no text before content j of inline i.
func (c *cutter) others(i, j int) []Piece {
	var out []Piece
	for c.inline < i {
		out = append(out, c.rest(len(contents(c.runs[c.inline])))...)
		c.inline++
		c.content = 0
	}
	return append(out, c.rest(j)...)
}

// rest hands out the contents of the current inline before n: text was handed out
// by segments, so only tabs, breaks and fields are left, and inlines that are no
// runs at all.
func (c *cutter) rest(n int) []Piece {
	if c.inline >= len(c.runs) {
		return nil
	}
	r, ok := c.runs[c.inline].(*wml.Run)
	if !ok {
		return []Piece{{Inline: c.runs[c.inline]}}
	}
	var out []Piece
	for ; c.content < n; c.content++ {
		if _, isText := r.Content[c.content].(wml.Text); !isText {
			out = append(out, Piece{Inline: like(r, r.Content[c.content])})
		}
	}
	return out
}

func contents(in wml.Inline) []wml.RunContent {
	if r, ok := in.(*wml.Run); ok {
		return r.Content
	}
	return nil
}

// like is a run of the same look with other content.
func like(r *wml.Run, c wml.RunContent) *wml.Run {
	return &wml.Run{Props: r.Props, Content: []wml.RunContent{c}, At: r.At}
}
