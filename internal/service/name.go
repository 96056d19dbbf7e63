package service

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/record"
)

// fileName names a document as a văn thư files it: kind, number, symbol, with a
// hyphen for the slash, which no system has in a name.
func fileName(rec *record.Record) string {
	kind, ok := decree.KindOf(rec.Kind.S)
	parts := []string{"Văn bản"}
	if ok {
		parts[0] = kind.Name
	}
	number := rec.Number.S
	if len(number) == 1 {
		number = "0" + number
	}
	if id := strings.Trim(number+"-"+rec.Symbol.S, "-"); id != "" {
		parts = append(parts, id)
	}
	return safe(strings.Join(parts, " "))
}

// safe drops what Windows, Linux or macOS do not take in a file name.
func safe(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 100 {
		s = string(r[:100])
	}
	return strings.Trim(s, " .")
}
