package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/service"
)

func init() {
	// Whoever opens the program from Windows Explorer sees this before the window closes.
	cobra.MousetrapHelpText = "mocban là chương trình dòng lệnh.\nHãy mở Command Prompt hoặc PowerShell rồi chạy: mocban --help\n"
}

// commands are the commands in the order in which help lists them.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{a.renderCommand(), a.checkCommand(), a.convertCommand(), a.batchCommand(), a.numberCommand(), a.kindsCommand(), a.serveCommand(), a.versionCommand()}
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "mocban",
		Short: a.say("Tạo văn bản hành chính theo Nghị định 30/2020/NĐ-CP từ JSON.", "Makes Vietnamese official documents (Decree 30/2020/NĐ-CP) from JSON."),
		Args:  cobra.ArbitraryArgs, // so that RunE speaks of an unknown command
		RunE:  a.noCommand,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.applyVariables(cmd); err != nil {
				return err
			}
			return checkLanguage(a.lang)
		},
		Version:           a.env.Version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	a.commonFlags(root)
	root.AddCommand(a.commands()...)
	root.SetHelpCommand(a.helpCommand())
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(a.flagError)
	root.SetVersionTemplate(a.versionLine() + "\n")
	root.SetArgs(append([]string{}, a.env.Args...))
	root.SetIn(a.env.Stdin)
	root.SetOut(a.out)
	root.SetErr(a.env.Stderr)
	return root
}

func (a *app) commonFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.fonts, "phong", "", a.say("thư mục `DIR` có bốn tệp .ttf của một phông, thay phông kèm theo", "folder `DIR` with the four .ttf files of a font, in place of the built-in one"))
	f.StringVar(&a.profile, "ho-so", "", a.say("hồ sơ cơ quan `FILE`.json, điền những gì văn bản không nêu", "the office's profile `FILE`.json: fills what a document does not say"))
	f.StringVar(&a.units, "danh-muc", "", a.say("danh mục đơn vị hành chính `FILE`.json, thay danh mục kèm theo", "list of administrative units `FILE`.json, in place of the built-in one"))
	f.StringVar(&a.writer, "pdf", "native", a.say("cách vẽ PDF: `native|fpdf` (mặc định native)", "how PDF is drawn: `native|fpdf` (native by default)"))
	f.Lookup("pdf").DefValue = ""
	f.StringVar(&a.standard, "chuan-pdf", "", a.say("chuẩn của tệp PDF: `a2a|a2b|a1b|1.7` (mặc định a2a: lưu trữ, có cấu trúc cho người khiếm thị)",
		"what PDF files keep to: `a2a|a2b|a1b|1.7` (a2a by default: archival, with a structure for screen readers)"))
	f.BoolVar(&a.json, "json", false, a.say("in kết quả dạng JSON", "print the result as JSON"))
	f.StringVar(&a.lang, "lang", a.lang, a.say("ngôn ngữ của lời báo: `vi|en` (mặc định vi)", "language of messages: `vi|en` (vi by default)"))
	f.Lookup("lang").DefValue = ""
	f.BoolP("help", "h", false, a.say("xem hướng dẫn", "show help"))
	root.Flags().Bool("version", false, a.say("xem phiên bản", "show the version"))
}

// noCommand answers a call without a command, or with one that does not exist.
func (a *app) noCommand(root *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.unknownCommand(root, args[0])
	}
	fmt.Fprintf(a.env.Stderr, "%s\n\n%s\n%s\n%s\n", root.Short, a.say("Ví dụ:", "Examples:"), examples,
		a.say("Xem mọi lệnh: mocban --help", "All commands: mocban --help"))
	return &failure{why: wrongUse}
}

const examples = `  mocban render ke-hoach.json -o ke-hoach.docx -o ke-hoach.pdf
  mocban check cong-van.json
  mocban serve --addr 127.0.0.1:8080
`

func (a *app) unknownCommand(root *cobra.Command, name string) error {
	var known []string
	for _, c := range root.Commands() {
		known = append(known, c.Name())
	}
	hint := a.guess(name, known)
	if hint == "" {
		hint = a.say(" Các lệnh: %s.", " The commands: %s.", strings.Join(known, ", "))
	}
	return usage("không có lệnh «%s».%s", "there is no command %q.%s", name, hint)
}

// service makes the one door for documents as the flags and the environment ask.
func (a *app) service() (*service.Service, error) {
	epoch, err := a.epoch()
	if err != nil {
		return nil, err
	}
	opt := service.Options{Templates: a.env.Templates, Fonts: a.env.Fonts, Now: a.env.Now, Epoch: epoch}
	if err := a.chooseWriter(&opt); err != nil {
		return nil, err
	}
	if opt.Profile, err = readSetting(a.profile); err != nil {
		return nil, err
	}
	if opt.Catalogue, err = readSetting(a.units); err != nil {
		return nil, err
	}
	if a.fonts != "" {
		if _, err := os.ReadDir(a.fonts); err != nil {
			return nil, fileFailure(a.fonts, err)
		}
		opt.Fonts = os.DirFS(a.fonts)
	}
	svc, err := service.New(opt)
	if err != nil {
		return nil, a.badSetting(err)
	}
	return svc, nil
}

// serviceFor is the service for a command that makes these formats: while it reads its
// input, the faces of the first PDF are prepared.
func (a *app) serviceFor(want service.Format) (*service.Service, error) {
	svc, err := a.service()
	if err == nil && want&service.PDF != 0 && a.writer != "fpdf" {
		go svc.Prepare()
	}
	return svc, err
}

// chooseWriter says how PDF files are drawn, and what they keep to.
func (a *app) chooseWriter(opt *service.Options) error {
	if opt.FPDF = a.writer == "fpdf"; !opt.FPDF && a.writer != "native" {
		return usage("--pdf chỉ nhận native hoặc fpdf, không nhận «%s».", "--pdf takes native or fpdf, not %q.", a.writer)
	}
	if a.standard == "" {
		return nil
	}
	at := slices.Index(service.StandardNames, strings.ToLower(a.standard))
	if at < 0 {
		return usage("--chuan-pdf chỉ nhận a2a, a2b, a1b hoặc 1.7, không nhận «%s».", "--chuan-pdf takes a2a, a2b, a1b or 1.7, not %q.", a.standard)
	}
	if opt.FPDF {
		return usage("--chuan-pdf không dùng được với --pdf fpdf: fpdf chỉ vẽ PDF thường.", "--chuan-pdf cannot go with --pdf fpdf, which draws plain PDF only.")
	}
	opt.Standard = service.Standard(at)
	return nil
}

// readSetting reads a file that a flag names; no name is no file.
func readSetting(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fileFailure(path, err)
	}
	return data, nil
}

// badSetting tells which file of the administrator cannot be used: the embedded
// forms and fonts are tested, so what is new is what the flags name.
func (a *app) badSetting(err error) error {
	var bad *service.ProfileError
	switch {
	case errors.As(err, &bad):
		for _, line := range a.problemLines(a.profile, bad.Problems) {
			fmt.Fprintln(a.env.Stderr, line)
		}
		return &failure{why: wrongUse}
	case a.units != "":
		return usage("không dùng được danh mục «%s»: %v", "the list %q cannot be used: %v", a.units, err)
	case a.fonts != "":
		return usage("không dùng được phông chữ trong «%s»: %v", "the fonts in %q cannot be used: %v", a.fonts, err)
	}
	return err
}
