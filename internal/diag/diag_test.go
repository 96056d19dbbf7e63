package diag

import "testing"

func TestPointerEscapesSlashAndTilde(t *testing.T) {
	if got := Pointer("").Key("a/b~c").Index(3); got != "/a~1b~0c/3" {
		t.Errorf("got %s", got)
	}
}

func TestNearestFindsTheSlipAndNothingElse(t *testing.T) {
	known := []string{"trich_yeu", "noi_nhan", "noi_dung", "so"}
	for _, c := range []struct{ word, want string }{
		{"trichyeu", "trich_yeu"}, {"noi_nahn", "noi_nhan"}, {"SO", "so"}, {"constructor", ""}, {"", ""}, {"__proto__", ""},
	} {
		if got := Nearest(c.word, known); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestOnlyInputErrorsStopADocument(t *testing.T) {
	decree := Problem{Code: "ND30-PL1-II-3c3", Severity: Error}
	input := Problem{Code: "field.unknown", Severity: Error}
	if Blocks([]Problem{decree, {Code: "x.y", Severity: Warning}}) || !Blocks([]Problem{decree, input}) {
		t.Error("Blocks must look at input errors and at nothing else")
	}
	if Worst(nil) != 0 || Worst([]Problem{{Severity: Info}, {Severity: Warning}}) != Warning {
		t.Error("Worst is off")
	}
}
