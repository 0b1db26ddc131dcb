package schedule

import (
	"slices"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/responsibility"
)

// AddTogether adds to a matrix with a model how both sides work together under it. In is
// what the matrix follows from, and labels are the lines of the price by their ids.
func (c *Case) AddTogether(m *result.RACI, in *responsibility.Input, labels map[string]string) {
	texts := c.Playbook.Catalogue.TogetherTexts()
	if texts == nil || m.Model == nil {
		return
	}
	out := &result.Together{Together: *c.Playbook.Catalogue.Together(in, m.Activities), Texts: *texts, Meetings: []result.Meeting{}, People: []result.Person{}}
	out.Signatures = []result.Signature{{Party: responsibility.ClientParty}, {Party: responsibility.ProviderParty}}
	if a := out.Absence; a != nil && a.Line != nil {
		out.Line = labels[*a.Line]
	}
	has := func(role responsibility.Role) bool {
		return slices.ContainsFunc(m.Roles, func(r responsibility.RoleInfo) bool { return r.Role == role })
	}
	if t := c.Playbook.Texts; t != nil {
		for _, g := range t.Meetings(*m.Model, c.View) {
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
			out.People = append(out.People, c.person(r.Role))
		}
	}
	m.Together = out
}

// person is who has a role, as far as the files say it.
func (c *Case) person(role responsibility.Role) result.Person {
	out := result.Person{Role: role}
	if role.Party() == responsibility.ClientParty {
		if name := c.Client.Contact; name != "" && role == c.contactRole() {
			out.Name = &name
		}
		return out
	}
	p := c.Playbook.Provider
	if p == nil || c.Playbook.Voice() == advice.AdviserVoice {
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
func (c *Case) contactRole() responsibility.Role {
	switch {
	case c.View.Surely("respondent", "owner"):
		return responsibility.ClientSponsor
	case c.View.Surely("respondent", "it_lead"):
		return responsibility.ClientIT
	}
	return responsibility.ClientUsers
}
