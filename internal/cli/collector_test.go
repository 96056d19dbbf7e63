package cli

import (
	"math"
	"runtime/debug"
	"testing"
)

// TestCollectorIsTheOperatorsWhereHeSetsIt reads the settings by setting them.
func TestCollectorIsTheOperatorsWhereHeSetsIt(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) }()
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		(&app{vars: map[string]string{name: "1"}}).easeCollector()
		if p, l := debug.SetGCPercent(-1), debug.SetMemoryLimit(-1); p != 100 || l != math.MaxInt64 {
			t.Errorf("with %s set: %d %%, %d bytes", name, p, l)
		}
		debug.SetGCPercent(100)
	}
	(&app{}).easeCollector()
	room, err := memoryRoom()
	wantPercent, wantLimit := serveGCPercent, int64(room/memoryShare)
	if err != nil {
		wantPercent, wantLimit = cautionGCPercent, math.MaxInt64
	}
	if p, l := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); p != wantPercent || l != wantLimit {
		t.Errorf("%d %%, %d bytes; want %d %%, %d bytes", p, l, wantPercent, wantLimit)
	}
}
