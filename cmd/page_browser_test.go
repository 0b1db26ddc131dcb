package cmd

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// onPage are the hands of somebody who uses the page.
const onPage = `
var at = () => document.querySelector('#screen').dataset.screen;
var button = (text) => [...document.querySelectorAll('#screen button')].find((b) => b.textContent.trim() === text);
var press = (text) => { const b = button(text); if (!b) throw new Error('no button ' + text + ' at ' + at()); b.click(); };
var next = () => document.querySelector('#screen button[type=submit]').click();
var pick = (...ids) => ids.forEach((id) => document.querySelector('#screen input[value="' + id + '"]').click());
var asked = () => mspscopeEngine.ask({ do: 'state' }).state.question;
var answer = (a) => {
  const q = asked(), v = a[q.id], words = v === true ? 'yes' : v === false ? 'no' : v === 'advise' ? 'advise_us' : v;
  if (v === undefined || v === 'unknown' || (v && v.constructor === Object)) press('I am not sure');
  else if (q.kind === 'number' || q.kind === 'text') { document.querySelector('#screen input[name=typed]').value = words; next(); }
  else { pick(...[words].flat().map(String)); next(); }
  if (at() === 'asked') (button('Yes, that is right') || document.querySelector('#screen button.row')).click();
  return q.id;
};`

// visitor is somebody who uses the page in a browser.
type visitor struct {
	*tab

	page, axe, saves string
	hands            string // what the tests do with the page
}

// open opens the page as with a double click.
func (v *visitor) open() {
	v.Helper()
	v.call(nil, "Page.navigate", map[string]any{"url": "file://" + filepath.ToSlash(v.page)})
	v.until("!!document.documentElement && (document.documentElement.classList.contains('plain') || !!document.querySelector('#screen') && !!document.querySelector('#screen').dataset.screen)")
	v.run(strings.ReplaceAll(v.hands, "%", "%%"))
	v.run(strings.ReplaceAll(v.axe, "%", "%%") + "\n;0")
}

