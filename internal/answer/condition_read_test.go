package answer

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

func TestReadConditionGood(t *testing.T) {
	t.Parallel()
	s := kinds()
	const users, fte, plan, regimes, msp, note, control, owners = 0, 1, 2, 3, 5, 6, 7, 9
	numbers := func(q int, low, high int64) Test { return Test{Question: q, Op: OpRange, Low: low, High: high} }
	tests := []struct {
		text string
		want [][]Test
	}{
		{`{fte: "0.5..3"}`, [][]Test{{numbers(fte, 50, 300)}}},
		{`{fte: " 0.5 .. 3 "}`, [][]Test{{numbers(fte, 50, 300)}}},
		{`{fte: "2..2"}`, [][]Test{{numbers(fte, 200, 200)}}},
		{`{fte: ">=0.5"}`, [][]Test{{numbers(fte, 50, highest)}}},
		{`{fte: ">3"}`, [][]Test{{numbers(fte, 301, highest)}}},
		{`{fte: "> 0"}`, [][]Test{{numbers(fte, 1, highest)}}},
		{`{fte: "<=3"}`, [][]Test{{numbers(fte, lowest, 300)}}},
		{`{fte: "<3"}`, [][]Test{{numbers(fte, lowest, 299)}}},
		{`{fte: "-1..1"}`, [][]Test{{numbers(fte, -100, 100)}}},
		{`{fte: 1.5}`, [][]Test{{numbers(fte, 150, 150)}}},
		{`{fte: "1.5"}`, [][]Test{{numbers(fte, 150, 150)}}},
		{`{fte: [1.5]}`, [][]Test{{numbers(fte, 150, 150)}}},
		{`{control: [4, 5]}`, [][]Test{{numbers(control, 400, 500)}}},
		{`{control: [2, 3, 4]}`, [][]Test{{numbers(control, 200, 400)}}},
		{`{control: [">=4"]}`, [][]Test{{numbers(control, 400, highest)}}},
		{`{plan: keep_same}`, [][]Test{{{Question: plan, Op: OpAny, Options: 4}}}},
		{`{plan: [none_wanted, keep_same]}`, [][]Test{{{Question: plan, Op: OpAny, Options: 5}}}},
		{`{msp: no}`, [][]Test{{{Question: msp, Op: OpAny, Options: 1}}}},
		{`{msp: yes}`, [][]Test{{{Question: msp, Op: OpAny, Options: 2}}}},
		{`{regimes: {has: pci}}`, [][]Test{{{Question: regimes, Op: OpAny, Options: 4}}}},
		{`{regimes: {has_any: [hipaa, pci]}}`, [][]Test{{{Question: regimes, Op: OpAny, Options: 6}}}},
		{`{regimes: {has_none: [none, soc2]}}`, [][]Test{{{Question: regimes, Op: OpNone, Options: 9}}}},
		{`{regimes: {has: pci, has_any: hipaa, has_none: soc2, count: ">=2"}}`, [][]Test{{
			{Question: regimes, Op: OpAny, Options: 4},
			{Question: regimes, Op: OpAny, Options: 2},
			{Question: regimes, Op: OpNone, Options: 8},
			{Question: regimes, Op: OpCount, Low: 200, High: highest},
		}}},
		{`{owners.network: provider}`, [][]Test{{{Question: owners, Op: OpSide, Tower: terms.Network, Sides: 1 << terms.Provider}}}},
		{`{owners.projects: [client, advise]}`, [][]Test{{{Question: owners, Op: OpSide, Tower: terms.Projects, Sides: 1<<terms.Client | 1}}}},
		{`{owners: {provider: ">=1", advise: 0}}`, [][]Test{{
			{Question: owners, Op: OpSideCount, Sides: 1 << terms.Provider, Low: 100, High: highest},
			{Question: owners, Op: OpSideCount, Sides: 1},
		}}},
		{`{note: {is: unsure}}`, [][]Test{{{Question: note, Op: OpUnsure}}}},
		{`[{users: {is: unknown}}, {msp: yes, fte: ">0"}]`, [][]Test{
			{{Question: users, Op: OpUnknown}},
			{{Question: msp, Op: OpAny, Options: 2}, numbers(fte, 1, highest)},
		}},
	}
	for _, tt := range tests {
		r, node := yamldoc.NewReport("in.yaml"), parse(t, tt.text)
		c := s.ReadCondition(r, node, Findings)
		if err := r.Err(); err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if !reflect.DeepEqual(c.Alternatives(), tt.want) {
			t.Errorf("%s\n got %+v\nwant %+v", tt.text, c.Alternatives(), tt.want)
		}
		if c.Source() != node || c.Always() {
			t.Errorf("%s: source %p, want %p; always %v", tt.text, c.Source(), node, c.Always())
		}
	}
}

