package wml

import (
	"github.com/mocban/mocban/internal/opc"
	"github.com/mocban/mocban/internal/unit"
)

// What Word takes where settings.xml is silent.
const (
	defaultMode = 12 // Word 2007
	defaultTab  = unit.Inch / 2
)

// settings reads w:settings.
func settings(root *Node, origin *opc.Part) *Settings {
	s := &Settings{CompatibilityMode: defaultMode, DefaultTab: defaultTab, origin: origin}
	for _, c := range root.Children {
		switch {
		case c.is("defaultTabStop"):
			if v, ok := twips(c.Attr("val")); ok && v > 0 {
				s.DefaultTab = min(v, maxPage)
			}
		case c.is("evenAndOddHeaders"):
			s.EvenAndOddHeaders = onOff(c.Attr("val")) == On
		case c.is("compat"):
			s.Extra = keepRest(s.Extra, s.compat(c))
		case c.is("rsids"): // the editing sessions that other parts name
		default:
			s.Extra = append(s.Extra, c)
		}
	}
	return s
}

// modeURI qualifies compatibility settings that Word itself defines.
const modeURI = "http://schemas.microsoft.com/office/word"

// compat reads w:compat and gives what is left of it.
func (s *Settings) compat(n *Node) *Node {
	rest := &Node{Name: n.Name, Attrs: n.Attrs}
	for _, c := range n.Children {
		switch {
		case c.is("doNotUseHTMLParagraphAutoSpacing"):
			s.NoHTMLAutoSpacing = onOff(c.Attr("val")) == On
		case c.is("compatSetting") && c.Attr("name") == "compatibilityMode":
			if mode, ok := integer(c.Attr("val")); ok {
				s.CompatibilityMode = mode
			}
		default:
			rest.Children = append(rest.Children, c)
		}
	}
	if len(rest.Children) == 0 {
		return nil
	}
	return rest
}
