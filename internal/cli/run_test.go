package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/templates"
)

func testEnv(args ...string) (Env, *bytes.Buffer, *log) {
	out, errs := &bytes.Buffer{}, &log{}
	return Env{
		Args: args, Stdin: strings.NewReader(""), Stdout: out, Stderr: errs,
		IsTerminal: func() bool { return false },
		Templates:  templates.FS, Fonts: fonts.FS, Version: "1.2.3",
		Now: func() time.Time { return time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC) },
	}, out, errs
}

// log is a buffer that a server may write while a test reads.
type log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func TestUnknownVariableIsAWarningWithASuggestion(t *testing.T) {
	env, _, errs := testEnv("version")
	env.Environ = []string{"MOCBAN_PHNOG=x", "MOCBAN_QUITE_ELSE=1", "MOCBAN_ADDR=:1", "MOCBAN_JSON=", "MOCBANX=1"}
	if status := Run(t.Context(), env); status != 0 {
		t.Errorf("exit status %d", status)
	}
	want := "mocban: cảnh báo: không có biến môi trường MOCBAN_PHNOG. Có phải ý bạn là MOCBAN_PHONG?\n" +
		"mocban: cảnh báo: không có biến môi trường MOCBAN_QUITE_ELSE.\n"
	if got := errs.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFlagGoesBeforeTheEnvironment(t *testing.T) {
	env, out, _ := testEnv("version", "--json=false")
	env.Environ = []string{"MOCBAN_JSON=true"}
	if status := Run(t.Context(), env); status != 0 || !strings.HasPrefix(out.String(), "mocban 1.2.3") {
		t.Errorf("exit status %d, output %q", status, out)
	}
}

// Every flag can be set by the environment, so every flag stands among the settings.
func TestEveryFlagIsASetting(t *testing.T) {
	env, _, _ := testEnv()
	a := newApp(env)
	root := a.root()
	for _, c := range root.Commands() {
		usages := c.LocalFlags().FlagUsages() + c.InheritedFlags().FlagUsages()
		for _, word := range strings.Fields(usages) {
			name, isFlag := strings.CutPrefix(strings.TrimRight(word, ",)"), "--")
			if isFlag && name != "help" && !strings.Contains(strings.Join(settings, " ")+" ", name+" ") {
				t.Errorf("%s: --%s is not among the settings", c.Name(), name)
			}
		}
	}
}

func TestPDFIsNotWrittenToAScreen(t *testing.T) {
	env, out, errs := testEnv("render", "a.json")
	env.IsTerminal = func() bool { return true }
	if status := Run(t.Context(), env); status != 2 || out.Len() > 0 || !strings.Contains(errs.String(), "dùng -o tệp.pdf hoặc chuyển hướng") {
		t.Errorf("exit status %d, said %q", status, errs)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestFullDiskUnderStandardOutputIsTold(t *testing.T) {
	env, _, errs := testEnv("kinds")
	env.Stdout = full{}
	if status := Run(t.Context(), env); status != 6 || !strings.Contains(errs.String(), "ổ đĩa đã đầy") {
		t.Errorf("exit status %d, said %q", status, errs)
	}
}

func TestSignalEndsTheWaitForStandardInput(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	env, _, _ := testEnv("check", "-")
	never, hold := io.Pipe()
	defer hold.Close()
	env.Stdin = never
	time.AfterFunc(10*time.Millisecond, func() { cancel(signalError(syscall.SIGINT)) })
	if status := Run(ctx, env); status != 130 {
		t.Errorf("exit status %d, want 130", status)
	}
}

func TestSignalBecomesTheCause(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot send itself a signal")
	}
	ctx, stop := withSignals(t.Context())
	defer stop()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	if cause := context.Cause(ctx); exitStatus(cause) != 143 {
		t.Errorf("the cause is %v", cause)
	}
}

func TestServerStoppedBySignalEndsWithZero(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	env, _, errs := testEnv("serve", "--addr", "127.0.0.1:0")
	status := make(chan int, 1)
	go func() { status <- Run(ctx, env) }()
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(errs.String(), "listening"); {
		if time.Now().After(deadline) {
			t.Fatalf("the server does not listen: %s", errs)
		}
		time.Sleep(5 * time.Millisecond)
	}
	cancel(signalError(syscall.SIGTERM))
	if got := <-status; got != 0 {
		t.Errorf("exit status %d: %s", got, errs)
	}
}

func TestPortInUseEndsWithSeven(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	env, _, errs := testEnv("serve", "--addr", l.Addr().String())
	if status := Run(t.Context(), env); status != 7 || !strings.Contains(errs.String(), "--addr") {
		t.Errorf("exit status %d, said %q", status, errs)
	}
}

type panicking struct{}

func (panicking) Open(string) (fs.File, error) { panic("out of glyphs") }

func TestPanicIsAnInternalError(t *testing.T) {
	env, _, errs := testEnv("kinds")
	env.Fonts = panicking{}
	if status := Run(t.Context(), env); status != 1 || strings.Contains(errs.String(), "goroutine") {
		t.Errorf("exit status %d, said %q", status, errs)
	}
}

func TestPrintableHasNoEscapeCodes(t *testing.T) {
	for in, want := range map[string]string{
		"Số «05»":          "Số «05»",
		"a\x1b[31mb":       `a\u001b[31mb`,
		"hai\ndòng":        "hai dòng",
		"đổi\u202echiều":   `đổi\u202echiều`,
		"dòng\u2028khác":   `dòng\u2028khác`,
		"rộng bằng\u00a00": "rộng bằng\u00a00",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNullDeviceIsNoScreen(t *testing.T) {
	f, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if isTerminal(f) {
		t.Error("output to the null device would be refused")
	}
}

func TestEpochIsSecondsOrRefused(t *testing.T) {
	for value, want := range map[string]error{"": nil, "0": nil, "1717113600": nil, "-1": errBad, "today": errBad, "99999999999999": errBad} {
		env, _, _ := testEnv()
		env.Environ = []string{"SOURCE_DATE_EPOCH=" + value}
		at, err := newApp(env).epoch()
		if (err != nil) != (want != nil) || err != nil && exitStatus(err) != 2 {
			t.Errorf("%q: %v, %v", value, at, err)
		}
	}
}

var errBad = errors.New("refused")
