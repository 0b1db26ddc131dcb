package cmd

import (
	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/scope"
)

func (a *app) matrixCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	cmd := &cobra.Command{
		Use:     "matrix [FILE]",
		GroupID: "data",
		Short:   "The decision matrix as a table; with FILE, the rows that count are marked",
		Example: `  mspscope matrix
  mspscope matrix client.yaml
  mspscope matrix -o csv > matrix.csv`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, 0)
			if err != nil {
				return err
			}
			var e *assess.Engagement
			if len(args) > 0 || len(f.sets) > 0 {
				if e, err = a.engagement(p, args, &f); err != nil {
					return err
				}
			}
			m := scope.Matrix(p, e)
			return a.write(&o, forms{
				document: func() *page.Document { return page.Matrix(&m) },
				machine:  func() any { return m },
				table:    func() page.Table { return page.MatrixTable(&m) },
			})
		}),
	}
	f.add(a, cmd, false)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}

func (a *app) modelsCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	cmd := &cobra.Command{
		Use:     "models",
		GroupID: "data",
		Short:   "The three models side by side",
		Example: `  mspscope models
  mspscope models -o markdown > models.md`,
		Args: noArguments,
		RunE: runE(func(*cobra.Command, []string) error {
			if err := a.checkDestination(&o, sources{nil, []string{f.playbook}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Advice)
			if err != nil {
				return err
			}
			m := scope.Models(p)
			return a.write(&o, forms{
				document: func() *page.Document { return page.Models(&m) },
				machine:  func() any { return m },
				table:    func() page.Table { return page.ModelsTable(&m) },
			})
		}),
	}
	f.addPlaybook(cmd)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}
