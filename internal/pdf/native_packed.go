package pdf

// mostPacked is how many objects go into one stream: readers unpack all of it when
// they want one.
const mostPacked = 1000

// packedObjects are objects without streams of their own, which are compressed
// together (ISO 32000-1, 7.5.7). The first archival standard does not know them.
type packedObjects struct {
	body   fileWriter
	heads  fileWriter // numbers and places
	stream int        // the object that holds them; 0 before the first
	count  int
}

// forget keeps the room only.
func (p *packedObjects) forget() {
	p.body, p.heads, p.stream, p.count = p.body.emptied(), p.heads.emptied(), 0, 0
}

// open begins an object that is no stream, and gives what to write it with: in a
// tagged file it is packed, since the many small objects of the structure need
// that anyway.
func (n *native) open(object int) *fileWriter {
	if n.meta.tagged() {
		return n.openPacked(object)
	}
	n.file.open(object)
	return &n.file
}

// close ends what open began.
func (n *native) close(w *fileWriter) {
	if w == &n.file {
		w.close()
	}
}

// openPacked begins an object that is packed with others, and gives what to write
// it with. It ends where the next one begins.
func (n *native) openPacked(object int) *fileWriter {
	p := &n.objects
	if p.count == mostPacked {
		n.endPacked()
	}
	if p.stream == 0 {
		p.stream = n.file.reserve()
		p.body.b, p.heads.b = p.body.b[:0], p.heads.b[:0]
	}
	if p.count > 0 {
		p.body.text(" ")
	}
	p.heads.number(object, 0).text(" ").number(len(p.body.b), 0).text(" ")
	n.file.places[object] = place{at: p.count, stream: p.stream}
	p.count++
	return &p.body
}

// endPacked writes the stream with what has been gathered.
func (n *native) endPacked() {
	p := &n.objects
	if p.stream == 0 {
		return
	}
	data := n.pack(p.heads.b, p.body.b)
	n.file.open(p.stream)
	n.file.text("<</Type/ObjStm/N ").number(p.count, 0).text("/First ").number(len(p.heads.b), 0)
	n.file.text("/Filter/FlateDecode/Length ").number(len(data), 0).text(">>\nstream\n")
	n.file.bytes(data).text("\nendstream")
	n.file.close()
	p.stream, p.count = 0, 0
}

// finishPacked writes the cross-reference as a stream, which a file with packed
// objects must have (ISO 32000-1, 7.5.8). Lines are written as differences from the
// one before, since mostly they count up.
func (n *native) finishPacked(id identifier) {
	table := n.file.reserve()
	at := len(n.file.b)
	n.file.places[table] = place{at: at}
	const width = 1 + 4 + 2
	var before [width]byte
	lines := n.objects.body.b[:0]
	for i, p := range n.file.places {
		line := [width]byte{1, byte(p.at >> 24), byte(p.at >> 16), byte(p.at >> 8), byte(p.at)}
		switch {
		case i == 0:
			line = [width]byte{0, 0, 0, 0, 0, 0xFF, 0xFF}
		case p.stream != 0:
			s := p.stream
			line = [width]byte{2, byte(s >> 24), byte(s >> 16), byte(s >> 8), byte(s), byte(p.at >> 8), byte(p.at)}
		}
		lines = append(lines, 2) // PNG's «up»
		for k := range line {
			lines = append(lines, line[k]-before[k])
		}
		before = line
	}
	n.objects.body.b = lines
	data := n.pack(lines)
	n.file.number(table, 0).text(" 0 obj\n<</Type/XRef/W[1 4 2]/Size ").number(len(n.file.places), 0)
	n.file.text("/Root ").ref(catalogObject).text("/Info ").ref(infoObject).text("/ID[").bytes(id[:]).bytes(id[:])
	n.file.text("]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/Length ").number(len(data), 0).text(">>\nstream\n")
	n.file.bytes(data).text("\nendstream")
	n.file.close()
	n.file.text("startxref\n").number(at, 0).text("\n%%EOF\n")
}
