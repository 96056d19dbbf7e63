package wml

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/mocban/mocban/internal/opc"
)

// TestRealFilesComeBackWhole reads and writes every .docx of a folder, once with
// parts carried and once with all written anew. MOCBAN_WRITE_TO names a folder that
// gets the latter, to be opened by other programs.
func TestRealFilesComeBackWhole(t *testing.T) {
	folder := os.Getenv("MOCBAN_FIXTURES")
	if folder == "" {
		t.Skip("MOCBAN_FIXTURES names no folder of .docx files")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkRealFile(t, file) })
	}
}

func checkRealFile(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pkg, problems := opc.Read(data, opc.Limits{})
	if pkg == nil {
		t.Fatalf("the gate refuses it: %v", problems)
	}
	doc, problems := Read(pkg)
	if len(problems) > 0 {
		t.Errorf("problems: %+v", problems)
	}
	for _, everything := range []bool{false, true} {
		first := *doc
		if everything {
			forgetOrigins(&first)
		}
		out, err := Write(&first)
		if err != nil {
			t.Fatal(err)
		}
		zipped, err := out.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, problems := opc.Read(zipped, opc.Limits{})
		if again == nil {
			t.Fatalf("the gate refuses what was written: %v", problems)
		}
		second, _ := Read(again)
		sortExtra(doc.Settings)
		sortExtra(second.Settings)
		sameTree(t, second, doc)
		compareParts(t, pkg, again)
		if dir := os.Getenv("MOCBAN_WRITE_TO"); dir != "" && everything {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(file)), zipped, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// sortExtra brings settings into order, which some programs do not keep.
func sortExtra(s *Settings) {
	sort.SliceStable(s.Extra, func(i, j int) bool {
		return settingsOrder.place(s.Extra[i].Name) < settingsOrder.place(s.Extra[j].Name)
	})
}

// forgetOrigins makes every part be written anew.
func forgetOrigins(doc *Document) {
	styles, settings := NewStyles(doc.Styles.Defaults.Paragraph, doc.Styles.Defaults.Run, doc.Styles.List), *doc.Settings
	styles.Extra, styles.theme = doc.Styles.Extra, doc.Styles.theme
	settings.origin = nil
	doc.Styles, doc.Settings = styles, &settings
	if doc.Numbering != nil {
		doc.Numbering = &Numbering{Root: doc.Numbering.Root}
	}
	headers := make([]*HeaderFooter, len(doc.Headers))
	for i, h := range doc.Headers {
		headers[i] = &HeaderFooter{ID: h.ID, Footer: h.Footer, Body: h.Body}
	}
	doc.Headers = headers
}

// compareParts counts elements and attributes of every XML part: what was there
// must be there again, but for Word's bookkeeping and spellings that mean the same.
func compareParts(t *testing.T, before, after *opc.Package) {
	for _, part := range before.Parts() {
		if !strings.HasSuffix(part.ContentType, "xml") || strings.Contains(part.ContentType, "core-properties") {
			continue
		}
		other, ok := after.Part(part.Name)
		if !ok {
			t.Errorf("%s is gone", part.Name)
			continue
		}
		lost := subtract(census(t, part), census(t, other))
		if len(lost) > 0 {
			t.Errorf("%s lost %s", part.Name, strings.Join(lost, ", "))
		}
	}
}

func subtract(before, after map[string]int) []string {
	var lost []string
	for what, n := range before {
		if d := n - after[what]; d > 0 {
			lost = append(lost, fmt.Sprintf("%s (%d)", what, d))
		}
	}
	sort.Strings(lost)
	return lost
}

func census(t *testing.T, part *opc.Part) map[string]int {
	budget := maxItems
	root, err := parse(part.Data, &budget)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	countNode(count, root)
	return count
}

func countNode(count map[string]int, n *Node) {
	if n.Name.Local == "" {
		count["text "+strings.TrimSpace(n.Text)]++
		return
	}
	if n.Name.Space == NS && (passedOver[n.Name.Local] || saysNothing(n)) {
		return
	}
	name := plainName(n.Name.Local)
	count["element "+name]++
	for _, a := range n.Attrs {
		key := "attribute " + name + "/@" + plainName(a.Name.Local) + "=" + plainValue(a.Value)
		if meaningless(a.Name) || a.Name.Space == XMLNS || n.Name.Space == NS && isDefault(key) {
			continue
		}
		count[key]++
	}
	for i, c := range n.Children {
		again := func(later *Node) bool { return later.Name == c.Name }
		if !n.is("rPr") || !slices.ContainsFunc(n.Children[i+1:], again) { // of properties given twice the last counts
			countNode(count, c)
		}
	}
}

var passedOver = map[string]bool{"proofErr": true, "lastRenderedPageBreak": true, "rsid": true, "rsids": true,
	"pgSz": true, "trHeight": true}

// saysNothing knows elements that mean the same as none.
func saysNothing(n *Node) bool {
	switch n.Name.Local {
	case "rPr", "pPr", "trPr", "tcPr", "tcBorders", "pgNumType":
		return len(n.Attrs) == 0 && len(n.Children) == 0
	case "evenAndOddHeaders":
		return onOff(n.Attr("val")) == Off
	case "type":
		return n.Attr("val") == "nextPage"
	}
	return false
}

func plainName(s string) string {
	if other, ok := aliases[s]; ok {
		return other
	}
	return s
}

func plainValue(s string) string {
	switch s {
	case "true", "on":
		return "1"
	case "false", "off":
		return "0"
	}
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		n, _ := integer(percent)
		return fmt.Sprint(50 * n)
	}
	return plainName(s)
}

// isDefault knows attributes that may be left out.
func isDefault(key string) bool {
	for _, suffix := range []string{"/@val=1", "tab/@leader=none", "/@hanging=0", "/@firstLine=0", "vMerge/@val=continue", "/@sz=0", "gridCol/@type=dxa"} {
		if strings.HasSuffix(key, suffix) {
			return true
		}
	}
	return false
}
