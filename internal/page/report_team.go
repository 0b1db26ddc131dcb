package page

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// The edition for the client's head of IT: what changes at that desk, who decides, who is
// called, and what to say to the management. It has no price, nothing about pay, and
// nothing that judges people.

// teamEdition is for the client's head of IT.
func teamEdition() edition {
	return edition{
		front: []string{"glance", "easier", "draft"},
		body: []string{
			"own_steps", "leaves", "stays", "moves", "month_one", "decisions", "requests", "cover", "escalation", "access", "meetings", "concerns", "kept", "leadership",
		},
		annex: []string{"all_findings", "schedule", "contract", "declined", "questions", "open", "numbers"},
	}
}

// teamParts are the parts of the edition for the client's head of IT.
func teamParts() []reportPart {
	return []reportPart{
		{id: "glance", heading: always("report.glance"), blocks: teamGlance},
		{id: "easier", heading: always("report.easier"), blocks: teamEasier},
		{id: "draft", heading: always("report.draft"), blocks: draftReasons},
		{id: "first_steps", heading: always("report.first_steps"), blocks: settleFirst},
		{id: "own_steps", heading: always("report.own_steps"), blocks: ownSteps},
		{id: "leaves", heading: always("report.leaves"), blocks: teamLeaves},
		{id: "stays", heading: always("report.stays"), blocks: teamStays},
		{id: "moves", heading: always("report.moves"), blocks: teamMoves},
		{id: "month_one", heading: always("report.month_one"), blocks: monthOne},
		{id: "decisions", heading: always("report.decisions"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).decisions) }},
		{id: "requests", heading: always("report.requests"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).requests) }},
		{id: "cover", heading: always("report.cover"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).cover) }},
		{id: "escalation", heading: always("report.escalation"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).escalation) }},
		{id: "access", heading: always("report.access"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).access) }},
		{id: "meetings", heading: always("report.meetings"), blocks: func(r *result.Result) []Block { return togetherFor(r, (*teamPage).meetings) }},
		{id: "concerns", heading: always("report.concerns"), blocks: concerns},
		{id: "kept", heading: always("report.kept"), blocks: keptWell},
		{id: "leadership", heading: always("report.leadership"), blocks: leadership},
	}
}

// teamGlance is the sentence to remember, what the client wants from it, and the three
// lists that a head of IT looks for first.
func teamGlance(r *result.Result) []Block {
	blocks := []Block{lead(r)}
	if r.Team != nil || r.Model() == nil { // what a full service needs nobody for is not said to the one who does it today
		blocks = append(blocks, tagline(r))
	}
	for i := range r.Told {
		if t := &r.Told[i]; t.ID == "success" {
			blocks = append(blocks, Text(r.Say("report_team.told", "heading", t.Heading, "text", t.Text)))
		}
	}
	m := r.Model()
	if m == nil {
		return append(blocks, Bullets("•", r.Words.Outcome.Points))
	}
	split := r.Proposals.Of(*m).Split
	var sides Beside
	for _, side := range []struct {
		heading string
		side    terms.Side
	}{{r.Say("report_team.stays_yours"), terms.Client}, {r.Say("report_team.together"), terms.Shared}, {leavesHeading(r), terms.Provider}, {r.Say("report_team.another"), terms.ThirdParty}} {
		var names []string
		for _, tower := range terms.Towers() {
			if split[tower] == side.side {
				names = append(names, r.Words.Towers[tower])
			}
		}
		if len(names) > 0 {
			sides.Parts = append(sides.Parts, Titled{side.heading, []Block{Bullets("•", names)}})
		}
	}
	return append(blocks, sides)
}

// leavesHeading is what the provider runs: only who does it today sees it leave.
func leavesHeading(r *result.Result) string {
	if r.RACI != nil && r.RACI.Desk != nil && len(r.RACI.Desk.Leaves) > 0 {
		return r.Say("report_team.leaves")
	}
	return r.Say("report_team.run_by")
}

func teamEasier(r *result.Result) []Block {
	if r.Team == nil {
		return nil
	}
	var texts []string
	for i := range r.Team.Easier {
		texts = append(texts, r.Team.Easier[i].Text)
	}
	return some(Bullets("+", texts))
}

