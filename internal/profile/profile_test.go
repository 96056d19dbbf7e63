package profile

import (
	"sync"
	"testing"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

const office = `{"co_quan": "Sở Công Thương", "viet_tat": "SCT", "nguoi_ky": {"gd": {"chuc_vu": "Giám đốc", "ho_ten": "Lê Văn Bình"}},
	"quy_tac": {"ND30-PL1-II-9b3": "warning", "ND30-PL1-I-1": "off"}}`

func TestProfileLetsADocumentSayOnlyWhatIsItsOwn(t *testing.T) {
	p, ps := Decode([]byte(office))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	const doc = `{"loai": "cong_van", "don_vi_soan": "QLCN", "trich_yeu": "kiểm tra", "noi_dung": ["A."], "nguoi_ky": "gd"}`
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			rec, ps := record.DecodeWith([]byte(doc), record.Options{Defaults: p.Defaults()})
			if len(ps) > 0 || rec.Symbol.S != "SCT-QLCN" || rec.Authority.S != "Sở Công Thương" || rec.Signers[0].Name.S != "Lê Văn Bình" {
				t.Errorf("got %+v, %v", rec, ps)
			}
		})
	}
	wg.Wait()
	if s := p.Severities(); len(s) != 2 || s[0].Severity != diag.Warning || s[1].Code != "ND30-PL1-I-1" || s[1].Severity != 0 {
		t.Errorf("got %+v", s)
	}
}

func TestProfileWithAProblemIsNone(t *testing.T) {
	p, ps := Decode([]byte(`{"nguoi_ky": {"gd": {"ho_ten": "A"}}}`))
	if p != nil || len(ps) != 1 || ps[0].At != "/nguoi_ky/gd/chuc_vu" {
		t.Errorf("got %v, %+v", p, ps)
	}
}

func TestNoProfileFillsNothing(t *testing.T) {
	var p *Profile
	if p.Defaults() != nil || p.Severities() != nil {
		t.Error("a nil profile holds something")
	}
}
