package pdf

// widths writes the advances, in tenths of a thousandth: in whole thousandths they
// would let a long text end a fifth of a point beside its place. Parts of glyphs are
// left out, since they are not shown by themselves.
func (w *fileWriter) widths(f *nativeFace) {
	l := widthList{out: w}
	for g := range f.subset.Glyphs() {
		if g.Rune != 0 || g.Code == 0 {
			l.add(int(g.Code), int(g.Width))
		}
	}
	l.end()
}

// widthList writes the widths of codes (ISO 32000-1, 9.7.4.3). Codes of one width are
// written as a range, others one by one; what lies between them is not used and may
// have any width.
type widthList struct {
	out                      *fileWriter
	first, last, width, used int // codes of one width that are still to be written
	next                     int // code that goes on the open list; 0 where none is open
}

func (l *widthList) add(code, width int) {
	if l.used > 0 && width != l.width {
		l.flush()
	}
	if l.used == 0 {
		l.first, l.width = code, width
	}
	l.last, l.used = code, l.used+1
}

// flush writes the codes of one width. A list goes on over a small gap: beginning
// another one is longer.
func (l *widthList) flush() {
	const few = 2
	if l.last-l.first >= few {
		l.close()
		l.separate()
		l.out.number(l.first, 0).text(" ").number(l.last, 0).text(" ").number(l.width, 1)
		l.used = 0
		return
	}
	if l.next == 0 || l.first-l.next > few {
		l.close()
		l.separate()
		l.out.number(l.first, 0).text("[")
		l.next = l.first
	}
	for ; l.next <= l.last; l.next++ {
		l.separate()
		if l.next < l.first {
			l.out.text("0")
		} else {
			l.out.number(l.width, 1)
		}
	}
	l.used = 0
}

func (l *widthList) close() {
	if l.next > 0 {
		l.out.text("]")
		l.next = 0
	}
}

func (l *widthList) end() {
	if l.used > 0 {
		l.flush()
	}
	l.close()
}

// separate parts two numbers.
func (l *widthList) separate() {
	if c := l.out.b[len(l.out.b)-1]; c != '[' && c != ']' {
		l.out.text(" ")
	}
}
