package sheet

import (
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestFileThatIsNoTableIsTold(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "table.no_rows"},
		{"heading only", "a,b\n", "table.no_rows"},
		{"blank lines only", "\n\n  \n,,\n", "table.no_rows"},
		{"pdf", "%PDF-1.7\n", "table.wrong_type"},
		{"png", "\x89PNG\r\n\x1a\n", "table.wrong_type"},
		{"web page named xls", "<html><table>", "table.wrong_type"},
		{"old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "table.wrong_type"},
		{"password", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "table.encrypted"},
		{"Windows-1258", "ma,ten\n1,Bi\xeb\xecn\n2,X\xe3 Bum T\xf5\xd2 \xf0\xea\xec\n", "table.encoding"},
		{"TCVN3", "ma,ten\n1,x\xb7 \xae\xb5\n", "table.encoding"},
		{"UTF-16 without mark", "m\x00a\x00,\x00t\x00\n\x001\x00,\x002\x00", "table.encoding"},
		{"macro", string(parts(t, "xl/workbook.xml", "", "xl/vbaProject.bin", "")), "table.wrong_type"},
		{"Word", string(parts(t, "word/document.xml", "")), "table.wrong_type"},
		{"some archive", string(parts(t, "a.txt", "")), "table.wrong_type"},
	} {
		table, problems := Read([]byte(c.data), Options{})
		if got := strings.Join(told(problems), " "); !strings.HasPrefix(got, c.want) || len(problems) != 1 {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if table != nil && len(table.Rows) > 0 {
			t.Errorf("%s: rows were read", c.name)
		}
	}
}

func TestEncodingGuessIsNamed(t *testing.T) {
	for data, want := range map[string]string{
		"ma,ten\nT\xf5\xd2,\xea\xec\n":          "Windows-1258",
		"ma,ten\n1,x\xb7 \xae\xb5\n":            "TCVN3",
		"m\x00a\x00,\x00b\x00\n\x001\x00,\x002": "UTF-16",
		"ma,ten\n1,\xff\n":                      "không phải UTF-8",
	} {
		_, problems := Read([]byte(data), Options{})
		if len(problems) != 1 || !strings.Contains(problems[0].Message.VI, want) {
			t.Errorf("%q: %v", data, problems)
		}
	}
}

func utf16Of(s string, big bool) string {
	var out []byte
	for _, c := range utf16.Encode([]rune("\ufeff" + s)) {
		if big {
			out = append(out, byte(c>>8), byte(c))
		} else {
			out = append(out, byte(c), byte(c>>8))
		}
	}
	return string(out)
}

func TestEveryWayToWriteATableGivesTheSameRows(t *testing.T) {
	for name, data := range map[string]string{
		"comma":             "ten,gia\nTở 𝄞,\"a,b\"\n",
		"mark":              "\xef\xbb\xbften,gia\nTở 𝄞,\"a,b\"\n",
		"semicolon":         "ten;gia\r\nTở 𝄞;a,b\r\n",
		"tab":               "ten\tgia\nTở 𝄞\ta,b",
		"old Mac":           "ten;gia\rTở 𝄞;a,b\r",
		"sep line":          "sep=|\r\nten|gia\r\nTở 𝄞|a,b\r\n",
		"UTF-16 little":     utf16Of("ten\tgia\r\nTở 𝄞\ta,b\r\n", false),
		"UTF-16 big":        utf16Of("ten\tgia\r\nTở 𝄞\ta,b\r\n", true),
		"empty cells after": "ten,gia,,\nTở 𝄞,\"a,b\",,,,\n",
		"white space":       " ten , gia\n  Tở 𝄞\u00a0,\" a,b \"\n",
		"decomposed":        "ten,gia\nTo\u031b\u0309 𝄞,\"a,b\"\n",
	} {
		table, problems := Read([]byte(data), Options{})
		if len(problems) > 0 || table == nil || len(table.Columns) != 2 {
			t.Errorf("%s: %v %v", name, table, problems)
			continue
		}
		equal(t, name, column(t, table, "ten"), []string{"t Tở 𝄞"})
		equal(t, name, column(t, table, "gia"), []string{"t a,b"})
	}
}

func TestQuotesOfExcelAreReadWhereOneReadingIsLeft(t *testing.T) {
	for _, c := range []struct{ cell, want, problem string }{
		{`"a ""b"" c"`, `t a "b" c`, ""},
		{`Trường "A" xã`, `t Trường "A" xã`, ""},
		{`"Trường "A" xã"`, `t Trường "A" xã`, ""},
		{`"abc" def`, `t abc def`, ""},
		{`"abc" `, `t abc`, ""},
		{`"a" b "c" d`, `t a b "c" d`, "table.stray_quote B2"},
		{"\"hai\r\ndòng\"", "t hai\ndòng", ""},
		{`""`, `-`, ""},
	} {
		table, problems := Read([]byte("ma,ten,x\nm,"+c.cell+",y\nn,z,y\n"), Options{})
		if got := strings.Join(told(problems), " "); got != c.problem {
			t.Errorf("%s: %q, want %q", c.cell, got, c.problem)
		}
		equal(t, c.cell, column(t, table, "ten"), []string{c.want, "t z"})
		equal(t, c.cell, column(t, table, "x"), []string{"t y", "t y"})
	}
}

func TestUnclosedQuoteIsFoundWithLittleMemory(t *testing.T) {
	data := []byte("ma,ten\n1,\"" + strings.Repeat("x,y\n", 2<<20))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	table, problems := Read(data, Options{})
	runtime.ReadMemStats(&after)
	equal(t, "problems", told(problems), []string{"table.unclosed_quote B2"})
	if table != nil {
		t.Error("there is a table")
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > uint64(len(data))+(4<<20) {
		t.Errorf("%d MB were taken beside the text", grown>>20)
	}
}

func TestRowsKeepTheNumbersOfTheSheet(t *testing.T) {
	table, problems := Read([]byte("\nten,so\n\"a\nb\",1\n\n,\nc,2\n"), Options{})
	if len(problems) > 0 || table.HeadingRow != 2 || len(table.Rows) != 2 {
		t.Fatal(table, problems)
	}
	if table.Rows[0].Number != 3 || table.Rows[1].Number != 6 {
		t.Errorf("rows %d and %d", table.Rows[0].Number, table.Rows[1].Number)
	}
}

func TestTitleOverTheTableIsNoHeading(t *testing.T) {
	table, problems := Read([]byte("UBND TỈNH,,,,CỘNG HÒA\nBÁO CÁO,,,,\n\nma,ten,x,y,z\nX01,a,1,2,3\n"), Options{})
	if len(problems) > 0 || table.HeadingRow != 4 || len(table.Columns) != 5 || len(table.Rows) != 1 {
		t.Fatal(table, problems)
	}
}

func TestFaultsOfRowsAndHeadingAreAllTold(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"ragged", "a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n", []string{"table.ragged 2", "table.ragged 3"}},
		{"same name", "Tên, TÊN\n1,2\n", []string{"table.duplicate_column B1"}},
		{"same name decomposed", "Tở,To\u031b\u0309\n1,2\n", []string{"table.duplicate_column B1"}},
		{"no name, data", "a,,c\n1,2,3\n1,4,3\n", []string{"table.unnamed_column B1"}},
		{"no name, no data", "a,,c\n1,,3\n", nil},
		{"name, no data", "a,b,c\n1,,3\n", nil},
		{"control", "a,b\nx\x00,y\nx,\x1by\n", []string{"text.control_char A2", "text.control_char B3"}},
		{"long", "a,b\nx," + strings.Repeat("y", 65<<10) + "\n", []string{"text.too_long B2"}},
		{"wide", strings.Repeat("a,", 300) + "z\n1,2\n", []string{"table.too_many_columns IW1"}},
		{"formula is text", "a,b\n=1+1,@SUM\n+1,-1\n", nil},
	} {
		_, problems := Read([]byte(c.data), Options{})
		equal(t, c.name, told(problems), c.want)
	}
}

func TestHundredProblemsAreToldAndTheOthersCounted(t *testing.T) {
	_, problems := Read([]byte("a,b\n"+strings.Repeat("1\n", 250)), Options{})
	if len(problems) != 101 || problems[100].Message.VI != "và 150 lỗi khác." {
		t.Errorf("%d problems, the last: %v", len(problems), problems[len(problems)-1].Message)
	}
}

func TestLimitsEndTheReading(t *testing.T) {
	for _, c := range []struct {
		limits Limits
		want   string
	}{
		{Limits{Rows: 2}, "table.too_many_rows 4"}, {Limits{Cells: 4}, "table.too_many_rows 4"}, {Limits{Packed: 5}, "body.too_large"}, {Limits{Columns: 1}, "table.too_many_columns B1"},
	} {
		_, problems := Read([]byte("a,b\n1,2\n3,4\n5,6\n7,8\n"), Options{Limits: c.limits})
		equal(t, c.want, told(problems), []string{c.want})
	}
}
