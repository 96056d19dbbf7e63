package layout

import (
	"sync"

	"github.com/mocban/mocban/internal/page"
)

// workspace is what a layout writes on and nobody sees after it: pages hold copies.
// It is used again by later documents, which spares most of a short document's
// garbage.
type workspace struct {
	collected   []span  // of the paragraph being read
	scratch     []piece // of the paragraph being shaped
	lineScratch []line
	pieces      slab[piece] // of all paragraphs
	lines       slab[line]
	spans       slab[span]
	paras       slab[para]
	rows        slab[row]
	cells       slab[cell]
	edges       slab[edge]
	lookSlab    slab[look]
	labelSlab   slab[paraLabel]
	edgeScratch []edge      // of the row being laid out
	uprights    []upright   // of the table being drawn
	items       []page.Item // of the header being drawn
	slices      slab[slice]
	waiting     []slice // of the sheet being filled
	stamps
	elements   []page.Element  // what the document consists of
	stylesTold map[string]bool // by their ids
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// release gives the workspace to the next document. Nothing of this one may be
// read from it any more.
func (w *workspace) release() {
	w.collected, w.lineScratch = wiped(w.collected), wiped(w.lineScratch)
	w.scratch = wiped(w.scratch)
	w.edgeScratch, w.uprights = wiped(w.edgeScratch), wiped(w.uprights)
	w.items, w.waiting = wiped(w.items), wiped(w.waiting)
	w.elements = wiped(w.elements)
	w.stamps.forget()
	if len(w.stylesTold) > largestChunk {
		w.stylesTold = nil // its room would stay
	}
	clear(w.stylesTold)
	w.pieces.reset()
	w.lines.reset()
	w.spans.reset()
	w.paras.reset()
	w.slices.reset()
	w.rows.reset()
	w.cells.reset()
	w.edges.reset()
	w.lookSlab.reset()
	w.labelSlab.reset()
	workspaces.Put(w)
}

// wiped is an empty slice with the room of the old one, which refers to nothing; a
// very large one is given back.
func wiped[T any](s []T) []T {
	if cap(s) > mostKept {
		return nil
	}
	clear(s[:cap(s)])
	return s[:0]
}

// slab hands out places of one slice after the other, so that thousands of small
// parts cost few allocations.
type slab[T any] struct {
	free   []T
	chunks [][]T
	used   int // of the chunks
}

// firstChunk is room for a short document; every further chunk is twice as large,
// up to the room for some pages. keptChunks is what a workspace keeps for later; other
// chunks live as long as something in them is of use.
const firstChunk, largestChunk, keptChunks = 32, 1024, 8

// mostKept is the longest slice that a workspace keeps for later.
const mostKept = 4 * largestChunk

// take gives n new places, and room for no more.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		if n > largestChunk/2 {
			return make([]T, n)
		}
		s.free = s.chunk(n)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

// chunk gives the next chunk with room for n places.
func (s *slab[T]) chunk(n int) []T {
	for s.used < len(s.chunks) {
		c := s.chunks[s.used]
		s.used++
		if len(c) >= n {
			return c
		}
	}
	c := make([]T, min(max(firstChunk<<min(s.used, 10), 2*n), largestChunk))
	if s.used++; len(s.chunks) < keptChunks {
		s.chunks = append(s.chunks, c)
	}
	return c
}

// one gives one new place.
func (s *slab[T]) one() *T { return &s.take(1)[0] }

// reset takes every place back.
func (s *slab[T]) reset() {
	for _, c := range s.chunks[:min(s.used, len(s.chunks))] {
		clear(c)
	}
	s.free, s.used = nil, 0
}
