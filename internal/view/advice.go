package view

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	scope "mspscope/internal/oldscope"
)

// readiness says whether shared work could start, and what to do before.
func readiness(s *scope.Scope) []Block {
	res := s.Readiness
	if res.Verdict == "not_applicable" || len(res.Elements) == 0 {
		return nil
	}
	known := 0
	for i := range res.Elements {
		if res.Elements[i].Level != nil {
			known++
		}
	}
	if known == 0 && len(res.Blocks) == 0 {
		return []Block{Text("Not assessed yet: the questions about working together are open.")}
	}
	line := fmt.Sprintf("Not settled yet: between %d and %d of 100, depending on what is still open.", res.Low, res.High)
	for _, b := range s.Playbook.Readiness.Bands() {
		if b.ID == res.Verdict {
			line = b.Name + ". " + b.Meaning
			if res.Index != nil {
				line = fmt.Sprintf("%s (%d of 100). %s", b.Name, *res.Index, b.Meaning)
			}
		}
	}
	blocks := []Block{Text(line)}
	var l List
	for i := range res.Blocks {
		l.Items = append(l.Items, Item{Mark: "!", Text: res.Blocks[i].Because + " " + res.Blocks[i].Action})
	}
	for i := range res.Elements {
		e := &res.Elements[i]
		if e.Level != nil && *e.Level < 3 && e.Action != "" {
			l.Items = append(l.Items, Item{Mark: "•", Text: e.Name + ": " + e.Action})
		}
	}
	if len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}

// findings lists what to do about the risks that the answers show.
func findings(s *scope.Scope) []Block {
	all := s.Findings
	if s.Recommendation.Outcome == assess.NothingScored || len(all) == 0 {
		return nil
	}
	var l List
	for i := range all {
		if i == s.Playbook.Findings.Shown {
			break
		}
		f := &all[i]
		l.Items = append(l.Items, Item{
			Mark:   fmt.Sprintf("%d.", i+1),
			Text:   fmt.Sprintf("%s (%s, by day %d)", f.Title, f.Severity, f.ByDay),
			Detail: f.Action,
		})
	}
	blocks := []Block{l}
	if rest := len(all) - len(l.Items); rest > 0 {
		blocks = append(blocks, Text(fmt.Sprintf("%d more, and why each matters, stand in the output of -o json.", rest)))
	}
	return blocks
}

// shownReviews is how many occasions to ask again are named.
const shownReviews = 3

// growth names the next model that the client will likely need with what
// speaks for it, the signs of having outgrown the present one, and when to ask
// again.
func growth(s *scope.Scope) []Block {
	if !s.Recommendation.HasModel() {
		return nil
	}
	g := &s.Growth
	var blocks []Block
	var l List
	for i := range g.Paths {
		p := &g.Paths[i]
		if !p.Likely {
			continue
		}
		var met, watch []string
		for _, t := range p.Triggers {
			switch t.Status {
			case advice.Met:
				met = append(met, t.Text)
			case advice.Watch, advice.Unsure:
				watch = append(watch, t.Text)
			case advice.NotMet:
			}
		}
		text := fmt.Sprintf("%s (%s).", p.Title, p.Time)
		if len(met) > 0 {
			text += " What speaks for it already: " + strings.Join(met, "; ") + "."
		}
		detail := ""
		if len(watch) > 0 {
			detail = "Watch for: " + strings.Join(watch, "; ") + "."
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text, Detail: detail})
	}
	if len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	if g.Reading != advice.ReadingNone {
		var signs []string
		for _, t := range g.Outgrown {
			if t.Status == advice.Met {
				signs = append(signs, t.Text)
			}
		}
		blocks = append(blocks, Text(fmt.Sprintf("%d of %d signs say that you have outgrown how IT is run today (%s): %s.",
			g.Met, len(g.Outgrown), g.Reading, strings.Join(signs, "; "))))
	}
	if len(g.Review) > 0 {
		blocks = append(blocks, Text("Answer the questions again "+strings.Join(g.Review[:min(len(g.Review), shownReviews)], ", ")+"."))
	}
	return blocks
}

// notes lists the notes on answers by topic.
func notes(all []assess.Note, s *scope.Scope) Block {
	var f Facts
	for _, n := range all {
		if !s.Shows(n.Question) {
			continue
		}
		f.Pairs = append(f.Pairs, [2]string{s.Playbook.Questionnaire.Questions[n.Question].Topic, n.Text})
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// internal is what the provider should know before the next call.
func internal(s *scope.Scope) []Block {
	blocks := []Block{
		Bullets("!", s.Playbook.Provider.Fit(s.View)),
		notes(s.Engagement.PrivateNotes, s),
	}
	var l List
	for i := range s.Findings {
		f := &s.Findings[i]
		if f.Audience == advice.AudienceInternal {
			l.Items = append(l.Items, Item{Mark: "•", Text: f.Title + " (" + f.Severity.String() + ")", Detail: f.Because + " " + f.Action})
		}
	}
	if len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}
