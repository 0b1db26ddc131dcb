package lint

import (
	"fmt"
	"strings"

	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// rows checks each row by itself.
func (k *checker) rows() {
	k.cells()
	noA, noR := !k.anywhere(responsibility.A), !k.anywhere(responsibility.R)
	if noA && k.anywhere(responsibility.R) {
		k.found("R01", Error, k.m.At, nil, fmt.Sprintf("none of the %s has an A, so nobody answers for anything", words.Count(len(k.m.Rows), "row", "rows")), "give each row exactly one A")
	}
	if noR && k.anywhere(responsibility.A) {
		k.found("R03", Error, k.m.At, nil, fmt.Sprintf("none of the %s has an R, so nobody does any work", words.Count(len(k.m.Rows), "row", "rows")), "give each row at least one R")
	}
	marked := 0
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		a, r := row.With(responsibility.A), row.With(responsibility.R)
		switch {
		case len(a) > 1:
			k.found("R02", Error, row.Cells[a[1]].At, row, words.Count(len(a), "role has", "roles have")+" an A: "+k.list(a), "leave the A with the one who signs the result off, and make the others R, C or I")
		case len(a)+len(r) > 0 || row.Marked() || row.Unclear(): // below, or nobody can say
		case row.Empty():
			k.found("R04", k.emptiness(row), row.At, row, "nobody has a part in it", "give it an A and an R; where it is a heading, it does no harm")
		default:
			k.found("R04", Error, row.At, row, "there are only people who are asked or told ("+k.letters(row)+")", "give one role an A, and one an R")
		}
		switch {
		case row.Marked():
			marked++
			continue
		case row.Unclear() || len(a)+len(r) == 0:
		case len(a) == 0 && !noA:
			k.found("R01", Error, row.At, row, "nobody has an A", "decide who signs the result off, and give that role the A")
		case len(r) == 0 && !noR:
			k.found("R03", Error, row.Cells[a[0]].At, row, "nobody has an R, so that nobody does the work that "+k.list(a)+words.Verb(len(a), " has", " have")+" the A for", "give an R to whoever does it; where it is the same role, write A/R")
		}
		k.many(row)
	}
	if marked > 0 {
		why := words.Count(marked, "row has", "rows have") + " ticks in the place of letters, so that nobody can tell who answers and who works"
		for _, rule := range []string{"R01", "R02", "R03", "R04"} {
			k.unchecked(rule, why)
		}
	}
}

// emptiness is how bad it is that nobody has a part in a row: tables of others
// have headings between their rows.
func (k *checker) emptiness(row *chart.Row) Severity {
	if k.m.Ours || row.ID != "" {
		return Error
	}
	return Warning
}

// anywhere reports whether a letter stands in some row.
func (k *checker) anywhere(l responsibility.Letter) bool {
	for i := range k.m.Rows {
		if len(k.m.Rows[i].With(l)) > 0 {
			return true
		}
	}
	return false
}

// many looks for too many letters in a row.
func (k *checker) many(row *chart.Row) {
	r, c, i := row.With(responsibility.R), row.With(responsibility.C), row.With(responsibility.I)
	if n := int64(len(r)); n > k.limits.Responsible || n == k.limits.Responsible && 2*len(r) > len(row.Cells) && n > 2 {
		k.found("R12", Warning, row.At, row, words.Count(len(r), "role does", "roles do")+" the work: "+k.list(r), "name the one who does it, or split the row by who does what")
	}
	if int64(len(c)) > k.limits.Consulted {
		k.found("R13", Warning, row.At, row, words.Count(len(c), "role is", "roles are")+" asked before it is done: "+k.list(c), "ask those whose answer changes what is done, and tell the others")
	}
	if int64(len(i)) > k.limits.Informed {
		k.found("R14", Info, row.At, row, words.Count(len(i), "role is", "roles are")+" told: "+k.list(i), "tell those who act on it")
	}
}

