package scope

import (
	"mspscope/internal/result"
	"mspscope/responsibility"
)

// framework reads all rows of a responsibility matrix against a framework, nil where
// none is asked for. Without a matrix there is nothing to read against it.
func (s *Scored) framework(id string, m *result.RACI) *result.Framework {
	all := s.Playbook.Frameworks
	if all == nil || m == nil || all.Find(id) == nil {
		return nil
	}
	f := all.Find(id)
	out := &result.Framework{Info: f.FrameworkInfo, Model: m.Model, StartingPoint: f.StartingPoint(), Controls: []responsibility.Covered{}}
	if m.Model == nil {
		return out
	}
	out.Controls = s.Playbook.Catalogue.Cover(f, m.Activities)
	for i := range out.Controls {
		out.Counts.Count(out.Controls[i].Status)
	}
	return out
}
