package view

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/words"
)

// How much the end of an interview shows: what can be read out in a minute.
const (
	spokenReasons = 3
	spokenOpen    = 4
)

// Assessed is the end of an interview on a call: a note to paste into a customer
// system, and below it, so that a small terminal still shows it whole, what can
// be read out in one minute. It holds nothing that the client may not see,
// because the screen may be shared.
func Assessed(s *scope.Scope) *Document {
	d := &Document{}
	d.Section("Note for the CRM", Text(CRMNote(s)))
	d.Section(title(s, "Where we stand"), Paragraph{Text: resultWords(s), Lead: true}, assessedReasons(s))
	var facts Facts
	add := func(name, text string) {
		if text != "" {
			facts.Pairs = append(facts.Pairs, [2]string{name, text})
		}
	}
	add("Price", assessedPrice(s))
	add("Open", assessedOpen(s))
	for i, step := range nextSteps(s) {
		add([]string{"Next", "Then"}[i], step)
	}
	d.Section("", facts)
	return d
}

// resultWords is the result in a sentence or two.
func resultWords(s *scope.Scope) string {
	text := ""
	for _, b := range []Block{lead(s), assessedText(s), Text(sureWords(s))} {
		if p, ok := b.(Paragraph); ok && p.Text != "" {
			text = strings.TrimSpace(text + " " + p.Text)
		}
	}
	return text
}

// SelfAssessed is the end of an interview that somebody took alone: an honest
// result in plain words, also when it is that nothing is needed.
func SelfAssessed(s *scope.Scope) *Document {
	r := &s.Recommendation
	d := &Document{Title: title(s, "Your result"), Subtitle: subtitle(s)}
	d.Section("", lead(s), tagline(s), Text(sureWords(s)))
	if r.Outcome == assess.NoneNeeded {
		d.Section("What would help instead", Bullets("•", s.Playbook.Texts.NoneNeeded.Instead))
	}
	if r.HasModel() {
		d.Section("Why", reasons(r, 1, spokenReasons))
		d.Section("What speaks against it", against(s)...)
		d.Section("What it might cost", Text(assessedPrice(s)))
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
		text += " One of the questions behind such a result is open or \"not sure\"."
	case n > 1:
		text += fmt.Sprintf(" %d of the questions behind such a result are open or \"not sure\".", n)
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
	for _, f := range s.Findings {
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
	l, ok := reasons(&s.Recommendation, 1, spokenReasons).(List)
	if !ok {
		return nil
	}
	for i := range l.Items {
		l.Items[i].Text = firstClause(l.Items[i].Text)
	}
	return l
}

// firstClause is what a reason says first; for reading aloud that is enough.
func firstClause(text string) string {
	for i, r := range text {
		if (r == ';' || r == '.') && i+1 < len(text) && text[i+1] == ' ' {
			return text[:i] + "."
		}
	}
	return text
}

// assessedPrice says what the recommended model costs, as a range.
func assessedPrice(s *scope.Scope) string {
	m := s.Model()
	if m == nil {
		return ""
	}
	e, currency := &s.Estimates[*m], s.Playbook.Card.Currency
	if !e.Monthly.Known {
		return "Not known yet: the number of people and computers is open."
	}
	text := words.Large(about(e.Monthly, currency)) + " a month, and " + about(e.OneTime, currency) + " once to start."
	if n := assumedCounts(s); n > 0 {
		text += fmt.Sprintf(" %s assumed, so the range is wide.", count(n, "count is", "counts are"))
	}
	return text + furtherSwings(s) + " An estimate, not an offer."
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
			if s.View.State(i).Open() && slices.Contains(w.Uses, "scoring") && s.Shows(i) && !slices.Contains(list, i) {
				list = append(list, i)
			}
		}
	}
	return list
}

// openTopics names the open questions that matter most: without a price the
// counts it takes, then by what the answers are worth.
func openTopics(s *scope.Scope) (topics []string, more int) {
	q := s.Playbook.Questionnaire
	var list []int
	add := func(i int) {
		if i >= 0 && s.View.State(i).Open() && s.Shows(i) && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	if m := s.Model(); m != nil && !s.Estimates[*m].Monthly.Known {
		add(q.Schema.Find("users_count"))
		add(q.Schema.Find("endpoints_count"))
	}
	for _, o := range scope.ByWorth(s.Worth, q) {
		add(o.Question)
	}
	for _, i := range list {
		if len(topics) < spokenOpen {
			topics = append(topics, q.Questions[i].Topic)
		}
	}
	return topics, len(s.Open) - len(topics)
}

func assessedOpen(s *scope.Scope) string {
	topics, more := openTopics(s)
	switch {
	case len(s.Open) == 0:
		return "Nothing: every question that applies is answered."
	case len(topics) == 0:
		return fmt.Sprintf("Nothing that decides the model; %s can sharpen the rest.", count(more, "further answer", "further answers"))
	}
	text := words.Large(words.List(topics)) + "."
	if more > 0 {
		text += fmt.Sprintf(" %s can sharpen the rest.", words.Large(count(more, "further answer", "further answers")))
	}
	return text
}

// nextSteps are the two things to agree on before the call ends.
func nextSteps(s *scope.Scope) []string {
	r := &s.Recommendation
	topics, _ := openTopics(s)
	ask := ""
	if len(topics) > 0 {
		ask = "You send us the open answers, first of all on " + topics[0] + "."
	}
	var steps []string
	switch {
	case r.Outcome == assess.NoneNeeded:
		return s.Playbook.Texts.NoneNeeded.Instead[:min(2, len(s.Playbook.Texts.NoneNeeded.Instead))]
	case r.Outcome == assess.TooClose:
		steps = []string{ask, "We go through " + words.Small(modelName(s, r.Model)) + " and " + words.Small(modelName(s, *r.RunnerUp)) + " side by side and decide together."}
	case r.HasModel():
		steps = []string{ask, "We send you the recommendation, the estimate and the list of who does what.", "We look at your systems, so that the estimate can become an offer."}
	default:
		steps = []string{ask, "We go through the reasons together and decide what would have to change."}
	}
	steps = slices.DeleteFunc(steps, func(s string) bool { return s == "" })
	return steps[:min(2, len(steps))]
}
