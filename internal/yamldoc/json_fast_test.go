package yamldoc

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// engagementJSON is an engagement of 1.3 kB as a line of NDJSON.
const engagementJSON = `{"version": 1, "client": {"name": "Harbor Dental Group"}, "answers": {"respondent": "office_manager", ` +
	`"drivers": ["insurance_or_audit", "skills_missing"], "industry": "healthcare", "current_it_model": "internal_only", ` +
	`"it_fte": 1.5, "it_staff_plan": "replace_leaver", "it_workload": "drowning", "leadership_buyin": 3, "roles_defined": 3, ` +
	`"ticketing_setup": 3, "key_person_risk": "fine", "skill_gaps": ["network", "projects"], ` +
	`"tower_owners": {"service_desk": "provider", "security_operations": "provider"}, "control_preference": 4, ` +
	`"users_count": 136, "light_users_count": 10, "endpoints_count": 140, "servers_count": 7, "network_devices_count": 2, ` +
	`"sites_count": 1, "lob_complexity": "production", "platform": "google", "growth_24m": "up_50", ` +
	`"operating_hours": "business_hours", "coverage_needed": "alerts_24x7", "after_hours_now": "one_phone", ` +
	`"onsite_need": "rarely", "tickets_per_month": 272, "downtime_tolerance": "half_day", "it_spend_month": 2720, ` +
	`"budget_style": "fixed_plus_projects", "compliance_regimes": ["hipaa"], "compliance_owner": "internal_nontech", ` +
	`"cyber_insurance": "in_place_unsure", "mfa_coverage": "email_admin_remote", "backup_restore_test": "never_tested", ` +
	`"admin_control": "company_verified", "endpoint_protection": "antivirus", "updates_and_eol": ["left_to_users", "old_pcs"], ` +
	`"documentation_state": 1}}`

// largeEngagementJSON returns an engagement of 10 kB on one line, with notes
// that hold wide characters and escapes.
func largeEngagementJSON() string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(engagementJSON, "}"))
	b.WriteString(`, "notes": {"users_count": "two hygienists, Zoë and René, share one computer", "it_fte": "\"half\" a person:\nSam"}`)
	b.WriteString(`, "responsibilities": {`)
	for i := range 120 {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `"SD-%03d": {"side": "client", "by": "Sam Ortiz", "on": "2026-11-21"}`, i)
	}
	b.WriteString(`}}`)
	return b.String()
}

// large is the size in bytes from which the slow reader takes too long for
// these tests; TestHostileLarge holds it to its limits.
const large = 20_000

// jsonCases are documents that the fast reader takes, with their nodes where
// those are worked out by hand.
var jsonCases = map[string]struct{ text, want string }{
	"empty object":      {`{}`, `8:1{}`},
	"empty list":        {" [ ] ", `8:2[]`},
	"empty inside":      {`[[],{},[ ],{"a":{}}]`, `8:1[8:2[] 8:5{} 8:8[] 8:12{8:13="a">8:17{} } ]`},
	"words":             {`[null,true,false]`, `8:1[8:2~"" 8:7"true" 8:12"false" ]`},
	"numbers":           {`[0,-0,10,-1.50,0.5e3,1E+2,2e-05,1e400]`, `8:1[8:2"0" 8:4"-0" 8:7"10" 8:10"-1.50" 8:16"0.5e3" 8:22"1E+2" 8:27"2e-05" 8:33"1e400" ]`},
	"texts":             {`["","a","null","1",":,[]{}"]`, `8:1[8:2="" 8:5="a" 8:9="null" 8:16="1" 8:20=":,[]{}" ]`},
	"escapes":           {`["\"\\\/\b\f\n\r\t","a\u0041\u00e9\u65E5b"]`, `8:1[8:2="\"\\/\b\f\n\r\t" 8:21="aAé日b" ]`},
	"escaped NUL":       {`["\u0000"]`, `8:1[8:2="\x00" ]`},
	"surrogate pair":    {`["\ud83d\ude00\uD83D\uDE00","\ufffd"]`, `8:1[8:2="😀😀" 8:29="�" ]`},
	"backslash at end":  {`["\\","\\\\"]`, `8:1[8:2="\\" 8:7="\\\\" ]`},
	"escaped key":       {`{"\u0061\n":1}`, `8:1{8:2="a\n">8:13"1" }`},
	"merge and no word": {`{"<<":1,"":2}`, `8:1{8:2="<<">8:7"1" 8:9="">8:12"2" }`},
	"wide":              {`{"é":"日本","😀":["ü", 1]}`, `8:1{8:2="é">8:6="日本" 8:11="😀">8:15[8:16="ü" 8:21"1" ] }`},
	"wide, lines":       {"{\"é\":\"日\",\"a\":1,\n\"ü\":\"x\",\"b\":2}", `8:1{8:2="é">8:6="日" 8:10="a">8:14"1" 9:1="ü">9:5="x" 9:9="b">9:13"2" }`},
	"lines":             {"\n{\n  \"a\":\n\n    1\n ,\"b\":[\r\n\t2]}\n\n", `9:1{10:3="a">12:5"1" 13:3="b">13:7[14:2"2" ] }`},
	"lone CR":           {"[\r1]", `8:1[8:3"1" ]`},
	"separators":        {"[\"a\u2028b\u0085\", 1]", `8:1[8:2="a\u2028b\u0085" 8:10"1" ]`},
	"controls":          {"[\"\x7f\u0080\ufeff\", 1]", `8:1[8:2="\x7f\u0080\ufeff" 8:9"1" ]`},
	"root text":         {` "a" `, `8:2="a"`},
	"root number":       {`-1`, `8:1"-1"`},
	"root null":         {`null`, `8:1~""`},
	"nested":            {`[[[{"a":[1]}]],2]`, `8:1[8:2[8:3[8:4{8:5="a">8:9[8:10"1" ] } ] ] 8:16"2" ]`},
	"same key deeper":   {`{"a":{"a":{"a":1}}}`, ""},
	"engagement":        {engagementJSON, ""},
	"large engagement":  {largeEngagementJSON(), ""},
	"32 levels":         {strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth), ""},
	"32 levels, mixed":  {strings.Repeat(`[{"a":`, MaxDepth/2) + "1" + strings.Repeat("}]", MaxDepth/2), ""},
	"1000 keys":         {keysJSON(MaxKeys), ""},
	"100000 values":     {"[" + strings.Repeat("1,", maxNodes-2) + "1]", ""},
	"100000 lists":      {"[" + strings.Repeat("[],", maxNodes-2) + "[]]", ""},
	"90001 values":      {"[" + strings.Repeat(`{"a":[]},`, 30_000-1) + `{"a":[]}]`, ""},
}

