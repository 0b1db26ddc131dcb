package cmd

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// jsonValue is a node as an editor sees it that validates YAML by a JSON Schema.
func jsonValue(n *yamldoc.Node) any {
	switch n.Kind {
	case yamldoc.Mapping:
		m := map[string]any{}
		for i := range n.Pairs {
			m[n.Pairs[i].Key.Text] = jsonValue(&n.Pairs[i].Value)
		}
		return m
	case yamldoc.Sequence:
		list := []any{}
		for i := range n.Items {
			list = append(list, jsonValue(&n.Items[i]))
		}
		return list
	case yamldoc.Scalar:
		if n.Quoted {
			return n.Text
		}
		var v any
		d := json.NewDecoder(strings.NewReader(n.Text))
		d.UseNumber()
		if err := d.Decode(&v); err == nil && !d.More() {
			switch v := v.(type) {
			case json.Number:
				if v.String() == n.Text {
					return v
				}
			case bool:
				return v
			}
		}
		return n.Text
	case yamldoc.Null:
	}
	return nil
}

// readBoth says what the schema and the program's own reader think of a
// document.
func readBoth(tb testing.TB, p *playbook.Playbook, schema *jsonschema.Schema, name string, data []byte) (schemaErr, readErr error) {
	tb.Helper()
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	report := yamldoc.NewReport(name)
	p.ReadEngagement(report, root)
	return schema.Validate(jsonValue(root)), report.Err()
}

// TestSchemaAcceptsExamples: an editor that uses the schema has nothing to say
// about any file that the program accepts.
func TestSchemaAcceptsExamples(t *testing.T) {
	t.Parallel()
	p, schema := builtIn(t, playbook.Everything), compiled(t, "engagement")
	check := func(name string, data []byte) {
		schemaErr, readErr := readBoth(t, p, schema, name, data)
		if schemaErr != nil || readErr != nil {
			t.Errorf("%s\nschema: %v\nreader: %v", name, schemaErr, readErr)
		}
	}
	for _, path := range engagements(t) {
		check(path, readFile(t, path))
	}
	for name, text := range map[string]string{
		"least":                 `{"version": 1}`,
		"every kind of unknown": `{"version": 1, "answers": {"it_fte": "unknown", "drivers": "unknown", "tower_owners": "unknown", "seasonal_peaks": "unknown", "leadership_buyin": "unknown", "respondent": "unknown"}}`,
		"not sure of a text":    `{"version": 1, "answers": {"success_12m": {"is": "unknown"}}, "basis": {"success_12m": {"others": [{"value": {"is": "unknown"}}]}}}`,
		"true and false":        `{"version": 1, "answers": {"seasonal_peaks": true, "it_turnover": false}}`,
		"you propose":           `{"version": 1, "answers": {"tower_owners": {"network": "advise", "service_desk": "unknown"}}}`,
		"empty list":            `{"version": 1, "answers": {"skill_gaps": []}}`,
		"two decimals":          `{"version": 1, "answers": {"it_fte": 0.75}}`,
		"a range":               `{"version": 1, "answers": {"users_count": "80..100", "it_fte": "0.5..1.25"}}`,
		"a range with blanks":   `{"version": 1, "answers": {"users_count": "80 .. 100"}}`,
		"towers of their own":   `{"version": 1, "answers": {"tower_owners": {"network": "client"}}, "notes": {"tower_owners.network": "x"}, "private_notes": {"tower_owners.vendors": "x"}, "basis": {"tower_owners.network": {"by": "Sam", "others": [{"value": "shared"}, {"value": "unknown"}]}}}`,
		"settled":               `{"version": 1, "answers": {"users_count": 24}, "basis": {"users_count": {"others": [{"value": "20..30"}], "settled": true}, "it_fte": {"settled": false}}}`,
		"an option not sure":    `{"version": 1, "answers": {"compliance_regimes": ["hipaa"]}, "basis": {"compliance_regimes": {"unsure": ["cmmc"]}}}`,
		"a whole quote":         `{"version": 1, "quote": {"status": "proposal", "discount": {"percent": 5, "label": "three-year term"}, "lines": [{"label": "a", "rate": 22, "commitment_months": 12, "cost": 18.7}], "options": [{"id": "with_nights", "label": "a", "marked": true, "set": {"coverage_needed": "helpdesk_24x7", "tower_owners.network": "provider"}}], "terms": {"minimum_percent": null, "notice_days": 60, "documents": []}, "sent": [{"revision": 1, "on": "2026-11-20", "currency": "USD", "model": "hybrid", "split": {"network": "shared"}, "counts": {"user": 9}, "monthly": 1.5, "one_time": 0, "next": {"user": 1}, "lines": [{"id": "a", "label": "a", "amount": -1}]}]}}`,
		"limits":                `{"version": 1, "answers": {"users_count": 1000000, "it_fte": 10000}}`,
	} {
		check(name, []byte(text))
	}
}

