package compare

import (
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/pricing"
	"mspscope/responsibility"
)

func TestSameEngagementHasNoDifference(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "users_count: 24, endpoints_count: 26, it_fte: 2, it_staff_plan: keep_same, tower_owners: {network: provider}"
	if d := compared(t, p, answers, answers); d.Changed {
		t.Errorf("%+v", d)
	}
}

// 12 people at 105.00 each, all of them inside the first volume band, are
// 1,260.00 a month; the onboarding fee is one month of the base.
func TestMorePeople(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	d := compared(t, p, "it_fte: 0, users_count: 25, endpoints_count: 25", "it_fte: 0, users_count: 37, endpoints_count: 25")
	if len(d.Answers) != 1 || d.Answers[0].Question != "users_count" || !slices.Equal(d.Answers[0].Effects, []string{result.OnPrice}) {
		t.Fatalf("answers %+v", d.Answers)
	}
	if !d.SameResult() || len(d.Contributions)+len(d.Split)+len(d.Responsibilities)+len(d.Model.Causes) > 0 {
		t.Errorf("more people changed more than the price: %+v", d)
	}
	if d.Price.Monthly.Difference == nil {
		t.Fatal("no difference")
	}
	money(t, *d.Price.Monthly.Difference, "1260.00")
	if len(d.Price.Causes) != 1 || ids([]result.Cause{d.Price.Causes[0].Cause}) != "answer:users_count" {
		t.Fatalf("causes %+v", d.Price.Causes)
	}
	money(t, d.Price.Causes[0].Monthly, "1260.00")
	money(t, d.Price.Causes[0].OneTime, "420.00") // 12 x 35.00 for taking them over
}

// Ten people more are 1,050.00 in the line of people. With 50 computers they are as much
// work as 55 people with a computer: 5 x 210.00 come 30 % cheaper, 315.00. Taking them
// over is 10 x 35.00.
func TestPeopleInTheNextBand(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	d := compared(t, p, "it_fte: 0, users_count: 50, endpoints_count: 50, light_users_count: 0", "it_fte: 0, users_count: 60, endpoints_count: 50, light_users_count: 0")
	var got []string
	for i := range d.Price.Lines {
		l := &d.Price.Lines[i]
		if !l.Difference.IsZero() {
			got = append(got, l.ID+" "+l.Difference.String()+" "+ids([]result.Cause{l.Causes[0].Cause}))
		}
	}
	want := []string{"user 1050.00 answer:users_count", "volume -315.00 answer:users_count", "onboarding 350.00 answer:users_count"}
	if !slices.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
}

// The help desk handed over by a team of one that shares everything. For 25 people the
// team carries more than it must, so that ours of the labour is 31 %: 50 x (21 + 84 x
// 0.31) = 2,352.00. For 37 it is 36.87 %: 62 x 51.97 = 3,222.14. With the whole desk a
// person is 0.40 x 105 + 0.60 x 51.97 = 73.18 and a computer 0.14 x 105 + 0.86 x 51.97 =
// 59.39, together 4,192.41. The desk alone, for 25: a person 70.22, a computer 55.15,
// together 3,134.25. What is left of the difference both do together.
func TestTowerHandedOver(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "it_fte: 1, it_staff_plan: keep_same, endpoints_count: 25, "
	d := compared(t, p, answers+"users_count: 25, tower_owners: {service_desk: shared, endpoints: shared}",
		answers+"users_count: 37, tower_owners: {service_desk: provider, endpoints: shared}")
	if *d.Model.Before != terms.CoManaged || !d.SameResult() {
		t.Fatalf("models %v and %v", d.Model.Before, d.Model.After)
	}
	if len(d.Split) != 1 || d.Split[0].Tower != terms.ServiceDesk || d.Split[0].Assumed || ids(d.Split[0].Causes) != "answer:tower_owners" {
		t.Errorf("split %+v", d.Split)
	}
	if got := causesOf(d); got != "split:service_desk 782.25, answer:users_count 870.14, together 188.02" {
		t.Errorf("causes %v", got)
	}
	for i := range d.Responsibilities {
		r := &d.Responsibilities[i]
		if r.Tower != terms.ServiceDesk || ids(r.Causes) != "split:service_desk" {
			t.Errorf("row %s of %s from %s", r.ID, r.Tower, ids(r.Causes))
		}
	}
	if len(d.Responsibilities) == 0 {
		t.Error("the help desk changed hands and nobody's duties did")
	}
}

