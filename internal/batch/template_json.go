package batch

import "unicode/utf8"

const hexDigits = "0123456789abcdef"

// appendJSON writes a string as JSON does. What is no UTF-8 becomes U+FFFD, which
// reading the document names.
func appendJSON(out []byte, s string) []byte {
	out = append(out, '"')
	out = appendInside(out, s)
	return append(out, '"')
}

// appendInside writes the inside of a JSON string.
func appendInside(out []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				out = append(append(out, s[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		out = append(out, s[start:i]...)
		switch c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\n':
			out = append(out, '\\', 'n')
		default:
			out = append(out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		start = i
	}
	return append(out, s[start:]...)
}

func quoteJSON(s string) string { return string(appendJSON(nil, s)) }
