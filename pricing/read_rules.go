package pricing

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// condition reads a condition and reports alternatives that can never hold.
func (rd *reader) condition(n *yamldoc.Node) answer.Condition {
	before := rd.Len()
	c := rd.schema.ReadCondition(rd.Report, n, answer.Answers)
	if rd.Len() == before {
		rd.schema.CheckCanHold(rd.Report, &c)
	}
	return c
}

// rule reads when, which must be there, and unless.
func (rd *reader) rule(f *yamldoc.Fields) rule {
	var r rule
	if n := f.Need("when"); n != nil {
		r.when = rd.condition(n)
	}
	if n := f.Opt("unless"); n != nil {
		r.unless, r.hasUnless = rd.condition(n), true
	}
	for i := range rd.card.open {
		q := rd.card.open[i].question
		if slices.Contains(r.when.Questions(), q) || slices.Contains(r.unless.Questions(), q) {
			r.notes |= 1 << i
		}
	}
	return r
}

// id reads an id that no other line has.
func (rd *reader) id(f *yamldoc.Fields) string {
	id := rd.text(f, "id")
	n := f.Opt("id")
	if id == "" {
		return id
	}
	taken := slices.Contains(rd.card.lineIDs, id) || rd.computed(id)
	switch id {
	case minimumID, minimumAgainID, DiscountID, onboardingID:
		taken = true
	}
	switch first, twice := rd.ids[id]; {
	case twice:
		rd.Add(n, "the id %s is used a second time (first on line %d); ids must differ", yamldoc.Quote(id), first)
	case taken:
		rd.Add(n, "the id %s belongs to a line of the program; choose another", yamldoc.Quote(id))
	}
	rd.ids[id] = n.Line
	return id
}

// needs reads a mapping from towers to the sides that a rule is for.
func (rd *reader) needs(n *yamldoc.Node) needs {
	var out needs
	if n.Kind != yamldoc.Mapping || len(n.Pairs) == 0 {
		rd.Add(n, "\"needs\" must name towers with their sides, such as {service_desk: [provider, shared]}, not %s", n.Describe())
		return out
	}
	for i := range n.Pairs {
		key, value := &n.Pairs[i].Key, &n.Pairs[i].Value
		tower, ok := rd.tower(key)
		if !ok {
			continue
		}
		for _, word := range rd.Texts(value, key.Text) {
			side, ok := terms.ParseSide(word)
			if !ok {
				rd.Add(value, "unknown side %s%s; write provider, shared, client or third_party", yamldoc.Quote(word), yamldoc.Suggest(word, sideIDs()))
				continue
			}
			out[tower] |= 1 << side
		}
	}
	return out
}

func (rd *reader) tower(n *yamldoc.Node) (terms.Tower, bool) {
	t, ok := terms.ParseTower(n.Text)
	if n.Kind != yamldoc.Scalar || !ok {
		ids := make([]string, 0, terms.NumTowers)
		for _, t := range terms.Towers() {
			ids = append(ids, t.String())
		}
		rd.Add(n, "unknown tower %s%s", n.Describe(), yamldoc.Suggest(n.Text, ids))
		return 0, false
	}
	return t, true
}

func sideIDs() []string {
	var ids []string
	for _, s := range terms.Sides() {
		ids = append(ids, s.String())
	}
	return ids
}

// open reads the sentences for open questions.
func (rd *reader) open(f *yamldoc.Fields) {
	items := f.List("open")
	if len(items) > 64 {
		rd.Add(&items[64], "more than 64 open questions; leave out those that matter least")
		return
	}
	for i := range items {
		s, ok := rd.Fields(&items[i], "a sentence for an open question")
		if !ok {
			continue
		}
		o := openNote{id: rd.text(s, "question"), text: rd.text(s, "text")}
		switch o.question = rd.schema.Find(o.id); {
		case o.question < 0 && o.id != "" && rd.schema.Spare(rd.Report, s.Opt("question"), o.id, "says what it means that nobody answered", "it is never said"):
		case o.question < 0 && o.id != "":
			rd.Add(s.Opt("question"), "unknown question %s%s", yamldoc.Quote(o.id), yamldoc.Suggest(o.id, rd.schema.IDs()))
		case o.question >= 0 && rd.schema.At(o.question).Private:
			answer.RefusePrivate(rd.Report, s.Opt("question"), o.id)
			o.question = -1
		}
		s.End()
		rd.card.open = append(rd.card.open, o)
	}
}

