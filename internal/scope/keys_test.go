package scope

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

func TestRecommendKeys(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	outcomes := map[any]bool{}
	eachView(t, func(name string, r *result.Result) {
		_, data := asJSON(t, r.ForRecommend())
		recommendKeys.check(t, name, data, seen)
		outcome := at(data, "recommendation", "outcome")
		outcomes[outcome] = true
		hasModel := assess.Outcome(outcome.(string)).HasModel()
		if hasModel {
			splitKeys.check(t, name, data, seen)
		}
		for _, key := range []string{"model", "compared_with", "margin_points", "coding_proof"} {
			if value := at(data, "recommendation", key); (value != nil) != hasModel {
				t.Errorf("%s: outcome %s and %s %v", name, outcome, key, value)
			}
		}
		if (at(data, "split") != nil) != hasModel {
			t.Errorf("%s: outcome %s and split %v", name, outcome, at(data, "split"))
		}
		runnerUp, margin := at(data, "recommendation", "runner_up"), at(data, "recommendation", "margin")
		if runnerUp == nil && margin != nil || runnerUp != nil && runnerUp != at(data, "recommendation", "compared_with") {
			t.Errorf("%s: runner-up %v, margin %v, compared with %v", name, runnerUp, margin, at(data, "recommendation", "compared_with"))
		}
		if nothing := at(data, "recommendation", "total_weight") == json.Number("0"); nothing != (at(data, "recommendation", "fit", "hybrid") == nil) {
			t.Errorf("%s: fit %v of a total weight of %v", name, at(data, "recommendation", "fit"), at(data, "recommendation", "total_weight"))
		}
		reasonsAddUp(t, name, data)
	})
	checkSeen(t, seen)
	if len(outcomes) != len(assess.Outcomes())-1 { // the built-in playbook has no answers that rule out every model
		t.Errorf("outcomes seen: %v", outcomes)
	}
}

// reasonsAddUp checks that the points of the reasons add up to margin_points.
func reasonsAddUp(t *testing.T, name string, data any) {
	t.Helper()
	sum := int64(0)
	for _, reason := range at(data, "recommendation", "reasons").([]any) {
		points, err := at(reason, "points").(json.Number).Int64()
		if err != nil {
			t.Fatal(err)
		}
		sum += points
	}
	if want := at(data, "recommendation", "margin_points"); want != nil && want.(json.Number).String() != fmt.Sprint(sum) {
		t.Errorf("%s: reasons add up to %d, margin_points is %v", name, sum, want)
	}
}

func TestMatrixKeys(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	seen := map[string]int{}
	_, data := asJSON(t, Matrix(p, nil))
	matrixKeys.check(t, "matrix", data, seen)
	for _, row := range at(data, "criteria").([]any) {
		if at(row, "applies") != nil {
			t.Errorf("without a client %v applies", at(row, "id"))
		}
	}
	e := playbooktest.Engagement(t, p, clients()["co-managed"])
	applies := Score(p, e).Recommendation.Applies
	text, data := asJSON(t, Matrix(p, e))
	matrixKeys.check(t, "matrix of a client", data, seen)
	checkSeen(t, seen)
	for i, row := range at(data, "criteria").([]any) {
		want := map[answer.Truth]any{answer.True: true, answer.False: false, answer.Open: nil}[applies[i]]
		if got := at(row, "applies"); got != want {
			t.Errorf("%v applies: %v, expected %v", at(row, "id"), got, want)
		}
	}
	for rating, points := range map[string]string{"best_fit": "6", "excellent_fit": "5", "good_option": "4", "possible": "3", "less_ideal": "2", "not_ideal": "1", "not_recommended": "0"} {
		if got := at(data, "scale", rating); got != json.Number(points) {
			t.Errorf("%s counts %v, expected %s", rating, got, points)
		}
	}
	// Conditions are the data of the file, and readable.
	if !strings.Contains(text, `"it_fte": "<0.5"`) || !strings.Contains(text, `"control_preference": 3`) {
		t.Error("a condition is not written as it stands in the file")
	}
}

