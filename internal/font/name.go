package font

import (
	"strings"
	"unicode/utf16"
)

// The entries of the name table that are read.
const (
	familyID     = 1
	subfamilyID  = 2
	versionID    = 5
	postScriptID = 6
)

// names are the strings a face is known by.
type names struct{ family, subfamily, version, postScript string }

// The platforms of the name table.
const (
	unicodePlatform = 0
	macintosh       = 1
	windows         = 3
)

func (f *Face) readName(b []byte) error {
	const header, record = 6, 12
	if len(b) < header {
		return errShort
	}
	count, storage := u16(b, 2), u16(b, 4)
	if len(b) < header+record*count || len(b) < storage {
		return errShort
	}
	var best [postScriptID + 1][]byte
	var ranks [postScriptID + 1]int
	for i := range count {
		entry := b[header+record*i:][:record]
		id, rank := u16(entry, 6), nameRank(entry)
		if id < len(best) && rank > ranks[id] {
			best[id], ranks[id] = entry, rank
		}
	}
	text := func(id int) string { return decodeName(best[id], b[storage:]) }
	f.family, f.subfamily, f.version = text(familyID), text(subfamilyID), text(versionID)
	f.postScript = postScriptName(text(postScriptID), f.family)
	return nil
}

// nameRank prefers American English, in which every font is named.
func nameRank(entry []byte) int {
	const american = 0x0409
	platform, language := u16(entry, 0), u16(entry, 4)
	switch {
	case platform == windows && language == american:
		return 4
	case platform == unicodePlatform:
		return 3
	case platform == macintosh && language == 0:
		return 2
	case platform == windows:
		return 1
	}
	return 0
}

// decodeName reads a string of the name table; one that lies outside is empty.
func decodeName(entry, storage []byte) string {
	if entry == nil {
		return ""
	}
	length, at := u16(entry, 8), u16(entry, 10)
	if at+length > len(storage) {
		return ""
	}
	raw := storage[at : at+length]
	if u16(entry, 0) == macintosh {
		return strings.Map(asciiOnly, string(raw))
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(u16(raw, 2*i))
	}
	return string(utf16.Decode(units))
}

// asciiOnly drops the upper half of the Macintosh's own letters.
func asciiOnly(r rune) rune {
	if r < 0x20 || r > 0x7E {
		return -1
	}
	return r
}

// postScriptName keeps what may stand in a PDF name: at most 63 printable
// characters that mean nothing to the language.
func postScriptName(name, family string) string {
	clean := func(s string) string {
		s = strings.Map(func(r rune) rune {
			if r <= 0x20 || r > 0x7E || strings.ContainsRune("[](){}<>/%#", r) {
				return -1
			}
			return r
		}, s)
		return s[:min(len(s), 63)]
	}
	if s := clean(name); s != "" {
		return s
	}
	if s := clean(family); s != "" {
		return s
	}
	return "Unnamed"
}

// PostScriptName is the face's name in a PDF.
func (f *Face) PostScriptName() string { return f.postScript }

// FamilyName is what the four faces of a family share, "Times New Roman".
func (f *Face) FamilyName() string { return f.family }

// Version is the font's own words about its version, "Version 2.1.5".
func (f *Face) Version() string { return f.version }
