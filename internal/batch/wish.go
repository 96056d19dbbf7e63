package batch

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/mocban/mocban/internal/diag"
)

// wish is the name a document's files would like to have: as the pattern says, or
// kind, number and group.
func (p *Plan) wish(g Group, made string) (string, []diag.Problem) {
	if p.works.names == nil {
		if made == "" {
			return g.Key, nil
		}
		return made + " - " + g.Key, nil
	}
	filled, problems := p.works.names.Fill(g)
	if filled == nil || diag.Blocks(problems) {
		for i := range problems {
			problems[i] = inRows(problems[i], g)
		}
		return g.Key, inPart(problems, NamesPart)
	}
	name, err := nameIn(filled.JSON)
	if err != nil {
		return g.Key, nil // a list or an object makes no name; the key does
	}
	return name, nil
}

// compileNames makes a template of a pattern of file names: a document with one
// member, so that names and documents have the same expressions.
func compileNames(pattern string, columns []string) (*Template, []diag.Problem) {
	wrapped, err := json.Marshal(map[string]string{NamesPart: pattern})
	if err != nil { // a string can always be written
		return nil, nil
	}
	t, problems := Compile(wrapped, columns)
	return t, inPart(problems, NamesPart)
}

// nameIn reads the name that a filled pattern made; a pattern that is one
// expression may have made a number or nothing.
func nameIn(filled []byte) (string, error) {
	var made map[string]json.RawMessage
	if err := json.Unmarshal(filled, &made); err != nil {
		return "", fmt.Errorf("batch: name: %w", err)
	}
	raw := made[NamesPart]
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return "", nil
	case raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return "", fmt.Errorf("batch: name: %w", err)
		}
		return s, nil
	case raw[0] == '{' || raw[0] == '[':
		return "", errors.New("batch: name: not a text")
	}
	return string(raw), nil
}

// summaryName begins the name of the consolidated report.
const summaryName = "Tổng hợp"
