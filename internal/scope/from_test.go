package scope

import (
	"testing"

	"mspscope/internal/advice"
	"mspscope/internal/playbook"
)

// A file of texts that stands alone need not say anything of the workbook, which says what
// the paper is.
func TestFromWithoutAWorkbook(t *testing.T) {
	t.Parallel()
	p := &playbook.Playbook{Provider: &advice.ProviderProfile{Name: "Acme"}, Texts: &advice.Texts{}}
	if f := from(p); f.Name != "Acme" || f.Paper != "" {
		t.Errorf("it is from %+v", f)
	}
}
