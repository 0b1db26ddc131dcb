package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// The readiness verdicts. The first four are bands of the index.
const (
	VerdictGo            = "go"                 // shared work can start
	VerdictConditions    = "go_with_conditions" // it can start, named gaps are closed on the way
	VerdictPrepareFirst  = "prepare_first"      // preparation comes first
	VerdictBridge        = "bridge"             // the provider alone, or an assessment, comes first
	VerdictNotAssessed   = "not_assessed"       // open answers could still change the band
	VerdictNotApplicable = "not_applicable"     // no shared work is recommended
)

// ReadinessVerdicts lists the verdicts, which are the options of the fact
// "readiness": the four bands from best to worst, then the two without a band.
func ReadinessVerdicts() []string {
	return []string{VerdictGo, VerdictConditions, VerdictPrepareFirst, VerdictBridge, VerdictNotAssessed, VerdictNotApplicable}
}

// MaxLevel is the highest level of an element; the lowest is 0.
const MaxLevel = 4

// publicBlock stands for the id of a private block whose public wording the
// client sees.
const publicBlock = "before_start"

// bandIDs are the verdicts that are bands of the index, from best to worst.
func bandIDs() []string { return ReadinessVerdicts()[:4] }

// Band is a range of the index with its verdict.
type Band struct {
	ID      string `yaml:"id" words:"go,go_with_conditions,prepare_first,bridge" doc:"The verdict. The four stand in this order, each once."`
	From    int    `yaml:"from" range:"0..100" doc:"The lowest index of the band; it goes up to the one above it. The last begins at 0."`
	Name    string `yaml:"name" doc:"The verdict as people read it."`
	Meaning string `yaml:"meaning" doc:"What it means for the start."`
	Blocked bool   `yaml:"blocked,opt" default:"false" doc:"true for a verdict that is given only where a block holds; without one, an index this low comes to the band above. The first band can have no true."`
}

// Result is the readiness of one client for shared work, for one reader.
type Result struct {
	Verdict  string    `json:"verdict"`  // one of ReadinessVerdicts
	Index    *int      `json:"index"`    // 0-100; nil while an element is open or when readiness does not apply
	Low      *int      `json:"low"`      // smallest index that the open answers allow, 0-100; nil when readiness does not apply
	High     *int      `json:"high"`     // largest index that the open answers allow, 0-100
	Elements []Element `json:"elements"` // in the order of the file, without those left out
	Blocks   []Block   `json:"blocks"`   // the blocks that are certain
	Name     string    `json:"name"`     // of the band, "" while it is open
	Meaning  string    `json:"meaning"`  // of the band
}

// Element is one part of readiness with its level and the next step.
type Element struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Level     *int   `json:"level"`  // 0-4; nil while open
	Action    string `json:"action"` // the step from the level to the target; "" while open or at the highest level
	Owner     string `json:"owner"`  // who leads the action: provider, client or both
	Low       int    `json:"-"`      // smallest level that the open answers allow
	High      int    `json:"-"`      // largest level that the open answers allow
	Target    int    `json:"-"`      // the level that the action leads to; 0 while the level is open
	Weight    int    `json:"-"`      // 1-100; the weights of all elements, private ones included, add up to 100
	Private   bool   `json:"-"`      // never shown to the client
	LevelText string `json:"-"`      // what the level looks like; "" while open
	Source    string `json:"-"`
}

// Block is something that keeps shared work from starting.
type Block struct {
	ID      string `json:"id" yaml:"id" doc:"How the block is called in the machine output."`
	Because string `json:"because" yaml:"because" doc:"Why shared work cannot start."`
	Action  string `json:"action" yaml:"action" doc:"What has to happen first."`
	Source  string `json:"-" yaml:"source" doc:"Where it comes from: an article with its address, or \"ours\"."`
	Private bool   `json:"-" yaml:"private,opt" default:"false" doc:"true keeps the block from the client. Only a private block may test private answers."`
	Public  string `json:"-" yaml:"public,opt" doc:"What the client reads in the place of a private block. It is never shown where the block tests a private answer. Left out, the client reads nothing."`
}

