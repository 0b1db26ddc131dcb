package intake

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// inUTF8 returns XML without its byte order mark, and of UTF-16 what it is in
// UTF-8.
func inUTF8(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		order = binary.BigEndian
	case !bytes.HasPrefix(data, []byte("\xff\xfe")):
		return bytes.TrimPrefix(data, []byte("\ufeff"))
	}
	units := make([]uint16, 0, len(data)/2)
	for data = data[2:]; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	decoded := []byte(string(utf16.Decode(units)))
	if len(data) > 0 {
		decoded = append(decoded, 0xff) // half a character, which is none
	}
	return decoded
}

// encodingError is what keeps a part from being read because of how its letters
// are written.
type encodingError struct{ what string }

func (e *encodingError) Error() string { return e.what }

// errNotASCII is returned for a part that is not what it says of itself.
var errNotASCII = &encodingError{"says that it is US-ASCII and holds other characters"}

// decode reads the rest of a part whose encoding is declared.
func decode(encoding string, rest io.Reader) (io.Reader, error) {
	name := strings.ToLower(strings.TrimSpace(encoding))
	switch name {
	case "utf8", "utf-16", "utf16": // a mark at its beginning told UTF-16 already
		return rest, nil
	case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1":
	default:
		return nil, &encodingError{fmt.Sprintf("is written in the encoding %.40q instead of UTF-8", encoding)}
	}
	data, err := io.ReadAll(rest)
	if err != nil {
		return nil, err
	}
	decoded := make([]byte, 0, len(data)+len(data)/8)
	for _, b := range data {
		if b >= utf8.RuneSelf && strings.HasSuffix(name, "ascii") {
			return nil, errNotASCII
		}
		decoded = utf8.AppendRune(decoded, rune(b)) // Latin-1 has the numbers of Unicode
	}
	return bytes.NewReader(decoded), nil
}

// plainly returns an error about an encoding in our own words.
func plainly(err error) error {
	if e, ok := errors.AsType[*encodingError](err); ok {
		return e
	}
	return err
}
