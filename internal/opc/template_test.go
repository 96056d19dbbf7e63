package opc

import (
	"bytes"
	"strings"
	"testing"
)

func TestTemplateIsOpenedThroughTheLibrary(t *testing.T) {
	data := zipped(t, with(sound(), file{name: literalMain, data: "\ufeff" + documentXML}))
	content, err := mainContent(data)
	if err != nil || string(content) != documentXML {
		t.Fatalf("the library gives %q, %v", content, err)
	}
	p, problems, err := OpenTemplate(data, Limits{})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if !bytes.Equal(mustBytes(t, p), mustBytes(t, mustRead(t, data))) {
		t.Error("the template differs from what the gate read")
	}
}

func TestTemplateUnknownToTheLibraryIsOpenedWithoutIt(t *testing.T) {
	renamed := sound()
	for i := range renamed {
		renamed[i].name = strings.Replace(renamed[i].name, "document.xml", "document2.xml", 1)
		renamed[i].data = strings.ReplaceAll(renamed[i].data, "word/document.xml", "word/document2.xml")
	}
	for name, files := range map[string][]file{
		"other name":       renamed,
		"no relationships": sound()[:3],
		"other case":       with(sound()[:3], file{name: "word/_RELS/document.xml.rels", data: relsXML()}),
	} {
		p, problems, err := OpenTemplate(zipped(t, files), Limits{})
		if err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %v", name, problems, err)
		} else if main, ok := p.Main(); !ok || string(main.Data) != documentXML {
			t.Errorf("%s: main part is %+v", name, main)
		}
	}
}

func TestTemplateIsJudgedBeforeTheLibrarySeesIt(t *testing.T) {
	p, problems, err := OpenTemplate([]byte("%PDF-1.7"), Limits{})
	if p != nil || err != nil || len(problems) != 1 || problems[0].Code != "template.wrong_type" {
		t.Error(p, problems, err)
	}
}
