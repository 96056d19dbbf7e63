package opc

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/mocban/mocban/internal/diag"
)

func check(data string) diag.Code {
	tokens := 0
	if f := checkXML([]byte(data), Limits{}.orDefaults(), &tokens); f != nil {
		return f.code
	}
	return ""
}

func TestXMLOfOfficesPasses(t *testing.T) {
	for _, data := range []string{
		`<a/>`,
		`<?xml version='1.0' encoding='utf-8' standalone="yes" ?>` + "\r\n<a />\n",
		`<a b="1" c='"' xml:space="preserve">Điều 1 &lt;&#x110;&#272;&apos; ] ]] > </a>`,
		`<!-- c --><?mso-application progid="Word.Document"?><w:a><![CDATA[<&]]]]></w:a ><!-- d -->`,
		`<Tên đơn-vị="1"/>`,
		strings.Repeat("<a>", 256) + strings.Repeat("</a>", 256),
	} {
		if code := check(data); code != "" {
			t.Errorf("%.80s: %s", data, code)
		}
	}
}

func TestBadXMLIsRefused(t *testing.T) {
	const bad = "xml.not_well_formed"
	for _, c := range []struct {
		data string
		code diag.Code
	}{
		{`<!DOCTYPE a><a/>`, "xml.doctype"},
		{`<?xml version="1.0"?> <!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, "xml.doctype"},
		{strings.Repeat("<a>", 257), "xml.too_deep"},
		{strings.Repeat("<w:tbl>", 1_000_000), "xml.too_deep"},
		{`<a` + numbered(257) + `/>`, "xml.too_deep"},
		{"<a>\xff</a>", "xml.encoding"},
		{`<?xml version="1.0" encoding="windows-1258"?><a/>`, "xml.encoding"},
		{inUTF16(`<a/>`), "xml.encoding"},
		{"\xff\xfe" + inUTF16(`<?xml version="1.0" encoding="UTF-16"?><a/>`), "xml.encoding"},
		{``, bad}, {` `, bad}, {`a`, bad}, {`<`, bad}, {`<a`, bad}, {`<a>`, bad}, {`</a>`, bad}, {`<a></b>`, bad},
		{`<a><b></a></b>`, bad}, {`<a/><b/>`, bad}, {`<a/>x`, bad}, {`x<a/>`, bad}, {`< a/>`, bad}, {`<a/ >`, bad},
		{`<a b/>`, bad}, {`<a b=c/>`, bad}, {`<a b="1"c="2"/>`, bad}, {`<a b="1" b="2"/>`, bad}, {`<a b="<"/>`, bad}, {`<a b="1/>`, bad},
		{`<a` + numbered(20) + ` b3=""/>`, bad},
		{`<a>&nbsp;</a>`, bad}, {`<a>&#0;</a>`, bad}, {`<a>&#xD800;</a>`, bad}, {`<a>& </a>`, bad}, {`<a>&amp</a>`, bad}, {`<a b="&x;"/>`, bad},
		{"<a>\x00</a>", bad}, {"<a>\x0b</a>", bad}, {"<a>\uFFFF</a>", bad}, {"<a b='\x01'/>", bad},
		{`<a>]]></a>`, bad}, {`<a><!-- -- --></a>`, bad}, {`<a><!-- `, bad}, {`<a><![CDATA[`, bad}, {`<![CDATA[]]><a/>`, bad},
		{`<a:b:c/>`, bad}, {`<:a/>`, bad}, {`<a:/>`, bad}, {`<1/>`, bad}, {`<a:1/>`, bad}, {`<a><!ELEMENT b></a>`, bad},
		{` <?xml version="1.0"?><a/>`, bad}, {`<?xml version="1.1"?><a/>`, bad}, {`<??><a/>`, bad}, {`<?a"?><a/>`, bad},
	} {
		if got := check(c.data); got != c.code {
			t.Errorf("%.60q: got %q, want %s", c.data, got, c.code)
		}
	}
}

func numbered(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(" b" + strings.Repeat("0", i/10) + string(rune('0'+i%10)) + `=""`)
	}
	return s.String()
}

func inUTF16(s string) string {
	var out strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		out.Write([]byte{byte(u), byte(u >> 8)})
	}
	return out.String()
}

func TestTokensAreCountedOverAllParts(t *testing.T) {
	l := Limits{Tokens: 6}.orDefaults()
	tokens := 0
	if f := checkXML([]byte(`<a b="">t</a>`), l, &tokens); f != nil || tokens != 4 {
		t.Fatalf("%d tokens, want 4: a tag, an attribute, a text, a tag", tokens)
	}
	if f := checkXML([]byte(`<a b="">t</a>`), l, &tokens); f == nil || f.code != "xml.too_deep" {
		t.Error("the second part must overrun the limit")
	}
}

func TestXMLProblemNamesLineAndColumn(t *testing.T) {
	_, problems := Read(zipped(t, with(sound(), file{name: literalMain, data: "\ufeff<a>\nĐiều &x;</a>"})), Limits{})
	if len(problems) != 1 || problems[0].Part != literalMain || problems[0].Line != 2 || problems[0].Column != 6 {
		t.Errorf("got %+v", problems)
	}
}

func TestByteOrderMarkIsTakenOff(t *testing.T) {
	p := mustRead(t, zipped(t, with(sound(), file{name: literalMain, data: "\ufeff" + documentXML})))
	if main, _ := p.Main(); string(main.Data) != documentXML {
		t.Errorf("data begins %.10q", main.Data)
	}
}

// FuzzXML holds the scanner against encoding/xml: it may be stricter, never laxer.
func FuzzXML(f *testing.F) {
	f.Add([]byte(documentXML))
	f.Add([]byte(`<?a b?><w:a b='&#x41;' c="d"><!-- x --><![CDATA[y]]>z</w:a>`))
	f.Add([]byte(`<a>]]&gt;</a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if check(string(data)) != "" || !isASCII(string(data)) { // names outside ASCII: our rule is simpler
			return
		}
		d := xml.NewDecoder(strings.NewReader(string(data)))
		d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q passed here, but %v", data, err)
			}
		}
	})
}
