package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility/chart"
)

func (a *app) raciDiffCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var m mapFlags
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "What changes between two responsibility matrices, as an annex to sign",
		Long: `Diff says what changes from one responsibility matrix to another, part by part of
IT: who answers for what and does what from now on, and who did until now; which
rows are new or gone; how work passes between the two sides; what is in the fee.

A and B are matrices as 'mspscope raci check' reads them, or engagement files, of
which the matrices under the playbook are compared. The exit code is 0 also where
they differ.`,
		Example: `  mspscope raci diff march.yaml november.yaml -o markdown
  mspscope raci diff agreed-raci.yaml client.yaml
  mspscope raci diff old.csv new.xlsx -o json`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usage("which matrices? give two files A and B (%d given)", len(args))
			case args[0] == "" || args[1] == "":
				return usage("a file name is empty; give two files with a matrix or an engagement")
			case args[0] == "-" && args[1] == "-":
				return usage("stdin holds one matrix; give one of the two as a file")
			}
			return nil
		},
		RunE: runE(func(_ *cobra.Command, args []string) error {
			mapped, err := m.read()
			if err != nil {
				return err
			}
			if err := a.checkDestination(&o, sources{args, []string{f.playbook}}); err != nil {
				return err
			}
			d, err := a.matrixChanges(args, &f, mapped)
			if err != nil {
				return err
			}
			return a.write(&o, forms{
				document: func() *page.Document { return page.RACIDiff(d) },
				machine:  func() any { return d },
				table:    func() page.Table { return page.RACIDiffTable(d) },
			})
		}),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 1 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeMatrices(cmd, args, typed)
		},
	}
	f.addPlaybook(cmd)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	m.add(cmd)
	return cmd
}

// matrixChanges reads both sides and compares them.
func (a *app) matrixChanges(args []string, f *fileFlags, mapped map[string]chart.Whose) (*result.RACIDiff, error) {
	p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Responsibilities|playbook.Advice|playbook.Proofs)
	if err != nil {
		return nil, err
	}
	names := scope.MatrixNames(p, mapped)
	var sides [2]scope.MatrixSide
	unmatched := map[string]int{}
	for i, path := range args {
		if sides[i], err = a.matrixSide(p, path, names); err != nil {
			return nil, err
		}
		for _, head := range sides[i].Chart.Unmatched(names) {
			unmatched[head]++
		}
		if err := lettersOnly(sides[i].Chart); err != nil {
			return nil, invalid(err)
		}
	}
	for head, n := range unmatched {
		if n == len(sides) {
			return nil, knownHeads(sides[1].Chart, &chart.Names{Mapped: map[string]chart.Whose{head: mapped[head]}})
		}
	}
	return scope.MatrixChanges(p, sides[0], sides[1]), nil
}

// matrixSide reads a matrix, or the matrix that goes with an engagement.
func (a *app) matrixSide(p *playbook.Playbook, path string, names *chart.Names) (scope.MatrixSide, error) {
	name, data, err := a.readMatrix(path)
	if err != nil {
		return scope.MatrixSide{}, err
	}
	m, root, err := matrixOf(name, data, names)
	if err != nil {
		return scope.MatrixSide{}, invalid(err)
	}
	if m == nil {
		if m, root, err = engagementMatrix(p, name, data, root, names); err != nil {
			return scope.MatrixSide{}, err
		}
	}
	side := scope.MatrixSide{Chart: m}
	if root != nil && root.Get("client") != nil {
		for key, to := range map[string]*string{"name": &side.Client, "date": &side.Date} {
			if n := root.Get("client").Get(key); n != nil && n.Kind == yamldoc.Scalar {
				*to = n.Text
			}
		}
		if s := root.Get("schedule"); s != nil && s.Get("version") != nil {
			side.Issue = scope.Issue(s.Get("version").Text)
		}
	}
	if root == nil {
		side.Client, side.Issue = scope.TitleOf(p, m.Above)
	}
	return side, nil
}

// engagementMatrix is the matrix of an engagement as it would be printed, read as
// one that was.
func engagementMatrix(p *playbook.Playbook, name string, data []byte, root *yamldoc.Node, names *chart.Names) (*chart.Chart, *yamldoc.Node, error) {
	if root.Get("answers") == nil && root.Get("client") == nil {
		_, err := chart.FromNode(name, root, names) // which says what it needs
		return nil, nil, invalid(err)
	}
	e, err := parseEngagement(p, name, data)
	if err != nil {
		return nil, nil, invalid(err)
	}
	r, err := scope.Of(p, e, scope.Ask{})
	if err != nil {
		return nil, nil, invalid(err)
	}
	values := r.ForClient().Result()
	if values.RACI.Model == nil {
		return nil, nil, invalid(fmt.Errorf("%s: no model is recommended for these answers, so there is no matrix to compare; print one with 'mspscope raci FILE --model MODEL -o yaml'", name))
	}
	text, err := emit.JSON(values.ForRACI(result.Filter{Size: result.Full}))
	if err != nil {
		return nil, nil, failed(err)
	}
	printed, err := yamldoc.Parse(name, text)
	if err != nil {
		return nil, nil, failed(err)
	}
	m, err := chart.FromNode(name, printed, names)
	if err != nil {
		return nil, nil, failed(err)
	}
	return m, printed, nil
}

// lettersOnly refuses cells of which nobody can say what they mean: a change in them
// would be passed over.
func lettersOnly(m *chart.Chart) error {
	var problems yamldoc.Problems
	for i := range m.Rows {
		for j := range m.Rows[i].Cells {
			c := &m.Rows[i].Cells[j]
			if c.Unknown == "" && !c.Marked {
				continue
			}
			p := yamldoc.Problem{File: m.File, Line: c.At.Line, Col: c.At.Col, Message: yamldoc.Quote(c.Text) + " is no letter, so it cannot be compared; write A, R, A/R, C or I, or leave the cell empty"}
			if c.At.Cell != "" {
				p.File, p.Line, p.Col = c.At.In(m.File), 0, 0
			}
			problems = append(problems, p)
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}
