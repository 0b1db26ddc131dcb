package assess

import (
	"slices"
	"strings"
	"testing"
)

// What people say on a call leads to the question that they mean.
func TestQuestionsAreFoundByTheWordsOfACall(t *testing.T) {
	t.Parallel()
	q, _ := shipped(t)
	for word, want := range map[string][]string{
		"price": {"it_spend_month", "budget_style"}, "2fa": {"mfa_coverage"}, "evening": {"coverage_needed"}, "HIPAA": {"compliance_regimes"},
		"branch": {"sites_count"}, "ERP": {"lob_complexity"}, "kiosk": {"kiosks_count"}, "phone": {"tickets_per_month"}, "wifi": {"network_devices_count"},
		"24x7": {"coverage_needed"}, "renewal": {"contract_status"}, "PCI": {"compliance_regimes"}, "employees": {"users_count"}, "PC": {"endpoints_count"},
		"Mac": {"endpoints_count"}, "EDR": {"endpoint_protection"}, "phishing": {"email_security", "awareness_training"}, "VPN": {"remote_access_method"},
		"M365": {"platform"}, "helpdesk": {"desk_portion"}, "timeline": {"decision_by"}, "goal": {"success_12m"}, "salary": {"it_payroll_year"},
		"hire": {"it_staff_plan"}, "leaving": {"it_turnover", "leaver_access"}, "vendor": {"vendor_relationship"}, "CMMC": {"compliance_regimes"},
		"CUI": {"cui_users_count"}, "credit card": {"compliance_regimes"}, "printer": {"onsite_need"}, "breach": {"security_incidents"},
		"onboarding": {"vendor_relationship"}, "docs": {"documentation_state"},
	} {
		var found []string
		for i := range q.Questions {
			if slices.Contains(q.Questions[i].Synonyms, word) {
				found = append(found, q.Questions[i].ID)
			}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%s leads to %v, want %v", word, found, want)
		}
	}
	for i := range q.Questions {
		w := &q.Questions[i]
		if len(w.Synonyms) == 0 {
			t.Errorf("%s is found by its own words alone", w.ID)
		}
		for k, s := range w.Synonyms {
			if strings.TrimSpace(s) != s || s == "" || slices.Contains(w.Synonyms[:k], s) {
				t.Errorf("%s: the synonym %q", w.ID, s)
			}
		}
	}
}
