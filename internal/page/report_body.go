package page

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What the document for whoever decides says behind its first page, but for price and
// split.

// toCheck is what keeps the document from being final.
func toCheck(r *result.Result) []Block {
	var said []string
	for i := range r.Refused {
		said = append(said, r.Refused[i].Text)
	}
	for _, u := range r.Unnamed() {
		said = append(said, u.Text)
	}
	for i, w := range r.Warnings {
		if i == 0 && r.Refuses() { // the same in one sentence
			continue
		}
		said = append(said, w)
	}
	return some(Bullets("!", said))
}

// instead is what helps where no single model is recommended: what to do where none is
// needed, else what each would cost.
func instead(r *result.Result) []Block {
	switch r.Recommendation.Outcome {
	case assess.NoneNeeded:
		return some(Bullets("•", r.Words.Outcome.Points))
	case assess.AllVetoed, assess.NothingScored:
		if r.Estimate != nil {
			return possible(r)
		}
	case assess.Recommended, assess.TooClose:
	}
	return nil
}

// whyFits is how sure it is, what speaks for the model and what against it. Where no model
// is left, it is what rules each out.
func whyFits(r *result.Result) []Block {
	rec := &r.Recommendation
	switch rec.Outcome {
	case assess.AllVetoed:
		return some(dotted(vetoes(r)))
	case assess.NoneNeeded, assess.NothingScored:
		return nil
	case assess.TooClose:
		return closeReasons(r)
	case assess.Recommended:
	}
	sure := Text(rec.Sure)
	if rec.Leaning() || rec.Close() || r.Binding() { // it stands on the first page, or is settled
		sure = nil
	}
	blocks := append(some(sure, elsewhere(r), dotted(reasons(rec, mostReasons(r)))), Paragraph{Text: r.Say("report_body.against"), Lead: true})
	for _, b := range against(r) {
		blocks = append(blocks, some(dotted(b))...)
	}
	return blocks
}

// dotted is a list with the same mark before each item, because what it is a list of stands
// above it; another block stays as it is.
func dotted(b Block) Block {
	l, ok := b.(List)
	if !ok {
		return b
	}
	out := List{Items: slices.Clone(l.Items)}
	for i := range out.Items {
		out.Items[i].Mark = "•"
	}
	return out
}

// closeReasons are what speaks for each of two models that fit nearly as well.
func closeReasons(r *result.Result) []Block {
	rec := &r.Recommendation
	var blocks []Block
	for _, m := range []*terms.Model{rec.Model, rec.RunnerUp} {
		if m == nil {
			continue
		}
		var texts []string
		for i := range rec.Reasons {
			c := &rec.Reasons[i]
			if len(texts) < r.Words.Lists.Reasons && result.SideOf(&c.Ratings, *m) == result.For {
				texts = append(texts, c.Because)
			}
		}
		if len(texts) > 0 {
			blocks = append(blocks, Paragraph{Text: r.Say("report_body.for_model", "model", inSentence(r, *m)), Lead: true}, Bullets("•", texts))
		}
	}
	return blocks
}

// restsOn are the numbers and the assumptions behind the price.
func restsOn(r *result.Result) []Block {
	e := r.Estimate
	if e == nil || r.Model() == nil || !r.Price.Monthly.Known {
		return nil
	}
	counts := Text(e.Quote.RestsOn)
	if e.Quote.RestsOn == "" {
		counts = Text(countWords(r))
	}
	one := e.Models.Of(*r.Model())
	var agreed Block
	if e.Agreed != nil {
		agreed = Text(e.Agreed.Text)
	}
	blocks := some(counts, agreed, drifts(e.Agreed), Text(one.ShortTeam))
	if from := rangeFrom(r, one); len(from) > 0 {
		blocks = append(append(blocks, Text(r.Say("report_body.range"))), from...)
	}
	if taken := assumptions(r); taken != nil {
		blocks = append(blocks, Text(r.Say("report_body.granted")), dotted(taken))
	}
	return blocks
}

