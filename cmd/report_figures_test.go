package cmd

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"mspscope/internal/words"
)

// amountsIn are all amounts in machine output that are large enough not to stand elsewhere by
// chance, as they are written there.
func amountsIn(t *testing.T, out string) map[string]bool {
	t.Helper()
	var value any
	dec := json.NewDecoder(strings.NewReader(out))
	dec.UseNumber()
	if err := dec.Decode(&value); err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, one := range v {
				walk(one)
			}
		case []any:
			for _, one := range v {
				walk(one)
			}
		case string:
			if amount.MatchString(v) {
				all[v] = true
			}
		case json.Number:
			if amount.MatchString(v.String()) {
				all[v.String()] = true
			}
		}
	}
	walk(value)
	return all
}

var amount = regexp.MustCompile(`^[1-9][0-9]{3,}(\.[0-9]{1,2})?$`)

// written are the ways in which documents and workbooks write an amount.
func written(t *testing.T, s string) []string {
	t.Helper()
	d, err := decimal.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	all := []string{d.Pad(2).String(), words.Cents(d, "USD"), d.Trim(0).String()}
	if d.CmpAbs(decimal.MustParse("10000")) >= 0 { // smaller ones without cents stand elsewhere by chance
		all = append(all, words.Whole(d))
	}
	return all
}

// figures are all numbers of a text, as it writes them.
var figures = regexp.MustCompile(`[0-9][0-9,]*(\.[0-9]+)?`)

// round are amounts that a range or a budget may come to by chance.
var round = regexp.MustCompile(`00(\.00)?$`)

// otherProviders are names of those whose prices and texts are sources.
var otherProviders = regexp.MustCompile(`ROI Technology|American Chase|SafePoint|Lockdown|TruMethods|ITSco|EagleEYE|XL\.net|Mytech|Technoir|EPION|Attentus|codehyper|edrcost|Coppedge|Innovative Network|Puredome|MSPercury`)

// No output for a client, in any format and edition, has an amount that only the provider
// knows, or the name of another provider.
func TestNoInternalFigureIsInAnyClientOutput(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"wexcombe-castings", "saltmarsh-pike-outfitters"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("..", "testdata", "engagements", name+".yaml")
			secret := map[string]string{}
			known := amountsIn(t, run(nil, "estimate", file, "-o", "json").out)
			for s := range amountsIn(t, run(nil, "estimate", file, "--view", "internal", "-o", "json").out) {
				if known[s] {
					continue
				}
				for _, text := range written(t, s) {
					secret[text] = s
				}
			}
			for s := range known {
				for _, text := range written(t, s) {
					delete(secret, text)
				}
			}
			maps.DeleteFunc(secret, func(text, _ string) bool { return round.MatchString(text) })
			if shows(secret, run(nil, "estimate", file, "--view", "internal").out) == "" {
				t.Errorf("none of %d figures is on the provider's own page, so that nothing is looked for", len(secret))
			}
			replace := strings.NewReplacer("FILE", file, "OTHER", file)
			for i, args := range clientRuns {
				if !strings.HasPrefix(args, "report") && (i >= moreFormats || name != "wexcombe-castings") {
					continue // the same values as in the formats before, or as of the first client
				}
				text := run(nil, strings.Fields(replace.Replace(args))...).out
				if strings.HasPrefix(text, "PK") {
					text = unzipped(t, text)
				}
				if s := shows(secret, text); s != "" {
					t.Errorf("%s shows %s, which only the provider knows", args, s)
				}
				if strings.HasSuffix(args, "json") { // machine output names the sources of rules
					continue
				}
				if s := otherProviders.FindString(text); s != "" {
					t.Errorf("%s names %s", args, s)
				}
			}
		})
	}
}

// shows is a figure of a text that is among some, "" where there is none.
func shows(secret map[string]string, text string) string {
	for _, s := range figures.FindAllString(text, -1) {
		if _, ok := secret[strings.TrimRight(s, ",")]; ok {
			return s
		}
	}
	return ""
}
