package view

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// How much of each list a recommendation shows.
const (
	shownReasons = 5
	shownAgainst = 3
	shownOpen    = 5
)

// Recommend is the recommendation as a consultant would say it. An internal
// scope shows what a client must not see; explain adds the mathematics.
func Recommend(s *scope.Scope, explain bool) *Document {
	d := &Document{Title: title(s, "Recommendation"), Subtitle: subtitle(s)}
	r := &s.Recommendation
	d.Section("", lead(s), tagline(s), fitBars(s))
	d.Section("How sure", sure(s)...)
	if r.Outcome == assess.NoneNeeded {
		d.Section("What would help instead", Bullets("•", s.Playbook.Texts.NoneNeeded.Instead))
	}
	d.Section("Worth knowing", elsewhere(s))
	if r.HasModel() {
		d.Section("Why it fits", reasons(r, 1, shownReasons))
		d.Section("What speaks against it", against(s)...)
	}
	d.Section("Ruled out", vetoes(s))
	d.Section("What would change it", flips(s))
	d.Section("Who runs what", splitTable(s), raciPointer(s))
	d.Section("What it costs", costs(s)...)
	d.Section("On the way there", transition(s)...)
	d.Section("Ready to share the work?", readiness(s)...)
	d.Section("What to do first", findings(s)...)
	d.Section("Later", growth(s)...)
	d.Section("Still open", open(s)...)
	d.Section("Please check", Bullets("!", s.Warnings))
	d.Section("For your notes", notes(s.Engagement.Notes, s))
	if s.Internal {
		d.Section("Internal: not for the client", internal(s)...)
	}
	if explain {
		explained(d, s)
		d.Section("What the verdict means", certaintyExplained(s)...)
	}
	d.Section("", Text(source(s)))
	return d
}

// title is the client's name with what the document is.
func title(s *scope.Scope, what string) string {
	if name := s.Engagement.Client.Name; name != "" {
		return name + ": " + words.Small(what)
	}
	return what
}

