package view

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/scope"
)

// How much the end of an interview shows: what can be read out in a minute.
const (
	spokenReasons = 3
	spokenOpen    = 4
)

// Assessed is the end of an interview on a call: what can be read out in one
// minute, and a note to paste into a customer system. It holds nothing that the
// client may not see, because the screen may be shared.
func Assessed(s *scope.Scope) *Document {
	d := &Document{Title: title(s, "Where we stand"), Subtitle: subtitle(s)}
	d.Section("", lead(s), assessedText(s))
	d.Section("Why", assessedReasons(s))
	d.Section("What it costs", assessedPrice(s)...)
	d.Section("Still open", assessedOpen(s))
	d.Section("Next two steps", numbered(nextSteps(s)))
	d.Section("Note for the CRM", Text(CRMNote(s)))
	return d
}

// SelfAssessed is the end of an interview that somebody took alone: an honest
// result in plain words, also when it is that nothing is needed.
func SelfAssessed(s *scope.Scope) *Document {
	r := &s.Recommendation
	d := &Document{Title: title(s, "Your result"), Subtitle: subtitle(s)}
	d.Section("", lead(s), tagline(s))
	if r.Outcome == assess.NoneNeeded {
		d.Section("What would help instead", Bullets("•", s.Playbook.Texts.NoneNeeded.Instead))
	}
	if r.HasModel() {
		d.Section("Why", reasons(r.Reasons, 1, spokenReasons))
		d.Section("What speaks against it", against(s)...)
		d.Section("What it might cost", assessedPrice(s)...)
	}
	d.Section("Worth doing whatever you decide", selfFindings(s)...)
	d.Section("Please check", Bullets("!", s.Warnings))
	d.Section("What this is and is not", Text(selfHonest(s)))
	return d
}

// selfHonest says how far the result goes.
func selfHonest(s *scope.Scope) string {
	text := "This follows from your answers alone; nobody has looked at your systems."
	switch n := len(scoredOpen(s)); {
	case n == 1:
		text += " One answer that can matter for it is open or \"not sure\"."
	case n > 1:
		text += fmt.Sprintf(" %d answers that can matter for it are open or \"not sure\".", n)
	}
	switch {
	case s.Recommendation.Outcome == assess.NoneNeeded:
		text += " You can leave it at that."
	case s.Recommendation.HasModel():
		text += " You may also decide to change nothing, or to begin with a single project or a check-up; the result commits you to nothing."
	}
	return text + " If you wish, hand the file with your answers back to whoever sent it to you; \"mspscope recommend\" shows everything behind this result."
}

