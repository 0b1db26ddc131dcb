package words

import "mspscope/internal/terms"

// With says where a part of IT is, inside a sentence: "with the provider". A side
// that nobody has chosen is the empty text.
func With(s terms.Side) string { return of(&withs, s) }

// WithNamed says the same of a provider that has a name; "" for one that has none.
func WithNamed(s terms.Side, provider string) string {
	if s == terms.Provider && provider != "" {
		return "with " + provider
	}
	return With(s)
}

// RunNamed is Run for a provider that has a name; "" for one that has none.
func RunNamed(s terms.Side, provider string) string {
	if s == terms.Provider && provider != "" {
		return "run by " + provider
	}
	return Run(s)
}

// Run says the same where a part of IT stands without a verb: "run by the provider".
func Run(s terms.Side) string { return of(&runs, s) }

// Brief says who runs a part of IT in a narrow column, to whoever is asked.
func Brief(s terms.Side) string { return of(&briefs, s) }

// The words for each side, by terms.Side.
var (
	withs  = sides{"", "with the provider", "shared", "with your own people", "with another company"}
	runs   = sides{"", "run by the provider", "run by both together", "run by your own people", "run by another company"}
	briefs = sides{"you propose", "provider", "shared", "own people", "others"}
)

type sides [terms.ThirdParty + 1]string

func of(words *sides, s terms.Side) string {
	if int(s) < len(words) {
		return words[s]
	}
	return words[terms.Undecided]
}
