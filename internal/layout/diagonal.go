package layout

import (
	"strconv"

	"github.com/mocban/mocban/internal/page"
	"github.com/mocban/mocban/internal/unit"
	"github.com/mocban/mocban/internal/wml"
)

// diagonals draws the lines across a cell (w:tl2br, w:tr2bl; 17.4.73 and 17.4.79),
// which the tree carries as XML.
func (d *drawer) diagonals(c *wml.Cell, x, y, w, h unit.Length) {
	for _, n := range c.Props.Extra {
		if n.Name.Local != "tcBorders" {
			continue
		}
		for _, line := range n.Children {
			b := &wml.Border{Style: line.Attr("val"), Color: line.Attr("color")}
			if b.None() || w <= 0 || h <= 0 {
				continue
			}
			color, _ := colorOf(b.Color)
			switch stroke := (page.Line{DX: w, DY: h, Width: diagonalWidth(line), Color: color}); line.Name.Local {
			case "tl2br":
				d.add(x, y, stroke, "", page.Artifact)
			case "tr2bl":
				stroke.DY = -h
				d.add(x, y+h, stroke, "", page.Artifact)
			}
		}
	}
}

// diagonalWidth reads the eighths of a point of a border's width.
func diagonalWidth(n *wml.Node) unit.Length {
	eighths, err := strconv.Atoi(n.Attr("sz"))
	if err != nil {
		return unit.Eighth(4)
	}
	return unit.Eighth(min(max(eighths, 2), 96))
}
