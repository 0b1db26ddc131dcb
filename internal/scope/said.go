package scope

import (
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// addSaid adds what is said to a client beside the advice: answers to what such a client
// may ask, what to look for in a provider, what changes for IT people.
func (s *Scored) addSaid(out *result.Result) {
	out.Questions = []advice.Answered{}
	t := s.Playbook.Texts
	if t == nil || s.Model() == nil {
		return
	}
	m := *s.Model()
	to := &advice.SaidTo{Model: &m, Split: s.Proposals[m].Split, Reader: advice.Reader(out.Reader)}
	out.Questions = t.Questions(s.View, to)
	if out.Adviser() {
		out.Criteria = t.Criteria(s.View, to)
	}
	if to.Reader == advice.ReaderIT {
		out.Leadership = t.Leadership(s.View, to)
	}
	if to.Reader != advice.ReaderIT || m == terms.FullyManaged { // then there is no team that goes on as one
		return
	}
	out.Team = &result.ForTeam{
		Easier: t.Gains(s.View, to), Leaves: []terms.Tower{}, Shares: []terms.Tower{}, Stays: []terms.Tower{}, Keeps: t.Models[m].YouKeep,
	}
	for _, tower := range terms.Towers() {
		switch to.Split[tower] {
		case terms.Provider:
			out.Team.Leaves = append(out.Team.Leaves, tower)
		case terms.Shared:
			out.Team.Shares = append(out.Team.Shares, tower)
		case terms.Client:
			out.Team.Stays = append(out.Team.Stays, tower)
		case terms.Undecided, terms.ThirdParty:
		}
	}
}

// report is what the first page of a document says in short of the recommended model; nil
// without one.
func (s *Scored) report(out *result.Result) *advice.Report {
	t := s.Playbook.Texts
	if t == nil {
		return nil
	}
	to := &advice.SaidTo{Reader: advice.Reader(out.Reader)}
	var lines []string
	if m := s.Model(); m != nil {
		to.Model, to.Split = m, s.Proposals[*m].Split
		if out.Estimate != nil {
			for i := range out.Estimate.Models.Of(*m).Lines {
				lines = append(lines, out.Estimate.Models.Of(*m).Lines[i].ID)
			}
		}
	}
	return t.Report(s.View, to, lines)
}
