package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// What the page of a recommendation says of the way there and of what comes later.

// transition is said when fully managed is recommended while people are there.
func transition(r *result.Result) []Block {
	if r.Words.Transition == nil {
		return nil
	}
	return []Block{Text(r.Words.Transition.Text), Bullets("•", r.Words.Transition.Points)}
}

// forNow says that the recommendation holds until somebody is there.
func forNow(rec *result.Recommendation) Block {
	if rec.WayBack == nil {
		return nil
	}
	return Text(rec.WayBack.Because)
}

// wayBack is how the step to shared work is planned, with what it would cost.
func wayBack(r *result.Result) []Block {
	b := r.Recommendation.WayBack
	if b == nil {
		return nil
	}
	text := b.Text
	if b.Monthly.Known && r.Price != nil {
		text += fmt.Sprintf(" With one IT person of your own, %s would cost %s a month; that person's pay is not in it.", inSentence(r, b.Model), about(b.Monthly, r.Price.Currency))
	}
	return []Block{Text(text), Bullets("•", b.Points)}
}

// readiness says whether shared work could start, and what to do before.
func readiness(r *result.Result) []Block {
	res := &r.Readiness
	if res.Verdict == advice.VerdictNotApplicable || len(res.Elements) == 0 {
		return nil
	}
	known := func(e advice.Element) bool { return e.Level != nil }
	if !slices.ContainsFunc(res.Elements, known) && len(res.Blocks) == 0 {
		return []Block{Text("Not assessed yet: the questions about working together are open.")}
	}
	line := fmt.Sprintf("Not settled yet: between %d and %d of 100, depending on what is still open.", *res.Low, *res.High)
	switch {
	case res.Name != "" && res.Index != nil:
		line = fmt.Sprintf("%s (%d of 100). %s", res.Name, *res.Index, res.Meaning)
	case res.Name != "":
		line = res.Name + ". " + res.Meaning
	}
	var l List
	for i := range res.Blocks {
		l.Items = append(l.Items, Item{Mark: "!", Text: strings.TrimSpace(res.Blocks[i].Because + " " + res.Blocks[i].Action)})
	}
	for i := range res.Elements {
		e := &res.Elements[i]
		if e.Level != nil && *e.Level < r.Words.Lists.ReadinessBelow && e.Action != "" {
			l.Items = append(l.Items, Item{Mark: "•", Text: e.Name + ": " + e.Action})
		}
	}
	return some(Text(line), listOrNil(l))
}

// findings lists what to do about the risks that the answers show.
func findings(r *result.Result) []Block {
	if r.Recommendation.Outcome == assess.NothingScored || len(r.Findings) == 0 {
		return nil
	}
	var l List
	for i := range r.Findings[:min(len(r.Findings), r.Words.Shown)] {
		f := &r.Findings[i]
		l.Items = append(l.Items, Item{
			Mark:   fmt.Sprintf("%d.", i+1),
			Text:   fmt.Sprintf("%s (%s, by day %d)", f.Title, f.Severity, f.ByDay),
			Detail: f.Action,
		})
	}
	blocks := []Block{l}
	if rest := len(r.Findings) - len(l.Items); rest > 0 {
		blocks = append(blocks, Text(further(r, rest)))
	}
	return blocks
}

// further says how many findings there are beside those that are shown.
func further(r *result.Result, rest int) string {
	if !r.Provider() {
		return words.Count(rest, "more came up.", "more came up.")
	}
	return words.Count(rest, "more, and why it matters, stands", "more, and why each matters, stand") + " in the output of -o json."
}

// growth names the next model that the client will likely need with what speaks
// for it, the signs of having outgrown the present one, and when to ask again.
func growth(r *result.Result) []Block {
	g := r.Growth
	if g == nil {
		return nil
	}
	blocks := paths(g.Paths)
	outgrown, review := "", ""
	if g.Reading != advice.ReadingNone {
		signs := triggers(g.Outgrown, advice.Met)
		outgrown = fmt.Sprintf("Of %[2]d signs that the way IT is run today no longer fits, %[1]d are there (%[3]s): %[4]s.",
			len(signs), len(g.Outgrown), r.Words.Reading, strings.Join(signs, "; "))
	}
	if len(g.Review) > 0 {
		review = "Answer the questions again " + words.Or(g.Review[:min(len(g.Review), r.Words.Lists.Reviews)]) + "."
	}
	return append(blocks, some(Text(outgrown), Text(review))...)
}

// fromToday are the paths that lead to the recommended model from where the client
// stands.
func fromToday(r *result.Result) []Block {
	if r.Growth == nil {
		return nil
	}
	return paths(r.Growth.FromToday)
}

// paths are the likely paths with what speaks for them and their steps.
func paths(all []advice.Path) []Block {
	var blocks []Block
	for i := range all {
		p := &all[i]
		if !p.Likely {
			continue
		}
		text := fmt.Sprintf("%s (%s).", p.Title, p.Time)
		if met := triggers(p.Triggers, advice.Met); len(met) > 0 {
			text += " What speaks for it already: " + strings.Join(met, "; ") + "."
		}
		if watch := triggers(p.Triggers, advice.Watch, advice.Unsure); len(watch) > 0 {
			text += " What would speak for it too, if it holds for you: " + strings.Join(watch, "; ") + "."
		}
		blocks = append(blocks, Text(text), Bullets("•", p.Steps))
	}
	return blocks
}

// triggers are the texts of the triggers of which one of the statuses is known.
func triggers(all []advice.Trigger, of ...advice.Status) []string {
	var texts []string
	for _, t := range all {
		if slices.Contains(of, t.Status) {
			if len(texts) > 0 {
				t.Text = words.Small(t.Text) // inside a sentence
			}
			texts = append(texts, t.Text)
		}
	}
	return texts
}
