package page

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// The first page of the document for whoever decides. It stands by itself and fits one
// printed page, so that each part says the least that lets somebody decide who was not in
// the call.

// Questions whose answers stand on the first page as they were given.
const (
	success12m = "success_12m"
	driversOf  = "drivers"
	decisionBy = "decision_by"
)

// whyCalled are the client's own words: what would be a success, and why it called.
func whyCalled(r *result.Result) []Block {
	var blocks []Block
	if a := r.Answer(success12m); a != nil && a.Given() && len(a.Says) > 0 {
		blocks = append(blocks, Paragraph{Text: r.Say("report_front.quote", "text", strings.TrimSpace(strings.Join(a.Says, " ")))})
	}
	if a := r.Answer(driversOf); a != nil && a.Given() && len(a.Says) > 0 {
		var said []string
		for _, text := range a.Says {
			said = append(said, r.Say("report_front.quote", "text", text))
		}
		blocks = append(blocks, Text(r.Say("report_front.why_now", "reasons", strings.Join(said, "; "))))
	}
	return blocks
}

// inOneSentence is what is proposed, with what decides it as long as it is not settled.
func inOneSentence(r *result.Result) []Block {
	rec := &r.Recommendation
	if !oneModel(r) {
		said := some(lead(r), tagline(r))
		if rec.Outcome == assess.TooClose {
			said = some(lead(r), Text(rec.Sure))
		}
		return append(said, some(assumed(r))...)
	}
	text := r.Words.Models.Of(*rec.Model)
	says := sentence(text.Tagline)
	blocks := []Block{Paragraph{Lead: true, Text: r.Say("report_front.proposes", "model", text.Heading, "says", inside(r, says))}}
	if rec.Leaning() || rec.MatrixOnly != nil {
		if !r.Binding() && rec.Leaning() {
			says = running(says, rec.Sure)
		}
		blocks = []Block{lead(r), Text(says)}
	}
	return some(append(blocks, forNow(rec), assumed(r), Bullets("!", rec.Insists))...)
}

// firstPrice is one price a month and one to start: rounded for a budget, to the cent
// where somebody can sign it.
func firstPrice(r *result.Result) []Block {
	p := r.Price
	if p == nil || r.Estimate == nil {
		return nil
	}
	if !p.Monthly.Known {
		return []Block{Text(noPrice(r, p))}
	}
	if r.Recommendation.Outcome == assess.TooClose {
		return closePrices(r)
	}
	if p.Monthly.Typical.IsZero() {
		text := r.Say("report_front.nothing_monthly")
		if len(r.Estimate.LeftOut) > 0 {
			text = r.Say("report_front.nothing_left")
		}
		return some(Text(text), Text(leftOutLead(r)))
	}
	h := Headline{Figures: []Figure{monthFigure(r, r.Say("report_front.a_month"), p.Monthly)}}
	if one := r.Estimate.Models.Of(*r.Model()); r.Estimate.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		h.Figures = append(h.Figures, monthFigure(r, r.Say("report_front.a_month_site"), one.PerSite))
	}
	after := ""
	if p.OneTime.Known {
		h.Figures = append(h.Figures, monthFigure(r, r.Say("report_front.to_start"), p.OneTime))
	} else {
		after = r.Say("shared.start_apart")
	}
	return some(h, Text(running(bindingWord(r), termWords(r), after, paidBefore(r))), Text(leftOutLead(r)))
}

// paidBefore is what is paid to others now; who has an offer to sign reads it behind the
// first page.
func paidBefore(r *result.Result) string {
	if r.Binding() {
		return ""
	}
	return paidNow(r)
}

// termWords say for how long an offer runs, and of a budget when a price is firm.
func termWords(r *result.Result) string {
	switch e := r.Estimate; {
	case !r.Binding() && !r.Refuses():
		return notAnOffer(r)
	case r.Binding() && e.Quote.TermMonths != nil:
		return r.Say("offer.runs_for", "months", int(*e.Quote.TermMonths))
	}
	return ""
}