// fits holds a screen to being no wider than a small telephone and to what axe says of it.
func (v *visitor) fits(what string) {
	v.Helper()
	v.call(nil, "Emulation.setDeviceMetricsOverride", map[string]any{"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true})
	if over := v.run("document.documentElement.scrollWidth - document.documentElement.clientWidth"); over != "0" {
		v.Errorf("%s: %s wider than a screen of 320", what, over)
	}
	for _, scheme := range []string{"dark", "light"} {
		v.call(nil, "Emulation.setEmulatedMedia", map[string]any{"features": []map[string]any{{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}}})
		found := v.run("axe.run(document).then((r) => r.violations.filter((x) => x.impact === 'serious' || x.impact === 'critical').map((x) => x.id + ': ' + x.nodes.slice(0, 3).map((n) => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n'))")
		if found != "" {
			v.Errorf("%s, %s: %s", what, scheme, found)
		}
	}
}

// through answers what is asked until there is a result, and returns what was asked.
func (v *visitor) through(answers map[string]any, each func(id string)) (ids []string) {
	v.Helper()
	const most = 120
	for range most {
		v.until("at() !== 'waiting'")
		if v.run("at()") != "question" {
			break
		}
		if each != nil {
			each(v.run("asked().id"))
		}
		ids = append(ids, v.run("answer(%s)", answers))
	}
	v.until("at() === 'result'")
	return ids
}

// agrees holds a result to what the command line says of the file that the page saves.
func (v *visitor) agrees(name string) (model string) {
	v.Helper()
	v.run("press('Save my answers as a file')")
	file := filepath.Join(v.TempDir(), "answers.yaml")
	if err := os.WriteFile(file, v.saved(v.saves, name), 0o600); err != nil {
		v.Fatal(err)
	}
	r := run(nil, "recommend", file, "-o", "json")
	if r.code != exitOK {
		v.Fatal(r.errOut)
	}
	var says struct {
		Recommendation struct {
			Model   string
			Reasons []struct{ Side, Because string }
		}
	}
	if err := json.Unmarshal([]byte(r.out), &says); err != nil {
		v.Fatal(err)
	}
	text := v.run("document.querySelector('#result').textContent")
	for i, reason := range says.Recommendation.Reasons {
		if i < 2 && reason.Side == "for" && !strings.Contains(text, reason.Because) {
			v.Errorf("the page does not say %q:\n%s", reason.Because, text)
		}
	}
	if got := v.run("mspscopeEngine.ask({do: 'quick'}).quick.model"); got != says.Recommendation.Model || got == "" {
		v.Errorf("the page says %q, and the command line %q", got, says.Recommendation.Model)
	}
	return says.Recommendation.Model
}

// codeAgrees holds the message of the page to what the command line makes of its code: the
// same recommendation as from the file that the page saves.
func (v *visitor) codeAgrees(name string) {
	v.Helper()
	v.run("var really = HTMLAnchorElement.prototype.click; HTMLAnchorElement.prototype.click = function () { if (this.href.startsWith('mailto:')) window.opens = this.href; else really.call(this); }; 0")
	v.run("document.querySelector('#consent').checked || document.querySelector('#consent').click(); press('Send us your result')")
	address := v.run("HTMLAnchorElement.prototype.click = really, window.opens")
	const longest = 1800
	if len(address) > longest {
		v.Errorf("the address for mail has %d letters", len(address))
	}
	_, body, _ := strings.Cut(address, "&body=")
	text, err := url.PathUnescape(body)
	if err != nil || !strings.Contains(text, "your result") {
		v.Fatalf("%v: the message is %s", err, text)
	}
	taken, saved := filepath.Join(v.TempDir(), "taken.yaml"), filepath.Join(v.TempDir(), "saved.yaml")
	if r := run(nil, "assess", taken, "--code", "> "+strings.ReplaceAll(text, "\r\n", "\r\n> "), "--no-input"); r.code != exitOK {
		v.Fatalf("%s\n%s", r.errOut, text)
	}
	file := v.run("mspscopeEngine.ask({do: 'file'}).text")
	if err := os.WriteFile(saved, []byte(file), 0o600); err != nil {
		v.Fatal(err)
	}
	a, b := run(nil, "recommend", taken, "-o", "json"), run(nil, "recommend", saved, "-o", "json")
	if a.code != exitOK || a.out != b.out {
		v.Errorf("%s: the code says %s\n%s\nthe page's file %s", name, a.errOut, a.out, b.out)
	}
}

// prospect is a browser with the page of a provider.
func prospect(t *testing.T) *visitor {
	t.Helper()
	browser, axe := browserAndAxe(t)
	page, saves := filepath.Join(t.TempDir(), "assessment.html"), t.TempDir()
	r := run(nil, "page", "--mail", "hello@example.com", "--book", "https://example.com/talk", "--consent", "You may keep "+oddText, "--smallest", "50", "--to", page)
	if r.code != exitOK {
		t.Fatal(r.errOut)
	}
	return &visitor{newTab(t, browser, saves), page, string(axe), saves, onPage}
}

const oddText = `</script><img src=x onerror="window.taken=1">"' {number} $& [[plain]] =1+1`

// clinic are the answers of an example.
func clinic(t *testing.T) map[string]any {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Answers map[string]any }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Answers
}

// The owner of a clinic gets from the file to a result, which is that of the command line;
// and nothing leaves the computer.
func TestOwnerOnThePage(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.open()
	v.fits("welcome")
	v.run("document.querySelector('#company').value = 'Harbor Dental'; pick('owner'); next()")
	v.run("next()")
	if v.run("document.querySelector('#problem').textContent") == "" || v.run("document.activeElement.tagName") != "INPUT" {
		t.Error("going on without an answer is not explained where it happens")
	}
	quick := v.through(clinic(t), func(id string) {
		v.fits(id)
		if v.run("document.activeElement.id") != "asked" && id != "drivers" {
			t.Errorf("%s: the reader is not taken to the question", id)
		}
	})
	if len(quick) < 9 || len(quick) > 12 {
		t.Errorf("%d questions come first: %s", len(quick), quick)
	}
	v.fits("result")
	if got := v.agrees("Harbor-Dental-answers.yaml"); got != "fully_managed" {
		t.Errorf("the clinic gets %s", got)
	}
	v.codeAgrees("the first questions")
	if !strings.Contains(v.run("document.querySelector('#result .note').textContent"), "at least 50 people") {
		t.Error("a client who is small for the provider is not told")
	}
	v.run("press('Look at or change my answers')")
	v.fits("list")
	v.run("[...document.querySelectorAll('.entry')].find((e) => e.textContent.startsWith('People who need IT support')).click()")
	v.run("document.querySelector('[name=typed]').value = '30 to 50'; next()")
	v.until("at() === 'result'")
	v.run("press('Answer more questions')")
	v.through(clinic(t), nil)
	v.agrees("Harbor-Dental-answers.yaml")
	v.codeAgrees("all questions")
	v.sendsNothing()
}

// sendsNothing holds everything that the page asked for to its own file.
func (v *visitor) sendsNothing() {
	v.Helper()
	seen := 0
	for _, e := range v.events {
		var p struct {
			Request struct{ URL string }
		}
		switch e.Method {
		case "Network.requestWillBeSent":
			if err := json.Unmarshal(e.Params, &p); err != nil {
				v.Fatal(err)
			}
			seen++
			if !strings.HasPrefix(p.Request.URL, "file://") && !strings.HasPrefix(p.Request.URL, "blob:") && !strings.HasPrefix(p.Request.URL, "data:") {
				v.Errorf("the page asks for %.100s", p.Request.URL)
			}
		case "Runtime.exceptionThrown", "Log.entryAdded":
			v.Errorf("the page goes wrong: %.400s", e.Params)
		}
	}
	if seen == 0 {
		v.Error("no request was seen, not even that for the page")
	}
}

// The head of IT reads text as text whatever it is, keeps a draft only when asked to, and
// is warned before answers are lost.
func TestHeadOfITOnThePage(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.open()
	v.run("document.querySelector('#company').value = %[1]s; document.querySelector('#person').value = %[1]s; pick('it_lead'); next()", oddText)
	asked := v.through(map[string]any{
		"drivers": []string{"skills_missing"}, "current_it_model": "internal_only", "it_fte": "about 3", "it_staff_plan": "keep_same", "it_workload": "slipping",
		"users_count": "120", "decision_by": oddText, "compliance_regimes": []string{"none"}, "control_preference": "4",
	}, nil)
	if !slices.Contains(asked, "decision_by") {
		t.Fatalf("asked was %s", asked)
	}
	name := "script-img-src-x-onerror-window-taken-1-number-plain-1-1-answers.yaml"
	v.agrees(name)
	v.run("press('Send us your result')")
	if v.run("document.querySelector('.after .wrong').textContent") == "" {
		t.Error("a message is opened without the consent that is asked for")
	}
	v.run("press('Save this result')")
	standing := string(v.saved(v.saves, strings.Replace(name, "answers.yaml", "result.html", 1)))
	if strings.Contains(standing, "<script") || strings.Contains(standing, "<img src=x") || !strings.Contains(standing, "default-src 'none'") {
		t.Errorf("the saved result holds\n%.3000s", standing)
	}
	if got := v.run("String(window.taken) + document.querySelectorAll('img').length + localStorage.length"); got != "undefined00" {
		t.Errorf("text came to life, or was kept unasked: %s", got)
	}
	v.run("document.querySelector('.draft input').click()")
	v.open()
	v.fits("a draft")
	v.run("press('Go on')")
	v.until("at() === 'result'")
	v.run("press('Look at or change my answers')")
	v.run("document.querySelectorAll('.entry')[1].click()")
	v.run("press('Delete what this browser keeps')")
	if got := v.run("localStorage.length"); got != "0" {
		t.Errorf("%s things are kept after all was deleted", got)
	}
	v.open()
	warned := slices.ContainsFunc(v.events, func(e event) bool {
		return e.Method == "Page.javascriptDialogOpening" && strings.Contains(string(e.Params), "beforeunload")
	})
	if !warned {
		t.Error("answers are lost without a warning")
	}
	v.sendsNothing()
}

// A saved file is opened again, one that cannot be read is told where, and the way back of
// the browser is that of the page.
func TestFilesOnThePage(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.open()
	broken := filepath.Join(t.TempDir(), "broken.yaml")
	if err := os.WriteFile(broken, []byte("version: 1\nanswers:\n  user_count: 3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.choose(broken)
	v.until("!!document.querySelector('.problem')")
	if got := v.run("document.querySelector('.problem').textContent"); !strings.Contains(got, "Line 3") || strings.Contains(got, "mspscope") {
		t.Errorf("of a broken file it says %q", got)
	}
	whole, err := filepath.Abs(filepath.Join("..", "testdata", "engagements", "harbor-dental.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	v.choose(whole)
	v.until("at() === 'result'")
	v.open()
	v.run("pick('owner'); next()")
	v.run("pick('slow_support'); next()")
	v.run("history.back()")
	v.until("asked().id === 'drivers'")
	if got := v.run("at() + document.querySelectorAll('#screen input:checked').length"); got != "question1" {
		t.Errorf("the way back leads to %s", got)
	}
}

// choose chooses a file to open.
func (v *visitor) choose(path string) {
	v.Helper()
	var root struct{ Root struct{ NodeID int } }
	v.call(&root, "DOM.getDocument", nil)
	var input struct{ NodeID int }
	v.call(&input, "DOM.querySelector", map[string]any{"nodeId": root.Root.NodeID, "selector": "#file"})
	v.call(nil, "DOM.setFileInputFiles", map[string]any{"nodeId": input.NodeID, "files": []string{path}})
}

// Without WebAssembly the questions are a form, and its answers are a file like any other.
func TestPageWithoutItsEngine(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.call(nil, "Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": "delete globalThis.WebAssembly"})
	v.open()
	v.fits("the form")
	v.run("document.querySelector('[name=client]').value = %[1]s; document.querySelector('[name=decision_by]').value = %[1]s", oddText)
	v.run("document.querySelector('[name=users_count]').value = '30 to 50'; document.querySelector('[name=it_fte]').value = 'a few'; document.querySelectorAll('[name=drivers]')[2].click(); document.querySelectorAll('[name=current_it_model]')[1].click()")
	v.run("document.querySelector('#plain-save').click()")
	data := v.saved(v.saves, "answers.yaml")
	var file struct {
		Client  struct{ Name string }
		Answers map[string]any
		Notes   map[string]string
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if file.Client.Name != oddText || file.Answers["decision_by"] != oddText || file.Answers["users_count"] != "30..50" || !strings.Contains(file.Notes["it_fte"], "a few") {
		t.Errorf("the form saves\n%s", data)
	}
	path := filepath.Join(t.TempDir(), "answers.yaml")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if r := run(nil, "recommend", path); r.code != exitOK || strings.Contains(r.out, strconv.Quote("unknown question")) {
		t.Errorf("the command line says %s", r.errOut)
	}
}

// Whatever is typed and ticked in the plain form, the file of it is one that can be read;
// whoever looks after IT is asked nothing about posts there either, and everybody is told
// where the answers can go.
func TestPlainFormMakesReadableFiles(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.call(nil, "Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": "delete globalThis.WebAssembly"})
	v.open()
	if text := v.run("document.querySelector('#plain').innerText"); !strings.Contains(text, "hello@example.com") || !strings.Contains(text, "You may keep") {
		t.Errorf("the form does not say where it goes, and on which terms:\n%s", text)
	}
	saved := func() string { return v.run("mspscopeEngine.plainAnswers(document.getElementById('plain'))") }
	reads := func(what string) {
		t.Helper()
		path := filepath.Join(t.TempDir(), "answers.yaml")
		if err := os.WriteFile(path, []byte(saved()), 0o600); err != nil {
			t.Fatal(err)
		}
		if r := run(nil, "recommend", path); r.code != exitOK {
			t.Errorf("%s: %s\n%s", what, r.errOut, saved())
		}
	}
	for _, typed := range []string{"0", "24.5", "1.5-7", "99999999", "7 to 3", "3-3", "0 to 5", "1..2", "-4", "1e3", "0x10", "012", "1.", ".5", "5 - 2000000", "\u0663", "12", "1,200", "about 40"} {
		for _, id := range []string{"users_count", "it_fte", "it_spend_month"} {
			v.run("document.querySelector('#plain').elements[%s].value = %s", id, typed)
		}
		reads(typed)
	}
	tick := func(name, value string) {
		v.run("document.querySelector('#plain [name=' + %s + '][value=\"' + CSS.escape(JSON.stringify(%s)) + '\"]').click()", name, value)
	}
	for _, order := range [][]string{{"none", "hipaa"}, {"hipaa", "pci", "none"}, {"hipaa", "unknown"}, {"unknown", "none"}, {"none", "unknown", "pci", "cmmc"}} {
		v.run("document.querySelectorAll('#plain [name=compliance_regimes]').forEach((i) => { i.checked = false; })")
		for _, id := range order {
			tick("compliance_regimes", id)
		}
		reads(strings.Join(order, " "))
		if last := order[len(order)-1]; !strings.Contains(saved(), last) {
			t.Errorf("after %s it saves\n%s", order, saved())
		}
	}
	tick("it_staff_plan", "none_wanted")
	tick("respondent", "it_lead")
	if v.run("document.querySelector('[data-question=it_staff_plan]').checkVisibility()") != "false" || strings.Contains(saved(), "it_staff_plan") {
		t.Errorf("whoever looks after IT is asked about posts, or answers that:\n%s", saved())
	}
	tick("respondent", "owner")
	if !strings.Contains(saved(), "it_staff_plan: \"none_wanted\"") {
		t.Errorf("the owner's plan is gone:\n%s", saved())
	}
}
