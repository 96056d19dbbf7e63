package pdf

import (
	"regexp"
	"strconv"
	"strings"
)

// placed is one string that a page of Native's shows, where a reader draws it.
type placed struct {
	X, Y   float64
	Text   string
	Font   string
	Size   float64
	Tc, Tz float64
	Color  string
}

// textFont is what a reader knows of a font of Native's.
type textFont struct {
	name   string
	chars  map[int]rune
	widths map[int]float64 // thousandths of an em
}

// nativeFonts are the fonts by the names that pages use.
func (f *pdfFile) nativeFonts() map[string]textFont {
	f.t.Helper()
	fonts := map[string]textFont{}
	for name, base := range f.fontNames() {
		whole := f.dict(f.ref(f.dict(resourcesObject), name[1:]))
		fonts[name] = textFont{
			name:   base,
			chars:  f.unicode(string(f.stream(f.ref(whole, "ToUnicode")))),
			widths: f.nativeWidths(f.dict(f.ref(whole, "DescendantFonts"))),
		}
	}
	return fonts
}

func (f *pdfFile) unicode(cmap string) map[int]rune {
	f.t.Helper()
	chars := map[int]rune{}
	for _, m := range regexp.MustCompile(`<(\w{4})> <(\w{4})> <(\w{4})>`).FindAllStringSubmatch(cmap, -1) {
		var v [3]int
		for i := range v {
			n, err := strconv.ParseInt(m[i+1], 16, 32)
			if err != nil {
				f.t.Fatal(err)
			}
			v[i] = int(n)
		}
		if v[0]>>8 != v[1]>>8 || (v[2]+v[1]-v[0])>>8 != v[2]>>8 {
			f.t.Errorf("range %s goes beyond a last byte of 255", m[0])
		}
		for code := v[0]; code <= v[1]; code++ {
			chars[code] = rune(v[2] + code - v[0])
		}
	}
	return chars
}

// nativeWidths reads /W, which has entries of the forms "c[w w …]" and "first last w".
func (f *pdfFile) nativeWidths(cid string) map[int]float64 {
	f.t.Helper()
	_, list, _ := strings.Cut(cid, "/W [")
	list, _, _ = strings.Cut(list, "]>>")
	fields := strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(list + "]"))
	widths := map[int]float64{}
	for i := 0; i+2 < len(fields); i++ {
		first := number(f.t, []byte(fields[i]))
		if fields[i+1] != "[" {
			for code := first; code <= number(f.t, []byte(fields[i+1])); code++ {
				widths[code] = f.float(fields[i+2])
			}
			i += 2
			continue
		}
		for i += 2; fields[i] != "]"; i++ {
			widths[first] = f.float(fields[i])
			first++
		}
	}
	return widths
}

func (f *pdfFile) float(s string) float64 {
	f.t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		f.t.Fatal(err)
	}
	return v
}

// placedTexts reads a page as a reader would, and no operators but Native's.
func (f *pdfFile) placedTexts(n int) []placed {
	f.t.Helper()
	fonts := f.nativeFonts()
	state := placed{Tz: 100}
	var font textFont
	var lineX, lineY float64
	var found []placed
	var stack []string
	for _, tok := range tokens(f.content(n)) {
		arg := func(i int) float64 { return f.float(stack[len(stack)-i]) }
		switch tok {
		case "Tf":
			font, state.Size = fonts[stack[0]], arg(1)
			state.Font = font.name
		case "BT":
			lineX, lineY = 0, 0
		case "Td":
			lineX, lineY = lineX+arg(2), lineY+arg(1)
		case "Tm":
			lineX, lineY = arg(2), arg(1)
		case "Tc":
			state.Tc = arg(1)
		case "Tz":
			state.Tz = arg(1)
		case "g", "rg":
			state.Color = strings.Join(stack, " ")
		case "]TJ":
			state.X, state.Y = lineX, lineY
			found = append(found, f.row(stack[1:], state, font)...)
		case "ET", "w", "G", "RG", "d", "m", "l", "S", "re", "f", "q", "Q", "cm", "Do", "c", "h", "B", "s":
		default:
			stack = append(stack, tok)
			continue
		}
		stack = stack[:0]
	}
	return found
}

// row places the strings of one operator, one after the other.
func (f *pdfFile) row(parts []string, state placed, font textFont) []placed {
	f.t.Helper()
	var found []placed
	for _, part := range parts {
		if part != "" && (part[0] == '-' || part[0] >= '0') {
			state.X -= f.float(part) / 1000 * state.Size * state.Tz / 100
			continue
		}
		var text []rune
		width := 0.0
		for i := 0; i+1 < len(part); i += 2 {
			code := int(part[i])<<8 | int(part[i+1])
			r, ok := font.chars[code]
			if _, known := font.widths[code]; !ok || !known {
				f.t.Fatalf("code %d of %s has no character or no width", code, font.name)
			}
			text = append(text, r)
			width += (font.widths[code]/1000*state.Size + state.Tc) * state.Tz / 100
		}
		state.Text = string(text)
		found = append(found, state)
		state.X += width
	}
	return found
}
