package page_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

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
	compare := func(where string, value any) {
		text, err := emit.Indented(value)
		if err != nil {
			t.Fatal(err)
		}
		written, err := emit.YAML(value)
		if err != nil {
			t.Fatal(err)
		}
		yaml, err := yamldoc.Parse("yaml", written)
		if err != nil {
			t.Errorf("%s: %v", where, err)
			return
		}
		json, err := yamldoc.Parse("json", text)
		if err != nil {
			t.Errorf("%s: %v", where, err)
			return
		}
		sameNodes(t, where, yaml, json)
	}
	each(t, func(name string, r *result.Result) {
		if strings.HasPrefix(name, "sample") && !strings.HasSuffix(name, "7") {
			return
		}
		for what, value := range outputs(r.ForProvider(), core()) {
			compare(what+" of "+name, value)
		}
	})
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	e, err := playbooktest.Read(p, "client", "version: 1\nanswers: {it_fte: 3}\n")
	if err != nil {
		t.Fatal(err)
	}
	compare("matrix", scope.Matrix(p, e))
	compare("models", scope.Models(p))
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
		q := emit.JSONText(name)
		label := q
		if strings.TrimSpace(name) == "" {
			label = `"label"` // an empty one is refused
		}
		r, err := scoped(p, "hostile", fmt.Sprintf(`{"version": 1, "client": {"name": %[1]s, "contact": %[1]s, "reference": %[1]s},
  "answers": {"users_count": 25, "endpoints_count": 25, "it_fte": 3, "it_staff_plan": "keep_same", "success_12m": %[1]s},
  "notes": {"users_count": %[1]s}, "private_notes": {"users_count": %[1]s},
  "responsibilities": {"SD-01": {"side": "client", "by": %[1]s}},
  "quote": {"discount": {"percent": 5, "reason": %[1]s}, "lines": [{"label": %[2]s, "unit": %[1]s, "rate": 5}]}}`, q, label))
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		if r.Subject.Name == nil || *r.Subject.Name != name {
			t.Fatalf("the name %q was read as %v", name, r.Subject.Name)
		}
		machineKeeps(t, name, r)
		peopleAreSafe(t, name, r)
	}
}

// machineKeeps checks that JSON and YAML show nothing that acts, and give the
// very name back.
func machineKeeps(t *testing.T, name string, r *result.Result) {
	t.Helper()
	all := map[string]any{
		"recommend": r.ForRecommend(), "estimate": r.ForEstimate(), "next": r.ForNext(page.FollowUp(r.ForClient(), 12), page.Messages(r.ForClient(), 12)), "raci": r.ForRACI(result.Filter{Size: result.Core}),
		"internal": result.Result{Head: r.Head, Internal: r.Internal},
	}
	all["record"] = result.Record{Source: name, Subject: r.Subject}
	all["error"] = result.ErrorOf(name, 2, yamldoc.Problems{{File: "x", Line: 1, Message: name}})
	for command, value := range all {
		text, err := emit.Indented(value)
		if err != nil {
			t.Fatal(err)
		}
		yaml, err := emit.YAML(value)
		if err != nil {
			t.Fatal(err)
		}
		line, err := emit.Line(nil, value)
		if err != nil || bytes.Count(line, []byte("\n")) != 1 {
			t.Errorf("%s of %q on one line: %q, %v", command, name, line, err)
		}
		for form, out := range map[string]string{"JSON": string(text), "YAML": string(yaml), "NDJSON": string(line)} {
			if i := strings.IndexFunc(out, acts); i >= 0 {
				t.Errorf("%s of %q: %s has %q", command, name, form, out[max(0, i-20):min(len(out), i+20)])
			}
		}
		var back struct{ Client result.Subject }
		if err := json.Unmarshal(text, &back); err != nil || command != "error" && *back.Client.Name != name {
			t.Errorf("%s of %q: JSON gives the name %v, %v", command, name, back.Client.Name, err)
		}
		root, err := yamldoc.Parse("yaml", yaml)
		if err != nil {
			t.Errorf("%s of %q: the YAML cannot be read: %v", command, name, err)
			continue
		}
		if client := root.Get("client"); command != "error" && client.Get("name").Text != name {
			t.Errorf("%s of %q: YAML gives the name %q", command, name, client.Get("name").Text)
		}
	}
}

