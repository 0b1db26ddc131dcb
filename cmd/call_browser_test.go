package cmd

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// onCall are the hands of somebody who holds a call on the page.
const onCall = `
var at = () => document.querySelector('#screen').dataset.screen;
var asked = () => mspscopeEngine.ask({ do: 'state' }).state.question;
var key = (k, more) => (document.activeElement || document.body).dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true, cancelable: true, ...more }));
var put = (selector, text) => { const e = document.querySelector(selector); if (!e) throw new Error('no ' + selector + ' at ' + at()); e.focus(); e.value = text; e.dispatchEvent(new Event('input', { bubbles: true })); e.dispatchEvent(new Event('change', { bubbles: true })); return e; };
var press = (text) => { const b = [...document.querySelectorAll('button')].find((x) => (x.querySelector('span:not(.mark)') || x).textContent.trim() === text); if (!b) throw new Error('no button ' + text + ' at ' + at()); b.click(); };
var typed = (text) => { put('#typed', text); document.querySelector('#screen form').requestSubmit(); };
var find = (words) => { if (document.activeElement) document.activeElement.blur(); key('/'); put('#search', words); key('Enter'); return asked().id; };
var who = (name) => put('#person', name);
var file = () => mspscopeEngine.ask({ do: 'file' }).text;
var slots = () => Object.entries(localStorage).filter(([k]) => k.startsWith('mspscope-call:')).map(([, v]) => JSON.parse(v));
var drop = (name, text) => { const dt = new DataTransfer(); dt.items.add(new File([text], name)); document.dispatchEvent(new DragEvent('drop', { dataTransfer: dt, bubbles: true, cancelable: true })); };
`

// caller is a browser with the page of a provider for its own calls. A file is saved as a
// download: a browser without a window has none to choose one in.
func caller(t *testing.T, flags ...string) *visitor {
	t.Helper()
	browser, axe := browserAndAxe(t)
	page, saves := filepath.Join(t.TempDir(), "calls.html"), t.TempDir()
	if r := run(nil, append([]string{"page", "--audience", "discovery", "--to", page}, flags...)...); r.code != exitOK {
		t.Fatal(r.errOut)
	}
	v := &visitor{newTab(t, browser, saves), page, string(axe), saves, onCall}
	v.call(nil, "Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": "delete window.showSaveFilePicker; delete window.showOpenFilePicker"})
	v.call(nil, "Emulation.setDeviceMetricsOverride", map[string]any{"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false})
	v.open()
	return v
}

// begins begins a call with a client.
func (v *visitor) begins(client, person string) {
	v.Helper()
	v.run("put('#client', %s); put('#answers', %s); document.querySelector('#screen form').requestSubmit()", client, person)
	v.until("at() === 'ask'")
}

// drops drops a file on the page.
func (v *visitor) drops(name, text string) {
	v.Helper()
	v.run("drop(%s, %s)", name, text)
	v.until("at() === 'ask' && file().length > 0")
}

// noteOf is what the command line notes of a file.
func noteOf(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "call.yaml")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(nil, "note", path, "-o", "json")
	if r.code != exitOK {
		t.Fatal(r.errOut)
	}
	var note struct{ Text string }
	if err := json.Unmarshal([]byte(r.out), &note); err != nil {
		t.Fatal(err)
	}
	return note.Text
}

