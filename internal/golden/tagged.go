package golden

import (
	"fmt"
	"slices"
	"strings"
)

// CheckTagged checks that a PDF tells of its structure as PDF/A-2a and PDF/UA-1
// want it (ISO 19005-2, 6.7; ISO 14289-1, 7): all content is marked and belongs to
// one element or is decoration, the elements make sense, and every letter has a
// meaning. It gives what is wrong; nothing is well.
func CheckTagged(file []byte) []string {
	c, err := readTagged(file)
	if err != nil {
		return []string{err.Error()}
	}
	c.checkCatalog()
	c.checkMetadata()
	c.walk()
	c.checkOwners()
	c.checkHeadings()
	return c.faults
}

// TaggedText gives the text of a tagged PDF as a reader goes through it: each
// block of text on a line of its own.
func TaggedText(file []byte) ([]string, error) {
	c, err := readTagged(file)
	if err != nil {
		return nil, err
	}
	c.walk()
	return c.lines, nil
}

// tagChecker goes through the structure of a file.
type tagChecker struct {
	*pdfFile
	sheets   []*markedSheet
	faults   []string
	lines    []string // the texts of blocks
	line     strings.Builder
	headings []int
	ids      map[string]bool
	fields   map[int]pdfRef // elements of fields, by their key among the parents
	sheet    int            // of the content that was read last
	number   int
	aside    int // cells and notes around what is read, which may go on elsewhere
	root     pdfDict
}

func readTagged(file []byte) (*tagChecker, error) {
	f, err := readPDF(file)
	if err != nil {
		return nil, err
	}
	c := &tagChecker{pdfFile: f, ids: map[string]bool{}, fields: map[int]pdfRef{}, number: -1}
	c.root = f.dict(f.dict(f.trailer["Root"])["StructTreeRoot"])
	if c.root == nil {
		return nil, fmt.Errorf("the file has no structure")
	}
	for i, page := range f.pages() {
		sheet, faults := readSheet(f, page)
		for _, fault := range faults {
			c.fault("page %d: %s", i+1, fault)
		}
		c.sheets = append(c.sheets, sheet)
	}
	return c, nil
}

func (c *tagChecker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *tagChecker) checkCatalog() {
	catalog := c.dict(c.trailer["Root"])
	if c.dict(catalog["MarkInfo"])["Marked"] != true {
		c.fault("the catalog does not say that the file is marked")
	}
	if lang, _ := catalog["Lang"].(pdfText); lang == "" {
		c.fault("the file has no language")
	}
	if c.dict(catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.fault("viewers do not show the title")
	}
	for i, page := range c.pages() {
		d := c.dict(page)
		if d["Tabs"] != pdfName("S") || d["StructParents"] != i {
			c.fault("page %d: tabs %v, structure parents %v", i+1, d["Tabs"], d["StructParents"])
		}
	}
}

// checkMetadata compares XMP with the information dictionary.
func (c *tagChecker) checkMetadata() {
	xmp := string(c.stream(c.dict(c.trailer["Root"])["Metadata"]))
	info := c.dict(c.trailer["Info"])
	for _, claim := range []string{"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<pdfaProperty:name>part<"} {
		if !strings.Contains(xmp, claim) {
			c.fault("XMP does not say %s", claim)
		}
	}
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")
	for key, element := range map[string]string{"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Creator": "xmp:CreatorTool"} {
		_, after, _ := strings.Cut(xmp, "<"+element+">")
		inside, _, _ := strings.Cut(after, "</"+element+">")
		value, _ := info[key].(pdfText)
		if !strings.Contains(inside, escape.Replace(value.text())) {
			c.fault("XMP has %s %q, the information %q", element, inside, value.text())
		}
	}
	if title, _ := info["Title"].(pdfText); title == "" {
		c.fault("the file has no title")
	}
}

// walk goes through the elements in the order of reading.
func (c *tagChecker) walk() {
	kids := c.list(c.root["K"])
	if len(kids) != 1 {
		c.fault("the tree has %d roots", len(kids))
	}
	for _, k := range kids {
		ref, _ := k.(pdfRef)
		if d := c.dict(k); d["S"] != pdfName("Document") {
			c.fault("the root is %v", d["S"])
		}
		c.element(ref, c.dict(c.trailer["Root"])["StructTreeRoot"], "", 0)
	}
	c.endLine()
}

