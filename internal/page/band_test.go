package page

import (
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
)

// The sentence on other weights says by how much they were varied, which a provider
// can change; what was saved before that could be changed means a quarter.
func TestStabilityNamesTheBand(t *testing.T) {
	t.Parallel()
	builtIn := playbook.BuiltInSentences()
	for _, c := range []struct {
		percent *int
		want    string
	}{
		{nil, "a quarter"}, {new(25), "a quarter"}, {new(50), "a half"}, {new(30), "30 percent"}, {new(0), "0 percent"},
	} {
		for _, st := range []result.Thousandths{1000, 730, 3} {
			for _, exact := range []bool{true, false} {
				r := &result.Result{Words: result.Words{Band: c.percent}}
				r.Language = r.Language.Over(builtIn)
				if got := stabilityWords(r, st, exact); !strings.Contains(got, " "+c.want+" higher or lower") {
					t.Errorf("%d, %t: %q does not name %q", st, exact, got, c.want)
				}
			}
		}
	}
}
