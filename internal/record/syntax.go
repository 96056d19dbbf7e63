package record

import (
	"strings"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// wanted is what the grammar asks for where something else stands.
type wanted uint8

const (
	wantValue wanted = iota
	wantKey
	wantColon
	wantComma // or the closing bracket
)

// place reports a fault of the JSON itself at a byte of the input.
func (s *scanner) place(code diag.Code, pos int, message func(line, column int) diag.Text, hint diag.Text) bool {
	line, column := lineColumn(s.src, pos)
	s.report.add(diag.Problem{Code: code, Line: line, Column: column, Message: message(line, column), Hint: hint})
	return false
}

// syntax reports a fault of the grammar with the text that stands near it.
func (s *scanner) syntax(pos int, hint diag.Text) bool {
	return s.place("json.syntax", pos, func(line, column int) diag.Text {
		if near := s.near(pos); near != "" {
			return diag.Say("Dữ liệu JSON sai cú pháp ở dòng %d, cột %d (gần «%s»).", "The JSON is malformed at line %d, column %d (near “%s”).", line, column, near)
		}
		return diag.Say("Dữ liệu JSON sai cú pháp ở dòng %d, cột %d (hết dữ liệu giữa chừng).", "The JSON is malformed at line %d, column %d (it ends too early).", line, column)
	}, hint)
}

// near is the rest of the line, short enough for a message.
func (s *scanner) near(pos int) string {
	rest := s.src[pos:]
	if i := strings.IndexByte(rest, '\n'); i > 0 {
		rest = rest[:i]
	}
	if utf8.RuneCountInString(rest) > 20 {
		rest = string([]rune(rest[:min(len(rest), 100)])[:20])
	}
	return strings.TrimSpace(quote(rest))
}

// fail reports that something else stands where w was wanted.
func (s *scanner) fail(pos int, w wanted) bool {
	rest := s.src[pos:]
	if rest == "" {
		return s.syntax(pos, s.endHint())
	}
	if trailingComma(rest[0], w) && s.comma > 0 {
		return s.syntax(s.comma, diag.Say("Thừa dấu phẩy trước «%s»; hãy xóa dấu phẩy đó.", "Remove the comma before “%s”.", rest[:1]))
	}
	if hint, ok := hintOfText(rest); ok {
		return s.syntax(pos, hint)
	}
	return s.syntax(pos, s.hintOfWanted(rest[0], w))
}

func trailingComma(c byte, w wanted) bool {
	return c == '}' && w == wantKey || c == ']' && w == wantValue
}

// endHint names the bracket that the open containers still need.
func (s *scanner) endHint() diag.Text {
	if len(s.open) == 0 {
		return diag.Say("Hãy gửi một đối tượng {…}.", "Send one object {…}.")
	}
	var closing strings.Builder
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.nodes[s.open[i].id].shape == isObject {
			closing.WriteByte('}')
		} else {
			closing.WriteByte(']')
		}
	}
	return diag.Say("Dữ liệu bị cắt; còn thiếu %s ở cuối.", "The data are cut off; %s is missing at the end.", closing.String())
}

// slips are starts of text that tell what the writer meant.
var slips = []struct {
	start string
	hint  diag.Text
}{
	{"'", diag.Say("Dùng nháy kép \" thay cho nháy đơn '.", "Use double quotes, not single ones.")},
	{"“", diag.Say("Dùng nháy thẳng \" thay cho nháy cong “ ”.", "Use straight quotes, not curly ones.")},
	{"”", diag.Say("Dùng nháy thẳng \" thay cho nháy cong “ ”.", "Use straight quotes, not curly ones.")},
	{"//", diag.Say("JSON không có chú thích; hãy xóa phần sau //.", "JSON has no comments; remove what follows //.")},
	{"/*", diag.Say("JSON không có chú thích; hãy xóa phần /* … */.", "JSON has no comments; remove /* … */.")},
	{"#", diag.Say("JSON không có chú thích; hãy xóa phần sau #.", "JSON has no comments; remove what follows #.")},
	{"True", diag.Say("Viết true bằng chữ thường.", "Write true in lower case.")},
	{"False", diag.Say("Viết false bằng chữ thường.", "Write false in lower case.")},
	{"None", diag.Say("Giá trị trống viết là null.", "Write null for no value.")},
	{"NULL", diag.Say("Giá trị trống viết là null.", "Write null for no value.")},
	{"Null", diag.Say("Giá trị trống viết là null.", "Write null for no value.")},
	{"undefined", diag.Say("Giá trị trống viết là null.", "Write null for no value.")},
	{"NaN", diag.Say("Số chưa có viết là null.", "Write null for a missing number.")},
	{";", diag.Say("Dùng dấu phẩy thay cho dấu chấm phẩy.", "Use a comma, not a semicolon.")},
	{"=", diag.Say("Dùng dấu hai chấm thay cho dấu bằng.", "Use a colon, not an equals sign.")},
	{".", diag.Say("Số thập phân viết có số 0 đứng trước, ví dụ 0.5.", "Write a 0 before the decimal point.")},
	{"+", diag.Say("Số dương không viết dấu +.", "Write positive numbers without a plus sign.")},
}

