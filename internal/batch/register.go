package batch

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/sheet"
)

// Register writes the register of documents sent (Sổ đăng ký văn bản đi) of what
// the plan makes, in the order of the items. It leaves out those, by their index,
// that skip says were not made after all; nil skips none.
func (p *Plan) Register(ctx context.Context, w io.Writer, skip func(n int) bool) error {
	kinds := map[string]string{}
	for _, k := range p.works.svc.Kinds() {
		kinds[k.ID] = k.Name
	}
	var entries []sheet.RegisterEntry
	for n := range p.Items {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("batch: register: %w", context.Cause(ctx))
		}
		if skip != nil && skip(n) {
			continue
		}
		if rec := p.recordOf(n); rec != nil {
			entries = append(entries, registered(rec, kinds))
		}
	}
	return sheet.WriteRegister(w, entries)
}

// recordOf reads an item again; nil where it is not made.
func (p *Plan) recordOf(n int) *record.Record {
	if p.Items[n].Blocked() {
		return nil
	}
	filled, problems := p.fill(n)
	if filled == nil || diag.Blocks(problems) {
		return nil
	}
	rec, _ := p.works.svc.Read(filled.JSON)
	return rec
}

func registered(rec *record.Record, kinds map[string]string) sheet.RegisterEntry {
	e := sheet.RegisterEntry{
		Number: shownNumber(rec), Date: shownDate(rec.Date), Copies: rec.Copies,
		Subject:    kinds[rec.Kind.S] + " " + strings.ReplaceAll(rec.Subject.S, "\n", " "),
		Recipients: joined(rec.Recipients), Archive: joined(rec.Archive),
	}
	if len(rec.Signers) > 0 {
		e.Signer = rec.Signers[0].Name.S
	}
	return e
}

// shownDate writes a date as the register has it; a blank day stays open.
func shownDate(d record.Date) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("…/…/%d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("…/%02d/%d", d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)
}

func joined(texts []record.Text) string {
	var parts []string
	for _, t := range texts {
		parts = append(parts, strings.Trim(t.S, " ;."))
	}
	return strings.Join(parts, "; ")
}