// countWords are the numbers on which a budget rests, with those that are estimates.
func countWords(r *result.Result) string {
	var all []string
	estimated := false
	for i := range r.Estimate.Counts {
		c := &r.Estimate.Counts[i]
		if c.Of != nil || c.Number == "0" {
			continue
		}
		number := r.Language.Grouped(c.Number.String())
		text := r.Say("report_body.count", "number", number, "things", c.Noun)
		if c.Estimated {
			text = r.Say("report_body.count_estimate", "number", number, "things", c.Noun)
			estimated = true
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return ""
	}
	text := r.Say("report_body.counted", "counts", r.Language.List(all))
	if estimated {
		text = running(text, r.Say("report_body.estimates"))
	}
	return text
}

// wouldChange is what would have to be otherwise for another model.
func wouldChange(r *result.Result) []Block {
	if r.Recommendation.Outcome == assess.NoneNeeded || r.Model() == nil && r.Recommendation.Outcome != assess.AllVetoed {
		return nil
	}
	return some(dotted(flips(r)), unmoved(r))
}

// firstFindings are the findings to act on first, each with what is done, by when and who
// leads.
func firstFindings(r *result.Result) []Block {
	if r.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	all := slices.DeleteFunc(slices.Clone(r.Findings), func(f advice.Finding) bool { return f.Declined != nil })
	most := r.Words.Shown
	if r.Report != nil {
		most = r.Report.Findings
	}
	for most < len(all) && all[most].Severity == advice.Critical { // none of these stands behind a fold
		most++
	}
	most = min(most, len(all))
	var l List
	for i := range all[:most] {
		f := &all[i]
		l.Items = append(l.Items, Item{Mark: numbered(i + 1), Text: f.Title, Detail: r.Say("report_body.finding", "because", f.Because, "action", f.Action, "by", findingBy(r, f), "leads", leads(r, f))})
	}
	if len(l.Items) == 0 {
		return some(inOrder(r))
	}
	rest := ""
	if len(all) > most {
		rest = r.Say("report_body.whole_list", "more", strings.TrimSuffix(further(r, all[most:]), "."))
	}
	return some(l, Text(rest), inOrder(r))
}

// findingBy is the date of a finding where the start is known, else its day, at the
// beginning of a sentence.
func findingBy(r *result.Result, f *advice.Finding) string {
	if r.Plan != nil {
		for i := range r.Plan.Phases {
			for _, s := range r.Plan.Phases[i].Steps {
				if s.ID == f.ID && s.Date != nil {
					return r.Say("report_body.by_date", "date", r.Language.Date(*s.Date))
				}
			}
		}
	}
	if f.ByDay <= 0 {
		return r.Say("report_body.before_start")
	}
	return r.Say("report_body.by_day", "day", f.ByDay)
}

// planInShort is the plan by its parts: what is done in each, and what must be true at its
// end. Steps that answer findings stand with these.
func planInShort(r *result.Result) []Block {
	p := r.Plan
	if p == nil || p.Model == nil || !oneModel(r) {
		return nil
	}
	blocks := some(planDates(p.Dates))
	if p.Handover != nil {
		blocks = append(blocks, Text(p.Handover.Text))
	}
	most := 5
	if r.Report != nil {
		most = r.Report.Steps
	}
	for i := range p.Phases {
		f := &p.Phases[i]
		var l List
		if moved := movesIn(r, f); moved != "" {
			l.Items = append(l.Items, Item{Mark: "•", Text: moved})
		}
		for j := range f.Steps {
			if s := &f.Steps[j]; s.Kind != advice.FromFinding && s.Kind != advice.FromTakeover && len(l.Items) < most {
				l.Items = append(l.Items, Item{Mark: "•", Text: dueStep(r, s)})
			}
		}
		if len(l.Items) == 0 && len(f.Tests) == 0 {
			continue
		}
		blocks = append(blocks, Paragraph{Text: phaseHeading(r, f), Lead: true})
		blocks = append(blocks, some(listOrNil(l))...)
		if len(f.Tests) > 0 {
			blocks = append(blocks, Text(r.Say("report_body.done_when", "tests", strings.Join(smallEach(r, f.Tests), "; "))))
		}
	}
	return append(blocks, some(Text(sentence(p.Effort)), Text(p.SettlingIn))...)
}

// movesIn names the parts of IT that change hands in a part of the plan, in one line.
func movesIn(r *result.Result, f *advice.PlanPhase) string {
	var all []string
	for _, m := range r.Plan.Moves {
		if m.Day < f.FromDay || m.Day > f.ToDay {
			continue
		}
		when := r.Say("report_body.day", "day", m.Day)
		if m.Date != nil {
			when = shortDate(r, *m.Date)
		}
		all = append(all, r.Say("report_body.move", "part", r.Words.Towers.Small(m.Tower), "side", with(r, m.Side), "when", when))
	}
	if len(all) == 0 {
		return ""
	}
	return r.Say("report_body.moves", "moves", r.Language.List(all))
}

// smallEach are texts as they stand inside a sentence.
func smallEach(r *result.Result, texts []string) []string {
	out := slices.Clone(texts)
	for i := range out {
		out[i] = inside(r, out[i])
	}
	return out
}

// nextStep is where this may lead later, and when to look at it again.
func nextStep(r *result.Result) []Block {
	if !oneModel(r) {
		return nil
	}
	blocks := wayBack(r)
	g := r.Growth
	if g == nil {
		return blocks
	}
	blocks = append(blocks, paths(r, g.Paths)...)
	if g.Reading != advice.ReadingNone {
		met := signs(r, g.Outgrown, advice.Met)
		blocks = append(blocks, Text(r.Say("report_body.outgrown", "met", len(met), "all", len(g.Outgrown), "signs", r.Language.Small(strings.Join(met, "; ")))))
	}
	if len(g.Review) > 0 {
		blocks = append(blocks, Text(r.Say("report_body.look_again", "when", r.Language.Or(g.Review[:min(len(g.Review), r.Words.Lists.Reviews)]))))
	}
	return blocks
}

// whatWeNoted are the notes that were taken and may be seen by the client.
func whatWeNoted(r *result.Result) []Block { return some(notes(r.Notes)) }
