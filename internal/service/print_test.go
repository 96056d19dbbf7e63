package service

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

func sheetsOf(t *testing.T, name string) *Sheets {
	t.Helper()
	s, res, err := newService(t).Sheets(context.Background(), input(t, name))
	if err != nil || s == nil {
		t.Fatalf("%s: %v, %v", name, err, res)
	}
	return s
}

func sidesIn(pdf []byte) int { return bytes.Count(pdf, []byte("/Type/Page/")) }

func TestPrintJoinsDocumentsInTheirOrder(t *testing.T) {
	plan, letter := sheetsOf(t, "ke-hoach-tre-em"), sheetsOf(t, "cong-van")
	docs := []*Sheets{plan, letter, plan}
	out, err := newService(t).Print(docs, "In tất cả", false)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2*plan.Count() + letter.Count(); sidesIn(out) != want {
		t.Errorf("%d pages, want %d", sidesIn(out), want)
	}
	again, err := newService(t).Print(docs, "In tất cả", false)
	if err != nil || !bytes.Equal(out, again) {
		t.Errorf("the same documents print to other bytes (%v)", err)
	}
}

func TestTwoSidedPrintBeginsEveryDocumentOnAFront(t *testing.T) {
	one := sheetsOf(t, "bao-cao-quy")
	if one.Count()%2 == 0 {
		t.Fatalf("the document has %d pages, the test wants an odd number", one.Count())
	}
	out, err := newService(t).Print([]*Sheets{one, one, one}, "In tất cả", true)
	if err != nil {
		t.Fatal(err)
	}
	if want := 3*one.Count() + 2; sidesIn(out) != want { // none behind the last
		t.Errorf("%d pages, want %d", sidesIn(out), want)
	}
}

func TestPrintOfNothingIsRefused(t *testing.T) {
	if _, err := newService(t).Print(nil, "x", false); err == nil {
		t.Error("a file without documents was made")
	}
}

func TestBlockedDocumentHasNoSheets(t *testing.T) {
	s, res, err := newService(t).Sheets(context.Background(), []byte(strings.Repeat("{", 2)))
	if s != nil || err != nil || !res.Blocked() {
		t.Errorf("sheets %v, blocked %v, %v", s, res.Blocked(), err)
	}
}
