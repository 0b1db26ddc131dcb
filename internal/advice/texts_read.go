package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// textsFile is texts.yaml.
type textsFile struct {
	yamldoc.Place

	Version   yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	ModelList []modelRecord   `yaml:"models,all" item:"a model" key:"id" doc:"The three models, each described once."`
	Texts
	PlanList     []planRecord     `yaml:"plans,all" client:"report" item:"a plan" key:"model" doc:"The first 90 days, one plan for each model."`
	Paths        []pathRecord     `yaml:"growth_paths" item:"a growth path" key:"id" doc:"The ways from one model to another. Those are looked at that begin at the recommended model, and those that lead to it from where the client stands today."`
	HandoverList []handoverRecord `yaml:"handovers,opt,empty" client:"report" item:"a handover" key:"id" doc:"Said of people whose work changes hands, instead of transition where one of them holds. Left out, only transition is said."`
	WayBack      *wayBackRecord   `yaml:"way_back,opt" doc:"Said where fully managed IT is recommended for now, because a post is to be filled. Left out, nothing is."`
	Start        *startRecord     `yaml:"start,opt" client:"report" doc:"What the plan of the first 90 days is made of beside plans. Left out, there is no plan."`
	Stations     []stationRecord  `yaml:"stations,opt,empty" item:"a place" key:"id" doc:"Where a client stands today, for the growth paths that begin there and lead to the recommended model. Left out, no such path is shown."`
	ToldList     []toldRecord     `yaml:"told,opt,empty" item:"a text" key:"id" doc:"What a client said in words or figures of its own, with where it is printed. Left out, none of it is."`
	Outage       *outageRecord    `yaml:"outage,opt" doc:"What an outage costs, beside the time in which systems are to be back. Left out, nothing is said of it."`
	Outgrown     []signRecord     `yaml:"outgrown" item:"a sign" key:"id" doc:"The signs of having outgrown the way IT is run today."`
}

type modelRecord struct {
	ID terms.Model `yaml:"id" doc:"The model that the text is about."`
	ModelText
}

type planRecord struct {
	Model terms.Model `yaml:"model" doc:"The model that the plan is for."`
	ModelPlan
	PhaseList []phaseRecord `yaml:"phases" item:"a phase" doc:"The parts of the plan, in order of time and without overlap."`
}

type phaseRecord struct {
	Phase
	yamldoc.Place

	StepList []stepRecord `yaml:"steps,opt,empty" item:"a step" key:"id" doc:"What is done in it, by whom and when, where that depends on who runs what or on the answers."`
	TestList []testRecord `yaml:"tests,opt,empty" item:"a test" doc:"What must be true at its end."`
}

type pathRecord struct {
	Path
	yamldoc.Place

	TriggerList []triggerRecord `yaml:"triggers" item:"a sign" key:"id" doc:"The signs that speak for the path."`
	When        answer.When     `yaml:"when,opt" doc:"Whom the path fits: whatever its signs say, it is likely only where this holds. Left out, everybody."`
	Unless      answer.When     `yaml:"unless,opt" doc:"Where this holds the path does not fit and is not likely. Left out, never."`
}

type triggerRecord struct {
	Trigger

	IsStrong bool        `yaml:"strong,opt" default:"false" doc:"true for a sign that makes the path likely alone."`
	When     answer.When `yaml:"when,opt" doc:"The sign is there where this holds. Left out, no answer can tell, and the client is told to watch for it."`
}

type signRecord struct {
	Trigger

	When answer.When `yaml:"when" doc:"The sign is there where this holds."`
}

// TextsShape describes texts.yaml.
func TextsShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(textsFile{}) }

