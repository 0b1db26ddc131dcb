package menus

import (
	"io"
	"os"
	"unicode/utf8"
)

// action is what a key meant that the menus themselves do not know.
type action uint8

const (
	noAction    action = iota
	goBack             // left arrow
	showHelp           // ?
	findOther          // /
	leaveNow           // Ctrl-D
	redraw             // the terminal has another size
	tickSeveral        // Space behind a list of numbers
)

// keys stands between the terminal and survey. It hands on one key at a time,
// so that what was typed ahead is there for the next prompt; it drops keys that
// survey would trip over (Alt with a letter, function keys, Shift-Tab); and it
// turns the keys of our own into Enter, which makes survey return what is chosen
// so far, with the action to take instead.
//
// On Windows survey reads the console itself; there the lines below the options
// do what these keys do.
type keys struct {
	in    *os.File
	size  func() (columns, rows int)
	alarm *alarm // ends a read when the program has to; nil: nothing does

	help, find    bool // whether ? and / mean something in this prompt
	columns, rows int  // when the prompt was drawn
	action        action
	several       func() bool // whether a list of numbers is typed; nil: it means nothing

	buf    []byte
	escape bool // a lone escape came last; its sequence may still follow
	raw    bool // a line editor reads: hand on everything, a line at a time
}

// Fd returns the descriptor of the terminal, which survey needs for its mode.
func (k *keys) Fd() uintptr { return k.in.Fd() }

// fill waits for input when none is there.
func (k *keys) fill(atLeast int) error {
	for len(k.buf) < atLeast {
		if err := k.alarm.wait(k.in); err != nil {
			return err
		}
		var chunk [256]byte
		n, err := k.in.Read(chunk[:])
		k.buf = append(k.buf, chunk[:n]...)
		if err != nil && len(k.buf) < atLeast {
			return err
		}
	}
	return nil
}

// begin prepares for a prompt.
func (k *keys) begin(help, find bool) {
	k.help, k.find, k.action, k.raw, k.several = help, find, noAction, false, nil
	k.columns, k.rows = k.size()
}

// Read hands on the next key.
func (k *keys) Read(p []byte) (int, error) {
	for {
		if err := k.fill(1); err != nil {
			return 0, err
		}
		if k.raw {
			return k.readLine(p)
		}
		if columns, rows := k.size(); columns != k.columns || rows != k.rows {
			k.action = redraw // the key stays for the prompt that is drawn next
			return copy(p, "\r"), nil
		}
		key, err := k.next()
		if err != nil {
			return 0, err
		}
		if key == "" {
			continue
		}
		return copy(p, key), nil
	}
}

// readLine hands on everything up to the end of the line; what was pasted
// behind it stays for later.
func (k *keys) readLine(p []byte) (int, error) {
	n := min(len(p), len(k.buf))
	for i, c := range k.buf[:n] {
		if c == '\r' || c == '\n' {
			n = i + 1
			break
		}
	}
	copy(p, k.buf[:n])
	k.buf = k.buf[n:]
	return n, nil
}

const esc = 0x1b

// next takes the next key from the buffer and returns what survey gets of it,
// "" for nothing.
func (k *keys) next() (string, error) {
	if k.escape {
		k.escape = false
		if k.buf[0] == '[' || k.buf[0] == 'O' {
			k.buf = append([]byte{esc}, k.buf...)
		}
	}
	if k.buf[0] == esc {
		return k.sequence()
	}
	// A letter may arrive in parts.
	for !utf8.FullRune(k.buf) {
		if err := k.fill(len(k.buf) + 1); err != nil {
			return "", err
		}
	}
	_, n := utf8.DecodeRune(k.buf)
	key := string(k.buf[:n])
	k.buf = k.buf[n:]
	switch {
	case key == "?" && k.help:
		return k.act(showHelp), nil
	case key == "/" && k.find:
		return k.act(findOther), nil
	case key == " " && k.several != nil && k.several():
		return k.act(tickSeveral), nil // the library would tick one of them
	case key == "\x04":
		return k.act(leaveNow), nil
	}
	return key, nil
}

func (k *keys) act(a action) string {
	k.action = a
	return "\r"
}

// sequence takes an escape sequence. A control character ends one that is not
// complete and counts: nobody's Ctrl-C waits for the rest of it.
func (k *keys) sequence() (string, error) {
	if len(k.buf) == 1 {
		k.buf, k.escape = nil, true
		return "", nil
	}
	if isControl(k.buf[1]) {
		k.buf = k.buf[1:]
		return "", nil
	}
	if k.buf[1] != '[' && k.buf[1] != 'O' {
		_, n := utf8.DecodeRune(k.buf[1:])
		k.buf = k.buf[1+n:] // Alt with a letter
		return "", nil
	}
	end := 2
	for {
		if err := k.fill(end + 1); err != nil {
			return "", err
		}
		c := k.buf[end]
		if isControl(c) {
			k.buf = k.buf[end:]
			return "", nil
		}
		if c >= 0x40 && c <= 0x7e {
			break
		}
		end++
	}
	final, plain := k.buf[end], end == 2
	k.buf = k.buf[end+1:]
	switch {
	case plain && (final == 'A' || final == 'B'):
		return "\x1b[" + string(final), nil
	case plain && final == 'D':
		return k.act(goBack), nil
	}
	return "", nil
}

// isControl reports whether a byte is a key of its own wherever it comes.
func isControl(c byte) bool { return c < ' ' || c == 0x7f }

var _ io.Reader = (*keys)(nil)
