package responsibility

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// keys lists the keys of a shape and of its parts with what is wrong with them as
// a reference: no text that says what they are for, or one that is no sentence.
func keys(s *yamldoc.Shape, path string, wrong *[]string) (all []string) {
	if s.Item != nil {
		return keys(s.Item, path+"[]", wrong)
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		at := strings.TrimPrefix(path+"."+f.Key, ".")
		if !strings.HasSuffix(f.Doc, ".") || strings.ToUpper(f.Doc[:1]) != f.Doc[:1] && !strings.HasPrefix(f.Doc, "true:") {
			*wrong = append(*wrong, at)
		}
		all = append(append(all, at), keys(f.Shape, at, wrong)...)
	}
	return all
}

func TestEveryKeyOfTheFilesIsExplained(t *testing.T) {
	t.Parallel()
	catalogue, err := CatalogueShape()
	if err != nil {
		t.Fatal(err)
	}
	split, err := SplitShape()
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	all := append(keys(catalogue, "", &wrong), keys(split, "", &wrong)...)
	if len(wrong) > 0 {
		t.Errorf("keys without a sentence on what they are for: %q", wrong)
	}
	for _, key := range []string{
		"version", "core_below.people", "roles[].party", "activities[].id", "activities[].letters.provider_with_it", "activities[].handoff.client",
		"adjusters[].only_if", "adjusters[].unless", "split[].defaults", "split[].leans[].strength", "split[].leans[].when",
	} {
		if !slices.Contains(all, key) {
			t.Errorf("no key %s among %q", key, all)
		}
	}
}

// What a schema says of a part must be what the reader takes.
func TestTheShapesSayWhatIsRead(t *testing.T) {
	t.Parallel()
	catalogue, err := CatalogueShape()
	if err != nil {
		t.Fatal(err)
	}
	field := func(s *yamldoc.Shape, key string) *yamldoc.Shape {
		t.Helper()
		if s.Item != nil {
			s = s.Item
		}
		for i := range s.Fields {
			if s.Fields[i].Key == key {
				return s.Fields[i].Shape
			}
		}
		t.Fatalf("no key %s in %+v", key, s)
		return nil
	}
	activities := field(catalogue, "activities")
	if letters := field(field(activities, "letters"), "shared"); letters.Form != yamldoc.FormMap || !slices.Equal(letters.Words, Role(0).Words()) ||
		strings.Join(letters.Item.Words, " ") != "A R A/R C I" {
		t.Errorf("letters %+v", letters)
	}
	if id := field(activities, "id"); id.Pattern != "[A-Z]{2}-[0-9]{2}" {
		t.Errorf("id %+v", id)
	}
	if roles := field(catalogue, "roles"); !roles.All || roles.Key != "id" {
		t.Errorf("roles %+v", roles)
	}
	if side := field(field(catalogue, "adjusters"), "side"); slices.Contains(side.Words, terms.ThirdParty.String()) || len(side.Words) != 3 {
		t.Errorf("side %+v", side)
	}
}
