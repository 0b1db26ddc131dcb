//go:build ignore

package scope

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/sample"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// invented is a source of engagements whose answers go together.
func invented(tb testing.TB, p *playbook.Playbook) *sample.Source {
	tb.Helper()
	source, err := sample.New(p.Questionnaire.Schema, 7, sample.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return source
}

// checkSplit checks what must hold between the recommended model and the
// printed split, whatever was answered.
func checkSplit(t *testing.T, s *Scope) {
	t.Helper()
	r := &s.Recommendation
	split := s.Split()
	if (split != nil) != r.HasModel() {
		t.Fatalf("outcome %s has the split %v", r.Outcome, split)
	}
	for _, m := range terms.Models() {
		p := &s.Proposals[m]
		small := r.SmallTeam && m != terms.Hybrid // a hybrid that is only priced assumes the team it needs
		if class := terms.Classify(p.Split, small); class != m {
			t.Errorf("the split of %s is %s: %v, stated %v", m, class, p.Split, r.Stated)
		}
		for _, tower := range terms.Towers() {
			if p.Split[tower] == terms.Undecided {
				t.Errorf("%s: nobody runs %s", m, tower)
			}
			if p.Assumed[tower] == (p.Because[tower] == "") {
				t.Errorf("%s: %s is assumed %v because %q", m, tower, p.Assumed[tower], p.Because[tower])
			}
		}
	}
	if split == nil {
		return
	}
	if class := terms.Classify(split.Split, r.SmallTeam); class != r.Model {
		t.Errorf("%s is recommended and the printed split is %s: %v", r.Model, class, split.Split)
	}
	if len(split.Dropped) > 0 {
		t.Errorf("%s is recommended against the decisions about %v", r.Model, split.Dropped)
	}
	for _, tower := range terms.Towers() {
		if stated := r.Stated[tower]; stated != terms.Undecided && (split.Split[tower] != stated || split.Assumed[tower]) {
			t.Errorf("%s was given to %s, and the split says %s (assumed %v)", tower, stated, split.Split[tower], split.Assumed[tower])
		}
	}
	// A wish that nobody can carry out is named, and only such a wish is dropped.
	given := s.View.Lookup("tower_owners")
	for _, tower := range terms.OperationalTowers() {
		wish := terms.Undecided
		if given.State == answer.Given {
			wish = given.Grid[tower]
		}
		dropped := r.Nobody && (wish == terms.Client || wish == terms.Shared)
		if dropped != slices.Contains(r.Contradicted, tower) || !dropped && r.Stated[tower] != wish {
			t.Errorf("%s: wish %s, nobody %v, stated %s, contradicted %v", tower, wish, r.Nobody, r.Stated[tower], r.Contradicted)
		}
	}
}

func TestTheRecommendedModelIsTheClassOfThePrintedSplit(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	rng := rand.New(rand.NewPCG(7, 2026))
	seen := map[assess.Outcome]int{}
	models := map[terms.Model]int{}
	e := assess.NewEngagement(p.Questionnaire)
	source := invented(t, p)
	for n := range 5000 {
		e.Answers = sample.AnySet(rng, p.Questionnaire.Schema)
		if n%2 == 0 { // answers that go together find other faults than those that do not
			e.Answers = source.Engagement(n).Answers
		}
		s := recommend(p, e, true)
		checkSplit(t, s)
		if t.Failed() {
			t.Fatalf("answers %s", formatted(p, e))
		}
		seen[s.Recommendation.Outcome]++
		if m := s.Model(); m != nil {
			models[*m]++
		}
	}
	for _, m := range terms.Models() {
		if models[m] < 300 {
			t.Errorf("%s was recommended %d times only; %v", m, models[m], seen)
		}
	}
}

// Every complete split, with few and with enough people: the client's decision
// is the model, unless no people or no model is there.
func TestACompleteSplitIsTheModel(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	schema := p.Questionnaire.Schema
	towers, fte := schema.Find("tower_owners"), schema.Find("it_fte")
	e := assess.NewEngagement(p.Questionnaire)
	n := 0
	var fill func(s terms.Split, at int)
	fill = func(split terms.Split, at int) {
		if at < terms.NumOperational {
			for _, side := range terms.Sides() {
				split[at] = side
				fill(split, at+1)
			}
			return
		}
		if n++; n%7 > 0 { // every seventh of the 4^7 splits, which is prime to their order
			return
		}
		for _, team := range []int64{150, 400} {
			e.Answers = schema.NewSet()
			e.Answers.Values[towers] = answer.Value{State: answer.Given, Grid: split}
			e.Answers.Values[fte] = answer.Value{State: answer.Given, Number: team}
			s := recommend(p, e, true)
			want := terms.Classify(split, team < 200)
			if s.Model() == nil || *s.Model() != want || s.Recommendation.Outcome != assess.Recommended {
				t.Fatalf("%v with a team of %d: %s %v, expected %s", split, team, s.Recommendation.Outcome, s.Model(), want)
			}
			printed := s.Split().Split
			for _, tower := range terms.OperationalTowers() {
				if printed[tower] != split[tower] {
					t.Fatalf("%v is printed as %v", split, printed)
				}
			}
		}
	}
	fill(terms.Split{}, 0)
}

func formatted(p *playbook.Playbook, e *assess.Engagement) string {
	var all []string
	for i, v := range e.Answers.Values {
		if v.State != answer.Missing {
			all = append(all, p.Questionnaire.Questions[i].ID+": "+p.Questionnaire.Schema.At(i).Format(v))
		}
	}
	return "{" + strings.Join(all, ", ") + "}"
}

func TestClientIT(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	for answers, want := range map[string]bool{
		"{}": false, "{it_fte: 0}": false, "{it_fte: 0.49}": false, "{it_fte: 0.5}": true, "{it_fte: 3, it_staff_plan: none_wanted}": false, "{it_fte: unknown}": false,
	} {
		s := scoped(t, p, "answers: "+answers)
		if got := s.ClientIT(terms.FullyManaged); got != want {
			t.Errorf("%s: IT people under fully managed: %v", answers, got)
		}
		if !s.ClientIT(terms.CoManaged) || !s.ClientIT(terms.Hybrid) {
			t.Errorf("%s: no IT people under a model that lives from them", answers)
		}
	}
}

func TestOpenQuestionsAreThoseThatApply(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	ids := func(s *Scope) []string {
		var all []string
		for _, i := range s.Open {
			all = append(all, p.Questionnaire.Questions[i].ID)
		}
		return all
	}
	without := ids(scoped(t, p, "answers: {it_fte: 0, users_count: unknown}"))
	with := ids(scoped(t, p, "answers: {it_fte: 1, users_count: 24}"))
	if !slices.Contains(without, "users_count") || slices.Contains(with, "users_count") || slices.Contains(without, "it_fte") {
		t.Error("open: \"not sure\" is, an answer is not")
	}
	if slices.Contains(without, "it_workload") || !slices.Contains(with, "it_workload") {
		t.Error("open: a hidden question is not")
	}
}

func TestQuoteReachesThePrice(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	const answers = "answers: {users_count: 25, endpoints_count: 25, servers_count: 0, light_users_count: 0, shared_devices_count: 0, network_devices_count: 0, it_fte: 0, coverage_needed: business_hours, compliance_regimes: [none]}\n"
	typical := func(s *Scope) (monthly, once string) {
		e := s.Estimates[terms.FullyManaged]
		return pricing.Money(e.Monthly.Typical), pricing.Money(e.OneTime.Typical)
	}
	// The published price: 25 people and 25 computers at 105 each.
	plain := scoped(t, p, answers)
	if monthly, _ := typical(plain); monthly != "5250.00" {
		t.Fatalf("monthly %s, expected 5250.00", monthly)
	}
	_, once := typical(plain)
	// 5 % off the fees, a line of 2 x 40.50 a month, and one paid once.
	quoted := scoped(t, p, answers+`quote: {term_months: 24, discount: {percent: 5, reason: early}, lines: [{label: Extra, rate: 40.5, quantity: 2}, {label: Move, rate: 900, period: once}]}`)
	if monthly, _ := typical(quoted); monthly != "5068.50" { // 5250 x 0.95 + 81
		t.Errorf("monthly %s, expected 5068.50", monthly)
	}
	if _, with := typical(quoted); with == once {
		t.Errorf("one-time %s with and without a line paid once", with)
	}
	if quoted.Comparison.Months != 24 || plain.Comparison.Months == 24 {
		t.Errorf("compared over %d and %d months", quoted.Comparison.Months, plain.Comparison.Months)
	}
}

func TestWhatIsPrivateStaysOutOfAClientsScope(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	e := scoped(t, p, "answers: {it_fte: 0, it_payroll_year: 90001, team_attitude: 1, it_workload: drowning}").Engagement
	warnings := func(internal bool) string {
		s, err := Of(p, e, internal)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(s.Warnings, "\n")
	}
	client, internal := warnings(false), warnings(true)
	for _, secret := range []string{"90001", "it_payroll_year", "team_attitude"} {
		if strings.Contains(client, secret) || !strings.Contains(internal, secret) {
			t.Errorf("%s: client %q, internal %q", secret, client, internal)
		}
	}
	if !strings.Contains(client, "it_workload") {
		t.Errorf("an ordinary unused answer is not named: %q", client)
	}
	// What an open question brings up is counted without what is not named.
	opens := func(internal bool) (n int) {
		s, err := Of(p, scoped(t, p, "answers: {users_count: 100}").Engagement, internal)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range s.Worth {
			if p.Questionnaire.Questions[o.Question].ID == "it_fte" {
				n = o.Opens
			}
		}
		return n
	}
	if all, named := opens(true), opens(false); named == 0 || named != all-2 { // pay, and the view of the team
		t.Errorf("the number of IT people brings up %d questions for the client and %d for the provider", named, all)
	}
	// Payroll must not be read off a total either.
	price := func(payroll string, internal bool) string {
		s, err := Of(p, scoped(t, p, "answers: {users_count: 100, endpoints_count: 100, it_fte: 2, it_staff_plan: keep_same"+payroll+"}").Engagement, internal)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, o := range s.Comparison.Options {
			all = append(all, o.ID, pricing.Money(o.Total.Low), pricing.Money(o.Total.Typical), pricing.Money(o.Total.High))
		}
		return strings.Join(all, " ")
	}
	if price("", false) != price(", it_payroll_year: 123456", false) {
		t.Error("payroll changes what a client sees")
	}
	if price("", true) == price(", it_payroll_year: 123456", true) {
		t.Error("payroll changes nothing for the provider")
	}
}

func TestOnlyStepsWithTheirPartsAreTaken(t *testing.T) {
	t.Parallel()
	for _, parts := range []playbook.Parts{0, playbook.Advice, playbook.Prices | playbook.Advice, playbook.Responsibilities, playbook.Everything} {
		p, err := playbook.Load(nil, "", parts)
		if err != nil {
			t.Fatal(err)
		}
		s, err := Of(p, scoped(t, load(t, nil), "answers: {it_fte: 0, users_count: 25, endpoints_count: 25}").Engagement, false)
		if err != nil {
			t.Fatalf("parts %d: %v", parts, err)
		}
		if s.Model() == nil || *s.Model() != terms.FullyManaged {
			t.Errorf("parts %d: model %v", parts, s.Model())
		}
		if priced := s.Estimates[0].Monthly.Known; priced != (parts&playbook.Prices != 0) {
			t.Errorf("parts %d: priced %v", parts, priced)
		}
		if advised := len(s.Findings) > 0; advised != (parts&playbook.Advice != 0) {
			t.Errorf("parts %d: %d findings", parts, len(s.Findings))
		}
		if proved := s.Proof != nil; proved != (parts&playbook.Proofs != 0) {
			t.Errorf("parts %d: proved %v", parts, proved)
		}
	}
}

func TestABatchRecordSaysWhatTheWholeScopeSays(t *testing.T) {
	t.Parallel()
	p := load(t, nil)
	e := assess.NewEngagement(p.Questionnaire)
	for _, set := range invented(t, p).Sets(40) {
		e.Answers = set
		whole, err := Of(p, e, false)
		if err != nil {
			t.Fatal(err)
		}
		short, err := ForBatch(p, e)
		if err != nil {
			t.Fatal(err)
		}
		if whole.Recommendation.Outcome != short.Recommendation.Outcome || whole.Recommendation.Model != short.Recommendation.Model ||
			!slices.Equal(whole.Warnings, short.Warnings) || len(whole.Findings) != len(short.Findings) || !slices.Equal(whole.Open, short.Open) ||
			whole.Proof.Verdict != short.Proof.Verdict || whole.Proof.Stability != short.Proof.Stability {
			t.Errorf("%s: whole %+v, batch %+v", formatted(p, e), whole.Recommendation, short.Recommendation)
		}
		for _, m := range terms.Models() {
			a, b := whole.Estimates[m].Monthly, short.Estimates[m].Monthly
			if a.Known != b.Known || !a.Low.Equal(b.Low) || !a.Typical.Equal(b.Typical) || !a.High.Equal(b.High) {
				t.Errorf("%s: %s costs %v, in batch %v", formatted(p, e), m, a, b)
			}
		}
	}
}

func BenchmarkForBatch(b *testing.B) {
	p, err := builtIn()
	if err != nil {
		b.Fatal(err)
	}
	s := scoped(b, p, "answers: {users_count: 180, endpoints_count: 200, it_fte: 3, it_staff_plan: keep_same, it_workload: slipping, skill_gaps: [security], control_preference: 4, tower_owners: {security_operations: provider}}")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ForBatch(p, s.Engagement); err != nil {
			b.Fatal(err)
		}
	}
}
