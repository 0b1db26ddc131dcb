package responsibility

import (
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
)

// smallCatalogue has one row for each operational tower and the rows in which
// something special happens.
const smallCatalogue = `version: 1
roles:
  - {id: client_sponsor, party: client, name: Sponsor, short: Sponsor, what: decides}
  - {id: client_users, party: client, name: Users, short: Users, what: work}
  - {id: client_it, party: client, name: IT, short: IT, what: runs}
  - {id: msp_service_desk, party: provider, name: Desk, short: Desk, what: answers}
  - {id: msp_engineering, party: provider, name: Engineers, short: Eng, what: build}
  - {id: msp_soc, party: provider, name: Security, short: SOC, what: watch}
  - {id: msp_vcio, party: provider, name: Advisor, short: vCIO, what: advise}
  - {id: third_party_vendor, party: vendor, name: Vendor, short: Vendor, what: supplies}
activities:
  - id: SD-01
    tower: service_desk
    name: Take requests
    core: true
    choice: Who is called first?
    letters:
      provider: {client_users: C, msp_service_desk: A/R}
      provider_with_it: {client_it: I, client_users: C, msp_service_desk: A/R}
      shared: {client_it: A/R, client_users: C, msp_service_desk: R}
      client: {client_it: A/R, client_users: C}
    handoff: {shared: desk shared}
    evidence: Tickets
    source: test
  - id: EP-01
    tower: endpoints
    name: Replace devices
    letters:
      provider: {client_sponsor: I, msp_engineering: A/R}
      provider_with_it: {client_it: R, msp_engineering: A}
      shared: {client_it: A, msp_engineering: R, client_sponsor: I}
      client: {client_it: R, client_sponsor: A, third_party_vendor: C}
    handoff: {provider_with_it: devices with it, shared: devices shared}
    evidence: List
    source: test
  - id: SC-01
    tower: servers_cloud
    name: Run servers
    letters:
      provider: {msp_engineering: A/R}
      provider_with_it: {msp_engineering: A/R, client_it: C}
      shared: {client_it: R, client_users: R, msp_engineering: A}
      client: {client_it: A/R, msp_engineering: R}
    handoff: {shared: servers shared, client: servers client}
    evidence: List
    source: test
  - id: NW-01
    tower: network
    name: Run network
    letters: {provider: {msp_engineering: A/R}, provider_with_it: {msp_engineering: A/R}, shared: {msp_engineering: A/R, client_it: I}, client: {client_it: R, msp_engineering: A}}
    handoff: {client: network client}
    evidence: List
    source: test
  - id: ID-01
    tower: identity_collaboration
    name: Decide on access
    authority: data
    letters: {provider: {client_sponsor: A, client_users: R}, provider_with_it: {client_sponsor: A, client_it: R}, shared: {client_it: A/R}, client: {client_it: A/R}}
    evidence: List
    source: test
  - id: BK-01
    tower: backup_recovery
    name: Run backups
    letters: {provider: {msp_engineering: A/R}, provider_with_it: {msp_engineering: A/R}, shared: {msp_engineering: A/R}, client: {client_it: A/R}}
    evidence: List
    source: test
  - id: SO-01
    tower: security_operations
    name: Watch alerts
    letters: {provider: {msp_soc: A/R}, provider_with_it: {msp_soc: A/R}, shared: {msp_soc: A/R}, client: {client_it: A/R}}
    evidence: List
    source: test
  - id: ST-01
    tower: strategy
    name: Mentor staff
    needs_client_it: true
    letters: {provider_with_it: {msp_vcio: A/R}, shared: {msp_vcio: A/R}, client: {client_it: A/R}}
    evidence: List
    source: test
`

const smallAdjusters = `adjusters:
  - {id: front_door, activities: [SD-01], side: client, only_if: shared, when: {ticket_flow: internal_daily}, because: you said so, source: test}
  - {id: drowning, activities: [SD-01, BK-01], side: provider, only_if: shared, when: {it_workload: drowning}, unless: {it_fte: ">=10"}, because: too much work, source: test}
`

func readSmallCatalogue(tb testing.TB) (*Catalogue, *answer.Schema) {
	tb.Helper()
	schema := smallSchema()
	r, root := parse(tb, "catalogue", smallCatalogue+smallAdjusters)
	c := ReadCatalogue(r, root, schema)
	if c == nil {
		tb.Fatal(r.Err())
	}
	return c, schema
}

