package service

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/pdf"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/words"
)

// Metadata is what a register of outgoing documents records of one: the fields of
// Mục I Phần II Phụ lục VI under their names there, in that order. Left out are
// those that only the register knows: FileCode, DocOrdinal, Description, DueDate
// and the codes of bodies.
type Metadata struct {
	TypeName     string     `json:"TypeName"`             // 3: tên loại
	CodeNumber   string     `json:"CodeNumber,omitempty"` // 4: as it is printed; "" while blank
	CodeNotation string     `json:"CodeNotation,omitempty"`
	IssuedDate   string     `json:"IssuedDate,omitempty"` // 6: 31/05/2024; "" while a part is blank
	OrganName    string     `json:"OrganName,omitempty"`
	Subject      string     `json:"Subject,omitempty"`
	Language     string     `json:"Language"`
	PageAmount   int        `json:"PageAmount,omitempty"` // 10: 0 where no pages were laid out
	SignerInfo   []Signer   `json:"SignerInfo,omitempty"`
	To           []Receiver `json:"To,omitempty"` // addressees, then Nơi nhận
	// Priority is 0 for none, then 1, 2, 3 in the order of điểm b khoản 2 Mục III Phần
	// I Phụ lục I; Phụ lục VI gives the field one digit and no key to it.
	Priority     int `json:"Priority"`
	IssuedAmount int `json:"IssuedAmount,omitempty"`
}

// Signer is who signs a document.
type Signer struct {
	Position string `json:"Position,omitempty"`
	FullName string `json:"FullName,omitempty"`
}

// Receiver is a body that a document goes to.
type Receiver struct {
	OrganName string `json:"OrganName"`
}

// metadataOf tells what a record says of itself.
func metadataOf(rec *record.Record) *Metadata {
	kind, _ := decree.KindOf(rec.Kind.S)
	m := &Metadata{
		TypeName: kind.Name, CodeNumber: rec.Number.S, CodeNotation: rec.Symbol.S, OrganName: words.OneLine(rec.Authority.S),
		Subject: words.OneLine(rec.Subject.S), Language: "Tiếng Việt", SignerInfo: signersOf(rec), IssuedAmount: rec.Copies,
	}
	if len(m.CodeNumber) == 1 {
		m.CodeNumber = "0" + m.CodeNumber
	}
	if d := rec.Date; d.Day > 0 {
		m.IssuedDate = fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year)
	}
	for i, u := range decree.Urgencies {
		if u.Words == rec.Urgency.S {
			m.Priority = i + 1
		}
	}
	for _, list := range [][]record.Text{rec.Addressees, rec.Recipients} {
		for _, t := range list {
			if name := strings.Trim(words.OneLine(t.S), " -;.,"); name != "" && !strings.HasPrefix(name, "Như trên") {
				m.To = append(m.To, Receiver{name})
			}
		}
	}
	return m
}

func signersOf(rec *record.Record) []Signer {
	var out []Signer
	for _, s := range rec.Signers {
		position := s.Title
		if position.Blank() {
			position = s.OtherTitle
		}
		if !s.Acting.Blank() {
			position.S = "Quyền " + s.Acting.S
		}
		out = append(out, Signer{words.OneLine(position.S), words.OneLine(s.Name.S)})
	}
	if len(out) == 0 {
		for _, p := range rec.Parties {
			out = append(out, Signer{words.OneLine(p.Office.S), words.OneLine(p.Agent.S)})
		}
	}
	return out
}

// schema tells the metadata to a PDF, where each property is a text. Left out is
// what stands in the file already: OrganName as dc:creator, Subject as
// dc:description, the language as dc:language.
func (m *Metadata) schema() pdf.Schema {
	if m == nil {
		return pdf.Schema{}
	}
	var positions, names []string
	for _, s := range m.SignerInfo {
		positions, names = append(positions, s.Position), append(names, s.FullName)
	}
	return pdf.Schema{
		Name: "Decree 30/2020/ND-CP, Annex VI", Namespace: "urn:mocban:van-ban:1", Prefix: "vanban",
		Properties: []pdf.Property{
			{Name: "TypeName", Value: m.TypeName, About: "Tên loại"},
			{Name: "CodeNumber", Value: m.CodeNumber, About: "Số"},
			{Name: "CodeNotation", Value: m.CodeNotation, About: "Ký hiệu"},
			{Name: "IssuedDate", Value: m.IssuedDate, About: "Ngày ban hành"},
			{Name: "PageAmount", Value: count(m.PageAmount), About: "Số trang"},
			{Name: "Position", Value: joinKnown(positions), About: "Chức vụ người ký"},
			{Name: "FullName", Value: joinKnown(names), About: "Họ và tên người ký"},
			{Name: "Priority", Value: count(m.Priority), About: "Mức độ khẩn"},
			{Name: "IssuedAmount", Value: count(m.IssuedAmount), About: "Số lượng bản phát hành"},
		},
	}
}

// count writes a number; 0 is none, or not known.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// joinKnown puts what several signers have into one text.
func joinKnown(list []string) string {
	var known []string
	for _, s := range list {
		if s != "" {
			known = append(known, s)
		}
	}
	return strings.Join(known, "; ")
}
