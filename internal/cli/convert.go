package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// conversion is what convert was asked for.
type conversion struct {
	order
	strict  bool // --nghiem
	squeeze bool // --nen-dong
}

func (a *app) convertCommand() *cobra.Command {
	var c conversion
	cmd := &cobra.Command{
		Use:   "convert FILE.docx -o OUT.pdf [--nghiem] [--nen-dong]",
		Short: a.say("Chuyển một tệp Word .docx thành PDF", "Turn a Word file .docx into PDF"),
		Long: a.say("Chuyển một tệp .docx thành PDF bằng bộ dàn trang của mocban, không cần Word hay LibreOffice.\nThành phần chưa vẽ được là một cảnh báo có vị trí; --nghiem thì từ chối tệp.\n--nen-dong ngắt dòng căn đều như Word 2013 trở đi: khoảng trắng được nén để nhận thêm một chữ, với tệp ở chế độ tương thích 15.\nFILE là - thì đọc từ đầu vào chuẩn.",
			"Turns a .docx into PDF by mocban's own layout, without Word or LibreOffice.\nWhat cannot be drawn is a warning with its place; --nghiem refuses the file instead.\n--nen-dong breaks justified lines as Word 2013 and later do: spaces give way to one more word, in files of compatibility mode 15.\nFILE - is standard input."),
		Example: "  mocban convert to-trinh.docx -o to-trinh.pdf\n",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("convert nhận đúng một tệp .docx, đang có %d tệp. Tệp sẽ tạo viết sau -o.%s", "convert takes one .docx, %d files are given. The file to be made follows -o.%s", len(args), a.seeHelp(cmd))
			}
			c.file = args[0]
			return a.convert(cmd.Context(), c)
		},
	}
	cmd.Flags().StringArrayVarP(&c.paths, "output", "o", nil, a.say("tệp `OUT`.pdf sẽ tạo; - là đầu ra chuẩn", "file `OUT`.pdf to make; - is standard output"))
	cmd.Flags().BoolVar(&c.strict, "nghiem", false, a.say("từ chối tệp có thành phần chưa vẽ được", "refuse a file with something that cannot be drawn"))
	cmd.Flags().BoolVar(&c.squeeze, "nen-dong", false, a.say("ngắt dòng căn đều như Word 2013 trở đi (tệp ở chế độ 15)", "break justified lines as Word 2013 and later (files in mode 15)"))
	return cmd
}

// convert lays one .docx out and puts the PDF where it was asked for.
func (a *app) convert(ctx context.Context, c conversion) error {
	targets, err := a.targetsOf(c.order)
	if err != nil {
		return err
	}
	for _, t := range targets {
		if t.format != service.PDF {
			return usage("convert chỉ tạo PDF; «%s» phải có đuôi .pdf.", "convert makes PDF only; %s must end in .pdf.", t.path)
		}
	}
	svc, err := a.serviceFor(service.PDF)
	if err != nil {
		return err
	}
	docx, err := a.read(ctx, c.file)
	if err != nil {
		return err
	}
	res, err := svc.Convert(ctx, service.Conversion{DOCX: docx, Strict: c.strict, Squeeze: c.squeeze})
	if err != nil {
		return err
	}
	if !res.Blocked() {
		if err := a.deliver(ctx, targets, res); err != nil {
			return err
		}
	}
	return a.printConversion(c.file, targets, res)
}

// printConversion tells every problem: nothing of a foreign file is dropped in
// silence.
func (a *app) printConversion(file string, targets []target, res *service.Result) error {
	return a.printMade(file, targets, res, badTemplate, diag.Text{VI: "không chuyển được", EN: "cannot be converted"})
}
