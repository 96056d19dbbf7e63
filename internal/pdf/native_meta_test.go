package pdf

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// recorded is metadata with a schema of the document's own.
func recorded(archive Archive) Meta {
	m := meta()
	m.Archive = archive
	m.Record = Schema{Name: "Register", Namespace: "urn:test:1", Prefix: "reg", Properties: []Property{
		{"CodeNumber", "07", "Số của văn bản"}, {"IssuedDate", "", "Ngày"}, {"Subject", "a <b> & \x01c", "Trích yếu"}, {"FullName", "Lê Văn Ân; Tô Thị B", "Người ký"},
	}}
	return m
}

// TestRecordIsWrittenAndExplained: its values once, and every schema that the
// archival standard does not know in one list.
func TestRecordIsWrittenAndExplained(t *testing.T) {
	n := &native{meta: recorded(ArchiveA2a).legible()}
	n.file.begin("1.7", infoObject+metadataObject+1)
	n.writeMetadata()
	_, xmp, _ := strings.Cut(string(n.file.b), "stream\n")
	xmp, _, _ = strings.Cut(xmp, "\nendstream")
	d := xml.NewDecoder(strings.NewReader(xmp))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("no sound XML: %v\n%s", err, xmp)
		}
	}
	for text, times := range map[string]int{
		"<reg:CodeNumber>07</reg:CodeNumber>": 1, "<reg:Subject>a &lt;b&gt; &amp; \uFFFDc</reg:Subject>": 1,
		"<reg:FullName>Lê Văn Ân; Tô Thị B</reg:FullName>": 1, "IssuedDate": 0, "<pdfaExtension:schemas>": 1,
		"<pdfaSchema:namespaceURI>urn:test:1</pdfaSchema:namespaceURI>": 1, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>": 1,
		"<pdfaProperty:name>CodeNumber</pdfaProperty:name>": 1, "<pdfaProperty:category>external</pdfaProperty:category>": 3,
	} {
		if got := strings.Count(xmp, text); got != times {
			t.Errorf("%s stands %d times, want %d:\n%s", text, got, times, xmp)
		}
	}
}

// TestPreflightTakesTheRecord: Apache Preflight judges the schema and its list.
func TestPreflightTakesTheRecord(t *testing.T) {
	jars := preflight(t)
	file, err := Native(letter(), faces(t), recorded(ArchiveA1b))
	if err != nil {
		t.Fatal(err)
	}
	got := run(t, file, "java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", "FILE")
	if !strings.Contains(got, "is a valid PDF/A-1b file") {
		t.Error(got)
	}
}
