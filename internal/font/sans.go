package font

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// likeArial tells whether a typeface is Arial or made to its widths.
func likeArial(typeface string) bool {
	return slices.ContainsFunc([]string{"Arial", "Liberation Sans", "Arimo", "Helvetica"},
		func(name string) bool { return strings.EqualFold(name, typeface) })
}

// sansAmong finds the family that stands for Arial beside the set's own. Its files are
// read here and parsed where a document first asks: few do. A family that then proves
// unfit is none, for every text can be set in the other.
func (s *Set) sansAmong(families []*family, fsys fs.FS) func() *Set {
	itself := func() *Set { return s }
	i := slices.IndexFunc(families, func(f *family) bool {
		return f.name != s.family && likeArial(f.name) && f.complete() == nil
	})
	if i < 0 {
		return itself
	}
	fam := families[i]
	for st := range fam.files {
		if fam.files[st][0].read(fsys) != nil {
			return itself
		}
	}
	return sync.OnceValue(func() *Set {
		if other, err := fam.load(fsys); err == nil {
			return other
		}
		return s
	})
}
