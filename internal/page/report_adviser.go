package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// What only the paper of an adviser has: somebody who sells no service shows the whole
// field and how the advice came about.

// adviserSections are the parts of an adviser's paper, in the order in which they are read.
func adviserSections() []string {
	return []string{"models", "scorecard", "corridor", "matrix", "worked_out", "criteria"}
}

// adviserParts are what only the paper of an adviser has.
func adviserParts() []reportPart {
	return []reportPart{
		{id: "models", heading: always("report.models"), blocks: adviserOnly(modelsBeside), wide: true},
		{id: "scorecard", heading: always("report.scorecard"), blocks: adviserOnly(scorecard)},
		{id: "corridor", heading: always("report.corridor"), blocks: adviserOnly(corridor)},
		{id: "matrix", heading: always("report.matrix"), blocks: adviserOnly(countingRows), wide: true},
		{id: "worked_out", heading: always("report.worked_out"), blocks: adviserOnly(workedOut)},
		{id: "criteria", heading: always("report.criteria"), blocks: adviserOnly(criteria)},
	}
}

// adviserOnly leaves a part out of the paper of a provider.
func adviserOnly(blocks func(r *result.Result) []Block) func(r *result.Result) []Block {
	return func(r *result.Result) []Block {
		if !r.Adviser() {
			return nil
		}
		return blocks(r)
	}
}

// modelsBeside sets the models beside each other, those that are ruled out included.
func modelsBeside(r *result.Result) []Block {
	if r.Recommendation.TotalWeight == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "", Whole: true}}}
	for _, m := range terms.Models() {
		t.Columns = append(t.Columns, Column{Name: name(r, m), Flex: true})
	}
	row := func(label string, cell func(m terms.Model) string) {
		cells := []string{label}
		said := false
		for _, m := range terms.Models() {
			text := cell(m)
			said = said || text != ""
			cells = append(cells, text)
		}
		if said {
			t.Rows = append(t.Rows, cells)
		}
	}
	row("Here", func(m terms.Model) string { return becameOf(r, m) })
	row("In a line", func(m terms.Model) string { return sentence(r.Words.Models.Of(m).Tagline) })
	row("With the provider", func(m terms.Model) string { return runBy(r, m, terms.Provider) })
	row("Run together", func(m terms.Model) string { return runBy(r, m, terms.Shared) })
	row("With your own people", func(m terms.Model) string { return runBy(r, m, terms.Client) })
	row("With another company", func(m terms.Model) string { return runBy(r, m, terms.ThirdParty) })
	if e := r.Estimate; e != nil {
		row("A month", func(m terms.Model) string {
			if one := e.Models.Of(m); one.Monthly.Known {
				return words.Large(about(one.Monthly, e.Currency))
			}
			return "Not known yet"
		})
		row("To start", func(m terms.Model) string {
			if one := e.Models.Of(m); one.OneTime.Known {
				return words.Large(about(one.OneTime, e.Currency)) + " once"
			}
			return ""
		})
	}
	row("Speaks for it", func(m terms.Model) string { return firstOf(r.Words.Models.Of(m).Pros, r) })
	row("Speaks against it", func(m terms.Model) string { return firstOf(r.Words.Models.Of(m).Cons, r) })
	return []Block{t, Text("Prices are what a provider would ask by the rates that were used here. What your own people cost comes on top.")}
}

// firstOf are the first of what is said of a model in general.
func firstOf(texts []string, r *result.Result) string {
	var first []string
	for _, text := range texts[:min(len(texts), r.Words.Lists.Against)] {
		first = append(first, sentence(text))
	}
	return strings.Join(first, " ")
}

// becameOf is what became of a model.
func becameOf(r *result.Result, m terms.Model) string {
	rec := &r.Recommendation
	switch {
	case rec.Model != nil && *rec.Model == m && rec.Close():
		return "Slightly ahead, or level"
	case rec.Model != nil && *rec.Model == m:
		return "Fits best"
	case rec.Vetoed(m):
		return "Ruled out"
	case rec.RuledOut(m):
		return "Ruled out as things stand"
	case rec.RunnerUp != nil && *rec.RunnerUp == m && rec.Close():
		return "Nearly as good"
	case rec.RunnerUp != nil && *rec.RunnerUp == m:
		return "Second"
	}
	return "Possible"
}

// runBy names the parts of IT that a side runs under a model.
func runBy(r *result.Result, m terms.Model, side terms.Side) string {
	var towers []terms.Tower
	for _, t := range terms.Towers() {
		if r.Proposals.Of(m).Split[t] == side {
			towers = append(towers, t)
		}
	}
	return words.Large(towerList(r, towers))
}

// scorecard is the fit of the models that can be chosen, and why the others cannot.
func scorecard(r *result.Result) []Block {
	rec := &r.Recommendation
	if rec.TotalWeight == 0 {
		return nil
	}
	c := Chart{Kind: Ranges, Title: "Fit, from 0 to 100", Unit: "of 100"}
	var says []string
	for _, m := range rec.Ranking {
		fit := *rec.Fit.Of(m)
		if rec.RuledOut(m) || fit == nil {
			continue
		}
		value := int64(*fit)
		c.Rows = append(c.Rows, ChartRow{Name: name(r, m), Low: value / 10, Value: value / 10, High: value / 10, Text: fit.String(), Strong: rec.Model != nil && *rec.Model == m})
		says = append(says, name(r, m)+" "+fit.String())
	}
	var blocks []Block
	if len(c.Rows) > 1 {
		c.Alt = "Fit, from 0 to 100: " + strings.Join(says, ", ") + "."
		blocks = append(blocks, c)
	}
	blocks = append(blocks, some(vetoes(r), vetoesIf(r))...)
	return append(blocks, some(flips(r), unmoved(r))...)
}

// corridor is what others publish for such a client, model by model.
func corridor(r *result.Result) []Block {
	e := r.Estimate
	if e == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Model", Flex: true}, {Name: e.Currency + " a month, low", Align: Right}, {Name: "high", Align: Right}}}
	var says []string
	for _, m := range terms.Models() {
		one := e.Models.Of(m)
		if one.Market == nil {
			continue
		}
		t.Rows = append(t.Rows, []string{name(r, m), words.Whole(one.Market.Low.Decimal), words.Whole(one.Market.High.Decimal)})
		if text := one.Market.Text; text != "" && !slices.Contains(says, text) {
			says = append(says, text)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return some(t, Text(strings.Join(says, " ")))
}

// countingRows are the rows of the decision matrix that counted, the heaviest for the
// model first.
func countingRows(r *result.Result) []Block {
	rec := &r.Recommendation
	if len(rec.Reasons) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "What counted", Flex: true}, {Name: "Weight", Align: Right}}}
	for _, m := range terms.Models() {
		t.Columns = append(t.Columns, Column{Name: name(r, m), Flex: true})
	}
	for i := range rec.Reasons {
		c := &rec.Reasons[i]
		row := []string{c.Because, fmt.Sprint(c.Weight)}
		for _, m := range terms.Models() {
			row = append(row, words.Large(strings.ReplaceAll(c.Ratings.Of(m).String(), "_", " ")))
		}
		t.Rows = append(t.Rows, row)
	}
	return []Block{t}
}

// workedOut is how sure it is and what that rests on.
func workedOut(r *result.Result) []Block {
	blocks := append(sure(r), doubtful(r)...)
	if r.Explain == nil {
		return blocks
	}
	return append(append(blocks, mathematics(r)...), meaning(r)...)
}
