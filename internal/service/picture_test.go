package service

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/layout"
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

const pictured = "ky-so-hinh-anh"

// picturesOf lists the pictures of pages as "page x y w h".
func picturesOf(pages *page.Document) (out []string) {
	for i, p := range pages.Pages {
		for _, it := range p.Items {
			if d, ok := it.Draw.(page.Picture); ok {
				out = append(out, fmt.Sprint(i, it.X, it.Y, d.W, d.H))
			}
		}
	}
	return out
}

// theirs are the two pictures of the case as JSON members.
func theirs(t *testing.T) (signature, seal string) {
	t.Helper()
	var doc struct {
		Signer map[string]json.RawMessage `json:"ky"`
	}
	if err := json.Unmarshal(input(t, pictured), &doc); err != nil {
		t.Fatal(err)
	}
	return `"anh_chu_ky": ` + string(doc.Signer["anh_chu_ky"]), `"con_dau": ` + string(doc.Signer["con_dau"])
}

func TestPicturesStandWhereTheFieldsAre(t *testing.T) {
	pages := pagesOf(t, pictured)
	var want []string
	for _, f := range pages.Fields {
		want = append(want, fmt.Sprint(f.Page, f.X, f.Y, f.W, f.H))
	}
	if got := picturesOf(pages); len(got) != 2 || !slices.Equal(got, want) {
		t.Errorf("pictures %v, fields %v", got, want)
	}
	sign, seal := pages.Fields[0], pages.Fields[1]
	if seal.W != 36*unit.Mm || sign.W != 50*unit.Mm || seal.X+seal.W-sign.X != sign.W/3 {
		t.Errorf("signature %+v, seal %+v", sign, seal)
	}
	var alts []string
	for _, e := range pages.Structure {
		if e.Type == page.Figure {
			alts = append(alts, e.Alt)
		}
	}
	if got := strings.Join(alts, ", "); got != "Chữ ký của Trần Văn Bình, Dấu của Sở Công Thương" {
		t.Errorf("a reader is told %q", got)
	}
}

func TestPicturesSurviveTheWordFile(t *testing.T) {
	res := generate(t, pictured)
	pkg, problems := opc.Read(res.DOCX, opc.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	doc, problems := wml.Read(pkg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	pages, problems := layout.Pages(doc, newService(t).faces, layout.Options{})
	if got, want := picturesOf(pages), picturesOf(pagesOf(t, pictured)); !slices.Equal(got, want) || len(problems) > 0 {
		t.Errorf("got %v, want %v; %v", got, want, problems)
	}
	if again := generate(t, pictured); !bytes.Equal(again.DOCX, res.DOCX) || !bytes.Equal(again.PDF, res.PDF) {
		t.Error("the second time differs")
	}
}

// contract is signed by two, each with a picture and a seal.
func contract(t *testing.T) []byte {
	signature, seal := theirs(t)
	signer := `{"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An", ` + signature + `, ` + seal + `}`
	return bytes.Replace(input(t, "hop-dong"), []byte(`"loai"`), []byte(`"ky": [`+signer+`, `+signer+`], "loai"`), 1)
}

func TestEqualPicturesAreOnePart(t *testing.T) {
	res, err := newService(t).Generate(t.Context(), Request{JSON: contract(t), Want: DOCX | PDF})
	if err != nil || res.Blocked() {
		t.Fatalf("%v %v", err, res.Problems)
	}
	z, err := zip.NewReader(bytes.NewReader(res.DOCX), int64(len(res.DOCX)))
	if err != nil {
		t.Fatal(err)
	}
	var media []string
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "word/media/") {
			media = append(media, f.Name)
		}
	}
	if got := strings.Join(media, " "); got != "word/media/anh1.png word/media/anh2.png" {
		t.Errorf("parts %s", got)
	}
	if len(res.Signatures) != 4 || res.Signatures[3].Name != "Dau2" {
		t.Errorf("places %+v", res.Signatures)
	}
}

func TestPictureWithoutAPlaceIsRefused(t *testing.T) {
	signature, seal := theirs(t)
	for name, c := range map[string]struct{ kind, signers, want string }{
		"seal of the secretary": {"bien-ban", `[{"chuc_vu": "Thư ký", "ho_ten": "Lê Thị Hoa", ` + seal + `}, {"chuc_vu": "Chủ tọa", "ho_ten": "Nguyễn Văn An"}]`, "image.no_place /ky/0/con_dau"},
		"seal of the chair":     {"bien-ban", `[{"chuc_vu": "Thư ký", "ho_ten": "Lê Thị Hoa", ` + signature + `}, {"chuc_vu": "Chủ tọa", "ho_ten": "Nguyễn Văn An", ` + signature + `, ` + seal + `}]`, ""},
		"seal of a letter":      {"thu-cong", `{"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An", ` + seal + `}`, "image.no_place /ky/con_dau"},
	} {
		var doc map[string]json.RawMessage
		if err := json.Unmarshal(input(t, c.kind), &doc); err != nil {
			t.Fatal(err)
		}
		doc["ky"] = json.RawMessage(c.signers)
		data, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		res, err := newService(t).Generate(t.Context(), Request{JSON: data, Want: DOCX})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range res.Problems {
			if !p.Code.OfDecree() {
				got += string(p.Code) + " " + string(p.At)
			}
		}
		if got != c.want || (res.DOCX == nil) != (c.want != "") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
