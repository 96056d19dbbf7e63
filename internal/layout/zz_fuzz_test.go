package layout

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"strconv"
	"testing"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

func zzWrite(b io.Writer, d *page.Document) {
	if d == nil {
		return
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		fmt.Fprintf(b, "page %d %d %d\n", i, p.Width, p.Height)
		for k := range p.Items {
			it := &p.Items[k]
			actual := "-"
			if it.Actual != nil {
				actual = *it.Actual
			}
			draw := fmt.Sprintf("%T %+v", it.Draw, it.Draw)
			if t, ok := it.Draw.(page.Text); ok {
				draw = fmt.Sprintf("text %d %d %q %d %d %d %d %d", t.Face, t.Size, t.Chars, t.Width, t.Spacing, t.Scale, t.Turns, t.Color)
			}
			if _, ok := it.Draw.(page.Picture); ok {
				draw = "pic"
			}
			fmt.Fprintf(b, "%d %d %s %q %d %v %d %d %q\n", it.X, it.Y, draw, it.At, it.Role, it.Parted, it.Lead, it.Tag, actual)
		}
	}
	fmt.Fprintf(b, "outline %+v\nplaces %+v\nfields %+v\n", d.Outline, d.Places, d.Fields)
	for i, e := range d.Structure {
		fmt.Fprintf(b, "%d %+v\n", i, e)
	}
}

func TestZZFuzz(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("ZZFUZZ"))
	if n == 0 {
		t.Skip()
	}
	only, _ := strconv.Atoi(os.Getenv("ZZONLY"))
	alphabet = append(alphabet, "28-CT/TW", "3/4", "a/b/c", "đi\u0323ều", "\u200b", "mức\u2060độ", "x\u2011y", "☐", "\uf0b7", "AVATo", "12.", "a)", "Ệ", "—", "năm\t", "\u00d7", "\U0001F600", "ƒ", "ʼn", "-", "1-2", "  ", "quy-định/", "\u0301")
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	faces := liberation(t)
	for seed := 1; seed <= n; seed++ {
		if only != 0 && seed != only {
			continue
		}
		m := maker{data: randomBytes(uint64(seed)), wild: seed%5 == 0}
		doc := m.document()
		if seed%3 == 0 {
			kern(doc.Body, 0)
		}
		if seed%7 == 0 {
			bookmarks(doc.Body)
		}
		opt := Options{Foreign: seed%2 == 0, Squeeze: seed%4 == 1}
		set := faces
		if seed%6 == 1 {
			set = squareFaces
		}
		h := sha256.New()
		var w io.Writer = h
		if only != 0 {
			w = os.Stdout
		}
		for range 2 {
			pages, problems := Pages(doc, set, opt)
			zzWrite(w, pages)
			fmt.Fprintf(w, "%+v\n", problems)
		}
		fmt.Fprintf(out, "seed %d %x\n", seed, h.Sum(nil)[:8])
	}
}

func kern(list []wml.Block, depth int) {
	wml.Walk(list, func(b wml.Block) bool {
		if p, ok := b.(*wml.Paragraph); ok {
			for i, in := range p.Content {
				if r, ok := in.(*wml.Run); ok && i%2 == 0 {
					r.Props.Kern = wml.Some(unit.Pt)
					r.Props.Spacing = wml.Some(unit.Length(i-3) * unit.Pt / 4)
				}
				if r, ok := in.(*wml.Run); ok && i%3 == 2 {
					r.Props.Underline = "single"
					r.Props.Highlight = "yellow"
				}
			}
		}
		return true
	})
}

func bookmarks(list []wml.Block) {
	n := 0
	wml.Walk(list, func(b wml.Block) bool {
		if p, ok := b.(*wml.Paragraph); ok {
			n++
			mark := &wml.RawInline{Node: &wml.Node{}}
			mark.Node.Name.Local = "bookmarkStart"
			a := wml.Attr{Value: fmt.Sprint("b", n)}
			a.Name.Local = "name"
			mark.Node.Attrs = append(mark.Node.Attrs, a)
			p.Content = append(p.Content, mark)
			if n%4 == 0 {
				p.Props.OutlineLevel = wml.Some(n % 3)
			}
		}
		return true
	})
}
