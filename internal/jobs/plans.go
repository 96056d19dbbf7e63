package jobs

import (
	"context"
	"sync"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/diag"
)

// keptPlans is how many judged batches a process remembers: those it works on.
const keptPlans = 4

// planCache keeps the plans of the batches at hand. A plan that has been forgotten is
// judged again and comes out the same.
type planCache struct {
	mu    sync.Mutex
	plans []*cachedPlan // the last used first
}

type cachedPlan struct {
	id      string
	once    sync.Mutex // judged by one worker while the others wait
	judged  bool
	plan    *batch.Plan
	found   []diag.Problem
	earlier *earlier // nil until it is asked for
}

func newPlanCache() *planCache { return &planCache{} }

// slot is the place of a batch's plan, with the last used in front.
func (k *planCache) slot(id string) *cachedPlan {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, p := range k.plans {
		if p.id == id {
			copy(k.plans[1:i+1], k.plans[:i])
			k.plans[0] = p
			return p
		}
	}
	p := &cachedPlan{id: id}
	k.plans = append([]*cachedPlan{p}, k.plans[:min(len(k.plans), keptPlans-1)]...)
	return p
}

// forget drops the plan of a batch that has ended.
func (k *planCache) forget(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i, p := range k.plans {
		if p.id == id {
			k.plans = append(k.plans[:i], k.plans[i+1:]...)
			return
		}
	}
}

// planOf reads and judges a batch, or remembers it. The plan is nil where the data
// cannot be read as a table at all; found then says why.
func (e *Engine) planOf(ctx context.Context, r *record) (*batch.Plan, []diag.Problem, error) {
	slot := e.plans.slot(r.id)
	slot.once.Lock()
	defer slot.once.Unlock()
	if slot.judged {
		return slot.plan, slot.found, nil
	}
	in, err := e.inputOf(r)
	if err != nil {
		return nil, nil, err
	}
	req := in.Request()
	if slot.found = req.Found; req.Table != nil {
		if slot.plan, err = e.opt.Judge(ctx, req); err != nil {
			return nil, nil, err
		}
		slot.found = slot.plan.Problems
	}
	slot.judged = true
	return slot.plan, slot.found, nil
}
