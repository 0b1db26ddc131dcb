// Package scope takes one engagement through the steps: answers ->
// recommendation -> split -> prices, responsibilities, advice, and puts what came
// out into a result.
//
// Goals: each step is a function from what was worked out before to its own
// values, and is taken once; one set of answers gives one consistent model, price
// and split of work.
//
// Non-goals: rules and figures (the domains and the data files), what a quote is
// (package offer), the contract words of a matrix (package schedule), words (package
// page). What is left here: how many hires are tried, who is asked instead of an
// IT lead who is not there, and with which answers an open question is tried.
package scope

import (
	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/offer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/schedule"
	"mspscope/internal/terms"
)

// Ask says which parts of a result are wanted beside what the loaded parts of
// the playbook give.
type Ask struct {
	Reader  result.Reader // "" for whoever answers
	Explain bool          // the mathematics
	// The client is shown how the prices of units came about.
	PriceDetail bool
	AllFindings bool         // pages list every finding
	Model       *terms.Model // the responsibility matrix of this model instead of the recommended one
	Plan        bool         // what happens in the first 90 days
	From        bool         // whom the document is from
	Start       string       // its first day, YYYY-MM-DD; "" for that of the quote
	Framework   string       // the matrix is read against this framework; "" for none
}

// reader is the person for whom pages are written: who was asked for, else the
// IT lead where the IT lead answers, else the owner.
func (a *Ask) reader(q *assess.Questionnaire, v answer.View) result.Reader {
	switch {
	case a.Reader != "":
		return a.Reader
	case q.Respondent(v) == string(result.ITLead):
		return result.ITLead
	}
	return result.Owner
}

// Of takes an engagement through all steps that the parts of the playbook allow: with the
// marked option of its quote laid over it, or as it stands. All of the result but its
// internal part is worked out from what remains of the engagement without what a client
// must not see. The error says that something cannot be priced.
func Of(p *playbook.Playbook, e *assess.Engagement, ask Ask) (*result.Result, error) {
	r, err := of(p, e.Chosen(), ask)
	if err != nil {
		return nil, err
	}
	if r.Estimate != nil {
		offer.AddSince(p, &e.Quote, r)
		r.Internal.Checks = append(r.Internal.Checks, offer.SentChecks(p, &e.Quote, r)...)
	}
	take := func(e *assess.Engagement) (*result.Result, error) { return of(p, e, ask) }
	if err := offer.AddOptions(p, e, r, take); err != nil {
		return nil, err
	}
	return r, nil
}

// of takes an engagement without options through all steps.
func of(p *playbook.Playbook, e *assess.Engagement, ask Ask) (*result.Result, error) {
	client := e.ForClient(p.Questionnaire)
	known := e.View(p.Questionnaire) // to the provider
	s := Score(p, client)
	proof := s.Proof()
	open := s.open(proof, known)
	s.settleOffer(e, proof, open.matters)
	prices, err := s.prices()
	if err != nil {
		return nil, err
	}
	advised := s.advise(known, prices)
	warnings := p.Matrix.Warnings(p.Questionnaire, client, s.View, &s.Recommendation)
	allWarnings := p.Matrix.Warnings(p.Questionnaire, e, known, &s.Recommendation)
	reader := ask.reader(p.Questionnaire, s.View)
	// What keeps the quote from being an offer is said once, first.
	if text := s.offer.NotYet(s.offer.Refused); text != "" {
		warnings = append([]string{text}, warnings...)
	}
	if text := s.offer.NotYet(s.offer.Inside); text != "" {
		allWarnings = append([]string{text}, allWarnings...)
	}
	if text := s.startPassed(ask.Start); text != "" {
		warnings, allWarnings = append(warnings, text), append(allWarnings, text)
	}
	out := &result.Result{
		Head:    s.Head(),
		Reader:  reader,
		Voice:   p.Voice(),
		Answers: answers(p.Questionnaire, s.View, false),
		Notes:   notes(p, client.Notes, client.General),
		Recommend: result.Recommend{
			Recommendation: s.recommendation(proof, &open, prices, reader),
			Split:          s.split(),
			Price:          s.price(prices),
			Readiness:      advised.readiness,
			Findings:       forClient(advised.findings),
			Growth:         advised.growth,
			Warnings:       notNil(warnings),
			Conditions:     advised.conditions,
			Status:         e.Quote.Status,
			StandsAs:       s.offer.Stands,
			Refused:        notNil(s.offer.Refused),
			Told:           advised.told,
			InOrder:        advised.inOrder,
			Outage:         advised.outage,
		},
		Proposals: terms.ForEach(s.proposal),
		Estimate:  s.estimate(prices, warnings, ask.PriceDetail),
		RACI:      s.raci(ask.Model),
		Small:     s.small(),
		Words:     s.words(&advised, prices, ask.AllFindings),
		Language:  p.Language,
		Internal:  s.internal(e, known, &advised, open.provider, prices, allWarnings),
	}
	s.addSaid(out)
	s.addSchedule(out)
	s.addInternal(out.Internal, prices, e, known)
	out.Internal.Stops = s.stops(known, out.Internal)
	out.Plan, out.Internal.Plan = s.plans(&ask, out, advised.internal.Blocks, advised.findings)
	if ask.From {
		out.From, out.Report = from(p), s.report(out)
	}
	out.Framework = s.framework(ask.Framework, out.RACI)
	if ask.Explain || ask.From && out.Adviser() { // the paper of an adviser shows how it was worked out
		out.Explain = s.explain(proof)
	}
	return out, nil
}

