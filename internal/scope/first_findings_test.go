package scope

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"mspscope/internal/playbook/playbooktest"
)

// The examples are told first what an experienced consultant would tell them first: what
// a law asks before anybody gets access, the handover of somebody who leaves, what brought
// them in. None of it stands behind the fold.
func TestExamplesAreToldTheRightThingsFirst(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for file, first := range map[string][]string{
		"harbor-dental":             {"SIG-62", "SIG-02", "SIG-11", "SIG-43", "SIG-27"},
		"thistledown-pryce-law":     {"SIG-20", "SIG-55", "SIG-02"},
		"wexcombe-castings":         {"SIG-02", "SIG-65", "SIG-04", "SIG-79", "SIG-26"},
		"tolland-ridge-engineering": {"SIG-26", "SIG-20"},
		"quillhaven-credit-union":   {"SIG-74", "SIG-04", "SIG-100", "SIG-44"},
		"saltmarsh-pike-outfitters": {"SIG-19", "SIG-02", "SIG-10", "SIG-08", "SIG-64"},
		"marrow-creek-schools":      {"SIG-18"},
		"ostrander-vale-consulting": {"SIG-24", "SIG-76"},
		"pebblecast-software":       {"SIG-25", "SIG-76", "SIG-79"},
		"brackenmoor-arts-trust":    {"SIG-44", "SIG-20"},
		"garrowby-instruments":      {"SIG-60"},
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "engagements", file+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		e, err := playbooktest.Read(p, "example", string(data))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range resultOf(t, p, e).Findings {
			got = append(got, f.ID)
		}
		if len(got) < len(first) || !slices.Equal(got[:len(first)], first) {
			t.Errorf("%s is told %v, want %v first", file, got, first)
		}
	}
	// The dispatch system of the freight company is kept by one of nine who are to go.
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "engagements", "vantrell-freight.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := playbooktest.Read(p, "example", string(data))
	if err != nil {
		t.Fatal(err)
	}
	r := resultOf(t, p, e)
	for i, f := range r.Findings {
		if f.ID == "SIG-67" && i < r.Words.Shown {
			return
		}
	}
	t.Error("vantrell-freight: who keeps the old software running is not among the first")
}