// draftReasons are what keeps the paper from being final. To the head of IT it is said
// without the answers behind it: they may be about people.
func draftReasons(r *result.Result) []Block {
	rec := &r.Recommendation
	draft := len(r.Warnings) > 0 || len(r.Refused) > 0 || len(rec.Assumed) > 0
	switch {
	case r.Reader == result.ITLead && draft:
		return []Block{Text(r.Say("report_team.draft"))}
	case r.Reader == result.ITLead && (rec.Leaning() || rec.Close()):
		return []Block{Text(r.Say("report_team.first_view"))}
	case r.Reader == result.ITLead:
		return nil
	}
	return append(unsure(r), some(Bullets("!", withoutMoney(r, r.Warnings)), keeps(r))...)
}

// withoutMoney are texts without those that name an amount, which are for whoever sells.
func withoutMoney(r *result.Result, texts []string) []string {
	if r.Estimate == nil {
		return texts
	}
	return slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return strings.Contains(text, r.Estimate.Currency) })
}

// settleFirst is what comes before a plan where no single model is recommended.
func settleFirst(r *result.Result) []Block {
	if r.Plan == nil || len(r.Plan.First) == 0 || r.Recommendation.Outcome == assess.NoneNeeded { // there it is among the points
		return nil
	}
	return some(Bullets("•", largeEach(r.Plan.First)))
}

// ownSteps is what is worth doing where nothing is recommended.
func ownSteps(r *result.Result) []Block {
	if r.Plan == nil || r.Plan.Model != nil {
		return nil
	}
	return some(planSteps(r, r.Plan, shownSteps(r, r.Plan.Own)))
}

func teamLeaves(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Desk == nil || len(r.RACI.Desk.Leaves) == 0 {
		return nil
	}
	return some(Text(r.RACI.Desk.LeavesNote), works(r, r.RACI.Desk.Leaves))
}

func teamStays(r *result.Result) []Block {
	switch {
	case r.RACI == nil || r.RACI.Desk == nil:
		return nil
	case len(r.RACI.Desk.Stays) == 0: // who looks for it first must find that it is so
		return some(Text(r.RACI.Desk.StaysNote))
	}
	blocks := some(Text(r.RACI.Desk.StaysNote), ownWork(r))
	if r.Team != nil && len(r.Team.Keeps) > 0 {
		blocks = append(blocks, Text(r.Say("report_team.keeps")), Bullets("•", r.Team.Keeps))
	}
	return blocks
}

