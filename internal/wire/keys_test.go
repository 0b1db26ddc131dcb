package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// contract is the machine output that scripts rely on: one path a line, with
// its type. [] stands for every item of a list, * for every key of a mapping,
// {m} for each of the three models. A type with ? may be null. Further keys may
// come; none of these may go or change.
type contract string

const (
	envelope contract = `
version one
playbook.version text
playbook.digest digest
client.name text
`
	recommendKeys = envelope + `
recommendation.outcome outcome
recommendation.model model?
recommendation.runner_up model?
recommendation.compared_with model?
recommendation.fit.{m} tenths?
recommendation.margin tenths?
recommendation.margin_points int?
recommendation.total_weight int
recommendation.verdict verdict?
recommendation.certain bool?
recommendation.possible[] model
recommendation.stability share?
recommendation.coding_proof bool?
recommendation.matrix_first model?
recommendation.vetoes[].model model
recommendation.vetoes[].criterion text
recommendation.vetoes[].because text
recommendation.reasons[].criterion text
recommendation.reasons[].weight int
recommendation.reasons[].points int
recommendation.reasons[].because text
recommendation.reasons[].source text
recommendation.reasons[].ratings.{m} rating
recommendation.flips[].changes.* answer
recommendation.flips[].model model
recommendation.open[].question text
recommendation.open[].can_change_model bool?
recommendation.open[].monthly_swing money?
readiness.verdict text
readiness.index int?
readiness.elements[].id text
findings[].id text
findings[].severity text
findings[].title text
findings[].action text
warnings[] text
`
	splitKeys contract = `
split.service_desk side
split.endpoints side
split.servers_cloud side
split.network side
split.identity_collaboration side
split.backup_recovery side
split.security_operations side
split.business_applications side
split.strategy side
split.compliance side
split.vendors side
split.projects side
`
	matrixKeys contract = `
version one
playbook.digest digest
scale.best_fit int
scale.excellent_fit int
scale.good_option int
scale.possible int
scale.less_ideal int
scale.not_ideal int
scale.not_recommended int
criteria[].id text
criteria[].label text
criteria[].weight int
criteria[].when condition
criteria[].unless condition?
criteria[].ratings.{m} rating
criteria[].veto[] model
criteria[].because text
criteria[].source text
criteria[].applies bool?
`
	estimateKeys = envelope + `
currency text
models.{m}.monthly.low money?
models.{m}.monthly.typical money?
models.{m}.monthly.high money?
models.{m}.one_time.low money?
models.{m}.one_time.typical money?
models.{m}.one_time.high money?
models.{m}.per_user.low money?
models.{m}.per_user.typical money?
models.{m}.per_user.high money?
models.{m}.vetoed bool
models.{m}.lines[].id text
models.{m}.lines[].label text
models.{m}.lines[].quantity number?
models.{m}.lines[].unit text
models.{m}.lines[].rate.typical rate?
models.{m}.lines[].amount.low money?
models.{m}.lines[].amount.typical money?
models.{m}.lines[].amount.high money?
models.{m}.lines[].period period
models.{m}.lines[].basis text
models.{m}.lines[].assumed bool
comparison.months int
comparison.options[].id option
comparison.options[].total.low money?
comparison.options[].total.typical money?
comparison.options[].total.high money?
comparison.options[].components[].id text
assumptions[].text text
warnings[] text
`
	raciKeys = envelope + `
model model
roles[].id text
roles[].name text
roles[].party party
activities[].id text
activities[].tower tower
activities[].name text
activities[].assignments.* letter
activities[].handoff text?
activities[].evidence text
activities[].status status
`
	batchKeys contract = `
source text
document int
client.name text
outcome outcome
model model?
fit.{m} tenths?
margin tenths?
verdict verdict?
stability share?
certain bool?
monthly.{m}.low money?
monthly.{m}.typical money?
monthly.{m}.high money?
findings int
open int
warnings int
`
	batchErrorKeys contract = `
source text
document int?
errors[].line int?
errors[].column int?
errors[].message text
`
)

