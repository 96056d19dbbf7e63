package api

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/mocban/mocban/internal/jobs"
)

// batchGauges tell how many batches stand where. They ask the ledger when somebody
// asks them, so that every replica tells the same.
type batchGauges struct{ engine *jobs.Engine }

var (
	batchesDesc = prometheus.NewDesc("mocban_batches", "Batches that are kept, by state.", []string{"state"}, nil)
	takenDesc   = prometheus.NewDesc("mocban_batch_documents_taken_over_total", "Documents taken over from an earlier batch instead of being made.", nil, nil)
	storageDesc = prometheus.NewDesc("mocban_batch_storage_ok", "1 while batches can be kept, 0 in trouble.", nil, nil)
)

// Describe names the gauges.
func (batchGauges) Describe(ch chan<- *prometheus.Desc) {
	ch <- batchesDesc
	ch <- storageDesc
	ch <- takenDesc
}

// Collect reads the gauges; a ledger that does not answer leaves the first out.
func (g batchGauges) Collect(ch chan<- prometheus.Metric) {
	well := 0.0
	if g.engine.Storage() == jobs.StorageOK {
		well = 1
	}
	ch <- prometheus.MustNewConstMetric(takenDesc, prometheus.CounterValue, float64(g.engine.TakenOver()))
	ch <- prometheus.MustNewConstMetric(storageDesc, prometheus.GaugeValue, well)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	counts, err := g.engine.Stats(ctx)
	if err != nil {
		return
	}
	for _, state := range jobs.States {
		ch <- prometheus.MustNewConstMetric(batchesDesc, prometheus.GaugeValue, float64(counts[state]), string(state))
	}
}
