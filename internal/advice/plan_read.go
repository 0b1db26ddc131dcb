package advice

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Who is a role of the responsibility matrix, by its id.
type Who string

// The roles that a plan falls back on.
const (
	whoSponsor = Who("client_sponsor")
	whoIT      = Who("client_it")
)

// WhoIDs lists the ids of the roles.
func WhoIDs() []string {
	return []string{
		"client_sponsor", "client_users", "client_it",
		"msp_service_desk", "msp_engineering", "msp_soc", "msp_vcio", "third_party_vendor",
	}
}

// Words lists the ids of the roles.
func (Who) Words() []string { return WhoIDs() }

// stepRecord is a step of a phase, or something that the client gives for the start.
type stepRecord struct {
	yamldoc.Place
	answer.Exception

	ID        string        `yaml:"id,id" doc:"How the step is called in the machine output."`
	Text      string        `yaml:"text" doc:"What is done, in a sentence that begins with what to do."`
	Day       int           `yaml:"day" range:"-365..1095" doc:"By which day, counted from the start of the service; days before it are negative or 0."`
	Who       []Who         `yaml:"who" key:"role" doc:"Who does it, by the roles of the responsibility matrix, the one who leads first. A role that has no part in the client's matrix gives way: IT people to the sponsor, roles of the provider to another one of it."`
	Because   string        `yaml:"because,opt" doc:"Why it is done for this client, in a few words. Left out, nothing is said."`
	Towers    []terms.Tower `yaml:"towers,opt,empty" key:"tower" doc:"The parts of IT that it is about: it is there where the provider runs or shares one of them. Left out, it is there whoever runs what."`
	CoveredBy []string      `yaml:"covered_by,opt,empty" doc:"Ids of findings, of what keeps work from starting and of handovers: where one of them is in the plan, it says the same and this is left out."`
}

// testRecord is what must be true at the end of a phase.
type testRecord struct {
	yamldoc.Place
	answer.Exception

	Text   string        `yaml:"text" doc:"What must be true, in a sentence without a full stop."`
	Towers []terms.Tower `yaml:"towers,opt,empty" key:"tower" doc:"The parts of IT that it is about: it is there where the provider runs or shares one of them. Left out, it is there whoever runs what."`
}

// needRecord is something that the client gives for the start.
type needRecord struct {
	Kind   NeedKind      `yaml:"kind" doc:"What is given: people, access or a decision."`
	Models []terms.Model `yaml:"models,opt,empty" key:"model" doc:"The models with which it is needed. Left out, all."`
	stepRecord
}

// takeoverRecord is how one part of IT changes hands.
type takeoverRecord struct {
	yamldoc.Place
	answer.Exception

	ID        string      `yaml:"id,id" doc:"How it is called in the machine output, behind takeover and a point."`
	Tower     terms.Tower `yaml:"tower" doc:"The part of IT."`
	Day       int         `yaml:"day" range:"-365..1095" doc:"By which day it has changed hands, counted from the start of the service."`
	Provider  string      `yaml:"provider" doc:"What is done where the provider takes it over whole."`
	Shared    string      `yaml:"shared" doc:"What is done where both sides run it."`
	CoveredBy []string    `yaml:"covered_by,opt,empty" doc:"Ids of findings that say the same; where one of them is in the plan, this is left out."`
}

// planRowRecord is a row of the responsibility matrix that is work of the start.
type planRowRecord struct {
	yamldoc.Place

	ID        string    `yaml:"id" doc:"The id of the row. It is in the plan where it stands in the client's matrix, done by those who do it there."`
	Day       int       `yaml:"day" range:"-365..1095" doc:"By which day, counted from the start of the service."`
	Kind      *NeedKind `yaml:"kind,opt" doc:"What the client gives with it; it stands in the list of these then. Left out, it is a step."`
	CoveredBy []string  `yaml:"covered_by,opt,empty" doc:"Ids of findings and handovers that say the same; where one of them is in the plan, this is left out."`
}

// planFindingRecord moves a finding in the plan.
type planFindingRecord struct {
	yamldoc.Place

	ID        string   `yaml:"id" doc:"The id of the finding."`
	Day       *int     `yaml:"day,opt" range:"-365..1095" doc:"By which day it is done in the plan, no later than the finding says. Left out, by the day of the finding."`
	Who       []Who    `yaml:"who,opt,empty" key:"role" doc:"Who does it, by the roles of the responsibility matrix, the one who leads first. Left out, it follows from who leads the finding and from the parts that it is about."`
	Beside    []string `yaml:"beside,opt,empty" doc:"Ids of findings and handovers: where one of them is in the plan, text is said, so that nothing stands there twice."`
	Text      string   `yaml:"text,opt" doc:"What is done beside those, or with no key beside in any case, where the provider has a part in it. Left out, what the finding says."`
	CoveredBy []string `yaml:"covered_by,opt,empty" doc:"Ids of what keeps work from starting: where one of them is in the plan, it says the same and the finding is left out."`
}

// planDateRecord is a date that the plan has to keep to.
type planDateRecord struct {
	yamldoc.Place
	answer.Exception

	ID   string `yaml:"id" doc:"How it is called in the machine output. Of those with one id the first that holds is said."`
	Days int    `yaml:"days,opt" range:"1..365" doc:"How many days before its end the present contract asks for notice. Left out, it says nothing of notice."`
	Text string `yaml:"text" doc:"What it means for the plan. {months} is in how many months the present contract can end, {ends} the day of that, {notice} the last day for notice of days before it, {decision} who decides and by when as the client said it; a text with a name that stands for nothing is not said."`
}

// leadRecord says who leads work on a part of IT.
type leadRecord struct {
	Tower terms.Tower `yaml:"tower" doc:"The part of IT."`
	Role  Who         `yaml:"role" doc:"The role of the provider that leads."`
}

