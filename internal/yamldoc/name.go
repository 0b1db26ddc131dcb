package yamldoc

import (
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
