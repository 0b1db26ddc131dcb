package lint

import (
	"fmt"
	"slices"
	"strconv"

	"mspscope/internal/words"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// signed checks what stands beside the rows: whether both companies have signed, whether
// those who answer for urgent work have a deputy, and whether the client's own people can
// carry their rows. While nobody has signed it is a draft, in which names may be missing.
func (k *checker) signed() {
	draft := !slices.ContainsFunc(k.m.Signed, func(s chart.Signature) bool { return s.Name != "" })
	weight := Warning
	if draft {
		weight = Info
	}
	k.signatures(weight)
	k.deputies(weight)
	k.hours()
}

func (k *checker) signatures(weight Severity) {
	if len(k.m.Signed) == 0 {
		k.unchecked("R28", "the file has no place for signatures")
		return
	}
	for _, party := range []responsibility.Party{responsibility.ClientParty, responsibility.ProviderParty} {
		i := slices.IndexFunc(k.m.Signed, func(s chart.Signature) bool { return s.Party == party })
		switch {
		case i < 0:
			k.found("R28", weight, k.m.Signed[0].At, nil, "there is no signature of the "+party.String(), "add one with name and date")
		case k.m.Signed[i].Name == "":
			k.found("R28", weight, k.m.Signed[i].At, nil, "nobody has signed for the "+party.String(), "have it signed, and write down who did and when")
		}
	}
}

// deputies looks for roles that answer for urgent rows and have nobody who stands in.
func (k *checker) deputies(weight Severity) {
	switch {
	case len(k.limits.Urgent) == 0:
		k.unchecked("R23", "the catalogue in use does not say which rows are urgent")
		return
	case len(k.m.People) == 0:
		k.unchecked("R23", "the file names roles and not people; see that each role that answers for urgent work has a deputy")
		return
	}
	for i := range k.m.People {
		p := &k.m.People[i]
		rows := k.urgentOf(p.Role)
		if p.Deputy != "" || len(rows) == 0 {
			continue
		}
		who := p.Role.String()
		if p.Name != "" {
			who = p.Name
		}
		k.found("R23", weight, p.At, nil, fmt.Sprintf("%s answers for urgent work (%s), and nobody is named who stands in", who, rows[0]), "name a deputy")
	}
}

// urgentOf lists the urgent rows for which a role answers.
func (k *checker) urgentOf(role responsibility.Role) (ids []string) {
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		if !slices.Contains(k.limits.Urgent, row.ID) {
			continue
		}
		for _, c := range row.With(responsibility.A) {
			if r := k.m.Columns[c].Role; r != nil && *r == role {
				ids = append(ids, row.ID)
			}
		}
	}
	return ids
}

// hours compares the rows in which the client's own people work with those that they can
// carry.
func (k *checker) hours() {
	const rule = "R30"
	most, err := strconv.Atoi(k.m.Carry)
	if err != nil {
		k.unchecked(rule, "the file does not say how many rows the client's own people can carry; the provider's view of a matrix does")
		return
	}
	n := 0
	for i := range k.m.Rows {
		for _, c := range k.m.Rows[i].With(responsibility.R) {
			if r := k.m.Columns[c].Role; r != nil && *r == responsibility.ClientIT {
				n++
			}
		}
	}
	if n > most {
		k.found(rule, Warning, k.m.At, nil, fmt.Sprintf("the client's own IT people do the work in %s and can carry about %d", words.Count(n, "row", "rows"), most), "move rows to the provider, or name who helps them")
	}
}
