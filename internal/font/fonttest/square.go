// Package fonttest makes fonts for tests, in memory.
//
// In: nothing. Out: fonts whose widths can be counted by eye.
// Never: is imported outside tests.
package fonttest

import (
	"fmt"
	"sync"
	"testing/fstest"

	"github.com/mocban/mocban/internal/font"
)

// SquareFamily is the family name of Square.
const SquareFamily = "Mocban Square"

// Square is a family in which every glyph is one em square wide, so that ten
// letters of 10 pt are 100 pt in every style. A line is one em high: 80 % above
// the baseline, 20 % below, no gap. It has the runes U+0020 to U+1EFF and U+2000
// to U+22FF (punctuation, ₫, №, ≤); all others, as ☐ and 中, it lacks.
func Square() *font.Set { return square() }

var square = sync.OnceValue(func() *font.Set {
	set, err := font.NewSet(Files(Font{
		Family: SquareFamily,
		Runes:  []Range{{0x0020, 0x1EFF}, {0x2000, 0x22FF}},
	}))
	if err != nil {
		panic(fmt.Sprintf("fonttest: the square font is unsound: %v", err))
	}
	return set
})

// Files holds the font in its four styles, as a folder of fonts would.
func Files(f Font) fstest.MapFS {
	files := fstest.MapFS{}
	for _, st := range []font.Style{font.Regular, font.Bold, font.Italic, font.BoldItalic} {
		f.Style = st
		files[st.String()+".ttf"] = &fstest.MapFile{Data: f.Bytes()}
	}
	return files
}
