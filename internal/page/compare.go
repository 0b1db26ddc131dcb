package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// How much of each list a comparison shows, so that it stays on one page.
const (
	shownAnswers       = 10
	shownTopics        = 4
	shownContributions = 6
	shownRows          = 4
)

// Compare is why a result changed, on one page: the paragraph to say, then the
// road from answers over contributions, fit and price to the division of work,
// each difference with what it comes from.
func Compare(c result.CompareClient) *Document { return compare(c.Compare()) }

// CompareInternal is why a result changed, as the provider reads it.
func CompareInternal(c *result.Compare) *Document { return compare(c.ForProvider()) }

func compare(c *result.Compare) *Document {
	d := headed(c.Subject, "What changed")
	d.Section("", Text(c.Summary), Text(sureChange(c)))
	d.Section("Answers", changedAnswers(c)...)
	d.Section("What counts differently", changedContributions(c)...)
	d.Section("Ruled out, or no longer", changedVetoes(c))
	d.Section("The three models", changedModels(c))
	d.Section("How sure", changedSure(c))
	d.Section("Price of the recommended model", changedPrice(c)...)
	d.Section("What the offer says", changedQuote(c))
	d.Section("Who runs what", changedSplit(c))
	d.Section("Who does what", changedRows(c)...)
	d.Section("What the fee covers", changedFees(c)...)
	d.Section("", Text(comparedSource(c)))
	return d
}

// changedContributions lists the criteria that count differently with what
// each gives to the models, the most decisive first.
func changedContributions(c *result.Compare) []Block {
	if len(c.Contributions) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: ""},
		{Name: "Reason", Flex: true},
	}}
	t.Columns = append(t.Columns, shortNames(func(m terms.Model) string { return c.Words.After.Models.Of(m).Name })...)
	t.Columns = append(t.Columns, Column{Name: "From", Flex: true})
	for i := range c.Contributions[:min(len(c.Contributions), shownContributions)] {
		change := &c.Contributions[i]
		mark := "±"
		switch {
		case change.CountsAfter() && !change.CountsBefore():
			mark = "+"
		case change.CountsBefore() && !change.CountsAfter():
			mark = "-"
		}
		row := []string{mark, change.Label}
		for _, m := range terms.Models() {
			row = append(row, signed(change.Gained(m)))
		}
		t.Rows = append(t.Rows, append(row, causeWords(c, change.Causes)))
	}
	legend := "+ counts now, - no longer; the figures are the points that each model gains or loses."
	if rest := len(c.Contributions) - len(t.Rows); rest > 0 {
		legend += fmt.Sprintf(" %d more stand in the output of -o json.", rest)
	}
	return []Block{t, Text(legend)}
}

func signed(n int64) string {
	if n == 0 {
		return "0"
	}
	return fmt.Sprintf("%+d", n)
}

// changedVetoes says which models are ruled out now and why, and which are no
// longer.
func changedVetoes(c *result.Compare) Block {
	gained := sameReasons(c.Vetoes.Gained, &c.Words.After, func(i int) string { return c.Vetoes.Gained[i].Because },
		func(m terms.Model) [2]string {
			if c.Price.Models.Of(m).Vetoed.Before {
				return [2]string{" is ruled out for one more reason:", " are ruled out for one more reason:"}
			}
			if slices.Contains(c.Possible.After, m.String()) {
				return [2]string{" is ruled out now as things stand:", " are ruled out now as things stand:"}
			}
			return [2]string{" is ruled out now:", " are ruled out now:"}
		})
	lost := sameReasons(c.Vetoes.Lost, &c.Words.Before, func(i int) string { return "\"" + c.Words.Lost[i] + "\"." },
		func(m terms.Model) [2]string {
			if c.Price.Models.Of(m).Vetoed.After {
				return [2]string{" stays ruled out. No longer true:", " stay ruled out. No longer true:"}
			}
			if slices.Contains(c.Possible.Before, m.String()) {
				return [2]string{" is not ruled out any more, which it was as things stood. No longer true:", " are not ruled out any more, which they were as things stood. No longer true:"}
			}
			return [2]string{" is possible now. No longer true:", " are possible now. No longer true:"}
		})
	var l List
	for _, text := range gained {
		l.Items = append(l.Items, Item{Mark: "×", Text: text})
	}
	for _, text := range lost {
		l.Items = append(l.Items, Item{Mark: "✓", Text: text})
	}
	return listOrNil(l)
}

// sameReasons says of models why something changed for them: those with the same
// reasons stand together. A verb has a form for one and one for many.
func sameReasons(vetoes []result.ChangedVeto, s *result.ComparedSide, reason func(int) string, verb func(terms.Model) [2]string) []string {
	reasons := func(m terms.Model) string {
		var all []string
		for i := range vetoes {
			if vetoes[i].Model == m {
				all = append(all, reason(i))
			}
		}
		if len(all) == 0 {
			return ""
		}
		return verb(m)[0] + " " + strings.Join(all, " ")
	}
	var texts []string
	for _, models := range alike(reasons) {
		one, many := verb(models[0])[0], verb(models[0])[1]
		names := startingNames(func(m terms.Model) string { return s.Models.Of(m).Name }, func(m terms.Model) string { return s.Models.Of(m).Sentence }, models)
		because := strings.TrimPrefix(reasons(models[0]), one)
		texts = append(texts, names+words.Verb(len(models), one, many)+because)
	}
	return texts
}

