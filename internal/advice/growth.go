package advice

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// How many signs of having outgrown a model lead to which reading, and how
// many ordinary triggers make a path likely. The signs are American Chase's;
// the counts are ours.
const (
	outgrownReview = 2
	outgrownChange = 3
	likelyTriggers = 2
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
	ReadingNone   Reading = iota // fewer than two signs: nothing to do
	ReadingReview                // two signs: review the model
	ReadingChange                // three or more: change within two quarters
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

// String returns the reading in words.
func (s Reading) String() string {
	switch s {
	case ReadingNone:
		return "no change needed"
	case ReadingReview:
		return "review the model"
	case ReadingChange:
		return "change within two quarters"
	}
	return "unknown reading"
}

// Trigger is one trigger of a path, or one sign of having outgrown a model.
type Trigger struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Strong bool   `json:"strong"` // met, it alone makes the path likely
	Status Status `json:"status"`
}

// Path is a way from one model to the next.
type Path struct {
	ID       string    `json:"id"`
	From     string    `json:"from"` // as To a place of Places
	To       string    `json:"to"`
	Title    string    `json:"title"`
	Likely   bool      `json:"likely"` // one strong trigger is met, or any two
	Triggers []Trigger `json:"triggers"`
	Steps    []string  `json:"steps"`
	Time     string    `json:"time"` // how long it takes, in words
	Source   string    `json:"source"`
}

// Growth says where a client may go from a model.
type Growth struct {
	Paths    []Path    `json:"paths"`    // that begin at the model, in the order of the file
	Outgrown []Trigger `json:"outgrown"` // the signs of having outgrown the present model
	Met      int       `json:"-"`        // how many of the signs are met
	Open     int       `json:"-"`        // how many of them are open
	Reading  Reading   `json:"reading"`  // what the number met asks for; open signs do not count
	Review   []string  `json:"review"`   // when to answer the questionnaire again
}

// Growth returns the paths that begin at a place (the id of the recommended
// model, or another of Places) with the triggers that the answers meet, and
// the signs of having outgrown the present model.
func (t *Texts) Growth(v answer.View, from string) Growth {
	g := Growth{Paths: []Path{}, Review: t.Review, Outgrown: evalTriggers(t.outgrown, v)}
	for i := range t.growth {
		if t.growth[i].from == from {
			g.Paths = append(g.Paths, t.growth[i].eval(v))
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
	case g.Met >= outgrownChange:
		g.Reading = ReadingChange
	case g.Met >= outgrownReview:
		g.Reading = ReadingReview
	}
	return g
}

func (p *growthPath) eval(v answer.View) Path {
	path := Path{ID: p.id, From: p.from, To: p.to, Title: p.title, Triggers: evalTriggers(p.triggers, v), Steps: p.steps, Time: p.time, Source: p.source}
	met := 0
	for i := range path.Triggers {
		if path.Triggers[i].Status == Met {
			met++
			path.Likely = path.Likely || path.Triggers[i].Strong
		}
	}
	path.Likely = path.Likely || met >= likelyTriggers
	return path
}

func evalTriggers(all []trigger, v answer.View) []Trigger {
	out := make([]Trigger, len(all))
	for i := range all {
		out[i] = Trigger{ID: all[i].id, Text: all[i].text, Strong: all[i].strong, Status: all[i].status(v)}
	}
	return out
}

func (s *trigger) status(v answer.View) Status {
	if s.when == nil {
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