// shippedCatalogue reads the shipped catalogue, which must have no problems.
func shippedCatalogue(tb testing.TB) (*Catalogue, *answer.Schema) {
	tb.Helper()
	schema := shippedSchema(tb)
	r, root := shipped(tb, "catalogue.yaml")
	c := ReadCatalogue(r, root, factsOf(schema))
	if c == nil {
		tb.Fatal(r.Err())
	}
	return c, schema
}

func TestReadCatalogueReportsProblems(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, old, new string
		place, text    string
	}{
		{"two accountable", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {client_users: A, msp_service_desk: A/R}", "18:17", `2 roles are accountable`},
		{"nobody accountable", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {client_users: C, msp_service_desk: R}", "18:17", `0 roles are accountable`},
		{"nobody responsible", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {client_users: C, msp_service_desk: A}", "18:17", `nobody is responsible`},
		{"client IT where there is none", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {client_it: C, msp_service_desk: A/R}", "18:18", `client_it cannot stand in the column "provider"`},
		{"authority with the provider", "provider: {client_sponsor: A, client_users: R}", "provider: {msp_vcio: A, msp_soc: R}", "58:25", `msp_vcio is accountable in the column "provider", but with "authority"`},
		{"handoff missing", "devices with it, shared: devices shared}", "devices with it}", "33:14", `both hold A or R in the column "shared" of EP-01`},
		{"handoff without reason", "handoff: {shared: desk shared}", "handoff: {shared: desk shared, client: why}", "22:44", `only one of client and provider holds A or R in the column "client" of SD-01`},
		{"handoff twice", "network client}", "servers client}", "51:23", `stands word for word in SC-01`},
		{"unknown handoff", "handoff: {shared: desk shared}", "handoff: {shared: desk shared, share: why}", "22:36", `did you mean "shared"?`},
		{"unknown role", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {msp_servicedesk: A/R}", "18:18", `did you mean "msp_service_desk"?`},
		{"unknown letter", "provider: {client_users: C, msp_service_desk: A/R}", "provider: {msp_service_desk: A+R}", "18:36", `"msp_service_desk" cannot be "A+R" (did you mean "A/R"?); write one of A, R, A/R, C, I`},
		{"unknown tower", "tower: network", "tower: networks", "48:12", `did you mean "network"?`},
		{"unknown authority", "authority: data", "authority: dta", "57:16", `did you mean "data"?`},
		{"id twice", "id: SC-01", "id: EP-01", "36:9", `the activity "EP-01" stands here a second time (first on line 25)`},
		{"bad id", "id: SC-01", "id: servers", "36:9", `"id" must be two capital letters, a dash and two digits such as SD-01, not "servers"`},
		{"column missing", "provider: {msp_engineering: A/R}, provider_with_it: {msp_engineering: A/R}, shared: {msp_engineering: A/R}, client", "provider_with_it: {msp_engineering: A/R}, shared: {msp_engineering: A/R}, client", "64:14", `"provider" is missing`},
		{"column too many", "letters: {provider_with_it: {msp_vcio: A/R}", "letters: {provider: {msp_vcio: A/R}, provider_with_it: {msp_vcio: A/R}", "77:25", `has no column "provider"`},
		{"tower without rows", "tower: security_operations", "tower: compliance", "12:3", `no activity belongs to the tower security_operations`},
		{"role missing", "  - {id: msp_vcio, party: provider, name: Advisor, short: vCIO, what: advise}\n", "", "3:3", `"roles" lacks msp_vcio; add it`},
		{"role twice", "{id: msp_vcio, party: provider", "{id: msp_soc, party: provider", "9:10", `the role "msp_soc" stands here a second time (first on line 8)`},
		{"wrong party", "{id: msp_soc, party: provider", "{id: msp_soc, party: client", "8:26", `msp_soc is a role of the provider`},
		{"unknown key", "evidence: Tickets", "evidence: Tickets\n    evidense: x", "24:5", `did you mean "evidence"?`},
		{"empty text", "name: Run servers", `name: ""`, "38:11", `"name" is empty`},
		{"adjuster of an unknown row", "[SD-01, BK-01]", "[SD-01, BK-10]", "82:40", `unknown activity "BK-10" (did you mean`},
		{"adjuster names a row twice", "[SD-01, BK-01]", "[SD-01, SD-01]", "82:40", `the activity "SD-01" stands here a second time`},
		{"adjuster without effect", "side: client, only_if: shared", "side: shared, only_if: shared", "81:66", `changes nothing`},
		{"adjuster to a third party", "side: client, only_if: shared", "side: third_party, only_if: shared", "81:49", `write one of provider, shared, client`},
		{"adjuster of a wrong side", "side: client, only_if: shared", "side: client, only_if: share", "81:66", `did you mean "shared"?`},
		{"adjuster twice", "id: drowning,", "id: front_door,", "82:10", `the adjuster "front_door" stands here a second time`},
		{"unknown option", "{it_workload: drowning}", "{it_workload: drown}", "82:101", `has no option "drown"`},
		{"condition that never holds", `{it_fte: ">=10"}`, `{it_fte: ">=10", ticket_flow: internal_daily, skill_gaps: {has: none, count: ">=2"}}`, "82:120", `can never hold`},
		{"unknown role id", "{id: msp_vcio,", "{id: msp_vco,", "9:10", `"id" cannot be "msp_vco" (did you mean "msp_vcio"?)`},
		{"unknown party", "{id: msp_soc, party: provider", "{id: msp_soc, party: providers", "8:26", `did you mean "provider"?`},
		{"letters are no mapping", "letters: {provider: {msp_soc: A/R}", "letters: {provider: A/R", "70:25", `"provider" must be a mapping of keys and values`},
		{"letters missing", "    letters: {provider_with_it: {msp_vcio: A/R}, shared: {msp_vcio: A/R}, client: {client_it: A/R}}\n", "", "73:5", `"letters" is missing`},
		{"handoff is no mapping", "handoff: {client: network client}", "handoff: network client", "51:14", `"handoff" must be a mapping`},
		{"empty handoff", "handoff: {client: network client}", "handoff: {client: ' '}", "51:23", `"client" is empty`},
		{"adjuster without a condition", "when: {ticket_flow: internal_daily}, ", "", "81:5", `"when" is missing`},
		{"adjuster of no rows", "activities: [SD-01], ", "activities: [], ", "81:34", `"activities" must be a list with at least one item`},
		{"core of an unknown question", "roles:\n", "core_below: {question: it_ftes, people: 5, source: O}\nroles:\n", "2:24", `unknown question "it_ftes" (did you mean "it_fte"?)`},
		{"core of a choice", "roles:\n", "core_below: {question: it_workload, people: 5, source: O}\nroles:\n", "2:24", `does not ask for a number`},
		{"core of a private question", "roles:\n", "core_below: {question: payroll, people: 5, source: O}\nroles:\n", "2:24", `is private`},
		{"core of half a person", "roles:\n", "core_below: {question: it_fte, people: 0.5, source: O}\nroles:\n", "2:40", `people must be a whole number`},
		{"core without a source", "roles:\n", "core_below: {question: it_fte, people: 5}\nroles:\n", "2:13", `"source" is missing`},
		{"version", "version: 1", "version: 2", "1:10", `version "2" is not known`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(smallCatalogue+smallAdjusters, tt.old, tt.new, 1)
			if text == smallCatalogue+smallAdjusters {
				t.Fatalf("the catalogue has no %q", tt.old)
			}
			r, root := parse(t, "catalogue", text)
			c := ReadCatalogue(r, root, smallSchema())
			if c != nil {
				t.Error("a catalogue with problems was returned")
			}
			wantProblem(t, r, tt.place, tt.text)
		})
	}
}

func TestReadCatalogueReportsAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer("tower: network", "tower: net", "I, client_users", "X, client_users", "id: SO-01", "id: SD-01").Replace(smallCatalogue)
	r, root := parse(t, "catalogue", text)
	if ReadCatalogue(r, root, smallSchema()) != nil || r.Len() != 3 {
		t.Errorf("want three problems, have:\n%v", r.Err())
	}
}

// What is misread keeps nothing else from being checked, and is no second
// problem where its value is looked at.
func TestReadCatalogueChecksWhatWasReadWhole(t *testing.T) {
	t.Parallel()
	text := strings.NewReplacer(
		"tower: network", "tower: net", // no row of the network is left
		"evidence: Tickets", "evidense: Tickets",
		"authority: data", "authority: dta", // and the row may be anybody's
		"{client_sponsor: A, client_users: R}", "{msp_vcio: A/R}",
		"{client_it: R, msp_engineering: A}", "{client_it: R, msp_engineering: R}",
		"id: BK-01", "id: BK_1",
		"{ticket_flow: internal_daily}", "{ticket_flow: internal}",
		"only_if: shared, when: {it_workload", "only_if: shard, when: {it_workload",
	).Replace(smallCatalogue + smallAdjusters)
	r, root := parse(t, "catalogue", text)
	if ReadCatalogue(r, root, smallSchema()) != nil {
		t.Error("a catalogue with problems was returned")
	}
	want := `catalogue:12:5: "evidence" is missing; add it
catalogue:23:5: unknown key "evidense" (did you mean "evidence"?); remove or correct it
catalogue:30:25: 0 roles are accountable (A or A/R) in the column "provider_with_it"; exactly one must be
catalogue:48:12: "tower" cannot be "net"; write one of ` + strings.Join(terms.Tower(0).Words(), ", ") + `
catalogue:50:145: 0 roles are accountable (A or A/R) in the column "client"; exactly one must be
catalogue:57:16: "authority" cannot be "dta" (did you mean "data"?); write one of money, risk, law, people, data, policy, control
catalogue:61:9: "id" must be two capital letters, a dash and two digits such as SD-01, not "BK_1"
catalogue:81:94: "ticket_flow" has no option "internal"; the options are provider_front_door, internal_daily
catalogue:82:40: unknown activity "BK-01" (did you mean "BK_1"?)
catalogue:82:73: "only_if" cannot be "shard" (did you mean "shared"?); write one of provider, shared, client, third_party`
	if err := r.Err(); err == nil || err.Error() != want {
		t.Errorf("problems:\n%v\nwant:\n%s", err, want)
	}
}

func TestACatalogueThatIsNone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"[]": {"1:1", "a catalogue of responsibilities must be a mapping"},
		"x":  {"1:1", "a catalogue of responsibilities must be a mapping"},
	} {
		r, root := parse(t, "catalogue", text)
		if ReadCatalogue(r, root, smallSchema()) != nil {
			t.Errorf("%s: a catalogue was returned", text)
		}
		wantProblem(t, r, want[0], want[1])
	}
}

