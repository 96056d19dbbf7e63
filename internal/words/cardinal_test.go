package words

import (
	"strconv"
	"strings"
	"testing"
)

func TestNumbersInWords(t *testing.T) {
	for _, c := range []struct{ number, want string }{
		{"0", "không"},
		{"1", "một"},
		{"4", "bốn"},
		{"5", "năm"},
		{"10", "mười"},
		{"11", "mười một"},
		{"14", "mười bốn"},
		{"15", "mười lăm"},
		{"20", "hai mươi"},
		{"21", "hai mươi mốt"},
		{"24", "hai mươi tư"},
		{"25", "hai mươi lăm"},
		{"44", "bốn mươi tư"},
		{"55", "năm mươi lăm"},
		{"91", "chín mươi mốt"},
		{"100", "một trăm"},
		{"101", "một trăm linh một"},
		{"104", "một trăm linh tư"},
		{"105", "một trăm linh năm"},
		{"110", "một trăm mười"},
		{"111", "một trăm mười một"},
		{"115", "một trăm mười lăm"},
		{"121", "một trăm hai mươi mốt"},
		{"1000", "một nghìn"},
		{"1001", "một nghìn không trăm linh một"},
		{"1005", "một nghìn không trăm linh năm"},
		{"1010", "một nghìn không trăm mười"},
		{"1015", "một nghìn không trăm mười lăm"},
		{"10000", "mười nghìn"},
		{"100000", "một trăm nghìn"},
		{"101000", "một trăm linh một nghìn"},
		{"104500", "một trăm linh tư nghìn năm trăm"},
		{"1000000", "một triệu"},
		{"1000001", "một triệu không trăm linh một"},
		{"1000005", "một triệu không trăm linh năm"},
		{"1005000", "một triệu không trăm linh năm nghìn"},
		{"5000909", "năm triệu chín trăm linh chín"},
		{"1000000000", "một tỷ"},
		{"1250000000", "một tỷ hai trăm năm mươi triệu"},
		{"2035000000", "hai tỷ không trăm ba mươi lăm triệu"},
		{"5000100909", "năm tỷ một trăm nghìn chín trăm linh chín"},
		{"1500000000000", "một nghìn năm trăm tỷ"},
		{"1000000000000", "một nghìn tỷ"},
		{"1000000000000000", "một triệu tỷ"},
		{"1000000000005", "một nghìn tỷ không trăm linh năm"},
		{"1005000000000", "một nghìn không trăm linh năm tỷ"},
		{"999999999999", "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"},
		{"1000000000000000000", "một tỷ tỷ"},
		{"2000000003000000000", "hai tỷ tỷ không trăm linh ba tỷ"},
		{"1e27", "một tỷ tỷ tỷ"},
		{"-3", "âm ba"},
		{"12.5", "mười hai phẩy năm"},
		{"-0.5", "âm không phẩy năm"},
		{"0.25", "không phẩy hai mươi lăm"},
		{"0.05", "không phẩy không năm"},
		{"1.0125", "một phẩy không một trăm hai mươi lăm"},
		{"1543.20", "một nghìn năm trăm bốn mươi ba phẩy hai mươi"},
		{"5.00", "năm"},
	} {
		if got := Cardinal(dec(t, c.number), Options{}); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.number, got, c.want)
		}
	}
}

func TestOptionsChangeOneWordEach(t *testing.T) {
	for _, c := range []struct {
		number  string
		options Options
		want    string
	}{
		{"105", Options{Le: true}, "một trăm lẻ năm"},
		{"1005", Options{Le: true}, "một nghìn không trăm lẻ năm"},
		{"104", Options{Le: true}, "một trăm lẻ tư"},
		{"1000", Options{Ngan: true}, "một ngàn"},
		{"1500000000000", Options{Ngan: true, Ti: true}, "một ngàn năm trăm tỉ"},
		{"1000000000000000000", Options{Ti: true}, "một tỉ tỉ"},
		{"24", Options{BonAfterMuoi: true}, "hai mươi bốn"},
		{"104", Options{BonAfterMuoi: true}, "một trăm linh tư"},
		{"104", Options{BonAfterLinh: true}, "một trăm linh bốn"},
		{"24", Options{BonAfterLinh: true}, "hai mươi tư"},
		{"777", Options{NorthernSeven: true}, "bẩy trăm bẩy mươi bẩy"},
		{"0.25", Options{FractionDigits: true}, "không phẩy hai năm"},
		{"0.05", Options{FractionDigits: true}, "không phẩy không năm"},
		{"0.750", Options{FractionDigits: true, NorthernSeven: true}, "không phẩy bẩy năm không"},
	} {
		if got := Cardinal(dec(t, c.number), c.options); got != c.want {
			t.Errorf("%s with %+v:\n got %s\nwant %s", c.number, c.options, got, c.want)
		}
	}
}

func TestMoneyBeginsWithACapital(t *testing.T) {
	even := Options{Even: true}
	for _, c := range []struct {
		sum     string
		options Options
		want    string
	}{
		{"1250000000", Options{}, "Một tỷ hai trăm năm mươi triệu đồng"},
		{"1250000000", even, "Một tỷ hai trăm năm mươi triệu đồng chẵn"},
		{"1250000000.00", even, "Một tỷ hai trăm năm mươi triệu đồng chẵn"},
		{"1500.50", even, "Một nghìn năm trăm phẩy năm đồng"},
		{"0", Options{}, "Không đồng"},
		{"0", even, "Không đồng"},
		{"-4000", Options{}, "Âm bốn nghìn đồng"},
	} {
		if got := Money(dec(t, c.sum), c.options); got != c.want {
			t.Errorf("%s with %+v:\n got %s\nwant %s", c.sum, c.options, got, c.want)
		}
	}
}

// FuzzWordsSayTheNumber listens to the words as a person would, knowing nothing
// of how they were made, and must hear the number that was said.
func FuzzWordsSayTheNumber(f *testing.F) {
	for _, n := range []uint64{0, 14, 15, 21, 104, 1005, 104500, 5000100909, 1500000000000, 999999999999999999} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, n uint64) {
		n %= 1e18
		text := Cardinal(dec(t, strconv.FormatUint(n, 10)), Options{})
		if got := listen(t, text); got != n {
			t.Fatalf("%d is said %q, which is heard as %d", n, text, got)
		}
	})
}

func listen(t *testing.T, text string) uint64 {
	t.Helper()
	values := map[string]uint64{
		"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
		"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
	}
	var billions, millions, group, digit uint64
	for word := range strings.FieldsSeq(text) {
		switch word {
		case "trăm":
			group, digit = group+digit*100, 0
		case "mươi":
			group, digit = group+digit*10, 0
		case "mười":
			group += 10
		case "linh":
		case "nghìn":
			millions, group, digit = millions+(group+digit)*1e3, 0, 0
		case "triệu":
			millions, group, digit = millions+(group+digit)*1e6, 0, 0
		case "tỷ":
			billions, millions, group, digit = (millions+group+digit)*1e9, 0, 0, 0
		default:
			value, known := values[word]
			if !known {
				t.Fatalf("%q: what is %q?", text, word)
			}
			digit = value
		}
	}
	return billions + millions + group + digit
}

func BenchmarkMoney(b *testing.B) {
	d := FromInt(987654321987)
	b.ReportAllocs()
	for b.Loop() {
		Money(d, Options{})
	}
}
