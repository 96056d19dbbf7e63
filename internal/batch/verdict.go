package batch

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/service"
)

// verdict is all that judging keeps of a document: its tree and its pages are gone.
type verdict struct {
	problems []diag.Problem
	name     string       // what its files would like to be called
	number   string       // body, number and symbol as one text; "" where no number is given
	shown    string       // number and symbol as a reader knows them
	numberAt diag.Problem // the place of the number
}

// judgeGroups judges every group. Workers finish in any order; the verdicts stand in
// that of the groups.
func (p *Plan) judgeGroups(ctx context.Context) ([]verdict, error) {
	found := foundByRow(p.works.req.Found)
	verdicts := make([]verdict, len(p.works.groups))
	watch := watcher{tell: p.works.req.Watch, total: len(verdicts)}
	err := inParallel(ctx, p.works.req.Workers, len(verdicts), func(ctx context.Context, n int) error {
		v, err := p.judgeGroup(ctx, n, found)
		verdicts[n] = v
		watch.one()
		return err
	})
	return verdicts, err
}

// watcher counts what workers have done.
type watcher struct {
	mu          sync.Mutex
	tell        func(done, total int)
	done, total int
}

func (w *watcher) one() {
	if w.tell == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done++
	w.tell(w.done, w.total)
}

// inParallel calls do for 0 to n-1 by so many workers and gives the first error.
func inParallel(ctx context.Context, workers, n int, do func(context.Context, int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work := make(chan int)
	var crew sync.WaitGroup
	for range min(crewOf(workers), max(n, 1)) {
		crew.Go(func() {
			for i := range work {
				if err := guarded(i, func() error { return do(ctx, i) }); err != nil {
					stop(err)
				}
			}
		})
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		work <- i
	}
	close(work)
	crew.Wait()
	if ctx.Err() != nil {
		return fmt.Errorf("batch: %w", context.Cause(ctx))
	}
	return nil
}

func crewOf(workers int) int {
	if workers > 0 {
		return workers
	}
	return runtime.GOMAXPROCS(0)
}

// guarded makes an error of a panic: one document must not end the others, nor the
// process that holds their files.
func guarded(n int, do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("batch: item %d: panic: %v", n+1, cause)
		}
	}()
	return do()
}

func (p *Plan) judgeGroup(ctx context.Context, n int, found map[int][]diag.Problem) (verdict, error) {
	g := p.works.groups[n]
	d, v, err := p.judgeItem(ctx, n)
	if err != nil {
		return v, err
	}
	for _, row := range rowNumbers(g) {
		v.problems = append(v.problems, found[row]...)
	}
	for i := range v.problems {
		v.problems[i] = inRows(v.problems[i], g)
	}
	name, more := p.wish(g, v.name)
	v.name, v.problems = name, append(v.problems, more...)
	diag.Sort(v.problems)
	p.keep(ctx, n, d, v.problems)
	return v, nil
}

// draft is an item while it is judged: its JSON, and the service's draft of it, which
// is nil where filling was stopped.
type draft struct {
	filled *Filled
	doc    *service.Draft
}

// judgeItem judges one item, as far as it can be filled.
func (p *Plan) judgeItem(ctx context.Context, n int) (draft, verdict, error) {
	filled, problems := p.fill(n)
	d, v := draft{filled: filled}, verdict{problems: problems}
	if filled == nil || diag.Blocks(problems) {
		return d, v, nil
	}
	doc, err := p.works.svc.Draft(ctx, filled.JSON)
	if err != nil {
		return d, v, err
	}
	d.doc, v.name = doc, doc.Name()
	v.place(filled, doc.Problems(), doc.Record())
	return d, v, nil
}

// place adds what is wrong with a document at its cells, and notes its number.
func (v *verdict) place(filled *Filled, problems []diag.Problem, rec *record.Record) {
	if rec == nil || rec.Number.Blank() {
		v.problems = append(v.problems, filled.Place(problems)...)
		return
	}
	v.number = strings.ToLower(strings.Join([]string{rec.Authority.S, rec.Number.S, rec.Symbol.S}, "\x00"))
	v.shown = shownNumber(rec)
	placed := filled.Place(append(slices.Clip(problems), diag.Problem{At: rec.Number.At}))
	last := len(placed) - 1
	v.problems, v.numberAt = append(v.problems, placed[:last]...), placed[last]
}

func shownNumber(rec *record.Record) string {
	number := rec.Number.S
	if len(number) == 1 {
		number = "0" + number
	}
	return strings.TrimSuffix(number+"/"+rec.Symbol.S, "/")
}

// judgeNumbers finds documents of one body that carry the same number and symbol.
// Which of them is right cannot be known, so that all are stopped.
func judgeNumbers(p *Plan, verdicts []verdict) {
	first := map[string]int{}
	for i := range verdicts {
		v := &verdicts[i]
		if v.number == "" {
			continue
		}
		other, twice := first[v.number]
		if !twice {
			first[v.number] = i
			continue
		}
		if o := &verdicts[other]; !carries(o.problems, duplicateNumber) {
			o.problems = append(o.problems, sameNumber(o, p.works.groups[other], p.works.groups[i]))
		}
		v.problems = append(v.problems, sameNumber(v, p.works.groups[i], p.works.groups[other]))
	}
}

const duplicateNumber = diag.Code("batch.duplicate_number")

func carries(problems []diag.Problem, code diag.Code) bool {
	for _, f := range problems {
		if f.Code == code {
			return true
		}
	}
	return false
}

func sameNumber(v *verdict, own, other Group) diag.Problem {
	f := v.numberAt
	f.Code, f.Severity = duplicateNumber, diag.Error
	f.Message = diag.Say("Số %s của «%s» trùng với số của «%s» (dòng %d).", "The number %s of “%s” is the same as that of “%s” (row %d).",
		v.shown, quoted(own.Key), quoted(other.Key), rowNumbers(other)[0])
	f.Hint = diag.Say("Hãy cho mỗi văn bản một số, hoặc để trống để văn thư ghi số sau.", "Give each document a number, or leave it blank for the văn thư to fill in.")
	return inRows(f, own)
}

func rowNumbers(g Group) []int {
	out := make([]int, 0, len(g.Rows))
	for _, r := range g.Rows {
		out = append(out, g.Table.Rows[r].Number)
	}
	return out
}

// inRows gives a problem without a row the first one of its group: the reader mends
// rows.
func inRows(f diag.Problem, g Group) diag.Problem {
	if f.Row == 0 && len(g.Rows) > 0 {
		f.Sheet, f.Row = g.Table.Sheet, g.Table.Rows[g.Rows[0]].Number
	}
	return f
}

func foundByRow(found []diag.Problem) map[int][]diag.Problem {
	out := map[int][]diag.Problem{}
	for _, f := range placed(found) {
		out[f.Row] = append(out[f.Row], f)
	}
	return out
}

func ofTemplate(code diag.Code) bool { return strings.HasPrefix(string(code), "template.") }

func noGroups() diag.Problem {
	return diag.Problem{
		Code: "table.no_rows", Severity: diag.Error,
		Message: diag.Say("Bảng không có dòng dữ liệu nào để làm văn bản.", "The table has no row to make a document of."),
		Hint:    diag.Say("Hãy thêm dòng dưới dòng tiêu đề.", "Add rows below the heading."),
	}
}
