package responsibility

import (
	"slices"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

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
