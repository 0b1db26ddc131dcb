package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// Recommend is the recommendation as a consultant would say it.
func Recommend(c result.Client) *Document {
	d := recommend(c.Result(), c.Result().Explain != nil || c.Result().Adviser())
	explained(d, c.Result())
	return end(d, c.Result())
}

// RecommendInternal is the recommendation as the provider reads it.
func RecommendInternal(r *result.Result) *Document {
	p := r.ForProvider()
	d := recommend(p, true)
	d.Section("Internal: not for the client", internal(r.Internal)...)
	if r.Internal != nil {
		d.Section("Internal: promised on the way", promised(r.Internal.Promises)...)
		d.Section("Internal: go or no-go", stops(r.Internal.Stops))
	}
	explained(d, p)
	return end(d, p)
}

// recommend is the page; with figures also what the sentence on how sure it is rests
// on.
func recommend(r *result.Result, figures bool) *Document {
	d := titled(r, "Recommendation")
	rec := &r.Recommendation
	blocks := []Block{lead(r), tagline(r), forNow(rec)}
	if figures {
		blocks = append(blocks, fitBars(r))
	}
	d.Section("", blocks...)
	toldOn(d, r, "recommend")
	d.Section("How sure", sure(r)...)
	if figures {
		d.Section("Why so sure, and what is in doubt", doubtful(r)...)
	}
	d.Section("Please check", Bullets("!", r.Warnings))
	if rec.Outcome == assess.NoneNeeded {
		d.Section("What would help instead", Bullets("•", r.Words.Outcome.Points))
	}
	d.Section("Worth knowing", elsewhere(r))
	if rec.Model != nil {
		d.Section("Why it fits", reasons(rec, mostReasons(r)))
		d.Section("What speaks against it", against(r)...)
	}
	d.Section("Ruled out", vetoes(r))
	d.Section("Ruled out as things stand", vetoesIf(r))
	if rec.Outcome != assess.NoneNeeded { // who needs nothing is not told how to need something
		d.Section("What would change it", flips(r), unmoved(r))
	}
	d.Section("Who runs what", splitTable(r)...)
	d.Section(staysHeading(r), stays(r)...)
	work := func() {
		d.Section("What changes for your team", team(r)...)
		d.Section("On the way there", transition(r)...)
		d.Section("The way from today", fromToday(r)...)
		d.Section("Ready to share the work?", readiness(r)...)
	}
	// Who looks after IT asks how the work would go, who pays for it what it costs.
	if r.Reader == result.ITLead {
		work()
	}
	d.Section("What it costs", costs(r)...)
	d.Section("If your systems are down", outage(r))
	d.Section("Worth considering beside it", proposed(r)...)
	if r.Reader != result.ITLead {
		work()
	}
	d.Section("What to do first", findings(r)...)
	d.Section("What is in good order", inOrder(r))
	d.Section("Recommended and declined", declined(r)...)
	d.Section("What has to be in place", baseline(r)...)
	d.Section("The way back", wayBack(r)...)
	d.Section("Later", growth(r)...)
	d.Section("What to look for in a provider", criteria(r)...)
	d.Section("What you may ask", mayAsk(r))
	d.Section("Still open", open(r)...)
	d.Section("For your notes", notes(r.Notes))
	return d
}

// fitBars shows the fit of the models that are not ruled out, the recommended one
// first; of the others there are words.
func fitBars(r *result.Result) Block {
	rec := &r.Recommendation
	if rec.TotalWeight == 0 || rec.Model == nil {
		return nil
	}
	bars := Bars{Max: 1000}
	for _, m := range rec.Ranking {
		if rec.RuledOut(m) {
			continue
		}
		fit := **rec.Fit.Of(m)
		bars.Rows = append(bars.Rows, Bar{Name: name(r, m), Value: int64(fit), Text: fit.String()})
	}
	if len(bars.Rows) < 2 {
		return nil // nothing is left to compare with
	}
	return bars
}

