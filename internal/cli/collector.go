package cli

import (
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Collecting garbage when it is as much as what lives, as is usual, keeps a server busy
// that keeps some 10 MB and leaves a fifth of a megabyte behind with every document: it
// would collect every fifty documents, and those under way would wait for it. At ten
// times as much it collects a few times a second under full load for some 100 MB of
// room. Where many large documents live at once that would be gigabytes, so the room is
// bounded by half of the memory there is; where that is not known, four times as much
// has to do.
const (
	serveGCPercent   = 1000
	cautionGCPercent = 400
	memoryShare      = 2
)

// easeCollector sets how often garbage is collected, unless the operator has.
func (a *app) easeCollector() {
	if a.vars["GOGC"] != "" || a.vars["GOMEMLIMIT"] != "" {
		return
	}
	room, err := memoryRoom()
	if err != nil || room == 0 {
		debug.SetGCPercent(cautionGCPercent)
		return
	}
	debug.SetMemoryLimit(int64(room / memoryShare))
	debug.SetGCPercent(serveGCPercent)
}

// memoryRoom is how many bytes a container or unit leaves to the process, or what the
// machine has.
var memoryRoom = memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
