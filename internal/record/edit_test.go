package record

import (
	"testing"

	"github.com/mocban/mocban/internal/diag"
)

// TestEditChangesOnlyItsMembers: order, spaces, escapes and marks of the writer stay.
func TestEditChangesOnlyItsMembers(t *testing.T) {
	before := []string{"ky_hieu", "dia_danh"}
	for _, c := range []struct{ name, in, want string }{
		{"in front of the first key of the list", "{\n  \"loai\" : \"a\",\n  \"dia_danh\": \"b\",\n  \"ky_hieu\": \"c\"\n}",
			"{\n  \"loai\" : \"a\",\n  \"dia_danh\": \"b\",\n  \"so\": \"123\",\n  \"ky_hieu\": \"c\"\n}"},
		{"in front of the second where the first is not there", "{\n\t\"x\": 1,\n\t\"dia_danh\": \"b\"}", "{\n\t\"x\": 1,\n\t\"so\": \"123\",\n\t\"dia_danh\": \"b\"}"},
		{"at the beginning where none is there", `{"x":[1,{"so":2}]}`, `{"so":"123","x":[1,{"so":2}]}`},
		{"into nothing", `{ }`, `{"so": "123" }`},
		{"in its place", `{"a":1, "so" : "" ,"b":"\u0061"}`, `{"a":1, "so" : "123" ,"b":"\u0061"}`},
		{"null and lists too", `{"so":null}`, `{"so":"123"}`},
		{"a number stays a number", `{"so": 7}`, `{"so": 123}`},
		{"behind a byte order mark", "\xEF\xBB\xBF{\"so\": \"á\"}\r\n", "\xEF\xBB\xBF{\"so\": \"123\"}\r\n"},
		{"a key with escapes", `{"s\u006f": "1", "k\"": 2}`, `{"s\u006f": "123", "k\"": 2}`},
	} {
		got, problems := Edit([]byte(c.in), Limits{}, before, Member{"so", "123"})
		if string(got) != c.want || len(problems) > 0 {
			t.Errorf("%s: got %s, want %s (%v)", c.name, got, c.want, problems)
		}
	}
}

func TestEditRefusesWhatIsNoDocument(t *testing.T) {
	for in, want := range map[string]diag.Code{"": "json.empty", "[]": "json.root_type", "{": "json.syntax", `{"so":1,"so":2}`: "json.duplicate_key"} {
		got, problems := Edit([]byte(in), Limits{}, nil, Member{"so", "1"})
		if got != nil || len(problems) == 0 || problems[0].Code != want {
			t.Errorf("%q: got %q, %v", in, got, problems)
		}
	}
}

func FuzzEdit(f *testing.F) {
	f.Add(`{"a": 1, "ky_hieu": "x"}`)
	f.Add("{\n \"so\" :null\n}")
	f.Fuzz(func(t *testing.T, in string) {
		once, problems := Edit([]byte(in), Limits{}, []string{"ky_hieu"}, Member{"so", "1"})
		if len(problems) > 0 {
			return
		}
		twice, problems := Edit(once, Limits{}, []string{"ky_hieu"}, Member{"so", "1"})
		if len(problems) > 0 || string(once) != string(twice) {
			t.Errorf("%q became %q and then %q, %v", in, once, twice, problems)
		}
	})
}
