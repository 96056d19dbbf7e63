package layout

import "github.com/mocban/mocban/internal/page"

// mirror moves what stands on an even page where inner and outer margins change
// places (w:mirrorMargins, 17.15.1.57): the gutter and the left margin are then on
// the right.
func (e *engine) mirror(sh *sheet, items []page.Item) {
	if sh.number%2 != 0 || e.doc.Settings == nil || !mentions(e.doc.Settings.Extra, "mirrorMargins") {
		return
	}
	by := sh.section.props.Margins.Right - sh.section.left
	for i := range items {
		items[i].X = near(items[i].X + by)
	}
}
