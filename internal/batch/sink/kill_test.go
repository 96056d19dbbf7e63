package sink_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/batch/sink"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
	"github.com/mocban/mocban/templates"
)

// childEnv makes the test binary a process that does one batch into the place named.
const childEnv = "MOCBAN_SINK_CHILD"

func TestMain(m *testing.M) {
	if to := os.Getenv(childEnv); to != "" {
		if err := runChild(to); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// place is what both sinks are to whoever runs a batch.
type place interface {
	Standing() sink.Standing
	Totals() batch.Totals
	Put(*batch.Document) error
	Finish(sink.Extras) error
	Close() error
}

// smallParts make an archive of the tests several.
var smallParts = sink.Limits{Files: 150}

func open(to string, h batch.Header) (place, error) {
	if filepath.Ext(to) == ".zip" {
		return sink.OpenArchive(to, h, smallParts)
	}
	return sink.OpenFolder(to, h)
}

// killUnits is how many documents the batch under fire has: four chunks, the last one
// not full, and three archives.
const killUnits = 350

func killPlan() (*batch.Plan, error) {
	svc, err := service.New(service.Options{
		Templates: templates.FS, Fonts: fonts.FS,
		Now: func() time.Time { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		return nil, err
	}
	rows := batchtest.Rows(killUnits, 2)
	rows[42][5] = "\x01" // one group is bad
	table, found := sheet.Read(batchtest.CSV(rows), sheet.Options{Name: "so-lieu.csv"})
	mau, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "mau-bao-cao-don-vi.json"))
	if err != nil {
		return nil, err
	}
	return batch.Judge(context.Background(), svc, batch.Request{Template: mau, Table: table, Found: found, GroupBy: "ma_don_vi", Formats: service.DOCX})
}

func runChild(to string) (err error) {
	plan, err := killPlan()
	if err != nil {
		return err
	}
	p, err := open(to, plan.Header())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	if err := plan.Run(context.Background(), batch.RunOptions{From: p.Standing().Items}, p.Put); err != nil {
		return err
	}
	return p.Finish(func(add func(sink.Extra) error) error {
		return add(sink.Extra{Name: batch.RegisterName, Write: func(w io.Writer) error { return plan.Register(context.Background(), w, nil) }})
	})
}

// cycles is how often a batch is killed: MOCBAN_KILL_CYCLES, or few.
func cycles(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("MOCBAN_KILL_CYCLES"))
	if err != nil {
		n = 5
	}
	if testing.Short() {
		t.Skip("starts many processes")
	}
	return n
}

// After any number of kills at any moment the same command ends with the very bytes
// of a batch that nobody disturbed: every row once, every file whole, nothing left
// over.
func TestKilledBatchEndsAsIfNothingHadHappened(t *testing.T) {
	for name, target := range map[string]string{"folder": "ra", "archive": "ra.zip"} {
		t.Run(name, func(t *testing.T) {
			calm := t.TempDir()
			began := time.Now()
			if out, err := child(t, filepath.Join(calm, target)).CombinedOutput(); err != nil {
				t.Fatalf("undisturbed: %v: %s", err, out)
			}
			usual := time.Since(began)
			want := filesIn(t, calm)
			checkManifest(t, want, target)
			kills := 0
			for left := cycles(t); left > 0; {
				dir := t.TempDir()
				n := killUntilDone(t, filepath.Join(dir, target), usual, left)
				kills, left = kills+n, left-max(n, 1)
				compareFiles(t, want, filesIn(t, dir))
			}
			t.Logf("%d kills", kills)
		})
	}
}

func child(t *testing.T, to string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childEnv+"="+to)
	return cmd
}

// killUntilDone kills a batch at random moments, at most so often, until one run
// comes to its end; it tells how often it has killed.
func killUntilDone(t *testing.T, to string, usual time.Duration, most int) (killed int) {
	t.Helper()
	for {
		cmd := child(t, to)
		var out bytes.Buffer
		cmd.Stderr = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if killed < most {
			moment := time.Duration(rand.Int64N(int64(usual)))
			timer := time.AfterFunc(moment, func() { _ = cmd.Process.Kill() })
			defer timer.Stop()
		}
		err := cmd.Wait()
		var ended *exec.ExitError
		switch {
		case err == nil:
			return killed
		case errors.As(err, &ended) && ended.ExitCode() == -1:
			killed++
			checkFinalNames(t, to)
		default:
			t.Fatalf("after %d kills: %v: %s", killed, err, out.String())
		}
	}
}

// checkFinalNames holds that nothing stands half under its final name at any moment.
func checkFinalNames(t *testing.T, to string) {
	t.Helper()
	entries, err := os.ReadDir(to)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		return // an archive that has its name already: the comparison at the end reads it
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".docx" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(to, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte("PK")) || !bytes.Contains(data[max(0, len(data)-64):], []byte("PK\x05\x06")) {
			t.Errorf("%s is half", e.Name())
		}
	}
}

func filesIn(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func compareFiles(t *testing.T, want, got map[string][]byte) {
	t.Helper()
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s is not what an undisturbed batch makes (%d and %d bytes)", name, len(got[name]), len(data))
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is left over", name)
		}
	}
}

// checkManifest makes sure that the undisturbed batch is itself right: all items in
// their order, each once, with files that are as it says.
func checkManifest(t *testing.T, files map[string][]byte, target string) {
	t.Helper()
	if filepath.Ext(target) == ".zip" {
		files = unpacked(t, files)
	} else {
		files = under(files, target+"/")
	}
	m := readManifest(t, files[batch.ManifestName])
	if len(m.entries) != killUnits || m.closing.Done != killUnits-1 || m.closing.Failed != 1 {
		t.Fatalf("%d entries, closing %+v", len(m.entries), m.closing)
	}
	for i, e := range m.entries {
		if e.Item != i+1 {
			t.Errorf("entry %d is of item %d", i+1, e.Item)
		}
		for _, f := range e.Files {
			if sumOf(files[f.Name]) != f.SHA256 {
				t.Errorf("%s is not as the manifest says", f.Name)
			}
		}
	}
}

func under(files map[string][]byte, folder string) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range files {
		if inner, ok := strings.CutPrefix(name, folder); ok {
			out[inner] = data
		}
	}
	return out
}
