package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

// lines says whether \n may stand in a text.
type lines bool

const (
	oneLine   lines = false
	manyLines lines = true // \n breaks a line: names and titles
)

// look is what one pass over a string tells about it. Nearly all strings are
// plain, and then nothing more is done with them.
type look struct {
	letters  int  // runes
	breaks   int  // \n
	latin    bool // has a letter of U+00A1-00FF
	beyond   bool // has a letter from U+0100 on
	uncommon bool // has what may be unwanted, or may not be in NFC
}

// survey goes by the first byte of a letter where that tells enough: the text is
// known to be UTF-8.
func survey(s string) (l look) {
	for i := 0; i < len(s); l.letters++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
			l.ascii(c)
		case 0xC4 <= c && c <= 0xC8: // U+0100 to 023F
			i += 2
			l.beyond = true
		case c == 0xE1 && s[i+1]&^3 == 0xB8: // U+1E00 to 1EFF
			i += 3
			l.beyond = true
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			l.rune(r)
		}
	}
	return l
}

func (l *look) ascii(c byte) {
	switch {
	case c == '\n':
		l.breaks++
	case c < ' ' || c == 0x7F:
		l.uncommon = true
	}
}

// rune sorts a letter outside ASCII. Latin letters before the combining marks
// stand for themselves in NFC, as do the Vietnamese block and common signs.
func (l *look) rune(r rune) {
	switch {
	case r <= 0x9F || r == softHyphen:
		l.uncommon = true
		l.latin = l.latin || r == softHyphen // a letter of TCVN3
	case r <= 0xFF:
		l.latin = true
	case r < 0x250, 0x1E00 <= r && r <= 0x1EFF:
		l.beyond = true
	case 0x2010 <= r && r <= 0x2027: // dashes, quotes, dots: in all encodings
	default:
		l.beyond, l.uncommon = true, true
	}
}

const softHyphen = 0xAD

// clean checks the text of a string and gives it in NFC, "\r\n" as "\n"; ok is
// false where a problem was told.
func (r *reader) clean(v value, may lines) (s string, ok bool) {
	s = r.str(v)
	l := survey(s)
	if l.letters > r.limits.TextLength {
		r.tell(v, "text.too_long", diag.Say("«%[1]s» dài %[3]d ký tự, tối đa %[4]d.", "%[2]s has %[3]d characters, at most %[4]d are allowed.", v.label, v.key, l.letters, r.limits.TextLength),
			diag.Say("Hãy chia thành nhiều đoạn.", "Split it."))
		return "", false
	}
	if l.breaks > 0 && !r.mayBreak(v, l.breaks, may) {
		return "", false
	}
	if l.latin && !l.beyond && r.legacy(v, s) {
		return "", false
	}
	if l.uncommon {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		if !r.visible(v, s) {
			return "", false
		}
		s = norm.NFC.String(s)
	}
	return s, true
}

func (r *reader) mayBreak(v value, breaks int, may lines) bool {
	if !r.countParagraphs(v, breaks) {
		return false
	}
	if may == oneLine {
		r.tell(v, "text.line_break", diag.Say("«%[1]s» có dấu xuống dòng.", "%[2]s has a line break in it.", v.label, v.key),
			diag.Say("Hãy thay bằng dấu cách, hoặc tách thành nhiều đoạn (nhiều phần tử của danh sách).", "Put a space instead, or make it several items of the list."))
		return false
	}
	return true
}

// visible reports the first character that XML cannot hold or that nobody sees.
func (r *reader) visible(v value, s string) bool {
	position := 0
	for _, c := range s {
		position++
		code, hint := unwanted(c)
		if code == "" {
			continue
		}
		r.tell(v, code, diag.Say("«%[1]s» có ký tự ẩn (U+%04[3]X) ở vị trí %[4]d.", "%[2]s holds the hidden character U+%04[3]X at position %[4]d.", v.label, v.key, c, position), hint)
		return false
	}
	return true
}

var (
	removeIt = diag.Say("Hãy xóa ký tự đó; thường do dán từ nơi khác.", "Remove it; it often comes from pasting.")
	useSpace = diag.Say("Hãy thay dấu tab bằng dấu cách.", "Put a space instead of the tab.")
	retypeIt = diag.Say("Một chữ đã hỏng ở đây; hãy gõ lại chữ đó.", "A letter was lost here; type it again.")
)

// unwanted names the problem of a character, "" where it has none. The soft
// hyphen is unwanted too: Vietnamese divides no words, so it is a trace of
// pasting, and Word draws it where it stands inside a word.
func unwanted(c rune) (diag.Code, diag.Text) {
	switch {
	case c == '\n':
		return "", diag.Text{}
	case c == '\t':
		return "text.control_char", useSpace
	case c < ' ' || 0x7F <= c && c <= 0x9F || c == 0x2028 || c == 0x2029 || c&0xFFFE == 0xFFFE:
		return "text.control_char", removeIt
	case c == utf8.RuneError:
		return "text.control_char", retypeIt
	case unicode.Is(unicode.Cf, c) || unicode.Is(blanks, c):
		return "text.invisible_char", removeIt
	}
	return "", diag.Text{}
}

// blanks are the characters without a picture that are not of class Cf: fillers
// and joiners, variation selectors.
var blanks = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x034F, Hi: 0x034F, Stride: 1}, {Lo: 0x115F, Hi: 0x1160, Stride: 1},
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, {Lo: 0x180B, Hi: 0x180F, Stride: 1},
		{Lo: 0x2065, Hi: 0x2065, Stride: 1}, {Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1}, {Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1}},
}

// text reads a name, a title or another single text; the spaces around it are
// left out.
func (r *reader) text(v value, may lines) Text {
	if !r.want(v, isString) {
		return Text{}
	}
	s, ok := r.clean(v, may)
	if s = strings.Trim(s, " "); !ok || s == "" {
		return Text{}
	}
	if mark := markIn(s); mark != "" {
		r.warn(diag.Problem{Code: "text.marks", At: v.at,
			Message: diag.Say("«%[1]s» không nhận chữ đậm, nghiêng hay nhắc mã; «%[3]s» sẽ in nguyên như vậy.", "%[2]s takes no bold, italic or references; “%[3]s” is printed as it stands.", v.label, v.key, mark),
			Hint:    diag.Say("Hãy bỏ các dấu đó; kiểu chữ của mục này do mẫu định.", "Leave the marks out; the form gives this text its look.")})
	}
	return Text{S: s, At: v.at}
}

// markIn is the mark by which a text for the body would be bold, italic or a
// reference, "" where it has none.
func markIn(s string) string {
	if !marked(s) {
		return ""
	}
	for _, p := range spans(s) {
		switch {
		case p.Ref != "":
			return "[[" + p.Ref + "]]"
		case p.Bold:
			return "**"
		case p.Italic:
			return "*"
		}
	}
	return ""
}

// texts reads a list of texts, or one text as a list of one.
func (r *reader) texts(v value, may lines) (list []Text) {
	if r.node(v).shape == isString {
		if t := r.text(v, may); !t.Blank() {
			list = []Text{t}
		}
		return list
	}
	if !r.want(v, isList) {
		return nil
	}
	list = make([]Text, 0, r.node(v).count)
	for e := range r.elements(v) {
		if r.blank(e.n) {
			continue
		}
		if t := r.text(e, may); !t.Blank() {
			list = append(list, t)
		}
	}
	return list
}
