package cli

import (
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Collecting garbage when it is as much as what lives, as is usual, keeps a server busy
// that keeps some 14 MB and leaves a fifth of a megabyte behind with every document: it
// would collect every seventy documents, and those under way would wait for it. At four
// times as much it collects a quarter as often for some 60 MB of room; at ten times no
// more documents were made, as memory that was not touched lately is slow. Where many
// large documents live at once the room is bounded by half of the memory there is.
const (
	serveGCPercent = 400
	memoryShare    = 2
)

// easeCollector sets how often garbage is collected, unless the operator has.
func (a *app) easeCollector() {
	if a.vars["GOGC"] != "" || a.vars["GOMEMLIMIT"] != "" {
		return
	}
	debug.SetGCPercent(serveGCPercent)
	if room, err := memoryRoom(); err == nil && room > 0 {
		debug.SetMemoryLimit(int64(room / memoryShare))
	}
}

// memoryRoom is how many bytes a container or unit leaves to the process, or what the
// machine has.
var memoryRoom = memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
