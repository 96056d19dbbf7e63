package lint

import (
	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/picture"
	"github.com/mocban/mocban/internal/record"
)

// inked is how many thousandths of a picture must be of its colour: a scan has grey
// edges, and a photograph a shadow.
const inked = 500

// pictureSigners are all who may send pictures: the signers, and who signs a copy on
// paper.
func pictureSigners(rec *record.Record) []record.Signer {
	if rec.Copy == nil {
		return rec.Signers
	}
	return append(rec.Signers[:len(rec.Signers):len(rec.Signers)], rec.Copy.Signer)
}

func hasPictures(rec *record.Record) bool {
	for _, s := range pictureSigners(rec) {
		if s.Signature != nil || s.Seal != nil {
			return true
		}
	}
	return false
}

func signaturePictures(j *judge) {
	for _, s := range pictureSigners(j.rec) {
		if s.Signature == nil {
			continue
		}
		j.transparentPNG(s.Signature, "Hình chữ ký", "The picture of the signature")
		if s.Signature.Ink.Blue < inked {
			j.sayBy(s.Signature.At, diag.Say("Hình chữ ký không phải màu xanh.", "The picture of the signature is not blue."),
				diag.Say("Ký bằng mực xanh rồi quét màu, tách nền.", "Sign in blue ink, scan in colour and take the ground away."), j.rule.Ref, doubt)
		}
		if j.rec.Medium == record.Paper {
			j.sayBy(s.Signature.At, diag.Say("Văn bản giấy phải được ký trực tiếp bằng mực xanh; hình chữ ký chỉ dùng cho văn bản điện tử.", "A paper document is signed by hand in blue ink; the picture of a signature is for electronic ones."),
				diag.Say("Ghi \"hinh_thuc\": \"dien_tu\", hoặc bỏ «anh_chu_ky».", `Write "hinh_thuc": "dien_tu", or leave anh_chu_ky out.`), decree.Article("6", "13"), doubt)
		}
	}
}

func sealPictures(j *judge) {
	for _, s := range pictureSigners(j.rec) {
		if s.Seal == nil {
			continue
		}
		j.transparentPNG(s.Seal, "Hình dấu", "The picture of the seal")
		if s.Seal.Ink.Red < inked {
			j.sayBy(s.Seal.At, diag.Say("Hình dấu không phải màu đỏ.", "The picture of the seal is not red."),
				diag.Say("Quét dấu ở chế độ màu, tách nền.", "Scan the seal in colour and take the ground away."), j.rule.Ref, doubt)
		}
		if s.Signature == nil && j.rec.Medium == record.Electronic {
			j.say(s.Seal.At, diag.Say("Hình dấu phải trùm khoảng 1/3 hình chữ ký về bên trái, nhưng không có hình chữ ký.", "The seal covers about a third of the picture of the signature, on its left, but there is none."),
				diag.Say("Gửi kèm «anh_chu_ky» của người ký.", "Send the signer's anh_chu_ky with it."))
		}
		if j.rec.Medium == record.Paper {
			j.sayBy(s.Seal.At, diag.Say("Văn bản giấy phải được đóng dấu trực tiếp; hình dấu chỉ dùng cho văn bản điện tử.", "A paper document is stamped by hand; the picture of a seal is for electronic ones."),
				diag.Say("Ghi \"hinh_thuc\": \"dien_tu\", hoặc bỏ «con_dau».", `Write "hinh_thuc": "dien_tu", or leave con_dau out.`), decree.Article("1", "33"), doubt)
		}
	}
}

// transparentPNG is what both pictures must be. What was sent is told by its format:
// a JPEG is encoded anew as one.
func (j *judge) transparentPNG(img *record.Image, vi, en string) {
	hint := diag.Say("Lưu ảnh dạng PNG, nền trong.", "Save the picture as PNG with a transparent ground.")
	switch {
	case img.Format != picture.PNG:
		j.say(img.At, diag.Text{VI: vi + " không phải định dạng PNG.", EN: en + " is no PNG."}, hint)
	case img.Opaque:
		j.say(img.At, diag.Text{VI: vi + " không có nền trong, nên che mất chữ phía sau.", EN: en + " has no transparent ground and hides what is behind it."}, hint)
	}
}
