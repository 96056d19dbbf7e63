package pdf

import (
	"strings"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
)

// outline adds the bookmarks, after all pages are drawn.
func (p *painter) outline(doc *page.Document) {
	depth := -1
	for _, e := range doc.Outline {
		// fpdf ties knots where a level is left out.
		depth = min(max(e.Level, 0), depth+1)
		p.out.SetPage(e.Page + 1)
		p.out.Bookmark(p.title(e.Title), depth, bookmarkY(doc.Pages, e).Pt())
	}
	p.out.SetPage(len(doc.Pages)) // fpdf writes the pages up to this one
}

// bookmarkY is the height to give to fpdf, which turns all of them over at the
// end, with the height of the last page instead of the bookmark's own.
func bookmarkY(pages []page.Page, e page.Entry) unit.Length {
	last := pages[len(pages)-1]
	y := e.Y + last.Height - pages[e.Page].Height
	if y == -unit.Pt { // to fpdf -1 means where the pen stands
		y++
	}
	return y
}

// title makes a heading safe for fpdf, which converts it if a face is in use and
// takes it as it is otherwise. Its conversion knows the first plane only.
func (p *painter) title(text string) string {
	if p.size == 0 {
		return textString(text)
	}
	return strings.Map(func(r rune) rune {
		if r > maxRune {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}
