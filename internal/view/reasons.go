package view

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// fitBars shows the fit of the models, the recommended one first.
func fitBars(s *scope.Scope) Block {
	r := &s.Recommendation
	if r.TotalWeight == 0 {
		return nil
	}
	bars := Bars{Max: 1000}
	for _, m := range ranked(s) {
		fit, _ := r.Fit(m)
		remark := ""
		if r.Vetoed[m] {
			remark = "ruled out"
		}
		bars.Rows = append(bars.Rows, Bar{Name: s.Playbook.Texts.Models[m].Name, Value: fit, Text: tenths(fit), Remark: remark})
	}
	return bars
}

// ranked lists the models: the recommended one, then by score, ruled-out ones
// last.
func ranked(s *scope.Scope) []terms.Model {
	r := &s.Recommendation
	models := terms.Models()
	order := models[:]
	less := func(a, b terms.Model) bool {
		switch {
		case r.HasModel() && (a == r.Model) != (b == r.Model):
			return a == r.Model
		case r.Vetoed[a] != r.Vetoed[b]:
			return !r.Vetoed[a]
		}
		return r.Scores[a] > r.Scores[b]
	}
	for i := range order {
		for j := i; j > 0 && less(order[j], order[j-1]); j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	return order
}

// elsewhere says plainly when the answers apart from the stated towers point
// to another model.
func elsewhere(s *scope.Scope) Block {
	r := &s.Recommendation
	if len(r.MatrixReasons) == 0 || r.MatrixFirst == nil {
		return nil
	}
	because := ""
	for _, c := range r.MatrixReasons {
		if c.Points > 0 {
			because = " " + c.Criterion.Because
			break
		}
	}
	return Text(fmt.Sprintf("What you decided about the parts of IT makes this %s. Your answers otherwise point to %s.%s",
		words.Small(modelName(s, r.Model)), words.Small(modelName(s, *r.MatrixFirst)), because))
}

// reasons lists the criteria that speak for (sign 1) or against (sign -1) the
// model, the heaviest first.
func reasons(r *assess.Recommendation, sign int64, most int) Block {
	all := r.Reasons
	var l List
	mark := map[int64]string{1: "+", -1: "-"}[sign]
	for i := range all {
		c := all[i]
		if sign < 0 { // the heaviest against stand at the end
			c = all[len(all)-1-i]
		}
		if c.Points*sign <= 0 || len(l.Items) == most {
			break
		}
		if sign < 0 && c.Criterion.Ratings[r.Model] >= assess.GoodOption {
			continue // it fits the other model a little better and this one well
		}
		l.Items = append(l.Items, Item{Mark: mark, Text: c.Criterion.Because})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// against says what speaks against the model: in these answers, or, where
// nothing in them does, in general.
func against(s *scope.Scope) []Block {
	r := &s.Recommendation
	if l := reasons(r, -1, shownAgainst); l != nil {
		return []Block{l}
	}
	cons := s.Playbook.Texts.Models[r.Model].Cons
	cons = cons[:min(len(cons), shownAgainst)]
	return []Block{Text("Nothing in these answers. In general, this comes with the model:"), Bullets("-", cons)}
}

// vetoes lists the ruled-out models with their reasons.
func vetoes(s *scope.Scope) Block {
	r := &s.Recommendation
	if len(r.Vetoes) == 0 || r.Outcome == assess.NoneNeeded {
		return nil
	}
	// Models that are ruled out for the same reasons stand together.
	type ruledOut struct{ names, because string }
	var out []ruledOut
	for _, m := range terms.Models() {
		var because []string
		for _, v := range r.Vetoes {
			if v.Model == m {
				because = append(because, v.Because)
			}
		}
		if len(because) == 0 {
			continue
		}
		name, text := s.Playbook.Texts.Models[m].Name, strings.Join(because, " ")
		if last := len(out) - 1; last >= 0 && out[last].because == text {
			out[last].names += " and " + words.Small(name)
			continue
		}
		out = append(out, ruledOut{name, text})
	}
	var l List
	for _, o := range out {
		l.Items = append(l.Items, Item{Mark: "×", Text: o.names + ": " + o.because})
	}
	return l
}

// sideWords says who runs a part, to the client.
func sideWords(s terms.Side) string {
	switch s {
	case terms.Provider:
		return "provider"
	case terms.Shared:
		return "shared"
	case terms.Client:
		return "you"
	case terms.ThirdParty:
		return "another company"
	case terms.Undecided:
	}
	return "not decided"
}

// explained shows the mathematics: every criterion that counted, its weight,
// its ratings and what it adds to the margin.
func explained(d *Document, s *scope.Scope) {
	r := &s.Recommendation
	t := Table{Columns: []Column{
		{Name: "Criterion", Flex: true},
		{Name: "Weight", Align: Right},
		{Name: "Fully", Align: Right},
		{Name: "Co", Align: Right},
		{Name: "Hybrid", Align: Right},
		{Name: "Margin", Align: Right},
	}}
	m := s.Playbook.Matrix
	points := map[*assess.Criterion]int64{}
	for _, c := range r.Reasons {
		points[c.Criterion] = c.Points
	}
	for i := range m.Criteria {
		if r.Applies[i] != answer.True {
			continue
		}
		c := &m.Criteria[i]
		margin := ""
		if r.HasModel() {
			margin = fmt.Sprintf("%+d", points[c])
		}
		t.Rows = append(t.Rows, []string{
			c.Label, fmt.Sprint(c.Weight),
			fmt.Sprint(int(c.Ratings[0])), fmt.Sprint(int(c.Ratings[1])), fmt.Sprint(int(c.Ratings[2])), margin,
		})
	}
	if len(t.Rows) == 0 {
		return
	}
	t.Footer = []string{"Score: sum of weight x points", fmt.Sprint(r.TotalWeight)}
	for _, model := range terms.Models() {
		t.Footer = append(t.Footer, fmt.Sprint(r.Scores[model]))
	}
	margin := ""
	text := fmt.Sprintf("Fit = 100 x score / (6 x %d).", r.TotalWeight)
	if r.HasModel() {
		margin = fmt.Sprintf("%+d", r.MarginPoints)
		text += fmt.Sprintf(" The margin is %s against %s, criterion by criterion.", words.Small(modelName(s, r.Model)), words.Small(modelName(s, r.ComparedWith)))
	}
	t.Footer = append(t.Footer, margin)
	d.Section("The mathematics", Text(text), t)
}
