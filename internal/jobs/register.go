package jobs

import (
	"context"
	"errors"
	"sync"
)

// errCancelled ends the work on a batch that nobody wants any more; errLost ends it
// where another worker has taken the task.
var (
	errCancelled = errors.New("jobs: the batch was cancelled")
	errLost      = errors.New("jobs: the task was lost")
)

// register knows what this process works on.
type register struct {
	mu    sync.Mutex
	tasks map[taskArgs]context.CancelCauseFunc
}

func newRegister() *register { return &register{tasks: map[taskArgs]context.CancelCauseFunc{}} }

// enter refuses a task that is being worked on here.
func (r *register) enter(t taskArgs, cancel context.CancelCauseFunc) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, working := r.tasks[t]; working {
		return false
	}
	r.tasks[t] = cancel
	return true
}

func (r *register) leave(t taskArgs) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.tasks, t)
}

func (r *register) has(t taskArgs) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, working := r.tasks[t]
	return working
}

func (r *register) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.tasks)
}

// cancel ends the work on a batch here.
func (r *register) cancel(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for t, cancel := range r.tasks {
		if t.Batch == id {
			cancel(errCancelled)
		}
	}
}

// news wakes those who wait for events.
type news struct {
	mu   sync.Mutex
	next chan struct{}
}

func newNews() *news { return &news{next: make(chan struct{})} }

// wait gives a channel that is closed at the next change.
func (n *news) wait() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.next
}

func (n *news) tell() {
	n.mu.Lock()
	defer n.mu.Unlock()
	close(n.next)
	n.next = make(chan struct{})
}
