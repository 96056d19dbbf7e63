package record

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
)

// symbol builds what stands after the slash (khoản 3 điểm b Mục II): kind and
// body, for a công văn body and drafting unit; "" where one of them is not known.
func (r *reader) symbol(d *Record) string {
	body := r.abbreviationOf(d.Authority.S)
	switch {
	case body == "":
	case r.kind.Style == decree.Letter && !d.Unit.Blank():
		return body + "-" + d.Unit.S
	case r.kind.Abbr != "":
		return r.kind.Abbr + "-" + body
	}
	return ""
}

// abbreviationOf is the abbreviation of a body: that of the profile where it is
// the profile's, else what follows from its name.
func (r *reader) abbreviationOf(authority string) string {
	def := &r.defaults
	if !def.Abbreviation.Blank() && (def.Authority.Blank() || sameName(def.Authority.S, authority)) {
		return def.Abbreviation.S
	}
	return abbreviation(authority)
}

// sameName compares names of bodies, wherever their lines break.
func sameName(a, b string) bool {
	return sameWords(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// bodies are the issuing bodies whose abbreviation follows from their name.
var bodies = []struct{ name, abbr string }{
	{"Ủy ban nhân dân", "UBND"}, {"Hội đồng nhân dân", "HĐND"}, {"UBND", "UBND"}, {"HĐND", "HĐND"},
}

func abbreviation(authority string) string {
	words := strings.Fields(authority)
	for _, b := range bodies {
		n := len(strings.Fields(b.name))
		if len(words) >= n && sameWords(strings.Join(words[:n], " "), b.name) {
			return b.abbr
		}
	}
	return ""
}
