package scope

import (
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/assess/certainty"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// addDoubts says what the model follows from, what keeps it from being firm, and how
// sure it is in a sentence for the client.
func (s *Scored) addDoubts(out *result.Recommendation, proof *Proof, matters []certainty.Matter) {
	q := s.Playbook.Questionnaire
	by := s.decidedBy(proof)
	for _, i := range by {
		out.DecidedBy = append(out.DecidedBy, q.Questions[i].ID)
	}
	doubts := s.doubts(proof, matters)
	for i := range doubts {
		out.Doubts = append(out.Doubts, s.doubt(&doubts[i]))
	}
	out.Assumed = append(out.Assumed, s.assumptions(doubts)...)
	out.Sure = s.sure(proof, by, doubts, out.ToConfirm)
}

// doubt is a doubt in words.
func (s *Scored) doubt(d *certainty.Doubt) result.Doubt {
	q, t := s.Playbook.Questionnaire, s.Playbook.Texts
	out := result.Doubt{Kind: string(d.Kind), Questions: []string{}, To: []terms.Model{}}
	for _, a := range d.Questions {
		out.Questions = append(out.Questions, q.PartID(a.Question, a.Part))
	}
	for _, m := range terms.Models() {
		if d.To[m] {
			out.To = append(out.To, m)
		}
	}
	if t == nil {
		return out
	}
	in := s.doubted(d)
	kind := out.Kind
	switch {
	case d.Rule != nil:
		if out.Text = d.Rule.Because; d.Leads() {
			out.Text += " " + t.Doubt(kind, in)
		}
		return out
	case d.Filled:
		kind = "post_to_fill"
	case !d.Leads() && t.Says(kind+"_together"):
		kind += "_together"
	}
	out.Text = t.Doubt(kind, in)
	return out
}

// doubted is what the sentence for a doubt names.
func (s *Scored) doubted(d *certainty.Doubt) *advice.Doubted {
	q := s.Playbook.Questionnaire
	in := &advice.Doubted{Now: s.nowInSentence()}
	for _, a := range d.Questions {
		in.Topics = append(in.Topics, q.PartTopic(a.Question, a.Part))
		if s.View.State(a.Question) == answer.Given {
			in.Answers = append(in.Answers, q.Said(a.Question, s.View.Value(a.Question)))
		}
	}
	for _, m := range terms.Models() {
		if d.To[m] {
			in.Models = append(in.Models, s.inSentence(m))
		}
	}
	if len(d.Questions) == 1 && d.Near.State == answer.Given {
		in.Near = q.Said(d.Questions[0].Question, d.Near)
	}
	if d.Rule != nil {
		in.Assumed, in.Otherwise = d.Rule.Assumed, d.Rule.Otherwise
	}
	return in
}

// assumptions say for the client what was taken to be true where answers cannot both be
// right, and what it would be otherwise. What rests on the same is said once.
func (s *Scored) assumptions(doubts []certainty.Doubt) []string {
	if s.Playbook.Texts == nil {
		return nil
	}
	var all []*advice.Doubted
	for i := range doubts {
		if rule := doubts[i].Rule; rule == nil || rule.Assumed == "" {
			continue
		}
		in := s.doubted(&doubts[i])
		at := slices.IndexFunc(all, func(b *advice.Doubted) bool {
			return b.Assumed == in.Assumed && slices.Equal(b.Models, in.Models)
		})
		switch {
		case at < 0:
			all = append(all, in)
		case all[at].Otherwise != in.Otherwise:
			all[at].Otherwise = s.Playbook.Language.Say("sure.or_if", "otherwise", all[at].Otherwise, "other", in.Otherwise)
		}
	}
	var texts []string
	for _, in := range all {
		kind := "assumed"
		if len(in.Models) == 0 {
			kind = "assumed_same"
		}
		texts = append(texts, s.Playbook.Texts.Doubt(kind, in))
	}
	return texts
}

func (s *Scored) inSentence(m terms.Model) string { return s.Playbook.Texts.Models[m].Sentence }

func (s *Scored) nowInSentence() string {
	if m := s.Model(); m != nil {
		return s.inSentence(*m)
	}
	return ""
}

// sure says how sure the recommendation is, for the client.
func (s *Scored) sure(proof *Proof, by []int, doubts []certainty.Doubt, confirm []result.Confirm) string {
	t, q := s.Playbook.Texts, s.Playbook.Questionnaire
	if t == nil || proof.Verdict == "" {
		return ""
	}
	in := advice.Sure{Answers: s.counted()}
	for _, i := range by {
		in.DecidedBy = append(in.DecidedBy, q.Questions[i].Topic)
	}
	add := func(list *[]string, topic string) {
		if !slices.Contains(*list, topic) {
			*list = append(*list, topic)
		}
	}
	for i := range doubts {
		for _, a := range doubts[i].Questions {
			if doubts[i].Leads() || doubts[i].Kind == certainty.Open {
				add(&in.Decides, q.PartTopic(a.Question, a.Part))
			}
			add(&in.Confirm, q.PartTopic(a.Question, a.Part))
		}
	}
	for i := range confirm {
		add(&in.Confirm, confirm[i].Topic)
	}
	in.Priced = s.bothPriced(proof)
	text := t.Say(proof.Verdict, &in)
	if proof.Certificate.Certain && proof.Certificate.NoneNeeded {
		text = strings.TrimSpace(text + " " + t.Doubt("none_needed", &advice.Doubted{}))
	}
	return text
}

// bothPriced names the two models that fit nearly as well, nil unless both have a
// price.
func (s *Scored) bothPriced(proof *Proof) []string {
	r := &s.Recommendation
	if proof.Verdict != certainty.VerdictClose || r.RunnerUp == nil || s.Playbook.Card == nil {
		return nil
	}
	estimates, err := s.Estimates(true)
	if err != nil || !estimates[r.Model].Monthly.Known || !estimates[*r.RunnerUp].Monthly.Known {
		return nil
	}
	return []string{s.inSentence(r.Model), s.inSentence(*r.RunnerUp)}
}

// counted is the number of questions that are answered.
func (s *Scored) counted() (n int) {
	for i := range s.Playbook.Questionnaire.Questions {
		if s.View.State(i) == answer.Given {
			n++
		}
	}
	return n
}

// vetoIf says what a veto depends on.
func (s *Scored) vetoIf(v assess.Veto) result.VetoIf {
	m, q := s.Playbook.Matrix, s.Playbook.Questionnaire
	p := m.Structure()
	questions := []int{p.Count, p.Plan}
	if p.Count < 0 || s.View.State(p.Count).Open() {
		questions = append(questions, p.Today)
	}
	if v.Criterion == assess.StatedTowers {
		questions = append(questions, p.Towers)
	}
	for i := range m.Criteria {
		if m.Criteria[i].ID == v.Criterion {
			questions = m.Criteria[i].Questions()
		}
	}
	slices.Sort(questions)
	out := result.VetoIf{Veto: v, Questions: []string{}}
	in := advice.Doubted{}
	for _, i := range slices.Compact(questions) {
		if i < 0 || s.View.State(i) == answer.Hidden || s.View.Settled(i) {
			continue
		}
		parts := assess.Unanswered(s.View, i)
		if len(parts) == 0 {
			parts = []assess.Part{assess.Whole}
		}
		for _, part := range parts {
			out.Questions = append(out.Questions, q.PartID(i, part))
			in.Topics = append(in.Topics, q.PartTopic(i, part))
		}
	}
	if t := s.Playbook.Texts; t != nil {
		out.If = t.Doubt("veto_if", &in)
	}
	return out
}
