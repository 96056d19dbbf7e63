package sheet

import (
	"net"
	"sync/atomic"
	"testing"
)

// TestLinksOutOfAWorkbookAreNeverFollowed reads a workbook whose cell takes its value
// from another workbook, which lies on a server: the value that was stored counts, and
// nobody calls the server.
func TestLinksOutOfAWorkbookAreNeverFollowed(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skipf("skipped: %v", err)
	}
	var calls atomic.Int32
	go func() {
		for {
			c, err := server.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			_ = c.Close()
		}
	}()
	defer server.Close()
	away := "http://" + server.Addr().String() + "/b.xlsx"
	book := parts(t,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets><externalReferences><externalReference r:id="rId2"/></externalReferences></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="`+office+`worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="`+office+`externalLink" Target="externalLinks/externalLink1.xml"/><Relationship Id="rId3" Type="`+office+`connections" Target="connections.xml"/></Relationships>`,
		"xl/externalLinks/externalLink1.xml", `<externalLink xmlns:r="r"><externalBook r:id="rId1"><sheetNames><sheetName val="B"/></sheetNames></externalBook></externalLink>`,
		"xl/externalLinks/_rels/externalLink1.xml.rels", `<Relationships><Relationship Id="rId1" Type="`+office+`externalLinkPath" Target="`+away+`" TargetMode="External"/></Relationships>`,
		"xl/connections.xml", `<connections><connection id="1" name="c" type="4" refreshOnLoad="1"><webPr url="`+away+`"/></connection></connections>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>so</v></c></row><row r="2"><c r="A2"><f>[1]B!$A$1</f><v>7</v></c></row></sheetData></worksheet>`)
	table, problems := Read(book, Options{Name: "a.xlsx"})
	if table == nil {
		t.Fatalf("%v", problems)
	}
	equal(t, "values", column(t, table, "so"), []string{"n 7"})
	equal(t, "problems", told(problems), nil)
	if n := calls.Load(); n != 0 {
		t.Errorf("%d calls to the other workbook", n)
	}
}
