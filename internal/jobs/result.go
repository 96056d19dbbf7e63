package jobs

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
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
	nameParts(list)
	return list, nil
}

// The names of the parts of a result; archives are called by their number, from 1, and
// the second file for the printer PartPrint-2.
const (
	PartReport   = "loi"
	PartRegister = "so-dang-ky"
	PartIndex    = "muc-luc"
	PartPrint    = "in"
)

// nameParts gives each file of a result its name.
func nameParts(list []ResultFile) {
	archives, prints := 0, 0
	for i := range list {
		f := &list[i]
		switch f.Kind {
		case Archive:
			archives++
			f.Part = strconv.Itoa(archives)
		case Report:
			f.Part = PartReport
		case Register:
			f.Part = PartRegister
		case Index:
			f.Part = PartIndex
		case Print:
			prints++
			if f.Part = PartPrint; prints > 1 {
				f.Part += "-" + strconv.Itoa(prints)
			}
		}
	}
}

// Result opens a file of a batch's result, named by its part. The caller closes it; a
// purge does not take it away from him.
// It gives ErrNotReady, ErrExpired, or ErrNothing where the batch has no such file.
func (e *Engine) Result(ctx context.Context, id string, part string) (Blob, ResultFile, error) {
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

func (b *Batch) find(part string) (ResultFile, bool) {
	i := slices.IndexFunc(b.Results, func(f ResultFile) bool { return f.Part == part })
	if i < 0 {
		return ResultFile{}, false
	}
	return b.Results[i], true
}