// A sentence may stand in two columns of one row, but not in two rows.
func TestAHandoffMayStandInTwoColumnsOfItsRow(t *testing.T) {
	t.Parallel()
	text := strings.Replace(smallCatalogue, "devices with it, shared: devices shared", "devices, shared: devices", 1)
	r, root := parse(t, "catalogue", text)
	c := ReadCatalogue(r, root, smallSchema())
	if c == nil {
		t.Fatal(r.Err())
	}
	for _, side := range []terms.Side{terms.Provider, terms.Shared} {
		if got := c.Find("EP-01").cellFor(side, true).handoff; got != "devices" {
			t.Errorf("%v: handoff %q", side, got)
		}
	}
}

func TestSmallClientsAreThoseBelowTheFigureOfTheFile(t *testing.T) {
	t.Parallel()
	const below5 = "core_below: {question: it_fte, people: 5, source: O}\n"
	for _, tt := range []struct {
		key, answers string
		want         bool
	}{
		{below5, "it_fte: 4.99", true},
		{below5, "it_fte: 5", false},
		{below5, "it_fte: unknown", false},
		{below5, "", false},
		{"", "it_fte: 1", false}, // and there is no question users_count
		{"core_below: {question: it_fte, people: 0, source: O}\n", "it_fte: 0", false},
	} {
		r, root := parse(t, "catalogue", strings.Replace(smallCatalogue, "roles:\n", tt.key+"roles:\n", 1))
		c := ReadCatalogue(r, root, smallSchema())
		if c == nil {
			t.Fatal(r.Err())
		}
		if got := c.Small(answers(t, smallSchema(), tt.answers)); got != tt.want {
			t.Errorf("%q with %q: small is %v", tt.key, tt.answers, got)
		}
	}
	c, schema := shippedCatalogue(t)
	for text, want := range map[string]bool{"users_count: 49": true, "users_count: 50": false, "users_count: 40..49": true, "users_count: 40..50": false} {
		if got := c.Small(answers(t, schema, text)); got != want {
			t.Errorf("%s: small is %v", text, got)
		}
	}
}

