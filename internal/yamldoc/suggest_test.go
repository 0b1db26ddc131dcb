package yamldoc

import (
	"strconv"
	"strings"
	"testing"
)

// A hostile document has a slip on every line: a report makes suggestions until it
// has looked at so many words that it cannot be one of a person.
func TestSuggestionsAreLimited(t *testing.T) {
	t.Parallel()
	known := make([]string, 1000)
	for i := range known {
		known[i] = "word_" + strconv.Itoa(i)
	}
	r := NewReport("x.yaml")
	made := 0
	for range 10 * maxCompared / len(known) {
		if r.Suggest("wrod_7", known) != "" {
			made++
		}
	}
	if made == 0 || made > maxCompared/len(known) {
		t.Errorf("%d suggestions", made)
	}
	if got := NewReport("y.yaml").Suggest("Users-Count", []string{"users_count", strings.Repeat("users_count", 9)}); got != ` (did you mean "users_count"?)` {
		t.Errorf("another report suggests %q", got)
	}
}
