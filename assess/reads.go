package assess

import "mspscope/internal/answer"

// AddReads records what the matrix reads of the answers: what its criteria and
// the rules beside them test, and what says who is there to run a tower.
func (m *Matrix) AddReads(r *answer.Reads) {
	for i := range m.Criteria {
		r.Condition(&m.Criteria[i].When)
		r.Condition(&m.Criteria[i].Unless)
		for j := range m.Criteria[i].where {
			r.Condition(&m.Criteria[i].where[j].when)
		}
	}
	for _, rules := range [][]Rule{m.NoneNeeded, m.Contradictions} {
		for i := range rules {
			r.Condition(&rules[i].When)
			r.Condition(&rules[i].Unless)
		}
	}
	r.Condition(&m.Reach.giveUp)
	m.AddStated(r)
}

// AddStated records what the program itself reads before any rule: the towers
// that the client has decided about, and whether anybody will be there to run
// one. The split of every model begins with it.
func (m *Matrix) AddStated(r *answer.Reads) {
	for _, i := range []int{m.towers, m.Team.Count, m.Team.Plan, m.Team.Today} {
		r.Question(i)
	}
}

// AddReads records what the questionnaire itself reads of the answers: who answers
// and who is in the room, for whom pages and questions are worded, and who is asked where the client has no
// IT lead.
func (q *Questionnaire) AddReads(r *answer.Reads) {
	r.Question(q.roles.question)
	r.Question(q.roles.present)
	for i := range q.roles.noITLead {
		r.Condition(&q.roles.noITLead[i].when)
	}
}
