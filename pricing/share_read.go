package pricing

import (
	"cmp"

	"mspscope/internal/answer"
)

// share takes the provider's part of shared work.
func (rd *reader) share() {
	f, s := &rd.file.Share, &rd.card.share
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
		s.portions = append(s.portions, portion{
			rule: rule, id: p.ID, tower: p.Tower, labour: int64(p.Labour), tools: int64(p.Tools),
			allowance: number(p.Allowance), overage: number(p.Overage), floor: number(p.Floor), text: p.Text,
		})
	}
}
