package playbook

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

func TestSharedDataAreReadAgain(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	as := p.Identity()
	for name, to := range map[string]Sharing{
		"the provider": {Inside: true}, "no price": {}, "a bracket": {Price: true}, "the price in full": {Price: true, Full: true},
		"a report": {Price: true, Report: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			texts, err := p.Share(to)
			if err != nil {
				t.Fatal(err)
			}
			parts := Advice | Proofs
			if to.Price || to.Inside {
				parts |= Prices
			}
			if to.Report || to.Inside {
				parts |= Responsibilities
			}
			again, err := LoadShipped(Shipped{Text: func(file string) string { return texts[file] }, As: &as}, parts)
			if err != nil {
				t.Fatal(err)
			}
			if again.Digest != p.Digest || again.Version != p.Version {
				t.Errorf("it is called %s %s, want %s %s", again.Version, again.Digest, p.Version, p.Digest)
			}
		})
	}
}

// internalTexts are the texts of the built-in files that no client may read, found by
// names that stand here and nowhere else.
func internalTexts(tb testing.TB) map[string]string {
	tb.Helper()
	never := []string{
		"delivery", "checks", "corridor", "market", "go_no_go", "provider_fit", "exports", "lint", "load",
		"source", "sources", "usual_source", "years_source",
	}
	found := map[string]string{}
	var walk func(path string, n *yamldoc.Node, secret bool)
	walk = func(path string, n *yamldoc.Node, secret bool) {
		for i := range n.Items {
			item := &n.Items[i]
			hidden := secret
			for key, word := range map[string]string{"audience": "internal", "self_assessment": "false", "private": "true"} {
				if v := item.Get(key); v != nil && v.Text == word {
					hidden = true
				}
			}
			walk(path, item, hidden)
		}
		for i := range n.Pairs {
			key := n.Pairs[i].Key.Text
			if key == "public" || key == "exclusive" {
				continue // what a client reads in its place, and ids
			}
			if path == TextsFile && key == keyPages {
				continue // ids of sentences are no keys of data: see TestSharedSentences
			}
			walk(path+"."+key, &n.Pairs[i].Value, secret || slices.Contains(never, key))
		}
		const sentence = 24 // shorter ones may stand in what a client reads by chance
		if n.Kind == yamldoc.Scalar && secret && len(n.Text) >= sentence && strings.Contains(n.Text, " ") {
			found[n.Text] = path
		}
	}
	for _, file := range FileNames() {
		root, err := yamldoc.Parse(file, []byte(text(tb, file)))
		if err != nil {
			tb.Fatal(err)
		}
		walk(file, root, false)
	}
	return found
}

func TestSharedDataHoldNothingInternal(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	secret := internalTexts(t)
	const atLeast = 450
	if len(secret) < atLeast {
		t.Fatalf("only %d internal texts were found", len(secret))
	}
	inside := 0
	for name, to := range map[string]Sharing{
		"the provider": {Inside: true}, "no price": {}, "a bracket": {Price: true}, "the price in full": {Price: true, Full: true},
		"a report": {Price: true, Full: true, Report: true},
	} {
		texts, err := p.Share(to)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(slices.Collect(maps.Values(texts)), "\n")
		for s, path := range secret {
			quoted, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			switch in := strings.Contains(all, strings.Trim(string(quoted), `"`)); {
			case in && to.Inside:
				inside++
			case in:
				t.Errorf("%s: a page has %s: %s", name, path, s)
			}
		}
		if !to.Price && !to.Inside && strings.Contains(texts[RateCardFile], `"rates"`) {
			t.Errorf("%s: a page has rates", name)
		}
	}
	if inside < len(secret)/2 {
		t.Errorf("only %d of %d internal texts stand in what the provider has; the test looks for the wrong ones", inside, len(secret))
	}
}

// A client's page has the sentences that it says, and those of the provider's pages stay
// with the provider.
func TestSharedSentences(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	for _, inside := range []bool{true, false} {
		texts, err := p.Share(Sharing{Inside: inside, Price: true, Full: true, Report: true})
		if err != nil {
			t.Fatal(err)
		}
		root, err := yamldoc.Parse(TextsFile, []byte(texts[TextsFile]))
		if err != nil {
			t.Fatal(err)
		}
		pages := root.Get(keyPages)
		for _, page := range insidePages() {
			if got := pages.Get(page) != nil; got != inside {
				t.Errorf("inside %v: sentences of %s: %v", inside, page, got)
			}
		}
		for page, keys := range advisersSentences() { // as the built-in playbook is no adviser's
			for _, key := range keys {
				if got := pages.Get(page).Get(key) != nil; got != inside {
					t.Errorf("inside %v: the sentence %s.%s: %v", inside, page, key, got)
				}
			}
			if got := pages.Get(page) != nil; keys == nil && got != inside {
				t.Errorf("inside %v: sentences of %s: %v", inside, page, got)
			}
		}
	}
}
