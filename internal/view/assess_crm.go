package view

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/words"
)

// crmWords is about how many words a note has.
const crmWords = 120

// CRMNote is the interview in about 120 words, to paste into a customer system.
// The least important sentences give way first.
func CRMNote(s *scope.Scope) string {
	type sentence struct {
		text string
		rank int // 0 always stays
	}
	all := []sentence{
		{crmClient(s), 0},
		{crmToday(s), 2},
		{crmDrivers(s), 3},
		{crmResult(s), 0},
		{crmSure(s), 0},
		{crmBecause(s, 0), 1},
		{crmBecause(s, 1), 5},
		{crmPrice(s), 0},
		{crmRules(s), 4},
		{crmRisk(s), 6},
		{crmOpen(s), 1},
		{crmNext(s), 0},
	}
	for worst := 6; ; worst-- {
		var kept []string
		for _, x := range all {
			if x.text != "" && x.rank <= worst {
				kept = append(kept, x.text)
			}
		}
		note := strings.Join(kept, " ")
		if len(strings.Fields(note)) <= crmWords+10 || worst == 0 {
			return note
		}
	}
}

func crmClient(s *scope.Scope) string {
	name := s.Engagement.Client.Name
	if name == "" {
		name = "Client"
	}
	var facts []string
	for _, f := range []struct{ id, one, many string }{
		{"users_count", "person", "people"},
		{"endpoints_count", "computer", "computers"},
		{"servers_count", "server", "servers"},
		{"sites_count", "location", "locations"},
	} {
		if n, ok := s.View.Number(f.id); ok && n > 0 {
			word := f.many
			if n == 100 {
				word = f.one
			}
			facts = append(facts, answer.FormatHundredths(n)+" "+word)
		}
	}
	if date := s.Engagement.Client.Date; date != "" {
		name += " (" + date + ")"
	}
	if len(facts) == 0 {
		return name + "."
	}
	return name + ": " + words.List(facts) + "."
}

// crmSaid is the answer to a question in words, "" when there is none.
func crmSaid(s *scope.Scope, id string) string {
	i := s.Playbook.Questionnaire.Schema.Find(id)
	if i < 0 || s.View.State(i) != answer.Given {
		return ""
	}
	labels := s.Playbook.Questionnaire.Labels(i, s.View.Value(i))
	for k, l := range labels {
		labels[k] = words.Small(l)
	}
	return strings.Join(labels, "; ")
}

func crmToday(s *scope.Scope) string {
	said := crmSaid(s, "current_it_model")
	if said == "" {
		return ""
	}
	text := "IT today: " + said
	if fte, ok := s.View.Number("it_fte"); ok {
		text += fmt.Sprintf(" (%s FTE)", answer.FormatHundredths(fte))
	}
	return text + "."
}

func crmDrivers(s *scope.Scope) string {
	said := crmSaid(s, "drivers")
	if said == "" || said == "[]" {
		return ""
	}
	return "Why now: " + said + "."
}

// crmSure says in a few words whether the rest can change the model.
func crmSure(s *scope.Scope) string {
	if s.Proof == nil || !s.Recommendation.HasModel() {
		return ""
	}
	if s.Proof.Certificate.Certain {
		return "Proved: no open answer changes that."
	}
	return "Not settled: open answers can still change that" + otherwise(s) + "."
}

func crmResult(s *scope.Scope) string {
	r := &s.Recommendation
	switch r.Outcome {
	case assess.Recommended:
		return "Fits best: " + words.Small(modelName(s, r.Model)) + "."
	case assess.TooClose:
		return "Too close to call: " + words.Small(modelName(s, r.Model)) + " or " + words.Small(modelName(s, *r.RunnerUp)) + "."
	case assess.NoneNeeded:
		return "No managed service is needed at present."
	case assess.AllVetoed:
		return "Every model is ruled out by the answers as they stand."
	case assess.NothingScored:
	}
	return "Too little is answered for a recommendation."
}

// crmBecause is the n-th reason for the result.
func crmBecause(s *scope.Scope, n int) string {
	r := &s.Recommendation
	switch {
	case r.Outcome == assess.NoneNeeded && n == 0:
		return firstClause(r.Rule.Because)
	case r.HasModel() && n < len(r.Reasons) && r.Reasons[n].Points > 0:
		return firstClause(r.Reasons[n].Criterion.Because)
	}
	return ""
}

func crmPrice(s *scope.Scope) string {
	m := s.Model()
	if m == nil || !s.Estimates[*m].Monthly.Known {
		return ""
	}
	e, currency := &s.Estimates[*m], s.Playbook.Card.Currency
	return fmt.Sprintf("Price: %s a month, %s %s to start.", about(e.Monthly, currency), whole(e.OneTime.Typical), currency)
}

func crmRules(s *scope.Scope) string {
	said := crmSaid(s, "compliance_regimes")
	if said == "" || s.View.Is("compliance_regimes", "none") {
		return ""
	}
	return "Rules: " + said + "."
}

func crmRisk(s *scope.Scope) string {
	var titles []string
	for _, f := range s.Findings {
		if len(titles) < 2 {
			titles = append(titles, f.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return "First to do: " + strings.Join(titles, "; ") + "."
}

func crmOpen(s *scope.Scope) string {
	topics, _ := openTopics(s)
	if len(topics) == 0 {
		return ""
	}
	return fmt.Sprintf("Open (%d): %s.", len(s.Open), words.List(topics[:min(3, len(topics))]))
}

func crmNext(s *scope.Scope) string {
	steps := nextSteps(s)
	if len(steps) == 0 {
		return ""
	}
	return "Next: " + strings.Join(steps, " ")
}
