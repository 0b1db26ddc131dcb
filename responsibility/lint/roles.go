package lint

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// roles checks each role over all rows.
func (k *checker) roles() {
	rows := int64(len(k.m.Rows))
	shares := rows >= k.limits.LeastRows && int64(len(k.m.Columns)) >= k.limits.LeastRoles
	if !shares {
		why := fmt.Sprintf("of fewer than %d rows, or among fewer than %d roles, a share says nothing; here are %s and %s", k.limits.LeastRows, k.limits.LeastRoles,
			words.Count(len(k.m.Rows), "row", "rows"), words.Count(len(k.m.Columns), "role", "roles"))
		k.unchecked("R15", why)
		k.unchecked("R17", why)
	}
	for i := range k.m.Columns {
		c := &k.m.Columns[i]
		if k.m.Ours && c.Role == nil {
			k.found("R05", Error, c.At, nil, yamldoc.Quote(c.Name)+" is no role"+yamldoc.Suggest(c.Name, responsibility.Role(0).Words()), "write the id of one of the eight roles")
		}
		a, r, asked, part := k.count(i)
		if part == 0 {
			k.found("R16", Warning, c.At, nil, "no row has a part for "+c.Title, "take the role out, or give it its part")
			continue
		}
		if a > 0 {
			k.group(c)
		}
		if !shares {
			continue
		}
		k.share(c, "R15", a, k.limits.AccountablePercent, "an A", "give rows to whoever decides on them day by day")
		k.share(c, "R15", r, k.limits.ResponsiblePercent, "an R", "see whether it has the hours, or split the role")
		k.share(c, "R13", asked, k.limits.ConsultedPercent, "a C", "ask only where the answer changes what is done")
		if part == rows {
			k.found("R17", Info, c.At, nil, "every row has a part for "+c.Title, "leave out the rows that are no concern of it")
		}
	}
}

// count returns in how many rows a column answers, works, is asked, and has any
// part.
func (k *checker) count(column int) (a, r, c, part int64) {
	for i := range k.m.Rows {
		cell := &k.m.Rows[i].Cells[column]
		if cell.Letters != 0 || cell.Marked || cell.Variant != "" || cell.Unknown != "" {
			part++
		}
		for n, letter := range map[*int64]responsibility.Letter{&a: responsibility.A, &r: responsibility.R, &c: responsibility.C} {
			if cell.Letters&letter != 0 {
				*n++
			}
		}
	}
	return a, r, c, part
}

// share reports a role that has a letter in too many rows.
func (k *checker) share(c *chart.Column, rule string, n, most int64, letter, do string) {
	if rows := int64(len(k.m.Rows)); n*100 > most*rows {
		k.found(rule, Warning, c.At, nil, fmt.Sprintf("%s in %d of %d rows for %s, more than %d%%", letter, n, rows, c.Title, most), do)
	}
}

// group reports a role that answers and is no single person by its name, or is
// called as both companies would call theirs.
func (k *checker) group(c *chart.Column) {
	if c.Role != nil && k.m.Ours {
		return
	}
	if strings.EqualFold(strings.TrimSpace(c.Name), "IT") {
		k.found("R10", Warning, c.At, nil, yamldoc.Quote(c.Name)+" may be the people of either company", "name the company and the post")
		return
	}
	for _, word := range strings.FieldsFunc(strings.ToLower(c.Name), func(r rune) bool { return strings.ContainsRune(" /-_&,+", r) }) {
		if slices.Contains(k.limits.Groups, word) {
			k.found("R10", Warning, c.At, nil, yamldoc.Quote(c.Name)+" answers for rows and is a group, by its name", "name the one post that signs, and let the group be asked")
			return
		}
	}
}

// same reports whether two names have the same words.
func same(a, b []string) bool { return slices.Equal(a, b) }
