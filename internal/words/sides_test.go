package words_test

import (
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
)

func TestTheWordsOfASide(t *testing.T) {
	t.Parallel()
	for side, want := range map[terms.Side][3]string{
		terms.Undecided:      {"not decided", "", "you propose"},
		terms.Provider:       {"provider", "with the provider", "provider"},
		terms.Shared:         {"shared", "shared", "shared"},
		terms.Client:         {"you", "with your own people", "own people"},
		terms.ThirdParty:     {"another company", "with another company", "others"},
		terms.ThirdParty + 1: {"not decided", "", "you propose"},
	} {
		if got := [3]string{words.Owner(side), words.With(side), words.Brief(side)}; got != want {
			t.Errorf("%v: %q, expected %q", side, got, want)
		}
	}
}
