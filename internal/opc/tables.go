package opc

import (
	"bytes"
	"sync"
)

const (
	// mostTables are more than the ways in which the documents of one form differ: with
	// a phụ lục or without, with a signature's picture or without.
	mostTables = 16
	// longestTable is far above the tables of the house's own packages.
	longestTable = 8 << 10
)

// tables remembers what the tables of a frozen package and its clones were packed to.
// A document without a phụ lục leaves its header out, so its list of types and that of
// its arrows are not those of the form; but they are those of the document before.
type tables struct {
	mu   sync.RWMutex
	list []table // grows up to mostTables and never changes otherwise
}

// table is a list of content types or of relationships, as text and packed.
type table struct {
	text  []byte
	entry packed
}

// find gives the entry that was kept for this very text.
func (t *tables) find(name string, text []byte) (packed, bool) {
	if t == nil {
		return packed{}, false
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	for i := range t.list {
		if k := &t.list[i]; k.entry.name == name && bytes.Equal(k.text, text) {
			return k.entry, true
		}
	}
	return packed{}, false
}

// keep remembers the entry of a text, if there is room. Two documents at once may keep
// the same, which costs one place.
func (t *tables) keep(text []byte, e packed) {
	if t == nil || len(text) > longestTable {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.list) < mostTables {
		t.list = append(t.list, table{bytes.Clone(text), *e.kept()})
	}
}
