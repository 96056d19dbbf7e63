package api

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/jobs"
)

// TestCorrectedBatchMakesOnlyWhatWasWrong sends a table with a bad row, mends it, and
// sends it again naming the first batch: the result is that of a batch that was made
// from nothing, byte by byte.
func TestCorrectedBatchMakesOnlyWhatWasWrong(t *testing.T) {
	onEachDatabase(t, func(t *testing.T, opt jobs.Options) {
		opt.PartFiles = 7 // the documents come from several archives
		h := newBatchHandler(t, opt)
		good := rowsForm(t, 20)
		bad := rowsForm(t, 20)
		bad[1].text = strings.Replace(bad[1].text, ",1250,105,", ",1250,một trăm,", 1)
		first := ended(t, h, accepted(t, h, bad))
		if first.Done != 19 || first.Failed != 1 {
			t.Fatalf("%+v", first)
		}
		again := ended(t, h, accepted(t, h, append(good, part{"lam_tiep", "", first.ID})))
		if taken := h.opt.Batches.TakenOver(); again.State != "completed" || again.Done != 20 || taken != 19 {
			t.Fatalf("%d taken over, %+v", taken, again)
		}
		fresh := ended(t, h, accepted(t, h, good))
		if taken := h.opt.Batches.TakenOver(); taken != 19 {
			t.Errorf("%d taken over without being asked", taken)
		}
		for i, f := range fresh.Results {
			want := call(t, h, request("GET", f.Link, "")).Body.Bytes()
			if got := call(t, h, request("GET", again.Results[i].Link, "")).Body.Bytes(); !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes, %d when made from nothing", f.Name, len(got), len(want))
			}
		}
	})
}

func TestCorrectedBatchMakesAnewWhatWasMadeInAnotherWay(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	first := ended(t, h, accepted(t, h, rowsForm(t, 3)))
	form := rowsForm(t, 3, part{"lam_tiep", "", first.ID})
	form[3].text = "pdf"
	if b := ended(t, h, accepted(t, h, form)); b.Done != 3 || h.opt.Batches.TakenOver() != 0 {
		t.Errorf("%d taken over, %+v", h.opt.Batches.TakenOver(), b)
	}
}

func TestEarlierBatchMustHaveItsResult(t *testing.T) {
	h := newBatchHandler(t, jobs.Options{})
	gone := ended(t, h, accepted(t, h, rowsForm(t, 2))).ID
	call(t, h, request("DELETE", batchPath(gone), ""))
	running := accepted(t, h, rowsForm(t, 400))
	for id, want := range map[string]string{
		gone: "đã được xóa", running: "chưa kết thúc", strings.Repeat("A", 26): "Không có lô", "x": "Không có lô",
	} {
		w := postForm(t, h, rowsForm(t, 2, part{"lam_tiep", "", id}))
		if w.Code != 422 || !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), "/lam_tiep") {
			t.Errorf("%s: %d %s", id, w.Code, w.Body)
		}
	}
	call(t, h, request("DELETE", batchPath(running), ""))
}
