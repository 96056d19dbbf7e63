package cli

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a long work has come: a bar on a screen, a line now and
// then elsewhere, nothing beside the events of --json.
type progress struct {
	a       *app
	what    string
	first   int // done before this run
	bar     *progressbar.ProgressBar
	began   time.Time
	told    time.Time // when the last line was written
	started bool
}

// lineEvery is how often progress is told where there is no screen.
const lineEvery = 5 * time.Second

func (a *app) progress(what string, first int) *progress {
	now := a.env.Now()
	return &progress{a: a, what: what, first: first, began: now, told: now}
}

// at tells that so many of total are done. One call at a time.
func (p *progress) at(done, total int) {
	if p.a.json {
		return
	}
	if !p.started {
		p.started = true
		if p.a.onScreen() {
			p.bar = p.newBar(total)
		}
	}
	if p.bar != nil {
		_ = p.bar.Set(done) // it fails only behind its end
		return
	}
	if now := p.a.env.Now(); now.Sub(p.told) >= lineEvery {
		p.told = now
		p.line(done, total, now.Sub(p.began))
	}
}

// onScreen reports that a bar may be drawn: it moves the cursor.
func (a *app) onScreen() bool {
	return a.env.IsScreen != nil && a.env.IsScreen() && a.vars["NO_COLOR"] == "" && a.vars["TERM"] != "dumb"
}

func (p *progress) newBar(total int) *progressbar.ProgressBar {
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(p.a.env.Stderr),
		progressbar.OptionSetDescription(p.what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(p.a.say("văn bản", "documents")),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionEnableColorCodes(false),
		progressbar.OptionClearOnFinish(),
	)
	_ = bar.Set(p.first)
	return bar
}

// line tells count, speed and what time is left.
func (p *progress) line(done, total int, spent time.Duration) {
	made := done - p.first
	if made <= 0 || spent <= 0 {
		return
	}
	speed := float64(made) / spent.Seconds()
	left := time.Duration(float64(total-done) / speed * float64(time.Second)).Round(time.Second)
	p.a.note("%s: %d/%d, %.0f văn bản/giây, còn khoảng %v.", "%s: %d/%d, %.0f documents/s, about %v left.", p.what, done, total, speed, left)
}

// end takes the bar off the screen; what was done is told in words.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear()
		_ = p.bar.Exit()
	}
}