func hintOfText(rest string) (diag.Text, bool) {
	for _, s := range slips {
		if strings.HasPrefix(rest, s.start) {
			return s.hint, true
		}
	}
	return diag.Text{}, false
}

func (s *scanner) hintOfWanted(c byte, w wanted) diag.Text {
	switch w {
	case wantKey:
		return diag.Say("Ở đây cần tên trường đặt trong nháy kép, ví dụ \"so\".", "A field name in double quotes is wanted here.")
	case wantColon:
		return diag.Say("Thiếu dấu hai chấm sau tên trường.", "The colon after the field name is missing.")
	case wantComma:
		if c == ']' || c == '}' {
			return diag.Say("Dấu đóng «%c» không khớp dấu mở.", "The closing “%c” matches no opening one.", c)
		}
		return diag.Say("Thiếu dấu phẩy ở trước chỗ này.", "A comma is missing before this.")
	}
	if c == ',' {
		return diag.Say("Thừa dấu phẩy, hoặc thiếu giá trị trước dấu phẩy.", "There is a comma too many, or a value is missing before it.")
	}
	return diag.Say("Ở đây cần một giá trị: chuỗi trong nháy kép, số, true, false, null, […] hoặc {…}.", "A value is wanted here: a string in double quotes, a number, true, false, null, […] or {…}.")
}

func (s *scanner) rawControl(begin int) bool {
	if c := s.src[s.pos]; c == '\n' || c == '\r' {
		return s.syntax(begin, diag.Say("Chuỗi này thiếu dấu nháy kép đóng, hoặc xuống dòng giữa chuỗi; xuống dòng viết là \\n.", "This string is not closed, or a line breaks inside it; write a line break as \\n."))
	}
	return s.syntax(s.pos, diag.Say("Trong chuỗi có ký tự điều khiển U+%04X; hãy xóa ký tự đó (dấu tab thay bằng dấu cách).", "There is a raw control character U+%04X in the string; remove it (a space for a tab).", s.src[s.pos]))
}

func (s *scanner) unclosed(begin int) bool {
	return s.syntax(begin, diag.Say("Chuỗi này thiếu dấu nháy kép đóng.", "This string is not closed."))
}

func (s *scanner) badNumber(start int) bool {
	return s.syntax(start, diag.Say("Số viết như 7 hoặc 1250.5; nếu cần giữ số 0 ở đầu, hãy đặt trong nháy kép.", "Write numbers like 7 or 1250.5; to keep a leading 0, use quotes."))
}

func (s *scanner) badEscape(hint diag.Text) bool {
	return s.place("json.bad_escape", s.pos, func(line, column int) diag.Text {
		return diag.Say("Chuỗi có dãy «%s» không đọc được ở dòng %d, cột %d.", "The string holds the unreadable sequence “%s” at line %d, column %d.", quote(s.src[s.pos:min(s.pos+6, len(s.src))]), line, column)
	}, hint)
}

func (s *scanner) trailing() bool {
	return s.place("json.trailing", s.pos, func(line, column int) diag.Text {
		return diag.Say("Sau đối tượng JSON còn nội dung thừa «%s» (dòng %d, cột %d).", "There is text after the JSON: “%s” (line %d, column %d).", s.near(s.pos), line, column)
	}, diag.Say("Mỗi yêu cầu chỉ gửi một văn bản; nhiều văn bản dùng /v1/batches.", "Send one document a request; many go to /v1/batches."))
}

func (s *scanner) tooDeep() bool {
	return s.place("json.too_deep", s.pos, func(line, column int) diag.Text {
		return diag.Say("Dữ liệu lồng quá %d tầng (dòng %d, cột %d).", "The data are nested more than %d levels deep (line %d, column %d).", s.limits.Depth, line, column)
	}, diag.Say("Hãy bớt các tầng {…} và […] lồng nhau.", "Nest fewer {…} and […]."))
}

func (s *scanner) tooManyKeys() bool {
	return s.place("json.too_many_keys", s.pos, func(line, column int) diag.Text {
		return diag.Say("Dữ liệu có quá %d trường (dòng %d, cột %d).", "The data have more than %d keys (line %d, column %d).", s.limits.Keys, line, column)
	}, diag.Say("Hãy chia văn bản, hoặc tách phụ lục thành tệp riêng.", "Split the document, or make the annexes files of their own."))
}

func (s *scanner) duplicate(key string, times int) {
	s.report.add(diag.Problem{
		Code: "json.duplicate_key", At: s.here().Key(key),
		Message: diag.Say("Trường «%s» xuất hiện %d lần.", "The field “%s” stands %d times.", quote(key), times),
		Hint:    diag.Say("Hãy giữ lại một.", "Keep one."),
	})
}
