package cli

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// keepCollector gives the collector back as it was, and its usual settings to the test.
func keepCollector(t *testing.T) {
	percent, limit := debug.SetGCPercent(usualGCPercent), debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) })
}

// collector reads the settings, the first of them by setting it to what is usual.
func collector() (percent int, limit int64) {
	return debug.SetGCPercent(usualGCPercent), debug.SetMemoryLimit(-1)
}

func TestCollectorIsTheOperatorsWhereHeSetsIt(t *testing.T) {
	keepCollector(t)
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		vars := map[string]string{name: "1"}
		delayCollector(vars)
		easeCollector(vars)
		if p, l := collector(); p != usualGCPercent || l != math.MaxInt64 {
			t.Errorf("with %s set: %d %%, %d bytes", name, p, l)
		}
	}
}

func TestServerCollectsLessOftenWithinItsRoom(t *testing.T) {
	keepCollector(t)
	easeCollector(nil)
	limited := int64(math.MaxInt64)
	if room, err := memoryRoom(); err == nil && room > 0 {
		limited = int64(room / memoryShare)
	}
	if p, l := collector(); p != serveGCPercent || l != limited {
		t.Errorf("%d %%, %d bytes; want %d %%, %d bytes", p, l, serveGCPercent, limited)
	}
}

func TestFirstCollectionEndsItsDelay(t *testing.T) {
	keepCollector(t)
	delayCollector(nil)
	for range 1000 { // the cleanup runs some time after the collection
		runtime.GC()
		if p := debug.SetGCPercent(firstGCPercent); p == usualGCPercent {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Error("the delay goes on")
}

func TestEndOfTheDelayLeavesAnotherSettingAlone(t *testing.T) {
	keepCollector(t)
	debug.SetGCPercent(serveGCPercent)
	endDelay(usualGCPercent)
	if p, _ := collector(); p != serveGCPercent {
		t.Errorf("%d %%, want %d %%", p, serveGCPercent)
	}
}
