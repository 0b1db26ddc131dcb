package scope

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Summarizer counts what the records of a batch have in common, under the playbook that
// they were scored with.
type Summarizer struct{ Of *playbook.Playbook }

// Playbook names the playbook.
func (s Summarizer) Playbook() result.Playbook { return playbookOf(s.Of) }

// Currency is that of every amount; nil for a playbook without prices.
func (s Summarizer) Currency() *string {
	if s.Of.Card == nil {
		return nil
	}
	return &s.Of.Card.Currency
}

// How many entries the lists of a summary have, and up to how many clients are named.
const (
	mostEntries = 10
	mostNames   = 3
)

// Summary counts what the records come to.
func (s Summarizer) Summary(records []result.Record, errors []result.ErrorRecord) *result.Summary {
	out := &result.Summary{
		Clients: len(records), Currency: s.Currency(), Models: []result.ModelTotal{}, Verdicts: []result.Tally{},
		Talk: []result.Talk{}, Close: []result.CloseCall{}, Odd: []result.Contradictory{}, Errors: errorKinds(errors),
	}
	out.Total = sum(records, func(*result.Record) bool { return true })
	for _, m := range terms.Models() {
		of := func(r *result.Record) bool { return r.Model != nil && *r.Model == m }
		if n := countOf(records, of); n > 0 {
			out.Models = append(out.Models, result.ModelTotal{Outcome: assess.Recommended, Model: &m, Clients: n, Money: sum(records, of)})
		}
	}
	for _, o := range assess.Outcomes() {
		of := func(r *result.Record) bool { return r.Model == nil && r.Outcome == o }
		if n := countOf(records, of); n > 0 {
			out.Models = append(out.Models, result.ModelTotal{Outcome: o, Clients: n})
		}
	}
	for _, verdict := range []string{"firm", "clear", "leaning", "close"} {
		if n := countOf(records, func(r *result.Record) bool { return r.Verdict != nil && *r.Verdict == verdict }); n > 0 {
			out.Verdicts = append(out.Verdicts, result.Tally{ID: verdict, Clients: n})
		}
	}
	out.Findings, out.Open = s.findings(records), s.openTotals(records)
	for i := range records {
		r := &records[i]
		if c := s.closeCall(r); c != nil {
			out.Close = append(out.Close, *c)
		}
		if len(r.Odd) > 0 {
			out.Odd = append(out.Odd, result.Contradictory{Who: whoOf(r), Texts: r.Odd})
		}
	}
	out.Talk = s.talks(records)
	return out
}

func countOf(records []result.Record, of func(*result.Record) bool) (n int) {
	for i := range records {
		if of(&records[i]) {
			n++
		}
	}
	return n
}

// priceOf is the monthly price of the recommended model; nil where none is recommended
// or there are no prices.
func priceOf(r *result.Record) *pricing.Range {
	if r.Model == nil || r.Monthly == nil {
		return nil
	}
	return r.Monthly.Of(*r.Model)
}

// sum adds the prices of some records. All of them are in the currency of the playbook.
func sum(records []result.Record, of func(*result.Record) bool) (m result.Money) {
	for i := range records {
		at := priceOf(&records[i])
		switch {
		case at == nil || !of(&records[i]):
		case !at.Known:
			m.Unpriced++
		case !m.Monthly.Known:
			m.Monthly = *at
		default:
			m.Monthly = pricing.Range{Low: plus(m.Monthly.Low, at.Low), Typical: plus(m.Monthly.Typical, at.Typical), High: plus(m.Monthly.High, at.High), Known: true}
		}
	}
	return m
}

// plus adds two amounts; what is too large to be exact stays as it was before.
func plus(a, b decimal.Decimal) decimal.Decimal {
	if c, err := a.AddExact(b, max(a.Scale(), b.Scale())); err == nil {
		return c
	}
	return a
}

