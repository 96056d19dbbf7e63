package pdf

import "testing"

func TestWidthsAreWrittenInTheShortestForm(t *testing.T) {
	tests := []struct {
		name   string
		widths [][2]int // code and width
		want   string
	}{
		{"none", nil, "["},
		{"one", [][2]int{{3, 2500}}, "[3[250]"},
		{"list", [][2]int{{3, 2500}, {4, 3335}, {5, 2500}}, "[3[250 333.5 250]"},
		{"two alike go on a list", [][2]int{{3, 2500}, {4, 2500}}, "[3[250 250]"},
		{"three alike are a range", [][2]int{{3, 2500}, {4, 2500}, {5, 2500}}, "[3 5 250"},
		{"range over a gap", [][2]int{{3, 2500}, {9, 2500}, {10, 10}}, "[3 9 250 10[1]"},
		{"list over a small gap", [][2]int{{3, 2500}, {6, 10}, {9, 20}}, "[3[250 0 0 1 0 0 2]"},
		{"list ends at a large gap", [][2]int{{3, 2500}, {7, 10}}, "[3[250]7[1]"},
		{"range between lists", [][2]int{{1, 10}, {2, 20}, {5, 20}, {6, 30}, {7, 40}, {9, 40}, {11, 40}}, "[1[1]2 5 2 6[3]7 11 4"},
		{"ranges follow on each other", [][2]int{{1, 10}, {4, 10}, {5, 20}, {8, 20}}, "[1 4 1 5 8 2"},
	}
	for _, test := range tests {
		var w fileWriter
		l := widthList{out: w.text("[")}
		for _, v := range test.widths {
			l.add(v[0], v[1])
		}
		l.end()
		if got := string(w.b); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