// keysJSON returns an object with n keys.
func keysJSON(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `,"k%d":%d`, i, i)
	}
	return "{" + b.String()[1:] + "}"
}

// notFastJSON are documents that the fast reader must leave alone; parseJSON
// refuses them too.
var notFastJSON = []string{
	"", " ", "{", "[", "}", "]", "[}", "{]", "[1}", `{"a":1]`, "[[1]", "[1]]", "{{}}", `{[]}`, `{"a":1}}`, `{"a":1`, `{"a":`, `{"a"`, `{"a`, `{"`,
	"[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", `["a""b"]`, `[1"a"]`, "[[]1]", "[]1", "[] []", "{} ,", "[]:", ",", ":", ",[]",
	`{"a":1,}`, `{,"a":1}`, `{"a":1,,"b":2}`, `{"a":1 "b":2}`, `{"a" 1}`, `{"a"}`, `{"a",1}`, `{"a"::1}`, `{"a":}`, `{:1}`, `["a":1]`, `{"a":1:2}`,
	`{a:1}`, `{'a':1}`, `{1:2}`, `{null:1}`, `{[]:1}`, `{"a":b}`, "['a']",
	"[tru]", "[truex]", "[True]", "[nul]", "[nullnull]", "[fals", "[NaN]", "[Infinity]", "[-Infinity]", "[undefined]",
	"[01]", "[-01]", "[00]", "[-]", "[+1]", "[.5]", "[1.]", "[1.e2]", "[1e]", "[1e+]", "[1e1.5]", "[1.2.3]", "[0x10]", "[1_000]", "[--1]", "[1", "[1e", "[-",
	`["\x41"]`, `["\'"]`, `["\u12"]`, `["\u12g4"]`, `["\u+123"]`, `["\u"]`, `["\`, `["\"`, `["\"]`, `["\u1234`, `["\é"]`, "[\"\\\n\"]",
	`["\ud800"]`, `["\udc00"]`, `["\ud800\ud800"]`, `["\ud800\u0041"]`, `["\ud800x"]`, `["\ud800\n"]`, `["\ud83dde00"]`, `["\ud83dde00xx"]`, `["\ud800xxdc00"]`, `["\ud800\"]`, `["\udc00\ud800"]`, `{"\ud800":1}`,
	`["a\ud83d\ude00\ud83d"]`, `["\ud83d\ud83d\ude00"]`,
	"[\"\n\"]", "[\"\t\"]", "[\"\x00\"]", "[\"\x1f\"]", "[\x00]", "[1]\x00", "\x00", "[\v1]", "[\u00a01]", "[1\u2028]", "\ufeff[1]", "[1]\ufeff", "[é]",
	"// c\n[1]", "[1] // c", "[1, # c\n2]", "/* c */ [1]",
	`{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, `{"b":{"a":1,"a":2}}`, `[{"a":1,"b":2,"a":3}]`,
	strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1),
	strings.Repeat("[", 100_000),
	keysJSON(MaxKeys + 1),
	"[" + strings.Repeat("1,", maxNodes-1) + "1]",
	"[" + strings.Repeat("[],", maxNodes-1) + "[]]",
	"[" + strings.Repeat(",", 200_000) + "]",
	"[" + strings.Repeat(`{"a":1},`, maxNodes/3) + `{"a":1}]`,
}

// agreeJSON fails the test unless both readers of JSON agree on whether they
// take a document and on its nodes, and the JSON library's own check with them.
func agreeJSON(t *testing.T, data []byte) (taken bool) {
	t.Helper()
	fast, ok := parseFastJSON(data, 7, &Room{})
	slow, _, err := parseJSON("f", data, 7)
	switch {
	case ok && err != nil:
		t.Fatalf("the fast reader took %.300q, the slow one says: %v", data, err)
	case ok && !reflect.DeepEqual(fast, slow):
		t.Fatalf("%.300q\nfast: %.1000s\nslow: %.1000s", data, dump(fast), dump(slow))
	case ok && !json.Valid(data):
		t.Fatalf("the fast reader took %.300q, which is no JSON", data)
	case !ok && err == nil && utf8.Valid(data):
		t.Fatalf("left to the slow reader: %.300q", data)
	}
	return ok
}

func TestFastJSONTakes(t *testing.T) {
	t.Parallel()
	for name, test := range jsonCases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, ok := parseFastJSON([]byte(test.text), 7, &Room{})
			if !ok {
				t.Fatalf("left to the slow reader: %.300q", test.text)
			}
			if test.want != "" && dump(n) != test.want {
				t.Errorf("got\n%s, want\n%s", dump(n), test.want)
			}
			if len(test.text) < large {
				agreeJSON(t, []byte(test.text))
			}
		})
	}
}

func TestFastJSONLeaves(t *testing.T) {
	t.Parallel()
	for _, text := range notFastJSON {
		if len(text) < large && agreeJSON(t, []byte(text)) {
			t.Errorf("%.300q was read", text)
		}
		if _, ok := parseFastJSON([]byte(text), 0, &Room{}); ok {
			t.Errorf("%.300q was read", text)
		}
	}
	// The slow reader replaces what is not UTF-8; Parse lets neither see it.
	for _, text := range []string{"[\"\xff\"]", "[\"\xc3\"]", "[\"\xed\xa0\x80\"]", "[1]\xff"} {
		if n, ok := parseFastJSON([]byte(text), 0, &Room{}); ok {
			t.Errorf("%q was read as %s", text, dump(n))
		}
	}
}

// A document that is cut off anywhere is left alone, and all its prefixes agree.
func TestFastJSONCutOff(t *testing.T) {
	t.Parallel()
	const text = "{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\\"é\"],\n \"b\": {\"c\": {}, \"\\ud83d\\ude00\": []}}"
	for i := range text {
		if agreeJSON(t, []byte(text[:i])) {
			t.Errorf("%q was read", text[:i])
		}
	}
	if !agreeJSON(t, []byte(text)) {
		t.Error("the whole was not read")
	}
}

// The corpus of hostile documents and the example stream, as they are and with
// every single byte removed or doubled.
func TestFastJSONAgreesOnFiles(t *testing.T) {
	t.Parallel()
	for _, data := range filesOf(t, "../../testdata/hostile/*.json") {
		agreeJSON(t, data)
		if len(data) > 200 {
			continue
		}
		for i := range data {
			agreeJSON(t, append(append([]byte{}, data[:i]...), data[i+1:]...))
			agreeJSON(t, append(append([]byte{}, data[:i+1]...), data[i:]...))
		}
	}
	for line := range strings.Lines(portfolio(t)) {
		agreeJSON(t, []byte(line))
	}
}

func portfolio(tb testing.TB) string {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/streams/portfolio.ndjson")
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// randomJSON writes a document, mostly a right one.
func randomJSON(rng *rand.Rand, b []byte, depth int) []byte {
	space := func() {
		for rng.IntN(4) == 0 {
			b = append(b, " \n\r\t"[rng.IntN(4)])
		}
	}
	text := func() {
		pieces := []string{
			"a", "b", "key", " ", "é", "日", "😀", `\n`, `\"`, `\\`, `\/`, `\u0041`, `\u00E9`, `\ud83d\ude00`, `\ufffd`, ":", ",", "[", "}", "#", "'",
			`\ud800`, `\q`, "\t", "\u2028",
		}
		b = append(b, '"')
		for range rng.IntN(5) {
			n := len(pieces)
			if rng.IntN(40) > 0 {
				n -= 4 // a wrong piece only now and then
			}
			b = append(b, pieces[rng.IntN(n)]...)
		}
		b = append(b, '"')
	}
	space()
	kind := rng.IntN(10)
	switch {
	case depth == 0, kind < 3:
		kind = 5 + rng.IntN(2)*rng.IntN(5)
		fallthrough
	case kind >= 5:
		words := []string{"0", "-1", "24", "0.5", "1e3", "true", "false", "null", "-0.0E-1"}
		if kind == 5 {
			text()
		} else {
			b = append(b, words[rng.IntN(len(words))]...)
		}
	case kind == 3:
		b = append(b, '[')
		for i := range rng.IntN(5) {
			if i > 0 {
				b = append(b, ',')
			}
			b = randomJSON(rng, b, depth-1)
		}
		space()
		b = append(b, ']')
	default:
		b = append(b, '{')
		for i := range rng.IntN(5) {
			if i > 0 {
				b = append(b, ',')
			}
			space()
			text()
			space()
			b = append(b, ':')
			b = randomJSON(rng, b, depth-1)
		}
		space()
		b = append(b, '}')
	}
	space()
	return b
}

