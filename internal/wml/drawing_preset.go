package wml

import (
	"strings"

	"github.com/mocban/mocban/internal/unit"
)

// geometry is the outline of a preset shape and where its text stands.
type geometry struct {
	outlines []Outline
	text     [4]int // kept free of text at each side, in 100,000ths: top, left, bottom, right
}

// presetBox is what a preset geometry is worked out from: its box, and its adjust
// values where the shape gives them (20.1.9.5).
type presetBox struct {
	w, h   unit.Length
	adjust map[string]int
}

// value is an adjust value, in 100,000ths.
func (b presetBox) value(def, most int, names ...string) int {
	for _, name := range names {
		if v, ok := b.adjust[name]; ok {
			return min(max(v, 0), most)
		}
	}
	return def
}

// ofShort turns a part of the shorter side into parts of the width and the height.
func (b presetBox) ofShort(v int) (x, y int) {
	short := min(b.w, b.h)
	if short <= 0 {
		return 0, 0
	}
	part := func(side unit.Length) int { return int(unit.Length(v).Scale(int64(short), int64(side))) }
	return part(b.w), part(b.h)
}

// evenText keeps the same part free at all sides.
func evenText(v int) [4]int { return [4]int{v, v, v, v} }

// presets are the outlines of the geometries that documents use (20.1.10.56), by
// their definitions in the annex of the standard. Others are drawn as their box.
var presets = map[string]func(presetBox) geometry{
	"triangle": triangle,
	"rtTriangle": func(presetBox) geometry {
		return geometry{[]Outline{chain(0, 0, whole, whole, 0, whole)}, [4]int{58333, 8333, 8333, 41667}}
	},
	"diamond": func(presetBox) geometry {
		return geometry{[]Outline{chain(50000, 0, whole, 50000, 50000, whole, 0, 50000)}, evenText(25000)}
	},
	"parallelogram": func(b presetBox) geometry {
		x, _ := b.ofShort(b.value(25000, 10*whole, "adj"))
		x = min(x, whole)
		return geometry{[]Outline{chain(x, 0, whole, 0, whole-x, whole, 0, whole)}, [4]int{12500, x / 2, 12500, x / 2}}
	},
	"trapezoid": func(b presetBox) geometry {
		x, _ := b.ofShort(b.value(25000, 10*whole, "adj"))
		x = min(x, whole/2)
		return geometry{[]Outline{chain(x, 0, whole-x, 0, whole, whole, 0, whole)}, [4]int{16667, x / 2, 0, x / 2}}
	},
	"hexagon": func(b presetBox) geometry {
		x, _ := b.ofShort(b.value(25000, 10*whole, "adj"))
		x = min(x, whole/2)
		return geometry{[]Outline{chain(0, 50000, x, 0, whole-x, 0, whole, 50000, whole-x, whole, x, whole)}, evenText(12500)}
	},
	"octagon": func(b presetBox) geometry {
		x, y := b.ofShort(b.value(29289, whole/2, "adj"))
		return geometry{[]Outline{chain(0, y, x, 0, whole-x, 0, whole, y, whole, whole-y, whole-x, whole, x, whole, 0, whole-y)}, [4]int{y / 2, x / 2, y / 2, x / 2}}
	},
	"pentagon": func(presetBox) geometry {
		return geometry{[]Outline{chain(50000, 0, whole, 38197, 80902, whole, 19098, whole, 0, 38197)}, [4]int{23000, 19098, 0, 19098}}
	},
	"plus": func(b presetBox) geometry {
		x, y := b.ofShort(b.value(25000, whole/2, "adj"))
		return geometry{[]Outline{chain(0, y, x, y, x, 0, whole-x, 0, whole-x, y, whole, y, whole, whole-y, whole-x, whole-y, whole-x, whole, x, whole, x, whole-y, 0, whole-y)}, [4]int{y, 0, y, 0}}
	},
	"star5": func(presetBox) geometry {
		return geometry{[]Outline{chain(0, 38197, 38197, 38197, 50000, 0, 61803, 38197, whole, 38197, 69098, 61803, 80902, whole, 50000, 76393, 19098, whole, 30902, 61803)}, evenText(30000)}
	},
	"homePlate": func(b presetBox) geometry {
		x, _ := b.ofShort(b.value(50000, 10*whole, "adj"))
		x = min(x, whole)
		return geometry{[]Outline{chain(0, 0, whole-x, 0, whole, 50000, whole-x, whole, 0, whole)}, [4]int{0, 0, 0, x / 2}}
	},
	"chevron": func(b presetBox) geometry {
		x, _ := b.ofShort(b.value(50000, 10*whole, "adj"))
		x = min(x, whole)
		return geometry{[]Outline{chain(0, 0, whole-x, 0, whole, 50000, whole-x, whole, 0, whole, x, 50000)}, [4]int{0, min(x, whole/2), 0, min(x, whole/2)}}
	},
	"rightArrow":     func(b presetBox) geometry { return arrow(b) },
	"leftArrow":      func(b presetBox) geometry { return arrow(b).mirror(true, false) },
	"downArrow":      func(b presetBox) geometry { return arrow(b.turned()).swap() },
	"upArrow":        func(b presetBox) geometry { return arrow(b.turned()).swap().mirror(false, true) },
	"leftRightArrow": func(b presetBox) geometry { return doubleArrow(b) },
	"upDownArrow":    func(b presetBox) geometry { return doubleArrow(b.turned()).swap() },
	"roundRect":      rounded,
	"terminator": func(presetBox) geometry {
		return geometry{[]Outline{roundedBox(16102, 50000)}, [4]int{14645, 4716, 14645, 4716}}
	},
	"bentConnector2": func(presetBox) geometry {
		return geometry{outlines: []Outline{openChain(0, 0, whole, 0, whole, whole)}}
	},
	"bentConnector3": func(b presetBox) geometry {
		x := b.signed(50000, "adj1")
		return geometry{outlines: []Outline{openChain(0, 0, x, 0, x, whole, whole, whole)}}
	},
	"curvedConnector3": func(b presetBox) geometry {
		x, o := b.signed(50000, "adj1"), openChain(0, 0)
		o.curve(pointAt(x/2, 0), pointAt(x, 25000), pointAt(x, 50000))
		o.curve(pointAt(x, 75000), pointAt((x+whole)/2, whole), pointAt(whole, whole))
		return geometry{outlines: []Outline{o}}
	},
	"leftBracket":  func(b presetBox) geometry { return bracket(b) },
	"rightBracket": func(b presetBox) geometry { return bracket(b).mirror(true, false) },
	"leftBrace":    func(b presetBox) geometry { return brace(b) },
	"rightBrace":   func(b presetBox) geometry { return brace(b).mirror(true, false) },
	"bracketPair":  bracketPair,
	"wedgeRect":    callout,
}

