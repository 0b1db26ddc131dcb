package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
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

// Every output is as its schema says, and names it. That a schema is not empty is
// seen from what it refuses.
func TestOutputsAreAsTheirSchemasSay(t *testing.T) {
	t.Parallel()
	files := engagements(t)
	commands := map[string][]string{
		"recommend": {"recommend", "--explain"}, "estimate": {"estimate"}, "raci": {"raci"}, "next": {"next", "--all"},
		"compare": {"compare", "--set", "users_count=77", "--set", "it_fte=3"}, "matrix-output": {"matrix"},
	}
	check := func(t *testing.T, s *jsonschema.Schema, kind, what, out string) {
		t.Helper()
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		m, ok := doc.(map[string]any)
		if !ok || m["schema"] != "urn:mspscope:"+kind+":1" {
			t.Errorf("%s names the schema %v", what, m["schema"])
		}
		for key := range m {
			rest := map[string]any{}
			for k, v := range m {
				if k != key {
					rest[k] = v
				}
			}
			if s.Validate(rest) == nil {
				t.Errorf("%s: nothing is missed without %s", kind, key)
			}
		}
	}
	for kind, args := range commands {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			s := compiled(t, kind)
			for _, file := range files {
				for _, view := range []string{"client", "internal"} {
					argv := append(append([]string{args[0], file}, args[1:]...), "-o", "json")
					if kind != "matrix-output" {
						argv = append(argv, "--view", view)
					}
					r := run(nil, argv...)
					if r.code != exitOK {
						t.Fatal(argv, r.errOut)
					}
					check(t, s, kind, strings.Join(argv, " "), r.out)
				}
			}
		})
	}
	t.Run("models", func(t *testing.T) {
		t.Parallel()
		check(t, compiled(t, "models"), "models", "models", run(nil, "models", "-o", "json").out)
	})
	t.Run("batch", func(t *testing.T) {
		t.Parallel()
		kinds := map[string]*jsonschema.Schema{"record": compiled(t, "record"), "error-record": compiled(t, "error-record")}
		seen := map[string]int{}
		bad := filepath.Join(t.TempDir(), "bad.yaml")
		if err := os.WriteFile(bad, []byte("version: 1\nanswers: {it_fte: x}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		r := run(nil, append(append([]string{"batch"}, files...), bad, "-o", "ndjson")...)
		for line := range strings.Lines(r.out) {
			kind := "record"
			if strings.Contains(line, `"errors"`) {
				kind = "error-record"
			}
			seen[kind]++
			check(t, kinds[kind], kind, line, line)
		}
		if seen["record"] != len(files) || seen["error-record"] != 1 {
			t.Errorf("records %v, and %d files\n%s", seen, len(files), r.errOut)
		}
	})
}