func whoOf(r *result.Record) result.Who {
	w := result.Who{Source: r.Source, Document: r.Document, Name: r.Subject.Name, Model: r.Model}
	if at := priceOf(r); at != nil && at.Known {
		typical := at.Typical.String()
		w.Monthly = &typical
	}
	return w
}

// nameOf is how a list calls a client.
func nameOf(r *result.Record) string {
	if r.Subject.Name != nil {
		return *r.Subject.Name
	}
	if r.Document > 1 {
		return fmt.Sprintf("%s#%d", r.Source, r.Document)
	}
	return r.Source
}

// findings are those that most clients have: first by how many have it as critical or
// high, then by how many have it at all.
func (s Summarizer) findings(records []result.Record) []result.FindingTotal {
	if s.Of.Findings == nil {
		return []result.FindingTotal{}
	}
	titles := s.Of.Findings.Titles()
	at := map[string]int{}
	all := []result.FindingTotal{}
	for i := range records {
		r := &records[i]
		r.EachFinding(func(id string, severity advice.Severity) {
			n, seen := at[id]
			if !seen {
				n = len(all)
				at[id] = n
				all = append(all, result.FindingTotal{ID: id, Title: titles[id], Names: []string{}})
			}
			all[n].Clients++
			all[n].BySeverity[severity]++
			all[n].Names = append(all[n].Names, nameOf(r))
		})
	}
	urgent := func(f *result.FindingTotal) int { return f.BySeverity[advice.Critical] + f.BySeverity[advice.High] }
	slices.SortStableFunc(all, func(a, b result.FindingTotal) int {
		return cmp.Or(cmp.Compare(urgent(&b), urgent(&a)), cmp.Compare(b.Clients, a.Clients), cmp.Compare(b.BySeverity[advice.Critical], a.BySeverity[advice.Critical]), cmp.Compare(a.ID, b.ID))
	})
	all = all[:min(len(all), mostEntries)]
	for i := range all {
		all[i].Names = fewNames(all[i].Names)
	}
	return all
}

// fewNames are names where they are few.
func fewNames(names []string) []string {
	if len(names) > mostNames {
		return []string{}
	}
	return names
}

// openTotals are the questions that are open for most clients.
func (s Summarizer) openTotals(records []result.Record) []result.OpenTotal {
	at := map[string]int{}
	all := []result.OpenTotal{}
	for i := range records {
		r := &records[i]
		for _, id := range r.Unanswered {
			n, seen := at[id]
			if !seen {
				n = len(all)
				at[id] = n
				all = append(all, result.OpenTotal{Question: id, Topic: s.topic(id), Names: []string{}})
			}
			all[n].Clients++
			all[n].Names = append(all[n].Names, nameOf(r))
			if slices.Contains(r.Deciding, id) {
				all[n].Deciding++
			}
		}
	}
	slices.SortStableFunc(all, func(a, b result.OpenTotal) int {
		return cmp.Or(cmp.Compare(b.Clients, a.Clients), cmp.Compare(b.Deciding, a.Deciding))
	})
	all = all[:min(len(all), mostEntries)]
	for i := range all {
		all[i].Names = fewNames(all[i].Names)
	}
	return all
}

// topic is what a question, or a part of one, is about.
func (s Summarizer) topic(id string) string {
	if i, part, ok := s.Of.Questionnaire.FindPart(id); ok {
		return s.Of.Questionnaire.PartTopic(i, part)
	}
	return id
}

func (s Summarizer) topics(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = s.topic(id)
	}
	return out
}

// tooClose reports whether two models fit a client nearly as well.
func tooClose(r *result.Record) bool {
	return r.Outcome == assess.TooClose || r.Verdict != nil && *r.Verdict == "close"
}

// closeCall is a client whose model is not decided; nil for every other one.
func (s Summarizer) closeCall(r *result.Record) *result.CloseCall {
	if r.Model == nil || !tooClose(r) && len(r.Deciding) == 0 {
		return nil
	}
	return &result.CloseCall{
		Who: whoOf(r), RunnerUp: r.RunnerUp, Margin: r.Margin, Close: tooClose(r),
		Decides: notNil(r.Deciding), Says: s.topics(r.Deciding),
	}
}

