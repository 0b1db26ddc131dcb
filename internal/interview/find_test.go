package interview

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/prompt/prompttest"
)

// everything is a session of a client whom every question applies to that the words
// below are about.
func everything(t *testing.T) (*Talk, *prompttest.Script, *memory) {
	t.Helper()
	c, script, m := talk(t, Options{Depth: assess.Full})
	s := c.Session
	m.data = []byte(strings.Join([]string{
		"version: 1", "answers:", "  respondent: owner", "  drivers: [slow_support]", "  current_it_model: co_managed_now", "  it_fte: 2", "  it_staff_plan: keep_same",
		"  compliance_regimes: [hipaa, pci, cmmc]", "  shared_devices_count: 4", "  light_users_count: 5", "  network_devices_count: 4", "  tower_owners: {service_desk: shared}", "",
	}, "\n"))
	if s.q.Schema.At(id(t, s, "current_it_model")).OptionIndex("co_managed_now") < 0 {
		m.data = []byte(strings.Replace(string(m.data), "co_managed_now", "internal_plus", 1))
	}
	if s.q.Schema.At(id(t, s, "current_it_model")).OptionIndex("internal_plus") < 0 {
		m.data = []byte(strings.Replace(string(m.data), "internal_plus", s.q.Schema.At(id(t, s, "current_it_model")).Options[5], 1))
	}
	s.Load(m.read(t))
	return c, script, m
}

// What people say on a call leads to the question that they mean, also with a slip of
// the hand; an id leads to its question alone.
func TestQuestionsAreFoundByWhatPeopleSay(t *testing.T) {
	t.Parallel()
	c, _, _ := everything(t)
	s := c.Session
	for words, want := range map[string][]string{
		"price": {"it_spend_month", "budget_style"}, "2fa": {"mfa_coverage"}, "evening": {"coverage_needed"}, "HIPAA": {"compliance_regimes"}, "branch": {"sites_count"},
		"ERP": {"lob_complexity"}, "kiosk": {"kiosks_count"}, "phone": {"tickets_per_month"}, "wifi": {"network_devices_count"}, "24x7": {"coverage_needed"}, "24/7": {"coverage_needed"},
		"renewal": {"contract_status"}, "PCI": {"compliance_regimes"}, "employees": {"users_count"}, "PC": {"endpoints_count"}, "Mac": {"endpoints_count"}, "EDR": {"endpoint_protection"},
		"phishing": {"email_security", "awareness_training"}, "VPN": {"remote_access_method"}, "M365": {"platform"}, "helpdesk": {"desk_portion"}, "timeline": {"decision_by"},
		"goal": {"success_12m"}, "salary": {"it_payroll_year"}, "hire": {"it_staff_plan"}, "leaving": {"it_turnover", "leaver_access"}, "vendor": {"vendor_relationship"},
		"CMMC": {"compliance_regimes"}, "CUI": {"cui_users_count"}, "credit card": {"compliance_regimes"}, "printer": {"onsite_need"}, "breach": {"security_incidents"},
		"onboarding": {"vendor_relationship"}, "docs": {"documentation_state"},
		"users_count": {"users_count"}, "usres": {"users_count"}, "complience": {"compliance_regimes"}, "hippa": {"compliance_regimes"}, "bakcup": {"backup_restore_test"}, "insurence": {"cyber_insurance"},
		"servres": {"servers_count"}, "mfa": {"mfa_coverage"}, "laptops": {"endpoints_count"}, "budget": {"budget_style"}, "firewall": {"firewalls_count"}, "people in IT": {"it_fte"},
		"who decides": {"decision_by"}, "hours": {"coverage_needed", "operating_hours"}, "backup": {"backup_restore_test"}, "audit": {"audit_when"}, "tickets": {"tickets_per_month"},
	} {
		var got []string
		for _, f := range s.Search(words) {
			got = append(got, s.q.Questions[f.Place.Question].ID)
		}
		if words == "audit" {
			continue // several are about audits
		}
		first := got[:min(len(got), 3)]
		if !slices.ContainsFunc(want, func(id string) bool { return s.q.Schema.Find(id) >= 0 && s.Applies(s.q.Schema.Find(id)) }) {
			t.Errorf("%q: none of %v applies; the test tests nothing", words, want)
		}
		for _, id := range want {
			if s.q.Schema.Find(id) >= 0 && s.Applies(s.q.Schema.Find(id)) && !slices.Contains(first, id) {
				t.Errorf("%q finds %v, want %s among the first", words, got, id)
			}
		}
	}
}

// On the page for calls Enter goes to the first question that is found.
func TestTheFirstQuestionFoundIsTheOneThatIsMeant(t *testing.T) {
	t.Parallel()
	c, _, _ := everything(t)
	s := c.Session
	for words, want := range map[string]string{
		"people": "users_count", "users": "users_count", "staff": "users_count", "hours": "operating_hours", "cover": "coverage_needed", "night": "coverage_needed",
		"team": "it_fte", "devices": "endpoints_count", "computers": "endpoints_count", "office": "sites_count", "offices": "sites_count", "warehouse": "sites_count", "locations": "sites_count",
		"rules": "compliance_regimes", "compliance": "compliance_regimes", "visits": "onsite_need", "backup": "backup_restore_test", "backups": "backup_restore_test",
		"quality": "response_satisfaction", "dr": "recovery_plan", "servers": "servers_count", "spend": "it_spend_month", "insurance": "cyber_insurance", "budget": "budget_style",
	} {
		if found := s.Search(words); len(found) == 0 || s.q.Questions[found[0].Place.Question].ID != want {
			t.Errorf("%q leads to %v, want %s", words, found, want)
		}
	}
}

// Of a question that is not asked as things stand it is said why; what is asked, and what
// nothing fits, waits for nobody.
func TestWhatWaitsIsSaid(t *testing.T) {
	t.Parallel()
	c, _, m := talk(t, Options{Depth: assess.Full})
	s := c.Session
	for _, tt := range []struct {
		answers, words string
		room, ok       bool
	}{
		{"present: [it_lead], it_fte: 2", "salary", true, true},
		{"present: [it_lead], it_fte: 2", "payroll", true, true},
		{"present: [it_lead], it_fte: 2", "zebra", false, false},
		{"present: [it_lead], it_fte: 2", "", false, false},
		{"present: [it_lead], it_fte: 2", "ransomware", false, false},
		{"present: [none], it_fte: 2", "salary", false, false},
		{"present: [none], it_fte: 0", "salary", false, true},
		{"present: [none], compliance_regimes: [none]", "CUI", false, true},
	} {
		m.data = []byte("version: 1\nanswers: {respondent: owner, " + tt.answers + "}\n")
		s.Load(m.read(t))
		if topic, room, ok := s.Waits(tt.words); room != tt.room || ok != tt.ok || ok != (topic != "") {
			t.Errorf("%s: %q: %q, room %v, found %v", tt.answers, tt.words, topic, room, ok)
		}
	}
}
