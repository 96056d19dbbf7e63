package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// help writes the page of a command, in place of cobra's English one.
func (a *app) help(cmd *cobra.Command, _ []string) {
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(a.out, "%s\n\n%s\n  %s\n", text, a.say("Cách dùng:", "Usage:"), useLine(cmd))
	if cmd.HasSubCommands() {
		fmt.Fprintf(a.out, "\n%s\n", a.say("Các lệnh:", "Commands:"))
		for _, c := range a.commands() {
			fmt.Fprintf(a.out, "  %-8s %s\n", c.Name(), c.Short)
		}
	}
	if cmd.Example != "" {
		fmt.Fprintf(a.out, "\n%s\n%s", a.say("Ví dụ:", "Examples:"), cmd.Example)
	}
	if own := cmd.LocalNonPersistentFlags().FlagUsages(); own != "" {
		fmt.Fprintf(a.out, "\n%s\n%s", a.say("Tùy chọn:", "Flags:"), own)
	}
	fmt.Fprintf(a.out, "\n%s\n%s", a.say("Tùy chọn chung (hoặc biến môi trường MOCBAN_*, ví dụ MOCBAN_PHONG):", "Common flags (or environment MOCBAN_*, for example MOCBAN_PHONG):"),
		cmd.Root().PersistentFlags().FlagUsages())
	if cmd.HasSubCommands() {
		fmt.Fprintf(a.out, "\n%s\n%s", a.say("Mã kết thúc:", "Exit status:"), a.say(statusesVI, statusesEN))
	}
}

func useLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.Parent().Name() + " " + cmd.Use
	}
	return cmd.Use + " COMMAND [--help]"
}

const statusesVI = `  0 xong (kể cả khi có cảnh báo)   1 lỗi của chương trình   2 gõ lệnh sai
  3 dữ liệu có lỗi   4 mẫu có lỗi   5 tạo hàng loạt xong nhưng có nhóm lỗi
  6 tệp hoặc ổ đĩa   7 cổng hoặc thư mục đang bận
  130, 143 dừng theo tín hiệu; serve dừng êm thì kết thúc với 0
`

const statusesEN = `  0 done (warnings allowed)   1 internal   2 wrong use
  3 the data have errors   4 the template has errors   5 a batch ended with failed groups
  6 files or disk   7 the port or the folder is busy
  130, 143 signals; serve ends with 0 when it was stopped gracefully
`

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  a.say("Xem hướng dẫn của một lệnh", "Show the help of a command"),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			page, rest, err := cmd.Root().Find(args)
			if err != nil || page == cmd.Root() && len(rest) > 0 {
				return a.unknownCommand(cmd.Root(), args[0])
			}
			return page.Help()
		},
	}
}

// What the flag library can find wrong, told apart by what its errors know. A name
// that is defined lacked its value; one that is not is unknown.
type (
	namedFlagError interface{ GetSpecifiedName() string }
	valueFlagError interface{ GetValue() string }
)

// flagError puts the flag library's errors into the reader's words.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	if args := a.env.Args; cmd == cmd.Root() && len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return a.unknownCommand(cmd, args[0]) // its flags cannot be known either
	}
	var named namedFlagError
	var value valueFlagError
	switch {
	case errors.As(err, &value):
		return usage("không hiểu giá trị «%s» của một tùy chọn.%s", "the value %q of a flag is not understood.%s", value.GetValue(), a.seeHelp(cmd))
	case errors.As(err, &named):
		return a.namedFlag(cmd, named.GetSpecifiedName())
	}
	return usage("không hiểu các tùy chọn.%s", "the flags are not understood.%s", a.seeHelp(cmd))
}

func (a *app) namedFlag(cmd *cobra.Command, name string) error {
	dashed := "--" + name
	known := cmd.Flags().Lookup(name)
	if utf8.RuneCountInString(name) == 1 {
		dashed, known = "-"+name, cmd.Flags().ShorthandLookup(name)
	}
	if known != nil {
		return usage("tùy chọn %s còn thiếu giá trị.%s", "the flag %s lacks its value.%s", dashed, a.seeHelp(cmd))
	}
	hint := a.guess(dashed, flagsOf(cmd))
	if hint == "" {
		hint = a.seeHelp(cmd)
	}
	return usage("không có tùy chọn %s.%s", "there is no flag %s.%s", dashed, hint)
}

// flagsOf lists the flags a command takes, as they are typed.
func flagsOf(cmd *cobra.Command) []string {
	var names []string
	for _, name := range append([]string{"help", "version"}, settings...) {
		if cmd.Flags().Lookup(name) != nil {
			names = append(names, "--"+name)
		}
	}
	return names
}

// seeHelp is the sentence that sends the reader to the command's page.
func (a *app) seeHelp(cmd *cobra.Command) string {
	return a.say(" Xem: %s --help", " See: %s --help", cmd.CommandPath())
}
