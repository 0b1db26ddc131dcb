package cmd

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mspscope/internal/sample"
	"mspscope/questionnaires"
)

// invented is an invented engagement.
func invented(tb testing.TB, n int) string {
	tb.Helper()
	source, err := sample.New(builtIn(tb, 0).Questionnaire.Schema, 820, sample.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return source.Engagement(n).YAML()
}

// ownPrivate lays a playbook over the built-in one that makes more use of
// private answers than that does: a choice and a text about a person, a question
// that hangs on the first, internal findings of every weight, an element of
// readiness, a block and a ratio.
func ownPrivate(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for file, edits := range map[string][][2]string{
		"questionnaire.yaml": {
			{"\nquestions:\n", `
questions:
  - {id: boss_mood, section: money, type: single_choice, topic: mood of the boss, call: C, plain: P, why: W, who: owner, change: turn_out, source: ours, self_assessment: false, options: [{id: good, call: Good}, {id: bad, call: Bad}]}
  - {id: boss_plan, section: money, type: text, topic: plan of the boss, call: C, plain: P, why: W, who: owner, change: turn_out, source: ours, self_assessment: false, when: {boss_mood: bad}}
`},
			{"\nratios:\n", "\nratios:\n  - {id: pay_per_head, of: it_payroll_year, per: it_fte}\n"},
			{"\n  quick: [", "\n  quick: [boss_mood, boss_plan, "},
		},
		"findings.yaml": {{"\nfindings:\n", `
findings:
  - {id: OWN-1, title: The boss is in a bad mood, severity: critical, audience: internal, when: [{boss_mood: bad}, {boss_mood: {is: unsure}}], because: b, action: a, by_day: 1, owner: provider, source: ours}
  - {id: OWN-2, title: Pay is high, severity: info, audience: internal, when: {pay_per_head: ">100000"}, unless: {team_attitude: 4}, because: b, action: a, by_day: 1, owner: provider, source: ours}
  - {id: OWN-3, title: Much is not sure, severity: high, audience: client, when: [{unknown_answers: ">=1"}, {readiness: [bridge, prepare_first]}], because: b, action: a, by_day: 1, owner: provider, source: ours}
`}},
		"readiness.yaml": {
			{"  - id: attitude\n", "  - id: boss\n    name: Boss\n    weight: 5\n    rules: [{level: 0, when: {boss_mood: bad}}, {level: 4, when: {boss_mood: good}}]\n    private: true\n    unless: {boss_mood: {is: unsure}}\n    weight_to: roles\n    levels: [a, b, c, d, e]\n    actions: [a, b, c, d]\n    owner: client\n    source: ours\n  - id: attitude\n"},
			{"    weight: 10\n    question: team_attitude", "    weight: 5\n    question: team_attitude"},
			{"\nblocks:", "\nblocks:\n  - {id: boss, when: {boss_mood: bad}, private: true, because: b, action: a, source: ours}\n#"},
		},
	} {
		data, err := questionnaires.Files.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		text := string(data)
		for _, edit := range edits {
			if strings.Count(text, edit[0]) != 1 {
				tb.Fatalf("%s has %q %d times", file, edit[0], strings.Count(text, edit[0]))
			}
			text = strings.Replace(text, edit[0], edit[1], 1)
		}
		writeFile(tb, filepath.Join(dir, file), []byte(text))
	}
	return dir
}

// told is what somebody said in confidence.
type told struct{ answers, notes, basis, discount, rest string }

// confidences are the ways in which an engagement can hold private things, the
// first one none. With an own playbook there are more.
func confidences(own bool) []told {
	all := []told{
		{},
		{
			answers:  "  team_attitude: 0\n  it_payroll_year: 7654321\n  present: [it_lead, provider]\n  staff_transfer: wanted\n",
			notes:    "  general: MARKNOTE of the call\n  it_fte: MARKNOTE one\n  team_attitude: MARKNOTE two\n  tower_owners.network: MARKNOTE three\n",
			basis:    "  team_attitude: {by: MARKNAME, kind: estimated, others: [{value: 4, by: MARKNAME}]}\n  it_payroll_year: {others: [{value: 6543219, by: MARKNAME}]}\n",
			discount: ", reason: MARKREASON, approved_by: MARKBOSS",
			rest:     "promises: [{text: MARKPROMISE, by: MARKSELLER, on: 2026-11-20}]\ninterview: {audience: it_lead, depth: quick, at: it_fte}\n",
		},
		{
			answers:  "  present: [none]\n  staff_transfer: unknown\n  team_attitude: unknown\n  it_payroll_year: 999999999\n", // hard to believe
			basis:    "  it_payroll_year: {kind: seen, on: 2026-11-20}\n",
			discount: ", reason: no other provider answers",
			rest:     "interview: {audience: discovery, depth: full, at: tower_owners.network}\n",
		},
	}
	if own {
		all[1].answers += "  boss_mood: bad\n  boss_plan: MARKPLAN\n"
		all[2].answers += "  boss_mood: unknown\n"
		all = append(all, told{answers: "  team_attitude: 4\n  it_payroll_year: unknown\n  boss_mood: good\n  boss_plan: MARKPLAN\n"}) // the plan does not apply
	}
	return all
}

var (
	privateAnswer = regexp.MustCompile(`(?m)^  (team_attitude|it_payroll_year|present|staff_transfer):.*\n`)
	discounts     = regexp.MustCompile(`(?m)^  discount:.*\n(    .*\n)*`)
	privateNotes  = regexp.MustCompile(`(?m)^private_notes:\n(  .*\n)+`)
)

// confided is an engagement with what was told in confidence, in the place of
// all private things that it holds, and with a discount, which is not private.
func confided(tb testing.TB, engagement string, t told) string {
	tb.Helper()
	engagement = discounts.ReplaceAllString(engagement, "")
	text := privateAnswer.ReplaceAllString(privateNotes.ReplaceAllString(strings.TrimRight(engagement, "\n")+"\n", ""), "")
	insert := func(key, lines string) {
		if lines == "" {
			return
		}
		if !strings.Contains(text, "\n"+key+":\n") {
			text += key + ":\n"
		}
		text = strings.Replace(text, "\n"+key+":\n", "\n"+key+":\n"+lines, 1)
	}
	insert("answers", t.answers)
	insert("private_notes", t.notes)
	insert("basis", t.basis)
	insert("quote", "  discount: {percent: 5"+t.discount+"}\n")
	return text + t.rest
}

// clientRuns are all commands and formats that print what a client may read.
// FILE stands for the engagement and OTHER for another state of it.
var clientRuns = []string{
	"recommend FILE", "recommend FILE -o json", "recommend FILE --explain --fail-on critical", "estimate FILE", "estimate FILE -o json",
	"raci FILE -o json", "plan FILE -o json", "note FILE --say -o json", "next FILE --all", "next FILE -o json", "batch FILE --fail-on critical", "batch FILE -o ndjson", "compare FILE OTHER -o json", "intake FILE --depth full",
	// From here on the words of the above in other formats.
	"recommend FILE -o yaml", "recommend FILE -o markdown --explain", "estimate FILE -o yaml", "estimate FILE -o markdown", "estimate FILE -o csv",
	"plan FILE", "plan FILE -o csv", "plan FILE --start 2027-02-01 -o markdown", "note FILE --say", "note FILE --say -o markdown", "note FILE --say -o yaml", "raci FILE --open", "raci FILE --role client_it", "raci FILE --party client -o json", "estimate FILE --price-detail full", "recommend FILE --all", "raci FILE", "raci FILE -o yaml", "raci FILE -o csv", "raci FILE -o markdown", "raci FILE -o xlsx", "raci FILE --framework csf2 -o json", "raci FILE --framework 800-171", "next FILE", "next FILE --message", "next FILE --message -o json", "next FILE -o yaml", "next FILE -o markdown",
	"compare OTHER FILE", "compare FILE OTHER -o markdown", "compare FILE OTHER -o yaml", "compare FILE --set it_fte=3",
	"intake FILE --audience it_lead --depth call", "intake FILE --audience discovery", "matrix FILE -o json", "models -o json",
	"report FILE --for owner --include annex -o markdown", "report FILE --for owner --include annex", "report FILE --for owner --include annex -o docx", "report FILE --for owner -o xlsx",
	"report FILE --for it_lead --include annex -o markdown", "report FILE --for it_lead --include annex", "report FILE --for it_lead --include annex -o docx", "report FILE --for it_lead -o xlsx",
	"report FILE --for delivery --view client --include annex -o markdown", "report FILE --for delivery --view client --include annex", "report FILE --for delivery --view client --include annex -o docx", "report FILE --for delivery --view client -o xlsx",
	"batch FILE --fail-on warnings", "recommend FILE --fail-on open", "recommend FILE --fail-on warnings",
}

// moreFormats is where the other formats begin.
const moreFormats = 13

// TestChangingAPrivateAnswerChangesNoByte holds every output for clients to it:
// whatever is told in confidence, the bytes and the exit code are those without
// it.
func TestChangingAPrivateAnswerChangesNoByte(t *testing.T) {
	t.Parallel()
	own := ownPrivate(t)
	for _, run := range []struct {
		name, engagement, playbook string
		runs                       []string
	}{
		{"generated", invented(t, 1), "", clientRuns[:moreFormats]},
		{"own playbook", invented(t, 2), own, clientRuns},
		{"own playbook, another client", invented(t, 3), own, clientRuns[:moreFormats]},
	} {
		t.Run(run.name, func(t *testing.T) {
			t.Parallel()
			sameForClients(t, run.engagement, run.playbook, run.runs)
		})
	}
	for _, name := range []string{"brackenmoor-arts-trust", "marrow-creek-schools", "tolland-ridge-engineering", "wexcombe-castings"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sameForClients(t, string(readFile(t, filepath.Join("..", "testdata", "engagements", name+".yaml"))), "", clientRuns[:moreFormats])
		})
	}
}

