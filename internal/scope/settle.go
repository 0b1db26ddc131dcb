package scope

import (
	"slices"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// toSettle lays out each open row under every answer to its question.
func (s *Scored) toSettle(m terms.Model, rows responsibility.Rows) []result.ToSettle {
	out := []result.ToSettle{}
	in := s.raciInput(m)
	labels := s.lineLabels(in.Split)
	open := rows.Open()
	sides := []terms.Side{terms.Provider, terms.Shared, terms.Client}
	decided := make([]map[string]*responsibility.Row, len(sides))
	for i, side := range sides {
		with := in
		with.Decisions = nil
		for k := range open {
			with.Decisions = append(with.Decisions, responsibility.Decision{Activity: open[k].ID, Side: side})
		}
		matrix := s.Playbook.Catalogue.Matrix(with)
		decided[i] = map[string]*responsibility.Row{}
		for k := range matrix.Rows {
			decided[i][matrix.Rows[k].ID] = &matrix.Rows[k]
		}
	}
	for i := range open {
		row := &open[i]
		one := result.ToSettle{Row: row.ID, Tower: row.Tower.String(), Name: row.Name, Question: string(row.Choice), Answers: []result.Choice{}}
		for k, side := range sides {
			if with := decided[k][row.ID]; with != nil {
				one.Answers = addAnswer(one.Answers, row, with, side, s.linesOf(row.ID, in.Sold, labels))
			}
		}
		// Another company's row stands as it is until it is settled.
		if !slices.ContainsFunc(one.Answers, func(c result.Choice) bool { return c.Now }) {
			one.Answers = addAnswer(one.Answers, row, row, row.Side, s.linesOf(row.ID, in.Sold, labels))
		}
		if len(one.Answers) > 1 { // a question with one answer is none
			out = append(out, one)
		}
	}
	return out
}

// addAnswer adds an answer. Of two that mean the same that one stays whose name says who
// has a duty then.
func addAnswer(all []result.Choice, now, row *responsibility.Row, side terms.Side, lines []string) []result.Choice {
	if row.Fee != responsibility.Included {
		lines = []string{}
	}
	one := result.Choice{
		Side: side, Now: row.Letters.Duties() == now.Letters.Duties(), Letters: row.Letters, Fee: row.Fee, FeeNote: row.FeeNote, Lines: lines, Handoff: row.Handoff,
	}
	i := slices.IndexFunc(all, func(c result.Choice) bool { return c.Letters.Duties() == row.Letters.Duties() && c.Fee == row.Fee })
	switch {
	case i < 0:
		return append(all, one)
	case row.Letters.Bearer() == side:
		return append(slices.Delete(all, i, i+1), one)
	}
	return all
}

// lineLabels are the names of the lines in the price of a split.
func (s *Scored) lineLabels(split terms.Split) map[string]string {
	labels := map[string]string{}
	if s.Playbook.Card == nil {
		return labels
	}
	if e, err := s.Playbook.Card.Estimate(split, s.answersOn(split), s.Quote); err == nil {
		for i := range e.Lines {
			labels[e.Lines[i].ID] = e.Lines[i].Label
		}
	}
	return labels
}

// linesOf names the lines of the price that a row names and that are in it.
func (s *Scored) linesOf(row string, sold *responsibility.Sold, labels map[string]string) []string {
	out := []string{}
	a := s.Playbook.Catalogue.Find(row)
	if a == nil || sold == nil {
		return out
	}
	for _, id := range a.Lines() {
		if slices.Contains(sold.Lines, id) && labels[id] != "" {
			out = append(out, labels[id])
		}
	}
	return out
}