// startRecord is what the plan of the first 90 days is made of beside plans.
type startRecord struct {
	yamldoc.Place

	Lead      string              `yaml:"lead" doc:"What stands above the plan: how days are counted."`
	Fixed     string              `yaml:"fixed,opt" doc:"Said behind lead where the first day of the service is known, {start}. Left out, nothing is."`
	Unfixed   string              `yaml:"unfixed,opt" doc:"Said behind lead where that day is not known. Left out, nothing is."`
	Past      string              `yaml:"past,opt,empty" doc:"A warning where that day, {start}, lies before the date of the document, {date}, and nothing is agreed yet. Left out or empty, nobody is warned."`
	NoModel   string              `yaml:"no_model" doc:"Said where no model is recommended, above what to settle first."`
	Close     string              `yaml:"close" doc:"Said where two models fit nearly as well, above what to settle first."`
	None      string              `yaml:"none_needed" doc:"Said where no service is needed, above what to have checked."`
	Own       string              `yaml:"own" doc:"Said above what stays with the client."`
	Otherwise Who                 `yaml:"otherwise" doc:"The role of the provider that leads work on no part of IT."`
	Leads     []leadRecord        `yaml:"leads" item:"a lead" key:"tower" doc:"Who leads the provider's work on each part of IT."`
	FeeFrom   Severity            `yaml:"fee_from" doc:"Findings that the monthly service answers are in the plan from this severity on; what is answered in another way always is."`
	Findings  []planFindingRecord `yaml:"findings,opt,empty" item:"a finding" key:"id" doc:"Findings that are done earlier than they are due, or that something else says already."`
	Takeover  []takeoverRecord    `yaml:"takeover" item:"a part" key:"id" doc:"How each part of IT that the provider runs or shares changes hands."`
	Rows      []planRowRecord     `yaml:"rows,opt,empty" item:"a row" key:"id" doc:"Rows of the responsibility matrix that are work of the start."`
	Needs     []needRecord        `yaml:"needs" item:"a need" key:"id" doc:"What the client gives: people, access, decisions."`
	Dates     []planDateRecord    `yaml:"dates,opt,empty" item:"a date" doc:"Dates that the plan has to keep to."`
	Source    string              `yaml:"source" doc:"Where it comes from: articles, or \"ours\"."`
}

// start is what is read of it.
type start struct {
	*startRecord

	takeover, dates []answer.Rule // in their order
	needs           []planned
}

// planned is a step with its condition.
type planned struct {
	stepRecord
	rule answer.Rule
}

// planTest is a test with its condition.
type planTest struct {
	testRecord
	rule answer.Rule
}

// planPhase is the steps and tests of a phase.
type planPhase struct {
	steps []planned
	tests []planTest
}

func (t *Texts) readStart(r *yamldoc.Report, file *textsFile, schema *answer.Schema) {
	rule := func(c *answer.Exception) answer.Rule { return schema.ReadRule(r, c.When, c.Unless, answer.Answers) }
	for i := range file.PlanList {
		p := &file.PlanList[i]
		var phases []planPhase
		for j := range p.PhaseList {
			var phase planPhase
			for _, s := range p.PhaseList[j].StepList {
				if at := p.PhaseList[j]; !s.Faulty && (s.Day < at.FromDay || s.Day > at.ToDay) {
					r.Add(s.At("day"), "day %d is not in the phase, which goes from day %d to day %d; move the step or change the day", s.Day, at.FromDay, at.ToDay)
				}
				phase.steps = append(phase.steps, planned{s, rule(&s.Exception)})
			}
			for _, x := range p.PhaseList[j].TestList {
				phase.tests = append(phase.tests, planTest{x, rule(&x.Exception)})
			}
			phases = append(phases, phase)
		}
		t.phases[p.Model] = phases
	}
	readAt(r, file)
	if file.Start == nil {
		return
	}
	t.start = start{startRecord: file.Start}
	for i := range file.Start.Takeover {
		t.start.takeover = append(t.start.takeover, rule(&file.Start.Takeover[i].Exception))
	}
	for i := range file.Start.Dates {
		t.start.dates = append(t.start.dates, rule(&file.Start.Dates[i].Exception))
	}
	for i := range file.Start.Needs {
		n := &file.Start.Needs[i]
		t.start.needs = append(t.start.needs, planned{n.stepRecord, rule(&n.Exception)})
	}
}

// readAt checks that a handover says of each of its steps when and by whom, or of none.
func readAt(r *yamldoc.Report, file *textsFile) {
	check := func(p *yamldoc.Place, steps, at int) {
		if !p.Faulty && at > 0 && at != steps {
			r.Add(p.At("at"), "this says by when %d steps are done, and there are %d; give each step a line, or leave it out", at, steps)
		}
	}
	check(&file.Transition.Place, len(file.Transition.Steps), len(file.Transition.Timing))
	for i := range file.HandoverList {
		h := &file.HandoverList[i]
		check(&h.Place, len(h.Steps), len(h.Timing))
	}
}

// addPlanReads records what the plan tests of the answers.
func (t *Texts) addPlanReads(r *answer.Reads) {
	for m := range t.phases {
		for _, phase := range t.phases[m] {
			for i := range phase.steps {
				r.Rule(&phase.steps[i].rule)
			}
			for i := range phase.tests {
				r.Rule(&phase.tests[i].rule)
			}
		}
	}
	for _, rules := range [][]answer.Rule{t.start.takeover, t.start.dates} {
		for i := range rules {
			r.Rule(&rules[i])
		}
	}
	for i := range t.start.needs {
		r.Rule(&t.start.needs[i].rule)
	}
}
