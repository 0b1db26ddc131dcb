package interview

import "errors"

// Prompter puts single questions to a person. Answers are indices, never
// labels.
//
// Beside an answer a person can give a Command, which comes back as an error;
// ErrInterrupted means that the program is to stop, io.EOF that there is no
// more input. Every other error means that the prompter cannot go on.
type Prompter interface {
	// Select asks for one of the options. The one at the index now is the
	// present answer, taken when nothing else is chosen; -1 is none, and then
	// nothing is taken without a choice.
	Select(a Ask, options []Option, now int) (int, error)

	// MultiSelect asks for any number of the options; now are those chosen at
	// present. Whether a choice is allowed is for the caller to say, who asks
	// again with the choice in now.
	MultiSelect(a Ask, options []Option, now []int) ([]int, error)

	// Input asks for a line of text and gives it back without surrounding
	// blanks, "" for an empty one.
	Input(a Ask) (string, error)
}

// ErrInterrupted is returned when a person or the system stops the interview.
var ErrInterrupted = errors.New("interrupted")

// ErrBack is the command to return to the question before, or out of a menu.
var ErrBack error = Command{Kind: Back}

// Command is what a person wants instead of answering.
type Command struct { //nolint:errname // it is no error, it only travels as one
	Kind  Kind
	Words string // of Find: what to look for
}

// Kind is a kind of command.
type Kind uint8

// The kinds of commands.
const (
	Back   Kind = iota // to the question before, or out of a menu
	Skip               // leave the question for later
	Unsure             // "not sure" is the answer
	More               // the menu of everything else
	Find               // go to another question
	Review             // look at all answers
	Note               // a note on this question
	Leave              // save and leave
)

// Error names the command. It is an error only to travel as one.
func (c Command) Error() string {
	return "command " + [...]string{"back", "skip", "not sure", "more", "find", "review", "note", "leave"}[c.Kind]
}

// Option is one line to choose from.
type Option struct {
	Label  string
	Search string // further words under which it is found
}

// Ask is what a person sees of a question.
type Ask struct {
	Status   Status   // where the interview stands
	Said     []string // what was just saved, and what is wrong with the last try
	Question string
	Hint     string   // what kind of answer is wanted
	Remarks  []string // notes and other answers
	Why      string   // shown on request
	Now      string   // the present answer of an Input; an empty line keeps it
	Free     bool     // Input: any text may be the answer, so commands begin with a slash
	Unsure   bool     // "not sure" may be the answer
	Menu     bool     // a menu: only Back is offered beside its options
	Numbers  bool     // words choose nothing: a slip of the hand would lose something
}
