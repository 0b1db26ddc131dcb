package page

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"mspscope/internal/result"
	"mspscope/internal/words"
)

// PlaybookCheck says what a checked playbook holds and what is odd about it.
func PlaybookCheck(c *result.Checked) *Document {
	d := &Document{Title: called(c.Playbook)}
	own := "none; the built-in playbook as it is"
	if len(c.Own) > 0 {
		own = strings.Join(c.Own, ", ")
	}
	facts := [][2]string{{"Own files", own}}
	if c.Playbook.BasedOn != "" {
		facts = append(facts, [2]string{"Based on", "playbook " + c.Playbook.BasedOn})
	}
	d.Section("", Facts{Pairs: append(facts, [][2]string{
		{"Digest", c.Playbook.Short()},
		{"Questions", fmt.Sprint(c.Questions)},
		{"Criteria", fmt.Sprint(c.Criteria)},
		{"Activities", fmt.Sprint(c.Activities)},
		{"Findings", fmt.Sprint(c.Findings)},
		{"Rate card", c.RateCard.Name + ", " + c.Currency + ", as of " + c.RateCard.AsOf},
	}...)})
	d.Section("Please check", Bullets("!", c.Warnings))
	d.Section("Without effect under your own files", Bullets("-", saidOnce(c.Silent)))
	d.Section("Without a price, so quoted separately", Bullets("-", c.Unpriced))
	if c.Cases > 0 {
		d.Section("Example clients", Text(fmt.Sprintf("%d of %d get what is expected.", c.Cases-len(c.Missed), c.Cases)), Bullets("!", c.Missed))
	}
	if len(c.Warnings) == 0 && len(c.Silent) == 0 && len(c.Unpriced) == 0 && len(c.Missed) == 0 {
		d.Section("", Text("No problems found."))
	}
	return d
}

// placesShown is how many places of one sentence are named.
const placesShown = 3

// saidOnce says once what is said of several places ("FILE:LINE:COL: TEXT"), with the
// first of them: a question that is removed is tested in dozens.
func saidOnce(said []string) []string {
	places := map[string][]string{}
	var order []string
	for _, s := range said {
		place, text, ok := strings.Cut(s, ": ")
		if !ok {
			place, text = "", s
		}
		if _, there := places[text]; !there {
			order = append(order, text)
		}
		if len(places[text]) > 0 {
			place = strings.TrimPrefix(place, "built-in ")
		}
		places[text] = append(places[text], place)
	}
	var out []string
	for _, text := range order {
		at := places[text]
		switch n := len(at) - placesShown; {
		case at[0] == "":
			out = append(out, text)
		case n > 0:
			out = append(out, fmt.Sprintf("%s and %s: %s", strings.Join(at[:placesShown], ", "), words.Count(n, "more place", "more places"), text))
		default:
			out = append(out, words.List(at)+": "+text)
		}
	}
	return out
}

// PlaybookProblems lists what is wrong with a playbook.
func PlaybookProblems(p *result.Problems) *Document {
	d := &Document{Title: words.Count(p.Count, "problem in the playbook", "problems in the playbook")}
	var l List
	for _, one := range p.Problems {
		at := one.File
		if one.Line != nil {
			at = fmt.Sprintf("%s:%d:%d", one.File, *one.Line, *one.Column)
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: at + ": " + one.Message})
	}
	d.Section("", l)
	return d
}

// PlaybookShow lists the data in force, with the place of what is the provider's
// own.
func PlaybookShow(f *result.InForce) *Document {
	d := &Document{Title: called(f.Playbook) + ": what is in force"}
	if len(f.Values) == 0 {
		d.Section("", Text("Nothing stands there."))
	}
	for _, file := range byFile(f.Values, func(v result.PlaybookValue) string { return v.File }) {
		t := Table{Columns: []Column{{Name: "Key", Flex: true}, {Name: "Value", Flex: true}, {Name: "From", Flex: true}}}
		for _, v := range file {
			from := "built-in"
			if v.Own {
				from = v.Place
			}
			t.Rows = append(t.Rows, []string{v.Path, v.Value, from})
		}
		d.Section(file[0].File, t)
	}
	return d
}

