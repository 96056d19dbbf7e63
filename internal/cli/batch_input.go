package cli

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/mocban/mocban/internal/batch"
)

// maxData is where reading a table stops, above the 50 MiB that one may have.
const maxData = 50<<20 + 1

// batchInput is what a batch is made from.
type batchInput struct {
	req  batch.Request
	data []byte // the user's own sheet as it was read
}

// batchInput reads the files that the flags name.
func (a *app) batchInput(ctx context.Context, o batchOrder) (batchInput, error) {
	in := batch.Input{
		Data: batch.Upload{Name: filepath.Base(o.data)},
		Options: batch.Options{
			GroupBy: o.group, Formats: o.want, Sheet: o.sheet, Names: o.names, Deadline: o.deadline, AllOrNothing: o.all, Lang: a.lang,
		},
		Basis: a.basis(o),
	}
	files := []source{{o.template, maxInput, &in.Template}, {o.summary, maxInput, &in.Summary}, {o.data, maxData, &in.Data.Data}}
	if o.roster != "" {
		in.Roster = &batch.Upload{Name: filepath.Base(o.roster)}
		files = append(files, source{o.roster, maxData, &in.Roster.Data})
	}
	for _, f := range files {
		if f.path == "" {
			continue
		}
		data, err := a.readUpTo(ctx, f.path, f.limit)
		if err != nil {
			return batchInput{}, err
		}
		*f.to = data
	}
	req := in.Request()
	req.Workers = o.workers
	return batchInput{req: req, data: in.Data.Data}, nil
}

// source is a file to be read and where its bytes go; no path is no file.
type source struct {
	path  string
	limit int64
	to    *[]byte
}

// basis is whatever decides the files besides template, data and options: a batch
// must not go on with another version, other fonts or in another year, which undated
// documents are given. An archive cannot be added to later, so what goes into it
// counts as well.
func (a *app) basis(o batchOrder) string {
	parts := []string{a.env.Version, a.fonts, a.writer, a.vars["SOURCE_DATE_EPOCH"], fmt.Sprint(a.env.Now().Year())}
	for _, path := range []string{a.profile, a.units} {
		data, err := readSetting(path)
		if err != nil { // the service has read it a moment ago
			data = []byte(path)
		}
		parts = append(parts, fmt.Sprintf("%x", sha256.Sum256(data)))
	}
	if isArchive(o.output) {
		parts = append(parts, fmt.Sprint(o.register, o.print, o.twoSided))
	}
	return strings.Join(parts, "\x00")
}

func isArchive(output string) bool { return strings.EqualFold(filepath.Ext(output), ".zip") }
