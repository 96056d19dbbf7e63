package api

import (
	"runtime"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
)

// metrics counts what the server does. No label takes a value from a client: the
// routes, methods, statuses, kinds and codes are all of our own closed lists.
type metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	durations *prometheus.HistogramVec
	documents *prometheus.CounterVec
	problems  *prometheus.CounterVec
	inFlight  prometheus.Gauge
	panics    prometheus.Counter
	kinds     map[string]bool
	serve     gin.HandlerFunc
}

// durationBuckets reach from a warm check (under a millisecond) to the deadline.
var durationBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newMetrics(kinds []string, g *gate, opt Options) *metrics {
	byRoute := []string{"route", "method", "status"}
	m := &metrics{
		registry:  prometheus.NewRegistry(),
		requests:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "mocban_http_requests_total", Help: "Requests answered."}, byRoute),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "mocban_http_request_duration_seconds", Help: "Time from the head of a request to the end of its answer.", Buckets: durationBuckets}, byRoute),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "mocban_documents_total", Help: "Documents made."}, []string{"format", "kind"}),
		problems:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "mocban_problems_total", Help: "Problems told to clients."}, []string{"code"}),
		inFlight:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "mocban_http_requests_in_flight", Help: "Requests being answered."}),
		panics:    prometheus.NewCounter(prometheus.CounterOpts{Name: "mocban_panics_total", Help: "Requests that ended in a panic."}),
		kinds:     map[string]bool{},
	}
	for _, k := range kinds {
		m.kinds[k] = true
	}
	m.registry.MustRegister(m.requests, m.durations, m.documents, m.problems, m.inFlight, m.panics,
		buildInfo(opt.Version), queueGauges(g), collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if opt.Batches != nil {
		m.registry.MustRegister(batchGauges{opt.Batches})
	}
	m.serve = gin.WrapH(promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	return m
}

func buildInfo(version string) prometheus.Collector {
	g := prometheus.NewGauge(prometheus.GaugeOpts{Name: "mocban_build_info", Help: "Always 1; the labels tell the build.",
		ConstLabels: prometheus.Labels{"version": version, "go": runtime.Version()}})
	g.Set(1)
	return g
}

func (m *metrics) countRequest(method, route string, status int, took time.Duration) {
	code := strconv.Itoa(status)
	m.requests.WithLabelValues(route, method, code).Inc()
	m.durations.WithLabelValues(route, method, code).Observe(took.Seconds())
}

func (m *metrics) countDocument(made service.Format, kind string) {
	if !m.kinds[kind] {
		kind = "other"
	}
	if made&service.DOCX != 0 {
		m.documents.WithLabelValues("docx", kind).Inc()
	}
	if made&service.PDF != 0 {
		m.documents.WithLabelValues("pdf", kind).Inc()
	}
}

func (m *metrics) countProblems(ps []diag.Problem) {
	for _, p := range ps {
		m.countCode(p.Code)
	}
}

func (m *metrics) countCode(code diag.Code) { m.problems.WithLabelValues(string(code)).Inc() }

// queueGauges tell how many jobs run and how many wait.
func queueGauges(g *gate) prometheus.Collector {
	return gauges{
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "mocban_jobs_running", Help: "Documents being made or checked."},
			func() float64 { return float64(len(g.slots)) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "mocban_jobs_waiting", Help: "Requests waiting for a worker."},
			func() float64 { return float64(g.waiting.Load()) }),
	}
}

// gauges is a collector of several gauges.
type gauges []prometheus.Collector

// Describe sends the description of each gauge.
func (gs gauges) Describe(ch chan<- *prometheus.Desc) {
	for _, g := range gs {
		g.Describe(ch)
	}
}

// Collect sends the value of each gauge.
func (gs gauges) Collect(ch chan<- prometheus.Metric) {
	for _, g := range gs {
		g.Collect(ch)
	}
}
