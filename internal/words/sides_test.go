package words_test

import (
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
)

func TestTheWordsOfASide(t *testing.T) {
	t.Parallel()
	for side, want := range map[terms.Side][4]string{
		terms.Undecided:      {"not decided", "", "you propose", ""},
		terms.Provider:       {"provider", "with the provider", "provider", "run by the provider"},
		terms.Shared:         {"shared", "shared", "shared", "run by both together"},
		terms.Client:         {"you", "with your own people", "own people", "run by your own people"},
		terms.ThirdParty:     {"another company", "with another company", "others", "run by another company"},
		terms.ThirdParty + 1: {"not decided", "", "you propose", ""},
	} {
		if got := [4]string{words.Owner(side), words.With(side), words.Brief(side), words.Run(side)}; got != want {
			t.Errorf("%v: %q, expected %q", side, got, want)
		}
	}
}
