package lint

import (
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// copyRules are those of Phần II: copies.
func copyRules() []*rule {
	return []*rule{
		on(entry("ND30-PL1-P2-II-1c", vio, decree.Copies("c", "1", "II"), "Ký hiệu bản sao: SY, SL hoặc TrS - tên cơ quan", "Symbol of a copy: SY, SL or TrS, then the body"), copySymbol),
		byForm(entry("ND30-PL1-P2-II-2a", vio, decree.Copies("a", "2", "II"), "Thể thức bản sao trên cùng tờ giấy, dưới đường kẻ", "The copy block on the same sheet, under a rule"), formLook),
		notOnData(entry("ND30-PL1-P2-I-2", vio, decree.Copies("", "2", "I"), "Bản sao điện tử PDF từ 1.4, màu, tối thiểu 200 dpi", "Electronic copy: PDF 1.4 or later, colour, 200 dpi"), needsScan),
	}
}

// copyAbbr is what a form of copy is abbreviated to (Mục I Phụ lục III).
func copyAbbr(f record.CopyForm) string {
	switch f {
	case record.TrueCopy:
		return "SY"
	case record.CopyOfCopy:
		return "SL"
	case record.Extract:
		return "TrS"
	}
	return ""
}

func copySymbol(j *judge) {
	c := j.rec.Copy
	if c == nil || c.Symbol.Blank() {
		return
	}
	want := copyAbbr(c.Form)
	first, body, ok := strings.Cut(c.Symbol.S, "-")
	if want == "" || first == want && ok && body != "" {
		return
	}
	if body == "" {
		body = initials(c.Authority.S)
	}
	j.say(c.Symbol.At, diag.Say("Ký hiệu bản sao «%s» phải gồm «%s» và chữ viết tắt tên cơ quan sao.", "The symbol “%s” of the copy is made of “%s” and the copying body's abbreviation.", c.Symbol.S, want), write(want+"-"+body))
}
