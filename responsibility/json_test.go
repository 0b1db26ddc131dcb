package responsibility

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"mspscope/internal/terms"
)

// wordReadsBack writes a word, checks its text, and reads it again.
func wordReadsBack[T comparable](t *testing.T, v T, id string) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil || string(data) != `"`+id+`"` {
		t.Errorf("%v is written %s (%v), want %q", v, data, err, id)
		return
	}
	var got T
	if err := json.Unmarshal(data, &got); err != nil || got != v {
		t.Errorf("%s is read %v (%v), want %v", data, got, err, v)
	}
}

// unread checks that a text is refused with a message that names what is wrong.
func unread[T any](t *testing.T, text, message string) {
	t.Helper()
	var got T
	if err := json.Unmarshal([]byte(text), &got); err == nil || !strings.Contains(err.Error(), message) {
		t.Errorf("%s is read %v (%v), want an error with %q", text, got, err, message)
	}
}

func TestWordsReadBack(t *testing.T) {
	t.Parallel()
	for p, id := range map[Party]string{ClientParty: "client", ProviderParty: "provider", VendorParty: "vendor"} {
		wordReadsBack(t, p, id)
	}
	for _, r := range Roles() {
		wordReadsBack(t, r, r.String())
	}
	for s, id := range map[Status]string{Default: "default", Open: "open", Agreed: "agreed"} {
		wordReadsBack(t, s, id)
	}
	unread[Party](t, `"msp"`, `unknown party "msp"`)
	unread[Role](t, `"client_boss"`, `unknown role "client_boss"`)
	unread[Status](t, `""`, "unknown status")
	unread[Status](t, `1`, "number")
	for _, v := range []any{Party(NumParties), Role(NumRoles), Status(3)} {
		if data, err := json.Marshal(v); err == nil {
			t.Errorf("%d is written %s", v, data)
		}
	}
}

func TestAssignmentReadsBack(t *testing.T) {
	t.Parallel()
	all := append([]Letter{NotInvolved}, letters[:]...)
	rng := rand.New(rand.NewPCG(8, 1))
	for range 500 {
		var a Assignment
		for role := range a {
			a[role] = all[rng.IntN(len(all))]
		}
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		got := Assignment{ClientIT: AR} // what stood there before does not stay
		if err := json.Unmarshal(data, &got); err != nil || got != a {
			t.Fatalf("%v is written %s and read %v (%v)", a, data, got, err)
		}
	}
	for a, want := range map[Assignment]string{
		{}: "{}",
		{ThirdPartyVendor: I, ClientSponsor: A, MSPServiceDesk: R, ClientUsers: C}: `{"client_sponsor":"A","client_users":"C","msp_service_desk":"R","third_party_vendor":"I"}`,
		{MSPSOC: AR}: `{"msp_soc":"A/R"}`,
	} {
		if data, err := json.Marshal(a); err != nil || string(data) != want {
			t.Errorf("%v is written %s (%v), want %s", a, data, err, want)
		}
	}
	unread[Assignment](t, `{"client_boss":"A"}`, "unknown role")
	unread[Assignment](t, `{"client_it":"X"}`, `unknown letter "X" of the role client_it`)
	unread[Assignment](t, `{"client_it":"AR"}`, "unknown letter")
	unread[Assignment](t, `{"client_it":""}`, "unknown letter")
	unread[Assignment](t, `{"client_it":1}`, "read the letters")
	unread[Assignment](t, `["A"]`, "read the letters")
}

// A row is written with null for what is not there, and read back whole.
func TestRowReadsBack(t *testing.T) {
	t.Parallel()
	for _, row := range []Row{
		{ID: "SD-01", Tower: terms.ServiceDesk, Side: terms.Shared, Name: "Answer calls", Letters: Assignment{ClientIT: R, MSPServiceDesk: A}},
		{
			ID: "EP-02", Tower: terms.Endpoints, Side: terms.Client, Name: "n", Core: true, Letters: Assignment{ClientIT: AR}, Handoff: "h", Evidence: "e",
			Status: Agreed, Choice: "c?", Authority: "law", By: "Sam", On: "2026-11-21", Because: "b",
		},
	} {
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		var got Row
		if err := json.Unmarshal(data, &got); err != nil || got != row {
			t.Errorf("%s is read %+v (%v), want %+v", data, got, err, row)
		}
		if empty := row.Handoff == ""; strings.Contains(string(data), `"handoff":null`) != empty || strings.Contains(string(data), `"because"`) == empty {
			t.Errorf("%s", data)
		}
	}
}