// lettersOf writes the letters of a row in role order, "-" for not involved.
func lettersOf(a Assignment) string {
	var parts []string
	for _, l := range a {
		if l == NotInvolved {
			parts = append(parts, "-")
		} else {
			parts = append(parts, l.String())
		}
	}
	return strings.Join(parts, " ")
}

func TestCells(t *testing.T) {
	t.Parallel()
	c, _ := readSmallCatalogue(t)
	for _, tt := range []struct {
		row     string
		side    terms.Side
		it      bool
		want    string // sponsor, users, IT, desk, engineering, SOC, vCIO, vendor
		handoff string
	}{
		{"SD-01", terms.Provider, false, "- C - A/R - - - -", ""},
		{"SD-01", terms.Provider, true, "- C I A/R - - - -", ""},
		{"SD-01", terms.Shared, true, "- C A/R R - - - -", "desk shared"},
		{"SD-01", terms.Shared, false, "A/R C - R - - - -", "desk shared"},
		{"SD-01", terms.Client, false, "A/R C - - - - - -", ""},
		{"SD-01", terms.ThirdParty, true, "- C A - - - - R", ""},
		{"SD-01", terms.ThirdParty, false, "A C - - - - - R", ""},
		// IT's A replaces the sponsor's I.
		{"EP-01", terms.Shared, false, "A - - - R - - -", "devices shared"},
		// IT's R joins the sponsor's A; the vendor's R replaces its C.
		{"EP-01", terms.Client, false, "A/R - - - - - - C", ""},
		{"EP-01", terms.ThirdParty, true, "A - - - - - - R", ""},
		{"EP-01", terms.Provider, true, "- - R - A - - -", "devices with it"},
		// Users do the work already, so IT's R vanishes with IT.
		{"SC-01", terms.Shared, false, "- R - - A - - -", "servers shared"},
		{"SC-01", terms.ThirdParty, true, "- - A - R - - R", "servers client"},
		// The provider is accountable for what the vendor now does: nothing
		// is left on the client's side, so nothing is handed over.
		{"NW-01", terms.ThirdParty, true, "- - - - A - - R", ""},
		{"NW-01", terms.Client, false, "R - - - A - - -", "network client"},
		{"NW-01", terms.Shared, false, "- - - - A/R - - -", ""},
		// What only the client can own does not go to another company either.
		{"ID-01", terms.ThirdParty, true, "- - A/R - - - - -", ""},
		{"ID-01", terms.ThirdParty, false, "A/R - - - - - - -", ""},
	} {
		cell := c.Find(tt.row).cellFor(tt.side, tt.it)
		if got := lettersOf(cell.letters); got != tt.want || cell.handoff != tt.handoff {
			t.Errorf("%s, %v, IT %v: %s %q, want %s %q", tt.row, tt.side, tt.it, got, cell.handoff, tt.want, tt.handoff)
		}
	}
}

