package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
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
		return []Block{Text(r.Say("advice.not_assessed"))}
	}
	line, figure := r.Say("advice.not_settled"), ""
	switch {
	case res.Name != "" && res.Index != nil:
		line, figure = res.Name+". "+res.Meaning, r.Say("advice.index", "index", *res.Index)
	case res.Name != "":
		line = res.Name + ". " + res.Meaning
	default:
		figure = r.Say("advice.index_between", "low", *res.Low, "high", *res.High)
	}
	if r.Provider() {
		line = running(line, figure)
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
			gaps = append(gaps, r.Language.Small(e.Name))
			continue
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: e.Name + ": " + e.Action})
	}
	if len(gaps) > 0 && len(res.Blocks) == 0 { // what stands in the way comes alone
		line = running(line, r.Say("advice.gaps", "gaps", len(gaps), "names", r.Language.List(gaps)))
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
			detail = running(detail, r.Say("advice.why", "because", f.Because))
		}
		l.Items = append(l.Items, Item{
			Mark:   fmt.Sprintf("%d.", i+1),
			Text:   r.Say("advice.finding", "title", f.Title, "severity", severity(r, f.Severity), "day", f.ByDay, "leads", leads(r, f)),
			Detail: detail,
			Grave:  graveOf(f.Severity),
		})
	}
	blocks := []Block{l}
	if len(open) > len(l.Items) {
		blocks = append(blocks, Text(further(r, open[len(l.Items):])))
	}
	return blocks
}

// leads says to the client who leads the action on a finding, and what it is part of.
func leads(r *result.Result, f *advice.Finding) string { return partOf(r, f, leader(r, f)) }

// leader says to the client who leads the action on a finding.
func leader(r *result.Result, f *advice.Finding) string {
	switch f.Owner {
	case "provider":
		return r.Say("advice.provider_leads")
	case "client":
		return r.Say("advice.you_lead")
	case "both":
		return r.Say("advice.both_lead")
	}
	return ""
}

// partOf says who leads the action on a finding with what the action is part of.
func partOf(r *result.Result, f *advice.Finding, who string) string {
	if f.Answered == nil {
		return who
	}
	switch *f.Answered {
	case advice.InOnboarding:
		return r.Say("advice.at_start", "who", who)
	case advice.InFee:
		return r.Say("advice.in_fee", "who", who)
	case advice.AsProject:
		return r.Say("advice.as_project", "who", who)
	case advice.ByClient, advice.Declined:
	}
	return who
}

// severity is how grave a finding is, in a word.
func severity(r *result.Result, s advice.Severity) string {
	return r.Language.SayOf("words.severity", s.String())
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
	switch {
	case r.Provider() && high > 0:
		return r.Say("advice.more_high_hint", "more", len(rest), "high", high)
	case r.Provider():
		return r.Say("advice.more_hint", "more", len(rest))
	case high > 0:
		return r.Say("advice.more_high", "more", len(rest), "high", high)
	}
	return r.Say("advice.more", "more", len(rest))
}

// declined lists what was recommended and the client does not want, to be signed.
func declined(r *result.Result) []Block {
	var l List
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Declined == nil {
			continue
		}
		text := r.Say("advice.declined", "title", f.Title, "severity", severity(r, f.Severity))
		if by := strings.TrimSpace(f.Declined.By + " " + f.Declined.On); by != "" {
			text = r.Say("advice.declined_by", "title", f.Title, "severity", severity(r, f.Severity), "by", by)
		}
		detail := r.Say("advice.recommended", "action", f.Action, "because", f.Because)
		if f.Declined.Reason != "" {
			detail = running(detail, r.Say("advice.reason", "reason", f.Declined.Reason))
		}
		l.Items = append(l.Items, Item{Mark: "□", Text: text, Detail: detail})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{
		Text(r.Say("advice.sign")), l,
		Text(r.Say("advice.signature")),
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

// pledges lists what was said to the client on the way, for those who deliver.
func pledges(r *result.Result, all []result.Promise) []Block {
	if len(all) == 0 {
		return nil
	}
	var l List
	for _, p := range all {
		who := p.By
		if p.On != "" {
			who = strings.TrimSpace(who + ", " + r.Language.Date(p.On))
		}
		l.Items = append(l.Items, Item{Mark: "□", Text: p.Text, Detail: strings.Trim(who, ", ")})
	}
	return []Block{Text(r.Say("advice.keep_promises")), l}
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
