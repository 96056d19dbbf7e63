package opc

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mocban/mocban/internal/diag"
)

// Read is the gate: it judges a file from outside and opens it. Where it finds an
// error the package is nil; a warning tells what stays without effect. Nothing is unpacked before the directory of the
// ZIP has been found sane, and nothing is parsed before it is known to be plain,
// shallow XML.
func Read(data []byte, limits Limits) (*Package, []diag.Problem) {
	g := &gate{limits: limits.orDefaults()}
	p := g.read(data)
	if len(g.found) > 0 {
		return nil, g.found
	}
	return p, g.noted
}

// gate collects what is wrong; each step looks at the whole of its matter, and
// the next begins only when the last found nothing.
type gate struct {
	limits Limits
	found  []diag.Problem
	noted  []diag.Problem // warnings
	dense  []string       // XML parts packed as no text is
	held   []*Part        // objects, to be judged by the arrows that lead to them
	tokens int            // XML tokens seen so far, in all parts
}

// maxProblems keeps a hostile file from filling the answer.
const maxProblems = 100

func (g *gate) refuse(code diag.Code, part string, message, hint diag.Text) {
	if len(g.found) < maxProblems {
		g.found = append(g.found, diag.Problem{
			Code: code, Severity: diag.Error, Part: shown(part), Message: message, Hint: hint,
		})
	}
}

// note tells of something that has no effect here and stops nothing.
func (g *gate) note(code diag.Code, part string, message, hint diag.Text) {
	if len(g.noted) < maxProblems {
		g.noted = append(g.noted, diag.Problem{
			Code: code, Severity: diag.Warning, Part: shown(part), Message: message, Hint: hint,
		})
	}
}

func (g *gate) read(data []byte) *Package {
	if g.sniff(data); len(g.found) > 0 {
		return nil
	}
	files := g.directory(data)
	if len(g.found) > 0 {
		return nil
	}
	entries := g.inflate(files)
	if len(g.found) > 0 {
		return nil
	}
	return g.assemble(entries)
}

// entry is one file of the ZIP, unpacked.
type entry struct {
	name string
	data []byte
}

// assemble tells parts from content types and relationships and judges each.
func (g *gate) assemble(entries []entry) *Package {
	types := g.contentTypes(entries)
	if len(g.found) > 0 {
		return nil
	}
	p := New()
	var rels []entry
	for _, e := range entries {
		if isContentTypes(e.name) {
			continue
		}
		if isRels(e.name) {
			rels = append(rels, e)
			continue
		}
		// What has no content type is no part (ECMA-376-2, 7.2.3): litter of
		// archivers, left out. An arrow to it will be found broken.
		if ct := types.of(e.name); ct != "" {
			part := Part{Name: e.name, ContentType: ct, Data: e.data}
			g.judgePart(&part)
			p.parts = append(p.parts, &part)
		}
	}
	if len(g.found) == 0 {
		g.relationships(p, rels)
	}
	return p
}

// judgePart looks at one part by itself.
func (g *gate) judgePart(part *Part) {
	g.judgeContent(part)
	if !isXML(part.Name, part.ContentType) {
		return
	}
	if size := int64(len(part.Data)); size > g.limits.XMLPart {
		g.refusePartTooLarge(part.Name, size)
		return
	}
	part.Data = g.xml(part.Name, part.Data)
	if part.Data != nil && slices.Contains(g.dense, part.Name) {
		g.refuseDense(part.Name)
	}
}

func isXML(name, contentType string) bool {
	ct, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	ct = strings.TrimSpace(ct)
	return strings.HasSuffix(ct, "+xml") || strings.HasSuffix(ct, "/xml") || isXMLName(name)
}

func isXMLName(name string) bool {
	return hasSuffixFold(name, ".xml") || hasSuffixFold(name, ".rels")
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// fold makes names that differ only in case equal.
func fold(name string) string { return strings.ToLower(name) }

// shown is a stranger's text made fit for a message: one line, not long.
func shown(s string) string {
	const longest = 120
	out := make([]rune, 0, min(len(s), longest))
	for _, r := range s {
		if len(out) == longest {
			return string(out) + "…"
		}
		if !unicode.IsPrint(r) {
			r = '\uFFFD'
		}
		out = append(out, r)
	}
	return string(out)
}
