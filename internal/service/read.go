package service

import (
	"time"

	"github.com/mocban/mocban/internal/diag"
	"github.com/mocban/mocban/internal/record"
)

// Read gives the record of a document as Generate sees it: with what the office's
// profile adds. It is nil where the JSON itself cannot be read.
func (s *Service) Read(json []byte) (*record.Record, []diag.Problem) {
	return record.DecodeWith(json, record.Options{Limits: s.opt.Limits, Defaults: s.profile.Defaults()})
}

// Dated is the date in the metadata of a document: its own, so that the same input
// gives the same bytes on every day. A blank day is the 1st.
func (s *Service) Dated(d record.Date) time.Time {
	if !s.opt.Epoch.IsZero() {
		return s.opt.Epoch
	}
	if d.Year == 0 {
		return undated
	}
	return time.Date(d.Year, time.Month(max(1, d.Month)), max(1, d.Day), 0, 0, 0, 0, vietnam)
}
