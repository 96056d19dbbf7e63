package template

import (
	"strconv"
	"strings"
	"unicode"
)

// loopOf reads «lap NAME trong LIST»; the list is an expression.
func loopOf(expr string) (name, list string, ok bool) {
	word, rest := cutWord(expr)
	name, rest = cutWord(rest)
	in, list := cutWord(rest)
	return name, list, word == "lap" && isName(name) && in == "trong" && list != "" && !strings.Contains(list, "\n")
}

// ruleOf reads «ke 40»: the percentage that a short rule takes of the line above.
func ruleOf(expr string) (percent int, ok bool) {
	word, number := cutWord(expr)
	if word != "ke" || len(number) < 1 || len(number) > 3 || strings.Trim(number, "0123456789") != "" {
		return 0, false
	}
	percent, err := strconv.Atoi(number)
	return percent, err == nil
}

// cutWord cuts at the first stretch of white space.
func cutWord(s string) (word, rest string) {
	const blanks = " \t\n\f\r"
	i := strings.IndexAny(s, blanks)
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimLeft(s[i:], blanks)
}

// isName takes what an expression can call a value by: a letter, then letters, digits
// and underscores.
func isName(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}
