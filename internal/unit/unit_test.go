package unit

import "testing"

func TestCountsRoundHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l    Length
		want int
	}{{0, 0}, {Twip / 2, 0}, {Twip/2 + 1, 1}, {Pt, 20}, {-Pt, -20}, {210 * Mm, 11906}, {297 * Mm, 16838}, {-(Twip/2 + 1), -1}} {
		if got := c.l.Twips(); got != c.want {
			t.Errorf("%d EMU = %d twips, want %d", c.l, got, c.want)
		}
	}
}

func TestScaleRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		l        Length
		num, den int64
		want     Length
	}{{10, 1, 4, 3}, {-10, 1, 4, -3}, {9, 1, 4, 2}, {14 * Pt, 2355, 2048, 204453}} {
		if got := c.l.Scale(c.num, c.den); got != c.want {
			t.Errorf("%d*%d/%d = %d, want %d", c.l, c.num, c.den, got, c.want)
		}
	}
}

func TestSizesOfTheStandards(t *testing.T) {
	if Half(28) != 14*Pt || Eighth(6) != 3*Pt/4 || Twips(1134) != 1134*635 {
		t.Error("half-points, eighths or twips are off")
	}
}
