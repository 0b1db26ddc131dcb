package cmd

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What stands beside the questions is read at a glance: the price before what is in doubt,
// nothing twice, and no sentence against another.
func TestWhatStandsBesideTheQuestionsOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.drops("two.yaml", "version: 1\nanswers: {respondent: owner, current_it_model: unofficial, it_fte: 2, it_staff_plan: first_hire, tower_owners: {service_desk: shared}, users_count: 40, endpoints_count: 40}\n")
	v.until("!!document.querySelector('#side[aria-busy=false] .doubts')")
	if got := v.run("[...document.querySelectorAll('#side .big, #side .doubts')].map((e) => e.className).join()"); got != "big,big,doubts" {
		t.Errorf("model, price and doubts stand in the order %s", got)
	}
	if got := v.run("mspscopeEngine.ask({do: 'live'}).live.warnings.filter((w) => document.querySelector('#side').textContent.split(w).length !== 2).join('|')"); got != "" {
		t.Errorf("not said once: %s", got)
	}
	if got := v.run("mspscopeEngine.ask({do: 'live'}).live.doubts.some((d) => d.changes) && document.querySelector('#side .model').textContent.includes('Nothing that is still open changes it')"); got != "false" {
		t.Error("nothing changes the model, and beside it stands what does")
	}
	v.sendsNothing()
}

// A note that is being written when the page goes is kept, and an answer that was typed and
// not taken, or half a promise, is not left without a word.
func TestClosingInTheMiddleOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	asked := func() int {
		return len(slices.DeleteFunc(slices.Clone(v.events), func(e event) bool {
			return e.Method != "Page.javascriptDialogOpening" || !strings.Contains(string(e.Params), "beforeunload")
		}))
	}
	for i, step := range []struct {
		types, kept string
		asks        bool
	}{
		{"key('n'); document.activeElement.value = 'half a sen'", "half a sen", false},
		{"key('N'); document.activeElement.value = 'may be seen'", "may be seen", false},
		{"key('g'); document.activeElement.value = 'of all'", "of all", false},
		{"key('m'); document.querySelector('#about-contact').focus(); document.activeElement.value = 'Rita'", "contact: Rita", false},
		{"find('decision_by'); put('#typed', 'the board')", "", true},
		{"find('users_count'); put('#typed', '40')", "", true},
		{"find('drivers'); key('Escape'); document.activeElement.blur(); key('4')", "", true},
		{"key('p'); document.activeElement.value = 'two days'", "", true},
	} {
		v.begins(fmt.Sprintf("Mill %d", i), "")
		v.run("document.querySelector('#screen h1').click(); " + step.types)
		before := asked()
		v.open()
		if got := asked() > before; got != step.asks {
			t.Errorf("%s: leaving is asked about: %v", step.types, got)
		}
		if v.run("String(slots().some((s) => s.client === %s && s.text.includes(%s)))", fmt.Sprintf("Mill %d", i), step.kept) != "true" {
			t.Errorf("%s: lost with the page", step.types)
		}
	}
	v.sendsNothing()
}

// A file that cannot be used is named, with what is wrong with it and not with what follows
// from that.
func TestFilesThatCannotBeUsedOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	for _, during := range []bool{false, true} {
		if during {
			v.begins("Mill", "")
			v.run("key('1')")
		}
		for name, file := range map[string]struct{ made, says string }{
			"empty.yaml":  {"['']", "is empty"},
			"large.yaml":  {"['version: 1\\n# ' + 'x'.repeat(1 << 20)]", "larger than 1 MiB"},
			"utf16.yaml":  {"[new Uint8Array([255, 254, 118, 0])]", "not a text file"},
			"logo.png":    {"[new Uint8Array([137, 80, 78, 71])]", "not a text file"},
			"rates.yaml":  {"['version: 1\\nrates: {user: {price: 3}}\\n']", "unknown key \"rates\""},
			"many.yaml":   {"['version: 1\\n---\\nversion: 1\\n']", "a second document begins here"},
			"<b>x</b>.js": {"['let x = 1;']", "Line 1"},
		} {
			v.run("var dt = new DataTransfer(); dt.items.add(new File("+file.made+", %s)); document.dispatchEvent(new DragEvent('drop', { dataTransfer: dt, bubbles: true, cancelable: true }))", name)
			v.until(fmt.Sprintf("!!document.querySelector('.problem') && document.querySelector('.problem').textContent.includes(%q)", name))
			got := v.run("document.querySelector('.problem').textContent")
			if !strings.Contains(got, file.says) || name != "empty.yaml" && strings.Contains(got, "is empty") {
				t.Errorf("of %s it says %q", name, got)
			}
			if during && v.run("String(file().includes('respondent: owner'))") != "true" {
				t.Errorf("%s takes away the call that is running", name)
			}
		}
	}
	v.sendsNothing()
}

