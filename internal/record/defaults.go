package record

import (
	"slices"

	"github.com/mocban/mocban/internal/diag"
)

// Defaults is an office's profile (ho_so): what it always says of itself, and how
// it wants its documents judged. The pointers of its texts begin with /ho_so,
// whichever way the profile came.
type Defaults struct {
	ParentAuthority Text // co_quan_chu_quan
	Authority       Text // co_quan
	Abbreviation    Text // viet_tat of the body
	Place           Text // dia_danh
	Mode            Mode // che_do
	Signers         []NamedSigner
	Address         *Address // dia_chi_co_quan
	Archive         []Text   // luu
	Size            SizeProfile
	Units           []NamedUnit // don_vi
	Severities      []Severity  // quy_tac
}

// Mode is how an office works (Điều 13), which decides how its head signs.
type Mode uint8

// NoMode was not told. ByHead is thu_truong: the head signs as such. Collective
// is tap_the: the head signs on behalf of the body, TM.
const (
	NoMode Mode = iota
	ByHead
	Collective
)

// NamedSigner is a signer of a profile under its key.
type NamedSigner struct {
	Key string
	Signer
}

// NamedUnit is a unit of the office: its full name under its abbreviation.
type NamedUnit struct {
	Abbr string
	Name Text
}

// Severity is an office's own severity of a rule of the decree; zero silences it.
type Severity struct {
	Code     diag.Code
	Severity diag.Severity
	At       diag.Pointer
}

// clone makes defaults that a reader can add to.
func (d *Defaults) clone() Defaults {
	if d == nil {
		return Defaults{}
	}
	c := *d
	c.Archive = slices.Clone(d.Archive)
	c.Signers = slices.Clone(d.Signers)
	c.Units = slices.Clone(d.Units)
	c.Severities = slices.Clone(d.Severities)
	if d.Address != nil {
		a := *d.Address
		c.Address = &a
	}
	return c
}

// put replaces the element that is the same, or adds one.
func put[E any](list *[]E, x E, same func(E) bool) {
	if i := slices.IndexFunc(*list, same); i >= 0 {
		(*list)[i] = x
		return
	}
	*list = append(*list, x)
}

// fillDocument adds what the profile says and the document does not, and what
// follows from both.
func (r *reader) fillDocument(f *form[Record], v value, d *Record, s seen) seen {
	def := &r.defaults
	take := func(key string, into *Text, from Text) {
		if !f.given(s, key) && !from.Blank() {
			*into, s = from, f.with(s, key)
		}
	}
	take("co_quan_chu_quan", &d.ParentAuthority, def.ParentAuthority)
	take("co_quan", &d.Authority, def.Authority)
	take("dia_danh", &d.Place, def.Place)
	if !f.given(s, "ky_hieu") && f.find("ky_hieu") >= 0 {
		take("ky_hieu", &d.Symbol, Text{r.symbol(d), f.at(v, "ky_hieu").at})
	}
	if !f.given(s, "co_chu") {
		d.Size = def.Size
	}
	if !f.given(s, "dia_chi_co_quan") {
		d.Address = def.Address
	}
	if !f.given(s, "luu") {
		d.Archive = r.archive(d.Unit)
	}
	d.Mode, d.Severities = def.Mode, def.Severities
	if !d.Unit.Blank() {
		d.UnitName = def.unit(d.Unit.S)
	}
	return r.fillSigners(f, v, d, s)
}

// archive is the archive line of a document whose drafting unit is known: văn
// thư, and that unit; else that of the profile.
func (r *reader) archive(unit Text) []Text {
	if unit.Blank() {
		return r.defaults.Archive
	}
	return []Text{{"VT", unit.At}, unit}
}

func (d *Defaults) unit(abbr string) Text {
	for _, u := range d.Units {
		if u.Abbr == abbr {
			return u.Name
		}
	}
	return Text{}
}

// fillSigners looks up nguoi_ky in the profile.
func (r *reader) fillSigners(f *form[Record], v value, d *Record, s seen) seen {
	if !f.given(s, "nguoi_ky") {
		return s
	}
	if f.given(s, "ky") {
		r.tell(f.at(v, "nguoi_ky"), "field.conflict", diag.Say("«ky» và «nguoi_ky» không đi cùng nhau.", "ky and nguoi_ky cannot stand together."),
			diag.Say("Hãy giữ lại một.", "Keep one."))
		return s
	}
	for _, key := range r.signers {
		i := slices.IndexFunc(r.defaults.Signers, func(n NamedSigner) bool { return n.Key == key.S })
		if i < 0 {
			r.unknownSigner(key)
			continue
		}
		d.Signers = append(d.Signers, r.defaults.Signers[i].Signer)
	}
	return f.with(s, "ky")
}

func (r *reader) unknownSigner(key Text) {
	known := make([]string, len(r.defaults.Signers))
	for i, n := range r.defaults.Signers {
		known[i] = n.Key
	}
	r.unknownRef(value{at: key.At}, diag.Say("Hồ sơ cơ quan không có người ký «%s».", "The profile has no signer “%s”.", quote(key.S)), key.S, known,
		diag.Say("Hãy thêm vào «nguoi_ky» của ho_so, hoặc ghi người ký ở «ky».", "Put them into nguoi_ky of ho_so, or give the signer in ky."))
}
