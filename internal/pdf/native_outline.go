package pdf

import "github.com/mocban/mocban/internal/page"

// bookmark is an entry of the outline with its relatives, by index; -1 is none.
type bookmark struct {
	parent, first, last, previous, next int
	below                               int // entries under it, at any depth
}

// writeOutline writes the bookmarks and gives the root's object; 0 if there are
// none.
func (n *native) writeOutline() int {
	marks := tree(n.outline[:0], n.doc.Outline)
	n.outline = marks
	if len(marks) == 0 {
		return 0
	}
	root := n.file.reserve()
	object := func(i int) int { return root + 1 + i }
	for range marks {
		n.file.reserve()
	}
	w := n.open(root)
	w.text("<</Type/Outlines/First ").ref(object(0)).text("/Last ").ref(object(lastRoot(marks)))
	w.text("/Count ").number(len(marks), 0).text(">>")
	n.close(w)
	for i, m := range marks {
		e := &n.doc.Outline[i]
		w := n.open(object(i))
		w.text("<</Title ").literal(e.Title).text("/Parent ").ref(object(m.parent))
		w.relative("/Prev ", m.previous, object)
		w.relative("/Next ", m.next, object)
		w.relative("/First ", m.first, object)
		w.relative("/Last ", m.last, object)
		if m.below > 0 {
			w.text("/Count ").number(m.below, 0)
		}
		height := hundredths(n.doc.Pages[e.Page].Height) - hundredths(e.Y)
		w.text(" /Dest [").ref(n.pages[e.Page]).text(" /XYZ 0 ").number(height, 2).text(" null]>>")
		n.close(w)
	}
	return root
}

func (f *fileWriter) relative(key string, i int, object func(int) int) {
	if i >= 0 {
		f.text(key).ref(object(i))
	}
}

// tree finds the relatives, in the room of marks. A level that is left out is closed, so that every entry
// is under the one before it at most.
func tree(marks []bookmark, entries []page.Entry) []bookmark {
	var open []int // the last entry of each depth
	for i, e := range entries {
		depth := min(max(e.Level, 0), len(open))
		m := bookmark{parent: -1, first: -1, last: -1, previous: -1, next: -1}
		if depth < len(open) {
			m.previous = open[depth]
			marks[m.previous].next = i
		}
		open = open[:depth]
		if depth > 0 {
			m.parent = open[depth-1]
			parent := &marks[m.parent]
			if parent.first < 0 {
				parent.first = i
			}
			parent.last = i
		}
		for _, above := range open {
			marks[above].below++
		}
		open, marks = append(open, i), append(marks, m)
	}
	return marks
}

// lastRoot is the last entry that is under no other.
func lastRoot(marks []bookmark) int {
	i := len(marks) - 1
	for marks[i].parent >= 0 {
		i = marks[i].parent
	}
	return i
}