// changedSplit lists the towers that another side runs: those with the same
// change for the same reason stand together.
func changedSplit(c *result.Compare) Block {
	if len(c.Split) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Before"}, {Name: "After"}, {Name: "Parts of IT", Flex: true}, {Name: "Because", Flex: true}}}
	type group struct{ before, after, because string }
	rows := map[group]int{}
	for i := range c.Split {
		change := &c.Split[i]
		g := group{words.Owner(change.Before), words.Owner(change.After), "you decided so"}
		if change.Assumed {
			g.because = string(change.Because)
		}
		if at, ok := rows[g]; ok {
			t.Rows[at][2] += ", " + c.Words.Towers.Small(change.Tower)
			continue
		}
		rows[g] = len(t.Rows)
		t.Rows = append(t.Rows, []string{g.before, g.after, c.Words.Towers.Small(change.Tower), g.because})
	}
	return t
}

// changedRows counts the activities that change by tower and shows the first.
func changedRows(c *result.Compare) []Block {
	all := c.Responsibilities
	if len(all) == 0 {
		return nil
	}
	var counts []string
	for _, of := range c.ByTower {
		counts = append(counts, fmt.Sprintf("%s %d", c.Words.Towers.Small(of.Tower), of.Changed))
	}
	var l List
	for _, core := range []bool{true, false} {
		for i := range all {
			row := &all[i]
			if slices.Contains(c.Words.Core, row.ID) == core && len(l.Items) < shownRows {
				l.Items = append(l.Items, Item{Mark: row.ID, Text: rowChange(c, row)})
			}
		}
	}
	text := words.Large(fmt.Sprintf("%d of %d activities%s: %s.", len(all), c.Words.Rows, words.Verb(len(all), " changes", " change"), strings.Join(counts, ", ")))
	if len(all) > len(l.Items) {
		text += " The first of them, the rest stands in the output of -o json:"
	}
	return []Block{Text(text), l}
}

// feeInWords is what a row has to do with the fee, inside a sentence.
func feeInWords(f responsibility.Fee) string {
	for _, kind := range feeWords {
		if kind.fee == f {
			return words.Small(kind.says)
		}
	}
	return ""
}

// changedFees says which activities have something else to do with the fee.
func changedFees(c *result.Compare) []Block {
	var l List
	for i := range c.Fees {
		if f := &c.Fees[i]; len(l.Items) < shownRows {
			l.Items = append(l.Items, Item{Mark: f.ID, Text: fmt.Sprintf("%s: %s → %s", f.Name, feeInWords(f.Before), feeInWords(f.After))})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	text := words.Count(len(c.Fees), "activity changes its place", "activities change their place") + " in the fee"
	if len(c.Fees) > len(l.Items) {
		text += ". The first of them"
	}
	return []Block{Text(text + ":"), l}
}

// rowChange says how an activity changes and why.
func rowChange(c *result.Compare, r *result.ChangedActivity) string {
	was := duties{r.Before, r.Status.Before, c.Words.Before.Roles}
	is := duties{r.After, r.Status.After, c.Words.After.Roles}
	return fmt.Sprintf("%s: %s → %s (%s)", r.Name, was.words(is), is.words(was), rowCauses(c, r.Causes))
}

// duties are the letters of a row on one side, nil where it has no such row.
type duties struct {
	letters *responsibility.Assignment
	status  *responsibility.Status
	roles   []string
}

// words says who answers for a row and does it, and its status where that
// differs. Where the duties are the same, it names everybody.
func (d duties) words(other duties) string {
	if d.letters == nil {
		return "not in it"
	}
	held := func(l responsibility.Letter) responsibility.Letter {
		if l.Holds() {
			return l
		}
		return responsibility.NotInvolved
	}
	everybody := other.letters != nil && *d.letters != *other.letters
	for role := range d.letters {
		everybody = everybody && held(d.letters[role]) == held(other.letters[role])
	}
	var parts []string
	for _, role := range responsibility.Roles() {
		letter := d.letters[role]
		if !everybody {
			letter = held(letter)
		}
		if letter != responsibility.NotInvolved {
			parts = append(parts, d.roles[role]+" "+letter.String())
		}
	}
	text := strings.Join(parts, ", ")
	if other.letters != nil && *other.status != *d.status && (*other.letters == *d.letters || *d.status == responsibility.Agreed) {
		text += " (" + statusWords(*d.status) + ")"
	}
	return text
}

func statusWords(s responsibility.Status) string {
	switch s {
	case responsibility.Agreed:
		return "agreed"
	case responsibility.Open:
		return "to be settled"
	case responsibility.Default:
	}
	return "not contested"
}

// comparedSource names the data that both results came from.
func comparedSource(c *result.Compare) string {
	if c.SamePlaybook() {
		return source(c.Playbook.B)
	}
	return "Before: " + words.Small(source(c.Playbook.A)) + " After: " + words.Small(source(c.Playbook.B))
}
