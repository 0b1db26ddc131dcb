package page

import (
	"slices"
	"strconv"
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
	row(r.Say("report_adviser.here"), func(m terms.Model) string { return becameOf(r, m) })
	row(r.Say("report_adviser.in_a_line"), func(m terms.Model) string { return sentence(r.Words.Models.Of(m).Tagline) })
	row(r.Say("report_adviser.provider"), func(m terms.Model) string { return runBy(r, m, terms.Provider) })
	row(r.Say("report_adviser.together"), func(m terms.Model) string { return runBy(r, m, terms.Shared) })
	row(r.Say("report_adviser.own_people"), func(m terms.Model) string { return runBy(r, m, terms.Client) })
	row(r.Say("report_adviser.another"), func(m terms.Model) string { return runBy(r, m, terms.ThirdParty) })
	if e := r.Estimate; e != nil {
		row(r.Say("report_adviser.a_month"), func(m terms.Model) string {
			if one := e.Models.Of(m); one.Monthly.Known {
				return words.Large(roughly(r, one.Monthly, e.Currency))
			}
			return r.Say("report_adviser.not_known")
		})
		row(r.Say("report_adviser.to_start"), func(m terms.Model) string {
			if one := e.Models.Of(m); one.OneTime.Known {
				return r.Say("report_adviser.once", "amount", words.Large(roughly(r, one.OneTime, e.Currency)))
			}
			return ""
		})
	}
	row(r.Say("report_adviser.for"), func(m terms.Model) string { return firstOf(r.Words.Models.Of(m).Pros, r) })
	row(r.Say("report_adviser.against"), func(m terms.Model) string { return firstOf(r.Words.Models.Of(m).Cons, r) })
	return []Block{t, Text(r.Say("report_adviser.prices_are"))}
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
		return r.Say("report_adviser.became_level")
	case rec.Model != nil && *rec.Model == m:
		return r.Say("report_adviser.became_best")
	case rec.Vetoed(m):
		return r.Say("report_adviser.became_ruled_out")
	case rec.RuledOut(m):
		return r.Say("report_adviser.became_ruled_out_so_far")
	case rec.RunnerUp != nil && *rec.RunnerUp == m && rec.Close():
		return r.Say("report_adviser.became_nearly")
	case rec.RunnerUp != nil && *rec.RunnerUp == m:
		return r.Say("report_adviser.became_second")
	}
	return r.Say("report_adviser.became_possible")
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
	c := Chart{Kind: Ranges, Title: r.Say("report_adviser.fit"), Unit: r.Say("report_adviser.of_100")}
	var says []string
	for _, m := range rec.Ranking {
		fit := *rec.Fit.Of(m)
		if rec.RuledOut(m) || fit == nil {
			continue
		}
		value := int64(*fit)
		c.Rows = append(c.Rows, ChartRow{Name: name(r, m), Low: value / 10, Value: value / 10, High: value / 10, Text: r.Language.Plain(fit.String()), Strong: rec.Model != nil && *rec.Model == m})
		says = append(says, r.Say("report_adviser.fit_of", "model", name(r, m), "fit", r.Language.Plain(fit.String())))
	}
	var blocks []Block
	if len(c.Rows) > 1 {
		c.Alt = r.Say("report_adviser.fit_alt", "fits", strings.Join(says, ", "))
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
	t := Table{Columns: []Column{{Name: r.Say("report_adviser.model"), Flex: true}, {Name: r.Say("report_adviser.low", "currency", r.Language.Currency(e.Currency)), Align: Right}, {Name: r.Say("report_adviser.high"), Align: Right}}}
	var says []string
	for _, m := range terms.Models() {
		one := e.Models.Of(m)
		if one.Market == nil {
			continue
		}
		t.Rows = append(t.Rows, []string{name(r, m), r.Language.Whole(one.Market.Low.Decimal), r.Language.Whole(one.Market.High.Decimal)})
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
	t := Table{Columns: []Column{{Name: r.Say("report_adviser.counted"), Flex: true}, {Name: r.Say("report_adviser.weight"), Align: Right}}}
	for _, m := range terms.Models() {
		t.Columns = append(t.Columns, Column{Name: name(r, m), Flex: true})
	}
	for i := range rec.Reasons {
		c := &rec.Reasons[i]
		row := []string{c.Because, strconv.Itoa(int(c.Weight))}
		for _, m := range terms.Models() {
			row = append(row, r.Language.SayOf("report_adviser.rating", c.Ratings.Of(m).String()))
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
