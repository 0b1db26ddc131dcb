package yamldoctest_test

import (
	"slices"
	"testing"

	"mspscope/internal/yamldoc"
	"mspscope/internal/yamldoc/yamldoctest"
)

func TestUndocumentedFindsEveryKeyWithoutASentence(t *testing.T) {
	t.Parallel()
	type part struct {
		ID   string `yaml:"id" doc:"What it is called."`
		None string `yaml:"none"`
	}
	s, err := yamldoc.ShapeOf(struct {
		Parts []part          `yaml:"parts" doc:"The parts."`
		By    map[string]part `yaml:"by" doc:"By what they are called"`
	}{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := yamldoctest.Undocumented(s), []string{"parts.none", "by"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