func TestShippedCatalogue(t *testing.T) {
	t.Parallel()
	c, schema := shippedCatalogue(t)
	// A practice of 24 people with nothing special signs the short matrix.
	m := laidOut(c, factsOf(schema), Input{Split: ops("ppppppp"), View: answers(t, schema, "{users_count: 24, compliance_regimes: [none], industry: professional_services}")})
	if n, core := len(m.Rows), len(m.Rows.Core()); n < 95 || n > 150 || core < 28 || core > 38 {
		t.Errorf("%d rows of which %d are core; about 130 and 34 are meant", n, core)
	}
	if c.Find("SD-01") == nil || c.Find("XX-99") != nil || c.IDs()[0] != c.Activities()[0].ID {
		t.Error("rows are not found by their ids")
	}
	if info := c.Role(MSPVCIO); info.Role != MSPVCIO || info.Name == "" {
		t.Errorf("the role msp_vcio is %+v", info)
	}
}

func TestLettersAndRolesRoundTrip(t *testing.T) {
	t.Parallel()
	for _, l := range letters {
		if got, ok := ParseLetter(l.String()); !ok || got != l {
			t.Errorf("ParseLetter(%q) = %v, %v", l.String(), got, ok)
		}
	}
	if _, ok := ParseLetter(""); ok {
		t.Error("ParseLetter accepted nothing")
	}
	for _, role := range Roles() {
		if got, ok := ParseRole(role.String()); !ok || got != role {
			t.Errorf("ParseRole(%q) = %v, %v", role.String(), got, ok)
		}
	}
	if !AR.Accountable() || !AR.Responsible() || A.Responsible() || R.Accountable() || C.Holds() || I.Holds() {
		t.Error("the letters A and R are mixed up")
	}
}
