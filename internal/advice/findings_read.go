package advice

import (
	"cmp"
	"slices"
	"time"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// findingsFile is findings.yaml.
type findingsFile struct {
	Version  yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	Shown    int             `yaml:"shown" range:"1..1000" doc:"How many findings a page lists, the first ones in the order of work; critical ones stand there in any case. All of them stand in the machine output."`
	Order    *orderRecord    `yaml:"order,opt" doc:"What comes first. Left out, findings are listed by severity, and those of one severity in the order of the file."`
	InOrder  []inOrderRecord `yaml:"in_order,opt,empty" item:"a line" key:"id" doc:"What the client has in good order, so that a good answer is seen as well. Left out, nothing of the kind is said."`
	Findings []findingRecord `yaml:"findings" item:"a finding" key:"id" doc:"Risks, facts and opportunities, each with what to do about it. Between which order makes no difference, they are listed in the order of the file."`
}

type inOrderRecord struct {
	yamldoc.Place
	answer.Clauses

	ID     string `yaml:"id,id" doc:"How the line is called in own files."`
	Text   string `yaml:"text" doc:"What is in order, as a part of a sentence that begins with \"By your answers\"."`
	Source string `yaml:"source,opt" doc:"Where it comes from. Left out, it is ours."`
}

type orderRecord struct {
	By     []sortKey `yaml:"by" key:"key" doc:"What the order looks at, the weightiest first: severity; day, the day by which it is due; called, whether it is why the client called; demanded, whether a rule demands it."`
	Source string    `yaml:"source" doc:"Where it comes from: an article, or \"ours\"."`
}

type findingRecord struct {
	Finding
	answer.Clauses
	yamldoc.Place

	Escalate []escalationRecord `yaml:"escalate,opt,empty" item:"an escalation" doc:"Circumstances that make the finding worse. Of those that hold, the highest severity counts. Left out, the severity stays as it is."`
	Called   answer.When        `yaml:"called_for,opt" doc:"The client called because of this where this holds. Left out, never."`
	Demanded answer.When        `yaml:"demanded_by,opt" doc:"A rule demands it where this holds. Left out, none does."`
	Towers   []terms.Tower      `yaml:"towers,opt,empty" key:"tower" doc:"The parts of IT that it is about. Who runs them says who leads the action and how it is answered. Left out, it is about none."`
	Answers  answersRecord      `yaml:"answers,opt" doc:"How it is answered: onboarding is work of the first weeks, fee is part of the monthly service, project is work of its own with a price of its own, client is the client's own to do."`
	Instead  []insteadRecord    `yaml:"instead,opt,empty" item:"a wording" doc:"What is said in some cases in the place of what stands above. Of every text the first wording that holds and has it is said."`
	Replaces []string           `yaml:"replaces,opt,empty" doc:"The ids of lesser findings that are left out when this one is raised, so that one risk is not listed twice."`
}

type escalationRecord struct {
	yamldoc.Place

	To    Severity    `yaml:"to" doc:"The severity then; it must be higher than that of the finding."`
	ByDay *int        `yaml:"by_day,opt" range:"0..365" doc:"The day by which it is due then. Left out, it stays."`
	When  answer.When `yaml:"when" doc:"It holds where this does."`
}

type answersRecord struct {
	yamldoc.Place

	Always     Kind     `yaml:"always,opt" doc:"How it is answered whoever runs the parts; the other keys are not needed then."`
	Provider   Kind     `yaml:"provider,opt" default:"fee" doc:"Where the provider runs the parts that towers names."`
	Shared     Kind     `yaml:"shared,opt" default:"fee" doc:"Where both sides run them, or one side some and the other side others."`
	Client     Kind     `yaml:"client,opt" default:"client" doc:"Where the client runs them."`
	ThirdParty Kind     `yaml:"third_party,opt" default:"client" doc:"Where another company runs them."`
	Lines      []string `yaml:"lines,opt,empty" doc:"Ids of lines of the price. Where the price holds none of them, what would be part of the fee is a project. Left out, the fee holds it in any case."`
}

type insteadRecord struct {
	yamldoc.Place
	answer.Exception

	After   string `yaml:"after,opt" pattern:"[0-9]{4}-[0-9]{2}-[0-9]{2}" like:"a date such as 2026-11-20" doc:"It is for documents of later days than this one. A document without a date has none of such words."`
	UpTo    string `yaml:"up_to,opt" pattern:"[0-9]{4}-[0-9]{2}-[0-9]{2}" like:"a date such as 2026-11-20" doc:"It is for documents up to this day. A document without a date has none of such words."`
	Title   string `yaml:"title,opt" doc:"The title then. Left out, it stays; so do the others."`
	Because string `yaml:"because,opt" doc:"Why it matters then."`
	Action  string `yaml:"action,opt" client:"report" doc:"What to do about it then."`
	Owner   string `yaml:"owner,opt" words:"provider,client,both" doc:"Who leads the action then, whoever runs the parts."`
	ByDay   *int   `yaml:"by_day,opt" range:"0..365" doc:"The day by which it is due then."`
}

// FindingsShape describes findings.yaml.
func FindingsShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(findingsFile{}) }

