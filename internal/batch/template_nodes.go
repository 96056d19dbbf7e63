package batch

import (
	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/merge"
)

// node is one value of a template.
//
//sumtype:decl
type node interface{ isNode() }

// static is a value without expressions, copied as it was written.
type static struct {
	json  string
	nodes int // values in it
	at    diag.Pointer
}

// text is a string with expressions.
type text struct {
	pieces []piece
	markup bool // a paragraph or a cell, where stars and [[ma]] mean something
	at     diag.Pointer
}

// piece is a stretch of a text: letters, or an expression.
type piece struct {
	letters string
	formula *merge.Formula
}

// object is an object of the document.
type object struct {
	members []member
	at      diag.Pointer
}

type member struct {
	key   string // with its quotes and colon
	name  string
	value node
}

// list is a list of the document.
type list struct {
	items  []node
	listed bool // of items that end in «;» but for the last
	at     diag.Pointer
}

// choice is an object with «lap», «neu» or «khac»: the values that stand for it.
type choice struct {
	loop      *merge.Formula // nil: once
	variable  string         // what an element is called; "" where it has no name
	when      *merge.Formula // nil: always
	body      []node
	otherwise []node
	at        diag.Pointer
}

func (*static) isNode() {}
func (*text) isNode()   {}
func (*object) isNode() {}
func (*list) isNode()   {}
func (*choice) isNode() {}