// ownWork is the work that stays, by part of IT: what the client's IT people do alone, what
// the provider does beside them, and what they only answer for.
func ownWork(r *result.Result) Block {
	rows := map[string]*responsibility.Row{}
	for i := range r.RACI.Activities {
		rows[r.RACI.Activities[i].ID] = &r.RACI.Activities[i]
	}
	t := Table{Columns: flexible(r.Say("report_team.part"), r.Say("report_team.you_do"), r.Say("report_team.both_do"), r.Say("report_team.others_do"))}
	for i := range r.RACI.Desk.Stays {
		w := &r.RACI.Desk.Stays[i]
		alone, with, answers := shares(&r.Language, w, rows)
		cells := []string{r.Words.Towers[w.Tower]}
		for _, names := range [][]string{alone, with, answers} {
			cells = append(cells, words.Large(someOf(r, names)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func teamMoves(r *result.Result) []Block {
	if r.Plan == nil || r.Plan.Model == nil || len(r.Plan.Moves) == 0 {
		return nil
	}
	note := r.Say("report_team.days")
	if r.Plan.Start != nil {
		note = r.Say("report_team.days_from", "date", r.Language.Date(*r.Plan.Start))
	}
	return some(leaving(r), Text(note))
}

// endOfMonthOne is the last day of what is needed first.
const endOfMonthOne = 30

// monthOne is what the head of IT gives and leads in the first month, and what else asks
// for a hand.
func monthOne(r *result.Result) []Block {
	p := r.Plan
	if p == nil || p.Model == nil {
		return nil
	}
	own := advice.Who(responsibility.ClientIT.String())
	soon := func(s *advice.PlanStep) bool { return s.Day != nil && *s.Day <= endOfMonthOne }
	var gives, others, leads []advice.PlanStep
	for _, s := range shownSteps(r, p.Needs) {
		switch {
		case !soon(&s):
		case slices.Contains(s.Who, own):
			gives = append(gives, s)
		default:
			others = append(others, s)
		}
	}
	beside, risks := []string{}, []string{}
	for i := range p.Phases {
		for _, s := range shownSteps(r, p.Phases[i].Steps) {
			switch {
			case !soon(&s) || !slices.Contains(s.Who, own):
			case s.Who[0] == own:
				leads = append(leads, s)
			case s.Kind == advice.FromFinding:
				risks = append(risks, besideStep(r, p, &s))
			default:
				beside = append(beside, besideStep(r, p, &s))
			}
		}
	}
	var blocks []Block
	add := func(says string, b Block) {
		if b != nil {
			blocks = append(blocks, Paragraph{Text: says, Lead: true}, b)
		}
	}
	blocks = append(blocks, some(Text(sentence(p.Effort)))...)
	add(r.Say("report_team.from_you"), teamSteps(r, p, gives))
	add(r.Say("report_team.you_lead"), teamSteps(r, p, leads))
	add(r.Say("report_team.asked"), Bullets("•", beside))
	add(r.Say("report_team.risks"), Bullets("•", risks))
	add(r.Say("report_team.from_management"), teamSteps(r, p, others))
	return blocks
}

// teamSteps are steps as planSteps has them, with the head of IT spoken to.
func teamSteps(r *result.Result, p *result.Plan, steps []advice.PlanStep) Block {
	l, ok := planSteps(r, p, steps).(List)
	if !ok {
		return nil
	}
	for i := range l.Items {
		own := *p
		own.Roles = slices.Clone(p.Roles)
		for k := range own.Roles {
			if own.Roles[k].Role == responsibility.ClientIT {
				own.Roles[k].Name = r.Say("report_team.you")
			}
		}
		l.Items[i].Detail = stepDetail(r, &own, &steps[i])
	}
	return l
}

// besideStep is a step in which the head of IT takes part, in one line.
func besideStep(r *result.Result, p *result.Plan, s *advice.PlanStep) string {
	day, leads := dayMark(r, s.Day), r.Language.Small(who(r, p, s.Who[:1]))
	if s.Kind == advice.FromFinding { // a name of what is wrong, which is no sentence of what to do
		return r.Say("report_team.risk_step", "risk", strings.TrimRight(s.Because, "."), "day", day, "leads", leads)
	}
	return r.Say("report_team.step", "day", day, "what", r.Language.Small(strings.TrimRight(s.Text, ".")), "leads", leads)
}

// shownSteps are the steps without those that follow from a finding that the edition
// leaves to others.
func shownSteps(r *result.Result, steps []advice.PlanStep) []advice.PlanStep {
	return slices.DeleteFunc(slices.Clone(steps), func(s advice.PlanStep) bool {
		at := slices.IndexFunc(r.Findings, func(f advice.Finding) bool { return f.ID == s.ID })
		return s.Kind == advice.FromFinding && at >= 0 && !readBy(r, &r.Findings[at])
	})
}

// readBy reports whether a finding is for the reader of the edition.
func readBy(r *result.Result, f *advice.Finding) bool {
	if r.Reader == result.Delivery { // they work for the owner and for the head of IT, and do not sell
		return f.Audience != advice.AudienceInternal || len(f.Readers) == 0
	}
	return len(f.Readers) == 0 || slices.Contains(f.Readers, advice.Reader(r.Reader))
}

// rowID is a row of the matrix, and rowMention rows that a sentence names in brackets: who
// has no matrix at hand cannot look them up.
var (
	rowID      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[A-Z]{2}-\d\d`) })
	rowMention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` \([A-Z]{2}-\d\d(?:[^()\d]{1,12}[A-Z]{2}-\d\d)*\)`) })
)

// withoutRows is a sentence without the rows that it names.
func withoutRows(l *words.Language, text string) string {
	text = rowMention().ReplaceAllString(text, "")
	for _, row := range rowID().FindAllString(text, -1) {
		text = strings.ReplaceAll(text, l.Say("report_team.in_row", "row", row), l.Say("report_team.in_list"))
	}
	return text
}

// rewritten is a text in which each of the words of a sentence of the data, such as
// "the client>your company|the team>your team", stands for another.
func rewritten(rules, text string) string {
	var pairs []string
	for rule := range strings.SplitSeq(rules, "|") {
		if from, to, ok := strings.Cut(rule, ">"); ok && from != "" {
			pairs = append(pairs, from, to)
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// toLead is a sentence of a paper that both sides sign, said to the client's head of IT.
func toLead(r *result.Result, text string) string {
	return rewritten(r.Say("report_team.to_lead"), withoutRows(&r.Language, text))
}

// forTeam is a result without what the edition for the head of IT leaves to others: findings
// about people, and the answers on which it hangs how sure all of it is.
func forTeam(r *result.Result) *result.Result {
	if r.Reader != result.ITLead || r.Provider() {
		return r
	}
	c := *r
	c.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f advice.Finding) bool { return !readBy(r, &f) })
	c.Warnings, c.Recommendation.Sure = []string{}, ""
	return &c
}
