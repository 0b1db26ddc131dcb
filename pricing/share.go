package pricing

import (
	"fmt"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// shareRules say what part of the work on a shared tower is the provider's. It acts
// on the labour in a price; tools are charged whole where ours run.
type shareRules struct {
	labour   int64 // hundredths, where nothing is known of the client's team
	posts    []postsStep
	load     []loadRule
	cover    []coverPoint
	open     string // said while the number of the client's team is open
	short    string
	shortOne string // the same of a team of one person
	portions []portion
	unpriced string // said instead of what one more ticket costs, where that is not known
}

// postsStep: the people up to to are served by one IT person for each users.
type postsStep struct{ to, users int64 } // people; hundredths

// loadRule says how much of a team is free for the work, in hundredths of a percent.
type loadRule struct {
	rule
	percent int64
}

// coverPoint is the provider's part of the labour, in hundredths, where the team could
// carry so much of the work, in hundredths.
type coverPoint struct{ at, labour int64 }

// portion is a part of a shared tower that is handed over instead of sharing it.
type portion struct {
	rule
	id            string
	tower         terms.Tower
	labour, tools int64 // hundredths
	allowance     int64 // hundredths of tickets for each person and month, 0 for no limit
	overage       int64 // hundredths: what one more costs
	priced        bool  // that is known
	floor         int64 // hundredths a month
	text          string
}

// sharePlaces is the scale of shares: ten-thousandths.
const sharePlaces = 100_00

// sharesOf are the provider's parts of labour and tools of each tower that is
// shared, in ten-thousandths and in three cases.
type sharesOf struct {
	labour, tools [terms.NumTowers][numCases]int64
}

// shares computes the parts of a split. It says in an error that a tower with a
// weight has no side.
func (e *estimator) shares() error {
	team := e.teamShare()
	e.team = team
	for t, side := range e.split {
		switch side {
		case terms.Provider:
			e.ours.labour[t] = [numCases]int64{sharePlaces, sharePlaces, sharePlaces}
			e.ours.tools[t] = e.ours.labour[t]
		case terms.Shared:
			e.ours.labour[t] = team
			e.ours.tools[t] = [numCases]int64{sharePlaces, sharePlaces, sharePlaces}
		case terms.Client, terms.ThirdParty:
		case terms.Undecided:
			if e.card.weighs(terms.Tower(t)) {
				return fmt.Errorf("cannot price a split that leaves %s undecided; give every tower a side first", terms.Tower(t))
			}
		}
	}
	e.portions()
	return nil
}

// weighs reports whether a tower makes up a part of the work on some class.
func (c *Card) weighs(t terms.Tower) bool {
	for k := range c.classes {
		if c.classes[k].weights[t] != 0 {
			return true
		}
	}
	return false
}

// teamShare is the provider's part of the labour of a shared tower. It follows from
// how much of the work the client's team could carry: its number, less where it
// does not keep up, against the posts that such a company needs. While the number
// of the team or of the people is open, it is the usual part.
func (e *estimator) teamShare() (part [numCases]int64) {
	r := &e.card.share
	usual := [numCases]int64{r.labour * 100, r.labour * 100, r.labour * 100}
	if len(r.cover) == 0 {
		return usual
	}
	q := e.view.Schema().Find(questionITFTE)
	people := &e.counts[users]
	if q < 0 || !people.known {
		return usual
	}
	switch e.view.State(q) {
	case answer.Hidden:
		return usual
	case answer.Missing, answer.Unknown:
		if !e.answers.settled(q) {
			usual[low], usual[high] = min(usual[low], r.cover[len(r.cover)-1].labour*100), max(usual[high], r.cover[0].labour*100)
		}
		return usual
	case answer.Given:
	}
	team := e.card.numberCases(&e.answers, q)
	if e.shared() {
		e.Unsettled = noteNumber(e.Unsettled, q, team)
	}
	load := e.load()
	for i := range part {
		// The price is lowest where many of few are there.
		posts := r.needed(people.n[i])
		able := team[numCases-1-i] * load[i] // hundredths x hundredths of a percent
		part[i] = r.at(able, posts)
	}
	return part
}

// shared reports whether something is shared whose price follows from the team.
func (e *estimator) shared() bool {
	for t, side := range e.split {
		if side == terms.Shared && e.card.weighs(terms.Tower(t)) {
			return true
		}
	}
	return false
}

// load is how much of the team counts, in hundredths of a percent and for three
// cases: most in the low one.
func (e *estimator) load() (percent [numCases]int64) {
	percent = [numCases]int64{maxPercent, maxPercent, maxPercent}
	decided := false
	for i := range e.card.share.load {
		l := &e.card.share.load[i]
		h := e.applies(&l.rule)
		if h[low] == h[high] {
			if h[typical] && !decided {
				percent = [numCases]int64{l.percent, l.percent, l.percent}
				break
			}
			continue
		}
		percent[low], percent[high] = max(percent[low], l.percent), min(percent[high], l.percent)
		if h[typical] && !decided {
			percent[typical], decided = l.percent, true
		}
	}
	return percent
}

// needed is how many posts people keep busy, in millionths of a post. It never falls
// with their number.
func (r *shareRules) needed(people int64) int64 {
	var posts, before int64
	for i := range r.posts {
		s := &r.posts[i]
		to := s.to * 100
		if i == len(r.posts)-1 {
			to = max(to, people)
		}
		posts += max(0, min(people, to)-before) * 1_000_000 / s.users
		before = to
	}
	return posts
}

// at is the provider's part of the labour, in ten-thousandths, where a team of able
// (in hundredths of a post times hundredths of a percent) stands against posts, in
// millionths.
func (r *shareRules) at(able, posts int64) int64 {
	first, last := r.cover[0], r.cover[len(r.cover)-1]
	if posts <= 0 {
		return last.labour * 100
	}
	cover := able * 100 * 100 / posts // 1e2 x 1e4 = 1e6 a post, so this is in ten-thousandths
	if cover <= first.at*100 {
		return first.labour * 100
	}
	for i := 1; i < len(r.cover); i++ {
		from, to := r.cover[i-1], r.cover[i]
		if cover < to.at*100 {
			return from.labour*100 - (from.labour-to.labour)*100*(cover-from.at*100)/((to.at-from.at)*100)
		}
	}
	return last.labour * 100
}

// ShortTeam says what a price that rests on the client's team would be with one
// person fewer; "" where it does not rest on one. The estimate is that of the same split,
// answers and quote.
func (c *Card) ShortTeam(now *Estimate, split terms.Split, a Answers, q Quote) (string, error) {
	i := a.View.Schema().Find(questionITFTE)
	if c.share.short == "" || i < 0 || a.View.State(i) != answer.Given || !now.Monthly.Known {
		return "", nil
	}
	team := c.numberCases(&a, i)[typical] // of a range what the price counts
	if team <= 0 {
		return "", nil
	}
	few := Answers{View: a.View.With(i, answer.Value{State: answer.Given, Number: max(0, team-100)}), Estimated: a.Estimated, Bare: true}
	then, err := c.Estimate(split, few, q)
	if err != nil {
		return "", err
	}
	ar := c.arith()
	more := ar.add(then.Monthly.Typical, now.Monthly.Typical.Neg())
	if ar.err != nil || !more.IsPos() {
		return "", ar.err
	}
	people, text := c.plain(team)+" IT people", c.share.short
	if team <= 100 {
		people, text = "one IT person", c.share.shortOne
	}
	return c.filled(text, "{people}", people, "{more}", c.language.Whole(more)), nil
}
