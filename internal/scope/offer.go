package scope

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

// What a quote is by its status, and what keeps it from being that.

// offer is how binding the prices are.
type offer struct {
	stands  terms.Status
	record  *assess.SentQuote // what was agreed on, nil unless it is an agreement
	refused []result.Refusal
	inside  []result.Refusal // the same with what only the provider may know
}

// firm reports whether the price is one figure that somebody can sign.
func (s *Scored) firm() bool { return s.offer.stands != terms.Budget }

// refuse adds a reason that keeps the quote from being what its status says; one that
// the client may read unless it is inside.
func (s *Scored) refuse(inside bool, kind, question string, pairs ...string) {
	pairs = append(pairs, "{next}", strconv.FormatInt(s.Engagement.Quote.Revision+1, 10))
	text, do := s.offerTexts().Refusal(kind, pairs...)
	one := result.Refusal{Kind: kind, Question: question, Text: text, Do: do}
	s.offer.inside = append(s.offer.inside, one)
	if !inside {
		one.Do = ""
		s.offer.refused = append(s.offer.refused, one)
	}
}

// voice says whose paper the result is.
func (s *Scored) voice() advice.Voice {
	if p := s.Playbook.Provider; p != nil {
		return advice.Voice(p.Voice)
	}
	return advice.ProviderVoice
}

func (s *Scored) offerTexts() *advice.OfferTexts {
	if s.Playbook.Texts == nil {
		return &advice.OfferTexts{}
	}
	return &s.Playbook.Texts.Offer
}

// settleOffer decides what the quote is: of a proposal every reason that speaks against
// it is named. The engagement is that of the provider, with why a discount is given.
func (s *Scored) settleOffer(e *assess.Engagement, proof *Proof, matters []certainty.Matter) {
	status := e.Quote.Status
	if status == terms.Budget || s.Playbook.Card == nil || s.Playbook.Texts == nil {
		return
	}
	if s.voice() == advice.AdviserVoice {
		s.refuse(false, "adviser", "")
	}
	if status == terms.Agreement {
		s.agree()
	} else {
		s.offerable(e, proof, matters)
	}
	if len(s.offer.inside) == 0 {
		s.offer.stands = status
	} else {
		s.offer.record = nil
	}
}

// offerable looks for what keeps the quote from being a proposal.
func (s *Scored) offerable(e *assess.Engagement, proof *Proof, matters []certainty.Matter) {
	s.refuseModel(proof, matters)
	if m := s.Model(); m != nil {
		s.refusePrice(e, *m)
	}
	if e.Quote.ValidUntil == "" {
		s.refuse(false, "no_date", "")
	}
}

// refuseModel names what the model hangs on and is not settled.
func (s *Scored) refuseModel(proof *Proof, matters []certainty.Matter) {
	switch {
	case s.Model() == nil:
		s.refuse(false, "no_model", "")
		return // whatever is open may decide it
	case s.Recommendation.Outcome == assess.TooClose || proof != nil && proof.Verdict == certainty.VerdictClose:
		s.refuse(false, "too_close", "")
	}
	q := s.Playbook.Questionnaire
	open := false
	for _, m := range matters {
		if m.CanChange && s.unanswered(m.Question, m.Part) {
			open = true
			s.refuse(false, "open", q.PartID(m.Question, m.Part), "{topic}", words.Large(q.PartTopic(m.Question, m.Part)))
		}
	}
	for _, c := range s.toConfirm(proof, matters) {
		if kind := c.State; kind != "estimated" && c.Changes() {
			open = true
			s.refuse(false, kind, c.Question, "{topic}", words.Large(c.Topic))
		}
	}
	if proof == nil {
		return
	}
	by := s.decidedBy(proof)
	for i := range proof.Doubts {
		d := &proof.Doubts[i]
		if d.Rule == nil || !d.Leads() && !touches(d.Rule.Questions(), by) {
			continue
		}
		open = true
		var topics []string
		id := ""
		for _, at := range d.Rule.Questions() {
			topics = append(topics, q.Questions[at].Topic)
			id = q.Questions[at].ID
		}
		s.refuse(false, "contradicted", id, "{topic}", words.Large(words.List(topics)))
	}
	if !open && !proof.Certificate.Certain {
		s.refuse(false, "not_proved", "")
	}
}

