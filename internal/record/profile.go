package record

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

// profileAt is where a profile stands in a document, and, so that the texts it
// gives can be told from the document's own, where one in a file is said to stand.
const profileAt diag.Pointer = "/ho_so"

// DecodeProfile reads an office's profile that stands alone: the same object as
// ho_so of a document. Problems point into the profile itself. The defaults are
// nil only where the JSON cannot be read.
func DecodeProfile(data []byte, limits Limits) (*Defaults, []diag.Problem) {
	r, rep := newReader(data, limits)
	if r == nil {
		return nil, rep.problems()
	}
	d := new(Defaults)
	r.forms.profile.read(r, value{at: profileAt, label: "Hồ sơ cơ quan", key: "profile"}, d)
	problems := rep.problems()
	for i, p := range problems {
		problems[i].At = diag.Pointer(strings.TrimPrefix(string(p.At), string(profileAt)))
	}
	return d, problems
}

func profileField() field[Record] {
	return objectField("ho_so", "Hồ sơ cơ quan", "Hồ sơ cơ quan gửi kèm: những gì văn bản không ghi thì lấy từ đây.", "ho_so",
		func(r *reader, v value, _ *Record) { r.forms.profile.read(r, v, &r.defaults) })
}

func profileForm() *form[Defaults] {
	return newForm("ho_so", "Hồ sơ cơ quan", "Những gì cơ quan luôn ghi giống nhau; trường có trong văn bản thì theo văn bản.",
		textField("co_quan_chu_quan", "Cơ quan chủ quản", "Cơ quan chủ quản trực tiếp, viết như trong câu văn.", manyLines, func(d *Defaults) *Text { return &d.ParentAuthority }).like("UBND tỉnh Lai Châu"),
		textField("co_quan", "Cơ quan ban hành", "Tên cơ quan, tổ chức, viết như trong câu văn.", manyLines, func(d *Defaults) *Text { return &d.Authority }).like("Sở Công Thương"),
		textField("viet_tat", "Chữ viết tắt tên cơ quan", "Chữ viết tắt dùng trong ký hiệu.", oneLine, func(d *Defaults) *Text { return &d.Abbreviation }).like("SCT"),
		textField("dia_danh", "Địa danh", "Tên nơi cơ quan đóng trụ sở.", oneLine, func(d *Defaults) *Text { return &d.Place }).like("Lai Châu"),
		choiceField("che_do", "Chế độ làm việc", "Chế độ thủ trưởng hoặc chế độ tập thể (Điều 13).", byID,
			[]choice{{id: "thu_truong", label: "Chế độ thủ trưởng"}, {id: "tap_the", label: "Chế độ tập thể"}}, func(d *Defaults, i int, _ diag.Pointer) { d.Mode = ByHead + Mode(i) }),
		mapField("nguoi_ky", "Những người ký", "Người ký theo mã; văn bản gọi bằng nguoi_ky.", func() object { return orNull(ref("nguoi_ky")) }, readNamedSigner),
		addressField(func(d *Defaults) **Address { return &d.Address }),
		textsField("luu", "Lưu", "Nơi lưu khi văn bản không ghi.", func(d *Defaults) *[]Text { return &d.Archive }).like([]string{"VT"}),
		sizeField(func(d *Defaults) *SizeProfile { return &d.Size }),
		mapField("don_vi", "Các đơn vị", "Tên đầy đủ của đơn vị theo chữ viết tắt.", func() object { return textSchema(false, oneLine) }, readUnit).like(object{{"QLCN", "Phòng Quản lý công nghiệp"}}),
		mapField("quy_tac", "Mức độ của quy tắc", "Mức độ riêng của quy tắc theo mã ND30-…: error, warning, info hoặc off.", func() object { return choiceSchema(false, severities) }, readSeverity).
			like(object{{"ND30-PL1-II-9b3", "off"}}),
	)
}

// mapField is an object whose keys are the writer's own.
func mapField(key, label, doc string, item func() object, read func(r *reader, v value, name string, into *Defaults)) field[Defaults] {
	return field[Defaults]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, into *Defaults) {
			if !r.want(v, isObject) {
				return
			}
			done := make(map[string]bool, r.node(v).count) // a second copy is told by the scanner
			for m := range r.members(v) {
				name := strings.Trim(norm.NFC.String(m.key), " ")
				if done[name] || r.absent(m.n) {
					continue
				}
				done[name] = true
				m.label = label + ": " + quote(name)
				read(r, m, name, into)
			}
		},
		schema: func(bool) object {
			return object{{"type", []string{"object", "null"}}, {"additionalProperties", item()}}
		},
	}
}

func readNamedSigner(r *reader, v value, name string, d *Defaults) {
	if s, ok := readSigner(r, v); ok {
		put(&d.Signers, NamedSigner{name, s}, func(n NamedSigner) bool { return n.Key == name })
	}
}

func readUnit(r *reader, v value, name string, d *Defaults) {
	if t := r.text(v, oneLine); !t.Blank() {
		put(&d.Units, NamedUnit{name, t}, func(u NamedUnit) bool { return u.Abbr == name })
	}
}

// severities stand in the order of diag.Severity; the last is none.
var severities = []choice{
	{id: "error", label: "Lỗi", alias: "loi"}, {id: "warning", label: "Cảnh báo", alias: "canh_bao"},
	{id: "info", label: "Lưu ý", alias: "luu_y"}, {id: "off", label: "Tắt", alias: "tat"},
}

// readSeverity takes the id of any rule of the decree: which there are is for the
// judge to say.
func readSeverity(r *reader, v value, name string, d *Defaults) {
	code := diag.Code(name)
	if !code.OfDecree() {
		r.unknownWith(v, diag.Say("Mã quy tắc bắt đầu bằng «ND30-»; lỗi của dữ liệu không tắt được.", "Ids of rules begin with ND30-; problems of the input cannot be silenced."))
		return
	}
	i, ok := r.choose(v, byID, severities)
	if !ok {
		return
	}
	sev := Severity{Code: code, At: v.at}
	if i < len(severities)-1 {
		sev.Severity = diag.Error + diag.Severity(i)
	}
	put(&d.Severities, sev, func(s Severity) bool { return s.Code == code })
}
