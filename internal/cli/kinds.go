package cli

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func (a *app) kindsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "kinds [--json]",
		Short:   a.say("Liệt kê 29 loại văn bản hành chính", "List the 29 kinds of official documents"),
		Long:    a.say("Liệt kê 29 loại văn bản hành chính của Điều 7: mã ghi ở \"loai\", tên, chữ viết tắt, đã có mẫu hay chưa.", "Lists the 29 kinds of Điều 7: the id for \"loai\", name, abbreviation, and whether there is a form."),
		Example: "  mocban kinds\n",
		Args:    a.noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.kinds() },
	}
}

// kindJSON has the names of GET /v1/kinds.
type kindJSON struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Abbreviation string `json:"abbreviation,omitempty"`
	HasForm      bool   `json:"has_form"`
}

func (a *app) kinds() error {
	svc, err := a.service()
	if err != nil {
		return err
	}
	list := make([]kindJSON, 0, 29)
	for _, k := range svc.Kinds() {
		list = append(list, kindJSON{k.ID, k.Name, k.Abbr, k.HasForm})
	}
	if a.json {
		return a.printJSON(list)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, a.say("MÃ\tTÊN LOẠI\tVIẾT TẮT\tMẪU", "ID\tNAME\tABBR.\tFORM"))
	for _, k := range list {
		form := a.say("chưa có", "not yet")
		if k.HasForm {
			form = a.say("có", "yes")
		}
		abbr := k.Abbreviation
		if abbr == "" {
			abbr = "-"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.ID, k.Name, abbr, form)
	}
	if err := w.Flush(); err != nil {
		return fileFailure("stdout", err)
	}
	return nil
}

// noArguments refuses what a command has no use for.
func (a *app) noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("lệnh %s không nhận «%s».%s", "the command %s does not take %q.%s", cmd.Name(), args[0], a.seeHelp(cmd))
	}
	return nil
}
