package offer

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// Found is what the steps before found out that an offer hangs on.
type Found struct {
	Recommendation *assess.Recommendation
	Splits         [terms.NumModels]terms.Split // by terms.Model
	Proof          *Proof                       // nil where nothing was proved
}

// Proof is how sure the recommendation is.
type Proof struct {
	*certainty.Judgement
	Certain   bool
	Matters   []certainty.Matter
	Confirm   []result.Confirm // answers that are given and not settled
	DecidedBy []int            // questions that the model follows from
}

// model is the recommended model, nil where there is none.
func (f *Found) model() *terms.Model {
	if !f.Recommendation.HasModel() {
		return nil
	}
	return &f.Recommendation.Model
}

// refuse adds a reason that keeps the quote from being what its status says; one that
// the client may read unless it is inside.
func (o *Offer) refuse(inside bool, kind, question string, pairs ...string) {
	pairs = append(pairs, "{next}", strconv.FormatInt(o.engagement.Quote.Revision+1, 10))
	text, do := o.texts().Refusal(kind, pairs...)
	one := result.Refusal{Kind: kind, Question: question, Text: text, Do: do}
	o.Inside = append(o.Inside, one)
	if !inside {
		one.Do = ""
		o.Refused = append(o.Refused, one)
	}
}

// Settle decides what the quote is: of a proposal every reason that speaks against
// it is named. The engagement is that of the provider, with why a discount is given.
func (o *Offer) Settle(e *assess.Engagement, f *Found) {
	status := e.Quote.Status
	if status == terms.Budget || o.playbook.Card == nil || o.playbook.Texts == nil {
		return
	}
	if o.playbook.Voice() == advice.AdviserVoice {
		o.refuse(false, "adviser", "")
	}
	if status == terms.Agreement {
		o.agree(f)
	} else {
		o.offerable(e, f)
	}
	if len(o.Inside) == 0 {
		o.Stands = status
	} else {
		o.Record = nil
	}
}

// offerable looks for what keeps the quote from being a proposal.
func (o *Offer) offerable(e *assess.Engagement, f *Found) {
	o.refuseModel(f)
	if m := f.model(); m != nil {
		o.refusePrice(e, f.Splits[*m])
	}
	if e.Quote.ValidUntil == "" {
		o.refuse(false, "no_date", "")
	}
}

// refuseModel names what the model hangs on and is not settled.
func (o *Offer) refuseModel(f *Found) {
	switch {
	case f.model() == nil:
		o.refuse(false, "no_model", "")
		return // whatever is open may decide it
	case f.Recommendation.Outcome == assess.TooClose || f.Proof != nil && f.Proof.Verdict == certainty.VerdictClose:
		o.refuse(false, "too_close", "")
	}
	q := o.playbook.Questionnaire
	open := false
	proof := f.Proof
	if proof == nil {
		return
	}
	for _, m := range proof.Matters {
		if m.CanChange && o.unanswered(m.Question, m.Part) {
			open = true
			o.refuse(false, "open", q.PartID(m.Question, m.Part), "{topic}", words.Large(q.PartTopic(m.Question, m.Part)))
		}
	}
	for _, c := range proof.Confirm {
		if kind := c.State; kind != "estimated" && c.Changes() {
			open = true
			o.refuse(false, kind, c.Question, "{topic}", words.Large(c.Topic))
		}
	}
	for i := range proof.Doubts {
		d := &proof.Doubts[i]
		if d.Rule == nil || !d.Leads() && !touches(d.Rule.Questions(), proof.DecidedBy) {
			continue
		}
		open = true
		var topics []string
		id := ""
		for _, at := range d.Rule.Questions() {
			topics = append(topics, q.Questions[at].Topic)
			id = q.Questions[at].ID
		}
		o.refuse(false, "contradicted", id, "{topic}", words.Large(o.playbook.Language.List(topics)))
	}
	if !open && !proof.Certain {
		o.refuse(false, "not_proved", "")
	}
}

// unanswered reports whether nobody has answered a question, or a part of it.
func (o *Offer) unanswered(question int, part assess.Part) bool {
	return slices.Contains(assess.Unanswered(o.view, question), part)
}

func touches(questions, some []int) bool {
	return slices.ContainsFunc(questions, func(q int) bool { return slices.Contains(some, q) })
}

