// Package batch makes many documents from rows.
//
// In: a template, a table. Out: a plan that has been judged whole, then files and a
// manifest. Never: queues, draws, has rules of the decree.
package batch

import (
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/service"
	"github.com/mocban/mocban/internal/sheet"
)

// Request is what a batch is made of.
type Request struct {
	Template     []byte         // document JSON with expressions (contract, section 5)
	Table        *sheet.Table   // the data
	Found        []diag.Problem // what reading the table found; what has a row stops the group of that row only
	GroupBy      string         // column whose equal values make one document; "" makes one a row
	Formats      service.Format
	Names        string                // pattern of file names with expressions; "" names by kind, number and group
	Summary      []byte                // document JSON of the consolidated report; nil makes none
	Roster       *sheet.Table          // all units that should report; nil where it is not known
	Deadline     string                // the last day on which a report is in time, 2024-05-31; "" sets none
	AllOrNothing bool                  // one bad group stops all
	Lang         string                // of the problems in the manifest: vi (also "") or en
	Workers      int                   // documents judged at once; 0 is one a processor
	Watch        func(done, total int) // is told of every group that was judged, one call at a time; nil tells nobody
	Keep         int64                 // bytes of finished files that judging may keep for Run; 0 makes nothing before its turn
	Basis        string                // whatever else decides the files: version, fonts, profile; it is only compared
}

// Plan is a batch that has been read and judged. Workers share it: what it says never
// changes, and equal requests give equal plans.
type Plan struct {
	Items    []Item
	Problems []diag.Problem // of the whole: template, headings, every bad cell, in the order of the rows

	works works
	id    string
	fatal bool // the template or the table as a whole cannot be used
}

// Item is one document to be made.
type Item struct {
	Key      string         // the group's value, or the row's number
	Rows     []int          // of the sheet, as its program counts them
	Name     string         // of its files, without ending; unique in the batch on every system
	Problems []diag.Problem // what stops it and what it carries
	Summary  bool           // the consolidated report
}

// Blocked reports that the item cannot be made.
func (i *Item) Blocked() bool { return diag.Blocks(i.Problems) }

// Document is what was made of an item.
type Document struct {
	Files []File
	Entry Entry
	Date  time.Time // of the document, for the archives that hold it; it never tells when it was made
}

// File is one finished file.
type File struct {
	Name string // with its ending
	Data []byte
}

// Entry is one line of the manifest.
type Entry struct {
	Item     int               `json:"muc"` // number of the item, from 1
	Key      string            `json:"nhom"`
	Rows     []int             `json:"dong"`
	State    string            `json:"trang_thai"` // xong, loi
	Files    []EntryFile       `json:"tep,omitempty"`
	Pages    int               `json:"so_trang,omitempty"`
	Content  string            `json:"noi_dung,omitempty"` // Plan.Content of the item
	Problems []service.Finding `json:"van_de,omitempty"`
}

// EntryFile is one file of an entry.
type EntryFile struct {
	Name   string `json:"ten"`
	Size   int64  `json:"kich_thuoc"`
	SHA256 string `json:"sha256"`
	Part   int    `json:"phan,omitempty"` // number of the archive that holds it, where there are several
}
