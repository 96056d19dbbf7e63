package batch

// The names of the files that a batch makes besides its documents.
const (
	ManifestName = "manifest.jsonl"
	RegisterName = "so-dang-ky.xlsx"
	PrintName    = "in-tat-ca" // .pdf, or -2.pdf and so on where there are too many sheets for one
	ReportName   = "loi"       // with the ending of the user's own sheet
	IndexName    = "muc-luc.csv"
)