// inside says what an element may stand in; what is not named may stand anywhere
// but in the elements that take their own parts only.
var inside = map[string][]string{
	"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "Document": {""},
}

var ownPartsOnly = []string{"L", "LI", "Table", "TR"}

var groups = []string{"Document", "Sect", "Div", "L", "LI", "Table", "TR"}

var blocks = []string{"P", "LBody", "TH", "TD", "Note", "Lbl", "H1", "H2", "H3", "H4", "H5", "H6"}

// mayBeEmpty are cells, and what follows a label.
var mayBeEmpty = []string{"TH", "TD", "Div", "LBody"}

// maxTagDepth is deeper than any structure of ours.
const maxTagDepth = 200

func (c *tagChecker) element(ref pdfRef, parent any, around string, depth int) {
	e := c.dict(ref)
	kind, _ := e["S"].(pdfName)
	name := string(kind)
	if depth > maxTagDepth || e == nil {
		c.fault("object %d is no element", ref)
		return
	}
	if e["P"] != parent {
		c.fault("%s %d: its parent is said to be %v, not %v", name, ref, e["P"], parent)
	}
	c.checkPlace(ref, name, around)
	c.checkAttributes(ref, name, e)
	if name == "LI" || slices.Contains(blocks, name) && around != "LI" {
		c.endLine()
	}
	kids := c.list(e["K"])
	if len(kids) == 0 && !slices.Contains(mayBeEmpty, name) {
		c.fault("%s %d is empty", name, ref)
	}
	aside := c.aside
	if name == "TH" || name == "TD" || name == "Note" || name == "Figure" {
		c.aside++
	}
	for _, k := range kids {
		c.kid(k, ref, name, e, depth)
	}
	c.aside = aside
	if name == "Table" {
		c.checkTable(ref, kids)
	}
	if slices.Contains(blocks, name) && name != "Lbl" {
		c.endLine()
	}
}

func (c *tagChecker) kid(k any, ref pdfRef, name string, e pdfDict, depth int) {
	page := e["Pg"]
	switch k := k.(type) {
	case int:
		c.content(ref, name, page, k)
	case pdfDict:
		if k["Type"] == pdfName("OBJR") {
			c.object(ref, name, k)
			return
		}
		number, _ := k["MCID"].(int)
		c.content(ref, name, k["Pg"], number)
	case pdfRef:
		c.element(k, ref, name, depth+1)
	default:
		c.fault("%s %d holds %v", name, ref, k)
	}
}

func (c *tagChecker) checkPlace(ref pdfRef, name, around string) {
	allowed, only := inside[name]
	switch {
	case only && !slices.Contains(allowed, around):
		c.fault("%s %d is inside %s", name, ref, around)
	case !only && slices.Contains(ownPartsOnly, around):
		c.fault("%s %d is inside %s", name, ref, around)
	}
	if strings.HasPrefix(name, "H") {
		c.headings = append(c.headings, int(name[1]-'0'))
	}
}

func (c *tagChecker) checkAttributes(ref pdfRef, name string, e pdfDict) {
	attributes := c.dict(e["A"])
	switch name {
	case "L":
		if attributes["ListNumbering"] == nil {
			c.fault("L %d does not say how it is numbered", ref)
		}
	case "TH":
		if attributes["Scope"] == nil {
			c.fault("TH %d has no scope", ref)
		}
	case "Figure":
		if alt, _ := e["Alt"].(pdfText); alt.text() == "" || attributes["BBox"] == nil {
			c.fault("Figure %d has the words %q, the box %v", ref, alt, attributes["BBox"])
		}
	case "Note":
		id, _ := e["ID"].(pdfText)
		if id == "" || c.ids[string(id)] {
			c.fault("Note %d has the name %q", ref, id)
		}
		c.ids[string(id)] = true
	}
}

