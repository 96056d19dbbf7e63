package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// The licence reserves the name Liberation for unmodified files.
func TestFacesAreTheOnesReleased(t *testing.T) {
	for _, c := range []struct{ name, sum string }{
		{"LiberationSerif-Regular.ttf", "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba"},
		{"LiberationSerif-Bold.ttf", "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723"},
		{"LiberationSerif-Italic.ttf", "c1830c433ab41379f1139fac388989d37c9f08c81e1bd643efdcc7946db30753"},
		{"LiberationSerif-BoldItalic.ttf", "36dd6965be8915f6d7efb259757f1f7546a7c6f72c53a20bbe4ae7092f2cd558"},
		{"LiberationSans-Regular.ttf", "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d"},
		{"LiberationSans-Bold.ttf", "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4"},
		{"LiberationSans-Italic.ttf", "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1"},
		{"LiberationSans-BoldItalic.ttf", "15c1068175252e4adee6d3721bf74064ffe437f679d9dbaeacd03fa7711a041b"},
	} {
		data, err := fs.ReadFile(FS, c.name)
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != c.sum {
			t.Errorf("%s was changed", c.name)
		}
	}
}

func TestLicenceTravelsWithTheFaces(t *testing.T) {
	text, err := fs.ReadFile(FS, "OFL.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Digitized data copyright (c) 2010 Google Corporation",
		"Copyright (c) 2012 Red Hat, Inc.",
		"SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007",
		`THE FONT SOFTWARE IS PROVIDED "AS IS"`,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("OFL.txt does not say %q", want)
		}
	}
}

func TestFolderIsASoundFileSystem(t *testing.T) {
	if err := fstest.TestFS(FS, "LiberationSerif-Regular.ttf", "OFL.txt"); err != nil {
		t.Error(err)
	}
}

func TestOpenedFaceTellsItsBytes(t *testing.T) {
	file, err := FS.Open("LiberationSerif-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	if f, ok := file.(interface{ Bytes() []byte }); !ok || &f.Bytes()[0] != &serifBold[0] {
		t.Error("the bytes are a copy")
	}
}
