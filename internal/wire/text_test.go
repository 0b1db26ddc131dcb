package wire

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/render"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/view"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// outputs are the machine outputs of one scope.
func outputs(s *scope.Scope) map[string]any {
	matrix, model := shortMatrix(s), terms.CoManaged
	return map[string]any{
		"recommend": RecommendOf(s), "estimate": EstimateOf(s),
		"raci": RACIOf(s, &model, matrix.Roles, matrix.Rows), "batch": RecordOf("a/b.yaml", 1, s),
		"next":  NextOf(s, scope.ByWorth(s.Worth, s.Playbook.Questionnaire)),
		"error": ErrorOf(s.Engagement.Client.Name, 2, yamldoc.Problems{{File: "x", Line: 1, Message: s.Engagement.Client.Name}}),
	}
}

// shortMatrix is the first rows of a responsibility matrix, decided ones among
// them.
func shortMatrix(s *scope.Scope) responsibility.Matrix {
	matrix := s.Matrix(terms.CoManaged)
	matrix.Rows = matrix.Rows[:6]
	return matrix
}

// likeNothingElse matches text that some YAML reader takes for a number, a
// truth value, nothing or a date when it stands without quotes.
var likeNothingElse = regexp.MustCompile(`^(?i:[-+.]?[0-9].*|true|false|yes|no|on|off|y|n|null|~|)$`)

// sameNodes compares a node of the YAML form with one of the JSON form.
func sameNodes(t *testing.T, where string, yaml, json *yamldoc.Node) {
	t.Helper()
	if yaml.Kind == yamldoc.Null && json.Kind == yamldoc.Null {
		return
	}
	if yaml.Kind != json.Kind || yaml.Text != json.Text || len(yaml.Items) != len(json.Items) || len(yaml.Pairs) != len(json.Pairs) {
		t.Errorf("%s: YAML has %s %s, JSON %s %s", where, yaml.Kind, yaml.Describe(), json.Kind, json.Describe())
		return
	}
	if yaml.Kind == yamldoc.Scalar {
		// A number must stay a number, and a text that looks like one a text.
		if yaml.Quoted && !json.Quoted || json.Quoted && !yaml.Quoted && likeNothingElse.MatchString(yaml.Text) {
			t.Errorf("%s: %q is in quotes: in YAML %v, in JSON %v", where, yaml.Text, yaml.Quoted, json.Quoted)
		}
		return
	}
	for i := range yaml.Items {
		sameNodes(t, fmt.Sprintf("%s[%d]", where, i), &yaml.Items[i], &json.Items[i])
	}
	for i := range yaml.Pairs {
		y, j := &yaml.Pairs[i], &json.Pairs[i]
		if y.Key.Text != j.Key.Text {
			t.Errorf("%s: the key %q of YAML is %q in JSON", where, y.Key.Text, j.Key.Text)
			return
		}
		sameNodes(t, where+"."+y.Key.Text, &y.Value, &j.Value)
	}
}

func TestYAMLSaysWhatJSONSays(t *testing.T) {
	t.Parallel()
	eachClient(t, true, func(name string, s *scope.Scope) {
		all := outputs(s)
		all["matrix"] = MatrixOf(s.Playbook, s.Recommendation.Applies)
		for command, value := range all {
			text, _ := asJSON(t, value)
			yaml, err := yamldoc.Parse("yaml", []byte(asYAML(t, value)))
			if err != nil {
				t.Errorf("%s of %s: %v", command, name, err)
				continue
			}
			json, err := yamldoc.Parse("json", []byte(text))
			if err != nil {
				t.Errorf("%s of %s: %v", command, name, err)
				continue
			}
			sameNodes(t, command+" of "+name, yaml, json)
		}
	})
}

// hostile are texts that act on a terminal, in a spreadsheet, in Markdown or
// HTML when they are printed as they are.
func hostile() []string {
	return []string{
		"\x1b[31mred\x1b[0m", "\x1b]0;title\a", "\u009b31mC1", "\u0085next", "a\rb", "back\bspace", "\x7f", "\x00nul",
		"abc\u202egnp.exe", "\u2066isolate\u2069", "\u200ehidden\u200f", "\ufeffmark", "line\u2028break", "\U000e0041tag",
		"=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1+1", "\n=1+1",
		"<script>alert(1)</script>", "&amp;", "| a | b |", "# head", "`code`", "[link](http://x)", "---\nversion: 2", "{a: b}", "null", "yes", "1e3", "0x1F", "2026-11-20",
		`"quoted" \ 'text'`, "  spaces  ", "日本語 Ωμέγα ñ", "\u200djoiner",
	}
}

// acts reports whether a character acts on a terminal or hides text.
func acts(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200d' && r != '\u200c' || r == '\u2028' || r == '\u2029')
}

func TestHostileNamesCannotActInAnyOutput(t *testing.T) {
	t.Parallel()
	p, err := playbook.Load(nil, "", playbook.Everything&^playbook.Proofs)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range hostile() {
		quoted, err := emit.Line(nil, name)
		if err != nil {
			t.Fatal(err)
		}
		q := strings.TrimSpace(string(quoted))
		document := fmt.Sprintf(`{"version": 1, "client": {"name": %s, "contact": %s, "reference": %s},
  "answers": {"users_count": 25, "endpoints_count": 25, "it_fte": 3, "it_staff_plan": "keep_same", "success_12m": %s},
  "notes": {"users_count": %s}, "private_notes": {"users_count": %s},
  "responsibilities": {"SD-01": {"side": "client", "by": %s}},
  "quote": {"discount": {"percent": 5, "reason": %s}, "lines": [{"label": %s, "unit": %s, "rate": 5}]}}`, q, q, q, q, q, q, q, q, visible(q, name), q)
		s, err := scopeOf(p, document, true)
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if s.Engagement.Client.Name != name {
			t.Fatalf("the name %q was read as %q", name, s.Engagement.Client.Name)
		}
		machineKeeps(t, name, s)
		peopleAreSafe(t, name, s)
	}
}

