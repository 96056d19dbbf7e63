package font_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/mocban/mocban/fonts"
	"github.com/mocban/mocban/internal/font"
	"github.com/mocban/mocban/internal/font/fonttest"
	"github.com/mocban/mocban/internal/unit"
)

// full is a family that can set any Vietnamese text.
func full(family string) fonttest.Font {
	return fonttest.Font{Family: family, Runes: []fonttest.Range{{First: ' ', Last: 'ư'}, {First: 'Ạ', Last: 'ỹ'}}}
}

// folder joins folders of fonts; the files of each get a name of their own.
func folder(parts ...fstest.MapFS) fstest.MapFS {
	all := fstest.MapFS{}
	for i, part := range parts {
		for name, file := range part {
			all[string(rune('a'+i))+"-"+name] = file
		}
	}
	return all
}

func TestStyleNames(t *testing.T) {
	want := []string{"serif", "serif-bold", "serif-italic", "serif-bold-italic"}
	for i, st := range styles {
		if st.String() != want[i] {
			t.Errorf("%d is %q", st, st)
		}
	}
	if name := (font.Sans | font.BoldItalic).String(); name != "sans-bold-italic" {
		t.Errorf("bold italic without serifs is %q", name)
	}
	if font.Bold|font.Italic != font.BoldItalic {
		t.Error("the bits of a style do not add up")
	}
}

func TestSetSortsFacesByWhatTheyAreNotByFileName(t *testing.T) {
	files := fonttest.Files(full("Serif"))
	files["serif.ttf"], files["serif-bold-italic.ttf"] = files["serif-bold-italic.ttf"], files["serif.ttf"]
	files["README.txt"] = &fstest.MapFile{Data: []byte("no font")}
	files["sub/serif.ttf"] = &fstest.MapFile{Data: []byte("not in the root")}
	set, err := font.NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range styles {
		if set.Face(st).Style() != st {
			t.Errorf("%s holds %s", st, set.Face(st).Style())
		}
	}
}

func TestStyleIsReadFromTheNameWhereTheBitsAreSilent(t *testing.T) {
	files := fonttest.Files(full("Serif"))
	for _, file := range files {
		_, os2 := tableAt(t, file.Data, "OS/2")
		_, head := tableAt(t, file.Data, "head")
		clear(file.Data[os2+62 : os2+64])
		clear(file.Data[head+44 : head+46])
	}
	set, err := font.NewSet(files)
	if err != nil {
		t.Fatal(err)
	}
	if name := set.Face(font.BoldItalic).PostScriptName(); name != "Serif-BoldItalic" {
		t.Errorf("bold italic is %s", name)
	}
}

func TestWhichFamilyIsTaken(t *testing.T) {
	oneFace := func(f fonttest.Font) fstest.MapFS { return fstest.MapFS{"one.TTF": {Data: f.Bytes()}} }
	latin := fonttest.Font{Family: "Aaa Latin", Runes: []fonttest.Range{{First: ' ', Last: 'ÿ'}}}
	for _, c := range []struct {
		name  string
		files fs.FS
		want  string
	}{
		{"the first by name", folder(fonttest.Files(full("B")), fonttest.Files(full("A"))), "A"},
		{"the one of the decree", folder(fonttest.Files(full("A")), fonttest.Files(full("Times New Roman"))), "Times New Roman"},
		{"the complete one", folder(oneFace(full("Times New Roman")), fonttest.Files(full("B"))), "B"},
		{"the one with Vietnamese", folder(fonttest.Files(latin), fonttest.Files(full("B"))), "B"},
		{"the sound one", folder(fonttest.Files(full("B")), fstest.MapFS{"x.ttf": {Data: []byte("broken")}}), "B"},
		{"the one that is ours", fonts.FS, "Liberation Serif"},
	} {
		set, err := font.NewSet(c.files)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if set.Family() != c.want {
			t.Errorf("%s: %q, want %q", c.name, set.Family(), c.want)
		}
	}
}

