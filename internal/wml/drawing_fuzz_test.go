package wml

import (
	"strings"
	"testing"
)

// FuzzDrawings: whatever an element says of drawings, reading it ends, and no shape
// stands further off than can be counted with.
func FuzzDrawings(f *testing.F) {
	open := strings.Replace(testRoot, "<w:document", "<w:document"+drawingSpaces, 1)
	for _, run := range []string{
		anchor("", plainPosition, "", wsp("rect", `<a:ln w="9"/>`, `<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx>`)),
		anchor("", plainPosition, "", `<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="9" cy="9"/></a:xfrm></wpg:grpSpPr>`+wsp("line", "", "")+`</wpg:wgp>`),
		`<w:pict><v:group style="width:9pt;height:9pt" coordsize="9,9"><v:line from="1,2" to="3,4"/></v:group></w:pict>`,
		`<w:pict><v:shape path="m,l9,c1,2,3,4,5,6xe" coordsize="9,9" style="width:9pt;height:9pt"/><v:polyline points="0,0 9pt,9pt"/></w:pict>`,
		`<w:pict><v:shape type="#_x0000_t202" style="rotation:90;flip:x"><v:textbox inset=",,1pt"/></v:shape></w:pict>`,
	} {
		f.Add([]byte(open + run + "</w:document>"))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		budget := 20000
		root, err := parse(data, &budget)
		if err != nil {
			return
		}
		var styles Styles
		var visit func(n *Node)
		visit = func(n *Node) {
			for _, d := range styles.Drawings(n) {
				nearEnough(t, d.Shape)
			}
			for _, c := range n.Children {
				visit(c)
			}
		}
		visit(root)
	})
}

func nearEnough(t *testing.T, s *Shape) {
	if s == nil {
		t.Fatal("a drawing without a shape")
	}
	for _, l := range [...]int64{int64(s.X), int64(s.Y), int64(s.W), int64(s.H), int64(s.Line.Width)} {
		if most := int64(1) << 40; l > most || l < -most {
			t.Fatalf("a shape at or of %d", l)
		}
	}
	points := 0
	for _, o := range s.Outlines {
		points += len(o.Points)
		for _, p := range o.Points {
			if max(p.X, -p.X, p.Y, -p.Y) > farthestPoint {
				t.Fatalf("a point at %v", p)
			}
		}
	}
	if points > 2*maxPoints {
		t.Fatalf("%d points", points)
	}
	for _, c := range s.Children {
		nearEnough(t, c)
	}
}

func TestBothBranchesOfAnAlternativeSurvive(t *testing.T) {
	body := `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp/></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:line from="0,0" to="9pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	doc := mustRead(t, packageOf(body))
	n := doc.Body[0].(*Paragraph).Content[0].(*Run).Content[0].(*RawContent).Node
	for _, c := range RunContentsOf(Alternative(n)) {
		doc.Styles.Drawings(c.(*RawContent).Node)
	}
	pkg, _ := mustWrite(t, doc)
	if got := bodyOf(t, pkg); !strings.Contains(got, "<wps:wsp/>") || !strings.Contains(got, `<v:line from="0,0" to="9pt,0"/>`) {
		t.Errorf("got %s", got)
	}
}
