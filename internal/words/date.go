package words

import "time"

// Date writes a day of a file, YYYY-MM-DD, as people read it: "20 December 2026". What is
// no such day stays as it is.
func Date(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}
