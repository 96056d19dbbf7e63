package opc

import "cmp"

// Limits bound what a stranger's file may cost. The zero value of a field is its
// default. A page of text is a few KB of XML, so the defaults leave room for the
// largest document an office writes and little for anything else.
type Limits struct {
	Packed    int64 // bytes of the file itself; 20 MiB
	Entries   int   // entries of the ZIP; 1,000
	Inflated  int64 // bytes of all entries unpacked; 200 MiB
	XMLPart   int64 // bytes of one XML part; 32 MiB
	Ratio     int64 // unpacked over packed size, asked only of entries larger than RatioFrom; 200
	RatioFrom int64 // 10 MiB

	Depth      int // elements inside one another in an XML part; 256
	Attributes int // attributes of one element; 256
	Tokens     int // tags, attributes and texts of all XML parts together; 4,000,000

	// Objects lets OLE objects and the workbooks of charts stay in the file. They
	// are never opened; a template may not have them, for its documents would.
	Objects bool
}

func (l Limits) orDefaults() Limits {
	return Limits{
		Packed:     cmp.Or(l.Packed, 20<<20),
		Entries:    cmp.Or(l.Entries, 1000),
		Inflated:   cmp.Or(l.Inflated, 200<<20),
		XMLPart:    cmp.Or(l.XMLPart, 32<<20),
		Ratio:      cmp.Or(l.Ratio, 200),
		RatioFrom:  cmp.Or(l.RatioFrom, 10<<20),
		Depth:      cmp.Or(l.Depth, 256),
		Attributes: cmp.Or(l.Attributes, 256),
		Tokens:     cmp.Or(l.Tokens, 4_000_000),
		Objects:    l.Objects,
	}
}