// openUsed reports sentences whose question no rule in force tests, because
// they could never be said.
func (rd *reader) openUsed(f *yamldoc.Fields) {
	var used uint64
	for i := range rd.card.uplifts {
		used |= rd.card.uplifts[i].notes
	}
	for i := range rd.card.addons {
		used |= rd.card.addons[i].notes
	}
	for i := range rd.card.onboarding.raise {
		used |= rd.card.onboarding.raise[i].notes
	}
	items := f.List("open")
	for i := range rd.card.open {
		if used&(1<<i) == 0 && rd.card.open[i].question >= 0 && i < len(items) {
			rd.Add(&items[i], "no uplift, add-on or onboarding rule in force tests %q, so this is never said; remove it", rd.card.open[i].id)
		}
	}
}

// maxPercent is the largest percentage of a rule, in hundredths.
const maxPercent = 100_00

func (rd *reader) uplifts(f *yamldoc.Fields) {
	items := f.List("uplifts")
	for i := range items {
		s, ok := rd.Fields(&items[i], "an uplift")
		if !ok {
			continue
		}
		u := percentRule{id: rd.id(s), label: rd.text(s, "label"), basis: rd.source(s), rule: rd.rule(s)}
		u.percent = rd.decimals(rd.threeUnder(s, "percent", maxPercent, false))
		if s.OptBool("enabled", true) {
			rd.card.uplifts = append(rd.card.uplifts, u)
		}
		s.End()
		rd.card.lineIDs = append(rd.card.lineIDs, u.id)
	}
}

func (rd *reader) addons(f *yamldoc.Fields) {
	items := f.List("addons")
	for i := range items {
		s, ok := rd.Fields(&items[i], "an add-on")
		if !ok {
			continue
		}
		a := addon{id: rd.id(s), label: rd.text(s, "label"), basis: rd.source(s), rule: rd.rule(s)}
		if n := s.Need("needs"); n != nil {
			a.needs = rd.needs(n)
		}
		for j, items := 0, s.List("included"); j < len(items); j++ {
			if t, ok := rd.tower(&items[j]); ok {
				a.included[t] = 1<<terms.Provider | 1<<terms.Shared
			}
		}
		rd.addonRate(s, &a)
		rd.knows(&a.rule, a.needs)
		if s.OptBool("enabled", true) {
			rd.card.addons = append(rd.card.addons, a)
		}
		s.End()
		rd.card.lineIDs = append(rd.card.lineIDs, a.id)
	}
}

// addonRate reads what the rate of an add-on is for, and the rate.
func (rd *reader) addonRate(s *yamldoc.Fields, a *addon) {
	word := rd.text(s, "per")
	found := slices.Index(perIDs, word)
	if found < 0 && word != "" {
		rd.Add(s.Opt("per"), "unknown %s%s; write user, endpoint, server, site, engagement or percent_of_base", s.Opt("per").Describe(), yamldoc.Suggest(word, perIDs))
	}
	a.per = per(max(0, found))
	a.unit = perIDs[a.per]
	if a.per == perBase {
		a.priced, a.rate = true, rd.decimals(rd.threeUnder(s, "rate", maxPercent, false))
	} else if n := s.Opt("rate"); n != nil {
		if f, ok := rd.Fields(n, "\"rate\""); ok {
			price := rd.price(f, maxRate)
			a.priced, a.rate = price.known, rd.decimals(price.three)
			if price.own { // where others have their figure from is no basis of it
				a.basis = cmp.Or(f.OptText("source"), "our price")
			}
			f.End()
		}
	}
	a.quantity = cases{decimal.One, decimal.One, decimal.One}
	if a.per == perEngagement {
		a.unit = rd.text(s, "unit")
		if s.Opt("quantity") != nil {
			a.quantity = rd.decimals(rd.threeUnder(s, "quantity", maxRate, false))
		}
	}
}

