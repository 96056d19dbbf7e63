package jobs

import (
	"errors"
	"testing"
)

func TestFolderOnTheNetworkIsKnown(t *testing.T) {
	for number, want := range map[uint32]string{
		0x6969: "NFS", 0xff534d42: "CIFS", 0xfe534d42: "SMB2", 0x517b: "SMB", 0x65735546: "FUSE",
		0xef53: "", 0x58465342: "", 0x9123683e: "", 0x01021994: "", 0x794c7630: "", 0x2fc12fc1: "", // ext4, XFS, Btrfs, tmpfs, overlay, ZFS
	} {
		if got := networkKinds[number]; got != want {
			t.Errorf("%#x is %q, want %q", number, got, want)
		}
	}
	if err := refuseNetwork(t.TempDir()); err != nil {
		var network *NetworkError
		if !errors.As(err, &network) || network.Kind == "" {
			t.Error(err)
		}
		t.Skipf("skipped: %v", err)
	}
	if err := refuseNetwork(t.TempDir() + "/missing"); err != nil {
		t.Errorf("a folder that cannot be asked about: %v", err)
	}
}
