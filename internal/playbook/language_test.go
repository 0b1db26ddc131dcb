package playbook

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

// The sentences of pages stand last in their file, and are the same whether they are read
// with the rest of it or apart.
func TestPagesAreReadApart(t *testing.T) {
	t.Parallel()
	whole := questionnaires.Text(TextsFile)
	if apart := questionnaires.TextsWithoutPages() + questionnaires.Pages(); apart != whole {
		t.Fatalf("apart the file has %d bytes, and %d as a whole", len(apart), len(whole))
	}
	r := yamldoc.NewReport(TextsFile)
	root := parse(new(yamldoc.Room), r, TextsFile, whole)
	if root == nil || root.Pairs[len(root.Pairs)-1].Key.Text != keyPages {
		t.Fatalf("%v; or pages is not the last section of %s", r.Err(), TextsFile)
	}
	apart := parsePages(r)
	if apart == nil || string(canonical(nil, apart)) != string(canonical(nil, root.Get(keyPages))) {
		t.Fatal("read apart, the sentences are others")
	}
	if apart.Pairs[0].Key.Line != root.Get(keyPages).Pairs[0].Key.Line {
		t.Errorf("read apart, the first page stands on line %d", apart.Pairs[0].Key.Line)
	}
	if !shipped(t).Language.IsZero() {
		t.Error("the built-in playbook differs from itself")
	}
}

// Read page by page, the sentences are those of the file as a whole.
func TestSentencesOfAPageAreReadApart(t *testing.T) {
	t.Parallel()
	r := yamldoc.NewReport(TextsFile)
	whole := advice.ReadSentences(r, parsePages(r))
	if apart := BuiltInSentences().All(); len(whole) < 1000 || !reflect.DeepEqual(apart, whole) {
		t.Fatalf("%d sentences in all, and %d page by page", len(whole), len(apart))
	}
	atOnce := words.Language{}.Over(words.NewSentences(func() map[string]words.Sentence { return whole }))
	alone := map[string]words.Language{} // by the page of which the first sentence is said
	for id := range whole {
		page, _, _ := strings.Cut(id, ".")
		one, begun := alone[page]
		if !begun {
			one = words.Language{}.Over(BuiltInSentences())
			alone[page] = one
		}
		if got, want := one.Say(id, "n", 1), atOnce.Say(id, "n", 1); got != want {
			t.Errorf("%s says %q, and as a whole %q", id, got, want)
		}
	}
	if got := new(words.Language{}.Over(BuiltInSentences())).Say("no_page.key"); got != "no_page.key" {
		t.Errorf("a sentence of no page says %q", got)
	}
}

const french = `version: 1
pages:
  words: {our_name: le prestataire}
  recommend:
    how_sure: "Niveau de certitude"
    price_rests_on: {by: open, one: "Il repose sur une hypothèse.", other: "Il repose sur {open} hypothèses."}
`

