package font

import (
	"errors"
	"fmt"
	"strings"
)

// required is what no official document can do without: the twelve vowels in six
// tones, đ, and the signs and digits of ASCII. Old fonts stop at the letters of
// Western Europe and would leave holes in the middle of words.
const required = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ" +
	"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ" +
	"bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// fit refuses a face that cannot set, or may not travel in, an official document.
func fit(f *Face) error {
	if !f.Embeddable() {
		return errors.New("its licence bits (OS/2 fsType) forbid embedding")
	}
	var missing []rune
	for _, r := range required {
		if _, ok := f.Glyph(r); !ok {
			missing = append(missing, r)
		}
	}
	if missing == nil {
		return nil
	}
	return fmt.Errorf("it lacks %s", someLetters(missing))
}

// someLetters names letters, and counts those beyond a readable number.
func someLetters(letters []rune) string {
	const most = 24
	shown := strings.Join(strings.Split(string(letters[:min(len(letters), most)]), ""), " ")
	if more := len(letters) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", shown, more)
	}
	return shown
}
