// Package fonts carries the faces that official documents are set in where the
// office brings none of its own: Liberation Serif 2.1.5, whose advances and line
// heights are those of Times New Roman.
//
// In: nothing. Out: the files, unchanged, with their licence beside them.
// Never: reads them; that is the work of internal/font.
package fonts

import _ "embed"

// FS holds the four faces and OFL.txt, the licence they are passed on under. An embed.FS
// would give copies of the faces only; the files of this one also tell their bytes where
// they lie in the program, and most of them are never touched.
var FS = Folder{
	{"LiberationSerif-Bold.ttf", bold},
	{"LiberationSerif-BoldItalic.ttf", boldItalic},
	{"LiberationSerif-Italic.ttf", italic},
	{"LiberationSerif-Regular.ttf", regular},
	{"OFL.txt", licence},
}

var (
	//go:embed LiberationSerif-Bold.ttf
	bold []byte
	//go:embed LiberationSerif-BoldItalic.ttf
	boldItalic []byte
	//go:embed LiberationSerif-Italic.ttf
	italic []byte
	//go:embed LiberationSerif-Regular.ttf
	regular []byte
	//go:embed OFL.txt
	licence []byte
)
