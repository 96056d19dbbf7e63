package wml

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// maxDiagram bounds the elements of one SmartArt drawing.
const maxDiagram = 50000

// Drawings gives the drawings that an element of a part holds, as Styles.Drawings does,
// and those of SmartArt as well, which stand in parts of their own; "" is the main part.
func (d *Document) Drawings(part string, n *Node) []*Drawing {
	r := &shapeReader{diagram: func(id string) (*Node, string) { return d.diagram(part, id) }}
	if d.Styles != nil {
		r.theme = d.Styles.drawing
	}
	return r.drawings(n)
}

// diagram finds the picture that Word keeps of a SmartArt: the part with its data names
// the part with its shapes ([MS-ODRAWXML] 2.6.1.2). Its name is told too.
func (d *Document) diagram(part, id string) (shapes *Node, name string) {
	data, _ := d.drawingPart(part, id)
	for _, ext := range elements(orEmpty(element(data, "extLst"))) {
		if link := element(ext, "dataModelExt"); link != nil {
			root, name := d.drawingPart(part, link.Attr("relId"))
			return element(root, "spTree"), name
		}
	}
	return nil, ""
}

// drawingPart reads a part that a relationship leads to.
func (d *Document) drawingPart(part, id string) (root *Node, name string) {
	name, data, ok := d.Picture(part, id)
	if !ok {
		return nil, ""
	}
	budget := maxDiagram
	root, err := parse(data, &budget)
	if err != nil {
		return nil, ""
	}
	return root, name
}

// smartArt makes a group of the shapes of a SmartArt; nil where there are none.
func (r *shapeReader) smartArt(n *Node, at frameRect) *Shape {
	if r.diagram == nil {
		return nil
	}
	tree, name := r.diagram(relationship(n, "dm"))
	if tree == nil {
		return nil
	}
	r.part = name
	defer func() { r.part = "" }()
	out := &Shape{Kind: GroupShape, X: at.x, Y: at.y, W: at.w, H: at.h}
	inner := childSpace{from: frameRect{w: at.w, h: at.h}, to: at}
	for _, c := range elements(tree) {
		if s := r.shape(c, inner, 1); s != nil {
			out.Children = append(out.Children, s)
		}
	}
	if len(out.Children) == 0 {
		return nil
	}
	return out
}

// ownText reads text that a shape holds in the words of DrawingML (21.1.2) and not of
// WordprocessingML. It stands in a box of its own where it has one, upright
// even if the shape is turned.
func (r *shapeReader) ownText(s *Shape, n *Node, space childSpace) {
	holder := n
	if own := element(n, "txSp"); own != nil {
		holder = own
	}
	body := element(holder, "txBody")
	if body == nil || !strings.ContainsFunc(textOf(body), func(c rune) bool { return c > ' ' }) {
		return
	}
	s.Text = &TextBox{Insets: defaultInsets}
	props := element(body, "bodyPr")
	s.Text.bodyProps(props)
	w := dmlWriter{r: r, scale: 100}
	if fit := element(props, "normAutofit"); fit != nil {
		if v, ok := integer(fit.Attr("fontScale")); ok && v > 0 {
			w.scale = min(v/1000, 100)
		}
	}
	if ref := element(element(n, "style"), "fontRef"); ref != nil {
		w.color, w.colored = r.colorIn(ref)
	}
	s.Text.Body = w.paragraphs(body)
	if box := element(n, "txXfrm"); box != nil {
		s.Text.moveInto(space.put(readXfrm(box).rect), s)
		s.Text.Turns = (s.Text.Turns + 4 - s.Turns) % 4
	}
}

// moveInto gives text a box inside that of its shape.
func (t *TextBox) moveInto(box frameRect, s *Shape) {
	for i, free := range [4]unit.Length{box.y - s.Y, box.x - s.X, s.Y + s.H - box.y - box.h, s.X + s.W - box.x - box.w} {
		t.Insets[i] += max(0, bounded(free))
	}
}

func textOf(n *Node) string {
	var b strings.Builder
	var add func(*Node)
	add = func(n *Node) {
		for _, c := range n.Children {
			b.WriteString(c.Text)
			add(c)
		}
	}
	add(n)
	return b.String()
}

// dmlWriter says in the words of WordprocessingML what text of DrawingML says.
type dmlWriter struct {
	r       *shapeReader
	scale   int // percent of the letters' size
	color   uint32
	colored bool
}

