package api

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/jobs"
)

// The variables that make the test binary a server: its folder and its database.
const (
	childFolder   = "MOCBAN_TEST_CHILD_FOLDER"
	childDatabase = "MOCBAN_TEST_CHILD_DATABASE"
)

// beChild serves until a signal, as mocban serve does.
func beChild() int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	if err := serveChild(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func serveChild(ctx context.Context) error {
	svc, err := made()
	if err != nil {
		return err
	}
	e, err := jobs.Open(ctx, jobs.Options{
		Folder: os.Getenv(childFolder), DatabaseURL: os.Getenv(childDatabase),
		Judge: func(ctx context.Context, req batch.Request) (*batch.Plan, error) { return batch.Judge(ctx, svc, req) },
	})
	if err != nil {
		return err
	}
	if err := e.Start(ctx); err != nil {
		return err
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(ln.Addr())
	err = NewHandler(svc, Options{Batches: e}).serveOn(ctx, ln)
	last, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if stopped := e.Stop(last); err == nil {
		err = stopped
	}
	return err
}

// child is a server in a process of its own.
type child struct {
	cmd *exec.Cmd
	url string
}

func startChild(tb testing.TB, folder, database string) *child {
	tb.Helper()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	c := &child{cmd: exec.Command(self, "-test.run", "^$")}
	c.cmd.Env = append(os.Environ(), childFolder+"="+folder, childDatabase+"="+database)
	c.cmd.Stderr = os.Stderr
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(c.kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		tb.Fatalf("the server did not start: %v", err)
	}
	c.url = "http://" + strings.TrimSpace(line)
	return c
}

// kill is kill -9: the process has no say in it.
func (c *child) kill() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// quit is SIGTERM; the server has to end well.
func (c *child) quit(tb testing.TB) {
	tb.Helper()
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		tb.Fatal(err)
	}
	if err := c.cmd.Wait(); err != nil {
		tb.Error(err)
	}
}

func (c *child) get(tb testing.TB, path string) []byte {
	tb.Helper()
	res, err := http.Get(c.url + path)
	if err != nil {
		tb.Fatal(err)
	}
	data, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if err != nil || res.StatusCode != http.StatusOK {
		tb.Fatalf("%s: %d %v %.300s", path, res.StatusCode, err, data)
	}
	return data
}

func (c *child) batch(tb testing.TB, id string) (b batchJSON) {
	tb.Helper()
	if err := json.Unmarshal(c.get(tb, batchPath(id)), &b); err != nil {
		tb.Fatal(err)
	}
	return b
}

func (c *child) submit(tb testing.TB, parts []part) string {
	tb.Helper()
	text, kind := formOf(tb, parts...)
	res, err := http.Post(c.url+batchesPath, kind, strings.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusAccepted {
		tb.Fatalf("%d", res.StatusCode)
	}
	return strings.TrimPrefix(res.Header.Get("Location"), batchesPath+"/")
}

func (c *child) ended(tb testing.TB, id string) batchJSON {
	tb.Helper()
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		b := c.batch(tb, id)
		if b.Finished != "" {
			return b
		}
		if time.Since(began) > 2*time.Minute {
			tb.Fatalf("%+v", b)
		}
	}
}

// whole checks the result of a batch that was killed on its way, and that nothing half
// is left in its folder.
func (c *child) whole(tb testing.TB, folder, id string, rows int) {
	tb.Helper()
	if b := c.ended(tb, id); b.State != "completed" || b.Done != rows || b.Failed != 0 {
		tb.Fatalf("%+v", b)
	}
	readResult(tb, c.get(tb, batchPath(id)+"/result")).everyRowOnce(tb, rows)
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) { // the packs go after the result is told
		left, err := filepath.Glob(filepath.Join(folder, "batches", id, "*pa*"))
		if err != nil {
			tb.Fatal(err)
		}
		if len(left) == 0 {
			return
		}
		if time.Since(began) > 5*time.Second {
			tb.Errorf("left behind: %v", left)
			return
		}
	}
}

// killCycles is how often the servers of the tests are killed.
func killCycles(tb testing.TB) int {
	tb.Helper()
	text := os.Getenv("MOCBAN_KILL_CYCLES")
	if text == "" {
		return 5
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// killTime is when the killing ends, however often it was done.
func killTime(tb testing.TB) time.Duration {
	tb.Helper()
	text := os.Getenv("MOCBAN_KILL_TIME")
	if text == "" {
		return time.Minute
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// TestKilledServerLosesNothing kills the server at random moments, again and again,
// and lets each batch end: every row is there once, every file whole.
func TestKilledServerLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: starts and kills servers")
	}
	const rows = 120
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	c := startChild(t, folder, "")
	began := time.Now()
	c.whole(t, folder, c.submit(t, rowsForm(t, rows)), rows)
	span := time.Since(began) * 5 / 4 // whatever the machine, the moments fall into all of a batch
	ids := []string{c.submit(t, rowsForm(t, rows))}
	checked, inWork := 0, 0
	cycles, until := 0, time.Now().Add(killTime(t))
	for ; cycles < killCycles(t) && time.Now().Before(until); cycles++ {
		time.Sleep(time.Duration(random.Int64N(int64(span))))
		last := c.batch(t, ids[len(ids)-1])
		c.kill()
		if last.Finished == "" && last.Done > 0 {
			inWork++
		}
		c = startChild(t, folder, "")
		if last.Finished != "" {
			c.whole(t, folder, last.ID, rows)
			checked++
			ids = append(ids, c.submit(t, rowsForm(t, rows)))
		}
	}
	c.whole(t, folder, ids[len(ids)-1], rows)
	c.quit(t)
	t.Logf("killed %d times; %d batches whole; %d kills hit one with documents made and others missing", cycles, checked+1, inWork)
}

// TestOtherServerFinishesWhatAKilledOneBegan has two servers on one PostgreSQL.
func TestOtherServerFinishesWhatAKilledOneBegan(t *testing.T) {
	database := freshSchema(t)
	const rows = 600
	folder := t.TempDir()
	a, b := startChild(t, folder, database), startChild(t, folder, database)
	for range max(1, killCycles(t)/50) {
		id := a.submit(t, rowsForm(t, rows))
		for {
			if now := a.batch(t, id); now.Done > 0 || now.Finished != "" {
				break
			}
			time.Sleep(2 * time.Millisecond)
		}
		a.kill()
		killed := time.Now()
		t.Logf("killed at %d of %d", b.batch(t, id).Done, rows)
		b.whole(t, folder, id, rows)
		t.Logf("the other server was done %s later", time.Since(killed).Round(time.Millisecond))
		a, b = b, startChild(t, folder, database)
	}
	a.quit(t)
	b.quit(t)
}

// TestSecondServerOnAFolderIsRefused: one folder without a database of its own serves
// one process.
func TestSecondServerOnAFolderIsRefused(t *testing.T) {
	folder := t.TempDir()
	openJobs(t, jobs.Options{Folder: folder})
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run", "^$")
	cmd.Env = append(os.Environ(), childFolder+"="+folder, childDatabase+"=")
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), "another process works on") {
		t.Errorf("%v %s", err, out)
	}
}
