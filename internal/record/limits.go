package record

// Limits bounds what one document may hold. A zero field stands for its default.
type Limits struct {
	Bytes      int // of the input without the data of its images: 2 MiB
	ImageBytes int // that the data of images may add: 6 MiB
	Depth      int // of objects and lists within one another: 32
	Keys       int // of all objects together: 10,000
	TextLength int // of one string but the data of an image, in letters: 200,000
	Paragraphs int // of the bodies, with items and line breaks: 20,000
	Rows       int // of all tables together: 20,000
	Columns    int // of one table: 200
}

// No setting may exhaust the stack, nor the 32 bits in which places are kept.
const (
	deepest = 1000
	largest = 1 << 30
)

func (l Limits) withDefaults() Limits {
	set := func(v *int, def int) {
		if *v <= 0 {
			*v = def
		}
	}
	set(&l.Bytes, 2<<20)
	set(&l.ImageBytes, 6<<20)
	set(&l.Depth, 32)
	set(&l.Keys, 10_000)
	set(&l.TextLength, 200_000)
	set(&l.Paragraphs, 20_000)
	set(&l.Rows, 20_000)
	set(&l.Columns, 200)
	l.Depth = min(l.Depth, deepest)
	l.Bytes = min(l.Bytes, largest)
	l.ImageBytes = min(l.ImageBytes, largest-l.Bytes)
	return l
}
