package lint

import (
	"slices"
	"sync"

	"github.com/mocban/mocban/internal/decree"
	"github.com/mocban/mocban/internal/diag"
)

// Status says what Record does about a rule.
type Status uint8

// Judged rules are looked at in the data. ByForm rules cannot be broken there:
// the form decides, or the reader refuses. NotOnData rules need the finished
// document, a mind, or a list that nobody has.
const (
	Judged Status = iota + 1
	ByForm
	NotOnData
)

// String is the status as reports write it.
func (s Status) String() string {
	switch s {
	case Judged:
		return "judged"
	case ByForm:
		return "by_form"
	case NotOnData:
		return "not_on_data"
	}
	return "unknown"
}

// Rule is one rule of the decree under its public id.
type Rule struct {
	Code     diag.Code
	Severity diag.Severity // as shipped
	Title    diag.Text
	Ref      decree.Ref // "" where only practice speaks
	Status   Status
	Why      diag.Text // why it is not judged; empty for a judged one
}

// rule is a Rule with its hands: it looks at the whole record, at every text, at
// certain words of every text, or at the spelling of names.
type rule struct {
	Rule
	record func(*judge)
	text   func(*judge, *text)
	word   func(*judge, *text, int)
	labels []labelKind // that text is called for; none stands for every text
	words  []string    // that word is called for; digits stands for any number
	names  []names
	dated  bool
	shown  bool // it needs a picture of a signature or a seal
	index  int  // in the book
}

// digits, in rule.words, stands for every word of digits.
const digits = "0"

// The severities of the reference: V breaks the decree's words, V? does so by one
// reading, M departs from a sample form or table, C from a habit.
const (
	vio   = diag.Error
	doubt = diag.Warning
	model = diag.Warning
	habit = diag.Info
)

func entry(code diag.Code, sev diag.Severity, ref decree.Ref, vi, en string) Rule {
	return Rule{Code: code, Severity: sev, Ref: ref, Title: diag.Text{VI: vi, EN: en}, Status: Judged}
}

// on makes a rule that looks at the record.
func on(r Rule, f func(*judge)) *rule { return &rule{Rule: r, record: f} }

// onDate makes a rule that looks at the record and needs the document's date.
func onDate(r Rule, f func(*judge)) *rule { return &rule{Rule: r, record: f, dated: true} }

// onPicture makes a rule that looks at the pictures that were sent.
func onPicture(r Rule, f func(*judge)) *rule { return &rule{Rule: r, record: f, shown: true} }

// onText makes a rule that looks at every text.
func onText(r Rule, f func(*judge, *text)) *rule { return &rule{Rule: r, text: f} }

// onLabel makes a rule that looks at the texts with a label that the writer typed.
func onLabel(r Rule, f func(*judge, *text), labels ...labelKind) *rule {
	return &rule{Rule: r, text: f, labels: labels}
}

// onWords makes a rule that looks at certain words.
func onWords(r Rule, f func(*judge, *text, int), words ...string) *rule {
	return &rule{Rule: r, word: f, words: words}
}

// spelled makes a rule that compares the spelling of names.
func spelled(r Rule, lists ...names) *rule { return &rule{Rule: r, names: lists} }

func byForm(r Rule, why diag.Text) *rule {
	r.Status, r.Why = ByForm, why
	return &rule{Rule: r}
}

func notOnData(r Rule, why diag.Text) *rule {
	r.Status, r.Why = NotOnData, why
	return &rule{Rule: r}
}

// Why a rule is not judged.
var (
	formLook  = diag.Say("Mẫu đặt sẵn phông, cỡ chữ, kiểu chữ và vị trí; dữ liệu không đổi được.", "The form sets font, size, look and place; data cannot change them.")
	formPage  = diag.Say("Mẫu đặt sẵn khổ giấy, lề, dãn cách và số trang.", "The form sets paper, margins, spacing and page numbers.")
	formMark  = diag.Say("Mẫu tự đặt dấu câu, khoảng cách và số 0 đứng trước.", "The form puts the punctuation, the spaces and the leading zero.")
	formWords = diag.Say("Các chữ này mẫu in sẵn.", "The form prints these words itself.")
	formInput = diag.Say("Dữ liệu sai quy định này bị từ chối ngay khi đọc.", "Data that break this are refused when they are read.")
	noImage   = diag.Say("Dịch vụ không tạo hình chữ ký, con dấu; phải xem trên văn bản đã ký.", "No picture of a signature or seal is ever made; look at the signed document.")
	needsScan = diag.Say("Phải xem tệp bản sao đã số hóa.", "Look at the scanned copy.")
	needsMind = diag.Say("Phải hiểu nghĩa của câu mới quyết định được.", "One has to understand the sentence.")
	needsList = diag.Say("Chưa có danh mục tên riêng đầy đủ để đối chiếu.", "There is no full list of names to compare with.")
)

// book is all the rules, made ready for reading.
type book struct {
	rules []*rule
	dict  *dictionary
	texts [labelKinds][]*rule // that look at the texts with such a label
	words [][]*rule           // by number of the word in dict
	names [][]name            // by number of their first word
	units *Catalogue          // the built-in one
	annex uint16              // «phụ», of phụ lục
}

// theBook is made once and never changed.
var theBook = sync.OnceValue(newBook)

func newBook() *book {
	b := &book{dict: newDictionary(), units: builtIn()}
	b.annex = b.dict.id("phụ")
	for _, group := range [][]*rule{
		pageRules(), headerRules(), numberRules(), placeRules(), titleRules(), baseRules(), structureRules(),
		signatureRules(), recipientRules(), annexRules(), copyRules(), referenceRules(), capitalRules(),
	} {
		b.rules = append(b.rules, group...)
	}
	for i, r := range b.rules {
		r.index = i
		b.add(r)
	}
	return b
}

func (b *book) add(r *rule) {
	for kind := range b.texts {
		if r.text != nil && (len(r.labels) == 0 || slices.Contains(r.labels, labelKind(kind))) {
			b.texts[kind] = append(b.texts[kind], r)
		}
	}
	for _, w := range r.words {
		id := b.dict.id(w)
		b.words = grown(b.words, int(id))
		b.words[id] = append(b.words[id], r)
	}
	for _, list := range r.names {
		for _, s := range list.list {
			n := b.dict.name(s, list, r)
			first := int(n.words[0].id)
			b.names = grown(b.names, first)
			b.names[first] = longestFirst(append(b.names[first], n))
		}
	}
}

// grown makes sure that a list has an element n.
func grown[T any](list []T, n int) []T {
	for len(list) <= n {
		var zero T
		list = append(list, zero)
	}
	return list
}
