package pricing

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// rule reads the clauses of a rule and finds the open notes on its questions.
func (rd *reader) rule(clauses answer.Clauses) rule {
	r := rule{Rule: rd.schema.ReadRule(rd.Report, clauses.When, clauses.Unless, answer.Answers)}
	tested := r.Questions()
	r.tested = tests(&r.Rule, rd.schema)
	for i := range rd.card.open {
		if slices.Contains(tested, rd.card.open[i].question) {
			r.notes |= 1 << i
		}
	}
	return r
}

// idPlace is the line of an id and the list that it stands in.
type idPlace struct {
	list string
	line int
}

// id holds an id to being that of no other line. Within one list that was seen
// already.
func (rd *reader) id(p yamldoc.Place, list, noun, id string) {
	if id == "" {
		return
	}
	taken := slices.Contains(rd.classIDs, id) || computed(id)
	first, twice := rd.ids[id]
	switch {
	case twice && first.list != list:
		rd.Add(p.At("id"), "the %s %s stands here a second time (first on line %d); give it another id or remove it", noun, yamldoc.Quote(id), first.line)
	case taken && !twice:
		rd.Add(p.At("id"), "the id %s belongs to a line of the program; choose another", yamldoc.Quote(id))
	}
	if !twice {
		rd.ids[id] = idPlace{list, p.At("id").Line}
	}
}

// needs takes the sides of towers that a rule is for.
func (rd *reader) needs(p yamldoc.Place, sides map[terms.Tower][]terms.Side) needs {
	var out needs
	if n := p.At("needs"); p.Has("needs") && n.Kind == yamldoc.Mapping && len(n.Pairs) == 0 {
		rd.Add(n, "\"needs\" must name towers with their sides, such as {service_desk: [provider, shared]}, not %s", n.Describe())
	}
	for t, all := range sides {
		for _, side := range all {
			out[t] |= 1 << side
		}
	}
	return out
}

// open takes the sentences for open questions.
func (rd *reader) open() {
	for i := range rd.file.Open {
		f := &rd.file.Open[i]
		o := openNote{id: f.Question, text: f.Text, question: -1}
		if f.Question != "" {
			o.question = rd.openQuestion(f.At("question"), f.Question)
		}
		rd.card.open = append(rd.card.open, o)
	}
}

// openQuestion finds the question of a sentence, -1 where there is none that may
// be named.
func (rd *reader) openQuestion(n *yamldoc.Node, id string) int {
	q := rd.schema.Find(id)
	switch {
	case q < 0 && rd.schema.Spare(rd.Report, n, id, "says what it means that nobody answered", "it is never said"):
	case q < 0:
		rd.Unknown(n, "question", rd.schema.IDs())
	case rd.schema.At(q).Private:
		answer.RefusePrivate(rd.Report, n, id)
		return -1
	}
	return q
}

// openUsed reports sentences whose question no rule in force tests, because
// they could never be said.
func (rd *reader) openUsed() {
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
	for i := range rd.card.share.portions {
		used |= rd.card.share.portions[i].notes
	}
	for i := range rd.card.share.load {
		used |= rd.card.share.load[i].notes
	}
	for i := range rd.card.open {
		o, at := &rd.card.open[i], rd.file.Open[i].Node
		switch {
		case used&(1<<i) != 0 || o.question < 0:
		case rd.Shipped(at): // an own card took out or changed the rules that tested it
			rd.Warn(at, "no uplift, add-on, onboarding rule, portion or load in force tests %q any more; this is never said", o.id)
		default:
			rd.Add(at, "no uplift, add-on, onboarding rule, portion or load in force tests %q, so this is never said; remove it", o.id)
		}
	}
}

func (rd *reader) uplifts() {
	for i := range rd.file.Uplifts {
		f := &rd.file.Uplifts[i]
		rd.id(f.Place, "uplifts", "uplift", f.ID)
		u := percentRule{rule: rd.rule(f.Clauses), id: f.ID, label: f.Label, basis: f.Source, percent: decimals(rd.one(figures(f.Percent)))}
		u.shown = rd.card.withPercent(u.label, u.percent[high])
		if f.Enabled {
			rd.card.uplifts = append(rd.card.uplifts, u)
		}
		rd.card.lineIDs = append(rd.card.lineIDs, f.ID)
	}
}

func (rd *reader) addons() {
	rd.card.furtherProgram = maxPercent
	if rd.file.Has("programs") {
		rd.card.furtherProgram = int64(rd.file.Programs.Further)
	}
	for i := range rd.file.Addons {
		f := &rd.file.Addons[i]
		rd.id(f.Place, "addons", "add-on", f.ID)
		a := addon{
			rule: rd.rule(f.Clauses), id: f.ID, label: f.Label, basis: f.Source,
			per: f.Per, unit: perIDs[f.Per], quantity: cases{decimal.One, decimal.One, decimal.One}, needs: rd.needs(f.Place, f.Needs),
		}
		for _, t := range f.Included {
			a.included[t] = 1<<terms.Provider | 1<<terms.Shared
		}
		rd.addonRate(f, &a)
		rd.addonScope(f, &a)
		a.limits.say(rd.card, a.rate[typical])
		if a.shown = a.label; f.Per == perBase {
			a.shown = rd.card.withPercent(a.label, a.rate[high])
		}
		rd.knows(&a.rule, a.needs)
		if f.Enabled {
			rd.card.addons = append(rd.card.addons, a)
		}
		rd.card.lineIDs = append(rd.card.lineIDs, f.ID)
	}
}