// core is the filter of a responsibility matrix where all others would show the same rows.
func core() map[string]result.Filter { return map[string]result.Filter{" core": {Size: result.Core}} }

// peopleAreSafe checks the forms that people read.
func peopleAreSafe(t *testing.T, name string, r *result.Result) {
	t.Helper()
	record, bad := result.Record{Source: name, Document: 2, Subject: r.Subject}, result.ErrorOf(name, 1, yamldoc.Problems{{Line: 1, Message: name}})
	texts := [terms.NumModels]advice.ModelText{r.Words.Models.FullyManaged, r.Words.Models.CoManaged, r.Words.Models.Hybrid}
	table := page.BatchTable{Texts: &texts, Language: r.Language}
	batch := page.Table{Columns: table.Columns(), Rows: [][]string{table.Row(&record), table.Error(&bad)}}
	documents := pages(r, core())
	documents["batch"] = onePage(batch)
	for what, d := range documents {
		if what == "raci core" || what == "raci book core" {
			continue // the same rows
		}
		var text, markdown bytes.Buffer
		if err := render.Text(&text, d, render.Terminal{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if err := render.Markdown(&markdown, d); err != nil {
			t.Fatal(err)
		}
		for form, out := range map[string]string{"text": text.String(), "Markdown": markdown.String()} {
			if i := strings.IndexFunc(out, acts); i >= 0 {
				t.Errorf("%s of %q: the %s has %q", what, name, form, out[max(0, i-20):min(len(out), i+20)])
			}
		}
		if strings.Contains(markdown.String(), "<script") || linksOut(markdown.String()) {
			t.Errorf("%s of %q: the Markdown has HTML or a link of a stranger", what, name)
		}
	}
	for what, table := range map[string]page.Table{"estimate": page.EstimateTable(r), "raci": page.RACITable(r, result.Filter{Size: result.Core})} {
		var out bytes.Buffer
		if err := render.CSV(&out, table); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(out.String(), acts); i >= 0 {
			t.Errorf("%s of %q: the CSV has %q", what, name, out.String()[max(0, i-20):min(out.Len(), i+20)])
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, cell := range row {
				text := strings.TrimLeft(cell, " ")
				if text != "" && strings.ContainsRune("=+-@", rune(text[0])) && !csvNumber.MatchString(cell) {
					t.Errorf("%s of %q: a spreadsheet takes the cell %q for a formula", what, name, cell)
				}
			}
		}
	}
}

// linksOut reports whether Markdown has a link whose brackets are not escaped.
func linksOut(markdown string) bool {
	for rest := markdown; ; {
		at := strings.Index(rest, "](http")
		if at < 0 {
			return false
		}
		if at > 0 && rest[at-1] != '\\' {
			return true
		}
		rest = rest[at+1:]
	}
}

var csvNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// What a model is in general does not hold for what another company runs.
func TestAnotherCompanyIsNamedBesideTheModel(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	const all = "answers: {it_fte: 0, users_count: 40, endpoints_count: 40, tower_owners: {service_desk: provider, endpoints: provider, servers_cloud: provider, network: third_party, identity_collaboration: provider, backup_recovery: provider, security_operations: provider}}\n"
	for document, want := range map[string]bool{all: true, strings.ReplaceAll(all, "third_party", "provider"): false} {
		r, err := scope.Of(p, playbooktest.Engagement(t, p, document), scope.Ask{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(fmt.Sprint(page.Recommend(r.ForClient()).Sections), "under a contract of yours: network."); got != want {
			t.Errorf("%s: %v", document, got)
		}
	}
}
