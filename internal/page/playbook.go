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
	d := &Document{Title: bookName(&c.Language, c.Playbook)}
	own := c.Say("playbook.no_own_files")
	if len(c.Own) > 0 {
		own = strings.Join(c.Own, ", ")
	}
	facts := [][2]string{{c.Say("playbook.own_files"), own}}
	if len(c.Whole) > 0 {
		facts = append(facts, [2]string{c.Say("playbook.by_themselves"), c.Say("playbook.whole", "files", c.Language.List(c.Whole))})
	}
	if c.Playbook.BasedOn != "" {
		facts = append(facts, [2]string{c.Say("playbook.based_on"), c.Say("playbook.base", "playbook", c.Playbook.BasedOn)})
	}
	d.Section("", Facts{Pairs: append(facts, [][2]string{
		{c.Say("playbook.digest"), c.Playbook.Short()},
		{c.Say("playbook.questions"), strconv.Itoa(c.Questions)},
		{c.Say("playbook.criteria"), strconv.Itoa(c.Criteria)},
		{c.Say("playbook.activities"), strconv.Itoa(c.Activities)},
		{c.Say("playbook.findings"), strconv.Itoa(c.Findings)},
		{c.Say("playbook.rate_card"), c.Say("playbook.rate_card_of", "name", c.RateCard.Name, "currency", c.Currency, "day", c.RateCard.AsOf)},
	}...)})
	d.Section(c.Say("playbook.please_check"), Bullets("!", c.Warnings))
	d.Section(c.Say("playbook.without_effect"), Bullets("-", saidOnce(&c.Language, c.Silent)))
	d.Section(c.Say("playbook.without_price"), Bullets("-", c.Unpriced))
	if c.Cases > 0 {
		d.Section(c.Say("playbook.examples"), Text(c.Say("playbook.as_expected", "right", c.Cases-len(c.Missed), "all", c.Cases)), Bullets("!", c.Missed))
	}
	if len(c.Warnings) == 0 && len(c.Silent) == 0 && len(c.Unpriced) == 0 && len(c.Missed) == 0 {
		d.Section("", Text(c.Say("playbook.no_problems")))
	}
	return d
}

// bookName is how a playbook is called, with its version.
func bookName(l *words.Language, p result.Playbook) string {
	return strings.Join(strings.Fields(l.Say("playbook.called", "name", p.Name, "version", p.Version)), " ")
}

// placesShown is how many places of one sentence are named.
const placesShown = 3

// saidOnce says once what is said of several places ("FILE:LINE:COL: TEXT"), with the
// first of them: a question that is removed is tested in dozens.
func saidOnce(l *words.Language, said []string) []string {
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
			place = strings.TrimPrefix(place, "built-in ") // as places are written, in every language
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
			out = append(out, l.Say("playbook.said_at_more", "places", strings.Join(at[:placesShown], ", "), "more", n, "text", text))
		default:
			out = append(out, l.Say("playbook.said_at", "places", l.List(at), "text", text))
		}
	}
	return out
}

// PlaybookProblems lists what is wrong with a playbook.
func PlaybookProblems(p *result.Problems) *Document {
	d := &Document{Title: p.Say("playbook.problems", "problems", p.Count)}
	var l List
	for _, one := range p.Problems {
		at := one.File
		if one.Line != nil {
			at = fmt.Sprintf("%s:%d:%d", one.File, *one.Line, *one.Column)
		}
		l.Items = append(l.Items, Item{Mark: "!", Text: p.Say("playbook.problem", "place", at, "problem", one.Message)})
	}
	d.Section("", l)
	return d
}

// PlaybookShow lists the data in force, with the place of what is the provider's
// own.
func PlaybookShow(f *result.InForce) *Document {
	d := &Document{Title: f.Say("playbook.in_force", "playbook", bookName(&f.Language, f.Playbook))}
	if len(f.Values) == 0 {
		d.Section("", Text(f.Say("playbook.nothing_there")))
	}
	for _, file := range byFile(f.Values, func(v result.PlaybookValue) string { return v.File }) {
		t := Table{Columns: []Column{{Name: f.Say("playbook.key"), Flex: true}, {Name: f.Say("playbook.value"), Flex: true}, {Name: f.Say("playbook.from"), Flex: true}}}
		for _, v := range file {
			from := f.Say("playbook.from_built_in")
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
	d := &Document{Title: f.Say("playbook.differs", "playbook", bookName(&f.Language, f.Playbook))}
	if len(f.Changes) == 0 {
		d.Section("", Text(f.Say("playbook.nothing_differs")))
	}
	for _, file := range byFile(f.Changes, func(c result.PlaybookChange) string { return c.File }) {
		t := Table{Columns: []Column{{Name: f.Say("playbook.key"), Flex: true}, {Name: f.Say("playbook.built_in"), Flex: true}, {Name: f.Say("playbook.own"), Flex: true}}}
		from, to := currencies(file)
		left := 0
		for _, c := range file {
			if to != "" && c.After == "" {
				left++
				continue
			}
			t.Rows = append(t.Rows, []string{c.Path, cmp.Or(string(c.Before), f.Say("playbook.none")), cmp.Or(string(c.After), f.Say("playbook.taken_away"))})
		}
		d.Section(file[0].File, t)
		if left > 0 {
			d.Section("", Text(f.Say("playbook.not_taken_over", "values", left, "from", from, "to", to)))
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
	if len(f.Since) == 0 {
		d.Section("", Text(f.Say("playbook.since_nothing", "version", f.MadeFrom.Version)))
		return
	}
	t := Table{Columns: []Column{{Name: f.Say("playbook.key"), Flex: true}, {Name: f.Say("playbook.then"), Flex: true}, {Name: f.Say("playbook.now"), Flex: true}, {Name: f.Say("playbook.own"), Flex: true}}}
	var others []string
	for _, file := range byFile(f.Since, func(c result.BuiltInChange) string { return c.File + strconv.FormatBool(c.Own) }) {
		if !file[0].Own {
			others = append(others, f.Say("playbook.values_of", "file", file[0].File, "values", len(file)))
			continue
		}
		for _, c := range file {
			t.Rows = append(t.Rows, []string{c.File + " " + c.Path, cmp.Or(string(c.Before), f.Say("playbook.none")), cmp.Or(string(c.After), f.Say("playbook.gone")), cmp.Or(string(c.Ours), f.Say("playbook.taken_away"))})
		}
	}
	d.Section("", Text(f.Say("playbook.since", "version", f.MadeFrom.Version)))
	if len(t.Rows) > 0 {
		d.Section(f.Say("playbook.changed_under"), t)
	}
	if len(others) > 0 {
		d.Section(f.Say("playbook.changed_elsewhere"), Bullets("-", others), Text(f.Say("playbook.listed")))
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