// refusePrice names what the price of a split hangs on and is not settled.
func (o *Offer) refusePrice(e *assess.Engagement, split terms.Split) {
	q := o.playbook.Questionnaire
	open, err := o.playbook.Card.OpenCounts(split, o.Answers(), o.quote)
	if err != nil {
		return // said where the price is worked out
	}
	for _, at := range open {
		o.refuse(false, "open_count", q.Questions[at].ID, "{topic}", words.Large(q.Questions[at].Topic))
	}
	if grid := o.view.Schema().Find(assess.TowerOwners); grid >= 0 && o.view.Dispute(grid) != nil {
		for _, c := range o.engagement.ToConfirm(o.view) {
			if c.Question == grid && c.State == "disputed" {
				o.refuse(false, "contested", q.PartID(grid, c.Part), "{topic}", words.Large(q.PartTopic(grid, c.Part)))
			}
		}
	}
	a := o.Answers()
	a.Firm, a.Estimated = true, nil
	price, err := o.playbook.Card.Estimate(split, a, o.quote)
	if err != nil {
		return
	}
	if price.LeavesOut(&o.quote) {
		o.refuse(false, "no_total", "")
		return
	}
	for i := range price.Separate {
		if l := &price.Separate[i]; l.Class != "" || l.Period == pricing.Once {
			o.refuse(false, "no_price", "", "{topic}", l.Label)
		}
	}
	d := e.Quote.Discount
	if build, err := o.playbook.Card.BuildUp(split, a, o.quote); err == nil && d != nil && d.Percent > 0 && build.Below && (d.Reason == "" || d.ApprovedBy == "") {
		o.refuse(true, "no_approval", "")
	}
}

// agree looks for what keeps the quote from being an agreement: its record must be there,
// and the answers must still lead to what it says.
func (o *Offer) agree(f *Found) {
	q := &o.engagement.Quote
	r := q.Record(q.Revision)
	if r == nil {
		o.refuse(false, "no_record", "")
		return
	}
	o.Record = r
	if now := o.playbook.Card.Currency; r.Currency != now {
		o.refuse(false, "other_currency", "", "{agreed}", r.Currency, "{now}", now)
	}
	monthly, once := recordSums(r)
	if monthly != r.Monthly {
		o.refuse(false, "other_sum", "", "{agreed}", answer.FormatHundredths(r.Monthly), "{now}", answer.FormatHundredths(monthly))
	}
	if once != r.OneTime {
		o.refuse(false, "other_once", "", "{agreed}", answer.FormatHundredths(r.OneTime), "{now}", answer.FormatHundredths(once))
	}
	if r.Split == (terms.Split{}) {
		o.refuse(false, "no_split", assess.TowerOwners)
	}
	m := f.model()
	if m == nil || *m != r.Model {
		now := o.playbook.Language.Say("offer.no_model")
		if m != nil {
			now = o.inSentence(*m)
		}
		o.refuse(false, "other_model", "", "{agreed}", words.Large(o.inSentence(r.Model)), "{now}", now)
		return
	}
	var moved []string
	for t, side := range r.Split {
		if side != terms.Undecided && f.Splits[*m][t] != side {
			moved = append(moved, o.playbook.Questionnaire.Towers.Small(terms.Tower(t)))
		}
	}
	if len(moved) > 0 {
		o.refuse(false, "other_split", assess.TowerOwners, "{topic}", o.playbook.Language.List(moved))
	}
}

// recordSums are what the lines of a record come to a month and once, in hundredths.
func recordSums(r *assess.SentQuote) (monthly, once int64) {
	for i := range r.Lines {
		switch l := &r.Lines[i]; {
		case l.Amount == nil:
		case l.Once:
			once += *l.Amount
		default:
			monthly += *l.Amount
		}
	}
	return monthly, once
}

// NotYet says in one sentence or two that a quote cannot be what its status says; "" where
// it is.
func (o *Offer) NotYet(refused []result.Refusal) string {
	status := o.engagement.Quote.Status
	if len(refused) == 0 {
		return ""
	}
	text := o.texts()
	reasons := make([]string, len(refused))
	for i := range refused {
		reasons[i] = refused[i].Text
	}
	name := text.Proposal
	if status == terms.Agreement {
		name = text.Agreement
	}
	return advice.Fill(text.NotYet, "{status}", name, "{reasons}", strings.Join(reasons, " "))
}

// inSentence is what a model is called within a sentence.
func (o *Offer) inSentence(m terms.Model) string { return o.playbook.Texts.Models[m].Sentence }
