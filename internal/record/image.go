package record

import (
	"encoding/base64"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/unit"
)

// Image is a picture that the writer sent: of a signature (anh_chu_ky) or of a seal
// (con_dau). The stamp comes from an encoder of the house.
type Image struct {
	*picture.Stamp
	Across unit.Length // rong_mm; 0 where it was not given
	At     diag.Pointer

	from, to int // the string with its data, in the input without its byte order mark
}

// Bounds of rong_mm. A signature under its title needs no more room; the seals that
// offices use are 20 to 50 mm wide.
const (
	minImageWidth = 20
	maxSignature  = 80
	maxSeal       = 50
)

// minImageSide is the least number of pixels across and down that can show a
// signature or a seal at all.
const minImageSide = 16

// The names of both forms among the $defs of the schema.
const (
	signatureForm = "hinh_chu_ky"
	sealForm      = "hinh_con_dau"
)

// dataKey names the string in which the bytes of an image stand.
const dataKey = "du_lieu"

// imageKeys name the strings that do not count against Limits.Bytes.
var imageKeys = []string{dataKey, "anh_chu_ky", "con_dau"}

func imageForm(name, label string, widest int) *form[Image] {
	f := newForm(name, label, label+" do người dùng gửi kèm: tệp PNG hoặc JPEG.",
		field[Image]{key: dataKey, label: label, doc: "Tệp ảnh viết bằng base64, có thể kèm đầu «data:image/png;base64,»; tối đa 5 MiB, 4096 điểm mỗi cạnh và 12 triệu điểm.",
			read:   func(r *reader, v value, into *Image) { r.image(v, into) },
			schema: func(bool) object { return base64Schema() },
		}.needed(always),
		field[Image]{key: "rong_mm", label: "Chiều rộng (mm)", doc: "Chiều rộng khi in, tính bằng milimét, từ " + strconv.Itoa(minImageWidth) + " đến " + strconv.Itoa(widest) + ".",
			read:   func(r *reader, v value, into *Image) { into.Across = r.millimetres(v, minImageWidth, widest) },
			schema: func(bool) object { return millimetresSchema(minImageWidth, widest) },
		}.like(36),
	)
	f.stranger = addressOfImage
	return f
}

// imageField takes an image as an object, or its data alone.
func imageField(key, label, doc, name string, form func(*forms) *form[Image], pick func(*Signer) **Image) field[Signer] {
	return field[Signer]{key: key, label: label, doc: doc,
		read: func(r *reader, v value, s *Signer) {
			if strings.HasPrefix(string(v.at), string(profileAt)) {
				r.tell(v, "image.no_place", diag.Say("Hồ sơ cơ quan không giữ «%[1]s».", "A profile holds no %[2]s.", label, key),
					diag.Say("Hãy gửi ảnh trong «ky» của từng văn bản được ký.", "Send the picture in ky of each document that is signed."))
				return
			}
			img := &Image{At: v.at}
			if r.node(v).shape == isString {
				r.image(v, img)
			} else {
				form(r.forms).read(r, v, img)
			}
			if img.Stamp != nil {
				*pick(s) = img
			}
		},
		schema: func(bool) object {
			return object{{"anyOf", []any{base64Schema(), ref(name), blankSchema}}}
		},
	}
}

func base64Schema() object {
	return object{{"type", "string"}, {"contentEncoding", "base64"}, {"pattern", notBlank}}
}

func millimetresSchema(lo, hi int) object {
	return object{{"type", []string{"number", "string", "null"}}, {"minimum", lo}, {"maximum", hi}}
}

// addressOfImage answers for keys under which programs elsewhere put an address.
func addressOfImage(r *reader, v value) bool {
	if !slices.Contains([]string{"url", "uri", "href", "src", "duong_dan", "lien_ket", "tep"}, strings.ToLower(v.key)) {
		return false
	}
	r.noAddress(v)
	return true
}

func (r *reader) noAddress(v value) {
	r.tell(v, "image.url_not_allowed", diag.Say("«%[1]s»: không nhận đường dẫn tới ảnh.", "%[2]s: the address of a picture is not accepted.", v.label, v.key),
		diag.Say("Hãy gửi chính tệp PNG hoặc JPEG, viết bằng base64, trong «%[1]s».", "Send the PNG or JPEG file itself, as base64, in %[1]s.", dataKey))
}

