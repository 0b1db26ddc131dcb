package schema

import (
	"slices"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/yamldoc"
	"mspscope/internal/yamldoc/yamldoctest"
)

// keysOf lists the keys of a shape and of its parts, each with the way to it.
func keysOf(s *yamldoc.Shape, path string) (all []string) {
	if s.Item != nil {
		return keysOf(s.Item, path+"[]")
	}
	for _, f := range s.Fields {
		at := strings.TrimPrefix(path+"."+f.Key, ".")
		all = append(append(all, at), keysOf(f.Shape, at)...)
	}
	return all
}

// Whoever edits a file reads what every key is for. Files of providers rely on the
// keys, so that none of these ever goes.
func TestEveryKeyIsExplainedAndStays(t *testing.T) {
	t.Parallel()
	stay := map[string]string{
		"engagement":    "version client answers notes private_notes basis responsibilities quote",
		"questionnaire": "version title sections depths roles ratios aliases towers questions questions[].options[].id",
		"matrix":        "version name playbook too_close tie_order team certainty criteria none_needed contradictions split split[].defaults split[].leans[].strength split[].leans[].when",
		"findings":      "version shown findings findings[].escalate[].to",
		"readiness":     "version models bands elements blocks",
		"ratecard":      "version name currency as_of rates towers share bands assumptions uplifts addons not_priced unpriced open onboarding minimum market labels comparison in_house",
		"catalogue":     "version core_below.people roles[].party activities[].id activities[].letters.provider_with_it activities[].handoff.client adjusters[].only_if adjusters[].unless",
		"texts":         "version models plans[].phases growth_paths[].triggers[].when outgrown shown provider_fit",
		"provider":      "version name smallest_client largest_client frameworks helpdesk_24x7 area playbook.version",
		"cases":         "version cases[].id cases[].why cases[].outcome cases[].model cases[].answers",
		"brand":         "version name contact.email contact.phone brand.logo brand.accent brand.footer brand.confidential",
	}
	for _, k := range append([]Kind{{Name: "engagement", shape: assess.EngagementShape}}, Files()...) {
		s, err := k.shape()
		if err != nil {
			t.Fatal(err)
		}
		if bad := yamldoctest.Undocumented(s); len(bad) > 0 {
			t.Errorf("%s says nothing of %q", k.Name, bad)
		}
		all := keysOf(s, "")
		if stay[k.Name] == "" {
			t.Errorf("no keys of %s are known", k.Name)
		}
		for key := range strings.FieldsSeq(stay[k.Name]) {
			if !slices.Contains(all, key) {
				t.Errorf("%s has no key %s", k.Name, key)
			}
		}
	}
}
