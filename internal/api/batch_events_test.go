package api

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/jobs"
)

// told is one event as a client reads it.
type told struct {
	id   int
	name string
	jobs.Event
}

// follow reads a stream to its end.
func follow(tb testing.TB, url string, lastEvent int) (list []told, status int) {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), "GET", url, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if lastEvent > 0 {
		r.Header.Set("Last-Event-ID", strconv.Itoa(lastEvent))
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		tb.Error(err)
		return nil, 0
	}
	defer func() { _ = res.Body.Close() }()
	var e told
	lines := bufio.NewScanner(res.Body)
	for lines.Scan() {
		field, value, _ := strings.Cut(lines.Text(), ": ")
		switch field {
		case "id":
			e.id, _ = strconv.Atoi(value)
		case "event":
			e.name = value
		case "data":
			if err := json.Unmarshal([]byte(value), &e.Event); err != nil {
				tb.Error(err)
			}
		case "":
			if e.id > 0 {
				list = append(list, e)
			}
			e = told{}
		}
	}
	if err := lines.Err(); err != nil {
		tb.Error(err)
	}
	return list, res.StatusCode
}

// wholeFrom checks that a stream has every event behind one, in order, to the end.
func wholeFrom(tb testing.TB, list []told, after int) {
	tb.Helper()
	if len(list) == 0 {
		tb.Fatal("no events")
	}
	for i, e := range list {
		if e.id != after+i+1 || (e.name == "end") != (i == len(list)-1) || e.Ready != (e.name == "end") {
			tb.Fatalf("event %d behind %d: %+v", i, after, e)
		}
	}
}

func TestEventsAreToldOnceAndResumedExactly(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		h := newBatchHandler(t, opt)
		srv := httptest.NewUnstartedServer(h)
		srv.Config.WriteTimeout = 300 * time.Millisecond // a stream outlives it
		srv.Start()
		defer srv.Close()
		id := accepted(t, h, rowsForm(t, 200))
		url := srv.URL + batchPath(id) + "/events"
		whole, status := follow(t, url, 0)
		if status != 200 {
			t.Fatal(status)
		}
		wholeFrom(t, whole, 0)
		if last := whole[len(whole)-1]; last.State != jobs.Completed || last.Done != 200 || last.Total != 200 {
			t.Errorf("%+v", last)
		}
		for _, after := range []int{1, len(whole) / 2, len(whole) - 1} {
			rest, _ := follow(t, url, after)
			wholeFrom(t, rest, after)
			if len(rest) != len(whole)-after {
				t.Errorf("%d events behind %d of %d", len(rest), after, len(whole))
			}
		}
		if list, status := follow(t, url, len(whole)); status != http.StatusNoContent || len(list) != 0 {
			t.Errorf("%d, %d events", status, len(list))
		}
		problemOf(t, call(t, h, request("GET", batchPath(id)+"/events", "", "Last-Event-ID", "x", "Accept", "*/*")), 400, "bad_request")
	})
}

func TestHundredViewersSeeTheSame(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	srv := httptest.NewServer(h)
	defer srv.Close()
	id := accepted(t, h, rowsForm(t, 100))
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			list, _ := follow(t, srv.URL+batchPath(id)+"/events", 0)
			if len(list) == 0 || list[0].id != 1 || list[len(list)-1].name != "end" {
				t.Errorf("%+v", list)
			}
		})
	}
	all.Wait()
	http.DefaultClient.CloseIdleConnections()
}

// onPipes runs a test against a real server in real time.
func onPipes(t *testing.T, h *Handler, test func(p *pipes, stop context.CancelFunc, done <-chan error)) {
	t.Helper()
	p := newPipes()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	done := make(chan error, 1)
	go func() { done <- h.serveOn(ctx, p) }()
	test(p, stop, done)
	_ = p.Close()
}

func openStream(h *Handler, p *pipes, id string) *bufio.Reader {
	c := p.dial()
	send(c, "GET "+batchPath(id)+"/events HTTP/1.1\r\nHost: x\r\n\r\n")
	return bufio.NewReader(c)
}

func TestViewerWhoDoesNotReadIsDropped(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{Workers: 1})
	h.patience = 50 * time.Millisecond
	id := accepted(t, h, rowsForm(t, 400))
	onPipes(t, h, func(p *pipes, stop context.CancelFunc, done <-chan error) {
		r := openStream(h, p, id)
		time.Sleep(500 * time.Millisecond) // a pipe holds nothing: the first write is stuck
		text, _ := io.ReadAll(r)
		if strings.Contains(string(text), "event: end") {
			t.Error("the slow viewer was served to the end")
		}
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	call(t, h, request("DELETE", batchPath(id), ""))
}

func TestStoppingTheServerEndsItsStreams(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{Workers: 1})
	id := accepted(t, h, rowsForm(t, 400))
	onPipes(t, h, func(p *pipes, stop context.CancelFunc, done <-chan error) {
		r := openStream(h, p, id)
		if _, err := r.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = io.Copy(io.Discard, r) }()
		began := time.Now()
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("stopped after %s", took)
		}
	})
	call(t, h, request("DELETE", batchPath(id), ""))
}
