package service

import (
	"bytes"
	"fmt"

	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
)

// sourceNS names the JSON that a DOCX carries of itself. It never changes.
const sourceNS = "urn:mocban:source:1"

// attachSource puts the JSON that a document is made from into its DOCX, so that it
// can be made again, numbered or checked without the file it came from.
func attachSource(pkg *opc.Package, json []byte) error {
	x := wml.CustomXML{
		Namespace: sourceNS, Root: "source", ID: "{5E3B2C52-6D0B-4B0E-9C46-6D6F6362616E}",
		Text: withoutNonCharacters(record.Composed(bytes.TrimPrefix(json, []byte("\uFEFF")))),
	}
	if err := x.Attach(pkg); err != nil {
		return fmt.Errorf("service: attach source: %w", err)
	}
	return nil
}

// makeRoom puts an empty source into the package of a form, in whose place that of a
// document goes: what leads to it and describes it is then packed once.
func makeRoom(pkg *opc.Package) error {
	if err := attachSource(pkg, nil); err != nil {
		return err
	}
	pkg.Freeze()
	return nil
}

// withoutNonCharacters writes as JSON escapes what XML cannot hold: in JSON it
// stands in strings only.
func withoutNonCharacters(json []byte) []byte {
	if !bytes.Contains(json, []byte("\xEF\xBF")) {
		return json
	}
	json = bytes.ReplaceAll(json, []byte("\uFFFE"), []byte(`\ufffe`))
	return bytes.ReplaceAll(json, []byte("\uFFFF"), []byte(`\uffff`))
}

// Source gives the JSON that a DOCX was made from, as it was then: what was edited
// in Word since is not in it. ok is false where the file carries none.
func Source(docx []byte) (json []byte, ok bool) {
	pkg, problems := opc.Read(docx, opc.Limits{})
	if len(problems) > 0 {
		return nil, false
	}
	return sourceOf(pkg)
}

func sourceOf(pkg *opc.Package) ([]byte, bool) {
	return wml.FindXML(pkg, sourceNS)
}