func TestFastJSONAgreesOnRandom(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	const marks = "{}[]\",:\\ \n01-.eEtfnu/#\x00\xff"
	taken, left := 0, 0
	count := func(ok bool) {
		if ok {
			taken++
		} else {
			left++
		}
	}
	var b []byte
	for range 2500 {
		b = b[:0]
		for len(b) < 3 || b[0] != '{' && b[0] != '[' {
			b = randomJSON(rng, b[:0], 4)
		}
		count(agreeJSON(t, b))
		for range 2 { // a byte more, less or another one
			i := rng.IntN(len(b))
			c := marks[rng.IntN(len(marks))]
			switch rng.IntN(3) {
			case 0:
				b[i] = c
			case 1:
				b = append(b[:i], b[i+1:]...)
			default:
				b = append(b[:i], append([]byte{c}, b[i:]...)...)
			}
			count(agreeJSON(t, b))
			if len(b) == 0 {
				break
			}
		}
	}
	if taken < 2000 || left < 2000 {
		t.Errorf("%d documents were read fast, %d left; the generator has lost its use", taken, left)
	}
}

// The number of allocations does not grow with the document.
func TestFastJSONAllocations(t *testing.T) {
	for name, text := range map[string]string{"1.3 kB": engagementJSON, "10 kB": largeEngagementJSON(), "wide": `{"é": ["日本", 1, {"ü": null}]}`} {
		data := []byte(text)
		most := 5.0 // the copy, the root, the lists, the objects, the sizes
		if strings.Contains(text, `\n`) {
			most += 4 // the text with escapes and the search of a large object for duplicates
		}
		if got := testing.AllocsPerRun(20, func() { parseFastJSON(data, 0, &Room{}) }); got > most {
			t.Errorf("%s: %v allocations, want at most %v", name, got, most)
		}
	}
}

