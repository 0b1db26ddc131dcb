package cmd

import (
	"slices"
	"strings"
	"testing"
)

// The keys are those of the terminal; they can be switched off, and are text where something
// is typed.
func TestKeysOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.begins("Mill", "")
	for _, step := range []struct{ do, is string }{
		{"key('1'); asked().id", "present"},
		{"key('2'); key('3'); key('Enter'); mspscopeEngine.ask({do: 'state'}).state.list.find((l) => l.id === 'present').said.split(';').length", "2"},
		{"key('b'); asked().id", "present"},
		{"key('s'); asked().id", "drivers"},
		{"key('u'); asked().id === 'drivers'", "false"},
		{"key('Escape'); key('z'); mspscopeEngine.ask({do: 'state'}).state.list.find((l) => l.id === 'drivers').state", "open"},
		{"key('='); document.querySelectorAll('#side').length", "0"},
		{"key('='); document.querySelectorAll('#side').length", "1"},
		{"key('l'); getComputedStyle(document.querySelector('.list')).display", "none"},
		{"key('/'); document.activeElement.id", "search"},
		{"put('#search', 'usrs'); document.querySelector('.question.active .topic').textContent.startsWith('People')", "true"},
		{"key('ArrowDown'); document.querySelectorAll('.question')[1].classList.contains('active')", "true"},
		{"key('Escape'); document.querySelector('#search').value", ""},
		{"key('Escape'); document.activeElement.tagName", "H1"},
		{"find('users_count'); document.activeElement.id", "typed"},
		{"key('s'); asked().id", "users_count"},
		{"put('#typed', 's'); document.querySelector('#screen form').requestSubmit(); asked().id === 'users_count'", "false"},
		{"find('users_count'); put('#typed', ''); key('/'); document.activeElement.id", "search"},
		{"find('users_count'); put('#typed', '8'); key('/'); document.activeElement.id", "typed"},
		{"key('#'); String(mspscopePage.call.shared) + document.querySelector('#typed').value", "true8"},
		{"document.activeElement.blur(); key('#'); document.activeElement.blur(); key('.'); asked().id === mspscopeEngine.ask({do: 'live'}).live.next.find((n) => n.id !== 'users_count').id", "true"},
		{"key('Escape'); key('d'); key('7'); document.querySelector('[aria-current=page]').id", "paper-estimate"},
		{"key('1'); document.querySelector('[aria-current=page]').id", "paper-note"},
		{"navigator.clipboard.writeText = async (text) => { window.copied = text; }; key('c'); window.copied.startsWith('INTERNAL. Mill')", "true"},
		{"key('Escape'); find('users_count'); put('#typed', '77'); key('Escape'); key('#'); document.querySelector('#typed').value", "77"},
		{"document.activeElement.blur(); key('#'); find('drivers'); key('Escape'); key('4'); document.querySelector('.noted').textContent.includes('not taken yet')", "true"},
		{"key('r'); key('Escape'); document.querySelectorAll('#screen input:checked').length", "1"},
		{"find('users_count'); document.querySelector('#typed').value", "77"},
		{"find('users_count'); key('Escape'); key('n'); document.activeElement.id", "note-private-users_count"},
		{"key('Escape'); key('Escape'); key('N'); document.activeElement.id", "note-public-users_count"},
		{"key('Escape'); key('Escape'); key('r'); at()", "review"},
		{"key('Escape'); at()", "ask"},
		{"document.activeElement.blur(); key('m'); at()", "notes"},
		{"key('!'); at()", "papers"},
		{"key('$'); document.querySelector('[aria-current=page] span').textContent", "Where we stand"},
		{"key('?'); at()", "keys"},
		{"document.querySelector('.check input').click(); key('Escape'); document.activeElement.blur(); key('r'); at()", "ask"},
		{"press('Keys'); document.querySelector('.check input').click(); key('Escape'); document.activeElement.blur(); key('w'); document.activeElement.id", "person"},
	} {
		if got := v.run(step.do); got != step.is {
			t.Fatalf("%s comes to %q, want %q", step.do, got, step.is)
		}
	}
	v.sendsNothing()
}

