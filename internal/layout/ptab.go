package layout

import (
	"slices"

	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// absoluteStop is where a tab of w:ptab (17.3.3.23) leads: to the left, the middle or
// the right of the room between the margins, or between the indents, whatever stops
// the paragraph has. Headers of newer documents part their text by it.
func (b *breaker) absoluteStop(n *wml.Node, from unit.Length) wml.TabStop {
	left, right := unit.Length(0), b.para.width
	if n.Attr("relativeTo") == "indent" {
		left, right = b.para.left, b.para.right
	}
	stop := wml.TabStop{At: left}
	switch n.Attr("alignment") {
	case "center":
		stop.At, stop.Kind = (left+right)/2, wml.TabCenter
	case "right":
		stop.At, stop.Kind = right, wml.TabRight
	}
	if i := slices.Index([]string{"none", "dot", "hyphen", "underscore", "heavy", "middleDot"}, n.Attr("leader")); i >= 0 {
		stop.Leader = wml.TabLeader(i)
	}
	stop.At = max(stop.At, from)
	return stop
}
