package decree

// Ref is a clause, printed the way the decree itself cites:
// «điểm c khoản 3 Mục II Phần I Phụ lục I».
type Ref string

// String is the clause as printed.
func (r Ref) String() string { return string(r) }

// Annex makes the citation of a clause of Phụ lục I, Phần I. Empty parts are
// left out: Annex("c", "3", "II") is «điểm c khoản 3 Mục II Phần I Phụ lục I».
func Annex(point, clause, section string) Ref {
	s := ""
	if point != "" {
		s += "điểm " + point + " "
	}
	if clause != "" {
		s += "khoản " + clause + " "
	}
	if section != "" {
		s += "Mục " + section + " "
	}
	return Ref(s + "Phần I Phụ lục I")
}
