//go:build ignore

package view

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	scope "mspscope/internal/oldscope"
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
// each difference with what it comes from. It shows what it is given; see
// scope.Difference.ForClient.
func Compare(d *scope.Difference) *Document {
	s := d.After
	doc := &Document{Title: title(s, "What changed"), Subtitle: subtitle(s)}
	doc.Section("", Text(CompareSummary(d)), Text(sureSummary(d)))
	doc.Section("Answers", changedAnswers(d)...)
	doc.Section("What counts differently", changedContributions(d)...)
	doc.Section("Ruled out, or no longer", changedVetoes(d))
	doc.Section("The three models", changedModels(d))
	doc.Section("How sure", changedSure(d))
	doc.Section("Price of the recommended model", changedPrice(d)...)
	doc.Section("Who runs what", changedSplit(d))
	doc.Section("Who does what", changedRows(d)...)
	doc.Section("", Text(comparedSource(d)))
	return doc
}

// andMore says how many entries of a list are not shown.
func andMore(rest int) Block {
	if rest <= 0 {
		return nil
	}
	return Text(fmt.Sprintf("and %d more in the output of -o json.", rest))
}

// some returns blocks without nil ones.
func some(blocks ...Block) []Block {
	return slices.DeleteFunc(blocks, func(b Block) bool { return b == nil })
}

// changedAnswers lists the answers that differ, those that move something
// first, and names the questions that apply on one side only.
func changedAnswers(d *scope.Difference) []Block {
	var rows [][]string
	var asked, dropped []string
	for _, idle := range []bool{false, true} {
		for i := range d.Answers {
			c := &d.Answers[i]
			if (len(c.Effects) == 0) != idle {
				continue
			}
			before, after := answerWords(d.Before, c.Question, c.Before), answerWords(d.After, c.Question, c.After)
			switch {
			case written(c.Before) || written(c.After):
				before, after = shortened(d, c, before, after)
				rows = append(rows, []string{topic(d, c.Question), before, after, effectWords(c.Effects)})
			case c.After.State.Open():
				asked = append(asked, topic(d, c.Question))
			default:
				dropped = append(dropped, topic(d, c.Question))
			}
		}
	}
	var blocks []Block
	if len(rows) > 0 {
		t := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "Before", Flex: true}, {Name: "After", Flex: true}, {Name: "Moves", Flex: true}}}
		t.Rows = rows[:min(len(rows), shownAnswers)]
		blocks = append(blocks, t)
	}
	for _, l := range []struct {
		lead   string
		topics []string
	}{{"Now asked as well: ", asked}, {"No longer asked: ", dropped}} {
		if len(l.topics) > 0 {
			blocks = append(blocks, Text(l.lead+joinFirst(l.topics, shownTopics)+"."))
		}
	}
	return some(append(blocks, andMore(len(rows)-shownAnswers))...)
}

