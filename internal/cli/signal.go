package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// signalError is the cause of a context that a signal has ended.
type signalError syscall.Signal

// Error names the signal.
func (s signalError) Error() string { return fmt.Sprintf("cli: %v", syscall.Signal(s)) }

// withSignals ends the context at the first SIGINT or SIGTERM. The second one finds
// the system's own handling and ends the process at once.
func withSignals(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	got := make(chan os.Signal, 1)
	signal.Notify(got, syscall.SIGINT, syscall.SIGTERM)
	go func() {
		select {
		case s := <-got:
			signal.Stop(got)
			if s, ok := s.(syscall.Signal); ok {
				cancel(signalError(s))
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(got)
		cancel(nil)
	}
}
