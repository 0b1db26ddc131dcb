package assess

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestRatingsReadBack(t *testing.T) {
	t.Parallel()
	for points, id := range []string{"not_recommended", "not_ideal", "less_ideal", "possible", "good_option", "excellent_fit", "best_fit"} {
		data, err := json.Marshal(Rating(points))
		if err != nil || string(data) != `"`+id+`"` {
			t.Errorf("%d points are written %s (%v), want %q", points, data, err, id)
		}
		var got Rating
		if err := json.Unmarshal(data, &got); err != nil || int(got) != points {
			t.Errorf("%s is read as %d points (%v), want %d", data, got, err, points)
		}
	}
	if data, err := json.Marshal(BestFit + 1); err == nil || !strings.Contains(err.Error(), "no rating has 7 points") {
		t.Errorf("7 points are written %s (%v)", data, err)
	}
	for wrong, message := range map[string]string{`"perfect"`: `unknown rating "perfect"`, `""`: "unknown rating", `"Best fit"`: "unknown rating", `6`: "number"} {
		var got Rating
		if err := json.Unmarshal([]byte(wrong), &got); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s is read as %d points (%v), want an error with %q", wrong, got, err, message)
		}
	}
}
