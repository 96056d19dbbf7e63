package record

import "github.com/mocban/mocban/internal/diag"

// How a document looks where the decree leaves a choice.

func sizeField[T any](pick func(*T) *SizeProfile) field[T] {
	return choiceField("co_chu", "Cỡ chữ phần đầu", "Cỡ chữ của Quốc hiệu, Tiêu ngữ, ngày tháng: lon là 13, 14, 14 (mặc định), nho là 12, 13, 13.", byID,
		[]choice{{id: "lon", label: "13, 14, 14"}, {id: "nho", label: "12, 13, 13"}}, func(d *T, i int, _ diag.Pointer) { *pick(d) = SizeProfile(i) })
}

// labelStyles stand in the order of LabelStyle.
var labelStyles = []choice{
	{id: "I", label: "I. II. III."}, {id: "1", label: "1. 2. 3."}, {id: "a", label: "a) b) c)"}, {id: "A", label: "A. B. C."},
	{id: "1.1", label: "1.1. 1.2. 1.3."}, {id: "(1)", label: "(1) (2) (3)"}, {id: "-", label: "-"}, {id: "+", label: "+"},
}

// labelsField is a list whose places count, so a blank keeps its own: the style
// there is the default one.
func labelsField() field[Record] {
	return field[Record]{key: "cach_danh_so", label: "Cách đánh số", doc: "Cách đánh số các mục có tiêu đề, từ tầng ngoài vào; mặc định I, 1, a, -, +.", example: []any{"I", "1", "a"},
		read: func(r *reader, v value, d *Record) {
			if !r.want(v, isList) {
				return
			}
			n := int(r.node(v).count)
			r.between(v, n, 1, maxDepth, diag.Say("Mỗi phần tử là một tầng; hãy bỏ bớt.", "Each element is a level; leave some out."))
			if n > maxDepth {
				return
			}
			for e := range r.elements(v) {
				style := LabelStyle(0)
				if !r.blank(e.n) {
					if i, ok := r.choose(e, byID, labelStyles); ok {
						style = RomanLabel + LabelStyle(i)
					}
				}
				d.Labels = append(d.Labels, style)
			}
		},
		schema: func(needed bool) object {
			return append(listSchema(needed, choiceSchema(false, labelStyles)), member{"maxItems", maxDepth})
		},
	}
}