// A call is held out of order, by two people who differ, with ranges, estimates, notes and a
// promise; it is cut off, and the note is that of the command line.
func TestFirstAnswerToNoteOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.begins("Timber mill", "finance director")
	for _, step := range []struct{ words, id, do string }{
		{"", "respondent", "key('1')"},
		{"staff plan", "it_staff_plan", "key('1')"},
		{"users_count", "users_count", "typed('80 to 100')"},
		{"computers", "endpoints_count", "typed('about 65')"},
		{"main job", "it_fte", "typed('0.6')"},
		{"servers", "servers_count", "typed('2')"},
		{"locations", "sites_count", "typed('u')"},
		{"", "", "who('operations manager')"},
		{"staff plan", "it_staff_plan", "key('4')"},
	} {
		if step.words != "" {
			if got := v.run("find(%s)", step.words); got != step.id {
				t.Fatalf("%q leads to %s, want %s", step.words, got, step.id)
			}
		}
		v.run("if (document.activeElement && document.activeElement.id !== 'typed') document.activeElement.blur(); " + step.do)
		if kept := v.run("slots().length === 1 && slots()[0].text === file()"); kept != "true" {
			t.Fatalf("after %s the browser does not keep what stands there", step.do)
		}
	}
	v.run("key('Escape'); find('main job')")
	v.run("key('Escape'); key('n'); put('textarea[id^=note-private]', 'IT person leaves in January'); key('Enter')")
	v.run("key('Escape'); key('p'); put('#promise-new', 'Two days on site in the first week'); document.querySelector('.add').requestSubmit()")
	v.run("key('Escape'); key('g'); put('#note-private-general', 'Call again on Monday'); key('Escape')")
	v.run("key('Escape'); find('staff plan')")
	if got := v.run("document.querySelector('.differ').textContent"); !strings.Contains(got, "finance director") || !strings.Contains(got, "operations manager") {
		t.Errorf("of two who differ it says %q", got)
	}
	v.until("!!document.querySelector('#side[aria-busy=false]') && document.querySelector('#side').textContent.includes('People differ: 1')")
	v.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }; key('Escape'); key('d'); press('Note for the CRM'); press('Copy as text')")
	v.until("!!window.copied")
	v.run("navigator.clipboard.writeText = async () => { throw new Error('refused'); }; press('Copy as text')")
	v.until("document.activeElement.tagName === 'TEXTAREA' && document.activeElement.value === window.copied && window.getSelection().toString().length > 0")
	v.run("key('Escape'); key('q')")
	data := v.saved(v.saves, "timber-mill.yaml")
	if got, want := v.run("window.copied"), noteOf(t, data); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("the note is\n%s\nand that of the command line\n%s", got, want)
	}
	text := string(data)
	for _, want := range []string{"users_count: 80..100", "kind: estimated", "sites_count: unknown", "by: operations manager", "others:", "promises:", "IT person leaves", "general: Call again"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file has no %q:\n%s", want, text)
		}
	}
	if got := v.run("document.querySelector('#where').textContent"); !strings.Contains(got, "Saved in timber-mill.yaml") {
		t.Errorf("it says of the file: %s", got)
	}
	v.run("key('Escape'); key('z')")
	if got := v.run("String(file().includes('Call again')) + document.querySelector('#where').textContent"); !strings.HasPrefix(got, "false") || !strings.Contains(got, "is older") {
		t.Errorf("after taking back: %s", got)
	}
	v.sendsNothing()
}

// An example is opened, and a change of one answer is one changed line; a file that cannot
// be read is told where, and what was there stays.
func TestAFileOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	before, err := os.ReadFile(filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	v.drops("harbor-dental.yaml", string(before))
	if got := v.run("file()"); got != string(before) {
		t.Errorf("opening changes the file to\n%s", got)
	}
	v.run("find('users_count'); typed('31')")
	v.run("key('Escape'); key('q')")
	after := strings.Split(string(v.saved(v.saves, "harbor-dental.yaml")), "\n")
	changed := 0
	for i, line := range strings.Split(string(before), "\n") {
		if i >= len(after) || after[i] != line {
			changed++
		}
	}
	if changed != 1 || len(after) != strings.Count(string(before), "\n")+1 {
		t.Errorf("%d lines differ:\n%s", changed, strings.Join(after, "\n"))
	}
	v.run("drop('broken.yaml', 'version: 1\\nanswers:\\n  user_count: 3\\n')")
	v.until("!!document.querySelector('.problem')")
	if got := v.run("document.querySelector('.problem').textContent + file().includes('31')"); !strings.Contains(got, "Line 3") || !strings.HasSuffix(got, "true") {
		t.Errorf("of a broken file it says %q", got)
	}
	v.sendsNothing()
}

