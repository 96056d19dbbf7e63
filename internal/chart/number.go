package chart

import (
	"strconv"
	"strings"
	"time"
)

// number writes a value by a format code of a spreadsheet (ECMA-376-1, 18.8.31), in
// the signs of Vietnamese. Codes beyond the usual ones are written as General.
func (c *Chart) number(v float64, code string) string {
	section, v := sectionOf(code, v)
	f := parseFormat(section)
	switch {
	case f.date:
		return c.date(v, f.parts)
	case f.general || f.science:
		return f.prefix + general(v) + f.suffix
	case f.digits == 0:
		if len(f.parts) == 0 && section == "" {
			return ""
		}
		return f.prefix
	}
	if f.percent {
		v *= 100
	}
	for range f.thousands {
		v /= 1000
	}
	whole, part := rounded(v, f.decimals)
	if f.least == 0 && whole == "0" && strings.Trim(part, "0") != "" {
		whole = ""
	}
	for len(part) > f.sure {
		if part[len(part)-1] != '0' {
			break
		}
		part = part[:len(part)-1]
	}
	whole = strings.Repeat("0", max(0, f.least-len(whole))) + whole
	if f.grouped {
		whole = grouped(whole)
	}
	if part != "" {
		whole += "," + part
	}
	if v < 0 && strings.Trim(whole, "0,.") != "" {
		return "-" + f.prefix + whole + f.suffix
	}
	return f.prefix + whole + f.suffix
}

// rounded gives the digits of a number before and behind the comma, rounded half away
// from nought as a spreadsheet does: on its decimals, of which 15 are sure.
func rounded(v float64, decimals int) (whole, part string) {
	sure, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		sure = v
	}
	whole, part, _ = strings.Cut(strings.TrimPrefix(strconv.FormatFloat(sure, 'f', -1, 64), "-"), ".")
	if len(part) <= decimals {
		return whole, part + strings.Repeat("0", decimals-len(part))
	}
	digits := []byte("0" + whole + part[:decimals])
	if part[decimals] >= '5' {
		i := len(digits) - 1
		for ; digits[i] == '9'; i-- {
			digits[i] = '0'
		}
		digits[i]++
	}
	whole = strings.TrimLeft(string(digits[:len(digits)-decimals]), "0")
	if whole == "" {
		whole = "0"
	}
	return whole, string(digits[len(digits)-decimals:])
}

// mostDigits are those that General shows of a number.
const mostDigits = 10

// general writes a number as it is.
func general(v float64) string {
	size := v
	if size < 0 {
		size = -size
	}
	format := byte('f')
	if size >= 1e15 || size != 0 && size < 1e-9 {
		format = 'E'
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', mostDigits, 64), 64)
	if err != nil {
		rounded = v
	}
	return strings.Replace(strconv.FormatFloat(rounded, format, -1, 64), ".", ",", 1)
}

// grouped puts a dot between thousands.
func grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// sectionOf chooses the section of a code that a value is written by: those of
// positive and negative numbers and of nought.
func sectionOf(code string, v float64) (string, float64) {
	var list []string
	start, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case code[i] == '\\' && !quoted:
			i++
		case code[i] == ';' && !quoted:
			list = append(list, code[start:i])
			start = i + 1
		}
	}
	list = append(list, code[start:])
	switch {
	case v < 0 && len(list) > 1:
		return list[1], -v
	case v == 0 && len(list) > 2:
		return list[2], v
	}
	if list[0] == "" {
		return "General", v
	}
	return list[0], v
}

// numberFormat is one section, taken apart.
type numberFormat struct {
	prefix, suffix string
	digits         int // signs for digits; 0 where the section is words only
	least          int // digits before the comma
	decimals, sure int // behind it: at most, and at least
	grouped        bool
	percent        bool
	thousands      int // by which the number is divided
	general        bool
	science        bool
	date           bool
	parts          []string // of a date: runs of one letter, and words between them
}

func parseFormat(s string) numberFormat {
	var f numberFormat
	p := formatParser{f: &f}
	for i := 0; i < len(s); {
		i += p.sign(s[i:])
	}
	f.thousands = p.commas
	f.date = p.dated && f.digits == 0 && !f.general
	return f
}

// formatParser reads the signs of a section.
type formatParser struct {
	f      *numberFormat
	point  bool
	commas int // behind the last sign for a digit
	dated  bool
}