// changedContributions lists the criteria that count differently with what
// each gives to the models, the most decisive first.
func changedContributions(d *scope.Difference) []Block {
	if len(d.Contributions) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Name: ""},
		{Name: "Reason", Flex: true},
		{Name: "Fully", Align: Right},
		{Name: "Co", Align: Right},
		{Name: "Hybrid", Align: Right},
		{Name: "From", Flex: true},
	}}
	for i := range d.Contributions {
		c := &d.Contributions[i]
		if i == shownContributions {
			break
		}
		mark := "±"
		switch {
		case c.CountsAfter && !c.CountsBefore:
			mark = "+"
		case c.CountsBefore && !c.CountsAfter:
			mark = "-"
		}
		row := []string{mark, c.Criterion().Label}
		for m := range c.PointsAfter {
			row = append(row, signed(c.PointsAfter[m]-c.PointsBefore[m]))
		}
		t.Rows = append(t.Rows, append(row, causeWords(d, c.Causes)))
	}
	legend := "+ counts now, - no longer; the figures are the points that each model gains or loses."
	if rest := len(d.Contributions) - len(t.Rows); rest > 0 {
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
// longer: models with the same reasons stand together.
func changedVetoes(d *scope.Difference) Block {
	var l List
	add := func(all []scope.VetoChange, s *scope.Scope, mark string, verb func(terms.Model) [2]string, reason func(*scope.VetoChange) string) {
		type entry struct {
			names   []string
			verb    [2]string
			reasons string
		}
		var entries []entry
		for _, m := range terms.Models() {
			var reasons []string
			for i := range all {
				if all[i].Model == m {
					reasons = append(reasons, reason(&all[i]))
				}
			}
			if len(reasons) == 0 {
				continue
			}
			e := entry{verb: verb(m), reasons: strings.Join(reasons, " ")}
			at := slices.IndexFunc(entries, func(f entry) bool { return f.verb == e.verb && f.reasons == e.reasons })
			if at < 0 {
				at, entries = len(entries), append(entries, e)
			}
			entries[at].names = append(entries[at].names, words.Small(s.Playbook.Texts.Models[m].Name))
		}
		for _, e := range entries {
			l.Items = append(l.Items, Item{Mark: mark, Text: words.Large(words.List(e.names)) + verbForm(len(e.names), e.verb) + " " + e.reasons})
		}
	}
	add(d.Gained, d.After, "×", func(m terms.Model) [2]string {
		if d.Before.Recommendation.Vetoed[m] {
			return [2]string{" is ruled out for one more reason:", " are ruled out for one more reason:"}
		}
		return [2]string{" is ruled out now:", " are ruled out now:"}
	}, func(v *scope.VetoChange) string { return v.Because })
	add(d.Lost, d.Before, "✓", func(m terms.Model) [2]string {
		if d.After.Recommendation.Vetoed[m] {
			return [2]string{" stays ruled out. No longer true:", " stay ruled out. No longer true:"}
		}
		return [2]string{" is possible now. No longer true:", " are possible now. No longer true:"}
	}, func(v *scope.VetoChange) string { return "\"" + vetoLabel(d.Before, v) + "\"." })
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

func verbForm(n int, forms [2]string) string { return verb(n, forms[0], forms[1]) }

// vetoLabel names the reason against a model in short.
func vetoLabel(s *scope.Scope, v *scope.VetoChange) string {
	for i := range s.Playbook.Matrix.Criteria {
		if c := &s.Playbook.Matrix.Criteria[i]; c.ID == v.Criterion {
			return c.Label
		}
	}
	if v.Criterion == assess.StatedTowers {
		return "What you had decided about the parts of IT"
	}
	return "A team of fewer than two"
}

// changedSplit lists the towers that another side runs: those with the same
// change for the same reason stand together.
func changedSplit(d *scope.Difference) Block {
	if len(d.Split) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Before"}, {Name: "After"}, {Name: "Parts of IT", Flex: true}, {Name: "Because", Flex: true}}}
	type group struct{ before, after, because string }
	rows := map[group]int{}
	for i := range d.Split {
		c := &d.Split[i]
		g := group{sideWords(c.Before), sideWords(c.After), "you decided so"}
		if c.AssumedAfter {
			g.because = c.Because
		}
		if at, ok := rows[g]; ok {
			t.Rows[at][2] += ", " + words.Small(c.Tower.Name())
			continue
		}
		rows[g] = len(t.Rows)
		t.Rows = append(t.Rows, []string{g.before, g.after, words.Small(c.Tower.Name()), g.because})
	}
	return t
}

// changedRows counts the activities that change by tower and shows the first.
func changedRows(d *scope.Difference) []Block {
	all := d.Responsibilities
	if len(all) == 0 {
		return nil
	}
	var counts []string
	for _, tower := range terms.Towers() {
		n := 0
		for i := range all {
			if all[i].Row().Tower == tower {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", words.Small(tower.Name()), n))
		}
	}
	var l List
	for _, core := range []bool{true, false} {
		for i := range all {
			c := &all[i]
			if row := c.Row(); row.Core == core && len(l.Items) < shownRows {
				l.Items = append(l.Items, Item{Mark: row.ID, Text: fmt.Sprintf("%s: %s → %s (%s)", row.Name,
					rowWords(d.Before, c.Before, c.After), rowWords(d.After, c.After, c.Before), rowCauses(d, c))})
			}
		}
	}
	text := words.Large(activitiesChange(len(all), d.Rows)) + ": " + strings.Join(counts, ", ") + "."
	if rest := len(all) - len(l.Items); rest > 0 {
		text += " The first of them, the rest stands in the output of -o json:"
	}
	return []Block{Text(text), l}
}

// maxRowCauses is how many causes of a row are named before they are counted.
const maxRowCauses = 2

// rowCauses names what moved a row; its tower is known where it stands.
func rowCauses(d *scope.Difference, c *scope.RowChange) string {
	var words []string
	for _, cause := range c.Causes {
		if cause.Kind == scope.BySplit {
			words = append(words, "another side runs this part")
			continue
		}
		words = append(words, causeWord(d, cause))
	}
	return joinFirst(words, maxRowCauses)
}

// rowWords says who answers for a row and does it, and its status where that
// differs. Where the duties are the same, it names everybody.
func rowWords(s *scope.Scope, r, other *responsibility.Row) string {
	if r == nil {
		return "not in it"
	}
	duties := func(l responsibility.Letter) responsibility.Letter {
		if l.Holds() {
			return l
		}
		return responsibility.NotInvolved
	}
	all := other != nil
	for role := range r.Letters {
		all = all && duties(r.Letters[role]) == duties(other.Letters[role])
	}
	all = all && r.Letters != other.Letters
	var words []string
	for _, role := range responsibility.Roles() {
		letter := r.Letters[role]
		if !all {
			letter = duties(letter)
		}
		if letter != responsibility.NotInvolved {
			words = append(words, s.Playbook.Catalogue.Role(role).Short+" "+letter.String())
		}
	}
	text := strings.Join(words, ", ")
	if other != nil && other.Status != r.Status && (other.Letters == r.Letters || r.Status == responsibility.Agreed) {
		text += " (" + statusWords(r.Status) + ")"
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
func comparedSource(d *scope.Difference) string {
	if d.SamePlaybook() {
		return source(d.After)
	}
	return "Before: " + words.Small(source(d.Before)) + " After: " + words.Small(source(d.After))
}
