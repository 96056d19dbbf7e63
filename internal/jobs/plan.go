package jobs

import (
	"context"
	"errors"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/diag"
)

// Sizes of a chunk. A hundred documents make the queue's own cost disappear; a small
// batch is cut finer so that every worker has some.
const (
	minChunk      = 10
	maxChunk      = 100
	chunksAtLeast = 8
)

// maxPlanTries is how often the process may die while it judges before the batch is
// given up. It is more than maxTries: nothing is written down half way, so that a
// machine that fails every few seconds would lose a large batch by no fault of its own.
const maxPlanTries = 10

// plan judges a batch and cuts it into chunks. Judging it again gives the same.
func (e *Engine) plan(ctx context.Context, t *task, r *record) error {
	if State(r.state).Ended() {
		return e.endPlan(ctx, t, nil, found{})
	}
	if t.tries > maxPlanTries {
		return e.endPlan(ctx, t, nil, found{Problems: []diag.Problem{crashed()}})
	}
	if State(r.state) == Queued {
		if err := e.begin(ctx, t); err != nil {
			return err
		}
	}
	plan, problems, err := e.planOf(ctx, r)
	if err != nil {
		if errors.Is(context.Cause(ctx), errCancelled) {
			return e.endPlan(context.WithoutCancel(ctx), t, nil, found{})
		}
		return err
	}
	return e.endPlan(context.WithoutCancel(ctx), t, plan, firstOf(problems))
}

// begin says that somebody has begun.
func (e *Engine) begin(ctx context.Context, t *task) error {
	return e.change(ctx, func(c conn) error {
		n, err := c.exec(ctx, `UPDATE mocban_batch SET started = $2 WHERE id = $1 AND state = 'queued'`, t.batch, e.now())
		if err != nil || n == 0 {
			return err
		}
		_, err = e.advance(ctx, c, t.batch, change{state: Running})
		return err
	})
}

// endPlan writes down what was found and hands out the chunks; no plan, or one that
// is blocked, has none.
func (e *Engine) endPlan(ctx context.Context, t *task, plan *batch.Plan, f found) error {
	return e.change(ctx, func(c conn) error {
		if err := mustSettle(ctx, c, *t, taskDone); err != nil {
			return err
		}
		total := 0
		if plan != nil {
			total = len(plan.Items)
		}
		if _, err := c.exec(ctx, `UPDATE mocban_batch SET total = $2, problems = $3 WHERE id = $1`, t.batch, total, encode(f)); err != nil {
			return err
		}
		r, err := e.advance(ctx, c, t.batch, change{tasks: -1})
		if err != nil {
			return err
		}
		var chunks []task
		if plan != nil && !plan.Blocked() && !State(r.state).Ended() {
			chunks = cut(t.batch, total)
		}
		if len(chunks) == 0 {
			return addTasks(ctx, c, []task{finishOf(t.batch)})
		}
		if _, err := c.exec(ctx, `UPDATE mocban_batch SET remaining = $2 WHERE id = $1`, t.batch, len(chunks)); err != nil {
			return err
		}
		return addTasks(ctx, c, chunks)
	})
}

// firstOf keeps what a batch's call can tell; the report tells all.
func firstOf(problems []diag.Problem) found {
	n := min(len(problems), maxProblems)
	return found{Problems: problems[:n:n], Omitted: len(problems) - n}
}

func crashed() diag.Problem {
	return diag.Problem{Code: "batch.crashed", Severity: diag.Error,
		Message: diag.Say("Chương trình bị ngắt nhiều lần đúng lúc xử lý dữ liệu này nên đã bỏ qua.",
			"The program was killed several times while it worked on these data and has given them up."),
		Hint: diag.Say("Hãy báo quản trị kèm mã lô.", "Tell the administrator, naming the batch."),
	}
}

// cut divides the items into chunks. Those of small batches go before those of large
// ones, so that a unit of ten need not wait for a ministry of a hundred thousand.
func cut(id string, total int) []task {
	size := min(maxChunk, max(minChunk, (total+chunksAtLeast-1)/chunksAtLeast))
	priority := int64(2)
	switch {
	case total > 20_000:
		priority = 4
	case total > 1000:
		priority = 3
	}
	var chunks []task
	for first := 0; first < total; first += size {
		chunks = append(chunks, task{batch: id, n: int64(len(chunks) + 1), kind: kindChunk, priority: priority,
			first: int64(first), past: int64(min(total, first+size))})
	}
	return chunks
}

func finishOf(id string) task { return task{batch: id, n: finishTask, kind: kindFinish, priority: 1} }