// What is private is in no byte of the page while the screen is shared.
func TestSharedScreenOnACall(t *testing.T) {
	t.Parallel()
	const secret = "Zq7"
	v := caller(t)
	v.drops("mill.yaml", fmt.Sprintf(`version: 1
client: {name: Timber mill, contact: %[1]sContact, reference: %[1]sReference, date: 2026-11-20}
answers: {respondent: owner, drivers: [slow_support], users_count: 90, endpoints_count: 65, current_it_model: internal_only, it_fte: 2, it_staff_plan: none_wanted, it_payroll_year: 123457, team_attitude: 1, tower_owners: advise, control_preference: 2}
notes: {users_count: %[1]sPublic, general: %[1]sGeneral}
private_notes: {it_fte: %[1]sPrivate, users_count: %[1]sBeside, general: %[1]sAll}
basis: {it_staff_plan: {by: %[1]sFinance, others: [{value: replace_leaver, by: %[1]sOperations}]}, users_count: {kind: estimated, by: %[1]sOffice}}
promises: [{text: %[1]sPromise, by: %[1]sSales, on: 2026-11-20}]
quote: {discount: {percent: 7, label: Term, reason: %[1]sReason, approved_by: %[1]sBoss}}
`, secret))
	v.run("who(%s); find('users_count')", secret+"Person")
	v.until("!!document.querySelector('#side[aria-busy=false]')")
	holds := func(where string) {
		t.Helper()
		whole := v.run("document.documentElement.outerHTML + document.title + [...document.querySelectorAll('input,textarea')].map((e) => e.value).join()")
		if strings.Contains(whole, secret) {
			t.Errorf("%s: the page holds what is private", where)
		}
		all := regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>`).ReplaceAllString(whole, "")
		for _, private := range []string{"123457", "123,457", "team_attitude", "disagree", "People differ", "estimated", "corridor", "margin", "Ask next", "INTERNAL", "mill.yaml"} {
			if i := strings.Index(all, private); i >= 0 {
				t.Errorf("%s: the page holds %q: %s", where, private, all[max(0, i-200):min(len(all), i+100)])
			}
		}
		if !strings.Contains(all, "SHARED SCREEN") {
			t.Errorf("%s: it is not said that the screen is shared", where)
		}
	}
	for _, view := range []string{"", "key('d')", "key('m')", "key('r')", "key('?')", "mspscopePage.call.acts.quote()", "mspscopePage.call.acts.rows()", "find('it_staff_plan')", "find('it_fte')", "find('team_attitude')", "key('z')"} {
		v.run("if (document.activeElement) document.activeElement.blur(); " + view)
		v.run("if (document.activeElement) document.activeElement.blur(); key('#')")
		holds("from " + view)
		v.run("new Promise((done) => setTimeout(done, 200))")
		holds("later, from " + view)
		for _, k := range []string{"n", "m", "d", "r", "z", "=", "!", "p", "g", "q", "?", "/", "w", "l"} {
			v.run("if (document.activeElement) document.activeElement.blur(); key(%s)", k)
		}
		holds("after keys, from " + view)
		v.run("key('$')")
		holds("what can be said, from " + view)
		if v.run("at()") != "say" {
			t.Errorf("from %s what can be said is not shown", view)
		}
		v.run("key('Escape'); key('s'); key('b')")
		holds("going on, from " + view)
		if v.run("document.title") != "SHARED SCREEN: internal page" {
			t.Error("the title does not say that the screen is shared")
		}
		v.run("if (document.activeElement) document.activeElement.blur(); key('#')")
		if got := v.run("document.title"); !strings.HasPrefix(got, "INTERNAL") {
			t.Errorf("after sharing the title is %s", got)
		}
		v.run("key('Escape')")
	}
	v.sendsNothing()
}

// Texts are texts wherever they come from, every screen fits its width and has no serious
// finding of axe.
func TestScreensOnACall(t *testing.T) {
	t.Parallel()
	odd, err := json.Marshal(oddText)
	if err != nil {
		t.Fatal(err)
	}
	playbook := t.TempDir()
	for name, text := range map[string]string{
		"provider.yaml":      "version: 1\nname: ODD\n",
		"questionnaire.yaml": "version: 1\nquestions: {change: {users_count: {topic: ODD, call: ODD, why: ODD, help: ODD}, drivers: {options: {change: {slow_support: {call: ODD}}}}}}\n",
	} {
		if err := os.WriteFile(filepath.Join(playbook, name), []byte(strings.ReplaceAll(text, "ODD", string(odd))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v := caller(t, "--playbook", playbook)
	v.looks(1, "start")
	v.drops("odd.yaml", strings.ReplaceAll(`version: 1
client: {name: ODD, contact: ODD, reference: ODD}
answers: {respondent: owner, drivers: [slow_support, insurance_or_audit], users_count: 90, endpoints_count: 65, current_it_model: internal_only, it_fte: 2, it_staff_plan: none_wanted, it_workload: slipping, decision_by: ODD, tower_owners: {service_desk: shared, network: unknown}, control_preference: 2}
notes: {users_count: ODD, general: ODD}
private_notes: {it_fte: ODD, general: ODD}
basis: {it_staff_plan: {by: ODD, others: [{value: replace_leaver, by: ODD}]}}
promises: [{text: ODD, by: ODD}]
quote: {lines: [{label: ODD, rate: 5}], discount: {percent: 5, label: ODD, reason: ODD}}
`, "ODD", string(odd)))
	v.run("who(%s)", oddText)
	for i, view := range []string{
		"find('drivers')", "find('users_count')", "find('it_staff_plan')", "find('tower_owners')", "find('decision_by')", "find('users_count'); typed('2.000')",
		"key('r')", "key('m')", "key('?')", "mspscopePage.call.acts.quote()", "mspscopePage.call.acts.rows()", "mspscopePage.call.paper('note')",
		"mspscopePage.call.paper('report_owner', 'client')", "mspscopePage.call.paper('estimate', 'internal')", "find('it_staff_plan'); document.activeElement.blur(); key('#')", "key('$')",
	} {
		v.run("if (document.activeElement) document.activeElement.blur(); " + view)
		v.looks(i, view)
	}
	if got := v.run("String(window.taken) + document.querySelectorAll('img').length"); got != "undefined0" {
		t.Errorf("text came to life: %s", got)
	}
	if got := v.run("key('Escape'); document.activeElement.blur(); key('#'); find('users_count'); document.querySelector('#asked').textContent"); got != oddText {
		t.Errorf("a question of an own playbook is asked as %q", got)
	}
	v.sendsNothing()
}

// looks holds a screen to three widths, and what axe says of it to one of them by turns: in
// all respects in one scheme of colors, and in its colors in the other.
func (v *visitor) looks(turn int, what string) {
	v.Helper()
	widths := []int{1280, 800, 320}
	size := func(width int) {
		v.call(nil, "Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false})
	}
	for _, width := range widths {
		size(width)
		if over := v.run("document.documentElement.scrollWidth - document.documentElement.clientWidth"); over != "0" {
			v.Errorf("%s: %s wider than a screen of %d", what, over, width)
		}
	}
	size(widths[turn%len(widths)])
	where := "document"
	if turn > 0 {
		where = "{exclude: ['.list']}" // it is long, and the same beside each question
	}
	schemes := []string{"light", "dark"}
	for i, rules := range []string{"{}", "{runOnly: ['color-contrast']}"} {
		scheme := schemes[(turn+i)%len(schemes)]
		v.call(nil, "Emulation.setEmulatedMedia", map[string]any{"features": []map[string]any{{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}}})
		found := v.run("axe.run(" + where + ", " + rules + ").then((r) => r.violations.filter((x) => x.impact === 'serious' || x.impact === 'critical').map((x) => x.id + ': ' + x.nodes.slice(0, 3).map((n) => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n'))")
		if found != "" {
			v.Errorf("%s at %d, %s: %s", what, widths[turn%len(widths)], scheme, found)
		}
	}
}