func TestEstimateKeys(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	eachView(t, func(name string, r *result.Result) {
		_, data := asJSON(t, r.ForEstimate())
		estimateKeys.check(t, name, data, seen)
		for _, m := range models() {
			linesAddUp(t, name+" "+m, at(data, "models", m))
		}
	})
	checkSeen(t, seen)
	// Without people and devices there is no amount.
	all, err := results()
	if err != nil {
		t.Fatal(err)
	}
	_, data := asJSON(t, all["nothing scored"].ForEstimate())
	for _, m := range models() {
		if got := at(data, "models", m, "monthly", "typical"); got != nil {
			t.Errorf("%s costs %v before anything is known", m, got)
		}
	}
}

// linesAddUp checks that the monthly lines add up to monthly and the others to
// one_time, to the cent.
func linesAddUp(t *testing.T, name string, model any) {
	t.Helper()
	cents := func(v any) int64 {
		var n int64
		text, _ := v.(string)
		if _, err := fmt.Sscan(strings.Replace(text, ".", "", 1), &n); err != nil {
			t.Fatalf("%s: amount %v", name, v)
		}
		return n
	}
	for _, c := range []string{"low", "typical", "high"} {
		want := map[string]any{"month": at(model, "monthly", c), "once": at(model, "one_time", c)}
		sums := map[string]int64{}
		open := false
		for _, line := range at(model, "lines").([]any) {
			amount := at(line, "amount", c)
			if amount == nil {
				open = true
				continue
			}
			sums[at(line, "period").(string)] += cents(amount)
		}
		if open {
			continue
		}
		for period, total := range want {
			if total != nil && cents(total) != sums[period] {
				t.Errorf("%s: %s lines add up to %d cents, the total is %v", name, period, sums[period], total)
			}
		}
	}
}

func TestRACIKeys(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	seen := map[string]int{}
	for name, document := range clients() {
		for _, m := range terms.Models() {
			r, err := Of(p, playbooktest.Engagement(t, p, document), Ask{Model: &m})
			if err != nil {
				t.Fatal(err)
			}
			_, data := asJSON(t, r.ForRACI(result.Filter{}))
			raciKeys.check(t, name, data, seen)
			if got := at(data, "model"); got != m.String() {
				t.Errorf("%s: model %v, expected %s", name, got, m)
			}
			roles := map[any]bool{}
			for _, role := range at(data, "roles").([]any) {
				roles[at(role, "id")] = true
			}
			for _, row := range at(data, "activities").([]any) {
				for role := range at(row, "assignments").(map[string]any) {
					if !roles[role] {
						t.Errorf("%s: %v gives a letter to %s, which is no role here", name, at(row, "id"), role)
					}
				}
			}
		}
	}
	checkSeen(t, seen)
	// Without a model there are no rows; the keys stay.
	all, err := results()
	if err != nil {
		t.Fatal(err)
	}
	text, data := asJSON(t, all["none needed"].ForRACI(result.Filter{}))
	if model, there := data.(map[string]any)["model"]; !there || model != nil || !strings.Contains(text, `"roles": []`) || !strings.Contains(text, `"activities": []`) {
		t.Errorf("without a model: %s", text)
	}
}

