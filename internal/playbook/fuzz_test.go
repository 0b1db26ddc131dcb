package playbook

import (
	"errors"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// Whatever an own file says, loading ends without a panic, and either all is well
// or every problem names one of the two files and a place that the file has.
func FuzzOwnFile(f *testing.F) {
	for i, content := range []string{
		"version: 1\nrates: {user: {typical: 89}}\n",
		"version: 1\nquestions: {remove: [ticket_flow, it_fte]}\n",
		"version: 1\nquestions: {change: {it_workload: {options: {remove: [drowning]}}}}\n",
		"version: 1\nquestions: []\naliases: {a: users_count}\n",
		"version: 1\nextends: none\n",
		"version: 1\nextends: [built-in]\nsplit: {change: {hybrid: {leans: {remove: [desk_capacity], add: [{}]}}}}\n",
		"version: 1\nmodels: {change: {hybrid: {name: null, pros: {add: [x]}}}}\nticket_flows: {add: [{id: by_site}]}\n",
		"version: 1\nfindings: {change: {SIG-08: {replaces: {remove: [SIG-09], change: {}}}}}\nratios: {remove: [users_per_it_person]}\n",
		"version: 1\nsections: {remove: [why_now]}\ndepths: null\n",
		"- {}", "~", "{version: 1, add: {}, remove: null}",
	} {
		f.Add(uint8(i), content)
	}
	f.Fuzz(func(t *testing.T, which uint8, content string) {
		file := FileNames()[int(which)%len(FileNames())]
		_, err := Load(directory(file, content), "own", 0)
		if err == nil {
			return
		}
		var problems yamldoc.Problems
		if !errors.As(err, &problems) {
			t.Fatalf("no problem of content: %v", err)
		}
		for _, p := range problems {
			if p.Line == 0 { // of the file as a whole, or how many more there are
				continue
			}
			data := content
			if builtIn, ok := strings.CutPrefix(p.File, "built-in "); ok {
				data = text(t, builtIn)
			} else if p.File != "own/"+file {
				t.Fatalf("%v is in no file of the playbook", p)
			}
			// YAML knows more line ends than the line feed.
			lines := 1 + strings.Count(data, "\n") + strings.Count(data, "\r") + strings.Count(data, "\u0085") + strings.Count(data, "\u2028") + strings.Count(data, "\u2029")
			if p.Line > lines {
				t.Errorf("%v: the file has %d lines", p, lines)
			}
		}
	})
}

// Laying a document over another one never depends on anything else and changes
// neither.
func FuzzLay(f *testing.F) {
	f.Add("{a: 1, l: [{id: x}]}", "{a: null, l: {remove: [x]}}")
	f.Add("{l: [x, y]}", "{l: {add: [z], change: {x: {}}, remove: [y, y]}}")
	f.Add("[a]", "{add: [b]}")
	f.Add("{when: {a: 1}}", "{when: {b: 1}, unless: null}")
	f.Fuzz(func(t *testing.T, base, own string) {
		b, err := yamldoc.Parse("base", []byte(base))
		if err != nil {
			return
		}
		o, err := yamldoc.Parse("own", []byte(own))
		if err != nil {
			return
		}
		b.From(builtInSource)
		before := string(canonical(canonical(nil, b), o))
		r := yamldoc.NewReport("own", "base")
		once := lay(r, b, o)
		again := lay(yamldoc.NewReport("own", "base"), b, o)
		if string(canonical(nil, once)) != string(canonical(nil, again)) {
			t.Error("the same files give two results")
		}
		if string(canonical(canonical(nil, b), o)) != before {
			t.Error("a file was changed")
		}
		if same := lay(yamldoc.NewReport("own", "base"), b, &yamldoc.Node{Kind: yamldoc.Mapping}); b.Kind == yamldoc.Mapping && string(canonical(nil, same)) != string(canonical(nil, b)) {
			t.Error("laying nothing changes something")
		}
		findRemoved(r, b, once, o, false)
	})
}
