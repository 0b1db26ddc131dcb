package page

import (
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// What the page of a recommendation says beside the advice.

// team says what changes for the client's IT people.
func team(r *result.Result) []Block {
	t := r.Team
	if t == nil {
		return nil
	}
	var easier List
	for i := range t.Easier {
		easier.Items = append(easier.Items, Item{Mark: "+", Text: t.Easier[i].Text})
	}
	blocks := some(listOrNil(easier))
	for _, part := range []struct {
		says   string
		towers []terms.Tower
	}{{"said.leaves", t.Leaves}, {"said.shared", t.Shares}, {"said.stays", t.Stays}} {
		if len(part.towers) > 0 {
			blocks = append(blocks, Text(r.Say(part.says, "parts", towerList(r, part.towers))))
		}
	}
	if len(t.Keeps) > 0 {
		blocks = append(blocks, Text(r.Say("said.keep")), Bullets("•", t.Keeps))
	}
	return blocks
}

func towerList(r *result.Result, towers []terms.Tower) string {
	var names []string
	for _, t := range towers {
		names = append(names, r.Words.Towers.Small(t))
	}
	return r.Language.List(names)
}

// staysHeading is the heading of stays: a head of IT has read what stays with the team.
func staysHeading(r *result.Result) string {
	if r.Team != nil {
		return r.Say("said.whom")
	}
	return r.Say("said.yours_and_whom")
}

// stays says on a page that leaves out nothing what the client keeps, and whom it works
// with.
func stays(r *result.Result) []Block {
	m := r.Model()
	if m == nil || !r.Words.All {
		return nil
	}
	text := r.Words.Models.Of(*m)
	if r.Team != nil {
		return some(Text(text.WhoYouGet))
	}
	return some(Bullets("•", text.YouKeep), Text(text.WhoYouGet))
}

// mayAsk is what such a client may ask, on a page that leaves out nothing.
func mayAsk(r *result.Result) Block {
	if !r.Words.All {
		return nil
	}
	return answered(r.Questions)
}

// criteria are what to look for in a provider, for the client of an adviser.
func criteria(r *result.Result) []Block {
	if len(r.Criteria) == 0 {
		return nil
	}
	var l List
	for i := range r.Criteria {
		c := &r.Criteria[i]
		l.Items = append(l.Items, Item{Mark: "•", Text: c.Good, Detail: r.Say("said.careful", "flag", inside(r, c.RedFlag))})
	}
	return []Block{Text(r.Say("said.ask_providers")), l}
}
