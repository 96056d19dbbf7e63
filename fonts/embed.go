// Package fonts carries the faces that official documents are set in where the
// office brings none of its own: Liberation Serif 2.1.5, whose advances and line
// heights are those of Times New Roman.
//
// In: nothing. Out: the files, unchanged, with their licence beside them.
// Never: reads them; that is the work of internal/font.
package fonts

import "embed"

// FS holds the four faces and OFL.txt, the licence they are passed on under.
//
//go:embed *.ttf OFL.txt
var FS embed.FS
