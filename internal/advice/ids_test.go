package advice

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// wordsReadBack writes every word of a kind and reads it again, and refuses
// others.
func wordsReadBack[T interface {
	~uint8
	MarshalText() ([]byte, error)
}](t *testing.T, kind string, ids []string,
) {
	t.Helper()
	for i, id := range ids {
		data, err := json.Marshal(T(i))
		if err != nil || string(data) != `"`+id+`"` {
			t.Errorf("%s %d is written %s (%v), want %q", kind, i, data, err, id)
		}
		var got T
		if err := json.Unmarshal(data, &got); err != nil || int(got) != i {
			t.Errorf("%s is read as %s %d (%v), want %d", data, kind, got, err, i)
		}
	}
	if data, err := json.Marshal(T(len(ids))); err == nil {
		t.Errorf("%s %d is written %s", kind, len(ids), data)
	}
	for _, wrong := range []string{`"fatal"`, `""`, `"` + strings.ToUpper(ids[0]) + `"`, `" ` + ids[0] + `"`} {
		var got T
		want := fmt.Sprintf("unknown %s %s", kind, wrong)
		if err := json.Unmarshal([]byte(wrong), &got); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is read as %s %d (%v), want an error with %q", wrong, kind, got, err, want)
		}
	}
	for _, wrong := range []string{"0", "true", "[]"} {
		var got T
		if err := json.Unmarshal([]byte(wrong), &got); err == nil {
			t.Errorf("%s is read as %s %d", wrong, kind, got)
		}
	}
}

func TestWordsReadBack(t *testing.T) {
	t.Parallel()
	if len(SeverityIDs()) != int(numSeverities) {
		t.Fatalf("%d ids for %d severities", len(SeverityIDs()), numSeverities)
	}
	wordsReadBack[Severity](t, "severity", SeverityIDs())
	wordsReadBack[Audience](t, "audience", []string{"client", "internal"})
	wordsReadBack[Status](t, "status", []string{"not_met", "open", "met", "to_watch"})
	wordsReadBack[Reading](t, "reading", []string{"none", "review", "change"})
	for i, id := range SeverityIDs() {
		if got := Severity(i).String(); got != id {
			t.Errorf("severity %d is %q, want %q", i, got, id)
		}
	}
	if !slices.IsSorted([]Severity{Critical, High, Medium, Low, Info, Opportunity}) {
		t.Error("severities are not in the order in which they are shown")
	}
}

// The client's findings do not name their audience, which keys of an earlier
// version rely on.
func TestOnlyInternalFindingsNameTheirAudience(t *testing.T) {
	t.Parallel()
	for audience, named := range map[Audience]bool{AudienceClient: false, AudienceInternal: true} {
		data, err := json.Marshal(Finding{ID: "F-A", Audience: audience})
		if err != nil || strings.Contains(string(data), `"audience":"internal"`) != named || !named && strings.Contains(string(data), "audience") {
			t.Errorf("%s, %v", data, err)
		}
	}
}