// A filter takes rows away and nothing else.
func TestRACIFilters(t *testing.T) {
	t.Parallel()
	all, err := results()
	if err != nil {
		t.Fatal(err)
	}
	r := all["co-managed"]
	sponsor := responsibility.ClientSponsor
	whole := r.RACI.Select(result.Filter{Size: result.Full})
	if len(whole.Activities) != len(r.RACI.Activities) || len(whole.Activities) < 100 {
		t.Fatalf("%d of %d rows without a filter", len(whole.Activities), len(r.RACI.Activities))
	}
	for name, test := range map[string]struct {
		filter result.Filter
		keep   func(*responsibility.Row) bool
	}{
		"core": {result.Filter{Size: result.Core}, func(row *responsibility.Row) bool { return row.Core }},
		"open": {result.Filter{Open: true}, func(row *responsibility.Row) bool { return row.Status == responsibility.Open }},
		"role": {result.Filter{Role: &sponsor}, func(row *responsibility.Row) bool { return row.Letters[sponsor] != responsibility.NotInvolved }},
		"core and role": {result.Filter{Size: result.Core, Role: &sponsor}, func(row *responsibility.Row) bool {
			return row.Core && row.Letters[sponsor] != responsibility.NotInvolved
		}},
	} {
		var want responsibility.Rows
		for i := range r.RACI.Activities {
			if test.keep(&r.RACI.Activities[i]) {
				want = append(want, r.RACI.Activities[i])
			}
		}
		got := r.RACI.Select(test.filter)
		if !slices.Equal(got.Activities, want) || len(want) == 0 || len(want) == len(whole.Activities) || !slices.Equal(got.Roles, whole.Roles) {
			t.Errorf("%s: %d rows, want %d", name, len(got.Activities), len(want))
		}
	}
}

func TestNextKeys(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	eachView(t, func(name string, r *result.Result) {
		_, data := asJSON(t, r.ForNext(result.FollowUp{}, []result.Message{}))
		nextKeys.check(t, name, data, seen)
		open := at(data, "open").([]any)
		if len(open) != len(r.Recommendation.Open) {
			t.Errorf("%s: %d open questions, want %d", name, len(open), len(r.Recommendation.Open))
		}
		for i, o := range open {
			if got := at(o, "rank"); got != json.Number(fmt.Sprint(i+1)) {
				t.Errorf("%s: the question in the place %d has the rank %v", name, i+1, got)
			}
		}
	})
	checkSeen(t, seen)
}

func TestBatchKeys(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	seen := map[string]int{}
	for name, document := range clients() {
		record, err := Record(p, playbooktest.Engagement(t, p, document), &RecordAsk{Deciding: true})
		if err != nil {
			t.Fatal(err)
		}
		record.Source, record.Document = "dir/"+name, 3
		_, data := asJSON(t, record)
		batchKeys.check(t, name, data, seen)
		if at(data, "source") != "dir/"+name || at(data, "document") != json.Number("3") {
			t.Errorf("%s: source %v, document %v", name, at(data, "source"), at(data, "document"))
		}
	}
	checkSeen(t, seen)
	seen = map[string]int{}
	for name, err := range map[string]error{
		"problems": yamldoc.Problems{{File: "a", Line: 3, Col: 7, Message: "one"}, {File: "a", Line: 4, Message: "two"}, {File: "a", Message: "three"}},
		"other":    errors.New("permission denied"),
	} {
		for _, document := range []int{0, 2} {
			_, data := asJSON(t, result.ErrorOf("dir/x.yaml", document, err))
			batchErrorKeys.check(t, name, data, seen)
			if got := at(data, "document"); (got == nil) != (document == 0) {
				t.Errorf("document %d is %v", document, got)
			}
		}
	}
	checkSeen(t, seen)
	text, _ := asJSON(t, result.ErrorOf("a", 1, yamldoc.Problems{{File: "a", Line: 3, Col: 7, Message: "one"}, {File: "a", Line: 4, Message: "two"}, {File: "a", Message: "three"}}).Errors)
	if want := `[{"line":3,"column":7,"message":"one"},{"line":4,"column":1,"message":"two"},{"line":null,"column":null,"message":"three"}]`; strings.Join(strings.Fields(text), "") != want {
		t.Errorf("errors %s, expected %s", text, want)
	}
}

func TestModelsKeys(t *testing.T) {
	t.Parallel()
	_, data := asJSON(t, Models(playbooktest.Load(t, nil)))
	const keys contract = `
version one
playbook.digest digest
models[].id model
models[].name text
models[].included[] text
models[].excluded[] text
models[].pros[] text
models[].cons[] text
comparison[].cells.{m} text
`
	seen := map[string]int{}
	keys.check(t, "models", data, seen)
	checkSeen(t, seen)
}
