package picture

import (
	"bytes"
	"strings"
)

var magics = [...]struct {
	head   string
	format Format
	name   string
}{
	{"\x89PNG\r\n\x1a\n", PNG, "PNG"},
	{"\xff\xd8\xff", JPEG, "JPEG"},
	{"GIF87a", GIF, "GIF"},
	{"GIF89a", GIF, "GIF"},
	{"BM", 0, "BMP"},
	{"II*\x00", 0, "TIFF"},
	{"MM\x00*", 0, "TIFF"},
	{"%PDF-", 0, "PDF"},
	{"PK\x03\x04", 0, "ZIP"},
	{"\xd0\xcf\x11\xe0", 0, "OLE2"},
	{"\x00\x00\x01\x00", 0, "ICO"},
	{"\x1f\x8b", 0, "GZIP"},
	{"{\\rtf", 0, "RTF"},
}

func formatOf(data []byte) Format {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return m.format
		}
	}
	return 0
}

// TypeName tells what bytes really are: "PNG", "SVG", …; "" where it is not known.
func TypeName(data []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return m.name
		}
	}
	if len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return "WebP"
	}
	if len(data) >= 12 && string(data[4:8]) == "ftyp" {
		return "HEIC"
	}
	return markupName(data)
}

// markupName knows texts that call themselves images or pages.
func markupName(data []byte) string {
	text := strings.ToLower(string(data[:min(len(data), 1024)]))
	switch {
	case strings.Contains(text, "<svg"), strings.Contains(text, "<!doctype svg"):
		return "SVG"
	case strings.Contains(text, "<html"), strings.Contains(text, "<!doctype html"):
		return "HTML"
	case strings.HasPrefix(strings.TrimLeft(text, "\ufeff \t\r\n"), "<?xml"):
		return "XML"
	}
	return ""
}
