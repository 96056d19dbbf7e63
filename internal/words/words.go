// Package words says numbers, dates and money in Vietnamese.
//
// In: values (Decimal, Date, counts) or the digits people type. Out: the text an
// official document prints. Never: knows a document, reads a clock, counts in
// floating point.
//
// Decimal is our own: no module of the build computes with decimals, and a report
// needs little more than to print the digits it was given, which is no reason to
// bring one in. math/big does the arithmetic.
//
// Arguments that no calendar or alphabet has (month 13, the letter 0) give "".
package words

// Options choose between words that are all in good use. The zero value is the
// northern habit of most offices: linh, nghìn, tỷ, tư, bảy.
type Options struct {
	Le             bool // 105 is "một trăm lẻ năm", not "một trăm linh năm"
	Ngan           bool // 1.000 is "một ngàn", not "một nghìn"
	Ti             bool // 10⁹ is "một tỉ", not "một tỷ"
	BonAfterMuoi   bool // 24 is "hai mươi bốn", not "hai mươi tư"
	BonAfterLinh   bool // 104 is "một trăm linh bốn", not "một trăm linh tư"
	NorthernSeven  bool // 7 is "bẩy", not "bảy"
	FractionDigits bool // 0,25 is "không phẩy hai năm", not "không phẩy hai mươi lăm"
	Even           bool // whole sums of money end in "đồng chẵn"
}
