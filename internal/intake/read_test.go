package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/interview"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestRead(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	data := fill(t, q, full, map[string]any{
		"client/name": "Harbor Dental", "users_count": 24, "endpoints_count": " 26 ", "it_fte": 1.1, "current_it_model": "NOBODY",
		"mfa_coverage": "not sure", "servers_count": "unknown", "control_preference": 2, "success_12m": "=1+1",
		"drivers/slow_support": "Yes", "drivers/growth_or_change": "x", "compliance_regimes": "None of these", "skill_gaps": "Not Sure",
		"tower_owners/network": "an  outside provider", "tower_owners/service_desk": "client", "tower_owners/projects": "Please propose what fits",
		"N users_count": "two share\none computer", "seasonal_peaks": "yes",
	})
	e, err := strict(q, "b.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	want := `version: 1
client: {name: Harbor Dental}
answers:
  drivers: [slow_support, growth_or_change]
  success_12m: "=1+1"
  current_it_model: nobody
  it_fte: 1.1
  skill_gaps: unknown
  tower_owners: {service_desk: client, network: provider, projects: advise}
  users_count: 24
  endpoints_count: 26
  seasonal_peaks: yes
  compliance_regimes: [none]
  control_preference: 2
  servers_count: unknown
  mfa_coverage: unknown
notes:
  users_count: "two share\none computer"
`
	var got []string
	for line := range strings.Lines(string(e.YAML(q))) {
		if !strings.HasPrefix(line, "  #") {
			got = append(got, line)
		}
	}
	if strings.Join(got, "") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, ""), want)
	}
	empty, err := strict(q, "b.xlsx", fill(t, q, full, nil))
	if err != nil || string(empty.YAML(q)) != "version: 1\nanswers: {}\n" || string(empty.JSON(q)) != "{\n  \"version\": 1,\n  \"answers\": {}\n}\n" {
		t.Errorf("%s, %v", empty.YAML(q), err)
	}
	all, err := strict(q, "b.xlsx", fill(t, q, full, map[string]any{"tower_owners": "you propose", "tower_owners/network": ""}))
	if i := q.Schema.Find("tower_owners"); err != nil || all.Answers.Values[i].State != answer.Given || all.Answers.Values[i].Grid != (terms.Split{}) {
		t.Errorf("%+v, %v", all.Answers.Values[i], err)
	}
}

// What is not settled is read from the cells of one question, and of a range in any
// way that people write it.
func TestReadWhatIsNotSettled(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	empty := emptyRows(t)
	for _, test := range []struct {
		cells map[string]string
		want  string
	}{
		{map[string]string{"users_count": "80..100"}, "users_count: 80..100"},
		{map[string]string{"users_count": " 80 To 100 "}, "users_count: 80..100"},
		{map[string]string{"users_count": "80-100"}, "users_count: 80..100"},
		{map[string]string{"users_count": "80 – 100"}, "users_count: 80..100"},
		{map[string]string{"it_spend_month": "$1200 to $1500"}, "it_spend_month: 1200..1500"},
		{map[string]string{"tower_owners/network": "Not sure", "tower_owners/endpoints": "shared"}, "tower_owners: {endpoints: shared, network: unknown}"},
		{map[string]string{"tower_owners/network": "You propose", "tower_owners/endpoints": "shared"}, "tower_owners: {endpoints: shared, network: advise}"},
		{map[string]string{"tower_owners": "You propose", "tower_owners/network": "Not sure", "tower_owners/endpoints": "shared"}, "tower_owners: {service_desk: advise, endpoints: shared, servers_cloud: advise, network: unknown, identity_collaboration: advise, backup_recovery: advise, security_operations: advise, business_applications: advise, strategy: advise, compliance: advise, vendors: advise, projects: advise}"},
		{map[string]string{"tower_owners/network": "Not sure"}, "tower_owners: unknown"},
		{map[string]string{"success_12m": "Don’t know"}, "success_12m: unknown"}, // and not a wish of these words
		{map[string]string{"mfa_coverage": "no idea", "users_count": "TBD"}, "users_count: unknown\n  mfa_coverage: unknown"},
		{map[string]string{"compliance_regimes/hipaa": "Yes", "compliance_regimes/cmmc": "not certain"}, "compliance_regimes: [hipaa]\nbasis:\n  compliance_regimes: {unsure: [cmmc]}"},
		{map[string]string{"compliance_regimes/hipaa": "Yes", "compliance_regimes/cmmc": "Not sure"}, "compliance_regimes: [hipaa]\nbasis:\n  compliance_regimes: {unsure: [cmmc]}"},
		{map[string]string{"compliance_regimes/cmmc": "Not sure"}, "compliance_regimes: [none]\nbasis:\n  compliance_regimes: {unsure: [cmmc]}"},
	} {
		e, err := strictly(judge(q, "b.xlsx", filled(t, empty, test.cells)))
		if err != nil {
			t.Errorf("%v: %v", test.cells, err)
			continue
		}
		var lines []string
		for line := range strings.Lines(string(e.YAML(q))) {
			if !strings.HasPrefix(strings.TrimSpace(line), "#") {
				lines = append(lines, line)
			}
		}
		if got := strings.Join(lines, ""); got != "version: 1\nanswers:\n  "+test.want+"\n" {
			t.Errorf("%v:\n%s", test.cells, got)
		}
	}
}

// Whatever is not settled comes back from a workbook as it stood in the file.
func TestUnsettledRoundTrip(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	source, err := sample.New(q.Schema, 17, sample.Options{Ranges: true, Unsure: true})
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	for n := range 12 {
		e := engagement(t, q, source.Engagement(n).YAML())
		o := Options{Depth: assess.Full, Audience: assess.Discovery}
		back, err := strict(q, "b.xlsx", write(t, q, e, o))
		if err != nil {
			t.Fatal(err)
		}
		reader := readerOf(q, e, o, &Letter{})
		v := interview.ForAlone(q, e, reader).View(q)
		for _, i := range asked(q, v, o.Depth, reader) {
			if want := v.Value(i); !back.Answers.Values[i].Equal(want) {
				t.Errorf("%d: %s is %+v, want %+v", n, q.Questions[i].ID, back.Answers.Values[i], want)
			} else if want.State == answer.Given && !q.Schema.At(i).Settled(want) {
				met++
			}
		}
	}
	if met < 4 {
		t.Errorf("only %d answers were not settled", met)
	}
}

func TestReadProblems(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	empty := emptyRows(t)
	long := strings.Repeat("x", 10_001)
	for _, test := range []struct {
		cells map[string]string
		key   string // whose cell is named
		want  string
	}{
		{map[string]string{"users_count": "0"}, "users_count", `"0": please write a number from 1 to 1,000,000`},
		{map[string]string{"users_count": "many"}, "users_count", `please say about how many`},
		{map[string]string{"users_count": "24.5"}, "users_count", `please write a whole number`},
		{map[string]string{"users_count": "NaN"}, "users_count", `please write a whole number such as 24`},
		{map[string]string{"users_count": "1e300"}, "users_count", `there are two numbers`},
		{map[string]string{"users_count": "80.."}, "users_count", `both ends of a range`},
		{map[string]string{"users_count": "100..80"}, "users_count", `is taken as 80 to 100`},
		{map[string]string{"users_count": "2.000"}, "users_count", `Is it 2,000 or 2?`},
		{map[string]string{"users_count": "65 PCs"}, "users_count", `"65 PCs" is not clear. Is it 65?`},
		{map[string]string{"users_count": "n/a"}, "users_count", `Please write "Not sure"`},
		{map[string]string{"users_count": "-"}, "users_count", `holds only "-"`},
		{map[string]string{"servers_count": "none"}, "servers_count", `is taken as 0`},
		{map[string]string{"it_spend_month": "12,000 a year"}, "it_spend_month", `is taken as 1,000`},
		{map[string]string{"control_preference": "2..3"}, "control_preference", `none of the answers to choose from`},
		{map[string]string{"it_fte": "0.123"}, "it_fte", `at most 2 decimals`},
		{map[string]string{"current_it_model": "profesional"}, "current_it_model", `none of the answers to choose from`},
		{map[string]string{"it_workload": "overlaoded"}, "it_workload", `Is it "Overloaded`},
		{map[string]string{"control_preference": "6"}, "control_preference", `none of the answers`},
		{map[string]string{"seasonal_peaks": "perhaps"}, "seasonal_peaks", `is it yes or no?`},
		{map[string]string{"drivers/slow_support": "maybe"}, "drivers/slow_support", `does it apply? It counts as not sure`},
		{map[string]string{"drivers/slow_support": "Yes", "drivers": "Not sure"}, "drivers", `is that all?`},
		{map[string]string{"drivers/slow_support": "Yes", "drivers": "None of these"}, "drivers", `Which holds?`},
		{map[string]string{"drivers": "all"}, "drivers", `choose Yes for what applies`},
		{map[string]string{"compliance_regimes/none": "Yes", "compliance_regimes/hipaa": "Yes"}, "compliance_regimes", `chosen together with other answers`},
		{map[string]string{"tower_owners/network": "Bob"}, "tower_owners/network", `"Bob" is none of the answers`},
		{map[string]string{"tower_owners": "Bob"}, "tower_owners", `choose who should run each of the parts`},
		{map[string]string{"N users_count": long}, "N users_count", "shorten it"},
		{map[string]string{"success_12m": long}, "success_12m", "shorten it"},
	} {
		_, err := strictly(judge(q, "b.xlsx", filled(t, empty, test.cells)))
		key, isNote := strings.CutPrefix(test.key, "N ")
		column := answerColumn
		if isNote {
			column = noteColumn
		}
		row := empty[slices.IndexFunc(empty, func(l line) bool { return l.key == key })].row
		place := "b.xlsx:Questions!" + cell(column, row) + ": "
		problems, ok := errors.AsType[yamldoc.Problems](err)
		if !ok || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), place) || !strings.Contains(problems[0].Error(), test.want) {
			t.Errorf("%v: got %v, want %s%s", test.cells, err, place, test.want)
		}
	}
	// All problems at once, in the order of the rows, also through a workbook.
	_, err := strict(q, "b.xlsx", fill(t, q, full, map[string]any{"users_count": 0, "endpoints_count": "x", "current_it_model": "elephants"}))
	problems, _ := errors.AsType[yamldoc.Problems](err)
	if len(problems) != 3 || !strings.Contains(problems[0].Message, "who looks after IT today") || !strings.HasPrefix(problems[0].File, "b.xlsx:Questions!C") {
		t.Errorf("%v", err)
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	rows := filled(t, emptyRows(t), map[string]string{
		"users_count": "3", "drivers/slow_support": "yes", "tower_owners/network": "shared", "client/name": "X",
	}).lines
	for _, test := range []struct{ was, is, want string }{
		{"users_count", "users_cuont", "not asked any more"},
		{"users_count", "endpoints_count", "beside another question"},
		{"drivers", "drvers", "the row of the question above this one is not there"},
		{"drivers/slow_support", "drivers/slow", "beside another question"},
		{"tower_owners/network", "tower_owners/net", "beside another question"},
		{"client/name", "client/nam", "not asked any more"},
		{"drivers/slow_support", "users_count/x", "beside another question"},
	} {
		changed := slices.Clone(rows)
		i := slices.IndexFunc(changed, func(l line) bool { return l.key == test.was })
		changed[i].key = test.is
		if test.is == "users_count/x" { // behind the question that it is said to belong to
			moved := changed[i]
			changed = append(slices.Delete(changed, i, i+1), moved)
		}
		if _, err := strictly(judge(q, "b.xlsx", byHand(changed))); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s as %s: %v", test.was, test.is, err)
		}
	}
}

// In one list, no two options may look the same, in whatever words.
func TestLabelsAreUnique(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for i := range q.Questions {
		r := reader{q: q}
		for o := range q.Questions[i].Options {
			option := &q.Questions[i].Options[o]
			for _, audience := range audiences() {
				if found, sure := r.option(q.Questions[i].Options, q.Schema.At(i).Type, choice(q.Schema.At(i).Type, option, audience)); len(found) != 1 || found[0] != o || !sure {
					t.Errorf("%s: %q of %s is read as %v", q.Questions[i].ID, label(option, audience), option.ID, found)
				}
			}
		}
	}
}
