package api

import (
	"io"
	"net"
	"net/url"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/mocban/mocban/internal/jobs"
)

// line is the way to a database that can be cut.
type line struct {
	network, target string

	mu    sync.Mutex
	cut   bool
	conns []net.Conn
}

// lineTo listens for a database and gives the URL of the way over it.
func lineTo(t *testing.T, address string) (*line, string) {
	t.Helper()
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	l := &line{}
	l.network, l.target = pgxNetwork(config)
	ear, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var served sync.WaitGroup
	served.Go(func() { l.serve(ear) })
	t.Cleanup(func() {
		_ = ear.Close()
		l.set(true)
		served.Wait()
	})
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Del("host")
	q.Set("sslmode", "disable")
	u.Host, u.RawQuery = ear.Addr().String(), q.Encode()
	return l, u.String()
}

func pgxNetwork(config *pgx.ConnConfig) (network, target string) {
	if config.Host[0] == '/' {
		return "unix", config.Host + "/.s.PGSQL." + strconv.Itoa(int(config.Port))
	}
	return "tcp", net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port)))
}

func (l *line) serve(ear net.Listener) {
	for {
		near, err := ear.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial(l.network, l.target)
		if err != nil || !l.keep(near, far) {
			_ = near.Close()
			continue
		}
		for _, way := range [][2]net.Conn{{near, far}, {far, near}} {
			go func() {
				_, _ = io.Copy(way[0], way[1])
				_ = way[0].Close()
			}()
		}
	}
}

// keep refuses a connection while the line is cut.
func (l *line) keep(near, far net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut {
		_ = far.Close()
		return false
	}
	l.conns = append(l.conns, near, far)
	return true
}

// set cuts the line, with all that runs over it, or mends it.
func (l *line) set(cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut = cut; cut {
		for _, c := range l.conns {
			_ = c.Close()
		}
		l.conns = nil
	}
}

// TestBatchOutlivesADatabaseThatIsAway takes the database from a server that works on
// a batch: single documents are still made, and the batch goes on when it is back.
func TestBatchOutlivesADatabaseThatIsAway(t *testing.T) {
	way, address := lineTo(t, freshSchema(t))
	h := newBatchHandler(t, jobs.Options{Folder: t.TempDir(), DatabaseURL: address})
	good := plan(t, h)
	id := accepted(t, h, rowsForm(t, 300))
	for batchOf(t, h, id).Done == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	way.set(true)
	for began := time.Now(); time.Since(began) < 3*time.Second; time.Sleep(200 * time.Millisecond) {
		if w := call(t, h, request("POST", "/v1/documents?format=docx", good)); w.Code != 200 {
			t.Fatalf("a document while the database is away: %d %s", w.Code, w.Body)
		}
	}
	problemOf(t, call(t, h, request("GET", batchPath(id), "")), 503, "storage_unreachable")
	way.set(false)
	if b := ended(t, h, id); b.State != "completed" {
		t.Fatalf("%+v", b)
	}
	resultOf(t, h, id).everyRowOnce(t, 300)
}
