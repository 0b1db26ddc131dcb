package yamldoc

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// playbookFiles returns the built-in playbook by path.
func playbookFiles(tb testing.TB) map[string][]byte {
	tb.Helper()
	return filesOf(tb, "../../questionnaires/*.yaml")
}

// filesOf returns the files that match a pattern; there must be some.
func filesOf(tb testing.TB, pattern string) map[string][]byte {
	tb.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no files match %s (%v)", pattern, err)
	}
	files := make(map[string][]byte, len(paths))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		files[path] = data
	}
	return files
}

// engagement is a whole engagement as the program writes it: 50 answers with
// notes and a quote.
const engagement = `version: 1
client:
  name: Harbor Dental Group
  contact: Dana Reyes, office manager
  date: 2026-11-20
answers:
  respondent: office_manager
  drivers: [provider_unhappy, growth, security_worry]
  industry: healthcare
  users_count: 24
  light_users_count: 3
  endpoints_count: 26
  shared_devices_count: 4
  servers_count: 1
  network_devices_count: 7
  sites_count: 2
  lob_complexity: some
  current_it_model: unofficial
  it_fte: 0.5
  it_staff_plan: keep_same
  it_workload: slipping
  key_person_risk: high
  skill_gaps: [security, cloud]
  tickets_per_month: 40
  operating_hours: extended
  coverage_needed: unknown
  after_hours_now: nobody
  onsite_need: monthly
  downtime_tolerance: hours
  mfa_coverage: some
  backup_restore_test: never
  endpoint_protection: antivirus
  updates_and_eol: mostly
  security_incidents: none
  admin_control: shared
  recovery_plan: none
  compliance_regimes: [hipaa]
  compliance_deadline: none
  compliance_owner: nobody
  cyber_insurance: yes
  control_preference: 2
  growth_24m: 15
  projects_12m: [m365, office_move]
  tower_owners: {service_desk: provider, endpoints: provider, security_operations: provider}
  it_spend_month: 3200
  budget_style: flat
  contract_status: month_to_month
  leadership_buyin: 3
  roles_defined: 1
  documentation_state: 1
  ticketing_setup: none
  tool_access: 1
  ticket_flow: provider_front_door
  seasonal_peaks: no
  platform: microsoft
notes:
  users_count: two hygienists share one computer   # asked twice
  coverage_needed: "Dana asks the owner: is Saturday worth it?"
basis:
  endpoints_count: {kind: estimated, by: office manager, on: 2026-11-20}
quote: {revision: 2, valid_until: 2026-12-20, term_months: 36}
`

// fastCases are documents of the plain subset.
var fastCases = map[string]string{
	"one key":                         "version: 1\n",
	"no line end":                     "version: 1",
	"CRLF":                            "a: 1\r\nb:\r\n  - x\r\n  - y # c\r\n\r\n",
	"marker":                          "# head\n\n---\na: 1\n",
	"marker and spaces":               "---   \na: 1\n",
	"root indented":                   "  a: 1\n  b: 2\n",
	"root sequence":                   "- a\n- b: 1\n  c: 2\n-\n  d: 3\n- \n- e",
	"sequence at the key":             "a:\n- 1\n- 2\nb:\n- c: 1\n  d: 2\ne: 3\n",
	"sequence under a dash":           "-\n  - a\n  - b\n- c\n",
	"dash then nothing then dash":     "a:\n-\n- b\n",
	"key without value":               "a:\nb:   # nothing yet\nc: ~\nd: null\ne: \"\"\n",
	"key without value in a list":     "- a:\n- b:\n  - c\n  d:\n",
	"wide dash":                       "-    a: 1\n     b: 2\n-  c\n",
	"spaces before the colon":         "a : 1\nb c  : d e\n",
	"colon inside":                    "a: 12:30\nhttp://x: http://y/z\n",
	"hash inside":                     "a: b#c\nd#e: f #g\n",
	"indicators inside":               "a: b, c [d] {e} & * ! | > % @ ` \" ' ? -\n",
	"minus, point, plus, tilde":       "a: -5\nb: -x\nc: .5\nd: +5\ne: ~x\n",
	"comments everywhere":             "# a\na: 1 # b\n  # c\n# d\nb:  # e\n  # f\n  - x # g\n# h\n  - y\n    # i\n# j\n",
	"comment below a plain scalar":    "a: b\n      # c\nd: e\n",
	"blank lines with spaces":         "a: 1\n   \n\n      \nb: 2\n     ",
	"quotes":                          "a: \"b: #c\" # d\ne: 'it''s'\nf: \"\"\ng: ''\nh: \"\\\"\\\\\\n\\t\"\n",
	"spaces in quotes":                "a: \"  b  \"\nc: '  '\n",
	"flow":                            "a: [b, \"c\", 'd', [e], {f: g}]\nh: {i: j, k: [l], m: {n: o}}\np: []\nq: {}\nr: [ ]\ns: { }\n",
	"flow with spaces":                "a: [ b ,  c d  , e ]  # f\ng: { h : i , j k:  l }\n",
	"flow with colons, quotes, minus": "a: [x:y, it's, say \"hi\", -1, a-b, a - b, a#b]\n",
	"flow nulls":                      "a: [~, null, Null, NULL, nUll]\nb: {null: null}\n",
	"flow in a list":                  "- [a, b]\n- {c: d}\n-   []\n",
	"wide characters":                 "ä: ö\nb: [é, \"日本\", {ü: x}, y]\n",
	"wide key and nothing":            "äöü:\nb: 1\n日本: [é]\n",
	"null as a key":                   "null: 1\n~: 2\n",
	"dedent over two levels":          "a:\n  b:\n    c: 1\nd:\n    e:\n        - f: 1\ng: 2\n",
	"32 levels":                       nested(MaxDepth),
	"1000 keys":                       keys(MaxKeys),
	"longest key":                     strings.Repeat("k", maxFastKey) + ": 1\n",
	"engagement":                      engagement,
}

