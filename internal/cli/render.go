package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// order is what render was asked for.
type order struct {
	file   string
	paths  []string // -o; none is standard output
	format string   // --dinh-dang, for standard output
	json   bool     // a file may end in .json
}

func (a *app) renderCommand() *cobra.Command {
	var o order
	cmd := &cobra.Command{
		Use:   "render FILE.json -o OUT.docx|OUT.pdf",
		Short: a.say("Tạo văn bản DOCX và PDF từ một tệp JSON", "Make DOCX and PDF from one JSON file"),
		Long: a.say("Tạo văn bản từ một tệp JSON. Đuôi tệp quyết định định dạng; -o dùng được nhiều lần.\nTệp cũ được thay trọn vẹn hoặc giữ nguyên. FILE là - thì đọc từ đầu vào chuẩn; -o - ghi ra đầu ra chuẩn.\nFILE cũng nhận tệp .docx do mocban tạo: dữ liệu gốc mang trong tệp được dùng lại.\nĐiều chưa đúng Nghị định 30 không ngăn việc tạo văn bản; xem bằng mocban check.",
			"Makes a document from one JSON file. The ending chooses the format; -o can be given several times.\nA file is replaced whole or left as it was. FILE - is standard input, -o - is standard output.\nFILE may be a .docx that mocban made: the JSON it carries is used again.\nWhat departs from the decree does not stop the document; see it with mocban check."),
		Example: "  mocban render ke-hoach.json -o ke-hoach.docx -o ke-hoach.pdf\n  mocban render - < cong-van.json > cong-van.pdf\n",
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := a.filesOf(cmd, args)
			if err != nil {
				return err
			}
			if len(files) > 1 {
				return usage("render chỉ nhận một tệp JSON, đang có %d tệp. Tệp sẽ tạo viết sau -o.%s", "render takes one JSON file, %d files are given. A file to be made follows -o.%s", len(files), a.seeHelp(cmd))
			}
			o.file = files[0]
			return a.render(cmd.Context(), o)
		},
	}
	cmd.Flags().StringArrayVarP(&o.paths, "output", "o", nil, a.say("tệp `OUT` sẽ tạo, đuôi .docx hoặc .pdf; - là đầu ra chuẩn", "file `OUT` to make, ending in .docx or .pdf; - is standard output"))
	cmd.Flags().StringVar(&o.format, "dinh-dang", "", a.say("định dạng `docx|pdf` khi ghi ra đầu ra chuẩn (mặc định pdf)", "format `docx|pdf` on standard output (pdf by default)"))
	return cmd
}

// render makes one document and puts its forms where they were asked for.
func (a *app) render(ctx context.Context, o order) error {
	targets, err := a.targetsOf(o)
	if err != nil {
		return err
	}
	svc, err := a.serviceFor(wanted(targets))
	if err != nil {
		return err
	}
	json, err := a.readDocument(ctx, o.file)
	if err != nil {
		return err
	}
	res, err := svc.Generate(ctx, service.Request{JSON: json, Want: wanted(targets)})
	if err != nil {
		return err
	}
	if res.Blocked() {
		return a.refuse(o.file, res)
	}
	if err := a.deliver(ctx, targets, res); err != nil {
		return err
	}
	return a.printRender(o.file, targets, res)
}

// refuse tells the problems for which nothing was made; on the screen those of the
// decree are left to check.
func (a *app) refuse(file string, res *service.Result) error {
	var input []diag.Problem
	for _, p := range res.Problems {
		if !p.Code.OfDecree() {
			input = append(input, p)
		}
	}
	if a.json {
		if err := a.printJSON(a.reportOf(file, res)); err != nil {
			return err
		}
		return &failure{why: blame(input)}
	}
	for _, line := range a.problemLines(file, input) {
		fmt.Fprintln(a.env.Stderr, line)
	}
	a.note("%s: không tạo được văn bản (%s).", "%s: the document cannot be made (%s).", file, a.tallyText(service.CountsOf(input)))
	return &failure{why: blame(input)}
}

// deliver writes the files together, and standard output only when they stand.
func (a *app) deliver(ctx context.Context, targets []target, res *service.Result) error {
	var files []output
	for _, t := range targets {
		if t.path != "-" {
			files = append(files, output{t.path, bytes.NewReader(t.pick(res))})
		}
	}
	if err := replaceFiles(ctx, files); err != nil {
		return err
	}
	for _, t := range targets {
		if t.path != "-" {
			continue
		}
		if _, err := a.out.Write(t.pick(res)); err != nil {
			return fileFailure("stdout", err)
		}
	}
	return nil
}

// printRender says where the files are and whether check has something to tell.
func (a *app) printRender(file string, targets []target, res *service.Result) error {
	if a.json {
		r := a.reportOf(file, res)
		for _, t := range targets {
			r.Outputs = append(r.Outputs, t.path)
		}
		return a.printJSON(r)
	}
	a.printFiles(targets, res)
	if len(res.Problems) > 0 {
		a.note("%s: %s. Xem bằng: mocban check %s", "%s: %s. See them with: mocban check %s", file, a.tallyText(service.CountsOf(res.Problems)), quoted(file))
	}
	return nil
}

// quoted is a file name as it can be typed again.
func quoted(name string) string {
	if strings.ContainsAny(name, " '&()$;") {
		return `"` + name + `"`
	}
	return name
}
