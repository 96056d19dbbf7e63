package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dictionary numbers the words that some rule asks about, so that reading a text
// is one lookup a word. Each is known in small letters, with a capital, and in
// capitals, and with its tone in the old place and the new: hòa, hoà, HÒA.
type dictionary struct {
	ids   map[string]uint16 // by the word in small letters, with either tone
	next  uint16
	forms []form // all ways to write them; the first is none
	heads [1 << headBits]uint16
}

// form is one way to write a word. Those whose sums begin alike are a chain.
type form struct {
	written string
	sum     uint32
	id      uint16
	next    uint16 // in forms; 0 ends the chain
}

// headBits are how many bits of its sum find the chain of a form: most chains are
// empty.
const headBits = 11

// noWord and anyNumber are the numbers that no word of the dictionary has.
const (
	noWord uint16 = iota
	anyNumber
	firstWord
)

func newDictionary() *dictionary {
	return &dictionary{ids: make(map[string]uint16, 256), forms: make([]form, 1, 1024), next: firstWord}
}

// id gives the number of a word, entering it where it is new.
func (d *dictionary) id(word string) uint16 {
	if word == digits {
		return anyNumber
	}
	word = strings.ToLower(word)
	if id, ok := d.ids[word]; ok {
		return id
	}
	id := d.next
	d.next++
	d.enter(word, id)
	if other := otherTone(word); other != word {
		d.enter(other, id)
	}
	return id
}

// enter adds the forms of a small word.
func (d *dictionary) enter(word string, id uint16) {
	d.ids[word] = id
	first, size := utf8.DecodeRuneInString(word)
	for _, w := range []string{word, string(unicode.ToUpper(first)) + word[size:], strings.ToUpper(word)} {
		f := form{written: w, sum: sumOf(w), id: id}
		head := &d.heads[f.sum>>(32-headBits)]
		f.next, *head = *head, uint16(len(d.forms)) // the later of two equal forms is found
		d.forms = append(d.forms, f)
	}
}

// sumOf is the sum of a word, as scan takes it up letter by letter.
func sumOf(word string) (sum uint32) {
	for _, r := range word {
		sum = addRune(sum, r)
	}
	return sum
}

// addRune adds a letter to the sum of a word: a step of a multiplicative hash, whose
// upper bits depend on every letter.
func addRune(sum uint32, r rune) uint32 { return (sum ^ uint32(r)) * 0x9E3779B1 }

// find gives the number of a word of a text and its sum, noWord where no rule asks
// for it.
func (d *dictionary) find(word string, sum uint32) uint16 {
	for i := d.heads[sum>>(32-headBits)]; i != 0; i = d.forms[i].next {
		if f := &d.forms[i]; f.sum == sum && f.written == word {
			return f.id
		}
	}
	return noWord
}
