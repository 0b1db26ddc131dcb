package page

import (
	"slices"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/pricing"
	"mspscope/responsibility"
)

// The edition for the provider's people who do the work: what was sold and promised, with
// what in hand, and what can go wrong in the first week. It has hours and no money.

// deliveryEdition is for the provider's people who do the work.
func deliveryEdition() edition {
	return edition{
		front: []string{"sold", "dates", "first_week"},
		body: []string{
			"draft", "first_steps", "own_steps", "promises", "not_sold", "allowances", "targets", "budget_hours", "keys", "tools", "counts", "names", "discretion", "differ", "stops",
		},
		annex: []string{"first_month", "all_findings", "schedule", "contract", "declined", "questions", "open"},
	}
}

// deliveryParts are the parts of the edition for the provider's people who do the work.
func deliveryParts() []reportPart {
	return []reportPart{
		{id: "sold", heading: soldHeading, blocks: soldWork},
		{id: "dates", heading: always("report.dates"), blocks: deliveryDates},
		{id: "first_week", heading: always("report.first_week"), blocks: firstWeek},
		{id: "promises", heading: always("report.promises"), inside: func(n *noted) []Block { return pledges(n.Result, n.in.Promises) }},
		{id: "not_sold", heading: always("report.not_sold"), blocks: notSold},
		{id: "allowances", heading: always("report.allowances"), blocks: allowances},
		{id: "targets", heading: always("report.targets"), blocks: targets},
		{id: "budget_hours", heading: always("report.budget_hours"), inside: budgetHours},
		{id: "keys", heading: always("report.keys"), blocks: keys},
		{id: "tools", heading: always("report.tools"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).deliveryTools) }},
		{id: "counts", heading: always("report.counts"), blocks: deliveryCounts(nil), inside: func(n *noted) []Block { return deliveryCounts(n)(n.Result) }},
		{id: "names", heading: always("report.names"), blocks: names, inside: func(n *noted) []Block { return append(names(n.Result), some(answersFrom(n))...) }},
		{id: "discretion", heading: always("report.discretion"), inside: discretion},
		{id: "differ", heading: always("report.differ"), inside: func(n *noted) []Block { return some(Bullets("?", n.disputed())) }},
		{id: "stops", heading: always("report.stops"), inside: func(n *noted) []Block { return some(stops(n.in.Stops)) }},
		{id: "first_month", heading: always("report.first_month"), blocks: firstMonth},
	}
}

// soldHeading says what the quote is: nothing is sold before somebody has signed.
func soldHeading(r *result.Result) string {
	switch {
	case r.Model() == nil:
		return r.Say("report_delivery.sold_nothing")
	case r.StandsAs == terms.Agreement:
		return r.Say("report_delivery.sold_agreed")
	case r.StandsAs == terms.Proposal:
		return r.Say("report_delivery.sold_offered")
	}
	return r.Say("report_delivery.sold_planned")
}

// soldWork is the service, who runs what, and what it is counted by, without money.
func soldWork(r *result.Result) []Block {
	blocks := []Block{lead(r)}
	m := r.Model()
	if m == nil {
		return append(blocks, Text(r.Words.Outcome.Text))
	}
	if r.Binding() { // what is offered is no longer weighed against anything
		blocks = []Block{Paragraph{Text: r.Say("report_delivery.heading", "model", r.Words.Models.Of(*m).Heading), Lead: true}}
	}
	if text := standsAs(r); text != "" {
		blocks = append(blocks, Text(text))
	}
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "success" {
			blocks = append(blocks, Text(r.Say("report_delivery.success", "text", t.Text)))
		}
	}
	t := Table{Columns: []Column{{Name: r.Say("report_delivery.run_by"), Whole: true}, {Name: r.Say("report_delivery.parts"), Flex: true}}}
	split := r.Proposals.Of(*m).Split
	for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client, terms.ThirdParty} {
		var towers []terms.Tower
		for _, tower := range terms.Towers() {
			if split[tower] == side {
				towers = append(towers, tower)
			}
		}
		if len(towers) > 0 {
			t.Rows = append(t.Rows, []string{words.Large(partyWord(&r.Language, side)), towerList(r, towers)})
		}
	}
	blocks = append(blocks, t)
	if r.Estimate != nil {
		if sold := soldLines(r, r.Estimate.Models.Of(*m)); sold != nil {
			blocks = append(blocks, sold)
		}
	}
	return blocks
}