// While the client looks on another question is found by its topic alone, and what can be
// said is worded for them.
func TestAnotherQuestionOnASharedScreenOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.drops("mill.yaml", "version: 1\nclient: {name: Mill}\nanswers: {respondent: owner, present: [it_lead], users_count: 90, endpoints_count: 65, it_fte: 2, it_staff_plan: none_wanted, it_payroll_year: 123457}\nbasis: {it_staff_plan: {by: owner}}\nprivate_notes: {users_count: Zq7}\n")
	if got := v.run("find('salary'); document.querySelector('#questions').textContent"); !strings.Contains(got, "somebody who is in the room") {
		t.Errorf("of a question that waits it says %q", got)
	}
	v.run("key('Escape'); document.activeElement.blur(); key('#')")
	for _, words := range []string{"salary", "people", "attitude", "room", "price", "hours", "staff", "plan", "it_payroll_year", "payroll", "none"} {
		v.run("document.activeElement.blur(); key('/'); put('#search', %s)", words)
		all := v.run("document.querySelector('#questions').textContent")
		for _, private := range []string{"Zq7", "123", "payroll", "in the room", "No IT staff", "90", "attitude"} {
			if strings.Contains(all, private) && words != private && !strings.Contains(all, "No question has") {
				t.Errorf("looking for %q a shared screen says %q: %s", words, private, all)
			}
		}
	}
	if got := v.run("put('#search', 'computers'); key('Enter'); asked().id + document.querySelectorAll('#search').length"); got != "endpoints_count0" {
		t.Errorf("the search leads to %s", got)
	}
	v.run("key('Escape'); key('$')")
	got := v.run("document.querySelector('#screen').textContent")
	if !strings.Contains(got, "Mill: what we can say so far") || strings.Contains(strings.ToLower(got), "to say now") || strings.Contains(got, "To say") {
		t.Errorf("the client reads %q", got)
	}
	v.run("key('Escape'); key('#'); key('/'); put('#search', 'hours')")
	if v.run("String(document.querySelectorAll('#questions .question').length > 8)") != "true" {
		t.Error("the search of a shared screen stays when it is not shared")
	}
	v.sendsNothing()
}

// All options of a question with seven are seen on a small notebook, no screen has an empty
// tail, and a telephone shows the price before the list of questions.
func TestRoomOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.drops("mill.yaml", "version: 1\nclient: {name: Mill}\nanswers: {respondent: owner, users_count: 90, endpoints_count: 65, it_fte: 2}\n")
	v.run("find('it_staff_plan')")
	for _, size := range [][2]int{{1440, 900}, {1100, 700}, {800, 1000}, {390, 844}} {
		v.call(nil, "Emulation.setDeviceMetricsOverride", map[string]any{"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": false})
		if tail := v.run("Math.round(document.documentElement.scrollHeight - Math.max(innerHeight, document.querySelector('footer').getBoundingClientRect().bottom + scrollY)) > 20"); tail != "false" {
			t.Errorf("%v: the page has an empty tail", size)
		}
		if size[0] > 1000 && v.run("[...document.querySelectorAll('.ask .row')].at(-1).getBoundingClientRect().bottom <= document.querySelector('.ask .main').getBoundingClientRect().top") != "true" {
			t.Errorf("%v: the last option is hidden", size)
		}
	}
	if got := v.run("getComputedStyle(document.querySelector('.list')).display + getComputedStyle(document.querySelector('.side')).display"); got != "noneblock" {
		t.Errorf("on a telephone list and price are %s", got)
	}
	if got := v.run("key('l'); getComputedStyle(document.querySelector('.list')).display + (document.documentElement.scrollHeight - document.querySelector('footer').getBoundingClientRect().bottom - scrollY < 20)"); got != "blocktrue" {
		t.Errorf("on a telephone the list comes as %s", got)
	}
	v.sendsNothing()
}

// Of somebody who differs it is said what they answered, and not that the other answer was
// saved; on a shared screen it is their own answer alone.
func TestWhoDiffersReadsTheirOwnAnswerOnACall(t *testing.T) {
	t.Parallel()
	v := caller(t)
	v.drops("mill.yaml", "version: 1\nclient: {name: Mill}\nanswers: {respondent: owner, users_count: 30, endpoints_count: 35, it_fte: 0, current_it_model: unofficial, onsite_need: weekly}\nbasis: {users_count: {by: owner}, endpoints_count: {by: owner}, current_it_model: {by: owner}, onsite_need: {by: owner}}\n")
	v.run("who('office manager')")
	for i, step := range []struct{ id, do, theirs, owners string }{
		{"users_count", "typed('40')", "40 people", "30 people"},
		{"endpoints_count", "typed('50')", "50 computers", "35 computers"},
		{"current_it_model", "document.activeElement.blur(); key('4')", "An outside provider", "A colleague"},
		{"onsite_need", "document.activeElement.blur(); key('1')", "", "weekly"},
	} {
		shared := i%2 == 1
		v.run("find('" + step.id + "'); document.activeElement.blur()")
		if shared {
			v.run("key('#')")
		}
		v.run(step.do)
		said := v.run("document.querySelector('.noted').textContent")
		if !strings.Contains(strings.ToLower(said), strings.ToLower(step.theirs)) {
			t.Errorf("%s: who answered %q reads %q", step.id, step.theirs, said)
		}
		if shared {
			if strings.Contains(strings.ToLower(said), strings.ToLower(step.owners)) || strings.Contains(said, "differ") {
				t.Errorf("%s: a shared screen says %q", step.id, said)
			}
			v.run("document.activeElement.blur(); key('#')")
			said = v.run("document.querySelector('.noted').textContent")
		}
		if got := v.run("find('" + step.id + "'); document.activeElement.id"); !shared && got != "asked" {
			t.Errorf("%s: that people differ is passed by: the focus is on %q", step.id, got)
		}
		if !strings.Contains(said, "People differ") || !strings.Contains(said, "office manager") {
			t.Errorf("%s: that people differ is not said: %q", step.id, said)
		}
	}
	v.sendsNothing()
}
