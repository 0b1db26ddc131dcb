package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// shownKinds is how many kinds of differences of one output are listed.
const shownKinds = 12

// group is one output: a command with its flags, in one format, for one view.
type group struct{ label, format, view string }

// tally counts the differences of one kind.
type tally struct {
	times, runs, own int // found, in how many runs, of them under the own playbook
	example          difference
	args             string // the first run that has it
}

// report is everything that differs.
type report struct {
	groups map[group]map[string]*tally
	runs   map[group]int
	differ map[group]int
	total  int
}

func newReport() *report {
	return &report{groups: map[group]map[string]*tally{}, runs: map[group]int{}, differ: map[group]int{}}
}

// add records one run and what differs in it.
func (p *report) add(r *run, list []difference) {
	g := group{r.label, r.format, r.view}
	p.runs[g]++
	if len(list) == 0 {
		return
	}
	p.differ[g]++
	p.total++
	kinds := p.groups[g]
	if kinds == nil {
		kinds = map[string]*tally{}
		p.groups[g] = kinds
	}
	met := map[string]bool{}
	for _, d := range list {
		t := kinds[d.what]
		if t == nil {
			t = &tally{example: d, args: strings.Join(r.Args, " ")}
			kinds[d.what] = t
		}
		t.times++
		if !met[d.what] {
			met[d.what] = true
			t.runs++
			if r.own {
				t.own++
			}
		}
	}
}

// print lists the groups in order, in each the kinds that come most often first.
func (p *report) print(w io.Writer) {
	for _, g := range slices.SortedFunc(maps.Keys(p.groups), func(a, b group) int {
		return cmp.Or(cmp.Compare(a.label, b.label), cmp.Compare(a.format, b.format), cmp.Compare(a.view, b.view))
	}) {
		title := g.label + ", " + g.format
		if g.view != "" {
			title += ", " + g.view + " view"
		}
		fmt.Fprintf(w, "\n%s: %d of %d runs differ\n", title, p.differ[g], p.runs[g])
		kinds := p.groups[g]
		order := slices.SortedFunc(maps.Keys(kinds), func(a, b string) int {
			return cmp.Or(cmp.Compare(kinds[b].runs, kinds[a].runs), cmp.Compare(a, b))
		})
		for i, what := range order {
			if i == shownKinds {
				fmt.Fprintf(w, "  and %d more kinds of differences\n", len(order)-i)
				break
			}
			t := kinds[what]
			count := fmt.Sprintf("in %d", t.runs)
			if t.times > t.runs {
				count = fmt.Sprintf("%d times in %d", t.times, t.runs)
			}
			if t.own > 0 {
				count += fmt.Sprintf(", %d under the own playbook", t.own)
			}
			before, after := around(t.example.before, t.example.after)
			fmt.Fprintf(w, "  %s  (%s)\n    - %s\n    + %s\n", short(what), count, short(before), short(after))
			if i == 0 {
				fmt.Fprintf(w, "    run: %s\n", short(t.args))
			}
		}
	}
}

// around leaves out what two long texts begin with alike, up to a few letters
// before the first that differ.
func around(before, after string) (string, string) {
	const most, few = 90, 30
	a, b := []rune(before), []rune(after)
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	if same <= most {
		return before, after
	}
	return "…" + string(a[same-few:]), "…" + string(b[same-few:])
}

// short keeps an example on one line.
func short(s string) string {
	const most = 150
	s = strings.ReplaceAll(strings.TrimRight(s, "\r\n"), "\n", "\\n")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
