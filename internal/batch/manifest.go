package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// ManifestVersion is the form of the manifest: JSON Lines, a Header, an Entry for
// every item in their order, a Closing.
const ManifestVersion = 1

// manifestKind tells a manifest of ours from any other file of that name.
const manifestKind = "mocban-batch"

// Header is the first line of the manifest.
type Header struct {
	Kind    string `json:"loai"`
	Version int    `json:"phien_ban"`
	Plan    string `json:"ke_hoach"` // Plan.ID
	Items   int    `json:"so_van_ban"`
}

// Header is the first line of the plan's manifest.
func (p *Plan) Header() Header {
	return Header{Kind: manifestKind, Version: ManifestVersion, Plan: p.id, Items: len(p.Items)}
}

// Ours reports that a manifest was written by this form of the program.
func (h Header) Ours() bool { return h.Kind == manifestKind && h.Version == ManifestVersion }

// Totals count what the entries of a manifest say.
type Totals struct {
	Done   int   `json:"xong"`
	Failed int   `json:"loi"`
	Files  int   `json:"so_tep"`
	Bytes  int64 `json:"so_byte"`
	Pages  int   `json:"so_trang"`
}

// Add counts one entry.
func (t *Totals) Add(e Entry) {
	if e.State == Done {
		t.Done++
	} else {
		t.Failed++
	}
	t.Pages += e.Pages
	for _, f := range e.Files {
		t.Files++
		t.Bytes += f.Size
	}
}

// Closing is the last line of the manifest of a batch that has ended.
type Closing struct {
	Totals *Totals `json:"tong_ket"`
}

// Line writes a value as one line of the manifest. Equal values give equal bytes.
func Line(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("batch: manifest: %w", err)
	}
	return b.Bytes(), nil
}
