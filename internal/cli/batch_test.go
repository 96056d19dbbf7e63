package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mocban/mocban/internal/batch/batchtest"
	"github.com/mocban/mocban/internal/batch/sink"
)

// batchFiles lays the contract's template and rows into a folder.
func batchFiles(t *testing.T, units int) (mau, rows, dir string) {
	t.Helper()
	dir = t.TempDir()
	template, err := os.ReadFile("../../testdata/mau-bao-cao-don-vi.json")
	if err != nil {
		t.Fatal(err)
	}
	mau, rows = filepath.Join(dir, "mau.json"), filepath.Join(dir, "so-lieu.csv")
	for path, data := range map[string][]byte{mau: template, rows: batchtest.CSV(batchtest.Rows(units, 2))} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return mau, rows, dir
}

// interrupter stops the run when the first item has been told.
type interrupter struct {
	bytes.Buffer
	stop context.CancelCauseFunc
}

func (w *interrupter) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(`"event":"item"`)) {
		w.stop(signalError(syscall.SIGINT))
	}
	return w.Buffer.Write(p)
}

func TestInterruptedBatchTellsHowToGoOnAndGoesOn(t *testing.T) {
	for _, target := range []string{"ra moi", "ra.zip"} {
		mau, rows, dir := batchFiles(t, 60)
		args := []string{"batch", "--mau", mau, "--du-lieu", rows, "--nhom", "ma_don_vi", "-o", filepath.Join(dir, target), "--json", "--dinh-dang", "docx"}
		ctx, stop := context.WithCancelCause(t.Context())
		env, _, errs := testEnv(args...)
		out := &interrupter{stop: stop}
		env.Stdout = out
		if status := Run(ctx, env); status != 130 {
			t.Fatalf("%s: exit status %d: %s", target, status, errs)
		}
		made := strings.Count(out.String(), `"event":"item"`)
		if made == 0 || made == 60 {
			t.Fatalf("%s: stopped behind %d items", target, made)
		}
		quoted := strings.ReplaceAll(filepath.Join(dir, target), dir, "")
		if said := errs.String(); !strings.Contains(said, "gõ lại: mocban batch --mau ") || !strings.Contains(said, quoted) {
			t.Errorf("%s: said %q", target, said)
		}
		env, second, errs := testEnv(args...)
		if status := Run(t.Context(), env); status != 0 {
			t.Fatalf("%s: the same command ends with %d: %s", target, status, errs)
		}
		if again := strings.Count(second.String(), `"event":"item"`); made+again != 60 {
			t.Errorf("%s: %d and then %d items were made", target, made, again)
		}
	}
}

// ticking is a clock that goes on by a step whenever it is asked.
func ticking(step time.Duration) func() time.Time {
	now := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(step)
		return now
	}
}

func TestProgressIsALineEachFiveSecondsWhereThereIsNoScreen(t *testing.T) {
	env, _, errs := testEnv()
	env.Now = ticking(2 * time.Second)
	p := newApp(env).progress("Tạo văn bản", 10)
	for n := 11; n <= 20; n++ {
		p.at(n, 100)
	}
	p.end()
	want := "Tạo văn bản: 13/100, 0 văn bản/giây, còn khoảng 2m54s.\nTạo văn bản: 16/100, 0 văn bản/giây, còn khoảng 2m48s.\nTạo văn bản: 19/100, 0 văn bản/giây, còn khoảng 2m42s.\n"
	if got := errs.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestProgressIsABarOnlyOnAScreenThatMayBeDrawnOn(t *testing.T) {
	for _, c := range []struct {
		name    string
		environ []string
		screen  bool
		bar     bool
	}{
		{"a screen", nil, true, true},
		{"no screen", nil, false, false},
		{"NO_COLOR", []string{"NO_COLOR=1"}, true, false},
		{"a dumb terminal", []string{"TERM=dumb"}, true, false},
	} {
		env, _, errs := testEnv()
		env.Environ, env.IsScreen = c.environ, func() bool { return c.screen }
		p := newApp(env).progress("Tạo văn bản", 0)
		p.at(50, 100)
		time.Sleep(120 * time.Millisecond) // the bar is drawn ten times a second at most
		p.at(60, 100)
		p.end()
		said := errs.String()
		if strings.ContainsAny(said, "\r\x1b") != c.bar || c.bar && !strings.Contains(said, "60/100") {
			t.Errorf("%s: said %q", c.name, said)
		}
	}
}

func TestArgumentsAreQuotedForTheShell(t *testing.T) {
	for arg, want := range map[string]string{
		"ra": "ra", "thư mục": `"thư mục"`, "": `""`, "{{ ma }}": `"{{ ma }}"`, `a"b`: `'a"b'`, "a'b$c": `'a'\''b$c'`, "Báo-cáo.zip": "Báo-cáo.zip",
	} {
		if got := shellQuoted(arg); got != want {
			t.Errorf("%q became %s, want %s", arg, got, want)
		}
	}
}

func TestHeldFolderEndsWithSeven(t *testing.T) {
	if got := exitStatus((&app{}).placeFailure("ra", fmt.Errorf("open: %w", sink.ErrBusy))); got != 7 {
		t.Errorf("exit status %d, want 7", got)
	}
}
