package scope

import (
	"strings"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
	"mspscope/responsibility/lint"
)

// MatrixNames are the ways in which the columns of a matrix are known, under a
// playbook that was loaded with its activities; mapped is what whoever reads the
// file says of them.
func MatrixNames(p *playbook.Playbook, mapped map[string]chart.Whose) *chart.Names {
	n := &chart.Names{Mapped: mapped, Said: saidIn(p)}
	for _, role := range responsibility.Roles() {
		n.Roles = append(n.Roles, p.Catalogue.Role(role))
	}
	return n
}

// saidIn are the words of the workbooks of a playbook.
func saidIn(p *playbook.Playbook) chart.Said {
	l := &p.Language
	out := chart.Said{
		Heads: map[string]string{
			"id": l.Say("raci.id"), "activity": l.Say("raci.activity"), "tower": l.Say("raci.part"),
			"passing": l.Say("raci_book.how_work_passes"), "because": l.Say("raci_book.why_so"), "evidence": l.Say("raci_book.shown_by"),
			"status": l.Say("raci_book.state"), "fee": l.Say("raci_book.in_the_fee"), "cadence": l.Say("raci_book.how_often"),
		},
		Towers: map[string]string{}, Fees: map[string]string{}, Open: []string{l.Say("raci_book.to_settle")},
	}
	for _, id := range []string{"raci_book.agreed", "raci_book.agreed_by", "raci_book.agreed_on", "raci_book.agreed_by_on"} {
		const value = "\x00"
		begins, _, _ := strings.Cut(l.Say(id, "who", value, "day", value), value)
		out.Agreed = append(out.Agreed, begins)
	}
	for _, tower := range terms.Towers() {
		out.Towers[tower.String()] = p.Questionnaire.Towers[tower]
	}
	for _, fee := range []responsibility.Fee{responsibility.Included, responsibility.Extra, responsibility.NotOffered, responsibility.OwnWork} {
		out.Fees[string(fee)] = l.SayOf("raci_book.fee", string(fee))
	}
	return out
}

// CheckMatrix checks a matrix that stands in a file.
func CheckMatrix(p *playbook.Playbook, m *chart.Chart) *result.RACICheck {
	report := lint.Check(m, p.Catalogue)
	out := &result.RACICheck{
		Schema: result.SchemaID("raci-check-output"), Version: result.Version, Playbook: playbookOf(p),
		File: m.File, Rows: len(m.Rows), Columns: []result.MatrixColumn{}, Unread: notNil(m.Unread), Language: p.Language,
		Errors: report.Count(lint.Error), Warnings: report.Count(lint.Warning), Infos: report.Count(lint.Info),
		Findings: []result.MatrixFinding{}, Unchecked: []result.UncheckedRule{},
	}
	for i := range m.Columns {
		c := &m.Columns[i]
		out.Columns = append(out.Columns, result.MatrixColumn{Name: c.Name, Role: c.Role, Party: c.Party})
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		one := result.MatrixFinding{
			Place: f.At.In(m.File), Cell: terms.Optional(f.At.Cell), Rule: f.Rule, Title: lint.Title(f.Rule), Severity: f.Severity.String(),
			ID: terms.Optional(f.ID), Activity: terms.Optional(f.Row), What: f.What, Do: f.Do,
		}
		if f.At.Line > 0 {
			one.Line, one.Column = &f.At.Line, &f.At.Col
		}
		out.Findings = append(out.Findings, one)
	}
	for _, u := range report.Unchecked {
		out.Unchecked = append(out.Unchecked, result.UncheckedRule(u))
	}
	return out
}
