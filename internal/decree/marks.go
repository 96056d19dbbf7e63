package decree

// Names of the places that are filled in after the text stands. Merge puts them on
// a document, number and the signature fields of a PDF find them again; they never
// change, since documents made long ago carry them.
const (
	// SlotNumber is the digits of ô 3, in the head and wherever the document names
	// itself: (Kèm theo … số …).
	SlotNumber = "mocban.so"
	// SlotDate is «ngày … tháng … năm …» of ô 4, and of (Kèm theo …).
	SlotDate = "mocban.ngay_thang"
	// SlotCopyNumber and SlotCopyDate are those of a copy (Phần II Phụ lục I), which
	// has a number of its own.
	SlotCopyNumber = "mocban.sao.so"
	SlotCopyDate   = "mocban.sao.ngay_thang"

	// SignPlace is the bookmark at the room for the signature, ô 7c; that of the
	// second signer is ChuKy2.
	SignPlace = "ChuKy"
	// SealPlace is the bookmark at the same room for the seal, ô 8, which covers the
	// left third of the signature (khoản 8 Mục II Phần I Phụ lục I). Only the
	// signature that a seal belongs to has one.
	SealPlace = "Dau"
	// CopySignPlace and CopySealPlace are those of who copies.
	CopySignPlace = "ChuKySao"
	CopySealPlace = "DauSao"
)
