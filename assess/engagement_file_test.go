package assess

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// variant is a value of a file, and whether its shape allows it.
type variant struct {
	text  string
	valid bool
}

// variants are values of a shape that differ in one thing each. The first is
// valid.
func variants(t *testing.T, key string, s *yamldoc.Shape) []variant {
	t.Helper()
	number := func(n int64, unit int64) string {
		if unit == 100 {
			return yamldoc.FormatHundredths(n)
		}
		return fmt.Sprint(n)
	}
	switch s.Form {
	case yamldoc.FormWord:
		out := []variant{}
		for _, w := range s.Words {
			out = append(out, variant{w, true})
		}
		return append(out, variant{"zzz", false}, variant{"[" + s.Words[0] + "]", false})
	case yamldoc.FormWhole, yamldoc.FormNumber:
		unit := int64(1)
		if s.Form == yamldoc.FormNumber {
			unit = 100
		}
		if s.High >= math.MaxInt64/4 {
			t.Fatalf("%s has no bounds", key)
		}
		return []variant{
			{number(s.Low, unit), true},
			{number(s.High, unit), true},
			{number(s.Low-1, unit), false},
			{number(s.High+1, unit), false},
			{"1.001", false},
			{"x", false},
			{`"1"`, false},
			{number(s.Low, unit) + ".5", s.Form == yamldoc.FormNumber && s.Low >= 0},
		}
	case yamldoc.FormList:
		items := variants(t, key, s.Item)
		many := make([]string, max(s.Most, 1)+1)
		for i := range many {
			many[i] = items[0].text
		}
		once := key == "unsure" || key == "sent" || key == "declined" // no option is unsure twice, no revision goes out twice, no finding is declined twice
		out := []variant{{"[" + items[0].text + "]", true}, {"[]", s.Least == 0}, {"x", false}, {"[" + strings.Join(many, ", ") + "]", s.Most == 0 && !once}}
		for _, v := range items {
			out = append(out, variant{"[" + v.text + "]", v.valid})
		}
		return out
	case yamldoc.FormMap:
		id := map[string]string{"answers": "gaps: [b], users_count", "basis": "gaps", "responsibilities": "SD-01", "split": "network"}[key]
		if id == "" {
			id = "users_count"
		}
		out := []variant{{"{}", true}, {"[]", false}, {"{users_cuont: 1}", key == "counts" || key == "next"}}
		for _, v := range variants(t, key, s.Item) {
			out = append(out, variant{"{" + id + ": " + v.text + "}", v.valid})
		}
		if key == "answers" { // those that a basis speaks of are there, as long as nothing else is tried
			out[0], out[3] = out[3], out[0]
		}
		return out
	case yamldoc.FormRecord:
		return recordVariants(t, s)
	case yamldoc.FormOther:
		switch s.Name {
		case "note":
			return []variant{{"x", true}, {strings.Repeat("x", maxText), true}, {strings.Repeat("x", maxText+1), false}, {"[x]", false}, {"{x: 1}", false}}
		case "date":
			return []variant{{"2026-11-20", true}, {"2024-02-29", true}, {"2026-02-30", false}, {"20.11.2026", false}, {"[2026-11-20]", false}}
		case "answer":
			if key == "value" { // of another person, to the list
				return []variant{{"[c]", true}, {"unknown", true}, {"many", false}, {"[zzz]", false}}
			}
			return []variant{{"24", true}, {"20..30", true}, {"unknown", true}, {"many", false}, {"-1", false}, {"30..20", false}, {"20..", false}}
		}
	case yamldoc.FormText: // of unsure, an option of the list
		switch key {
		case "id":
			return []variant{{"with_nights", true}, {"\"2\"", true}, {"With", false}, {"a b", false}, {"[a]", false}}
		case "currency":
			return []variant{{"USD", true}, {"usd", false}, {"USDX", false}, {"\"\"", false}, {"[USD]", false}}
		}
		return []variant{{"a", true}, {"[a]", false}}
	case yamldoc.FormBool:
		return []variant{{"true", true}, {"false", true}, {"1", false}, {"[true]", false}}
	}
	t.Fatalf("%s has a form that nobody tries: %+v", key, s)
	return nil
}

func recordVariants(t *testing.T, s *yamldoc.Shape) []variant {
	t.Helper()
	base := make([]string, len(s.Fields))
	values := make([][]variant, len(s.Fields))
	for i, f := range s.Fields {
		values[i] = variants(t, f.Key, f.Shape)
		if f.Key != "settled" && f.Key != "unsure" { // these speak of what stands elsewhere
			base[i] = f.Key + ": " + values[i][0].text
		}
	}
	record := func(fields []string) string {
		fields = slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "" })
		return "{" + strings.Join(fields, ", ") + "}"
	}
	out := []variant{{record(base), true}, {record(append(slices.Clone(base), "zz: 1")), false}, {"[x]", false}}
	for i, f := range s.Fields {
		out = append(out, variant{record(slices.Delete(slices.Clone(base), i, i+1)), f.Optional})
		if f.Null {
			values[i] = append(values[i], variant{"null", true})
		}
		for _, v := range values[i] {
			changed := slices.Clone(base)
			changed[i] = f.Key + ": " + v.text
			out = append(out, variant{record(changed), v.valid})
		}
	}
	return out
}

// The hand-written reader of engagements takes what the declared shape allows and
// refuses everything else: keys, words, bounds, lengths.
func TestEngagementsAreReadAsTheyAreDeclared(t *testing.T) {
	t.Parallel()
	s, err := EngagementShape()
	if err != nil {
		t.Fatal(err)
	}
	q := questionnaire(t, ask("users_count", "number", "limits: {min: 0, max: 100, decimals: 0}"), ask("gaps", "multi_choice", options("a", "b", "c")))
	all := variants(t, "", s)
	if len(all) < 150 {
		t.Fatalf("only %d variants", len(all))
	}
	for _, v := range all {
		r := yamldoc.NewReport("in.yaml")
		root, err := yamldoc.Parse("in.yaml", []byte(v.text))
		if err != nil {
			t.Fatalf("%v\n%s", err, v.text)
		}
		ReadEngagement(r, root, q)
		if (r.Err() == nil) != v.valid {
			text := v.text
			if len(text) > 2000 {
				text = text[:2000] + "..."
			}
			t.Errorf("valid %v by the shape; read with %v\n%s", v.valid, r.Err(), text)
		}
	}
}
