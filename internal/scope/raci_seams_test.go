package scope

import (
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// seam is what a row has to say at the border between those who run two parts.
type seam struct {
	row      string
	answers  terms.Optional // short for the party that answers: client or provider
	fee      responsibility.Fee
	part     responsibility.Role // who has work in it,
	idle     responsibility.Role // and who has none
	mentions string              // in name or note
}

const (
	seamOwn     = "users_count: 60, endpoints_count: 60, servers_count: 2, network_devices_count: 6, "
	seamAllOurs = "service_desk: provider, endpoints: provider, servers_cloud: provider, identity_collaboration: provider, backup_recovery: provider, "
	seamAllOwn  = "service_desk: client, endpoints: client, servers_cloud: client, identity_collaboration: client, backup_recovery: client, "
)

// Where two sides or two companies run neighboring parts, no row promises the work of a
// part that the provider does not run, and none leaves out the provider's own.
func TestRowsHoldAtTheSeams(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for name, tt := range map[string]struct {
		answers string
		want    []seam
	}{
		"another company runs the network": {
			"it_fte: 0, it_staff_plan: none_wanted, tower_owners: {" + seamAllOurs + "network: third_party, security_operations: provider}",
			[]seam{
				{"NW-08", "client", responsibility.OwnWork, responsibility.ThirdPartyVendor, responsibility.MSPEngineering, "firmware"},
				{"PT-03", "provider", responsibility.Included, responsibility.MSPEngineering, responsibility.ThirdPartyVendor, "servers"},
			},
		},
		"another company watches security": {
			"it_fte: 0, it_staff_plan: none_wanted, tower_owners: {" + seamAllOurs + "network: provider, security_operations: third_party}",
			[]seam{
				{"SO-08", "provider", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, "hours of service"},
				{"SO-05", "client", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, "hours of service"},
				{"SO-11", "client", responsibility.Extra, responsibility.MSPEngineering, responsibility.MSPSOC, "agreed before it starts"},
				{"CO-02", "provider", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, ""},
				{"SD-04", "provider", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, "faults of servers and cloud"},
				{"GV-19", "provider", responsibility.Included, responsibility.MSPVCIO, responsibility.MSPEngineering, "at the provider itself"},
			},
		},
		"one person keeps security": {
			"it_fte: 1, it_staff_plan: keep_same, tower_owners: {" + seamAllOurs + "network: provider, security_operations: client}",
			[]seam{
				{"SO-02", "client", responsibility.NotOffered, responsibility.ClientIT, responsibility.MSPSOC, "nobody watches"},
				{"PT-05", "client", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, "systems that the provider runs"},
				{"SO-05", "client", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPSOC, "hours of service"},
				{"ST-06", "provider", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPServiceDesk, "in the parts that they run alone"},
			},
		},
		"only security is the provider's": {
			"it_fte: 6, it_staff_plan: keep_same, tower_owners: {" + seamAllOwn + "network: client, security_operations: provider}",
			[]seam{
				{"PT-05", "client", responsibility.Included, responsibility.MSPSOC, responsibility.MSPEngineering, "Whoever runs a system fixes it"},
				{"PT-01", "client", responsibility.OwnWork, responsibility.ClientIT, responsibility.MSPEngineering, ""},
				{"VA-08", "client", responsibility.OwnWork, responsibility.ClientIT, responsibility.MSPServiceDesk, ""},
				{"VA-06", "client", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPServiceDesk, "looks after"},
				{"CH-05", "client", responsibility.Included, responsibility.MSPEngineering, responsibility.MSPServiceDesk, ""},
			},
		},
		"only one person has the highest rights": {
			"it_fte: 1, it_staff_plan: keep_same, admin_control: it_person_only, tower_owners: {" + strings.ReplaceAll(seamAllOurs, "provider", "shared") + "network: shared, security_operations: shared}",
			[]seam{
				{"ID-05", "client", responsibility.OwnWork, responsibility.ClientSponsor, responsibility.MSPEngineering, "into the company's own hands"},
				{"ID-12", "client", responsibility.OwnWork, responsibility.ClientSponsor, responsibility.MSPEngineering, ""},
			},
		},
		"the hard cases come back": {
			"it_fte: 3, it_staff_plan: keep_same, desk_portion: first_line, tower_owners: {" + strings.ReplaceAll(seamAllOurs, "provider", "shared") + "network: shared, security_operations: shared}",
			[]seam{
				{"SD-03", "client", responsibility.OwnWork, responsibility.ClientIT, responsibility.MSPServiceDesk, ""},
				{"ST-05", "provider", responsibility.Included, responsibility.MSPServiceDesk, responsibility.MSPSOC, "number of requests a month"},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scored(t, p, "answers: {"+seamOwn+tt.answers+"}\n")
			if s.Model() == nil {
				t.Fatal("no model")
			}
			m := s.RACI(*s.Model())
			for _, want := range tt.want {
				row := rowOf(t, &m, want.row)
				client := row.Letters.Accountable().Party() == responsibility.ClientParty
				if client != (want.answers == "client") || row.Fee != want.fee {
					t.Errorf("%s: %v, %s, want the %s to answer, %s", want.row, row.Letters, row.Fee, want.answers, want.fee)
				}
				if !row.Letters[want.part].Holds() || row.Letters[want.idle].Holds() {
					t.Errorf("%s: %v, want work for %v and none for %v", want.row, row.Letters, want.part, want.idle)
				}
				if said := row.Name + " " + string(row.FeeNote); !strings.Contains(said, want.mentions) {
					t.Errorf("%s: %q does not say %q", want.row, said, want.mentions)
				}
			}
		})
	}
}

// What only one person can open does not hang on that person alone.
func TestOnePersonDoesNotAnswerForTheirOwnKeys(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {"+seamOwn+"it_fte: 1, it_staff_plan: keep_same, admin_control: it_person_only, tower_owners: {"+seamAllOwn+"network: client, security_operations: provider}}\n")
	m := s.RACI(terms.CoManaged)
	for _, id := range []string{"ID-05", "ID-12", "BK-09"} {
		if row := rowOf(t, &m, id); row.Letters.Accountable() != responsibility.ClientSponsor {
			t.Errorf("%s: %v answers, and that is the one person who can open it", id, row.Letters.Accountable())
		}
	}
}

// Who agrees to cover for themselves, and pays for cover by the provider, reads that the
// two do not go together, and not that nothing was bought.
func TestCoverThatWasBoughtIsNotDenied(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	s := scored(t, p, "answers: {"+seamOwn+"it_fte: 1, it_staff_plan: keep_same, tower_owners: {"+seamAllOwn+"network: client, security_operations: provider}}\nresponsibilities: {ST-05: {side: client}, ST-06: {side: client}}\n")
	m := s.RACI(terms.CoManaged)
	for _, id := range []string{"ST-05", "ST-06"} {
		if row := rowOf(t, &m, id); row.Fee != responsibility.OwnWork || !strings.Contains(string(row.FeeNote), "the price holds cover") {
			t.Errorf("%s: %s %q", id, row.Fee, row.FeeNote)
		}
	}
}
