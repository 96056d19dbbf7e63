package service

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
)

// TestMetadataAreTheFieldsOfTheRegister: names and order of Mục I Phần II Phụ lục VI.
func TestMetadataAreTheFieldsOfTheRegister(t *testing.T) {
	in := []byte(`{"loai":"cong_van","co_quan":"Sở\nCông Thương","so":7,"ky_hieu":"SCT-VP","dia_danh":"Lai Châu","ngay":"05/3/2026","trich_yeu":"mời họp",
		"muc_do_khan":"HỎA TỐC","kinh_gui":["Sở Y tế;"],"noi_nhan":["Như trên","- UBND tỉnh (b/c)"],"so_ban":5,"noi_dung":["Kính mời."],
		"ky":{"ky_thay":"Giám đốc","chuc_vu":"Phó Giám đốc","ho_ten":"Lê Văn Ân"}}`)
	res := mustGenerate(t, in)
	got, err := json.Marshal(res.Metadata)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"TypeName":"Công văn","CodeNumber":"07","CodeNotation":"SCT-VP","IssuedDate":"05/03/2026","OrganName":"Sở Công Thương","Subject":"mời họp",` +
		`"Language":"Tiếng Việt","PageAmount":1,"SignerInfo":[{"Position":"Phó Giám đốc","FullName":"Lê Văn Ân"}],` +
		`"To":[{"OrganName":"Sở Y tế"},{"OrganName":"UBND tỉnh (b/c)"}],"Priority":3,"IssuedAmount":5}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, text := range []string{"<vanban:CodeNumber>07</vanban:CodeNumber>", "<vanban:FullName>Lê Văn Ân</vanban:FullName>", "<vanban:PageAmount>1</vanban:PageAmount>"} {
		if !bytes.Contains(res.PDF, []byte(text)) {
			t.Errorf("the PDF lacks %s", text)
		}
	}
	only, err := newService(t).Generate(context.Background(), Request{JSON: in, Want: DOCX})
	if err != nil || only.Metadata == nil || only.Metadata.PageAmount != 0 {
		t.Errorf("without pages: %+v, %v", only.Metadata, err)
	}
}

// TestMetadataOfANumberedFileHaveItsNumber: also where it was a DOCX.
func TestMetadataOfANumberedFileHaveItsNumber(t *testing.T) {
	made := mustGenerate(t, blanked(t, "hop-dong"))
	if made.Metadata.CodeNumber != "" || made.Metadata.IssuedDate != "" || len(made.Metadata.SignerInfo) < 2 {
		t.Errorf("blank: %+v", made.Metadata)
	}
	m := mustNumber(t, Numbering{DOCX: made.DOCX, Number: "12", Date: dayIn(t, "hop-dong"), Want: PDF}).Metadata
	if m.CodeNumber != "12" || m.IssuedDate == "" || m.PageAmount != made.Pages {
		t.Errorf("numbered: %+v", m)
	}
}
