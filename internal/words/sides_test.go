package words_test

import (
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
)

func TestTheWordsOfASide(t *testing.T) {
	t.Parallel()
	for side, want := range map[terms.Side][4]string{
		terms.Undecided:      {"not decided", "", "you propose", "not decided"},
		terms.Provider:       {"provider", "with the provider", "provider", "provider"},
		terms.Shared:         {"shared", "shared", "shared", "shared"},
		terms.Client:         {"you", "with your own people", "own people", "client"},
		terms.ThirdParty:     {"another company", "with another company", "others", "another company"},
		terms.ThirdParty + 1: {"not decided", "", "you propose", "not decided"},
	} {
		if got := [4]string{words.Owner(side), words.With(side), words.Brief(side), words.Party(side)}; got != want {
			t.Errorf("%v: %q, expected %q", side, got, want)
		}
	}
}
