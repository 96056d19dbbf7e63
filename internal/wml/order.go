package wml

import "strings"

// sequence is the order in which a schema wants children of one element.
type sequence map[string]int

// last is the place of what a sequence does not name: extensions such as w14.
const last = 1 << 10

func sequenceOf(names string) sequence {
	s := sequence{}
	for i, name := range strings.Fields(names) {
		s[name] = i
	}
	return s
}

// place gives the position of a node among its siblings.
func (s sequence) place(n Name) int {
	if n.Space != NS && n.Local != "mathPr" && n.Local != "schemaLibrary" {
		return last
	}
	if i, ok := s[n.Local]; ok {
		return i
	}
	return last
}

// The sequences of ECMA-376-1, Annex A.1. The records of changes (pPrChange …)
// must stand behind extensions, so they are not named.
var (
	paragraphOrder = sequenceOf(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
		pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
		adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
		textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr`)

	runOrder = sequenceOf(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow
		emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
		shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`)

	tableOrder = sequenceOf(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
		tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`)

	// w:trPr is a choice in the schema; this is the order Word writes.
	rowOrder = sequenceOf(`cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing
		jc hidden`)

	cellOrder = sequenceOf(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
		hideMark headers cellIns cellDel cellMerge`)

	sectionOrder = sequenceOf(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
		lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`)

	styleOrder = sequenceOf(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
		qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`)

	bordersOrder = sequenceOf(`top left bottom right insideH insideV between bar tl2br tr2bl`)

	settingsOrder = sequenceOf(`writeProtection view zoom removePersonalInformation removeDateAndTime
		doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth
		printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins
		alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
		hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
		stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves
		doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop
		autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength
		clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
		bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
		displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
		drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
		characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
		savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
		doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
		alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr uiCompat97To2003
		attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures
		forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags
		decimalSymbol listSeparator`)

	compatOrder = sequenceOf(`useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL
		noColumnBalance balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
		doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack
		wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing
		suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc
		truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces
		footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable
		autoSpaceLikeWord95 noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth
		layoutTableRowsApart useWord97LineBreakRules doNotBreakWrappedTables doNotSnapToGridInCell
		selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct doNotUseEastAsianBreakRules
		useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList
		doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable
		doNotSuppressIndentation doNotAutofitConstrainedTables autofitToFirstFixedWidthCell underlineTabInNumList
		displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable
		doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance compatSetting`)
)
