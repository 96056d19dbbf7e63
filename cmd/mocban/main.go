// Command mocban makes official Vietnamese documents as Nghị định 30/2020/NĐ-CP
// wants them, from the command line and over REST.
package main

import (
	"runtime/debug"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/cli"
	"github.com/mocban/mocban/templates"
)

// release is set by the linker: -ldflags "-X main.release=1.2.3".
var release string

func main() { cli.Main(templates.FS, fonts.FS, version()) }

// version is the release or, of a build without one, what Go stamped on it.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "dev"
}
