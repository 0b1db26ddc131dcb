package page

import (
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// An answer is said with whether it is used, and two long lists by what differs
// in them, where the options are the same.
func TestAnswerWords(t *testing.T) {
	t.Parallel()
	type side struct {
		state, written string
		says           []string
	}
	given := func(says ...string) side { return side{"given", "given", says} }
	long := strings.Repeat("a long choice ", 3)
	for _, test := range []struct {
		name          string
		before, after side
		otherPlaybook bool
		want          string
	}{
		{"two answers", given("two"), given("three"), false, "two | three"},
		{"open", side{"missing", "missing", nil}, given("three"), false, "open | three"},
		{"not sure", side{"unknown", "unknown", nil}, side{"hidden", "unknown", nil}, false, "not sure | not sure (does not apply)"},
		{"not used", side{"hidden", "given", []string{"ahead"}}, side{"hidden", "missing", nil}, false, "ahead (does not apply) | does not apply"},
		{"short lists", given("a", "b"), given("b"), false, "a; b | b"},
		{"long lists", given(long+"1", long+"2"), given(long+"2", long+"3"), false, long + "1 | " + long + "3"},
		{"nothing but more", given(long+"1", long+"2"), given(long+"1", long+"2", long+"3"), false, "nothing more | " + long + "3"},
		{"other options", given(long+"1", long+"2"), given(long + "2"), true, long + "1; " + long + "2 | " + long + "2"},
		{"a long list not used", side{"hidden", "given", []string{long, long + "2"}}, given(long), false, long + "; " + long + "2 (does not apply) | " + long},
	} {
		change := &result.ChangedAnswer{Before: result.AnswerState{State: test.before.state}, After: result.AnswerState{State: test.after.state}}
		said := &result.ComparedAnswer{
			Before: result.SaidAnswer{State: test.before.written, Says: test.before.says},
			After:  result.SaidAnswer{State: test.after.written, Says: test.after.says},
		}
		if before, after := answerWords(change, said, !test.otherPlaybook, nil); before+" | "+after != test.want {
			t.Errorf("%s: %s | %s, want %s", test.name, before, after, test.want)
		}
	}
}

// Answers about the parts of IT are said part by part, where both have one only
// in the parts that differ.
func TestAnswerWordsOfParts(t *testing.T) {
	t.Parallel()
	of := func(sides map[terms.Tower]terms.Side) result.SaidAnswer {
		var split terms.Split
		for t, side := range sides {
			split[t] = side
		}
		return result.SaidAnswer{State: "given", Says: []string{"a preset"}, Split: &split}
	}
	change := &result.ChangedAnswer{Before: result.AnswerState{State: "given"}, After: result.AnswerState{State: "given"}}
	called := assess.TowerNames{terms.Network: "Network", terms.Endpoints: "Computers"}
	a := of(map[terms.Tower]terms.Side{terms.Network: terms.Client, terms.Endpoints: terms.Shared})
	for _, test := range []struct {
		before, after result.SaidAnswer
		want          string
	}{
		{a, of(map[terms.Tower]terms.Side{terms.Network: terms.Provider, terms.Endpoints: terms.Shared}), "network: you | network: provider"},
		{a, of(map[terms.Tower]terms.Side{terms.Network: terms.Client}), "computers: shared | computers: you propose"},
		{result.SaidAnswer{State: "unknown"}, a, "not sure | computers: shared, network: you"},
		{of(nil), result.SaidAnswer{State: "unknown"}, "you propose | not sure"},
	} {
		before, after := answerWords(change, &result.ComparedAnswer{Before: test.before, After: test.after}, true, called)
		if got := before + " | " + after; got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}

// A row of duties names who has them; where they are the same, everybody, and
// where the letters are, what is settled.
func TestDutiesInWords(t *testing.T) {
	t.Parallel()
	roles := []string{"Sponsor", "Users", "IT", "Desk", "Engineers", "SOC", "vCIO", "Vendor"}
	of := func(status responsibility.Status, letters map[responsibility.Role]responsibility.Letter) duties {
		var a responsibility.Assignment
		for role, letter := range letters {
			a[role] = letter
		}
		return duties{&a, &status, roles}
	}
	type letters = map[responsibility.Role]responsibility.Letter
	ours := letters{responsibility.ClientIT: responsibility.AR, responsibility.MSPServiceDesk: responsibility.C}
	for _, test := range []struct {
		name          string
		before, after duties
		want          string
	}{
		{"no such row", duties{roles: roles}, of(responsibility.Default, ours), "not in it | IT A/R"},
		{
			"other duties", of(responsibility.Default, ours),
			of(responsibility.Default, letters{responsibility.ClientIT: responsibility.C, responsibility.MSPServiceDesk: responsibility.AR}), "IT A/R | Desk A/R",
		},
		{
			"the same duties", of(responsibility.Default, ours),
			of(responsibility.Default, letters{responsibility.ClientIT: responsibility.AR, responsibility.MSPServiceDesk: responsibility.I}), "IT A/R, Desk C | IT A/R, Desk I",
		},
		{"settled as it was", of(responsibility.Open, ours), of(responsibility.Agreed, ours), "IT A/R (to be settled) | IT A/R (agreed)"},
		{
			"settled otherwise", of(responsibility.Open, ours),
			of(responsibility.Agreed, letters{responsibility.MSPServiceDesk: responsibility.AR}), "IT A/R | Desk A/R (agreed)",
		},
	} {
		if got := test.before.words(test.after) + " | " + test.after.words(test.before); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestJoinFirst(t *testing.T) {
	t.Parallel()
	all := []string{"a", "b", "c", "d"}
	for most, want := range map[int]string{5: "a; b; c; d", 4: "a; b; c; d", 3: "a; b; c; 1 more", 1: "a; 3 more"} {
		if got := joinFirst(all, most); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if all[1] != "b" || joinFirst(nil, 3) != "" {
		t.Error("the list was changed")
	}
}

// Models with the same reasons stand together.
func TestSameReasons(t *testing.T) {
	t.Parallel()
	side := &result.ComparedSide{Models: terms.ForEach(func(m terms.Model) result.ModelName {
		return result.ModelName{Name: "Model " + m.String(), Sentence: "model " + m.String()}
	})}
	vetoes := []result.ChangedVeto{{Model: terms.Hybrid, Because: "One."}, {Model: terms.CoManaged, Because: "One."}, {Model: terms.FullyManaged, Because: "Two."}, {Model: terms.FullyManaged, Because: "Three."}}
	got := sameReasons(vetoes, side, func(i int) string { return vetoes[i].Because }, func(terms.Model) [2]string { return [2]string{" is out:", " are out:"} })
	want := "Model fully_managed is out: Two. Three. / Model co_managed and model hybrid are out: One."
	if text := strings.Join(got, " / "); text != want {
		t.Errorf("%s, want %s", text, want)
	}
}
