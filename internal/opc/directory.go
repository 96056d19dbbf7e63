package opc

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
)

// centralSignature begins each entry of a ZIP's directory.
const centralSignature = "PK\x01\x02"

// directory reads the table of contents and judges it without unpacking a byte.
// It gives the entries that are files.
func (g *gate) directory(data []byte) []*zip.File {
	// Counting signatures first spares building a table for a directory that is
	// all the file has.
	if n := bytes.Count(data, []byte(centralSignature)); n > g.limits.Entries {
		g.refuse("archive.too_many_entries", "",
			diag.Say("Tệp nén bất thường: có %d mục, giới hạn là %d.", "Unusual archive: it has %d entries, the limit is %d.",
				n, g.limits.Entries), hintOriginal)
		return nil
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // unsafe names are judged below
		g.refuseCorrupt("", diag.Say("mục lục của tệp nén không đọc được, có thể do tải về chưa hết",
			"the directory of the archive cannot be read; perhaps the file was not copied whole"))
		return nil
	}
	files := g.judgeEntries(r.File)
	if len(g.found) == 0 {
		g.judgeOverlap(files)
	}
	if len(g.found) == 0 {
		g.judgeSizes(files)
	}
	return files
}

func (g *gate) judgeEntries(all []*zip.File) []*zip.File {
	files := make([]*zip.File, 0, len(all))
	seen := make(map[string]bool, len(all))
	for _, f := range all {
		g.judgeEntry(f)
		key := fold(f.Name)
		if seen[key] {
			g.refuse("archive.duplicate_entry", f.Name,
				diag.Say("Cấu trúc tệp không hợp lệ: «%s» có hai lần (không kể chữ hoa, chữ thường).",
					"The file is malformed: %s is there twice (not minding case).", shown(f.Name)), hintSaveAgain)
		}
		seen[key] = true
		if !isFolder(f.Name) {
			files = append(files, f)
		}
	}
	return files
}

func isFolder(name string) bool { return strings.HasSuffix(name, "/") }

// judgeEntry looks at the name, the kind and the way of packing of one entry.
func (g *gate) judgeEntry(f *zip.File) {
	if flaw := flawOfName(strings.TrimSuffix(f.Name, "/")); flaw != nil {
		g.refuse("archive.unsafe_name", f.Name, diag.Text{
			VI: fmt.Sprintf("Cấu trúc tệp không hợp lệ: tên mục «%s» %s.", shown(f.Name), flaw.VI),
			EN: fmt.Sprintf("The file is malformed: the entry name %q %s.", shown(f.Name), flaw.EN),
		}, hintSaveAgain)
	}
	if !isPlainEntry(f) {
		g.refuse("archive.unsafe_entry", f.Name,
			diag.Say("Cấu trúc tệp không hợp lệ: mục «%s» không phải tệp thường.",
				"The file is malformed: the entry %s is not a regular file.", shown(f.Name)), hintSaveAgain)
	}
	if f.Flags&1 != 0 {
		g.refuseEncrypted()
	}
	if f.Method != zip.Store && f.Method != zip.Deflate {
		g.refuseCorrupt(f.Name, diag.Say("dùng cách nén số %d mà Word không dùng",
			"it is packed by method %d, which Word does not use", f.Method))
	}
}

// isPlainEntry refuses links and devices. The upper half of the attributes holds
// the Unix mode; what made the archive is a claim, so it is not asked.
func isPlainEntry(f *zip.File) bool {
	const typeMask, regular, folder = 0xf000, 0x8000, 0x4000
	switch f.ExternalAttrs >> 16 & typeMask {
	case 0:
		return !isFolder(f.Name) || f.UncompressedSize64 == 0
	case regular:
		return !isFolder(f.Name)
	case folder:
		return isFolder(f.Name) && f.UncompressedSize64 == 0
	}
	return false
}

// flawOfName says why a name must not be used, or nil. Nothing is ever unpacked
// to a disk here, but the names go into the files we write.
func flawOfName(name string) *diag.Text {
	const longest = 255
	var t diag.Text
	switch {
	case name == "":
		t = diag.Say("để trống", "is empty")
	case len(name) > longest:
		t = diag.Say("dài hơn %d byte", "is longer than %d bytes", longest)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		t = diag.Say("có ký tự không hợp lệ", "has invalid characters")
	case strings.ContainsAny(name, `\:`):
		t = diag.Say(`có dấu «\» hoặc «:»`, `has a backslash or a colon`)
	case slices.ContainsFunc(strings.Split(name, "/"), isBadSegment):
		t = diag.Say("chỉ ra ngoài tệp nén", "leads out of the archive")
	default:
		return nil
	}
	return &t
}

