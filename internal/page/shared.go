package page

import (
	"slices"
	"strings"
	"unicode"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// What several pages say in the same words.

// titled starts a document with the client's name and what the document is.
func titled(r *result.Result, what string) *Document {
	d := headedIn(&r.Language, r.Subject, what)
	if r.Option != nil { // every document is about the same option
		d.Subtitle = strings.Join(slices.DeleteFunc([]string{d.Subtitle, r.Say("shared.option", "option", r.Option.Label)}, func(s string) bool { return s == "" }), " · ")
	}
	return d
}

// headedIn starts a document about a client in a language.
func headedIn(l *words.Language, client result.Subject, what string) *Document {
	d := headed(client, what)
	if client.Name != nil {
		d.Title = l.Say("shared.title_for", "client", *client.Name, "title", l.Small(what))
	}
	return d
}

// headed is headedIn for the pages whose sentences stand in Go: it goes with the last of them.
func headed(client result.Subject, what string) *Document {
	d := &Document{Title: what}
	if client.Name != nil {
		d.Title = *client.Name + ": " + words.Small(what)
	}
	var parts []string
	for _, p := range []string{client.Date, client.Reference} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	d.Subtitle = strings.Join(parts, " · ")
	return d
}

// name is the name of a model, as it stands at the beginning of a sentence.
func name(r *result.Result, m terms.Model) string { return r.Words.Models.Of(m).Name }

// inSentence is the full name of a model inside a sentence: with its other name,
// where the market uses the word for something else.
func inSentence(r *result.Result, m terms.Model) string {
	return r.Words.Models.Of(m).FullInSentence()
}

// shortNames are columns for the figures of the models: the first word of each
// name, or the whole names where those are the same.
func shortNames(name func(terms.Model) string) []Column {
	var short, whole []Column
	seen := map[string]bool{}
	for _, m := range terms.Models() {
		first := name(m)
		if end := strings.IndexFunc(first, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }); end > 0 {
			first = first[:end]
		}
		seen[first] = true
		short = append(short, Column{Name: first, Align: Right})
		whole = append(whole, Column{Name: name(m), Align: Right})
	}
	if len(seen) < len(short) {
		return whole
	}
	return short
}

// startingNames are the names of models at the beginning of a sentence: the first
// as it stands alone, the others as inside.
func startingNames(r *result.Result, name, inside func(terms.Model) string, models []terms.Model) string {
	names := []string{name(models[0])}
	for _, m := range models[1:] {
		names = append(names, inside(m))
	}
	return r.Language.List(names)
}

// alike groups the models of which the same is said; those of which nothing is
// said are left out.
func alike(said func(terms.Model) string) [][]terms.Model {
	var groups [][]terms.Model
	for _, m := range terms.Models() {
		text := said(m)
		if text == "" {
			continue
		}
		at := slices.IndexFunc(groups, func(g []terms.Model) bool { return said(g[0]) == text })
		if at < 0 {
			at, groups = len(groups), append(groups, nil)
		}
		groups[at] = append(groups[at], m)
	}
	return groups
}

// lead is the one sentence to remember.
func lead(r *result.Result) Block {
	rec := &r.Recommendation
	text := r.Words.Outcome.Title
	switch rec.Outcome {
	case assess.Recommended:
		text = r.Say("shared.lead_fits", "heading", r.Words.Models.Of(*rec.Model).Heading)
		switch {
		case rec.MatrixOnly != nil && (rec.Leaning() || !rec.Settled()):
			text = r.Say("shared.lead_points_to", "model", inSentence(r, *rec.Model))
		case rec.MatrixOnly != nil:
			text = r.Say("shared.lead_decided", "model", inSentence(r, *rec.Model))
		case rec.Leaning():
			text = r.Say("shared.lead_so_far", "heading", r.Words.Models.Of(*rec.Model).Heading)
		}
	case assess.TooClose:
		text = tooClose(r)
	case assess.NoneNeeded, assess.AllVetoed, assess.NothingScored:
	}
	return Paragraph{Text: text, Lead: true}
}

// hint names a command that shows more; only the provider knows the program.
func hint(r *result.Result, text string) string {
	if !r.Provider() {
		return ""
	}
	return text
}

// tooClose names two models between which the answers do not decide.
func tooClose(r *result.Result) string {
	rec := &r.Recommendation
	return r.Say("shared.too_close", "model", inSentence(r, *rec.Model), "other", inSentence(r, *rec.RunnerUp))
}

// priced is the price of the recommended model in a sentence.
func priced(r *result.Result) string {
	p := r.Price
	monthly := words.Large(sum(r, p.Monthly, p.Currency))
	if !p.OneTime.Known {
		return r.Say("shared.price_start_apart", "monthly", monthly)
	}
	return r.Say("shared.price_and_start", "monthly", monthly, "start", sum(r, p.OneTime, p.Currency))
}

// toStart is what is paid once.
func toStart(r *result.Result, once pricing.Range, currency string) string {
	if !once.Known {
		return r.Say("shared.start_apart")
	}
	return r.Say("shared.start", "amount", sum(r, once, currency))
}

// tagline is what stands under the lead.
func tagline(r *result.Result) Block {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.Recommended:
		summary := r.Words.Models.Of(*rec.Model).Summary
		if r.Reader == result.ITLead {
			summary = rewritten(r.Say("shared.to_lead"), summary)
		}
		return Text(running(summary, ranElsewhere(r, *rec.Model)))
	case assess.TooClose:
		if rec.Margin != nil && *rec.Margin > 0 {
			return Text(r.Say("shared.both_fit_ahead", "model", inSentence(r, *rec.Model)))
		}
		return Text(r.Say("shared.both_fit"))
	case assess.NoneNeeded:
		return Text(r.Words.Outcome.Because + " " + r.Words.Outcome.Text)
	case assess.AllVetoed, assess.NothingScored:
		return Text(r.Words.Outcome.Text)
	}
	return nil
}

