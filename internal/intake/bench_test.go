package intake

import (
	"testing"

	"mspscope/assess"
)

func BenchmarkWrite(b *testing.B) {
	q := shipped(b)
	e := assess.NewEngagement(q)
	for b.Loop() {
		write(b, q, e, full)
	}
}

func BenchmarkRead(b *testing.B) {
	q := shipped(b)
	data := write(b, q, assess.NewEngagement(q), full)
	for b.Loop() {
		if _, err := strict(q, "b.xlsx", data); err != nil {
			b.Fatal(err)
		}
	}
}
