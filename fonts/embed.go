// Package fonts carries the faces that official documents are set in where the
// office brings none of its own: Liberation Serif 2.1.5, whose advances and line
// heights are those of Times New Roman, and Liberation Sans, whose are those of Arial.
//
// In: nothing. Out: the files, unchanged, with their licence beside them.
// Never: reads them; that is the work of internal/font.
package fonts

import _ "embed"

// FS holds the eight faces and OFL.txt, the licence they are passed on under. An embed.FS
// would give copies of the faces only; the files of this one also tell their bytes where
// they lie in the program, and most of them are never touched.
var FS = Folder{
	{"LiberationSans-Bold.ttf", sansBold},
	{"LiberationSans-BoldItalic.ttf", sansBoldItalic},
	{"LiberationSans-Italic.ttf", sansItalic},
	{"LiberationSans-Regular.ttf", sansRegular},
	{"LiberationSerif-Bold.ttf", serifBold},
	{"LiberationSerif-BoldItalic.ttf", serifBoldItalic},
	{"LiberationSerif-Italic.ttf", serifItalic},
	{"LiberationSerif-Regular.ttf", serifRegular},
	{"OFL.txt", licence},
}

var (
	//go:embed LiberationSans-Bold.ttf
	sansBold []byte
	//go:embed LiberationSans-BoldItalic.ttf
	sansBoldItalic []byte
	//go:embed LiberationSans-Italic.ttf
	sansItalic []byte
	//go:embed LiberationSans-Regular.ttf
	sansRegular []byte
	//go:embed LiberationSerif-Bold.ttf
	serifBold []byte
	//go:embed LiberationSerif-BoldItalic.ttf
	serifBoldItalic []byte
	//go:embed LiberationSerif-Italic.ttf
	serifItalic []byte
	//go:embed LiberationSerif-Regular.ttf
	serifRegular []byte
	//go:embed OFL.txt
	licence []byte
)
