package scope

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
)

// A provider that does not sign without a part says so wherever a split leaves it out,
// and only there.
func TestWhatAProviderInsistsOnIsSaid(t *testing.T) {
	t.Parallel()
	p := edited(t, playbooktest.Edit{File: "provider.yaml", Old: "smallest_client: 5", New: "smallest_client: 5\nalways: [security_operations, backup_recovery]"})
	source := invented(t, p)
	said := 0
	check := func(split *terms.Split, texts []string, name string) {
		for _, tower := range []terms.Tower{terms.SecurityOperations, terms.BackupRecovery, terms.Network} {
			told := slices.ContainsFunc(texts, func(text string) bool {
				return strings.HasPrefix(text, "We do not take on") && strings.Contains(text, p.Questionnaire.Towers.Small(tower))
			})
			out := split[tower] != terms.Provider && split[tower] != terms.Shared
			if want := out && tower != terms.Network; told != want {
				t.Fatalf("%s: %v is %v, told %v: %q", name, tower, split[tower], told, texts)
			}
			if told {
				said++
			}
		}
	}
	documents := []string{fmt.Sprintf("version: 1\n"+calm, 480, 500, 12, "coping", "network", "advise")}
	for n := range 200 {
		documents = append(documents, source.Engagement(n).YAML())
	}
	for n, document := range documents {
		e, err := playbooktest.Read(p, "sample", document)
		if err != nil {
			t.Fatal(err)
		}
		s := Score(p, e)
		r := s.recommendation(nil, &opened{}, nil, "owner")
		if split := s.Split(); split != nil {
			check(&split.Split, r.Insists, fmt.Sprintf("engagement %d", n))
		}
		if b := r.Beside; b != nil {
			check(&b.Split, b.Conditions, fmt.Sprintf("beside engagement %d", n))
		}
	}
	if said < 50 {
		t.Errorf("said %d times only", said)
	}
	// The built-in profile insists on nothing.
	s := scored(t, playbooktest.Load(t, nil), fmt.Sprintf(calm, 480, 500, 12, "coping", "network", "advise"))
	if texts := s.insists(&besideOf(t, s).Split, true); len(texts) > 0 {
		t.Errorf("said without reason: %q", texts)
	}
}

// How small a client may be is said to those whom it concerns.
func TestWhoIsTooSmallIsTold(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	for users, want := range map[string]bool{"3": true, "1": true, "5": false, "3..4": true, "4..6": false, "unknown": false} {
		s := scored(t, p, "answers: {it_fte: 0, it_staff_plan: none_wanted, users_count: "+users+"}\n")
		told := slices.ContainsFunc(s.recommendation(nil, &opened{}, nil, "owner").Insists, func(text string) bool { return strings.Contains(text, "5 people or more") })
		if told != want {
			t.Errorf("%s people: told %v", users, told)
		}
	}
}