// ReadTexts reads texts.yaml. Conditions in it test answers only. With
// problems it returns nil.
func ReadTexts(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *Texts {
	before := r.Len()
	flows := []string{} // without the question there are none
	if q := schema.Find(questionFlow); q >= 0 {
		flows = schema.At(q).Options
	}
	root = offered(r, root, "ticket_flows", schema, questionFlow)
	var file textsFile
	yamldoc.Decode(r, root, "the file", &file, yamldoc.Refs{"option of ticket_flow": flows})
	t := file.Texts            // and not a part of the file, whose nodes nobody needs any more
	if t.Flips.TurnOut == "" { // the key was left out, or its defaults would be there
		t.Flips = olderFlips()
	}
	for i := range file.ModelList {
		text := file.ModelList[i].ModelText
		text.named()
		t.Models[file.ModelList[i].ID] = text
	}
	for i := range file.PlanList {
		t.Plans[file.PlanList[i].Model] = file.PlanList[i].build(r)
	}
	for i := range file.Paths {
		t.growth = append(t.growth, file.Paths[i].build(r, schema))
	}
	for i := range file.Outgrown {
		s := &file.Outgrown[i]
		t.outgrown = append(t.outgrown, trigger{Trigger: s.Trigger, when: schema.ReadWhen(r, s.When, answer.Answers)})
	}
	for i := range t.Governance {
		g := &t.Governance[i]
		t.meetings = append(t.meetings, schema.ReadRule(r, g.Holds, g.Unless, answer.Answers))
	}
	t.readNotices(r, &file, schema)
	t.readTold(r, &file, schema)
	if at := file.At("growth"); !file.Faulty && t.Signs.Change <= t.Signs.Review {
		if change := at.Get("change"); change != nil {
			at = change
		}
		r.Add(at, "a change must take more signs than a review, which takes %d, not %d", t.Signs.Review, t.Signs.Change)
	}
	if r.Len() > before {
		return nil
	}
	return &t
}

// ReadModelNames reads what the models are called and nothing else of
// texts.yaml, for the sentences of other files. Models without a readable name
// are called by their id; whoever reads the texts says what is wrong.
func ReadModelNames(root *yamldoc.Node) (names [terms.NumModels]ModelText) {
	for m := range names {
		names[m].Name = terms.Model(m).String()
	}
	if models := root.Get("models"); models != nil {
		for i := range models.Items {
			n := &models.Items[i]
			text := func(key string) string {
				if v := n.Get(key); v != nil {
					return v.Text
				}
				return ""
			}
			m, ok := terms.ParseModel(text("id"))
			if ok && text("name") != "" {
				names[m] = ModelText{Name: text("name"), Aka: text("aka"), Sentence: text("in_sentence"), Heading: text("heading")}
			}
		}
	}
	for m := range names {
		names[m].named()
	}
	return names
}

// questionFlow is the question whose options have a text each.
const questionFlow = "ticket_flow"

// offered returns a mapping in which a list, whose items are options of a question
// or have one as their id, has none that the own questionnaire took out: what
// comes with the program may speak of them and is warned of, an own file is told
// to decide.
func offered(r *yamldoc.Report, n *yamldoc.Node, key string, schema *answer.Schema, question string) *yamldoc.Node {
	list := n.Get(key)
	if list == nil || list.Kind != yamldoc.Sequence {
		return n
	}
	kept := make([]yamldoc.Node, 0, len(list.Items))
	for i := range list.Items {
		id := &list.Items[i]
		if id.Kind == yamldoc.Mapping {
			id = id.Get("id")
		}
		if id != nil && (schema.Spare(r, id, question, "belongs to an answer to", "it is left out") ||
			schema.SpareOption(r, id, question, id.Text, "belongs to", "it is left out")) {
			continue
		}
		kept = append(kept, list.Items[i])
	}
	if len(kept) == len(list.Items) {
		return n
	}
	changed := *n
	changed.Pairs = slices.Clone(n.Pairs)
	changed.Get(key).Items = kept
	return &changed
}

// build checks that the phases of a plan follow each other.
func (p *planRecord) build(r *yamldoc.Report) ModelPlan {
	plan := p.ModelPlan
	for i := range p.PhaseList {
		phase := &p.PhaseList[i]
		plan.Phases = append(plan.Phases, phase.Phase)
		if phase.Faulty {
			continue
		}
		if phase.ToDay < phase.FromDay {
			r.Add(phase.At("to_day"), "the phase ends on day %d, before it begins on day %d; correct one of them", phase.ToDay, phase.FromDay)
		}
		if i > 0 && !p.PhaseList[i-1].Faulty && phase.FromDay <= p.PhaseList[i-1].ToDay {
			r.Add(phase.At("from_day"), "the phase that begins on day %d must begin after the one above it has ended, on day %d", phase.FromDay, p.PhaseList[i-1].ToDay)
		}
	}
	return plan
}

// build reads the signs of a path.
func (p *pathRecord) build(r *yamldoc.Report, schema *answer.Schema) growthPath {
	if p.From == p.To && p.From != "" {
		r.Add(p.At("to"), "the path ends where it begins, at %s; change one of them", p.To)
	}
	path := growthPath{Path: p.Path, fits: schema.ReadRule(r, p.When, p.Unless, answer.Answers)}
	for i := range p.TriggerList {
		t := &p.TriggerList[i]
		sign := trigger{Trigger: t.Trigger, when: schema.ReadWhen(r, t.When, answer.Answers), watch: t.When.Missing()}
		sign.Strong = t.IsStrong
		path.triggers = append(path.triggers, sign)
	}
	return path
}
