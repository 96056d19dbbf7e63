package fonttest

// glyph numbers the runes in their order from 1; 0 is .notdef.
func (f Font) glyph(c rune) int {
	next := 1
	for _, r := range f.Runes {
		if c >= r.First && c <= r.Last {
			return next + int(c-r.First)
		}
		next += int(r.Last-r.First) + 1
	}
	return 0
}

// cmap writes format 4 for the first plane and, where runes lie beyond it, format
// 12 for all.
func (f Font) cmap() []byte {
	plane, all := f.segments(), buffer(nil)
	if n := len(f.Runes); n > 0 && f.Runes[n-1].Last > 0xFFFF {
		all = f.groups()
	}
	count := 1
	if all != nil {
		count = 2
	}
	var b buffer
	b.u16(0, count, 3, 1)
	b.u32(uint32(4 + 8*count))
	if all != nil {
		b.u16(3, 10)
		b.u32(uint32(4 + 8*count + len(plane)))
	}
	return append(append(b, plane...), all...)
}

// segments is a subtable of format 4: one segment a range, and the closing one.
func (f Font) segments() buffer {
	var firsts, lasts, deltas, offsets, lists buffer
	ranges := f.firstPlane()
	n := len(ranges) + 1
	for i, r := range ranges {
		firsts.u16(int(r.First))
		lasts.u16(int(r.Last))
		if !f.Lists {
			deltas.u16(f.glyph(r.First) - int(r.First))
			offsets.u16(0)
			continue
		}
		deltas.u16(0)
		offsets.u16(2*(n-i) + len(lists)) // from its own place to its list
		for c := r.First; c <= r.Last; c++ {
			lists.u16(f.glyph(c))
		}
	}
	firsts.u16(0xFFFF)
	lasts.u16(0xFFFF)
	deltas.u16(1)
	offsets.u16(0)
	log := 0
	for 2<<log <= n {
		log++
	}
	var b buffer
	b.u16(4, 16+8*n+len(lists), 0, 2*n, 2<<log, log, 2*n-2<<log)
	b = append(b, lasts...)
	b.u16(0)
	for _, part := range []buffer{firsts, deltas, offsets, lists} {
		b = append(b, part...)
	}
	return b
}

// firstPlane is the ranges that format 4 can name.
func (f Font) firstPlane() []Range {
	for i, r := range f.Runes {
		if r.Last > 0xFFFF {
			return f.Runes[:i]
		}
	}
	return f.Runes
}

// groups is a subtable of format 12.
func (f Font) groups() buffer {
	var b buffer
	b.u16(12, 0)
	b.u32(uint32(16+12*len(f.Runes)), 0, uint32(len(f.Runes)))
	for _, r := range f.Runes {
		b.u32(uint32(r.First), uint32(r.Last), uint32(f.glyph(r.First)))
	}
	return b
}
