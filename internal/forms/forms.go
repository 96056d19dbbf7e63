// Package forms draws the sample forms of Phụ lục III as .docx files with tags.
//
// In: nothing. Out: the files that stand in templates/, the same bytes each time.
// Never: is imported by the program; go generate writes the files, a test proves
// that they are current.
package forms

import (
	"fmt"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// File is one form.
type File struct {
	Name string
	Data []byte
}

// form is what a form says: the text from the title to the signature, and which
// of the common parts it has.
type form struct {
	name   string // the number of the sample form and its words
	title  string
	letter bool // công văn: subject under the number, address block
	decide bool // may carry the text that it issues
	body   []wml.Block
}

// all lists the forms of Phụ lục III and, last, those of the house for kinds that
// the decree gives no form for.
func all() []form {
	return []form{
		{name: "mau-1.1-nghi-quyet", title: "Mẫu 1.1: Nghị quyết (cá biệt)", decide: true, body: decision("QUYẾT NGHỊ:")},
		{name: "mau-1.2-quyet-dinh", title: "Mẫu 1.2, 1.3: Quyết định (cá biệt)", decide: true, body: decision("QUYẾT ĐỊNH:")},
		{name: "mau-1.4-van-ban-co-ten-loai", title: "Mẫu 1.4: Văn bản có tên loại", body: named()},
		{name: "mau-1.5-cong-van", title: "Mẫu 1.5: Công văn", letter: true,
			body: blocks(header(letterHead), addressees(), p("Doan", "{{ noi_dung }}"), signature())},
		{name: "mau-1.6-cong-dien", title: "Mẫu 1.6: Công điện", body: telegram()},
		{name: "mau-1.7-giay-moi", title: "Mẫu 1.7: Giấy mời", body: invitation()},
		{name: "mau-1.8-giay-gioi-thieu", title: "Mẫu 1.8: Giấy giới thiệu", body: introduction()},
		{name: "mau-1.9-bien-ban", title: "Mẫu 1.9: Biên bản", body: minutes()},
		{name: "mau-1.10-giay-nghi-phep", title: "Mẫu 1.10: Giấy nghỉ phép", body: leave()},
		{name: "mau-nha-cac-ben", title: "Hợp đồng, bản ghi nhớ, bản thỏa thuận", body: agreement()},
		{name: "mau-nha-thu-cong", title: "Thư công", body: openLetter()},
	}
}

// Files makes every form.
func Files() ([]File, error) {
	var out []File
	for _, f := range all() {
		data, err := f.bytes()
		if err != nil {
			return nil, fmt.Errorf("forms: %s: %w", f.name, err)
		}
		out = append(out, File{Name: f.name + ".docx", Data: data})
	}
	return out, nil
}

func (f form) bytes() ([]byte, error) {
	pkg, err := wml.Write(f.document())
	if err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

func (f form) document() *wml.Document {
	s := sectionsOf(f.letter)
	return &wml.Document{
		Body:    blocks(f.body, copyBlock(noMore), sectionEnd(s.main), f.attached(s.upright), annexes(s.upright, s.turned)),
		Section: s.main,
		Headers: headers(f.letter),
		Styles:  styles(),
		Settings: &wml.Settings{
			// Word 2010's rules: lines break plainly, the same in Word, LibreOffice
			// and here. Mode 15 squeezes spaces to take one more word, by rules
			// that each program guesses differently.
			CompatibilityMode: 14,
			DefaultTab:        36 * unit.Pt,
		},
		Core: wml.Core{Title: f.title, Language: "vi-VN", Created: "2020-03-05T00:00:00Z", Modified: "2020-03-05T00:00:00Z"},
	}
}

// noMore holds where nothing follows the text, and so the copy block does.
const noMore = "len(phu_luc) == 0 && len(van_ban_kem_theo) == 0"

// attached is the text that a decision issues, in the same file: ô 1 and 2 only,
// no number, no date, no signature (sample form 1.3).
func (f form) attached(s *wml.Section) []wml.Block {
	if !f.decide {
		return nil
	}
	return blocks(
		control("lap vb trong van_ban_kem_theo"),
		header(attachedHead),
		p("TenLoai", "{{ vb.ten_loai | hoa }}"),
		p("TrichYeu", "{{ vb.trich_yeu | can_dong }}"),
		p("KemTheo", "{{ vb.kem_theo | can_dong }}"),
		p("KeNgang", "{{ ke 25 }}"),
		p("Doan", "{{ vb.noi_dung }}"),
		copyBlock("cuoi && len(phu_luc) == 0"),
		sectionEnd(s),
		control("het"),
	)
}
