package words_test

import (
	"encoding/json"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/words"
)

// sentences are some in English, under which those of other languages stand.
func sentences() *words.Sentences {
	return words.NewSentences(func() map[string]words.Sentence {
		return map[string]words.Sentence{
			"words.our_name": {Text: "the provider"}, "words.our_name_first": {Text: "The provider"},
			"words.between": {Text: "{low} to {high}"}, "words.about": {Text: "about {amount}"}, "words.about_range": {Text: "about {amount} ({range})"},
			"a.sites":    {By: "n", Forms: [len(words.Counts)]string{1: "{n} site of {client}", 5: "{n} sites of {client}"}},
			"a.kind_few": {Text: "few {x}"},
			"a.leads":    {Text: "{Our_name} leads, and {our_name} pays {x}."},
		}
	})
}

func TestEnglishIsWhatThePackageWrites(t *testing.T) {
	t.Parallel()
	l := words.Language{}.Over(sentences())
	low, mid, high := decimal.MustParse("4000"), decimal.MustParse("5250.5"), decimal.MustParse("-1234567.891")
	for _, c := range []struct{ got, want string }{
		{l.Whole(mid), words.Whole(mid)},
		{l.Cents(high, "USD"), words.Cents(high, "USD")},
		{l.Plus(mid, "JPY"), words.Plus(mid, "JPY")},
		{l.Rough(high), words.Rough(high)},
		{l.Grouped("1880.5"), words.Grouped("1880.5")},
		{l.Digits(l.Grouped("1234880.5")), "1234880.5"},
		{l.Between(low, mid), words.Whole(low) + " to " + words.Whole(mid)},
		{l.About(low, mid, high, "USD"), "about " + words.Whole(mid) + " USD (" + words.Whole(low) + " to " + words.Whole(high) + ")"},
		{l.About(low, low, low, "USD"), words.Whole(low) + " USD"},
		{l.Date("2026-12-07"), words.Date("2026-12-07")},
		{l.Date("soon"), "soon"},
		{l.ShortDate("2026-12-07"), " 7 Dec"},
		{l.List([]string{"a", "b", "c"}), "a, b and c"},
		{l.Or([]string{"a", "b"}), "a or b"},
		{l.List(nil), ""},
		{l.Small("Fully managed"), "fully managed"},
		{l.Say("a.sites", "n", 1, "client", "Acme"), "1 site of Acme"},
		{l.Say("a.sites", "n", 0, "client", "Acme"), "0 sites of Acme"},
		{l.Say("a.leads", "x", "{our_name}"), "The provider leads, and the provider pays {our_name}."},
		{l.Say("a.none"), "a.none"},
		{l.SayOf("a.kind", "few", "x", "{x}"), "few {x}"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if !l.IsZero() {
		t.Error("what differs in nothing from the built-in is not zero")
	}
}

func TestAnotherLanguage(t *testing.T) {
	t.Parallel()
	german := &words.Locale{
		Language: "de", Decimal: ",", Group: ".", Amount: "{amount} {currency}", Signs: map[string]string{"EUR": "€"}, Date: "{day}. {month} {year}",
		Months:    []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		ShortDate: "{day}.", And: "{first} und {last}", Or: "{first} oder {last}", KeepCapitals: true,
	}
	own := map[string]words.Sentence{
		"words.about": {Text: "rund {amount}"}, "words.between": {Text: "{low} bis {high}"},
		"a.sites": {By: "n", Forms: [len(words.Counts)]string{1: "{n} Standort", 5: "{n} Standorte"}},
	}
	l := words.NewLanguage(german, "Muster GmbH", own, sentences())
	low, mid := decimal.MustParse("4000"), decimal.MustParse("1234567.5")
	for _, c := range []struct{ got, want string }{
		{l.Cents(mid, "EUR"), "1.234.567,50"},
		{l.In(l.Whole(low), "EUR"), "4.000 €"},
		{l.In(l.Whole(low), "CHF"), "4.000 CHF"},
		{l.Roughly(low, low, low, "EUR"), "rund 4.000 €"},
		{l.Between(low, mid), "4.000 bis 1.234.568"},
		{l.Grouped("1880.5"), "1.880,5"},
		{l.Plain("-12.5"), "-12,5"},
		{l.Digits(l.Grouped("-1880.5")), "-1880.5"},
		{l.Date("2026-03-07"), "7. März 2026"},
		{l.ShortDate("2026-03-07"), " 7."},
		{l.List([]string{"a", "b", "c"}), "a, b und c"},
		{l.Or([]string{"a", "b"}), "a oder b"},
		{l.Small("Empfehlung"), "Empfehlung"},
		{l.Say("a.sites", "n", 1, "client", "x"), "1 Standort"},
		{l.Say("a.sites", "n", 7, "client", "x"), "7 Standorte"},
		{l.Say("a.leads", "x", 3), "Muster GmbH leads, and Muster GmbH pays 3."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	var back words.Language
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	back = back.Over(sentences())
	again, err := json.Marshal(back)
	if err != nil || string(again) != string(data) || back.Date("2026-03-07") != "7. März 2026" || back.Say("a.sites", "n", 1) != "1 Standort" || back.Say("a.leads", "x", "1") != l.Say("a.leads", "x", "1") {
		t.Errorf("read back it is %s (%v), and was %s", again, err, data)
	}
}

// Languages count in other ways than English: the rules are those of the Unicode CLDR.
func TestFormsOfNumbers(t *testing.T) {
	t.Parallel()
	forms := [len(words.Counts)]string{"zero", "one", "two", "few", "many", "other"}
	for _, c := range []struct {
		language string
		n        int
		want     string
	}{
		{"en", 1, "one"},
		{"en", -1, "one"},
		{"en", 0, "other"},
		{"en-GB", 1, "one"},
		{"de", 1, "one"},
		{"de", 0, "other"},
		{"fr", 0, "one"},
		{"fr", 2, "other"},
		{"pl", 1, "one"},
		{"pl", 3, "few"},
		{"pl", 12, "many"},
		{"pl", 22, "few"},
		{"ar", 0, "zero"},
		{"ar", 2, "two"},
		{"ja", 1, "other"},
	} {
		l := words.NewLanguage(&words.Locale{Language: c.language}, "", map[string]words.Sentence{"a.b": {By: "n", Forms: forms}}, nil)
		if got := l.Say("a.b", "n", c.n); got != c.want {
			t.Errorf("%d in %s is said as %q, want %q", c.n, c.language, got, c.want)
		}
	}
	l := words.NewLanguage(&words.Locale{Language: "pl"}, "", map[string]words.Sentence{"a.b": {By: "n", Forms: [len(words.Counts)]string{5: "x"}}}, nil)
	if got := l.Say("a.b", "n", 3); got != "x" {
		t.Errorf("a form that nobody wrote is said as %q", got)
	}
}
