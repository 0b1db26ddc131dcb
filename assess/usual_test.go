package assess

import (
	"slices"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

func TestUsualAnswers(t *testing.T) {
	t.Parallel()
	q := questionnaire(t,
		ask("n", "number", "limits: {min: 0, max: 100, decimals: 2}, usual_source: O, usual: [{value: 0, weight: 50}, {value: 0.5..3, weight: 20}]"),
		ask("c", "single_choice", "usual_source: O, cost: 2, options: [{id: x, call: c, usual: 7}, {id: y, call: c}, {id: z, call: c, usual: 0}]"),
		ask("g", "grid", "usual_source: O, towers: [{id: network, call: c}], options: [{id: provider, call: c, usual: 4}, {id: advise, call: c}], presets: [{id: a, call: c, owners: advise, usual: 3}, {id: b, call: c, owners: {network: shared}}]"),
		ask("b", "yes_no", ""))
	given := func(n, spread int64) answer.Value {
		return answer.Value{State: answer.Given, Number: n, Spread: spread}
	}
	for i, want := range []struct {
		cost  int64
		usual Usual
	}{
		{1, Usual{Numbers: []UsualNumber{{given(0, 0), 50}, {given(50, 250), 20}}}},
		{2, Usual{Options: []int64{7, 1, 0}}},
		{3, Usual{Options: []int64{4, 1}, Presets: []int64{3, 1}}},
		{1, Usual{Options: []int64{1, 1}}},
	} {
		got := &q.Questions[i]
		if got.Cost != want.cost || !slices.Equal(got.Usual.Options, want.usual.Options) || !slices.Equal(got.Usual.Presets, want.usual.Presets) || !slices.Equal(got.Usual.Numbers, want.usual.Numbers) {
			t.Errorf("%s: cost %d, usual %+v, want %+v", got.ID, got.Cost, got.Usual, want)
		}
	}
}

func TestUsualProblems(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"no source", asked(ask("c", "single_choice", "options: [{id: x, call: c, usual: §7}, {id: y, call: c}]")), []string{
			`question "c" says how often answers come, and not where that is from; add "usual_source"`,
		}},
		{"of a list", asked(ask("m", "multi_choice", "usual_source: O, options: [{id: x, call: c, usual: §7}, {id: y, call: c}]")), []string{
			`"usual" of an option is not for a multi_choice, where any options can be chosen together; remove it`,
		}},
		{"of no number", asked(ask("b", "yes_no", "usual_source: O, usual: §[{value: 1, weight: 1}]")), []string{
			`"usual" is only for a question of the type number; remove it or correct the type`,
		}},
		{"bounds", asked(ask("n", "number", "limits: {min: 0, max: 10, decimals: 0}, usual_source: O, cost: §0, usual: [{value: §11, weight: 1}, {value: 1, weight: §1001}, {value: §3..2, weight: 1}]")), []string{
			`cost must be from 1 to 100, not 0`,
			`n must be from 0 to 10, not 11`,
			`weight must be from 0 to 1000, not 1001`,
			`n: 3..2 goes down; write 2..3`,
		}},
		{"halves", asked(ask("c", "single_choice", "usual_source: O, options: [{id: x, call: c, usual: §0.5}, {id: y, call: c}]")), []string{`usual must be a whole number, not 0.5`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text, places := marked(test.text)
			r := yamldoc.NewReport("in.yaml")
			ReadQuestionnaire(r, parse(t, text), "USD")
			checkProblems(t, r, places, test.want)
		})
	}
}
