package chart

import (
	"slices"
	"strings"

	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// Said are the words of our workbooks in the language of a playbook, so that what was
// printed in it is read back. The English ones are known besides.
type Said struct {
	Heads  map[string]string // heads of columns, by what the column holds
	Towers map[string]string // parts of IT, by their ids
	Fees   map[string]string // what a row has to do with the fee, by its id
	Open   []string          // how the state of a row begins that is still to settle
	Agreed []string          // the same of one that is agreed
}

// kind says what a column holds by its head; known is false for any other head.
func (s *Said) kind(head string) (kind string, known bool) {
	if kind = idOf(s.Heads, head); kind != "" {
		return kind, true
	}
	return kindOf(head)
}

// idOf is the id of what is called so; "" for nothing.
func idOf(names map[string]string, name string) string {
	for id, called := range names {
		if called != "" && fold(called) == fold(name) {
			return id
		}
	}
	return ""
}

// plain turns what people read in a workbook into what stands in files: the part of
// IT, the state of a row, what it has to do with the fee.
func (s *Said) plain(r *Row) {
	for _, t := range terms.Towers() {
		if fold(t.Name()) == fold(r.Tower) {
			r.Tower = t.String()
		}
	}
	if id := idOf(s.Towers, r.Tower); id != "" {
		r.Tower = id
	}
	begins := func(with []string, usual string) bool {
		return slices.ContainsFunc(append(slices.Clip(with), usual), func(b string) bool { return b != "" && strings.HasPrefix(fold(r.Status), fold(b)) })
	}
	switch {
	case begins(s.Open, "to settle"):
		_, r.Choice, _ = strings.Cut(r.Status, "\n")
		r.Status = responsibility.Open.String()
	case begins(s.Agreed, "agreed"):
		r.Status = responsibility.Agreed.String()
	}
	fee, note, _ := strings.Cut(r.Fee, "\n")
	id := idOf(s.Fees, fee)
	if id == "" {
		id = fees[fold(fee)]
	}
	if id != "" {
		r.Fee = id
		if r.FeeNote == "" {
			r.FeeNote = note
		}
	}
}

// fees are the words of a workbook for what a row has to do with the fee.
var fees = map[string]string{"yes": "included", "costs extra": "extra", "not part of the service": "not_offered", "the client's own work": "client"}
