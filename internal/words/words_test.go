package words_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"mspscope/internal/words"
)

func TestTheFirstLetterBecomesSmall(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                       "",
		"Fully managed":          "fully managed",
		"fully managed":          "fully managed",
		"Co-managed":             "co-managed",
		"A month":                "a month",
		"Éxternalisation totale": "éxternalisation totale",
		"E\u0301xternalisation":  "e\u0301xternalisation",
		"\u0301E":                "\u0301E", // a mark without a letter
		"Ωμέγα":                  "ωμέγα",
		"Ǆungla":                 "ǆungla",
		"ǅungla":                 "ǆungla",
		"ẞ":                      "ß",
		"ßx":                     "ßx",
		"L'infogérance totale":   "l'infogérance totale",
		"Hand-over":              "hand-over",
		"24x7 watch":             "24x7 watch",
		"9 Lives":                "9 Lives",
		"\"Quoted\" name":        "\"Quoted\" name",
		"日本":                     "日本",
		"IT":                     "IT",
		"IT run by others":       "IT run by others",
		"MSP complete":           "MSP complete",
		"MSPs and others":        "MSPs and others",
		"MSP-led":                "MSP-led",
		"ÉTI":                    "ÉTI",
		"M365 only":              "M365 only",
		"McAfee":                 "McAfee",
		"R&D":                    "R&D",
		"T-Mobile":               "T-Mobile",
		"Wi-Fi":                  "Wi-Fi",
		"Cyber Essentials, Cyber Essentials Plus": "Cyber Essentials, Cyber Essentials Plus",
		"Google Workspace":                        "Google Workspace",
		"Team Plus":                               "Team Plus",
		"Own IT people":                           "own IT people",
		"The Microsoft account":                   "the Microsoft account",
		"From Monday on":                          "from Monday on",
		"Defense, Army and others":                "defense, Army and others",
		"U.S. clients":                            "U.S. clients",
		"I run it":                                "I run it",
		"I'm alone":                               "I'm alone",
		"I’m alone":                               "I’m alone",
		"Non-IT people":                           "non-IT people",
		"Pre-PCs":                                 "pre-PCs",
		"Iris":                                    "iris",
		"\xff\xfe":                                "\xff\xfe",
		"E\xff":                                   "e\xff",
		"In:":                                     "in:",
		"Service\u00a0Desk":                       "Service\u00a0Desk",
		"iPhone-first":                            "iPhone-first",
		"\U00010400 deseret":                      "\U00010428 deseret",
		"ΑΒΓ":                                     "ΑΒΓ",
		"Σίσυφος":                                 "σίσυφος",
		"Managed, IT included":                    "managed, IT included",
		" Leading space":                          " Leading space",
		"S\u0307X":                                "S\u0307X",
		"S\u0307x":                                "s\u0307x",
		"Servers and cloud (IaaS)":                "servers and cloud (IaaS)",
	} {
		if got := words.Small(in); got != want {
			t.Errorf("Small(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestTheFirstLetterBecomesLarge(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                      "",
		"a":                     "A",
		"fully managed":         "Fully managed",
		"Fully managed":         "Fully managed",
		"éducation":             "Éducation",
		"e\u0301ducation":       "E\u0301ducation",
		"\u0301e":               "\u0301e",
		"ωμέγα":                 "Ωμέγα",
		"ǆungla":                "ǅungla",
		"ǅungla":                "ǅungla",
		"ßx":                    "ßx", // no large letter is one letter of its own
		"9 lives":               "9 lives",
		"24x7":                  "24x7",
		"MSP complete":          "MSP complete",
		"IT":                    "IT",
		"iPhone-first":          "iPhone-first",
		"pH":                    "pH",
		"e\u0301X":              "e\u0301X",
		"non-IT people":         "Non-IT people",
		"by IT":                 "By IT",
		"\xff":                  "\xff",
		"e\xff":                 "E\xff",
		"日本":                    "日本",
		"\U00010428x":           "\U00010400x",
		" leading":              " leading",
		"about 5,250 (5 to 10)": "About 5,250 (5 to 10)",
	} {
		if got := words.Large(in); got != want {
			t.Errorf("Large(%q) = %q, expected %q", in, got, want)
		}
	}
}

func TestAList(t *testing.T) {
	t.Parallel()
	for want, names := range map[string][]string{
		"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"},
	} {
		if got := words.List(names); got != want {
			t.Errorf("List(%q) = %q, expected %q", names, got, want)
		}
	}
}

func FuzzFirstLetters(f *testing.F) {
	for _, s := range []string{"", "É", "MSP", "iPhone-first", "\xff", "ǆ", "R&D x", "I'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{words.Small(s), words.Large(s)} {
			if utf8.ValidString(s) && !utf8.ValidString(got) {
				t.Errorf("%q became %q, which is no text", s, got)
			}
			if !strings.HasSuffix(got, rest(s)) {
				t.Errorf("%q became %q: more than the first letter changed", s, got)
			}
		}
		if again := words.Small(words.Small(s)); again != words.Small(s) {
			t.Errorf("Small of %q twice is %q", s, again)
		}
		if again := words.Large(words.Large(s)); again != words.Large(s) {
			t.Errorf("Large of %q twice is %q", s, again)
		}
	})
}

func rest(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}
