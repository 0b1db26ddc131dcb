package query

import (
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"
)

// row is a result in these tests.
type row map[string]Value

func field(name string, k Kind, words ...string) Field[row] {
	return Field[row]{Name: name, Kind: k, Words: words, Of: func(r row) Value { return r[name] }}
}

func fields() []Field[row] {
	open := field("open", Number)
	open.Counts = true
	open.Words = []string{"a", "b", "c", "z", "users_count"}
	return []Field[row]{
		field("client", Text), field("client.date", Day), field("outcome", Word, "recommended", "too_close"),
		field("model", Word, "fully_managed", "co_managed", "hybrid"), field("verdict", Word, "firm", "clear", "leaning", "close"),
		field("certain", Truth), field("margin", Number), field("monthly.low", Money), field("monthly.typical", Money), open,
		field("finding_ids", List), field("answers.users_count", Number), field("answers.it_fte", Number), field("answers.regimes", List, "hipaa", "pci", "cmmc"), field("answers.desk", Word, "ours", "theirs"),
	}
}

func dec(s string) decimal.Decimal { return decimal.MustParse(s) }

// one is a result with something of every kind.
func one() row {
	return row{
		"client": Of("Harbor Dental"), "client.date": Of("2026-11-20"), "outcome": Of("too_close"), "model": Of("hybrid"), "verdict": Of("close"),
		"certain": Whether(false), "margin": Scaled(31, 1), "monthly.low": Unknown(), "monthly.typical": Amount(dec("20000.10")).In("USD"),
		"open": Counted(3, []string{"a", "b", "c"}), "finding_ids": Listed([]string{"SIG-14", "SIG-2"}),
		"answers.users_count": Between(dec("80"), dec("100")), "answers.it_fte": None(), "answers.regimes": Unsure([]string{"hipaa"}, []string{"cmmc"}),
		"answers.desk": Among([]Value{Of("ours"), Of("theirs")}),
	}
}

func TestConditions(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Fits{
		"model = hybrid": Yes, "model == HYBRID": Yes, "MODEL = 'hybrid'": Yes, "model != hybrid": No, "model=hybrid": Yes,
		"margin < 5": Yes, "margin<5": Yes, "margin < 3.1": No, "margin <= 3.1": Yes, "margin >= 3.10": Yes, "margin = 3.1": Yes, "margin > -1": Yes,
		"monthly > 20000": Yes, "monthly.typical > 20000.1": No, "monthly >= 20000.1": Yes, "monthly > 20000 USD": Yes, "monthly > 20000 EUR": Open, "monthly < 20000 EUR": Open,
		"monthly.low > 0": Open, "not monthly.low > 0": Open, "monthly.low != 0": Open, "monthly.low = unknown": Yes, "monthly.low != unknown": No, "monthly = unknown": No, "monthly.low = none": No,
		"users_count > 50": Yes, "users_count > 90": Open, "not users_count > 90": Open, "users_count = 80": Open, "users_count = 79": No, "users_count != 79": Yes, "answers.users_count <= 100": Yes,
		"it_fte < 1": No, "not it_fte < 1": Yes, "it_fte = none": Yes, "it_fte != 1": Yes, "it_fte = unknown": No,
		"regimes has hipaa": Yes, "regimes has cmmc": Open, "regimes has pci": No, "not regimes has pci": Yes,
		"desk = ours": Open, "desk != ours": Open, "desk = unknown": No,
		"open": Yes, "open > 3": No, "open has b": Yes, "open has z": No, "certain": No, "not certain": Yes, "certain = no": Yes, "too_close": Yes,
		"finding_ids has sig-14": Yes, "client has dental": Yes, `client = "harbor dental"`: Yes, "client has 'x'": No, "client.date < 2026-12-01": Yes, "client.date >= 2026-12-01": No,
		"margin < 5 and model = hybrid": Yes, "margin < 5 and monthly.low > 0": Open, "margin > 5 and monthly.low > 0": No, "margin < 5 or monthly.low > 0": Yes, "margin > 5 or monthly.low > 0": Open,
		"margin > 5 or margin > 4 or margin < 4 and model = hybrid": Yes, "(margin > 5 or margin < 4) and model = co_managed": No, "not (margin > 5 or model = co_managed)": Yes,
		"margin > 5 and model = hybrid or verdict = close": Yes, "margin > 5 and (model = hybrid or verdict = close)": No, "not not certain": No, "not model = hybrid and certain": No,
	} {
		e, err := Parse(text, fields())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := e.root.eval(one()); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}

func TestMistakesAreNamed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                          "character 1: a field is missing before the end",
		"modle = hybrid":            `character 1: "modle" is no field (did you mean "model"?); the fields are client, client.…`,
		"user_count > 3":            `"user_count" is no field (did you mean "users_count"?)`,
		"model = hybird":            `character 9: model is never "hybird" (did you mean "hybrid"?); it is one of fully_managed, co_managed, hybrid`,
		"verdict < close":           "character 9: verdict is not compared with <; use = or !=",
		"margin":                    "",
		"model":                     "behind model one of =, !=, <",
		"margin <":                  "character 9: behind < a value is missing, before the end",
		"margin < high":             `margin is compared with a number such as 24, 0.5 or 20000, not with "high"`,
		"monthly > 20,000":          `not with "20,000"`,
		"monthly > 20.000":          "20.000 can be read in two ways; write 20000, or 20.0000",
		"monthly > 1 dollars":       "behind an amount its currency may stand, such as USD",
		"margin < 5 model = hybrid": `character 12: "model" is one too many; join conditions with and, or`,
		"(margin < 5":               `a ")" is missing before the end`,
		"margin < 5)":               `character 11: ")" is one too many`,
		"margin < 5 and":            "character 15: a field is missing before the end",
		"model has hybrid":          "has is for lists and texts; compare model with =",
		"regimes = hipaa":           "regimes is a list; ask what it has",
		"regimes has gdpr":          `regimes never has "gdpr"; it is one of hipaa, pci, cmmc`,
		"open has users_cuont":      `open never has "users_cuont" (did you mean "users_count"?); it is one of a, b, c, z, users_count`,
		"certain = perhaps":         "certain is yes or no",
		"client = 'x":               "character 10: the quote is not closed",
		"client.date > soon":        "compared with a day such as 2026-11-20",
		"é = 1":                     `"é" is no field`,
		"model hybrid":              "behind model one of =",
		strings.Repeat("(", 200):    "nested too deep",
	} {
		_, err := Parse(text, fields())
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", text, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// A message is one that can be read, however long what it is about.
func TestAMistakeIsShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("9", 100_000)
	for _, text := range []string{"x" + long, "margin < " + long, "certain = " + long, "client.date > " + long, "model = " + long, "margin < 5 " + long} {
		if _, err := Parse(text, fields()); err == nil || len(err.Error()) > 1000 {
			t.Errorf("%.20s: %.100v", text, err)
		}
	}
}

