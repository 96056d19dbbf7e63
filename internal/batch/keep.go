package batch

import (
	"context"
	"sync"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// output is what making one item gives, without the name of its files.
type output struct {
	docx, pdf []byte
	pages     int
	content   string // Plan.contentOf
	date      time.Time
}

// size is the memory that the files take.
func (o *output) size() int64 { return int64(cap(o.docx) + cap(o.pdf)) }

// shelf keeps items that were made while they were judged, when all that making needs
// was at hand, until they are asked for. It takes so many bytes and no more: what finds
// no room is made again when its turn comes, and is the same.
type shelf struct {
	mu   sync.Mutex
	room int64
	kept map[int]*output // by the index of the item
}

func newShelf(room int64) *shelf { return &shelf{room: room, kept: map[int]*output{}} }

// open reports that there is room.
func (s *shelf) open() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.room > 0
}

// put keeps an item; the one that fills the shelf is still taken.
func (s *shelf) put(n int, o *output) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.room > 0 {
		s.room -= o.size()
		s.kept[n] = o
	}
}

// take gives an item away; nil where it was not kept. The room is not given out again:
// once documents are asked for, no more are judged.
func (s *shelf) take(n int) *output {
	s.mu.Lock()
	defer s.mu.Unlock()
	o := s.kept[n]
	delete(s.kept, n)
	return o
}

// close forgets what is kept and takes nothing more.
func (s *shelf) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.room, s.kept = 0, nil
}

// keep makes an item that was judged just now, while there is room for it. Where that
// fails nothing is told: it fails again when the turn of the item comes, behind those
// that can be made.
func (p *Plan) keep(ctx context.Context, n int, d draft, problems []diag.Problem) {
	shelf := p.works.shelf
	if diag.Blocks(problems) {
		if p.works.req.AllOrNothing { // nothing will be asked for
			shelf.close()
		}
		return
	}
	if !shelf.open() {
		return
	}
	_ = guarded(n, func() error {
		res, err := d.doc.Make(ctx, p.works.req.Formats)
		if err == nil && !res.Blocked() {
			shelf.put(n, p.outputOf(d.filled, res))
		}
		return err
	})
}
