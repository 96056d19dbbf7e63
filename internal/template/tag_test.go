package template

import "testing"

func TestLoopNamesItsElementAndItsList(t *testing.T) {
	for expr, want := range map[string][2]string{
		"lap x trong noi_nhan":      {"x", "noi_nhan"},
		"lap\tmục_2  trong  a . b":  {"mục_2", "a . b"},
		"lap trong trong trong":     {"trong", "trong"},
		"lap x trong loc(a, b > 1)": {"x", "loc(a, b > 1)"},
		"lap x trong":               {},
		"lap 2x trong a":            {},
		"lap _x trong a":            {},
		"lap x-y trong a":           {},
		"lap x in a":                {},
		"lapx trong a":              {},
		"lap x trong a\nb":          {},
		"lap  trong a":              {},
		"":                          {},
	} {
		name, list, ok := loopOf(expr)
		if ok != (want[0] != "") || ok && (name != want[0] || list != want[1]) {
			t.Errorf("%q: %q in %q, %t", expr, name, list, ok)
		}
	}
}

func TestRuleIsAPercentage(t *testing.T) {
	for expr, want := range map[string]int{"ke 40": 40, "ke\t 100": 100, "ke 7": 7, "ke": -1, "ke 1000": -1, "ke -4": -1, "ke 4 0": -1, "ke٤": -1, "ke ٤": -1} {
		if got, ok := ruleOf(expr); ok != (want >= 0) || ok && got != want {
			t.Errorf("%q: %d, %t", expr, got, ok)
		}
	}
}
