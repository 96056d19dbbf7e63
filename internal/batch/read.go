package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
)

// Input is a batch as it arrives from outside: files that nobody has read yet, and
// what is wanted of them.
type Input struct {
	Template []byte  // document JSON with expressions
	Data     Upload  // the table
	Summary  []byte  // document JSON of the consolidated report; nil makes none
	Roster   *Upload // table of all units; nil where it is not known
	Options
	Basis string // as Request has it
}

// Upload is a file with the name its sender gave it, which is for messages only.
type Upload struct {
	Name string
	Data []byte
}

// Options are what a sender chooses, in the words of the command line.
type Options struct {
	GroupBy      string   `json:"nhom,omitempty"`
	Formats      []string `json:"dinh_dang,omitempty"` // docx, pdf; none is both
	Sheet        string   `json:"trang,omitempty"`     // of the workbook
	Names        string   `json:"ten,omitempty"`
	Deadline     string   `json:"han_nop,omitempty"`
	AllOrNothing bool     `json:"tat_ca_hoac_khong,omitempty"`
	Register     bool     `json:"so_dang_ky,omitempty"` // the register of documents sent beside them
	Print        bool     `json:"in,omitempty"`         // all documents in one PDF for the printer
	TwoSided     bool     `json:"in_hai_mat,omitempty"` // as Print, every document on the front of a leaf
	Lang         string   `json:"ngon_ngu,omitempty"`   // of the problems in the manifest: vi, en
}

// formats are the names of the formats that a batch can be had in.
var formats = map[string]service.Format{"docx": service.DOCX, "pdf": service.PDF}

// KnowsFormat reports whether a format can be had.
func KnowsFormat(name string) bool { return formats[name] != 0 }

// FormatsOf joins the formats of those names; none is all.
func FormatsOf(names []string) service.Format {
	var want service.Format
	for _, name := range names {
		want |= formats[name]
	}
	if want == 0 {
		return service.DOCX | service.PDF
	}
	return want
}

// Request reads the tables. What is wrong with them is in its Found.
func (in *Input) Request() Request {
	req := Request{
		Template: in.Template, Summary: in.Summary, GroupBy: in.GroupBy, Names: in.Names,
		Deadline: in.Deadline, AllOrNothing: in.AllOrNothing, Lang: in.Lang, Basis: in.Basis,
		Formats: FormatsOf(in.Formats),
	}
	req.Table, req.Found = sheet.Read(in.Data.Data, sheet.Options{
		Name: in.Data.Name, Sheet: in.Sheet, Limits: sheet.Limits{Problems: maxFound},
	})
	if in.Roster != nil {
		var found []diag.Problem
		req.Roster, found = sheet.Read(in.Roster.Data, sheet.Options{Name: in.Roster.Name})
		req.Found = append(req.Found, ofRoster(found)...)
	}
	return req
}

// maxFound is how many problems of a table are told one by one: a bad row stops its
// group only where it is known, and the user's own sheet comes back with all of them.
const maxFound = 100_000

// RosterPart is the Part of a problem that stands in the list of all units.
const RosterPart = "danh_sach_don_vi"

// ofRoster says that problems are of the roster: their rows are not rows of the data,
// and a list of units that is half read would call units missing that are not.
func ofRoster(found []diag.Problem) []diag.Problem {
	for i := range found {
		found[i].Part, found[i].Row = RosterPart, 0
	}
	return found
}

// Fail is the entry of an item that was given up for a reason of its own.
func (p *Plan) Fail(n int, why diag.Problem) Entry {
	it := &p.Items[n]
	return Entry{Item: n + 1, Key: it.Key, Rows: it.Rows, State: "loi", Problems: service.Findings([]diag.Problem{why}, p.works.req.Lang)}
}
