package api

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are net.Pipe, so that a test can speak
// bytes to the real server and have its own time.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe", Net: "pipe"} }

func (p *pipes) dial() net.Conn {
	ours, theirs := net.Pipe()
	p.conns <- theirs
	return ours
}

// onWire runs a test against a real server in a bubble of its own time. The server
// is stopped at the end, and has to stop well.
func onWire(t *testing.T, opt Options, test func(t *testing.T, h *Handler, p *pipes)) {
	t.Helper()
	svc := newService(t)
	synctest.Test(t, func(t *testing.T) {
		h, p := NewHandler(svc, opt), newPipes()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- h.serveOn(ctx, p) }()
		test(t, h, p)
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		time.Sleep(2 * time.Second) // whoever drips finds the line closed
	})
}

// send writes as long as the server reads.
func send(c net.Conn, text string) { _, _ = io.WriteString(c, text) }

// drip writes one byte a second.
func drip(c net.Conn, text string) {
	for i := range len(text) {
		if _, err := c.Write([]byte{text[i]}); err != nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func head(length int, extra string) string {
	return fmt.Sprintf("POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n", length, extra)
}

func status(t *testing.T, c net.Conn) (int, string) {
	t.Helper()
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	return res.StatusCode, body(t, res.Body)
}

func TestSlowHeadIsCutOffAfterFiveSeconds(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		start := time.Now()
		go drip(c, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		_, _ = io.Copy(io.Discard, c)
		if took := time.Since(start); took > headTimeout+time.Second {
			t.Errorf("closed after %s", took)
		}
	})
}

func TestSlowBodyIs408AndHoldsNoWorker(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, h *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		start := time.Now()
		go func() {
			send(c, head(200, ""))
			drip(c, strings.Repeat(" ", 200))
		}()
		time.Sleep(3 * time.Second)
		if len(h.gate.slots) != 0 || h.gate.waiting.Load() != 0 {
			t.Error("a worker waits for the body")
		}
		if code, text := status(t, c); code != 408 || !strings.Contains(text, "request_timeout") {
			t.Errorf("%d %s", code, text)
		}
		if took := time.Since(start); took > bodyGrace+time.Second {
			t.Errorf("answered after %s", took)
		}
	})
}

func TestBodyThatKeepsThePaceMayTakeItsTime(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		const chunk, n = 32 << 10, 15
		go func() {
			send(c, head(n*chunk, ""))
			for range n {
				send(c, strings.Repeat(" ", chunk))
				time.Sleep(time.Second)
			}
		}()
		if code, text := status(t, c); code != 200 {
			t.Errorf("%d %s", code, text)
		}
	})
}

func TestUnreadBodyDoesNotHoldTheConnection(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		start := time.Now()
		go send(c, "POST /khong-co HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
		if code, _ := status(t, c); code != 404 {
			t.Errorf("%d", code)
		}
		if took := time.Since(start); took > bodyGrace+time.Second {
			t.Errorf("answered after %s", took)
		}
	})
}

func TestTooLargeBodyIsRefusedWithoutBeingAskedFor(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		for _, extra := range []string{"", "Expect: 100-continue\r\n"} {
			c := p.dial()
			start := time.Now()
			go send(c, head(9<<20, extra))
			code, text := status(t, c) // a 100 Continue would be seen here first
			if code != 413 || !strings.Contains(text, "body.too_large") || time.Since(start) > time.Second {
				t.Errorf("%q: %d after %s: %s", extra, code, time.Since(start), text)
			}
			_ = c.Close()
		}
	})
}

func TestExpectedBodyIsAskedForWhenItFits(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, h *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		go send(c, head(2, "Expect: 100-continue\r\n"))
		r := bufio.NewReader(c)
		if res, err := http.ReadResponse(r, nil); err != nil || res.StatusCode != 100 {
			t.Fatalf("%v %v", res, err)
		}
		go send(c, "{}")
		if res, err := http.ReadResponse(r, nil); err != nil || res.StatusCode != 200 {
			t.Errorf("%v %v", res, err)
		}
	})
}

func TestEndlessChunksStopAtTheLimit(t *testing.T) {
	onWire(t, Options{MaxBody: 64 << 10}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		go func() {
			send(c, "POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
			for range 1000 {
				if _, err := io.WriteString(c, "1000\r\n"+strings.Repeat(" ", 4096)+"\r\n"); err != nil {
					return
				}
			}
		}()
		if code, _ := status(t, c); code != 413 {
			t.Errorf("%d", code)
		}
	})
}

