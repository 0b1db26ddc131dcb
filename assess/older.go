package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Files of earlier versions lack some keys. What held then holds for them still.

// olderRoles says who answers by a questionnaire without the key roles.
func (q *Questionnaire) olderRoles() roles {
	out := roles{question: q.Schema.Find("respondent"), present: -1}
	if out.question >= 0 && q.Schema.At(out.question).Type != answer.SingleChoice {
		out.question = -1
	}
	const outside = "current_it_model: [msp_full, break_fix]"
	if n, err := yamldoc.Parse("", []byte(outside)); err == nil {
		r := yamldoc.NewReport("")
		c := q.Schema.ReadCondition(r, n, answer.Answers)
		if r.Err() == nil {
			out.noITLead = []standIn{{Provider, c}}
		}
	}
	return out
}

// olderCertainty says when a recommendation is firm by a matrix without the key
// certainty.
func olderCertainty() Certainty { return Certainty{Firm: 95, Clear: 80, Band: 25, Draws: 1024} }

// olderPeople finds the client's own IT people by a matrix without the key team.
func (m *Matrix) olderPeople(r *yamldoc.Report, root *yamldoc.Node) People {
	f := teamFile{Place: yamldoc.Place{Node: root}, Someone: 50, Team: 200, Step: 25, EstimatedStep: 50}
	if m.schema.Find("it_fte") >= 0 {
		f.Count = "it_fte"
	}
	p := m.people(r, &f)
	if p.Plan = m.schema.Find("it_staff_plan"); p.Plan >= 0 {
		m.refusePrivate(r, root, p.Plan)
		if o := m.schema.At(p.Plan).OptionIndex("none_wanted"); o >= 0 {
			p.Nobody = 1 << o
		}
	}
	return p
}
