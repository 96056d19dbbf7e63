package api

import (
	"net/http"
	"strconv"
	"strings"
)

// weighted is one element of an Accept or Accept-Language header.
type weighted struct {
	name string // lower case, without parameters
	q    int    // thousandths
}

// parseWeights reads the elements of a header that may stand on several lines. An
// element that makes no sense is passed over, as RFC 9110 lets a server do.
func parseWeights(lines []string) []weighted {
	var list []weighted
	for _, line := range lines {
		for part := range strings.SplitSeq(line, ",") {
			name, params, _ := strings.Cut(part, ";")
			name = strings.ToLower(strings.TrimSpace(name))
			if q, ok := weight(params); ok && name != "" {
				list = append(list, weighted{name, q})
			}
		}
	}
	return list
}

// weight finds q among the parameters; without one it is 1.
func weight(params string) (thousandths int, ok bool) {
	for p := range strings.SplitSeq(params, ";") {
		key, value, _ := strings.Cut(p, "=")
		if !strings.EqualFold(strings.TrimSpace(key), "q") {
			continue
		}
		f, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(f >= 0 && f <= 1) {
			return 0, false
		}
		return int(f*1000 + 0.5), true
	}
	return 1000, true
}

// negotiate picks the offer that an Accept header likes best (RFC 9110, 12.5.1);
// of equals the first. Without a header every offer is welcome. An offer may carry
// parameters, which do not take part.
func negotiate(accept []string, offers ...string) (chosen string, ok bool) {
	ranges := parseWeights(accept)
	if len(ranges) == 0 {
		return offers[0], true
	}
	best := 0
	for _, offer := range offers {
		if q := quality(ranges, offer); q > best {
			best, chosen = q, offer
		}
	}
	return chosen, best > 0
}

// quality is the weight of the most exact range that covers a media type.
func quality(ranges []weighted, mime string) int {
	mime, _, _ = strings.Cut(mime, ";")
	family, _, _ := strings.Cut(mime, "/")
	q, exactness := 0, 0
	for _, r := range ranges {
		e := 0
		switch r.name {
		case mime:
			e = 3
		case family + "/*":
			e = 2
		case "*/*":
			e = 1
		}
		if e > exactness {
			q, exactness = r.q, e
		}
	}
	return q
}

// language is "en" where Accept-Language likes English better than Vietnamese,
// and "vi" otherwise.
func language(r *http.Request) string {
	en, vi := 0, 0
	for _, l := range parseWeights(r.Header.Values("Accept-Language")) {
		base, _, _ := strings.Cut(l.name, "-")
		switch base {
		case "en":
			en = max(en, l.q)
		case "vi", "*":
			vi = max(vi, l.q)
		}
	}
	if en > vi {
		return "en"
	}
	return "vi"
}
