package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
)

// The seams of fpdf's file. The catalog is its last object, so what is added
// there or after it moves the cross-reference table and no object.
const (
	headerStart  = "%PDF-1."
	headerOld    = "%PDF-1.3"
	headerNew    = "%PDF-1.4" // the first version that has a language and a title in the window
	attachments  = "/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n"
	objectEnd    = ">>\nendobj\n"
	tableStart   = "xref\n"
	trailerEnd   = ">>\nstartxref\n"
	viewerWishes = "/ViewerPreferences <</DisplayDocTitle true>>\n"
)

// finish mends what fpdf cannot be asked for: the names of the faces, the title
// in the window instead of the file's name, no empty list of attachments, and an
// identifier of the file, taken from its content.
func finish(raw []byte, used *inventory) ([]byte, error) {
	catalogEnd := bytes.LastIndex(raw, []byte(objectEnd+tableStart))
	tail := bytes.LastIndex(raw, []byte(trailerEnd))
	if catalogEnd < 0 || tail < catalogEnd || !bytes.HasPrefix(raw, []byte(headerStart)) {
		return nil, errors.New("pdf: fpdf's file is not built as expected")
	}
	if bytes.HasPrefix(raw, []byte(headerOld)) { // a picture with transparency has made it newer already
		copy(raw, headerNew)
	}
	nameFaces(raw, used)

	body := bytes.TrimSuffix(raw[:catalogEnd], []byte(attachments))
	var file bytes.Buffer
	file.Grow(len(raw) + 256)
	file.Write(body)
	file.WriteString(viewerWishes)
	table := file.Len() + len(objectEnd)
	file.Write(raw[catalogEnd:tail])
	id := sha256.Sum256(file.Bytes())
	fmt.Fprintf(&file, "/ID [<%X> <%X>]\n", id[:16], id[:16])
	fmt.Fprintf(&file, "%s%d\n%%%%EOF\n", trailerEnd, table)
	return file.Bytes(), nil
}

// nameFaces puts the right names, which are as long, in the place of fpdf's.
func nameFaces(raw []byte, used *inventory) {
	for _, u := range used {
		if u == nil {
			continue
		}
		old, name := []byte("/"+fpdfPrefix+u.family), "/"+u.name()
		for rest := raw; ; {
			at := bytes.Index(rest, old)
			if at < 0 {
				break
			}
			copy(rest[at:], name)
			rest = rest[at+len(old):]
		}
	}
}
