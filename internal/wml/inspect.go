package wml

import (
	"strings"

	"github.com/mocban/mocban/internal/opc"
)

// activeFields act on the reader's computer or fetch files when Word updates them.
var activeFields = map[string]bool{
	"DDE": true, "DDEAUTO": true, "INCLUDE": true, "INCLUDEPICTURE": true, "INCLUDETEXT": true, "LINK": true,
	"IMPORT": true, "MACROBUTTON": true, "DATABASE": true, "RD": true, "PRINT": true,
}

// trackedElements mark a change that nobody has accepted yet (17.13.5).
var trackedElements = map[string]bool{
	"ins": true, "del": true, "moveFrom": true, "moveTo": true, "cellIns": true, "cellDel": true, "cellMerge": true,
	"rPrChange": true, "pPrChange": true, "sectPrChange": true, "tblPrChange": true, "tblPrExChange": true,
	"trPrChange": true, "tcPrChange": true, "tblGridChange": true, "numberingChange": true,
}

// inspector looks through the nodes of a part for what a document may not hold,
// wherever it is hidden: in text boxes, in both branches of mc:AlternateContent.
type inspector struct {
	found     *findings
	part      string
	ids       map[string]bool
	fields    []*field
	paragraph int
	tracked   tally // changes
	comments  tally
	bindings  tally // of content controls
}

// tally counts something and remembers the paragraph of the first.
type tally struct{ count, first int }

func (t *tally) add(paragraph int) {
	if t.count++; t.count == 1 {
		t.first = max(1, paragraph)
	}
}

// field is a complex field that has begun. Its instruction may be cut over many
// runs and hold fields whose results are words of it.
type field struct {
	instruction strings.Builder
	nested      bool // another field began before any word of the instruction
	result      bool // behind w:fldChar separate
}

// maxInstruction is far more than the name of a field needs.
const maxInstruction = 256

func inspect(found *findings, part string, root *Node, rels []opc.Relationship) {
	in := &inspector{found: found, part: part, ids: make(map[string]bool, len(rels))}
	for _, r := range rels {
		in.ids[r.ID] = true
	}
	in.node(root)
	for in.top() != nil { // Word mends fields that do not end
		in.fieldChar("end")
	}
	for _, t := range []struct {
		tally
		tell func(part string, count, paragraph int)
	}{{in.tracked, found.trackedChanges}, {in.comments, found.comments}, {in.bindings, found.dataBindings}} {
		if t.count > 0 {
			t.tell(part, t.count, t.first)
		}
	}
}

// node recurses as deep as the scanner let elements nest.
func (in *inspector) node(n *Node) {
	for _, a := range n.Attrs {
		if (a.Name.Space == RelNS || a.Name.Local == "relid") && a.Value != "" && !in.ids[a.Value] {
			in.found.brokenRelationship(in.part, a.Value)
		}
	}
	if n.Name.Space == NS {
		in.word(n)
	}
	for _, c := range n.Children {
		in.node(c)
	}
}

// word looks at one element of WordprocessingML.
func (in *inspector) word(n *Node) {
	switch local := n.Name.Local; {
	case local == "p":
		in.paragraph++
	case local == "fldChar":
		in.fieldChar(n.Attr("fldCharType"))
	case local == "instrText", local == "delInstrText", local == "t":
		in.words(n.text(), local != "t")
	case local == "fldSimple":
		in.judge(n.Attr("instr"), false)
	case local == "commentReference":
		in.comments.add(in.paragraph)
	case local == "dataBinding":
		in.bindings.add(in.paragraph)
	case trackedElements[local]:
		in.tracked.add(in.paragraph)
	}
}

func (in *inspector) fieldChar(kind string) {
	top := in.top()
	switch {
	case kind == "begin" && len(in.fields) < maxDepth:
		if top != nil && !top.result && strings.TrimSpace(top.instruction.String()) == "" {
			top.nested = true
		}
		in.fields = append(in.fields, &field{})
	case top == nil:
	case kind == "separate":
		in.judge(top.instruction.String(), top.nested)
		top.result = true
	case kind == "end":
		if !top.result {
			in.judge(top.instruction.String(), top.nested)
		}
		in.fields = in.fields[:len(in.fields)-1]
	}
}

func (in *inspector) top() *field {
	if len(in.fields) == 0 {
		return nil
	}
	return in.fields[len(in.fields)-1]
}

// words adds text to the instruction it is part of: that of the field itself, or
// for the result of a field, that of the field around it.
func (in *inspector) words(s string, instruction bool) {
	for i := len(in.fields) - 1; i >= 0; i-- {
		f := in.fields[i]
		if f.result {
			instruction = true // the result of this one is a word of the next outer
			continue
		}
		if instruction && f.instruction.Len() < maxInstruction {
			f.instruction.WriteString(s[:min(len(s), maxInstruction)])
		}
		return
	}
}

// judge looks at the name of a field. A name that another field makes up cannot
// be known, and no honest document has one.
func (in *inspector) judge(instruction string, nested bool) {
	name := ""
	if words := strings.Fields(instruction); len(words) > 0 {
		name = strings.ToUpper(words[0])
	}
	switch {
	case activeFields[name]:
		in.found.activeField(in.part, name, max(1, in.paragraph))
	case nested:
		in.found.activeField(in.part, "{ { } }", max(1, in.paragraph))
	}
}
