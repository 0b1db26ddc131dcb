package assess

import (
	"fmt"
	"slices"
	"strings"
)

// Depth is how much is asked.
type Depth uint8

// The depths.
const (
	Quick Depth = iota // about a dozen questions: a first orientation
	Call               // what decides model and price
	Full               // everything
)

var depthIDs = []string{"quick", "call", "full"}

// DepthHelp says how many questions each depth asks, for the help of a flag.
const DepthHelp = "quick (about 12 questions), call (about 36) or full"

// String returns the id of the depth.
func (d Depth) String() string { return depthIDs[d] }

// Words lists the ids of the depths, the least first.
func (Depth) Words() []string { return depthIDs }

// Set reads the id of a depth.
func (d *Depth) Set(id string) error { return choose(d, id) }

// Audience is who sits in front of the questions.
type Audience uint8

// The audiences.
const (
	Discovery   Audience = iota // a sales engineer asks, a client answers
	OwnerAlone                  // the owner alone
	ITLeadAlone                 // the head of IT alone
)

var audienceIDs = []string{"discovery", Owner, ITLead}

// AudienceHelp says who the audiences are, for the help of a flag.
const AudienceHelp = "discovery (a call), owner or it_lead (alone)"

// String returns the id of the audience.
func (a Audience) String() string { return audienceIDs[a] }

// Words lists the ids of the audiences. Those of people alone are also the ids of
// the people that a question can be about.
func (Audience) Words() []string { return audienceIDs }

// Set reads the id of an audience.
func (a *Audience) Set(id string) error { return choose(a, id) }

// Person returns how the audience signs its answers: alone, people sign them, so
// that two files can be put side by side; in a call nobody is known beforehand.
func (a Audience) Person() string {
	switch a {
	case OwnerAlone:
		return "owner"
	case ITLeadAlone:
		return "IT lead"
	case Discovery:
	}
	return ""
}

// choose reads one of the words of a type. The error says which there are.
func choose[T interface {
	~uint8
	Words() []string
}](to *T, id string) error {
	ids := (*to).Words()
	i := slices.Index(ids, id)
	if i < 0 {
		last := len(ids) - 1
		return fmt.Errorf("must be %s or %s, not %q", strings.Join(ids[:last], ", "), ids[last], id)
	}
	*to = T(i)
	return nil
}

// AtDepth lists the questions of a depth, nil for all of them.
func (q *Questionnaire) AtDepth(d Depth) []int {
	switch d {
	case Quick:
		return q.Quick
	case Call:
		return q.Call
	case Full:
	}
	return nil
}