// presetNames are other names of the same outlines.
var presetNames = map[string]string{
	"flowChartDecision": "diamond", "flowChartAlternateProcess": "roundRect", "flowChartTerminator": "terminator",
	"flowChartExtract": "triangle", "flowChartPreparation": "hexagon", "mathPlus": "plus", "round2SameRect": "roundRect",
	"curvedConnector2": "bentConnector2", "wedgeRectCallout": "wedgeRect", "wedgeRoundRectCallout": "wedgeRect",
	"flowChartInputOutput": "parallelogram",
}

// vmlPresets are the numbers that VML gives them (o:spt).
var vmlPresets = map[int]string{
	2: "roundRect", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram", 9: "hexagon", 10: "octagon", 11: "plus",
	12: "star5", 13: "rightArrow", 15: "homePlate", 33: "bentConnector2", 34: "bentConnector3", 38: "curvedConnector3",
	55: "chevron", 56: "pentagon", 61: "wedgeRect", 62: "wedgeRect", 66: "leftArrow", 67: "downArrow", 68: "upArrow",
	69: "leftRightArrow", 70: "upDownArrow", 85: "leftBracket", 86: "rightBracket", 87: "leftBrace", 88: "rightBrace",
	110: "diamond", 111: "parallelogram", 116: "terminator", 117: "hexagon", 176: "roundRect", 185: "bracketPair",
}

// presetGeometry gives the outline of a preset; false where it is not known.
func presetGeometry(name string, b presetBox) (geometry, bool) {
	if other, ok := presetNames[name]; ok {
		name = other
	}
	if strings.HasPrefix(name, "bentConnector") && presets[name] == nil {
		name = "bentConnector3"
	}
	if strings.HasPrefix(name, "curvedConnector") && presets[name] == nil {
		name = "curvedConnector3"
	}
	preset, ok := presets[name]
	if !ok {
		return geometry{}, false
	}
	return preset(b), true
}

func (b presetBox) turned() presetBox { return presetBox{b.h, b.w, b.adjust} }

// signed is an adjust value that may lie outside of the box.
func (b presetBox) signed(def int, name string) int {
	if v, ok := b.adjust[name]; ok {
		return v
	}
	return def
}

func (g geometry) mirror(x, y bool) geometry {
	g.outlines = mirrored(g.outlines, x, y)
	if x {
		g.text[1], g.text[3] = g.text[3], g.text[1]
	}
	if y {
		g.text[0], g.text[2] = g.text[2], g.text[0]
	}
	return g
}

