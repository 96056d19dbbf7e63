package sink_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strconv"
	"testing"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/templates"
)

// BenchmarkMemory makes small and large batches into folder and archive and tells
// the most memory in use above that of the judged plan: it does not grow with the number
// of documents. MOCBAN_BENCH_UNITS=20000 asks for more.
func BenchmarkMemory(b *testing.B) {
	sizes := []int{200, 5000}
	if n, err := strconv.Atoi(os.Getenv("MOCBAN_BENCH_UNITS")); err == nil {
		sizes = append(sizes, n)
	}
	for _, target := range targets {
		for _, units := range sizes {
			b.Run(fmt.Sprintf("%s/%d", target, units), func(b *testing.B) {
				plan := unitsPlan(b, units)
				runtime.GC()
				floor := heapInUse()
				for b.Loop() {
					stop := watchHeap()
					makeAll(b, plan, filepath.Join(b.TempDir(), target))
					b.ReportMetric(float64(stop()-floor)/(1<<20), "peak-MB")
				}
				b.ReportMetric(float64(units*b.N)/b.Elapsed().Seconds(), "docs/s")
			})
		}
	}
}

func unitsPlan(b *testing.B, units int) *batch.Plan {
	b.Helper()
	svc, err := service.New(service.Options{Templates: templates.FS, Fonts: fonts.FS, Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	table, found := sheet.Read(batchtest.CSV(batchtest.Rows(units, 2)), sheet.Options{Name: "so-lieu.csv"})
	mau, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "mau-bao-cao-don-vi.json"))
	if err != nil {
		b.Fatal(err)
	}
	plan, err := batch.Judge(context.Background(), svc, batch.Request{
		Template: mau, Table: table, Found: found, GroupBy: "ma_don_vi", Formats: service.DOCX | service.PDF,
	})
	if err != nil || plan.Blocked() {
		b.Fatalf("%v, %v", err, plan.Problems)
	}
	return plan
}

func makeAll(b *testing.B, plan *batch.Plan, to string) {
	b.Helper()
	p, err := open(to, plan.Header())
	if err == nil {
		err = plan.Run(context.Background(), batch.RunOptions{}, p.Put)
	}
	if err == nil {
		err = p.Finish(nil)
	}
	if err == nil {
		err = p.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
}

const heapLive = "/gc/heap/live:bytes" // what the last collection found in use

func heapInUse() uint64 {
	s := []metrics.Sample{{Name: heapLive}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// watchHeap looks at the heap every few milliseconds until stop, which gives the
// highest that was seen.
func watchHeap() (stop func() uint64) {
	end, highest := make(chan struct{}), make(chan uint64)
	go func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		var most uint64
		for {
			most = max(most, heapInUse())
			select {
			case <-tick.C:
			case <-end:
				highest <- most
				return
			}
		}
	}()
	return func() uint64 {
		close(end)
		return <-highest
	}
}