// internal is the part of a result that only the provider reads.
func (s *Scored) internal(e *assess.Engagement, known answer.View, advised *advised, open []result.Open, prices *Prices, warnings []string) *result.Internal {
	p, q := s.Playbook, s.Playbook.Questionnaire
	return &result.Internal{
		Readiness: advised.internal,
		Findings:  advised.findings,
		Open:      open,
		Disputed:  disputedBy(q, e, known),
		Warnings:  notNil(warnings),
		Prices:    prices.warnings(warnings),
		Answers:   answers(q, known, true),
		Promises:  promises(e),
		Basis:     basis(q, e),
		Notes:     append(privateOnes(p, e.Notes), notes(p, e.PrivateNotes, e.PrivateTold)...),
		Fit:       advised.fit,
		Refused:   notNil(s.offer.Inside),
		Discount:  offer.DiscountReason(&e.Quote),
	}
}

// addSchedule adds what makes the matrix of a result a schedule to an agreement.
func (s *Scored) addSchedule(out *result.Result) {
	if out.RACI == nil {
		return
	}
	c := s.scheduled(out.RACI)
	c.Add(out.RACI, out.Reader, schedule.Drafts(s.Playbook, out))
	out.Internal.Load = c.Load(out.RACI)
	if m := out.RACI.Model; m != nil {
		in := s.raciInput(*m)
		c.AddTogether(out.RACI, &in, s.lineLabels(in.Split))
	}
}

// scheduled is what a schedule around a matrix is made of.
func (s *Scored) scheduled(m *result.RACI) *schedule.Case {
	c := &schedule.Case{
		Playbook: s.Playbook, View: s.View, Client: s.Engagement.Client, Revision: s.Engagement.Quote.Revision,
		Documents: s.offer.TermValue("documents"),
	}
	if m.Model != nil {
		c.Split = s.Proposals[*m.Model].Split
	}
	c.Least, c.Most, c.Known = s.itPeople()
	return c
}

// settleOffer decides what the quote is, of which what was found out so far speaks.
func (s *Scored) settleOffer(e *assess.Engagement, proof *Proof, matters []certainty.Matter) {
	if e.Quote.Status == terms.Budget {
		return
	}
	found := offer.Found{Recommendation: &s.Recommendation}
	for _, m := range terms.Models() {
		found.Splits[m] = s.Proposals[m].Split
	}
	if proof != nil {
		found.Proof = &offer.Proof{
			Judgement: &proof.Judgement, Certain: proof.Certificate.Certain, Matters: matters,
			Confirm: s.toConfirm(proof, matters), DecidedBy: s.decidedBy(proof),
		}
	}
	s.offer.Settle(e, &found)
}

// advised is what to do about it.
type advised struct {
	readiness, internal advice.Result
	findings            []advice.Finding // internal ones included
	growth              *advice.Growth
	told                []advice.Told
	inOrder             []string
	outage              *advice.Outage
	conditions          []advice.Condition // of service, that are not met or not known
	fit                 []string           // what speaks against the client for this provider
}

