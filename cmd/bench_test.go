package cmd

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// null is an environment with nothing in it.
func null(string) string { return "" }

// BenchmarkVersion is what every start of the program costs beside the start of
// the process: building the commands and finding the one that is meant.
func BenchmarkVersion(b *testing.B) {
	for b.Loop() {
		if Main([]string{"version"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, null) != exitOK {
			b.Fatal("failed")
		}
	}
}

// BenchmarkRecommend goes from a file to a table, the playbook included.
func BenchmarkRecommend(b *testing.B) {
	path := filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml")
	for b.Loop() {
		if Main([]string{"recommend", path}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}, null) != exitOK {
			b.Fatal("failed")
		}
	}
}

// BenchmarkBatch2000 scores 2,000 files of about 1.3 kB with as many workers as
// there are processors, the playbook included.
func BenchmarkBatch2000(b *testing.B) {
	const documents = 2000
	dir := b.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	size := 0
	for i := range documents {
		text := benchEngagement(random, i)
		size += len(text)
		writeFile(b, filepath.Join(dir, fmt.Sprintf("%05d.yaml", i)), []byte(text))
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		var errOut strings.Builder
		if code := Main([]string{"batch", dir, "-o", "ndjson"}, Streams{In: strings.NewReader(""), Out: io.Discard, Err: &errOut}, null); code != exitOK {
			b.Fatalf("exit code %d: %s", code, errOut.String())
		}
	}
	b.ReportMetric(documents*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// benchEngagement is an engagement with about 45 answers, as after a call.
func benchEngagement(random *rand.Rand, n int) string {
	pick := func(options ...string) string { return options[random.IntN(len(options))] }
	users := 5 + random.IntN(400)
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("version: 1")
	line("client: {name: Client %05d, reference: R-%05d, date: 2026-11-%02d}", n, n, 1+random.IntN(28))
	line("answers:")
	line("  respondent: %s", pick("owner", "it_lead", "office_manager"))
	line("  drivers: [%s]", pick("slow_support", "team_overloaded, projects_stuck", "insurance_or_audit, skills_missing"))
	line("  industry: %s", pick("healthcare", "legal", "manufacturing", "financial", "technology"))
	if random.IntN(2) == 0 {
		line("  current_it_model: %s", pick("unofficial", "break_fix", "msp_full"))
		line("  it_fte: 0")
		line("  it_staff_plan: %s", pick("none_wanted", "first_hire"))
	} else {
		line("  current_it_model: internal_only")
		line("  it_fte: %s", pick("1", "1.5", "2", "4", "12"))
		line("  it_staff_plan: %s", pick("keep_same", "replace_leaver", "add_staff", "unknown"))
		line("  it_workload: %s", pick("coping", "slipping", "drowning"))
		line("  leadership_buyin: %d", random.IntN(5))
		line("  team_attitude: %d", random.IntN(5))
		line("  roles_defined: %d", random.IntN(5))
		line("  ticketing_setup: %d", random.IntN(5))
	}
	line("  key_person_risk: %s", pick("fine", "slow", "stuck"))
	line("  skill_gaps: [%s]", pick("security", "security, cloud", "network, projects", "none"))
	if random.IntN(3) == 0 {
		line("  tower_owners: {service_desk: %s, security_operations: provider}", pick("provider", "shared", "advise"))
	}
	line("  control_preference: %d", 1+random.IntN(5))
	line("  users_count: %d", users)
	line("  light_users_count: %d", random.IntN(20))
	line("  endpoints_count: %d", users+random.IntN(1+users/5))
	line("  servers_count: %d", random.IntN(12))
	line("  network_devices_count: %d", random.IntN(30))
	line("  sites_count: %d", 1+random.IntN(6))
	line("  lob_complexity: %s", pick("standard", "industry", "production"))
	line("  platform: %s", pick("m365", "google", "both"))
	line("  growth_24m: %s", pick("flat", "up_20", "up_50"))
	line("  operating_hours: %s", pick("business_hours", "extended"))
	line("  coverage_needed: %s", pick("business_hours", "extended", "alerts_24x7", "unknown"))
	line("  after_hours_now: %s", pick("nobody", "one_phone", "rota"))
	line("  onsite_need: %s", pick("rarely", "monthly", "weekly"))
	line("  tickets_per_month: %d", users/2)
	line("  downtime_tolerance: %s", pick("one_hour", "half_day"))
	line("  it_spend_month: %d", 20*users)
	line("  budget_style: %s", pick("fixed_all_in", "fixed_plus_projects", "flexible"))
	line("  compliance_regimes: [%s]", pick("hipaa", "pci", "soc2, customer_terms"))
	line("  compliance_owner: %s", pick("internal_it", "internal_nontech", "nobody"))
	line("  cyber_insurance: %s", pick("in_place_unsure", "renewal_soon", "none"))
	line("  mfa_coverage: %s", pick("everyone", "email_admin_remote", "some"))
	line("  backup_restore_test: %s", pick("last_90d", "last_year", "never_tested"))
	line("  admin_control: %s", pick("company_verified", "it_person_only", "unknown"))
	line("  endpoint_protection: %s", pick("edr_watched", "antivirus", "mixed"))
	line("  updates_and_eol: [%s]", pick("managed", "left_to_users, old_pcs"))
	line("  documentation_state: %d", random.IntN(5))
	line("notes:")
	line("  users_count: counted by the office manager, two people share a computer")
	return b.String()
}
