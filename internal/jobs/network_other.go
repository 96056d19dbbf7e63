//go:build !linux

package jobs

// fileSystem does not tell: these systems have no such number.
func fileSystem(string) (number uint32, known bool) { return 0, false }
