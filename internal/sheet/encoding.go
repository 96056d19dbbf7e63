package sheet

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// decode gives the text of a file as UTF-8 without a byte order mark.
func (r *reader) decode(data []byte) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		data = fromUTF16(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = fromUTF16(data[2:], 1, 0)
	}
	if guess := guessEncoding(data); guess.VI != "" {
		r.add(diag.Problem{Code: "table.encoding",
			Message: diag.Text{
				VI: "Không đọc được chữ Việt trong tệp: " + guess.VI + ".",
				EN: "The Vietnamese letters of the file cannot be read: " + guess.EN + ".",
			},
			Hint: diag.Say("Trong Excel chọn Lưu dưới dạng: CSV UTF-8 hoặc .xlsx.", "In Excel choose Save As: CSV UTF-8 or .xlsx.")})
		return nil, false
	}
	return data, true
}

// fromUTF16 decodes pairs of bytes whose low and high byte stand at those places.
// Excel writes such a file as "Unicode text".
func fromUTF16(data []byte, low, high int) []byte {
	out := make([]byte, 0, len(data))
	for ; len(data) >= 2; data = data[2:] {
		c := rune(data[low]) | rune(data[high])<<8
		if utf16.IsSurrogate(c) && len(data) >= 4 {
			if pair := utf16.DecodeRune(c, rune(data[2+low])|rune(data[2+high])<<8); pair != utf8.RuneError {
				c, data = pair, data[2:]
			}
		}
		out = utf8.AppendRune(out, c)
	}
	return out
}

// guessEncoding says what a text is written in that is not UTF-8, and "" of one
// that is. The guess only goes into the message: the text itself is not converted,
// because a wrong guess would put wrong letters on a signed paper.
func guessEncoding(data []byte) diag.Text {
	sample := data[:min(len(data), 1<<10)]
	if nul := bytes.Count(sample, []byte{0}); nul > 0 && nul*5 > len(sample) {
		return diag.Say("tệp có vẻ là UTF-16 thiếu dấu BOM ở đầu", "it looks like UTF-16 without a byte order mark")
	}
	if utf8.Valid(data) {
		return diag.Text{}
	}
	windows, tcvn := 0, 0
	for i := 1; i < len(data); i++ {
		switch c := data[i]; {
		case c >= 0xA8 && c <= 0xAE || c >= 0xB5 && c <= 0xB9:
			tcvn++ // ă â ê ô ơ ư đ, à ả ã á ạ
		case strings.IndexByte("\xCC\xD2\xDE\xEC\xF2", c) >= 0 && strings.IndexByte("aeiouyAEIOUY\xE2\xE3\xEA\xF4\xF5\xFD\xC2\xC3\xCA\xD4\xD5\xDD", data[i-1]) >= 0:
			windows++ // a tone behind its vowel
		}
	}
	switch {
	case tcvn > windows:
		return diag.Say("tệp có vẻ dùng bảng mã TCVN3 (ABC), không phải UTF-8", "it looks like TCVN3 (ABC), not UTF-8")
	case windows > 0:
		return diag.Say("tệp có vẻ dùng bảng mã Windows-1258, không phải UTF-8", "it looks like Windows-1258, not UTF-8")
	}
	return diag.Say("tệp không phải UTF-8", "it is not UTF-8")
}
