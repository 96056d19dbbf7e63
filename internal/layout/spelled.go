package layout

import (
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/wml"
	say "github.com/mocban/mocban/internal/words"
)

// tongue is a language that numbers are spelled in.
type tongue uint8

const (
	english tongue = iota // where nothing is said, as in Word
	vietnamese
	unspelled // any other: the numbers stay decimal
)

// tongueNamed knows a language by its tag.
func tongueNamed(tag string) tongue {
	switch name, _, _ := strings.Cut(strings.ToLower(tag), "-"); name {
	case "vi":
		return vietnamese
	case "en", "":
		return english
	}
	return unspelled
}

// tongueOf is the language of a paragraph's mark, else that of the document.
func (e *engine) tongueOf(p *wml.Paragraph) tongue {
	if p.Props.Mark != nil && p.Props.Mark.Lang != nil {
		return tongueNamed(p.Props.Mark.Lang.Val)
	}
	if lang := e.styles.Defaults.Run.Lang; lang != nil {
		return tongueNamed(lang.Val)
	}
	return english
}

// mostSpelled is the highest number that is spelled: a list with words for numbers is
// a short one.
const mostSpelled = 999

// spelledNumber writes a number in one of the formats of 17.18.59 that depend on the
// language, and reports whether it could.
func spelledNumber(n int, format string, t tongue) (text string, known bool) {
	if n < 1 || n > mostSpelled || t == unspelled {
		return "", false
	}
	switch format {
	case "ordinal":
		if t == vietnamese {
			return "thứ " + strconv.Itoa(n), true
		}
		return strconv.Itoa(n) + englishEnding(n), true
	case "cardinalText":
		if t == vietnamese {
			return say.Capital(vietnameseCardinal(n)), true
		}
		return say.Capital(englishCardinal(n)), true
	case "ordinalText":
		if t == vietnamese {
			return say.Capital(vietnameseOrdinal(n)), true
		}
		return say.Capital(englishOrdinal(n)), true
	}
	return "", false
}

func englishEnding(n int) string {
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

var (
	englishOnes = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve " +
		"thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	englishTens = strings.Fields("- ten twenty thirty forty fifty sixty seventy eighty ninety")
)

func englishCardinal(n int) string {
	switch {
	case n >= 100 && n%100 == 0:
		return englishOnes[n/100] + " hundred"
	case n >= 100:
		return englishOnes[n/100] + " hundred " + englishCardinal(n%100)
	case n < len(englishOnes):
		return englishOnes[n]
	case n%10 == 0:
		return englishTens[n/10]
	}
	return englishTens[n/10] + "-" + englishOnes[n%10]
}

// englishOrdinal changes the end of the cardinal: a few words are irregular.
func englishOrdinal(n int) string {
	s := englishCardinal(n)
	for _, end := range [...][2]string{
		{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"},
		{"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}, {"y", "ieth"},
	} {
		if head, ok := strings.CutSuffix(s, end[0]); ok {
			return head + end[1]
		}
	}
	return s + "th"
}

// vietnameseCardinal says four as it is said alone: mươi bốn, linh bốn.
func vietnameseCardinal(n int) string {
	return say.Cardinal(say.FromInt(int64(n)), say.Options{BonAfterMuoi: true, BonAfterLinh: true})
}

// vietnameseOrdinal has words of its own for the first and the fourth.
func vietnameseOrdinal(n int) string {
	switch n {
	case 1:
		return "thứ nhất"
	case 4:
		return "thứ tư"
	}
	return "thứ " + vietnameseCardinal(n)
}
