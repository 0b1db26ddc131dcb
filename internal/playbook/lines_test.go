package playbook

import (
	"strings"
	"testing"
)

// A row that names a line of the price names one that there is.
func TestLinesThatRowsName(t *testing.T) {
	t.Parallel()
	row := func(line string) string {
		return "version: 1\nactivities: {change: {SD-05: {fee: [{lines: [" + line + "], fee: included}]}}}\n"
	}
	const withoutNights = "version: 1\naddons: {remove: [desk_nights]}\n"
	for name, tt := range map[string]struct {
		files []string
		want  string
	}{
		"a line of the card":      {[]string{CatalogueFile, row("desk_nights")}, ""},
		"a misspelt line":         {[]string{CatalogueFile, row("desk_night")}, `own/catalogue.yaml:2:46: the rate card has no line "desk_night" (did you mean "desk_nights"?)`},
		"a line of an own card":   {[]string{CatalogueFile, row("till_care"), RateCardFile, "version: 1\naddons: {add: [{id: till_care, label: Tills, per: site, rate: {price: 5}, when: {industry: legal}, needs: {service_desk: [provider]}, source: ours}]}\n"}, ""},
		"a line that was removed": {[]string{RateCardFile, withoutNights}, ""},
		"an own row names it":     {[]string{CatalogueFile, row("desk_nights"), RateCardFile, withoutNights}, `the rate card has no line "desk_nights"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(directory(tt.files...), "own", Everything)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}
