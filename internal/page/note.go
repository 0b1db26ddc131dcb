package page

import (
	"encoding/json"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// The note on a call: what a customer system keeps of it. It is the provider's alone.

// The ids of the parts of a note.
const (
	partWith     = "spoken_with"
	partWhy      = "why"
	partHeard    = "heard"
	partModel    = "model"
	partPrice    = "price"
	partToday    = "today"
	partDecision = "decision"
	partBudget   = "budget"
	partContract = "contract"
	partChecks   = "checks"
	partStops    = "go_no_go"
	partDisputed = "disputed"
	partOpen     = "open"
	partFindings = "findings"
	partPromises = "promises"
	partNotes    = "notes"
	partPrivate  = "private_notes"
	partNext     = "next"
)

// heard are the questions whose answers a note repeats, in the order of a call.
func heard() []string {
	return []string{
		"users_count", "light_users_count", "endpoints_count", "shared_devices_count", "servers_count", "sites_count",
		"current_it_model", "it_fte", "it_staff_plan", "it_workload", "coverage_needed", "compliance_regimes",
	}
}

// noteShown is how many of the findings, doubts and open questions a note names.
const noteShown = 3

// CallNote is the note on a call for a customer system, of any state of the answers.
func CallNote(r *result.Result) *Document {
	d := headed(r.Subject, "Note on the call")
	d.Title = "INTERNAL. " + d.Title
	noteParts(d, CallParts(r))
	return d
}

// noteParts writes the parts of a note as names with what is said of each.
func noteParts(d *Document, parts []result.NotePart) {
	for _, p := range parts {
		if len(p.Points) == 1 {
			d.Section(p.Title, Text(p.Points[0]))
			continue
		}
		d.Section(p.Title, Bullets("-", p.Points))
	}
}

// NoteText is a note as lines to paste, with the title in front.
func NoteText(d *Document) string {
	lines := slices.DeleteFunc([]string{d.Title, d.Subtitle}, func(s string) bool { return s == "" })
	for _, s := range d.Sections {
		if s.Heading != "" {
			lines = append(lines, "", s.Heading)
		}
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Paragraph:
				lines = append(lines, b.Text)
			case List:
				for _, item := range b.Items {
					lines = append(lines, strings.TrimSpace(item.Mark+" "+item.Text))
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}

// CallParts are the parts of the note on a call.
func CallParts(r *result.Result) []result.NotePart {
	p := r.ForProvider()
	in := r.Internal
	if in == nil {
		in = &result.Internal{}
	}
	n := noted{Result: p, in: in}
	parts := []result.NotePart{
		{ID: partWith, Title: "Spoken with", Points: n.with()},
		{ID: partWhy, Title: "Why they called", Points: n.why()},
		{ID: partHeard, Title: "What we heard", Points: n.heard()},
		{ID: partModel, Title: "Model", Points: n.model()},
		{ID: partPrice, Title: "Price", Points: n.price()},
		{ID: partToday, Title: "What they pay today", Points: n.answers("it_spend_month")},
		{ID: partDecision, Title: "Who decides, and by when", Points: n.answers("decision_by")},
		{ID: partBudget, Title: "Budget", Points: n.answers("budget_style")},
		{ID: partContract, Title: "Present contract", Points: n.answers("contract_status", "contract_months_left")},
		{ID: partChecks, Title: "Before a price is sent", Points: n.checks()},
		{ID: partStops, Title: "Speaks against going on", Points: n.stops()},
		{ID: partDisputed, Title: "Not agreed among them", Points: n.disputed()},
		{ID: partOpen, Title: "Open", Points: n.open()},
		{ID: partFindings, Title: "To bring up", Points: n.findings()},
		{ID: partPromises, Title: "Promised", Points: n.promises()},
		{ID: partNotes, Title: "Notes that the client may see", Points: noteLines(p.Notes)},
		{ID: partPrivate, Title: "Private notes", Points: noteLines(in.Notes)},
		{ID: partNext, Title: "Next step", Points: n.next()},
	}
	return slices.DeleteFunc(parts, func(x result.NotePart) bool { return len(x.Points) == 0 })
}

// noted is a result of which a note is written.
type noted struct {
	*result.Result
	in *result.Internal
}

// with names whom one spoke with: the contact, and the role of everybody who gave an answer.
func (n *noted) with() []string {
	var people, points []string
	add := func(name string) {
		if name != "" && !slices.ContainsFunc(people, func(p string) bool { return strings.EqualFold(p, name) }) {
			people = append(people, name)
		}
	}
	add(said(n.Result, "respondent"))
	for i := range n.in.Basis {
		add(n.in.Basis[i].By)
	}
	if n.Subject.Contact != "" {
		points = append(points, n.Subject.Contact)
	}
	if len(people) > 0 {
		points = append(points, "Answers from: "+strings.Join(people, "; ")+".")
	}
	return points
}

// why is why they look for help now, and what would be success, in their words.
func (n *noted) why() []string {
	var points []string
	if drivers := said(n.Result, "drivers"); drivers != "" {
		points = append(points, words.Large(drivers)+".")
	}
	for _, note := range n.Notes {
		if note.Question == "drivers" {
			points = append(points, "In their words: "+note.Text)
		}
	}
	if success := said(n.Result, "success_12m"); success != "" {
		points = append(points, "Success for them: "+success)
	}
	return points
}

// heard are the answers that a customer system wants to know, each with how it is known.
func (n *noted) heard() []string {
	return n.answers(heard()...)
}

// answers are the answers to some questions, as they were given. One alone needs no topic:
// it stands under its title.
func (n *noted) answers(ids ...string) []string {
	var points []string
	for _, id := range ids {
		text := n.one(id)
		if a := n.Answer(id); len(ids) == 1 && text != "" {
			text = words.Large(strings.TrimPrefix(text, words.Large(a.Topic)+": "))
		}
		points = append(points, firstPoint(text)...)
	}
	return points
}

// one is an answer with its topic and how it is known: "~80 people (estimated, office
// manager)"; "" where there is none. Not sure is told, too.
func (n *noted) one(id string) string {
	a := n.Answer(id)
	switch {
	case a == nil || a.State == "missing" || string(a.Value) == "[]":
		return ""
	case !a.Given():
		return words.Large(a.Topic) + ": not sure."
	}
	text := said(n.Result, id)
	b := n.in.BasisOf(id)
	if a.Noun != "" {
		text = noteNumber(a) + " " + a.Noun
		if b != nil && b.Kind == "estimated" {
			text = "~" + text
		}
	}
	return words.Large(a.Topic) + ": " + strings.TrimSuffix(text, ".") + knownBy(b) + "."
}

// knownBy says how an answer is known and by whom; "" where it was only said.
func knownBy(b *result.Known) string {
	if b == nil {
		return ""
	}
	how := []string{b.By}
	if b.Kind != "stated" {
		how = []string{b.Kind, b.By}
	}
	if b.On != "" && b.By != "" {
		how = append(how, words.Date(b.On))
	}
	how = slices.DeleteFunc(how, func(s string) bool { return s == "" })
	if len(how) == 0 {
		return ""
	}
	return " (" + strings.Join(how, ", ") + ")"
}

// noteNumber is a number, or both ends of a range.
func noteNumber(a *result.Answer) string {
	text := strings.Trim(string(a.Value), `"`)
	low, high, isRange := strings.Cut(text, "..")
	if !isRange {
		return words.Grouped(text)
	}
	return words.Grouped(low) + " to " + words.Grouped(high)
}

// said is the answer to a question in words, "" when there is none.
func said(r *result.Result, id string) string {
	a := r.Answer(id)
	if a == nil || !a.Given() || string(a.Value) == "[]" {
		return ""
	}
	if text := ""; json.Unmarshal(a.Value, &text) == nil && len(a.Says) == 1 && a.Says[0] == text {
		return text // in the client's own words
	}
	labels := make([]string, len(a.Says))
	for i, l := range a.Says {
		labels[i] = words.Small(l)
	}
	return strings.Join(labels, "; ")
}

// model is the result with how sure it is and what is in doubt.
func (n *noted) model() []string {
	rec := &n.Recommendation
	points := []string{noteResult(n.Result)}
	if rec.Verdict != nil {
		points = append(points, "Verdict: "+*rec.Verdict+". "+sureWords(n.Result))
	}
	for i := range rec.Doubts[:min(len(rec.Doubts), noteShown)] {
		points = append(points, "In doubt: "+rec.Doubts[i].Text)
	}
	for _, text := range []string{noteForNow(n.Result), noteBeside(n.Result)} {
		points = append(points, firstPoint(text)...)
	}
	return points
}

func noteResult(r *result.Result) string {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.Recommended:
		if rec.Leaning() {
			return "Points so far to " + inSentence(r, *rec.Model) + "."
		}
		return "Fits best: " + inSentence(r, *rec.Model) + "."
	case assess.TooClose:
		return tooClose(r)
	case assess.NoneNeeded:
		return "No managed service is needed at present."
	case assess.AllVetoed:
		return "Every model is ruled out by the answers as they stand."
	case assess.NothingScored:
	}
	return "Too little is answered for a recommendation."
}

// price is the price with its range, what it rests on and what it is as an offer.
func (n *noted) price() []string {
	p := n.Price
	switch {
	case p == nil && n.Recommendation.Outcome == assess.NothingScored:
		return []string{"Not known yet: it is open who does IT and for how many."}
	case p == nil:
		return nil
	case unpriced(p) != "":
		return []string{noPrice(p)}
	case !p.Monthly.Known:
		return []string{"Not known yet: " + words.List(n.uncounted()) + " open."}
	}
	points := []string{priced(n.Result) + noteStatus(n.Result)}
	if m := n.Model(); m != nil && n.Estimate != nil {
		one := n.Estimate.Models.Of(*m)
		var from []string
		for i := range one.RangeFrom {
			from = append(from, strings.TrimSuffix(one.RangeFrom[i].Because, "."))
		}
		if len(from) > 0 {
			points = append(points, "The range comes from: "+strings.Join(from[:min(len(from), noteShown)], "; ")+".")
		}
	}
	return points
}

// noteForNow says that the result holds until somebody is there.
func noteForNow(r *result.Result) string {
	if b := r.Recommendation.WayBack; b != nil {
		return firstSaid(b.Because)
	}
	return ""
}

// noteBeside names what is proposed beside the recommended model. Of two close ones both
// are named already.
func noteBeside(r *result.Result) string {
	b := r.Recommendation.Beside
	if b == nil || r.Recommendation.Outcome != assess.Recommended {
		return ""
	}
	text := "Proposed beside it: " + inSentence(r, b.Model)
	if b.Monthly.Known && r.Price != nil {
		text += ", " + about(b.Monthly, r.Price.Currency) + " a month"
	}
	return text + "."
}

// uncounted names what the price waits for, with its verb.
func (n *noted) uncounted() []string {
	var names []string
	for _, id := range []string{"users_count", "endpoints_count"} {
		if a := n.Answer(id); a != nil && !a.Given() {
			names = append(names, a.Topic)
		}
	}
	switch len(names) {
	case 0:
		return []string{"a count is"}
	case 1:
		return []string{names[0] + " is"}
	}
	names[len(names)-1] += " are"
	return names
}

// noteStatus names the status of the quote behind its price.
func noteStatus(r *result.Result) string {
	switch {
	case r.Refuses():
		return " Stands as " + r.StandsAs.String() + "; no " + r.Status.String() + " yet."
	case r.Binding():
		return " " + words.Large(r.StandsAs.String()) + revisionOf(r) + validUntil(r) + "."
	}
	return " A budget figure, no offer."
}

// disputed is what people answered differently, with who said what.
func (n *noted) disputed() []string {
	says := map[string][]string{}
	for i := range n.Recommendation.ToConfirm {
		c := &n.Recommendation.ToConfirm[i]
		says[c.Question] = c.Says
	}
	var points []string
	for i := range n.Recommendation.Disputed {
		d := &n.Recommendation.Disputed[i]
		var each []string
		for k, text := range says[d.Question] {
			text = words.Small(strings.TrimSuffix(text, "."))
			if k < len(d.By) && d.By[k] != "" {
				text += " (" + d.By[k] + ")"
			}
			each = append(each, text)
		}
		points = append(points, words.Large(d.Topic)+": "+strings.Join(each, ", or ")+".")
	}
	return points
}

// open are the questions that would say most, and how many there are.
func (n *noted) open() []string {
	var points []string
	if facts := narrowing(n.Result); len(facts) > 0 {
		points = append(points, "Would say most: "+words.List(facts)+".")
	}
	if open := len(n.Recommendation.Open); open > 0 {
		points = append(points, words.Count(open, "question is open", "questions are open")+".")
	}
	return points
}

// findings are the first things to bring up.
func (n *noted) findings() []string {
	var points []string
	if n.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	for i := range n.Findings[:min(noteShown, len(n.Findings))] {
		points = append(points, n.Findings[i].Title+".")
	}
	return points
}

// checks are the first things to look at before the price is sent.
func (n *noted) checks() []string {
	var points []string
	for i := range n.in.Checks[:min(noteShown, len(n.in.Checks))] {
		points = append(points, n.in.Checks[i].Text)
	}
	if more := len(n.in.Checks) - len(points); more > 0 {
		points = append(points, words.Count(more, "further one stands", "further ones stand")+" beside the price.")
	}
	return points
}

// stops are what by the answers speaks against going on; what nobody knows yet is left
// to the recommendation.
func (n *noted) stops() []string {
	var points []string
	for i := range n.in.Stops {
		if s := &n.in.Stops[i]; s.Holds != nil && *s.Holds {
			points = append(points, s.Text)
		}
	}
	return points
}

// promises are what was promised, each with who did and when.
func (n *noted) promises() []string {
	var points []string
	for _, p := range n.in.Promises {
		points = append(points, p.Text+knownBy(&result.Known{Kind: "stated", By: p.By, On: p.On}))
	}
	return points
}

// next is what is to happen after the call, said of the client.
func (n *noted) next() []string {
	var points []string
	if names, _ := topics(n.Result); len(names) > 0 {
		points = append(points, "They send us the open answers, first of all on "+names[0]+".")
	}
	switch rec := &n.Recommendation; {
	case rec.Outcome == assess.NoneNeeded:
		points = append(points, "Send them what helps without a contract.")
	case n.Binding():
		points = append(points, "They tell us whether the offer fits.")
	case rec.Model != nil && n.Adviser():
		points = append(points, "Send them the recommendation and the list of who does what; they ask providers for proposals.")
	case rec.Model != nil:
		points = append(points, "Send them the recommendation, the estimate and the list of who does what; agree on a day to look at their systems.")
	default:
		points = append(points, "Agree on a second call for what is open.")
	}
	return points
}

// noteLines are notes with what they are on.
func noteLines(all []result.Note) []string {
	var points []string
	for _, n := range all {
		if n.Question == assess.GeneralNote {
			points = append(points, n.Text)
			continue
		}
		points = append(points, words.Large(n.Topic)+": "+n.Text)
	}
	return points
}
