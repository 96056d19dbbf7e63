package jobs

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/mocban/mocban/internal/batch"
)

// errPause ends the printing for now: what is printed is kept.
var errPause = errors.New("jobs: the task has had its turn")

// prints makes the files for the printer, where they were asked for. A large batch
// takes longer than one turn: done is false then, and the next turn goes on behind the
// files that are there. What cannot be printed even so does not keep the documents
// back.
func (e *Engine) prints(ctx context.Context, t *task, r *record, plan *batch.Plan) (list []ResultFile, done bool, err error) {
	if plan == nil || r.done == 0 || State(r.state) == Cancelled {
		return nil, true, nil
	}
	in, err := e.inputOf(r)
	if err != nil || !in.Print && !in.TwoSided {
		return nil, true, err
	}
	if t.tries > maxTries {
		e.opt.Logger.Error("not printed", "batch", r.id)
		return nil, true, nil
	}
	there, err := e.printed(r.id)
	if err != nil {
		return nil, false, err
	}
	err = e.print(ctx, r, plan, in.TwoSided, there)
	if errors.Is(err, errPause) {
		return nil, false, nil
	}
	if err == nil {
		there, err = e.printed(r.id)
	}
	for _, p := range there {
		list = append(list, p.ResultFile)
	}
	return list, true, err
}

// print goes on behind the files that are there.
func (e *Engine) print(ctx context.Context, r *record, plan *batch.Plan, twoSided bool, there []printFile) error {
	unmade, err := e.unmade(ctx, r.id, plan)
	if err != nil {
		return err
	}
	opt := batch.PrintOptions{TwoSided: twoSided, Files: len(there), Skip: unmade}
	if opt.Files > 0 {
		opt.From = there[opt.Files-1].next
	}
	began, number := time.Now(), opt.Files
	return plan.Print(ctx, opt, func(f batch.File, next int) error {
		number++
		key := r.id + "/" + printBlob(number, next)
		err := e.opt.Blobs.Put(ctx, key, func(w io.Writer) error {
			_, err := bytes.NewReader(f.Data).WriteTo(w)
			return err
		})
		if err == nil && next < len(plan.Items) && e.mustPause(ctx, began) {
			err = errPause
		}
		return err
	})
}

// printFile is a file for the printer; next is the first item behind it.
type printFile struct {
	ResultFile
	number, next int
}

// printForm is the name of such a file among the blobs of its batch: its number, and
// the first item behind it.
const printForm = resultPrefix + "in-%d-%d.pdf"

func printBlob(number, next int) string { return fmt.Sprintf(printForm, number, next) }

// printed are the files for the printer that are there, in their order.
func (e *Engine) printed(id string) (list []printFile, err error) {
	names, err := e.opt.Blobs.List(id)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		var p printFile
		if n, _ := fmt.Sscanf(name, printForm, &p.number, &p.next); n != 2 || name != printBlob(p.number, p.next) {
			continue
		}
		p.Kind, p.key, p.Name = Print, id+"/"+name, batch.PrintName+".pdf"
		if p.number > 1 {
			p.Name = fmt.Sprintf("%s-%d.pdf", batch.PrintName, p.number)
		}
		if p.Size, err = e.sizeOf(p.key); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b printFile) int { return cmp.Compare(a.number, b.number) })
	return list, nil
}
