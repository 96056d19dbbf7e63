package record

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mocban/mocban/internal/diag"
	"golang.org/x/text/unicode/norm"
)

func FuzzDecode(f *testing.F) {
	for _, name := range cases {
		f.Add(input(f, name))
	}
	for _, s := range []string{
		"", "[]", `{"so":1,`, minimal(`"so": "1.936", "luu": ["*a **b***", "\ud83d\ude00"]`), minimal(`"a/b~": {"~": [1, 1e9]}`),
		withBody(`{"bang": {"cot": [{"nhom": true, "cot": [{}, {}]}], "dong": [["1,5", 2], {"nhom": "I"}, [1]], "tong_cong": {"cot": [0, 1], "gia_tri": [1.5, "x"]}}}`),
		withBody(`{"dieu": {"tieu_de": "A\nB", "noi_dung": [{"chu_cai": [{"noi_dung": []}]}]}}`), "{\"dia_danh\": \"Së C«ng Th\u00ad¬ng\"}",
		least("bien_ban", `"ten_cuoc_hop": "Hội nghị", "khach_moi": ["A"]`), least("giay_nghi_phep", `"can_xac_nhan": true`), least("hop_dong", `"ky": [{"ho_ten": "A"}]`),
		least("quyet_dinh", `"van_ban_kem_theo": [{"loai": "quy_che", "trich_yeu": "A", "noi_dung": [{"chuong": {"tieu_de": "B", "ma": "b"}}, "Theo **[[b]]** và [[c]]"]}]`),
		minimal(`"ho_so": {"nguoi_ky": {"a~/": {"quyen": "B", "ho_ten": "C"}}, "don_vi": {"A": "B"}, "quy_tac": {"ND30-C": "off", "x": 1}}, "nguoi_ky": ["a", "a~/"], "ban_sao": {"hinh_thuc": "trich_sao"}`),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, ps := Decode(data, Limits{})
		again, psAgain := Decode(data, Limits{})
		if !reflect.DeepEqual(rec, again) || !reflect.DeepEqual(ps, psAgain) {
			t.Fatal("the same input gives two answers")
		}
		if len(ps) > MaxProblems+1 || rec == nil && len(ps) == 0 {
			t.Fatalf("%d problems, record %v", len(ps), rec != nil)
		}
		if rec != nil && len(ps) == 0 && !norm.NFC.IsNormalString(rec.Subject.S) {
			t.Fatalf("subject %q is not NFC", rec.Subject.S)
		}
		var root any
		if rec == nil || json.Unmarshal(data, &root) != nil {
			root = nil
		}
		for _, p := range ps {
			checkProblem(t, p, strings.Contains(string(data), "%"))
			if root != nil && !duplicated(ps) {
				checkPointer(t, root, p)
			}
		}
	})
}

func checkProblem(t *testing.T, p diag.Problem, percent bool) {
	t.Helper()
	for _, s := range []string{p.Message.VI, p.Message.EN, p.Hint.VI, p.Hint.EN} {
		if s == "" || !utf8.ValidString(s) || !percent && strings.Contains(s, "%!") {
			t.Fatalf("%s says %q", p.Code, s)
		}
	}
}

func duplicated(ps []diag.Problem) bool {
	for _, p := range ps {
		if p.Code == "json.duplicate_key" || p.Code == "input.more" {
			return true
		}
	}
	return false
}

// checkPointer follows a pointer into the input; a missing field is allowed as
// its last step.
func checkPointer(t *testing.T, at any, p diag.Problem) {
	t.Helper()
	if p.At == "" {
		return
	}
	steps := strings.Split(string(p.At), "/")[1:]
	for i, s := range steps {
		s = strings.NewReplacer("~1", "/", "~0", "~").Replace(s)
		switch v := at.(type) {
		case map[string]any:
			next, ok := v[s]
			if !ok && (i < len(steps)-1 || p.Code != "field.required") {
				t.Fatalf("%s: %s leads nowhere", p.Code, p.At)
			}
			at = next
		case []any:
			n, err := strconv.Atoi(s)
			if err != nil || n >= len(v) {
				t.Fatalf("%s: %s leads nowhere", p.Code, p.At)
			}
			at = v[n]
		default:
			t.Fatalf("%s: %s leads nowhere", p.Code, p.At)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, name := range cases {
		data := input(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				Decode(data, Limits{})
			}
		})
	}
}

func BenchmarkSchema(b *testing.B) {
	for b.Loop() {
		Schema("bao_cao")
	}
}
