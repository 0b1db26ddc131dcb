package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// findingsFile is findings.yaml.
type findingsFile struct {
	Version  yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	Shown    int             `yaml:"shown" range:"1..1000" doc:"How many findings a page lists, the worst first. All of them stand in the machine output."`
	Findings []findingRecord `yaml:"findings" item:"a finding" key:"id" doc:"Risks, facts and opportunities, each with what to do about it. Those of one severity are listed in the order of the file."`
}

type findingRecord struct {
	Finding
	answer.Clauses
	yamldoc.Place

	Escalate []escalationRecord `yaml:"escalate,opt,empty" item:"an escalation" doc:"Circumstances that make the finding worse. Of those that hold, the highest severity counts. Left out, the severity stays as it is."`
	Replaces []string           `yaml:"replaces,opt,empty" doc:"The ids of lesser findings that are left out when this one is raised, so that one risk is not listed twice."`
}

type escalationRecord struct {
	yamldoc.Place

	To   Severity    `yaml:"to" doc:"The severity then; it must be higher than that of the finding."`
	When answer.When `yaml:"when" doc:"It holds where this does."`
}

// FindingsShape describes findings.yaml.
func FindingsShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(findingsFile{}) }

// ReadFindings reads findings.yaml. With problems it returns nil.
func ReadFindings(r *yamldoc.Report, root *yamldoc.Node, facts *Facts) *Findings {
	before := r.Len()
	var file findingsFile
	yamldoc.Decode(r, root, "the file", &file, nil)
	f := &Findings{Shown: file.Shown, facts: facts, rules: make([]findingRule, len(file.Findings))}
	known := make([]string, len(file.Findings))
	for i := range file.Findings {
		known[i] = file.Findings[i].ID
		f.rules[i] = file.Findings[i].build(r, facts.Schema())
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
		rule.escalate = append(rule.escalate, escalation{to: e.To, when: schema.ReadWhen(r, e.When, voc)})
	}
	return rule
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
