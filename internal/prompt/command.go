package prompt

import (
	"slices"
	"strings"

	"mspscope/internal/spoken"
)

// Command is what a person wants instead of answering.
type Command struct {
	Kind  Kind
	Words string // of Find: what to look for; of Note, PrivateNote and Promise: its text; of Pasted: what was pasted
}

// Kind is a kind of command.
type Kind uint8

// The kinds of commands.
const (
	NoCommand   Kind = iota
	Back             // to the question before, or out of a menu
	Skip             // leave the question for later
	Unsure           // "not sure" is the answer
	More             // the menu of everything else
	Find             // go to another question
	Review           // look at all answers
	Note             // a note on this question, private on a call
	PublicNote       // a note that the client may see
	GeneralNote      // a note that belongs to no question
	Promise          // something that was promised
	Undo             // take back the last change
	Stand            // where we stand, with the price in full
	Client           // what can be said to the client now
	Share            // leave only on the screen what the client may see, or no longer
	Live             // show model and price while asking, or no longer
	Leave            // save and leave
	Pasted           // several lines were pasted where one is chosen
)

// Key is a command with the key and the words that give it.
type Key struct {
	Kind  Kind
	Key   string   // at a list and at a number; behind a slash where any text may be the answer
	Words []string // the same, spelled out
	Label string   // what it does, for help
	Call  bool     // only where a sales engineer asks
}

// Help is how a person asks for help at any prompt.
const Help = "?"

// Keys returns every command that can be given by a key, in the order in which
// help lists them.
func Keys() []Key {
	return []Key{
		{Back, "b", []string{"back"}, "back to the question before", false},
		{Skip, "s", []string{"skip"}, "skip it for now", false},
		{Unsure, "u", spoken.UnsureWords(), "not sure", false},
		{Note, "n", nil, "note on this question", false},
		{PublicNote, "N", nil, "note that the client may see", true},
		{GeneralNote, "g", nil, "note on the client in general", true},
		{Promise, "p", nil, "something promised to the client", true},
		{Undo, "z", []string{"undo"}, "undo the last change", false},
		{Review, "r", nil, "review all answers", false},
		{Stand, "$", nil, "where we stand, with the price", true},
		{Client, "!", nil, "what to say to the client now", true},
		{Share, "#", nil, "shared screen, on or off", true},
		{Live, "=", nil, "model and price beside the questions, on or off", true},
		{More, "m", nil, "everything else", false},
		{Leave, "q", []string{"quit", "exit"}, "save and leave", false},
	}
}

// Command reads a line that may be a command instead of an answer; help is the
// wish to be told more. Where any text can be the answer, a command begins with
// a slash, which may stand before a key everywhere, except that a line which only says "not sure", or has its key, means that.
func (a Ask) Command(text string) (c Command, help, ok bool) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "’", "'"))
	rest, slash := strings.CutPrefix(text, "/")
	word := text
	if a.Free {
		if !slash {
			return Command{Kind: Unsure}, false, a.Unsure && (spoken.Unsure(text) || strings.EqualFold(text, "u"))
		}
		word = rest
	} else if slash && slices.ContainsFunc(Keys(), func(k Key) bool { return k.Key == rest }) || rest == Help {
		word = rest // whoever has learned the slash may type it everywhere
	}
	if word == Help || strings.EqualFold(word, "help") {
		return Command{}, true, true
	}
	for _, k := range Keys() {
		if !k.named(word) {
			continue
		}
		return Command{Kind: k.Kind}, false, a.offers(k)
	}
	if slash && !a.Menu {
		return Command{Kind: Find, Words: strings.TrimSpace(rest)}, false, true
	}
	return Command{}, false, false
}

// named reports whether a text is the key of a command or one of its words.
// Only where a capital means something else does the case of the key count.
func (k Key) named(text string) bool {
	if text == k.Key || k.Key != "n" && k.Key != "N" && strings.EqualFold(text, k.Key) {
		return true
	}
	return slices.Contains(k.Words, strings.ToLower(text)) || k.Kind == Unsure && spoken.Unsure(text)
}

// offers reports whether a command means something at a prompt.
func (a Ask) offers(k Key) bool {
	switch {
	case k.Kind == Back:
		return !a.First
	case k.Kind == Leave: // whoever wants to leave, leaves, wherever it is
		return true
	case a.Menu:
		return a.Call && k.looks() && (!a.Shared || k.Kind == Share)
	case a.Doubt && (k.Kind == Note || k.Kind == PublicNote):
		return false
	case k.Kind == Unsure:
		return a.Unsure
	case a.Shared && k.Kind != Share:
		return !k.Call && k.Kind != Note && k.Kind != Undo
	}
	return a.Call || !k.Call
}

// Slip reports whether a text that is about to be an answer looks like a key or its
// word without the slash, and how that key is given, "" where it does nothing here.
func (a Ask) Slip(text string) (key string, ok bool) {
	text = strings.TrimSpace(text)
	if text == Help || strings.EqualFold(text, "help") {
		return "/" + Help, a.Free
	}
	for _, k := range Keys() {
		if !strings.EqualFold(text, k.Key) && (k.Kind == Unsure || !slices.Contains(k.Words, strings.ToLower(text))) {
			continue
		}
		if a.offers(k) {
			key = "/" + k.Key
		}
		return key, a.Free
	}
	return "", false
}

// looks reports whether a command only changes what is seen: on a call that is wanted
// also in the middle of a menu.
func (k Key) looks() bool {
	switch k.Kind {
	case Stand, Client, Live, Share:
		return true
	default:
		return false
	}
}

// Offered returns the commands that mean something at a prompt.
func (a Ask) Offered() []Key {
	return slices.DeleteFunc(Keys(), func(k Key) bool { return !a.offers(k) })
}

// IsCommand reports whether a text is a command at some prompt, also where it
// does nothing at this one.
func IsCommand(text string) bool {
	_, help, ok := Ask{Unsure: true, Call: true}.Command(text)
	return help || ok
}
