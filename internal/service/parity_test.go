package service

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// word is one word as a reader of the PDF sees it, in points: its left edge and
// its baseline.
type word struct {
	page int
	x, y float64
	text string
}

// tolerated are lines that LibreOffice breaks at another word although ours is
// right: their width is within 0.3 percent of the measure, and LibreOffice rounds
// the places of glyphs. Each is named by its first words, with width and measure.
var tolerated = map[string][]string{}

// TestLinesBreakWhereLibreOfficeBreaksThem compares our pages with the places that
// LibreOffice gave the words of our DOCX (libreoffice.words; .ci/renew-words).
func TestLinesBreakWhereLibreOfficeBreaksThem(t *testing.T) {
	for _, name := range cases(t) {
		t.Run(name, func(t *testing.T) {
			want := readWords(t, filepath.Join(testdata, name, "libreoffice.words"))
			got := wordsOf(newService(t).faces, pagesOf(t, name))
			compareLines(t, name, linesOf(want), linesOf(got))
			comparePlaces(t, want, got)
		})
	}
}

func compareLines(t *testing.T, name string, want, got []string) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		a, b := "", ""
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b && !isTolerated(name, b) {
			t.Fatalf("line %d:\nLibreOffice %s\nours        %s", i+1, a, b)
		}
	}
}

func isTolerated(name, line string) bool {
	for _, l := range tolerated[name] {
		if strings.Contains(line, l) {
			return true
		}
	}
	return false
}

// comparePlaces wants at least 97 of 100 words within a point of LibreOffice's.
func comparePlaces(t *testing.T, want, got []word) {
	t.Helper()
	near := 0
	for i := range min(len(want), len(got)) {
		a, b := want[i], got[i]
		if a.text == b.text && a.page == b.page && math.Abs(a.x-b.x) <= 1 && math.Abs(a.y-b.y) <= 1 {
			near++
		}
	}
	if share := float64(near) / float64(len(want)); share < 0.97 {
		t.Errorf("near %.3f, want at least 0.97", share)
	} else {
		t.Logf("near %.3f of %d words", share, len(want))
	}
}

// belowBaseline is the share of a word's box that lies below its baseline.
// LibreOffice gives its fonts no ascent and descent, and poppler then takes 0.95
// and 0.35 of the size.
const belowBaseline = 0.35 / (0.95 + 0.35)

func readWords(t *testing.T, path string) []word {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []word
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		c := strings.SplitN(sc.Text(), "\t", 5)
		if len(c) != 5 {
			t.Fatalf("%s: bad line %q", path, sc.Text())
		}
		var w word
		w.page, _ = strconv.Atoi(c[0])
		w.x, _ = strconv.ParseFloat(c[1], 64)
		w.y, _ = strconv.ParseFloat(c[2], 64)
		height, _ := strconv.ParseFloat(c[3], 64)
		w.y -= height * belowBaseline
		w.text = c[4]
		out = append(out, w)
	}
	return sorted(out)
}

// wordsOf cuts the text items of pages into words where a reader would: at spaces
// and at gaps.
func wordsOf(faces *font.Set, doc *page.Document) []word {
	var out []word
	for n, p := range doc.Pages {
		open := false // the last word may go on in the next item
		end, base := unit.Length(0), unit.Length(0)
		for _, it := range p.Items {
			txt, ok := it.Draw.(page.Text)
			if !ok {
				continue
			}
			if open && (it.Y != base || it.X > end+txt.Size/10 || it.X < end-txt.Size/10) {
				open = false
			}
			x := it.X
			style := font.Style(txt.Face)
			for _, part := range splitKeepingSpaces(txt.Chars) {
				if strings.TrimSpace(strings.ReplaceAll(part, "\u00a0", " ")) == "" {
					open = false
				} else if open {
					out[len(out)-1].text += part
				} else {
					out = append(out, word{n + 1, x.Pt(), it.Y.Pt(), part})
					open = true
				}
				x += faces.Measure(part, style, txt.Size)
			}
			end, base = x, it.Y
		}
	}
	return sorted(out)
}

func splitKeepingSpaces(s string) []string {
	var out []string
	start := 0
	space := func(r rune) bool { return r == ' ' || r == '\u00a0' }
	prev := false
	for i, r := range s {
		if sp := space(r); i > 0 && sp != prev {
			out = append(out, s[start:i])
			start, prev = i, sp
		} else {
			prev = sp
		}
	}
	return append(out, s[start:])
}

// sorted puts words in the order of lines: from top to bottom, then left to right.
func sorted(ws []word) []word {
	sort.SliceStable(ws, func(i, j int) bool {
		a, b := ws[i], ws[j]
		if a.page != b.page {
			return a.page < b.page
		}
		if math.Abs(a.y-b.y) > 2 {
			return a.y < b.y
		}
		return a.x < b.x
	})
	return ws
}

func linesOf(ws []word) []string {
	var out []string
	for i, w := range ws {
		if i > 0 && ws[i-1].page == w.page && math.Abs(ws[i-1].y-w.y) <= 2 {
			out[len(out)-1] += " " + w.text
			continue
		}
		out = append(out, fmt.Sprintf("%d: %s", w.page, w.text))
	}
	return out
}