// sign reads what stands at the head of s and gives its length.
func (p *formatParser) sign(s string) int {
	f := p.f
	switch c := s[0]; c {
	case '"':
		n := strings.IndexByte(s[1:], '"')
		if n < 0 {
			p.word(s[1:])
			return len(s)
		}
		p.word(s[1 : 1+n])
		return n + 2
	case '[':
		n := strings.IndexByte(s, ']')
		if n < 0 {
			return len(s)
		}
		if currency, ok := strings.CutPrefix(s[1:n], "$"); ok {
			currency, _, _ = strings.Cut(currency, "-")
			p.word(currency)
		}
		return n + 1
	case '\\', '_', '*':
		r := runeAt(s[1:])
		switch c {
		case '\\':
			p.word(s[1 : 1+r])
		case '_':
			p.word(" ")
		}
		return 1 + r
	case '0', '#', '?':
		p.digit(c)
	case '.':
		if p.dated {
			p.word(".")
		} else {
			p.point = true
		}
	case ',':
		if f.digits > 0 {
			p.commas++
		} else {
			p.word(",")
		}
	case '%':
		f.percent = true
		p.word("%")
	default:
		return p.letter(s)
	}
	return 1
}

func (p *formatParser) digit(c byte) {
	f := p.f
	if p.commas > 0 {
		f.grouped, p.commas = true, 0
	}
	f.digits++
	switch {
	case p.point && f.decimals < 15:
		f.decimals++
		if c == '0' {
			f.sure = f.decimals
		}
	case !p.point && c == '0' && f.least < 20:
		f.least++
	}
}

// letter reads letters, of dates and other ones.
func (p *formatParser) letter(s string) int {
	if len(s) >= 7 && strings.EqualFold(s[:7], "general") {
		p.f.general = true
		return 7
	}
	if len(s) >= 2 && (s[0] == 'E' || s[0] == 'e') && (s[1] == '+' || s[1] == '-') {
		p.f.science = true
		return 2
	}
	if len(s) >= 5 && strings.EqualFold(s[:5], "AM/PM") {
		p.f.parts = append(p.f.parts, "AM/PM")
		return 5
	}
	if strings.IndexByte("ymdhsYMDHS", s[0]) >= 0 {
		n := 1
		for n < len(s) && s[n]|0x20 == s[0]|0x20 {
			n++
		}
		p.dated = true
		p.f.parts = append(p.f.parts, strings.ToLower(s[:n]))
		return n
	}
	n := runeAt(s)
	p.word(s[:n])
	return n
}

// word takes text that is written as it is.
func (p *formatParser) word(s string) {
	if p.f.digits == 0 && !p.f.general {
		p.f.prefix += s
	} else {
		p.f.suffix += s
	}
	p.f.parts = append(p.f.parts, "\x00"+s)
}

func runeAt(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// lastDay is 31/12/9999.
const lastDay = 2958465

// date writes a day, counted from the end of 1899, and its time.
func (c *Chart) date(v float64, parts []string) string {
	if v < 0 || v > lastDay {
		return general(v)
	}
	days := int(v)
	seconds := int((v-float64(days))*86400 + 0.5)
	if c.date04 {
		days += 1462
	} else if days < 60 {
		days++ // 1900 has a 29th of February there
	}
	t := time.Date(1899, time.December, 30+days, 0, 0, seconds, 0, time.UTC)
	var b strings.Builder
	hours := false // the last part was hours
	for i, part := range parts {
		if word, ok := strings.CutPrefix(part, "\x00"); ok {
			b.WriteString(word)
			continue
		}
		minutes := hours || i+2 < len(parts) && strings.HasPrefix(parts[i+2], "s")
		b.WriteString(datePart(t, part, minutes))
		hours = part[0] == 'h'
	}
	return b.String()
}

var weekdays = [...]string{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}

func datePart(t time.Time, part string, minutes bool) string {
	two := func(v int) string {
		if len(part) > 1 && v < 10 {
			return "0" + strconv.Itoa(v)
		}
		return strconv.Itoa(v)
	}
	switch part[0] {
	case 'y':
		if len(part) < 3 {
			return two(t.Year() % 100)
		}
		return strconv.Itoa(t.Year())
	case 'm':
		switch {
		case minutes:
			return two(t.Minute())
		case len(part) == 3:
			return "Thg " + strconv.Itoa(int(t.Month()))
		case len(part) > 3:
			return "Tháng " + strconv.Itoa(int(t.Month()))
		}
		return two(int(t.Month()))
	case 'd':
		if len(part) > 2 {
			return weekdays[t.Weekday()]
		}
		return two(t.Day())
	case 'h':
		return two(t.Hour())
	case 's':
		return two(t.Second())
	}
	return ""
}
