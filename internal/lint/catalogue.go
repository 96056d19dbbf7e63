package lint

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Catalogue is what the law changes and documents are judged by on their date:
// administrative units, levels that ended, instruments that lapsed.
type Catalogue struct {
	// Units need not be complete below the province.
	Units []Unit `json:"don_vi"`
	// Ended are words for levels of administration that are no more.
	Ended []Level `json:"cap_da_bo"`
	// Lapsed are instruments that are no longer in force.
	Lapsed []Lapse `json:"het_hieu_luc"`
}

// Unit is an administrative unit in one stretch of its life. Dates are written
// 2025-07-01; an empty one is open. Until is the first day on which it is no more.
type Unit struct {
	Type  string `json:"loai"` // tỉnh, thành phố, xã, phường, đặc khu
	Name  string `json:"ten"`
	From  string `json:"tu"`
	Until string `json:"den"`
	Now   string `json:"nay_la"` // what took its place
	// After tells a unit named after a person (nguoi), a number (so) or an event
	// (su_kien): its place name carries the type word.
	After string `json:"dat_theo"`

	key         string
	from, until day
}

// Level is a word for a level that ended on a day.
type Level struct {
	Type  string `json:"loai"`
	Until string `json:"den"`

	until day
}

// Lapse is an instrument that another took the place of.
type Lapse struct {
	Number string `json:"so"`
	From   string `json:"tu"` // the first day on which it is not in force
	By     string `json:"thay_bang"`

	from day
}

//go:embed catalogue.json
var builtInJSON []byte

func builtIn() *Catalogue {
	c, err := ReadCatalogue(builtInJSON)
	if err != nil {
		panic("lint: catalogue.json: " + err.Error()) // a test reads it
	}
	return c
}

// ReadCatalogue reads a catalogue from JSON. A file with other keys, or without
// units, is not one: judging by nothing would praise everything.
func ReadCatalogue(data []byte) (*Catalogue, error) {
	c := new(Catalogue)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(c); err != nil {
		return nil, fmt.Errorf("lint: catalogue: %w", err)
	}
	if len(c.Units) == 0 {
		return nil, errors.New("lint: catalogue: no units (don_vi)")
	}
	for i := range c.Units {
		u := &c.Units[i]
		u.key = folded(u.Name)
		if err := errors.Join(readDay(u.From, &u.from), readDay(u.Until, &u.until)); err != nil {
			return nil, fmt.Errorf("lint: catalogue: %s: %w", u.Name, err)
		}
	}
	for i := range c.Ended {
		if err := readDay(c.Ended[i].Until, &c.Ended[i].until); err != nil {
			return nil, fmt.Errorf("lint: catalogue: %s: %w", c.Ended[i].Type, err)
		}
	}
	for i := range c.Lapsed {
		if err := readDay(c.Lapsed[i].From, &c.Lapsed[i].from); err != nil {
			return nil, fmt.Errorf("lint: catalogue: %s: %w", c.Lapsed[i].Number, err)
		}
	}
	return c, nil
}

func readDay(s string, into *day) error {
	if s == "" {
		return nil
	}
	var y, mm, dd int
	if _, err := fmt.Sscanf(s, "%4d-%2d-%2d", &y, &mm, &dd); err != nil || len(s) != len("2025-07-01") {
		return fmt.Errorf("date %q is not written 2025-07-01", s)
	}
	*into = makeDay(dd, mm, y)
	return nil
}

// lives reports a unit that is there on a day; on an unknown day all are.
func (u *Unit) lives(on day) bool {
	return on.unknown() || u.from <= on && (u.until.unknown() || on < u.until)
}

// find gives the unit of a folded name and type on a day: alive tells whether it
// is there, else it is the one of that name that comes nearest. A nil unit is not
// in the catalogue at all.
func (c *Catalogue) find(kind, name string, on day) (unit *Unit, alive bool) {
	for i := range c.Units {
		u := &c.Units[i]
		if u.key != name || kind != "" && u.Type != kind {
			continue
		}
		if u.lives(on) {
			return u, true
		}
		unit = u
	}
	return unit, false
}

// named finds the longest unit whose name a folded text begins with.
func (c *Catalogue) named(s string) (unit *Unit) {
	for i := range c.Units {
		u := &c.Units[i]
		if _, ok := begins(s, u.key); ok && (unit == nil || len(u.key) > len(unit.key)) {
			unit = u
		}
	}
	return unit
}

// ended reports a level that is no more on a day.
func (c *Catalogue) ended(kind string, on day) *Level {
	for i := range c.Ended {
		l := &c.Ended[i]
		if l.Type == kind && !on.unknown() && l.until <= on {
			return l
		}
	}
	return nil
}

// lapsed finds an instrument that is not in force on a day.
func (c *Catalogue) lapsed(number string, on day) *Lapse {
	for i := range c.Lapsed {
		l := &c.Lapsed[i]
		if strings.EqualFold(l.Number, number) && !on.unknown() && l.from <= on {
			return l
		}
	}
	return nil
}

// exact finds the first unit of a folded name, in any stretch of its life.
func (c *Catalogue) exact(name string) *Unit {
	for i := range c.Units {
		if c.Units[i].key == name {
			return &c.Units[i]
		}
	}
	return nil
}