func sameForClients(t *testing.T, engagement, playbook string, runs []string) {
	t.Helper()
	dir := t.TempDir()
	file, other := filepath.Join(dir, "c.yaml"), filepath.Join(dir, "other.yaml")
	writeFile(t, other, []byte(strings.Replace(confided(t, engagement, told{}), "users_count: ", "users_count: 1", 1)))
	env := map[string]string{"MSPSCOPE_PLAYBOOK": playbook}
	words := strings.NewReplacer("FILE", file, "OTHER", other)
	want := make([]ran, len(runs))
	for i, told := range confidences(playbook != "") {
		writeFile(t, file, []byte(confided(t, engagement, told)))
		for k, args := range runs {
			if i > 1 && k >= moreFormats {
				break // the same values as in the formats before
			}
			r := run(env, strings.Fields(words.Replace(args))...)
			if r.code != exitOK && r.code != exitGate && !strings.HasPrefix(args, "raci") { // no matrix without a model
				t.Fatalf("%s: exit code %d: %s", args, r.code, r.errOut)
			}
			if i == 0 {
				want[k] = r
				continue
			}
			if r != want[k] {
				line, was, is := firstDifference(want[k].out+want[k].errOut, r.out+r.errOut)
				t.Errorf("%s: exit code %d, without it %d; line %d: %.200q, without it %.200q; with\n%s", args, r.code, want[k].code, line, is, was, told.answers)
			}
		}
	}
}

