package scope

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
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
client.name text?
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
recommendation.possible[] reachable
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
recommendation.reasons[].source text?
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
models.{m}.lines[].rate.low rate?
models.{m}.lines[].class text?
models.{m}.lines[].list_rate rate?
models.{m}.lines[].weights number?
models.{m}.lines[].share number?
models.{m}.lines[].volume number?
models.{m}.lines[].cost money?
models.{m}.lines[].gross_margin number?
models.{m}.per_endpoint.low money?
models.{m}.per_endpoint.typical money?
models.{m}.per_endpoint.high money?
models.{m}.range_from[].because text
models.{m}.range_from[].question text?
models.{m}.range_from[].monthly money?
models.{m}.next_unit.* money
models.{m}.taken[] text
models.{m}.warnings[] text
models.{m}.short_team text
models.{m}.cost money?
models.{m}.gross_margin number?
models.{m}.target_margin number?
models.{m}.floor_price money?
models.{m}.approval text?
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
	nextKeys = envelope + `
model model?
certain bool?
possible[] reachable
open[].question text
open[].topic text
open[].can_change_model bool?
open[].to[] model
open[].monthly_swing money?
open[].opens int
open[].uses[] text
open[].who text
open[].rank int
`
	batchKeys contract = `
source text
document int
client.name text?
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
version one
finding_counts.critical int
finding_ids[] text
deciding[] text?
contradictions int
readiness text
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
	case "reachable":
		return oneOf(append(models(), "none_needed")...)
	case "outcome":
		return oneOf("recommended", "too_close", "none_needed", "all_vetoed", "nothing_scored")
	case "verdict":
		return oneOf("firm", "clear", "leaning", "close")
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
		return oneOf("fully_managed", "co_managed", "hybrid", "proposal", "one_more_hire", "in_house", "today")
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
	if value == nil && nullable { // a list that was not worked out
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
