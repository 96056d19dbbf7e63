package lint

import (
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

func kindIDs() (ids []string) {
	for _, k := range decree.Kinds() {
		ids = append(ids, k.ID)
	}
	return ids
}

// checklist holds the ids of the reference's checklist, and those of its table of
// capitals that the checklist does not name.
const checklist = `
ND30-PL1-I-1 ND30-PL1-I-2a ND30-PL1-I-3T ND30-PL1-I-3B ND30-PL1-I-3L ND30-PL1-I-3R ND30-PL1-I-3x ND30-PL1-I-4a ND30-PL1-I-4b ND30-PL1-I-4c
ND30-PL1-I-4d ND30-PL1-I-7a ND30-PL1-I-7b ND30-PL1-I-7c ND30-PL1-V-fn ND30-PL1-II-6e1 ND30-PL1-II-6e2 ND30-PL1-II-6e3 ND30-PL1-II-6e4
ND30-PL1-II-6e5 ND30-PL1-II-6e6 ND30-C-blank ND30-PL1-II-1a1 ND30-PL1-II-1a2 ND30-PL1-II-1a3 ND30-PL1-II-1b1 ND30-PL1-II-1b2
ND30-PL1-II-1b3 ND30-PL1-II-1b4 ND30-PL1-II-1c ND30-PL1-II-2a1 ND30-PL1-II-2a2 ND30-PL1-II-2a3 ND30-PL1-II-2a4 ND30-PL1-II-2b1
ND30-PL1-II-2b2 ND30-PL1-II-2b3 ND30-PL1-II-2b4 ND30-PL1-II-3a ND30-PL1-II-3b1 ND30-PL1-II-3b2 ND30-PL1-II-3b3 ND30-PL1-II-3c1
ND30-PL1-II-3c2 ND30-PL1-II-3c3 ND30-PL1-II-3c4 ND30-PL1-II-3c5 ND30-PL1-II-3k ND30-PL3-I-case ND30-PL3-I-pair ND30-Đ15-blank
ND30-PL1-II-4a1 ND30-PL1-II-4b1 ND30-PL1-II-4b2 ND30-PL1-II-4b3 ND30-PL1-II-4b4 ND30-PL1-II-4b5 ND30-PL1-II-4c1 ND30-PL1-II-4c2
ND30-C-date-order ND30-Đ7-kind ND30-PL1-II-5b1 ND30-PL1-II-5b2 ND30-PL1-II-5b3 ND30-PL1-II-5b4 ND30-PL1-II-5b5 ND30-PL1-II-5b6
ND30-PL1-II-5b7 ND30-PL1-II-5a ND30-PL3-1.2 ND30-PL1-II-6a1 ND30-PL1-II-6a2 ND30-PL1-II-6a3 ND30-PL1-II-6a4 ND30-PL1-II-6a5 ND30-PL1-II-6a6
ND30-PL1-II-6b1 ND30-C-so ND30-PL3-qd1 ND30-PL3-qd2 ND30-PL1-II-6đ1 ND30-PL1-II-6đ2 ND30-PL1-II-6đ3 ND30-PL1-II-6đ4 ND30-PL1-II-6đ5
ND30-PL1-II-6đ6 ND30-PL1-II-6đ7 ND30-PL1-II-6d ND30-PL1-V-6b ND30-C-11 ND30-PL3-end ND30-C-end1 ND30-PL1-II-7b1 ND30-PL1-II-7b2
ND30-PL1-II-7b3 ND30-PL1-II-7b4 ND30-Đ13-3 ND30-Đ13-mode ND30-PL1-II-7c1 ND30-PL1-II-7c2 ND30-PL1-II-7đ1 ND30-PL1-II-7đ2
ND30-PL1-II-7đ3 ND30-C-keep ND30-PL1-II-7d ND30-PL1-II-8a ND30-PL1-II-8b ND30-PL1-II-9b1 ND30-PL1-II-9b2 ND30-PL1-II-9d1 ND30-PL1-II-9d2
ND30-PL1-II-9d2b ND30-PL1-II-9d3 ND30-PL1-II-9d4 ND30-PL1-II-9d5 ND30-PL1-II-9d6 ND30-PL1-II-9d7 ND30-PL1-II-9d8 ND30-PL1-II-9d9
ND30-PL3-nn1 ND30-PL3-nn2 ND30-PL1-III-1a1 ND30-PL1-III-1a2 ND30-PL1-III-1b1 ND30-PL1-III-1b2 ND30-PL1-III-1c1 ND30-PL1-III-1c2
ND30-PL1-III-1đ ND30-PL1-III-2b ND30-PL1-III-2a ND30-PL1-III-2c ND30-PL1-III-3 ND30-PL1-III-4 ND30-PL1-P2-II-1c ND30-PL1-P2-II-2a
ND30-PL1-P2-I-2 ND30-PL2-V-7 ND30-PL2-V-6 ND30-PL2-V-8c ND30-PL2-III-1c ND30-PL2-IV-1a ND30-C-tone ND30-C-num
`

const capitalsTable = `
ND30-PL2-I ND30-PL2-II-1a ND30-PL2-II-1b ND30-PL2-II-2a ND30-PL2-II-2b ND30-PL2-III-1a ND30-PL2-III-1b ND30-PL2-III-1d ND30-PL2-III-1d2
ND30-PL2-III-1đ ND30-PL2-III-2 ND30-PL2-IV-1b ND30-PL2-IV-2a ND30-PL2-IV-2b ND30-PL2-V-1 ND30-PL2-V-2 ND30-PL2-V-3 ND30-PL2-V-4 ND30-PL2-V-5
ND30-PL2-V-8a ND30-PL2-V-8b ND30-PL2-V-9 ND30-PL2-V-10
`

func TestEveryRuleOfTheReferenceIsListedOnceAndInItsOrder(t *testing.T) {
	want := append(strings.Fields(checklist), strings.Fields(capitalsTable)...)
	if n := len(strings.Fields(checklist)); n != 143 {
		t.Fatalf("the checklist has %d ids, not 143", n)
	}
	rules := Rules()
	have := map[diag.Code]int{}
	for _, r := range rules {
		have[r.Code]++
	}
	for _, id := range want {
		if have[diag.Code(id)] != 1 {
			t.Errorf("%s is listed %d times", id, have[diag.Code(id)])
		}
	}
	if len(rules) != len(want) {
		t.Errorf("%d rules are listed, %d wanted", len(rules), len(want))
	}
	for i := 0; i < len(rules) && i < len(want); i++ {
		if string(rules[i].Code) != want[i] {
			t.Fatalf("rule %d is %s; the reference has %s there", i, rules[i].Code, want[i])
		}
	}
}

func TestEveryRuleSaysWhatItIs(t *testing.T) {
	count := map[Status]int{}
	for _, r := range Rules() {
		count[r.Status]++
		if r.Title.VI == "" || r.Title.EN == "" || r.Severity < diag.Error || r.Severity > diag.Info {
			t.Errorf("%s lacks a title or a severity", r.Code)
		}
		if (r.Status == Judged) != (r.Why.VI == "") {
			t.Errorf("%s: status %s and reason %q do not fit", r.Code, r.Status, r.Why.VI)
		}
		if r.Severity == diag.Error && r.Ref == "" {
			t.Errorf("%s breaks the decree's words, and no clause is named", r.Code)
		}
	}
	t.Logf("judged %d, by form %d, not on data %d", count[Judged], count[ByForm], count[NotOnData])
}

func TestClausesAreCitedAsTheDecreeDoes(t *testing.T) {
	want := map[diag.Code]string{
		"ND30-PL1-II-3c3": "điểm c khoản 3 Mục II Phần I Phụ lục I", "ND30-Đ13-3": "khoản 3 Điều 13", "ND30-Đ15-blank": "Điều 15",
		"ND30-PL1-I-1": "khoản 1 Mục I Phần I Phụ lục I", "ND30-PL2-V-7": "khoản 7 Mục V Phụ lục II", "ND30-PL2-V-8b": "điểm b khoản 8 Mục V Phụ lục II",
		"ND30-PL3-I-case": "Mục I Phụ lục III", "ND30-PL3-1.2": "Mẫu 1.2 Phụ lục III", "ND30-PL1-P2-I-2": "khoản 2 Mục I Phần II Phụ lục I", "ND30-PL1-V-6b": "Mục V Phần I Phụ lục I",
	}
	for _, r := range Rules() {
		if w, ok := want[r.Code]; ok && r.Ref.String() != w {
			t.Errorf("%s: %s, want %s", r.Code, r.Ref, w)
		}
	}
}
