package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// textFrame is w:framePr (17.3.1.11): paragraphs that stand at a place of their
// own, such as page numbers in headers of older documents, or the large first letter
// of a paragraph. Word writes the latter's exact height and size, so that it needs no
// rule of its own; LibreOffice measures it anew and leaves a tenth of an inch beside it.
type textFrame struct {
	node *wml.Node
}

// textFrameOf finds the frame of a paragraph, in its own properties or in its style.
func (e *engine) textFrameOf(p *wml.Paragraph) *textFrame {
	node := framePr(p.Props.Extra)
	if node == nil && !e.styleFrames {
		return nil
	}
	id := p.Props.Style
	for range maxTableDepth {
		if node != nil || id == "" {
			break
		}
		st := e.styles.ByID(id)
		if st == nil {
			break
		}
		node, id = framePr(st.Paragraph.Extra), st.BasedOn
	}
	if node == nil {
		return nil
	}
	return &textFrame{node}
}

func framePr(extra []*wml.Node) *wml.Node {
	for _, n := range extra {
		if n.Name.Local == "framePr" {
			return n
		}
	}
	return nil
}

// same reports whether two paragraphs stand in one frame: all is equal.
func (f *textFrame) same(other *textFrame) bool {
	if other == nil || len(f.node.Attrs) != len(other.node.Attrs) {
		return false
	}
	for i := range f.node.Attrs {
		if f.node.Attrs[i] != other.node.Attrs[i] {
			return false
		}
	}
	return true
}

// maxFrameTwips is Word's own limit, 22 inches.
const maxFrameTwips = 31680

// length reads a measure of the frame, counted in twips.
func (f *textFrame) length(name string) unit.Length {
	n, err := strconv.Atoi(f.node.Attr(name))
	if err != nil {
		return 0
	}
	return unit.Twips(min(max(n, -maxFrameTwips), maxFrameTwips))
}

// maxFramed bounds the paragraphs of one frame.
const maxFramed = 200

// framed takes the paragraphs of a frame out of the text, and says how many of the
// blocks b, rest… it took. It takes none where no paragraph follows that could be
// their anchor: they are ordinary text then.
func (s *stack) framed(p *wml.Paragraph, rest []wml.Block) int {
	frame := s.textFrameOf(p)
	if frame == nil {
		return 0
	}
	group := []wml.Block{p}
	for _, b := range rest {
		next, ok := b.(*wml.Paragraph)
		if !ok {
			return 0
		}
		other := s.textFrameOf(next)
		if other == nil {
			s.frames = append(s.frames, s.newFrame(frame, group))
			return len(group)
		}
		if !frame.same(other) || len(group) == maxFramed {
			break
		}
		group = append(group, b)
	}
	if len(group) > len(rest) {
		return 0
	}
	s.frames = append(s.frames, s.newFrame(frame, group))
	return len(group)
}

// newFrame lays out the paragraphs of a frame and makes an object of it.
func (s *stack) newFrame(f *textFrame, group []wml.Block) *object {
	d := f.drawing()
	shape := d.Shape
	width := f.length("w")
	inner := s.frameStack(group, max(width, 0))
	if width <= 0 {
		width = inner.ink()
		inner = s.frameStack(group, width)
	}
	height := inner.height()
	if h := f.length("h"); h > 0 && (f.node.Attr("hRule") == "exact" || h > height) {
		height = h
	}
	shape.W, shape.H = width, min(height, s.largest)
	if f.node.Attr("dropCap") == "margin" { // the letter stands beside the column
		d.H, d.Wrap = wml.Position{Offset: -width - d.Dist[sideRight]}, wml.WrapNone
	}
	d.Width, d.Height = shape.W, shape.H
	return &object{drawing: d, w: shape.W, h: shape.H, parts: []part{{shape: shape, body: inner.out, tall: inner.height()}}}
}

// frameStack stacks the paragraphs of a frame; without a width they have all the
// column's.
func (s *stack) frameStack(group []wml.Block, width unit.Length) *stack {
	paragraph := s.reporter.paragraph
	st := &stack{engine: s.engine, inner: true, flat: true, width: min(max(width, narrowest), largestPaper)}
	if width <= 0 {
		st.width = s.width
	}
	st.blocks(group)
	s.reporter.paragraph = paragraph
	return st
}

// ink is how wide the text of a stack is.
func (s *stack) ink() unit.Length {
	widest := narrowest
	for i := range s.out {
		p := s.out[i].para
		if p == nil {
			return s.width
		}
		ln := &p.lines[s.out[i].line]
		pieces := p.pieces[ln.first:ln.last]
		if n := lastInk(pieces); n >= 0 {
			widest = max(widest, pieces[n].x+pieces[n].w-min(pieces[0].x, pieces[n].x)+p.left+s.width-p.right)
		}
	}
	return min(widest+unit.Twip, s.width)
}

// drawing says where the frame stands, in the words of drawings.
func (f *textFrame) drawing() *wml.Drawing {
	d := &wml.Drawing{InCell: true, Shape: &wml.Shape{Text: &wml.TextBox{}}}
	d.H = wml.Position{From: frameOrigin(f.node.Attr("hAnchor")), Offset: f.length("x"), Align: frameAlign(f.node.Attr("xAlign"))}
	d.V = wml.Position{From: frameOrigin(f.node.Attr("vAnchor")), Offset: f.length("y"), Align: frameAlign(f.node.Attr("yAlign"))}
	if d.V.From == wml.FromFlow {
		d.V.Align = wml.AlignOffset
	}
	switch f.node.Attr("wrap") {
	case "none":
		d.Wrap = wml.WrapNone
	case "notBeside":
		d.Wrap = wml.WrapTopBottom
	default:
		d.Wrap = wml.WrapSquare
	}
	h, v := max(0, f.length("hSpace")), max(0, f.length("vSpace"))
	d.Dist = [4]unit.Length{sideTop: v, sideLeft: h, sideBottom: v, sideRight: h}
	return d
}

func frameOrigin(s string) wml.Origin {
	switch s {
	case "margin":
		return wml.FromMargin
	case "page":
		return wml.FromPage
	}
	return wml.FromFlow
}

func frameAlign(s string) wml.ObjectAlign {
	switch s {
	case "left", "top":
		return wml.AlignStart
	case "inside":
		return wml.AlignInside
	case "center":
		return wml.AlignMiddle
	case "right", "bottom":
		return wml.AlignEnd
	case "outside":
		return wml.AlignOutside
	}
	return wml.AlignOffset
}
