package batch

import (
	"bufio"
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
	d := newDigest()
	d.add("mocban batch 1", string(req.Template), req.GroupBy, string(rune('0'+req.Formats)))
	d.add(req.Names, string(req.Summary), req.Deadline, req.Lang, req.Basis)
	d.flag(req.AllOrNothing)
	d.table(req.Table)
	d.table(req.Roster)
	return d.text()
}

// digest keeps the borders between what it is given: "ab", "c" is not "a", "bc".
type digest struct {
	*bufio.Writer // of many small pieces; writing to a hash never fails
	hash          hash.Hash
}

func newDigest() digest {
	h := sha256.New()
	return digest{bufio.NewWriter(h), h}
}

// text ends the digest.
func (d digest) text() string {
	_ = d.Flush()
	return hex.EncodeToString(d.hash.Sum(nil))
}

func (d digest) number(n int) {
	d.Write(binary.BigEndian.AppendUint64(d.AvailableBuffer(), uint64(n)))
}

func (d digest) add(texts ...string) {
	for _, s := range texts {
		d.number(len(s))
		d.WriteString(s)
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
