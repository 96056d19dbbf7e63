package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE.json... [--json]",
		Short: a.say("Kiểm tra văn bản theo Nghị định 30, mỗi lỗi một dòng", "Check documents by the decree, one problem a line"),
		Long: a.say("Kiểm tra văn bản theo Nghị định 30/2020/NĐ-CP, không tạo tệp nào.\nMỗi điều thấy được là một dòng: tệp, vị trí, mức độ, mã, nội dung, cách sửa.\nKết thúc với 3 nếu có lỗi; cảnh báo và lưu ý không làm lệnh thất bại. FILE là - thì đọc từ đầu vào chuẩn.",
			"Judges documents by Decree 30/2020/NĐ-CP and makes no file.\nEach finding is a line: file, place, severity, code, message, remedy.\nEnds with 3 where there is an error; warnings and notes do not fail. FILE - is standard input."),
		Example: "  mocban check cong-van.json\n  mocban check *.json --json\n",
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := a.filesOf(cmd, args)
			if err != nil {
				return err
			}
			return a.check(cmd.Context(), files)
		},
	}
}

// check judges every file, as long as it can be read, before it ends with what the
// worst of them deserves.
func (a *app) check(ctx context.Context, files []string) error {
	svc, err := a.service()
	if err != nil {
		return err
	}
	var found []diag.Problem
	for _, file := range files {
		json, err := a.readDocument(ctx, file)
		if err != nil {
			return err
		}
		res, err := svc.Check(ctx, json)
		if err != nil {
			return err
		}
		if err := a.printCheck(file, res); err != nil {
			return err
		}
		found = append(found, res.Problems...)
	}
	if diag.Worst(found) == diag.Error {
		return &failure{why: blame(found)}
	}
	return nil
}

// printCheck gives the findings to standard output and their number to the reader.
func (a *app) printCheck(file string, res *service.Result) error {
	if a.json {
		return a.printJSON(a.reportOf(file, res))
	}
	for _, line := range a.problemLines(file, res.Problems) {
		fmt.Fprintln(a.out, line)
	}
	if err := a.out.Flush(); err != nil {
		return fileFailure("stdout", err)
	}
	a.note("%s: %s%s.", "%s: %s%s.", file, a.tallyText(service.CountsOf(res.Problems)), a.unjudged(len(res.NotEvaluated)))
	return nil
}

// unjudged says that silence about some rules is no praise.
func (a *app) unjudged(rules int) string {
	if rules == 0 {
		return ""
	}
	return a.say("; %d quy tắc không xét được trên dữ liệu, xem bằng --json", "; %d rules cannot be judged on data, --json lists them", rules)
}
