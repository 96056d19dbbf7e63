package pdf

import (
	"errors"
	"fmt"
	"slices"

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
	used, err := survey(doc, faces)
	if err != nil {
		return nil, err
	}
	if err := checkFields(doc); err != nil {
		return nil, err
	}
	if meta.tagged() {
		if err := used.lookAtStructure(doc); err != nil {
			return nil, err
		}
	}
	n := &native{doc: doc, meta: meta.legible(), packer: packers.Get().(*packer)}
	defer n.packer.passOn()
	if err := n.choose(used); err != nil {
		return nil, err
	}
	if err := n.write(); err != nil {
		return nil, err
	}
	return slices.Clone(n.file.b), nil
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

// native is one file in the making.
type native struct {
	doc    *page.Document
	meta   Meta
	faces  [faceCount]*nativeFace // nil where the document does not use one
	file   fileWriter
	packer *packer
	pages  []int // objects of the pages
	fields []int // objects of the signature fields
	images imageList

	programs []programObject
	ranges   []codeRange // of the last map to Unicode
	unicode  int         // its object
}

// choose cuts the used faces to what is drawn with them.
func (n *native) choose(used *inventory) error {
	for i, u := range used {
		if u == nil {
			continue
		}
		face, err := newNativeFace(u)
		if err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
		n.faces[i] = face
	}
	return nil
}

func (n *native) write() error {
	n.file.b, n.file.places = n.packer.file[:0], n.packer.places[:0]
	defer func() { n.packer.file, n.packer.places = n.file.b, n.file.places }()
	n.file.begin(n.version(), firstFreeObject)
	n.reserveFields()
	n.writePages()
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

func (n *native) writePages() {
	marks := &n.packer.marks
	if n.meta.tagged() {
		marks.begin(n.doc.Structure)
	}
	ink := sheetPainter{faces: &n.faces, images: &n.images, marks: marks, out: n.packer.plain}
	for i := range n.doc.Pages {
		sheet := &n.doc.Pages[i]
		marks.beginSheet(i)
		ink.paint(sheet)
		content := n.packedStream("", ink.out)
		number := n.file.reserve()
		n.pages = append(n.pages, number)
		w := n.open(number)
		w.text("<</Type /Page /Parent ").ref(pagesObject).text(" /Resources ").ref(resourcesObject)
		w.text(" /Contents ").ref(content).text(" /MediaBox [0 0 ")
		w.number(hundredths(sheet.Width), 2).text(" ").number(hundredths(sheet.Height), 2).text("]")
		if n.meta.tagged() {
			w.text(" /StructParents ").number(i, 0).text(" /Tabs /S")
		}
		n.writeAnnotations(w, i)
		w.text(">>")
		n.close(w)
	}
	n.packer.plain = ink.out
	w := n.open(pagesObject)
	w.text("<</Type /Pages /Kids [")
	for _, p := range n.pages {
		w.ref(p).text(" ")
	}
	w.text("] /Count ").number(len(n.pages), 0).text(">>")
	n.close(w)
}

// writeResources writes the faces and images, and the names under which all pages
// know them.
func (n *native) writeResources() error {
	var faces []int
	for _, face := range n.faces {
		object := 0
		if face != nil {
			object = n.writeFace(face)
		}
		faces = append(faces, object)
	}
	images, err := n.writeImages()
	if err != nil {
		return err
	}
	w := n.open(resourcesObject)
	w.text("<<")
	w.names("/Font", " /F", faces)
	w.names(" /XObject", " /I", images)
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
	w.text("<</Type /Catalog /Pages ").ref(pagesObject).text(" /Metadata ").ref(metadataObject)
	w.text(" /Lang (").text(n.meta.Language).text(") /ViewerPreferences <</DisplayDocTitle true>>")
	if outline != 0 {
		w.text(" /Outlines ").ref(outline).text(" /PageMode /UseOutlines")
	}
	if intent != 0 {
		w.text(" /OutputIntents [").ref(intent).text("]")
	}
	n.writeAcroForm(w)
	if structure != 0 {
		w.text(" /StructTreeRoot ").ref(structure).text(" /MarkInfo <</Marked true>>")
	}
	w.text(">>")
	n.close(w)
}
