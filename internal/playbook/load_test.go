package playbook

import "testing"

func TestBuiltInLoads(t *testing.T) {
	p, err := Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(p.Questionnaire.Questions), len(p.Matrix.Criteria))
}
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil, "", 0); err != nil {
			b.Fatal(err)
		}
	}
}