// handles is a file outside the page, as a browser that lets it write hands one out.
const handles = `
var disk = { text: '', writes: 0, slow: 20 };
var handle = { name: 'outside.yaml', kind: 'file', requestPermission: async () => 'granted', getFile: async () => new File([disk.text], 'outside.yaml'),
  createWritable: async () => { let next; return { write: async (t) => { next = t; await new Promise((r) => setTimeout(r, disk.slow)); }, close: async () => { if (disk.full) throw new Error('disk full'); disk.text = next; disk.writes++; } }; } };
window.showSaveFilePicker = async () => handle; window.showOpenFilePicker = async () => [handle];
`

// Each change goes into the file; what somebody else wrote there is not written over, and a
// full disk loses nothing.
func TestSavingOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.run(strings.ReplaceAll(handles, "%", "%%"))
	v.begins("Mill", "Ada")
	v.run("key('1'); key('q')")
	v.until("disk.text === file() && document.querySelector('#where').textContent.includes('Saved in outside.yaml')")
	v.run("find('users_count'); typed('20'); find('users_count'); typed('30'); find('users_count'); typed('40')")
	v.until("disk.text === file()")
	if got := v.run("disk.text.includes('users_count: 40') && slots()[0].whole && slots()[0].name"); got != "outside.yaml" {
		t.Errorf("after three changes the file holds %s", v.run("disk.text"))
	}
	v.run("disk.full = true; find('users_count'); typed('45')")
	v.until("document.querySelector('#where').textContent.includes('disk full')")
	if v.run("slots()[0].text.includes('users_count: 45') && !slots()[0].whole") != "true" {
		t.Error("a full disk loses an answer")
	}
	v.run("disk.full = false; key('Escape'); key('q')")
	v.until("disk.text === file()")
	v.run("disk.text += '# by hand\\n'; find('users_count'); typed('50')")
	v.until("document.querySelector('#where').textContent.includes('Somebody else changed')")
	if v.run("disk.text.includes('by hand') && !disk.text.includes('50')") != "true" {
		t.Error("what somebody else wrote is written over")
	}
	v.run("press('Read theirs')")
	v.until("file() === disk.text")
	if got := v.run("slots().filter((s) => s.text.includes('users_count: 50')).length"); got != "1" {
		t.Errorf("what was answered here is kept %s times", got)
	}
	v.run("find('users_count'); typed('60')")
	v.until("disk.text === file() && disk.text.includes('by hand') && disk.text.includes('60')")
	v.sendsNothing()
}

// A call is gone on with in a place of its own, in two tabs as well; and where a browser
// keeps nothing, that is said.
func TestWhatIsKeptOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.begins("Mill", "Ada")
	v.run("key('1')")
	v.open() // closed without saving
	if got := v.run("document.querySelector('#kept').textContent"); !strings.Contains(got, "Mill") || !strings.Contains(got, "Not in a file") {
		t.Errorf("of what is kept it says %q", got)
	}
	first := v.session
	second := v.another()
	v.run("press('Go on')")
	v.until("at() === 'ask'")
	v.run("find('users_count'); typed('20')")
	if got := v.run("slots().length + slots()[0].text.includes('users_count: 20')"); got != "1true" && got != "2" {
		t.Errorf("gone on with, it is kept as %s", got)
	}
	v.session = first
	v.run("press('Go on')") // it still shows what the other tab has taken over
	v.until("at() === 'ask'")
	v.run("find('endpoints_count'); typed('7')")
	if got := v.run("slots().filter((s) => s.text.includes('users_count: 20')).length + ',' + slots().filter((s) => s.text.includes('endpoints_count: 7')).length"); got != "1,1" {
		t.Errorf("two tabs keep %s", got)
	}
	v.session = second
	v.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; find('users_count'); typed('21')")
	if got := v.run("document.querySelector('#where').textContent"); !strings.Contains(got, "keeps nothing here") {
		t.Errorf("where nothing is kept it says %q", got)
	}
	warned := func() bool {
		return slices.ContainsFunc(v.events, func(e event) bool {
			return e.Method == "Page.javascriptDialogOpening" && strings.Contains(string(e.Params), "beforeunload")
		})
	}
	if warned() {
		t.Error("leaving what is kept is warned of")
	}
	v.open()
	if !warned() {
		t.Error("answers that nothing keeps are left without a warning")
	}
	v.sendsNothing()
}
