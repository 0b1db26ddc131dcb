package page_test

import (
	"reflect"
	"slices"
	"testing"

	"mspscope/internal/page"
	"mspscope/internal/result"
)

// The reader orders and hides nothing: every reader finds the same sections, the
// head of IT what the work would be like before what it costs.
func TestTheReaderOrdersAndHidesNothing(t *testing.T) {
	t.Parallel()
	all, err := results()
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for name, r := range all {
		read := func(reader result.Reader) ([]string, map[string]page.Section) {
			c := *r
			c.Reader = reader
			var order []string
			sections := map[string]page.Section{}
			for _, s := range page.Recommend(c.ForClient()).Sections {
				order = append(order, s.Heading)
				sections[s.Heading] = s
			}
			return order, sections
		}
		ownerOrder, owner := read(result.Owner)
		leadOrder, lead := read(result.ITLead)
		if !reflect.DeepEqual(owner, lead) {
			t.Errorf("%s: the readers do not find the same", name)
		}
		const work, cost = "Ready to share the work?", "What it costs"
		if _, ok := owner[work]; !ok || owner[cost].Heading == "" {
			continue
		}
		moved++
		if slices.Index(ownerOrder, cost) > slices.Index(ownerOrder, work) || slices.Index(leadOrder, cost) < slices.Index(leadOrder, work) {
			t.Errorf("%s: the owner reads %q, the head of IT %q", name, ownerOrder, leadOrder)
		}
	}
	if moved < 10 {
		t.Errorf("only %d results have both sections", moved)
	}
}
