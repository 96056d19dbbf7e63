package layout

import (
	"sync"
	"testing"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/font"
)

var liberationOnce = sync.OnceValues(func() (*font.Set, error) { return font.NewSet(fonts.FS) })

// liberation is the family that documents are really set in.
func liberation(t testing.TB) *font.Set {
	t.Helper()
	set, err := liberationOnce()
	if err != nil {
		t.Fatal(err)
	}
	return set
}