// visible is the text itself, or another where it would be an empty label.
func visible(quoted, text string) string {
	if strings.TrimSpace(text) == "" {
		return `"label"`
	}
	return quoted
}

// machineKeeps checks that JSON and YAML show nothing that acts, and give the
// very name back.
func machineKeeps(t *testing.T, name string, s *scope.Scope) {
	t.Helper()
	for command, value := range outputs(s) {
		text, data := asJSON(t, value)
		yaml := asYAML(t, value)
		for form, out := range map[string]string{"JSON": text, "YAML": yaml} {
			if i := strings.IndexFunc(out, acts); i >= 0 {
				t.Errorf("%s of %q: %s has %q", command, name, form, around(out, i))
			}
		}
		if got := at(data, "client", "name"); command != "error" && got != name {
			t.Errorf("%s of %q: JSON gives the name %q", command, name, got)
		}
		root, err := yamldoc.Parse("yaml", []byte(yaml))
		if err != nil {
			t.Errorf("%s of %q: the YAML cannot be read: %v", command, name, err)
			continue
		}
		if client := root.Get("client"); client != nil && client.Get("name").Text != name {
			t.Errorf("%s of %q: YAML gives the name %q", command, name, client.Get("name").Text)
		}
	}
	line, err := emit.Line(nil, RecordOf(name, 1, s))
	if err != nil || bytes.Count(line, []byte("\n")) != 1 || bytes.ContainsFunc(line, acts) {
		t.Errorf("record of %q: %q %v", name, line, err)
	}
}

func around(s string, i int) string { return s[max(0, i-20):min(len(s), i+20)] }

// peopleAreSafe checks the forms that people read.
func peopleAreSafe(t *testing.T, name string, s *scope.Scope) {
	t.Helper()
	matrix := shortMatrix(s)
	documents := map[string]*view.Document{
		"recommend": view.Recommend(s, true), "estimate": view.Estimate(s), "raci": view.RACI(s, terms.CoManaged, &matrix, matrix.Rows),
		"batch": {},
	}
	documents["batch"].Section("", view.Table{
		Columns: view.BatchColumns(),
		Rows:    [][]string{view.BatchRow(name, 1, s), view.BatchError(name, 1, yamldoc.Problems{{Line: 1, Message: name}})},
	})
	for command, d := range documents {
		var text, markdown bytes.Buffer
		if err := render.Text(&text, d, render.Terminal{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if err := render.Markdown(&markdown, d); err != nil {
			t.Fatal(err)
		}
		for form, out := range map[string]string{"text": text.String(), "Markdown": markdown.String()} {
			if i := strings.IndexFunc(out, acts); i >= 0 {
				t.Errorf("%s of %q: the %s has %q", command, name, form, around(out, i))
			}
		}
		if strings.Contains(markdown.String(), "<script") || markdownLink.MatchString(markdown.String()) {
			t.Errorf("%s of %q: the Markdown has HTML or a link of a stranger", command, name)
		}
	}
	for command, table := range map[string]view.Table{"estimate": view.EstimateTable(s), "raci": view.RACITable(matrix.Roles, matrix.Rows)} {
		var out bytes.Buffer
		if err := render.CSV(&out, table); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(out.String(), acts); i >= 0 {
			t.Errorf("%s of %q: the CSV has %q", command, name, around(out.String(), i))
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				text := strings.TrimLeft(cell, " ")
				if text != "" && strings.ContainsRune("=+-@", rune(text[0])) && !csvNumber.MatchString(cell) {
					t.Errorf("%s of %q: a spreadsheet takes the cell %q for a formula", command, name, cell)
				}
			}
		}
	}
}

// markdownLink matches a link whose brackets are not escaped.
var markdownLink = regexp.MustCompile(`[^\\]\]\(http`)

var csvNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func TestTextsOfOwnPlaybooksStayText(t *testing.T) {
	t.Parallel()
	// A condition is written as data: words that look like numbers keep their quotes.
	root, err := yamldoc.Parse("x", []byte(`{a: "1", b: 1, c: [yes, "2.50", 2.50, -0.5, 007, 1e3], d: {e: ">=0.5", f: "\e[31m"}, g: null}`))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := asJSON(t, Data{root})
	want := `{"a":"1","b":1,"c":["yes","2.50",2.50,-0.5,"007","1e3"],"d":{"e":">=0.5","f":"\u001b[31m"},"g":null}`
	if got := strings.Join(strings.Fields(text), ""); got != want {
		t.Errorf("%s, expected %s", got, want)
	}
}

// FuzzDocument-like texts run in the tests of yamldoc; here only that a schema
// can be written, is JSON, and forbids what the reader refuses.
func TestEngagementSchemaIsClosed(t *testing.T) {
	t.Parallel()
	_, data := asJSON(t, EngagementSchema(shipped(t)))
	if at(data, "additionalProperties") != false || at(data, "properties", "answers", "additionalProperties") != false {
		t.Error("unknown keys are allowed")
	}
	p := shipped(t)
	for i := range p.Questionnaire.Questions {
		if at(data, "properties", "answers", "properties", p.Questionnaire.Questions[i].ID) == nil {
			t.Errorf("no schema for the answer to %s", p.Questionnaire.Questions[i].ID)
		}
	}
}
