package certainty

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mspscope/internal/answer"
)

// client writes the full answers of an invented client whose answers go
// together. About one answer in twelve is "not sure".
func client(tb testing.TB, rng *rand.Rand, schema *answer.Schema) answer.Set {
	tb.Helper()
	var b strings.Builder
	unsure := 8
	give := func(id, value string) {
		chance := unsure
		if id == "it_fte" || id == "users_count" {
			chance = 2
		}
		if rng.IntN(100) < chance {
			value = "unknown"
		}
		fmt.Fprintf(&b, "%s: %s\n", id, value)
	}
	// pick takes one of words such as "a 3 b 1": a three times as often as b.
	pick := func(words string) string {
		fields := strings.Fields(words)
		total := 0
		for i := 1; i < len(fields); i += 2 {
			total += int(fields[i][0] - '0')
		}
		n := rng.IntN(total)
		for i := 1; ; i += 2 {
			if n -= int(fields[i][0] - '0'); n < 0 {
				return fields[i-1]
			}
		}
	}
	some := func(words string, most int) string {
		var chosen []string
		for _, i := range rng.Perm(len(strings.Fields(words)))[:1+rng.IntN(most)] {
			chosen = append(chosen, strings.Fields(words)[i])
		}
		return "[" + strings.Join(chosen, ", ") + "]"
	}
	split := func(words string) string {
		towers := []string{"service_desk", "endpoints", "servers_cloud", "network", "identity_collaboration", "backup_recovery", "security_operations"}
		letters := map[byte]string{'p': "provider", 's': "shared", 'c': "client", 't': "third_party", 'a': "advise"}
		word := pick(words)
		if word == "advise" {
			return word
		}
		var cells []string
		for i, t := range towers {
			if word[i] != 'a' {
				cells = append(cells, t+": "+letters[word[i]])
			}
		}
		return "{" + strings.Join(cells, ", ") + "}"
	}
	users := func(low, high int) { give("users_count", fmt.Sprint(low+rng.IntN(high-low+1))) }
	const inside = "advise 5 aaaaaap 2 paaaaaa 1 ccppppp 1 sssssss 1 ccccccc 1 ccccccp 1"
	const reasons = "security_incident growth_or_change insurance_or_audit team_overloaded projects_stuck skills_missing no_plan slow_support"
	var fte string
	switch profile := rng.IntN(100); {
	case profile < 30: // nobody
		fte = "0"
		users(5, 90)
		give("current_it_model", pick("nobody 1 unofficial 3 break_fix 3 msp_full 3"))
		give("it_staff_plan", pick("none_wanted 6 first_hire 2 replace_leaver 1"))
		give("control_preference", pick("1 3 2 4 3 3 4 1"))
		give("tower_owners", split("advise 5 ppppppp 5 aaacaaa 1 appppps 1"))
		give("drivers", some("provider_unhappy slow_support cost_surprises no_plan security_incident growth_or_change", 3))
	case profile < 52: // one person
		fte = pick("1 8 1.5 1")
		users(20, 140)
		give("current_it_model", pick("internal_only 5 internal_plus 3"))
		give("it_staff_plan", pick("keep_same 6 add_staff 2 shrink 1 none_wanted 1"))
		give("control_preference", pick("2 2 3 5 4 3 5 1"))
		give("tower_owners", split(inside))
		give("drivers", some(reasons, 3))
	case profile < 72: // two or three
		fte = pick("2 5 2.5 1 3 5")
		users(60, 320)
		give("current_it_model", pick("internal_only 5 internal_plus 4"))
		give("it_staff_plan", pick("keep_same 6 add_staff 3 shrink 2 build_full_team 1"))
		give("control_preference", pick("2 1 3 4 4 4 5 2"))
		give("tower_owners", split(inside))
		give("drivers", some(reasons, 3))
	case profile < 84: // four to nine
		fte = fmt.Sprint(4 + rng.IntN(6))
		users(150, 900)
		give("current_it_model", pick("internal_only 5 internal_plus 4"))
		give("it_staff_plan", pick("keep_same 6 add_staff 3 shrink 2 build_full_team 2"))
		give("control_preference", pick("3 2 4 4 5 3"))
		give("tower_owners", split(inside))
		give("drivers", some(reasons, 3))
	case profile < 91: // ten and more
		fte = fmt.Sprint(10 + rng.IntN(40))
		users(500, 5000)
		give("current_it_model", pick("internal_only 5 internal_plus 4"))
		give("it_staff_plan", pick("keep_same 7 add_staff 2 shrink 2"))
		give("control_preference", pick("3 1 4 4 5 4"))
		give("tower_owners", split(inside))
		give("drivers", some(reasons, 3))
	case profile < 96: // the team goes
		fte = pick("0 5 1 2 2 1 5 1")
		users(30, 400)
		give("current_it_model", "internal_only")
		give("it_staff_plan", pick("none_wanted 5 replace_leaver 2"))
		give("control_preference", pick("1 2 2 3 3 3"))
		give("tower_owners", split("advise 5 ppppppp 3 aaacaaa 1"))
		give("drivers", "[it_person_leaving]")
	default: // content
		fte = fmt.Sprint(1 + rng.IntN(6))
		users(60, 500)
		give("current_it_model", "internal_only")
		give("it_staff_plan", "keep_same")
		give("control_preference", pick("4 3 5 3"))
		give("tower_owners", split("advise 5 ccccccc 4"))
		give("drivers", "[just_checking]")
		give("it_workload", pick("ahead 3 coping 3"))
		give("skill_gaps", "[none]")
		give("coverage_needed", "business_hours")
		give("key_person_risk", pick("fine 4 slow 1"))
	}
	give("it_fte", fte)
	if !strings.Contains(b.String(), "it_workload") {
		give("it_workload", pick("ahead 1 coping 4 slipping 4 drowning 3"))
		give("skill_gaps", pick("[none] 2 [security] 3 [cloud,projects] 2 [security,compliance] 2 [helpdesk_capacity] 2 [network] 1"))
		give("coverage_needed", pick("business_hours 4 extended 3 alerts_24x7 3 helpdesk_24x7 1"))
		give("key_person_risk", pick("fine 2 slow 4 stuck 4"))
	}
	give("after_hours_now", pick("nobody 4 one_phone 4 rota 2 provider_best_effort 1 provider_247 1"))
	give("growth_24m", pick("shrink 1 flat 5 up_20 4 up_50 2 over_50 1"))
	give("lob_complexity", pick("standard 4 industry 4 critical_custom 2 production 2"))
	give("onsite_need", pick("rarely 4 monthly 3 weekly 3 daily 2"))
	give("sites_count", pick("1 6 2 3 5 1 9 1"))
	give("projects_12m", pick("[none] 4 [cloud_move] 3 [network_refresh,hardware_refresh] 2"))
	give("budget_style", pick("fixed_all_in 4 fixed_plus_projects 4 flexible 2 lowest 2"))
	give("compliance_regimes", pick("[none] 5 [hipaa] 2 [pci] 2 [customer_terms] 2"))
	give("compliance_owner", pick("internal_it 3 internal_nontech 3 outside_advisor 2 nobody 3"))
	return readSet(tb, schema, b.String())
}
