package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/view"
	"mspscope/internal/wire"
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
			if err := errors.Join(f.check(), o.check(args)); err != nil {
				return firstUsage(err)
			}
			p, err := a.loadPlaybook(f.playbook, 0)
			if err != nil {
				return err
			}
			var applies []answer.Truth
			if len(args) > 0 || len(f.sets) > 0 {
				e, err := a.engagement(p, args, &f)
				if err != nil {
					return err
				}
				applies = p.Matrix.Recommend(p.Questionnaire.Schema.View(e.Answers)).Applies
			}
			return a.write(&o, result{
				document: func() *view.Document { return view.Matrix(p.Matrix, applies) },
				machine:  func() any { return wire.MatrixOf(p, applies) },
				table:    func() view.Table { return view.MatrixCSV(p.Matrix, applies) },
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
		Args: cobra.NoArgs,
		RunE: runE(func(*cobra.Command, []string) error {
			if err := o.check(nil); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Advice)
			if err != nil {
				return err
			}
			return a.write(&o, result{
				document: func() *view.Document { return view.Models(p.Texts) },
				machine:  func() any { return wire.ModelsOf(p) },
				table:    func() view.Table { return view.ModelsTable(p.Texts) },
			})
		}),
	}
	f.addPlaybook(a, cmd)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}
