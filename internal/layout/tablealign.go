package layout

import "github.com/mocban/mocban/internal/wml"

// align is where a table stands between the margins: as it says itself, else as its
// style says, else as a row of it does. Word aligns each row by itself, and programs
// write the same for all of them; LibreOffice takes the first that says something.
func (tb *table) align() wml.Align {
	if a := tb.src.Props.Align; a != wml.AlignUnset {
		return a
	}
	for _, st := range tb.styles {
		if st.Table != nil && st.Table.Align != wml.AlignUnset {
			return st.Table.Align
		}
	}
	for _, r := range tb.src.Rows {
		if r.Props.Align != wml.AlignUnset {
			return r.Props.Align
		}
	}
	return wml.AlignUnset
}
