package result

import (
	"encoding/json"
	"strings"
	"testing"
)

// readsBack writes a value, checks the text, and reads it again.
func readsBack[T comparable](t *testing.T, v T, want string) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil || string(data) != want {
		t.Errorf("%#v is written %s (%v), want %s", v, data, err, want)
		return
	}
	var got T
	if err := json.Unmarshal(data, &got); err != nil || got != v {
		t.Errorf("%s is read %#v (%v), want %#v", data, got, err, v)
	}
}

// refuses checks that texts are not read, with a message that says why.
func refuses[T any](t *testing.T, texts map[string]string) {
	t.Helper()
	for text, message := range texts {
		var got T
		if err := json.Unmarshal([]byte(text), &got); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s is read %v (%v), want an error with %q", text, got, err, message)
		}
	}
}

func TestNumbersReadBackExactly(t *testing.T) {
	t.Parallel()
	for in, want := range map[Tenths]string{
		0: "0.0", 5: "0.5", 815: "81.5", 1000: "100.0", -4: "-0.4", -42: "-4.2", 9007199254740993: "900719925474099.3",
	} {
		readsBack(t, in, want)
		if got := in.String(); got != want {
			t.Errorf("%d is said %q, want %q", int64(in), got, want)
		}
	}
	for in, want := range map[Thousandths]string{1000: "1.0", 0: "0.0", 957: "0.957", 900: "0.9", 50: "0.05", 7: "0.007"} {
		readsBack(t, in, want)
	}
	refuses[Tenths](t, map[string]string{
		"1.25": "more decimals than 1", "1e2": "not a number", `"81.5"`: "not a number", "true": "not a number", "null": "not a number", "99999999999999999999.0": "not a number",
	})
	refuses[Thousandths](t, map[string]string{
		"0.1234": "more decimals than 3", "1.001": "no share", "-0.1": "no share", "57": "no share", `"1.0"`: "not a number", "[]": "not a number",
	})
	// Fewer decimals say the same.
	var fit Tenths
	if err := json.Unmarshal([]byte("81"), &fit); err != nil || fit != 810 {
		t.Errorf("81 is read %v, %v", fit, err)
	}
}

// Where nothing is known stands null, which is read back as nothing.
func TestUnknownNumbersReadBack(t *testing.T) {
	t.Parallel()
	type record struct {
		Fit   *Tenths      `json:"fit"`
		Share *Thousandths `json:"share"`
	}
	readsBack(t, record{}, `{"fit":null,"share":null}`)
}

func TestValuesReadBackInTheirOrder(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{}`, `{"it_fte":2.5}`, `{"z":"keep_same","a":["hipaa","pci"],"m":{"network":"client"},"k":[],"b":0}`, "{\"odd \\\"key\\\"\":\"\\u001b[31m\"}",
	} {
		var v Values
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if data, err := json.Marshal(v); err != nil || string(data) != text {
			t.Errorf("%s is written %s, %v", text, data, err)
		}
	}
	if data, err := json.Marshal(Values(nil)); err != nil || string(data) != "{}" {
		t.Errorf("no answers are written %s, %v", data, err)
	}
	v := Values{{Question: "before", Value: json.RawMessage("1")}}
	if err := json.Unmarshal([]byte(`{"it_fte":0,"users_count":5}`), &v); err != nil || len(v) != 2 || v[0].Question != "it_fte" || string(v[1].Value) != "5" {
		t.Errorf("%v, %v", v, err)
	}
	refuses[Values](t, map[string]string{"[1]": "no object", "null": "no object", `"x"`: "no object", "3": "no object"})
}
