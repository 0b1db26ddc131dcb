package words_test

import (
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
)

func TestTheWordsOfASide(t *testing.T) {
	t.Parallel()
	for side, want := range map[terms.Side][3]string{
		terms.Undecided:      {"", "you propose", ""},
		terms.Provider:       {"with the provider", "provider", "run by the provider"},
		terms.Shared:         {"shared", "shared", "run by both together"},
		terms.Client:         {"with your own people", "own people", "run by your own people"},
		terms.ThirdParty:     {"with another company", "others", "run by another company"},
		terms.ThirdParty + 1: {"", "you propose", ""},
	} {
		if got := [3]string{words.With(side), words.Brief(side), words.Run(side)}; got != want {
			t.Errorf("%v: %q, expected %q", side, got, want)
		}
	}
}
