package advice

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// ReadTexts reads texts.yaml. Conditions in it test answers only. With
// problems it returns nil.
func ReadTexts(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *Texts {
	before := r.Len()
	f, ok := r.Fields(root, "the file")
	if !ok {
		return nil
	}
	f.Version()
	t := &Texts{}
	t.readModels(r, f)
	t.readComparison(r, f)
	t.Foundations = each(r, f, "foundations", "a foundation", func(n *yamldoc.Fields) Foundation {
		return Foundation{Name: line(r, n, "name"), Text: line(r, n, "text"), Source: line(r, n, "source")}
	})
	t.readOutcomes(r, f)
	t.readPlans(r, f)
	t.readGrowth(r, f, schema)
	t.outgrown = readTriggers(r, f, "outgrown", schema, false)
	t.Review = lines(r, f, "review")
	t.readWorking(r, f, schema)
	f.End()
	if r.Len() > before {
		return nil
	}
	return t
}

// each reads a list of mappings, one value from each; unknown keys are
// reported.
func each[T any](r *yamldoc.Report, f *yamldoc.Fields, key, what string, read func(*yamldoc.Fields) T) []T {
	items := f.NeedList(key)
	values := make([]T, 0, len(items))
	for i := range items {
		n, ok := r.Fields(&items[i], what)
		if !ok {
			continue
		}
		values = append(values, read(n))
		n.End()
	}
	return values
}

// within reads one mapping that must be there.
func within(r *yamldoc.Report, f *yamldoc.Fields, key string, read func(*yamldoc.Fields)) {
	n := f.Need(key)
	if n == nil {
		return
	}
	m, ok := r.Fields(n, "\""+key+"\"")
	if !ok {
		return
	}
	read(m)
	m.End()
}

// complete reports the words of a closed list that a file says nothing about,
// unless the list has had problems since before: a misspelled word is one
// problem, not two.
func complete(r *yamldoc.Report, f *yamldoc.Fields, key string, before int, seen *ids, want []string) {
	at := f.Opt(key)
	if at == nil || r.Len() > before {
		return
	}
	for _, id := range want {
		if _, ok := seen.seen[id]; !ok {
			r.Add(at, "%q has nothing for %q; add it", key, id)
		}
	}
}

func (t *Texts) readModels(r *yamldoc.Report, f *yamldoc.Fields) {
	before, seen := r.Len(), newIDs("model")
	each(r, f, "models", "a model", func(n *yamldoc.Fields) struct{} {
		m := word(r, n, "id", modelIDs())
		text := ModelText{
			Name: line(r, n, "name"), Aka: n.OptText("aka"), Tagline: line(r, n, "tagline"),
			Summary: line(r, n, "summary"), WhoYouGet: line(r, n, "who_you_get"),
			BestFor: lines(r, n, "best_for"), Included: lines(r, n, "included"), Excluded: lines(r, n, "excluded"),
			YouKeep: lines(r, n, "you_keep"), Pros: lines(r, n, "pros"), Cons: lines(r, n, "cons"),
			IfVetoed: line(r, n, "if_vetoed"), Sources: lines(r, n, "sources"),
		}
		if m >= 0 {
			seen.add(r, n.Opt("id"), terms.Model(m).String())
			t.Models[m] = text
		}
		return struct{}{}
	})
	complete(r, f, "models", before, seen, modelIDs())
}

func (t *Texts) readComparison(r *yamldoc.Report, f *yamldoc.Fields) {
	seen := newIDs("row")
	t.Comparison = each(r, f, "comparison", "a row", func(n *yamldoc.Fields) Comparison {
		row := Comparison{ID: seen.read(r, n), Label: line(r, n, "label")}
		for _, m := range terms.Models() {
			row.Cells[m] = line(r, n, m.String())
		}
		row.Source = line(r, n, "source")
		return row
	})
}

// readOutcomes reads what is said instead of, or beside, a recommendation.
func (t *Texts) readOutcomes(r *yamldoc.Report, f *yamldoc.Fields) {
	within(r, f, "none_needed", func(n *yamldoc.Fields) {
		t.NoneNeeded = NoneNeeded{Title: line(r, n, "title"), Text: line(r, n, "text"), Instead: lines(r, n, "instead"), Source: line(r, n, "source")}
	})
	within(r, f, "all_vetoed", func(n *yamldoc.Fields) {
		t.AllVetoed = Notice{Title: line(r, n, "title"), Text: line(r, n, "text")}
	})
	within(r, f, "nothing_scored", func(n *yamldoc.Fields) {
		t.NothingScored = Notice{Title: line(r, n, "title"), Text: line(r, n, "text")}
	})
	within(r, f, "transition", func(n *yamldoc.Fields) {
		t.Transition = Transition{Text: line(r, n, "text"), Steps: lines(r, n, "steps"), Source: line(r, n, "source")}
	})
}

func (t *Texts) readPlans(r *yamldoc.Report, f *yamldoc.Fields) {
	before, seen := r.Len(), newIDs("plan for")
	each(r, f, "plans", "a plan", func(n *yamldoc.Fields) struct{} {
		m := word(r, n, "model", modelIDs())
		plan := Plan{ClientEffort: line(r, n, "client_effort")}
		plan.Phases = each(r, n, "phases", "a phase", func(p *yamldoc.Fields) Phase {
			phase := Phase{FromDay: int(p.Int("from_day", -365, 1095)), ToDay: int(p.Int("to_day", -365, 1095)), Name: line(r, p, "name"), Items: lines(r, p, "items")}
			if at := p.Opt("to_day"); at != nil && phase.ToDay < phase.FromDay {
				r.Add(at, "the phase ends on day %d, before it begins on day %d; correct one of them", phase.ToDay, phase.FromDay)
			}
			return phase
		})
		for i := 1; i < len(plan.Phases); i++ {
			if plan.Phases[i].FromDay <= plan.Phases[i-1].ToDay {
				r.Add(n.Opt("phases"), "the phase that begins on day %d must begin after the one above it has ended, on day %d", plan.Phases[i].FromDay, plan.Phases[i-1].ToDay)
			}
		}
		plan.ExitTest = lines(r, n, "exit_test")
		plan.Source = line(r, n, "source")
		if m >= 0 {
			seen.add(r, n.Opt("model"), terms.Model(m).String())
			t.Plans[m] = plan
		}
		return struct{}{}
	})
	complete(r, f, "plans", before, seen, modelIDs())
}

// Places lists where a growth path can begin or end: the three models, IT
// without a provider, and the service of another provider.
func Places() []string { return append(modelIDs(), "in_house", "other_provider") }

func (t *Texts) readGrowth(r *yamldoc.Report, f *yamldoc.Fields, schema *answer.Schema) {
	seen := newIDs("growth path")
	t.growth = each(r, f, "growth_paths", "a growth path", func(n *yamldoc.Fields) growthPath {
		p := growthPath{id: seen.read(r, n)}
		p.from = knownWord(word(r, n, "from", Places()), Places())
		p.to = knownWord(word(r, n, "to", Places()), Places())
		if p.from == p.to && p.from != "" {
			r.Add(n.Opt("to"), "the path ends where it begins, at %s; change one of them", p.to)
		}
		p.title = line(r, n, "title")
		p.triggers = readTriggers(r, n, "triggers", schema, true)
		p.steps = lines(r, n, "steps")
		p.time = line(r, n, "time")
		p.source = line(r, n, "source")
		return p
	})
}

// readTriggers reads signs. With watch, a sign may have no condition (it is to
// be watched for) and may be strong.
func readTriggers(r *yamldoc.Report, f *yamldoc.Fields, key string, schema *answer.Schema, watch bool) []trigger {
	seen := newIDs("sign")
	return each(r, f, key, "a sign", func(n *yamldoc.Fields) trigger {
		sign := trigger{id: seen.read(r, n), text: line(r, n, "text")}
		if !watch {
			sign.when = condition(r, n.Need("when"), schema, answer.Answers)
			return sign
		}
		sign.strong = n.OptBool("strong", false)
		sign.when = condition(r, n.Opt("when"), schema, answer.Answers)
		return sign
	})
}

// readWorking reads how client and provider work together, and the questions
// that clients ask.
func (t *Texts) readWorking(r *yamldoc.Report, f *yamldoc.Fields, schema *answer.Schema) {
	priorities := newIDs("priority")
	t.ServiceLevels = each(r, f, "service_levels", "a service level", func(n *yamldoc.Fields) ServiceLevel {
		return ServiceLevel{Priority: priorities.readKey(r, n, "priority"), Meaning: line(r, n, "meaning"), Respond: line(r, n, "respond"), Fix: line(r, n, "fix"), Source: line(r, n, "source")}
	})
	meetings := newIDs("meeting")
	t.Governance = each(r, f, "governance", "a meeting", func(n *yamldoc.Fields) Meeting {
		return Meeting{Name: meetings.readKey(r, n, "meeting"), When: line(r, n, "when"), Who: line(r, n, "who"), Output: line(r, n, "output")}
	})
	t.readFlows(r, f, schema)
	criteria := newIDs("criterion")
	t.PartnerCriteria = each(r, f, "partner_criteria", "a criterion", func(n *yamldoc.Fields) PartnerCriterion {
		return PartnerCriterion{ID: criteria.read(r, n), Good: line(r, n, "good"), RedFlag: line(r, n, "red_flag"), Source: line(r, n, "source")}
	})
	questions := newIDs("question")
	t.QuestionsAnswers = each(r, f, "questions_and_answers", "a question", func(n *yamldoc.Fields) QuestionAnswer {
		return QuestionAnswer{Question: questions.readKey(r, n, "q"), Answer: line(r, n, "a")}
	})
	verdicts := []string{"firm", "clear", "close"}
	before, seen := r.Len(), newIDs("verdict")
	t.Verdicts = each(r, f, "verdicts", "a verdict", func(n *yamldoc.Fields) VerdictText {
		id := knownWord(word(r, n, "id", verdicts), verdicts)
		if id != "" {
			seen.add(r, n.Opt("id"), id)
		}
		return VerdictText{ID: id, Text: line(r, n, "text")}
	})
	complete(r, f, "verdicts", before, seen, verdicts)
}

// questionFlow is the question whose options have a text each.
const questionFlow = "ticket_flow"

// readFlows reads one text for each option of the question ticket_flow. What
// comes with the program may speak of options that are not offered any more.
func (t *Texts) readFlows(r *yamldoc.Report, f *yamldoc.Fields, schema *answer.Schema) {
	var flows []string
	if q := schema.Find(questionFlow); q >= 0 {
		flows = schema.At(q).Options
	}
	before, seen := r.Len(), newIDs("ticket flow")
	t.TicketFlows = each(r, f, "ticket_flows", "a ticket flow", func(n *yamldoc.Fields) TicketFlow {
		flow := TicketFlow{ID: seen.read(r, n), Name: line(r, n, "name"), Text: line(r, n, "text"), Fits: line(r, n, "fits")}
		switch id := n.Opt("id"); {
		case flow.ID == "" || slices.Contains(flows, flow.ID):
		case schema.Spare(r, id, questionFlow, "belongs to an answer to", "it is left out"):
		case schema.SpareOption(r, id, questionFlow, flow.ID, "belongs to", "it is left out"):
		default:
			r.Add(n.Opt("id"), "the question ticket_flow has no option %q%s; its options are %s", flow.ID, yamldoc.Suggest(flow.ID, flows), strings.Join(flows, ", "))
		}
		return flow
	})
	t.TicketFlows = slices.DeleteFunc(t.TicketFlows, func(flow TicketFlow) bool { return !slices.Contains(flows, flow.ID) })
	complete(r, f, "ticket_flows", before, seen, flows)
}