// image reads the data of an image and remembers where they stand.
func (r *reader) image(v value, into *Image) {
	into.Stamp = r.stamp(v)
	into.from, into.to = int(r.node(v).start), int(r.node(v).end)
}

// stamp reads an image, or tells why not; nil where there is none.
func (r *reader) stamp(v value) *picture.Stamp {
	if !r.want(v, isString) {
		return nil
	}
	declared, text, isData := dataURL(r.str(v))
	if !isData && strings.ContainsAny(text, `:\.`) {
		r.noAddress(v)
		return nil
	}
	if base64.StdEncoding.DecodedLen(len(text)) > 2*picture.MaxBytes { // line ends are not that many
		r.imageTooLarge(v)
		return nil
	}
	data, ok := fromBase64(text)
	if !ok {
		r.tell(v, "image.encoding", diag.Say("«%[1]s»: base64 sai hoặc thiếu ở cuối.", "%[2]s: the base64 is wrong, or its end is missing.", v.label, v.key),
			diag.Say("Hãy mã hóa lại nguyên tệp ảnh bằng base64 và gửi đủ, cả dấu = ở cuối.", "Encode the whole file as base64 again and send all of it, with the = at its end."))
		return nil
	}
	head, err := picture.Look(data)
	if !r.soundHead(v, head, err, data, declared) {
		return nil
	}
	s, err := picture.NewStamp(head, data)
	if err != nil {
		r.corruptImage(v)
		return nil
	}
	return s
}

// dataURL takes the head off a data: URL (RFC 2397) and tells the type it declares.
func dataURL(s string) (declared, text string, ok bool) {
	s = strings.Trim(s, " \t\r\n")
	const scheme = "data:"
	if len(s) < len(scheme) || !strings.EqualFold(s[:len(scheme)], scheme) {
		return "", s, false
	}
	head, text, ok := strings.Cut(s[len(scheme):], ",")
	if !ok {
		return "", s, false
	}
	declared, _, _ = strings.Cut(strings.ToLower(head), ";")
	return strings.Trim(declared, " "), text, true
}

// fromBase64 reads both alphabets of RFC 4648, with line ends and blanks in it. Only
// the one made for addresses may lack the padding.
func fromBase64(s string) ([]byte, bool) {
	clean := make([]byte, 0, len(s))
	forAddresses := false
	for i := range len(s) {
		switch c := s[i]; c {
		case ' ', '\t', '\r', '\n':
		case '-':
			clean, forAddresses = append(clean, '+'), true
		case '_':
			clean, forAddresses = append(clean, '/'), true
		default:
			clean = append(clean, c)
		}
	}
	coding := base64.StdEncoding
	if forAddresses && len(clean)%4 != 0 {
		coding = base64.RawStdEncoding
	}
	n, err := coding.Decode(clean, clean)
	return clean[:n], err == nil && n > 0
}

// soundHead tells what forbids to decode an image.
func (r *reader) soundHead(v value, head picture.Head, err error, data []byte, declared string) bool {
	name := picture.TypeName(data)
	known := head.Format == picture.PNG || head.Format == picture.JPEG || errors.Is(err, picture.ErrBytes) || errors.Is(err, picture.ErrCorrupt)
	switch declaresImage := declared == "" || declared == "image/png" || declared == "image/jpeg" || declared == "image/jpg"; {
	case !declaresImage && (known || name == ""):
		r.tell(v, "image.encoding", diag.Say("«%[1]s»: đầu «data:» ghi loại «%[3]s», không phải ảnh PNG hoặc JPEG.", "%[2]s: the data: head declares “%[3]s”, neither PNG nor JPEG.", v.label, v.key, quote(declared)), sendPNG)
	case name == "GIF", errors.Is(err, picture.ErrType):
		r.wrongImageType(v, name)
	case errors.Is(err, picture.ErrBytes):
		r.imageTooLarge(v)
	case errors.Is(err, picture.ErrPixels):
		r.tell(v, "image.too_many_pixels", diag.Say("«%[1]s»: ảnh %[3]d×%[4]d điểm, tối đa %[5]d điểm mỗi cạnh và %[6]d triệu điểm.", "%[2]s: the picture has %[3]d×%[4]d pixels, at most %[5]d a side and %[6]d million are allowed.",
			v.label, v.key, head.Width, head.Height, picture.MaxSide, picture.MaxPixels/1_000_000), scanAgain)
	case err != nil:
		r.corruptImage(v)
	case min(head.Width, head.Height) < minImageSide:
		r.tell(v, "image.too_small", diag.Say("«%[1]s»: ảnh %[3]d×%[4]d điểm, mỗi cạnh cần ít nhất %[5]d.", "%[2]s: the picture has %[3]d×%[4]d pixels, each side needs at least %[5]d.",
			v.label, v.key, head.Width, head.Height, minImageSide), scanAgain)
	case r.pixels+head.Pixels() > picture.MaxAllPixels:
		r.tell(v, "image.too_many_pixels", diag.Say("«%[1]s»: các ảnh của văn bản cộng lại quá %[3]d triệu điểm.", "%[2]s: the pictures of the document together have more than %[3]d million pixels.",
			v.label, v.key, picture.MaxAllPixels/1_000_000), scanAgain)
	default:
		r.pixels += head.Pixels()
		r.asDeclared(v, head, declared)
		return true
	}
	return false
}

