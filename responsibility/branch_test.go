package responsibility

import (
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// branchy is a row with everything that a row can have beside its letters.
const branchy = `  - id: SD-02
    tower: service_desk
    name: Answer calls
    when: {it_workload: [coping, drowning]}
    unless: {it_fte: 0}
    cadence: every working day
    letters: {provider: {msp_service_desk: A/R}, provider_with_it: {msp_service_desk: A/R}, shared: {client_it: A, msp_service_desk: R}, client: {client_it: A/R}}
    handoff: {shared: calls shared}
    fee:
      - {lines: [nights], sides: [provider], fee: included, note: At night as well.}
      - {left_out: [nights], fee: not_offered, note: Nobody answers at night.}
      - {separate: [nights], fee: extra, note: Nights are quoted separately.}
      - {without: [nights], when: {skill_gaps: {has: security}}, fee: extra, note: By the hour.}
      - {when: {skill_gaps: {has: network}}, fee: included, note: By day.}
    variants:
      - {id: by_turns, when: {ticket_flow: internal_daily}, sides: [shared, client], name: Answer calls in turns, letters: {client_it: R, msp_service_desk: A/R}, handoff: calls in turns, because: you share the calls}
      - {id: words, when: {ticket_flow: provider_front_door}, name: Answer all calls, handoff: calls at the front door}
    evidence: Calls
    source: test
`

func branchyText() string {
	return strings.Replace(smallCatalogue, "  - id: EP-01\n", branchy+"  - id: EP-01\n", 1) + smallAdjusters
}

func TestRowsFollowConditions(t *testing.T) {
	t.Parallel()
	schema := smallSchema()
	r, root := parse(t, "catalogue", branchyText())
	c := ReadCatalogue(r, root, schema)
	if c == nil {
		t.Fatal(r.Err())
	}
	nights := &Sold{Lines: []string{"users", "nights"}}
	nothing := &Sold{}
	for name, tt := range map[string]struct {
		split   string
		it      bool
		answers string
		sold    *Sold
		want    Row // zero: no row
		letters string
	}{
		"an open condition":      {"sssssss", true, "it_fte: 2", nil, Row{}, ""},
		"a false condition":      {"sssssss", true, "it_workload: ahead", nil, Row{}, ""},
		"a true exception":       {"sssssss", true, "{it_workload: coping, it_fte: 0}", nil, Row{}, ""},
		"an open exception":      {"sssssss", true, "it_workload: coping", nil, Row{Name: "Answer calls", Handoff: "calls shared", Fee: Included}, "- - A R - - - -"},
		"in the price":           {"ppppppp", true, "it_workload: coping", nights, Row{Name: "Answer calls", Fee: Included, FeeNote: "At night as well."}, "- - - A/R - - - -"},
		"on another side":        {"sssssss", true, "it_workload: coping", nights, Row{Name: "Answer calls", Handoff: "calls shared", Fee: Included}, "- - A R - - - -"},
		"left out":               {"ppppppp", true, "it_workload: coping", &Sold{LeftOut: []string{"nights"}}, Row{Name: "Answer calls", Fee: NotOffered, FeeNote: "Nobody answers at night."}, "- - - A/R - - - -"},
		"quoted separately":      {"ppppppp", true, "it_workload: coping", &Sold{Separate: []string{"nights"}}, Row{Name: "Answer calls", Fee: Extra, FeeNote: "Nights are quoted separately."}, "- - - A/R - - - -"},
		"not in the price":       {"ppppppp", true, "{it_workload: coping, skill_gaps: [security]}", nothing, Row{Name: "Answer calls", Fee: Extra, FeeNote: "By the hour."}, "- - - A/R - - - -"},
		"without prices":         {"ppppppp", true, "{it_workload: coping, skill_gaps: [security]}", nil, Row{Name: "Answer calls", Fee: Included}, "- - - A/R - - - -"},
		"by an answer":           {"ppppppp", true, "{it_workload: coping, skill_gaps: [network]}", nil, Row{Name: "Answer calls", Fee: Included, FeeNote: "By day."}, "- - - A/R - - - -"},
		"the client's own":       {"ccccccc", true, "it_workload: coping", nothing, Row{Name: "Answer calls", Fee: OwnWork}, "- - A/R - - - - -"},
		"another company's":      {"ttttttt", true, "it_workload: coping", nothing, Row{Name: "Answer calls", Fee: OwnWork}, "- - A - - - - R"},
		"letters of a variant":   {"sssssss", true, "{it_workload: coping, ticket_flow: internal_daily}", nil, Row{Name: "Answer calls in turns", Handoff: "calls in turns", Because: "you share the calls", Fee: Included}, "- - R A/R - - - -"},
		"without IT staff":       {"sssssss", false, "{it_workload: coping, ticket_flow: internal_daily}", nil, Row{Name: "Answer calls in turns", Handoff: "calls in turns", Because: "you share the calls", Fee: Included}, "R - - A/R - - - -"},
		"another side":           {"ppppppp", true, "{it_workload: coping, ticket_flow: internal_daily}", nil, Row{Name: "Answer calls", Fee: Included}, "- - - A/R - - - -"},
		"words alone":            {"sssssss", true, "{it_workload: coping, ticket_flow: provider_front_door}", nil, Row{Name: "Answer all calls", Handoff: "calls at the front door", Fee: Included}, "- - A R - - - -"},
		"words, nothing to hand": {"ppppppp", true, "{it_workload: coping, ticket_flow: provider_front_door}", nil, Row{Name: "Answer all calls", Fee: Included}, "- - - A/R - - - -"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := c.Matrix(Input{Split: ops(tt.split), ClientIT: tt.it, View: answers(t, schema, tt.answers), Sold: tt.sold})
			var got *Row
			for i := range m.Rows {
				if m.Rows[i].ID == "SD-02" {
					got = &m.Rows[i]
				}
			}
			if (got == nil) != (tt.want.Name == "") {
				t.Fatalf("the row is %+v", got)
			}
			if got == nil {
				return
			}
			if got.Name != tt.want.Name || got.Handoff != tt.want.Handoff || got.Because != tt.want.Because || got.Fee != tt.want.Fee || got.FeeNote != tt.want.FeeNote || got.Cadence != "every working day" {
				t.Errorf("row %+v, want %+v", got, tt.want)
			}
			if l := lettersOf(got.Letters); l != tt.letters {
				t.Errorf("letters %s, want %s", l, tt.letters)
			}
		})
	}
}

