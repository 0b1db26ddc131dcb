package wire

import (
	"mspscope/internal/advice"
	scope "mspscope/internal/oldscope"
)

// Growth says where a client may go from the recommended model.
type Growth struct {
	Paths    []GrowthPath `json:"paths"`
	Outgrown []Trigger    `json:"outgrown"`
	Reading  string       `json:"reading"`
	Review   []string     `json:"review"`
}

// GrowthPath is a way from one model to the next.
type GrowthPath struct {
	ID       string    `json:"id"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	Title    string    `json:"title"`
	Likely   bool      `json:"likely"`
	Triggers []Trigger `json:"triggers"`
	Steps    []string  `json:"steps"`
	Time     string    `json:"time"`
	Source   string    `json:"source"`
}

// Trigger is a sign; status is met, not_met, open or to_watch.
type Trigger struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Strong bool   `json:"strong"`
	Status string `json:"status"`
}

func triggersOf(all []advice.Trigger) []Trigger {
	out := make([]Trigger, 0, len(all))
	for _, t := range all {
		status := map[advice.Status]string{advice.Met: "met", advice.NotMet: "not_met", advice.Unsure: "open", advice.Watch: "to_watch"}[t.Status]
		out = append(out, Trigger{ID: t.ID, Text: t.Text, Strong: t.Strong, Status: status})
	}
	return out
}

// growthOf returns null when the outcome names no model.
func growthOf(s *scope.Scope) *Growth {
	if !s.Recommendation.HasModel() {
		return nil
	}
	g := &s.Growth
	out := Growth{
		Paths: []GrowthPath{}, Outgrown: triggersOf(g.Outgrown), Review: list(g.Review),
		Reading: map[advice.Reading]string{advice.ReadingNone: "none", advice.ReadingReview: "review", advice.ReadingChange: "change"}[g.Reading],
	}
	for i := range g.Paths {
		p := &g.Paths[i]
		out.Paths = append(out.Paths, GrowthPath{
			ID: p.ID, From: p.From, To: p.To, Title: p.Title, Likely: p.Likely,
			Triggers: triggersOf(p.Triggers), Steps: list(p.Steps), Time: p.Time, Source: p.Source,
		})
	}
	return &out
}
