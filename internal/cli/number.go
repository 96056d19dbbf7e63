package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// stamping is what number was asked for.
type stamping struct {
	order
	number, date string // --so, --ngay
	replace      bool   // --thay
}

func (a *app) numberCommand() *cobra.Command {
	var n stamping
	cmd := &cobra.Command{
		Use:   "number FILE.json|FILE.docx --so 123 --ngay 31/05/2024 -o OUT",
		Short: a.say("Ghi số và ngày vào văn bản đã ký", "Fill number and date into a signed document"),
		Long: a.say("Ghi số và ngày vào chỗ trống của văn bản, kể cả dòng (Kèm theo …) của phụ lục. Không gì khác thay đổi hoặc xê dịch.\nFILE là tệp JSON, hoặc tệp DOCX do mocban tạo, kể cả khi đã sửa trong Word: khi đó tệp DOCX là bản đúng.\nĐuôi của OUT quyết định định dạng: .json, .docx hoặc .pdf; -o dùng được nhiều lần. Đã có số hoặc ngày khác thì từ chối, trừ khi có --thay.",
			"Fills number and date into the blanks of a document, those of the (Kèm theo …) lines too. Nothing else changes or moves.\nFILE is JSON, or a DOCX made by mocban, also after it was edited in Word: the DOCX is then the truth.\nThe ending of OUT chooses the format: .json, .docx or .pdf; -o can be given several times. Another number or date that stands is refused without --thay."),
		Example: "  mocban number ke-hoach.docx --so 123 --ngay 31/05/2024 -o ke-hoach-123.docx -o ke-hoach-123.pdf\n",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("number nhận đúng một tệp, đang có %d tệp. Tệp sẽ tạo viết sau -o.%s", "number takes one file, %d are given. A file to be made follows -o.%s", len(args), a.seeHelp(cmd))
			}
			if n.number == "" && n.date == "" {
				return usage("thiếu --so hoặc --ngay.%s", "--so or --ngay is missing.%s", a.seeHelp(cmd))
			}
			n.file, n.json = args[0], true
			return a.number(cmd.Context(), n)
		},
	}
	f := cmd.Flags()
	f.StringVar(&n.number, "so", "", a.say("số `N` của văn bản, chỉ chữ số", "number `N` of the document, digits only"))
	f.StringVar(&n.date, "ngay", "", a.say("ngày ban hành `NGAY`, ví dụ 31/05/2024", "day of issue `DATE`, like 31/05/2024"))
	f.BoolVar(&n.replace, "thay", false, a.say("ghi đè số hoặc ngày khác đã có", "write over another number or date that stands"))
	f.StringArrayVarP(&n.paths, "output", "o", nil, a.say("tệp `OUT` sẽ tạo, đuôi .json, .docx hoặc .pdf; - là đầu ra chuẩn", "file `OUT` to make, ending in .json, .docx or .pdf; - is standard output"))
	f.StringVar(&n.format, "dinh-dang", "", a.say("định dạng `docx|pdf` khi ghi ra đầu ra chuẩn (mặc định pdf)", "format `docx|pdf` on standard output (pdf by default)"))
	return cmd
}

// number fills number and date into one document and puts its forms where they were
// asked for.
func (a *app) number(ctx context.Context, n stamping) error {
	targets, err := a.targetsOf(n.order)
	if err != nil {
		return err
	}
	svc, err := a.serviceFor(wanted(targets))
	if err != nil {
		return err
	}
	data, err := a.read(ctx, n.file)
	if err != nil {
		return err
	}
	ask := service.Numbering{Number: n.number, Date: n.date, Replace: n.replace, Want: wanted(targets)}
	if isWordFile(n.file, data) {
		ask.DOCX = data
	} else {
		ask.JSON = data
	}
	res, err := svc.Number(ctx, ask)
	if err != nil {
		return err
	}
	if !res.Blocked() {
		if err := a.deliver(ctx, targets, res); err != nil {
			return err
		}
	}
	return a.printNumber(n.file, ask.DOCX != nil, targets, res)
}

// isWordFile takes for JSON what is called so or begins as an object does. All else
// is for the gate to Word files, which says what it really is.
func isWordFile(name string, data []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return !strings.EqualFold(filepath.Ext(name), ".json") && !bytes.HasPrefix(text, []byte("{"))
}

// printNumber tells every problem: a văn thư numbers a document once, and there is
// no second look.
func (a *app) printNumber(file string, word bool, targets []target, res *service.Result) error {
	blame := badDocument
	if word {
		blame = badTemplate
	}
	return a.printMade(file, targets, res, blame, diag.Text{VI: "không ghi số được", EN: "cannot be numbered"})
}
