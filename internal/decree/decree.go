// Package decree holds what Nghị định số 30/2020/NĐ-CP says, and where it says it:
// kinds, words that must appear on a document, sizes, marks, clauses.
//
// In: nothing. Out: Kind, Ref, the glossary and the numbers of the annexes.
// Never: decides; judging is lint's.
package decree

import "github.com/mocban/mocban/internal/unit"

// Words that the forms print. Capitals as in Phụ lục I, Phần I, Mục II.
const (
	NationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" // Quốc hiệu, khoản 1 điểm a
	Motto        = "Độc lập - Tự do - Hạnh phúc"        // Tiêu ngữ, khoản 1 điểm b
	EndMark      = "./."                                // closes the text in every sample form of Phụ lục III
)

// Urgency is a mark of khoản 2 điểm b Mục III: its words and the size of its box.
type Urgency struct {
	Words         string
	Width, Height unit.Length
}

// Urgencies stand from the least to the most urgent.
var Urgencies = []Urgency{
	{"KHẨN", 20 * unit.Mm, 8 * unit.Mm},
	{"THƯỢNG KHẨN", 40 * unit.Mm, 8 * unit.Mm},
	{"HỎA TỐC", 30 * unit.Mm, 8 * unit.Mm},
}

// Circulations are the marks of khoản 2 điểm c Mục III.
var Circulations = []string{"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"}

// Secrecies are the marks that this house refuses to set: secret papers are not
// drafted on a machine in a network (Luật Bảo vệ bí mật nhà nước).
var Secrecies = []string{"TUYỆT MẬT", "TỐI MẬT", "MẬT"}

// Alphabet is the order of điểm a), b) … (khoản 6 điểm đ): Vietnamese, without
// the marked vowels, and without f, j, w, z.
var Alphabet = []string{
	"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
	"n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
}
