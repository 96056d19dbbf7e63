package opc

import (
	"bytes"
	"fmt"
	"sync"
	"testing"
)

// variant is a clone that differs in its types and arrows, one way for each number.
func variant(p *Package, n int) *Package {
	c := p.Clone()
	name := fmt.Sprintf("word/media/%d.gif", n)
	c.Set(Part{Name: name, ContentType: "image/gif", Data: []byte("GIF89a")})
	c.SetRelationships(literalMain, append(c.Relationships(literalMain),
		Relationship{ID: "rIdGif", Type: relBase + "image", Target: "/" + name}))
	return c
}

func TestKnownTablesGiveTheSameBytes(t *testing.T) {
	p := built()
	p.Freeze()
	var first [mostTables + 2][]byte
	for n := range first {
		first[n] = mustBytes(t, variant(p, n))
	}
	var wg sync.WaitGroup
	for n := range first {
		wg.Go(func() {
			if again, err := variant(p, n).Bytes(); err != nil || !bytes.Equal(first[n], again) {
				t.Errorf("clone %d is written otherwise the second time: %v", n, err)
			}
		})
	}
	wg.Wait()
	if kept := len(p.tables.list); kept != mostTables {
		t.Errorf("%d tables are kept, at most %d may be", kept, mostTables)
	}
}

func TestShortPartsAreStored(t *testing.T) {
	p := built()
	p.Set(Part{Name: "word/short.xml", ContentType: "text/xml", Data: bytes.Repeat([]byte(" "), leastPacked-1)})
	for _, f := range mustZIP(t, mustBytes(t, p)).File {
		if f.Name == "word/short.xml" && f.CompressedSize64 != leastPacked-1 {
			t.Errorf("%d bytes are packed to %d", leastPacked-1, f.CompressedSize64)
		}
	}
}