var (
	sendPNG   = diag.Say("Hãy lưu ảnh dạng PNG nền trong rồi gửi lại.", "Save the picture as PNG with a transparent ground and send it again.")
	scanAgain = diag.Say("Hãy quét lại ở 300 dpi và lưu PNG.", "Scan it again at 300 dpi and save it as PNG.")
)

func (r *reader) wrongImageType(v value, name string) {
	is := diag.Text{VI: "tệp gửi lên là " + name, EN: "the file is " + name}
	if name == "" {
		is = diag.Text{VI: "dữ liệu gửi lên không phải là ảnh", EN: "the data are no picture"}
	}
	r.tell(v, "image.wrong_type", diag.Text{
		VI: "«" + v.label + "»: " + is.VI + "; chỉ nhận PNG, JPEG tải lên trực tiếp.",
		EN: v.key + ": " + is.EN + "; only PNG and JPEG are accepted.",
	}, sendPNG)
}

func (r *reader) imageTooLarge(v value) {
	r.tell(v, "image.too_large", diag.Say("«%[1]s»: tệp ảnh quá %[3]d MiB.", "%[2]s: the file has more than %[3]d MiB.", v.label, v.key, picture.MaxBytes>>20), scanAgain)
}

func (r *reader) corruptImage(v value) {
	r.tell(v, "image.corrupt", diag.Say("«%[1]s»: ảnh hỏng.", "%[2]s: the picture is damaged.", v.label, v.key), scanAgain)
}

// asDeclared warns where the type that was declared is not what the bytes are.
func (r *reader) asDeclared(v value, head picture.Head, declared string) {
	is := "image/" + head.Format.String()
	if declared == "" || declared == is || declared == "image/jpg" && head.Format == picture.JPEG {
		return
	}
	r.warn(diag.Problem{Code: "image.type_differs", At: v.at,
		Message: diag.Say("«%[1]s»: đầu «data:» ghi «%[3]s» nhưng tệp là %[4]s; đã đọc theo nội dung.", "%[2]s: the data: head says “%[3]s”, but the file is %[4]s; it was read as that.",
			v.label, v.key, declared, strings.ToUpper(head.Format.String())),
		Hint: diag.Say("Hãy ghi «%s».", "Write “%s”.", is)})
}

// millimetres reads a length of lo to hi mm, with up to two decimals; 0 where it is
// none.
func (r *reader) millimetres(v value, lo, hi int) unit.Length {
	s, ok := r.numeral(v)
	if !ok {
		return 0
	}
	n, ok := hundredths(s)
	code := diag.Code("number.range")
	switch {
	case !ok:
		code = "number.type"
	case n >= 100*lo && n <= 100*hi:
		return unit.Length(n) * unit.Mm / 100
	}
	r.tell(v, code, diag.Say("«%[1]s» phải là số từ %[3]d đến %[4]d; đang là «%[5]s».", "%[2]s must be a number from %[3]d to %[4]d, it is “%[5]s”.", v.label, v.key, lo, hi, quote(s)),
		diag.Say("Hãy ghi số milimét, ví dụ %d.", "Write the number of millimetres, like %d.", lo))
	return 0
}
