package pricing

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// spendPart is a part of what a client pays others today.
type spendPart struct {
	id, label   string
	question    int // that says how much, -1 for none
	asked       int // that says how much of it would end, where the rules do not; -1 for none
	ends, stays []spendRule
	endsOwn     bool // it ends under a team of one's own that does everything
	tools       bool // it is for tools such as a team of one's own needs
	monthsAsked int  // that says in how many months it ends, -1 for none
	bands       []spendBand
	fallback    int // the question to ask where nothing says in how many months it ends, -1 for none
}

// spendRule decides about a part: it counts where its condition is true and every tower
// named has one of the sides.
type spendRule struct {
	rule
	all needs
}

// spendBand is in how many months a part ends, by answers.
type spendBand struct {
	rule
	months [numCases]int
}

// every reports whether each tower that is named has one of the sides.
func (n *needs) every(s *terms.Split) bool {
	for t, sides := range n {
		if sides != 0 && sides&(1<<s[t]) == 0 {
			return false
		}
	}
	return true
}

// counts reports whether a rule decides.
func (r *spendRule) counts(v answer.View, s *terms.Split) bool {
	return r.all.every(s) && r.Eval(v) == answer.True
}

// spend is what a client pays others today, in hundredths a month.
type spend struct {
	given   bool // the whole is known
	known   bool // and each of its parts
	total   [numCases]int64
	parts   [][numCases]int64 // by the parts of the card
	missing []Missing
	odd     []Check
}

// spent reads what is paid today and of what it consists. With the whole and all parts
// but one the last follows; nothing else is assumed.
func (m *comparer) spent() spend {
	parts := m.card.today.parts
	s := spend{parts: make([][numCases]int64, len(parts))}
	s.total, s.given = m.number(questionSpend)
	if !s.given {
		s.missing = m.ask(s.missing, m.in.View.Schema().Find(questionSpend))
		return s
	}
	if s.total[high] == 0 { // nobody is paid, so there is nothing to tell apart
		s.known = true
		return s
	}
	var sum [numCases]int64
	open := -1
	for i := range parts {
		n, given := m.at(parts[i].question)
		if !given {
			s.missing = m.ask(s.missing, parts[i].question)
			open = i
			continue
		}
		s.parts[i] = n
		for j := range sum {
			sum[j] += n[j]
		}
	}
	said := &m.card.today
	switch {
	case len(parts) == 0:
	case sum[typical] > s.total[typical] && sum[low] > s.total[high], len(s.missing) == 0 && sum[low] > s.total[high]:
		s.unfit("today_parts_above", m.fill(said.Above, "{parts}", m.card.grouped(sum[typical]), "{today}", m.card.grouped(s.total[typical])))
	case len(s.missing) == 0 && sum[high] < s.total[low]:
		s.unfit("today_parts_below", m.fill(said.Below, "{parts}", m.card.grouped(sum[typical]), "{today}", m.card.grouped(s.total[typical])))
	case len(s.missing) == 0:
		s.known, s.total = true, sum
	case len(s.missing) == 1 && s.total[low] >= sum[high]:
		s.parts[open] = [numCases]int64{s.total[low] - sum[high], s.total[typical] - sum[typical], s.total[high] - sum[low]}
		s.known, s.missing = true, nil
	}
	return s
}

// unfit notes that the parts do not make up the whole, so that none of it is used.
func (s *spend) unfit(id, text string) {
	s.missing = []Missing{{Question: questionSpend, Text: text}}
	s.odd = append(s.odd, Check{ID: id, Question: questionSpend, Text: text})
}

// ask adds a question to what is missing, each once; one that the schema does not have,
// and a private one, is not asked.
func (m *comparer) ask(all []Missing, question int) []Missing {
	s := m.in.View.Schema()
	if question < 0 || s.At(question).Private {
		return all
	}
	id := s.At(question).ID
	if slices.ContainsFunc(all, func(x Missing) bool { return x.Question == id }) {
		return all
	}
	return append(all, Missing{Question: id})
}

// under is today's spend under a split: what ends, with its months, and what goes on.
type underSplit struct {
	parts   []part
	missing []Missing
	ends    [numCases]int64 // hundredths a month
	last    [numCases]int   // months until the last of it has ended
}

func (m *comparer) under(split *terms.Split) underSplit {
	var u underSplit
	for i := range m.card.today.parts {
		p := &m.card.today.parts[i]
		if amount := m.spend.parts[i]; amount[high] > 0 {
			ends, stays, missing := m.fate(p, amount, split)
			u.missing = append(u.missing, missing...)
			if len(missing) == 0 {
				m.add(&u, p, ends, stays)
			}
		}
	}
	return u
}

// fate is how much of a part ends under a split and how much goes on.
func (m *comparer) fate(p *spendPart, amount [numCases]int64, split *terms.Split) (ends, stays [numCases]int64, missing []Missing) {
	counts := func(r spendRule) bool { return r.counts(m.in.View, split) }
	switch {
	case slices.ContainsFunc(p.ends, counts):
		return amount, stays, nil
	case slices.ContainsFunc(p.stays, counts):
		return ends, amount, nil
	}
	ends, given := m.at(p.asked)
	switch {
	case !given && p.asked >= 0:
		return ends, stays, m.ask(nil, p.asked)
	case !given:
		return ends, stays, m.ask(nil, p.question)
	case amount[low] < ends[high]:
		return ends, stays, []Missing{{Question: m.in.View.Schema().At(p.asked).ID, Text: m.fill(m.card.today.Above, "{parts}", m.card.grouped(ends[typical]), "{today}", m.card.grouped(amount[typical]))}}
	}
	return ends, [numCases]int64{amount[low] - ends[high], amount[typical] - ends[typical], amount[high] - ends[low]}, nil
}

