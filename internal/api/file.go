package api

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/mocban/mocban/internal/service"
)

// nameless stands where the service knows no better name.
const nameless = "van-ban"

// zipEpoch is the date of every file in a ZIP: the first a ZIP can hold, so that
// the same input gives the same bytes on every day.
var zipEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// fileOf is the file a client asked for.
func fileOf(f form, res *service.Result, lang string) ([]byte, error) {
	switch f.mime {
	case mimePDF:
		return res.PDF, nil
	case mimeDOCX:
		return res.DOCX, nil
	case mimeJSON:
		return res.JSON, nil
	}
	return archive(res, lang)
}

// archive packs the document in the formats it was made in, with its problems.
func archive(res *service.Result, lang string) ([]byte, error) {
	name := res.Name
	if name == "" {
		name = nameless
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range []struct {
		name   string
		method uint16 // the documents are compressed already
		data   []byte
	}{
		{name + ".docx", zip.Store, res.DOCX},
		{name + ".pdf", zip.Store, res.PDF},
		{name + ".json", zip.Deflate, res.JSON},
		{"problems.json", zip.Deflate, encodeJSON(reportOf(res, lang))},
		{"metadata.json", zip.Deflate, metadataOf(res)},
	} {
		if f.data == nil {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: f.method, Modified: zipEpoch})
		if err != nil {
			return nil, fmt.Errorf("api: zip: %w", err)
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, fmt.Errorf("api: zip: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("api: zip: %w", err)
	}
	return out.Bytes(), nil
}

// metadataOf is what a register of outgoing documents records, or nil.
func metadataOf(res *service.Result) []byte {
	if res.Metadata == nil {
		return nil
	}
	return encodeJSON(res.Metadata)
}

// attachment is the value of Content-Disposition (RFC 6266): a name in ASCII for
// old clients and the right one in UTF-8 (RFC 8187) for all others.
func attachment(name, ending string) string {
	if name == "" {
		name = nameless
	}
	name += "." + ending
	return `attachment; filename="` + asciiName(name) + `"; filename*=UTF-8''` + percentName(name)
}

// asciiName takes the marks off Vietnamese letters and replaces what is left.
func asciiName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case r < ' ' || r > '~' || r == '"' || r == '\\' || r == '%':
			b.WriteByte('_')
		default:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

// percentName writes all but the attr-char of RFC 8187 as percent signs.
func percentName(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(name) {
		ch := name[i]
		switch {
		case 'a' <= ch && ch <= 'z', 'A' <= ch && ch <= 'Z', '0' <= ch && ch <= '9', strings.IndexByte("!#$&+-.^_`|~", ch) >= 0:
			b.WriteByte(ch)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[ch>>4])
			b.WriteByte(hex[ch&15])
		}
	}
	return b.String()
}
