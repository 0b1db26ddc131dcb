package cmd

import (
	"strings"
	"testing"
)

// What other pages, other versions and other people left where a browser keeps things for this
// one breaks nothing: it is passed over, or shown as the text that it is.
func TestWhatIsFoundInABrowserBreaksNothing(t *testing.T) {
	t.Parallel()
	calls := caller(t)
	calls.begins("Mill", "")
	calls.run("key('1')")
	calls.run(`[
  '', '{', 'null', '1', '[]', '"x"', '{"text":1}', '{"text":null}', '{"text":{}}',
  '{"text":"version: 1","client":{"toString":1},"at":"now","answers":[],"name":{}}',
  '{"text":"version: 1","client":["<img src=x onerror=window.taken=1>"],"at":1e300}',
  '{"text":"version: 99","client":"<b>x</b>","at":-1,"whole":"yes","name":7}',
  '{"text":"version: 1","client":"Takes","key":"mspscope-call:mine"}',
  '{"text":"","client":"Empty"}', JSON.stringify({ text: '\u0000\u202e', client: '\u0000\u202e'.repeat(9999) }),
].forEach((text, i) => localStorage.setItem('mspscope-call:' + i, text)); localStorage.setItem('mspscope-call:mine', JSON.stringify({ text: 'version: 1', client: 'Mine', at: 5 })); localStorage.setItem('mspscope-keys', '{')`)
	calls.open()
	calls.until("document.querySelectorAll('#kept .calls li').length === 8")
	calls.run("[...document.querySelectorAll('#kept li')].find((l) => l.textContent.includes('Takes')).querySelector('button.quiet').click()")
	if got := calls.run("[localStorage.getItem('mspscope-call:mine') !== null, document.querySelector('#kept').textContent.includes('Takes'), window.taken === undefined].join()"); got != "true,false,true" {
		t.Errorf("forgetting one call leaves %s", got)
	}
	calls.run("[...document.querySelectorAll('#kept li')].find((l) => l.textContent.includes('<b>x</b>')).querySelector('button.quiet').previousSibling.click()")
	if got := calls.run("document.querySelector('#kept .problem').textContent"); got == "" || calls.run("Object.values(localStorage).some((s) => s.includes('version: 99'))") != "true" {
		t.Errorf("of a call of another version it says %q, and what is kept is gone", got)
	}
	calls.run("[...document.querySelectorAll('#kept li')].find((l) => l.textContent.includes('Mill')).querySelector('button').click()")
	calls.until("at() === 'ask'")
	calls.run("Date.now = () => 0; mspscopePage.call.draw()")
	if got := calls.run("document.querySelector('#minute').textContent"); !strings.Contains(got, "1") || strings.Contains(got, "-") {
		t.Errorf("with a clock that was set back it is %q", got)
	}
	if got := calls.run("mspscopePage.fill('{constructor} {toString} {__proto__} {a}', { a: '{b}$&', b: 1 })"); got != "{constructor} {toString} {__proto__} {b}$&" {
		t.Errorf("names that nobody gave are filled in: %s", got)
	}
	calls.sendsNothing()
}

