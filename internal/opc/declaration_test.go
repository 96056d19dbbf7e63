package opc

import (
	"strings"
	"testing"
)

func TestDeclarationHasOneForm(t *testing.T) {
	for xml, encoding := range map[string]string{
		`<?xml version="1.0"?>`:                                          "",
		`<?xml version='1.0' ?>`:                                         "",
		"<?xml\tversion = \"1.0\"\r\nencoding\n=\n'UTF-8' ?>":            "UTF-8",
		`<?xml version="1.0" encoding="windows-1258" standalone="yes"?>`: "windows-1258",
		`<?xml version="1.0" standalone='no'?>`:                          "",
	} {
		if n, e := declaration([]byte(xml + "<a/>")); n != len(xml) || e != encoding {
			t.Errorf("%s: %d letters, encoding %q", xml, n, e)
		}
	}
	for _, other := range []string{
		"", "<a/>", ` <?xml version="1.0"?>`, `<?xml?>`, `<?xmlversion="1.0"?>`, `<?xml version="1.1"?>`, `<?xml version="1.0'?>`,
		`<?xml version="1.0"encoding="UTF-8"?>`, `<?xml version="1.0" encoding="8UTF"?>`, `<?xml version="1.0" encoding=""?>`,
		`<?xml version="1.0" encoding="UTF-8'?>`, `<?xml version="1.0" standalone="maybe"?>`, `<?xml version="1.0" more="1"?>`,
		`<?xml standalone="yes" version="1.0"?>`, `<?xml version="1.0" standalone="yes" encoding="UTF-8"?>`, `<?xml version="1.0"`,
		`<?xml version="1.0"` + strings.Repeat(" ", 300) + `?>`,
	} {
		if n, e := declaration([]byte(other)); n != 0 || e != "" {
			t.Errorf("%s: %d letters, encoding %q", other, n, e)
		}
	}
}
