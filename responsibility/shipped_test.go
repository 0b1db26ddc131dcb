package responsibility

import (
	"regexp"
	"testing"

	"mspscope/internal/terms"
)

// Both companies sign the sentences, so that none of them is spoken to, and no
// sentence binds anybody to minutes or hours that no contract defines.
func TestShippedHandoffsSpeakOfBothSidesAndPromiseNoHours(t *testing.T) {
	t.Parallel()
	c, _ := shippedCatalogue(t)
	spokenTo := regexp.MustCompile(`(?i)\b(you|your|yours|we|our|us)\b`)
	bound := regexp.MustCompile(`(?i)\b(minutes?|hourly|same[- ]day|same morning)\b|\b(\d+|an?|one|two|three|four|five|six|eight|half an) (half[- ])?(hours?)\b`)
	harm := regexp.MustCompile(`a cost on an hour`) // what an hour of standstill costs is no promise
	for i := range c.Activities() {
		a := &c.Activities()[i]
		for side := terms.Provider; side <= terms.ThirdParty; side++ {
			for _, it := range []bool{false, true} {
				s := a.cellFor(side, it).handoff
				if found := spokenTo.FindString(s); found != "" {
					t.Errorf("%s, %v: the sentence says %q: %s", a.ID, side, found, s)
				}
				if found := bound.FindString(harm.ReplaceAllString(s, "")); found != "" {
					t.Errorf("%s, %v: the sentence promises %q: %s", a.ID, side, found, s)
				}
			}
		}
		if found := spokenTo.FindString(a.Name + " " + a.Evidence); found != "" {
			t.Errorf("%s: its name or evidence says %q", a.ID, found)
		}
	}
}