// A draft of somebody alone is taken as it is, or not at all; two windows do not write over
// each other, and what cannot be kept leaves what was kept before.
func TestDraftsOnThePage(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.open()
	for _, draft := range []string{`{`, `null`, `[]`, `{"file":1}`, `{"file":"version: 1","date":{"toString":1}}`, `{"file":"version: 1","date":9}`, `{"file":"x: [","date":"2026-13-99"}`, `{"file":"","date":"<b>"}`} {
		v.run("localStorage.setItem(`answers:${location.pathname}`, %s)", draft)
		v.open()
		v.until("at() === 'welcome'")
		if got := v.run("document.querySelector('#screen').textContent.includes('Invalid Date')"); got != "false" {
			t.Errorf("%s is shown with a wrong date", draft)
		}
	}
	v.run("localStorage.clear(); pick('owner'); next(); pick('slow_support'); next(); document.querySelector('.draft input').click()")
	first := v.session
	v.another()
	v.until("!!document.querySelector('#found')")
	v.run("document.querySelector('#found').parentElement.querySelector('button').click(); pick('unofficial'); next()")
	kept := v.run("localStorage.getItem(`answers:${location.pathname}`)")
	v.session = first
	v.until("!document.querySelector('.draft input').checked")
	if got := v.run("document.querySelector('.draft [role=status]').textContent + mspscopePage.unsaved()"); !strings.Contains(got, "another window") || !strings.HasSuffix(got, "true") {
		t.Errorf("the first window says %q", got)
	}
	v.run("pick('msp_full'); next()")
	if got := v.run("localStorage.getItem(`answers:${location.pathname}`)"); got != kept || !strings.Contains(kept, "unofficial") {
		t.Errorf("the second window kept %s, and now %s", kept, got)
	}
	v.run("document.querySelector('.draft input').click(); window.whole = localStorage.getItem(`answers:${location.pathname}`); mspscope = () => { throw new Error('gone'); }; mspscopePage.changed()")
	if v.run("localStorage.getItem(`answers:${location.pathname}`) === window.whole") != "true" || v.run("mspscopePage.unsaved()") != "true" {
		t.Errorf("where the engine is gone the draft is %s", v.run("localStorage.getItem(`answers:${location.pathname}`)"))
	}
	v.sendsNothing()
}

// A file that throws wherever it can loses no answer, and is written once it can be.
func TestFilesThatThrowOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.run(strings.ReplaceAll(handles, "%", "%%") + `
var broken = ''; const whole = { ...handle };
const breaks = (step, act) => async (...a) => { if (broken === step) throw new DOMException(step + ' broke', 'NotAllowedError'); return act(...a); };
handle.getFile = breaks('getFile', whole.getFile);
handle.createWritable = breaks('createWritable', async () => { const w = await whole.createWritable(); return { write: breaks('write', w.write), abort: breaks('abort', async () => { disk.aborted = (disk.aborted || 0) + 1; }),
  close: async () => { await w.close(); if (broken === 'close') throw new Error('close broke'); } }; });
`)
	v.begins("Mill", "")
	v.run("key('1'); key('q')")
	v.until("disk.text === file() && document.querySelector('#where').textContent.includes('Saved in')")
	for _, test := range []struct{ step, people string }{{"getFile", "21"}, {"createWritable", "22"}, {"write", "23"}, {"close", "24"}} {
		v.run("broken = %s; find('users_count'); typed(%s)", test.step, test.people)
		v.until("document.querySelector('#where').textContent.includes('" + test.step + " broke')")
		if got := v.run("slots().filter((s) => s.text === file() && !s.whole).length"); got != "1" {
			t.Errorf("%s: the answer is kept %s times", test.step, got)
		}
		v.run("broken = ''; key('Escape'); key('q')")
		v.until("document.querySelector('#where').textContent.includes('Saved in') && disk.text === file()")
	}
	if got := v.run("disk.aborted"); got != "2" {
		t.Errorf("of two writes that broke %s are given up", got)
	}
	// Another file is opened while the first one is being written: each keeps its own.
	v.run("disk.slow = 300; find('users_count'); typed('25')")
	v.drops("other.yaml", "version: 1\nclient: {name: Other}\nanswers: {users_count: 7}\n")
	v.until("disk.text.includes('users_count: 25')")
	v.run("find('users_count'); typed('8')")
	if got := v.run("disk.text.includes('Other') + ',' + file().includes('Mill') + ',' + document.querySelector('#where').textContent.includes('other.yaml')"); got != "false,false,true" {
		t.Errorf("two files are one: %s", got)
	}
	// Saved where it stands already, and as what is no text.
	v.run("disk.slow = 0; disk.text = file(); mspscopePage.call.saveAs()")
	v.until("document.querySelector('#where').textContent.includes('Saved in outside.yaml')")
	for name, want := range map[string]string{"large.yaml": "larger than 1 MiB", "letter.docx": "not a text file"} {
		v.run("mspscopePage.call.ask(); { const dt = new DataTransfer(); dt.items.add(new File([%s === 'large.yaml' ? 'x'.repeat(1 << 21) : new Uint8Array([80, 75, 255, 254])], %s)); document.dispatchEvent(new DragEvent('drop', { dataTransfer: dt, bubbles: true, cancelable: true })); }", name, name)
		v.until("(document.querySelector('#opener .problem') || document.body).textContent.includes('" + want + "')")
	}
	if got := v.run("file().includes('users_count: 8')"); got != "true" {
		t.Error("a file that is refused takes the place of the call")
	}
	// A file that was laid out anew is not written over.
	v.run("mspscopePage.call.ask(); { const was = mspscope, text = disk.text; disk.before = text; mspscope = (r) => { const o = JSON.parse(was(r)); if (r.includes('\"answer\"')) o.anew = true; return JSON.stringify(o); }; find('users_count'); typed('9'); mspscope = was; }")
	if got := v.run("(disk.text === disk.before) + document.querySelector('.noted').textContent"); !strings.HasPrefix(got, "true") || !strings.Contains(got, "a copy without its comments") {
		t.Errorf("of a file laid out anew it says %q", got)
	}
	v.sendsNothing()
}

