package pricing

import (
	"testing"

	"mspscope/internal/terms"
)

// Where people differ about who runs the backups, the range reaches to the price of the
// other answer. A person with a computer then has 0.06 x 57.96 and 0.10 x 57.96 less
// for them, beside a team that leaves 31 % of the labour: 3.48 and 5.80.
func TestAContestedPartWidensThePrice(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	c := testCard(t, s)
	v := viewOf(t, s, answered(t, "it_fte", "1"))
	grid := s.Find(questionTowers)
	ours := every(terms.Provider)
	shared := ours
	shared[terms.BackupRecovery] = terms.Shared
	undecided := ours
	undecided[terms.BackupRecovery] = terms.Undecided
	for _, test := range []struct {
		name      string
		now       terms.Split
		contested []terms.Split
		settled   []int
		want      string
	}{
		{"nobody differs", ours, nil, nil, ""},
		{"it may be shared", ours, []terms.Split{ours, shared}, nil, "-232.00 0.00 0.00"},
		{"it may be ours", shared, []terms.Split{ours, shared}, nil, "0.00 0.00 232.00"},
		{"the same in the end", ours, []terms.Split{ours}, nil, ""},
		{"taken as settled", ours, []terms.Split{shared}, []int{grid}, ""},
		{"nothing follows from it", ours, []terms.Split{undecided}, nil, ""},
	} {
		e, err := c.Estimate(test.now, Answers{View: v, Contested: test.contested, Settled: test.settled}, Quote{})
		if err != nil {
			t.Fatal(err)
		}
		checkSums(t, &e)
		got, noted := "", 0
		if l := findLine(&e, contestedID); l != nil {
			got = show(l.Amount)
		}
		for _, u := range e.Unsettled {
			if u.Question == grid {
				noted++
			}
		}
		if got != test.want || (noted == 1) != (test.want != "") {
			t.Errorf("%s: %q, named %d times; want %q", test.name, got, noted, test.want)
		}
	}
}