// advise raises findings and assesses readiness and growth; they follow from the
// model and its split. What the client reads follows from what the client may
// know, also where the provider reads it.
func (s *Scored) advise(known answer.View, prices *Prices) advised {
	p := s.Playbook
	out := advised{conditions: []advice.Condition{}, told: []advice.Told{}, inOrder: []string{}}
	if p.Findings == nil {
		return out
	}
	out.readiness = p.Readiness.AssessForClient(s.facts(s.View, ""), s.Model())
	out.internal = p.Readiness.Assess(s.facts(known, ""), s.Model())
	all := s.facts(known, out.internal.Verdict)
	about := s.findingCase(prices)
	out.findings = notNil(p.Findings.Raise(s.facts(s.View, out.readiness.Verdict), &all, about))
	out.told, out.inOrder = p.Texts.Told(s.View), p.Findings.InOrder(s.facts(s.View, out.readiness.Verdict))
	out.outage = p.Texts.Outage(s.View, about.Split, p.Questionnaire.Currency)
	if model := s.Model(); model != nil {
		growth := p.Texts.Growth(s.View, advice.Station(model.String()))
		out.growth = &growth
		if p.Voice() != advice.AdviserVoice { // who sells no service asks for nothing
			out.conditions = p.Provider.Conditions(s.View, about.Declined)
		}
	}
	out.fit = notNil(p.Provider.Fit(s.View, &p.Texts.Fit))
	return out
}

// findingCase is what findings are said of beside the answers.
func (s *Scored) findingCase(prices *Prices) *advice.Case {
	c := &advice.Case{Alone: s.Recommendation.Outcome == assess.NoneNeeded, Date: s.Engagement.Client.Date, Declined: s.declined()}
	if split := s.Split(); split != nil {
		c.Split = &split.Split
	}
	if m := s.Model(); m != nil && prices != nil {
		for i := range prices.Estimates[*m].Lines {
			c.Lines = append(c.Lines, prices.Estimates[*m].Lines[i].ID)
		}
	}
	return c
}

// declined is what the client does not want.
func (s *Scored) declined() []advice.Decline {
	var all []advice.Decline
	for _, d := range s.Engagement.Declined {
		all = append(all, advice.Decline{Finding: d.Finding, By: d.By, On: d.On, Reason: d.Reason})
	}
	return all
}

// stops is what speaks against going on with the client.
func (s *Scored) stops(known answer.View, in *result.Internal) []advice.Stop {
	p := s.Playbook
	if p.Readiness == nil || s.Model() == nil || p.Voice() == advice.AdviserVoice {
		return []advice.Stop{}
	}
	var checks []string
	for i := range in.Checks {
		checks = append(checks, in.Checks[i].ID)
	}
	return p.Readiness.Stops(s.facts(known, in.Readiness.Verdict), checks, p.Provider.Conditions(s.View, s.declined()))
}

// facts are answers with what is known of the result when advice is given; the
// verdict of readiness is "" before there is one.
func (s *Scored) facts(v answer.View, readiness string) answer.View {
	given := advice.Given{Model: s.Model(), Readiness: readiness}
	if split := s.Split(); split != nil {
		given.Split = split.Split
	}
	return s.Playbook.Facts.View(v, given)
}

// promises are what was said to the client on the way.
func promises(e *assess.Engagement) []result.Promise {
	all := []result.Promise{}
	for _, p := range e.Promises {
		all = append(all, result.Promise(p))
	}
	return all
}

// basis is how answers are known, and who gave them.
func basis(q *assess.Questionnaire, e *assess.Engagement) []result.Known {
	all := []result.Known{}
	for i := range e.Basis {
		b := &e.Basis[i]
		all = append(all, result.Known{Question: q.PartID(b.Question, b.Part), Kind: b.Kind, By: b.By, On: b.On})
	}
	return all
}

func forClient(all []advice.Finding) []advice.Finding {
	shown := []advice.Finding{}
	for i := range all {
		if all[i].Audience == advice.AudienceClient {
			shown = append(shown, all[i])
		}
	}
	return shown
}
