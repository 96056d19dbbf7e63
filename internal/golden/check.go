package golden

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// CheckOrder opens a .docx and lists what departs from the standard: children out
// of the schema's order, ids that stand twice, relationships without a target or
// a use, parts without content type or without anything that leads to them,
// styles that are not defined, fields that do not end. Nothing is a sound file.
func CheckOrder(data []byte) []string {
	files, err := unzip(data)
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{roots: map[string]*element{}, styles: map[string]bool{}, reached: map[string]bool{}}
	for _, f := range files {
		c.names = append(c.names, f.name)
		if !isXML(f.name) {
			continue
		}
		root, err := parse(f.data)
		if err != nil {
			c.at = f.name
			c.say("not well formed: %v", err)
			continue
		}
		c.roots[f.name] = root
	}
	c.check()
	return c.found
}

type checker struct {
	found   []string
	at      string // the part looked at
	names   []string
	roots   map[string]*element
	styles  map[string]bool // "w:pStyle Body": defined, by the element that may use it
	reached map[string]bool // parts that a relationship leads to
}

func (c *checker) say(format string, args ...any) {
	c.found = append(c.found, c.at+": "+fmt.Sprintf(format, args...))
}

const contentTypes = "[Content_Types].xml"

func (c *checker) check() {
	for _, name := range c.names {
		if root := c.roots[name]; root != nil && root.tag == "w:styles" {
			c.at = name
			c.defineStyles(root)
		}
	}
	for _, name := range c.names {
		c.at = name
		root := c.roots[name]
		switch {
		case root == nil || name == contentTypes:
		case strings.HasSuffix(name, ".rels"):
			c.relationships(root)
		default:
			c.part(root)
		}
	}
	c.types()
}

// part checks a part that is about the document.
func (c *checker) part(root *element) {
	c.order(root)
	u := usage{ids: map[string]bool{}, rels: map[string]bool{}}
	c.use(root, &u)
	if u.depth != 0 {
		c.say("%d fields do not end", u.depth)
	}
	c.usedRelationships(u.rels)
}

// usage gathers what one part says about ids and relationships.
type usage struct {
	ids   map[string]bool
	rels  map[string]bool
	depth int // fields that are open
}

func (c *checker) use(e *element, u *usage) {
	for _, a := range e.attrs {
		if strings.HasPrefix(a.name, "r:") && a.value != "" {
			u.rels[a.value] = true
		}
	}
	switch e.tag {
	case "w:bookmarkStart":
		c.once(u, "bookmark "+e.attr("w:id"))
	case "wp:docPr":
		c.once(u, "drawing "+e.attr("id"))
	case "w:num":
		c.once(u, "number "+e.attr("w:numId"))
	case "w:pStyle", "w:rStyle", "w:tblStyle":
		if id := e.attr("w:val"); !c.styles[e.tag+" "+id] {
			c.say("the style %s of %s is not defined", id, e.tag)
		}
	case "w:fldChar":
		c.field(e.attr("w:fldCharType"), u)
	}
	for _, child := range e.children {
		c.use(child, u)
	}
}

func (c *checker) once(u *usage, id string) {
	if u.ids[id] {
		c.say("the id of %s stands twice", id)
	}
	u.ids[id] = true
}

func (c *checker) field(kind string, u *usage) {
	switch kind {
	case "begin":
		u.depth++
	case "end":
		u.depth--
	}
	if u.depth < 0 || kind == "separate" && u.depth == 0 {
		c.say("a field goes on that did not begin")
		u.depth = 0
	}
}

// defineStyles checks the styles among themselves.
func (c *checker) defineStyles(root *element) {
	users := map[string]string{"paragraph": "w:pStyle", "character": "w:rStyle", "table": "w:tblStyle", "numbering": "w:numStyle"}
	names, all := map[string]bool{}, map[string]bool{}
	for _, s := range root.children {
		if s.tag != "w:style" {
			continue
		}
		id, name := s.attr("w:styleId"), value(s, "w:name")
		if all[id] || names[name] {
			c.say("the style %s (%s) stands twice", id, name)
		}
		all[id], names[name] = true, true
		c.styles[users[s.attr("w:type")]+" "+id] = true
	}
	for _, s := range root.children {
		for _, tag := range []string{"w:basedOn", "w:next", "w:link"} {
			if id := value(s, tag); id != "" && !all[id] {
				c.say("%s of the style %s names %s, which is not defined", tag, s.attr("w:styleId"), id)
			}
		}
	}
}

func value(e *element, tag string) string {
	for _, c := range e.children {
		if c.tag == tag {
			return c.attr("w:val")
		}
	}
	return ""
}

// relationships checks a file of arrows: ids once, targets there.
func (c *checker) relationships(root *element) {
	source := sourceOf(c.at)
	ids := map[string]bool{}
	for _, r := range root.children {
		id := r.attr("Id")
		if id == "" || ids[id] {
			c.say("the relationship id %q is empty or stands twice", id)
		}
		ids[id] = true
		if r.attr("TargetMode") == "External" {
			continue
		}
		target := resolve(source, r.attr("Target"))
		c.reached[target] = true
		if !slices.Contains(c.names, target) {
			c.say("%s leads to %s, which is not there", id, target)
		}
	}
	if source != "" && !slices.Contains(c.names, source) {
		c.say("the part %s is not there", source)
	}
}

// sourceOf gives the part whose arrows a file holds.
func sourceOf(rels string) string {
	folder, file := path.Split(rels)
	return strings.TrimSuffix(folder, "_rels/") + strings.TrimSuffix(file, ".rels")
}

func resolve(source, target string) string {
	if strings.HasPrefix(target, "/") {
		return target[1:]
	}
	return path.Join(path.Dir(source), target)
}

// usedRelationships compares the ids a part uses with the arrows it has. Arrows
// that a part finds by their type need no use.
func (c *checker) usedRelationships(used map[string]bool) {
	folder, file := path.Split(c.at)
	var have []string
	if root := c.roots[folder+"_rels/"+file+".rels"]; root != nil {
		for _, r := range root.children {
			id, kind := r.attr("Id"), path.Base(r.attr("Type"))
			have = append(have, id)
			if slices.Contains(explicit, kind) && !used[id] {
				c.say("the relationship %s (%s) is not used", id, kind)
			}
		}
	}
	var missing []string
	for id := range used {
		if !slices.Contains(have, id) {
			missing = append(missing, id)
		}
	}
	slices.Sort(missing)
	for _, id := range missing {
		c.say("the relationship %s is used but not there", id)
	}
}

// explicit relationships are found by their id only.
var explicit = []string{"header", "footer", "image", "hyperlink", "chart"}

// types checks that every part has a content type and an arrow that leads to it.
func (c *checker) types() {
	c.at = contentTypes
	root := c.roots[contentTypes]
	if root == nil {
		c.say("missing")
		return
	}
	typed := map[string]bool{}
	for _, t := range root.children {
		key := "." + strings.ToLower(t.attr("Extension"))
		if t.tag == "Override" {
			key = t.attr("PartName")
			if !slices.Contains(c.names, strings.TrimPrefix(key, "/")) {
				c.say("%s is typed but not there", key)
			}
		}
		if typed[key] {
			c.say("%s is typed twice", key)
		}
		typed[key] = true
	}
	for _, name := range c.names {
		if name == contentTypes {
			continue
		}
		if !typed["/"+name] && !typed[strings.ToLower(path.Ext(name))] {
			c.say("%s has no content type", name)
		}
		if !strings.HasSuffix(name, ".rels") && !c.reached[name] {
			c.say("nothing leads to %s", name)
		}
	}
}
