package advice

import (
	"strconv"
	"strings"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// FlipTexts say what would make it another model.
type FlipTexts struct {
	TurnOut string   `yaml:"turn_out,opt" default:"With {changes} it would be {model}." doc:"Of what may turn out otherwise. {changes} are the other answers, {model} is the model."`
	Decide  string   `yaml:"decide,opt" default:"If you decide on {changes}, it becomes {model}." doc:"The same of what the client decides."`
	Number  string   `yaml:"number,opt" default:"{answer} instead of {now}" doc:"One changed number. {answer} is the new one with what is counted, {now} is the present one."`
	Nobody  string   `yaml:"nobody,opt" default:"no IT people of your own" doc:"The number of the client's own IT people where there are none, as inside a sentence."`
	One     string   `yaml:"one_person,opt" default:"one IT person" doc:"The same where there is one."`
	People  string   `yaml:"people,opt" default:"{number} IT people" doc:"The same for other numbers."`
	WasNone string   `yaml:"was_none,opt" default:"none" doc:"The present number of them where there are none."`
	WasOne  string   `yaml:"was_one,opt" default:"one" doc:"The same where there is one."`
	Half    string   `yaml:"half,opt" default:"0.5 IT people" doc:"The number of the client's own IT people where it is half a post."`
	WasHalf string   `yaml:"was_half,opt" default:"0.5" doc:"The present number of them where it is half a post."`
	Numbers []string `yaml:"numbers,opt,empty" doc:"The numbers from two on in words, in their order. One that is left out is written in digits."`
	None    string   `yaml:"none,opt,empty" doc:"Said where no answer near to the given ones changes the model. Left out or empty, nothing is said."`
	Open    string   `yaml:"open,opt,empty" doc:"Said instead of none and give_up where an answer that is still open can change the model. Left out or empty, those are said."`
	GiveUp  string   `yaml:"give_up,opt,empty" doc:"The same where a decision to give up the own IT people, or every part of IT, would change it. The client's own IT people never read it. Left out or empty, it is none."`
	Source  string   `yaml:"source,opt" doc:"Where the sentences come from: usually \"ours\"."`
}

// olderFlips are the sentences of texts without the key flips: what is left out.
func olderFlips() (t FlipTexts) {
	yamldoc.Decode(yamldoc.NewReport(""), &yamldoc.Node{Kind: yamldoc.Mapping}, "flips", &t, nil)
	return t
}

// Flip is the sentence for changes that make it a model; decided says that the
// client decides all of them.
func (t *FlipTexts) Flip(l *words.Language, changes []string, model string, decided bool) string {
	text := t.TurnOut
	if decided {
		text = t.Decide
	}
	return strings.NewReplacer("{changes}", strings.Join(changes, l.Say("recommend.flip_and")), "{model}", model).Replace(text)
}

// Numbered is a changed number in words.
func (t *FlipTexts) Numbered(answer, now string) string {
	return strings.NewReplacer("{answer}", answer, "{now}", now).Replace(t.Number)
}

// Counted is a number of the client's own IT people in words.
func (t *FlipTexts) Counted(number string) string {
	switch number {
	case "0":
		return t.Nobody
	case "1":
		return t.One
	case "0.5":
		return t.Half
	}
	return strings.ReplaceAll(t.People, "{number}", t.word(number))
}

// Before is the present number of the client's own IT people, behind the new one.
func (t *FlipTexts) Before(number string) string {
	switch number {
	case "0":
		return t.WasNone
	case "1":
		return t.WasOne
	case "0.5":
		return t.WasHalf
	}
	return t.word(number)
}

// word is a whole number in words where there is one for it, so that no sentence says
// "2 people instead of one".
func (t *FlipTexts) word(number string) string {
	if n, err := strconv.Atoi(number); err == nil && n >= 2 && n-2 < len(t.Numbers) {
		return t.Numbers[n-2]
	}
	return number
}

// Unmoved is said where no answer near to the given ones changes the model; open
// says that one that is not given yet can, giveUp that giving up the own people
// would.
func (t *FlipTexts) Unmoved(open, giveUp bool) string {
	if open && t.Open != "" {
		return t.Open
	}
	if giveUp && t.GiveUp != "" {
		return t.GiveUp
	}
	return t.None
}
