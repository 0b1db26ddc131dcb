package scope

import (
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
	n := &chart.Names{Mapped: mapped}
	for _, role := range responsibility.Roles() {
		n.Roles = append(n.Roles, p.Catalogue.Role(role))
	}
	return n
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