// content takes up a stretch of marked content.
func (c *tagChecker) content(ref pdfRef, name string, page any, number int) {
	sheet := slices.Index(c.pages(), page)
	if sheet < 0 || c.sheets[sheet].stretches[number] == nil {
		c.fault("%s %d: there is no stretch %d on page %d", name, ref, number, sheet+1)
		return
	}
	if slices.Contains(groups, name) {
		c.fault("%s %d has content of its own", name, ref)
	}
	st := c.sheets[sheet].stretches[number]
	if st.owner != 0 || st.tag != name {
		c.fault("%s %d: stretch %d on page %d is marked %s, and belongs to %d", name, ref, number, sheet+1, st.tag, st.owner)
	}
	st.owner = ref
	if c.aside == 0 {
		if sheet < c.sheet || sheet == c.sheet && number < c.number {
			c.fault("%s %d: stretch %d on page %d is read after %d on page %d", name, ref, number, sheet+1, c.number, c.sheet+1)
		}
		c.sheet, c.number = sheet, number
	}
	c.line.WriteString(st.text.String())
}

// object takes up a field: it stands on its page and has a name for people.
func (c *tagChecker) object(ref pdfRef, name string, k pdfDict) {
	field, _ := k["Obj"].(pdfRef)
	d := c.dict(field)
	label, _ := d["TU"].(pdfText)
	if name != "Form" || d["Subtype"] != pdfName("Widget") || d["P"] != k["Pg"] || label == "" {
		c.fault("%s %d holds the field %v", name, ref, d)
	}
	if !slices.Contains(c.list(c.dict(k["Pg"])["Annots"]), any(field)) {
		c.fault("%s %d: its page does not know the field", name, ref)
	}
	key, _ := d["StructParent"].(int)
	c.fields[key] = ref
}

func (c *tagChecker) endLine() {
	if text := strings.TrimSpace(c.line.String()); text != "" {
		c.lines = append(c.lines, text)
	}
	c.line.Reset()
}

// checkOwners checks that every stretch belongs to an element, and that the tree of
// parents says the same.
func (c *tagChecker) checkOwners() {
	nums := c.list(c.dict(c.root["ParentTree"])["Nums"])
	if len(nums) != 2*(len(c.sheets)+len(c.fields)) {
		c.fault("the tree of parents has %d entries for %d pages and %d fields", len(nums), len(c.sheets), len(c.fields))
		return
	}
	for i := len(c.sheets); i < len(nums)/2; i++ {
		if key, _ := nums[2*i].(int); key != i || c.fields[key] == 0 || nums[2*i+1] != any(c.fields[key]) {
			c.fault("field %d has the parent %v", i, nums[2*i+1])
		}
	}
	for i, sheet := range c.sheets {
		owners := c.list(nums[2*i+1])
		if nums[2*i] != i || len(owners) != len(sheet.stretches) {
			c.fault("page %d: %d stretches, %d parents", i+1, len(sheet.stretches), len(owners))
			continue
		}
		for number, owner := range owners {
			if st := sheet.stretches[number]; st == nil || st.owner == 0 || st.owner != owner {
				c.fault("page %d: stretch %d has the parent %v", i+1, number, owner)
			}
		}
	}
}

// checkHeadings checks that levels begin with the first and none is left out.
func (c *tagChecker) checkHeadings() {
	last := 0
	for i, level := range c.headings {
		if level > last+1 {
			c.fault("heading %d is of level %d after %d", i+1, level, last)
		}
		last = level
	}
}

// checkTable checks that all rows are equally long, spans counted.
func (c *tagChecker) checkTable(ref pdfRef, rows []any) {
	var open []int // rows that the cell above still covers, by column
	for i, row := range rows {
		var line []int
		skip := func() {
			for len(line) < len(open) && open[len(line)] > 0 {
				line = append(line, open[len(line)]-1)
			}
		}
		for _, cell := range c.list(c.dict(row)["K"]) {
			skip()
			a := c.dict(c.dict(cell)["A"])
			for range max(1, count(a["ColSpan"])) {
				line = append(line, max(1, count(a["RowSpan"]))-1)
			}
		}
		skip()
		if i > 0 && len(line) != len(open) {
			c.fault("Table %d: row %d has %d columns, the one before %d", ref, i+1, len(line), len(open))
		}
		open = line
	}
	for _, left := range open {
		if left > 0 {
			c.fault("Table %d: a cell reaches below the last row", ref)
		}
	}
}

func count(v any) int {
	n, _ := v.(int)
	return n
}