// standsAs says what the quote is, in a sentence without its price.
func standsAs(r *result.Result) string {
	switch r.StandsAs {
	case terms.Budget:
		return r.Say("report_delivery.stands_budget")
	case terms.Proposal:
		return running(r.Language.SayOf("offer.head_proposal", ofQuote(r), quoteValues(r)...), r.Say("report_delivery.unsigned"))
	case terms.Agreement:
		if a := r.Estimate.Agreed; a != nil {
			return r.Language.SayOf("report_delivery.agreed", ofRevision(r), append(quoteValues(r), "date", r.Language.Date(a.On))...)
		}
	}
	return r.Language.SayOf("offer.head_agreement", ofRevision(r), quoteValues(r)...)
}

// soldLines are the lines of the price that are work, with their quantity.
func soldLines(r *result.Result, e *result.ModelEstimate) Block {
	t := Table{Columns: []Column{{Name: r.Say("report_delivery.counted"), Flex: true}, {Name: r.Say("report_delivery.how_many"), Align: Right, Whole: true}}}
	for i := range e.Lines {
		l := &e.Lines[i]
		switch {
		case l.ID == pricing.DiscountID || l.Period != pricing.Month || !l.Amount.Known || !l.Amount.Typical.IsPos() && l.Class == "":
		case l.Class != "" || l.Unit != "month":
			t.Rows = append(t.Rows, []string{l.Label, quantity(r, l)})
		default:
			t.Rows = append(t.Rows, []string{l.Label, ""})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// deliveryDates are the day on which the work starts, the ends of its parts and what else
// has to be kept to.
func deliveryDates(r *result.Result) []Block {
	p := r.Plan
	if p == nil || p.Model == nil {
		return nil
	}
	start := r.Say("report_delivery.not_fixed")
	if p.Start != nil {
		start = r.Language.Date(*p.Start)
	}
	f := Facts{Pairs: [][2]string{{r.Say("report_delivery.first_day"), start}}}
	for i := range p.Phases {
		if ph := &p.Phases[i]; ph.ToDay > 0 && ph.ToDate != nil {
			f.Pairs = append(f.Pairs, [2]string{r.Say("report_delivery.day", "day", ph.ToDay), r.Say("report_delivery.end_of", "date", r.Language.Date(*ph.ToDate), "phase", r.Language.Small(ph.Name))})
		}
	}
	if text := lastNotice(r); text != "" {
		f.Pairs = append(f.Pairs, [2]string{r.Say("report_delivery.last_notice"), text})
	}
	for _, id := range []string{"contract_status", "contract_months_left", "contract_notice", "vendor_relationship", "decision_by", "start_within"} {
		if pair, ok := asTold(r, id); ok {
			f.Pairs = append(f.Pairs, pair)
		}
	}
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "days" {
			f.Pairs = append(f.Pairs, [2]string{r.Say("report_delivery.days"), t.Text})
		}
	}
	return []Block{f}
}

// lastNotice is until when the client can give notice of its present contract; "" where it
// has none, as far as is known.
func lastNotice(r *result.Result) string {
	if day := r.Plan.LastNotice; day != nil {
		return r.Say("report_delivery.about", "date", r.Language.Date(*day))
	}
	a := r.Answer("contract_status")
	if a == nil || a.State == "missing" || string(a.Value) == `"none"` {
		return ""
	}
	return r.Say("report_delivery.notice_unknown")
}

// theirs is what a question is about, said of the client to those who work for it.
func theirs(r *result.Result, topic string) string {
	return strings.TrimPrefix(rewritten(r.Say("report_delivery.theirs"), " "+topic), " ")
}

// asTold is an answer as it was given, with what it is about; not sure is told, too.
func asTold(r *result.Result, id string) (pair [2]string, ok bool) {
	a := r.Answer(id)
	switch {
	case a == nil || a.State == "missing":
		return pair, false
	case !a.Given():
		return [2]string{theirs(r, words.Large(a.Topic)), r.Say("report_delivery.not_sure")}, true
	}
	text := words.Large(said(r, id))
	if text == "" {
		return pair, false
	}
	switch {
	case a.Meaning != "":
		text = a.Meaning
	case a.Noun != "":
		text = r.Say("report_delivery.number", "number", noteNumber(a), "things", a.Noun)
	}
	return [2]string{theirs(r, words.Large(a.Topic)), text}, true
}

// What is a danger of the first week: what is due in it, and where that is little, what is
// high and due so soon after that its work begins in it.
const (
	firstWeekEnds = 7
	soonAfter     = 14
	fewDangers    = 3
)

// dangers are the findings that are critical or due in the first week, and where these are
// few, the first of those that come next. What only the provider may know is among them
// where the provider reads it.
func dangers(r *result.Result) []*advice.Finding {
	var all, next []*advice.Finding
	for _, f := range openFindings(r) {
		switch {
		case f.Severity == advice.Opportunity:
		case f.Severity == advice.Critical, f.ByDay <= firstWeekEnds:
			all = append(all, f)
		case f.Severity != advice.High || f.ByDay > soonAfter:
		case f.Audience == advice.AudienceInternal: // about people, who are there on the first day
			all = append(all, f)
		default:
			next = append(next, f)
		}
	}
	return append(all, next[:min(len(next), max(fewDangers-len(all), 0))]...)
}

// firstWeek says what can go wrong in the first week.
func firstWeek(r *result.Result) []Block {
	if r.Model() == nil {
		return nil
	}
	var l List
	for _, f := range dangers(r) {
		text, detail := findingLine(r, f, ledBy(r, f)), r.Say("report_delivery.advice", "action", f.Action)
		if f.Audience == advice.AudienceInternal {
			text, detail = r.Say("report_delivery.not_for_client", "text", text), f.Action
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: text, Detail: detail})
	}
	return some(listOrNil(l))
}

// notSold is what nobody may do as if it were in the fee: parts of IT, lines that the quote
// leaves out, and rows that cost extra or are not part of the service.
func notSold(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return nil
	}
	var texts []string
	if e := r.Estimate; e != nil {
		for i := range e.LeftOut {
			texts = append(texts, r.Say("report_delivery.left_out", "line", r.Language.Small(e.LeftOut[i].Label)))
		}
		for _, apart := range separateWords(r, e.Models.Of(*m).Separate) {
			texts = append(texts, r.Say("report_delivery.separately", "line", r.Language.Small(apart)))
		}
	}
	texts = append(texts, r.Words.Models.Of(*m).Excluded...)
	blocks := some(Text(r.Say("report_delivery.client_words")), Bullets("-", texts))
	if r.RACI == nil || r.RACI.Model == nil {
		return blocks
	}
	for _, kind := range []struct {
		fee  responsibility.Fee
		says string
	}{{responsibility.NotOffered, "report_delivery.nobody_does"}, {responsibility.Extra, "report_delivery.extra"}} {
		if rows := feeRows(r, kind.fee, false); rows != nil {
			blocks = append(blocks, Paragraph{Text: r.Say(kind.says), Lead: true}, rows)
		}
	}
	return blocks
}