func subtitle(s *scope.Scope) string {
	var parts []string
	for _, p := range []string{s.Engagement.Client.Date, s.Engagement.Client.Reference} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

// modelName names a model, with its other name where the market uses the word
// for something else.
func modelName(s *scope.Scope, m terms.Model) string {
	text := &s.Playbook.Texts.Models[m]
	if text.Aka != "" {
		return text.Name + " (" + text.Aka + ")"
	}
	return text.Name
}

// lead is the one sentence to remember.
func lead(s *scope.Scope) Block {
	r, texts := &s.Recommendation, s.Playbook.Texts
	var text string
	switch r.Outcome {
	case assess.Recommended:
		text = modelName(s, r.Model) + " IT fits best."
	case assess.TooClose:
		text = "Too close to call: " + words.Small(modelName(s, r.Model)) + " or " + words.Small(modelName(s, *r.RunnerUp)) + "."
	case assess.NoneNeeded:
		text = texts.NoneNeeded.Title
	case assess.AllVetoed:
		text = texts.AllVetoed.Title
	case assess.NothingScored:
		text = texts.NothingScored.Title
	}
	return Paragraph{Text: text, Lead: true}
}

func tagline(s *scope.Scope) Block {
	r, texts := &s.Recommendation, s.Playbook.Texts
	switch r.Outcome {
	case assess.Recommended:
		return Text(texts.Models[r.Model].Summary)
	case assess.TooClose:
		return Text("Your answers fit both nearly as well" + ahead(s) + ". Below, " + words.Small(texts.Models[r.Model].Name) + " is carried through.")
	case assess.NoneNeeded:
		return Text(r.Rule.Because + " " + texts.NoneNeeded.Text)
	case assess.AllVetoed:
		return Text(texts.AllVetoed.Text)
	case assess.NothingScored:
		return Text(texts.NothingScored.Text)
	}
	return nil
}

// ahead says which of two close models is in front, and why the other one is
// carried through nevertheless.
func ahead(s *scope.Scope) string {
	r := &s.Recommendation
	margin, ok := r.Margin()
	if !ok || margin >= 0 {
		return ""
	}
	return fmt.Sprintf(": %s is ahead by %s points, under the threshold of %s, and then the declared order of the models decides",
		words.Small(modelName(s, *r.RunnerUp)), tenths(-margin), answer.FormatHundredths(s.Playbook.Matrix.TooClose))
}

// tenths writes a number of tenths with one decimal.
func tenths(n int64) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// splitTable shows who runs what and why: parts with the same side and the
// same reason stand together.
func splitTable(s *scope.Scope) Block {
	split := s.Split()
	if split == nil {
		return nil
	}
	t := Table{Columns: []Column{{Name: "Run by"}, {Name: "Parts of IT", Flex: true}, {Name: "Because", Flex: true}}}
	type group struct{ side, because string }
	rows := map[group]int{}
	for _, tower := range terms.Towers() {
		g := group{sideWords(split.Split[tower]), "you decided so"}
		if split.Assumed[tower] {
			g.because = split.Because[tower]
		}
		if at, ok := rows[g]; ok {
			t.Rows[at][1] += ", " + words.Small(tower.Name())
			continue
		}
		rows[g] = len(t.Rows)
		t.Rows = append(t.Rows, []string{g.side, words.Small(tower.Name()), g.because})
	}
	return t
}

// raciPointer says where the single activities stand.
func raciPointer(s *scope.Scope) Block {
	if s.Split() == nil {
		return nil
	}
	return Text("'mspscope raci' says who does what, activity by activity.")
}

// costs says what the recommended model costs, in a range.
func costs(s *scope.Scope) []Block {
	m := s.Model()
	if m == nil || s.Playbook.Card == nil {
		return nil
	}
	e, currency := &s.Estimates[*m], s.Playbook.Card.Currency
	if !e.Monthly.Known {
		return []Block{Text("There is no price yet: say how many people or how many computers need support.")}
	}
	text := words.Large(about(e.Monthly, currency)) + " a month, and " + about(e.OneTime, currency) + " once to start."
	if assumed := len(e.Assumptions); assumed > 0 {
		text += " " + count(assumed, "open answer is", "open answers are") + " assumed in it."
	}
	text += furtherSwings(s)
	return []Block{Text(text + " 'mspscope estimate' shows every line, the other models and the total cost.")}
}

// furtherSwings names the open answers that can move the price most, beyond
// what the range already holds.
func furtherSwings(s *scope.Scope) string {
	var parts []string
	worth := slices.Clone(s.Worth)
	slices.SortStableFunc(worth, func(a, b scope.OpenQuestion) int { return cmpSwing(b, a) })
	for _, o := range worth {
		if o.Swing != nil && !o.Swing.IsZero() && len(parts) < shownSwings {
			parts = append(parts, fmt.Sprintf("%s (by up to %s a month)", s.Playbook.Questionnaire.Questions[o.Question].Topic, whole(*o.Swing)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " Open answers can move it further: " + words.List(parts) + "."
}

// shownSwings is how many open answers are named beside a price.
const shownSwings = 3

// cmpSwing compares by how far the answers move the price; without a figure
// comes last.
func cmpSwing(a, b scope.OpenQuestion) int {
	switch {
	case a.Swing == nil && b.Swing == nil:
		return 0
	case a.Swing == nil:
		return -1
	case b.Swing == nil:
		return 1
	}
	return a.Swing.Cmp(*b.Swing)
}

// transition is said when fully managed is recommended while people are there.
func transition(s *scope.Scope) []Block {
	r := &s.Recommendation
	fte, known := s.View.Number("it_fte")
	if !r.HasModel() || r.Model != terms.FullyManaged || !known || fte < 50 {
		return nil
	}
	text := s.Playbook.Texts.Transition
	return []Block{Text(text.Text), Bullets("•", text.Steps)}
}

// open counts the open questions and names the first ones that shape the
// recommendation.
func open(s *scope.Scope) []Block {
	if len(s.Open) == 0 {
		return nil
	}
	unsure := 0
	for _, i := range s.Open {
		if s.View.State(i) == answer.Unknown {
			unsure++
		}
	}
	text := fmt.Sprintf("%d of %d questions that apply are open", len(s.Open), len(s.Open)+answered(s))
	if unsure > 0 {
		text += fmt.Sprintf(", %d of them answered \"not sure\"", unsure)
	}
	text += "."
	if s.Proof != nil && !s.Proof.Certificate.Certain {
		if topics := deciding(s, shownOpen); len(topics) > 0 {
			text += " These can change the model: " + strings.Join(topics, "; ") + "."
		}
	}
	text += " 'mspscope next' lists them in order of worth, with a message to send."
	return []Block{Text(text)}
}

func answered(s *scope.Scope) int {
	n := 0
	for i := range s.Playbook.Questionnaire.Questions {
		if s.View.State(i) == answer.Given {
			n++
		}
	}
	return n
}

// source names the data that the result came from.
func source(s *scope.Scope) string {
	return fmt.Sprintf("Playbook %s (%s).", s.Playbook.Version, digest(s.Playbook))
}

// digest is the beginning of a playbook's digest, short enough for one line;
// machine output has all of it.
func digest(p *playbook.Playbook) string { return strings.TrimPrefix(p.Digest, "sha256:")[:12] }
