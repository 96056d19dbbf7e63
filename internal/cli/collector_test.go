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
	limited := int64(math.MaxInt64)
	if room, err := memoryRoom(); err == nil && room > 0 {
		limited = int64(room / memoryShare)
	}
	if p, l := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); p != serveGCPercent || l != limited {
		t.Errorf("%d %%, %d bytes; want %d %%, %d bytes", p, l, serveGCPercent, limited)
	}
}