// monthFigure is an amount as firm as the price of the document is.
func monthFigure(r *result.Result, label string, amount pricing.Range) Figure {
	if r.Binding() && amount.Low.Equal(amount.High) {
		return Figure{Label: label, Value: toTheCent(r, amount.Typical)}
	}
	f := Figure{Label: label, Value: r.Say("words.about", "amount", r.Language.In(r.Language.Rough(amount.Typical), r.Estimate.Currency))}
	if from, to := r.Language.Rough(amount.Low), r.Language.Rough(amount.High); from != to {
		f.Note = r.Say("words.between", "low", from, "high", to)
	}
	return f
}

// closePrices are the prices of two models between which the answers do not decide.
func closePrices(r *result.Result) []Block {
	var h Headline
	for _, m := range nearest(r) {
		h.Figures = append(h.Figures, monthFigure(r, r.Say("report_front.model_month", "model", words.Large(inSentence(r, m))), r.Estimate.Models.Of(m).Monthly))
	}
	if len(h.Figures) == 0 {
		return nil
	}
	return some(h, Text(running(r.Say("report_front.figures"), paidBefore(r))))
}

// nearest are the two models that fit nearly as well, where they have a price and nothing
// rules them out.
func nearest(r *result.Result) []terms.Model {
	rec := &r.Recommendation
	var all []terms.Model
	for _, m := range []*terms.Model{rec.Model, rec.RunnerUp} {
		if m != nil && !rec.RuledOut(*m) && r.Estimate != nil && r.Estimate.Models.Of(*m).Monthly.Known {
			all = append(all, *m)
		}
	}
	return all
}

// inAndOut are the few things in the price, and not in it, that matter most to this client.
func inAndOut(r *result.Result) []Block {
	if !oneModel(r) || r.Estimate == nil || !r.Price.Monthly.Known {
		return nil
	}
	e, one := r.Estimate, r.Estimate.Models.Of(*r.Model())
	text := r.Words.Models.Of(*r.Model())
	said := advice.Report{In: covered(text.Included), Out: text.Excluded, Points: 5}
	if r.Report != nil {
		said = *r.Report
	}
	in := said.In
	if leavesOutBase(e) { // then only what has a line is in it
		in = nil
		for i := range one.Lines {
			if l := &one.Lines[i]; l.Period == pricing.Month && l.Amount.Typical.IsPos() {
				in = append(in, l.Label)
			}
		}
	}
	out := slices.Concat(leftOutNames(r), shortApart(r, one), said.Out)
	return []Block{Beside{Parts: []Titled{
		{r.Say("report_front.in_price"), some(Bullets("+", in[:min(len(in), said.Points)]))},
		{r.Say("report_front.not_in_price"), some(Bullets("-", out[:min(len(out), said.Points)]))},
	}}}
}

// leftOutNames are the lines that the quote leaves out.
func leftOutNames(r *result.Result) []string {
	var names []string
	for i := range r.Estimate.LeftOut {
		names = append(names, r.Say("report_front.left_out", "line", r.Estimate.LeftOut[i].Label))
	}
	return names
}

// mostApart is how much of what is quoted separately stands on the first page; all of it
// stands with the lines of the price.
const mostApart = 2

// shortApart is what is quoted separately, each in a few words.
func shortApart(r *result.Result, e *result.ModelEstimate) []string {
	var all []string
	for i := range e.Separate {
		name, _, _ := strings.Cut(e.Separate[i].Label, ":")
		all = append(all, r.Say("unpriced.separately", "line", name))
	}
	return all[:min(len(all), mostApart)]
}

// yourPeople says what happens to the client's own people.
func yourPeople(r *result.Result) []Block {
	if !oneModel(r) || r.Report == nil || len(r.Report.People) == 0 {
		return nil
	}
	return []Block{Text(strings.Join(r.Report.People, " "))}
}

// firstDays are the first 90 days as what is true at the end of each month, beside what is
// needed from the client for it; where there is no plan yet, what comes first instead.
func firstDays(r *result.Result) []Block {
	p := r.Plan
	if p == nil {
		return nil
	}
	if len(p.Phases) == 0 || !oneModel(r) {
		if r.Recommendation.Outcome == assess.NoneNeeded { // it stands as what would help instead
			return nil
		}
		return some(Bullets("•", largeEach(p.First)))
	}
	var sides Beside
	if dates := threeDates(r); len(dates.Items) > 0 {
		sides.Parts = append(sides.Parts, Titled{r.Say("report_front.three_dates"), []Block{dates}})
	}
	if needs := firstNeeds(r); len(needs) > 0 {
		sides.Parts = append(sides.Parts, Titled{r.Say("report_front.needed"), needs})
	}
	if len(sides.Parts) == 0 {
		return nil
	}
	return []Block{sides}
}

