package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"syscall"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

func TestExitStatusIsTheContracts(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"done", nil, 0},
		{"an error nobody foresaw", errors.New("service: draw"), 1},
		{"cancelled without a signal", context.Canceled, 1},
		{"wrong use", usage("sai", "wrong"), 2},
		{"bad document", &failure{why: badDocument}, 3},
		{"bad template", &failure{why: badTemplate}, 4},
		{"file missing", fileFailure("a.json", fs.ErrNotExist), 6},
		{"disk full, wrapped", fmt.Errorf("render: %w", fileFailure("a.pdf", syscall.ENOSPC)), 6},
		{"port in use", serveFailure(":80", &net.OpError{Op: "listen", Err: syscall.EADDRINUSE}), 7},
		{"port in use on Windows", serveFailure(":80", &net.OpError{Op: "listen", Err: addressInUse}), 7},
		{"port not permitted", serveFailure(":80", &net.OpError{Op: "listen", Err: syscall.EACCES}), 6},
		{"no such address", serveFailure("80", &net.OpError{Op: "listen", Err: &net.AddrError{Err: "missing port", Addr: "80"}}), 2},
		{"server failed later", serveFailure(":80", errors.New("api: broken off")), 1},
		{"Ctrl-C", signalError(syscall.SIGINT), 130},
		{"SIGTERM", fmt.Errorf("check: %w", signalError(syscall.SIGTERM)), 143},
	} {
		if got := exitStatus(c.err); got != c.want {
			t.Errorf("%s: exit status %d, want %d", c.name, got, c.want)
		}
	}
}

func TestTemplateIsToBlameOnlyWhereNothingElseIs(t *testing.T) {
	template := diag.Problem{Code: "template.syntax", Severity: diag.Error}
	field := diag.Problem{Code: "field.required", Severity: diag.Error}
	warning := diag.Problem{Code: "field.unknown", Severity: diag.Warning}
	for _, c := range []struct {
		ps   []diag.Problem
		want reason
	}{
		{[]diag.Problem{template}, badTemplate},
		{[]diag.Problem{warning, template}, badTemplate},
		{[]diag.Problem{template, field}, badDocument},
		{[]diag.Problem{field}, badDocument},
	} {
		if got := blame(c.ps); got != c.want {
			t.Errorf("blame(%v) = %d, want %d", c.ps, got, c.want)
		}
	}
}
