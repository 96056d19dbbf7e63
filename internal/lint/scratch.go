package lint

import "sync"

// scratch is the room that one judging needs for what it reads, kept for the next.
type scratch struct {
	texts     []text
	words     []word // of all texts
	citations []citation
	mentions  []mention
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// The longest lists that are kept, those of some forty pages; what a longer document
// needed is let go.
const (
	mostTextsKept = 1 << 11
	mostWordsKept = 1 << 16
)

// release keeps the room for another document, and nothing of this one: the findings
// hold strings of their own.
func (s *scratch) release() {
	if cap(s.texts) > mostTextsKept || cap(s.words) > mostWordsKept || cap(s.citations) > mostTextsKept || cap(s.mentions) > mostTextsKept {
		return
	}
	s.texts, s.words, s.citations, s.mentions = emptied(s.texts), emptied(s.words), emptied(s.citations), emptied(s.mentions)
	scratches.Put(s)
}

func emptied[T any](list []T) []T {
	clear(list)
	return list[:0]
}
