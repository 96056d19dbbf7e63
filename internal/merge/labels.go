package merge

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
	"github.com/mocban/mocban/internal/wml"
	"github.com/mocban/mocban/internal/words"
)

// numbering counts within one container: a section, an article, an item. Titled
// parts and untitled paragraphs that are labelled alike share their numbers.
type numbering struct {
	depth            int                       // of titled parts directly inside
	count            [record.PlusLabel + 1]int // by label style
	heading, subhead int                       // mục, tiểu mục
	prefix           string                    // the container's own number, for 1.1
	cite             string                    // how the container is referred to
}

// next counts on and gives the label and the number in it.
func (n *numbering) next(style record.LabelStyle) (label, number string) {
	n.count[style]++
	i := n.count[style]
	switch style {
	case record.RomanLabel:
		number = words.Roman(i)
		return number + ".", number
	case record.NumberLabel:
		number = decimal(i)
		return number + ".", number
	case record.LetterLabel:
		number = words.Letter(i)
		return number + ")", number
	case record.CapitalLabel:
		number = words.Upper(words.Letter(i))
		return number + ".", number
	case record.DecimalLabel:
		number = decimal(i)
		if n.prefix != "" {
			number = n.prefix + "." + number
		}
		return number + ".", number
	case record.BracketLabel:
		number = decimal(i)
		return "(" + number + ")", number
	case record.PlusLabel:
		return "+", ""
	default:
		return "-", ""
	}
}

// schemeB labels titled parts where the document does not choose: I, 1, a of
// khoản 6 điểm d Mục II, then - and +, as practice does.
var schemeB = []record.LabelStyle{
	record.RomanLabel, record.NumberLabel, record.LetterLabel, record.DashLabel, record.PlusLabel,
}

// labelStyle is the style of a depth, counted from 0; what lies deeper than the
// scheme goes on as its last level.
func (m *filler) labelStyle(depth int) record.LabelStyle {
	own := m.rec.Labels
	if n := len(own); n > 0 && own[min(depth, n-1)] != 0 {
		return own[min(depth, n-1)]
	}
	return schemeB[min(depth, len(schemeB)-1)]
}

// named is how a titled part is called in a reference (khoản 7 Mục V Phụ lục II:
// Mục with a capital, khoản and điểm without).
func named(depth int, number string) string {
	if number == "" {
		return ""
	}
	switch depth {
	case 0:
		return "Mục " + number
	case 1:
		return "khoản " + number
	default:
		return "điểm " + number
	}
}

// cited puts the name of a part before that of its container: khoản 2 Điều 5.
func cited(part, container string) string {
	if part == "" {
		return container
	}
	if container == "" {
		return part
	}
	return part + " " + container
}

// pending is a reference whose label is not yet known: it may stand before what
// it refers to.
type pending struct {
	run *wml.Run
	ref string
	at  diag.Pointer
}

// name remembers how the block with an id is referred to.
func (m *filler) name(id, cite string) {
	if id == "" {
		return
	}
	if m.names == nil {
		m.names = map[string]string{}
	}
	m.names[id] = cite
}

func (m *filler) reference(s record.Span, at diag.Pointer) *wml.Run {
	r := oneText("", spanLook(s), at)
	m.pending = append(m.pending, pending{r, s.Ref, at})
	return r
}

// resolve fills in the references when every label is known.
func (m *filler) resolve() {
	for _, p := range m.pending {
		cite, ok := m.names[p.ref]
		if !ok || cite == "" {
			m.problems = append(m.problems, diag.Problem{
				Code: "ref.unknown", Severity: diag.Error, At: p.at,
				Message: diag.Say("Văn bản viện dẫn «[[%s]]» nhưng không có phần nào mang mã này, hoặc phần đó không có số.",
					"The text refers to «[[%s]]», but no part has this id, or the part has no number.", p.ref),
				Hint: diag.Say("Đặt \"ma\": \"%s\" ở điều, khoản, mục hoặc phụ lục được viện dẫn.",
					"Put \"ma\": \"%s\" on the article, clause, section or annex that is meant.", p.ref),
			})
			continue
		}
		mark, _ := p.run.Content[0].(wml.Text) // ./. where the reference closes the body
		p.run.Content[0] = wml.Text{S: cite + mark.S}
	}
}
