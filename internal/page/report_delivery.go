package page

import (
	"fmt"
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
		{id: "promises", heading: always("report.promises"), inside: func(n *noted) []Block { return promised(n.in.Promises) }},
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
		return "Nothing is sold"
	case r.StandsAs == terms.Agreement:
		return "What was sold"
	case r.StandsAs == terms.Proposal:
		return "What is offered"
	}
	return "What is planned, and not sold yet"
}

// soldWork is the service, who runs what, and what it is counted by, without money.
func soldWork(r *result.Result) []Block {
	blocks := []Block{lead(r)}
	m := r.Model()
	if m == nil {
		return append(blocks, Text(r.Words.Outcome.Text))
	}
	if r.Binding() { // what is offered is no longer weighed against anything
		blocks = []Block{Paragraph{Text: r.Words.Models.Of(*m).Heading + ".", Lead: true}}
	}
	if text := standsAs(r); text != "" {
		blocks = append(blocks, Text(text))
	}
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "success" {
			blocks = append(blocks, Text("Success for them: "+t.Text))
		}
	}
	t := Table{Columns: []Column{{Name: "Run by", Whole: true}, {Name: "Parts of IT", Flex: true}}}
	split := r.Proposals.Of(*m).Split
	for _, side := range []terms.Side{terms.Provider, terms.Shared, terms.Client, terms.ThirdParty} {
		var towers []terms.Tower
		for _, tower := range terms.Towers() {
			if split[tower] == side {
				towers = append(towers, tower)
			}
		}
		if len(towers) > 0 {
			t.Rows = append(t.Rows, []string{words.Large(words.Party(side)), towerList(r, towers)})
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
	text := words.Large(r.StandsAs.String()) + revisionOf(r)
	switch r.StandsAs {
	case terms.Budget:
		return "A figure for a budget stands with the client; nothing is signed."
	case terms.Proposal:
		return text + validUntil(r) + ". Nothing is signed yet."
	case terms.Agreement:
		if a := r.Estimate.Agreed; a != nil {
			text += ", agreed on " + words.Date(a.On)
		}
	}
	return text + "."
}

// soldLines are the lines of the price that are work, with their quantity.
func soldLines(r *result.Result, e *result.ModelEstimate) Block {
	t := Table{Columns: []Column{{Name: "Counted in it", Flex: true}, {Name: "How many", Align: Right, Whole: true}}}
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
	start := "not fixed yet"
	if p.Start != nil {
		start = words.Date(*p.Start)
	}
	f := Facts{Pairs: [][2]string{{"First day of the service", start}}}
	for i := range p.Phases {
		if ph := &p.Phases[i]; ph.ToDay > 0 && ph.ToDate != nil {
			f.Pairs = append(f.Pairs, [2]string{fmt.Sprintf("Day %d", ph.ToDay), words.Date(*ph.ToDate) + ", end of: " + words.Small(ph.Name)})
		}
	}
	if text := lastNotice(r); text != "" {
		f.Pairs = append(f.Pairs, [2]string{"Last day for notice of their present contract", text})
	}
	for _, id := range []string{"contract_status", "contract_months_left", "contract_notice", "vendor_relationship", "decision_by", "start_within"} {
		if pair, ok := asTold(r, id); ok {
			f.Pairs = append(f.Pairs, pair)
		}
	}
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "days" {
			f.Pairs = append(f.Pairs, [2]string{"Days to keep to", t.Text})
		}
	}
	return []Block{f}
}

// lastNotice is until when the client can give notice of its present contract; "" where it
// has none, as far as is known.
func lastNotice(r *result.Result) string {
	if day := r.Plan.LastNotice; day != nil {
		return "about " + words.Date(*day)
	}
	a := r.Answer("contract_status")
	if a == nil || a.State == "missing" || string(a.Value) == `"none"` {
		return ""
	}
	return "not known: read it in the contract, before anything is promised"
}

// theirs is what a question is about, said of the client to those who work for it.
func theirs(topic string) string {
	return sayTheirs.Replace(" " + topic)[1:]
}

// sayTheirs says of the client what is said to it.
var sayTheirs = strings.NewReplacer(" Your ", " Their ", " your ", " their ", " to you", " to them", " for you", " for them", " You ", " They ", " you ", " they ")