// threeDates are the ends of the parts of a plan with what is true then.
func threeDates(r *result.Result) List {
	var l List
	p := r.Plan
	if p.Start != nil {
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Say("report_front.starts", "date", r.Language.Date(*p.Start))})
	}
	for i := range p.Phases {
		x := &p.Phases[i]
		if x.ToDay <= 0 || len(x.Tests) == 0 {
			continue
		}
		text := r.Say("report_front.by_day", "day", x.ToDay, "what", inside(r, x.Tests[0]))
		if x.ToDate != nil {
			text = r.Say("report_front.by_then", "date", shortDate(r, *x.ToDate), "what", inside(r, x.Tests[0]))
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: text})
	}
	return l
}

// firstNeeds is what the client gives, what is due first.
func firstNeeds(r *result.Result) []Block {
	p := r.Plan
	most := len(p.Needs)
	if r.Report != nil {
		most = min(most, r.Report.Needs)
	}
	var texts []string
	for i := range p.Needs[:most] {
		texts = append(texts, p.Needs[i].Text)
	}
	return some(Bullets("•", texts))
}

// shortDate is a day inside a sentence, where its year is told beside it.
func shortDate(r *result.Result, day string) string {
	return strings.TrimSpace(r.Language.ShortDate(day))
}

// dueStep is a step with by when it is due.
func dueStep(r *result.Result, s *advice.PlanStep) string {
	switch {
	case s.Date != nil:
		return r.Say("report_front.due_date", "date", shortDate(r, *s.Date), "what", s.Text)
	case s.Day == nil:
		return s.Text
	case *s.Day < 0:
		return r.Say("report_front.due_before", "days", -*s.Day, "what", s.Text)
	case *s.Day == 0:
		return r.Say("report_front.due_start", "what", s.Text)
	}
	return r.Say("report_front.due_day", "day", *s.Day, "what", s.Text)
}

// decision says who decides by when, what comes next and whom to ask.
func decision(r *result.Result) []Block {
	var says []string
	if a := r.Answer(decisionBy); a != nil && a.Given() && r.StandsAs != terms.Agreement {
		says = append(says, sentence(words.Large(strings.TrimSpace(strings.Join(a.Says, " ")))))
	}
	says = append(says, nextForClient(r))
	if r.From != nil {
		c := &r.From.Contact
		if ask := strings.Join(slices.DeleteFunc([]string{c.Person, strings.ReplaceAll(c.Phone, " ", "\u00a0"), c.Email}, func(s string) bool { return s == "" }), ", "); ask != "" {
			says = append(says, r.Say("report_front.contact", "contact", ask))
		}
	}
	var ran Block
	if r.Estimate != nil {
		ran = Text(r.Estimate.Quote.RanOut)
	}
	return some(ran, Text(running(says...)))
}

// nextForClient is the next step in a sentence, where the price does not say it.
func nextForClient(r *result.Result) string {
	switch {
	case r.Recommendation.Outcome == assess.NoneNeeded:
		return ""
	case !oneModel(r):
		return r.Say("report_front.talk")
	case (r.Refuses() || len(r.Unnamed()) > 0) && !r.Adviser(): // an adviser has nothing to sign
		return r.Say("report_front.once_settled")
	}
	return ""
}

// toSign is where both sides sign what can be signed.
func toSign(r *result.Result) []Block {
	if !r.Binding() || !oneModel(r) || r.Estimate == nil || r.Estimate.Quote.RanOut != "" || len(r.Unnamed()) > 0 {
		return nil
	}
	client := r.Say("report_front.the_client")
	if r.Subject.Name != nil {
		client = *r.Subject.Name
	}
	return []Block{signedBy(r, client, provider(r))}
}
