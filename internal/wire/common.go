// Package wire holds the versioned machine output: the structs whose keys
// scripts outside this repository rely on, and how a scope fills them.
//
// The contract is additive: a key keeps its name and meaning for the whole of
// version 1; money is a decimal string, what is not known is null.
//
// Non-goals: anything a person reads (package view), and encoding (package
// render).
package wire

import (
	"strconv"

	"mspscope/internal/playbook"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
)

// version is the version of the machine output.
const version = 1

// Playbook names the data that a result came from.
type Playbook struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

func playbookOf(p *playbook.Playbook) Playbook {
	return Playbook{Version: p.Version, Digest: p.Digest}
}

// Client says whom a result is about. Only the name is always there.
type Client struct {
	Name      *string `json:"name"`
	Contact   string  `json:"contact,omitempty"`
	Reference string  `json:"reference,omitempty"`
	Date      string  `json:"date,omitempty"`
}

func clientOf(s *scope.Scope) Client {
	c := &s.Engagement.Client
	return Client{Name: orNull(c.Name), Contact: c.Contact, Reference: c.Reference, Date: c.Date}
}

// Tenths is a number with exactly one decimal, such as a fit of 81.5.
type Tenths int64

// MarshalJSON writes the number with one decimal.
func (t Tenths) MarshalJSON() ([]byte, error) {
	n := int64(t)
	out := make([]byte, 0, 8)
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/10, 10)
	return append(out, '.', byte('0'+n%10)), nil
}

// PerModel is a value for each model.
type PerModel[T any] struct {
	FullyManaged T `json:"fully_managed"`
	CoManaged    T `json:"co_managed"`
	Hybrid       T `json:"hybrid"`
}

func perModel[T any](f func(terms.Model) T) PerModel[T] {
	return PerModel[T]{f(terms.FullyManaged), f(terms.CoManaged), f(terms.Hybrid)}
}

func modelID(m *terms.Model) *string {
	if m == nil {
		return nil
	}
	id := m.String()
	return &id
}

// list returns a list that is never null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// Thousandths is a share from 0 to 1 with at most three decimals and at least
// one, such as 1.0 or 0.957.
type Thousandths int

// MarshalJSON writes the share.
func (t Thousandths) MarshalJSON() ([]byte, error) {
	out := []byte{byte('0' + t/1000), '.', byte('0' + t/100%10), byte('0' + t/10%10), byte('0' + t%10)}
	for out[len(out)-1] == '0' && len(out) > 3 {
		out = out[:len(out)-1]
	}
	return out, nil
}

// possible lists the models that some completion of the open questions names.
func possible(s *scope.Scope) []string {
	if s.Proof == nil {
		return nil
	}
	ids := []string{}
	for _, m := range terms.Models() {
		if s.Proof.Certificate.Possible[m] {
			ids = append(ids, m.String())
		}
	}
	return ids
}

// certain, stability and verdict of a scope; null when nothing was proved, or
// when the outcome names no model.
func certain(s *scope.Scope) *bool {
	if s.Proof == nil {
		return nil
	}
	return &s.Proof.Certificate.Certain
}

func stability(s *scope.Scope) *Thousandths {
	if s.Proof == nil || !s.Proof.Stability.Known() {
		return nil
	}
	t := Thousandths(s.Proof.Stability.Thousandths())
	return &t
}

func verdict(s *scope.Scope) *string {
	if s.Proof == nil || s.Proof.Verdict == "" {
		return nil
	}
	return &s.Proof.Verdict
}
