package template

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/wml"
)

// Catalog knows which form each kind has, and its filled example. It is immutable;
// a form is read when it is asked for, since a document needs one of them.
type Catalog struct {
	fsys  fs.FS
	forms map[string]string // file by kind id
	names []string
}

// Open lists the .docx at the root of the file system. A form serves the kinds of
// its sample form: mau-1.4-….docx serves each kind on form 1.4; a file named for a
// kind, ke_hoach.docx, goes before it. Examples stand under vi-du.
func Open(fsys fs.FS) (*Catalog, error) {
	names, err := fs.Glob(fsys, "*.docx")
	if err != nil {
		return nil, fmt.Errorf("template: list forms: %w", err)
	}
	sort.Strings(names)
	c := &Catalog{fsys: fsys, forms: map[string]string{}, names: names}
	for _, k := range decree.Kinds() {
		if name := formOf(k, names); name != "" {
			c.forms[k.ID] = name
		}
	}
	if len(c.forms) == 0 {
		return nil, fmt.Errorf("template: no form for any kind in the template folder")
	}
	return c, nil
}

// houseForms serve the kinds that Phụ lục III gives no form for.
var houseForms = map[string]string{
	"hop_dong": "mau-nha-cac-ben", "ban_ghi_nho": "mau-nha-cac-ben", "ban_thoa_thuan": "mau-nha-cac-ben",
	"thu_cong": "mau-nha-thu-cong",
}

// formOf is the file of a kind's form, "" where there is none.
func formOf(k decree.Kind, names []string) string {
	if own := k.ID + ".docx"; slices.Contains(names, own) {
		return own
	}
	prefix := "mau-" + k.Form + "-"
	if k.Form == "" {
		prefix = houseForms[k.ID]
	}
	for _, n := range names {
		if prefix != "" && strings.HasPrefix(n, prefix) {
			return n
		}
	}
	return ""
}

// Read reads one form by its file name.
func (c *Catalog) Read(name string) (*Template, error) {
	data, err := fs.ReadFile(c.fsys, name)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	pkg, problems, err := opc.OpenTemplate(data, opc.Limits{})
	if err != nil {
		return nil, fmt.Errorf("template: open %s: %w", name, err)
	}
	if diag.Blocks(problems) {
		return nil, fmt.Errorf("template: %s: %s", name, problems[0].Message.EN)
	}
	doc, problems := wml.Read(pkg)
	if diag.Blocks(problems) {
		return nil, fmt.Errorf("template: %s: %s", name, problems[0].Message.EN)
	}
	pkg.Freeze() // what no document changes is packed once
	t, problems := Parse(name, doc)
	if diag.Blocks(problems) {
		return nil, fmt.Errorf("template: %s: %s", name, problems[0].Message.EN)
	}
	return t, nil
}

// Form is the file of a kind's form; ok is false where the catalog has none.
func (c *Catalog) Form(kind string) (name string, ok bool) {
	name, ok = c.forms[kind]
	return name, ok
}

// Forms lists every form once, by file name.
func (c *Catalog) Forms() []string { return c.names }

// Example is the filled example of a kind.
func (c *Catalog) Example(kind string) (json []byte, ok bool) {
	if _, known := decree.KindOf(kind); !known {
		return nil, false
	}
	json, err := fs.ReadFile(c.fsys, path.Join("vi-du", kind+".json"))
	return json, err == nil
}
