package jobs

import (
	"context"
	"errors"
	"io/fs"
)

// storedResult is a result as the ledger writes it.
type storedResult struct {
	ResultFile
	Key string `json:"blob"`
}

func keptResults(list []ResultFile) []storedResult {
	out := make([]storedResult, 0, len(list))
	for _, f := range list {
		out = append(out, storedResult{f, f.key})
	}
	return out
}

func resultsOf(text string) (list []ResultFile, err error) {
	var stored []storedResult
	if err := decode(text, &stored); err != nil {
		return nil, err
	}
	for _, s := range stored {
		s.key = s.Key
		list = append(list, s.ResultFile)
	}
	return list, nil
}

// Result opens a file of a batch's result: the part of its archive, from 1, or for
// part 0 the report. The caller closes it; a purge does not take it away from him.
// It gives ErrNotReady, ErrExpired, or ErrNothing where the batch has no such file.
func (e *Engine) Result(ctx context.Context, id string, part int) (Blob, ResultFile, error) {
	b, err := e.Batch(ctx, id)
	if err != nil {
		return nil, ResultFile{}, err
	}
	switch {
	case !b.Purged.IsZero():
		return nil, ResultFile{}, ErrExpired
	case b.Finished.IsZero():
		return nil, ResultFile{}, ErrNotReady
	}
	f, found := b.find(part)
	if !found {
		return nil, ResultFile{}, ErrNothing
	}
	blob, err := e.opt.Blobs.Open(f.key)
	if errors.Is(err, fs.ErrNotExist) { // purged since
		err = ErrExpired
	}
	return blob, f, err
}

func (b *Batch) find(part int) (ResultFile, bool) {
	archives := 0
	for _, f := range b.Results {
		if f.Kind == Archive {
			archives++
		}
		if f.Kind == Report && part == 0 || f.Kind == Archive && part == archives {
			return f, true
		}
	}
	return ResultFile{}, false
}
