package wml

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// The names of simple types, in the order of their Go values.
var (
	alignNames     = []string{"", "left", "center", "right", "both", "distribute"}
	lineRuleNames  = []string{"auto", "atLeast", "exact"}
	tabKindNames   = []string{"left", "center", "right", "decimal", "bar", "clear"}
	leaderNames    = []string{"none", "dot", "hyphen", "underscore", "heavy", "middleDot"}
	vertAlignNames = []string{"", "baseline", "superscript", "subscript"}
	sectionNames   = []string{"nextPage", "continuous", "evenPage", "oddPage", "nextColumn"}
	headerNames    = []string{"default", "first", "even"}
	breakNames     = []string{"textWrapping", "page", "column"}
	fieldNames     = []string{"begin", "separate", "end"}
	styleTypeNames = []string{"paragraph", "character", "table", "numbering"}
	heightNames    = []string{"auto", "atLeast", "exact"}
	measureNames   = []string{"", "nil", "auto", "dxa", "pct"}
	vAlignNames    = []string{"", "top", "center", "bottom"}
)

// aliases are further spellings: of strict documents, and of Word's older days.
var aliases = map[string]string{"start": "left", "end": "right", "num": "left"}

// enum finds a value by its name.
func enum[T ~uint8](names []string, s string) (T, bool) {
	if s == "" {
		return 0, false
	}
	i := slices.Index(names, s)
	if i < 0 {
		i = slices.Index(names, cmp.Or(aliases[s], s))
	}
	return T(max(i, 0)), i >= 0
}

// onOff reads the value of an on/off property (17.17.4); an element without a
// value is on.
func onOff(value string) Toggle {
	switch value {
	case "0", "false", "off":
		return Off
	}
	return On
}

// maxNumber bounds every number of a document, so that no sum of a few of them
// leaves 64 bits even in EMU.
const maxNumber = 1 << 26

// integer reads a whole number; a fraction that some programs write is cut off.
// It reports whether there was a number.
func integer(s string) (int, bool) {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ".")
	v, err := strconv.ParseInt(s, 10, 64)
	if err != nil && (v == 0 || !strings.Contains(err.Error(), strconv.ErrRange.Error())) {
		return 0, false
	}
	return int(max(-maxNumber, min(maxNumber, v))), true
}

// measureUnits are those of ST_UniversalMeasure (22.9.2.15).
var measureUnits = []struct {
	suffix string
	size   unit.Length
}{{"pt", unit.Pt}, {"mm", unit.Mm}, {"cm", unit.Cm}, {"in", unit.Inch}, {"pc", 12 * unit.Pt}, {"pi", 12 * unit.Pt}}

// length reads a length that counts whole pieces of the given size, such as
// twips, or is written with its unit, as strict documents do.
func length(s string, piece unit.Length) (unit.Length, bool) {
	for _, u := range measureUnits {
		if number, ok := strings.CutSuffix(s, u.suffix); ok {
			return decimal(number, u.size)
		}
	}
	n, ok := integer(s)
	return unit.Length(n) * piece, ok
}

// decimal reads a number with up to three places after the point.
func decimal(s string, piece unit.Length) (unit.Length, bool) {
	whole, fraction, _ := strings.Cut(strings.TrimSpace(s), ".")
	n, ok := integer(whole)
	if !ok {
		return 0, false
	}
	thousandths, _ := integer((fraction + "000")[:3])
	part := piece.Scale(int64(thousandths), 1000)
	if strings.HasPrefix(whole, "-") {
		part = -part
	}
	return unit.Length(n)*piece + part, true
}

const (
	halfPoint   = unit.Pt / 2
	eighthPoint = unit.Pt / 8 // exact only in pairs; see unit.Eighth
)

func twips(s string) (unit.Length, bool) { return length(s, unit.Twip) }
