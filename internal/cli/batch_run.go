package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/sink"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// keptFiles bounds the finished documents that wait in memory for the end of judging:
// some two hundred reports. Of a larger batch the others are made in a second round, so
// that it takes no more memory.
const keptFiles = 16 << 20

// judge reads and judges all groups; a large table takes its time, which is shown.
func (a *app) judge(ctx context.Context, svc *service.Service, o batchOrder, in batchInput) (*batch.Plan, error) {
	bar := a.progress(a.say("Kiểm tra", "Judging"), 0)
	defer bar.end()
	in.req.Watch = bar.at
	if !o.check && sink.Fresh(o.output) { // one that goes on finds its first documents there
		in.req.Keep = keptFiles
	}
	return batch.Judge(ctx, svc, in.req)
}

// place is where a batch puts its documents: a folder or an archive.
type place interface {
	Standing() sink.Standing
	Totals() batch.Totals
	Put(*batch.Document) error
	Finish(sink.Extras) error
	Close() error
}

func openPlace(output string, h batch.Header) (place, error) {
	if isArchive(output) {
		return sink.OpenArchive(output, h, sink.Limits{})
	}
	return sink.OpenFolder(output, h)
}

// makeBatch makes what is not there yet.
func (a *app) makeBatch(ctx context.Context, o batchOrder, in batchInput, plan *batch.Plan) (err error) {
	if err := a.tellPlan(o, plan); err != nil {
		return err
	}
	to, err := openPlace(o.output, plan.Header())
	if err != nil {
		return a.placeFailure(o.output, err)
	}
	defer func() {
		if closing := to.Close(); closing != nil && err == nil {
			err = a.placeFailure(o.output, closing)
		}
	}()
	if err := a.fill(ctx, o, to, plan); err != nil {
		a.howToGoOn(ctx, to, plan)
		return err
	}
	if err := to.Finish(a.extras(ctx, o, in, plan)); err != nil {
		return a.placeFailure(o.output, err)
	}
	return a.tellMade(o, to.Totals(), plan)
}

// fill makes the documents behind those that are there.
func (a *app) fill(ctx context.Context, o batchOrder, to place, plan *batch.Plan) error {
	from, total := to.Standing().Items, len(plan.Items)
	switch {
	case from == total:
		a.note("Mọi văn bản đã có từ lần chạy trước, không làm lại.", "All documents are there from before; none is made again.")
	case from > 0:
		a.note("Chạy tiếp: đã có %d/%d văn bản từ lần trước.", "Going on: %d of %d documents are there from before.", from, total)
	}
	bar := a.progress(a.say("Tạo văn bản", "Making"), from)
	defer bar.end()
	done := from
	return plan.Run(ctx, batch.RunOptions{From: from, Workers: o.workers}, func(d *batch.Document) error {
		if err := to.Put(d); err != nil {
			return a.placeFailure(o.output, err)
		}
		done++
		bar.at(done, total)
		return a.itemEvent(done, total, d.Entry)
	})
}

// extras are the files of the batch as a whole that were asked for or are due.
func (a *app) extras(ctx context.Context, o batchOrder, in batchInput, plan *batch.Plan) sink.Extras {
	return func(add func(sink.Extra) error) error {
		if plan.HasReport() {
			report := sink.Extra{Name: plan.ReportFile(), Write: func(w io.Writer) error { return plan.Report(w, in.data) }}
			if err := add(report); err != nil {
				return err
			}
		}
		if o.register {
			register := sink.Extra{Name: batch.RegisterName, Write: func(w io.Writer) error { return plan.Register(ctx, w, nil) }}
			if err := add(register); err != nil {
				return err
			}
		}
		if !o.print {
			return nil
		}
		return plan.Print(ctx, batch.PrintOptions{TwoSided: o.twoSided}, func(f batch.File, _ int) error {
			return add(sink.Extra{Name: f.Name, Write: func(w io.Writer) error {
				_, err := w.Write(f.Data)
				return err
			}})
		})
	}
}

// howToGoOn tells who stopped a batch what to type.
func (a *app) howToGoOn(ctx context.Context, to place, plan *batch.Plan) {
	if ctx.Err() == nil {
		return
	}
	made := to.Totals()
	a.note("Đã xong %d/%d văn bản. Để chạy tiếp, gõ lại: %s", "%d of %d documents are done. To go on, type: %s",
		made.Done+made.Failed, len(plan.Items), a.commandLine())
}

// commandLine is this run's command as it can be typed again.
func (a *app) commandLine() string {
	words := []string{"mocban"}
	for _, arg := range a.env.Args {
		words = append(words, shellQuoted(arg))
	}
	return strings.Join(words, " ")
}

// shellQuoted keeps an argument whole in the usual shells.
func shellQuoted(arg string) string {
	if arg != "" && !strings.ContainsAny(arg, " \t\n'\"\\&()$;|<>*?[]{}`!#~") {
		return arg
	}
	if !strings.ContainsAny(arg, "\"\\$`!") {
		return `"` + arg + `"`
	}
	return "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
}

// placeFailure says why documents cannot be put where they should go.
func (a *app) placeFailure(output string, err error) error {
	var refused *sink.Refusal
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, sink.ErrBusy):
		return &failure{why: busy, err: err, text: diag.Say("«%s»: một lệnh mocban khác đang ghi vào đây. Hãy đợi nó xong hoặc chọn nơi khác.",
			"%s: another mocban is writing here. Wait for it or choose another place.", output)}
	case errors.As(err, &refused) && refused.Why == sink.OtherPlan:
		return &failure{why: noFile, err: err, text: diag.Say(
			"«%s»: ở đây có một lần tạo hàng loạt khác; mẫu, số liệu hoặc tùy chọn đã đổi từ đó. Hãy chọn nơi khác cho -o, hoặc xóa «%s» rồi chạy lại.",
			"%s: another batch stands here; the template, the data or the options have changed since. Choose another -o, or delete %s and run again.", output, removable(refused.Path))}
	case errors.As(err, &refused):
		return &failure{why: noFile, err: err, text: diag.Say(
			"«%s»: thư mục đã có tệp khác, nên không ghi vào để khỏi lẫn. Hãy chọn thư mục trống hoặc chưa có.",
			"%s: the folder holds other files and is left alone. Choose an empty one, or one that is not there yet.", output)}
	case errors.Is(err, fs.ErrNotExist):
		return fileFailure(filepath.Dir(output), err)
	case errors.As(err, &path):
		return fileFailure(path.Path, err)
	case errors.As(err, &link):
		return fileFailure(link.New, err)
	}
	return fmt.Errorf("cli: batch: %w", err)
}

// removable names what stands in the way: a folder, or the pieces of an archive.
func removable(path string) string {
	if strings.HasSuffix(path, ".tam") {
		return path + "*"
	}
	return path
}
