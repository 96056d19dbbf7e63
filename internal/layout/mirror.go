package layout

import "github.com/mocban/mocban/internal/page"

// mirror moves what stands on an even page where inner and outer margins change
// places (w:mirrorMargins, 17.15.1.57): the gutter then is on the other side too.
func (e *engine) mirror(sh *sheet, items []page.Item) {
	if sh.number%2 != 0 || e.doc.Settings == nil || !mentions(e.doc.Settings.Extra, "mirrorMargins") {
		return
	}
	s := sh.section
	by := s.props.Width - s.left - s.width - s.left
	for i := range items {
		items[i].X = near(items[i].X + by)
	}
}
