package sink_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/mocban/mocban/internal/batch"
	"github.com/mocban/mocban/internal/batch/sink"
)

func mustOpen(t *testing.T, to string, h batch.Header) place {
	t.Helper()
	p, err := open(to, h)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func put(t *testing.T, p place, from, to int) {
	t.Helper()
	for n := from; n <= to; n++ {
		if err := p.Put(documentOf(n, fmt.Sprintf("Báo cáo %03d.docx", n), fmt.Sprintf("văn bản số %d", n))); err != nil {
			t.Fatal(err)
		}
	}
}

func finish(t *testing.T, p place) {
	t.Helper()
	extra := func(add func(sink.Extra) error) error {
		return add(sink.Extra{Name: "so-dang-ky.xlsx", Write: func(w io.Writer) error {
			_, err := io.WriteString(w, "sổ")
			return err
		}})
	}
	if err := errors.Join(p.Finish(extra), p.Close()); err != nil {
		t.Fatal(err)
	}
}

func standing(t *testing.T, p place) (items int, complete bool) {
	t.Helper()
	s := p.Standing()
	if s.Totals.Done != s.Items {
		t.Errorf("%d items, totals %+v", s.Items, s.Totals)
	}
	return s.Items, s.Complete
}

var targets = []string{"ra", "ra.zip"}

func TestStoppedBatchGoesOnBehindItsLastItem(t *testing.T) {
	for _, target := range targets {
		to := filepath.Join(t.TempDir(), target)
		h := headerOf("a", 250)
		p := mustOpen(t, to, h)
		put(t, p, 1, 130)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		p = mustOpen(t, to, h)
		if n, complete := standing(t, p); n != 130 || complete {
			t.Errorf("%s: goes on behind %d (%v)", target, n, complete)
		}
		put(t, p, 131, 250)
		finish(t, p)

		p = mustOpen(t, to, h)
		if n, complete := standing(t, p); n != 250 || !complete {
			t.Errorf("%s: a finished batch stands at %d (%v)", target, n, complete)
		}
		finish(t, p)
	}
}

func TestOtherPlanIsRefusedAndLeftAlone(t *testing.T) {
	for _, target := range targets {
		to := filepath.Join(t.TempDir(), target)
		p := mustOpen(t, to, headerOf("a", 5))
		put(t, p, 1, 3)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		before := filesIn(t, filepath.Dir(to))
		_, err := open(to, headerOf("b", 5))
		var refused *sink.Refusal
		if !errors.As(err, &refused) || refused.Why != sink.OtherPlan {
			t.Errorf("%s: %v", target, err)
		}
		compareFiles(t, before, filesIn(t, filepath.Dir(to)))
	}
}

func TestForeignFolderIsRefusedAndLeftAlone(t *testing.T) {
	for name, content := range map[string]string{
		"thu-rieng.txt": "của tôi", batch.ManifestName: `{"loai":"something else"}` + "\n", ".DS_Store": "x",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		before := filesIn(t, dir)
		_, err := sink.OpenFolder(dir, headerOf("a", 5))
		var refused *sink.Refusal
		if !errors.As(err, &refused) || refused.Why != sink.Foreign {
			t.Errorf("beside %s: %v", name, err)
		}
		compareFiles(t, before, filesIn(t, dir))
	}
}

func TestFinishedArchiveOfAnotherPlanIsReplacedAtTheEnd(t *testing.T) {
	to := filepath.Join(t.TempDir(), "ra.zip")
	p := mustOpen(t, to, headerOf("a", 2))
	put(t, p, 1, 2)
	finish(t, p)
	old, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	p = mustOpen(t, to, headerOf("b", 3))
	put(t, p, 1, 3)
	if now, err := os.ReadFile(to); err != nil || !bytes.Equal(old, now) {
		t.Error("the old archive was touched before the new one was whole")
	}
	finish(t, p)
	m := readManifest(t, unpacked(t, filesIn(t, filepath.Dir(to)))[batch.ManifestName])
	if m.header.Plan != "b" || len(m.entries) != 3 {
		t.Errorf("the manifest is %+v", m.header)
	}
}

func TestSecondProcessFindsThePlaceBusy(t *testing.T) {
	for _, target := range targets {
		to := filepath.Join(t.TempDir(), target)
		p := mustOpen(t, to, headerOf("a", 5))
		if _, err := open(to, headerOf("a", 5)); !errors.Is(err, sink.ErrBusy) {
			t.Errorf("%s: %v", target, err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if err := mustOpen(t, to, headerOf("a", 5)).Close(); err != nil {
			t.Error(err)
		}
	}
}

// Whatever a crash or a careless hand did to files that the manifest speaks of, the
// batch goes on from the first that is wrong.
func TestDamagedFilesAreMadeAgain(t *testing.T) {
	for name, damage := range map[string]struct {
		do    func(t *testing.T, dir string)
		stand int
	}{
		"a file is gone":           {func(t *testing.T, dir string) { remove(t, dir, "ra/Báo cáo 007.docx") }, 6},
		"a file is short":          {func(t *testing.T, dir string) { write(t, dir, "ra/Báo cáo 110.docx", "vă") }, 109},
		"a file has other bytes":   {func(t *testing.T, dir string) { write(t, dir, "ra/Báo cáo 110.docx", "văn bản số 11O") }, 109},
		"the last line is torn":    {func(t *testing.T, dir string) { tear(t, dir, "ra/manifest.jsonl", 10) }, 129},
		"a temporary file is left": {func(t *testing.T, dir string) { write(t, dir, "ra/.mocban-x.tmp", "nửa") }, 130},
	} {
		dir := t.TempDir()
		p := mustOpen(t, filepath.Join(dir, "ra"), headerOf("a", 130))
		put(t, p, 1, 130)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		want := filesIn(t, dir)
		damage.do(t, dir)
		p = mustOpen(t, filepath.Join(dir, "ra"), headerOf("a", 130))
		if n, _ := standing(t, p); n != damage.stand {
			t.Errorf("%s: goes on behind %d, want %d", name, n, damage.stand)
		}
		put(t, p, damage.stand+1, 130)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		compareFiles(t, want, filesIn(t, dir))
	}
}

func TestDamagedArchiveIsGoneOnWithWhereItIsSound(t *testing.T) {
	for name, damage := range map[string]struct {
		do    func(t *testing.T, dir string)
		stand int
	}{
		"it is short":            {func(t *testing.T, dir string) { tear(t, dir, "ra.zip.tam", 5) }, 129},
		"it is gone":             {func(t *testing.T, dir string) { remove(t, dir, "ra.zip.tam") }, 0},
		"more came than is safe": {func(t *testing.T, dir string) { lengthen(t, dir, "ra.zip.tam") }, 130},
		"the journal is torn":    {func(t *testing.T, dir string) { tear(t, dir, "ra.zip.tam.jsonl", 10) }, 129},
	} {
		dir := t.TempDir()
		h := headerOf("a", 140)
		p := mustOpen(t, filepath.Join(dir, "ra.zip"), h)
		put(t, p, 1, 130)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		damage.do(t, dir)
		p = mustOpen(t, filepath.Join(dir, "ra.zip"), h)
		n, _ := standing(t, p)
		if n != damage.stand {
			t.Errorf("%s: goes on behind %d, want %d", name, n, damage.stand)
		}
		put(t, p, n+1, 140)
		finish(t, p)
		files := unpacked(t, filesIn(t, dir))
		m := readManifest(t, files[batch.ManifestName])
		if len(m.entries) != 140 || len(files) != 142 {
			t.Errorf("%s: %d entries, %d files", name, len(m.entries), len(files))
		}
	}
}

func TestArchivesHaveAnIndexWhereThereAreSeveral(t *testing.T) {
	dir := t.TempDir()
	p := mustOpen(t, filepath.Join(dir, "ra.zip"), headerOf("a", 320))
	put(t, p, 1, 320)
	finish(t, p)
	archives := filesIn(t, dir)
	if len(archives) != 3 || archives["ra-3.zip"] == nil {
		t.Fatalf("%d archives", len(archives))
	}
	files := unpacked(t, archives)
	m := readManifest(t, files[batch.ManifestName])
	if m.entries[0].Files[0].Part != 1 || m.entries[319].Files[0].Part != 3 {
		t.Errorf("parts %d and %d", m.entries[0].Files[0].Part, m.entries[319].Files[0].Part)
	}
	if !bytes.Contains(files[batch.IndexName], []byte("ra-3.zip,Báo cáo 320.docx,")) {
		t.Errorf("the index is\n%.300s", files[batch.IndexName])
	}
}

func TestNameThatLeadsOutOfTheFolderIsRefused(t *testing.T) {
	p := mustOpen(t, filepath.Join(t.TempDir(), "ra"), headerOf("a", 1))
	defer p.Close()
	for _, name := range []string{"../x.docx", "a/b.docx", "/x.docx", ""} {
		if err := p.Put(documentOf(1, name, "x")); err == nil {
			t.Errorf("%q was written", name)
		}
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// tear cuts the last bytes off a file.
func tear(t *testing.T, dir, name string, bytes int64) {
	t.Helper()
	path := filepath.Join(dir, name)
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()-bytes)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func lengthen(t *testing.T, dir, name string) {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_APPEND, 0)
	if err == nil {
		_, err = f.WriteString("PK\x03\x04 nửa mục")
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestPlaceIsFreshUntilABatchBegins(t *testing.T) {
	for _, target := range targets {
		path := filepath.Join(t.TempDir(), target)
		if !sink.Fresh(path) {
			t.Errorf("%s: nothing is there and it is not fresh", target)
		}
		p := mustOpen(t, path, headerOf("a", 3))
		put(t, p, 1, 1)
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if sink.Fresh(path) {
			t.Errorf("%s: fresh with a batch to be gone on with", target)
		}
	}
}
