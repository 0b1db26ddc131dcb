package responsibility

import (
	"math/rand/v2"
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// rowOf returns one row of a matrix.
func rowOf(t *testing.T, m Matrix, id string) Row {
	t.Helper()
	for _, row := range m.Rows {
		if row.ID == id {
			return row
		}
	}
	t.Fatalf("the matrix has no row %s", id)
	return Row{}
}

func TestMatrix(t *testing.T) {
	t.Parallel()
	c, schema := readSmallCatalogue(t)
	shared := ops("sssssss")
	for _, tt := range []struct {
		name      string
		split     terms.Split
		it        bool
		answers   string
		decisions []Decision
		row       string
		want      Row // side, status, handoff, because, by, on
		letters   string
	}{
		{
			"by the side of the tower", ops("psssccc"), true, "", nil, "EP-01",
			Row{Side: terms.Shared, Handoff: "devices shared"},
			"I - A - R - - -",
		},
		{
			"contested: open", shared, true, "", nil, "SD-01",
			Row{Side: terms.Shared, Status: Open, Handoff: "desk shared"},
			"- C A/R R - - - -",
		},
		{
			"an undecided tower counts as shared",
			terms.Split{},
			true, "", nil, "SD-01",
			Row{Side: terms.Shared, Status: Open, Handoff: "desk shared"},
			"- C A/R R - - - -",
		},
		{
			"an adjuster", shared, true, "{it_workload: drowning}", nil, "SD-01",
			Row{Side: terms.Provider, Status: Open, Because: "too much work"},
			"- C I A/R - - - -",
		},
		{
			"its exception", shared, true, "{it_workload: drowning, it_fte: 10}", nil, "SD-01",
			Row{Side: terms.Shared, Status: Open, Handoff: "desk shared"},
			"- C A/R R - - - -",
		},
		{
			"the first adjuster counts", shared, true, "{it_workload: drowning, ticket_flow: internal_daily}", nil, "SD-01",
			Row{Side: terms.Client, Status: Open, Because: "you said so"},
			"- C A/R - - - - -",
		},
		{
			"the second where the first does not name the row", shared, true, "{it_workload: drowning, ticket_flow: internal_daily}", nil, "BK-01",
			Row{Side: terms.Provider, Because: "too much work"},
			"- - - - A/R - - -",
		},
		{
			"only where the tower has that side", ops("csssscs"), true, "{it_workload: drowning}", nil, "BK-01",
			Row{Side: terms.Client},
			"- - A/R - - - - -",
		},
		{
			"a decision", shared, true, "",
			[]Decision{{"SD-01", terms.Client, "Sam", "2026-11-21"}},
			"SD-01",
			Row{Side: terms.Client, Status: Agreed, By: "Sam", On: "2026-11-21"},
			"- C A/R - - - - -",
		},
		{
			"a decision over an adjuster", shared, true, "{it_workload: drowning}",
			[]Decision{{"SD-01", terms.Shared, "Sam", ""}},
			"SD-01",
			Row{Side: terms.Shared, Status: Agreed, Handoff: "desk shared", By: "Sam"},
			"- C A/R R - - - -",
		},
		{
			"the last decision counts", shared, true, "",
			[]Decision{{"SD-01", terms.Client, "Sam", ""}, {"XX-01", terms.Client, "Sam", ""}, {"SD-01", terms.Provider, "Kim", ""}, {"SD-01", terms.Undecided, "Lee", ""}},
			"SD-01",
			Row{Side: terms.Provider, Status: Agreed, By: "Kim"},
			"- C I A/R - - - -",
		},
		{
			"without IT", ops("ppppppp"), false, "",
			[]Decision{{"EP-01", terms.Shared, "Sam", ""}},
			"EP-01",
			Row{Side: terms.Shared, Status: Agreed, Handoff: "devices shared", By: "Sam"},
			"A - - - R - - -",
		},
		{
			"authority stays with the client", ops("ppppppp"), false, "",
			[]Decision{{"ID-01", terms.Provider, "Sam", ""}},
			"ID-01",
			Row{Side: terms.Provider, Status: Agreed, By: "Sam"},
			"A R - - - - - -",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := c.Matrix(Input{Model: terms.CoManaged, Split: tt.split, ClientIT: tt.it, View: answers(t, schema, tt.answers), Decisions: tt.decisions})
			got := rowOf(t, m, tt.row)
			if l := lettersOf(got.Letters); l != tt.letters {
				t.Errorf("letters %s, want %s", l, tt.letters)
			}
			if got.Side != tt.want.Side || got.Status != tt.want.Status || got.Handoff != tt.want.Handoff ||
				got.Because != tt.want.Because || got.By != tt.want.By || got.On != tt.want.On {
				t.Errorf("row %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestMatrixRolesAndHelpers(t *testing.T) {
	t.Parallel()
	c, schema := readSmallCatalogue(t)
	rolesOf := func(m Matrix) []Role {
		var roles []Role
		for _, info := range m.Roles {
			roles = append(roles, info.Role)
		}
		return roles
	}
	with := c.Matrix(Input{Model: terms.CoManaged, Split: ops("sssssss"), ClientIT: true, View: answers(t, schema, "")})
	if want := []Role{ClientSponsor, ClientUsers, ClientIT, MSPServiceDesk, MSPEngineering, MSPSOC, MSPVCIO}; !slices.Equal(rolesOf(with), want) {
		t.Errorf("roles %v, want %v", rolesOf(with), want)
	}
	// Accountable in the shared column: IT for SD-01, EP-01, ID-01; engineering
	// for SC-01, NW-01, BK-01; security for SO-01; the advisor for ST-01.
	if got := accountable(with.Rows); got != [NumParties]int{3, 5, 0} {
		t.Errorf("accountable %v, want 3 client, 5 provider", got)
	}
	if len(with.Rows) != 8 || len(with.Rows.Core()) != 1 || len(with.Rows.Open()) != 1 || with.Model != terms.CoManaged {
		t.Errorf("%d rows, %d core, %d open", len(with.Rows), len(with.Rows.Core()), len(with.Rows.Open()))
	}
	if rows := with.Rows.Of(ClientIT); len(rows) != 5 { // SD-01, EP-01, SC-01, NW-01, ID-01
		t.Errorf("IT stands in %d rows, want 5", len(rows))
	}
	without := c.Matrix(Input{Split: ops("ppppppp"), View: answers(t, schema, "")})
	if want := []Role{ClientSponsor, ClientUsers, MSPServiceDesk, MSPEngineering, MSPSOC}; !slices.Equal(rolesOf(without), want) {
		t.Errorf("roles %v, want %v", rolesOf(without), want)
	}
	if len(without.Rows) != 7 {
		t.Errorf("%d rows without IT, want 7: the row that needs IT staff vanishes", len(without.Rows))
	}
}

// checkRow checks what every row of every matrix must meet.
func checkRow(t *testing.T, row *Row, in *Input, present []Role) {
	t.Helper()
	accountable, responsible := row.Letters.count()
	if accountable != 1 || responsible < 1 {
		t.Fatalf("%s (%v): %s", row.ID, row.Side, lettersOf(row.Letters))
	}
	for i, l := range row.Letters {
		if l != NotInvolved && !slices.Contains(present, Role(i)) {
			t.Fatalf("%s names %v, which is not in the list of roles", row.ID, Role(i))
		}
		if l.String() == "" && l != NotInvolved {
			t.Fatalf("%s: %v has the letters %b", row.ID, Role(i), l)
		}
	}
	if !in.ClientIT && row.Letters[ClientIT] != NotInvolved {
		t.Fatalf("%s names client_it, but there is none", row.ID)
	}
	if row.Authority != "" && row.Letters.Accountable().Party() != ClientParty {
		t.Fatalf("%s (%v): %s leaves the client", row.ID, row.Authority, lettersOf(row.Letters))
	}
	var client, provider bool
	for i, l := range row.Letters {
		client = client || l.Holds() && Role(i).Party() == ClientParty
		provider = provider || l.Holds() && Role(i).Party() == ProviderParty
	}
	if (client && provider) != (row.Handoff != "") {
		t.Fatalf("%s (%v): %s has the handoff %q", row.ID, row.Side, lettersOf(row.Letters), row.Handoff)
	}
	decided := false
	for _, d := range in.Decisions {
		decided = decided || d.Activity == row.ID && d.Side != terms.Undecided
	}
	want := Default
	switch {
	case decided:
		want = Agreed
	case row.Choice != "":
		want = Open
	}
	if row.Status != want {
		t.Fatalf("%s is %v, want %v", row.ID, row.Status, want)
	}
}

func TestEveryShippedRowIsSound(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	facts := factsOf(schema)
	rng := rand.New(rand.NewPCG(5, 6))
	ids := c.IDs()
	for range 400 {
		in := Input{Model: terms.Models()[rng.IntN(terms.NumModels)], Split: randomSplit(rng), ClientIT: rng.IntN(2) == 0, View: schema.View(sample.AnySet(rng, schema))}
		for range rng.IntN(8) {
			in.Decisions = append(in.Decisions, Decision{Activity: ids[rng.IntN(len(ids))], Side: terms.Side(rng.IntN(5))})
		}
		m := laidOut(c, facts, in)
		var present []Role
		for _, info := range m.Roles {
			present = append(present, info.Role)
		}
		for i := range m.Rows {
			checkRow(t, &m.Rows[i], &in, present)
		}
		if n := accountable(m.Rows); n[ClientParty]+n[ProviderParty]+n[VendorParty] != len(m.Rows) {
			t.Fatalf("%v accountable in %d rows", n, len(m.Rows))
		}
	}
}

// The ready splits of the three models, end to end with the shipped data.
func TestShippedMatrices(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	facts := factsOf(schema)
	view := func(text string) answer.View { return answers(t, schema, text) }

	all := terms.Split{}
	for i := range all {
		all[i] = terms.Provider
	}
	fully := laidOut(c, facts, Input{Split: all, View: view("it_fte: 0")})
	for i := range fully.Rows {
		if row := &fully.Rows[i]; row.Letters[ClientIT] != NotInvolved {
			t.Errorf("%s names client_it under a provider that does everything", row.ID)
		}
	}
	// Beside what only a client can own, little stays with it.
	either := fully.Rows.filter(func(r *Row) bool { return r.Authority == "" })
	if n := accountable(either); 8*n[ClientParty] > len(either) {
		t.Errorf("fully managed leaves %d of %d rows with the client that a provider could answer for", n[ClientParty], len(either))
	}

	for i := range all {
		all[i] = terms.Shared
	}
	// The internal desk takes daily requests unless it has too many of them or
	// the client wants it otherwise.
	for text, want := range map[string]Role{
		"it_fte: 2":                          ClientIT,
		"{it_fte: 2, it_workload: coping}":   ClientIT,
		"{it_fte: 2, it_workload: drowning}": MSPServiceDesk,
		"{it_fte: 2, it_workload: drowning, ticket_flow: internal_daily}":      ClientIT,
		"{it_fte: 2, it_workload: coping, ticket_flow: provider_tiers}":        MSPServiceDesk,
		"{it_fte: 2, it_workload: coping, ticket_flow: provider_front_door}":   MSPServiceDesk,
		"{it_fte: 2, it_workload: coping, ticket_flow: internal_front_door}":   ClientIT,
		"{it_fte: 2, it_workload: drowning, ticket_flow: internal_front_door}": ClientIT,
	} {
		m := laidOut(c, facts, Input{Model: terms.CoManaged, Split: all, ClientIT: true, View: view(text)})
		row := rowOf(t, m, "SD-01")
		if got := row.Letters.Accountable(); got != want {
			t.Errorf("%s: %v answers for the first call, want %v", text, got, want)
		}
	}
}

func BenchmarkMatrix(b *testing.B) {
	c, schema := shippedCatalogue(b)
	facts := factsOf(schema)
	in := Input{
		Split: ops("sspsssp"), ClientIT: true,
		View:      answers(b, schema, "{it_fte: 3, it_workload: drowning, ticket_flow: provider_tiers}"),
		Decisions: []Decision{{"SD-01", terms.Client, "Sam", "2026-11-21"}},
	}
	b.ReportAllocs()
	for b.Loop() {
		laidOut(c, facts, in)
	}
}
