package template

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/wml"
)

// Catalog knows the form of each kind and its filled example. It is immutable.
type Catalog struct {
	forms    map[string]*Template // by kind id
	examples map[string][]byte
	list     []*Template
}

// Load reads every .docx at the root of the file system and every example under
// vi-du. A form serves the kinds of its sample form: mau-1.4-….docx serves each
// kind on form 1.4; a file named for a kind, ke_hoach.docx, goes before it.
func Load(fsys fs.FS) (*Catalog, error) {
	names, err := fs.Glob(fsys, "*.docx")
	if err != nil {
		return nil, fmt.Errorf("template: list forms: %w", err)
	}
	sort.Strings(names)
	byName := map[string]*Template{}
	c := &Catalog{forms: map[string]*Template{}, examples: map[string][]byte{}}
	for _, name := range names {
		t, err := read(fsys, name)
		if err != nil {
			return nil, err
		}
		byName[name] = t
		c.list = append(c.list, t)
	}
	for _, k := range decree.Kinds() {
		if t := formOf(k, names, byName); t != nil {
			c.forms[k.ID] = t
		}
		if b, err := fs.ReadFile(fsys, path.Join("vi-du", k.ID+".json")); err == nil {
			c.examples[k.ID] = b
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

func formOf(k decree.Kind, names []string, byName map[string]*Template) *Template {
	if t := byName[k.ID+".docx"]; t != nil {
		return t
	}
	prefix := "mau-" + k.Form + "-"
	if k.Form == "" {
		prefix = houseForms[k.ID]
	}
	for _, n := range names {
		if prefix != "" && strings.HasPrefix(n, prefix) {
			return byName[n]
		}
	}
	return nil
}

func read(fsys fs.FS, name string) (*Template, error) {
	data, err := fs.ReadFile(fsys, name)
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
	t, problems := Parse(name, doc)
	if diag.Blocks(problems) {
		return nil, fmt.Errorf("template: %s: %s", name, problems[0].Message.EN)
	}
	return t, nil
}

// Form is the form of a kind; ok is false where the catalog has none.
func (c *Catalog) Form(kind string) (t *Template, ok bool) {
	t, ok = c.forms[kind]
	return t, ok
}

// Forms lists every form once, by file name.
func (c *Catalog) Forms() []*Template { return c.list }

// Example is the filled example of a kind.
func (c *Catalog) Example(kind string) (json []byte, ok bool) {
	json, ok = c.examples[kind]
	return json, ok
}
