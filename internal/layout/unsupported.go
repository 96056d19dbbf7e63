package layout

import (
	"strings"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/wml"
)

// What the tree carries as XML and the pages do not show is told where it stands:
// nothing of a foreign file is left out in silence. Properties that have no effect
// on paper, or none on Vietnamese text, are not listed.

// lacking are properties that pages lack, by the element around them, with the
// values at which they do nothing.
var lacking = map[string]map[string]string{
	"rPr": {
		"outline": off, "shadow": off, "emboss": off, "imprint": off, "em": "none", "fitText": "0",
		"effect": "none", "rtl": off, "textOutline": off, "glow": off, "reflection": off,
	},
	"pPr": {
		"bidi": off, "textDirection": "lrTb", "textAlignment": "auto baseline", "mirrorIndents": off,
	},
	"tblPr": {"bidiVisual": off},
	"trPr":  {"hidden": off},
	"tcPr":  {"tcFitText": off},
	"sectPr": {
		"vAlign": "top center bottom", "docGrid": "default", "textDirection": "lrTb", "bidi": off,
	},
	"settings": {"bookFoldPrinting": off, "bookFoldRevPrinting": off},
}

// off are the values of an on/off property that is off.
const off = "0 false off"

// tellLacking tells of the properties among nodes that the pages lack.
func (r *reporter) tellLacking(around string, extra []*wml.Node) {
	if len(extra) == 0 {
		return
	}
	names := lacking[around]
	for _, n := range extra {
		idle, known := names[n.Name.Local]
		if !known || oneOf(lackingValue(n), strings.Fields(idle)...) {
			continue
		}
		if n.Name.Local == "docGrid" && lackingValue(n) == "" {
			continue // a pitch without a type has no effect
		}
		r.unsupported(n.Name.Local)
	}
}

// lackingValue is what a property says: most say it in w:val, a grid in w:type.
func lackingValue(n *wml.Node) string {
	if n.Name.Local == "docGrid" {
		return n.Attr("type")
	}
	return n.Attr("val")
}

// tellStyle tells once of what a style asks for and the pages lack.
func (e *engine) tellStyle(id string) {
	if id == "" || e.stylesTold[id] {
		return
	}
	if e.stylesTold == nil {
		e.stylesTold = map[string]bool{}
	}
	for range maxTableDepth {
		st := e.styles.ByID(id)
		if st == nil || e.stylesTold[id] {
			return
		}
		e.stylesTold[id] = true
		e.tellLacking("pPr", st.Paragraph.Extra)
		e.tellLacking("rPr", st.Run.Extra)
		if runBorder(st.Run.Extra) != nil {
			e.unsupported("bdr")
		}
		id = st.BasedOn
	}
}

// tellParagraph tells of what a paragraph asks for and the pages lack, but for its
// style.
func (e *engine) tellParagraph(p *wml.Paragraph) {
	e.tellLacking("pPr", p.Props.Extra)
}

// tellTable tells of what a table, its rows and its cells ask for and the pages lack.
func (s *stack) tellTable(t *wml.Table) {
	s.tellLacking("tblPr", t.Props.Extra)
	for _, r := range t.Rows {
		s.tellLacking("trPr", r.Props.Extra)
		for _, c := range r.Cells {
			s.tellLacking("tcPr", c.Props.Extra)
		}
	}
}

// tellSettings tells of what the whole document asks for and the pages lack.
func (e *engine) tellSettings() {
	if e.doc.Settings == nil {
		return
	}
	e.tellLacking("settings", e.doc.Settings.Extra)
	if e.doc.Background != nil && mentions(e.doc.Settings.Extra, "displayBackgroundShape") {
		e.unsupported("background")
	}
}

