package jobs

import (
	"context"
	"errors"
	"io"

	"github.com/mocban/mocban/internal/batch"
)

// beside writes the files of a batch as a whole that were asked for or are due. They
// are part of the result by themselves, and lie in its last archive too.
func (e *Engine) beside(ctx context.Context, r *record, plan *batch.Plan, parts int) (list []ResultFile, err error) {
	add := func(kind, name string, write func(io.Writer) error) {
		if err != nil {
			return
		}
		f := ResultFile{Name: name, Kind: kind, key: r.id + "/" + resultPrefix + name}
		f.Size, err = e.putResult(ctx, f.key, write)
		list = append(list, f)
	}
	var in batch.Input
	if plan != nil {
		if in, err = e.inputOf(r); err != nil {
			return nil, err
		}
	}
	if plan != nil && plan.HasReport() {
		add(Report, plan.ReportFile(), func(w io.Writer) error { return plan.Report(w, in.Data.Data) })
	}
	if plan != nil && in.Register && r.done > 0 {
		add(Register, batch.RegisterName, func(w io.Writer) error { return e.register(ctx, r, plan, w) })
	}
	if parts > 1 {
		add(Index, batch.IndexName, func(w io.Writer) error { return e.index(ctx, r.id, parts, w) })
	}
	return list, err
}

// register writes the register of the documents that were made.
func (e *Engine) register(ctx context.Context, r *record, plan *batch.Plan, w io.Writer) error {
	unmade, err := e.unmade(ctx, r.id, plan)
	if err != nil {
		return err
	}
	return plan.Register(ctx, w, unmade)
}

// index writes which archive holds which document.
func (e *Engine) index(ctx context.Context, id string, parts int, w io.Writer) error {
	index, err := batch.NewIndex(w)
	if err != nil {
		return err
	}
	s := e.split()
	err = e.eachItem(ctx, id, func(it item) error {
		name := archiveName(s.next(it.entry), parts)
		return index.Add(it.entry, func(int) string { return name })
	})
	return errors.Join(err, index.End())
}

// unmade tells the items of a plan that were not made, whatever the plan hoped.
func (e *Engine) unmade(ctx context.Context, id string, plan *batch.Plan) (func(n int) bool, error) {
	made := make([]bool, len(plan.Items))
	err := e.eachItem(ctx, id, func(it item) error {
		if it.n < int64(len(made)) {
			made[it.n] = it.entry.State == batch.Done
		}
		return nil
	})
	return func(n int) bool { return !made[n] }, err
}

// putResult keeps a file of a result and gives its size.
func (e *Engine) putResult(ctx context.Context, key string, write func(io.Writer) error) (int64, error) {
	if err := e.opt.Blobs.Put(ctx, key, write); err != nil {
		return 0, err
	}
	return e.sizeOf(key)
}

func (e *Engine) sizeOf(key string) (int64, error) {
	file, err := e.opt.Blobs.Open(key)
	if err != nil {
		return 0, err
	}
	info, err := file.Stat()
	if err != nil {
		return 0, errors.Join(err, file.Close())
	}
	return info.Size(), file.Close()
}
