package scope

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// decideAndExclude adds decisions on some rows to an engagement, and leaves some lines
// out of its price.
func decideAndExclude(rng *rand.Rand, p *playbook.Playbook, e *assess.Engagement) {
	ids, lines := p.Catalogue.IDs(), p.Card.LineIDs()
	for range rng.IntN(5) {
		e.Decisions = append(e.Decisions, assess.Decision{Activity: ids[rng.IntN(len(ids))], Side: terms.Side(1 + rng.IntN(3))})
	}
	for range rng.IntN(4) {
		if id := lines[rng.IntN(len(lines))]; id != "onboarding" && !slices.Contains(e.Quote.Exclude, id) {
			e.Quote.Exclude = append(e.Quote.Exclude, id)
		}
	}
}

// namesOf lists the lines that each row names.
func namesOf(p *playbook.Playbook) map[string][]string {
	names := map[string][]string{}
	for _, a := range p.Catalogue.Activities() {
		names[a.ID] = a.Lines()
	}
	return names
}

// checkLetters checks what must hold of every row of every matrix.
func checkLetters(t *testing.T, m *responsibility.Matrix, clientIT bool) {
	t.Helper()
	said := map[terms.Optional]string{}
	for i := range m.Rows {
		row := &m.Rows[i]
		accountable, responsible, client, provider := 0, 0, false, false
		for role, l := range row.Letters {
			if l.Accountable() {
				accountable++
			}
			if l.Responsible() {
				responsible++
			}
			party := responsibility.Role(role).Party()
			client = client || l.Holds() && party == responsibility.ClientParty
			provider = provider || l.Holds() && party == responsibility.ProviderParty
		}
		if accountable != 1 || responsible < 1 {
			t.Fatalf("%s: %v", row.ID, row.Letters)
		}
		if !clientIT && row.Letters[responsibility.ClientIT] != responsibility.NotInvolved {
			t.Fatalf("%s names IT people of the client's, and there are none", row.ID)
		}
		if (client && provider) != (row.Handoff != "") {
			t.Fatalf("%s (%s): %v has the handoff %q", row.ID, row.Side, row.Letters, row.Handoff)
		}
		if other := said[row.Handoff]; row.Handoff != "" && other != "" {
			t.Fatalf("%s and %s are handed over in the same words", row.ID, other)
		}
		said[row.Handoff] = row.ID
		if row.Authority != "" && row.Letters.Accountable().Party() != responsibility.ClientParty {
			t.Fatalf("%s leaves the client", row.ID)
		}
		if row.Fee == responsibility.Included && !provider {
			t.Fatalf("%s is in the fee, and the provider has no part in it: %v", row.ID, row.Letters)
		}
		if m.Model == terms.FullyManaged && row.Side == terms.Provider && row.Letters[responsibility.ClientIT].Accountable() {
			t.Fatalf("%s: who leaves IT answers for it", row.ID)
		}
	}
}

// checkSold checks that the price and the matrix of a split say the same.
func checkSold(t *testing.T, s *Scored, m *responsibility.Matrix, sold *responsibility.Sold, names map[string][]string) {
	t.Helper()
	delivers := func(line string) bool {
		towers := s.Playbook.Card.TowersOf(line)
		return slices.ContainsFunc(m.Rows, func(row responsibility.Row) bool {
			return row.Fee == responsibility.Included && (slices.Contains(names[row.ID], line) || slices.Contains(towers, row.Tower))
		})
	}
	for _, line := range sold.Lines { // onboarding is no part of the monthly fee
		if s.Playbook.Card.Knows(line) && line != "onboarding" && !delivers(line) {
			t.Errorf("%s: the price holds %s, and no row in the fee delivers it: %v", m.Model, line, s.Proposals[m.Model].Split)
		}
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		if row.Fee != responsibility.Included {
			continue
		}
		for _, line := range names[row.ID] {
			if slices.Contains(sold.LeftOut, line) && !slices.ContainsFunc(names[row.ID], func(id string) bool { return slices.Contains(sold.Lines, id) }) {
				t.Errorf("%s: the quote leaves %s out, and %s is in the fee", m.Model, line, row.ID)
			}
		}
	}
}

// Whatever the client is like, what was decided and what the quote leaves out, every row
// of every model is sound, and the matrix says what the price says.
func TestPriceAndMatrixSayTheSame(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	names := namesOf(p)
	source := invented(t, p)
	rng := rand.New(rand.NewPCG(31, 2026))
	for n := range 200 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		if n%2 == 1 {
			decideAndExclude(rng, p, e)
		}
		s := Score(p, e.ForClient(p.Questionnaire))
		for _, model := range terms.Models() {
			m := s.RACI(model)
			checkLetters(t, &m, s.clientIT(model))
			if len(e.Decisions) == 0 { // a decision may take a row out of the price
				checkSold(t, s, &m, s.sold(s.Proposals[model].Split), names)
			}
		}
		if t.Failed() {
			t.Fatal(source.Engagement(n).YAML(), e.Quote.Exclude)
		}
	}
}