func TestBecause(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"margin < 5":                              "margin 3.1 is below 5",
		"not margin > 5":                          "margin 3.1 is at most 5",
		"monthly > 20000 and model = hybrid":      "monthly.typical 20000.10 USD is above 20000, model is hybrid",
		"open > 2":                                "open 3 is above 2: a, b, c",
		"margin > 5 or finding_ids has SIG-14":    "finding_ids has SIG-14",
		"not (margin > 5 or model = co_managed)":  "margin 3.1 is at most 5, model is hybrid",
		"monthly.low = unknown":                   "monthly.low is not known",
		"too_close":                               "outcome is too close",
		"users_count >= 80 and client has dental": "answers.users_count 80..100 is at least 80, client has dental",
		"it_fte = none and not certain":           "answers.it_fte is none, certain is no",
		"not finding_ids has SIG-3":               "finding_ids does not have sig-3",
	} {
		e, err := Parse(text, fields())
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Because(one()); !e.Holds(one()) || !strings.EqualFold(got, want) {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	amount := func(s, code string) row {
		return row{"monthly.typical": Amount(dec(s)).In(code), "verdict": Of("firm")}
	}
	rows := map[string]row{
		"a": amount("9.5", "USD"), "b": amount("10", "USD"), "c": {"monthly.typical": Unknown(), "verdict": Of("close")}, "d": amount("1", "EUR"), "e": amount("9.50", "USD"),
	}
	for names, want := range map[string]string{"monthly": "daebc", "-monthly": "dbaec", "verdict,-monthly": "dbaec", "-verdict,monthly": "cdaeb"} {
		orders, err := Orders(fields(), strings.Split(names, ","))
		if err != nil {
			t.Fatal(err)
		}
		order := []string{"a", "b", "c", "d", "e"}
		slices.SortStableFunc(order, func(x, y string) int { return Compare(orders, rows[x], rows[y]) })
		if got := strings.Join(order, ""); got != want {
			t.Errorf("by %s: %s, want %s", names, got, want)
		}
	}
	if _, err := Orders(fields(), []string{"-finding_ids"}); err == nil {
		t.Error("a list is sorted by")
	}
	if _, err := Orders(fields(), []string{"--monthly"}); err == nil {
		t.Error("two signs are one")
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	all := fields()
	for name, want := range map[string]string{
		"client": "Harbor Dental", "monthly": "20000.10", "monthly.low": "", "users_count": "80..100", "it_fte": "", "regimes": "hipaa", "desk": "ours or theirs", "certain": "no", "finding_ids": "SIG-14 SIG-2", "open": "3",
	} {
		f := all[Find(all, name)]
		v := f.Of(one())
		if got := v.Write(f.Kind); got != want {
			t.Errorf("%s is written %q, want %q", name, got, want)
		}
		if (v.JSON(f.Kind) == nil) != (want == "") {
			t.Errorf("%s in JSON is %v", name, v.JSON(f.Kind))
		}
	}
}

// Whatever is read as a condition has one of three truths and a reason where it holds;
// its "not" is the opposite, and in parentheses it is the same.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"model = hybrid and (margin < 5 or not open)", "client has 'a b'", "monthly > 20000 EUR", "a = b", "((", "not not certain", "é\x00 = 'x", "too_close or"} {
		f.Add(text)
	}
	all := fields()
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Parse(text, all)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "character ") {
				t.Errorf("%q: no place in %v", text, err)
			}
			return
		}
		got := e.root.eval(one())
		if got == Yes && e.Because(one()) == "" {
			t.Errorf("%q holds for no reason", text)
		}
		if not, err := Parse("not ("+text+")", all); err == nil && not.root.eval(one()) != Yes-got {
			t.Errorf("not (%q) is %d, and without not %d", text, not.root.eval(one()), got)
		}
	})
}