func (rd *reader) notPriced(f *yamldoc.Fields) {
	items := f.List("not_priced")
	for i := range items {
		s, ok := rd.Fields(&items[i], "a note on what is not priced")
		if !ok {
			continue
		}
		rd.id(s)
		n := note{text: rd.text(s, "text"), rule: rd.rule(s)}
		if needs := s.Opt("needs"); needs != nil {
			n.needs = rd.needs(needs)
		}
		rd.knows(&n.rule, n.needs)
		rd.source(s)
		s.End()
		rd.card.notPriced = append(rd.card.notPriced, n)
	}
}

func (rd *reader) onboarding(f *yamldoc.Fields) {
	const most = 100_00 // months
	s, n, ok := rd.section(f, "onboarding")
	if !ok {
		return
	}
	rd.card.onboarding = onboardingRule{months: rd.decimals(rd.three(s, n, most)), basis: rd.source(s)}
	items := s.List("raise")
	ids := map[string]bool{}
	for i := range items {
		r, ok := rd.Fields(&items[i], "an onboarding rule")
		if !ok {
			continue
		}
		// No line has this id; it is for own files that change or remove the rule.
		if n := r.Opt("id"); n != nil {
			id := rd.text(r, "id")
			if ids[id] {
				rd.Add(n, "the onboarding rule %s stands here a second time; give it another id", yamldoc.Quote(id))
			}
			ids[id] = true
		}
		rd.card.onboarding.raise = append(rd.card.onboarding.raise, onboardingRaise{
			months: rd.decimals(rd.three(r, &items[i], most)), basis: rd.source(r), rule: rd.rule(r),
		})
		r.End()
	}
	s.End()
}

// minimum reads the least monthly fee, which a card may lack.
func (rd *reader) minimum(f *yamldoc.Fields) {
	s, n, ok := rd.optional(f, "minimum")
	if !ok {
		return
	}
	price := rd.price(s, 10_000_000_00)
	floor := rd.decimals(price.three)
	switch enabled := s.OptBool("enabled", false); {
	case enabled && !price.known:
		rd.Add(n, "the minimum is in force and has no amount; write \"price\", or \"enabled: false\"")
	case enabled:
		rd.card.minimum = &floor
	}
	if price.own {
		s.OptText("source")
	} else {
		rd.source(s)
	}
	s.End()
}

// optional begins to read the mapping under a key, where it is there.
func (rd *reader) optional(f *yamldoc.Fields, key string) (*yamldoc.Fields, *yamldoc.Node, bool) {
	n := f.Opt(key)
	if n == nil {
		return nil, nil, false
	}
	s, ok := rd.Fields(n, fmt.Sprintf("%q", key))
	return s, n, ok
}

// assumptions reads what is assumed while counts are open.
func (rd *reader) assumptions(f *yamldoc.Fields) {
	s, _, ok := rd.section(f, "assumptions")
	if !ok {
		return
	}
	defer s.End()
	const most = 100_00 // of anything for one user
	if e, n, ok := rd.section(s, "endpoints_per_user"); ok {
		v := rd.three(e, n, most)
		if v[low] == 0 && e.Opt("low") != nil {
			rd.Add(n, "\"low\" must be above 0, or nothing follows from the computers about the people")
		}
		rd.card.endpointsPerUser = v
		rd.card.endpointsOpen = rd.text(e, "endpoints_open")
		rd.card.usersOpen = rd.text(e, "users_open")
		rd.card.noPrice = rd.text(e, "no_price")
		rd.source(e)
		e.End()
	}
	all, _, ok := rd.section(s, "per_user")
	if !ok {
		return
	}
	for k := range numUnits {
		if k == users || k == endpoints {
			continue
		}
		if a, n, ok := rd.section(all, unitIDs[k]); ok {
			rd.card.perUser[k] = assumption{perUser: rd.three(a, n, most), text: rd.text(a, "text")}
			rd.source(a)
			a.End()
		}
	}
	all.End()
}