func TestHugeHeadIs431(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		go send(c, "GET / HTTP/1.1\r\nHost: x\r\nX-Big: "+strings.Repeat("x", 1<<20)+"\r\n\r\n")
		if code, _ := status(t, c); code != 431 {
			t.Errorf("%d", code)
		}
	})
}

func TestConnectIsNoProxy(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, _ *Handler, p *pipes) {
		c := p.dial()
		defer func() { _ = c.Close() }()
		go send(c, "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n")
		if code, text := status(t, c); code != 405 || !strings.Contains(text, "method_not_allowed") {
			t.Errorf("%d %s", code, text)
		}
	})
}

func TestSlowReaderHoldsNoWorker(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, h *Handler, p *pipes) {
		c := p.dial()
		doc := plan(t, h)
		go send(c, "POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "+fmt.Sprint(len(doc))+"\r\n\r\n"+doc)
		time.Sleep(time.Second) // nothing is read: the answer is stuck in the pipe
		if len(h.gate.slots) != 0 {
			t.Error("the worker waits for the reader")
		}
		_ = c.Close()
	})
}

func TestClientMayLeaveAtAnyByte(t *testing.T) {
	onWire(t, Options{}, func(t *testing.T, h *Handler, p *pipes) {
		text := head(1000, "") + strings.Repeat(" ", 1000)
		for cut := 1; cut < len(text); cut += len(text) / 20 {
			c := p.dial()
			send(c, text[:cut])
			_ = c.Close()
		}
		synctest.Wait()
		if len(h.gate.slots) != 0 || h.gate.waiting.Load() != 0 {
			t.Error("somebody who left is still being served")
		}
	})
}

func TestClientMayLeaveTheQueueAndTheAnswer(t *testing.T) {
	onWire(t, Options{Workers: 1}, func(t *testing.T, h *Handler, p *pipes) {
		h.gate.slots <- struct{}{}
		c := p.dial()
		send(c, head(2, "")+"{}")
		synctest.Wait()
		if h.gate.waiting.Load() != 1 {
			t.Errorf("%d wait", h.gate.waiting.Load())
		}
		_ = c.Close()
		synctest.Wait()
		if h.gate.waiting.Load() != 0 {
			t.Error("the client left, its request still waits")
		}
		h.gate.leave()

		c = p.dial()
		send(c, head(2, "")+"{}")
		_, _ = io.ReadFull(c, make([]byte, 20))
		_ = c.Close()
		synctest.Wait()
		if len(h.gate.slots) != 0 {
			t.Error("the worker is not free")
		}
	})
}

func TestStoppingServerSaysSoDrainsAndFinishes(t *testing.T) {
	svc := newService(t)
	synctest.Test(t, func(t *testing.T) {
		h, p := NewHandler(svc, Options{Drain: 5 * time.Second, Workers: 1}), newPipes()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- h.serveOn(ctx, p) }()

		h.gate.slots <- struct{}{} // the one worker is busy, so that a request is under way
		running := p.dial()
		go send(running, head(2, "")+"{}")
		synctest.Wait()
		start := time.Now()
		stop()
		synctest.Wait()

		probe := p.dial()
		go send(probe, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
		if code, text := status(t, probe); code != 503 || !strings.Contains(text, "shutting_down") {
			t.Errorf("/readyz says %d %s", code, text)
		}
		time.Sleep(10 * time.Second)
		h.gate.leave()
		if code, _ := status(t, running); code != 200 {
			t.Errorf("the running request got %d", code)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
		if took := time.Since(start); took < 10*time.Second || took > 12*time.Second {
			t.Errorf("stopped after %s", took)
		}
	})
}

func TestStuckRequestIsBrokenOffAtTheLastCall(t *testing.T) {
	svc := newService(t)
	synctest.Test(t, func(t *testing.T) {
		h, p := NewHandler(svc, Options{Workers: 1, Deadline: time.Hour}), newPipes()
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- h.serveOn(ctx, p) }()
		h.gate.slots <- struct{}{}
		c := p.dial()
		go send(c, head(2, "")+"{}")
		synctest.Wait()
		start := time.Now()
		stop()
		if err := <-done; err == nil {
			t.Error("no error tells of the request that was broken off")
		}
		if took := time.Since(start); took != lastCall {
			t.Errorf("stopped after %s", took)
		}
		_ = c.Close()
	})
}

func TestServeTellsWhenItCannotListen(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ln.Close() }()
	if err := Serve(t.Context(), newService(t), Options{Addr: ln.Addr().String()}); err == nil {
		t.Error("two servers listen at one address")
	}
}
