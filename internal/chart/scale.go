package chart

import "math"

// scale is the range of an axis of values.
type scale struct {
	min, max, step float64
	reversed       bool
}

// at is where a value stands, in millionths from the axis's begin. What lies outside
// stands at its ends.
func (s scale) at(v float64) int64 {
	if s.max <= s.min {
		return 0
	}
	part := (v - s.min) / (s.max - s.min)
	n := int64(math.Round(min(max(part, 0), 1) * million))
	if s.reversed {
		n = million - n
	}
	return n
}

// marks are the values at which a scale is marked.
func (s scale) marks() []float64 {
	n := int(min((s.max-s.min)/s.step+1e-3, 2*maxMarks))
	out := make([]float64, 0, n+1)
	for i := range n + 1 {
		v := s.min + float64(float64(i)*s.step)
		if math.Abs(v) < s.step/1e6 {
			v = 0
		}
		out = append(out, v)
	}
	return out
}

// maxMarks bounds the marks that a chart may ask for by its major unit.
const maxMarks = 200

// newScale finds the range of an axis as Word does: it begins at nought unless the
// values are close together, and ends at the first mark that leaves a twentieth of
// the range free. room is how many marks have room.
func newScale(low, high float64, a *axis, room int) scale {
	if low > high {
		low, high = 0, 1
	}
	s := scale{reversed: a.reversed}
	bottom, top := spread(low, high)
	if a.low.set {
		bottom = a.low.v
	}
	if a.high.set {
		top = a.high.v
	}
	if top <= bottom {
		top = bottom + max(1, math.Abs(bottom)/10)
	}
	s.step = a.major.v
	if !a.major.set || s.step <= 0 || (top-bottom)/s.step > maxMarks {
		s.step = niceStep((top - bottom) / float64(max(room, 1)))
	}
	s.min, s.max = bottom, top
	if !a.low.set {
		s.min = math.Floor(bottom/s.step+1e-9) * s.step
	}
	if !a.high.set {
		s.max = math.Ceil(top/s.step-1e-9) * s.step
	}
	return s
}

// spread widens the range of values to that of their axis.
func spread(low, high float64) (bottom, top float64) {
	if low == high {
		low, high = min(low, 0), max(high, 0)
		if low == high {
			return 0, 1
		}
	}
	free := (high - low) / 20
	// Values that differ by less than a sixth of the largest are looked at closely.
	switch {
	case low >= 0 && (high-low)*6 >= high:
		return 0, high + (high-0)/20
	case high <= 0 && (high-low)*6 >= -low:
		return low + low/20, 0
	case low >= 0:
		return low - (high-low)/2, high + free
	case high <= 0:
		return low - free, high + (high-low)/2
	}
	return low - free, high + free
}

// niceStep is the first of 1, 2, 5, 10, 20, 50, … that is no smaller.
func niceStep(least float64) float64 {
	least = max(least, 1/farthest/farthest)
	e := int(math.Floor(math.Log10(least)))
	for k := e - 1; k <= e+1; k++ {
		for _, m := range [...]float64{1, 2, 5} {
			if step := m * math.Pow10(k); step >= least*(1-1e-9) {
				return step
			}
		}
	}
	return 10 * math.Pow10(e)
}