// Nothing that runs in the page gets a request out.
func TestPolicyHoldsInABrowser(t *testing.T) {
	t.Parallel()
	v := prospect(t)
	v.open()
	got := v.run(`(async () => {
  const out = [], to = 'https://example.invalid/';
  const tries = {
    fetch: () => fetch(to), beacon: () => { if (navigator.sendBeacon(to, 'x')) throw 0; }, xhr: () => new Promise((r, f) => { const x = new XMLHttpRequest(); x.onload = r; x.onerror = f; x.open('GET', to); x.send(); }),
    module: () => import(to + 'x.mjs'), eval: () => eval('1'), code: () => new Function('1')(),
  };
  for (const [name, act] of Object.entries(tries)) { try { await act(); out.push(name); } catch { /* refused */ } }
  const elements = [['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['embed', 'src'], ['object', 'data'], ['audio', 'src'], ['video', 'poster']];
  for (const [tag, key] of elements) { const e = document.createElement(tag); e[key] = to + tag; document.body.append(e); e.remove(); }
  for (const rel of ['stylesheet', 'preload', 'prefetch', 'icon', 'manifest', 'modulepreload']) { const l = document.createElement('link'); l.rel = rel; l.as = 'script'; l.href = to + rel; document.head.append(l); }
  const style = document.createElement('style'); style.textContent = '@import url(' + to + 's); body { background: url(' + to + 'b) }'; document.head.append(style);
  document.body.style.background = 'url(' + to + 'inline)';
  document.body.insertAdjacentHTML('beforeend', '<div style="background:url(' + to + 'a)"></div><svg><image href="' + to + 'i"/></svg><img src=x onerror="window.taken=1">');
  try { new WebSocket('wss://example.invalid/'); out.push('socket'); } catch { /* refused */ }
  try { new Worker(URL.createObjectURL(new Blob(['fetch("' + to + '")']))).onerror = () => {}; } catch { /* refused */ }
  const form = document.createElement('form'); form.action = to; document.body.append(form); form.submit();
  await new Promise((r) => setTimeout(r, 400));
  return out.join() + String(window.taken) + location.protocol;
})()`)
	if got != "socketundefinedfile:" { // a socket is refused later than the others
		t.Errorf("what runs in the page can do %s", got)
	}
	for _, e := range v.events {
		if e.Method == "Network.responseReceived" && strings.Contains(string(e.Params), "example.invalid") {
			t.Errorf("a request went out: %.300s", e.Params)
		}
	}
}