// elsewhere says plainly when the answers apart from the stated towers point to
// another model; its reason only where it does not stand among those against.
func elsewhere(r *result.Result) Block {
	rec := &r.Recommendation
	if rec.MatrixOnly == nil {
		return nil
	}
	because := ""
	if *rec.MatrixOnly != "" && !slices.ContainsFunc(opposing(r), func(c *result.Reason) bool { return c.Because == *rec.MatrixOnly }) {
		because = " " + *rec.MatrixOnly
	}
	decided := "What you decided about the parts of IT makes this "
	if !rec.Settled() {
		decided = "What you decided so far about the parts of IT points to "
	}
	return Text(fmt.Sprintf("%s%s. Your answers otherwise point to %s.%s", decided,
		inSentence(r, *rec.Model), inSentence(r, *rec.MatrixFirst), because))
}

// vetoes lists the ruled-out models with their reasons; those that are ruled out
// for the same reasons stand together. On a short page the first reason is enough.
func vetoes(r *result.Result) Block {
	rec := &r.Recommendation
	if rec.Outcome == assess.NoneNeeded {
		return nil
	}
	because := func(m terms.Model) string {
		var all []string
		for _, v := range rec.Vetoes {
			if v.Model == m && (len(all) == 0 || !brief(r)) {
				all = append(all, v.Because)
			}
		}
		return strings.Join(all, " ")
	}
	var l List
	for _, models := range alike(because) {
		l.Items = append(l.Items, Item{Mark: "×", Text: startingNames(func(m terms.Model) string { return name(r, m) }, func(m terms.Model) string { return r.Words.Models.Of(m).Sentence }, models) + ": " + because(models[0])})
	}
	return listOrNil(l)
}

// vetoesIf lists the models that are ruled out only as long as something is open.
func vetoesIf(r *result.Result) Block {
	if r.Recommendation.Outcome == assess.NoneNeeded { // as with those that are ruled out
		return nil
	}
	var l List
	for _, m := range terms.Models() {
		var all []string
		depends := ""
		for _, v := range r.Recommendation.VetoesIf {
			if v.Model == m {
				all = append(all, v.Because)
				depends = v.If
			}
		}
		if len(all) > 0 {
			l.Items = append(l.Items, Item{Mark: "?", Text: name(r, m) + ": " + strings.Join(all, " ") + " " + depends})
		}
	}
	return listOrNil(l)
}

// flips says what would have to be otherwise for another model.
func flips(r *result.Result) Block {
	var l List
	for _, f := range r.Recommendation.Flips {
		item := Item{Mark: "?", Text: f.Text}
		if f.Kind == result.Advice {
			item.Mark = "→"
		}
		if item.Text == "" {
			item.Text = "With " + strings.Join(f.Says, ", and ") + " it would be " + inSentence(r, f.Model) + "."
		}
		l.Items = append(l.Items, item)
	}
	return listOrNil(l)
}

// unmoved says that nothing near to the answers would make it another model.
func unmoved(r *result.Result) Block {
	if r.Recommendation.NoFlip == "" {
		return nil
	}
	return Text(r.Recommendation.NoFlip)
}

// splitTable shows who runs what and why: parts with the same side and the same
// reason stand together.
func splitTable(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return nil
	}
	proposal := r.Proposals.Of(*m)
	t := Table{Columns: []Column{{Name: "Run by"}, {Name: "Parts of IT", Flex: true}, {Name: "Because", Flex: true}}}
	type group struct{ side, because string }
	rows := map[group]int{}
	for _, tower := range terms.Towers() {
		g := group{owner(r, proposal.Split[tower]), "you decided so"}
		if because, ours := proposal.Because[tower]; ours {
			g.because = because
		} else if reason := proposal.Reasons[tower]; reason != "" {
			g.because = "you decided so: " + reason
		}
		if at, ok := rows[g]; ok {
			t.Rows[at][1] += ", " + r.Words.Towers.Small(tower)
			continue
		}
		rows[g] = len(t.Rows)
		t.Rows = append(t.Rows, []string{g.side, r.Words.Towers.Small(tower), g.because})
	}
	var insists Block
	if len(r.Recommendation.Insists) > 0 {
		insists = Bullets("!", r.Recommendation.Insists)
	}
	return some(t, insists, Text(hint(r, "'mspscope raci' says who does what, activity by activity.")))
}