// asTold is an answer as it was given, with what it is about; not sure is told, too.
func asTold(r *result.Result, id string) (pair [2]string, ok bool) {
	a := r.Answer(id)
	switch {
	case a == nil || a.State == "missing":
		return pair, false
	case !a.Given():
		return [2]string{theirs(words.Large(a.Topic)), "not sure"}, true
	}
	text := words.Large(said(r, id))
	if text == "" {
		return pair, false
	}
	switch {
	case a.Meaning != "":
		text = a.Meaning
	case a.Noun != "":
		text = noteNumber(a) + " " + a.Noun
	}
	return [2]string{theirs(words.Large(a.Topic)), text}, true
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
		text := fmt.Sprintf("%s (%s, by day %d; %s)", f.Title, f.Severity, f.ByDay, ledBy(r, f))
		if f.Audience == advice.AudienceInternal {
			text = "Not for the client: " + text
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: text, Detail: "Advice to the client: " + f.Action})
		if f.Audience == advice.AudienceInternal {
			l.Items[len(l.Items)-1].Detail = f.Action
		}
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
			texts = append(texts, "Left out by the quote: "+words.Small(e.LeftOut[i].Label))
		}
		for _, apart := range separateWords(r, e.Models.Of(*m).Separate) {
			texts = append(texts, "Quoted separately: "+words.Small(apart))
		}
	}
	texts = append(texts, r.Words.Models.Of(*m).Excluded...)
	blocks := some(Text("In the words of the client's papers:"), Bullets("-", texts))
	if r.RACI == nil || r.RACI.Model == nil {
		return blocks
	}
	for _, kind := range []struct {
		fee  responsibility.Fee
		says string
	}{{responsibility.NotOffered, "Not part of the service: nobody does it"}, {responsibility.Extra, "Costs extra: only after the client's yes"}} {
		if rows := feeRows(r.RACI, kind.fee, false); rows != nil {
			blocks = append(blocks, Paragraph{Text: kind.says, Lead: true}, rows)
		}
	}
	return blocks
}

// allowances are the rows in the fee that have a limit.
func allowances(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil {
		return nil
	}
	return some(feeRows(r.RACI, responsibility.Included, true))
}

// feeRows lists rows by what they have to do with the fee; noted only those of which a
// limit is said.
func feeRows(m *result.RACI, fee responsibility.Fee, noted bool) Block {
	t := Table{Columns: []Column{{Name: "Row", Whole: true}, {Name: "Work", Flex: true}, {Name: "What holds", Flex: true}}}
	for i := range m.Activities {
		row := &m.Activities[i]
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
	return append(serviceHours(r.RACI), severities(r.RACI)...)
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
	return []Block{Text("As the client answered: \"our\" is the client's."), f}
}

// deliveryTools are the tools by who runs them and whose they are.
func (w *teamPage) deliveryTools() []Block {
	t := Table{Columns: []Column{{Name: "Tool", Flex: true}, {Name: "Who runs it", Flex: true}, {Name: "Whose license", Flex: true}, {Name: "Who may look", Flex: true}}}
	for i := range w.t.Tools {
		tool := &w.t.Tools[i]
		t.Rows = append(t.Rows, []string{tool.Name, w.names(tool.Runs), words.Large(withoutRows(tool.License)), words.Large(withoutRows(tool.Look))})
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
	t := Table{Columns: []Column{{Name: "Part of IT", Flex: true}, {Name: "Hours a month", Align: Right}}}
	for _, one := range h.Towers {
		t.Rows = append(t.Rows, []string{n.Words.Towers[one.Tower], one.Hours.String()})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Footer = []string{"Together", h.Month.String()}
	start := ""
	if h.Start != nil {
		start = "To take over: " + h.Start.String() + " hours once. "
	}
	return some(t, Text(start+"This is what the price was made for, in the usual case. Programs, visits and longer hours of the help desk come on top."), Text(h.Assumed))
}

// noHours says why there are no hours: whoever plans must not think that they are none.
func noHours(r *result.Result) string {
	if r.Price == nil || !r.Price.Monthly.Known {
		return "Not known yet: there is no price from which hours could be worked out."
	}
	return "Not worked out: what an hour of work costs is not known in " + r.Price.Currency + ". Ask whoever made the price."
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
		f.Pairs = append(f.Pairs, [2]string{"Contact", r.Subject.Contact})
	}
	for _, id := range []string{"respondent", "decision_by"} {
		if pair, ok := asTold(r, id); ok {
			f.Pairs = append(f.Pairs, pair)
		}
	}
	if from := r.From; from != nil && from.Contact.Person != "" {
		f.Pairs = append(f.Pairs, [2]string{"On our side", from.Contact.Person})
	}
	if m := r.RACI; m != nil && m.Model != nil && m.Together != nil {
		w := togetherPage{m: m, t: m.Together}
		for _, p := range m.Together.People {
			text := w.named(p.Name)
			if p.Deputy != nil {
				text += "; deputy: " + *p.Deputy
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
		f.Pairs = append(f.Pairs, [2]string{theirs(words.Large(note.Topic)), note.Text})
	}
	for i := range n.in.Answers {
		a := &n.in.Answers[i]
		switch {
		case !a.Given() || a.Noun != "": // a number told in confidence is an amount
		case a.Meaning != "":
			f.Pairs = append(f.Pairs, [2]string{theirs(words.Large(a.Topic)), words.Small(a.Meaning)})
		default:
			f.Pairs = append(f.Pairs, [2]string{theirs(words.Large(a.Topic)), strings.Join(a.Says, "; ")})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return []Block{Text("This was said in confidence, or noted beside the call. Nobody who works there hears it from us, and it stands in no paper of theirs."), f}
}