// selfFindings lists the first things to do, in the words for the client.
func selfFindings(s *scope.Scope) []Block {
	if s.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	var l List
	for _, f := range advice.ClientFindings(s.Findings) {
		if len(l.Items) == spokenReasons {
			break
		}
		l.Items = append(l.Items, Item{Mark: "•", Text: f.Title, Detail: f.Action})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{l}
}

// assessedText is one sentence under the result.
func assessedText(s *scope.Scope) Block {
	if r := &s.Recommendation; r.Outcome == assess.Recommended {
		return Text(s.Playbook.Texts.Models[r.Model].Tagline + ".")
	}
	return tagline(s)
}

func assessedReasons(s *scope.Scope) Block {
	if !s.Recommendation.HasModel() {
		return nil
	}
	return reasons(s.Recommendation.Reasons, 1, spokenReasons)
}

// assessedPrice says what the recommended model costs, as a range.
func assessedPrice(s *scope.Scope) []Block {
	m := s.Model()
	if m == nil {
		return nil
	}
	e, currency := &s.Estimates[*m], s.Playbook.Card.Currency
	if !e.Monthly.Known {
		return []Block{Text("Not known yet: the number of people and computers is open.")}
	}
	text := upper(about(e.Monthly, currency)) + " a month, and " + about(e.OneTime, currency) + " once to start."
	if n := assumedCounts(s); n > 0 {
		text += fmt.Sprintf(" %s assumed, so the range is wide.", count(n, "count is", "counts are"))
	}
	return []Block{Text(text + " An estimate, not an offer.")}
}

func assumedCounts(s *scope.Scope) int {
	n := 0
	for _, a := range s.Assumptions() {
		if st := s.View.Lookup(a.Question).State; st == answer.Missing || st == answer.Unknown {
			n++
		}
	}
	return n
}

// scoredOpen lists the open questions that can matter for the model, those of
// the shorter depths first.
func scoredOpen(s *scope.Scope) []int {
	q := s.Playbook.Questionnaire
	var list []int
	for _, depth := range [][]int{q.Quick, q.Call, s.Open} {
		for _, i := range depth {
			w := &q.Questions[i]
			if s.View.State(i).Open() && slices.Contains(w.Uses, "scoring") && !w.Private() && !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
	}
	return list
}

// openTopics names the open questions that matter most: those of a call, then
// those that can matter for the model.
func openTopics(s *scope.Scope) (topics []string, more int) {
	q := s.Playbook.Questionnaire
	list := scoredOpen(s)
	for _, i := range q.Call {
		if s.View.State(i).Open() && !q.Questions[i].Private() && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	for _, i := range list {
		if len(topics) < spokenOpen {
			topics = append(topics, q.Questions[i].Topic)
		}
	}
	return topics, len(s.Open) - len(topics)
}

func assessedOpen(s *scope.Scope) Block {
	topics, more := openTopics(s)
	switch {
	case len(s.Open) == 0:
		return Text("Nothing: every question that applies is answered.")
	case len(topics) == 0:
		return Text(fmt.Sprintf("Nothing that decides the model; %s can sharpen the rest.", count(more, "further answer", "further answers")))
	}
	text := upper(list(topics)) + "."
	if more > 0 {
		text += fmt.Sprintf(" %s can sharpen the rest.", upper(count(more, "further answer", "further answers")))
	}
	return Text(text)
}

// nextSteps are the two things to agree on before the call ends.
func nextSteps(s *scope.Scope) []string {
	r := &s.Recommendation
	topics, _ := openTopics(s)
	ask := ""
	if len(topics) > 0 {
		ask = "You send us what is open: " + list(topics[:min(2, len(topics))]) + " first."
	}
	var steps []string
	switch {
	case r.Outcome == assess.NoneNeeded:
		return s.Playbook.Texts.NoneNeeded.Instead[:min(2, len(s.Playbook.Texts.NoneNeeded.Instead))]
	case r.Outcome == assess.TooClose:
		steps = []string{ask, "We go through " + lower(modelName(s, r.Model)) + " and " + lower(modelName(s, *r.RunnerUp)) + " side by side and decide together."}
	case r.HasModel():
		steps = []string{ask, "We send you the recommendation, the estimate and the list of who does what.", "We look at your systems, so that the estimate can become an offer."}
	default:
		steps = []string{ask, "We go through the reasons together and decide what would have to change."}
	}
	steps = slices.DeleteFunc(steps, func(s string) bool { return s == "" })
	return steps[:min(2, len(steps))]
}

func numbered(texts []string) Block {
	var l List
	for i, t := range texts {
		l.Items = append(l.Items, Item{Mark: fmt.Sprintf("%d.", i+1), Text: t})
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// crmWords is about how many words a note has.
const crmWords = 120

// CRMNote is the interview in about 120 words, to paste into a customer system.
// The least important sentences give way first.
func CRMNote(s *scope.Scope) string {
	type sentence struct {
		text string
		rank int // 0 always stays
	}
	all := []sentence{
		{crmClient(s), 0},
		{crmToday(s), 2},
		{crmDrivers(s), 3},
		{crmResult(s), 0},
		{crmBecause(s, 0), 1},
		{crmBecause(s, 1), 5},
		{crmPrice(s), 0},
		{crmRules(s), 4},
		{crmRisk(s), 6},
		{crmOpen(s), 1},
		{crmNext(s), 0},
	}
	for worst := 6; ; worst-- {
		var kept []string
		for _, x := range all {
			if x.text != "" && x.rank <= worst {
				kept = append(kept, x.text)
			}
		}
		note := strings.Join(kept, " ")
		if len(strings.Fields(note)) <= crmWords+10 || worst == 0 {
			return note
		}
	}
}

func crmClient(s *scope.Scope) string {
	name := s.Engagement.Client.Name
	if name == "" {
		name = "Client"
	}
	var facts []string
	for _, f := range []struct{ id, one, many string }{
		{"users_count", "person", "people"}, {"endpoints_count", "computer", "computers"},
		{"servers_count", "server", "servers"}, {"sites_count", "location", "locations"},
	} {
		if n, ok := s.View.Number(f.id); ok && n > 0 {
			word := f.many
			if n == 100 {
				word = f.one
			}
			facts = append(facts, answer.FormatHundredths(n)+" "+word)
		}
	}
	if date := s.Engagement.Client.Date; date != "" {
		name += " (" + date + ")"
	}
	if len(facts) == 0 {
		return name + "."
	}
	return name + ": " + list(facts) + "."
}

// crmSaid is the answer to a question in words, "" when there is none.
func crmSaid(s *scope.Scope, id string) string {
	i := s.Playbook.Questionnaire.Schema.Find(id)
	if i < 0 || s.View.State(i) != answer.Given {
		return ""
	}
	labels := strings.Split(s.Playbook.Questionnaire.Label(i, s.View.Value(i)), "; ")
	for k := range labels {
		if l := labels[k]; len(l) > 1 && (l[1] < 'A' || l[1] > 'Z') { // no acronym
			labels[k] = lower(l)
		}
	}
	return strings.Join(labels, "; ")
}

func crmToday(s *scope.Scope) string {
	said := crmSaid(s, "current_it_model")
	if said == "" {
		return ""
	}
	text := "IT today: " + said
	if fte, ok := s.View.Number("it_fte"); ok {
		text += fmt.Sprintf(" (%s FTE)", answer.FormatHundredths(fte))
	}
	return text + "."
}

func crmDrivers(s *scope.Scope) string {
	said := crmSaid(s, "drivers")
	if said == "" || said == "[]" {
		return ""
	}
	return "Why now: " + said + "."
}

func crmResult(s *scope.Scope) string {
	r := &s.Recommendation
	switch r.Outcome {
	case assess.Recommended:
		return "Fits best: " + lower(modelName(s, r.Model)) + "."
	case assess.TooClose:
		return "Too close to call: " + lower(modelName(s, r.Model)) + " or " + lower(modelName(s, *r.RunnerUp)) + "."
	case assess.NoneNeeded:
		return "No managed service is needed at present."
	case assess.AllVetoed:
		return "Every model is ruled out by the answers as they stand."
	case assess.NothingScored:
	}
	return "Too little is answered for a recommendation."
}

// crmBecause is the n-th reason for the result.
func crmBecause(s *scope.Scope, n int) string {
	r := &s.Recommendation
	switch {
	case r.Outcome == assess.NoneNeeded && n == 0:
		return r.Rule.Because
	case r.HasModel() && n < len(r.Reasons) && r.Reasons[n].Points > 0:
		return r.Reasons[n].Criterion.Because
	}
	return ""
}

func crmPrice(s *scope.Scope) string {
	m := s.Model()
	if m == nil || !s.Estimates[*m].Monthly.Known {
		return ""
	}
	e, currency := &s.Estimates[*m], s.Playbook.Card.Currency
	return fmt.Sprintf("Price: %s a month, %s %s to start.", about(e.Monthly, currency), whole(e.OneTime.Typical), currency)
}

func crmRules(s *scope.Scope) string {
	said := crmSaid(s, "compliance_regimes")
	if said == "" || s.View.Is("compliance_regimes", "none") {
		return ""
	}
	return "Rules: " + said + "."
}

func crmRisk(s *scope.Scope) string {
	var titles []string
	for _, f := range advice.ClientFindings(s.Findings) {
		if len(titles) < 2 {
			titles = append(titles, f.Title)
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return "First to do: " + strings.Join(titles, "; ") + "."
}

func crmOpen(s *scope.Scope) string {
	topics, _ := openTopics(s)
	if len(topics) == 0 {
		return ""
	}
	return fmt.Sprintf("Open (%d): %s.", len(s.Open), list(topics[:min(3, len(topics))]))
}

func crmNext(s *scope.Scope) string {
	steps := nextSteps(s)
	if len(steps) == 0 {
		return ""
	}
	return "Next: " + strings.Join(steps, " ")
}