// secrets is an engagement with a mark in every field that is not for clients.
const secrets = `version: 1
client: {name: Fennel Row}
answers:
  users_count: 70
  endpoints_count: 75
  current_it_model: internal_only
  it_fte: 2
  it_staff_plan: keep_same
  it_workload: slipping
  leadership_buyin: 3
  team_attitude: 0
  it_payroll_year: 7654321
  boss_mood: bad
  boss_plan: MARKPLAN
notes:
  users_count: PUBLICNOTE
  team_attitude: MARKASIDE
private_notes:
  general: MARKNOTE of the call
  it_fte: MARKNOTE one
  tower_owners.network: MARKNOTE three
  team_attitude: MARKNOTE two
basis:
  users_count: {by: MARKNAME, others: [{value: 80, by: MARKOTHER}]}
  it_payroll_year: {by: MARKNAME, others: [{value: 6543219, by: MARKOTHER}]}
  boss_plan: {others: [{value: MARKPLAN of another, by: MARKOTHER}]}
promises: [{text: MARKPROMISE, by: MARKSELLER}]
interview: {audience: it_lead, depth: full, at: it_fte}
quote: {start: 2027-02-01, discount: {percent: 5, reason: MARKREASON, approved_by: MARKBOSS}}
`

// TestWhatIsPrivateIsInNoClientOutput looks for the marks in everything that a
// client may read, and expects them where the provider reads.
func TestWhatIsPrivateIsInNoClientOutput(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, other := filepath.Join(dir, "c.yaml"), filepath.Join(dir, "other.yaml")
	writeFile(t, file, []byte(secrets))
	writeFile(t, other, []byte(strings.NewReplacer("team_attitude: 0", "team_attitude: 4", "boss_mood: bad", "boss_mood: good", "7654321", "8765432", "it_fte: 2", "it_fte: 3").Replace(secrets)))
	env := map[string]string{"MSPSCOPE_PLAYBOOK": ownPrivate(t)}
	words := strings.NewReplacer("FILE", file, "OTHER", other)
	marks := []string{
		"MARK", "7654321", "7,654,321", "8765432", "6543219", "team_attitude", "it_payroll_year", "boss_", "mood of the boss", "OWN-1", "bad mood", "OWN-2",
		"view of a partner", "cost of IT staff", "Working relationship", "attitude", "it_opposed",
	}
	for _, args := range clientRuns {
		r := run(env, strings.Fields(words.Replace(args))...)
		if r.code != exitOK && r.code != exitGate {
			t.Fatalf("%s: exit code %d: %s", args, r.code, r.errOut)
		}
		text := r.out
		if strings.HasPrefix(text, "PK") { // a workbook, or a document for a word processor
			text = unzipped(t, r.out)
		}
		for _, mark := range marks {
			// The total cost says that pay is taken from published figures,
			// whoever told what, and names the question.
			if mark == "it_payroll_year" && strings.HasPrefix(args, "estimate") {
				continue
			}
			if at := strings.Index(text, mark); at >= 0 {
				t.Errorf("%s shows %q: %.120q", args, mark, text[max(0, at-40):])
			}
		}
	}
	for args, marks := range map[string][]string{
		"recommend FILE": {
			"MARKNOTE one", "MARKNOTE two", "MARKNOTE three", "MARKNOTE of the call", "MARKPROMISE", "MARKSELLER", "MARKNAME", "MARKOTHER", "MARKPLAN", "The boss is in a bad mood", "Pay is high", "The IT team is against it",
			"7654321 (MARKNAME) and 6543219 (MARKOTHER)", "Yearly cost of IT staff 7654321",
		},
		"recommend FILE -o json":                 {"MARKNAME", "OWN-1", "OWN-2", `"attitude"`, `"it_opposed"`, "7654321"},
		"recommend FILE -o yaml":                 {"MARKNAME", "OWN-1", "it_opposed"},
		"recommend FILE -o markdown":             {"MARKNOTE", "MARKNAME"},
		"estimate FILE":                          {"MARKNAME"},
		"estimate FILE -o json":                  {"MARKREASON"},
		"estimate FILE -o yaml":                  {"MARKREASON"},
		"estimate FILE -o csv":                   {"MARKREASON"},
		"report FILE --for delivery -o markdown": {"MARKNOTE one", "MARKNOTE of the call", "MARKPROMISE", "MARKSELLER", "MARKNAME", "opposed, worried about their jobs"},
		"compare FILE OTHER -o json":             {"team_attitude", "7654321", "boss_mood"},
	} {
		r := run(env, append(strings.Fields(words.Replace(args)), "--view", "internal")...)
		for _, mark := range marks {
			if !strings.Contains(strings.Join(strings.Fields(r.out), " "), mark) {
				t.Errorf("%s, internal view: no %q", args, mark)
			}
		}
	}
}