// cells looks for what cannot be read, and for letters that do not go together.
func (k *checker) cells() {
	var ticks, small []*chart.Cell
	variants := map[string]*chart.Cell{}
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			if c.Unknown != "" {
				k.found("R05", Error, c.At, row, fmt.Sprintf("%s of %s is no letter", yamldoc.Quote(c.Text), k.name(j)), "write A, R, A/R, C or I, or leave the cell empty")
			}
			if c.Note != "" && c.Letters != 0 {
				k.found("R05", Warning, c.At, row, fmt.Sprintf("%s of %s is read as %s; what else stands there counts for nothing", yamldoc.Quote(c.Text), k.name(j), chart.LettersText(c.Letters)), "write the letters alone, A/R for both, and the remark in a column of its own")
			}
			if c.Letters&(responsibility.C|responsibility.I) != 0 && c.Letters.Holds() {
				k.found("R06", Warning, c.At, row, chart.LettersText(c.Letters)+" in one cell, of "+k.name(j), "leave only "+chart.LettersText(c.Letters&responsibility.AR)+": whoever answers for work or does it need not be asked or told")
			}
			if c.Marked {
				ticks = append(ticks, c)
			}
			if c.Small {
				small = append(small, c)
			}
			for _, letter := range c.Variant {
				if variants[string(letter)] == nil {
					variants[string(letter)] = c
				}
			}
		}
	}
	if len(ticks) > 0 {
		k.found("R05", Warning, ticks[0].At, nil, words.Count(len(ticks), "cell has", "cells have")+" a tick in the place of a letter, the first one here: it says that somebody takes part, and not as what", "write A for who answers, R for who works")
	}
	if len(small) > 0 {
		k.found("R05", Info, small[0].At, nil, words.Count(len(small), "cell has", "cells have")+" small letters, the first one here; they are read as capitals", "write capitals, so that everybody reads the same")
	}
	for _, letter := range []string{"S", "V", "Q", "O"} {
		if c := variants[letter]; c != nil {
			k.found("R05", Info, c.At, nil, fmt.Sprintf("%s (%s) is a letter of another scheme, the first one here; it counts as no part in these checks", letter, chart.Variant(letter)), "write R for who does the work, C for who is asked, or leave it where both companies use it")
		}
	}
}

// name is how a column is called in a sentence.
func (k *checker) name(column int) string { return k.m.Columns[column].Title }

// list names columns.
func (k *checker) list(columns []int) string {
	var names []string
	for _, c := range columns {
		names = append(names, k.name(c))
	}
	return words.List(names)
}

// letters says who has which part in a row.
func (k *checker) letters(row *chart.Row) string {
	var parts []string
	for i := range row.Cells {
		if l := row.Cells[i].Letters; l != 0 {
			parts = append(parts, k.name(i)+" "+chart.LettersText(l))
		}
	}
	return strings.Join(parts, ", ")
}

// towers says which rows are about security, and who answers for what is to be
// secured.
func (k *checker) towers() {
	const rule = "R24"
	if !k.m.Has.Tower || !k.m.Has.Side || !k.m.Ours {
		k.unchecked(rule, "the file does not say which part of IT a row belongs to and who runs that")
		return
	}
	sides := map[string]map[string]int{}
	at := map[string]*chart.Row{}
	for i := range k.m.Rows {
		row := &k.m.Rows[i]
		if sides[row.Tower] == nil {
			sides[row.Tower], at[row.Tower] = map[string]int{}, row
		}
		sides[row.Tower][row.Side]++
	}
	runs := func(t terms.Tower, side terms.Side) bool {
		rows := sides[t.String()]
		return 2*rows[side.String()] > rows[terms.Provider.String()]+rows[terms.Shared.String()]+rows[terms.Client.String()]+rows[terms.ThirdParty.String()]
	}
	if !runs(terms.SecurityOperations, terms.Provider) {
		return
	}
	var own []string
	for _, t := range []terms.Tower{terms.ServersCloud, terms.Network, terms.BackupRecovery} {
		if runs(t, terms.Client) {
			own = append(own, t.Name())
		}
	}
	if len(own) > 0 {
		k.found(rule, Warning, at[terms.SecurityOperations.String()].At, nil, "the provider answers for security, and the client runs "+words.List(own)+" without it", "agree in writing what the provider may see and change there, or leave that security with the client")
	}
}
