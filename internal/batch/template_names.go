package batch

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
)

// nameChecker knows which names the expressions of a template may use at each place,
// before there are data: columns, the names of the house, those that loops give.
type nameChecker struct {
	columns []string
	known   map[string]bool
	// elements are names that the elements of a list have besides the columns, by
	// the list's name; nil for lists whose names are not known yet, such as the rows
	// of a roster.
	elements map[string][]string
	loops    []loopNames
	told     map[string]bool
	late     diag.Pointer // where don_vi_muon is used first
}

type loopNames struct{ variable, list string }

func newNameChecker(columns []string, base []string, elements map[string][]string) *nameChecker {
	n := &nameChecker{columns: columns, known: map[string]bool{}, elements: elements, told: map[string]bool{}}
	for name := range namesOf(columns) {
		n.known[name] = true
	}
	for _, name := range base {
		n.known[name] = true
	}
	return n
}

func (n *nameChecker) enter(variable string, f *merge.Formula) {
	l := loopNames{variable: variable}
	if f != nil {
		l.list = f.List
	}
	n.loops = append(n.loops, l)
}

func (n *nameChecker) leave() { n.loops = n.loops[:len(n.loops)-1] }

// check reports the names that nothing has, each once in a template.
func (n *nameChecker) check(f *merge.Formula, at diag.Pointer) (problems []diag.Problem) {
	for _, u := range f.Uses {
		if u.Name == lateName && n.late == "" {
			n.late = at
		}
		if n.has(u) || n.told[u.Name] {
			continue
		}
		n.told[u.Name] = true
		problems = append(problems, diag.Problem{
			Code: "table.mapping", Severity: diag.Error, At: at,
			Message: diag.Say("Mẫu dùng «%s» trong «{{ %s }}», nhưng bảng không có cột này.", "The template uses “%s” in «{{ %s }}», which is no column of the table.", quoted(u.Name), quoted(f.Text)),
			Hint:    nearestColumn(u.Name, n.proposals()),
		})
	}
	return problems
}

// proposals are the names that a slip may have meant, the columns first.
func (n *nameChecker) proposals() []string {
	names := slices.Clone(n.columns)
	more := make([]string, 0, len(n.known))
	for name := range n.known {
		if !slices.Contains(names, name) {
			more = append(more, name)
		}
	}
	slices.Sort(more)
	return append(names, more...)
}

func (n *nameChecker) has(u merge.Use) bool {
	if n.known[u.Name] {
		return true
	}
	for _, list := range u.In {
		if n.elementHas(list, u.Name) {
			return true
		}
	}
	for _, l := range n.loops {
		if l.variable == u.Name && u.Name != "" || u.Name == numberName || n.elementHas(l.list, u.Name) {
			return true
		}
	}
	return false
}

func (n *nameChecker) elementHas(list, name string) bool {
	names, listed := n.elements[list]
	return listed && (names == nil || slices.Contains(names, name))
}
