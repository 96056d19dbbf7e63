package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// A command that makes one document is done before it has written on 12 MB. Collecting
// garbage from 4 MB on, as is usual, would cost a fifth of its time and give back nothing
// that it needs: its first collection waits until there are 16 MB, and the ones after it
// come as usual.
const (
	usualGCPercent = 100
	firstGCPercent = 4*usualGCPercent - 1 // of the 4 MB at which collecting begins; no other setting
)

// Collecting garbage when it is as much as what lives, as is usual, keeps a server busy
// that keeps some 14 MB and leaves a fifth of a megabyte behind with every document: it
// would collect every seventy documents, and those under way would wait for it. At four
// times as much it collects a quarter as often for some 60 MB of room; at ten times no
// more documents were made, as memory that was not touched lately is slow. Where many
// large documents live at once the room is bounded by half of the memory there is.
const (
	serveGCPercent = 4 * usualGCPercent
	memoryShare    = 2
)

// delayCollector puts the first collection off, unless the operator has set when
// garbage is collected.
func delayCollector(vars map[string]string) {
	if operatorCollects(vars) {
		return
	}
	debug.SetGCPercent(firstGCPercent)
	runtime.AddCleanup(new(app), endDelay, usualGCPercent) // nothing holds it, so the first collection finds it
}

// endDelay sets how often garbage is collected from now on, unless something else than
// the delay has been set since.
func endDelay(percent int) {
	if set := debug.SetGCPercent(percent); set != firstGCPercent {
		debug.SetGCPercent(set)
	}
}

// easeCollector sets how often a server collects garbage, unless the operator has.
func easeCollector(vars map[string]string) {
	if operatorCollects(vars) {
		return
	}
	debug.SetGCPercent(serveGCPercent)
	if room, err := memoryRoom(); err == nil && room > 0 {
		debug.SetMemoryLimit(int64(room / memoryShare))
	}
}

// operatorCollects says whether the environment tells the runtime when to collect.
func operatorCollects(vars map[string]string) bool {
	return vars["GOGC"] != "" || vars["GOMEMLIMIT"] != ""
}

// memoryRoom is how many bytes a container or unit leaves to the process, or what the
// machine has.
var memoryRoom = memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