func (g geometry) swap() geometry {
	t := g.text
	return geometry{swapped(g.outlines), [4]int{t[1], t[0], t[3], t[2]}}
}

func triangle(b presetBox) geometry {
	x := b.value(50000, whole, "adj")
	return geometry{[]Outline{chain(x, 0, whole, whole, 0, whole)}, [4]int{50000, x / 2, 0, (whole - x) / 2}}
}

func rounded(b presetBox) geometry {
	x, y := b.ofShort(b.value(16667, whole/2, "adj", "adj1"))
	return geometry{[]Outline{roundedBox(x, y)}, [4]int{y * 29289 / whole, x * 29289 / whole, y * 29289 / whole, x * 29289 / whole}}
}

// arrow is the one to the right: adj1 is the height of its shaft, adj2 the length of
// its head.
func arrow(b presetBox) geometry {
	shaft := b.value(50000, whole, "adj1")
	head, _ := b.ofShort(b.value(50000, 10*whole, "adj2"))
	head = min(head, whole)
	y, x := (whole-shaft)/2, whole-head
	o := chain(0, y, x, y, x, 0, whole, 50000, x, whole, x, whole-y, 0, whole-y)
	return geometry{[]Outline{o}, [4]int{y, 0, y, head / 2}}
}

func doubleArrow(b presetBox) geometry {
	shaft := b.value(50000, whole, "adj1")
	head, _ := b.ofShort(b.value(50000, 10*whole, "adj2"))
	head = min(head, whole/2)
	y, x := (whole-shaft)/2, whole-head
	o := chain(0, 50000, head, 0, head, y, x, y, x, 0, whole, 50000, x, whole, x, whole-y, head, whole-y, head, whole)
	return geometry{[]Outline{o}, [4]int{y, head / 2, y, head / 2}}
}

func bracket(b presetBox) geometry {
	_, y := b.ofShort(b.value(8333, whole/2, "adj"))
	o := openChain(whole, 0)
	o.arc(0, y, true)
	o.Points = append(o.Points, pointAt(0, whole-y))
	o.arc(whole, whole, false)
	return geometry{[]Outline{o}, [4]int{0, 29289, 0, 0}}
}

// brace is the one that opens to the right: adj1 is the height of its curves, adj2 where
// its point stands.
func brace(b presetBox) geometry {
	middle := b.value(50000, whole, "adj2")
	_, y := b.ofShort(b.value(8333, whole, "adj1"))
	y = min(y, min(middle, whole-middle)/2)
	o := openChain(whole, 0)
	o.arc(50000, y, true)
	o.Points = append(o.Points, pointAt(50000, middle-y))
	o.arc(0, middle, false)
	o.arc(50000, middle+y, true)
	o.Points = append(o.Points, pointAt(50000, whole-y))
	o.arc(whole, whole, false)
	return geometry{[]Outline{o}, [4]int{0, 50000, 0, 0}}
}

// bracketPair is painted like a rounded box, and its line stands at both sides only.
func bracketPair(b presetBox) geometry {
	x, y := b.ofShort(b.value(16667, whole/2, "adj"))
	ground := roundedBox(x, y)
	ground.Silent = true
	left := openChain(x, 0)
	left.arc(0, y, true)
	left.Points = append(left.Points, pointAt(0, whole-y))
	left.arc(x, whole, false)
	left.Bare = true
	right := mirrored([]Outline{left}, true, false)[0]
	return geometry{[]Outline{ground, left, right}, evenText(0)}
}

// callout is a box with a point: adj1 and adj2 say where it stands from the middle.
func callout(b presetBox) geometry {
	x, y := 50000+b.signed(-20833, "adj1"), 50000+b.signed(62500, "adj2")
	from, to := 16667, 41667 // where the point stands on its side
	o := Outline{}
	add := func(pairs ...int) { o.Points = append(o.Points, chain(pairs...).Points...) }
	across, down := x-50000, y-50000
	level := max(across, -across) > max(down, -down)
	if level && y > 50000 || !level && x > 50000 {
		from, to = whole-to, whole-from
	}
	add(0, 0)
	if !level && down < 0 {
		add(from, 0, x, y, to, 0)
	}
	add(whole, 0)
	if level && across > 0 {
		add(whole, from, x, y, whole, to)
	}
	add(whole, whole)
	if !level && down >= 0 {
		add(to, whole, x, y, from, whole)
	}
	add(0, whole)
	if level && across <= 0 {
		add(0, to, x, y, 0, from)
	}
	return geometry{[]Outline{o}, evenText(0)}
}
