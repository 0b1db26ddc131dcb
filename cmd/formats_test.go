package cmd

import (
	"encoding/csv"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/yamldoc"
)

// What the formats of one output have in common, over every example and some
// invented clients. The golden files show each format once or twice; that the
// others say the same is held here.

// someClients are the files of the examples and of invented clients.
func someClients(tb testing.TB) []string {
	tb.Helper()
	files, dir := engagements(tb), tb.TempDir()
	for n := range 4 {
		path := filepath.Join(dir, fmt.Sprintf("invented-%d.yaml", n))
		writeFile(tb, path, []byte(invented(tb, 100+n)))
		files = append(files, path)
	}
	return files
}

// printed is what a command prints; it must work.
func printed(tb testing.TB, args ...string) string {
	tb.Helper()
	r := run(map[string]string{"COLUMNS": "100"}, args...)
	if r.code != exitOK {
		tb.Fatalf("%v: exit code %d: %s", args, r.code, r.errOut)
	}
	return r.out
}

// node is the output of a command in JSON or YAML.
func node(tb testing.TB, args ...string) *yamldoc.Node {
	tb.Helper()
	root, err := yamldoc.Parse(strings.Join(args, " "), []byte(printed(tb, args...)))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

// rows is the output of a command in CSV, each row by the names of its columns.
func rows(tb testing.TB, args ...string) []map[string]string {
	tb.Helper()
	all, err := csv.NewReader(strings.NewReader(printed(tb, args...))).ReadAll()
	if err != nil || len(all) == 0 {
		tb.Fatalf("%v: %v", args, err)
	}
	var list []map[string]string
	for _, row := range all[1:] {
		named := map[string]string{}
		for i, cell := range row {
			named[all[0][i]] = cell
		}
		list = append(list, named)
	}
	return list
}

// cents is an amount as a whole number of cents; known is false for none.
func cents(tb testing.TB, text string) (n int64, known bool) {
	tb.Helper()
	if text == "" {
		return 0, false
	}
	if _, err := fmt.Sscan(strings.NewReplacer(".", "", ",", "").Replace(text), &n); err != nil || !strings.Contains(text, ".") {
		tb.Fatalf("the amount %q", text)
	}
	return n, true
}

var threeCases = [3]string{"low", "typical", "high"}

// amounts are three cases in cents.
type amounts [3]int64

// sums adds up lines by what they belong to; what holds an unknown line is not
// known.
type sums struct {
	of      map[string]*amounts
	unknown map[string]bool
}

func (s *sums) add(tb testing.TB, to string, cells [3]string) {
	tb.Helper()
	if s.of == nil {
		s.of, s.unknown = map[string]*amounts{}, map[string]bool{}
	}
	if s.of[to] == nil {
		s.of[to] = &amounts{}
	}
	for i, cell := range cells {
		n, known := cents(tb, cell)
		s.of[to][i] += n
		s.unknown[to] = s.unknown[to] || !known
	}
}

// check compares a sum with what is printed as the total.
func (s *sums) check(t *testing.T, where, of string, cells [3]string) {
	t.Helper()
	for i, cell := range cells {
		total, known := cents(t, cell)
		switch {
		case !known && s.of[of] != nil && !s.unknown[of]:
			t.Errorf("%s: the total %s is not known, and every line is", where, of)
		case !known:
		case s.unknown[of]:
			t.Errorf("%s: the total %s is %s, and a line is not known", where, of, cell)
		case s.of[of] == nil && total != 0, s.of[of] != nil && s.of[of][i] != total:
			t.Errorf("%s: the lines of %s add up to %v cents, the total is %s", where, of, s.of[of], cell)
		}
	}
}

// The lines of an estimate add up to its totals, to the cent, in every format.
func TestLinesAddUpInEveryFormat(t *testing.T) {
	t.Parallel()
	models := []string{"fully_managed", "co_managed", "hybrid"}
	priced := 0
	for _, file := range someClients(t) {
		name := filepath.Base(file)
		totals := map[string][3]string{} // by model and period
		for _, format := range []string{"json", "yaml"} {
			root := node(t, "estimate", file, "-o", format)
			for _, model := range models {
				var s sums
				m := root.Get("models").Get(model)
				for i := range m.Get("lines").Items {
					line := &m.Get("lines").Items[i]
					s.add(t, line.Get("period").Text, caseTexts(line.Get("amount")))
				}
				for period, key := range map[string]string{"month": "monthly", "once": "one_time"} {
					totals[model+" "+period] = caseTexts(m.Get(key))
					s.check(t, name+" "+model+" "+format, period, caseTexts(m.Get(key)))
				}
			}
		}
		var s sums
		for _, row := range rows(t, "estimate", file, "-o", "csv") {
			s.add(t, row["model"]+" "+row["period"], [3]string{row["amount_low"], row["amount_typical"], row["amount_high"]})
		}
		for of, cells := range totals {
			s.check(t, name+" csv", of, cells)
		}
		for _, format := range []string{"markdown", "table"} {
			priced += linesOfAPage(t, name+" "+format, printed(t, "estimate", file, "-o", format))
		}
	}
	if priced < 20 {
		t.Errorf("only %d pages with lines", priced)
	}
}

// caseTexts are the three cases of a node, "" for null.
func caseTexts(n *yamldoc.Node) (texts [3]string) {
	for i, c := range threeCases {
		texts[i] = n.Get(c).Text
	}
	return texts
}

// priceRow matches the end of a row with an amount, and with what it could be, in a
// table of either form.
var priceRow = regexp.MustCompile(`^\s*\|?\s*(.*?)\s+\|?\s*(-?[0-9,]+\.[0-9]{2})\s*\|?(?:\s*-?[0-9,.]+ to -?[0-9,.]+)?\s*\|?$`)

// linesOfAPage adds up the lines of the recommended model as a page shows them,
// and reports how many such tables there are.
func linesOfAPage(t *testing.T, where, text string) int {
	t.Helper()
	_, section, found := strings.Cut(text, ": line by line\n")
	if !found {
		return 0
	}
	section, _, _ = strings.Cut(section, "What one more costs")
	section, _, _ = strings.Cut(section, "What the range comes from")
	var s sums
	part, seen := 0, 0
	for line := range strings.Lines(section) {
		m := priceRow.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil {
			continue
		}
		cells, of := [3]string{m[2], m[2], m[2]}, fmt.Sprint("part ", part)
		if first, _, _ := strings.Cut(m[1], " |"); first == "A month" || first == "Once" {
			s.check(t, where, of, cells)
			part++
			continue
		}
		seen++
		s.add(t, of, cells)
	}
	if part != 2 || seen < 3 {
		t.Errorf("%s: %d lines in %d parts:\n%s", where, seen, part, section)
	}
	return 1
}

// A responsibility matrix has the same rows with the same letters in every
// format; the letters are those of a side: one role answers, one works at least,
// and the side is that of the tower unless somebody decided otherwise or an
// answer moved the row.
func TestLettersAreTheSameInEveryFormat(t *testing.T) {
	t.Parallel()
	for i, file := range someClients(t) {
		model := []string{"fully_managed", "co_managed", "hybrid"}[i%3]
		args := []string{"raci", file, "--model", model, "--size", "full", "-o"}
		root := node(t, append(args, "json")...)
		want := rowsOf(root)
		if got := rowsOf(node(t, append(args, "yaml")...)); !slices.Equal(got, want) {
			t.Errorf("%s %s: YAML has other rows than JSON", filepath.Base(file), model)
		}
		var roles []string
		for i := range root.Get("roles").Items {
			roles = append(roles, root.Get("roles").Items[i].Get("id").Text)
		}
		var table []string
		for _, row := range rows(t, append(args, "csv")...) {
			text := row["id"] + " " + row["tower"] + " " + row["side"] + " " + row["status"]
			for _, role := range roles {
				if row[role] != "" {
					text += " " + role + "=" + row[role]
				}
			}
			table = append(table, text)
		}
		if !slices.Equal(table, want) {
			t.Errorf("%s %s: CSV has other rows than JSON:\n%s\nand\n%s", filepath.Base(file), model, strings.Join(table, "\n"), strings.Join(want, "\n"))
		}
		split := node(t, "estimate", file, "-o", "json").Get("models").Get(model).Get("split")
		lettersFollow(t, filepath.Base(file)+" "+model, root, split)
		page := map[string][]string{} // the cells of a row by its id
		for line := range strings.Lines(printed(t, append(args, "markdown")...)) {
			cells := strings.Split(strings.TrimSpace(line), "|")
			if len(cells) < 4 {
				continue
			}
			words := strings.Fields(strings.ReplaceAll(cells[1], "\u2011", "-"))
			if len(words) == 0 {
				continue // room for a name
			}
			id := words[0] // without the mark of its status
			for _, cell := range cells[3 : len(cells)-1] {
				page[id] = append(page[id], strings.TrimSpace(cell))
			}
		}
		for i := range root.Get("activities").Items {
			row := &root.Get("activities").Items[i]
			var letters []string
			for _, role := range roles {
				letter := ""
				if l := row.Get("assignments").Get(role); l != nil {
					letter = l.Text
				}
				letters = append(letters, letter)
			}
			if id := row.Get("id").Text; !slices.Equal(page[id], letters) {
				t.Errorf("%s %s: %s has the letters %q on the page, %q in the output", filepath.Base(file), model, id, page[id], letters)
			}
		}
	}
}

// rowsOf are the rows of a matrix, one text each.
func rowsOf(root *yamldoc.Node) []string {
	var texts []string
	for i := range root.Get("activities").Items {
		row := &root.Get("activities").Items[i]
		text := row.Get("id").Text + " " + row.Get("tower").Text + " " + row.Get("side").Text + " " + row.Get("status").Text
		for _, p := range row.Get("assignments").Pairs {
			text += " " + p.Key.Text + "=" + p.Value.Text
		}
		texts = append(texts, text)
	}
	return texts
}

// lettersFollow checks the rows of a matrix against the split of its model.
func lettersFollow(t *testing.T, where string, root, split *yamldoc.Node) {
	t.Helper()
	party := map[string]string{}
	for i := range root.Get("roles").Items {
		role := &root.Get("roles").Items[i]
		party[role.Get("id").Text] = role.Get("party").Text
	}
	for i := range root.Get("activities").Items {
		row := &root.Get("activities").Items[i]
		accountable, responsible, holds := 0, 0, map[string]bool{}
		for _, p := range row.Get("assignments").Pairs {
			if strings.Contains(p.Value.Text, "A") {
				accountable++
				holds[party[p.Key.Text]] = true
			}
			if strings.Contains(p.Value.Text, "R") {
				responsible++
				holds[party[p.Key.Text]] = true
			}
		}
		id := where + " " + row.Get("id").Text
		if accountable != 1 || responsible == 0 {
			t.Errorf("%s: %d answer for it, %d do it", id, accountable, responsible)
		}
		if both := holds["client"] && holds["provider"]; both != (row.Get("handoff").Kind == yamldoc.Scalar) {
			t.Errorf("%s: client and provider both hold A or R %v, handoff %q", id, both, row.Get("handoff").Text)
		}
		side, tower := row.Get("side").Text, split.Get(row.Get("tower").Text).Text
		if side != tower && row.Get("because") == nil && row.Get("status").Text != "agreed" {
			t.Errorf("%s: the side is %s, that of the tower %s, and nothing says why", id, side, tower)
		}
	}
}