// slowCases are documents that the fast reader must leave alone, right or wrong.
var slowCases = map[string]string{
	"nothing":                    "",
	"comment only":               "# a\n",
	"marker only":                "---\n",
	"two markers":                "---\n---\na: 1\n",
	"second document":            "a: 1\n---\nb: 1\n",
	"end marker":                 "a: 1\n...\n",
	"directive":                  "%YAML 1.1\n---\na: 1\n",
	"content behind the marker":  "--- {a: 1}\n",
	"root scalar":                "hello\n",
	"root flow":                  "{a: 1}\n",
	"tab as indentation":         "a:\n\tb: 1\n",
	"tab":                        "a:\tb\n",
	"complex key":                "? a\n: b\n",
	"flow key":                   "[a]: b\n",
	"quoted key":                 "\"a\": b\n",
	"quoted key in flow":         "a: {\"b\": c}\n",
	"empty key":                  ": a\n",
	"anchor":                     "a: &x 1\n",
	"alias":                      "a: *x\n",
	"tag":                        "a: !!str 1\n",
	"merge":                      "<<: {a: 1}\n",
	"merge in flow":              "a: {<<: b}\n",
	"block scalar":               "a: |\n  b\n",
	"folded scalar":              "a: >\n  b\n",
	"plain over two lines":       "a: b\n  c\n",
	"plain over two lines, list": "- b\n  c\n",
	"quoted over two lines":      "a: \"b\n  c\"\n",
	"scalar below its key":       "a:\n  b\n",
	"flow over two lines":        "a: [b,\n  c]\n",
	"unusual escape":             "a: \"\\x41\"\n",
	"wrong escape":               "a: \"\\/\"\n",
	"no closing quote":           "a: \"b\n",
	"text behind quotes":         "a: \"b\" c\n",
	"comment without space":      "a: \"b\"#c\n",
	"colon in a value":           "a: b: c\n",
	"colon at the end":           "a: b:\n",
	"dash in a value":            "a: - b\n",
	"dash in a dash":             "- - a\n",
	"only a dash as value":       "a: -\n",
	"key after a list":           "- a\nb: c\n",
	"list after a key":           "a: 1\n- b\n",
	"between two indentations":   "a:\n    b: 1\n  c: 2\n",
	"key twice":                  "a: 1\na: 2\n",
	"key twice in flow":          "a: {b: 1, b: 2}\n",
	"key twice among many":       keys(200) + "k7: 1\n",
	"question in flow":           "a: [b?]\n",
	"pair in a flow list":        "a: [b: c]\n",
	"flow key alone":             "a: {b}\n",
	"flow value missing":         "a: {b: , c: d}\n",
	"flow colon without space":   "a: {b:}\n",
	"trailing comma":             "a: [b,]\n",
	"two commas":                 "a: [b,,c]\n",
	"wrong bracket":              "a: [b}\n",
	"comment in flow":            "a: [b #c]\n",
	"lone CR":                    "a: b\rc: d\n",
	"next line character":        "a: b\u0085c: d\n",
	"line separator":             "a: b\u2028c: d\n",
	"byte order mark inside":     "a: 1\n\ufeffb: 2\n",
	"control":                    "a: \x01\n",
	"not UTF-8":                  "a: \xff\n",
	"33 levels":                  nested(MaxDepth + 1),
	"1001 keys":                  keys(MaxKeys + 1),
	"too long a key":             strings.Repeat("k", maxFastKey+1) + ": 1\n",
}

// nested returns a document with n mappings inside each other and a value.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%*sa:\n", i, "")
	}
	s := b.String()
	return s[:len(s)-1] + " 1\n"
}

// keys returns a document with n keys.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: %d\n", i, i)
	}
	return b.String()
}

// agree fails the test unless the slow reader reads the same nodes.
func agree(t *testing.T, data []byte, line int, fast *Node) {
	t.Helper()
	slow, err := parseYAML("f", data, line)
	if err != nil {
		t.Fatalf("the fast reader took %q, the slow one says: %v", data, err)
	}
	if !reflect.DeepEqual(fast, slow) {
		t.Fatalf("%q\nfast: %s\nslow: %s", data, dump(fast), dump(slow))
	}
}