func isBadSegment(s string) bool { return s == "" || s == "." || s == ".." }

// judgeOverlap refuses entries that share packed bytes: the way a small file
// unpacks to gigabytes without any single ratio being absurd.
func (g *gate) judgeOverlap(files []*zip.File) {
	type span struct{ from, to int64 }
	spans := make([]span, 0, len(files))
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			g.refuseCorrupt(f.Name, diag.Say("không tìm thấy dữ liệu", "its data cannot be found"))
			continue
		}
		header := int64(30 + len(f.Name))
		spans = append(spans, span{from - header, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to {
			g.refuse("archive.bomb", "",
				diag.Say("Tệp nén bất thường: các mục chồng lên nhau để bung ra rất lớn.",
					"Unusual archive: its entries overlap so as to unpack to a great size."), hintOriginal)
			return
		}
	}
}

// judgeSizes adds up what the directory declares; inflate holds it to its word.
func (g *gate) judgeSizes(files []*zip.File) {
	var total uint64
	for _, f := range files {
		packed, size := f.CompressedSize64, f.UncompressedSize64
		total += min(size, 1<<50) // a declared size may be near 2^64
		switch {
		case isXMLName(f.Name) && size > uint64(g.limits.XMLPart):
			g.refusePartTooLarge(f.Name, int64(min(size, 1<<50)))
		case size > uint64(g.limits.RatioFrom) && size/uint64(g.limits.Ratio) > packed && isXMLName(f.Name):
			g.dense = append(g.dense, f.Name) // of bounded size; what is wrong with it is more telling
		case size > uint64(g.limits.RatioFrom) && size/uint64(g.limits.Ratio) > packed:
			g.refuseDense(f.Name)
		case !isPossible(f):
			g.refuseCorrupt(f.Name, diag.Say("kích thước khai báo không thể đúng", "its declared size cannot be true"))
		}
	}
	if total > uint64(g.limits.Inflated) {
		g.refuse("archive.bomb", "",
			diag.Say("Tệp nén bất thường: bung ra %s, giới hạn là %s.", "Unusual archive: it unpacks to %s, the limit is %s.",
				bytesSize(int64(min(total, 1<<60))), bytesSize(g.limits.Inflated)), hintOriginal)
	}
}

func (g *gate) refuseDense(name string) {
	g.refuse("archive.bomb", name,
		diag.Say("Tệp nén bất thường: «%s» bung ra gấp hơn %d lần.", "Unusual archive: %s unpacks to more than %d times its size.",
			shown(name), g.limits.Ratio), hintOriginal)
}

// isPossible knows that a stored entry is as large as its data and that deflate
// never packs more than 1,032 to 1, so that no memory is set aside for a lie.
func isPossible(f *zip.File) bool {
	if f.Method == zip.Store {
		return f.CompressedSize64 == f.UncompressedSize64
	}
	return f.UncompressedSize64/1032 <= f.CompressedSize64
}

func (g *gate) refusePartTooLarge(name string, size int64) {
	g.refuse("archive.part_too_large", name,
		diag.Say("Tệp nén bất thường: «%s» bung ra %s, giới hạn là %s.", "Unusual archive: %s unpacks to %s, the limit is %s.",
			shown(name), bytesSize(size), bytesSize(g.limits.XMLPart)), hintOriginal)
}

// refuseCorrupt names the damaged part, or the whole file when name is "".
func (g *gate) refuseCorrupt(name string, why diag.Text) {
	place := diag.Text{VI: "Tệp", EN: "The file"}
	if name != "" {
		place = diag.Say("Phần «%s» của tệp", "The part %s of the file", shown(name))
	}
	g.refuse("template.corrupt", name, diag.Text{
		VI: place.VI + " bị hỏng: " + why.VI + ".",
		EN: place.EN + " is damaged: " + why.EN + ".",
	}, hintSaveAgain)
}

// bytesSize writes a size as people read it.
func bytesSize(n int64) string {
	const kb, mb, gb = 1 << 10, 1 << 20, 1 << 30
	switch {
	case n < mb:
		return fmt.Sprintf("%d KB", (n+kb-1)/kb)
	case n < gb:
		return fmt.Sprintf("%d MB", (n+mb-1)/mb)
	}
	return fmt.Sprintf("%d GB", (n+gb-1)/gb)
}
