package sheet

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// nfc puts letters and marks together, as the rest of the house has them: the same
// name typed on a Mac and in Excel is one name.
func nfc(s string) string {
	if plain(s) || norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

// plain knows most Vietnamese text as composed by its letters alone: below U+0300
// stand no marks that compose, and U+1E00 to U+1EFF and the dashes and quotes after
// U+2010 are whole. It spares the tables of norm, ten times as slow, for each cell.
func plain(s string) bool {
	for _, c := range s {
		if c >= 0x0300 && (c < 0x1E00 || c > 0x1EFF) && (c < 0x2010 || c > 0x2027) {
			return false
		}
	}
	return true
}

// headingName makes the name of a column of its heading: a line break that Excel's
// Alt+Enter put into it is a space.
func headingName(s string) string { return nfc(strings.Join(strings.Fields(s), " ")) }

// sameName is what two headings have in common that a reader takes for the same.
func sameName(name string) string { return strings.ToLower(name) }