func TestOwnSentences(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(
		TextsFile, french,
		ProviderFile, "version: 1\nname: Dupont SARL\nlocale: {language: fr, decimal: \",\", group: \"\u202f\", signs: {EUR: €}}\n",
	), "own", 0)
	if err != nil {
		t.Fatal(err)
	}
	l := p.Language
	for _, c := range []struct{ got, want string }{
		{l.Say("recommend.how_sure"), "Niveau de certitude"},
		{l.Say("recommend.still_open"), "Still open"},
		{l.Say("recommend.price_rests_on", "open", 0), "Il repose sur une hypothèse."},
		{l.Say("recommend.price_rests_on", "open", 2), "Il repose sur 2 hypothèses."},
		{l.Grouped("1234.5"), "1\u202f234,5"},
		{l.In("5", "EUR"), "5 €"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	data, err := json.Marshal(l)
	if text := string(data); err != nil || !strings.Contains(text, "Niveau") || strings.Contains(text, "Still open") || !strings.Contains(text, "Dupont SARL") {
		t.Errorf("it is written as %s (%v)", text, err)
	}
	if len(p.Warnings) > 0 {
		t.Errorf("the warnings are %v", p.Warnings)
	}
}

// Own sentences keep to what the program gives them, and every mistake is said where it
// stands.
func TestMistakesInSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, says, want string }{
		{TextsFile, "pages: {recomend: {how_sure: x}}", `:2:9: unknown page "recomend" (did you mean "recommend"?)`},
		{TextsFile, "pages: {recommend: {how_shure: x}}", `unknown sentence "how_shure" (did you mean "how_sure"?)`},
		{TextsFile, "pages: {recommend: {how_sure: \"{model} x\"}}", `no "{model}" to put in; nothing is put in`},
		{TextsFile, "pages: {shared: {lead_fits: \"{headin}\"}}", `no "{headin}" to put in (did you mean "heading"?); it may use {heading}`},
		{TextsFile, "pages: {recommend: {how_sure: \" \"}}", `is empty; write a text`},
		{TextsFile, "pages: {recommend: {how_sure: null}}", `"how_sure" cannot be taken away`},
		{TextsFile, "pages: {recommend: null}", `"recommend" cannot be taken away`},
		{TextsFile, "pages: {recommend: x}", `"recommend" must be a mapping of sentences`},
		{TextsFile, "pages: x", `"pages" must be a mapping`},
		{TextsFile, "pages: {recommend: {how_sure: [x]}}", `must be a text, not`},
		{TextsFile, "pages: {recommend: {how_sure: {by: open, one: x}}}", `"other" is missing; add it`},
		{TextsFile, "pages: {recommend: {paid_today: {by: sum, other: \"{amount}\"}}}", `cannot count by "sum"; it is given amount`},
		{TextsFile, "pages: {recommend: {paid_today: {by: amount, more: x, other: \"{amount}\"}}}", `unknown key "more"`},
		{TextsFile, "pages: {recommend: {how_sure: " + strings.Repeat("x", 2001) + "}}", `at most 2000; shorten it`},
		{ProviderFile, "locale: {decimal: \",\"}", `both before their decimals and between their thousands`},
		{ProviderFile, "locale: {signs: {EURO: x}}", `"EURO" is the code of no currency`},
		{ProviderFile, "locale: {date: \"{tag}\"}", `no "{tag}" to put in`},
		{ProviderFile, "locale: {months: [a, b]}", `"months" needs 12 items, not 2`},
		{ProviderFile, "locale: {language: deutsch!}", `must be a language tag`},
		{ProviderFile, "locale: {language: xx}", `own/provider.yaml:2:20: "xx" is the tag of no language`},
		{ProviderFile, "locale: {amount: x}", `own/provider.yaml:2:18: without {amount} it would never be said`},
		{ProviderFile, "locale: {amount: \"{amount}\"}", `without {currency} it would`},
		{ProviderFile, "locale: {amount: \"{amount}{amount}{currency}\"}", `{amount} stands there more than once`},
		{ProviderFile, "locale: {amount: \"1{amount} {currency}\"}", `a figure beside an amount`},
		{ProviderFile, "locale: {amount: \"{amount}\u0663 {currency}\"}", `a figure beside an amount`},
		{ProviderFile, "locale: {date: \"{day}.{year}\"}", `own/provider.yaml:2:16: without {month} it would`},
		{ProviderFile, "locale: {short_date: \"{day}.\"}", `without {month} it would`},
		{ProviderFile, "locale: {and: \"{first}\"}", `without {last} it would`},
		{ProviderFile, "locale: {or: oder}", `without {first} it would`},
		{ProviderFile, "locale: {months: [a, b, c, d, e, f, g, h, i, j, k, a]}", `own/provider.yaml:2:52: two months are called "a"`},
		{ProviderFile, "locale: {short_months: [a, b, b, d, e, f, g, h, i, j, k, l]}", `two months are called "b"`},
		{ProviderFile, "locale: {signs: {EUR: \"1\"}}", `own/provider.yaml:2:23: a figure in the sign`},
		{ProviderFile, "locale: {signs: {EUR: \"€ 0\"}}", `a figure in the sign`},
		{ProviderFile, "locale: {signs: {EUR: the currency of the euro area}}", `at most 12 letters`},
		{ProviderFile, "locale: {signs: {EUR: \"E\\nUR\"}}", `stands on one line`},
	} {
		_, err := Load(directory(c.file, "version: 1\n"+c.says+"\n"), "own", 0)
		problems, ok := errors.AsType[yamldoc.Problems](err)
		if !ok || !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%.60s: %v, want %s", c.says, err, c.want)
		}
	}
}

