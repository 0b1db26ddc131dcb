package terms

import (
	"encoding/json"
	"strings"
	"testing"
)

// back writes a value as JSON, checks the text, and reads it again.
func back[T comparable](t *testing.T, v T, want string) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil || string(data) != want {
		t.Errorf("%v is written %s (%v), want %s", v, data, err, want)
		return
	}
	var got T
	if err := json.Unmarshal(data, &got); err != nil || got != v {
		t.Errorf("%s is read %v (%v), want %v", data, got, err, v)
	}
}

// refused checks that texts are not read, with a message that says what is wrong.
func refused[T any](t *testing.T, texts map[string]string) {
	t.Helper()
	for text, message := range texts {
		var v T
		if err := json.Unmarshal([]byte(text), &v); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s is read %v (%v), want an error with %q", text, v, err, message)
		}
	}
}

func TestWordsReadBack(t *testing.T) {
	t.Parallel()
	for _, m := range Models() {
		back(t, m, `"`+m.String()+`"`)
	}
	for _, tower := range Towers() {
		back(t, tower, `"`+tower.String()+`"`)
	}
	for _, side := range append([]Side{Undecided}, sidesOf()...) {
		back(t, side, `"`+side.String()+`"`)
	}
	refused[Model](t, map[string]string{`"hybird"`: `unknown model "hybird"`, `""`: "unknown model", `1`: "number", `{}`: "object"})
	refused[Tower](t, map[string]string{`"desk"`: `unknown tower "desk"`, `"Network"`: "unknown tower", `[]`: "array"})
	refused[Side](t, map[string]string{`"you"`: `unknown side "you"`, `"third party"`: "unknown side", `true`: "bool"})
	for _, v := range []any{Model(NumModels), Tower(NumTowers), Side(5), Model(255)} {
		if data, err := json.Marshal(v); err == nil {
			t.Errorf("%d is written %s", v, data)
		}
	}
	// As the key of a map a word is its id as well.
	data, err := json.Marshal(map[Tower]Side{Network: Shared})
	if err != nil || string(data) != `{"network":"shared"}` {
		t.Errorf("a map by tower: %s, %v", data, err)
	}
}

func sidesOf() []Side { sides := Sides(); return sides[:] }

func TestSplitReadsBack(t *testing.T) {
	t.Parallel()
	const nobody = `{"service_desk":"undecided","endpoints":"undecided","servers_cloud":"undecided","network":"undecided","identity_collaboration":"undecided","backup_recovery":"undecided","security_operations":"undecided","business_applications":"undecided","strategy":"undecided","compliance":"undecided","vendors":"undecided","projects":"undecided"}`
	back(t, Split{}, nobody)
	sides := append([]Side{Undecided}, sidesOf()...)
	for shift := range sides {
		var s Split
		text := nobody
		for i := range s {
			s[i] = sides[(i*i+shift)%len(sides)]
			text = strings.Replace(text, Tower(i).String()+`":"undecided"`, Tower(i).String()+`":"`+s[i].String()+`"`, 1)
		}
		back(t, s, text)
	}
	// What is left out is undecided, whatever stood there before.
	s := Split{ServiceDesk: Client, Network: Client}
	if err := json.Unmarshal([]byte(`{"network":"provider"}`), &s); err != nil || s != (Split{Network: Provider}) {
		t.Errorf("%v, %v", s, err)
	}
	refused[Split](t, map[string]string{
		`{"desk":"client"}`: "unknown tower", `{"network":"mine"}`: "unknown side", `{"network":null,"vendors":3}`: "read a split", `["client"]`: "read a split",
	})
}

func TestPerModelReadsBack(t *testing.T) {
	t.Parallel()
	numbers := ForEach(func(m Model) int { return 10 + int(m) })
	back(t, numbers, `{"fully_managed":10,"co_managed":11,"hybrid":12}`)
	for _, m := range Models() {
		if *numbers.Of(m) != 10+int(m) {
			t.Errorf("%s has %d", m, *numbers.Of(m))
		}
		*numbers.Of(m) = 0
	}
	if numbers != (PerModel[int]{}) {
		t.Errorf("%v after every value was set", numbers)
	}
	refused[PerModel[Side]](t, map[string]string{`{"hybrid":"nobody"}`: "unknown side", `[1,2,3]`: "array"})
}

func TestOptionalReadsBack(t *testing.T) {
	t.Parallel()
	back(t, Optional(""), "null")
	back(t, Optional("A & B"), `"A \u0026 B"`) // json.Marshal escapes what Encode may leave alone
	back(t, Optional("\"null\"\n\u2028"), `"\"null\"\n\u2028"`)
	o := Optional("before")
	if err := json.Unmarshal([]byte("null"), &o); err != nil || o != "" {
		t.Errorf("null is read %q, %v", o, err)
	}
	if data, err := Optional("a<b>&c").MarshalJSON(); err != nil || string(data) != `"a<b>&c"` {
		t.Errorf("%s, %v", data, err)
	}
	refused[Optional](t, map[string]string{"1": "read a text", `["a"]`: "read a text", "false": "read a text"})
}

// A data file may name every word that is one, and nothing else.
func TestTheWordsOfATypeAreTheOnesThatItReads(t *testing.T) {
	t.Parallel()
	if got := Model(0).Words(); len(got) != NumModels || got[CoManaged] != CoManaged.String() {
		t.Errorf("models %q", got)
	}
	if got := Tower(0).Words(); len(got) != NumTowers || got[Vendors] != Vendors.String() {
		t.Errorf("towers %q", got)
	}
	if got := Side(0).Words(); len(got) != 4 || got[0] != Provider.String() || got[3] != ThirdParty.String() {
		t.Errorf("sides %q", got)
	}
}
