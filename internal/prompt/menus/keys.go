package menus

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"
	"unicode/utf8"

	"mspscope/internal/prompt"
)

// kind is what a key is.
type kind uint8

const (
	nothing   kind = iota // a key that means nothing here
	letter                // a character, in text
	verbatim              // the same, where it is no command: of a paste, or typed before the screen was drawn again
	pasted                // a paste, in text
	enter                 // Enter
	up                    // arrows
	down                  // also Tab
	left                  //
	right                 //
	home                  // also Ctrl-A
	end                   // also Ctrl-E
	pageUp                //
	pageDown              //
	erase                 // Backspace
	remove                // Delete
	eraseWord             // Ctrl-W
	eraseLine             // Ctrl-U
	eraseRest             // Ctrl-K
	escape                // Esc alone
	interrupt             // Ctrl-C
	noMore                // Ctrl-D
	suspend               // Ctrl-Z
	wake                  // no key: the screen has to be drawn again
)

// key is one key.
type key struct {
	kind kind
	text string
}

// controls are the keys that are one character.
var controls = map[byte]kind{
	0x01: home, 0x03: interrupt, 0x04: noMore, 0x05: end, 0x08: erase, '\t': down, '\n': enter, 0x0b: eraseRest, 0x0c: wake,
	'\r': enter, 0x15: eraseLine, 0x17: eraseWord, 0x1a: suspend, 0x7f: erase,
}

// finals are the keys that are ESC [ or ESC O with a letter, and numbers those
// that are ESC [ with a number and a tilde.
var (
	finals  = map[byte]kind{'A': up, 'B': down, 'C': right, 'D': left, 'H': home, 'F': end}
	numbers = map[string]kind{"1": home, "3": remove, "4": end, "5": pageUp, "6": pageDown, "7": home, "8": end}
)

const (
	esc = 0x1b
	// loneEscape is how long the rest of a sequence may take: Esc alone is told
	// from an arrow key by that nothing follows it.
	loneEscape = 50 * time.Millisecond
	// slowRest is how long the rest of what has certainly begun may take.
	slowRest = 500 * time.Millisecond
	// slowPaste is after how long a paste without an end has ended.
	slowPaste = 3 * time.Second
	// longestPaste is how much of a paste is taken, in bytes. Every text that can
	// be kept is shorter.
	longestPaste = 1 << 20
)

// keys reads the terminal, key by key. What was typed ahead is there for the
// next prompt.
//
// On Windows survey reads the console itself when it shows a list; there the
// lines below the options do what keys do elsewhere.
type keys struct {
	in      *os.File
	bell    *bell // ends a read when the program has to; nil: nothing does
	stopped func() bool

	buf   []byte
	ahead []key // come before what is typed
	woken bool
	after bool // Esc alone came last; its rest may still follow on a slow line
}

// next waits for the next key.
func (k *keys) next() (key, error) {
	for {
		switch {
		case len(k.ahead) > 0:
			next := k.ahead[0]
			k.ahead = k.ahead[1:]
			return next, nil
		case k.woken:
			k.woken = false
			return key{kind: wake}, nil
		case len(k.buf) == 0:
			if _, err := k.more(forever); err != nil {
				return key{}, err
			}
			continue
		}
		next, err := k.decode()
		if err != nil || next.kind != nothing {
			return next, err
		}
	}
}

// more waits for more input; got is false where none came in time, or when there
// is another reason not to wait for ever.
func (k *keys) more(most time.Duration) (got bool, err error) {
	for {
		if k.stopped() {
			return false, prompt.ErrInterrupted
		}
		switch k.bell.wait(k.in, most) {
		case late:
			return false, nil
		case rung:
			k.woken = true
			if most < 0 && !k.stopped() {
				return false, nil
			}
			continue
		case ready:
		}
		var chunk [4096]byte
		n, err := k.in.Read(chunk[:])
		k.buf = append(k.buf, chunk[:n]...)
		if n > 0 {
			err = nil // it comes again
		}
		return n > 0, err
	}
}

