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

// What the page of a recommendation says of risks, of what is asked of the client, and
// of whether the work can start.

// readiness says whether shared work could start, and what to do before. The figure
// behind it is the provider's: a client can do nothing with it.
func readiness(r *result.Result) []Block {
	res := &r.Readiness
	if res.Verdict == advice.VerdictNotApplicable || len(res.Elements) == 0 {
		return nil
	}
	known := func(e advice.Element) bool { return e.Level != nil }
	if !slices.ContainsFunc(res.Elements, known) && len(res.Blocks) == 0 {
		return []Block{Text("Not assessed yet: the questions about working together are open.")}
	}
	line := "Not settled yet: it depends on what is still open."
	figure := ""
	switch {
	case res.Name != "" && res.Index != nil:
		line, figure = res.Name+". "+res.Meaning, fmt.Sprintf(" (%d of 100)", *res.Index)
	case res.Name != "":
		line = res.Name + ". " + res.Meaning
	default:
		figure = fmt.Sprintf(" (between %d and %d of 100)", *res.Low, *res.High)
	}
	if r.Provider() {
		line += figure
	}
	var l List
	for i := range res.Blocks {
		l.Items = append(l.Items, Item{Mark: "!", Text: strings.TrimSpace(res.Blocks[i].Because + " " + res.Blocks[i].Action)})
	}
	var gaps []string
	for i := range res.Elements {
		e := &res.Elements[i]
		if e.Level == nil || *e.Level >= r.Words.Lists.ReadinessBelow || e.Action == "" {
			continue
		}
		if brief(r) { // what to do about them stands among the findings, and with its day in the plan
			gaps = append(gaps, words.Small(e.Name))
			continue
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: e.Name + ": " + e.Action})
	}
	if len(gaps) > 0 && len(res.Blocks) == 0 { // what stands in the way comes alone
		line += " " + words.Count(len(gaps), "gap", "gaps") + ": " + words.List(gaps) + "."
	}
	return some(Text(line), listOrNil(l))
}

// brief says whether the page is the short one of somebody who decides: who looks after
// IT reads how the work would go, and the provider or an adviser's client everything.
func brief(r *result.Result) bool {
	return !r.Words.All && r.Reader != result.ITLead && !r.Provider() && !r.Adviser() && r.Explain == nil
}

// findings lists what to do about the risks that the answers show, and is silent about
// those that the client has declined.
func findings(r *result.Result) []Block {
	open := slices.DeleteFunc(slices.Clone(r.Findings), func(f advice.Finding) bool { return f.Declined != nil })
	if r.Recommendation.Outcome == assess.NothingScored || len(open) == 0 {
		return nil
	}
	most := r.Words.Shown
	for most < len(open) && open[most].Severity == advice.Critical { // none of these stands behind a fold
		most++
	}
	var l List
	for i := range open[:min(len(open), most)] {
		f := &open[i]
		detail := f.Action
		if i < r.Words.Shown || !brief(r) { // those beyond are there because they are critical, and what to do is enough
			detail += " Why: " + f.Because
		}
		l.Items = append(l.Items, Item{
			Mark:   fmt.Sprintf("%d.", i+1),
			Text:   fmt.Sprintf("%s (%s, by day %d; %s)", f.Title, f.Severity, f.ByDay, leads(r, f)),
			Detail: detail,
		})
	}
	blocks := []Block{l}
	if len(open) > len(l.Items) {
		blocks = append(blocks, Text(further(r, open[len(l.Items):])))
	}
	return blocks
}

// leads says who leads the action on a finding, and what it is part of.
func leads(r *result.Result, f *advice.Finding) string {
	who := map[string]string{"provider": provider(r) + " leads", "client": "you lead", "both": "you and " + provider(r)}[f.Owner]
	if f.Answered == nil {
		return who
	}
	switch *f.Answered {
	case advice.InOnboarding:
		return who + ", at the start"
	case advice.InFee:
		return who + ", in the monthly fee"
	case advice.AsProject:
		return who + ", a project quoted separately"
	case advice.ByClient, advice.Declined:
	}
	return who
}

// further says how many findings there are beside those that are shown, and how many of
// them are serious: none of them is critical.
func further(r *result.Result, rest []advice.Finding) string {
	high := 0
	for i := range rest {
		if rest[i].Severity == advice.High {
			high++
		}
	}
	text := words.Count(len(rest), "more came up", "more came up")
	if high > 0 {
		text += fmt.Sprintf(", %d of them high", high)
	}
	return text + hint(r, " (--all lists them)") + "."
}

// declined lists what was recommended and the client does not want, to be signed.
func declined(r *result.Result) []Block {
	var l List
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Declined == nil {
			continue
		}
		text := fmt.Sprintf("%s (%s)", f.Title, f.Severity)
		if by := strings.TrimSpace(f.Declined.By + " " + f.Declined.On); by != "" {
			text += "; declined: " + by
		}
		detail := "Recommended: " + f.Action + " Why: " + f.Because
		if f.Declined.Reason != "" {
			detail += " Reason given: " + f.Declined.Reason
		}
		l.Items = append(l.Items, Item{Mark: "□", Text: text, Detail: detail})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{
		Text("We recommended this, and you decided against it. Please sign that you know the risk and carry it."), l,
		Text("Name, date, signature: ______________________________"),
	}
}

// baseline lists what the provider asks of every client and is not there yet.
func baseline(r *result.Result) []Block {
	b := r.Words.Baseline
	if b == nil {
		return nil
	}
	return some(Text(b.Title), Bullets("•", b.Points), Text(b.Text))
}

// promised lists what was said to the client on the way, for those who deliver.
func promised(all []result.Promise) []Block {
	if len(all) == 0 {
		return nil
	}
	var l List
	for _, p := range all {
		who := p.By
		if p.On != "" {
			who = strings.TrimSpace(who + ", " + words.Date(p.On))
		}
		l.Items = append(l.Items, Item{Mark: "□", Text: p.Text, Detail: strings.Trim(who, ", ")})
	}
	return []Block{Text("Keep each of these, or take it back with the client before the start."), l}
}

// stops lists what speaks against going on with the client.
func stops(all []advice.Stop) Block {
	var l List
	for i := range all {
		mark := "?"
		if all[i].Holds != nil {
			mark = "!"
		}
		l.Items = append(l.Items, Item{Mark: mark, Text: all[i].Text})
	}
	return listOrNil(l)
}