// lackNames are what things are called that people do not know by their XML names.
var lackNames = map[string]diag.Text{
	"oMath":          {VI: "công thức toán", EN: "equation"},
	"oMathPara":      {VI: "công thức toán", EN: "equation"},
	"chart":          {VI: "biểu đồ", EN: "chart"},
	"chartex":        {VI: "biểu đồ", EN: "chart"},
	"radarChart":     {VI: "biểu đồ mạng nhện", EN: "radar chart"},
	"stockChart":     {VI: "biểu đồ chứng khoán", EN: "stock chart"},
	"surfaceChart":   {VI: "biểu đồ bề mặt", EN: "surface chart"},
	"surface3DChart": {VI: "biểu đồ bề mặt", EN: "surface chart"},
	"bubbleChart":    {VI: "biểu đồ bong bóng", EN: "bubble chart"},
	"plotArea":       {VI: "biểu đồ ghép", EN: "combined chart"},
	"ser":            {VI: "biểu đồ quá nhiều chuỗi số liệu", EN: "chart of too many series"},
	"pt":             {VI: "biểu đồ quá nhiều số liệu", EN: "chart of too many values"},
	"prstGeom":       {VI: "dáng hình vẽ, nay chỉ vẽ khung", EN: "form of a figure, whose box is drawn"},
	"custGeom":       {VI: "dáng hình vẽ tự do, nay chỉ vẽ khung", EN: "freeform, whose box is drawn"},
	"SmartArt":       {VI: "sơ đồ SmartArt", EN: "SmartArt"},
	"OLE":            {VI: "đối tượng OLE", EN: "OLE object"},
	"WordArt":        {VI: "chữ nghệ thuật WordArt", EN: "WordArt"},
	"bdr":            {VI: "viền quanh chữ đặt trong kiểu", EN: "border around text that a style asks for"},
	"ruby":           {VI: "chữ chú âm", EN: "phonetic guide"},
	"outline":        {VI: "chữ viền", EN: "outlined text"},
	"textOutline":    {VI: "chữ viền", EN: "outlined text"},
	"shadow":         {VI: "chữ đổ bóng", EN: "shadowed text"},
	"emboss":         {VI: "chữ nổi", EN: "embossed text"},
	"imprint":        {VI: "chữ chìm", EN: "engraved text"},
	"glow":           {VI: "chữ phát sáng", EN: "glowing text"},
	"reflection":     {VI: "chữ phản chiếu", EN: "reflected text"},
	"effect":         {VI: "hiệu ứng chữ", EN: "text effect"},
	"em":             {VI: "dấu nhấn trên chữ", EN: "emphasis mark"},
	"fitText":        {VI: "chữ ép cho vừa", EN: "fitted text"},
	"rtl":            {VI: "chữ viết từ phải sang", EN: "right-to-left text"},
	"bidi":           {VI: "đoạn viết từ phải sang", EN: "right-to-left paragraph"},
	"textDirection":  {VI: "hướng chữ", EN: "text direction"},
	"textAlignment":  {VI: "căn chữ theo chiều dọc của dòng", EN: "vertical alignment on the line"},
	"mirrorIndents":  {VI: "thụt lề đối xứng", EN: "mirrored indents"},
	"bidiVisual":     {VI: "bảng xếp từ phải sang", EN: "right-to-left table"},
	"hidden":         {VI: "hàng ẩn", EN: "hidden row"},
	"tcFitText":      {VI: "chữ ép cho vừa ô", EN: "text fitted to its cell"},
	"vAlign":         {VI: "trang dàn đều theo chiều dọc", EN: "page spread to its foot"},
	"docGrid":        {VI: "lưới dòng của trang", EN: "document grid"},
	"cols":           {VI: "cột không đủ chỗ cho chữ", EN: "columns without room for text"},
	"background":     {VI: "nền trang", EN: "page background"},

	"bookFoldPrinting":    {VI: "in kiểu gấp sách", EN: "book fold"},
	"bookFoldRevPrinting": {VI: "in kiểu gấp sách", EN: "book fold"},
}

// called is what something is called: its word, and its XML name for those who look
// for it there.
func called(what string) diag.Text {
	t, known := lackNames[what]
	if !known {
		return diag.Text{VI: what, EN: what}
	}
	if strings.EqualFold(t.EN, what) || strings.Contains(t.EN, what) {
		return t
	}
	return diag.Text{VI: t.VI + " (" + what + ")", EN: t.EN + " (" + what + ")"}
}
