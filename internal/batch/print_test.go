package batch_test

import (
	"bytes"
	"testing"

	"github.com/mocban/mocban/internal/batch"
)

// TestPrintingGoesOnBehindTheFilesThatAreThere prints a file a document, then once
// more from behind the first file: the others come out the same.
func TestPrintingGoesOnBehindTheFilesThatAreThere(t *testing.T) {
	plan := judge(t, requestOf(t, readFile(t, "don-vi-quy.csv")))
	type printed struct {
		batch.File
		next int
	}
	run := func(opt batch.PrintOptions) (list []printed) {
		opt.Sides = 1
		err := plan.Print(t.Context(), opt, func(f batch.File, next int) error {
			list = append(list, printed{f, next})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	all := run(batch.PrintOptions{})
	if len(all) != 3 || all[0].next != 1 || all[2].next != 3 || all[2].Name != "in-tat-ca-3.pdf" {
		t.Fatalf("%d files", len(all))
	}
	rest := run(batch.PrintOptions{From: all[0].next, Files: 1})
	for i, f := range rest {
		if want := all[i+1]; f.Name != want.Name || f.next != want.next || !bytes.Equal(f.Data, want.Data) {
			t.Errorf("%s differs from %s", f.Name, want.Name)
		}
	}
	if skipped := run(batch.PrintOptions{Skip: func(n int) bool { return n == 1 }}); len(rest) != 2 || len(skipped) != 2 {
		t.Errorf("%d files behind the first, %d without the second item", len(rest), len(skipped))
	}
}