// Readiness is the scoring of readiness of a playbook. It does not change
// after reading and may be used from several goroutines.
type Readiness struct {
	facts    *Facts
	applies  [terms.NumModels]bool
	bands    []Band // from best to worst, the last from 0
	elements []element
	blocks   []blockRule
	stops    []stopRule
	unused   []string // blocks whose public wording nobody reads
}

// UnusedWordings lists the private blocks that have a wording for the client and
// follow from a private answer, so that the client reads nothing of them.
func (rd *Readiness) UnusedWordings() []string { return slices.Clone(rd.unused) }

type element struct {
	Element  // without level, target, action and level text
	question int
	rules    []levelRule // when question is -1
	lower    []levelRule // level is how much is taken off
	caps     []levelRule // level is the highest that remains
	counts   answer.Rule
	weightTo int // element that gets the weight when this one is left out
	levels   []string
	actions  []string
}

type levelRule struct {
	level int
	when  answer.Condition
}

type blockRule struct {
	Block
	when answer.Condition
}

// Assess returns the readiness for a recommended model, nil for none. The view
// is one of Facts.View with the model and the split known; in a view without
// facts they are open, and no element is left out because of the split.
//
// The index is the sum of weight x level / 4 over the sum of the weights,
// rounded half up once at the end (eight elements after Innovative, ROI
// Technology and American Chase; weights and bands are ours). An open element
// counts with the range of levels that it may still have. The verdict is the
// band of the index when the whole range lies in it. A certain block makes the
// verdict prepare_first, unless the band is bridge; that holds also while the
// index is open, because preparation is due whatever the other answers will be.
// Bands that are only for blocks give way to the one above them where no block can
// hold: what is only low is work that the provider is hired to do.
func (rd *Readiness) Assess(v answer.View, model *terms.Model) Result {
	return rd.assess(v, model, false)
}

// AssessForClient returns the readiness as the client may read it: index, range
// and verdict come from the elements and blocks that the client sees, so that
// nothing can be worked out about the others.
func (rd *Readiness) AssessForClient(v answer.View, model *terms.Model) Result {
	return rd.assess(v, model, true)
}

func (rd *Readiness) assess(v answer.View, model *terms.Model, client bool) Result {
	if model == nil || int(*model) >= len(rd.applies) || !rd.applies[*model] {
		return Result{Verdict: VerdictNotApplicable, Elements: []Element{}, Blocks: []Block{}}
	}
	v = rd.facts.with(v)
	weights := make([]int, len(rd.elements))
	counts := make([]bool, len(rd.elements))
	for i := range rd.elements {
		e := &rd.elements[i]
		switch {
		case client && e.Private:
		case e.counts.Eval(v) == answer.False:
			weights[e.weightTo] += e.Weight
		default:
			counts[i] = true
			weights[i] += e.Weight
		}
	}
	res := Result{Verdict: VerdictNotAssessed, Elements: make([]Element, 0, len(rd.elements)), Blocks: []Block{}}
	low, high, whole, open := 0, 0, 0, false
	for i := range rd.elements {
		if !counts[i] {
			continue
		}
		e := rd.elements[i].at(v)
		e.Weight = weights[i]
		whole += e.Weight
		low += e.Weight * e.Low
		high += e.Weight * e.High
		open = open || e.Level == nil
		res.Elements = append(res.Elements, e)
	}
	low, high = indexOf(low, whole, 0), indexOf(high, whole, 100)
	if len(res.Elements) > 0 {
		res.Low, res.High = &low, &high
	}
	if !open && whole > 0 {
		res.Index = &low
	}
	res.decide(rd, low, high, rd.findBlocks(v, &res, client))
	return res
}

