package opc

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Clone gives a package that can be changed without the first one noticing. The
// parts themselves are shared.
func (p *Package) Clone() *Package {
	c := *p
	c.parts = slices.Clone(p.parts)
	c.rels = slices.Clone(p.rels)
	return &c
}

// Equal reports that two packages hold the same parts, in the same order and with the
// same arrows. How they were packed does not count.
func (p *Package) Equal(q *Package) bool {
	return slices.EqualFunc(p.parts, q.parts, func(a, b *Part) bool {
		return a == b || a.Name == b.Name && a.ContentType == b.ContentType && bytes.Equal(a.Data, b.Data)
	}) && slices.EqualFunc(p.rels, q.rels, func(a, b relSet) bool {
		return a.source == b.source && slices.Equal(a.list, b.list)
	})
}

// Set adds a part at the end, or replaces the one of that name where it stands.
// The package keeps part.Data; the caller must not write to it any more.
func (p *Package) Set(part Part) {
	part.Name = strings.TrimPrefix(part.Name, "/")
	part.frozen = nil
	i := p.index(part.Name)
	if i < 0 {
		p.parts = append(p.parts, &part)
		p.types, p.sound = nil, false
		return
	}
	if old := p.parts[i]; old.ContentType != part.ContentType || old.Name != part.Name {
		p.types, p.sound = nil, false
	}
	p.parts[i] = &part
}

// SetRelationships replaces all arrows that leave source; an empty list takes
// them away. The source may be added later, but must be there for Bytes.
func (p *Package) SetRelationships(source string, rels []Relationship) {
	source = strings.TrimPrefix(source, "/")
	p.sound = false
	i := p.relIndex(source)
	switch {
	case len(rels) == 0 && i >= 0:
		p.rels = slices.Delete(p.rels, i, i+1)
	case len(rels) == 0:
	case i < 0:
		p.rels = append(p.rels, relSet{source: source, list: slices.Clone(rels)})
	default:
		p.rels[i] = relSet{source: source, list: slices.Clone(rels)}
	}
}

// Remove takes a part away with the arrows that leave it. Arrows that lead to it
// are the caller's to take away: Bytes refuses one that leads nowhere.
func (p *Package) Remove(name string) {
	i := p.index(strings.TrimPrefix(name, "/"))
	if i < 0 {
		return
	}
	p.SetRelationships(p.parts[i].Name, nil)
	p.parts = slices.Delete(p.parts, i, i+1)
	p.types, p.sound = nil, false
}

// check finds what would make a reader call the written file damaged. It guards
// against slips of the house; what strangers send is judged by Read.
func (p *Package) check() error {
	for _, part := range p.parts {
		if err := part.check(); err != nil {
			return err
		}
	}
	for i := range p.rels {
		source := p.rels[i].source
		if source != "" && p.index(source) < 0 {
			return fmt.Errorf("opc: relationships of %s, which is not in the package", source)
		}
		if err := p.checkArrows(&p.rels[i]); err != nil {
			return fmt.Errorf("opc: relationships of %q: %w", source, err)
		}
	}
	return nil
}

func (part *Part) check() error {
	switch {
	case part.frozen != nil: // Freeze takes sound packages only
		return nil
	case flawOfName(part.Name) != nil, isContentTypes(part.Name), isRels(part.Name):
		return fmt.Errorf("opc: %q cannot name a part", part.Name)
	case part.ContentType == "":
		return fmt.Errorf("opc: part %s has no content type", part.Name)
	}
	return nil
}

func (p *Package) checkArrows(s *relSet) error {
	ids := make(map[string]bool, len(s.list))
	for _, r := range s.list {
		if r.ID == "" || r.Type == "" {
			return errors.New("one without id or type")
		}
		if ids[r.ID] {
			return fmt.Errorf("id %s stands twice", r.ID)
		}
		ids[r.ID] = true
		if !r.External && p.index(ResolveTarget(s.source, r.Target)) < 0 {
			return fmt.Errorf("%s leads to %s, which is not in the package", r.ID, r.Target)
		}
	}
	return nil
}