func FuzzFastJSONAgrees(f *testing.F) {
	for _, data := range filesOf(f, "../../testdata/hostile/*.json") {
		f.Add(data)
	}
	for line := range strings.Lines(portfolio(f)) {
		f.Add([]byte(line))
	}
	for _, test := range jsonCases {
		if len(test.text) < large {
			f.Add([]byte(test.text))
		}
	}
	for _, text := range notFastJSON {
		if len(text) < large {
			f.Add([]byte(text))
		}
	}
	rng := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		f.Add(randomJSON(rng, nil, 5))
	}
	f.Fuzz(func(t *testing.T, data []byte) { agreeJSON(t, data) })
}

func BenchmarkParseJSON(b *testing.B) {
	for _, doc := range []struct{ name, text string }{{"1.3kB", engagementJSON}, {"10kB", largeEngagementJSON()}} {
		data := []byte(doc.text)
		for _, how := range []struct {
			name  string
			parse func() bool
		}{
			{"whole", func() bool { _, err := Parse("f", data); return err == nil }},
			{"fast", func() bool { _, ok := parseFastJSON(data, 0, &Room{}); return ok }},
			{"token", func() bool { _, _, err := parseJSON("f", data, 0); return err == nil }},
		} {
			b.Run(doc.name+"/"+how.name, func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if !how.parse() {
						b.Fatal("not read")
					}
				}
			})
		}
	}
}
