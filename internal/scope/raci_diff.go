package scope

import (
	"strings"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility/change"
	"mspscope/responsibility/chart"
)

// MatrixSide is a matrix to compare, with what is known of its client.
type MatrixSide struct {
	Chart        *chart.Chart
	Client, Date string
	Issue        string // which version it is, as it says itself
}

// MatrixChanges says what differs between two matrices.
func MatrixChanges(p *playbook.Playbook, a, b MatrixSide) *result.RACIDiff {
	d := change.Between(a.Chart, b.Chart)
	out := &result.RACIDiff{
		Schema: result.SchemaID("raci-diff-output"), Version: result.Version, Playbook: playbookOf(p),
		Towers: p.Questionnaire.Towers, Language: p.Language,
		A: sideOf(a), B: sideOf(b), Same: d.Same(), Roles: rolesOf(a.Chart, b.Chart),
		Added: rowsOf(b.Chart, d.Added), Gone: rowsOf(a.Chart, d.Gone), Moved: []result.ChangedDuty{},
		Renamed:  changedTexts(d.Renamed, func(r *chart.Row) string { return r.Name }),
		Handoffs: changedTexts(d.Handoffs, func(r *chart.Row) string { return r.Handoff }),
		Fees:     changedTexts(d.Fees, feeOf),
		Cadences: changedTexts(d.Cadences, func(r *chart.Row) string { return r.Cadence }),
		Compared: result.ComparedFields{
			Handoffs: change.Handoffs(a.Chart, b.Chart), Fees: a.Chart.Has.Fee && b.Chart.Has.Fee, Cadences: a.Chart.Has.Cadence && b.Chart.Has.Cadence,
		},
	}
	for _, m := range d.Moved {
		duty := result.ChangedDuty{ID: terms.Optional(m.After.ID), Tower: terms.Optional(m.After.Tower), Activity: m.After.Name, Letters: []result.ChangedLetter{}}
		for _, l := range m.Letters {
			duty.Letters = append(duty.Letters, result.ChangedLetter{Letter: l.Letter.String(), Before: l.Before, After: l.After})
		}
		out.Moved = append(out.Moved, duty)
	}
	return out
}

// TitleOf finds in what stands above a table of ours whose matrix it is and which version.
func TitleOf(p *playbook.Playbook, above []string) (client, issue string) {
	before, after := titleOf(&p.Language)
	for _, text := range above {
		if name, ours := strings.CutSuffix(text, ": who does what"); ours { // of one that was printed without these texts
			client = name
		} else if len(text) > len(before)+len(after) && strings.HasPrefix(text, before) && strings.HasSuffix(text, after) {
			client = text[len(before) : len(text)-len(after)]
		}
		if p.Texts == nil || p.Texts.Schedule == nil {
			continue
		}
		t := p.Texts.Schedule
		for _, form := range []string{t.Revision, t.Dated, t.Draft, t.NoVersion} {
			begins, _, _ := strings.Cut(form, "{")
			ends := form[strings.LastIndex(form, "}")+1:]
			if strings.HasPrefix(text, begins) && strings.HasSuffix(text, ends) && issue == "" {
				issue = Issue(text)
			}
		}
	}
	return client, issue
}

// titleOf is what stands before and behind the name of a client in the title of a matrix.
func titleOf(l *words.Language) (before, after string) {
	const name = "\x00"
	before, after, _ = strings.Cut(l.Say("shared.title_for", "client", name, "title", l.Small(l.Say("raci.title"))), name)
	return before, after
}

// Issue is the version of a matrix alone, without from when it holds.
func Issue(version string) string {
	first, _, _ := strings.Cut(version, ". ")
	return first
}

func sideOf(s MatrixSide) result.MatrixSide {
	return result.MatrixSide{File: s.Chart.File, Client: terms.Optional(s.Client), Date: terms.Optional(s.Date), Issue: terms.Optional(s.Issue), Rows: len(s.Chart.Rows)}
}

// rolesOf are those who have a part on either side, the second one first because
// its names hold from now on.
func rolesOf(a, b *chart.Chart) []result.ChangedRole {
	roles, seen := []result.ChangedRole{}, map[string]bool{}
	for _, m := range []*chart.Chart{b, a} {
		for i := range m.Columns {
			c := &m.Columns[i]
			if !seen[c.Key()] {
				seen[c.Key()] = true
				roles = append(roles, result.ChangedRole{Key: c.Key(), Name: c.Title, Party: c.Party})
			}
		}
	}
	return roles
}

func rowsOf(m *chart.Chart, rows []*chart.Row) []result.ChangedRow {
	out := []result.ChangedRow{}
	for _, r := range rows {
		one := result.ChangedRow{
			ID: terms.Optional(r.ID), Tower: terms.Optional(r.Tower), Activity: r.Name, Letters: []result.RoleLetters{},
			Handoff: terms.Optional(r.Handoff), Fee: terms.Optional(r.Fee), FeeNote: terms.Optional(r.FeeNote),
		}
		for i := range r.Cells {
			if l := r.Cells[i].Letters; l != 0 {
				one.Letters = append(one.Letters, result.RoleLetters{Role: m.Columns[i].Key(), Letters: chart.LettersText(l)})
			}
		}
		out = append(out, one)
	}
	return out
}

func changedTexts(pairs []change.Pair, of func(*chart.Row) string) []result.ChangedText {
	out := []result.ChangedText{}
	for _, p := range pairs {
		out = append(out, result.ChangedText{
			ID: terms.Optional(p.After.ID), Tower: terms.Optional(p.After.Tower), Activity: p.After.Name,
			Before: terms.Optional(of(p.Before)), After: terms.Optional(of(p.After)),
		})
	}
	return out
}

// feeOf is what a row says of the fee, with its note.
func feeOf(r *chart.Row) string {
	if r.FeeNote == "" {
		return r.Fee
	}
	return r.Fee + ": " + r.FeeNote
}