// A row that was moved to the provider is in no price that follows from the towers.
func TestAMovedRowCostsExtra(t *testing.T) {
	t.Parallel()
	r, root := parse(t, "catalogue", strings.Replace(smallCatalogue, "roles:\n", "moved: Quoted before work starts.\nroles:\n", 1))
	c := ReadCatalogue(r, root, smallSchema())
	if c == nil {
		t.Fatal(r.Err())
	}
	for split, want := range map[string]Fee{"ccccccc": Extra, "ttttttt": Extra, "sssssss": Included, "ppppppp": Included} {
		m := c.Matrix(Input{Split: ops(split), ClientIT: true, View: answers(t, smallSchema(), ""), Decisions: []Decision{{"BK-01", terms.Provider, "Sam", ""}}})
		row := rowOf(t, m, "BK-01")
		if row.Fee != want || (row.FeeNote != "") != (want == Extra) {
			t.Errorf("%s: %s %q, want %s", split, row.Fee, row.FeeNote, want)
		}
	}
}

func TestBranchesOfRowsAreChecked(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ old, new, want string }{
		"a condition":             {"when: {it_workload: [coping, drowning]}", "when: {it_worklod: coping}", `unknown question "it_worklod" (did you mean "it_workload"?)`},
		"a private question":      {"when: {it_workload: [coping, drowning]}", "when: {payroll: 5}", `is private`},
		"a fact of later":         {"when: {it_workload: [coping, drowning]}", "when: {it_fte: 5, it_workload: coping}", ""},
		"a fee":                   {"fee: not_offered, ", "fee: gratis, ", `"fee" cannot be "gratis"`},
		"a side":                  {"sides: [provider]", "sides: [nobody]", `cannot be "nobody"`},
		"an amount":               {"note: By the hour.", "note: 145 USD an hour.", `a note to a row names no amount of money`},
		"a sign of a currency":    {"note: By the hour.", "note: By the $ hour.", `a note to a row names no amount of money`},
		"behind what always fits": {"{lines: [nights], sides: [provider], fee: included, note: At night as well.}", "{fee: included}", `nothing leads here: the item before it always fits`},
		"two accountable":         {"letters: {client_it: R, msp_service_desk: A/R}", "letters: {client_it: A, msp_service_desk: A/R}", `2 roles are accountable (A or A/R) in the variant by_turns`},
		"nobody responsible":      {"letters: {client_it: R, msp_service_desk: A/R}", "letters: {client_it: I, msp_service_desk: A}", `nobody is responsible (R or A/R) in the variant by_turns`},
		"no handoff":              {"handoff: calls in turns, ", "", `both hold A or R in the variant by_turns of SD-02, but no handoff`},
		"a handoff too much":      {"letters: {client_it: R, msp_service_desk: A/R}", "letters: {client_it: I, msp_service_desk: A/R}", `only one of client and provider holds A or R in the variant by_turns of SD-02`},
		"a handoff of another":    {"handoff: calls in turns", "handoff: desk shared", `stands word for word in SD-01 as well`},
		"nothing changed":         {"name: Answer all calls, handoff: calls at the front door", "sides: [shared]", `the variant words changes nothing`},
		"nothing handed over":     {"id: words, when", "id: words, sides: [provider], when", `nothing is handed over in SD-02 on the sides of this variant`},
		"a variant twice":         {"id: words", "id: by_turns", `by_turns`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(branchyText(), tt.old, tt.new, 1)
			if text == branchyText() {
				t.Fatalf("the catalogue has no %q", tt.old)
			}
			r, root := parse(t, "catalogue", text)
			later := []string{}
			want := tt.want
			if want == "" {
				later, want = []string{"it_fte"}, `"it_fte" is not known yet where rows are laid out`
			}
			if c := ReadCatalogue(r, root, smallSchema(), later...); c != nil {
				t.Error("a catalogue with problems was returned")
			}
			if err := r.Err(); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("problems:\n%v\nwant %s", err, want)
			}
		})
	}
}

