package playbook

import (
	"testing"
)

func TestSharedDataAreReadAgain(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	as := p.Identity()
	for name, to := range map[string]Sharing{
		"the provider": {Inside: true}, "no price": {}, "a bracket": {Price: true}, "the price in full": {Price: true, Full: true},
		"a report": {Price: true, Report: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			texts, err := p.Share(to)
			if err != nil {
				t.Fatal(err)
			}
			parts := Advice | Proofs
			if to.Price || to.Inside {
				parts |= Prices
			}
			if to.Report || to.Inside {
				parts |= Responsibilities
			}
			again, err := LoadShipped(Shipped{Text: func(file string) string { return texts[file] }, As: &as}, parts)
			if err != nil {
				t.Fatal(err)
			}
			if again.Digest != p.Digest || again.Version != p.Version {
				t.Errorf("it is called %s %s, want %s %s", again.Version, again.Digest, p.Version, p.Digest)
			}
		})
	}
}