// ReadFindings reads findings.yaml. With problems it returns nil.
func ReadFindings(r *yamldoc.Report, root *yamldoc.Node, facts *Facts) *Findings {
	before := r.Len()
	var file findingsFile
	yamldoc.Decode(r, root, "the file", &file, nil)
	f := &Findings{Shown: file.Shown, facts: facts, order: []sortKey{"severity"}, rules: make([]findingRule, len(file.Findings))}
	if file.Order != nil {
		f.order = file.Order.By
	}
	known := make([]string, len(file.Findings))
	for i := range file.Findings {
		known[i] = file.Findings[i].ID
		f.rules[i] = file.Findings[i].build(r, facts.Schema())
	}
	for i := range file.InOrder {
		o := &file.InOrder[i]
		f.inOrder = append(f.inOrder, inOrder{o.Text, facts.Schema().ReadRule(r, o.When, o.Unless, vocabulary(false))})
	}
	for i := range file.Findings {
		f.readReplaces(r, i, &file.Findings[i], known)
	}
	if r.Len() > before {
		return nil
	}
	return f
}

// build reads the conditions of a finding. The ones of a finding whose audience
// cannot be read may test everything: a misspelt word is one problem, not two.
func (f *findingRecord) build(r *yamldoc.Report, schema *answer.Schema) findingRule {
	audience := f.At("audience")
	voc := vocabulary(audience == nil || audience.Text != AudienceClient.String())
	rule := findingRule{Finding: f.Finding, Rule: schema.ReadRule(r, f.When, f.Unless, voc)}
	for i := range f.Escalate {
		e := &f.Escalate[i]
		if !e.Faulty && e.To >= f.Severity && slices.Contains(SeverityIDs(), f.At("severity").Text) {
			r.Add(e.At("to"), "an escalation of a %s finding must lead to a higher severity, not %s", f.Severity, e.To)
		}
		rule.escalate = append(rule.escalate, escalation{to: e.To, byDay: e.ByDay, when: schema.ReadWhen(r, e.When, voc)})
	}
	rule.called, rule.has.called = schema.ReadWhen(r, f.Called, voc), !f.Called.Missing()
	rule.demanded, rule.has.demanded = schema.ReadWhen(r, f.Demanded, voc), !f.Demanded.Missing()
	rule.answers = f.kinds(r)
	for i := range f.Instead {
		n := &f.Instead[i]
		if !n.Faulty && n.Title+n.Because+n.Action+n.Owner == "" && n.ByDay == nil {
			r.Add(n.Node, "this says nothing in the place of the finding; give a title, because, action, owner or by_day, or remove it")
		}
		for _, key := range []string{"after", "up_to"} {
			at := n.At(key)
			if _, err := time.Parse(time.DateOnly, at.Text); err != nil && !n.Faulty && n.Has(key) {
				r.Add(at, "%s is no day of the calendar", yamldoc.Quote(at.Text))
			}
		}
		rule.instead = append(rule.instead, instead{
			Rule: schema.ReadRule(r, n.When, n.Unless, voc), after: n.After, upTo: n.UpTo,
			title: n.Title, because: n.Because, action: n.Action, owner: n.Owner, byDay: n.ByDay,
		})
	}
	return rule
}

// kinds reads how the finding is answered. What stands there for sides needs the parts
// whose sides are meant.
func (f *findingRecord) kinds(r *yamldoc.Report) kinds {
	a := &f.Answers
	if !a.Faulty && len(f.Towers) == 0 && a.Always == "" && a.Provider+a.Shared+a.Client+a.ThirdParty != "" {
		r.Add(f.At("answers"), "this says how each side answers it, and towers names no part of IT whose side that is; name the parts, or write {always: ...}")
	}
	side := func(own, otherwise Kind) Kind { return cmp.Or(own, otherwise) }
	return kinds{
		always: a.Always, towers: f.Towers, lines: a.Lines,
		bySide: map[terms.Side]Kind{
			terms.Provider: side(a.Provider, InFee), terms.Shared: side(a.Shared, InFee),
			terms.Client: side(a.Client, ByClient), terms.ThirdParty: side(a.ThirdParty, ByClient),
		},
	}
}

// readReplaces reads which findings one replaces; they may stand further down. An
// internal finding must not replace one for the client, who would then see
// neither.
func (f *Findings) readReplaces(r *yamldoc.Report, i int, record *findingRecord, known []string) {
	for j, id := range record.Replaces {
		at := &record.At("replaces").Items[j]
		lesser := slices.Index(known, id)
		switch {
		case at.Kind != yamldoc.Scalar || id == "":
		case lesser < 0 && r.Spare(at, "findings/"+id, "the finding "+id):
		case lesser < 0 && slices.Contains(known, ""): // an id that could not be read may be meant
		case lesser < 0:
			r.Unknown(at, "finding", known)
		case f.replacesAny(lesser, i):
			r.Add(at, "%q replaces %q already, or is the same; a circle would drop both", id, known[i])
		case f.rules[i].Audience == AudienceInternal && f.rules[lesser].Audience == AudienceClient:
			r.Add(at, "an internal finding cannot replace %q, which the client may see: the client would see neither", id)
		default:
			f.rules[i].replaces = append(f.rules[i].replaces, lesser)
		}
	}
}

// replacesAny reports whether from is to or replaces it, directly or through
// others. It ends because circles are never recorded.
func (f *Findings) replacesAny(from, to int) bool {
	if from == to {
		return true
	}
	for _, next := range f.rules[from].replaces {
		if f.replacesAny(next, to) {
			return true
		}
	}
	return false
}

// vocabulary is what the conditions of a finding, an element or a block may test.
func vocabulary(private bool) answer.Vocabulary {
	if private {
		return answer.Findings | answer.Internal
	}
	return answer.Findings
}