// What one of two playbooks holds to be private is in no comparison of both.
func TestPrivateUnderOneOfTwoPlaybooks(t *testing.T) {
	t.Parallel()
	own, file := t.TempDir(), filepath.Join(t.TempDir(), "c.yaml")
	data, err := questionnaires.Files.ReadFile("questionnaire.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "  - id: decision_by\n", "  - id: decision_by\n    self_assessment: false\n", 1)
	writeFile(t, filepath.Join(own, "questionnaire.yaml"), []byte(text))
	writeFile(t, file, []byte("version: 1\nanswers: {it_fte: 0, users_count: 20, decision_by: MARK}\n"))
	for _, playbooks := range [][]string{{"--playbook-b", own}, {"--playbook", own, "--playbook-b", "builtin"}} {
		for _, set := range []string{"decision_by=MARK too", "users_count=30"} {
			args := append([]string{"compare", file, "--set", set, "-o", "json"}, playbooks...)
			if r := run(nil, args...); r.code != exitOK || strings.Contains(r.out, "MARK") || strings.Contains(r.out, "decision_by") {
				t.Errorf("%v: exit code %d, and the client sees %s%s", args, r.code, r.out, r.errOut)
			}
			if r := run(nil, append(args, "--view", "internal")...); strings.Contains(r.out, "MARK") != strings.HasPrefix(set, "decision") {
				t.Errorf("%v, internal view: %s", args, r.out)
			}
		}
	}
}

// The client's numbers count what the client reads: findings, open questions,
// warnings.
func TestNumbersForTheClient(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "c.yaml")
	writeFile(t, file, []byte(secrets))
	env := map[string]string{"MSPSCOPE_PLAYBOOK": ownPrivate(t)}
	var whole, provider struct {
		Findings       []any
		Warnings       []any
		Recommendation struct{ Open []any }
	}
	var record struct{ Findings, Open, Warnings int }
	for args, into := range map[string]any{"recommend -o json": &whole, "recommend -o json --view internal": &provider, "batch -o ndjson": &record} {
		if err := json.Unmarshal([]byte(run(env, append(strings.Fields(args), file)...).out), into); err != nil {
			t.Fatalf("%s: %v", args, err)
		}
	}
	open := whole.Recommendation.Open
	if record.Findings != len(whole.Findings) || record.Open != len(open) || record.Warnings != len(whole.Warnings) {
		t.Errorf("batch counts %+v, recommend lists %d findings, %d open, %d warnings", record, len(whole.Findings), len(open), len(whole.Warnings))
	}
	if len(whole.Findings) == 0 || len(provider.Findings) != len(whole.Findings)+3 { // OWN-1, OWN-2 and the one on the team
		t.Errorf("%d findings for the client, %d for the provider", len(whole.Findings), len(provider.Findings))
	}
	text := run(env, "next", file, "--all").out
	if want := fmt.Sprintf("%d questions are open,", len(open)); !strings.Contains(text, want) {
		t.Errorf("next does not say %q:\n%.300s", want, text)
	}
}

