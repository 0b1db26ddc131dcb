package advice

import (
	"strings"
	"testing"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Texts of earlier versions say nothing of flips; the sentences are there all the same.
func TestFlipTexts(t *testing.T) {
	t.Parallel()
	s := testSchema(t)
	l := new(words.Language{}.Over(words.NewSentences(func() map[string]words.Sentence {
		return map[string]words.Sentence{"recommend.flip_and": {Text: ", and "}}
	})))
	texts := func(text string) *FlipTexts {
		return &read(t, text, func(r *yamldoc.Report, n *yamldoc.Node) *Texts { return ReadTexts(r, n, s) }).Flips
	}
	older := texts(goodTexts())
	own := texts(goodTexts() + "flips: {turn_out: \"T {changes} {model}\", decide: D, one_person: P, was_one: W, none: N, open: O, give_up: G}\n")
	for _, test := range []struct{ got, want string }{
		{older.Flip(l, []string{"a", "b"}, "m", false), "With a, and b it would be m."},
		{older.Flip(l, []string{"a"}, "m", true), "If you decide on a, it becomes m."},
		{own.Flip(l, []string{"a", "b"}, "m", false), "T a, and b m"},
		{own.Flip(l, []string{"a"}, "m", true), "D"},
		{older.Numbered(older.Counted("0"), older.Before("1")), "no IT people of your own instead of one"},
		{older.Numbered(older.Counted("1"), older.Before("0")), "one IT person instead of none"},
		{older.Numbered(older.Counted("2.5"), older.Before("2")), "2.5 IT people instead of 2"},
		{own.Numbered(own.Counted("1"), own.Before("1")), "P instead of W"},
		{older.Unmoved(true, true), ""},
		{own.Unmoved(false, true), "G"},
		{own.Unmoved(false, false), "N"},
		{own.Unmoved(true, true), "O"},
		{(&FlipTexts{None: "N"}).Unmoved(true, true), "N"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
	if strings.Contains(own.Flip(l, nil, "m", false), "{") {
		t.Error("a name stays in the sentence")
	}
}
