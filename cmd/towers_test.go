package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/questionnaires"
)

// What a provider calls a part of IT stands in every place that names one.
func TestPartsOfITAreCalledAsThePlaybookSays(t *testing.T) {
	t.Parallel()
	data, err := questionnaires.Files.ReadFile("questionnaire.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, tower := range terms.Towers() {
		text = strings.Replace(text, "  "+tower.String()+": "+tower.Name()+"\n", "  "+tower.String()+": Our "+words.Small(tower.Name())+"\n", 1)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "questionnaire.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	shared := "tower_owners={service_desk: shared, network: shared, endpoints: shared, servers_cloud: shared, backup_recovery: shared, identity_collaboration: shared}"
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"raci", "--set", "it_fte=3", "--size", "full"}, "Our network: "},
		{[]string{"recommend", "--set", "it_fte=3", "--set", "skill_gaps=[network]"}, "our network"},
		{[]string{"recommend", "--set", "it_fte=3", "--set", shared}, "You decided to keep our service desk, our endpoints"},
		{[]string{"recommend", "--set", "it_fte=0", "--set", "tower_owners={network: client}"}, "your own people to run or share our network"},
		{[]string{"compare", "--set", "tower_owners={network: client}", filepath.Join("..", "testdata", "engagements", "wexcombe-castings.yaml")}, "our network"},
	} {
		r := run(nil, append(tt.args, "--playbook", dir, "-o", "markdown")...)
		if out := strings.Join(strings.Fields(r.out), " "); r.code != exitOK || !strings.Contains(out, tt.want) {
			t.Errorf("%v: no %q in\n%s%s", tt.args, tt.want, r.out, r.errOut)
		}
	}
}
