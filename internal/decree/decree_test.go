package decree

import (
	"strings"
	"testing"
)

func TestClausesArePrintedInTheDecreesOwnWay(t *testing.T) {
	for _, c := range []struct {
		ref  Ref
		want string
	}{
		{Annex("c", "3", "II"), "điểm c khoản 3 Mục II Phần I Phụ lục I"},
		{Annex("", "7", "I"), "khoản 7 Mục I Phần I Phụ lục I"},
		{Copies("", "2", "I"), "khoản 2 Mục I Phần II Phụ lục I"},
		{Capitals("b", "8", "V"), "điểm b khoản 8 Mục V Phụ lục II"},
		{Section("I"), "Mục I Phụ lục III"},
		{Sample("1.2"), "Mẫu 1.2 Phụ lục III"},
		{Article("3", "13"), "khoản 3 Điều 13"},
		{Article("", "15"), "Điều 15"},
	} {
		if c.ref.String() != c.want {
			t.Errorf("%s, want %s", c.ref, c.want)
		}
	}
}

func TestKindsAreTwentyNineAndTwoHaveNoAbbreviation(t *testing.T) {
	seen, without := map[string]bool{}, 0
	for _, k := range Kinds() {
		if k.Abbr == "" {
			without++
			continue
		}
		if seen[k.Abbr] {
			t.Errorf("%s is the abbreviation of two kinds", k.Abbr)
		}
		seen[k.Abbr] = true
		if found, ok := KindByAbbr(k.Abbr); !ok || found.ID != k.ID {
			t.Errorf("%s does not lead back to %s", k.Abbr, k.ID)
		}
	}
	if len(Kinds()) != 29 || without != 2 {
		t.Errorf("%d kinds, %d without an abbreviation", len(Kinds()), without)
	}
}

// A reader takes the first name that fits, so a longer one must come before its
// own beginning.
func TestLongerNamesComeBeforeTheirBeginnings(t *testing.T) {
	for name, list := range map[string][]string{"Instruments": Instruments, "LocalUnits": LocalUnits, "Statutes": Statutes} {
		for i, short := range list {
			for _, long := range list[i+1:] {
				if strings.HasPrefix(long, short+" ") {
					t.Errorf("%s: «%s» stands before «%s»", name, short, long)
				}
			}
		}
	}
}
