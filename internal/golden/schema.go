package golden

import (
	"fmt"
	"strings"
)

// sequences are the children of elements in the order of ECMA-376-1, Annex A.1
// (the schema wml.xsd). They are written down here once more, apart from those of
// the writer, so that a slip in one shows in the other.
var sequences = map[string][]string{
	"w:document": words("background body"),
	"w:pPr": words(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
		suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
		snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
		textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`),
	"w:rPr": words(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
		imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
		fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`),
	"w:numPr": words("ilvl numId numberingChange ins"),
	"w:pBdr":  words("top left bottom right between bar"),
	"w:tblPr": words(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
		tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`),
	"w:tblPrEx":    words("tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange"),
	"w:tblBorders": words("top left bottom right insideH insideV"),
	"w:tcBorders":  words("top left bottom right insideH insideV tl2br tr2bl"),
	"w:tblCellMar": words("top left bottom right"),
	"w:tcMar":      words("top left bottom right"),
	"w:tcPr": words(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
		headers cellIns cellDel cellMerge tcPrChange`),
	"w:sectPr": words(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
		pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`),
	"w:styles":      words("docDefaults latentStyles style"),
	"w:docDefaults": words("rPrDefault pPrDefault"),
	"w:style": words(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
		personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
	"w:settings": words(`writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
		displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
		embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
		bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
		formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
		revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
		styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
		doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
		bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
		drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
		doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
		noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter
		noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
		alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
		alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
		uiCompat97To2003 attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
		doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults
		doNotEmbedSmartTags decimalSymbol listSeparator`),
	"w:numbering":   words("numPicBullet abstractNum num numIdMacAtCleanup"),
	"w:abstractNum": words("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
	"w:lvl":         words("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
	"w:sdt":         words("sdtPr sdtEndPr sdtContent"),
}

// repeated may stand more than once in a sequence.
var repeated = map[string]bool{
	"headerReference": true, "footerReference": true, "style": true, "tblStylePr": true, "abstractNum": true, "num": true,
	"lvl": true, "numPicBullet": true, "smartTagType": true, "attachedSchema": true, "activeWritingStyle": true,
}

// firsts must be the first child of their parents, where they stand at all.
var firsts = map[string]string{
	"w:p": "w:pPr", "w:r": "w:rPr", "w:tc": "w:tcPr", "w:smartTag": "w:smartTagPr", "w:customXml": "w:customXmlPr",
}

func words(s string) []string { return strings.Fields(s) }

// order checks one element and all in it against the schema.
func (c *checker) order(e *element) {
	if seq, ok := sequences[e.tag]; ok {
		c.sequence(e, seq)
	}
	if first, ok := firsts[e.tag]; ok {
		for i, child := range e.children {
			if child.tag == first && i > 0 {
				c.say("%s stands behind other children of %s", first, e.tag)
			}
		}
	}
	switch e.tag {
	case "w:tbl":
		c.table(e)
	case "w:tc":
		if n := len(e.children); n == 0 || e.children[n-1].tag != "w:p" {
			c.say("a cell does not end with a paragraph")
		}
	case "w:body":
		c.body(e)
	}
	for _, child := range e.children {
		c.order(child)
	}
}

func (c *checker) sequence(e *element, seq []string) {
	at, previous := 0, ""
	for _, child := range e.children {
		local, ok := strings.CutPrefix(child.tag, "w:")
		if !ok {
			continue // an extension, or mathematics of settings
		}
		place := indexFrom(seq, local)
		switch {
		case place < 0:
			c.say("%s cannot stand in %s", child.tag, e.tag)
			continue
		case place < at && !headerReference(previous, local):
			c.say("in %s, %s stands behind %s", e.tag, child.tag, previous)
		case previous == local && !repeated[local]:
			c.say("in %s, %s stands twice", e.tag, child.tag)
		}
		at, previous = place, local
	}
}

// headerReference: references to headers and footers may mix.
func headerReference(a, b string) bool {
	return strings.HasSuffix(a, "erReference") && strings.HasSuffix(b, "erReference")
}

func indexFrom(seq []string, local string) int {
	for i, s := range seq {
		if s == local {
			return i
		}
	}
	return -1
}

func (c *checker) body(e *element) {
	for i, child := range e.children {
		if child.tag == "w:sectPr" && i != len(e.children)-1 {
			c.say("the last section of the body is not its last child")
		}
	}
}

// table checks the frame of a table: properties and grid first, and every row as
// wide as the grid.
func (c *checker) table(e *element) {
	if len(e.children) < 2 || e.children[0].tag != "w:tblPr" || e.children[1].tag != "w:tblGrid" {
		c.say("a table does not begin with w:tblPr and w:tblGrid")
		return
	}
	columns := len(e.children[1].children)
	for i, row := range e.children[2:] {
		if row.tag != "w:tr" {
			continue
		}
		if n := c.row(row); n != columns {
			c.say("row %d of a table covers %d grid columns of %d", i+1, n, columns)
		}
	}
}

// row counts the grid columns of a row and checks the order of what it holds.
func (c *checker) row(e *element) int {
	n, cells := 0, 0
	for _, child := range e.children {
		switch child.tag {
		case "w:tblPrEx", "w:trPr":
			if cells > 0 {
				c.say("%s stands behind a cell", child.tag)
			}
			n += number(child, "w:gridBefore", 0) + number(child, "w:gridAfter", 0)
		case "w:tc":
			cells++
			n += cellColumns(child)
		}
	}
	if cells == 0 {
		c.say("a row has no cells")
	}
	return n
}

func cellColumns(cell *element) int {
	if len(cell.children) > 0 && cell.children[0].tag == "w:tcPr" {
		return number(cell.children[0], "w:gridSpan", 1)
	}
	return 1
}

// number reads the w:val of a child.
func number(e *element, tag string, missing int) int {
	for _, c := range e.children {
		if c.tag == tag {
			n := 0
			if _, err := fmt.Sscanf(c.attr("w:val"), "%d", &n); err == nil {
				return n
			}
		}
	}
	return missing
}