func TestReadConditionBad(t *testing.T) {
	t.Parallel()
	const (
		shape    = `a condition must be a mapping such as {it_fte: ">=0.5"}, not `
		top      = `a condition must be a mapping such as {it_fte: ">=0.5"}, or a list of them, not `
		noRange  = ` is not a number or a range such as "0.5..3", ">=10" or "<2" (at most two decimals)`
		inverted = ` can never hold: it begins above its end`
		multi    = `a test of "regimes" needs {has: ...}, {has_any: [...]}, {has_none: [...]} or {count: ...}, not `
		counts   = `a test of all towers needs counts such as {provider: ">=1"}; for one tower write tower_owners.service_desk`
		parts    = `a list of numbers leaves out what lies between them, and "fte" takes parts; write a range such as "1..2" or a list of conditions`
		run      = `a list of numbers must be a run such as [1, 2]; otherwise write a list of conditions`
		is       = `"is" must be unknown (open) or unsure (answered "not sure"), not `
	)
	tests := []struct {
		text string
		want []string
	}{
		{`null`, []string{top + "nothing"}},
		{`yes`, []string{top + `"yes"`}},
		{`{}`, []string{"an empty condition always holds; remove it"}},
		{`[]`, []string{"an empty list of conditions never holds; remove it or add a condition"}},
		{`[{msp: yes}, msp]`, []string{shape + `"msp"`}},
		{`[{msp: yes}, [{msp: no}]]`, []string{shape + "a list"}},
		{`[{}]`, []string{"an empty condition always holds; remove it"}},
		{`{fta: 1}`, []string{`unknown question "fta" (did you mean "fte"?)`}},
		{`{fta: 1, usres: 2}`, []string{`unknown question "fta" (did you mean "fte"?)`, `unknown question "usres" (did you mean "users"?)`}},
		{`{note: urgent}`, []string{`"note" is answered in free text and cannot be tested`}},

		{`{fte: null}`, []string{`a test of "fte" needs a number or a range such as "0.5..3" or ">=10", not nothing`}},
		{`{fte: {has: 1}}`, []string{`a test of "fte" needs a number or a range such as "0.5..3" or ">=10", not a mapping`}},
		{`{fte: ""}`, []string{`""` + noRange}},
		{`{fte: "..3"}`, []string{`"..3"` + noRange}},
		{`{fte: "1.."}`, []string{`"1.."` + noRange}},
		{`{fte: "1...3"}`, []string{`"1...3"` + noRange}},
		{`{fte: "1..2..3"}`, []string{`"1..2..3"` + noRange}},
		{`{fte: "=3"}`, []string{`"=3"` + noRange}},
		{`{fte: "=>3"}`, []string{`"=>3"` + noRange}},
		{`{fte: ">"}`, []string{`">"` + noRange}},
		{`{fte: ">=1..3"}`, []string{`">=1..3"` + noRange}},
		{`{fte: "0.125..3"}`, []string{`"0.125..3"` + noRange}},
		{`{fte: 010}`, []string{`"010"` + noRange}},
		{`{fte: 1e3}`, []string{`"1e3"` + noRange}},
		{`{fte: many}`, []string{`"many"` + noRange}},
		{`{fte: unknown}`, []string{`"unknown"` + noRange}},
		{`{fte: "3..1"}`, []string{`"3..1"` + inverted}},
		{`{fte: "3.01..3"}`, []string{`"3.01..3"` + inverted}},
		{`{fte: "<0"}`, []string{`can never hold: "fte" goes from 0 to 10000`}},
		{`{fte: ">10000"}`, []string{`can never hold: "fte" goes from 0 to 10000`}},
		{`{users: 0}`, []string{`can never hold: "users" goes from 1 to 1000000`}},
		{`{control: 6}`, []string{`can never hold: "control" goes from 1 to 5`}},
		{`{fte: [1, 2]}`, []string{parts}},
		{`{control: []}`, []string{`a test of "control" needs a number or a range, not an empty list`}},
		{`{control: [1, 3]}`, []string{run}},
		{`{control: [2, 1]}`, []string{run}},
		{`{control: [1, 1]}`, []string{run}},
		{`{control: [1, ">=3"]}`, []string{`control must be a number, not the text ">=3"`}},
		{`{control: [1, null]}`, []string{`control has no value; write a number such as 24 or 0.5, at most two decimals and without separators`}},

		{`{plan: keep_sane}`, []string{`"plan" has no option "keep_sane" (did you mean "keep_same"?); the options are none_wanted, first_hire, keep_same`}},
		{`{plan: [keep_same, null]}`, []string{`"plan" has no option nothing; the options are none_wanted, first_hire, keep_same`}},
		{`{plan: null}`, []string{`a test of "plan" needs an option or a list of options, not nothing`}},
		{`{plan: []}`, []string{`a test of "plan" needs an option or a list of options, not an empty list`}},
		{`{plan: {has: keep_same}}`, []string{`a test of "plan" needs an option or a list of options, not a mapping`}},
		{`{msp: true}`, []string{`"msp" has no option "true"; the options are no, yes`}},
		{`{plan.x: keep_same}`, []string{`"plan" has no towers; only a grid can be tested by tower`}},

		{`{regimes: pci}`, []string{multi + `"pci"`}},
		{`{regimes: [pci]}`, []string{multi + "a list"}},
		{`{regimes: {}}`, []string{multi + "an empty mapping"}},
		{`{regimes: {has: [pci]}}`, []string{"has takes one option; for several write has_any"}},
		{`{regimes: {has_all: [pci]}}`, []string{`unknown test "has_all" (did you mean "has_any"?)`}},
		{`{regimes: {has: pcy, has_none: [sox]}}`, []string{`"regimes" has no option "pcy" (did you mean "pci"?); the options are none, hipaa, pci, soc2`, `"regimes" has no option "sox"; the options are none, hipaa, pci, soc2`}},
		{`{regimes: {count: many}}`, []string{`"many"` + noRange}},
		{`{regimes: {count: [1, 2]}}`, []string{`a test of "count" needs a number or a range such as "0.5..3" or ">=10", not a list`}},

		{`{owners: provider}`, []string{counts}},
		{`{owners: {}}`, []string{counts}},
		{`{owners: {providers: ">=1"}}`, []string{`unknown side "providers" (did you mean "provider"?)`}},
		{`{owners: {provider: "1..x"}}`, []string{`"1..x"` + noRange}},
		{`{owners.netwrok: provider}`, []string{`unknown tower "netwrok" (did you mean "network"?)`}},
		{`{owners.: provider}`, []string{`unknown tower ""`}},
		{`{owners.network: providr}`, []string{`unknown side "providr" (did you mean "provider"?)`}},
		{`{owners.network: undecided}`, []string{`unknown side "undecided"`}},
		{`{owners.network: []}`, []string{"a test of a tower needs a side or a list of sides, not an empty list"}},
		{`{owners.network: null}`, []string{"a test of a tower needs a side or a list of sides, not nothing"}},
		{`{owners.network: {provider: 1}}`, []string{"a test of a tower needs a side or a list of sides, not a mapping"}},

		{`{users: {is: maybe}}`, []string{is + `"maybe"`}},
		{`{users: {is: null}}`, []string{is + "nothing"}},
		{`{users: {is: [unknown]}}`, []string{is + "a list"}},
		{`{users: {is: "\e[2J"}}`, []string{is + `the text "\x1b[2J"`}},
		{`{regimes: {is: unknown, has: pci}}`, []string{`unknown key "has"; remove or correct it`}},
		{`{owners.network: {is: unknown}}`, []string{"a test of a tower needs a side or a list of sides, not a mapping"}},
		{`{users.network: {is: unknown}}`, []string{`"users" has no towers; only a grid can be tested by tower`}},
	}
	for _, tt := range tests {
		r := yamldoc.NewReport("in.yaml")
		kinds().ReadCondition(r, parse(t, tt.text), Findings)
		if !slices.Equal(messages(r), tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.text, messages(r), tt.want)
		}
	}
}