// PlaybookShowTable is the data in force as one table.
func PlaybookShowTable(f *result.InForce) Table {
	t := Table{Columns: columns("file", "path", "value", "own", "place")}
	for _, v := range f.Values {
		t.Rows = append(t.Rows, []string{v.File, v.Path, v.Value, strconv.FormatBool(v.Own), v.Place})
	}
	return t
}

// PlaybookDiff lists what a playbook makes otherwise than the built-in one.
func PlaybookDiff(f *result.Differs) *Document {
	d := &Document{Title: called(f.Playbook) + ": what differs from the built-in"}
	if len(f.Changes) == 0 {
		d.Section("", Text("Nothing: the built-in playbook is in force as it is."))
	}
	for _, file := range byFile(f.Changes, func(c result.PlaybookChange) string { return c.File }) {
		t := Table{Columns: []Column{{Name: "Key", Flex: true}, {Name: "Built-in", Flex: true}, {Name: "Own", Flex: true}}}
		from, to := currencies(file)
		left := 0
		for _, c := range file {
			if to != "" && c.After == "" {
				left++
				continue
			}
			t.Rows = append(t.Rows, []string{c.Path, cmp.Or(string(c.Before), "none"), cmp.Or(string(c.After), "taken away")})
		}
		d.Section(file[0].File, t)
		if left > 0 {
			d.Section("", Text(fmt.Sprintf("%s in %s not taken over into %s. 'mspscope playbook check DIR' lists what has no price for that, and -o json every value.",
				words.Count(left, "value", "values"), from+words.Verb(left, " is", " are"), to)))
		}
	}
	addSince(d, f)
	return d
}

// currencies are those of the built-in rate card and of an own one in another; "" where the
// changes hold none.
func currencies(changes []result.PlaybookChange) (from, to string) {
	for _, c := range changes {
		if c.Path == "currency" && c.Before != "" && c.After != "" {
			return string(c.Before), string(c.After)
		}
	}
	return "", ""
}

// addSince says what the built-in makes otherwise since own files were made from it: each
// value that they say something about, and how many others came in by themselves.
func addSince(d *Document, f *result.Differs) {
	if f.MadeFrom == nil {
		return
	}
	from := "the built-in playbook " + f.MadeFrom.Version
	if len(f.Since) == 0 {
		d.Section("", Text("Your files were made from "+from+", and nothing in it is otherwise now."))
		return
	}
	t := Table{Columns: []Column{{Name: "Key", Flex: true}, {Name: "Then", Flex: true}, {Name: "Now", Flex: true}, {Name: "Own", Flex: true}}}
	var others []string
	for _, file := range byFile(f.Since, func(c result.BuiltInChange) string { return c.File + strconv.FormatBool(c.Own) }) {
		if !file[0].Own {
			others = append(others, fmt.Sprintf("%s: %s", file[0].File, words.Count(len(file), "value", "values")))
			continue
		}
		for _, c := range file {
			t.Rows = append(t.Rows, []string{c.File + " " + c.Path, cmp.Or(string(c.Before), "none"), cmp.Or(string(c.After), "gone"), cmp.Or(string(c.Ours), "taken away")})
		}
	}
	d.Section("", Text("Your files were made from "+from+". Since then the built-in says something else. Once you have read this, 'mspscope playbook init DIR --renew' notes that your files go with what it says now."))
	if len(t.Rows) > 0 {
		d.Section("Changed under your own values, which stay in force", t)
	}
	if len(others) > 0 {
		d.Section("Changed elsewhere, and in force", Bullets("-", others), Text("With -o json each of them is listed."))
	}
}

// PlaybookDiffTable is the differences as one table.
func PlaybookDiffTable(f *result.Differs) Table {
	t := Table{Columns: columns("file", "path", "before", "after", "place")}
	for _, c := range f.Changes {
		t.Rows = append(t.Rows, []string{c.File, c.Path, string(c.Before), string(c.After), string(c.Place)})
	}
	return t
}

// byFile parts what stands file by file.
func byFile[T any](all []T, file func(T) string) [][]T {
	var parts [][]T
	for i := range all {
		if i == 0 || file(all[i]) != file(all[i-1]) {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], all[i])
	}
	return parts
}
