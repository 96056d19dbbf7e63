package batch

import "github.com/mocban/mocban/internal/diag"

// Counts tells how a plan stands.
type Counts struct {
	Items   int `json:"so_van_ban"`  // documents that the data ask for, the consolidated one among them
	Good    int `json:"lam_duoc"`    // those that can be made
	Blocked int `json:"co_loi"`      // those that cannot
	Rows    int `json:"so_dong"`     // of the table
	BadRows int `json:"so_dong_loi"` // rows with an error of their own
	Hidden  int `json:"so_dong_an"`  // rows that the sheet hides; they are used like all others
}

// Counts counts the items and the rows of the plan.
func (p *Plan) Counts() Counts {
	c := Counts{Items: len(p.Items)}
	if t := p.works.req.Table; t != nil {
		c.Rows, c.Hidden = len(t.Rows), t.Hidden
	}
	for i := range p.Items {
		if p.Items[i].Blocked() {
			c.Blocked++
		} else {
			c.Good++
		}
	}
	bad := map[int]bool{}
	for _, f := range p.Problems {
		if f.Row > 0 && f.Severity == diag.Error {
			bad[f.Row] = true
		}
	}
	c.BadRows = len(bad)
	return c
}

// ID is the SHA-256 of everything that decides the files: template, data and
// options. A batch may go on only where it is the same.
func (p *Plan) ID() string { return p.id }