// The kinds of what to talk about, in their order.
const (
	talkCritical      = "critical"
	talkClose         = "close"
	talkDeciding      = "deciding"
	talkContradiction = "contradiction"
	talkUnpriced      = "unpriced"
)

var talkOrder = []string{talkCritical, talkClose, talkDeciding, talkContradiction, talkUnpriced}

// talks are the clients to talk to: by what matters most about each, in the order of
// the kinds, and among those with the same the largest monthly price first.
func (s Summarizer) talks(records []result.Record) []result.Talk {
	out := []result.Talk{}
	titles := map[string]string{}
	if s.Of.Findings != nil {
		titles = s.Of.Findings.Titles()
	}
	for i := range records {
		if about := s.about(&records[i], titles); len(about) > 0 {
			out = append(out, result.Talk{Who: whoOf(&records[i]), Reasons: about})
		}
	}
	slices.SortStableFunc(out, func(a, b result.Talk) int {
		first := func(t *result.Talk) int { return slices.Index(talkOrder, t.Reasons[0].Kind) }
		return cmp.Or(cmp.Compare(first(&a), first(&b)), morePaid(a.Monthly, b.Monthly))
	})
	return out
}

// morePaid compares two prices, the larger first and one that is not known last.
func morePaid(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	x, errX := decimal.Parse(*a)
	y, errY := decimal.Parse(*b)
	if errX != nil || errY != nil {
		return 0
	}
	return y.Cmp(x)
}

// about is what to talk about with a client.
func (s Summarizer) about(r *result.Record, titles map[string]string) []result.Reasoned {
	var all []result.Reasoned
	add := func(kind string, ids, says []string) {
		all = append(all, result.Reasoned{Kind: kind, IDs: notNil(ids), Says: says})
	}
	if n := r.BySeverity[advice.Critical]; n > 0 {
		var says []string
		for _, id := range r.FindingIDs[:n] {
			says = append(says, titles[id])
		}
		add(talkCritical, r.FindingIDs[:n], says)
	}
	switch {
	case r.Model == nil && r.Outcome == assess.NoneNeeded:
	case tooClose(r) && r.RunnerUp != nil:
		add(talkClose, []string{r.Model.String(), r.RunnerUp.String()}, s.topics(r.Deciding))
	case len(r.Deciding) > 0:
		add(talkDeciding, r.Deciding, s.topics(r.Deciding))
	}
	if len(r.Odd) > 0 {
		add(talkContradiction, nil, r.Odd)
	}
	if at := priceOf(r); at != nil && !at.Known {
		add(talkUnpriced, s.countsOpen(r), s.topics(s.countsOpen(r)))
	}
	return all
}

// countsOpen are the counts without which there is no price.
func (s Summarizer) countsOpen(r *result.Record) []string {
	var ids []string
	for _, c := range s.Of.Card.CountQuestions() {
		if id := s.Of.Questionnaire.ID(c.Question); slices.Contains(r.Unanswered, id) {
			ids = append(ids, id)
		}
	}
	return ids[:min(len(ids), mostNames)]
}

// errorKinds counts what could not be scored by kind: a source that could not be read,
// or by what its first problem says, without what stands in quotes.
func errorKinds(errors []result.ErrorRecord) []result.Tally {
	all := []result.Tally{}
	for i := range errors {
		kind := errors[i].Errors[0].Message
		if at := strings.IndexAny(kind, "\";"); at > 0 {
			kind = strings.TrimSpace(kind[:at])
		}
		n := slices.IndexFunc(all, func(t result.Tally) bool { return t.ID == kind })
		if n < 0 {
			n = len(all)
			all = append(all, result.Tally{ID: kind})
		}
		all[n].Clients++
	}
	slices.SortStableFunc(all, func(a, b result.Tally) int { return cmp.Compare(b.Clients, a.Clients) })
	return all
}