// findBlocks adds the blocks that hold, and reports whether one that the reader sees
// may hold or holds: then the verdicts for blocks are not out of question.
func (rd *Readiness) findBlocks(v answer.View, res *Result, client bool) (possible bool) {
	for i := range rd.blocks {
		b := &rd.blocks[i]
		truth := b.when.Eval(v)
		if truth == answer.True {
			res.addBlock(b.Block, client)
		}
		possible = possible || truth == answer.Open && (!client || !b.Private)
	}
	return possible || len(res.Blocks) > 0
}

// decide gives the verdict for an index between low and high.
func (res *Result) decide(rd *Readiness, low, high int, blockable bool) {
	if band := rd.band(low, blockable); band == rd.band(high, blockable) {
		res.Verdict = band
	}
	if len(res.Blocks) > 0 && res.Verdict != VerdictBridge {
		res.Verdict = VerdictPrepareFirst
	}
	for i := range rd.bands {
		b := &rd.bands[i]
		switch {
		case b.ID != res.Verdict:
		case b.Blocked && len(res.Blocks) == 0: // only an open answer could make it that
			res.Verdict = VerdictNotAssessed
		default:
			res.Name, res.Meaning = b.Name, b.Meaning
		}
	}
}

// addBlock adds a certain block as its reader may see it.
func (res *Result) addBlock(b Block, client bool) {
	if client && b.Private {
		if b.Public == "" {
			return
		}
		b = Block{ID: publicBlock, Because: b.Public}
	}
	res.Blocks = append(res.Blocks, b)
}

// indexOf returns a sum of weight x level as an index: its part of the most that
// the weights allow, rounded half up; none where no element counts.
func indexOf(sum, weights, none int) int {
	if weights == 0 {
		return none
	}
	most := weights * MaxLevel
	return (200*sum + most) / (2 * most)
}

// band returns the id of the band of an index, one that is only for blocks where one
// is possible.
func (rd *Readiness) band(index int, blockable bool) string {
	last := VerdictNotAssessed
	for i := range rd.bands {
		if rd.bands[i].Blocked && !blockable {
			continue
		}
		if last = rd.bands[i].ID; index >= rd.bands[i].From {
			break
		}
	}
	return last
}

// at returns the element with its level and next step.
func (e *element) at(v answer.View) Element {
	out := e.Element
	out.Low, out.High = e.span(v)
	if out.Low == out.High {
		level := out.Low
		out.Level = &level
		out.LevelText = e.levels[level]
		out.Target = level
		if level < MaxLevel {
			out.Target = level + 1
			out.Action = e.actions[level]
		}
	}
	return out
}

// span returns the smallest and the largest level that the open answers allow.
func (e *element) span(v answer.View) (low, high int) {
	low, high = 0, MaxLevel
	if e.question < 0 {
		low, high = e.byRules(v)
	} else if v.State(e.question) == answer.Given {
		least, most := v.Ends(e.question)
		low, high = int(least/100), int(most/100)
	}
	for i := range e.lower {
		switch e.lower[i].when.Eval(v) {
		case answer.True:
			low -= e.lower[i].level
			high -= e.lower[i].level
		case answer.Open:
			low -= e.lower[i].level
		case answer.False:
		}
	}
	low, high = max(low, 0), max(high, 0)
	for i := range e.caps {
		switch e.caps[i].when.Eval(v) {
		case answer.True:
			low, high = min(low, e.caps[i].level), min(high, e.caps[i].level)
		case answer.Open:
			low = min(low, e.caps[i].level)
		case answer.False:
		}
	}
	return low, high
}

// byRules returns the levels of the rules that may be the first to hold. When
// no rule can hold (a question that the rules test does not apply) nothing is
// known of the level.
func (e *element) byRules(v answer.View) (low, high int) {
	low, high = MaxLevel, 0
	for i := range e.rules {
		truth := e.rules[i].when.Eval(v)
		if truth != answer.False {
			low, high = min(low, e.rules[i].level), max(high, e.rules[i].level)
		}
		if truth == answer.True || truth == answer.Open && i == len(e.rules)-1 {
			return low, high
		}
	}
	return 0, MaxLevel
}
