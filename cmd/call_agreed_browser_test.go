package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is agreed beside the answers goes into the file as the reader of files has it, and
// what that reader refuses is said beside its field.
func TestWhatIsAgreedOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.begins("Mill", "Ada")
	for _, step := range []struct{ do, wrong, holds string }{ // wrong is where something is said of it
		{"key('1'); find('users_count'); typed('40'); find('endpoints_count'); typed('40'); find('it_fte'); typed('0')", "", "it_fte: 0"},
		{"mspscopePage.call.acts.quote(); put('#status', 'proposal')", ".stands", "status: proposal"},
		{"put('#term', 'many')", "#term-wrong", ""},
		{"put('#term', '36')", "", "term_months: 36"},
		{"put('#valid', '2026-12-20')", "", "valid_until: 2026-12-20"},
		{"put('#discount-label', 'three-year term')", "#discount-label-wrong", ""},
		{"put('#percent', '5')", "", "discount: {percent: 5, label: three-year term}"},
		{"press('Add a line'); put('#label-0', 'Cabling')", "#label-0-wrong", ""},
		{"put('#rate-0', '1200'); document.querySelector('#once-0').click()", "", "lines: [{label: Cabling, rate: 1200, period: once}]"},
		{"document.querySelectorAll('.halves section:last-child .check input')[0].click()", "", "exclude: [user"},
		{"mspscopePage.call.acts.rows(); document.querySelector('#every').click(); put('#by-SD-01', 'Sam'); put('#side-SD-01', 'shared')", "", "SD-01: {side: shared, by: Sam, on: "},
		{"put('#by-SD-01', 'Kim')", "", "SD-01: {side: shared, by: Kim, on: "},
		{"mspscopePage.call.acts.notes(); put('#about-contact', 'Rita'); put('#about-reference', 'M-1')", "", "contact: Rita, reference: M-1"},
		{"put('#promise-new', 'Two days on site'); document.querySelector('.add').requestSubmit(); put('#promise-0', 'Three days on site')", "", "text: Three days on site"},
		{"find('users_count'); press('Estimated')", "", "users_count: {kind: estimated, by: Ada"},
		{"find('tower_owners'); put('[id=\"tower_owners.network\"]', 'client')", "", "network: client"},
	} {
		v.run(step.do)
		if step.wrong != "" && v.run("document.querySelector('"+step.wrong+"').textContent") == "" {
			t.Errorf("nothing is said of %s", step.do)
		}
		if step.wrong == "" && v.run("[...document.querySelectorAll('.wrong')].map((e) => e.textContent).join('')") != "" {
			t.Errorf("of %s it says %s", step.do, v.run("[...document.querySelectorAll('.wrong')].map((e) => e.textContent).join('')"))
		}
		if got := v.run("file()"); !strings.Contains(got, step.holds) {
			t.Fatalf("after %s the file has no %q:\n%s", step.do, step.holds, got)
		}
	}
	if got := v.run("asked().id"); got != "tower_owners" {
		t.Errorf("after one part it goes on to %s", got)
	}
	v.run("mspscopePage.call.acts.rows(); put('#side-SD-01', '')")
	data := v.run("file()")
	if strings.Contains(data, "SD-01") {
		t.Errorf("a decision that is taken back stays:\n%s", data)
	}
	path := filepath.Join(t.TempDir(), "call.yaml")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(nil, "note", path); r.code != exitOK || !strings.Contains(r.out, "Three days on site") {
		t.Errorf("the command line says of it %s%s", r.errOut, r.out)
	}
	v.sendsNothing()
}
