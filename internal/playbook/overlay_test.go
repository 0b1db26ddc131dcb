package playbook

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

const (
	ownName  = "own/x.yaml"
	baseName = "built-in x.yaml"
)

func node(tb testing.TB, name, content string) *yamldoc.Node {
	tb.Helper()
	n, err := yamldoc.Parse(name, []byte(content))
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// laid lays one document over another and returns the result as JSON.
func laid(tb testing.TB, base, own string) (result string, problems []string) {
	tb.Helper()
	b := node(tb, baseName, base)
	b.From(builtInSource)
	r := yamldoc.NewReport(ownName, baseName)
	return emit.Spaced(lay(r, b, node(tb, ownName, own))), messages(r.Err())
}

func TestLay(t *testing.T) {
	t.Parallel()
	const base = `{a: 1, b: {c: 2, d: {e: 3}}, list: [{id: x, n: 1, in: [p, q]}, {id: y, n: 2}], words: [u, v], when: {k: 1}, none: [], plain: [{n: 1}, {n: 1}], weights: {v: 1}}`
	const same = `{"a": 1, "b": {"c": 2, "d": {"e": 3}}, "list": [{"id": "x", "n": 1, "in": ["p", "q"]}, {"id": "y", "n": 2}], "words": ["u", "v"], "when": {"k": 1}, "none": [], "plain": [{"n": 1}, {"n": 1}], "weights": {"v": 1}}`
	for _, c := range []struct {
		name, own string
		from, to  string // what differs in the result
	}{
		{"nothing", `{}`, ``, ``},
		{"a single value", `{a: 9}`, `"a": 1`, `"a": 9`},
		{"a list over a single value", `{a: [9]}`, `"a": 1`, `"a": [9]`},
		{"a mapping over a single value", `{a: {z: 9}}`, `"a": 1`, `"a": {"z": 9}`},
		{"deep in a mapping", `{b: {d: {e: 9}}}`, `"e": 3`, `"e": 9`},
		{"a new key", `{b: {d: {f: 9}}}`, `"e": 3`, `"e": 3, "f": 9`},
		{"a key taken out", `{b: {c: null}}`, `"c": 2, `, ``},
		{"a mapping taken out", `{b: null}`, `"b": {"c": 2, "d": {"e": 3}}, `, ``},
		{"null in a list stays", `{words: [null]}`, `["u", "v"]`, `[null]`},
		{"a whole list", `{list: [{id: z}]}`, `[{"id": "x", "n": 1, "in": ["p", "q"]}, {"id": "y", "n": 2}]`, `[{"id": "z"}]`},
		{"a list that is empty", `{list: []}`, `[{"id": "x", "n": 1, "in": ["p", "q"]}, {"id": "y", "n": 2}]`, `[]`},
		{"a condition is one value", `{when: {j: 2}}`, `"when": {"k": 1}`, `"when": {"j": 2}`},
		{"weights are one value", `{weights: {w: 1}}`, `"weights": {"v": 1}`, `"weights": {"w": 1}`},
		{"add", `{list: {add: [{id: z, n: 3}]}}`, `{"id": "y", "n": 2}`, `{"id": "y", "n": 2}, {"id": "z", "n": 3}`},
		{"change", `{list: {change: {x: {n: 9}}}}`, `"n": 1, "in"`, `"n": 9, "in"`},
		{"change with the id", `{list: {change: {x: {id: x, n: 9}}}}`, `"n": 1, "in"`, `"n": 9, "in"`},
		{"change in a list in a list", `{list: {change: {x: {in: {add: [r], remove: [p]}}}}}`, `"in": ["p", "q"]`, `"in": ["q", "r"]`},
		{"a new list in an item", `{list: {change: {y: {in: {add: [r]}}}}}`, `"n": 2}`, `"n": 2, "in": ["r"]}`},
		{"remove", `{list: {remove: [x]}}`, `{"id": "x", "n": 1, "in": ["p", "q"]}, `, ``},
		{"all three", `{list: {add: [{id: z}], change: {y: {n: 9}}, remove: [x]}}`, `{"id": "x", "n": 1, "in": ["p", "q"]}, {"id": "y", "n": 2}`, `{"id": "y", "n": 9}, {"id": "z"}`},
		{"removed and added anew", `{list: {add: [{id: x}], remove: [x]}}`, `{"id": "x", "n": 1, "in": ["p", "q"]}, {"id": "y", "n": 2}`, `{"id": "y", "n": 2}, {"id": "x"}`},
		{"single values", `{words: {add: [w], remove: [u]}}`, `["u", "v"]`, `["v", "w"]`},
		{"items without ids", `{plain: {add: [{n: 2}]}}`, `{"n": 1}]`, `{"n": 1}, {"n": 2}]`},
		{"an empty list", `{none: {add: [{id: z}]}}`, `"none": []`, `"none": [{"id": "z"}]`},
		{"a list that is not there", `{more: {add: [w]}}`, `"weights": {"v": 1}`, `"weights": {"v": 1}, "more": ["w"]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, problems := laid(t, base, c.own)
			if c.from != "" && strings.Count(same, c.from) == 0 {
				t.Fatalf("the built-in has no %s", c.from)
			}
			if want := strings.Replace(same, c.from, c.to, 1); got != want || problems != nil {
				t.Errorf("got  %s\nwant %s\nproblems %q", got, want, problems)
			}
		})
	}
}

func TestLayNamesItemsByTheirBestKey(t *testing.T) {
	t.Parallel()
	for _, base := range []string{
		`{l: [{model: x, n: 1}, {model: y, n: 1}]}`, `{l: [{question: x, n: 1}, {question: y, n: 1}]}`, `{l: [{priority: x, n: 1}, {priority: y, n: 1}]}`,
		`{l: [{meeting: x, n: 1}, {meeting: y, n: 1}]}`, `{l: [{q: x, n: 1}, {q: y, n: 1}]}`, `{l: [{from: x, n: 1}, {from: y, n: 1}]}`,
		`{l: [{id: x, n: 1, model: m}, {id: y, n: 1, model: m}]}`,     // id comes before model
		`{l: [{id: same, n: 1, from: x}, {id: same, n: 1, from: y}]}`, // ids that are none
		`{l: [{model: x, n: 1, id: a}, {model: y, n: 1}]}`,            // not all have an id
	} {
		got, problems := laid(t, base, `{l: {change: {y: {n: 9}}, remove: [x]}}`)
		if strings.Contains(got, "x") || !strings.Contains(got, `"n": 9`) || problems != nil {
			t.Errorf("%s: %s, %q", base, got, problems)
		}
	}
}

func TestLayReports(t *testing.T) {
	t.Parallel()
	const base = `{a: 1, list: [{id: alpha, n: 1}, {id: beta, n: 2}], words: [gamma, delta], none: [], plain: [{n: 1}, {n: 1}]}`
	for own, want := range map[string][]string{
		`{list: {}}`:                                       {`1:8: "list" is a list; ` + howToEdit},
		`{list: {ad: [{id: z}]}}`:                          {`1:9: "list" is a list, which has no key "ad" (did you mean "add"?); ` + howToEdit},
		`{list: {alpha: {n: 9}}}`:                          {`1:9: "list" is a list, which has no key "alpha"; ` + howToEdit},
		`{b: null}`:                                        {`1:2: there is no "b" here that could be removed; correct it or leave it out`},
		`{list: {change: {alpa: {n: 9}}}}`:                 {`1:18: "list" has no "alpa" to change (did you mean "alpha"?)`},
		`{list: {remove: [betta]}}`:                        {`1:18: "list" has no "betta" to remove (did you mean "beta"?)`},
		`{list: {add: [{id: beta}]}}`:                      {`1:15: "beta" is already there; write it under 'change'`},
		`{list: {add: [{id: z}, {id: z}]}}`:                {`1:24: "z" is added here twice; keep one`},
		`{list: {change: {beta: {id: z}}}}`:                {`1:29: a change cannot give "beta" another id; remove it and add a new one`},
		`{list: {change: {beta: {id: [beta]}}}}`:           {`1:29: a change cannot give "beta" another id; remove it and add a new one`},
		`{list: {change: {beta: null}}}`:                   {`1:18: nothing says what differs in "beta"; to take it out, write it under 'remove'`},
		`{list: {change: {beta: 9}}}`:                      {`1:24: the change of "beta" must be a mapping of the keys that differ, not "9"`},
		`{list: {change: [beta]}}`:                         {`1:17: "change" must be a mapping from ids to what differs, such as {ID: {...}}, not a list`},
		`{list: {remove: beta}}`:                           {`1:17: "remove" must be a list of ids, not "beta"; put it in brackets`},
		`{list: {remove: [{id: beta}]}}`:                   {`1:18: "remove" takes ids, not a mapping`},
		`{list: {remove: [beta, beta]}}`:                   {`1:24: "beta" is removed here twice; keep one`},
		`{list: {change: {beta: {n: 9}}, remove: [beta]}}`: {`1:42: "beta" stands under 'change' as well; keep one of the two`},
		`{list: {add: {id: z}}}`:                           {`1:14: "add" must be a list of items, not a mapping; put it in brackets`},
		`{words: {add: [gamma]}}`:                          {`1:16: "gamma" is already there; leave it out`},
		`{words: {change: {gamma: {n: 9}}}}`:               {`1:18: the items of "words" are single values; write the new ones under 'add' and the old ones under 'remove'`},
		`{none: {remove: [x]}}`:                            {`1:17: "none" is empty in the built-in file, so there is nothing to remove; write 'add'`},
		`{plain: {change: {x: {n: 1}}}}`:                   {`1:18: the items of "plain" have no ids, so none can be called to change it; write 'add', or the whole list in brackets to replace it`},
		`{new: {add: [a], remove: [b]}}`:                   {`1:26: "new" is empty in the built-in file, so there is nothing to remove; write 'add'`},
		"{words: {remove: [gama]},\n list: {remove: [x]}}": {`1:19: "words" has no "gama" to remove (did you mean "gamma"?)`, `2:18: "list" has no "x" to remove`},
	} {
		_, problems := laid(t, base, own)
		for i := range want {
			want[i] = ownName + ":" + want[i]
		}
		if !slices.Equal(problems, want) {
			t.Errorf("%s\ngot  %q\nwant %q", own, problems, want)
		}
	}
}

// A node of the result says from which file and place it came: messages of readers
// lead there.
func TestLayKeepsPlaces(t *testing.T) {
	t.Parallel()
	b := node(t, baseName, "a: {b: 1, c: 2}\nl:\n  - {id: x, n: 1}\n  - {id: y, n: 2}\n")
	b.From(builtInSource)
	r := yamldoc.NewReport(ownName, baseName)
	out := lay(r, b, node(t, ownName, "\n\nl: {change: {y: {n: 3}}}\na:\n  c: 4\n"))
	for _, c := range []struct {
		n    *yamldoc.Node
		want string
	}{
		{out, ownName + ":3:1"},
		{out.Get("a"), ownName + ":5:3"}, // a mapping that is touched
		{out.Get("a").Get("b"), baseName + ":1:8"},
		{out.Get("a").Get("c"), ownName + ":5:6"},
		{&out.Pairs[0].Key, ownName + ":4:1"},
		{&out.Get("l").Items[0], baseName + ":3:5"},
		{&out.Get("l").Items[1], ownName + ":3:17"},
		{out.Get("l").Items[1].Get("id"), baseName + ":4:10"},
		{out.Get("l").Items[1].Get("n"), ownName + ":3:21"},
	} {
		if got := r.Place(c.n); got != c.want {
			t.Errorf("%s stands at %s, want %s", c.n.Describe(), got, c.want)
		}
	}
}

// Laying nothing, or the file itself, over a file changes nothing, and no file is
// changed by what is laid over it.
func TestLayOverTheShippedFiles(t *testing.T) {
	t.Parallel()
	for _, file := range FileNames() {
		base := node(t, file, text(t, file))
		before := string(canonical(nil, base))
		for _, own := range []string{"version: 1", text(t, file)} {
			r := yamldoc.NewReport(ownName, baseName)
			if got := string(canonical(nil, lay(r, base, node(t, ownName, own)))); got != before || r.Len() > 0 {
				t.Errorf("%.20q over %s changes it: %v", own, file, r.Err())
			}
		}
		for i := range base.Pairs {
			key := base.Pairs[i].Key.Text
			for _, own := range []string{key + ": null", key + ": {}", key + ": {add: [x]}", key + ": {remove: [x]}"} {
				lay(yamldoc.NewReport(ownName, baseName), base, node(t, ownName, own))
			}
			if list := &base.Pairs[i].Value; list.Kind == yamldoc.Sequence {
				for _, id := range itemNamesOf(list).ids {
					own := yamldoc.Node{Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{{Key: base.Pairs[i].Key, Value: yamldoc.Node{
						Kind: yamldoc.Mapping, Pairs: []yamldoc.Pair{{Key: emit.Word(keyRemove), Value: yamldoc.Node{Kind: yamldoc.Sequence, Items: []yamldoc.Node{emit.Text(id)}}}},
					}}}}
					r := yamldoc.NewReport(ownName, baseName)
					if got := lay(r, base, &own); r.Len() > 0 || len(got.Get(key).Items) != len(list.Items)-1 {
						t.Errorf("%s: %s cannot be removed from %s: %v", file, id, key, r.Err())
					}
				}
			}
		}
		if string(canonical(nil, base)) != before {
			t.Errorf("%s was changed", file)
		}
	}
}

// Every list of rules can be edited by ids, the leans of the split and the rules of
// onboarding included.
func TestRulesHaveIDs(t *testing.T) {
	t.Parallel()
	matrix, card := node(t, MatrixFile, text(t, MatrixFile)), node(t, RateCardFile, text(t, RateCardFile))
	lists := []*yamldoc.Node{card.Get("onboarding").Get("raise")}
	for i := range matrix.Get("split").Items {
		lists = append(lists, matrix.Get("split").Items[i].Get("leans"))
	}
	for _, list := range lists {
		if n := itemNamesOf(list); !n.known || n.key != "id" {
			t.Errorf("a list on line %d has items without ids", list.Line)
		}
	}
}

// The table of what a whole file needs is right: with these keys alone the shipped
// file is whole, and without any of them its reader complains.
func TestWholeFiles(t *testing.T) {
	t.Parallel()
	for _, file := range FileNames() {
		if file == ProviderFile { // never whole
			continue
		}
		base := node(t, file, text(t, file))
		whole := yamldoc.Node{Kind: yamldoc.Mapping, Line: 1, Col: 1}
		for i := range base.Pairs {
			if key := base.Pairs[i].Key.Text; key == "version" || slices.Contains(needs(file), key) {
				whole.Pairs = append(whole.Pairs, base.Pairs[i])
			}
		}
		if len(whole.Pairs) != len(needs(file))+1 || !isWhole(file, base, &whole) {
			t.Errorf("%s: the shipped file is not whole with %v", file, needs(file))
		}
		for i := range whole.Pairs {
			key := whole.Pairs[i].Key.Text
			if key == "version" {
				continue
			}
			part := whole
			part.Pairs = slices.Delete(slices.Clone(whole.Pairs), i, i+1)
			if isWhole(file, base, &part) {
				t.Errorf("%s is whole without %s", file, key)
			}
			part.Pairs = slices.Concat([]yamldoc.Pair{{Key: emit.Word(keyExtends), Value: emit.Word("none")}}, part.Pairs)
			_, err := Load(directory(file, string(emit.File(&part, emit.Layout{}))), "own", Everything)
			missing := slices.ContainsFunc(messages(err), func(m string) bool { return strings.Contains(m, `"`+key+`" is missing`) })
			if err == nil || !missing {
				t.Errorf("%s loads without %s, or says nothing of it: %v", file, key, err)
			}
		}
	}
}

// What everybody writes of a provider is laid over the built-in file, so that hours, terms,
// conditions and exports stand; a file of texts by itself has the sentences of pages, which
// it never had to have.
func TestWhatNoFileByItselfLosesInSilence(t *testing.T) {
	t.Parallel()
	const first = "version: 1\nname: Rhino IT\nsmallest_client: 10\nlargest_client: 200\nframeworks: [hipaa]\nhelpdesk_24x7: false\n"
	texts, pages, _ := strings.Cut(text(t, TextsFile), "\n"+keyPages+":")
	if pages == "" {
		t.Fatal("texts.yaml has no sentences of pages")
	}
	p, err := Load(directory(ProviderFile, first, TextsFile, texts+"\n"), "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	if p.Provider.Hours.Weekdays == "" || p.Provider.Terms.NoticeDays == 0 {
		t.Errorf("left of the provider: %+v", p.Provider)
	}
	for _, c := range p.Changes() {
		if c.File == TextsFile || c.After == "" {
			t.Errorf("differs: %+v", c)
		}
	}
	if got := p.Whole(); !slices.Equal(got, []string{TextsFile}) {
		t.Errorf("by themselves stand %q", got)
	}
	alone, err := Load(directory(ProviderFile, "extends: none\n"+first), "own", Everything)
	if err != nil || alone.Provider.Hours.Weekdays != "" || len(alone.Whole()) > 0 {
		t.Errorf("what is said to stand by itself: %v, %+v", err, alone)
	}
}

func TestExtends(t *testing.T) {
	t.Parallel()
	for content, want := range map[string][]string{
		"version: 1\nextends: built-in\n":    nil,
		"version: 1\nextends: builtin\n":     nil,
		"version: 1\nextends: \"builtin\"\n": nil,
		"extends: builtin\n":                 {`own/provider.yaml:1:1: "version" is missing; write 'version: 1' as the first line`},
		"version: 1\nextends: default\n":     {`own/provider.yaml:2:10: "extends" is built-in (the file says what differs) or none (it is the whole file), not "default"`},
		"version: 1\nextends: [none]\n":      {`own/provider.yaml:2:10: "extends" is built-in (the file says what differs) or none (it is the whole file), not a list`},
		"version: 1\nextends: none\nname: A\nsmallest_client: 1\nlargest_client: 2\nframeworks: []\n": {`own/provider.yaml:1:1: "helpdesk_24x7" is missing; add it`},
	} {
		_, err := Load(directory(ProviderFile, content), "own", 0)
		if got := messages(err); !slices.Equal(got, want) {
			t.Errorf("%q\ngot  %q\nwant %q", content, got, want)
		}
	}
}

// A file that stands by itself and has no version is told so once.
func TestAMissingVersionIsSaidOnce(t *testing.T) {
	t.Parallel()
	for _, file := range FileNames() {
		for _, first := range []string{"", "extends: none\n"} {
			_, err := Load(directory(file, text(t, file, "version: 1\n", first)), "own", Everything)
			const want = "\"version\" is missing; write 'version: 1' as the first line"
			if got := messages(err); len(got) != 1 || !strings.HasSuffix(got[0], want) {
				t.Errorf("%s after %q: %q", file, first, got)
			}
		}
	}
}

// The limits of one document hold for what is laid together as well.
func TestLaidTogetherStaysWithinTheLimits(t *testing.T) {
	t.Parallel()
	var many strings.Builder
	many.WriteString("version: 1\n")
	for i := range yamldoc.MaxKeys - 1 {
		many.WriteString("k" + strings.Repeat("x", i) + ": 1\n")
	}
	_, err := Load(directory(ProviderFile, many.String()), "own", 0)
	got := messages(err)
	if len(got) != 1 || !strings.HasPrefix(got[0], "own/provider.yaml:1:1: together with the built-in file this is more than a document may hold") {
		t.Errorf("%d problems, the first %.200q", len(got), got)
	}
}

// A whole texts.yaml from before growth, shown and provider_fit were there has the
// built-in ones.
func TestAnOldWholeFileHasTheNewKeysOfTheBuiltIn(t *testing.T) {
	t.Parallel()
	old := text(t, TextsFile)
	for _, part := range [][2]string{{"\ngrowth:", "\nreview:"}, {"\nshown:", "\nprovider_fit:"}, {"\nprovider_fit:", ""}} {
		before, after, found := strings.Cut(old, part[0])
		if !found {
			t.Fatalf("texts.yaml has no %q", part[0])
		}
		if part[1] == "" {
			after = ""
		} else {
			_, after, _ = strings.Cut(after, part[1])
		}
		old = before + part[1] + after
	}
	p, err := Load(directory(TextsFile, old), "own", Advice)
	if err != nil {
		t.Fatal(err)
	}
	built := shipped(t).Texts
	if p.Texts.Signs != built.Signs || p.Texts.Shown != built.Shown || p.Texts.Fit != built.Fit || p.Texts.Signs.Change != 3 {
		t.Errorf("%+v %+v %+v", p.Texts.Signs, p.Texts.Shown, p.Texts.Fit)
	}
}
