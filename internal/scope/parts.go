package scope

import (
	"cmp"
	"math"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// The parts of a result, each made of what the steps came to.

// Head says what a result is about and what it came from.
func (s *Scored) Head() result.Head {
	return result.Head{Version: result.Version, Playbook: playbookOf(s.Playbook), Subject: subject(s.Engagement)}
}

func playbookOf(p *playbook.Playbook) result.Playbook {
	return result.Playbook{Version: p.Version, Digest: p.Digest, Name: p.Name, BasedOn: p.BasedOn}
}

func subject(e *assess.Engagement) result.Subject {
	c := &e.Client
	out := result.Subject{Contact: c.Contact, Reference: c.Reference, Date: c.Date}
	if c.Name != "" {
		out.Name = &c.Name
	}
	return out
}

// answers lists the questions that apply with their answers: those that a client
// may see, or the private ones.
func answers(q *assess.Questionnaire, v answer.View, private bool) []result.Answer {
	out := []result.Answer{}
	for i := range q.Questions {
		w := &q.Questions[i]
		if v.State(i) == answer.Hidden || w.Private() != private {
			continue
		}
		a := result.Answer{Question: w.ID, Topic: w.Topic, State: v.State(i).String(), Value: q.JSON(i, v.Value(i)), Says: []string{}}
		if v.State(i) == answer.Given {
			a.Says = q.Labels(i, v.Value(i))
			if q.Schema.At(i).Type == answer.Number {
				value := v.Value(i)
				a.Noun = w.Things(value.High(), false)
			}
			a.Meaning = q.LevelMeaning(i, v.Value(i))
		}
		out = append(out, a)
	}
	return out
}

func notes(p *playbook.Playbook, all []assess.Note, general string) []result.Note {
	out, q := []result.Note{}, p.Questionnaire
	for _, n := range all {
		topic := q.Questions[n.Question].Topic
		if t, ok := n.Part.Tower(); ok {
			topic = q.Towers.Small(t)
		}
		out = append(out, result.Note{Question: q.PartID(n.Question, n.Part), Topic: topic, Text: n.Text})
	}
	if general != "" {
		out = append(out, result.Note{Question: assess.GeneralNote, Topic: p.Language.Say("note.in_general"), Text: general})
	}
	return out
}

// privateOnes lists the notes on questions that the client is not asked.
func privateOnes(p *playbook.Playbook, all []assess.Note) []result.Note {
	var private []assess.Note
	for _, n := range all {
		if p.Questionnaire.Questions[n.Question].Private() {
			private = append(private, n)
		}
	}
	return notes(p, private, "")
}

func (s *Scored) recommendation(proof *Proof, o *opened, prices *Prices, reader result.Reader) result.Recommendation {
	out, r := s.Recommended(proof), &s.Recommendation
	out.Open = o.client
	out.ToConfirm = s.toConfirm(proof, o.matters)
	out.Beside, out.WayBack = s.beside(prices, reader), s.wayBack()
	// Where people are only away there is no post to fill, and it holds for now all the same.
	out.ForNow = out.WayBack != nil || r.HasModel() && r.Model == terms.FullyManaged && s.Playbook.Matrix.PostToFill(s.View)
	if split := s.Split(); split != nil {
		out.Insists = s.insists(&split.Split, false)
		if p := s.Playbook; p.Provider != nil && p.Texts != nil && s.Playbook.Voice() != advice.AdviserVoice {
			if small := p.Provider.Small(s.View, p.Texts); small != "" {
				out.Insists = append(out.Insists, small)
			}
		}
	}
	if proof != nil {
		out.Flips, out.NoFlip = s.flips(reader, proof)
		s.addDoubts(&out, proof, o.matters)
	}
	return out
}

// Recommended is the recommendation without what would change it: the open
// questions and the flips.
func (s *Scored) Recommended(proof *Proof) result.Recommendation {
	r := &s.Recommendation
	out := result.Recommendation{
		Outcome: r.Outcome, Model: s.Model(), RunnerUp: r.RunnerUp, Fit: fit(r), Margin: margin(r), TotalWeight: r.TotalWeight,
		MatrixFirst: r.MatrixFirst, Ranking: r.Ranking(), Vetoes: []assess.Veto{}, VetoesIf: []result.VetoIf{}, Reasons: []result.Reason{},
		Without: []assess.Outcome{}, Flips: []result.Flip{}, Open: []result.Open{}, DecidedBy: []string{}, Assumed: []string{}, Doubts: []result.Doubt{},
		Disputed: s.disputed(), ToConfirm: []result.Confirm{}, Insists: []string{},
	}
	for _, v := range r.Vetoes {
		if proof.liftable(v.Model) {
			out.VetoesIf = append(out.VetoesIf, s.vetoIf(v))
		} else {
			out.Vetoes = append(out.Vetoes, v)
		}
	}
	if r.HasModel() {
		out.ComparedWith, out.MarginPoints = &r.ComparedWith, &r.MarginPoints
	}
	for _, c := range r.Reasons {
		ratings := terms.ForEach(func(m terms.Model) assess.Rating { return c.Criterion.Ratings[m] })
		out.Reasons = append(out.Reasons, result.Reason{
			Criterion: c.Criterion.ID, Weight: c.Criterion.Weight, Points: c.Points,
			Because: c.Criterion.Why(s.View), Source: terms.Optional(c.Criterion.Source), Ratings: ratings, Side: result.SideOf(&ratings, r.Model),
		})
	}
	if len(r.MatrixReasons) > 0 && r.MatrixFirst != nil {
		because := s.elsewhere()
		out.MatrixOnly = &because
	}
	if proof != nil {
		addProof(&out, proof)
	}
	return out
}

// elsewhere is the first reason that speaks clearly against the recommended model
// where the answers otherwise point to another one; a row that rates both nearly the
// same has its reason against the third. "" where there is none.
func (s *Scored) elsewhere() string {
	r := &s.Recommendation
	for _, c := range r.MatrixReasons {
		if c.Criterion.Ratings[*r.MatrixFirst] >= c.Criterion.Ratings[r.Model]+2 {
			return c.Criterion.Why(s.View)
		}
	}
	return ""
}

// addProof says how sure the recommendation is.
func addProof(out *result.Recommendation, proof *Proof) {
	c := &proof.Certificate
	out.Certain, out.Proved, out.Possible = &c.Certain, &c.Proved, []string{}
	for _, m := range terms.Models() {
		if c.Possible[m] {
			out.Possible = append(out.Possible, m.String())
		}
	}
	if c.NoneNeeded {
		out.Possible = append(out.Possible, string(assess.NoneNeeded))
		out.Without = append(out.Without, assess.NoneNeeded)
	}
	if c.AllVetoed {
		out.Without = append(out.Without, assess.AllVetoed)
	}
	out.Verdict, out.Stability, out.Exact = verdict(proof), stability(proof), proof.Stability.Exact
	if out.Model != nil {
		out.CodingProof = &proof.CodingProof
	}
}

func fit(r *assess.Recommendation) terms.PerModel[*result.Tenths] {
	return terms.ForEach(func(m terms.Model) *result.Tenths {
		f, ok := r.Fit(m)
		if !ok {
			return nil
		}
		t := result.Tenths(f)
		return &t
	})
}

func margin(r *assess.Recommendation) *result.Tenths {
	m, ok := r.Margin()
	if !ok {
		return nil
	}
	t := result.Tenths(m)
	return &t
}

func verdict(p *Proof) *string {
	if p.Verdict == "" {
		return nil
	}
	return &p.Verdict
}

func stability(p *Proof) *result.Thousandths {
	if !p.Stability.Known() {
		return nil
	}
	t := result.Thousandths(p.Stability.Thousandths())
	return &t
}

func (s *Scored) split() *terms.Split {
	if p := s.Split(); p != nil {
		return &p.Split
	}
	return nil
}

// proposal is the split of a model with our reasons.
func (s *Scored) proposal(m terms.Model) result.Proposal {
	p := &s.Proposals[m]
	out := result.Proposal{Split: p.Split, Because: map[terms.Tower]string{}, Reasons: map[terms.Tower]string{}}
	towers := s.Playbook.Matrix.Structure().Towers
	for _, t := range terms.Towers() {
		if p.Assumed[t] {
			out.Because[t] = p.Because[t]
		} else if towers >= 0 {
			if reason := s.Engagement.ReasonFor(towers, assess.PartOf(t)); reason != "" {
				out.Reasons[t] = reason
			}
		}
	}
	return out
}

func (s *Scored) price(prices *Prices) *result.Price {
	m := s.Model()
	if m == nil || prices == nil {
		return nil
	}
	e := &prices.Estimates[*m]
	return &result.Price{Currency: s.Playbook.Card.Currency, Monthly: e.Monthly, OneTime: oneTime(e), PerUser: e.PerUser, Assumed: len(e.Assumptions), Separate: lines(e.Separate)}
}

// raci is the responsibility matrix of the recommended model, or of another one;
// nil for a playbook that was loaded without its activities.
func (s *Scored) raci(other *terms.Model) *result.RACI {
	if s.Playbook.Catalogue == nil {
		return nil
	}
	model := s.Model()
	if other != nil {
		model = other
	}
	out := &result.RACI{Model: model, Roles: []responsibility.RoleInfo{}, Activities: responsibility.Rows{}, Warnings: []string{}, ToSettle: []result.ToSettle{}}
	out.Severe, out.Terms, out.Doubts = []result.Severity{}, []advice.DefinedTerm{}, []result.RowDoubt{}
	if model != nil {
		m := s.RACI(*model)
		out.ToSettle = s.toSettle(*model, m.Rows)
		out.Roles, out.Activities = m.Roles, m.Rows
		for i := range m.Doubts {
			if text := s.Playbook.Catalogue.Say(&m.Doubts[i], s.Playbook.Questionnaire.Towers.Small); text != "" {
				out.Warnings = append(out.Warnings, text)
				out.Doubts = append(out.Doubts, result.RowDoubt{Row: m.Doubts[i].Activity.ID, Text: text})
			}
		}
	}
	return out
}

// small reports whether the core of the matrix is enough for the client.
func (s *Scored) small() bool {
	return s.Playbook.Catalogue != nil && s.Playbook.Catalogue.Small(s.View)
}

// modelText describes a model, with what its fee covers under its split.
func (s *Scored) modelText(m terms.Model, prices *Prices) advice.ModelText {
	out := s.Playbook.Texts.Models[m]
	var ids []string
	if prices != nil {
		ids = []string{}
		for i := range prices.Estimates[m].Lines {
			ids = append(ids, prices.Estimates[m].Lines[i].ID)
		}
	}
	out.Included = out.Covers(s.Proposals[m].Split, ids)
	return out
}

// words are the texts of the playbook that go with the result.
func (s *Scored) words(advised *advised, prices *Prices, allFindings bool) result.Words {
	t, r := s.Playbook.Texts, &s.Recommendation
	if t == nil {
		return result.Words{Towers: s.Playbook.Questionnaire.Towers}
	}
	out := result.Words{
		Towers:   s.Playbook.Questionnaire.Towers,
		Models:   terms.ForEach(func(m terms.Model) advice.ModelText { return s.modelText(m, prices) }),
		Shown:    s.Playbook.Findings.Shown,
		Lists:    t.Shown,
		TooClose: answer.FormatHundredths(s.Playbook.Matrix.TooClose),
		Band:     new(s.Playbook.Matrix.Certainty.Band),
		Provider: s.Playbook.OurName,
	}
	if allFindings {
		out.Shown, out.All = math.MaxInt32, true
	}
	if advised.growth != nil {
		out.Reading = t.Signs.Words(advised.growth.Reading)
	}
	if lead, lines, open := t.Baseline.Say(advised.conditions, s.Playbook.Language.Small); lead+open != "" {
		out.Baseline = &result.Notice{Title: lead, Points: lines, Text: open}
	}
	switch r.Outcome {
	case assess.NoneNeeded:
		says := &r.Rule.Says
		out.Outcome = result.Notice{
			Title: cmp.Or(says.Title, t.NoneNeeded.Title), Because: r.Rule.Because, Text: cmp.Or(says.Text, t.NoneNeeded.Text), Points: t.NoneNeeded.Instead,
		}
		if len(says.Points) > 0 {
			out.Outcome.Points = says.Points
		}
	case assess.AllVetoed:
		out.Outcome = result.Notice{Title: t.AllVetoed.Title, Text: t.AllVetoed.Text}
	case assess.NothingScored:
		out.Outcome = result.Notice{Title: t.NothingScored.Title, Text: t.NothingScored.Text}
	case assess.Recommended, assess.TooClose:
		if h := t.Handover(s.View, r.Model); h != nil {
			out.Transition = &result.Notice{Text: h.Text, Points: h.Steps}
		} else if r.Model == terms.FullyManaged && s.somebody() {
			out.Transition = &result.Notice{Text: t.Transition.Text, Points: t.Transition.Steps}
		}
	}
	return out
}
