package responsibility

import "testing"

// Reading is what every command that needs the duties begins with.
func BenchmarkRead(b *testing.B) {
	facts := factsOf(shippedSchema(b))
	for name, read := range map[string]func(b *testing.B){
		"catalogue": func(b *testing.B) {
			b.Helper()
			r, root := shipped(b, "catalogue.yaml")
			for b.Loop() {
				ReadCatalogue(r, root, facts)
			}
		},
		"split": func(b *testing.B) {
			b.Helper()
			r, root := shipped(b, "matrix.yaml")
			for b.Loop() {
				ReadSplitRules(r, root, facts)
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			read(b)
		})
	}
}
