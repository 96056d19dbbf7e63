package batch_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/service"
)

// BenchmarkRun makes 200 reports of five rows; docs/s is the figure to look at.
func BenchmarkRun(b *testing.B) {
	for _, want := range []struct {
		name   string
		format service.Format
	}{{"docx", service.DOCX}, {"pdf", service.PDF}, {"docx+pdf", service.DOCX | service.PDF}} {
		req := requestOf(b, batchtest.CSV(batchtest.Rows(200, 5)))
		req.Formats = want.format
		plan := judge(b, req)
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/workers=%d", want.name, workers), func(b *testing.B) {
				for b.Loop() {
					if err := plan.Run(context.Background(), batch.RunOptions{Workers: workers}, func(*batch.Document) error { return nil }); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(200*b.N)/b.Elapsed().Seconds(), "docs/s")
			})
		}
	}
}

// BenchmarkJudge judges 200 reports of five rows.
func BenchmarkJudge(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			req := requestOf(b, batchtest.CSV(batchtest.Rows(200, 5)))
			req.Workers = workers
			for b.Loop() {
				judge(b, req)
			}
			b.ReportMetric(float64(200*b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// BenchmarkBatch judges and makes 200 reports of five rows, with and without room for
// what judging has made.
func BenchmarkBatch(b *testing.B) {
	for _, room := range []int64{0, 16 << 20} {
		b.Run(fmt.Sprintf("keep=%dMB", room>>20), func(b *testing.B) {
			req := requestOf(b, batchtest.CSV(batchtest.Rows(200, 5)))
			req.Keep = room
			b.ReportAllocs()
			for b.Loop() {
				plan := judge(b, req)
				if err := plan.Run(context.Background(), batch.RunOptions{}, func(*batch.Document) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(200*b.N)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}
