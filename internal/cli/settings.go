package cli

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mocban/mocban/internal/diag"
)

// settings are the flags that the environment can set too, as MOCBAN_ and the name
// in capitals: MOCBAN_PHONG, MOCBAN_DINH_DANG.
var settings = []string{
	"addr", "bat-buoc-khoa", "chuan-pdf", "co-so-du-lieu", "danh-muc", "danh-sach-don-vi", "dinh-dang", "du-lieu", "giu", "han-nop", "ho-so",
	"in", "in-hai-mat", "json", "kiem-tra", "lang", "luong", "mau", "nen-dong", "ngay", "nghiem", "nhom", "output", "pdf", "phong", "so", "so-dang-ky",
	"tat-ca-hoac-khong", "ten", "thay", "thu-muc", "tong-hop", "trang",
}

const envPrefix = "MOCBAN_"

func variableOf(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variables reads an environment; an empty value counts as none.
func variables(environ []string) map[string]string {
	vars := map[string]string{}
	for _, e := range environ {
		if name, value, ok := strings.Cut(e, "="); ok && value != "" {
			vars[name] = value
		}
	}
	return vars
}

// warnOfUnknownVariables helps who wrote MOCBAN_FONG and wonders.
func (a *app) warnOfUnknownVariables() {
	var known, unknown []string
	for _, s := range settings {
		known = append(known, variableOf(s))
	}
	for name := range a.vars {
		if strings.HasPrefix(name, envPrefix) && !slices.Contains(known, name) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		a.note("mocban: cảnh báo: không có biến môi trường %s.%s", "mocban: warning: there is no environment variable %s.%s", name, a.guess(name, known))
	}
}

// guess is the sentence that offers the nearest known word, with a space before it.
func (a *app) guess(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return a.say(" Có phải ý bạn là %s?", " Did you mean %s?", near)
	}
	return ""
}

// applyVariables sets the flags of a command that were not typed.
func (a *app) applyVariables(cmd *cobra.Command) error {
	for _, name := range settings {
		flag := cmd.Flags().Lookup(name)
		value, given := a.vars[variableOf(name)]
		if flag == nil || flag.Changed || !given {
			continue
		}
		if err := flag.Value.Set(value); err != nil {
			return usage("biến môi trường %s: không nhận giá trị «%s».", "environment variable %s: the value %q is not taken.", variableOf(name), value)
		}
	}
	return nil
}

// languageOf finds --lang before the arguments are parsed: what is wrong with them
// is to be said in it.
func languageOf(args []string, vars map[string]string) string {
	lang := vars[variableOf("lang")]
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			lang = value
		} else if arg == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	return lang
}

// checkLanguage refuses a language the house does not speak.
func checkLanguage(lang string) error {
	if lang == "" || lang == "vi" || lang == "en" {
		return nil
	}
	return usage("--lang chỉ nhận vi hoặc en, không nhận «%s».", "--lang takes vi or en, not %q.", lang)
}

// epoch reads SOURCE_DATE_EPOCH (reproducible-builds.org), the zero time without it.
func (a *app) epoch() (time.Time, error) {
	value, given := a.vars["SOURCE_DATE_EPOCH"]
	if !given {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil || seconds < 0 || seconds > latest {
		return time.Time{}, usage("SOURCE_DATE_EPOCH phải là số giây kể từ 01/01/1970, không phải «%s».",
			"SOURCE_DATE_EPOCH must be seconds since 1970-01-01, not %q.", value)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// latest is the end of the year 9999, the last that a date in a PDF can name.
const latest = 253402300799