// costs says what the recommended model costs, in a range.
func costs(r *result.Result) []Block {
	p := r.Price
	if p == nil {
		return nil
	}
	if !p.Monthly.Known {
		return []Block{Text(noPrice(p))}
	}
	text := priced(r) + " " + bindingWord(r)
	if p.Assumed > 0 {
		text += " It rests on an assumption for " + words.Count(p.Assumed, "open question", "open questions") + "."
	}
	if apart := separateWords(p.Separate); len(apart) > 0 {
		text += " Quoted separately, and not in it: " + words.List(apart) + "."
	}
	return []Block{Text(text + furtherSwings(r) + paidToday(r) + hint(r, " 'mspscope estimate' shows every line, the other models and the total cost."))}
}

// paidToday is what is paid to others now, because whoever decides sets the price beside
// it first. How the two compare is said with the estimate, which knows what each holds.
func paidToday(r *result.Result) string {
	e := r.Estimate
	if e == nil || e.Today == "" {
		return ""
	}
	s := &e.Comparison.Spend
	text := fmt.Sprintf(" Today you pay %s %s a month to others for IT", words.Whole(s.Monthly.Typical), e.Currency)
	if s.Ends.Known && s.Ends.Typical.IsPos() {
		text += fmt.Sprintf(", of which about %s ends", words.Whole(s.Ends.Typical))
	}
	return text + "."
}

// open counts the open questions and names the first ones that shape the
// recommendation.
func open(r *result.Result) []Block {
	rec := &r.Recommendation
	if len(rec.Open) == 0 {
		return nil
	}
	unsure := 0
	for i := range rec.Open {
		if rec.Open[i].NotSure {
			unsure++
		}
	}
	text := fmt.Sprintf("%d of %d questions that apply are open", len(rec.Open), len(rec.Open)+given(r))
	if unsure > 0 {
		text += fmt.Sprintf(", %d of them answered \"not sure\"", unsure)
	}
	text += "."
	if rec.Certain != nil && !*rec.Certain {
		if topics := deciding(rec, r.Words.Lists.Open); len(topics) > 0 {
			what := "the model"
			if rec.Outcome == assess.NoneNeeded {
				what = "that"
			}
			text += " These can change " + what + ": " + strings.Join(topics, "; ") + "."
		}
	}
	return []Block{Text(text + hint(r, " 'mspscope next' lists them in order of worth, with a message to send."))}
}

// notes lists notes by topic.
func notes(all []result.Note) Block {
	var f Facts
	for _, n := range all {
		f.Pairs = append(f.Pairs, [2]string{n.Topic, n.Text})
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}

// internal is what the provider should know before the next call.
func internal(in *result.Internal) []Block {
	if in == nil {
		return nil
	}
	var l List
	for i := range in.Findings {
		if f := &in.Findings[i]; f.Audience == advice.AudienceInternal {
			l.Items = append(l.Items, Item{Mark: "•", Text: f.Title + " (" + f.Severity.String() + ")", Detail: f.Because + " " + f.Action})
		}
	}
	return some(Bullets("!", in.Fit), confided(in.Answers), notes(in.Notes), listOrNil(l))
}

// confided lists what the client is never shown to have answered.
func confided(answers []result.Answer) Block {
	var f Facts
	for i := range answers {
		if a := &answers[i]; a.Given() {
			f.Pairs = append(f.Pairs, [2]string{words.Large(a.Topic), strings.Join(a.Says, "; ")})
		}
	}
	if len(f.Pairs) == 0 {
		return nil
	}
	return f
}
