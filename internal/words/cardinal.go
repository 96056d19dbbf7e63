package words

import "strings"

// Cardinal says a number in words, in small letters: 2035000000 is "hai tỷ
// không trăm ba mươi lăm triệu". A fraction of nothing but zeros is not said.
func Cardinal(d Decimal, o Options) string {
	negative, whole, frac := d.split()
	s := speaker{Options: o}
	if negative {
		s.say("âm")
	}
	s.sayWhole(whole)
	if strings.Trim(frac, "0") != "" {
		s.say("phẩy")
		s.sayFraction(frac)
	}
	return s.b.String()
}

// Money says a sum in words, as it stands behind "Bằng chữ:": "Một tỷ hai trăm
// năm mươi triệu đồng".
func Money(d Decimal, o Options) string {
	text := Capital(Cardinal(d.Trim(), o)) + " đồng"
	if o.Even && !d.IsZero() && !strings.Contains(d.Trim().text, ".") {
		text += " chẵn"
	}
	return text
}

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// speaker gathers the words of one number.
type speaker struct {
	Options
	b strings.Builder
}

func (s *speaker) say(word string) {
	if s.b.Len() > 0 {
		s.b.WriteByte(' ')
	}
	s.b.WriteString(word)
}

// sayWhole reads blocks of nine digits, each followed by as many "tỷ" as blocks
// come after it: 1.500 before nine zeros is "một nghìn năm trăm tỷ", and 10^18
// is "một tỷ tỷ".
func (s *speaker) sayWhole(digits string) {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		s.say(s.digit('0'))
		return
	}
	first := true
	for digits != "" {
		n := (len(digits)-1)%9 + 1
		block := digits[:n]
		digits = digits[n:]
		if strings.Trim(block, "0") == "" {
			continue
		}
		s.sayBlock(block, first)
		for range len(digits) / 9 {
			s.say(s.billion())
		}
		first = false
	}
}

// sayBlock reads up to nine digits, first telling whether the number begins here.
func (s *speaker) sayBlock(block string, first bool) {
	units := [3]string{"", s.thousand(), "triệu"}
	padded := strings.Repeat("0", 9-len(block)) + block
	for i := range 3 {
		group := padded[3*i : 3*i+3]
		if group == "000" {
			continue
		}
		s.sayGroup(group, first)
		if unit := units[2-i]; unit != "" {
			s.say(unit)
		}
		first = false
	}
}

// sayGroup reads three digits. Only the first group of a number leaves out
// hundreds that are zero; later ones say "không trăm", or 1.005 would sound as
// 1.500 does in speech.
func (s *speaker) sayGroup(group string, first bool) {
	hundreds, tens, ones := group[0], group[1], group[2]
	said := !first || hundreds != '0'
	if said {
		s.say(s.digit(hundreds))
		s.say("trăm")
	}
	switch {
	case tens == '0' && ones == '0':
		return
	case tens == '0' && said:
		s.say(s.zeroTens())
	case tens == '1':
		s.say("mười")
	case tens > '1':
		s.say(s.digit(tens))
		s.say("mươi")
	}
	if ones != '0' {
		s.say(s.ones(ones, tens, said))
	}
}

// ones is the last digit of a group, whose word hangs on the ten before it.
func (s *speaker) ones(ones, tens byte, hundredsSaid bool) string {
	switch {
	case ones == '1' && tens > '1':
		return "mốt"
	case ones == '4' && tens > '1' && !s.BonAfterMuoi:
		return "tư"
	case ones == '4' && tens == '0' && hundredsSaid && !s.BonAfterLinh:
		return "tư"
	case ones == '5' && tens > '0':
		return "lăm"
	}
	return s.digit(ones)
}

// sayFraction reads the digits behind the comma. Leading zeros are said one by
// one either way, or 0,05 would be 0,5.
func (s *speaker) sayFraction(frac string) {
	number := strings.TrimLeft(frac, "0")
	if s.FractionDigits {
		number = ""
	}
	for i := range len(frac) - len(number) {
		s.say(s.digit(frac[i]))
	}
	if number != "" {
		s.sayWhole(number)
	}
}

func (s *speaker) digit(c byte) string {
	if c == '7' && s.NorthernSeven {
		return "bẩy"
	}
	return digitWords[c-'0']
}

func (s *speaker) zeroTens() string {
	if s.Le {
		return "lẻ"
	}
	return "linh"
}

func (s *speaker) thousand() string {
	if s.Ngan {
		return "ngàn"
	}
	return "nghìn"
}

func (s *speaker) billion() string {
	if s.Ti {
		return "tỉ"
	}
	return "tỷ"
}
