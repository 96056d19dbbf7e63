package batch

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
)

// keeping judges the contract's reports, with room for so many bytes of their files.
func keeping(t testing.TB, data string, room int64, change func(*Request)) *Plan {
	t.Helper()
	svc, err := house()
	if err != nil {
		t.Fatal(err)
	}
	table, found := sheet.Read([]byte(data), sheet.Options{})
	req := Request{
		Template: fixture(t, "mau-bao-cao-don-vi.json"), Summary: fixture(t, "mau-tong-hop.json"),
		Table: table, Found: found, GroupBy: "ma_don_vi", Workers: 1, Keep: room,
	}
	change(&req)
	plan, err := Judge(context.Background(), svc, req)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func runAll(t testing.TB, p *Plan) []*Document {
	t.Helper()
	var docs []*Document
	err := p.Run(context.Background(), RunOptions{}, func(d *Document) error {
		docs = append(docs, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func TestWhatJudgingKeepsIsWhatIsMadeInItsTurn(t *testing.T) {
	data := string(fixture(t, "don-vi-quy.csv"))
	for name, want := range map[string]service.Format{"both": service.DOCX | service.PDF, "docx": service.DOCX, "pdf": service.PDF} {
		formats := func(r *Request) { r.Formats = want }
		none := keeping(t, data, 0, formats)
		made := runAll(t, none)
		for _, c := range []struct {
			room int64
			kept int
		}{{0, 0}, {1, 1}, {1 << 30, 4}} { // three units and the consolidated report
			plan := keeping(t, data, c.room, formats)
			if n := len(plan.works.shelf.kept); n != c.kept {
				t.Errorf("%s: room for %d bytes keeps %d items, want %d", name, c.room, n, c.kept)
			}
			if plan.ID() != none.ID() || !reflect.DeepEqual(runAll(t, plan), made) {
				t.Errorf("%s: with room for %d bytes the documents differ", name, c.room)
			}
			if n := len(plan.works.shelf.kept); n != 0 {
				t.Errorf("%s: %d items are kept after all were asked for", name, n)
			}
		}
	}
}

func TestNothingIsKeptOfABatchOfWhichNothingIsMade(t *testing.T) {
	data := strings.Replace(string(fixture(t, "don-vi-quy.csv")), "Chủ tịch", "Chủ tịch\x01", 1)
	all := keeping(t, data, 1<<30, func(r *Request) { r.AllOrNothing = true })
	if !all.Blocked() || len(all.works.shelf.kept) != 0 {
		t.Errorf("blocked %t, %d items are kept", all.Blocked(), len(all.works.shelf.kept))
	}
	good := keeping(t, data, 1<<30, func(*Request) {})
	if good.Blocked() || len(good.works.shelf.kept) != 3 {
		t.Errorf("the bad row stops its group only: blocked %t, %d items are kept", good.Blocked(), len(good.works.shelf.kept))
	}
}

// Two units with one number are found out when all are judged, and their files are
// made by then.
func TestDocumentThatIsStoppedLateIsNotGivenAway(t *testing.T) {
	svc, err := house()
	if err != nil {
		t.Fatal(err)
	}
	data := "don_vi,so\nA,7\nB,7\nC,8\n"
	mau := strings.Replace(string(fixture(t, "cong-van/du-lieu.json")), `"1936"`, `"{{ so }}"`, 1)
	plan, err := Judge(context.Background(), svc, Request{
		Template: []byte(mau), Table: tableOf(t, data), GroupBy: "don_vi", Keep: 1 << 30,
	})
	if err != nil {
		t.Fatal(err)
	}
	docs := runAll(t, plan)
	if len(docs) != 3 || len(docs[0].Files) != 0 || len(docs[1].Files) != 0 || len(docs[2].Files) != 2 {
		t.Fatalf("%+v", plan.Problems)
	}
	if n := len(plan.works.shelf.kept); n != 0 {
		t.Errorf("%d items are still kept", n)
	}
}
