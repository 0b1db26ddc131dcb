package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// readinessFile is readiness.yaml.
type readinessFile struct {
	Version  yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	Models   []terms.Model   `yaml:"models" key:"model" doc:"The models for which readiness is assessed: those in which both sides work together."`
	Bands    []bandRecord    `yaml:"bands" len:"4" key:"id" item:"a band" doc:"The verdicts on the index, which goes from 0 to 100, from the best to the worst."`
	Elements []elementRecord `yaml:"elements" item:"an element" key:"id" doc:"The parts of readiness. Each has a level from 0 to 4; their weights add up to 100."`
	Blocks   []blockRecord   `yaml:"blocks,opt,empty" item:"a block" key:"id" doc:"What keeps shared work from starting whatever the index is: the verdict is then prepare_first at best. Left out, nothing does."`
	Stops    []stopRecord    `yaml:"go_no_go,opt,empty" client:"no" item:"a reason" key:"id" doc:"What speaks against taking on the client, or against going on before it is settled. Only the provider reads it. Left out, nothing does."`
}

type bandRecord struct {
	Band
	yamldoc.Place
}

type elementRecord struct {
	yamldoc.Place

	ID       string            `yaml:"id" doc:"How the element is called in weight_to and in the machine output."`
	Name     string            `yaml:"name" doc:"What it is called for people."`
	Weight   int               `yaml:"weight" range:"1..100" doc:"How much it counts in the index. The weights of all elements add up to 100."`
	Private  bool              `yaml:"private,opt" default:"false" doc:"true keeps the element from the client, whose index then comes from the others. Only a private element may test private answers."`
	Question string            `yaml:"question,opt" ref:"question" doc:"The question whose answer, from 0 to 4, is the level. An element has this or rules."`
	Rules    []ruleRecord      `yaml:"rules,opt,empty" item:"a rule" doc:"What the level is where no question asks for it: the first rule that holds says it."`
	Lower    []deductionRecord `yaml:"lower,opt,empty" item:"a deduction" doc:"What makes the level lower than it was answered. All deductions that hold count; no level falls below 0."`
	Cap      []capRecord       `yaml:"cap,opt,empty" item:"a cap" doc:"What the level cannot be higher than, whatever was answered."`
	Unless   answer.When       `yaml:"unless,opt" doc:"Where this holds the element does not count, and its weight goes to the one that weight_to names. Left out, it always counts."`
	WeightTo string            `yaml:"weight_to,opt" doc:"The id of the element that gets the weight when unless holds; that one may have no unless itself. Needed with unless, and only there."`
	Levels   []string          `yaml:"levels" client:"report" len:"5" doc:"What each level looks like, from 0 to 4."`
	Actions  []string          `yaml:"actions" client:"report" len:"4" doc:"The step that leads from each level to the next one, from 0 to 3."`
	Owner    string            `yaml:"owner" words:"provider,client,both" doc:"Who leads these steps."`
	Source   string            `yaml:"source" doc:"Where it comes from: an article with its address, or \"ours\"."`
}

type ruleRecord struct {
	Level int         `yaml:"level" range:"0..4" doc:"The level where this rule is the first to hold."`
	When  answer.When `yaml:"when" doc:"The rule holds where this does."`
}

type deductionRecord struct {
	By   int         `yaml:"by" range:"1..4" doc:"How many levels are taken off."`
	When answer.When `yaml:"when" doc:"They are taken off where this holds."`
}

type capRecord struct {
	At   int         `yaml:"at" range:"0..3" doc:"The highest level that remains."`
	When answer.When `yaml:"when" doc:"The cap counts where this holds."`
}

type blockRecord struct {
	Block
	yamldoc.Place

	When answer.When `yaml:"when" doc:"Shared work is blocked where this holds for certain."`
}

// ReadinessShape describes readiness.yaml.
func ReadinessShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(readinessFile{}) }

// ReadReadiness reads readiness.yaml. With problems it returns nil.
func ReadReadiness(r *yamldoc.Report, root *yamldoc.Node, facts *Facts) *Readiness {
	before := r.Len()
	var file readinessFile
	yamldoc.Decode(r, root, "the file", &file, nil)
	rd := &Readiness{facts: facts}
	for _, m := range file.Models {
		rd.applies[m] = true
	}
	rd.readBands(r, file.Bands)
	rd.readElements(r, file.Elements)
	for i := range file.Blocks {
		rd.readBlock(r, &file.Blocks[i])
	}
	rd.readStops(r, file.Stops)
	if r.Len() > before {
		return nil
	}
	return rd
}

// readBands reads the four bands, best first, each from a lower bound on.
func (rd *Readiness) readBands(r *yamldoc.Report, bands []bandRecord) {
	want := bandIDs()
	last, ordered := 101, true
	for i := range bands {
		b := &bands[i]
		rd.bands = append(rd.bands, b.Band)
		if b.Faulty {
			continue
		}
		if ordered && b.ID != want[i] { // said once: those behind it are out of order too
			r.Add(b.At("id"), "the bands must stand from best to worst: %s", strings.Join(want, ", "))
			ordered = false
		}
		if i == 0 && b.Blocked {
			r.Add(b.At("blocked"), "the best band is for those whom nothing blocks; take \"blocked\" out")
		}
		switch {
		case b.From >= last:
			r.Add(b.At("from"), "a band must begin below the one above it, at less than %d", last)
		case i == len(want)-1 && b.From != 0:
			r.Add(b.At("from"), "the last band must begin at 0, so that every index has a band")
		}
		last = b.From
	}
}