func (w *dmlWriter) paragraphs(body *Node) []Block {
	var out []Block
	for _, c := range elements(body) {
		if c.Name.Local == "p" {
			out = append(out, w.paragraph(c))
		}
	}
	return out
}

// defaultLetter is the size of letters that say nothing of it (21.1.2.3.9).
const defaultLetter = 18 * unit.Pt

func (w *dmlWriter) paragraph(n *Node) *Paragraph {
	p := &Paragraph{Props: w.paragraphProps(n)}
	mark := w.runProps(element(n, "endParaRPr"))
	p.Props.Mark = &mark
	if sign := element(element(n, "pPr"), "buChar"); sign != nil && sign.Attr("char") != "" {
		if first := element(n, "r"); first != nil {
			p.Content = append(p.Content, &Run{Props: w.runProps(element(first, "rPr")), Content: []RunContent{Text{"•"}, Tab{}}})
		}
	}
	for _, c := range elements(n) {
		run := &Run{Props: w.runProps(element(c, "rPr"))}
		switch c.Name.Local {
		case "r", "fld":
			run.Content = []RunContent{Text{orEmpty(element(c, "t")).text()}}
		case "br":
			run.Content = []RunContent{Break{}}
		default:
			continue
		}
		p.Content = append(p.Content, run)
	}
	return p
}

// paragraphProps says all, so that no style of the document has a say.
func (w *dmlWriter) paragraphProps(n *Node) ParagraphProps {
	letter := defaultLetter
	if first := element(n, "r"); first != nil {
		letter = w.runProps(element(first, "rPr")).Size.V
	}
	none := Some(unit.Length(0))
	p := ParagraphProps{Align: AlignLeft, Spacing: Spacing{Before: none, After: none, BeforeAuto: Off, AfterAuto: Off, Line: Some(240)},
		Indent: Indent{Left: none, Right: none, FirstLine: none}}
	props := element(n, "pPr")
	if props == nil {
		return p
	}
	switch props.Attr("algn") {
	case "ctr":
		p.Align = AlignCenter
	case "r":
		p.Align = AlignRight
	case "just":
		p.Align = AlignBoth
	case "dist":
		p.Align = AlignDistribute
	}
	p.Indent.Left, p.Indent.FirstLine = Some(bounded(emu(props.Attr("marL")))), Some(bounded(emu(props.Attr("indent"))))
	if c := element(element(props, "lnSpc"), "spcPct"); c != nil {
		if v, ok := integer(c.Attr("val")); ok && v > 0 {
			p.Spacing.Line = Some(min(v, 1000000) * 240 / 100000)
		}
	}
	p.Spacing.Before, p.Spacing.After = Some(dmlSpace(element(props, "spcBef"), letter)), Some(dmlSpace(element(props, "spcAft"), letter))
	return p
}

// dmlSpace is the white that a:spcBef or a:spcAft asks for: hundredths of a point, or
// thousandths of a percent of the letters' size.
func dmlSpace(n *Node, letter unit.Length) unit.Length {
	if c := element(n, "spcPts"); c != nil {
		v, _ := integer(c.Attr("val"))
		return unit.Length(min(max(v, 0), 158400)) * unit.Pt / 100
	}
	if c := element(n, "spcPct"); c != nil {
		v, _ := integer(c.Attr("val"))
		return letter.Scale(int64(min(max(v, 0), 1000000)), 100000)
	}
	return 0
}

func (w *dmlWriter) runProps(n *Node) RunProps {
	p := RunProps{Bold: Off, Italic: Off, Underline: "none", Size: Some(defaultLetter.Scale(int64(w.scale), 100))}
	color, colored := w.color, w.colored
	if n != nil {
		if v, ok := integer(n.Attr("sz")); ok && v >= 100 {
			p.Size = Some((unit.Length(min(v, 400000)) * unit.Pt / 100).Scale(int64(w.scale), 100))
		}
		p.Bold, p.Italic = toggled(n.Attr("b")), toggled(n.Attr("i"))
		if u := n.Attr("u"); u != "" && u != "none" {
			p.Underline = "single"
		}
		if fill := element(n, "solidFill"); fill != nil {
			color, colored = w.r.colorIn(fill)
		}
	}
	if p.Color = "auto"; colored {
		p.Color = hexOf(color)
	}
	return p
}

func toggled(s string) Toggle {
	if onOff0(s) {
		return On
	}
	return Off
}

func hexOf(rgb uint32) string {
	s := strings.ToUpper(strconv.FormatUint(uint64(rgb), 16))
	return strings.Repeat("0", max(0, 6-len(s))) + s
}
