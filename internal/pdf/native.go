package pdf

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
)

// Native draws the pages with a writer of our own: what faces have in common is
// prepared once per process, so that a document costs its own drawing only. The
// file is a plain PDF 1.7, or the archival one that meta asks for.
func Native(doc *page.Document, faces *font.Set, meta Meta) ([]byte, error) {
	if doc == nil || len(doc.Pages) == 0 {
		return nil, errors.New("pdf: there are no pages")
	}
	if faces == nil {
		return nil, errors.New("pdf: there are no faces")
	}
	if err := meta.check(); err != nil {
		return nil, err
	}
	n, _ := natives.Get().(*native)
	defer n.passOn()
	return n.draw(doc, faces, meta)
}

// The objects that stand at the head of every file, in this order.
const (
	pagesObject = 1 + iota
	resourcesObject
	catalogObject
	infoObject
	metadataObject
	firstFreeObject
)

// native is one file in the making. Its room is large and takes long to make, so
// documents pass it on to each other, and nothing of theirs with it.
type native struct {
	doc   *page.Document
	meta  Meta
	faces [faceCount]nativeFace

	packer
	file    fileWriter
	text    fileWriter // what is packed or counted before it goes into the file
	pages   []int      // objects of the pages
	fields  []int      // objects of the signature fields
	images  imageList
	marks   marker
	objects packedObjects
	outline []bookmark
	unicode unicodeMap
}

var natives = sync.Pool{New: func() any { return &native{packer: newPacker()} }}

// draw makes the file of a document, in a room that holds nothing.
func (n *native) draw(doc *page.Document, faces *font.Set, meta Meta) ([]byte, error) {
	n.doc, n.meta = doc, meta.legible()
	if err := n.check(faces); err != nil {
		return nil, err
	}
	if err := n.write(); err != nil {
		return nil, err
	}
	return slices.Clone(n.file.b), nil
}

// passOn leaves the room to the next document, unless this one was so large that
// keeping it would cost more than it saves.
func (n *native) passOn() {
	const most = 4 << 20
	n.forget()
	room := n.packed.Cap() + cap(n.file.b) + 16*cap(n.file.places) + cap(n.text.b) + cap(n.objects.body.b) + 16*cap(n.marks.kids)
	if room <= most {
		natives.Put(n)
	}
}

// forget leaves nothing of the document but empty room.
func (n *native) forget() {
	n.doc, n.meta = nil, Meta{}
	common := true
	for i := range n.faces {
		common = common && n.faces[i].subset.Common()
		n.faces[i].forget()
	}
	n.unicode.forget(common)
	clear(n.images)
	n.file, n.text = n.file.emptied(), n.text.emptied()
	n.pages, n.fields, n.images, n.outline = n.pages[:0], n.fields[:0], n.images[:0], n.outline[:0]
	n.marks.begin(nil)
	n.objects.forget()
}

// check refuses what no file can hold, and finds the faces that are drawn with.
func (n *native) check(faces *font.Set) error {
	err := survey(n.doc, func(t page.Text) error { return n.openFace(t.Face, faces) })
	if err != nil {
		return err
	}
	if err := checkFields(n.doc); err != nil {
		return err
	}
	if n.meta.tagged() {
		return checkStructure(n.doc)
	}
	return nil
}

func (n *native) write() error {
	n.file.begin(n.version(), firstFreeObject)
	n.reserveFields()
	if err := n.writePages(); err != nil {
		return err
	}
	n.writeFields()
	if err := n.writeResources(); err != nil {
		return err
	}
	n.writeInfo()
	n.writeMetadata()
	outline := n.writeOutline()
	intent := n.writeIntent()
	structure := n.writeStructure()
	n.writeCatalog(outline, intent, structure)
	n.endPacked()
	// The font files are most of the file and follow from what stands before them,
	// the names of the subsets among it, so the identifier does without them.
	id := n.file.identifier()
	n.writePrograms()
	if structure != 0 {
		n.finishPacked(id)
		return nil
	}
	n.file.finish(id, catalogObject, infoObject)
	return nil
}

// version is 1.4 for the first archival standard, which is built on it.
func (n *native) version() string {
	if n.meta.Archive == ArchiveA1b {
		return "1.4"
	}
	return "1.7"
}

func (n *native) writePages() error {
	if n.meta.tagged() {
		n.marks.begin(n.doc.Structure)
	}
	ink := sheetPainter{faces: &n.faces, images: &n.images, marks: &n.marks, out: n.text.b}
	for i := range n.doc.Pages {
		n.marks.beginSheet(i)
		err := ink.paint(&n.doc.Pages[i])
		n.text.b = ink.out
		if err != nil {
			return fmt.Errorf("pdf: page %d, %w", i+1, err)
		}
		n.writePage(i, n.packedStream("", ink.out))
	}
	w := n.open(pagesObject)
	w.text("<</Type/Pages/Kids [")
	for _, p := range n.pages {
		w.ref(p).text(" ")
	}
	w.text("]/Count ").number(len(n.pages), 0).text(">>")
	n.close(w)
	return nil
}

func (n *native) writePage(i, content int) {
	sheet := &n.doc.Pages[i]
	number := n.file.reserve()
	n.pages = append(n.pages, number)
	w := n.open(number)
	w.text("<</Type/Page/Parent ").ref(pagesObject).text("/Resources ").ref(resourcesObject)
	w.text("/Contents ").ref(content).text("/MediaBox [0 0 ")
	w.number(hundredths(sheet.Width), 2).text(" ").number(hundredths(sheet.Height), 2).text("]")
	if n.meta.tagged() {
		w.text("/StructParents ").number(i, 0).text("/Tabs/S")
	}
	n.writeAnnotations(w, i)
	w.text(">>")
	n.close(w)
}

// writeResources writes the faces and images, and the names under which all pages
// know them.
func (n *native) writeResources() error {
	var faces [faceCount]int
	for i := range n.faces {
		if f := &n.faces[i]; f.face != nil {
			if err := f.close(); err != nil {
				return err
			}
			faces[i] = n.writeFace(f)
		}
	}
	images, err := n.writeImages()
	if err != nil {
		return err
	}
	w := n.open(resourcesObject)
	w.text("<<")
	w.names("/Font", "/F", faces[:])
	w.names("/XObject", "/I", images)
	w.text(">>")
	n.close(w)
	return nil
}

// names writes a dictionary of numbered names, without those that have no object.
func (f *fileWriter) names(key, prefix string, objects []int) {
	f.text(key).text(" <<")
	for i, object := range objects {
		if object != 0 {
			f.text(prefix).number(i, 0).text(" ").ref(object)
		}
	}
	f.text(">>")
}

func (n *native) writeCatalog(outline, intent, structure int) {
	w := n.open(catalogObject)
	w.text("<</Type/Catalog/Pages ").ref(pagesObject).text("/Metadata ").ref(metadataObject)
	w.text("/Lang (").text(n.meta.Language).text(")/ViewerPreferences <</DisplayDocTitle true>>")
	if outline != 0 {
		w.text("/Outlines ").ref(outline).text("/PageMode/UseOutlines")
	}
	if intent != 0 {
		w.text("/OutputIntents [").ref(intent).text("]")
	}
	n.writeAcroForm(w)
	if structure != 0 {
		w.text("/StructTreeRoot ").ref(structure).text("/MarkInfo <</Marked true>>")
	}
	w.text(">>")
	n.close(w)
}
