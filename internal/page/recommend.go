package page

import (
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
	d.Section(r.Say("recommend.internal"), internal(p, r.Internal)...)
	if r.Internal != nil {
		d.Section(r.Say("recommend.internal_promised"), pledges(p, r.Internal.Promises)...)
		d.Section(r.Say("recommend.internal_go_no_go"), stops(r.Internal.Stops))
	}
	explained(d, p)
	return end(d, p)
}

// recommend is the page; with figures also what the sentence on how sure it is rests
// on.
func recommend(r *result.Result, figures bool) *Document {
	d := titled(r, r.Say("recommend.title"))
	rec := &r.Recommendation
	blocks := []Block{lead(r), tagline(r), forNow(rec)}
	if figures {
		blocks = append(blocks, fitBars(r))
	}
	d.Section("", blocks...)
	toldOn(d, r, "recommend")
	d.Section(r.Say("recommend.how_sure"), sure(r)...)
	if figures {
		d.Section(r.Say("recommend.in_doubt"), doubtful(r)...)
	}
	d.Section(r.Say("recommend.please_check"), Bullets("!", r.Warnings))
	if rec.Outcome == assess.NoneNeeded {
		d.Section(r.Say("recommend.instead"), Bullets("•", r.Words.Outcome.Points))
	}
	d.Section(r.Say("recommend.worth_knowing"), elsewhere(r))
	if rec.Model != nil {
		d.Section(r.Say("recommend.why_it_fits"), reasons(rec, mostReasons(r)))
		d.Section(r.Say("recommend.against"), against(r)...)
	}
	d.Section(r.Say("recommend.ruled_out"), vetoes(r))
	d.Section(r.Say("recommend.ruled_out_so_far"), vetoesIf(r))
	if rec.Outcome != assess.NoneNeeded { // who needs nothing is not told how to need something
		d.Section(r.Say("recommend.change"), flips(r), unmoved(r))
	}
	d.Section(r.Say("recommend.who_runs_what"), splitTable(r)...)
	d.Section(staysHeading(r), stays(r)...)
	work := func() {
		d.Section(r.Say("recommend.team"), team(r)...)
		d.Section(r.Say("recommend.on_the_way_there"), transition(r)...)
		d.Section(r.Say("recommend.the_way_from_today"), fromToday(r)...)
		d.Section(r.Say("recommend.ready"), readiness(r)...)
	}
	// Who looks after IT asks how the work would go, who pays for it what it costs.
	if r.Reader == result.ITLead {
		work()
	}
	d.Section(r.Say("recommend.what_it_costs"), costs(r)...)
	d.Section(r.Say("recommend.outage"), outage(r))
	d.Section(r.Say("recommend.beside"), proposed(r)...)
	if r.Reader != result.ITLead {
		work()
	}
	d.Section(r.Say("recommend.first"), findings(r)...)
	d.Section(r.Say("recommend.in_order"), inOrder(r))
	d.Section(r.Say("recommend.declined"), declined(r)...)
	d.Section(r.Say("recommend.in_place"), baseline(r)...)
	d.Section(r.Say("recommend.the_way_back"), wayBack(r)...)
	d.Section(r.Say("recommend.later"), growth(r)...)
	d.Section(r.Say("recommend.look_for"), criteria(r)...)
	d.Section(r.Say("recommend.may_ask"), mayAsk(r))
	d.Section(r.Say("recommend.still_open"), open(r)...)
	d.Section(r.Say("recommend.for_your_notes"), notes(r.Notes))
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
		because = *rec.MatrixOnly
	}
	decided, other := inSentence(r, *rec.Model), inSentence(r, *rec.MatrixFirst)
	text := r.Say("recommend.elsewhere", "model", decided, "other", other)
	if !rec.Settled() {
		text = r.Say("recommend.elsewhere_so_far", "model", decided, "other", other)
	}
	return Text(running(text, because))
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
		l.Items = append(l.Items, Item{Mark: "×", Text: startingNames(r, func(m terms.Model) string { return name(r, m) }, func(m terms.Model) string { return r.Words.Models.Of(m).Sentence }, models) + ": " + because(models[0])})
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
			item.Text = r.Say("recommend.flip", "answers", strings.Join(f.Says, r.Say("recommend.flip_and")), "model", inSentence(r, f.Model))
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
	t := Table{Columns: []Column{{Name: r.Say("recommend.run_by")}, {Name: r.Say("recommend.parts"), Flex: true}, {Name: r.Say("recommend.because"), Flex: true}}}
	type group struct{ side, because string }
	rows := map[group]int{}
	for _, tower := range terms.Towers() {
		g := group{owner(r, proposal.Split[tower]), r.Say("recommend.you_decided")}
		if because, ours := proposal.Because[tower]; ours {
			g.because = because
		} else if reason := proposal.Reasons[tower]; reason != "" {
			g.because = r.Say("recommend.you_decided_because", "reason", reason)
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
	return some(t, insists, Text(hint(r, r.Say("recommend.hint_raci"))))
}

// costs says what the recommended model costs, in a range.
func costs(r *result.Result) []Block {
	p := r.Price
	if p == nil {
		return nil
	}
	if !p.Monthly.Known {
		return []Block{Text(noPrice(r, p))}
	}
	rests, separate := "", ""
	if p.Assumed > 0 {
		rests = r.Say("recommend.price_rests_on", "open", p.Assumed)
	}
	if apart := separateWords(r, p.Separate); len(apart) > 0 {
		separate = r.Say("recommend.price_without", "lines", r.Language.List(apart))
	}
	return []Block{Text(running(priced(r), bindingWord(r), rests, separate, furtherSwings(r), paidNow(r), hint(r, r.Say("recommend.hint_estimate"))))}
}

// paidNow is what is paid to others now, because whoever decides sets the price beside
// it first. How the two compare is said with the estimate, which knows what each holds.
func paidNow(r *result.Result) string {
	e := r.Estimate
	if e == nil || e.Today == "" {
		return ""
	}
	s := &e.Comparison.Spend
	paid := r.Language.In(r.Language.Whole(s.Monthly.Typical), e.Currency)
	if s.Ends.Known && s.Ends.Typical.IsPos() {
		return r.Say("recommend.paid_today_ends", "amount", paid, "ends", r.Language.Whole(s.Ends.Typical))
	}
	return r.Say("recommend.paid_today", "amount", paid)
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
	text := r.Say("recommend.open", "open", len(rec.Open), "all", len(rec.Open)+given(r))
	if unsure > 0 {
		text = r.Say("recommend.open_unsure", "open", len(rec.Open), "all", len(rec.Open)+given(r), "unsure", unsure)
	}
	change := ""
	if rec.Certain != nil && !*rec.Certain {
		if topics := strings.Join(deciding(rec, r.Words.Lists.Open), "; "); topics != "" && rec.Outcome == assess.NoneNeeded {
			change = r.Say("recommend.open_change_that", "topics", topics)
		} else if topics != "" {
			change = r.Say("recommend.open_change_model", "topics", topics)
		}
	}
	return []Block{Text(running(text, change, hint(r, r.Say("recommend.hint_next"))))}
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
func internal(r *result.Result, in *result.Internal) []Block {
	if in == nil {
		return nil
	}
	var l List
	for i := range in.Findings {
		if f := &in.Findings[i]; f.Audience == advice.AudienceInternal {
			l.Items = append(l.Items, Item{Mark: "•", Text: r.Say("advice.declined", "title", f.Title, "severity", severity(r, f.Severity)), Detail: f.Because + " " + f.Action})
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
