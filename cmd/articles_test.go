package cmd

import (
	"path/filepath"
	"strings"
	"testing"
)

// What the five articles say that the product is made from, and where a person reads it.
// Each line is a statement, the run that shows it, and words of it. A run is a command
// with an example in the place of its name; "adviser" before it is the paper of an adviser.
var fromArticles = []struct{ says, run, shows string }{
	// Fully managed vs co-managed helpdesk
	{"problems are found before anybody notices", "models -o markdown", "found and put right before your staff notice"},
	{"a help desk around the clock", "models -o markdown", "a 24/7 help desk for staff is an option"},
	{"services go up and down with the company", "recommend harbor-dental --all", "The fee follows the number of people and devices"},
	{"people are free for their own work", "models -o markdown", "Your people keep to the work they were hired for"},
	{"certified people and current tools", "models -o markdown", "Certified people and current tools come with the service"},
	{"the provider runs the controls, the duty stays", "recommend harbor-dental --all", "It does the work behind most of the controls"},
	{"help at a rollout or in a season", "models -o markdown", "for example for a rollout or a busy season"},
	{"made to fit what the team does well", "models -o markdown", "You decide task by task what goes outside"},
	{"less burnout", "recommend wexcombe-castings --set respondent=it_lead", "Less hangs on any one of the team"},
	{"security and compliance weigh in", "recommend harbor-dental", "Health data rules (HIPAA) apply"},
	{"growth weighs in", "recommend harbor-dental --all", "More people are expected"},
	// ROI Technology
	{"the provider answers for outcomes", "models -o markdown", "One party answers for how well operations run"},
	{"outcomes are what to look for", "adviser recommend harbor-dental", "that systems run, are protected, can stand an audit"},
	{"the team keeps the projects that matter", "recommend wexcombe-castings --all", "the projects that matter most to you"},
	{"no turf wars", "recommend marrow-creek-schools --all", "talks over your people in front of others"},
	{"the provider owns the security stack", "raci quillhaven-credit-union", "collect, keep and review logs"},
	{"who keeps control", "models -o markdown", "the provider, within your rules"},
	{"help after hours", "raci quillhaven-credit-union", "Help people outside business hours"},
	{"access to the tools", "plan wexcombe-castings", "Give both teams access to the tools"},
	{"service levels for who was let down", "recommend harbor-dental --all --set drivers=[provider_unhappy]", "That nothing rests on a promise"},
	{"security tools cost much to build", "recommend marrow-creek-schools", "a security watch of your own would cost more"},
	{"special projects", "models -o markdown", "Projects such as a move to the cloud, a new network or an audit"},
	{"escalation is written down", "plan wexcombe-castings", "Write down what is escalated, what counts as an emergency"},
	{"how the teams talk", "plan wexcombe-castings", "Begin to meet for 30 minutes every week"},
	{"managed, then a hire, then shared", "recommend pebblecast-software --all", "Let this person work beside the provider for the first 30 days"},
	{"own IT, then shared", "recommend thistledown-pryce-law", "From your own IT alone to co-managed"},
	{"a department, the provider stays for security", "recommend wexcombe-castings --all --set it_staff_plan=build_full_team", "Keep security operations, backup checks or compliance outside"},
	{"no lock-in", "recommend harbor-dental --all --set current_it_model=msp_full --set contract_status=over_12m --set compliance_regimes=[none] --set growth_24m=flat", "How do we keep from being locked in?"},
	{"moving between models", "adviser recommend wexcombe-castings", "help you hire, take work back or move on"},
	{"access instead of gatekeeping", "adviser recommend wexcombe-castings", "has its own access to device management"},
	{"documented escalation", "adviser recommend wexcombe-castings", "what it passes on, what counts as an emergency"},
	{"a partner that does not compete", "adviser recommend wexcombe-castings", "asks what your people know and builds on it"},
	{"flexible scope", "adviser recommend wexcombe-castings", "Scope can go up for a migration"},
	{"documentation culture", "adviser recommend wexcombe-castings", "write in one shared, encrypted system"},
	{"driver and pit crew", "models -o markdown", "Your IT people and the provider work as one team"},
	// SafePoint
	{"consistency by documented processes", "models -o markdown", "One documented way, the same for every request"},
	{"what takes too long or is too complex", "models -o markdown", "Some of the work takes too long, is too special"},
	{"strategy inside, routine outside", "next brackenmoor-arts-trust", "the provider keeps systems updated, writes the records"},
	{"scaling without burning out the staff", "models -o markdown", "less strain on a small team"},
	{"people who run projects", "models -o markdown", "people who run projects"},
	{"growth and renewal", "models -o markdown", "You are growing or renewing your systems"},
	{"strict rules with oversight inside", "models -o markdown", "as in health care, finance or law"},
	{"what is cheaper depends on the staff", "recommend wexcombe-castings --all", "with no IT people, fully managed is usually the cheaper way"},
	{"three years ahead", "recommend harbor-dental --all", "About three years: how many people you will be"},
	{"structure where no leader is", "models -o markdown", "somebody to bring structure, a budget and a roadmap"},
	// American Chase
	{"vacations", "raci wexcombe-castings", "Cover planned leave"},
	{"sick leave", "raci wexcombe-castings", "Step in for sick leave"},
	{"the foundations are the same", "models -o markdown", "Every model covers protection of computers"},
	{"like a colleague, not a vendor", "models -o markdown", "Like colleagues: in your queue, your meetings and your records"},
	{"who owns which tool", "plan wexcombe-castings", "List the tools: owner, who pays"},
	{"who leads", "models -o markdown", "Who leads"},
	{"a fee that varies", "models -o markdown", "A reduced fee that varies with scope"},
	{"the difference", "recommend harbor-dental --all", "How do fully managed and co-managed differ?"},
	{"from managed to shared", "recommend pebblecast-software --all", "Can we change from fully managed to co-managed later?"},
	{"dearer or not", "recommend wexcombe-castings --all", "Does co-managed cost more than fully managed?"},
	{"tools and licenses", "recommend marrow-creek-schools --all", "Whose tools are used, and who pays for them?"},
	{"the IT manager stays", "recommend wexcombe-castings --all", "Does co-managed replace our IT manager?"},
	{"which model for compliance", "recommend wexcombe-castings --all", "Each control needs one named owner in writing"},
	{"the human in the loop", "recommend --all --set it_fte=3 --set it_staff_plan=shrink --set respondent=it_lead --set users_count=90 --set tower_owners=security_out", "human in the loop"},
	{"the desk inside, infrastructure outside", "recommend --all --set it_fte=3 --set it_staff_plan=keep_same --set users_count=90 --set tower_owners=front_in_back_out", "Can the provider take strategy and infrastructure"},
	{"cover for absences", "recommend wexcombe-castings --all", "What do we gain when people are on leave or sick?"},
	{"outgrown", "recommend --all --set it_fte=0 --set it_staff_plan=none_wanted --set users_count=20", "outgrown our present model"},
	// Innovative
	{"tasks really leave the desk", "recommend quillhaven-credit-union --all", "What it takes on, it can finish"},
	{"nobody wants your job", "recommend quillhaven-credit-union --all", "does not want your job"},
	{"the same experience whoever helps", "models -o markdown", "The same help, whether your team or the provider answers"},
	{"leadership settles friction", "recommend wexcombe-castings --set leadership_buyin=0", "Leadership is against shared work"},
	{"each role is measured", "recommend marrow-creek-schools --all", "Both are measured, each in what it does"},
	{"a portal for everybody", "models -o markdown", "Everybody can open a request in a portal"},
	{"the team's own ticket tool", "recommend quillhaven-credit-union --all", "Can we keep our own ticket tool?"},
	{"two tools linked", "models -o markdown", "keeps its ticket tool, the two are linked"},
	{"assigned by place", "raci wexcombe-castings --set ticket_flow=by_site", "Solve everyday requests, each"},
	{"assigned by software and hardware", "raci wexcombe-castings --set ticket_flow=software_hardware", "Solve everyday requests: software"},
	{"assigned in turn", "raci wexcombe-castings --set ticket_flow=round_robin", "Solve everyday requests in turn"},
	{"the flow is known to all", "plan quillhaven-credit-union --set ticket_flow=unknown", "How requests run between your team and the provider"},
	{"one set of targets", "raci wexcombe-castings", "nine of ten tickets"},
	{"hold time", "adviser recommend wexcombe-castings", "Hold time, first response and fix time have targets"},
	{"an outside voice", "recommend wexcombe-castings --set respondent=it_lead --set it_strategy_doc=none", "who also speaks for them to the management"},
}

