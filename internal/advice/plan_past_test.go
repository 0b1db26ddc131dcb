package advice

import (
	"strings"
	"testing"
)

// A service cannot begin before the document that says so; the day itself is possible,
// and what is not known is no reason to warn.
func TestStartPassed(t *testing.T) {
	t.Parallel()
	texts := loadDefaults(t).texts
	for _, c := range []struct {
		start, date string
		warns       bool
	}{
		{"2026-11-19", "2026-11-20", true},
		{"2025-12-31", "2026-01-01", true},
		{"2026-11-20", "2026-11-20", false},
		{"2027-01-04", "2026-11-20", false},
		{"", "2026-11-20", false},
		{"2026-11-19", "", false},
	} {
		got := texts.StartPassed(c.start, c.date)
		if (got != "") != c.warns || strings.Contains(got, "{") {
			t.Errorf("start %q, document %q: %q", c.start, c.date, got)
		}
	}
}
