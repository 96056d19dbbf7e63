package jobs

import "fmt"

// NetworkError says that a folder lies on a file system of the network. SQLite's locks
// and its shared memory do not hold there: two machines may both think that they have
// the folder, and the ledger is lost without a word (sqlite.org/wal.html).
type NetworkError struct{ Folder, Kind string }

// Error names the folder, its file system and what to do.
func (e *NetworkError) Error() string {
	return fmt.Sprintf("jobs: %s is on %s, where the embedded database is not safe: use a folder on a local disk, or a PostgreSQL database", e.Folder, e.Kind)
}

// networkKinds are the numbers that Linux gives to file systems of the network, and to
// FUSE, behind which there may be one (statfs(2), linux/magic.h).
var networkKinds = map[uint32]string{
	0x00006969: "NFS",
	0x0000517b: "SMB",
	0xff534d42: "CIFS",
	0xfe534d42: "SMB2",
	0x65735546: "FUSE",
	0x00c36400: "Ceph",
	0x5346414f: "AFS",
	0x6b414653: "kAFS",
	0x73757245: "Coda",
	0x0000564c: "NCP",
	0x01021997: "9P",
}

// refuseNetwork refuses a folder on the network, where the system tells.
func refuseNetwork(folder string) error {
	number, known := fileSystem(folder)
	if kind, network := networkKinds[number]; known && network {
		return &NetworkError{Folder: folder, Kind: kind}
	}
	return nil
}