// rest waits for the rest of what has begun. The end of all input ends it too,
// and is told by the next read.
func (k *keys) rest(most time.Duration) (got bool, err error) {
	got, err = k.more(most)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return got, err
}

// take removes so many bytes from the front.
func (k *keys) take(n int) { k.buf = k.buf[n:] }

// decode takes the next key from what was read.
func (k *keys) decode() (key, error) {
	if k.after {
		if k.after = false; k.buf[0] == '[' {
			k.buf = append([]byte{esc}, k.buf...)
		}
	}
	c := k.buf[0]
	switch {
	case c == esc:
		return k.sequence()
	case isControl(c):
		k.take(1)
		if c == '\r' && len(k.buf) > 0 && k.buf[0] == '\n' {
			k.take(1) // a line end of Windows is one
		}
		return key{kind: controls[c]}, nil
	}
	for !utf8.FullRune(k.buf) { // a letter may arrive in parts
		if got, err := k.rest(slowRest); err != nil {
			return key{}, err
		} else if !got {
			break
		}
	}
	r, n := utf8.DecodeRune(k.buf)
	k.take(n)
	return key{letter, string(r)}, nil
}

// sequence takes an escape sequence, or Esc alone.
func (k *keys) sequence() (key, error) {
	if len(k.buf) == 1 {
		got, err := k.rest(loneEscape)
		if err != nil {
			return key{}, err
		}
		if !got {
			k.take(1)
			k.after = true
			return key{kind: escape}, nil
		}
	}
	switch c := k.buf[1]; {
	case c == '[':
		return k.introduced()
	case c == 'O':
		if len(k.buf) == 2 {
			if got, err := k.rest(slowRest); err != nil || !got {
				k.take(2)
				return key{}, err
			}
		}
		if isControl(k.buf[2]) {
			k.take(2)
			return key{}, nil
		}
		final := k.buf[2]
		k.take(3)
		return key{kind: finals[final]}, nil
	case c == esc && len(k.buf) > 2 && (k.buf[2] == '[' || k.buf[2] == 'O'): // Alt with an arrow
		k.take(1)
		return key{}, nil
	case isControl(c):
		k.take(1)
		return key{kind: escape}, nil
	}
	_, n := utf8.DecodeRune(k.buf[1:])
	k.take(1 + n) // Alt with a letter
	return key{}, nil
}

// introduced takes a sequence that begins with ESC [. A control character ends
// one that is not complete and counts: nobody's Ctrl-C waits for the rest of it.
func (k *keys) introduced() (key, error) {
	for at := 2; ; at++ {
		if at == len(k.buf) {
			if got, err := k.rest(slowRest); err != nil || !got {
				k.take(at)
				return key{}, err
			}
		}
		c := k.buf[at]
		switch {
		case isControl(c):
			k.take(at)
			return key{}, nil
		case c == '[' && at == 2: // a function key of the Linux console, with a letter behind
			continue
		case c < 0x40 || c > 0x7e:
			continue
		}
		inner := string(k.buf[2:at])
		k.take(at + 1)
		switch {
		case c == '~' && inner == "200":
			return k.paste()
		case c == '~':
			return key{kind: numbers[inner]}, nil
		case inner == "":
			return key{kind: finals[c]}, nil
		}
		return key{}, nil
	}
}

// paste takes a paste up to its end.
func (k *keys) paste() (key, error) {
	last := []byte("\x1b[201~")
	for from := 0; ; {
		if i := bytes.Index(k.buf[from:], last); i >= 0 {
			text := string(k.buf[:from+i])
			k.take(from + i + len(last))
			return key{pasted, text}, nil
		}
		if from = max(len(k.buf)-len(last), 0); from > longestPaste {
			k.buf, from = append(k.buf[:longestPaste:longestPaste], k.buf[from:]...), longestPaste
		}
		got, err := k.rest(slowPaste)
		if err != nil {
			return key{}, err
		}
		if !got {
			text := string(k.buf)
			k.buf = nil
			return key{pasted, text}, nil
		}
	}
}

// isControl reports whether a byte is a key of its own wherever it comes.
func isControl(c byte) bool { return c < ' ' || c == 0x7f }
