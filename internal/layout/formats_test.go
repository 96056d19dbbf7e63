package layout

import (
	"reflect"
	"testing"

	"github.com/mocban/mocban/internal/wml"
)

// TestFormatsAreSharedOnlyWhereAllThatShapesIsEqual sets one property after the other,
// so that one which is added to the tree is not forgotten here.
func TestFormatsAreSharedOnlyWhereAllThatShapesIsEqual(t *testing.T) {
	shapeless := map[string]bool{"Mark": true, "Section": true, "Extra": true}
	kind := reflect.TypeFor[wml.ParagraphProps]()
	for i := range kind.NumField() {
		var a, b wml.ParagraphProps
		setSomething(t, reflect.ValueOf(&b).Elem().Field(i))
		if name := kind.Field(i).Name; sameProps(&a, &b) != shapeless[name] {
			t.Errorf("paragraphs that differ in %s share a format: %t", name, !shapeless[name])
		}
	}
	if !sameProps(&wml.ParagraphProps{Align: wml.AlignBoth}, &wml.ParagraphProps{Align: wml.AlignBoth}) {
		t.Error("equal paragraphs do not share a format")
	}
}

// setSomething makes a value another than its zero value.
func setSomething(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Struct:
		setSomething(t, v.Field(v.NumField()-1))
	default:
		t.Fatalf("a property is a %s", v.Kind())
	}
}
