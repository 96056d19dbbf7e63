package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"

	"github.com/mocban/mocban/internal/sheet"
)

// identify gives the SHA-256 of everything in a request that decides the files. A
// batch may go on only where it is the same; what only decides the speed is left
// out.
func identify(req Request) string {
	d := digest{sha256.New()}
	d.add("mocban batch 1", string(req.Template), req.GroupBy, string(rune('0'+req.Formats)))
	d.add(req.Names, string(req.Summary), req.Deadline, req.Lang, req.Basis)
	d.flag(req.AllOrNothing)
	d.table(req.Table)
	d.table(req.Roster)
	return hex.EncodeToString(d.Sum(nil))
}

// digest keeps the borders between what it is given: "ab", "c" is not "a", "bc".
type digest struct{ hash.Hash }

func (d digest) number(n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

func (d digest) add(texts ...string) {
	for _, s := range texts {
		d.number(len(s))
		d.Write([]byte(s))
	}
}

func (d digest) flag(b bool) {
	if b {
		d.number(1)
	} else {
		d.number(0)
	}
}

func (d digest) table(t *sheet.Table) {
	d.flag(t != nil)
	if t == nil {
		return
	}
	d.add(t.Sheet)
	d.number(len(t.Columns))
	for _, c := range t.Columns {
		d.add(c.Name)
		d.number(c.Index)
	}
	d.number(len(t.Rows))
	for _, r := range t.Rows {
		d.number(r.Number)
		d.number(len(r.Cells))
		for _, c := range r.Cells {
			d.number(int(c.Kind))
			d.add(c.Value)
		}
	}
}
