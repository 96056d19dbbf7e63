package record

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

// Texts typed with .VnTime or VNI fonts arrive as Latin letters and signs:
// «Céng hoµ x· héi» (TCVN3), «Coäng hoøa xaõ hoäi» (VNI). Such a text is told
// from French or English by turning it into Unicode: it is legacy where its
// words then are Vietnamese syllables, and before were not.

// legacy reports a text that is written in a legacy encoding.
func (r *reader) legacy(v value, s string) bool {
	encoding, unicode, ok := LegacyEncoding(s)
	if !ok {
		return false
	}
	r.tell(v, "text.legacy_encoding", diag.Say("«%[1]s» có vẻ viết bằng bảng mã %[3]s.", "%[2]s seems to be written in the legacy encoding %[3]s.", v.label, v.key, encoding),
		diag.Say("Hãy chuyển sang Unicode: «%s».", "Convert it to Unicode: “%s”.", quote(unicode)))
	return true
}

// LegacyEncoding tells the encoding of the time before Unicode that a text is
// written in, TCVN3 or VNI, and the text in Unicode.
func LegacyEncoding(s string) (encoding, unicode string, ok bool) {
	words := markedWords(s)
	if len(words) < 2 || 2*syllables(words, nil) > len(words) {
		return "", "", false
	}
	for _, enc := range encodings() {
		if 10*syllables(words, enc.table) >= 9*len(words) {
			return enc.name, enc.table.Replace(s), true
		}
	}
	return "", "", false
}

// markedWords gives the distinct words that have a sign or letter of the upper
// half of Latin-1 in them. A long text shows itself in its first hundred.
func markedWords(s string) []string {
	var words []string
	seen := make(map[string]bool)
	for w := range strings.FieldsFuncSeq(s, parts) {
		if strings.IndexFunc(w, upper) < 0 || seen[w] {
			continue
		}
		seen[w] = true
		if words = append(words, w); len(words) == 100 {
			break
		}
	}
	return words
}

func upper(c rune) bool { return 0xA1 <= c && c <= 0xFF }

func parts(c rune) bool {
	return !upper(c) && !('a' <= c && c <= 'z') && !('A' <= c && c <= 'Z')
}

// syllables counts the words that are Vietnamese syllables once converted.
func syllables(words []string, table *strings.Replacer) (n int) {
	for _, w := range words {
		if table != nil {
			w = table.Replace(w)
		}
		if isSyllable(w) {
			n++
		}
	}
	return n
}

