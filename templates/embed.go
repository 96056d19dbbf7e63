// Package templates holds the forms and a filled example of each kind.
package templates

import "embed"

//go:generate go run ../internal/forms/write .

// FS has the forms (*.docx) at its root and the examples under vi-du.
//
//go:embed *.docx vi-du
var FS embed.FS