// What a sentence leaves out is worth a look and no mistake: it may be meant.
func TestASentenceThatLeavesOutIsWarnedOf(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(TextsFile, "version: 1\npages: {shared: {lead_fits: \"This fits {our_name}.\", hire_first: x}}\n"), "own", 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings.Error(), `leaves out "{heading}"`) {
		t.Errorf("the warnings are %v", p.Warnings)
	}
	if got := p.Language.Say("shared.lead_fits", "heading", "x"); got != "This fits the provider." {
		t.Errorf("it says %q", got)
	}
}

// A sentence that counts is held to the forms of its language: a missing one would be said
// wrong, and one too many is never said.
func TestFormsThatTheLanguageHas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language, forms string
		want            []string
	}{
		{"en", "one: a, other: b", nil},
		{"en", "other: b", nil}, // meant for every number
		{"ja", "other: b", nil},
		{"en", "one: a, two: c, other: b", []string{`:3:50: the language of your locale has no form "two"`}},
		{"ja", "one: a, other: b", []string{`has no form "one"`}},
		{"pl", "one: a, other: b", []string{`has a form "many", such as for 0 of a thing`, `has a form "few", such as for 2 of a thing`}},
		{"pl", "one: a, few: c, many: d, other: b", nil},
		{"ar", "zero: z, one: a, two: c, few: d, many: e, other: b", nil},
		{"fr", "one: a, other: b", nil}, // its form for millions is missed by nobody
		{"de", "other: b", []string{`own/texts.yaml:3:31: the form "one", such as for 1 of a thing, is still the built-in one, in English`}},
		{"de", "one: a", []string{`the form "other", such as for 0 of a thing, is still the built-in one`}},
		{"en-GB", "one: a", nil},
		{"cs", "one: a, few: c, other: b", nil}, // many is for fractions there
	} {
		p, err := Load(directory(
			ProviderFile, "version: 1\nlocale: {language: "+c.language+"}\n",
			TextsFile, "version: 1\npages:\n  recommend: {price_rests_on: {by: open, "+c.forms+"}}\n",
		), "own", 0)
		if err != nil {
			t.Errorf("%s: %v", c.language, err)
			continue
		}
		if len(p.Warnings) != len(c.want) {
			t.Errorf("%s with %s: warnings %v, want %d", c.language, c.forms, p.Warnings, len(c.want))
			continue
		}
		for i, want := range c.want {
			if got := p.Warnings[i].Error(); !strings.Contains(got, want) {
				t.Errorf("%s with %s: %s, want %s", c.language, c.forms, got, want)
			}
		}
	}
}

// What the built-in sentences say can be said again in full, as a translation does it.
func TestEverySentenceCanBeWrittenAgain(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(TextsFile, "version: 1\n"+questionnaires.Pages()), "own", 0)
	if err != nil || len(p.Warnings) > 0 {
		t.Fatalf("%v %v", err, p.Warnings)
	}
	var back words.Language
	data, err := json.Marshal(p.Language)
	if err == nil {
		err = json.Unmarshal(data, &back)
	}
	for id, s := range BuiltInSentences().All() {
		if a, b := back.Say(id, s.By, 1), p.Language.Say(id, s.By, 1); err != nil || a != b {
			t.Errorf("%s is %q, and read back %q (%v)", id, b, a, err)
		}
	}
}
