package sheet

import "strconv"

// cellName names a cell as spreadsheets do: column 6, row 17 is F17.
func cellName(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// columnName names a column as spreadsheets do: 6 is F, 28 is AB.
func columnName(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return string(letters)
}

// pool gives rows their cells out of larger pieces of memory: one allocation for
// many rows.
type pool struct {
	rest  []Cell
	taken int
}

func (p *pool) take(n int) []Cell {
	const piece = 32 << 10
	if len(p.rest) < n {
		p.rest = make([]Cell, max(n, min(piece, 64*n+p.taken)))
	}
	cells := p.rest[:n:n]
	p.rest = p.rest[n:]
	p.taken += n
	return cells
}