func (rd *Readiness) readElements(r *yamldoc.Report, records []elementRecord) {
	sum, faulty := 0, false
	known := make([]string, len(records))
	for i := range records {
		known[i] = records[i].ID
		sum += records[i].Weight
		faulty = faulty || records[i].Faulty
		rd.elements = append(rd.elements, rd.element(r, &records[i]))
	}
	if len(records) > 0 && sum != 100 && !faulty {
		r.Add(records[0].Node, "the weights of the elements must add up to 100, not %d", sum)
	}
	for i := range records {
		e := &records[i]
		at := e.Node.Get("weight_to")
		switch {
		case at == nil && !e.Unless.Missing():
			r.Add(e.Node, "\"weight_to\" is missing; name the element that gets the weight when this one is left out")
		case at == nil || e.WeightTo == "":
		case e.Unless.Missing():
			r.Add(at, "\"weight_to\" has no meaning without \"unless\"; remove it")
		default:
			to := slices.Index(known, e.WeightTo)
			if to < 0 {
				if !slices.Contains(known, "") { // an id that could not be read may be meant
					r.Unknown(at, "element", known)
				}
				continue
			}
			rd.elements[i].weightTo = to
			if to == i || !records[to].Unless.Missing() {
				r.Add(at, "the weight must go to another element that is never left out itself, not %q", e.WeightTo)
			}
		}
	}
}

// element reads what an element is scored by.
func (rd *Readiness) element(r *yamldoc.Report, in *elementRecord) element {
	voc := elementVocabulary(in.Place)
	e := element{
		Element:  Element{ID: in.ID, Name: in.Name, Owner: in.Owner, Weight: in.Weight, Private: in.Private, Source: in.Source},
		question: -1, levels: in.Levels, actions: in.Actions,
	}
	question, rules := in.Node.Get("question"), in.Node.Get("rules")
	switch {
	case in.Node.Kind != yamldoc.Mapping:
	case question != nil && rules != nil:
		r.Add(question, "an element has a question or rules, not both; remove one")
	case question != nil:
		e.question = rd.levelQuestion(r, question, in.Question, voc)
	case rules == nil || rules.Kind == yamldoc.Sequence && len(rules.Items) == 0:
		r.Add(in.Node, "an element needs the question that answers its level, or rules; add one")
	}
	for _, rule := range in.Rules {
		e.rules = append(e.rules, levelRule{rule.Level, rd.condition(r, rule.When, voc)})
	}
	for _, d := range in.Lower {
		e.lower = append(e.lower, levelRule{d.By, rd.condition(r, d.When, voc)})
	}
	for _, c := range in.Cap {
		e.caps = append(e.caps, levelRule{c.At, rd.condition(r, c.When, voc)})
	}
	e.counts = rd.facts.Schema().ReadRule(r, answer.When{}, in.Unless, voc)
	rd.refuseCircle(r, &e.counts.Unless)
	return e
}

// levelQuestion returns the question whose answer is a level itself, -1 for one
// that is not or that was reported already.
func (rd *Readiness) levelQuestion(r *yamldoc.Report, n *yamldoc.Node, id string, voc answer.Vocabulary) int {
	i := rd.facts.base.Find(id)
	switch {
	case id == "": // reported already
	case i < 0 && rd.facts.base.Spare(r, n, id, "takes its level from", "the level stays open"):
	case i < 0:
		r.Unknown(n, "question", rd.facts.base.IDs())
	case rd.facts.base.At(i).Type != answer.Level:
		r.Add(n, "%q is not answered with a level from 0 to 4; use rules", id)
		return -1
	case rd.facts.base.At(i).Private && voc&answer.Internal == 0:
		answer.RefusePrivate(r, n, id)
		return -1
	}
	return i
}

// readBlock reads when a block holds.
func (rd *Readiness) readBlock(r *yamldoc.Report, in *blockRecord) {
	rule := blockRule{Block: in.Block, when: rd.condition(r, in.When, elementVocabulary(in.Place))}
	public := in.Node.Get("public")
	switch {
	case public != nil && !in.Private && !in.Faulty:
		r.Add(public, "only a private block has a public wording; add 'private: true' or remove it")
	case public != nil && rd.testsPrivate(&rule.when):
		// What the client is told of a private block may not follow from a private
		// answer either. Older playbooks have such a wording, so that it is read, and
		// named by whoever checks the playbook.
		rule.Public = ""
		rd.unused = append(rd.unused, rule.ID)
	}
	rd.blocks = append(rd.blocks, rule)
}

// testsPrivate reports whether a condition tests a private question.
func (rd *Readiness) testsPrivate(c *answer.Condition) bool {
	return slices.ContainsFunc(c.Questions(), func(i int) bool { return rd.facts.Schema().At(i).Private })
}

// condition reads a condition that does not test the readiness verdict.
func (rd *Readiness) condition(r *yamldoc.Report, w answer.When, voc answer.Vocabulary) answer.Condition {
	c := rd.facts.Schema().ReadWhen(r, w, voc)
	rd.refuseCircle(r, &c)
	return c
}

// elementVocabulary is what the conditions of an element or a block may test. One
// that says something else than true and false of itself may test everything: a
// misspelt word is one problem, not two.
func elementVocabulary(p yamldoc.Place) answer.Vocabulary {
	private := p.Node.Get("private")
	return vocabulary(private != nil && private.Text != "false")
}

// refuseCircle reports a condition that tests the readiness verdict, which would
// follow from itself.
func (rd *Readiness) refuseCircle(r *yamldoc.Report, c *answer.Condition) {
	if slices.Contains(c.Questions(), rd.facts.base.Len()+atReadiness) {
		r.Add(c.Source(), "readiness cannot depend on its own verdict; test answers, \"model\" or \"split\"")
	}
}
