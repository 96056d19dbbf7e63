package diag

// Nearest gives the known word closest to a mistyped one, or "" when none is
// close enough to be what the writer meant: at most a third of its letters
// wrong. Underscores do not count, so "trichyeu" finds "trich_yeu".
func Nearest(word string, known []string) string {
	best, bestDist := "", 1<<30
	w := squash(word)
	for _, k := range known {
		d := distance(w, squash(k))
		if d < bestDist {
			best, bestDist = k, d
		}
	}
	if limit := max(1, len(w)/3); len(w) == 0 || bestDist > limit {
		return ""
	}
	return best
}

func squash(s string) []rune {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r == '_' || r == '-' || r == ' ' {
			continue
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		if len(out) == 64 { // longer words are no slips of known ones
			break
		}
		out = append(out, r)
	}
	return out
}

// distance counts insertions, deletions, changes and swaps of neighbours
// (optimal string alignment).
func distance(a, b []rune) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
