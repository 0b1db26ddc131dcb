package scope

import (
	"slices"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/responsibility"
)

// together is how both sides work together under a matrix with a model; nil for a
// playbook that says nothing of it.
func (s *Scored) together(m *result.RACI) *result.Together {
	texts := s.Playbook.Catalogue.TogetherTexts()
	if texts == nil {
		return nil
	}
	in := s.raciInput(*m.Model)
	out := &result.Together{Together: *s.Playbook.Catalogue.Together(&in, m.Activities), Texts: *texts, Meetings: []result.Meeting{}, People: []result.Person{}}
	out.Signatures = []result.Signature{{Party: responsibility.ClientParty}, {Party: responsibility.ProviderParty}}
	if a := out.Absence; a != nil && a.Line != nil {
		out.Line = s.lineLabels(in.Split)[*a.Line]
	}
	has := func(role responsibility.Role) bool {
		return slices.ContainsFunc(m.Roles, func(r responsibility.RoleInfo) bool { return r.Role == role })
	}
	if t := s.Playbook.Texts; t != nil {
		for _, g := range t.Meetings(*m.Model, s.View) {
			one := result.Meeting{Name: g.Name, When: g.When, About: g.Output, Roles: []responsibility.Role{}}
			for _, who := range g.Roles {
				if role, ok := responsibility.ParseRole(string(who)); ok && has(role) {
					one.Roles = append(one.Roles, role)
				}
			}
			out.Meetings = append(out.Meetings, one)
		}
	}
	for _, r := range m.Roles {
		if r.Party != responsibility.VendorParty && r.Role != responsibility.ClientUsers {
			out.People = append(out.People, s.person(r.Role))
		}
	}
	return out
}

// person is who has a role, as far as the files say it.
func (s *Scored) person(role responsibility.Role) result.Person {
	out := result.Person{Role: role}
	if role.Party() == responsibility.ClientParty {
		if name := s.Engagement.Client.Contact; name != "" && role == s.contactRole() {
			out.Name = &name
		}
		return out
	}
	p := s.Playbook.Provider
	if p == nil || s.voice() == advice.AdviserVoice {
		return out
	}
	for i := range p.People {
		if string(p.People[i].Role) == role.String() {
			out.Name = &p.People[i].Name
			if p.People[i].Deputy != "" {
				out.Deputy = &p.People[i].Deputy
			}
		}
	}
	return out
}

// contactRole is the role of the client's contact where an answer tells it; the users,
// who stand in no list, where none does.
func (s *Scored) contactRole() responsibility.Role {
	switch {
	case s.View.Surely("respondent", "owner"):
		return responsibility.ClientSponsor
	case s.View.Surely("respondent", "it_lead"):
		return responsibility.ClientIT
	}
	return responsibility.ClientUsers
}
