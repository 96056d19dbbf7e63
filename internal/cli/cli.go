// Package cli is the command line: arguments and files in, files and lines out, and
// the exit status that the contract names for each end.
//
// In: Env, which is all a process has. Out: the exit status of Run.
// Never: judges a document or has a rule of its own; writes colours.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/mocban/mocban/internal/diag"
)

// Env is the process a command runs in, and what the binary carries.
type Env struct {
	Args           []string // without the program's name
	Environ        []string // as os.Environ gives it
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	IsTerminal     func() bool // whether Stdout is a screen
	IsScreen       func() bool // whether Stderr is one; nil is no
	Templates      fs.FS
	Fonts          fs.FS // used where --phong names no folder
	Now            func() time.Time
	Version        string
}

// Main runs the command line of this process and ends it.
func Main(templates, fonts fs.FS, version string) {
	delayCollector(variables(os.Environ()))
	ctx, stop := withSignals(context.Background())
	status := Run(ctx, Env{
		Args: os.Args[1:], Environ: os.Environ(),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		IsTerminal: func() bool { return isTerminal(os.Stdout) },
		IsScreen:   func() bool { return isTerminal(os.Stderr) },
		Templates:  templates, Fonts: fonts, Now: time.Now, Version: version,
	})
	stop()
	os.Exit(status)
}

// Run does what env.Args ask for and gives the exit status.
func Run(ctx context.Context, env Env) int {
	a := newApp(env)
	a.warnOfUnknownVariables()
	err := a.execute(ctx)
	if flushErr := a.out.Flush(); err == nil && flushErr != nil {
		err = fileFailure("stdout", flushErr)
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = context.Cause(ctx)
	}
	a.explain(err)
	return exitStatus(err)
}

// app is one run of the command line.
type app struct {
	env  Env
	out  *bufio.Writer // standard output; it keeps its first error for Flush
	vars map[string]string
	lang string

	// The common flags.
	fonts    string
	profile  string
	units    string
	writer   string
	standard string // of PDF files
	json     bool
}

func newApp(env Env) *app {
	a := &app{env: env, out: bufio.NewWriter(env.Stdout), vars: variables(env.Environ)}
	a.lang = languageOf(env.Args, a.vars)
	return a
}

// execute turns a panic into an error: whoever runs this is no programmer, and
// files being written are left as they were.
func (a *app) execute(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cli: panic: %v", r)
		}
	}()
	return a.root().ExecuteContext(ctx)
}

// say picks the language of the run.
func (a *app) say(vi, en string, args ...any) string { return diag.Say(vi, en, args...).In(a.lang) }

// note writes one line for the reader beside the result, on standard error.
func (a *app) note(vi, en string, args ...any) {
	fmt.Fprintln(a.env.Stderr, printable(a.say(vi, en, args...)))
}
