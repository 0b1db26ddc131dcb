package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"mspscope/internal/emit"
	"mspscope/internal/yamldoc"
)

// difference is one thing in which two outputs differ.
type difference struct {
	what          string // a path of keys, a kind of line, "exit code"
	before, after string
}

// compare lists what differs between the outcomes of one run.
func compare(r *run, a, b outcome) []difference {
	var list []difference
	if a.code != b.code {
		list = append(list, difference{"exit code", fmt.Sprint(a.code), fmt.Sprint(b.code)})
	}
	if a.errOut != b.errOut {
		list = append(list, lines("stderr: ", a.errOut, b.errOut)...)
	}
	if a.out != b.out {
		list = append(list, stdout(r.format, a.out, b.out)...)
	}
	if a.file != b.file {
		list = append(list, book(a.file, b.file)...)
	}
	return list
}

func stdout(format, a, b string) []difference {
	switch format {
	case "json", "yaml":
		x, errX := yamldoc.Parse("before", []byte(a))
		y, errY := yamldoc.Parse("after", []byte(b))
		if errX == nil && errY == nil {
			if list := tree("", x, y); len(list) > 0 {
				return list
			}
		}
	case "ndjson":
		as, bs := strings.Split(strings.TrimSpace(a), "\n"), strings.Split(strings.TrimSpace(b), "\n")
		if len(as) != len(bs) {
			return []difference{{"number of records", fmt.Sprint(len(as)), fmt.Sprint(len(bs))}}
		}
		var list []difference
		for i := range as {
			if as[i] != bs[i] {
				list = append(list, stdout("json", as[i], bs[i])...)
			}
		}
		return list
	}
	return lines("", a, b)
}

// tree compares two documents key by key. Items of lists are found again by
// their id where they have one; their positions are left out of the paths.
func tree(at string, a, b *yamldoc.Node) []difference {
	switch {
	case a.Kind != b.Kind:
		return []difference{{at, show(a), show(b)}}
	case a.Kind == yamldoc.Scalar:
		if a.Text != b.Text || a.Quoted != b.Quoted {
			return []difference{{at, show(a), show(b)}}
		}
	case a.Kind == yamldoc.Mapping:
		return mappings(at, a, b)
	case a.Kind == yamldoc.Sequence:
		return sequences(at+"[]", a, b)
	}
	return nil
}

const gone = "(not there)"

func mappings(at string, a, b *yamldoc.Node) []difference {
	var list []difference
	below := func(key string) string { return strings.TrimPrefix(at+"."+key, ".") }
	for i := range a.Pairs {
		key, value := a.Pairs[i].Key.Text, &a.Pairs[i].Value
		if other := b.Get(key); other != nil {
			list = append(list, tree(below(key), value, other)...)
		} else {
			list = append(list, difference{below(key), show(value), gone})
		}
	}
	for i := range b.Pairs {
		if key := b.Pairs[i].Key.Text; a.Get(key) == nil {
			list = append(list, difference{below(key), gone, show(&b.Pairs[i].Value)})
		}
	}
	if len(list) == 0 && !slices.EqualFunc(a.Pairs, b.Pairs, func(x, y yamldoc.Pair) bool { return x.Key.Text == y.Key.Text }) {
		list = append(list, difference{at + " (order of keys)", keys(a), keys(b)})
	}
	return list
}

func keys(n *yamldoc.Node) string {
	var list []string
	for i := range n.Pairs {
		list = append(list, n.Pairs[i].Key.Text)
	}
	return strings.Join(list, ", ")
}

// names are the keys by which the items of a list are told apart.
var names = []string{"id", "question", "criterion", "tower", "priority", "source", "model", "key"}

// named returns the items by their names, or false where they have none.
func named(n *yamldoc.Node) (order []string, items map[string]*yamldoc.Node, ok bool) {
	for _, key := range names {
		order, items = nil, map[string]*yamldoc.Node{}
		for i := range n.Items {
			v := n.Items[i].Get(key)
			if v == nil || v.Kind != yamldoc.Scalar || items[v.Text] != nil {
				break
			}
			order, items[v.Text] = append(order, v.Text), &n.Items[i]
		}
		if len(order) == len(n.Items) {
			return order, items, true
		}
	}
	return nil, nil, false
}