// ranElsewhere names the operational parts that another company runs: what a model is in
// general does not hold for these.
func ranElsewhere(r *result.Result, m terms.Model) string {
	var names []string
	for _, t := range terms.OperationalTowers() {
		if r.Proposals.Of(m).Split[t] == terms.ThirdParty {
			names = append(names, r.Words.Towers.Small(t))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return r.Say("shared.ran_elsewhere", "parts", r.Language.List(names))
}

// source names the data that the result came from.
func source(l *words.Language, p result.Playbook) string {
	name := strings.Join(strings.Fields(l.Say("data.playbook", "name", p.Name, "version", p.Version)), " ")
	if p.BasedOn != "" {
		return l.Say("data.source_based_on", "playbook", name, "digest", p.Short(), "base", p.BasedOn)
	}
	return l.Say("data.source", "playbook", name, "digest", p.Short())
}

// running joins sentences to a text; what is empty is left out.
func running(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}

// roughly says a range of money for a budget, the typical amount first, all rounded to
// two figures.
func roughly(r *result.Result, p pricing.Range, currency string) string {
	if !p.Known {
		return r.Say("words.not_known_yet")
	}
	return r.Language.Roughly(p.Low, p.Typical, p.High, currency)
}

// furtherSwings names the open answers that can move the price most, beyond what
// the range already holds.
func furtherSwings(r *result.Result) string {
	if r.Binding() { // what it takes for granted is said there
		return ""
	}
	var moving []result.Open
	for _, o := range r.Recommendation.Open {
		if o.MonthlySwing != nil && !o.MonthlySwing.IsZero() && !inRange(r, o.Question) {
			moving = append(moving, o)
		}
	}
	slices.SortStableFunc(moving, func(a, b result.Open) int { return b.MonthlySwing.Cmp(a.MonthlySwing.Decimal) })
	var parts []string
	for _, o := range moving[:min(len(moving), r.Words.Lists.Swings)] {
		part := o.Topic
		if r.Provider() { // beside a small price the figure frightens without telling anything
			part = r.Say("shared.swing_up_to", "topic", part, "amount", r.Language.Whole(o.MonthlySwing.Decimal))
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return r.Say("shared.swings", "topics", r.Language.List(parts))
}

// inRange reports whether the range of the recommended price already holds what an
// open answer can move.
func inRange(r *result.Result, question string) bool {
	if r.Model() == nil || r.Estimate == nil {
		return false
	}
	return slices.ContainsFunc(r.Estimate.Models.Of(*r.Model()).RangeFrom, func(c result.RangeCause) bool {
		return c.Question != nil && *c.Question == question
	})
}

// end closes a document with the data that it came from.
func end(d *Document, r *result.Result) *Document {
	d.Section("", Text(source(&r.Language, r.Playbook)))
	return d
}

// mostReasons is how many reasons a page has: who asks for everything reads each.
func mostReasons(r *result.Result) int {
	if r.Words.All {
		return len(r.Recommendation.Reasons)
	}
	return r.Words.Lists.Reasons
}

// reasons lists the criteria that speak for the model, the heaviest first.
func reasons(rec *result.Recommendation, most int) Block {
	var l List
	for i := range rec.Reasons {
		if rec.Reasons[i].Side == result.For && len(l.Items) < most {
			l.Items = append(l.Items, Item{Mark: "+", Text: rec.Reasons[i].Because})
		}
	}
	return listOrNil(l)
}

// against says what speaks against the model: in these answers, or, where
// nothing in them does, in general.
func against(r *result.Result) []Block {
	rec := &r.Recommendation
	var l List
	for _, c := range opposing(r) {
		l.Items = append(l.Items, Item{Mark: "-", Text: running(c.Because, speaksForRuledOut(r, c))})
	}
	if len(l.Items) > 0 {
		return []Block{l}
	}
	cons := r.Words.Models.Of(*rec.Model).Cons
	nothing := r.Say("shared.against_nothing")
	if rec.MatrixOnly != nil {
		nothing = r.Say("shared.against_together")
	}
	return []Block{
		Text(nothing),
		Bullets("-", cons[:min(len(cons), r.Words.Lists.Against)]),
	}
}

// opposing are the reasons against the recommended model that the page shows, the
// heaviest first.
func opposing(r *result.Result) []*result.Reason {
	rec := &r.Recommendation
	var all []*result.Reason
	for i := range slices.Backward(rec.Reasons) { // the heaviest against it stand at the end
		if c := &rec.Reasons[i]; c.Side == result.Against && len(all) < r.Words.Lists.Against {
			all = append(all, c)
		}
	}
	return all
}

// speaksForRuledOut says of a reason against the recommended model that it speaks for one
// that is ruled out; "" where it speaks for another one.
func speaksForRuledOut(r *result.Result, c *result.Reason) string {
	rec := &r.Recommendation
	var names []string
	for _, m := range terms.Models() {
		if *c.Ratings.Of(m) < *c.Ratings.Of(*rec.Model)+2 {
			continue
		}
		if !rec.Vetoed(m) {
			return ""
		}
		names = append(names, inSentence(r, m))
	}
	return r.Say("shared.for_ruled_out", "models", len(names), "names", r.Language.Or(names))
}

// wayIn says what would make a ruled-out model possible, where one thing alone
// does.
func wayIn(r *result.Result, hire int, stay bool) string {
	switch {
	case hire > 0:
		return r.Say("shared.hire_first", "hires", hire)
	case stay:
		return r.Say("shared.stay_first")
	}
	return ""
}

// orEmpty is a text that may not be there, "" where it is not.
func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
