package wml

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// dump writes what a tree says, a field a line; what is absent and where it came
// from is left out.
func dump(v any) []string {
	var d dumper
	d.value("", reflect.ValueOf(v))
	return d.lines
}

type dumper struct{ lines []string }

func (d *dumper) value(at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			d.value(at+"("+v.Elem().Type().Name()+")", v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Carried" {
				d.value(at+"."+f.Name, v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			d.value(fmt.Sprintf("%s[%d]", at, i), v.Index(i))
		}
	default:
		if !v.IsZero() {
			d.lines = append(d.lines, fmt.Sprintf("%s = %v", at, v))
		}
	}
}

func sameTree(t *testing.T, got, want any) {
	t.Helper()
	g, w := dump(got), dump(want)
	for i := range max(len(g), len(w)) {
		a, b := "(nothing)", "(nothing)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("the trees differ:\n got %s\nwant %s\nafter %s", a, b, strings.Join(w[max(0, min(i, len(w))-3):min(i, len(w))], "\n      "))
			return
		}
	}
}