// TestSchemaRefuses: what the program refuses, the schema refuses too.
func TestSchemaRefuses(t *testing.T) {
	t.Parallel()
	p, schema := builtIn(t, playbook.Everything), compiled(t, "engagement")
	for name, text := range map[string]string{
		"no version":            `{"answers": {}}`,
		"another version":       `{"version": 2}`,
		"unknown key":           `{"version": 1, "clients": {}}`,
		"unknown client key":    `{"version": 1, "client": {"phone": "1"}}`,
		"no date":               `{"version": 1, "client": {"date": "tomorrow"}}`,
		"no such day":           `{"version": 1, "client": {"date": "2026-02-30"}}`,
		"unknown question":      `{"version": 1, "answers": {"user_count": 1}}`,
		"unknown status":        `{"version": 1, "quote": {"status": "offer"}}`,
		"a private option":      `{"version": 1, "quote": {"options": [{"id": "a", "label": "a", "set": {"it_payroll_year": 1}}]}}`,
		"four options":          `{"version": 1, "quote": {"options": [{"id": "a", "label": "a"}, {"id": "b", "label": "a"}, {"id": "c", "label": "a"}, {"id": "d", "label": "a"}]}}`,
		"an odd currency":       `{"version": 1, "quote": {"sent": [{"revision": 1, "on": "2026-11-20", "currency": "usd", "model": "hybrid", "split": {}, "monthly": 1, "one_time": 1, "lines": [{"id": "a", "label": "a"}]}]}}`,
		"an odd term":           `{"version": 1, "quote": {"terms": {"notice": 1}}}`,
		"unknown option":        `{"version": 1, "answers": {"it_workload": "busy"}}`,
		"below the limit":       `{"version": 1, "answers": {"users_count": 0}}`,
		"above the limit":       `{"version": 1, "answers": {"it_fte": 10001}}`,
		"part of a person":      `{"version": 1, "answers": {"users_count": 24.5}}`,
		"text for a number":     `{"version": 1, "answers": {"users_count": "many"}}`,
		"half a range":          `{"version": 1, "answers": {"users_count": "80.."}}`,
		"a range of dots":       `{"version": 1, "answers": {"it_fte": "1...5"}}`,
		"a range of words":      `{"version": 1, "answers": {"users_count": "80 to 100"}}`,
		"a range of a scale":    `{"version": 1, "answers": {"control_preference": "2..3"}}`,
		"a range with commas":   `{"version": 1, "answers": {"users_count": "1,200..1,500"}}`,
		"settled alone":         `{"version": 1, "answers": {"users_count": 24}, "basis": {"users_count": {"settled": true}}}`,
		"settled by nobody":     `{"version": 1, "answers": {"users_count": 24}, "basis": {"users_count": {"others": [], "settled": true}}}`,
		"unsure of a number":    `{"version": 1, "answers": {"users_count": 24}, "basis": {"users_count": {"unsure": ["24"]}}}`,
		"unsure of no option":   `{"version": 1, "answers": {"compliance_regimes": []}, "basis": {"compliance_regimes": {"unsure": ["cmmmc"]}}}`,
		"unsure of none":        `{"version": 1, "answers": {"compliance_regimes": []}, "basis": {"compliance_regimes": {"unsure": ["none"]}}}`,
		"another side of one":   `{"version": 1, "answers": {"tower_owners": {"network": "client"}}, "basis": {"tower_owners.network": {"others": [{"value": {"network": "shared"}}]}}}`,
		"a part of no grid":     `{"version": 1, "notes": {"users_count.network": "x"}}`,
		"an answer to a part":   `{"version": 1, "answers": {"tower_owners.network": "client"}}`,
		"is something else":     `{"version": 1, "answers": {"success_12m": {"is": "unclear"}}}`,
		"is and more":           `{"version": 1, "answers": {"success_12m": {"is": "unknown", "by": "Sam"}}}`,
		"is of a number":        `{"version": 1, "answers": {"users_count": {"is": "unknown"}}}`,
		"null":                  `{"version": 1, "answers": {"users_count": null}}`,
		"scalar for a list":     `{"version": 1, "answers": {"compliance_regimes": "hipaa"}}`,
		"unknown in a list":     `{"version": 1, "answers": {"compliance_regimes": ["unknown"]}}`,
		"none beside others":    `{"version": 1, "answers": {"skill_gaps": ["none", "cloud"]}}`,
		"an option twice":       `{"version": 1, "answers": {"skill_gaps": ["cloud", "cloud"]}}`,
		"maybe":                 `{"version": 1, "answers": {"seasonal_peaks": "maybe"}}`,
		"level 5":               `{"version": 1, "answers": {"leadership_buyin": 5}}`,
		"unknown tower":         `{"version": 1, "answers": {"tower_owners": {"printers": "provider"}}}`,
		"unknown side":          `{"version": 1, "answers": {"tower_owners": {"network": "us"}}}`,
		"no tower":              `{"version": 1, "answers": {"tower_owners": {}}}`,
		"note on nothing":       `{"version": 1, "notes": {"nothing": "text"}}`,
		"unknown basis":         `{"version": 1, "basis": {"users_count": {"kind": "guessed"}}}`,
		"unknown activity":      `{"version": 1, "responsibilities": {"XX-99": {"side": "client"}}}`,
		"third party decides":   `{"version": 1, "responsibilities": {"SD-01": {"side": "third_party"}}}`,
		"decision without side": `{"version": 1, "responsibilities": {"SD-01": {"by": "Sam"}}}`,
		"more than all off":     `{"version": 1, "quote": {"discount": {"percent": 101}}}`,
		"line without rate":     `{"version": 1, "quote": {"lines": [{"label": "Cabling"}]}}`,
		"line below zero":       `{"version": 1, "quote": {"lines": [{"label": "Cabling", "rate": -1}]}}`,
		"unknown period":        `{"version": 1, "quote": {"lines": [{"label": "Cabling", "rate": 1, "period": "year"}]}}`,
		"term of no months":     `{"version": 1, "quote": {"term_months": 0}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schemaErr, readErr := readBoth(t, p, schema, "bad.yaml", []byte(text))
			if _, ok := errors.AsType[*jsonschema.ValidationError](schemaErr); !ok {
				t.Errorf("the schema accepts it: %v", schemaErr)
			}
			if readErr == nil {
				t.Error("the reader accepts it")
			}
		})
	}
}
