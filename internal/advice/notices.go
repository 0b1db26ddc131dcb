package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Handover is said of people whose work changes hands: of somebody who leaves, or of
// people who stay in another role.
type Handover struct {
	ID     string        `yaml:"id,id" doc:"How the text is called."`
	Models []terms.Model `yaml:"models,opt,empty" key:"model" doc:"The recommended models with which it is said. Left out, all."`
	Text   string        `yaml:"text" doc:"What to think of, in a few sentences."`
	Steps  []string      `yaml:"steps" doc:"The steps, in their order."`
	Timing []StepAt      `yaml:"at,opt,empty" item:"a step" doc:"By when each of the steps is done and by whom, in their order. Left out, the sponsor sees to them and no day is named."`
	Source string        `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

// WayBack is said where fully managed is recommended for now, because somebody is to
// be hired or to come back.
type WayBack struct {
	Text   string   `yaml:"text" doc:"How the step to shared work is planned, in a sentence or two."`
	Points []string `yaml:"points" doc:"What to agree on in the contract for it, one line each."`
	Source string   `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

type handoverRecord struct {
	Handover
	yamldoc.Place

	When answer.When `yaml:"when" doc:"The text is said where this holds. The first of the list that holds is said."`
}

type wayBackRecord struct {
	yamldoc.Place
	WayBack

	Plans []planTextRecord `yaml:"plans" key:"id" item:"a plan" doc:"What is said of each plan with which the recommendation holds for now. The first that holds is said; where none does, nothing of this is."`
}

type planTextRecord struct {
	ID     string      `yaml:"id,id" doc:"How the plan is called in the machine output."`
	Text   string      `yaml:"text" doc:"Why the recommendation holds for now and what comes then, in a sentence or two."`
	When   answer.When `yaml:"when" doc:"The plan is this one where this holds."`
	Unless answer.When `yaml:"unless,opt" doc:"And is not where this holds. Left out, nothing speaks against it."`
}

type stationRecord struct {
	ID   Station     `yaml:"id" doc:"Where a growth path can begin: a model, in_house or other_provider."`
	When answer.When `yaml:"when" doc:"The client stands there today where this holds."`
}

// handover is a text with its condition.
type handover struct {
	Handover
	when answer.Condition
}

// planText is the sentence for a plan with its condition.
type planText struct {
	id, text string
	rule     answer.Rule
}

// station is a place with the condition under which a client stands there.
type station struct {
	place Station
	when  answer.Condition
}

// readNotices reads what is said under a condition.
func (t *Texts) readNotices(r *yamldoc.Report, file *textsFile, schema *answer.Schema) {
	for i := range file.HandoverList {
		h := &file.HandoverList[i]
		t.handovers = append(t.handovers, handover{h.Handover, schema.ReadWhen(r, h.When, answer.Answers)})
	}
	t.readStart(r, file, schema)
	t.readSaid(r, schema)
	t.readReport(r, schema)
	for i := range file.Stations {
		s := &file.Stations[i]
		t.stations = append(t.stations, station{s.ID, schema.ReadWhen(r, s.When, answer.Answers)})
	}
	if file.WayBack == nil {
		return
	}
	t.wayBack = file.WayBack.WayBack
	for i := range file.WayBack.Plans {
		p := &file.WayBack.Plans[i]
		t.plans = append(t.plans, planText{p.ID, p.Text, schema.ReadRule(r, p.When, p.Unless, answer.Answers)})
	}
}

// Handover returns what is said of the people whose work changes hands under a
// model, nil for nothing.
func (t *Texts) Handover(v answer.View, m terms.Model) *Handover {
	for i := range t.handovers {
		h := &t.handovers[i]
		if (len(h.Models) == 0 || slices.Contains(h.Models, m)) && h.when.Eval(v) == answer.True {
			return &h.Handover
		}
	}
	return nil
}

// WayBackOf returns why a fully managed service holds for now, with the id of the
// plan that says so, and how the way back is planned; nil where it is not for now.
func (t *Texts) WayBackOf(v answer.View) (plan, because string, back *WayBack) {
	for i := range t.plans {
		if t.plans[i].rule.Holds(v) {
			return t.plans[i].id, t.plans[i].text, &t.wayBack
		}
	}
	return "", "", nil
}

// today lists where the client stands today.
func (t *Texts) today(v answer.View) []Station {
	places := []Station{}
	for i := range t.stations {
		if t.stations[i].when.Eval(v) == answer.True {
			places = append(places, t.stations[i].place)
		}
	}
	return places
}

// addNoticeReads records what these texts test of the answers.
func (t *Texts) addNoticeReads(r *answer.Reads) {
	for i := range t.handovers {
		r.Condition(&t.handovers[i].when)
	}
	for i := range t.plans {
		r.Rule(&t.plans[i].rule)
	}
	for i := range t.stations {
		r.Condition(&t.stations[i].when)
	}
	t.addPlanReads(r)
	t.addSaidReads(r)
	t.addReportReads(r)
}
