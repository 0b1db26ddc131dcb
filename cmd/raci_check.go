package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/intake"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// onWarning is the gate of 'raci check --fail-on'.
const onWarning = "warning"

// mapFlags say whose columns of a table are which.
type mapFlags struct{ roles []string }

func (m *mapFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&m.roles, "role-map", nil, "say who a column is: `NAME=ROLE`, a role such as client_it, or client, provider or vendor (repeatable)")
	mustComplete(cmd, "role-map", func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		name, _, chosen := strings.Cut(typed, "=")
		if !chosen {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var all []string
		for _, id := range whoseIDs() {
			all = append(all, name+"="+id)
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	})
}

// whoseIDs lists whom a column may be: roles and companies.
func whoseIDs() []string {
	return slices.Concat(responsibility.Role(0).Words(), responsibility.Party(0).Words())
}

// read returns whom the columns are said to be.
func (m *mapFlags) read() (map[string]chart.Whose, error) {
	mapped, said := map[string]chart.Whose{}, map[string]string{}
	for _, given := range m.roles {
		at := strings.LastIndex(given, "=")
		if at < 1 {
			return nil, usage("--role-map wants NAME=ROLE, such as --role-map \"CIO=client_sponsor\"; %s is not that", yamldoc.Quote(given))
		}
		name, id := strings.TrimSpace(given[:at]), strings.TrimSpace(given[at+1:])
		if before, ok := said[name]; ok && before != id {
			return nil, usage("--role-map %s is given as %s and as %s; a column is one of them", yamldoc.Quote(name), yamldoc.Quote(before), yamldoc.Quote(id))
		}
		said[name] = id
		role, isRole := responsibility.ParseRole(id)
		party := slices.Index(responsibility.Party(0).Words(), id)
		switch {
		case isRole:
			mapped[name] = chart.Whose{Role: &role, Party: role.Party()}
		case party >= 0:
			mapped[name] = chart.Whose{Party: responsibility.Party(party)}
		default:
			return nil, usage("--role-map %s: %s is no role and no company%s; it may be %s", yamldoc.Quote(name), yamldoc.Quote(id), yamldoc.Suggest(id, whoseIDs()), words.Or(whoseIDs()))
		}
	}
	return mapped, nil
}

