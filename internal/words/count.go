package words

import "fmt"

// Count says a number of things: "1 location", "3 locations".
func Count(n int, one, many string) string { return fmt.Sprintf("%d %s", n, Verb(n, one, many)) }

// Verb picks the form of a verb, or of any other word, for a number of things.
func Verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
