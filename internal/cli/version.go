package cli

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version [--json]",
		Short:   a.say("Xem phiên bản", "Show the version"),
		Example: "  mocban version\n",
		Args:    a.noArguments,
		RunE: func(*cobra.Command, []string) error {
			if a.json {
				return a.printJSON(struct {
					Version string `json:"version"`
					Go      string `json:"go"`
					System  string `json:"system"`
				}{a.env.Version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH})
			}
			fmt.Fprintln(a.out, a.versionLine())
			return nil
		},
	}
}

func (a *app) versionLine() string {
	return fmt.Sprintf("mocban %s (%s %s/%s)", a.env.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