func (a *app) raciCheckCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var m mapFlags
	var failOn string
	cmd := &cobra.Command{
		Use:   "check MATRIX",
		Short: "What is wrong with a responsibility matrix: one of ours that was edited, or anybody's",
		Long: `Check looks through a responsibility matrix: rows that nobody answers for or that
two answer for, work that both companies do without a word on who does what, what
only the client can answer for, rows that are missing, and more. Each finding has
its place, its rule, what is wrong and what to do. What the file cannot show is
listed as not checked, with why.

MATRIX is what 'mspscope raci' prints as YAML, JSON or CSV, the first sheet of an
Excel workbook, or a CSV table of anybody's: a row with the names of the roles, a
column with the activities, and letters such as R, A, R/A, AR, C or I. Say with
--role-map who the columns of such a table are, or the rules about the border
between the two companies are not checked. "-" reads from stdin.

The exit code is 3 where there are errors or no rows at all, and with --fail-on warning 4 where there
are warnings. An engagement file called check is read as ./check by 'mspscope raci'.`,
		Example: `  mspscope raci check agreed.yaml
  mspscope raci client.yaml -o csv | mspscope raci check -
  mspscope raci check theirs.csv --role-map "CIO=client_sponsor" --role-map "MSP=provider"
  mspscope raci check theirs.xlsx -o csv --to findings.csv
  mspscope raci check agreed.yaml --fail-on warning`,
		Args: oneMatrix,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if failOn != "" && failOn != onWarning {
				return usage("--fail-on %s is not known; the gate is %s", failOn, onWarning)
			}
			mapped, err := m.read()
			if err != nil {
				return err
			}
			if err := a.checkDestination(&o, sources{args, []string{f.playbook}}); err != nil {
				return err
			}
			checked, err := a.checkedMatrix(args[0], f.playbook, mapped)
			if err != nil {
				return err
			}
			if err := a.write(&o, forms{
				document: func() *page.Document { return page.RACICheck(checked) },
				machine:  func() any { return checked },
				table:    func() page.Table { return page.RACICheckTable(checked) },
			}); err != nil {
				return err
			}
			return verdict(checked, failOn)
		}),
		ValidArgsFunction: completeMatrices,
	}
	f.addPlaybook(cmd)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	m.add(cmd)
	cmd.Flags().StringVar(&failOn, "fail-on", "", "exit with 4 when there are warnings and no errors: `GATE` is "+onWarning)
	mustComplete(cmd, "fail-on", cobra.FixedCompletions([]string{onWarning}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// checkedMatrix reads a matrix and checks it.
func (a *app) checkedMatrix(path, dir string, mapped map[string]chart.Whose) (*result.RACICheck, error) {
	p, err := a.loadPlaybook(dir, playbook.Responsibilities)
	if err != nil {
		return nil, err
	}
	matrix, err := a.matrixIn(path, scope.MatrixNames(p, mapped))
	if err != nil {
		return nil, err
	}
	return scope.CheckMatrix(p, matrix), nil
}

// verdict is the error that what was found ends with.
func verdict(c *result.RACICheck, failOn string) error {
	switch {
	case c.Rows == 0:
		return invalid(fmt.Errorf("%s has no rows, so there is nothing to check; name a file with the rows of a matrix", c.File))
	case c.Errors > 0:
		return invalid(fmt.Errorf("the matrix in %s has %s", c.File, words.Count(c.Errors, "error", "errors")))
	case c.Warnings > 0 && failOn == onWarning:
		return &exitError{exitGate, fmt.Errorf("the matrix in %s has %s, as --fail-on asked", c.File, words.Count(c.Warnings, "warning", "warnings"))}
	}
	return nil
}

// oneMatrix is the argument check of commands on one matrix.
func oneMatrix(_ *cobra.Command, args []string) error {
	switch {
	case len(args) != 1:
		return usage("which matrix? give one file, or \"-\" for stdin (%d given)", len(args))
	case args[0] == "":
		return usage("the file name is empty; give a file with a matrix, or \"-\" for stdin")
	}
	return nil
}

func completeMatrices(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml", "json", "csv", "tsv", "xlsx"}, cobra.ShellCompDirectiveFilterFileExt
}

// matrixIn reads a matrix from a file or stdin.
func (a *app) matrixIn(path string, names *chart.Names) (*chart.Chart, error) {
	name, data, err := a.readMatrix(path)
	if err != nil {
		return nil, err
	}
	m, root, err := matrixOf(name, data, names)
	switch {
	case err != nil:
		return nil, invalid(err)
	case m == nil && root.Get("answers") != nil:
		return nil, invalid(fmt.Errorf("%s is an engagement, not a matrix; check its matrix with 'mspscope raci FILE -o yaml | mspscope raci check -'", name))
	case m == nil:
		_, err := chart.FromNode(name, root, names)
		return nil, invalid(err)
	}
	return m, knownHeads(m, names)
}

// readMatrix reads the bytes of a matrix, one further than a workbook may have.
func (a *app) readMatrix(path string) (name string, data []byte, err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", nil, failed(fmt.Errorf("%s is a directory; name a file with a matrix", yamldoc.SourceName(path)))
	}
	return a.read(path, "a responsibility matrix", intake.MaxBytes)
}

// knownHeads refuses heads of --role-map that no column has.
func knownHeads(m *chart.Chart, names *chart.Names) error {
	if missing := m.Unmatched(names); len(missing) > 0 {
		slices.Sort(missing)
		return usage("--role-map %s: there is no such column in %s%s; the columns are %s", yamldoc.Quote(missing[0]), m.File, yamldoc.Suggest(missing[0], m.Heads()), quotedList(m.Heads()))
	}
	return nil
}

func quotedList(all []string) string {
	var quotedOnes []string
	for _, s := range all {
		quotedOnes = append(quotedOnes, yamldoc.Quote(s))
	}
	return words.List(quotedOnes)
}

// matrixOf reads a matrix in whatever form it has: a workbook, a document, or a
// table. Of a document that is no matrix it returns the root alone.
func matrixOf(name string, data []byte, names *chart.Names) (*chart.Chart, *yamldoc.Node, error) {
	if intake.IsWorkbook(data) {
		cells, err := intake.FirstSheet(name, "a matrix", data)
		if err != nil {
			return nil, nil, err
		}
		m, err := chart.FromGrid(gridOf(name, cells), names)
		return m, nil, err
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".xlsx" || ext == ".xls" {
		return nil, nil, yamldoc.Problems{{File: name, Message: "is not an .xlsx workbook; save it as an Excel workbook (.xlsx), or name a table that is none .csv"}}
	}
	if !isDocument(name, data) {
		grid, err := chart.ReadCSV(name, data)
		if err != nil {
			return nil, nil, err
		}
		m, err := chart.FromGrid(grid, names)
		return m, nil, err
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return nil, nil, err
	}
	if !chart.IsMatrix(root) {
		return nil, root, nil
	}
	m, err := chart.FromNode(name, root, names)
	return m, root, err
}

// isDocument tells YAML and JSON from a table: by the ending of the name, else by
// how the text begins.
func isDocument(name string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	case ".csv", ".tsv", ".txt":
		return false
	}
	text := strings.TrimSpace(strings.TrimPrefix(string(data[:min(len(data), sniffedBytes)]), "\ufeff"))
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "---") {
		return true
	}
	for line := range strings.Lines(text) {
		if key, _, found := strings.Cut(line, ":"); found && slices.Contains([]string{"version", "schema", "activities", "answers", "client", "playbook"}, key) {
			return true
		}
	}
	return false
}

// sniffedBytes is how much of a text is looked at to tell what it is.
const sniffedBytes = 4096

// gridOf lays the cells of a sheet out as a table.
func gridOf(name string, cells []intake.Cell) *chart.Grid {
	g := &chart.Grid{File: name}
	last := 0
	for i := range cells {
		c := &cells[i]
		if c.Row != last {
			g.Rows, last = append(g.Rows, nil), c.Row
		}
		row := &g.Rows[len(g.Rows)-1]
		for len(*row) < c.Column-1 {
			empty := intake.Cell{Row: c.Row, Column: len(*row) + 1}
			*row = append(*row, chart.Text{At: chart.Place{Line: c.Row, Col: empty.Column, Cell: empty.Name()}})
		}
		*row = append(*row, chart.Text{Text: c.Text, At: chart.Place{Line: c.Row, Col: c.Column, Cell: c.Name()}})
	}
	return g
}
