package sheet

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// backLines gives each object that has problems two keys more. A line that is no
// object becomes one that holds it as text.
func (t *Table) backLines(w io.Writer, original []byte, notes map[int]note) error {
	r := &reader{opt: Options{Limits: Limits{}.orDefaults()}}
	text, ok := r.decode(original)
	if !ok {
		return errors.New("the original is not the file that was read")
	}
	out := bufio.NewWriter(w)
	for number := 1; len(text) > 0; number++ {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		if line = bytes.TrimSpace(line); len(line) > 0 {
			n, told := notes[number]
			if told || bytes.Contains(line, []byte(quoteJSON(FaultColumn))) {
				line = withNote(line, n.join("; "), told)
			}
			out.Write(line)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// withNote writes an object anew, without the words of an earlier check and with
// those of this one; its other values stay as they were written.
func withNote(line []byte, words [2]string, told bool) []byte {
	pairs, ok := splitObject(line)
	if !ok {
		pairs = []string{`"dong_goc":` + quoteJSON(string(line))}
	}
	if told {
		pairs = append(pairs, quoteJSON(FaultColumn)+":"+quoteJSON(words[0]), quoteJSON(RemedyColumn)+":"+quoteJSON(words[1]))
	}
	return []byte("{" + strings.Join(pairs, ",") + "}")
}

// splitObject gives the members of an object, "key":value, but for those that
// WriteBack adds.
func splitObject(line []byte) ([]string, bool) {
	if !json.Valid(line) || line[0] != '{' {
		return nil, false
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	if _, err := dec.Token(); err != nil {
		return nil, false
	}
	var pairs []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, false
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, false
		}
		if name, _ := key.(string); name != FaultColumn && name != RemedyColumn {
			pairs = append(pairs, quoteJSON(name)+":"+string(value))
		}
	}
	return pairs, true
}

// quoteJSON writes a string without the escapes that HTML would need.
func quoteJSON(s string) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always has a JSON form
	return strings.TrimSuffix(out.String(), "\n")
}