func TestArialIsSetInTheFamilyMadeToItsWidths(t *testing.T) {
	unread := fonttest.Font{Family: "Arial", Runes: []fonttest.Range{{First: ' ', Last: 'ÿ'}}}
	half := fonttest.Files(full("Arial"))
	delete(half, "serif-bold.ttf")
	for _, c := range []struct {
		name, typeface string
		files          fs.FS
		want           string
	}{
		{"Arial", "ARIAL", folder(fonttest.Files(full("Arial")), fonttest.Files(full("Serif"))), "Arial"},
		{"the substitute", "Arial", fonts.FS, "Liberation Sans"},
		{"what is as wide", "Helvetica", fonts.FS, "Liberation Sans"},
		{"another typeface", "Calibri", fonts.FS, "Liberation Serif"},
		{"no Arial there", "Arial", fonttest.Files(full("Serif")), "Serif"},
		{"nothing but Arial", "Arial", fonttest.Files(full("Arial")), "Arial"},
		{"Arial without Vietnamese", "Arial", folder(fonttest.Files(unread), fonttest.Files(full("Serif"))), "Serif"},
		{"Arial without a bold face", "Arial", folder(half, fonttest.Files(full("Serif"))), "Serif"},
	} {
		set, err := font.NewSet(c.files)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		face := set.Face(set.FamilyStyle(c.typeface) | font.Italic)
		if face.FamilyName() != c.want || face.Style() != font.Italic {
			t.Errorf("%s: %s in %s, want italic of %s", c.name, face.Style(), face.FamilyName(), c.want)
		}
		if face := set.Face(font.Sans | font.Bold); face == nil || face.Style() != font.Bold {
			t.Errorf("%s: there is no bold face without serifs", c.name)
		}
	}
}

func TestErrorsNameWhatAFamilyLacks(t *testing.T) {
	three := fonttest.Files(full("Serif"))
	delete(three, "serif-italic.ttf")
	noHorn := fonttest.Files(fonttest.Font{Family: "Old", Runes: []fonttest.Range{{First: ' ', Last: 'Ɵ'}, {First: 'ơ', Last: 'ư'}, {First: 'Ạ', Last: 'ỹ'}}})
	western := fonttest.Files(fonttest.Font{Family: "Old", Runes: []fonttest.Range{{First: ' ', Last: 'ÿ'}}})
	noEmbedding := full("Locked")
	noEmbedding.NoEmb = true
	for _, c := range []struct {
		name  string
		files fs.FS
		want  []string
	}{
		{"empty folder", fstest.MapFS{}, []string{"no *.ttf"}},
		{"a face short", three, []string{"Serif", "no file is serif-italic"}},
		{"Ơ", noHorn, []string{"Old", "serif.ttf", "lacks Ơ"}},
		{"most letters", western, []string{"ả ạ ă ằ", "more"}},
		{"a style twice", folder(fonttest.Files(full("Serif")), fonttest.Files(full("Serif"))), []string{"several files are serif", "a-serif.ttf, b-serif.ttf"}},
		{"a licence", fonttest.Files(noEmbedding), []string{"Locked", "forbid embedding"}},
		{"no font", fstest.MapFS{"x.ttf": {Data: []byte("no font at all")}}, []string{"x.ttf", "not a TrueType font"}},
	} {
		_, err := font.NewSet(c.files)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: error %v, want one with %q", c.name, err, want)
			}
		}
	}
}

func TestErrorOfALargeFolderStaysShort(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range strings.Split("abcdefghijklmnopqrst", "") {
		files[name+".ttf"] = &fstest.MapFile{Data: []byte("no font")}
	}
	_, err := font.NewSet(files)
	if err == nil || strings.Count(err.Error(), "\n") > 8 || !strings.Contains(err.Error(), "and 14 more") {
		t.Errorf("error %v", err)
	}
}

func TestASetIsSharedByManyDocuments(t *testing.T) {
	set := liberation(t)
	want := set.Measure(vietnamese, font.Italic, 13*unit.Pt)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := set.Measure(vietnamese, font.Italic, 13*unit.Pt); got != want {
				t.Errorf("%d EMU, want %d", got, want)
			}
		})
	}
	group.Wait()
}
