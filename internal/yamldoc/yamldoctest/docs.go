// Package yamldoctest holds the shapes of data files to what a reference needs.
package yamldoctest

import (
	"strings"

	"mspscope/internal/yamldoc"
)

// Undocumented lists the keys of a shape, each with the keys on the way to it, of
// which nothing is said, or not in a sentence.
func Undocumented(s *yamldoc.Shape) []string {
	var bad []string
	seen := map[string]bool{} // records that stand in several places
	var walk func(s *yamldoc.Shape, path string)
	walk = func(s *yamldoc.Shape, path string) {
		if s.Item != nil {
			walk(s.Item, path)
		}
		if s.Form != yamldoc.FormRecord || s.Name != "" && seen[s.Name] {
			return
		}
		seen[s.Name] = true
		for i := range s.Fields {
			f := &s.Fields[i]
			if doc := strings.TrimRight(f.Doc, `"`); !strings.HasSuffix(doc, ".") || len(doc) < len("A text.") {
				bad = append(bad, path+f.Key)
			}
			walk(f.Shape, path+f.Key+".")
		}
	}
	walk(s, "")
	return bad
}