// add adds what ends of a part and what goes on.
func (m *comparer) add(u *underSplit, p *spendPart, ends, stays [numCases]int64) {
	labels := m.card.comparison.labels
	if ends[high] > 0 {
		until, missing := m.monthsLeft(p)
		if len(missing) > 0 {
			u.missing = append(u.missing, missing...)
			return
		}
		f := m.monthly(m.amounts(ends), risesAsSuppliers)
		for i := range f.until {
			f.until[i] = min(until[i], m.months)
			u.last[i] = max(u.last[i], f.until[i])
			u.ends[i] += ends[i]
		}
		u.parts = append(u.parts, part{id: "ends_" + p.id, kind: KindEnds, label: replaced(labels["ends"], "{part}", p.label), known: true, flows: []flow{f}})
	}
	if stays[high] > 0 {
		u.parts = append(u.parts, part{id: "continues_" + p.id, kind: KindContinues, label: replaced(labels["goes_on"], "{part}", p.label), known: true, flows: []flow{m.monthly(m.amounts(stays), risesAsSuppliers)}})
	}
}

// monthsLeft is in how many months a part ends. A band that may hold, because people
// answered differently what it tests, widens it.
func (m *comparer) monthsLeft(p *spendPart) (until [numCases]int, missing []Missing) {
	n, given := m.at(p.monthsAsked)
	for i := range until {
		until[i] = int(upwards(n[i], 100))
	}
	var may [][numCases]int
	for i := range p.bands {
		holds := p.bands[i].Eval(m.in.View)
		if holds == answer.True && !given {
			until, given = p.bands[i].months, true
			break
		}
		if holds == answer.Open {
			may = append(may, p.bands[i].months)
		}
	}
	if given {
		for _, other := range may {
			until[low], until[high] = min(until[low], other[low]), max(until[high], other[high])
		}
		return until, nil
	}
	if p.fallback >= 0 && (p.monthsAsked < 0 || m.in.View.State(p.fallback).Open()) {
		return until, m.ask(nil, p.fallback)
	}
	return until, m.ask(nil, p.monthsAsked)
}

// goesOn are the parts of today's spend where nothing ends.
func (m *comparer) goesOn() []part {
	all := []part{}
	for i := range m.card.today.parts {
		p := &m.card.today.parts[i]
		if amount := m.spend.parts[i]; amount[high] > 0 {
			all = append(all, part{id: "continues_" + p.id, kind: KindContinues, label: p.label, known: true, flows: []flow{m.monthly(m.amounts(amount), risesAsSuppliers)}})
		}
	}
	return all
}

// missing lists for want of what today's spend is not compared: what of it ends under the
// recommended split, whether pay is the same on both sides, and what was not counted.
func (m *comparer) missing() []Missing {
	focus := m.focus()
	if focus == nil {
		return []Missing{}
	}
	all := append([]Missing{}, m.spend.missing...)
	if m.spend.known {
		all = append(all, m.under(&focus.Split).missing...)
	}
	all = m.missingPeople(all, focus)
	return m.missingCounts(all, focus)
}

// missingPeople looks whether pay, which is in no sum, is the same on both sides:
// nobody is there, or who is there stays.
func (m *comparer) missingPeople(all []Missing, focus *ModelInput) []Missing {
	q := m.in.View.Schema().Find(questionITFTE)
	stays := &m.card.comparison.payrollStays
	switch {
	case m.fteOpen:
		return m.ask(all, q)
	case m.itFTE[high] == 0 || q < 0 || len(stays.tested) == 0:
	default:
		switch stays.Eval(m.in.View) {
		case answer.True:
		case answer.Open:
			return m.ask(all, stays.tested[len(stays.tested)-1])
		case answer.False:
			return append(all, Missing{Question: m.in.View.Schema().At(stays.tested[len(stays.tested)-1]).ID, Text: m.card.comparison.said.PayDiffers})
		}
	}
	if focus.Posts.High > 0 && m.card.inHouse == nil {
		return append(all, Missing{Question: questionITFTE, Text: m.card.comparison.withoutPay})
	}
	return all
}

// missingCounts asks for the counts that the price assumes.
func (m *comparer) missingCounts(all []Missing, focus *ModelInput) []Missing {
	if len(focus.Estimate.Separate) > 0 {
		return append(all, Missing{Question: countedBy[fixedIDs[users]], Text: m.card.comparison.said.NoPrice})
	}
	counts := m.card.counts(&m.in.Answers)
	e := estimator{card: m.card, split: focus.Split}
	for k := range m.card.classes {
		c, n := &m.card.classes[k], &counts[k]
		open := c.question >= 0 && m.in.View.State(c.question).Open()
		if open && c.of < 0 && e.touches(c) && (!n.known || n.assumed && n.n != [numCases]int64{}) {
			all = m.ask(all, c.question)
		}
	}
	return all
}
