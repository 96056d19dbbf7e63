package opc

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
)

// built is a package made by the house: two parts, a picture, arrows.
func built() *Package {
	p := New()
	p.SetRelationships("", []Relationship{{ID: "rId1", Type: OfficeDocument, Target: "word/document.xml"}})
	p.Set(Part{Name: "/word/document.xml", ContentType: wordMain, Data: []byte(documentXML)})
	p.SetRelationships("word/document.xml", []Relationship{
		{ID: "rId1", Type: relBase + "styles", Target: "styles.xml"},
		{ID: "rId2", Type: Hyperlink, Target: `https://a.vn/?b=1&c="`, External: true},
		{ID: "rId3", Type: relBase + "image", Target: "/word/media/a.png"},
	})
	p.Set(Part{Name: "word/styles.xml", ContentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
		Data: []byte("<styles>" + strings.Repeat("<s/>", 500) + "</styles>")})
	p.Set(Part{Name: "word/media/a.png", ContentType: "image/png", Data: []byte("\x89PNG")})
	return p
}

func names(t *testing.T, data []byte) []string {
	t.Helper()
	var list []string
	for _, f := range mustZIP(t, data).File {
		list = append(list, f.Name)
	}
	return list
}

func TestEntriesStandInTheOrderOfWord(t *testing.T) {
	want := []string{contentTypesName, rootRelsName, "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/media/a.png"}
	if got := names(t, mustBytes(t, built())); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestThereAndBackGivesTheSamePackage(t *testing.T) {
	p := built()
	q := mustRead(t, mustBytes(t, p))
	for i, part := range p.Parts() {
		other := q.Parts()[i]
		if other.Name != part.Name || other.ContentType != part.ContentType || !bytes.Equal(other.Data, part.Data) {
			t.Errorf("%s came back as %s (%s)", part.Name, other.Name, other.ContentType)
		}
	}
	for _, source := range []string{"", literalMain, "word/styles.xml"} {
		if !slices.Equal(p.Relationships(source), q.Relationships(source)) {
			t.Errorf("relationships of %q came back as %+v", source, q.Relationships(source))
		}
	}
	if !bytes.Equal(mustBytes(t, p), mustBytes(t, q)) {
		t.Error("writing what was read gives other bytes")
	}
}

func TestArchiveHasOneFixedDateAndNoExtras(t *testing.T) {
	for _, f := range mustZIP(t, mustBytes(t, built())).File {
		if f.ModifiedDate != dosEpoch || f.ModifiedTime != 0 || len(f.Extra) != 0 || f.Flags != 0 {
			t.Errorf("%s: %+v", f.Name, f.FileHeader)
		}
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(rc); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		switch {
		case f.Name == "word/styles.xml" && f.Method != zip.Deflate, f.Name == "word/media/a.png" && f.Method != zip.Store:
			t.Errorf("%s is packed by method %d", f.Name, f.Method)
		}
	}
}

func TestFreezingChangesHowPartsArePackedOnly(t *testing.T) {
	p := built()
	loose := mustBytes(t, p)
	p.Freeze()
	once := mustBytes(t, p)
	if !bytes.Equal(once, mustBytes(t, p)) {
		t.Error("a frozen package writes other bytes the second time")
	}
	sameParts(t, once, loose)
	change := func(p *Package) []byte {
		p.Set(Part{Name: literalMain, ContentType: wordMain, Data: []byte("<b/>")})
		p.Set(Part{Name: "word/media/b.jpeg", ContentType: "image/jpeg", Data: []byte("b")})
		p.SetRelationships(literalMain, append(p.Relationships(literalMain), Relationship{ID: "rId4", Type: relBase + "image", Target: "media/b.jpeg"}))
		p.Remove("docProps/none.xml")
		return mustBytes(t, p)
	}
	sameParts(t, change(p.Clone()), change(built()))
}

// sameParts asserts that two files hold the same entries in the same order.
func sameParts(t *testing.T, got, want []byte) {
	t.Helper()
	a, b := mustZIP(t, got).File, mustZIP(t, want).File
	if len(a) != len(b) {
		t.Fatalf("%d entries, want %d", len(a), len(b))
	}
	for i := range a {
		x, err := inflateOne(a[i])
		y, other := inflateOne(b[i])
		if err != nil || other != nil || a[i].Name != b[i].Name || !bytes.Equal(x, y) {
			t.Errorf("%s and %s differ: %v, %v", a[i].Name, b[i].Name, err, other)
		}
	}
}

func mustZIP(t *testing.T, data []byte) *zip.Reader {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCloneLeavesTheFirstAlone(t *testing.T) {
	p := built()
	before := mustBytes(t, p)
	c := p.Clone()
	c.Set(Part{Name: "WORD/document.xml", ContentType: wordMain, Data: []byte("<c/>")})
	c.SetRelationships(literalMain, nil)
	c.Remove("word/media/a.png")
	c.Freeze()
	if !bytes.Equal(before, mustBytes(t, p)) {
		t.Error("the first package changed")
	}
	if part, ok := c.Part(literalMain); !ok || string(part.Data) != "<c/>" || len(c.Parts()) != 2 {
		t.Error("the clone did not change")
	}
}

func TestClonesWriteInParallelAsInTurn(t *testing.T) {
	p := built()
	p.Freeze()
	write := func(i int) []byte {
		c := p.Clone()
		c.Set(Part{Name: literalMain, ContentType: wordMain, Data: []byte("<a>" + strings.Repeat("x", i*100) + "</a>")})
		b, err := c.Bytes()
		if err != nil {
			t.Error(err)
		}
		return b
	}
	const n = 32
	got := make([][]byte, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { got[i] = write(i) })
	}
	wg.Wait()
	for i := range n {
		if !bytes.Equal(got[i], write(i)) {
			t.Errorf("document %d differs", i)
		}
	}
}

func TestContentTypesAreMadeAnewWhenAPartComes(t *testing.T) {
	p := built()
	p.Freeze()
	p.Set(Part{Name: "word/media/b.png", ContentType: "image/x-png", Data: []byte("b")})
	p.Set(Part{Name: "docProps/custom", ContentType: "text/plain", Data: []byte("c")})
	q := mustRead(t, mustBytes(t, p))
	for name, want := range map[string]string{"word/media/a.png": "image/png", "word/media/b.png": "image/x-png", "docProps/custom": "text/plain"} {
		if part, ok := q.Part(name); !ok || part.ContentType != want {
			t.Errorf("%s came back as %+v", name, part)
		}
	}
}

func TestUnsoundPackageIsNotWritten(t *testing.T) {
	for name, spoil := range map[string]func(*Package){
		"arrow to nowhere":      func(p *Package) { p.Remove("word/styles.xml") },
		"arrows of nobody":      func(p *Package) { p.SetRelationships("word/a.xml", p.Relationships("")) },
		"id twice":              func(p *Package) { r := p.Relationships("")[0]; p.SetRelationships("", []Relationship{r, r}) },
		"no type":               func(p *Package) { p.Set(Part{Name: "a.xml"}) },
		"name leads out":        func(p *Package) { p.Set(Part{Name: "../a.xml", ContentType: "text/xml"}) },
		"name of the container": func(p *Package) { p.Set(Part{Name: "[content_types].xml", ContentType: "text/xml"}) },
		"relationships by hand": func(p *Package) { p.Set(Part{Name: "_rels/.rels", ContentType: "text/xml"}) },
	} {
		p := built()
		p.Freeze()
		spoil(p)
		if _, err := p.Bytes(); err == nil {
			t.Errorf("%s: written all the same", name)
		}
		p.Freeze()
		if _, err := p.Bytes(); err == nil {
			t.Errorf("%s: written once frozen", name)
		}
	}
}

func TestListsGivenOutAreCopies(t *testing.T) {
	p := built()
	p.Relationships("")[0].Target = "elsewhere.xml"
	p.Parts()[0] = nil
	if main, ok := p.Main(); !ok || main.Name != literalMain {
		t.Error("a caller changed the package")
	}
}

func TestResolveTarget(t *testing.T) {
	for _, c := range []struct{ source, target, want string }{
		{"", "word/document.xml", "word/document.xml"},
		{"", "/word/document.xml", "word/document.xml"},
		{"word/document.xml", "styles.xml", "word/styles.xml"},
		{"word/document.xml", "media/a.png#x", "word/media/a.png"},
		{"word/document.xml", "/word/../docProps/app.xml", "docProps/app.xml"},
		{"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
		{"word/document.xml", "../../../etc/passwd", "etc/passwd"},
		{"word/document.xml", "#muc", "word/document.xml"},
		{"word/document.xml", "", "word/document.xml"},
	} {
		if got := ResolveTarget(c.source, c.target); got != c.want {
			t.Errorf("%q from %q is %q, want %q", c.target, c.source, got, c.want)
		}
	}
}

func TestRelationshipPartsAreNamedAfterTheirSource(t *testing.T) {
	for _, source := range []string{"", "a.xml", "word/document.xml"} {
		if rels := relsName(source); !isRels(rels) || sourceOf(rels) != source {
			t.Errorf("%q has its arrows in %q, which is of %q", source, rels, sourceOf(rels))
		}
	}
}

func TestEqualPackagesHoldTheSame(t *testing.T) {
	p := built()
	p.Freeze()
	if q := mustRead(t, mustBytes(t, p)); !p.Equal(q) {
		t.Error("a package that was written and read is another one")
	}
	for name, change := range map[string]func(*Package){
		"other bytes": func(q *Package) {
			part := *q.parts[0]
			part.Data = append(bytes.Clone(part.Data), ' ')
			q.Set(part)
		},
		"one part more": func(q *Package) {
			q.Set(Part{Name: "word/more.xml", ContentType: "application/xml", Data: []byte("<a/>")})
		},
		"other arrows": func(q *Package) { q.SetRelationships("", nil) },
	} {
		q := p.Clone()
		if change(q); p.Equal(q) || q.Equal(p) {
			t.Errorf("%s: equal", name)
		}
	}
}
