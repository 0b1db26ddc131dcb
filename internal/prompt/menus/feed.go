package menus

import (
	"strings"
	"unicode/utf8"

	"mspscope/internal/prompt"
)

// What survey is given instead of a key.
const (
	asEnter   = "\r"
	hardBlank = "\u00a0" // a blank in what is typed; survey ticks at a blank
)

// Fd returns the descriptor of the terminal, which survey needs for its mode.
func (l *list) Fd() uintptr { return l.p.keys.in.Fd() }

// Read hands survey the next key that it knows. Keys of our own end the list:
// survey gets Enter, and l.ending says what it was.
func (l *list) Read(to []byte) (int, error) {
	for {
		if len(l.p.keys.ahead) == 0 {
			l.keysBelow()
		}
		k, err := l.p.key()
		if err != nil {
			return 0, err
		}
		if bytes := l.feed(k); bytes != "" {
			return copy(to, bytes), nil
		}
	}
}

// end ends the list.
func (l *list) end(e ending) string {
	l.ending = e
	return asEnter
}

// do ends the list with a command.
func (l *list) do(c prompt.Command) string {
	l.command = c
	return l.end(commanded)
}

// feed turns a key into what survey gets, "" for nothing.
func (l *list) feed(k key) string {
	switch k.kind {
	case letter:
		return l.letter(k.text)
	case verbatim:
		return l.blank(k.text)
	case pasted:
		return l.pasted(k.text)
	case enter:
		return asEnter
	case up:
		return "\x1b[A"
	case down:
		return "\x1b[B"
	case pageUp, pageDown:
		to := map[kind]kind{pageUp: up, pageDown: down}[k.kind]
		const lines = 5
		for range lines {
			l.p.keys.ahead = append(l.p.keys.ahead, key{kind: to})
		}
	case escape, left:
		if !l.a.First {
			return l.do(prompt.Command{Kind: prompt.Back})
		}
	case erase, remove:
		if utf8.RuneCountInString(l.typed) == 1 {
			return l.end(begun)
		}
		return "\x7f"
	case eraseWord, eraseLine:
		if l.typed != "" {
			return l.end(begun)
		}
	case noMore:
		return l.end(leaving)
	case wake:
		return l.end(redrawn)
	case nothing, right, home, end, eraseRest, interrupt, suspend:
	}
	return ""
}

// letter is a character that was typed. On an empty line some are commands at
// once: those that begin no answer and no word.
func (l *list) letter(text string) string {
	if l.typed != "" {
		if text == " " && l.several && l.moved {
			return l.space()
		}
		return l.blank(text)
	}
	switch {
	case text == " " && l.several:
		return l.space()
	case text == " ":
		return ""
	case text == prompt.Help:
		return l.end(helped)
	case text == "/" && !l.a.Menu:
		return l.do(prompt.Command{Kind: prompt.Find})
	}
	for _, k := range l.a.Offered() {
		if k.Key == text && strings.ContainsAny(text, "$!#=") {
			return l.do(prompt.Command{Kind: k.Kind})
		}
	}
	return text
}

// space ticks the marked line; on a line below the options it is Enter.
func (l *list) space() string {
	if l.at-l.first >= len(l.options) {
		l.moved = true
		return asEnter
	}
	return " "
}

// blank is a character of what is typed.
func (l *list) blank(text string) string {
	if text == " " && l.several {
		return hardBlank
	}
	return text
}

// pasted is a paste: several lines are no answer here, but for a note that was
// begun.
func (l *list) pasted(text string) string {
	lines := linesOf(text)
	joined := strings.Join(lines, " ")
	if _, note, ok := strings.Cut(l.typed, ";"); len(lines) > 1 && !ok && note == "" {
		return l.do(prompt.Command{Kind: prompt.Pasted, Words: joined})
	}
	var keys []key
	for _, r := range joined {
		keys = append(keys, key{verbatim, string(r)})
	}
	l.p.keys.ahead = append(keys, l.p.keys.ahead...)
	return ""
}

// linesOf splits a paste into its lines, without what is empty and without what
// could act on a terminal.
func linesOf(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n").Replace(text)
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.Map(func(r rune) rune {
			switch {
			case r == '\t':
				return ' '
			case r < ' ' || r == 0x7f:
				return -1
			}
			return r
		}, l)
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
