package decree

// Ref is a clause, printed the way the decree itself cites:
// «điểm c khoản 3 Mục II Phần I Phụ lục I».
type Ref string

// String is the clause as printed.
func (r Ref) String() string { return string(r) }

// Annex makes the citation of a clause of Phụ lục I, Phần I. Empty parts are
// left out: Annex("c", "3", "II") is «điểm c khoản 3 Mục II Phần I Phụ lục I».
func Annex(point, clause, section string) Ref {
	return Ref(within(point, clause, section) + "Phần I Phụ lục I")
}

// Copies makes the citation of a clause of Phụ lục I, Phần II, on copies.
func Copies(point, clause, section string) Ref {
	return Ref(within(point, clause, section) + "Phần II Phụ lục I")
}

// Capitals makes the citation of a clause of Phụ lục II, on capital letters.
func Capitals(point, clause, section string) Ref {
	return Ref(within(point, clause, section) + "Phụ lục II")
}

// Section makes the citation of a section of Phụ lục III: its list of
// abbreviations is Section("I").
func Section(section string) Ref { return Ref(within("", "", section) + "Phụ lục III") }

// Sample makes the citation of a sample form: «Mẫu 1.2 Phụ lục III».
func Sample(form string) Ref { return Ref("Mẫu " + form + " Phụ lục III") }

// Article makes the citation of an article: «khoản 3 Điều 13», «Điều 15».
func Article(clause, article string) Ref {
	return Ref(within("", clause, "") + "Điều " + article)
}

func within(point, clause, section string) string {
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
	return s
}
