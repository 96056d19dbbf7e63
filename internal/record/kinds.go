package record

import (
	"slices"

	"github.com/mocban/mocban/internal/decree"
)

// What the sample forms of Phụ lục III ask of a kind, where it is not what they
// ask of all.

const (
	telegram     = "cong_dien"
	minutes      = "bien_ban"
	invitation   = "giay_moi"
	introduction = "giay_gioi_thieu"
	leave        = "giay_nghi_phep"
)

// contracts are the kinds that bind parties. The decree has no form for them.
var contracts = []string{"hop_dong", "ban_ghi_nho", "ban_thoa_thuan"}

// only limits a field to some kinds.
func (f field[T]) only(kinds ...string) field[T] {
	f.of = func(k decree.Kind) bool { return slices.Contains(kinds, k.ID) }
	return f
}

// but takes a field from some kinds.
func (f field[T]) but(which func(decree.Kind) bool) field[T] {
	f.of = func(k decree.Kind) bool { return !which(k) }
	return f
}

func isTelegram(k decree.Kind) bool { return k.ID == telegram }

// isFree is thư công, which has neither number nor symbol.
func isFree(k decree.Kind) bool { return k.Style == decree.Free }

func isLetter(k decree.Kind) bool { return k.Style == decree.Letter }

func isContract(k decree.Kind) bool { return slices.Contains(contracts, k.ID) }

func hasManySigners(k decree.Kind) bool { return k.ID == minutes || isContract(k) }

// hasSubject leaves out the kinds whose sample forms have no trích yếu.
func hasSubject(k decree.Kind) bool { return k.ID != introduction && k.ID != leave && !isFree(k) }

// hasText leaves out the kinds whose sample forms are complete without a text of
// the writer's own.
func hasText(k decree.Kind) bool { return k.ID != invitation && k.ID != introduction && k.ID != leave }
