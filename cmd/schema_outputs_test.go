package cmd

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"mspscope/internal/schema"
)

// compiled is the schema that `mspscope schema KIND` prints.
func compiled(tb testing.TB, kind string, flags ...string) *jsonschema.Schema {
	tb.Helper()
	r := run(nil, append([]string{"schema", kind}, flags...)...)
	if r.code != exitOK {
		tb.Fatal(r.errOut)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(r.out))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(kind+".json", doc); err != nil {
		tb.Fatal(err)
	}
	s, err := c.Compile(kind + ".json")
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// fits checks an output against its schema. That a schema is not empty is seen from
// what it refuses, once for each key: what a schema asks for does not depend on the
// client, and checking an output costs more than making it.
func fits(tb testing.TB, s *jsonschema.Schema, kind, what, out string, missed map[string]bool) {
	tb.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.Validate(doc); err != nil {
		tb.Errorf("%s: %v", what, err)
	}
	m, ok := doc.(map[string]any)
	if !ok || m["schema"] != "urn:mspscope:"+kind+":1" {
		tb.Errorf("%s names the schema %v", what, m["schema"])
	}
	for key := range m {
		if missed[key] {
			continue
		}
		missed[key] = true
		rest := maps.Clone(m)
		delete(rest, key)
		if s.Validate(rest) == nil {
			tb.Errorf("%s: nothing is missed without %s", kind, key)
		}
	}
}

// Every output is as its schema says, and names it.
func TestOutputsAreAsTheirSchemasSay(t *testing.T) {
	t.Parallel()
	files := engagements(t)
	own, bad := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(own, "ratecard.yaml"), []byte("version: 1\nrates: {user: {price: 89}}\naddons: {remove: [onsite_daily]}\n"))
	writeFile(t, filepath.Join(bad, "ratecard.yaml"), []byte("version: 1\nrate: {user: {price: 89}}\n"))
	some := func(files []string, args ...string) (all [][]string) { // in both views
		for _, file := range files {
			for _, view := range []string{"client", "internal"} {
				all = append(all, append(append([]string{args[0], file}, args[1:]...), "--view", view))
			}
		}
		return all
	}
	views := func(args ...string) [][]string { return some(files, args...) } // on every engagement
	third := len(files) / 3
	commands := map[string][][]string{
		"recommend": views("recommend", "--explain"), "estimate": views("estimate"), "raci": views("raci"), "next": views("next", "--all"), "note": {{"note", files[0]}, {"note", files[0], "--say"}, {"note", "--set", "it_fte=0"}}, "plan": views("plan"),
		"framework":         slices.Concat(some(files[:third], "raci", "--framework", "csf2"), some(files[third:2*third], "raci", "--framework", "800-171"), some(files[2*third:], "raci", "--framework", "800-171r3")),
		"compare":           views("compare", "--set", "users_count=77", "--set", "it_fte=3"),
		"raci-check-output": checks(t), "raci-diff-output": {{"raci", "diff", files[0], files[3]}, {"raci", "diff", files[0], files[0]}, {"raci", "diff", ownMatrix(t), files[2]}},
		"matrix-output": {{"matrix"}, {"matrix", files[0]}}, "models": {{"models"}},
		"playbook-check":    {{"playbook", "check"}, {"playbook", "check", own}, {"playbook", "check", "--cases", filepath.Join("..", "testdata", "cases.yaml")}},
		"playbook-problems": {{"playbook", "check", bad}},
		"playbook-show":     {{"playbook", "show"}, {"playbook", "show", own, "--only", "ratecard"}},
		"playbook-diff":     {{"playbook", "diff"}, {"playbook", "diff", own}},
		"backtest":          {{"playbook", "backtest", filepath.Dir(files[0]), "--playbook-b", own}, {"playbook", "backtest", files[0], "--playbook-b", "builtin"}},
		"batch":             {{"batch", filepath.Dir(files[0]), "--summary"}, {"batch", files[0], "--columns", "client,monthly"}},
		"version":           {{"version"}, {"version", "--playbook", own}, {"version", "--playbook", bad}},
		"record":            nil, "error-record": nil, "row": nil, // lines of batch, below
	}
	for _, k := range schema.Kinds()[1+len(schema.Files()):] { // behind the engagement and the files
		if _, tried := commands[k.Name]; !tried {
			t.Errorf("no output of %s is tried", k.Name)
		}
	}
	for kind, runs := range commands {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			s, missed := compiled(t, kind), map[string]bool{}
			for _, args := range runs {
				r := run(nil, append(args, "-o", "json")...)
				if failed := kind == "playbook-problems" || kind == "raci-check-output" && r.code != exitOK; failed != (r.code == exitInvalid) || !failed && r.code != exitOK {
					t.Fatal(args, r.code, r.errOut)
				}
				fits(t, s, kind, strings.Join(args, " "), r.out, missed)
			}
		})
	}
	t.Run("batch", func(t *testing.T) {
		t.Parallel()
		if rows := run(nil, "batch", files[0], "-o", "ndjson", "--columns", "client,model"); compiled(t, "row").Validate(map[string]any{"schema": "x"}) != nil || !strings.Contains(rows.out, `"schema":"urn:mspscope:row:1"`) {
			t.Errorf("rows: %s%s", rows.out, rows.errOut)
		}
		kinds := map[string]*jsonschema.Schema{"record": compiled(t, "record"), "error-record": compiled(t, "error-record")}
		seen, missed := map[string]int{}, map[string]map[string]bool{"record": {}, "error-record": {}}
		bad := filepath.Join(t.TempDir(), "bad.yaml")
		writeFile(t, bad, []byte("version: 1\nanswers: {it_fte: x}\n"))
		r := run(nil, append(append([]string{"batch"}, files...), bad, "-o", "ndjson")...)
		for line := range strings.Lines(r.out) {
			kind := "record"
			if strings.Contains(line, `"errors"`) {
				kind = "error-record"
			}
			seen[kind]++
			fits(t, kinds[kind], kind, line, line, missed[kind])
		}
		if seen["record"] != len(files) || seen["error-record"] != 1 {
			t.Errorf("records %v, and %d files\n%s", seen, len(files), r.errOut)
		}
	})
}
