package batch

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// text reads a string; one without expressions is static.
func (p *parser) text(o *record.Outline, s spot) node {
	if !strings.Contains(o.Text, "{{") {
		return &static{json: o.Raw, nodes: 1, at: o.At}
	}
	x := &text{markup: s.markup, at: o.At}
	rest := o.Text
	for rest != "" {
		letters, behind, found := strings.Cut(rest, "{{")
		if letters != "" {
			x.pieces = append(x.pieces, piece{letters: letters})
		}
		if !found {
			break
		}
		source, after, closed := cutExpression(behind)
		if !closed {
			p.problem("template.syntax", o.At, diag.Say("Biểu thức «{{ %s» thiếu dấu đóng }}.", "The expression «{{ %s» is not closed with }}.", quoted(strings.TrimSpace(behind))),
				diag.Say("Hãy thêm }} vào cuối biểu thức.", "Add }} at its end."))
			break
		}
		if f := p.formula(strings.TrimSpace(source), o.At); f != nil {
			x.pieces = append(x.pieces, piece{formula: f})
		}
		rest = after
	}
	return x
}

// cutExpression cuts at the closing braces; those inside quotes do not close.
func cutExpression(s string) (source, after string, closed bool) {
	var quote byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == '\\' && quote != '`':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case strings.HasPrefix(s[i:], "}}"):
			return s[:i], s[i+2:], true
		}
	}
	return s, "", false
}
