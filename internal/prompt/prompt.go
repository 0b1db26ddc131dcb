// Package prompt says what putting one question to a person is: what the person
// sees, and what comes back. Package plain asks line by line, package menus
// with lists to choose from; prompttest answers in tests.
//
// Goals: nothing is taken that nobody chose; an answer and a command given
// instead of one are told apart by their values; the same keys and words mean
// the same in every way of asking; whoever leads a conversation needs nothing
// but this package, which knows no terminal and no library.
//
// Non-goals: what is asked, and what a command leads to.
package prompt

import "errors"

// Prompter puts single questions to a person. Answers are indices, never
// labels.
//
// ErrInterrupted means that the program is to stop, io.EOF that there is no
// more input. Every other error means that the prompter cannot go on.
type Prompter interface {
	// Select asks for one of the options. The one at the index now is the
	// present answer, taken when nothing else is chosen; -1 is none, and then
	// nothing is taken without a choice.
	Select(a Ask, options []Option, now int) (Reply[int], error)

	// MultiSelect asks for any number of the options; now are those chosen at
	// present. Numbers or words that are typed name the whole answer; ticks
	// change it. Whether a choice is allowed is for the caller to say, who asks
	// again with the choice in now.
	MultiSelect(a Ask, options []Option, now Choice) (Reply[Choice], error)

	// Input asks for a line of text and gives it back without surrounding
	// blanks, "" for an empty one. A text of several lines that was pasted comes
	// back as one line.
	Input(a Ask) (Reply[string], error)

	// Show shows a text to be read and waits until the person goes on.
	Show(s Screen) error
}

// Narrower is a prompter that may narrow its lists while a person types, so that a
// long list is no burden.
type Narrower interface {
	Narrows() bool
}

// ErrInterrupted is returned when a person or the system stops the program.
var ErrInterrupted = errors.New("interrupted")

// Ask is what a person sees of a question.
type Ask struct {
	Status   Status   // where the conversation stands
	Said     []string // what was just saved, and what is wrong with the last try
	Question string
	Hint     string   // what kind of answer is wanted
	Remarks  []string // notes and other answers
	Why      string   // shown on request
	Now      string   // the present answer of an Input; an empty line keeps it
	Edit     bool     // Input: the present answer stands in the line, to be changed there
	Free     bool     // Input: any text may be the answer, so commands begin with a slash
	Unsure   bool     // "not sure" may be the answer
	Menu     bool     // a menu: only Back is offered beside its options
	First    bool     // nothing comes before this, so Back is not offered
	Doubt    bool     // whether an answer is meant: y and n are yes and no there, so notes have no key
	Numbers  bool     // words choose nothing: a slip of the hand would lose something
	Call     bool     // the keys of a call may be used: price, words for the client, a shared screen
	Shared   bool     // the screen is shared: of these keys only the one that ends it, and no notes

	// Fits finds the lines that words mean, where that is more than that the words stand
	// in them; nil: words name the lines that have them. No line is an answer then, so of
	// several that fit the marked one may be taken.
	Fits func(words string) []int
}

// Option is one line to choose from.
type Option struct {
	Label  string
	Search string // further words under which it is found
	Key    string // a letter that chooses it instead of its number, the same wherever it stands; "" for its number
}

// Choice is what is chosen of several options.
type Choice struct {
	Chosen  []int // these apply
	Perhaps []int // whether these apply, nobody is sure; none of them is in Chosen
}

// Screen is a text to be read.
type Screen struct {
	Status Status
	Title  string
	Lines  []string // each is wrapped to the width of the screen
}

// Reply is what came of a prompt: an answer, or a command instead of one.
type Reply[T any] struct {
	Answer  T       // nothing where there is a command
	Note    string  // what was said with the answer, behind a semicolon
	Command Command // the zero Command where there is an answer
}

// Answered reports whether the reply is an answer.
func (r Reply[T]) Answered() bool { return r.Command.Kind == NoCommand }
