package prompt

import "strings"

// Command is what a person wants instead of answering.
type Command struct {
	Kind  Kind
	Words string // of Find: what to look for
}

// Kind is a kind of command.
type Kind uint8

// The kinds of commands.
const (
	NoCommand Kind = iota
	Back           // to the question before, or out of a menu
	Skip           // leave the question for later
	Unsure         // "not sure" is the answer
	More           // the menu of everything else
	Find           // go to another question
	Review         // look at all answers
	Note           // a note on this question
	Leave          // save and leave
)

// Command reads a line that may be a command instead of an answer; help is the
// wish to be told more. Where any text can be the answer, a command begins with
// a slash.
func (a Ask) Command(text string) (c Command, help, ok bool) {
	slash := strings.HasPrefix(text, "/")
	word := strings.ToLower(text)
	if a.Free {
		if !slash {
			return Command{}, false, false
		}
		if len(word) == 2 {
			word = word[1:]
		}
	}
	if a.Menu {
		return Command{Kind: Back}, word == "?", word == "b"
	}
	switch word {
	case "?":
		return Command{}, true, true
	case "b":
		return Command{Kind: Back}, false, true
	case "s":
		return Command{Kind: Skip}, false, true
	case "m":
		return Command{Kind: More}, false, true
	case "r":
		return Command{Kind: Review}, false, true
	case "n":
		return Command{Kind: Note}, false, true
	case "q":
		return Command{Kind: Leave}, false, true
	case "u", "unknown":
		return Command{Kind: Unsure}, false, a.Unsure
	}
	if slash {
		return Command{Kind: Find, Words: strings.TrimSpace(text[1:])}, false, true
	}
	return Command{}, false, false
}

// IsCommand reports whether a text is a command at some prompt, also where it
// does nothing at this one.
func IsCommand(text string) bool {
	_, help, ok := Ask{Unsure: true}.Command(strings.TrimSpace(text))
	return help || ok
}
