package pricing

import (
	"cmp"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// shareFile is the provider's part of a shared tower.
type shareFile struct {
	yamldoc.Place

	Shared   shareFigures  `yaml:"shared" doc:"The provider's part of the labour of a tower that both sides run, from 0 to 1, where nothing is known of the client's team."`
	Team     teamFile      `yaml:"team,opt" doc:"How that part follows from the size of the client's team against its work. Left out, it does not."`
	Portions []portionFile `yaml:"portions,opt,empty" key:"id" item:"a portion" doc:"Parts of a shared tower that a client may hand over instead of sharing all of it. The first one that counts holds."`
	Unpriced string        `yaml:"overage_open,opt" default:"an amount that is agreed first" doc:"What stands in the sentence on a portion for {overage} and its currency where a portion has no overage."`
	Source   string        `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// teamFile says how much of shared work a team carries.
type teamFile struct {
	yamldoc.Place

	Posts []postsFile `yaml:"posts" key:"to" item:"a step of posts" doc:"How many people one IT person serves, by the size of the company: people inside a step count at its figure."`
	Load  []loadFile  `yaml:"load,opt,empty" key:"id" item:"a load" doc:"How much of a team is free for the work, by how it keeps up. The first that counts holds."`
	Cover []coverFile `yaml:"cover" key:"at" item:"a point" doc:"The provider's part of the labour by how much of the work the team could carry (at: 1 is all of it); between two points it lies on the line between them."`
	Open  string      `yaml:"open,opt,empty" doc:"What is said while the number of people in IT is open, where work is shared."`
	Short string      `yaml:"short,opt" holds:"people,more,currency" doc:"What is said of a price that rests on the team. {people} is how many there are, {more} what it would cost more a month with one person fewer."`
	// The same of a smaller team.
	ShortOne string `yaml:"short_one,opt" holds:"more,currency" doc:"The same where the team is one person or less. Left out, short is said."`
	Source   string `yaml:"source" doc:"Where the figures come from, or Ours."`
}

type postsFile struct {
	yamldoc.Place

	To    int64          `yaml:"to" range:"1..10000000" doc:"The last person of the step."`
	Users yamldoc.Number `yaml:"users" range:"1..100000" doc:"How many people one IT person serves inside the step."`
}

type loadFile struct {
	yamldoc.Place

	ID      string         `yaml:"id" doc:"The name of the rule."`
	Percent yamldoc.Number `yaml:"percent" range:"1..1000" doc:"How much of the team's number counts, in percent."`
	answer.Clauses
}

type coverFile struct {
	yamldoc.Place

	At     yamldoc.Number `yaml:"at" range:"0..100" doc:"How much of the work the team could carry, 1 for all of it."`
	Labour yamldoc.Number `yaml:"labour" range:"0..1" doc:"The provider's part of the labour there."`
}

// portionFile is a part of a shared tower.
type portionFile struct {
	yamldoc.Place

	ID    string      `yaml:"id" doc:"The name of the portion."`
	Tower terms.Tower `yaml:"tower" doc:"The tower that it is a part of; the same for every portion of the card."`
	answer.Clauses
	Labour    yamldoc.Number  `yaml:"labour" range:"0..1" doc:"The provider's part of the labour."`
	Tools     yamldoc.Number  `yaml:"tools,opt" range:"0..1" default:"1" doc:"The provider's part of the tools."`
	Allowance *yamldoc.Number `yaml:"allowance,opt" range:"0..100" doc:"How many tickets a month for each person are in the price."`
	Overage   *yamldoc.Number `yaml:"overage,opt" range:"0..100000000" doc:"What one ticket beyond that costs."`
	Floor     *yamldoc.Number `yaml:"floor,opt" range:"0..1000000000" doc:"The least that the portion costs a month."`
	Adviser   string          `yaml:"adviser,opt,empty" holds:"tickets,overage,currency" doc:"The same as somebody says it who advises the client and does not sell the service (voice of provider.yaml). Left out, text is said."`
	Text      string          `yaml:"text" holds:"tickets,overage,currency" doc:"What is said of it beside the price. {tickets} is the allowance for all people, {overage} what one more costs."`
	Source    string          `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// share takes the provider's part of shared work.
func (rd *reader) share() {
	f, s := &rd.file.Share, &rd.card.share
	s.unpriced = f.Unpriced
	s.labour = rd.one(figures(f.Shared))[typical]
	s.open, s.short, s.shortOne = f.Team.Open, f.Team.Short, cmp.Or(f.Team.ShortOne, f.Team.Short)
	for i := range f.Team.Posts {
		p := &f.Team.Posts[i]
		if n := len(s.posts); n > 0 && p.To <= s.posts[n-1].to {
			rd.Add(p.Node, "the step ends at %d, not behind the one before it; write the steps in their order", p.To)
		}
		s.posts = append(s.posts, postsStep{p.To, max(1, int64(p.Users))})
	}
	for i := range f.Team.Load {
		l := &f.Team.Load[i]
		s.load = append(s.load, loadRule{rule: rd.rule(l.Clauses), percent: int64(l.Percent)})
	}
	for i := range f.Team.Cover {
		c := &f.Team.Cover[i]
		point := coverPoint{int64(c.At), int64(c.Labour)}
		switch n := len(s.cover); {
		case n > 0 && point.at <= s.cover[n-1].at:
			rd.Add(c.Node, "the point lies at %s, not behind the one before it; write the points in their order", answer.FormatHundredths(point.at))
		case n > 0 && point.labour > s.cover[n-1].labour:
			rd.Add(c.Place.At("labour"), "a team that carries more leaves more to the provider; the part must not rise")
		}
		s.cover = append(s.cover, point)
	}
	for i := range f.Portions {
		p := &f.Portions[i]
		rule := rd.rule(p.Clauses)
		if i > 0 && p.Tower != f.Portions[0].Tower {
			rd.Add(p.At("tower"), "this portion is of %s and the first one of %s; a card has portions of one part of the work", p.Tower, f.Portions[0].Tower)
		}
		s.portions = append(s.portions, portion{
			rule: rule, id: p.ID, tower: p.Tower, labour: int64(p.Labour), tools: int64(p.Tools),
			allowance: number(p.Allowance), overage: number(p.Overage), priced: p.Overage != nil, floor: number(p.Floor), text: rd.voiced(p.Text, p.Adviser),
		})
	}
}