// unanswered reports whether nobody has answered a question, or a part of it.
func (s *Scored) unanswered(question int, part assess.Part) bool {
	return slices.Contains(assess.Unanswered(s.View, question), part)
}

func touches(questions, some []int) bool {
	return slices.ContainsFunc(questions, func(q int) bool { return slices.Contains(some, q) })
}

// refusePrice names what the price of a model hangs on and is not settled.
func (s *Scored) refusePrice(e *assess.Engagement, m terms.Model) {
	q, split := s.Playbook.Questionnaire, s.Proposals[m].Split
	open, err := s.Playbook.Card.OpenCounts(split, s.Answers(), s.Quote)
	if err != nil {
		return // said where the price is worked out
	}
	for _, at := range open {
		s.refuse(false, "open_count", q.Questions[at].ID, "{topic}", words.Large(q.Questions[at].Topic))
	}
	if grid := s.View.Schema().Find(assess.TowerOwners); grid >= 0 && s.View.Dispute(grid) != nil {
		for _, c := range s.Engagement.ToConfirm(s.View) {
			if c.Question == grid && c.State == "disputed" {
				s.refuse(false, "contested", q.PartID(grid, c.Part), "{topic}", words.Large(q.PartTopic(grid, c.Part)))
			}
		}
	}
	a := s.Answers()
	a.Firm, a.Estimated = true, nil
	price, err := s.Playbook.Card.Estimate(split, a, s.Quote)
	if err != nil {
		return
	}
	if price.LeavesOut(&s.Quote) {
		s.refuse(false, "no_total", "")
		return
	}
	for i := range price.Separate {
		if l := &price.Separate[i]; l.Class != "" || l.Period == pricing.Once {
			s.refuse(false, "no_price", "", "{topic}", l.Label)
		}
	}
	d := e.Quote.Discount
	if build, err := s.Playbook.Card.BuildUp(split, a, s.Quote); err == nil && d != nil && d.Percent > 0 && build.Below && (d.Reason == "" || d.ApprovedBy == "") {
		s.refuse(true, "no_approval", "")
	}
}

// agree looks for what keeps the quote from being an agreement: its record must be there,
// and the answers must still lead to what it says.
func (s *Scored) agree() {
	q := &s.Engagement.Quote
	r := q.Record(q.Revision)
	if r == nil {
		s.refuse(false, "no_record", "")
		return
	}
	s.offer.record = r
	if now := s.Playbook.Card.Currency; r.Currency != now {
		s.refuse(false, "other_currency", "", "{agreed}", r.Currency, "{now}", now)
	}
	monthly, once := recordSums(r)
	if monthly != r.Monthly {
		s.refuse(false, "other_sum", "", "{agreed}", answer.FormatHundredths(r.Monthly), "{now}", answer.FormatHundredths(monthly))
	}
	if once != r.OneTime {
		s.refuse(false, "other_once", "", "{agreed}", answer.FormatHundredths(r.OneTime), "{now}", answer.FormatHundredths(once))
	}
	if r.Split == (terms.Split{}) {
		s.refuse(false, "no_split", assess.TowerOwners)
	}
	m := s.Model()
	if m == nil || *m != r.Model {
		now := "none"
		if m != nil {
			now = s.inSentence(*m)
		}
		s.refuse(false, "other_model", "", "{agreed}", words.Large(s.inSentence(r.Model)), "{now}", now)
		return
	}
	var moved []string
	for t, side := range r.Split {
		if side != terms.Undecided && s.Proposals[*m].Split[t] != side {
			moved = append(moved, s.Playbook.Questionnaire.Towers.Small(terms.Tower(t)))
		}
	}
	if len(moved) > 0 {
		s.refuse(false, "other_split", assess.TowerOwners, "{topic}", words.List(moved))
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

// notYet says in one sentence or two that a quote cannot be what its status says; "" where
// it is.
func (s *Scored) notYet(refused []result.Refusal) string {
	status := s.Engagement.Quote.Status
	if len(refused) == 0 {
		return ""
	}
	text := s.offerTexts()
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