// What a person reads at the end of a self-assessment follows from nothing that
// another one told in confidence.
func TestSelfAssessmentOfAFileWithPrivateAnswers(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "c.yaml")
	env := ownPrivate(t)
	var outs []string
	for _, told := range confidences(true) {
		told.rest, _, _ = strings.Cut(told.rest, "interview: ") // where it goes on is seen, and is no secret
		for _, audience := range []string{"owner", "it_lead"} {
			writeFile(t, file, []byte(confided(t, invented(t, 4), told)))
			r := runWith(strings.Repeat("u\n", 120), "assess", file, "--plain", "--playbook", env, "--audience", audience)
			if r.code != exitOK || r.out == "" {
				t.Fatalf("exit code %d: %s", r.code, r.errOut)
			}
			outs = append(outs, r.out)
		}
		outs = append(outs, run(map[string]string{"MSPSCOPE_PLAYBOOK": env}, "note", file, "--say").out) // what is read out on a call
	}
	for i := range outs {
		if _, was, is := firstDifference(outs[i%3], outs[i]); was != is {
			t.Errorf("%d: %q, without what is private %q", i, is, was)
		}
	}
}

// unzipped is everything that a workbook holds.
func unzipped(tb testing.TB, data string) string {
	tb.Helper()
	book, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var text strings.Builder
	for _, f := range book.File {
		part, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.Copy(&text, part); err != nil {
			tb.Fatal(err)
		}
		_ = part.Close()
	}
	return text.String()
}

// Where reasons, findings and texts come from may name other providers: no client output
// says it.
func TestNoClientOutputSaysSources(t *testing.T) {
	t.Parallel()
	said := regexp.MustCompile(`"sources?":\s*(?:"[^"]|\[\s*")`)
	for _, file := range engagements(t) {
		for _, args := range []string{"recommend -o json", "estimate -o json", "raci -o json", "plan -o json", "next -o json", "note --view client -o json", "report --with-data -o html"} {
			out := run(nil, append(strings.Fields(args), file)...).out
			if at := said.FindStringIndex(out); at != nil {
				t.Errorf("%s %s: %.120s", args, file, out[at[0]:])
			}
		}
	}
	if internal := run(nil, "recommend", engagements(t)[0], "-o", "json", "--view", "internal").out; !said.MatchString(internal) {
		t.Error("the provider does not read the sources either")
	}
}
