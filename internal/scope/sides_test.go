package scope

import (
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
)

// A side that is not as the client put it has a reason of its own, in the words of the
// playbook.
func TestWhyASideIsNotAsTheClientPutIt(t *testing.T) {
	t.Parallel()
	const apart = "answers: {it_fte: 4, it_staff_plan: keep_same, tower_owners: {network: provider}}\nbasis: {tower_owners.network: {others: [{value: client, by: Kim}]}}\n"
	const wished = "answers: {it_fte: 0, tower_owners: {network: client}}\n"
	for name, test := range map[string]struct {
		over          fstest.MapFS
		apart, wished string
	}{
		"built-in": {nil, "People answered differently about this. Until it is settled, this is the first of their answers that fits.", "You wanted your own people in this, but by your answers nobody will be there to do it."},
		"own":      {fstest.MapFS{"matrix.yaml": {Data: []byte("version: 1\ndiffer: Not settled.\ngiven_way: Nobody is there.\n")}}, "Not settled.", "Nobody is there."},
	} {
		p := playbooktest.Load(t, test.over)
		if got := scored(t, p, apart).Split().Because[terms.Network]; got != test.apart {
			t.Errorf("%s, people differ: %q", name, got)
		}
		if got := scored(t, p, wished).Split().Because[terms.Network]; got != test.wished {
			t.Errorf("%s, nobody is there: %q", name, got)
		}
	}
}
