package lint

import (
	"sort"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/words"
)

// names is a list of names that one rule spells, and how strict it is.
type names struct {
	list  []string
	loose bool // the first word is a common noun of either case
	lower bool // all in small letters is a slip too, not the common noun
	solid bool // at the start of a sentence nothing can be said
	noun  bool // a small first letter is a slip only where the word stands alone: not in cán bộ, cơ sở
}

// name is one name, ready to be compared.
type name struct {
	names
	written string
	words   []word // ids, shapes and gaps; from and to are of written
	rule    *rule
}

// name enters the words of a name.
func (d *dictionary) name(written string, list names, r *rule) name {
	n := name{names: list, written: written, rule: r}
	n.words = d.split(written, nil)
	for i, w := range n.words {
		n.words[i].id = d.id(written[w.from:w.to])
	}
	return n
}

// longestFirst lets «Ban Chấp hành Trung ương» go before what it begins with.
func longestFirst(list []name) []name {
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
	return list
}

// spell compares the names that may begin at word i; the first that stands there
// decides.
func (j *judge) spell(t *text, i int, list []name) {
	for k := range list {
		n := &list[k]
		if !n.standsAt(t.words[i:]) {
			continue
		}
		if n.wrong(t, i) {
			j.rule = n.rule
			j.misspelled(t, i, n)
		}
		return
	}
}

// standsAt compares the words, and is generous with commas and hyphens.
func (n *name) standsAt(words []word) bool {
	if len(words) < len(n.words) {
		return false
	}
	for k, w := range n.words {
		if words[k].id != w.id || k > 0 && !likeGap(words[k].gap, w.gap) {
			return false
		}
	}
	return true
}

func likeGap(have, want gap) bool {
	switch want {
	case dash:
		return have == dash || have == hyphen || have == space
	case comma:
		return have == comma || have == space
	}
	return have == want
}

// wrong compares capitals and marks.
func (n *name) wrong(t *text, i int) bool {
	words := t.words[i : i+len(n.words)]
	if n.allCapitals(words) {
		return false
	}
	first := words[0]
	switch {
	case n.solid && first.starts():
		return false
	case allSmall(words) && !n.lower:
		return false
	case n.noun && first.shape == small && !standsAlone(t, i):
		return false
	}
	for k, w := range n.words {
		if k > 0 && words[k].gap != w.gap {
			return true
		}
		if words[k].shape != w.shape && !(k == 0 && n.mayBegin(first)) {
			return true
		}
	}
	return false
}

// mayBegin reports a first word that may be written so: a common noun, or a small
// word with the capital of its sentence.
func (n *name) mayBegin(w word) bool {
	if n.loose {
		return w.shape <= capital
	}
	return n.words[0].shape == small && w.shape == capital && w.starts()
}

// allCapitals reports a heading in capitals; a word of one letter has only one
// kind of them. An acronym is judged by its own form.
func (n *name) allCapitals(words []word) bool {
	if !inCapitals(words) {
		return false
	}
	for _, w := range words {
		if w.shape == capitals {
			return true
		}
	}
	return false
}

func allSmall(words []word) bool {
	for _, w := range words {
		if w.shape != small {
			return false
		}
	}
	return true
}

// standsAlone reports a word that is not the second half of a compound such as
// cán bộ, toàn bộ, cơ sở, trụ sở.
func standsAlone(t *text, i int) bool {
	switch words.Lower(t.before(i)) {
	case "cán", "toàn", "nội", "tiến", "trụ", "cơ", "công", "đồng", "chi", "đảng", "đường", "thủy", "liên", "trung":
		return false
	}
	return true
}

func (j *judge) misspelled(t *text, i int, n *name) {
	have, want := t.quote(i, i+len(n.words)-1), n.written
	if n.loose { // keep the writer's first word
		want = t.word(i) + n.written[n.words[0].to:]
	}
	j.say(t.at, diag.Say("«%s» viết hoa chưa đúng.", "“%s” is not spelled as the decree spells it.", have),
		diag.Say("Ghi «%s».", "Write “%s”.", want))
}
