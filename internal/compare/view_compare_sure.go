//go:build ignore

package view

import (
	"fmt"
	"strings"

	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// changedSure shows what became of the certainty, or nothing where it is the
// same.
func changedSure(d *scope.Difference) Block {
	a, b := d.Before, d.After
	if a.Proof == nil || b.Proof == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: ""}, {Name: "Before", Flex: true}, {Name: "After", Flex: true}}}
	add := func(name, before, after string) {
		if before != after {
			t.Rows = append(t.Rows, []string{name, before, after})
		}
	}
	add("Verdict", a.Proof.Verdict, b.Proof.Verdict)
	add("Proved", provedWords(a), provedWords(b))
	add("Still possible", possibleWords(a), possibleWords(b))
	add("First with other weights", stableWords(a), stableWords(b))
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func provedWords(s *scope.Scope) string {
	switch {
	case s.Proof.Certificate.Certain:
		return "no open answer changes the result"
	case !s.Proof.Certificate.Proved:
		return "nothing"
	}
	return "open answers can change the result"
}

func possibleWords(s *scope.Scope) string {
	var names []string
	for _, m := range terms.Models() {
		if s.Proof.Certificate.Possible[m] {
			names = append(names, words.Small(s.Playbook.Texts.Models[m].Name))
		}
	}
	if s.Proof.Certificate.NoneNeeded {
		names = append(names, "none needed")
	}
	return strings.Join(names, ", ")
}

func stableWords(s *scope.Scope) string {
	if !s.Proof.Stability.Known() {
		return ""
	}
	return fmt.Sprintf("%d of 100 trials", s.Proof.Stability.Thousandths()/10)
}

// sureSummary says in a sentence what became of the certainty.
func sureSummary(d *scope.Difference) string {
	if d.Before.Proof == nil || d.After.Proof == nil || !d.After.Recommendation.HasModel() {
		return ""
	}
	before, after := d.Before.Proof.Certificate.Certain, d.After.Proof.Certificate.Certain
	switch {
	case !before && after:
		return "It is now proved that no open answer changes the model."
	case before && !after:
		return "Open answers can now change the model" + otherwise(d.After) + "; before, that was ruled out."
	}
	return ""
}
