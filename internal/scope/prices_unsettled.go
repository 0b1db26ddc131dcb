package scope

import (
	"math/bits"
	"slices"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// sayUnsettled says what the prices take for granted of answers that are given and
// not settled, in the order of the questions. The sentences name what was
// answered, never who said it.
func (s *Scored) sayUnsettled(p *Prices) []pricing.Assumption {
	var all []pricing.Unsettled
	for m := range p.Estimates {
		all = pricing.MergeUnsettled(all, p.Estimates[m].Unsettled)
	}
	all = pricing.MergeUnsettled(all, p.Comparison.Unsettled)
	grid := s.View.Schema().Find(assess.TowerOwners)
	said := s.sayTowers(grid)
	slices.SortStableFunc(all, func(a, b pricing.Unsettled) int { return a.Question - b.Question })
	for i := range all {
		if u := &all[i]; u.Question != grid || len(u.Lines) > 0 {
			said = append(said, pricing.Assumption{Question: s.View.Schema().At(u.Question).ID, Text: s.sayOne(u), Unsettled: true})
		}
	}
	return said
}

// sayOne says an answer that is not settled, and what it does to the price.
func (s *Scored) sayOne(u *pricing.Unsettled) string {
	a, value := s.Answers(), s.View.Value(u.Question)
	question := &s.Playbook.Questionnaire.Questions[u.Question]
	var options []string
	for rest := value.Unsure &^ value.Options; rest != 0; rest &= rest - 1 {
		if o := bits.TrailingZeros64(rest); o < len(question.Options) {
			options = append(options, question.Options[o].Call)
		}
	}
	return s.Playbook.Card.Say(&a, u, question.Topic, options)
}

// sayTowers says which side the price has for the parts of the work that nobody has
// decided about, and for those about which people differ. Where nobody said
// anything about the parts and all of them go to the provider, that is the model
// itself and no assumption beside it.
func (s *Scored) sayTowers(grid int) []pricing.Assumption {
	proposal := s.Split()
	if grid < 0 || proposal == nil || s.View.State(grid) == answer.Hidden {
		return nil
	}
	value, given := s.View.Value(grid), s.View.State(grid) == answer.Given
	if !given && s.Recommendation.Model == terms.FullyManaged {
		return nil
	}
	var differ []terms.Tower
	if d := s.View.Dispute(grid); d != nil {
		differ = d.Towers()
	}
	var open []terms.Tower
	for _, t := range terms.Towers() {
		nobody := !given && t.Operational() || given && value.OpenTower(t)
		if nobody && !slices.Contains(differ, t) && s.Playbook.Card.Counts(t) {
			open = append(open, t)
		}
	}
	var said []pricing.Assumption
	for i, towers := range [][]terms.Tower{open, differ} {
		if len(towers) > 0 {
			text := s.Playbook.Card.SayTowers(i == 1, towers, &proposal.Split, s.Playbook.OurName, s.Playbook.Questionnaire.Towers.Small)
			said = append(said, pricing.Assumption{Question: assess.TowerOwners, Text: text, Unsettled: true})
		}
	}
	return said
}