// Nobody covers for themselves: what one person runs alone is covered by the provider
// where the price holds it, and by nobody, said so, where it does not.
func TestNobodyCoversForThemselves(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const lone = "answers: {it_fte: 1, it_staff_plan: keep_same, users_count: 60, endpoints_count: 60, coverage_needed: helpdesk_24x7, tower_owners: {service_desk: %s, endpoints: client, security_operations: provider}}\n"
	for name, tt := range map[string]struct {
		desk, quote string
		fee         responsibility.Fee
	}{
		"in the price":              {"client", "", responsibility.Included},
		"with a shared desk":        {"shared", "", responsibility.Included},
		"with the desk handed over": {"provider", "", responsibility.Included},
		"left out":                  {"client", "quote: {exclude: [absence_cover]}\n", responsibility.NotOffered},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scored(t, p, fmt.Sprintf(lone, tt.desk)+tt.quote)
			m := s.RACI(terms.CoManaged)
			for _, id := range []string{"ST-05", "ST-06"} {
				row := rowOf(t, &m, id)
				a := row.Letters.Accountable()
				if row.Fee != tt.fee || (a.Party() == responsibility.ProviderParty) != (tt.fee == responsibility.Included) || a == responsibility.ClientIT {
					t.Errorf("%s: %v answers, %v, %s %q", id, a, row.Letters, row.Fee, row.FeeNote)
				}
			}
			if row := rowOf(t, &m, "SD-05"); tt.desk == "client" && (row.Letters[responsibility.ClientIT].Holds() || row.Fee == responsibility.Included) {
				t.Errorf("SD-05: %v, %s: the one person is on duty every night", row.Letters, row.Fee)
			}
		})
	}
}

// A wish for nights is in the matrix what it is in the price.
func TestHoursAreWhatThePriceHolds(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for answers, want := range map[string]responsibility.Fee{
		"it_fte: 0, coverage_needed: helpdesk_24x7":  responsibility.Included,
		"it_fte: 0, coverage_needed: extended":       responsibility.Included,
		"it_fte: 0, coverage_needed: business_hours": responsibility.NotOffered,
		"it_fte: 0, coverage_needed: alerts_24x7":    responsibility.NotOffered,
		"it_fte: 0, coverage_needed: unknown":        responsibility.Extra,
		"it_fte: 2, it_staff_plan: keep_same, coverage_needed: helpdesk_24x7, tower_owners: {service_desk: client, endpoints: shared, security_operations: shared}":                        responsibility.Extra,
		"it_fte: 2, it_staff_plan: keep_same, coverage_needed: business_hours, desk_portion: nights, tower_owners: {service_desk: shared, endpoints: shared, security_operations: shared}": responsibility.Included,
		"it_fte: 2, it_staff_plan: keep_same, coverage_needed: helpdesk_24x7, desk_portion: none, tower_owners: {service_desk: shared, endpoints: shared, security_operations: shared}":    responsibility.Extra,
	} {
		s := scored(t, p, "answers: {users_count: 40, endpoints_count: 40, "+answers+"}\n")
		if s.Model() == nil {
			t.Fatalf("%s: no model", answers)
		}
		m := s.RACI(*s.Model())
		row := rowOf(t, &m, "SD-05")
		if row.Fee != want || row.FeeNote == "" {
			t.Errorf("%s: %s %q, want %s", answers, row.Fee, row.FeeNote, want)
		}
		if row.Letters[responsibility.MSPServiceDesk].Holds() != (want == responsibility.Included) {
			t.Errorf("%s: %v, and it is %s", answers, row.Letters, row.Fee)
		}
	}
}

// Decisions that do not go with the split or the people are named.
func TestDecisionsThatSomethingSpeaksAgainstAreNamed(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const nobody, team = "it_fte: 0, it_staff_plan: none_wanted", "it_fte: 3, it_staff_plan: keep_same, tower_owners: {service_desk: client, endpoints: shared, security_operations: provider}"
	for name, tt := range map[string]struct {
		answers, decision string
		want              string
	}{
		"people who are not there": {nobody, "SD-01: {side: client}", "It was agreed that IT people of the client's own do SD-01"},
		"the other side's part":    {team, "SD-01: {side: provider}", "is with the provider, but the part it belongs to, service desk, is with the client's own people"},
		"no such row":              {team + ", servers_count: 0", "SC-02: {side: client}", "SC-02 (Administer servers, virtual machines and storage) was agreed"},
		"a shared part":            {team, "EP-01: {side: provider}", ""},
		"a part of the provider's": {team, "SO-01: {side: shared}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := resultOf(t, p, playbooktest.Engagement(t, p, "answers: {users_count: 40, endpoints_count: 40, "+tt.answers+"}\nresponsibilities: {"+tt.decision+"}\n"))
			said := r.RACI.Warnings
			if tt.want == "" && len(said) > 0 || tt.want != "" && (len(said) != 1 || !strings.Contains(said[0], tt.want)) {
				t.Errorf("warnings %q, want %q", said, tt.want)
			}
		})
	}
}

// rowOf is a row of a matrix.
func rowOf(t *testing.T, m *responsibility.Matrix, id string) *responsibility.Row {
	t.Helper()
	for i := range m.Rows {
		if m.Rows[i].ID == id {
			return &m.Rows[i]
		}
	}
	t.Fatalf("there is no row %s", id)
	return nil
}
