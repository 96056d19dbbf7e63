package batch

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

// shape is the keys of groups and the sheet's numbers of their rows.
func shape(groups []Group) string {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "%s:", g.Key)
		for _, r := range g.Rows {
			fmt.Fprintf(&b, " %d", g.Table.Rows[r].Number)
		}
		b.WriteString("; ")
	}
	return b.String()
}

func TestGroupsStandInTheOrderOfFirstAppearance(t *testing.T) {
	table := tableOf(t, "ma,x\nB,1\nA,2\nB,3\nA,4\n")
	if got := shape(grouped(t, table, "ma")); got != "B: 2 4; A: 3 5; " {
		t.Error(got)
	}
	if got := shape(grouped(t, table, "")); got != "2: 2; 3: 3; 4: 4; 5: 5; " {
		t.Error(got)
	}
}

func TestRowWithoutAKeyIsToldWithItsCell(t *testing.T) {
	groups, problems := Groups(tableOf(t, "x,ma\n1,A\n2,\n3,A\n"), "ma")
	if p := only(t, problems); p.Code != "table.empty_key" || p.Cell != "B3" || shape(groups) != "A: 2 4; " {
		t.Errorf("%+v %s", p, shape(groups))
	}
}

func TestStatedTotalsAreHeldAgainstTheSums(t *testing.T) {
	for _, c := range []struct {
		name, data string
		groups     string
		cells      string // of the totals that differ
	}{
		{"right total of all", "ma,ten,x\nA,một,1\nB,hai,2.5\nTổng cộng,,3.50\n", "A: 2; B: 3; ", ""},
		{"wrong total of all", "ma,ten,x\nA,một,1\nB,hai,2.5\nTổng cộng,,4\n", "A: 2; B: 3; ", "C4"},
		{"label behind the key", "ma,ten,x,y\nA,một,1,1\nB,hai,2,2\n,Tổng:,3,4\n", "A: 2; B: 3; ", "D4"},
		{"total of a group", "ma,ct,x\nA,thu,1\nA,chi,2\nA,Cộng,3\nB,thu,5\nB,Cộng,6\n", "A: 2 3; B: 5; ", "C6"},
		{"total of an indicator", "ma,ct,dv,x\nA,thu,đồng,1\nA,chi,đồng,2\nB,thu,đồng,4\nTổng số,thu,đồng,5\nTổng số,chi,đồng,3\n", "A: 2 3; B: 4; ", "D6"},
		{"total of totals is of the others", "ma,ct,x\nA,thu,1\nA,Cộng,1\nB,thu,2\nB,Cộng,2\nTổng cộng,,3\n", "A: 2; B: 4; ", ""},
		{"rates are not summed", "ma,x,ty_le,Đạt (%),stt\nA,1,50,50,1\nB,3,70,70,2\nTổng cộng,4,65,65,9\n", "A: 2; B: 3; ", ""},
		{"empty cells of a total say nothing", "ma,x,y\nA,1,1\nB,,1\nTổng cộng,,2\n", "A: 2; B: 3; ", ""},
		{"a name that begins so is none", "ma,ten,x\nA,Tổng công ty Điện lực,1\nB,Cộng đồng,2\n", "A: 2; B: 3; ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			groups, problems := Groups(tableOf(t, c.data), "ma")
			var cells []string
			for _, p := range problems {
				if p.Code != "table.total_differs" || p.Severity != diag.Error {
					t.Errorf("%+v", p)
				}
				cells = append(cells, p.Cell)
			}
			if got := strings.Join(cells, " "); got != c.cells || shape(groups) != c.groups {
				t.Errorf("got %q, %s", got, shape(groups))
			}
		})
	}
}

func TestDifferingTotalNamesBothFigures(t *testing.T) {
	_, problems := Groups(tableOf(t, "ma,x\nA,418.5\nB,201\nTổng cộng,620\n"), "ma")
	if p := only(t, problems); !strings.Contains(p.Message.VI, "ghi 620,") || !strings.Contains(p.Message.VI, "619,5") {
		t.Errorf("%+v", p)
	}
}
