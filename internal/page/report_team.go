package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

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
			blocks = append(blocks, Text(t.Heading+", in your company's own words: "+t.Text))
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
	}{{"Stays yours", terms.Client}, {"Run together", terms.Shared}, {leavesHeading(r), terms.Provider}, {"With another company", terms.ThirdParty}} {
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
		return "Leaves your desk"
	}
	return "Run by " + provider(r)
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
		return []Block{Text("This paper is a draft: something is still to be settled with your management before it is final. Who runs what can still change until then.")}
	case r.Reader == result.ITLead && (rec.Leaning() || rec.Close()):
		return []Block{Text("This is a first view. Some answers are still open, and who runs what can still change until they are there.")}
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
		blocks = append(blocks, Text("Your company keeps in any case:"), Bullets("•", r.Team.Keeps))
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
	t := Table{Columns: []Column{{Name: "Part of IT", Flex: true}, {Name: "You do it", Flex: true}, {Name: "You and " + provider(r) + " do it", Flex: true}, {Name: "Others do it, you answer for it", Flex: true}}}
	for i := range r.RACI.Desk.Stays {
		w := &r.RACI.Desk.Stays[i]
		alone, with, answers := shares(w, rows)
		cells := []string{r.Words.Towers[w.Tower]}
		for _, names := range [][]string{alone, with, answers} {
			cells = append(cells, words.Large(someOf("", names, r.RACI.Desk.Shown)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func teamMoves(r *result.Result) []Block {
	if r.Plan == nil || r.Plan.Model == nil || len(r.Plan.Moves) == 0 {
		return nil
	}
	note := "Days count from the first day of the service"
	if r.Plan.Start != nil {
		note += ", " + words.Date(*r.Plan.Start)
	}
	return some(leaving(r), Text(note+". Until its day each part runs as it does today."))
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
	add("From you", teamSteps(r, p, gives))
	add("You lead", teamSteps(r, p, leads))
	add("You are asked, and others lead", Bullets("•", beside))
	add("Risks that others take care of, and you are asked", Bullets("•", risks))
	add("From your management, so that the work can start", teamSteps(r, p, others))
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
				own.Roles[k].Name = "You"
			}
		}
		l.Items[i].Detail = stepDetail(r, &own, &steps[i])
	}
	return l
}

// besideStep is a step in which the head of IT takes part, in one line.
func besideStep(r *result.Result, p *result.Plan, s *advice.PlanStep) string {
	if s.Kind == advice.FromFinding { // a name of what is wrong, which is no sentence of what to do
		return fmt.Sprintf("%s, by %s (%s)", strings.TrimRight(s.Because, "."), dayMark(r, s.Day), words.Small(who(r, p, s.Who[:1])))
	}
	return fmt.Sprintf("By %s: %s. Leads: %s.", dayMark(r, s.Day), words.Small(strings.TrimRight(s.Text, ".")), words.Small(who(r, p, s.Who[:1])))
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

// rowMention is a row of the matrix that a sentence names: who has no matrix at hand cannot
// look it up.
var rowMention = regexp.MustCompile(` \([A-Z]{2}-\d\d(?:(?:, | and )[A-Z]{2}-\d\d)*\)`)

func withoutRows(text string) string {
	return rowStands.ReplaceAllString(rowMention.ReplaceAllString(text, ""), " in the list of who does what")
}

// rowStands is a row in which something stands.
var rowStands = regexp.MustCompile(` in row [A-Z]{2}-\d\d`)

// toLead is a sentence of a paper that both sides sign, said to the client's head of IT.
func toLead(text string) string {
	return strings.NewReplacer(
		"The client's IT people", "Your IT people", "the client's IT people", "your IT people", "The client's team", "Your team", "the client's team", "your team",
		"The client's", "Your company's", "the client's", "your company's", "The client", "Your company", "the client", "your company",
	).Replace(withoutRows(text))
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
