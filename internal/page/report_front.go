package page

import (
	"fmt"
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
		blocks = append(blocks, Paragraph{Text: "“" + strings.TrimSpace(strings.Join(a.Says, " ")) + "”"})
	}
	if a := r.Answer(driversOf); a != nil && a.Given() && len(a.Says) > 0 {
		blocks = append(blocks, Text("Why now: “"+strings.Join(a.Says, "”; “")+"”."))
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
	blocks := []Block{Paragraph{Lead: true, Text: text.Heading + ": " + inside(r, says)}}
	if rec.Leaning() || rec.MatrixOnly != nil {
		if !r.Binding() && rec.Leaning() {
			says += " " + rec.Sure
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
		text := "Nothing is charged by the month."
		if len(r.Estimate.LeftOut) > 0 {
			text = "Nothing of what is left in this quote is charged by the month."
		}
		return some(Text(text), Text(leftOutLead(r)))
	}
	h := Headline{Figures: []Figure{monthFigure(r, "A month", p.Monthly)}}
	if one := r.Estimate.Models.Of(*r.Model()); r.Estimate.PresentPer == assess.PresentPerSite && one.PerSite.Known {
		h.Figures = append(h.Figures, monthFigure(r, "A month for each location, on average", one.PerSite))
	}
	after := ""
	if p.OneTime.Known {
		h.Figures = append(h.Figures, monthFigure(r, "Once, to start", p.OneTime))
	} else {
		after = " " + startApart
	}
	return some(h, Text(bindingWord(r)+termWords(r)+after+paidBefore(r)), Text(leftOutLead(r)))
}

// paidBefore is what is paid to others now; who has an offer to sign reads it behind the
// first page.
func paidBefore(r *result.Result) string {
	if r.Binding() {
		return ""
	}
	return paidToday(r)
}

// termWords say for how long an offer runs, and of a budget when a price is firm.
func termWords(r *result.Result) string {
	switch e := r.Estimate; {
	case !r.Binding() && !r.Refuses():
		return " " + notAnOffer(r)
	case r.Binding() && e.Quote.TermMonths != nil:
		return " It runs for " + words.Count(int(*e.Quote.TermMonths), "month", "months") + "."
	}
	return ""
}

// monthFigure is an amount as firm as the price of the document is.
func monthFigure(r *result.Result, label string, amount pricing.Range) Figure {
	currency := r.Estimate.Currency
	if r.Binding() && amount.Low.Equal(amount.High) {
		return Figure{Label: label, Value: words.Cents(amount.Typical, currency) + " " + currency}
	}
	f := Figure{Label: label, Value: "about " + words.Rough(amount.Typical) + " " + currency}
	if from, to := words.Rough(amount.Low), words.Rough(amount.High); from != to {
		f.Note = from + " to " + to
	}
	return f
}

// closePrices are the prices of two models between which the answers do not decide.
func closePrices(r *result.Result) []Block {
	var h Headline
	for _, m := range nearest(r) {
		h.Figures = append(h.Figures, monthFigure(r, words.Large(inSentence(r, m))+", a month", r.Estimate.Models.Of(m).Monthly))
	}
	if len(h.Figures) == 0 {
		return nil
	}
	return some(h, Text("Figures for your budget, not an offer."+paidBefore(r)))
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
	out := slices.Concat(leftOutNames(e), shortApart(one), said.Out)
	return []Block{Beside{Parts: []Titled{
		{"In the price", some(Bullets("+", in[:min(len(in), said.Points)]))},
		{"Not in the price", some(Bullets("-", out[:min(len(out), said.Points)]))},
	}}}
}

// leftOutNames are the lines that the quote leaves out.
func leftOutNames(e *result.Estimate) []string {
	var names []string
	for i := range e.LeftOut {
		names = append(names, e.LeftOut[i].Label+": left out of this offer")
	}
	return names
}

// mostApart is how much of what is quoted separately stands on the first page; all of it
// stands with the lines of the price.
const mostApart = 2

// shortApart is what is quoted separately, each in a few words.
func shortApart(e *result.ModelEstimate) []string {
	var all []string
	for i := range e.Separate {
		name, _, _ := strings.Cut(e.Separate[i].Label, ":")
		all = append(all, name+": quoted separately")
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
		sides.Parts = append(sides.Parts, Titled{"In three dates", []Block{dates}})
	}
	if needs := firstNeeds(r); len(needs) > 0 {
		sides.Parts = append(sides.Parts, Titled{"What is needed from you", needs})
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
		l.Items = append(l.Items, Item{Mark: "•", Text: words.Date(*p.Start) + ": the service starts"})
	}
	for i := range p.Phases {
		x := &p.Phases[i]
		if x.ToDay <= 0 || len(x.Tests) == 0 {
			continue
		}
		by := fmt.Sprintf("Day %d", x.ToDay)
		if x.ToDate != nil {
			by = strings.TrimSpace(words.ShortDate(*x.ToDate))
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: by + ": " + inside(r, x.Tests[0])})
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

// dueWords say by when a step is due, as the beginning of a line.
func dueWords(s *advice.PlanStep) string {
	switch {
	case s.Date != nil:
		return "By " + strings.TrimSpace(words.ShortDate(*s.Date)) + ": "
	case s.Day == nil:
		return ""
	case *s.Day < 0:
		return words.Count(-*s.Day, "day", "days") + " before the start: "
	case *s.Day == 0:
		return "Before the start: "
	}
	return fmt.Sprintf("By day %d: ", *s.Day)
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
			says = append(says, "Your contact: "+ask+".")
		}
	}
	var ran Block
	if r.Estimate != nil {
		ran = Text(r.Estimate.Quote.RanOut)
	}
	return some(ran, Text(strings.Join(slices.DeleteFunc(says, func(s string) bool { return s == "" }), " ")))
}

// nextForClient is the next step in a sentence, where the price does not say it.
func nextForClient(r *result.Result) string {
	switch {
	case r.Recommendation.Outcome == assess.NoneNeeded:
		return ""
	case !oneModel(r):
		return "Talk through what is open; then there is one recommendation with one price."
	case (r.Refuses() || len(r.Unnamed()) > 0) && !r.Adviser(): // an adviser has nothing to sign
		return "Once what is listed on the next page is settled, this is an offer that you can sign."
	}
	return ""
}

// toSign is where both sides sign what can be signed.
func toSign(r *result.Result) []Block {
	if !r.Binding() || !oneModel(r) || r.Estimate == nil || r.Estimate.Quote.RanOut != "" || len(r.Unnamed()) > 0 {
		return nil
	}
	client := "the client"
	if r.Subject.Name != nil {
		client = *r.Subject.Name
	}
	return []Block{Sign{Sides: []string{client, provider(r)}}}
}
