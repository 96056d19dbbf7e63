package lint

import "github.com/mocban/mocban/internal/decree"

// The decree's lists of words, folded for comparing.
var (
	instruments  = foldedList(decree.Instruments)
	localUnits   = foldedList(decree.LocalUnits)
	ledByHead    = foldedList(decree.LedByHead)
	collectives  = foldedList(decree.Collective)
	dependents   = foldedList(decree.Dependent)
	independents = foldedList(decree.Independent)
	headTitles   = foldedList(decree.HeadTitles)
	deputyTitles = foldedList(decree.DeputyTitles)
	honorifics   = foldedList(decree.Honorifics)
	// The bodies whose names the decree abbreviates, in its order.
	committeesInFull = foldedList([]string{decree.Abbreviations[0].Full, decree.Abbreviations[1].Full})

	committees    = foldedList([]string{"Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND"})
	firms         = foldedList([]string{"công ty", "tổng công ty", "tập đoàn", "ngân hàng"})
	ofCommittees  = foldedList([]string{"ủy ban nhân dân", "hội đồng nhân dân", "đoàn đại biểu quốc hội"})
	decisionWords = foldedList([]string{"về việc", "ban hành", "phê duyệt"})
	openers       = foldedList(subjectOpeners)
)

func foldedList(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = folded(s)
	}
	return out
}