var (
	money      = regexp.MustCompile(`^-?(0|[1-9][0-9]*)\.[0-9]{2}$`)
	rate       = regexp.MustCompile(`^-?(0|[1-9][0-9]*)\.[0-9]{2,}$`)
	wholeInt   = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	oneDecimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)\.[0-9]$`)
	share      = regexp.MustCompile(`^(1\.0|0\.[0-9]{1,3})$`)
	digest     = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
)

func models() []string { return []string{"fully_managed", "co_managed", "hybrid"} }

// fits reports whether a value has a type of the contract.
func fits(kind string, value any) bool {
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	oneOf := func(words ...string) bool { return isText && slices.Contains(words, text) }
	switch kind {
	case "one":
		return number == "1"
	case "text":
		return isText
	case "digest":
		return digest.MatchString(text)
	case "int":
		return isNumber && wholeInt.MatchString(number.String())
	case "number":
		return isNumber
	case "tenths":
		return isNumber && oneDecimal.MatchString(number.String())
	case "share":
		return isNumber && share.MatchString(number.String())
	case "rate": // not rounded: quantity x rate = amount
		return isText && rate.MatchString(text)
	case "money":
		return isText && money.MatchString(text)
	case "bool":
		_, ok := value.(bool)
		return ok
	case "model":
		return oneOf(models()...)
	case "outcome":
		return oneOf("recommended", "too_close", "none_needed", "all_vetoed", "nothing_scored")
	case "verdict":
		return oneOf("firm", "clear", "close")
	case "rating":
		return oneOf("best_fit", "excellent_fit", "good_option", "possible", "less_ideal", "not_ideal", "not_recommended")
	case "side":
		return oneOf("provider", "shared", "client", "third_party")
	case "party":
		return oneOf("client", "provider", "vendor")
	case "letter":
		return oneOf("A", "R", "A/R", "C", "I")
	case "status":
		return oneOf("default", "agreed", "open")
	case "period":
		return oneOf("month", "once")
	case "option":
		return oneOf("fully_managed", "co_managed", "hybrid", "in_house", "today")
	case "tower":
		_, ok := terms.ParseTower(text)
		return ok
	case "answer":
		return value != nil
	case "condition":
		_, isMapping := value.(map[string]any)
		_, isList := value.([]any)
		return isMapping || isList
	}
	panic("no such type: " + kind)
}

// check walks every path of the contract through the output and adds to seen
// how often each had a value.
func (c contract) check(t *testing.T, name string, data any, seen map[string]int) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSpace(string(c)), "\n") {
		if line == "" {
			continue
		}
		path, kind, _ := strings.Cut(line, " ")
		kind, nullable := strings.CutSuffix(kind, "?")
		if _, ok := seen[line]; !ok {
			seen[line] = 0
		}
		if strings.Contains(path, "{m}") {
			for _, m := range models() {
				walk(t, name+": ", strings.ReplaceAll(path, "{m}", m), data, kind, nullable, func() { seen[line]++ })
			}
			continue
		}
		walk(t, name+": ", path, data, kind, nullable, func() { seen[line]++ })
	}
}

func walk(t *testing.T, where, path string, data any, kind string, nullable bool, found func()) {
	t.Helper()
	if path == "" {
		switch {
		case data == nil && nullable:
		case !fits(kind, data):
			t.Errorf("%s is %v, which is no %s", where, data, kind)
		default:
			found()
		}
		return
	}
	step, rest, _ := strings.Cut(path, ".")
	step, isList := strings.CutSuffix(step, "[]")
	mapping, ok := data.(map[string]any)
	if !ok {
		t.Errorf("%s is %v, which has no %s", where, data, step)
		return
	}
	if step == "*" {
		for key, value := range mapping {
			walk(t, where+"."+key, rest, value, kind, nullable, found)
		}
		return
	}
	value, ok := mapping[step]
	if !ok {
		t.Errorf("%s has no %s", where, step)
		return
	}
	if !isList {
		walk(t, where+"."+step, rest, value, kind, nullable, found)
		return
	}
	items, ok := value.([]any)
	if !ok {
		t.Errorf("%s.%s is %v, which is no list", where, step, value)
		return
	}
	for i, item := range items {
		walk(t, fmt.Sprintf("%s.%s[%d]", where, step, i), rest, item, kind, nullable, found)
	}
}

// checkSeen makes sure that every path of a contract had a value somewhere.
func checkSeen(t *testing.T, seen map[string]int) {
	t.Helper()
	for line, n := range seen {
		if n == 0 {
			t.Errorf("no output has %s", line)
		}
	}
}

// at is the value at a path of keys.
func at(data any, path ...string) any {
	for _, key := range path {
		mapping, ok := data.(map[string]any)
		if !ok {
			return nil
		}
		data = mapping[key]
	}
	return data
}

func TestRecommendKeys(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	outcomes := map[any]bool{}
	for _, internal := range []bool{false, true} {
		eachClient(t, internal, func(name string, s *scope.Scope) {
			_, data := asJSON(t, RecommendOf(s))
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
	}
	checkSeen(t, seen)
	if len(outcomes) != len(assess.Outcomes()) {
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
	p := shipped(t)
	seen := map[string]int{}
	_, data := asJSON(t, MatrixOf(p, nil))
	matrixKeys.check(t, "matrix", data, seen)
	for _, row := range at(data, "criteria").([]any) {
		if at(row, "applies") != nil {
			t.Errorf("without a client %v applies", at(row, "id"))
		}
	}
	s := client(t, "co-managed")
	text, data := asJSON(t, MatrixOf(p, s.Recommendation.Applies))
	matrixKeys.check(t, "matrix of a client", data, seen)
	checkSeen(t, seen)
	for i, row := range at(data, "criteria").([]any) {
		want := map[answer.Truth]any{answer.True: true, answer.False: false, answer.Open: nil}[s.Recommendation.Applies[i]]
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
	eachClient(t, false, func(name string, s *scope.Scope) {
		_, data := asJSON(t, EstimateOf(s))
		estimateKeys.check(t, name, data, seen)
		for _, m := range models() {
			linesAddUp(t, name+" "+m, at(data, "models", m))
		}
	})
	checkSeen(t, seen)
	// Without people and devices there is no amount.
	_, data := asJSON(t, EstimateOf(client(t, "nothing scored")))
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
	seen := map[string]int{}
	eachClient(t, false, func(name string, s *scope.Scope) {
		for _, m := range terms.Models() {
			matrix := s.Matrix(m)
			_, data := asJSON(t, RACIOf(s, m, matrix.Roles, matrix.Rows))
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
	})
	checkSeen(t, seen)
}

func TestBatchKeys(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	eachClient(t, false, func(name string, s *scope.Scope) {
		_, data := asJSON(t, RecordOf("dir/"+name, 3, s))
		batchKeys.check(t, name, data, seen)
		if at(data, "source") != "dir/"+name || at(data, "document") != json.Number("3") {
			t.Errorf("%s: source %v, document %v", name, at(data, "source"), at(data, "document"))
		}
	})
	checkSeen(t, seen)
	seen = map[string]int{}
	for name, err := range map[string]error{
		"problems": yamldoc.Problems{{File: "a", Line: 3, Col: 7, Message: "one"}, {File: "a", Line: 4, Message: "two"}, {File: "a", Message: "three"}},
		"other":    errors.New("permission denied"),
	} {
		for _, document := range []int{0, 2} {
			_, data := asJSON(t, ErrorOf("dir/x.yaml", document, err))
			batchErrorKeys.check(t, name, data, seen)
			if got := at(data, "document"); (got == nil) != (document == 0) {
				t.Errorf("document %d is %v", document, got)
			}
		}
	}
	checkSeen(t, seen)
	text, _ := asJSON(t, ErrorOf("a", 1, yamldoc.Problems{{File: "a", Line: 3, Col: 7, Message: "one"}, {File: "a", Line: 4, Message: "two"}, {File: "a", Message: "three"}}).Errors)
	if want := `[{"line":3,"column":7,"message":"one"},{"line":4,"column":1,"message":"two"},{"line":null,"column":null,"message":"three"}]`; strings.Join(strings.Fields(text), "") != want {
		t.Errorf("errors %s, expected %s", text, want)
	}
}

func TestModelsKeys(t *testing.T) {
	t.Parallel()
	_, data := asJSON(t, ModelsOf(shipped(t)))
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

func TestNumbersAreWrittenExactly(t *testing.T) {
	t.Parallel()
	for in, want := range map[any]string{
		Tenths(0): "0.0", Tenths(5): "0.5", Tenths(815): "81.5", Tenths(1000): "100.0", Tenths(-4): "-0.4", Tenths(-42): "-4.2",
		Thousandths(1000): "1.0", Thousandths(0): "0.0", Thousandths(957): "0.957", Thousandths(900): "0.9", Thousandths(50): "0.05", Thousandths(7): "0.007",
	} {
		if got, err := json.Marshal(in); err != nil || string(got) != want {
			t.Errorf("%#v is written %s (%v), expected %s", in, got, err, want)
		}
	}
	letters := Assignments{}
	letters[responsibility.Roles()[0]] = responsibility.NotInvolved
	if got, err := json.Marshal(letters); err != nil || string(got) != "{}" {
		t.Errorf("no letters are written %s (%v)", got, err)
	}
}
