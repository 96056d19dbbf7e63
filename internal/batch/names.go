package batch

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A name with its ending stays within what every system takes, in a folder with a
// path of its own: NTFS counts 255 UTF-16 units, ext4 255 bytes, Windows 260
// letters with the path.
const (
	maxNameLetters = 120
	maxNameBytes   = 180
	longestEnding  = len(".docx")
)

// unnamed stands for a name of which nothing is left.
const unnamed = "Văn bản"

// namer gives every document a name of its own, in the order of asking.
type namer struct {
	taken map[string]bool
	next  map[string]int // the number to try for a name that is taken
}

func newNamer() *namer {
	return &namer{taken: map[string]bool{}, next: map[string]int{}}
}

// name makes a wish safe on Windows, Linux and macOS, and unique whatever their
// opinion of capitals: the second «a» is «a (2)».
func (n *namer) name(wish string) string {
	base := safeName(wish)
	key := fold(base)
	if n.take(key) {
		return base
	}
	for i := max(n.next[key], 2); ; i++ {
		suffix := " (" + strconv.Itoa(i) + ")"
		name := cut(base, maxNameLetters-longestEnding-len(suffix), maxNameBytes-longestEnding-len(suffix)) + suffix
		if n.take(fold(name)) {
			n.next[key] = i + 1
			return name
		}
	}
}

// take reserves a name; those of the batch's own files are never given away.
func (n *namer) take(key string) bool {
	if n.taken[key] || isOwnName(key) {
		return false
	}
	n.taken[key] = true
	return true
}

// isOwnName knows the one of the batch's own files that ends like a document.
func isOwnName(key string) bool {
	rest, ok := strings.CutPrefix(key, fold(PrintName))
	return ok && strings.Trim(rest, "-0123456789") == ""
}

// fold is the same for names that some system holds for one.
func fold(s string) string { return strings.ToLower(strings.ToUpper(s)) }

// safeName drops or replaces what a system does not take. Vietnamese letters stay.
func safeName(s string) string {
	s = dropEnding(strings.Map(safeRune, norm.NFC.String(strings.ToValidUTF8(s, ""))))
	s = trimName(strings.Join(strings.Fields(s), " "))
	s = cut(s, maxNameLetters-longestEnding, maxNameBytes-longestEnding)
	if s == "" {
		return unnamed
	}
	return dodgeDevice(s)
}

// safeRune gives what stands for a letter in a name; -1 drops it.
func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"/\|?*`, r):
		return '-'
	case unicode.IsSpace(r): // before the controls: tab and line break part words
		return ' '
	case unicode.In(r, unicode.C), r == utf8.RuneError, isPictograph(r):
		return -1
	}
	return r
}

// isPictograph knows emoji and their modifiers. They are dropped, all of them: some
// archivers and network shares garble them, and half of a joined one means another.
func isPictograph(r rune) bool {
	switch {
	case r == '№':
		return false
	case 0xFE00 <= r && r <= 0xFE0F, r == 0x20E3: // variation selectors, keycap
		return true
	}
	return r > 0x2000 && unicode.In(r, unicode.So, unicode.Sk)
}

// dropEnding takes off an ending that the writer put into the pattern: each file
// gets its own.
func dropEnding(s string) string {
	t := strings.TrimRight(s, " .")
	for _, ending := range []string{".docx", ".pdf"} {
		if n := len(t) - len(ending); n >= 0 && strings.EqualFold(t[n:], ending) {
			return t[:n]
		}
	}
	return s
}

// trimName: Windows drops spaces and dots at the end, and a dot in front hides a file.
func trimName(s string) string { return strings.Trim(s, " .") }

// cut shortens a name to so many letters and bytes, and never tears a mark off
// its letter.
func cut(s string, letters, bytes int) string {
	count := 0
	for i, r := range s {
		if count++; count > letters || i+utf8.RuneLen(r) > bytes {
			return trimName(wholeLetters(s[:i], r))
		}
	}
	return s
}

// wholeLetters drops the last letter where the rune that follows is a mark on it.
func wholeLetters(s string, next rune) string {
	for unicode.Is(unicode.M, next) && s != "" {
		var size int
		next, size = utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// dodgeDevice keeps off the names that Windows gives to devices, with any ending:
// COM1, and COM¹ as well.
func dodgeDevice(s string) string {
	stem, rest, dotted := strings.Cut(s, ".")
	if !isDevice(strings.ToUpper(strings.TrimRight(stem, " "))) {
		return s
	}
	if dotted {
		return stem + "_." + rest
	}
	return s + "_"
}

func isDevice(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		port, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}