// Everything that the articles say has its place, and none of it speaks of the articles.
func TestWhatTheArticlesSayIsRead(t *testing.T) {
	t.Parallel()
	adviser := t.TempDir()
	writeFile(t, filepath.Join(adviser, "provider.yaml"), []byte("version: 1\nvoice: adviser\n"))
	runs := map[string]string{}
	for _, s := range fromArticles {
		if _, ok := runs[s.run]; ok {
			continue
		}
		line, ofAdviser := strings.CutPrefix(s.run, "adviser ")
		env := map[string]string{"COLUMNS": "1000"}
		if ofAdviser {
			env["MSPSCOPE_PLAYBOOK"] = adviser
		}
		args := strings.Fields(line)
		if len(args) > 1 && !strings.HasPrefix(args[1], "-") {
			args[1] = filepath.Join("..", "testdata", "engagements", args[1]+".yaml")
		}
		r := run(env, args...)
		if r.code != exitOK {
			t.Fatalf("%s: exit code %d: %s", s.run, r.code, r.errOut)
		}
		runs[s.run] = strings.Join(strings.Fields(r.out), " ")
	}
	for _, s := range fromArticles {
		if !strings.Contains(runs[s.run], s.shows) {
			t.Errorf("%s: %q does not show %q", s.says, s.run, s.shows)
		}
	}
	for line, out := range runs {
		for _, name := range []string{"ROI Technology", "SafePoint", "American Chase", "Innovative"} {
			if strings.Contains(out, name) {
				t.Errorf("%s names %s, another provider", line, name)
			}
		}
	}
}