// onsets, longest first where one begins another; then the vowels with their
// glides, without tones, and the codas.
var (
	onsets  = strings.Fields("ngh ng nh gh gi kh ch ph qu th tr b c d đ g h k l m n p r s t v x")
	nuclei  = set("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oă oai oao oay oe oeo oi oo ôi ơi ua uâ uây ue uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu")
	codas   = strings.Fields("ch ng nh c m n p t")
	toneOf  = map[rune]bool{0x300: true, 0x301: true, 0x303: true, 0x309: true, 0x323: true}
	tooLong = 10 // letters: nghiêng has 7
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isSyllable reports whether a word is built like a Vietnamese syllable.
func isSyllable(word string) bool {
	if len(word) > 4*tooLong {
		return false
	}
	s, tones := toneless(strings.ToLower(word))
	if len([]rune(tones)) > 1 {
		return false
	}
	rest := s
	for _, o := range onsets {
		if after, ok := strings.CutPrefix(s, o); ok && after != "" {
			rest = after
			break
		}
	}
	if nuclei[rest] {
		return true
	}
	for _, c := range codas {
		if before, ok := strings.CutSuffix(rest, c); ok {
			return nuclei[before]
		}
	}
	return false
}

// stripped is a letter without its tone, and the tone; 0 is none.
type stripped struct{ letter, tone rune }

// strippedLetters are the letters of Latin-1 and of Vietnamese that are one rune in NFC.
var strippedLetters = sync.OnceValue(func() map[rune]stripped {
	m := make(map[rune]stripped)
	for _, block := range [][2]rune{{0xC0, 0xFF}, {0x100, 0x1B0}, {0x1EA0, 0x1EF9}} {
		for c := block[0]; c <= block[1]; c++ {
			plain, tones := withoutTones(decomposed(c))
			letter, mark := []rune(plain), []rune(tones)
			switch {
			case len(letter) == 1 && len(mark) == 0:
				m[c] = stripped{letter: letter[0]}
			case len(letter) == 1 && len(mark) == 1:
				m[c] = stripped{letter[0], mark[0]}
			}
		}
	}
	return m
})

// toneless takes the five tone marks off a word and gives both in NFC.
func toneless(s string) (plain, tones string) {
	var p, t []byte
	for _, c := range s {
		b := stripped{letter: c}
		if c >= utf8.RuneSelf {
			var ok bool
			if b, ok = strippedLetters()[c]; !ok {
				return separated(s)
			}
		}
		p = utf8.AppendRune(p, b.letter)
		if b.tone != 0 {
			t = utf8.AppendRune(t, b.tone)
		}
	}
	return string(p), string(t)
}

// decomposed is a letter in NFD, by the table that norm.NFD goes by with much more room.
func decomposed(c rune) string {
	s := string(c)
	if parts := norm.NFD.PropertiesString(s).Decomposition(); parts != nil {
		return string(parts)
	}
	return s
}

// separated is toneless for letters of any kind.
func separated(s string) (plain, tones string) { return withoutTones(norm.NFD.String(s)) }

// withoutTones is toneless for a text in NFD.
func withoutTones(s string) (plain, tones string) {
	var p, t []byte
	for _, c := range s {
		if toneOf[c] {
			t = utf8.AppendRune(t, c)
		} else {
			p = utf8.AppendRune(p, c)
		}
	}
	return norm.NFC.String(string(p)), string(t)
}

type encoding struct {
	name  string
	table *strings.Replacer
}

// encodings are the two that Vietnamese offices used before Unicode.
var encodings = sync.OnceValue(func() []encoding { return []encoding{{"TCVN3", tcvn3()}, {"VNI", vni()}} })

// tcvn3 is TCVN 5712:1993, third set, as its bytes look when read as Latin-1.
func tcvn3() *strings.Replacer {
	const (
		seen  = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
		meant = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
	)
	var table []string
	letters := []rune(meant)
	for i, c := range []rune(seen) {
		table = append(table, string(c), string(letters[i]))
	}
	return strings.NewReplacer(table...)
}

// vni is VNI Windows: a letter, then its marks as one more letter.
func vni() *strings.Replacer {
	tones := []struct{ sign, mark string }{{"ù", "\u0301"}, {"ø", "\u0300"}, {"û", "\u0309"}, {"õ", "\u0303"}, {"ï", "\u0323"}}
	hats := []struct{ sign, marks string }{
		{"â", "\u0302"}, {"á", "\u0302\u0301"}, {"à", "\u0302\u0300"}, {"å", "\u0302\u0309"}, {"ã", "\u0302\u0303"}, {"ä", "\u0302\u0323"},
	}
	bows := []struct{ sign, marks string }{
		{"ê", "\u0306"}, {"é", "\u0306\u0301"}, {"è", "\u0306\u0300"}, {"ú", "\u0306\u0309"}, {"ü", "\u0306\u0303"}, {"ë", "\u0306\u0323"},
	}
	var table []string
	add := func(from, to string) {
		to = norm.NFC.String(to)
		table = append(table, from, to, strings.ToUpper(from), strings.ToUpper(to))
	}
	for _, base := range []struct{ typed, means string }{{"a", "a"}, {"e", "e"}, {"o", "o"}, {"u", "u"}, {"y", "y"}, {"ô", "ơ"}, {"ö", "ư"}} {
		for _, t := range tones {
			add(base.typed+t.sign, base.means+t.mark)
		}
	}
	for _, base := range []string{"a", "e", "o"} {
		for _, h := range hats {
			add(base+h.sign, base+h.marks)
		}
	}
	for _, b := range bows {
		add("a"+b.sign, "a"+b.marks)
	}
	for i, single := range []string{"ñ", "ô", "ö", "í", "ì", "æ", "ó", "ò", "î"} {
		add(single, []string{"đ", "ơ", "ư", "í", "ì", "ỉ", "ĩ", "ị", "ỵ"}[i])
	}
	return strings.NewReplacer(table...)
}
