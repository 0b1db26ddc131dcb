package result

import "slices"

// Printed lists the questions whose answers a page prints, as they were given.
// Every other answer reaches a page only through what follows from it.
func Printed() []string {
	return slices.Concat([]string{
		"respondent", "current_it_model", "it_fte", "drivers", "compliance_regimes",
		"success_12m", "it_staff_plan", "it_workload", "coverage_needed",
		"it_spend_month", "decision_by", "budget_style", "contract_status", "contract_months_left",
		"projects_12m", "contract_notice", "vendor_relationship", "start_within",
		"admin_control", "own_name", "documentation_state", "asset_inventory", "tool_access", "ticketing_setup", "remote_access_method", "leaver_access", "rented_equipment",
	}, CountQuestions())
}

// CountQuestions lists the questions that ask for the numbers on which the work rests.
func CountQuestions() []string {
	return []string{
		"users_count", "light_users_count", "mailbox_users_count", "endpoints_count", "shared_devices_count", "tills_count", "kiosks_count", "student_devices_count",
		"servers_count", "network_devices_count", "firewalls_count", "sites_count", "visit_sites_count", "tickets_per_month", "seasonal_users_count",
	}
}
