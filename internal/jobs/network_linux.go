package jobs

import "syscall"

// fileSystem is the number of the kind of file system that a folder lies on.
func fileSystem(folder string) (number uint32, known bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return uint32(s.Type), true // the numbers have 32 bits; the field is wider, and signed, on some machines
}