// dump writes a node on one line with every field that readers see.
func dump(n *Node) string {
	var b strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		fmt.Fprintf(&b, "%d:%d", n.Line, n.Col)
		switch n.Kind {
		case Null:
			fmt.Fprintf(&b, "~%q", n.Text)
		case Scalar:
			if n.Quoted {
				b.WriteByte('=')
			}
			fmt.Fprintf(&b, "%q", n.Text)
		case Sequence:
			b.WriteString("[")
			for i := range n.Items {
				walk(&n.Items[i])
				b.WriteByte(' ')
			}
			b.WriteString("]")
		case Mapping:
			b.WriteString("{")
			for i := range n.Pairs {
				walk(&n.Pairs[i].Key)
				b.WriteByte('>')
				walk(&n.Pairs[i].Value)
				b.WriteByte(' ')
			}
			b.WriteString("}")
		}
	}
	walk(n)
	return b.String()
}

func TestFastTakes(t *testing.T) {
	t.Parallel()
	for name, text := range fastCases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, ok := parseFast([]byte(text), 7, &Room{})
			if !ok {
				t.Fatalf("left to the slow reader: %.300q", text)
			}
			agree(t, []byte(text), 7, n)
		})
	}
}

func TestFastLeaves(t *testing.T) {
	t.Parallel()
	for name, text := range slowCases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if n, ok := parseFast([]byte(text), 0, &Room{}); ok {
				t.Errorf("%.300q was read as %.300s", text, dump(n))
			}
		})
	}
	if _, ok := parseFast([]byte("a: 1\n"+strings.Repeat("#", MaxBytes)), 0, &Room{}); ok {
		t.Error("a document over the size limit was read")
	}
}

func TestFastNodes(t *testing.T) {
	t.Parallel()
	const text = "---\nä: [x, 'y''s']\nb:\n- c: \"d\\n\"\n  e:\n"
	const want = `12:1{12:1"ä">12:4[12:5"x" 12:8="y's" ] 13:1"b">14:1[14:3{14:3"c">14:6="d\n" 15:3"e">15:5~"" } ] }`
	n, ok := parseFast([]byte(text), 10, &Room{})
	if !ok || dump(n) != want {
		t.Errorf("got %v\n%s, want\n%s", ok, dump(n), want)
	}
}

// The built-in playbook must stay in the plain subset: it is read at each start.
func TestPlaybookIsFast(t *testing.T) {
	t.Parallel()
	for path, data := range playbookFiles(t) {
		n, ok := parseFast(data, 0, &Room{})
		if !ok {
			t.Errorf("%s is left to the slow reader", path)
			continue
		}
		agree(t, data, 0, n)
	}
}

// Documents put together from pieces of YAML come nearer to the borders of the
// plain subset than changed bytes do.
func TestFastAgreesOnPieces(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"a", "b", "c d", "ä", "1", "-", "- ", "- ", "a: ", "b: ", "c: ", "d:", "a:", ":", ": ", " ", "  ", "\n", "\n", "\n", "\n  ", "\n  ", "\n    ",
		"\n- ", "\n  - ", "\n# x\n", " # y", "#", "[", "]", "{", "}", ", ", ",", "[a, b]", "{a: b, c: [d]}", "\"x\"", "'y'", "\"", "'", "''", "\\n",
		"~", "null", "---", "\n---\n", "...", "?", "&a ", "*a", "!t ", "|", ">", "%", "@", "\t", "\r\n", "<<: ", ".5", "-1", "\n\n",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 20_000 {
		var b []byte
		for range 1 + rng.IntN(14) {
			b = append(b, pieces[rng.IntN(len(pieces))]...)
		}
		if n, ok := parseFast(b, 0, &Room{}); ok {
			taken++
			agree(t, b, 0, n)
		}
	}
	if taken < 1000 {
		t.Errorf("only %d documents were read fast; the pieces have lost their use", taken)
	}
}

func FuzzFastAgrees(f *testing.F) {
	for _, data := range playbookFiles(f) {
		f.Add(data)
	}
	for _, data := range filesOf(f, hostileFiles) {
		f.Add(data)
	}
	for _, cases := range []map[string]string{fastCases, slowCases} {
		for _, text := range cases {
			f.Add([]byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if n, ok := parseFast(data, 3, &Room{}); ok {
			agree(t, data, 3, n)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	questionnaire, err := os.ReadFile("../../questionnaires/questionnaire.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, doc := range []struct {
		name string
		data []byte
	}{{"engagement", []byte(engagement)}, {"questionnaire", questionnaire}} {
		b.Run(doc.name+"/whole", func(b *testing.B) {
			b.SetBytes(int64(len(doc.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse("f", doc.data); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(doc.name+"/fast", func(b *testing.B) {
			b.SetBytes(int64(len(doc.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := parseFast(doc.data, 0, &Room{}); !ok {
					b.Fatal("left to the slow reader")
				}
			}
		})
		b.Run(doc.name+"/slow", func(b *testing.B) {
			b.SetBytes(int64(len(doc.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parseYAML("f", doc.data, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
