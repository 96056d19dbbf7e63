package golden

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// soundTags are the objects of a small tagged file, from 1 on.
func soundTags() []string {
	stream := func(dict, data string) string {
		return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
	}
	const content = "/Artifact<</Type/Layout>>BDC\n0 0 m\nS\nEMC\nBT\n/F0 12 Tf\n/H1<</MCID 0>>BDC\n[(\x00\x01)]TJ\nEMC\n" +
		"/P<</MCID 1>>BDC\n[(\x00\x02)-3(\x00\x03)]TJ\n/Span<</ActualText(b)>>BDC\n[(\x00\x01)]TJ\nEMC\nEMC\n/TH<</MCID 2>>BDC\n[(\x00\x01)]TJ\nEMC\nET\n"
	return []string{
		"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/Lang(vi-VN)/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot 8 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F0 6 0 R>>>>/StructParents 0/Tabs/S>>",
		stream("", content),
		stream("", "<dc:title>a</dc:title><pdfaid:part>2<pdfaid:conformance>A<pdfuaid:part>1<pdfaProperty:name>part<"),
		"<</ToUnicode 7 0 R>>",
		stream("", "<0001> <0002> <0061>\n<0003> <0003> <0020>"),
		"<</K 9 0 R/ParentTree<</Nums[0[10 0 R 11 0 R 14 0 R]]>>>>",
		"<</S/Document/P 8 0 R/K[10 0 R 11 0 R 12 0 R]>>",
		"<</S/H1/P 9 0 R/Pg 3 0 R/K 0>>",
		"<</S/P/P 9 0 R/Pg 3 0 R/K 1>>",
		"<</S/Table/P 9 0 R/K[13 0 R 15 0 R]>>",
		"<</S/TR/P 12 0 R/K 14 0 R>>",
		"<</S/TH/P 13 0 R/Pg 3 0 R/K[2]/A<</O/Table/Scope/Column/ColSpan 2>>>>",
		"<</S/TR/P 12 0 R/K[16 0 R 17 0 R]>>",
		"<</S/TD/P 15 0 R>>",
		"<</S/TD/P 15 0 R>>",
	}
}

// fileOf puts objects into a file, with the information as the last.
func fileOf(objects []string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var table strings.Builder
	objects = append(slices.Clone(objects), "<</Title(a)>>")
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects), at)
	return []byte(b.String())
}

func TestSoundTagsHaveNoFaults(t *testing.T) {
	if faults := CheckTagged(fileOf(soundTags())); len(faults) > 0 {
		t.Error(strings.Join(faults, "\n"))
	}
	lines, err := TaggedText(fileOf(soundTags()))
	if got := strings.Join(lines, "|"); got != "a|b b|a" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestEachFaultOfTagsIsFound(t *testing.T) {
	for _, c := range []struct {
		name     string
		object   int
		old, new string
		want     string
	}{
		{"not marked", 1, "/Marked true", "", "does not say that the file is marked"},
		{"no language", 1, "/Lang(vi-VN)", "", "no language"},
		{"name of the file", 1, "true>>/MarkInfo", "false>>/MarkInfo", "do not show the title"},
		{"no structure", 1, "/StructTreeRoot 8 0 R", "", "no structure"},
		{"order of tabs", 3, "/Tabs/S", "", "page 1: tabs"},
		{"unmarked line", 4, "/Artifact<</Type/Layout>>BDC", "                            ", "S outside of marked content"},
		{"overlap", 4, "ET\n", "EMC\nET\n", "that has not begun"},
		{"text begins inside", 4, "EMC\nBT", "BT\nEMC", "BT inside of marked content"},
		{"number twice", 4, "MCID 1", "MCID 0", "stretch 0 out of turn"},
		{"letter without meaning", 4, "\x00\x03", "\x00\x09", "code 9 means"},
		{"other mark", 4, "/P<<", "/H<<", "stretch 1 on page 1 is marked H"},
		{"other title", 5, "<dc:title>a", "<dc:title>b", "XMP has dc:title"},
		{"no claim", 5, "<pdfaid:conformance>A", "<pdfaid:conformance>B", "XMP does not say"},
		{"other parent", 8, "10 0 R 11 0 R", "11 0 R 10 0 R", "stretch 0 has the parent 11"},
		{"missing parent", 8, "10 0 R 11 0 R ", "10 0 R ", "3 stretches, 2 parents"},
		{"not in the tree", 9, "11 0 R ", "", "stretch 1 has the parent 11"},
		{"not in order", 9, "10 0 R 11 0 R ", "11 0 R 10 0 R ", "is read after 1"},
		{"level left out", 10, "/S/H1", "/S/H2", "of level 2 after 0"},
		{"twice in the tree", 11, "/K 1", "/K[1 0]", "stretch 0 on page 1 is marked H1, and belongs to 10"},
		{"no such stretch", 11, "/K 1", "/K[1 7]", "no stretch 7"},
		{"wrong way up", 11, "/P 9 0 R", "/P 8 0 R", "its parent is said to be 8"},
		{"empty", 11, "/K 1", "", "P 11 is empty"},
		{"cell in no row", 13, "/S/TR", "/S/P", "TH 14 is inside P"},
		{"no scope", 14, "/Scope/Column", "", "has no scope"},
		{"short row", 14, "/ColSpan 2", "/ColSpan 3", "row 2 has 2 columns, the one before 3"},
		{"beyond the table", 15, "17 0 R", "", "row 2 has 1 columns"},
		{"below the table", 17, "15 0 R>>", "15 0 R/A<</RowSpan 2>>>>", "reaches below"},
		{"figure without words", 11, "/S/P", "/S/Figure", "Figure 11 has the words"},
		{"list without labels", 11, "/S/P", "/S/L", "how it is numbered"},
		{"note without name", 11, "/S/P", "/S/Note", `Note 11 has the name ""`},
	} {
		t.Run(c.name, func(t *testing.T) {
			objects := soundTags()
			if !strings.Contains(objects[c.object-1], c.old) {
				t.Fatalf("object %d has no %q", c.object, c.old)
			}
			spoiled := strings.Replace(objects[c.object-1], c.old, c.new, 1)
			if head, data, ok := strings.Cut(spoiled, "\nstream\n"); ok {
				dict, _, _ := strings.Cut(head, "/Length")
				spoiled = fmt.Sprintf("%s/Length %d>>\nstream\n%s", dict, len(strings.TrimSuffix(data, "\nendstream")), data)
			}
			objects[c.object-1] = spoiled
			if faults := strings.Join(CheckTagged(fileOf(objects)), "\n"); !strings.Contains(faults, c.want) {
				t.Errorf("want %q in:\n%s", c.want, faults)
			}
		})
	}
	for _, broken := range []string{"", "%PDF", "startxref\n9\n", "startxref\n0\nxref\n"} {
		if len(CheckTagged([]byte(broken))) == 0 {
			t.Errorf("%q has no fault", broken)
		}
	}
}