// TestIsOnlyInFindings: the matrix, the rates and the gates stay monotone only
// because they cannot ask whether an answer is open.
func TestIsOnlyInFindings(t *testing.T) {
	t.Parallel()
	const want = "{is: ...} may be used only in findings and readiness; elsewhere an open answer leaves the rule open by itself"
	for _, text := range []string{`{users: {is: unknown}}`, `{regimes: {is: unsure}}`, `{owners: {is: unknown}}`, `{note: {is: unknown}}`} {
		r := yamldoc.NewReport("in.yaml")
		if kinds().ReadCondition(r, parse(t, text), Answers); !slices.Equal(messages(r), []string{want}) {
			t.Errorf("%s among answers: %q", text, messages(r))
		}
		condition(t, kinds(), Findings, text)
	}
}

// TestRangeBounds compares every form of a range with plain integer comparison,
// hundredth by hundredth around its bounds.
func TestRangeBounds(t *testing.T) {
	t.Parallel()
	s := NewSchema([]Question{{ID: "n", Type: Number, Min: -1000, Max: 1000, Decimals: 2}})
	rng := rand.New(rand.NewPCG(3, 1))
	for range 60 {
		a := rng.Int64N(401) - 200
		b := a + rng.Int64N(200)
		first, second := FormatHundredths(a), FormatHundredths(b)
		for text, in := range map[string]func(int64) bool{
			first + ".." + second: func(n int64) bool { return a <= n && n <= b },
			">=" + first:          func(n int64) bool { return n >= a },
			">" + first:           func(n int64) bool { return n > a },
			"<=" + first:          func(n int64) bool { return n <= a },
			"<" + first:           func(n int64) bool { return n < a },
			first:                 func(n int64) bool { return n == a },
		} {
			c := condition(t, s, Answers, `{n: "`+text+`"}`)
			for _, n := range []int64{-1000, a - 101, a - 1, a, a + 1, (a + b) / 2, b - 1, b, b + 1, b + 101, 1000} {
				v := s.View(Set{Values: []Value{given(Value{Number: n})}})
				if got := c.Eval(v); got != truth(in(n)) {
					t.Errorf("%s holds %s: %v", FormatHundredths(n), text, got)
				}
			}
		}
	}
}

func TestConditionPlaces(t *testing.T) {
	t.Parallel()
	r := yamldoc.NewReport("in.yaml")
	kinds().ReadCondition(r, parse(t, `- fte: "3..1"
  plan: [keep_same, keep_sane]
- regimes: {has: pcy, count: x}
- owners: {providr: 1}
`), Answers)
	var got [][2]int
	for _, p := range problems(r) {
		got = append(got, [2]int{p.Line, p.Col})
	}
	if want := [][2]int{{1, 8}, {2, 21}, {3, 18}, {3, 30}, {4, 12}}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v: %v", got, want, r.Err())
	}
}