func TestAddOnAndQuote(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 0, users_count: 20, endpoints_count: 20"
	d := between(t, side(t, p, answers+"}"), side(t, p, answers+", compliance_regimes: [hipaa]}\nquote: {discount: {percent: 10, reason: term}, lines: [{label: Backup line, rate: 80}]}"))
	// 20 x 15.00 for HIPAA; a tenth of 4,200.00 off, and of those 300.00; 80.00 passed on.
	if got := causesOf(d); got != "answer:compliance_regimes 300.00, quote:discount -420.00, quote:line 80.00, together -30.00" {
		t.Errorf("causes %v", causesOf(d))
	}
}

func TestHandAddedLinesAreToldApartByLabel(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 0, users_count: 20, endpoints_count: 20}\n"
	d := between(t, side(t, p, answers+"quote: {lines: [{label: Phones, rate: 80}, {label: Fax, rate: 5}]}"), side(t, p, answers+"quote: {lines: [{label: Fax, rate: 5}]}"))
	if len(d.Price.Lines) != 1 || d.Price.Lines[0].Label != "Phones" || d.Price.Lines[0].After != nil {
		t.Errorf("lines %+v", d.Price.Lines)
	}
}

// An added line has a number of its own quote, so that two lines may have had
// the same one; in a comparison no id stands twice.
func TestIDsOfComparedLines(t *testing.T) {
	t.Parallel()
	sites := playbooktest.Load(t, nil)
	const (
		answers = "answers: {it_fte: 0, users_count: 60, endpoints_count: 60, sites_count: 41, servers_count: 40}\n"
		more    = "answers: {it_fte: 0, users_count: 60, endpoints_count: 60, sites_count: 71, servers_count: 40}\n"
	)
	quote := func(lines string) string { return answers + "quote: {lines: [" + lines + "]}" }
	for _, test := range []struct{ name, before, after, want string }{
		{"another band", answers, more, "extra_site 6000.00 10500.00, volume_systems -2200.00 -3100.00, tolerance 0.00 0.00"},
		{"the way back", more, answers, "extra_site 10500.00 6000.00, volume_systems -3100.00 -2200.00, tolerance 0.00 0.00"},
		{"replaced", quote("{label: Phones, rate: 80}"), quote("{label: Fax, rate: 5}"), "extra_1 - 5.00, extra_2 80.00 -"},
		{"moved up", quote("{label: Phones, rate: 80}, {label: Fax, rate: 5}"), quote("{label: Fax, rate: 6}"), "extra_1 5.00 6.00, extra_3 80.00 -"},
		{"nothing to tell apart", quote("{label: Phones, rate: 80}, {label: Fax, rate: 5}"), quote("{label: Fax, rate: 5}"), "extra_1 80.00 -"},
		{"another period", quote("{label: Fax, rate: 5}"), quote("{label: Fax, rate: 5, period: once}"), "extra_1 5.00 -, extra_1 - 5.00"},
		{"the same twice", quote("{label: Fax, rate: 5}, {label: Fax, rate: 7}"), quote("{label: Fax, rate: 5}, {label: Fax, rate: 8}"), "extra_2 7.00 8.00"},
		{"discount", answers + "quote: {discount: {percent: 1, reason: a}}", answers + "quote: {discount: {percent: 2, reason: b}}", "discount -257.70 -515.40"},
	} {
		var rows []string
		d := between(t, side(t, sites, test.before), side(t, sites, test.after))
		checkSums(t, d)
		for i := range d.Price.Lines {
			l := &d.Price.Lines[i]
			row := l.ID
			for _, side := range []*pricing.Range{l.Before, l.After} {
				if side == nil {
					row += " -"
					continue
				}
				row += " " + pricing.Money(side.Typical)
			}
			if l.ID != "onboarding" {
				rows = append(rows, row)
			}
		}
		if got := strings.Join(rows, ", "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestSecondPersonMakesHybridPossible(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "users_count: 40, endpoints_count: 40, it_staff_plan: keep_same, it_workload: drowning, control_preference: 3, it_fte: "
	d := compared(t, p, answers+"1", answers+"2")
	if !d.SameResult() || len(d.Model.Causes) > 0 {
		t.Errorf("the model changed: %v", d.Model)
	}
	if len(d.Vetoes.Gained) != 0 || len(d.Vetoes.Lost) == 0 {
		t.Fatalf("gained %+v, lost %+v", d.Vetoes.Gained, d.Vetoes.Lost)
	}
	for _, v := range d.Vetoes.Lost {
		if v.Model != terms.Hybrid || ids(v.Causes) != "answer:it_fte" {
			t.Errorf("lost %s of %s from %s", v.Criterion, v.Model, ids(v.Causes))
		}
	}
	var labels []string
	for i := range d.Contributions {
		c := &d.Contributions[i]
		labels = append(labels, c.Criterion)
		if ids(c.Causes) != "answer:it_fte" {
			t.Errorf("%s from %s", c.Criterion, ids(c.Causes))
		}
	}
	slices.Sort(labels)
	if !slices.Equal(labels, []string{"one_it_person", "small_team"}) {
		t.Errorf("contributions %v", labels)
	}
}

// An answer that only stops to apply is traced to the answer its gate hangs on,
// and so is a criterion that tests it.
func TestHiddenAnswersAreTracedToTheirGate(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "users_count: 40, it_workload: ahead, it_fte: "
	d := compared(t, p, answers+"1", answers+"0")
	var workload *result.ChangedAnswer
	for i := range d.Answers {
		if d.Answers[i].Question == "it_workload" {
			workload = &d.Answers[i]
		}
	}
	if workload == nil || workload.Before.State != "given" || workload.After.State != "hidden" || ids(workload.Causes) != "answer:it_fte" {
		t.Fatalf("workload %+v", workload)
	}
	if ids(d.Model.Causes) != "answer:it_fte" {
		t.Errorf("model from %s", ids(d.Model.Causes))
	}
	for i := range d.Contributions {
		if got := ids(d.Contributions[i].Causes); got != "answer:it_fte" {
			t.Errorf("%s from %q", d.Contributions[i].Criterion, got)
		}
	}
}

func TestMissingUnknownAndUnusedAreToldApart(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	d := compared(t, p, "it_fte: 0, coverage_needed: unknown, it_workload: ahead", "it_fte: 0, budget_style: unknown, it_workload: drowning")
	states := map[string]string{}
	for _, a := range d.Answers {
		states[a.Question] = a.Before.State + " " + a.After.State
	}
	want := map[string]string{
		"coverage_needed": "unknown missing",
		"budget_style":    "missing unknown",
		"it_workload":     "hidden hidden", // changed, and used on neither side
	}
	for id, w := range want {
		if states[id] != w {
			t.Errorf("%s %v, want %v", id, states[id], w)
		}
	}
	if len(states) != len(want) {
		t.Errorf("states %v", states)
	}
}

func TestNoModelOnOneSide(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const content = "users_count: 300, endpoints_count: 330, drivers: [just_checking], current_it_model: internal_only, it_fte: 5, it_staff_plan: keep_same, it_workload: ahead, skill_gaps: [none], control_preference: 5, key_person_risk: fine"
	d := compared(t, p, content+", coverage_needed: business_hours", content+", coverage_needed: alerts_24x7")
	if d.SameResult() || ids(d.Model.Causes) != "answer:coverage_needed" {
		t.Fatalf("model from %q", ids(d.Model.Causes))
	}
	if d.Price.Monthly.Known() || !d.Price.Monthly.After.Known || len(d.Price.Lines)+len(d.Split)+len(d.Responsibilities) > 0 {
		t.Errorf("compared with nothing: %+v", d.Price)
	}
}

func TestUnknownPriceHasNoDifference(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	d := compared(t, p, "it_fte: 0", "it_fte: 0, users_count: 20")
	if d.Price.Monthly.Difference != nil || !d.Price.Monthly.After.Known || len(d.Price.Causes) > 0 {
		t.Errorf("%+v", d.Price)
	}
	if ids(d.Price.OneSided) != "answer:users_count" {
		t.Errorf("a price on one side from %q", ids(d.Price.OneSided))
	}
	// Either number alone would give a price, so that taking both away takes two.
	d = compared(t, p, "it_fte: 0, users_count: 20, endpoints_count: 20", "it_fte: 0, users_count: unknown")
	if ids(d.Price.OneSided) != "answer:users_count answer:endpoints_count" {
		t.Errorf("no price any more from %q", ids(d.Price.OneSided))
	}
	// From people alone to computers alone: without both there is no price, so that taking
	// the people away is a part of what both do together.
	d = compared(t, p, "it_fte: 0, users_count: 20", "it_fte: 0, endpoints_count: 30")
	checkSums(t, d)
	if got := causesOf(d); got != "answer:users_count 0, answer:endpoints_count 840.00, together 840.00" {
		t.Errorf("causes %+v", causesOf(d))
	}
}

func TestOtherPlaybook(t *testing.T) {
	t.Parallel()
	const document = "answers: {it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, control_preference: 3, users_count: 25, endpoints_count: 25, compliance_regimes: [hipaa]}"
	p := playbooktest.Load(t, nil)
	t.Run("a rate", func(t *testing.T) {
		t.Parallel()
		own := edited(t, playbook.RateCardFile, "rate: {typical: 15}\n    steps: [{from: 51, rate: 5}]\n    floor: 300", "rate: {typical: 30}\n    steps: [{from: 51, rate: 5}]\n    floor: 300")
		d := between(t, side(t, p, document), side(t, own, document))
		if len(d.Answers)+len(d.Contributions)+len(d.Split)+len(d.Responsibilities) > 0 || !d.SameResult() {
			t.Errorf("a rate changed more than the price: %+v", d)
		}
		if len(d.Price.Causes) != 1 || d.Price.Causes[0].Kind != result.ByPlaybook {
			t.Fatalf("causes %+v", d.Price.Causes)
		}
		if !strings.Contains(d.Summary, "It comes from other rules and prices (+146.10 a month)") {
			t.Errorf("the paragraph to say does not name the rules in words: %s", d.Summary)
		}
		money(t, d.Price.Causes[0].Monthly, "146.10") // 25 people x 15.00, of it 38.96 % beside a team of one that does not keep up
	})
	t.Run("a weight", func(t *testing.T) {
		t.Parallel()
		own := edited(t, playbook.MatrixFile, "    label: Want to decide together\n    group: structure\n    weight: 5", "    label: Want to decide together\n    group: structure\n    weight: 3")
		d := between(t, side(t, p, document), side(t, own, document))
		if len(d.Contributions) != 1 || d.Contributions[0].Criterion != "decide_together" || ids(d.Contributions[0].Causes) != "playbook:weight" {
			t.Fatalf("contributions %+v", d.Contributions)
		}
		// excellent_fit is 5 points: 5 x 5 before, 3 x 5 after.
		if c := d.Contributions[0]; c.Points.Before.CoManaged != 25 || c.Points.After.CoManaged != 15 {
			t.Errorf("points %v and %v", c.Points.Before, c.Points.After)
		}
	})
	t.Run("a condition", func(t *testing.T) {
		t.Parallel()
		own := edited(t, playbook.MatrixFile, "when: {control_preference: 3}", "when: {control_preference: 4}")
		d := between(t, side(t, p, document), side(t, own, document))
		if len(d.Contributions) != 1 || ids(d.Contributions[0].Causes) != "playbook:condition" {
			t.Errorf("contributions %+v", d.Contributions)
		}
	})
	t.Run("a default side", func(t *testing.T) {
		t.Parallel()
		own := edited(t, playbook.MatrixFile, "business_applications: client, strategy: shared, compliance: shared, vendors: shared, projects: shared}\n    because: \"Your team and {our_name} do this together", "business_applications: client, strategy: provider, compliance: shared, vendors: shared, projects: shared}\n    because: \"Your team and {our_name} do this together")
		d := between(t, side(t, p, document), side(t, own, document))
		if len(d.Split) != 1 || d.Split[0].Tower != terms.Strategy || ids(d.Split[0].Causes) != "playbook" {
			t.Errorf("split %+v", d.Split)
		}
		checkSums(t, d)
	})
	t.Run("an option that is gone", func(t *testing.T) {
		t.Parallel()
		own := edited(t, playbook.QuestionnaireFile, "      - {id: neither, call: \"Neither\"}\n", "")
		a := side(t, p, "answers: {it_fte: 0, users_count: 20, platform: neither}")
		b := side(t, own, "answers: {it_fte: 0, users_count: 20, platform: both}")
		d := between(t, a, b)
		if len(d.Answers) != 1 || d.Answers[0].Question != "platform" {
			t.Errorf("answers %+v", d.Answers)
		}
		checkSums(t, d)
	})
}

func TestDecisionOnARow(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 2, it_staff_plan: keep_same, it_workload: slipping, users_count: 40, endpoints_count: 40}\n"
	a := side(t, p, answers)
	var row string
	for _, r := range a.result.RACI.Activities {
		if r.Status == responsibility.Open {
			row = r.ID
			break
		}
	}
	d := between(t, a, side(t, p, answers+"responsibilities: {"+row+": {side: provider}}"))
	if len(d.Responsibilities) != 1 || d.Responsibilities[0].ID != row || ids(d.Responsibilities[0].Causes) != "decision:"+row {
		t.Errorf("%s: %+v", row, d.Responsibilities)
	}
}

// An overloaded team hands the first call to the provider although the split is
// the same: the row is traced to the answer.
func TestRowMovedByAnAnswer(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "it_fte: 2, it_staff_plan: keep_same, users_count: 40, endpoints_count: 40, it_workload: "
	d := compared(t, p, answers+"slipping", answers+"drowning")
	var got []string
	for i := range d.Responsibilities {
		got = append(got, d.Responsibilities[i].ID+" "+ids(d.Responsibilities[i].Causes))
	}
	if !slices.Equal(got, []string{"SD-01 answer:it_workload", "SD-02 answer:it_workload"}) {
		t.Errorf("rows %v", got)
	}
}

// A difference that cannot be exact is an error and never a wrong figure.
func TestTooLargeIsAnError(t *testing.T) {
	t.Parallel()
	s := adder{places: 2}
	s.add(decimal.MustParse("9999999999999999999"), decimal.MustParse("0.01"))
	if s.err == nil {
		t.Error("no error for a difference that cannot be exact")
	}
}

func BenchmarkBetween(b *testing.B) {
	p := playbooktest.Load(b, nil)
	x := side(b, p, "answers: {users_count: 90, endpoints_count: 80, it_fte: 1, it_staff_plan: keep_same, it_workload: drowning, skill_gaps: [security]}")
	y := side(b, p, "answers: {users_count: 110, endpoints_count: 80, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [cloud]}")
	for b.Loop() {
		if _, err := Between(x, y); err != nil {
			b.Fatal(err)
		}
	}
}

// Each part of IT that is decided otherwise is a cause of its own: as much as the same
// change of this part alone does. What the price does not follow from stands in one row.
func TestEachTowerIsACause(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const (
		answers = "it_fte: 2, it_staff_plan: keep_same, users_count: 40, endpoints_count: 40, servers_count: 4, "
		before  = answers + "tower_owners: {service_desk: client, network: shared, backup_recovery: shared, projects: shared}"
	)
	d := compared(t, p, before, answers+"tower_owners: {service_desk: client, network: provider, backup_recovery: provider, projects: provider}")
	var want []string
	for _, alone := range []struct{ tower, to string }{
		{"network", "{service_desk: client, network: provider, backup_recovery: shared, projects: shared}"},
		{"backup_recovery", "{service_desk: client, network: shared, backup_recovery: provider, projects: shared}"},
	} {
		one := compared(t, p, before, answers+"tower_owners: "+alone.to)
		if one.Price.Monthly.Difference.IsZero() {
			t.Fatalf("%s does nothing to the price; the test tests nothing", alone.tower)
		}
		want = append(want, "split:"+alone.tower+" "+one.Price.Monthly.Difference.String())
	}
	if got := causesOf(d); !strings.HasPrefix(got, strings.Join(want, ", ")) || strings.Contains(got, "tower_owners") {
		t.Errorf("causes %s, want %s", got, want)
	}
	if len(d.Answers) != 1 || !slices.Contains(d.Answers[0].Effects, result.OnPrice) {
		t.Errorf("answers %+v", d.Answers)
	}
	var said []string
	for _, c := range d.Words.Changes {
		said = append(said, c.Label+": "+c.Before+" -> "+c.After)
	}
	for _, row := range []string{"network: shared -> with the provider", "backup and recovery: shared -> with the provider"} {
		if !slices.Contains(said, row) {
			t.Errorf("no row %q in %q", row, said)
		}
	}
	if last := said[len(said)-1]; len(said) != 3 || last != "who should run which part: projects shared -> projects with the provider" {
		t.Errorf("the rest is %q of %q", last, said)
	}
}

// Two people who differ about one part of IT make this part the cause.
func TestTowerThatIsSettled(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "answers: {it_fte: 2, it_staff_plan: keep_same, users_count: 40, endpoints_count: 40, tower_owners: {service_desk: client, network: provider}}\n"
	d := between(t, side(t, p, answers+"basis: {tower_owners.network: {others: [{value: shared}]}}"), side(t, p, answers))
	if len(d.Words.Changes) != 1 {
		t.Fatalf("changes %+v", d.Words.Changes)
	}
	c := d.Words.Changes[0]
	if c.Before != "with the provider or shared (not settled)" || c.After != "with the provider" {
		t.Errorf("said %q before and %q after", c.Before, c.After)
	}
}

// A dispute that is settled and a range that is closed make the price narrower and leave
// its middle: they are named, and not counted among what moves nothing.
func TestWhatNarrowsThePriceIsNamed(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const answers = "it_fte: 0, it_staff_plan: none_wanted, endpoints_count: 100, "
	disputed := side(t, p, "answers: {"+answers+"users_count: 100}\nbasis: {users_count: {others: [{value: 130}]}}")
	settled := side(t, p, "answers: {"+answers+"users_count: 100}")
	ranged := side(t, p, "answers: {"+answers+"users_count: 80..120}")
	for name, before := range map[string]*Side{"dispute": disputed, "range": ranged} {
		d := between(t, before, settled)
		if !d.Price.Monthly.Difference.IsZero() || d.Price.Monthly.Same() {
			t.Fatalf("%s: %+v; the test tests nothing", name, d.Price.Monthly)
		}
		if !strings.Contains(d.Summary, "That comes from people who need IT support.") || strings.Contains(d.Summary, "moves nothing") {
			t.Errorf("%s: %s", name, d.Summary)
		}
		if len(d.Answers) != 1 || !slices.Contains(d.Answers[0].Effects, result.OnPrice) {
			t.Errorf("%s: answers %+v", name, d.Answers)
		}
	}
}
