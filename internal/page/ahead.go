package page

import (
	"slices"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/result"
)

// What the page of a recommendation says of the way there and of what comes later.

// transition is said when fully managed is recommended while people are there.
func transition(r *result.Result) []Block {
	if r.Words.Transition == nil {
		return nil
	}
	return some(Text(r.Words.Transition.Text), steps(r, r.Words.Transition.Points))
}

// steps are the single steps of a way, where the page is not the short one: the plan has
// them with their days, and whoever decides has to be through with this page in minutes.
func steps(r *result.Result, all []string) Block {
	if brief(r) {
		return nil
	}
	return Bullets("•", all)
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
		text = running(text, r.Say("ahead.way_back_price", "model", inSentence(r, b.Model), "amount", roughly(r, b.Monthly, r.Price.Currency)))
	}
	return []Block{Text(text), Bullets("•", b.Points)}
}

// growth names the next model that the client will likely need with what speaks
// for it, the signs of having outgrown the present one, and when to ask again.
func growth(r *result.Result) []Block {
	g := r.Growth
	if g == nil {
		return nil
	}
	blocks := paths(r, g.Paths)
	outgrown, review := "", ""
	if g.Reading != advice.ReadingNone {
		met := signs(r, g.Outgrown, advice.Met)
		outgrown = r.Say("ahead.outgrown", "met", len(met), "all", len(g.Outgrown), "reading", r.Words.Reading, "signs", r.Language.Small(strings.Join(met, "; ")))
	}
	if len(g.Review) > 0 {
		most := len(g.Review)
		if brief(r) {
			most = min(most, r.Words.Lists.Reviews)
		}
		review = r.Say("ahead.review", "when", r.Language.Or(g.Review[:most]))
	}
	return append(blocks, some(Text(outgrown), Text(review))...)
}

// fromToday are the paths that lead to the recommended model from where the client
// stands.
func fromToday(r *result.Result) []Block {
	if r.Growth == nil {
		return nil
	}
	return paths(r, r.Growth.FromToday)
}

// paths are the likely paths with what speaks for them and their steps.
func paths(r *result.Result, all []advice.Path) []Block {
	var blocks []Block
	for i := range all {
		p := &all[i]
		if !p.Likely {
			continue
		}
		text := r.Say("ahead.path", "title", p.Title, "time", p.Time)
		if met := signs(r, p.Triggers, advice.Met); len(met) > 0 {
			if brief(r) {
				met = met[:min(len(met), r.Words.Lists.Reasons)]
			}
			text = running(text, r.Say("ahead.points", "signs", r.Language.Small(strings.Join(met, "; "))))
		}
		if watch := signs(r, p.Triggers, advice.Watch, advice.Unsure); !brief(r) && len(watch) > 0 {
			text = running(text, r.Say("ahead.would_point", "signs", r.Language.Small(strings.Join(watch, "; "))))
		}
		blocks = append(blocks, some(Text(text), steps(r, p.Steps))...)
	}
	return blocks
}

// signs are the texts of the triggers of which one of the statuses is known.
func signs(r *result.Result, all []advice.Trigger, of ...advice.Status) []string {
	var texts []string
	for _, t := range all {
		if slices.Contains(of, t.Status) {
			if len(texts) > 0 {
				t.Text = r.Language.Small(t.Text) // inside a sentence
			}
			texts = append(texts, t.Text)
		}
	}
	return texts
}