// allowances are the rows in the fee that have a limit.
func allowances(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil {
		return nil
	}
	return some(feeRows(r, responsibility.Included, true))
}

// feeRows lists rows by what they have to do with the fee; noted only those of which a
// limit is said.
func feeRows(r *result.Result, fee responsibility.Fee, noted bool) Block {
	t := Table{Columns: []Column{{Name: r.Say("report_delivery.row"), Whole: true}, {Name: r.Say("report_delivery.work"), Flex: true}, {Name: r.Say("report_delivery.holds"), Flex: true}}}
	for i := range r.RACI.Activities {
		row := &r.RACI.Activities[i]
		if row.Fee == fee && (row.FeeNote != "" || !noted) {
			t.Rows = append(t.Rows, []string{row.ID, row.Name, string(row.FeeNote)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// targets are the hours in which we work and how fast we are.
func targets(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil {
		return nil
	}
	return append(serviceHours(r.RACI), severities(r, r.RACI)...)
}

// keys are the answers that say who can get in, where the records are, and in whose name
// things stand.
func keys(r *result.Result) []Block {
	var f Facts
	for _, id := range []string{"admin_control", "own_name", "current_it_model", "documentation_state", "asset_inventory", "tool_access", "ticketing_setup", "remote_access_method", "leaver_access", "rented_equipment"} {
		if pair, ok := asTold(r, id); ok {
			f.Pairs = append(f.Pairs, pair)
		}
	}
	if len(f.Pairs) == 0 || r.Model() == nil {
		return nil
	}
	return []Block{Text(r.Say("report_delivery.as_answered")), f}
}

// deliveryTools are the tools by who runs them and whose they are.
func (w *teamPage) deliveryTools() []Block {
	r := w.r
	t := Table{Columns: flexible(r.Say("report_team.tool"), r.Say("report_team.runs"), r.Say("report_team.license"), r.Say("report_team.look"))}
	for i := range w.t.Tools {
		tool := &w.t.Tools[i]
		t.Rows = append(t.Rows, []string{tool.Name, w.names(tool.Runs), words.Large(withoutRows(&r.Language, tool.License)), words.Large(withoutRows(&r.Language, tool.Look))})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

// deliveryCounts are the numbers; who gave them only the provider reads.
func deliveryCounts(n *noted) func(r *result.Result) []Block {
	return func(r *result.Result) []Block {
		t := countTable(r, n)
		if len(t.Rows) == 0 {
			return nil
		}
		return []Block{t}
	}
}

// budgetHours are the hours that the price was made for, by part of IT, and those to take
// over. Nobody reads money from them.
func budgetHours(n *noted) []Block {
	h := n.in.Hours
	switch {
	case n.Model() == nil:
		return nil
	case h == nil:
		return []Block{Text(noHours(n.Result))}
	}
	t := Table{Columns: []Column{{Name: n.Say("report_delivery.part"), Flex: true}, {Name: n.Say("report_delivery.hours_month"), Align: Right}}}
	for _, one := range h.Towers {
		t.Rows = append(t.Rows, []string{n.Words.Towers[one.Tower], n.Language.Plain(one.Hours.String())})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Footer = []string{n.Say("report_delivery.together"), n.Language.Plain(h.Month.String())}
	start := ""
	if h.Start != nil {
		start = n.Say("report_delivery.take_over", "hours", n.Language.Plain(h.Start.String()))
	}
	return some(t, Text(running(start, n.Say("report_delivery.made_for"))), Text(h.Assumed))
}

// noHours says why there are no hours: whoever plans must not think that they are none.
func noHours(r *result.Result) string {
	if r.Price == nil || !r.Price.Monthly.Known {
		return r.Say("report_delivery.no_price")
	}
	return r.Say("report_delivery.no_cost", "currency", r.Language.Currency(r.Price.Currency))
}

// firstMonth is the plan up to day 30, with who does each step.
func firstMonth(r *result.Result) []Block {
	p := r.Plan
	if p == nil || p.Model == nil {
		return nil
	}
	var steps []advice.PlanStep
	for i := range p.Phases {
		for _, s := range p.Phases[i].Steps {
			if s.Day != nil && *s.Day <= endOfMonthOne {
				steps = append(steps, s)
			}
		}
	}
	return some(planBlocks(r, p), planSteps(r, p, steps))
}

// names are the people on both sides, as far as they are named.
func names(r *result.Result) []Block {
	var f Facts
	if r.Subject.Contact != "" {
		f.Pairs = append(f.Pairs, [2]string{r.Say("report_delivery.contact"), r.Subject.Contact})
	}
	for _, id := range []string{"respondent", "decision_by"} {
		if pair, ok := asTold(r, id); ok {
			f.Pairs = append(f.Pairs, pair)
		}
	}
	if from := r.From; from != nil && from.Contact.Person != "" {
		f.Pairs = append(f.Pairs, [2]string{r.Say("report_delivery.our_side"), from.Contact.Person})
	}
	if m := r.RACI; m != nil && m.Model != nil && m.Together != nil {
		w := togetherPage{r: r, m: m, t: m.Together}
		for _, p := range m.Together.People {
			text := w.named(p.Name)
			if p.Deputy != nil {
				text = r.Say("report_delivery.deputy", "name", text, "deputy", *p.Deputy)
			}
			f.Pairs = append(f.Pairs, [2]string{w.names([]responsibility.Role{p.Role}), text})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return []Block{f}
}

// answersFrom is who gave answers, which only the provider reads.
func answersFrom(n *noted) Block {
	for _, text := range n.with() {
		if text != n.Subject.Contact {
			return Text(text)
		}
	}
	return nil
}

// payQuestion asks what the client's IT people cost. It was told in confidence for the price,
// and those who deliver work beside these people.
const payQuestion = "it_payroll_year"

// withoutPay takes from a result for the provider what is said of pay: p is that of r.
func withoutPay(p, r *result.Result) {
	p.Warnings = r.Warnings // those of the client know nothing of what was told in confidence
	p.Recommendation.Disputed = slices.DeleteFunc(slices.Clone(p.Recommendation.Disputed), func(d result.Disputed) bool { return d.Question == payQuestion })
}

// discretion is what was said in confidence and matters to those who do the work. What
// people are paid is not among it.
func discretion(n *noted) []Block {
	var f Facts
	for _, note := range n.in.Notes {
		if note.Question == payQuestion {
			continue
		}
		f.Pairs = append(f.Pairs, [2]string{theirs(n.Result, words.Large(note.Topic)), note.Text})
	}
	for i := range n.in.Answers {
		a := &n.in.Answers[i]
		switch {
		case !a.Given() || a.Noun != "": // a number told in confidence is an amount
		case a.Meaning != "":
			f.Pairs = append(f.Pairs, [2]string{theirs(n.Result, words.Large(a.Topic)), n.Language.Small(a.Meaning)})
		default:
			f.Pairs = append(f.Pairs, [2]string{theirs(n.Result, words.Large(a.Topic)), strings.Join(a.Says, "; ")})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return []Block{Text(n.Say("report_delivery.confidence")), f}
}
