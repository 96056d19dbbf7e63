package pdf

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// mixed is a portrait page, a landscape one and a small one.
func mixed(items ...page.Item) []page.Page {
	return []page.Page{
		sheet(items...),
		{Width: a4Height, Height: a4Width, Items: items},
		{Width: 100 * unit.Mm, Height: 100 * unit.Mm, Items: items},
	}
}

// bookmarks reads the outline as lines: an indent a level, title, page from 0,
// height from the bottom.
func (f *pdfFile) bookmarks() []string {
	f.t.Helper()
	numbers := map[string]int{}
	for i, n := range f.pages() {
		numbers[fmt.Sprint(n)] = i
	}
	dest := regexp.MustCompile(`/Dest \[(\d+) 0 R /XYZ 0 (\S+) null\]`)
	seen := map[int]bool{}
	var lines []string
	var walk func(n, depth int)
	walk = func(n, depth int) {
		for n != 0 {
			if seen[n] {
				f.t.Fatalf("bookmark %d is reached twice", n)
			}
			seen[n] = true
			d := f.dict(n)
			m := dest.FindStringSubmatch(d)
			target, ok := numbers[m[1]]
			if !ok {
				f.t.Errorf("bookmark %d points at object %s, which is no page", n, m[1])
			}
			lines = append(lines, fmt.Sprintf("%s%s %d %s", strings.Repeat("  ", depth), entry(d, "Title"), target, m[2]))
			if strings.Contains(d, "/First") {
				walk(f.ref(d, "First"), depth+1)
			}
			if !strings.Contains(d, "/Next") {
				return
			}
			n = f.ref(d, "Next")
		}
	}
	walk(f.ref(f.dict(f.ref(f.catalog(), "Outlines")), "First"), 0)
	return lines
}

func TestBookmarksPointAtTheirOwnPage(t *testing.T) {
	doc := &page.Document{
		Pages: mixed(text(0, 0, "a")),
		Outline: []page.Entry{
			{Title: "I. MỤC ĐÍCH (1)", Level: 0, Page: 0, Y: 100 * unit.Pt},
			{Title: "1. Yêu cầu", Level: 1, Page: 1, Y: 100 * unit.Pt},
			{Title: "2. Nội dung", Level: 1, Page: 1, Y: 0},
			{Title: "II. 😀 \xff", Level: 0, Page: 2, Y: 100 * unit.Pt},
		},
	}
	got := readBack(t, mustDraw(t, doc)).bookmarks()
	want := []string{
		"I. MỤC ĐÍCH (1) 0 741.89",
		"  1. Yêu cầu 1 495.28",
		"  2. Nội dung 1 595.28",
		"II. \uFFFD \uFFFD 2 183.46",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBookmarkHeightThatFpdfTakesForNone(t *testing.T) {
	pages := mixed(text(0, 0, "a"))
	y := pages[0].Height - pages[2].Height - unit.Pt // becomes -1 pt on the last page
	doc := &page.Document{Pages: pages, Outline: []page.Entry{{Title: "I", Page: 0, Y: y}}}
	if diff := cmp.Diff([]string{"I 0 284.46"}, readBack(t, mustDraw(t, doc)).bookmarks()); diff != "" {
		t.Error(diff)
	}
}

func TestLeftOutLevelsAreClosed(t *testing.T) {
	doc := &page.Document{Pages: mixed(text(0, 0, "a"))}
	for i, level := range []int{3, 5, 5, 0, 2, -1, 9} {
		doc.Outline = append(doc.Outline, page.Entry{Title: fmt.Sprint(i), Level: level})
	}
	got := readBack(t, mustDraw(t, doc)).bookmarks()
	want := []string{"0 0 841.89", "  1 0 841.89", "    2 0 841.89", "3 0 841.89", "  4 0 841.89", "5 0 841.89", "  6 0 841.89"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBookmarksOfPagesWithoutText(t *testing.T) {
	doc := &page.Document{Pages: mixed(), Outline: []page.Entry{{Title: "Phụ lục 😀"}}}
	if diff := cmp.Diff([]string{"Phụ lục 😀 0 841.89"}, readBack(t, mustDraw(t, doc)).bookmarks()); diff != "" {
		t.Error(diff)
	}
}
