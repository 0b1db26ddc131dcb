package chart

import (
	"testing"

	"mspscope/responsibility"
)

func TestCellsAreReadInEverySpelling(t *testing.T) {
	t.Parallel()
	const a, r, c, i = responsibility.A, responsibility.R, responsibility.C, responsibility.I
	for text, want := range map[string]Cell{
		"":                      {},
		"-":                     {},
		" – ":                   {},
		"n/a":                   {},
		"R":                     {Letters: r},
		"A/R":                   {Letters: a | r},
		"R/A":                   {Letters: a | r},
		"A, R":                  {Letters: a | r},
		"AR":                    {Letters: a | r},
		"A R":                   {Letters: a | r},
		"C/I":                   {Letters: c | i},
		"a/c":                   {Letters: a | c, Small: true},
		"r":                     {Letters: r, Small: true},
		"Accountable":           {Letters: a},
		"responsible and asked": {Letters: r, Unknown: "asked"},
		"A (Hands-on)":          {Letters: a, Note: "Hands-on"},
		"R*":                    {Letters: r, Note: "*"},
		"R [OT] (nights)":       {Letters: r, Note: "OT nights"},
		"(R)":                   {Note: "R"},
		"x":                     {Marked: true},
		"✓":                     {Marked: true},
		"✔️":                    {Marked: true},
		"S":                     {Variant: "S"},
		"S/R":                   {Letters: r, Variant: "S"},
		"G":                     {Unknown: "G"},
		"G+C":                   {Letters: c, Unknown: "G"},
		"RX":                    {Unknown: "RX"},
		"1":                     {Unknown: "1"},
		"see contract":          {Unknown: "see contract"},
	} {
		got := ReadCell(text, Place{})
		got.Text = ""
		if got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	for l := responsibility.Letter(1); l < 16; l++ {
		if got := ReadCell(LettersText(l), Place{}); got.Letters != l || got.Unknown != "" {
			t.Errorf("%q is read as %+v", LettersText(l), got)
		}
	}
}

func TestTwoNamesForTheSameWorkHaveTheSameWords(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Test the restores", "Testing of restores"},
		{"Patch servers, monthly", "patch the server monthly"},
		{"Review access policies", "Review the access policy"},
	} {
		a, b := WordsOf(pair[0]), WordsOf(pair[1])
		if len(a) == 0 || len(a) != len(b) || !Says(a, pair[1]) {
			t.Errorf("%q %q: %v %v", pair[0], pair[1], a, b)
		}
	}
	for _, pair := range [][2]string{{"Patch servers", "Patch computers"}, {"Set the IT budget", "Set the budget"}} {
		if Says(WordsOf(pair[1]), pair[0]) {
			t.Errorf("%q says %q", pair[1], pair[0])
		}
	}
}