// perRead reports whether what the rate is for could be read.
func (f *addonFile) perRead() bool {
	n := f.At("per")
	return f.Has("per") && n.Kind == yamldoc.Scalar && n.Text == perIDs[f.Per]
}

// addonRate takes the rate of an add-on and what it is for.
func (rd *reader) addonRate(f *addonFile, a *addon) {
	if !f.perRead() {
		return // reported; which keys go with it is not known
	}
	if f.Per == perEngagement {
		f.Need(rd.Report, "unit")
		a.unit = f.Unit
		if f.Has("quantity") {
			a.quantity = decimals(rd.one(figures(f.Quantity)))
		}
	} else {
		for _, key := range []string{"unit", "quantity"} {
			if f.Has(key) {
				rd.Add(f.Node.KeyOf(key), "%q goes only with \"per: engagement\"; remove it", key)
			}
		}
	}
	switch {
	case f.Per == perBase:
		f.Need(rd.Report, "rate")
		a.priced, a.rate = true, decimals(rd.percent(&f.Rate))
	case f.Has("rate"):
		p := rd.price(&f.Rate.priceFile)
		a.priced, a.rate = p.known, p.cases()
		if p.own { // where others have their figure from is no basis of it
			a.basis = cmp.Or(f.Rate.Source, "our price")
		} else if f.Rate.Has("source") {
			rd.Add(f.Rate.Node.KeyOf("source"), "\"source\" stands in a rate only beside your own \"price\"; write it beside \"rate\"")
		}
	}
}

// percent takes a rate that is a percentage of the base.
func (rd *reader) percent(f *addonRateFile) [numCases]int64 {
	f.Need(rd.Report, caseKeys[typical])
	for _, key := range []string{"price", "source"} {
		if f.Has(key) {
			rd.Add(f.Node.KeyOf(key), "%q has no place in a percentage of the base; write typical", key)
		}
	}
	if n := f.At(caseKeys[typical]); f.Typical != nil && *f.Typical > maxPercent {
		rd.Add(n, "%q must be from 0 to 100, not %s: it is a percentage of the base", caseKeys[typical], n.Text)
	}
	return rd.one(figures{f.Place, f.Low, f.Typical, f.High, f.Currency})
}

// maxPercent is the largest percentage of the base, in hundredths.
const maxPercent = 100_00

// addonScope takes for how many units an add-on is, of what a percentage is one, and
// what else makes up its price.
func (rd *reader) addonScope(f *addonFile, a *addon) {
	a.scope.question = -1
	perRead := f.perRead()
	for i, id := range f.Of {
		k := slices.Index(rd.classIDs, id)
		switch at := &f.At("of").Items[i]; {
		case !perRead: // which keys go with it is not known
		case f.Per != perBase:
			rd.Add(at, "\"of\" goes only with \"per: percent_of_base\"; remove it")
		case k < 0:
			rd.Unknown(at, "rate", rd.classIDs)
		default:
			a.percentOf = append(a.percentOf, unit(k))
		}
	}
	if f.Has("count") {
		c := &f.Count
		if perRead && f.Per != perEngagement {
			rd.Add(f.Node.KeyOf("count"), "\"count\" goes only with \"per: engagement\"; remove it")
		}
		if c.Has("question") {
			a.scope.question = rd.countQuestion(c.Node, "question", c.Question, "")
		}
		a.scope.perUser, a.scope.perSite, a.scope.least, a.scope.text = number(c.PerUser), number(c.PerSite), c.Least*100, c.Text
	}
	for i := range f.Steps {
		step := rateStep{f.Steps[i].From, int64(f.Steps[i].Rate)}
		if n := len(a.limits.steps); n > 0 && step.from <= a.limits.steps[n-1].from {
			rd.Add(f.Steps[i].Node, "the step begins at %d, not behind the one before it; write the steps in their order", step.from)
		}
		a.limits.steps = append(a.limits.steps, step)
	}
	a.limits.floor, a.limits.cap, a.limits.program = number(f.Floor), number(f.Cap), f.Program
	if a.limits.cap > 0 && a.limits.cap < a.limits.floor {
		rd.Add(f.At("cap"), "the most is less than the least; write a \"cap\" from %s on", answer.FormatHundredths(a.limits.floor))
	}
}

func (rd *reader) notPriced() {
	for i := range rd.file.NotPriced {
		f := &rd.file.NotPriced[i]
		rd.id(f.Place, "not_priced", "note on what is not priced", f.ID)
		n := note{rule: rd.rule(f.Clauses), text: rd.voiced(f.Text, f.Adviser), needs: rd.needs(f.Place, f.Needs)}
		rd.knows(&n.rule, n.needs)
		rd.card.notPriced = append(rd.card.notPriced, n)
	}
}

// minimum takes the least monthly fee, which a card may lack.
func (rd *reader) minimum() {
	f := &rd.file.Minimum
	if !rd.file.Has("minimum") {
		return
	}
	figures := priceFile(f.minimumFigures)
	p := rd.price(&figures)
	floor := p.cases()
	switch {
	case f.Enabled && !p.known:
		rd.Add(f.Node, "the minimum is in force and has no amount; write \"price\", or \"enabled: false\"")
	case f.Enabled:
		rd.card.minimum = &floor
	case p.known:
		rd.card.usualLeast = &floor[typical]
	}
	rd.sourceOf(f.Place, f.Source, p.own)
}
