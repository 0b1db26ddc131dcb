package cmd

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/playbook"
)

// What a client of the United Kingdom or of Australia reads is spelled as it is there. A
// sentence that is new in the built-in files and spelled as in the United States needs its
// own in the files that these countries begin with.
func TestCountriesSpellAsTheyDo(t *testing.T) {
	t.Parallel()
	american := regexp.MustCompile(`\b([Ll]icenses?\b|[Oo]rganization|[Pp]rioritize|[Aa]uthorize|[Rr]ecognize|[Bb]ehavior\b|[Pp]racticed|[Ee]nroll\b|[Cc]anceled|[Cc]olor|[Ll]abor\b|[Cc]enter\b)`)
	british := regexp.MustCompile(`[Cc]ompliance programs?\b|DSS program\b|[Tt]he program for\b`)
	placeholder := regexp.MustCompile(`\{\w+\}`)
	// A verb, what is searched and never shown, and keys of other programs.
	spared := regexp.MustCompile(`^(activities\[ST-03\]\.name|.*synonyms.*|exports.*|.*\.source|.*\.why|.*\.id|.*(when|unless).*|sources.*)$`)
	for country, also := range map[string]*regexp.Regexp{"uk": british, "au": nil} {
		over := fstest.MapFS{}
		for _, file := range playbook.FileNames() {
			data, err := playbook.Starter(file, "", country)
			if err != nil {
				t.Fatal(err)
			}
			over[file] = &fstest.MapFile{Data: data}
		}
		p, err := playbook.Load(over, filepath.Join("own", country), playbook.Everything)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, v := range p.Values() {
			if !strings.Contains(v.Value, " ") || spared.MatchString(v.Path) {
				continue
			}
			seen++
			v.Value = placeholder.ReplaceAllString(v.Value, "")
			if word := american.FindString(v.Value); word != "" || also != nil && also.MatchString(v.Value) {
				t.Errorf("%s: %s %s (%s): %s", country, v.File, v.Path, v.Place, v.Value)
			}
		}
		if seen < 4000 {
			t.Errorf("%s: only %d texts were looked at", country, seen)
		}
	}
}
