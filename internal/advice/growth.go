package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// Status says what is known of a trigger or sign.
type Status uint8

// The statuses.
const (
	NotMet Status = iota // the answers say no, or the question does not apply
	Unsure               // an answer is open
	Met                  // the answers say yes
	Watch                // no answer can tell; to be watched for
)

// statusIDs are the ids of the statuses in machine output.
func statusIDs() []string { return []string{"not_met", "open", "met", "to_watch"} }

// MarshalText returns the id of the status.
func (s Status) MarshalText() ([]byte, error) { return terms.ID(int(s), statusIDs(), "status") }

// UnmarshalText reads the id of a status.
func (s *Status) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, statusIDs(), "status")
	*s = Status(i)
	return err
}

// Reading says what the number of outgrown signs asks for.
type Reading uint8

// The readings.
const (
	ReadingNone   Reading = iota // too few signs: nothing to do
	ReadingReview                // enough of them to review the model
	ReadingChange                // enough of them to change it
)

// readingIDs are the ids of the readings in machine output.
func readingIDs() []string { return []string{"none", "review", "change"} }

// MarshalText returns the id of the reading.
func (s Reading) MarshalText() ([]byte, error) { return terms.ID(int(s), readingIDs(), "reading") }

// UnmarshalText reads the id of a reading.
func (s *Reading) UnmarshalText(id []byte) error {
	i, err := terms.Place(id, readingIDs(), "reading")
	*s = Reading(i)
	return err
}

// Trigger is one trigger of a path, or one sign of having outgrown a model.
type Trigger struct {
	ID     string `json:"id" yaml:"id" doc:"How the sign is called in the machine output."`
	Text   string `json:"text" yaml:"text" doc:"The sign as a statement about the client, without a full stop."`
	Strong bool   `json:"strong"` // met, it alone makes the path likely
	Status Status `json:"status"`
}

// Station is where a growth path can begin or end: one of the three models, IT
// without a provider, or the service of another provider.
type Station string

// Words lists the stations.
func (Station) Words() []string { return append(terms.Model(0).Words(), "in_house", "other_provider") }

// Path is a way from one model to the next.
type Path struct {
	ID       string         `json:"id" yaml:"id" doc:"How the path is called in the machine output."`
	From     Station        `json:"from" yaml:"from" doc:"Where the path begins: a model, in_house for IT without a provider, or other_provider."`
	To       Station        `json:"to" yaml:"to" doc:"Where it leads, as from."`
	Title    string         `json:"title" yaml:"title" doc:"The path in a few words, without a full stop."`
	Likely   bool           `json:"likely"` // a strong trigger is met, or enough others
	Triggers []Trigger      `json:"triggers"`
	Steps    []string       `json:"steps" yaml:"steps" doc:"How to go the path, step by step."`
	Time     string         `json:"time" yaml:"time" doc:"How long it takes, in words."`
	Source   terms.Optional `json:"source" yaml:"source" doc:"Where it comes from: articles, or \"ours\"."`
}

// Growth says where a client may go from a model.
type Growth struct {
	Paths     []Path    `json:"paths"`      // that begin at the model, in the order of the file
	Today     []Station `json:"today"`      // where the client stands today
	FromToday []Path    `json:"from_today"` // that lead from there to the model
	Outgrown  []Trigger `json:"outgrown"`   // the signs of having outgrown the present model
	Met       int       `json:"-"`          // how many of the signs are met
	Open      int       `json:"-"`          // how many of them are open
	Reading   Reading   `json:"reading"`    // what the number met asks for; open signs do not count
	Review    []string  `json:"review"`     // when to answer the questionnaire again
}

// Growth returns the paths that begin at a place (the id of the recommended
// model, or another Station) and those that lead there from where the client stands
// today, with the triggers that the answers meet, and the signs of having outgrown
// the present model.
func (t *Texts) Growth(v answer.View, from Station) Growth {
	g := Growth{Paths: []Path{}, Today: t.today(v), FromToday: []Path{}, Review: t.Review, Outgrown: evalTriggers(t.outgrown, v)}
	for i := range t.growth {
		switch path := &t.growth[i]; {
		case path.From == from:
			g.Paths = append(g.Paths, path.eval(v, t.Signs.Likely))
		case path.To == from && slices.Contains(g.Today, path.From):
			g.FromToday = append(g.FromToday, path.eval(v, t.Signs.Likely))
		}
	}
	for i := range g.Outgrown {
		switch g.Outgrown[i].Status {
		case Met:
			g.Met++
		case Unsure:
			g.Open++
		case NotMet, Watch:
		}
	}
	switch {
	case g.Met >= t.Signs.Change:
		g.Reading = ReadingChange
	case g.Met >= t.Signs.Review:
		g.Reading = ReadingReview
	}
	return g
}

// Words says what a reading asks for, "" for nothing.
func (s *Signs) Words(r Reading) string {
	switch r {
	case ReadingReview:
		return s.ReviewWords
	case ReadingChange:
		return s.ChangeWords
	case ReadingNone:
	}
	return ""
}

// eval returns the path with what the answers say of its triggers; so many met
// ones make it likely, or one strong one, where the path fits the client at all.
func (p *growthPath) eval(v answer.View, likely int) Path {
	path := p.Path
	path.Triggers = evalTriggers(p.triggers, v)
	met := 0
	for i := range path.Triggers {
		if path.Triggers[i].Status == Met {
			met++
			path.Likely = path.Likely || path.Triggers[i].Strong
		}
	}
	path.Likely = (path.Likely || met >= likely) && p.fits.Holds(v)
	return path
}

func evalTriggers(all []trigger, v answer.View) []Trigger {
	out := make([]Trigger, len(all))
	for i := range all {
		out[i] = all[i].Trigger
		out[i].Status = all[i].status(v)
	}
	return out
}

func (s *trigger) status(v answer.View) Status {
	if s.watch {
		return Watch
	}
	switch s.when.Eval(v) {
	case answer.True:
		return Met
	case answer.Open:
		return Unsure
	case answer.False:
	}
	return NotMet
}
