package yamldoc

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SourceName returns how a file is called where its name must be text: as it is,
// and a name that is not UTF-8 in double quotes with \x.. for its bytes, as git
// writes it, so that the file can be found again. A name that begins with a double
// quote is written in quotes too.
func SourceName(path string) string {
	if utf8.ValidString(path) && !strings.HasPrefix(path, `"`) {
		return path
	}
	return strconv.Quote(path)
}

// WithoutPath is the cause of a file error without the operation and the path,
// which the message names by itself, as SourceName writes it.
func WithoutPath(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}
