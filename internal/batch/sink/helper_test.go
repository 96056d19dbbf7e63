package sink_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"path/filepath"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// unpacked joins the entries of all archives among files.
func unpacked(t *testing.T, files map[string][]byte) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, data := range files {
		if filepath.Ext(name) != ".zip" {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range z.File {
			if out[f.Name] != nil {
				t.Errorf("%s is there twice", f.Name)
			}
			out[f.Name] = readEntry(t, f)
		}
	}
	return out
}

func readEntry(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(r) // compares the sum as well
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return data
}

type manifest struct {
	header  batch.Header
	entries []batch.Entry
	closing *batch.Totals
}

func readManifest(t *testing.T, data []byte) manifest {
	t.Helper()
	var m manifest
	for i, text := range bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) {
		var l struct {
			batch.Entry
			batch.Closing
		}
		if i == 0 {
			if err := json.Unmarshal(text, &m.header); err != nil {
				t.Fatalf("header: %v", err)
			}
			continue
		}
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		if l.Closing.Totals != nil {
			m.closing = l.Closing.Totals
		} else {
			m.entries = append(m.entries, l.Entry)
		}
	}
	return m
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// documentOf is a small document that needs no service.
func documentOf(n int, name, text string) *batch.Document {
	d := &batch.Document{
		Files: []batch.File{{Name: name, Data: []byte(text)}},
		Date:  time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC),
	}
	d.Entry = batch.Entry{
		Item: n, Key: name, Rows: []int{n + 1}, State: batch.Done,
		Files: []batch.EntryFile{{Name: name, Size: int64(len(text)), SHA256: sumOf([]byte(text))}},
	}
	return d
}

func headerOf(plan string, items int) batch.Header {
	return batch.Header{Kind: "mocban-batch", Version: batch.ManifestVersion, Plan: plan, Items: items}
}
