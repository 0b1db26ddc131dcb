package spoken

import "testing"

func TestSearch(t *testing.T) {
	t.Parallel()
	x := NewIndex([]Entry{
		{ID: "users_count", Topic: "people who need IT support", Synonyms: []string{"employees", "staff"}, Wordings: []string{"How many people work here?"}},
		{ID: "light_users_count", Topic: "people with light use"},
		{ID: "coverage_needed", Topic: "hours of cover you need", Synonyms: []string{"24/7", "24x7", "after hours"}, Labels: []string{"Around the clock"}},
		{ID: "rules", Topic: "rules that apply to you", Labels: []string{"Health data (HIPAA)", "Card payments (PCI DSS)"}, Synonyms: []string{"credit card"}, Help: []string{"Ask your insurer."}},
	})
	for in, want := range map[string][]int{
		"users_count": {0, 1}, "USERS_COUNT": {0, 1}, "usres": {0, 1}, "employee": {0}, "hipaa": {3}, "HIPPA": {3}, "24/7": {2}, "24x7": {2}, "after hours": {2}, "hours": {2},
		"clock": {2}, "credit card": {3}, "how many people": {0, 1}, "insurer": {3}, "zeppelin": nil, "": nil, "people light": {1}, "staff of the light": {1, 0}, "cover": {2},
	} {
		var got []int
		for _, h := range x.Find(in, nil) {
			got = append(got, h.Entry)
		}
		if len(got) != len(want) {
			t.Errorf("%q finds %v, want %v", in, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q finds %v, want %v", in, got, want)
				break
			}
		}
	}
	if hits := x.Find("people", func(i int) bool { return i == 1 }); len(hits) != 1 || hits[0].Entry != 1 {
		t.Errorf("what may not be found was: %v", hits)
	}
}

// Words choose a line; what is too short for that does not.
func TestNames(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{"time to plan": true, "to": false, "ti to": false, "tim": true, "plan time": true, "plan x": false, "": false, "ahead": false} {
		if got := Names("There is time to plan the next steps", in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestUnsure(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{"Not sure": true, "don’t know": true, "i don't  know.": true, "IDK": true, "not sure about the hours": false, "0": false, "": false, "unknown": true, "not sure?": true} {
		if Unsure(in) != want {
			t.Errorf("%q", in)
		}
	}
}