func sequences(at string, a, b *yamldoc.Node) []difference {
	var list []difference
	orderA, itemsA, okA := named(a)
	orderB, itemsB, okB := named(b)
	if okA && okB {
		for _, id := range orderA {
			if other := itemsB[id]; other != nil {
				list = append(list, tree(at, itemsA[id], other)...)
			} else {
				list = append(list, difference{at + " (items)", id, gone})
			}
		}
		for _, id := range orderB {
			if itemsA[id] == nil {
				list = append(list, difference{at + " (items)", gone, id})
			}
		}
		if len(list) == 0 && !slices.Equal(orderA, orderB) {
			list = append(list, difference{at + " (order)", strings.Join(orderA, ", "), strings.Join(orderB, ", ")})
		}
		return list
	}
	for i := range max(len(a.Items), len(b.Items)) {
		switch {
		case i >= len(a.Items):
			list = append(list, difference{at + " (items)", gone, show(&b.Items[i])})
		case i >= len(b.Items):
			list = append(list, difference{at + " (items)", show(&a.Items[i]), gone})
		default:
			list = append(list, tree(at, &a.Items[i], &b.Items[i])...)
		}
	}
	return list
}

// show is a value on one line, for an example.
func show(n *yamldoc.Node) string {
	switch n.Kind {
	case yamldoc.Scalar, yamldoc.Null:
		return emit.Flow(n)
	case yamldoc.Mapping:
		return "{" + keys(n) + "}"
	case yamldoc.Sequence:
		return fmt.Sprintf("[%d items]", len(n.Items))
	}
	return n.Kind.String()
}

var (
	figures = regexp.MustCompile(`[0-9][0-9.,]*`)
	rules   = regexp.MustCompile(`[-─━|│]+`) // of tables
)

// lines compares texts line by line. Lines that are only in one of the two are
// put side by side.
func lines(prefix, a, b string) []difference {
	onlyA, onlyB := minus(a, b), minus(b, a)
	if len(onlyA)+len(onlyB) == 0 {
		return []difference{{prefix + "order of lines", "", ""}}
	}
	var list []difference
	for i := range max(len(onlyA), len(onlyB)) {
		d := difference{before: gone, after: gone}
		if i < len(onlyA) {
			d.before = onlyA[i]
		}
		if i < len(onlyB) {
			d.after = onlyB[i]
		}
		d.what = prefix + kindOf(d.before, d.after)
		list = append(list, d)
	}
	return list
}

// kindOf names the kind of difference between two lines: those that differ in
// figures or spaces alone are of one kind, any others are known by their words.
func kindOf(before, after string) string {
	const words = 48
	plain := func(s string) string {
		return strings.Join(strings.Fields(rules.ReplaceAllString(figures.ReplaceAllString(s, "#"), " ")), " ")
	}
	spaced := func(s string) string { return strings.Join(strings.Fields(rules.ReplaceAllString(s, " ")), " ") }
	a, b := plain(before), plain(after)
	switch {
	case spaced(before) == spaced(after):
		return "(spaces)"
	case a == b:
		return "(figures in a line)"
	case before == gone:
		a = b
	}
	if letters := []rune(a); len(letters) > words {
		return string(letters[:words-1]) + "…"
	}
	return a
}

// minus lists the lines of a that b does not have, in order.
func minus(a, b string) []string {
	left := map[string]int{}
	for line := range strings.SplitSeq(b, "\n") {
		left[line]++
	}
	var list []string
	for line := range strings.SplitSeq(a, "\n") {
		if left[line] > 0 {
			left[line]--
		} else {
			list = append(list, line)
		}
	}
	return list
}

// book compares two workbooks part by part.
func book(a, b string) []difference {
	x, errX := parts(a)
	y, errY := parts(b)
	if errX != nil || errY != nil {
		return []difference{{"file", fmt.Sprintf("%d bytes", len(a)), fmt.Sprintf("%d bytes", len(b))}}
	}
	var list []difference
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range x {
			if !yield(name) {
				return
			}
		}
		for name := range y {
			if _, ok := x[name]; !ok && !yield(name) {
				return
			}
		}
	}) {
		if x[name] != y[name] {
			split := strings.NewReplacer("><", ">\n<")
			list = append(list, lines(name+": ", split.Replace(x[name]), split.Replace(y[name]))...)
		}
	}
	if len(list) == 0 {
		list = append(list, difference{"bytes of the file around its parts", "", ""})
	}
	return list
}

// parts unpacks a workbook.
func parts(data string) (map[string]string, error) {
	z, err := zip.NewReader(bytes.NewReader([]byte(data)), int64(len(data)))
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		const most = 16 << 20
		content, err := io.ReadAll(io.LimitReader(in, most))
		if err != nil {
			return nil, err
		}
		all[f.Name] = string(content)
	}
	return all, nil
}
