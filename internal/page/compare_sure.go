package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// changedSure shows what became of the certainty, or nothing where it is the
// same.
func changedSure(c *result.Compare) Block {
	if c.Certain.Before == nil || c.Certain.After == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: ""}, {Name: "Before", Flex: true}, {Name: "After", Flex: true}}}
	add := func(name, before, after string) {
		if before != after {
			t.Rows = append(t.Rows, []string{name, before, after})
		}
	}
	add("Verdict", orEmpty(c.Verdict.Before), orEmpty(c.Verdict.After))
	add("Proved", provedWords(*c.Certain.Before, c.Words.Before.Proved), provedWords(*c.Certain.After, c.Words.After.Proved))
	add("Still possible", possibleWords(c.Possible.Before, &c.Words.Before), possibleWords(c.Possible.After, &c.Words.After))
	add("First with other weights", trials(c.Stability.Before), trials(c.Stability.After))
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func provedWords(certain bool, proved *bool) string {
	switch {
	case certain:
		return "no open answer changes the result"
	case proved == nil || !*proved:
		return "nothing"
	}
	return "open answers can change the result"
}

func possibleWords(possible []string, s *result.ComparedSide) string {
	var names []string
	for _, id := range possible {
		if m, ok := terms.ParseModel(id); ok {
			names = append(names, s.Models.Of(m).Sentence)
		}
	}
	if slices.Contains(s.Without, assess.NoneNeeded) {
		names = append(names, "none needed")
	}
	return strings.Join(names, ", ")
}

func trials(st *result.Thousandths) string {
	if st == nil {
		return ""
	}
	return fmt.Sprintf("%d of 100 trials", *st/10)
}

// sureChange says in a sentence what became of the certainty.
func sureChange(c *result.Compare) string {
	if c.Certain.Before == nil || c.Certain.After == nil || c.Model.After == nil {
		return ""
	}
	switch before, after := *c.Certain.Before, *c.Certain.After; {
	case !before && after:
		return "It is now proved that no open answer changes the model."
	case before && !after:
		rec := result.Recommendation{Model: c.Model.After, Possible: c.Possible.After}
		var others []string
		for _, m := range rec.Others() {
			others = append(others, c.Words.After.Models.Of(m).FullSentence)
		}
		return "Open answers can now change the model" + leadingTo(others, c.Words.After.Without) + "; before, that was ruled out."
	}
	return ""
}
