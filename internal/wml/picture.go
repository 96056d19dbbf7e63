package wml

import (
	"bytes"
	"path"
	"strconv"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

const (
	drawingNS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	dmlNS     = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureNS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

// media is an image that a document was given, as a part beside the main one.
type media struct {
	id   string // of the relationship
	part opc.Part
}

// AddPicture gives a document an image and tells the id of the relationship that
// leads to it. The data come from an encoder of the house; format is png or jpeg. The
// same image is one part.
func (d *Document) AddPicture(data []byte, format string) (id string) {
	for i := range d.media {
		if bytes.Equal(d.media[i].part.Data, data) {
			return d.media[i].id
		}
	}
	for n := len(d.media) + 1; ; n++ {
		id := "rIdAnh" + strconv.Itoa(n)
		name := path.Join(path.Dir(d.mainName()), "media", "anh"+strconv.Itoa(n)+"."+format)
		if d.taken(id, name) {
			continue
		}
		d.media = append(d.media, media{id, opc.Part{Name: name, ContentType: "image/" + format, Data: data}})
		return id
	}
}

func (d *Document) mainName() string {
	if d.Carried != nil {
		if main, ok := d.Carried.Main(); ok {
			return main.Name
		}
	}
	return mainName
}

// taken reports whether the package carried has such an arrow or part, as a form
// has that was once saved from a document of ours.
func (d *Document) taken(id, name string) bool {
	if d.HeaderFooter(id) != nil {
		return true
	}
	for i := range d.media {
		if d.media[i].id == id || d.media[i].part.Name == name {
			return true
		}
	}
	if d.Carried == nil {
		return false
	}
	if _, ok := d.Carried.Part(name); ok {
		return true
	}
	for _, r := range d.Carried.Relationships(d.mainName()) {
		if r.ID == id {
			return true
		}
	}
	return false
}

// pictures writes the images that the document was given.
func (w *writer) pictures() error {
	for i := range w.doc.media {
		m := &w.doc.media[i]
		w.pkg.Set(m.part)
		w.relate(m.id, "image", m.part.Name)
	}
	return nil
}

// Gave reports whether a relationship of the main part leads to an image that the
// document was given.
func (d *Document) Gave(id string) bool {
	_, ok := d.given(id)
	return ok
}

// given finds such an image.
func (d *Document) given(id string) (*opc.Part, bool) {
	for i := range d.media {
		if d.media[i].id == id {
			return &d.media[i].part, true
		}
	}
	return nil, false
}

// Anchor says where a picture stands in front of the text (20.4.2.3). X and Y count
// from the left edge of the column and the top of the paragraph that it is anchored
// in.
type Anchor struct {
	ID         int    // stands once in a document
	Image      string // of a relationship, as AddPicture gives it
	Name, Alt  string
	X, Y, W, H unit.Length
	Z          int // of two, the greater one lies over the other
}

// Node is the w:drawing of the picture.
func (a Anchor) Node() *Node {
	wp, dml, pic := elementsOf(drawingNS), elementsOf(dmlNS), elementsOf(pictureNS)
	size := []string{"cx", emuText(a.W), "cy", emuText(a.H)}
	named := []string{"id", strconv.Itoa(a.ID), "name", a.Name, "descr", a.Alt}
	blip := dml("blip", nil)
	blip.Attrs = []Attr{{Name{RelNS, "embed"}, a.Image}}
	picture := pic("pic", nil,
		pic("nvPicPr", nil, pic("cNvPr", named), pic("cNvPicPr", nil)),
		pic("blipFill", nil, blip, dml("stretch", nil, dml("fillRect", nil))),
		pic("spPr", nil,
			dml("xfrm", nil, dml("off", []string{"x", "0", "y", "0"}), dml("ext", size)),
			dml("prstGeom", []string{"prst", "rect"}, dml("avLst", nil))))
	anchor := wp("anchor", []string{
		"distT", "0", "distB", "0", "distL", "0", "distR", "0", "simplePos", "0", "relativeHeight", strconv.Itoa(a.Z),
		"behindDoc", "0", "locked", "0", "layoutInCell", "1", "allowOverlap", "1",
	},
		wp("simplePos", []string{"x", "0", "y", "0"}),
		wp("positionH", []string{"relativeFrom", "column"}, wp("posOffset", nil, characters(emuText(a.X)))),
		wp("positionV", []string{"relativeFrom", "paragraph"}, wp("posOffset", nil, characters(emuText(a.Y)))),
		wp("extent", size), wp("effectExtent", []string{"l", "0", "t", "0", "r", "0", "b", "0"}),
		wp("wrapNone", nil), wp("docPr", named),
		wp("cNvGraphicFramePr", nil, dml("graphicFrameLocks", []string{"noChangeAspect", "1"})),
		dml("graphic", nil, dml("graphicData", []string{"uri", pictureNS}, picture)))
	return &Node{Name: Name{NS, "drawing"}, Children: []*Node{anchor}}
}

// elementsOf makes elements of a namespace; attributes stand in pairs.
func elementsOf(space string) func(local string, attrs []string, children ...*Node) *Node {
	return func(local string, attrs []string, children ...*Node) *Node {
		n := &Node{Name: Name{space, local}, Children: children}
		for i := 0; i+1 < len(attrs); i += 2 {
			n.Attrs = append(n.Attrs, Attr{Name{"", attrs[i]}, attrs[i+1]})
		}
		return n
	}
}

func characters(s string) *Node { return &Node{Text: s} }

func emuText(l unit.Length) string { return strconv.FormatInt(int64(l), 10) }
