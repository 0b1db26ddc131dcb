package mailcode

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"unicode"
)

const (
	letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" // value of a letter: its place
	mark    = "MSP"                              // what a code begins with; the version follows
	version = "1"
	group   = 8 // letters between two hyphens, at which a line may end

	maxText  = 1 << 20 // bytes of a text in which a code is looked for
	maxTries = 32      // places in it that look like one
	sumBytes = 4
)

// ErrNone is returned where a text holds nothing that looks like a code.
var ErrNone = errors.New("there is no code in it; a code begins with MSP1 and stands below the summary of the message. Copy it from there to its end")

var errCut = errors.New("the code is not whole: its end is missing, or a letter at its beginning is wrong. Copy it again, from MSP1 to its last letter")

var errWrong = errors.New("a letter of the code is wrong or missing, so nothing of it was read. Copy it again from the message; a code cannot be retyped with a slip")

// spell writes bytes as a code.
func spell(data []byte) string {
	whole := append(binary.AppendUvarint(nil, uint64(len(data))), data...)
	whole = binary.BigEndian.AppendUint32(whole, sum(whole))
	var b strings.Builder
	b.WriteString(mark + version)
	bits, n, written := uint32(0), 0, 0
	put := func(v uint32) {
		if written%group == 0 {
			b.WriteByte('-')
		}
		written++
		b.WriteByte(letters[v&31])
	}
	for _, c := range whole {
		bits, n = bits<<8|uint32(c), n+8
		for n >= 5 {
			n -= 5
			put(bits >> n)
		}
	}
	if n > 0 {
		put(bits << (5 - n))
	}
	return b.String()
}

// sum is the checksum of what stands behind the version, the version included.
func sum(whole []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE([]byte(mark+version)), crc32.IEEETable, whole)
}

// find returns what the first whole code in a text holds; where none is whole, what is wrong
// with the first that looks like one.
func find(text string) ([]byte, error) {
	if len(text) > maxText {
		return nil, fmt.Errorf("this text has more than %d bytes; give the message with the code alone", maxText)
	}
	first := ErrNone
	rest := strings.ToUpper(text)
	before := rune(' ')
	for range maxTries {
		at := strings.Index(rest, mark)
		if at < 0 {
			break
		}
		for _, r := range rest[:at] {
			before = r
		}
		rest = rest[at+len(mark):]
		if own := !unicode.IsLetter(before) && !unicode.IsDigit(before); own {
			data, err := readLetters(rest)
			if err == nil {
				return data, nil
			}
			if errors.Is(first, ErrNone) {
				first = err
			}
		}
		before = 'P'
	}
	return nil, first
}

// readLetters reads what stands behind the mark of a code. What mail programs put between
// the letters is passed over: ends of lines, blanks, hyphens, marks of quotations.
func readLetters(s string) ([]byte, error) {
	s, same := strings.CutPrefix(s, version)
	switch {
	case !same && len(s) > 1 && s[0] > '1' && s[0] <= '9' && s[1] == '-':
		return nil, fmt.Errorf("this code has the form %s%c, and this program reads %s%s; read it with a newer version of the program", mark, s[0], mark, version)
	case !same:
		return nil, ErrNone
	}
	var whole []byte
	need := 0 // bytes, once it is known
	bits, n := uint32(0), 0
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		v := value(r)
		if v < 0 {
			return nil, errWrong
		}
		bits, n = bits<<5|uint32(v), n+5
		if n < 8 {
			continue
		}
		n -= 8
		whole = append(whole, byte(bits>>n))
		bits &= 1<<n - 1
		if need == 0 {
			size, used := binary.Uvarint(whole)
			switch {
			case used < 0 || used == 0 && len(whole) > 2 || size > maxBytes:
				return nil, errWrong
			case used > 0:
				need = used + int(size) + sumBytes
			}
		}
		if need > 0 && len(whole) == need {
			return checked(whole, n, bits)
		}
	}
	return nil, errCut
}

// checked is what a whole code holds, without its length and its checksum. n bits are left
// of its last letter.
func checked(whole []byte, n int, bits uint32) ([]byte, error) {
	body := whole[:len(whole)-sumBytes]
	if binary.BigEndian.Uint32(whole[len(body):]) != sum(body) || n < 5 && bits != 0 {
		return nil, errWrong
	}
	_, used := binary.Uvarint(body)
	return body[used:], nil
}

// value is what a letter stands for, -1 for none. Letters that look alike are the same.
func value(r rune) int {
	switch r {
	case 'O':
		r = '0'
	case 'I', 'L':
		r = '1'
	}
	if r >= unicode.MaxASCII {
		return -1
	}
	return strings.IndexByte(letters, byte(r))
}