// What only the client can own stays with it in every variant.
func TestAVariantKeepsAuthority(t *testing.T) {
	t.Parallel()
	text := strings.Replace(smallCatalogue, "    authority: data\n", "    authority: data\n    variants: [{id: given_away, letters: {msp_soc: A/R}}]\n", 1)
	r, root := parse(t, "catalogue", text)
	if ReadCatalogue(r, root, smallSchema()) != nil {
		t.Error("a catalogue with problems was returned")
	}
	if err := r.Err(); err == nil || !strings.Contains(err.Error(), `msp_soc is accountable in the variant given_away, but with "authority" only a client role can be`) {
		t.Errorf("problems: %v", err)
	}
}

func TestAmountsInNotes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Ten days a year, with two weeks' notice.": false, "Up to 40 tickets a month.": false, "For PCI 12.8.5.": false, "24x7, from afar.": false,
		"145 an hour in USD": false, "145 USD an hour": true, "EUR 20": true, "$5": true, "5 €": true, "ISO 27001 evidence": false, "": false,
	} {
		if got := HasAmount(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	c, _ := shippedCatalogue(t)
	for i := range c.activities {
		for _, f := range c.activities[i].fees {
			if HasAmount(f.note) {
				t.Errorf("%s: %q names an amount", c.activities[i].ID, f.note)
			}
		}
	}
}

// What was agreed for the provider holds although it is not sold, and costs extra.
func TestWhatWasAgreedWithoutBeingSoldCostsExtra(t *testing.T) {
	t.Parallel()
	text := strings.Replace(branchyText(), "    variants:\n", "    variants:\n      - {id: closed, left_out: [nights], name: Say what waits, letters: {client_it: A/R}}\n", 1)
	r, root := parse(t, "catalogue", strings.Replace(text, "roles:\n", "moved: Quoted.\nroles:\n", 1))
	c := ReadCatalogue(r, root, smallSchema())
	if c == nil {
		t.Fatal(r.Err())
	}
	in := Input{Model: terms.CoManaged, Split: ops("sssssss"), ClientIT: true, View: answers(t, smallSchema(), "it_workload: coping"), Sold: &Sold{LeftOut: []string{"nights"}}}
	if row := rowOf(t, c.Matrix(in), "SD-02"); row.Name != "Say what waits" || row.Fee != NotOffered {
		t.Errorf("before: %+v", row)
	}
	in.Decisions = []Decision{{"SD-02", terms.Provider, "Sam", ""}}
	if row := rowOf(t, c.Matrix(in), "SD-02"); row.Name != "Answer calls" || !row.Letters[MSPServiceDesk].Accountable() || row.Fee != Extra || row.FeeNote != "Quoted." {
		t.Errorf("agreed: %+v", row)
	}
}

// Fully managed, people who are still there answer for nothing that the provider runs, and
// there is nothing for two teams to settle.
func TestWhoLeavesITAnswersForNoneOfIt(t *testing.T) {
	t.Parallel()
	c, schema := readSmallCatalogue(t)
	in := Input{Model: terms.FullyManaged, Split: ops("pppppcp"), ClientIT: true, View: answers(t, schema, "")}
	m := c.Matrix(in)
	if row := rowOf(t, m, "SD-01"); lettersOf(row.Letters) != "- C - A/R - - - -" || row.Status != Default {
		t.Errorf("the provider's part: %+v", row)
	}
	if row := rowOf(t, m, "BK-01"); lettersOf(row.Letters) != "- - A/R - - - - -" {
		t.Errorf("their own part: %+v", row)
	}
	in.Model = terms.CoManaged
	if row := rowOf(t, c.Matrix(in), "SD-01"); lettersOf(row.Letters) != "- C I A/R - - - -" || row.Status != Open {
		t.Errorf("co-managed: %+v", row)
	}
}
