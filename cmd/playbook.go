package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

func (a *app) playbookCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "playbook",
		GroupID: "data",
		Short:   "Your own questions, rules and prices, safely",
		Args:    cobra.NoArgs,
		RunE: runE(func(*cobra.Command, []string) error {
			return usage("what about the playbook? 'mspscope playbook check DIR' checks one")
		}),
	}
	cmd.AddCommand(a.playbookCheckCommand())
	return cmd
}

func (a *app) playbookCheckCommand() *cobra.Command {
	var cases string
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check every file of a playbook, what it can never recommend, and its example clients",
		Long: `Check loads every file in DIR over the built-in ones and reports all problems at
once. It warns of models that no answers can lead to, of rules too entangled to
prove anything about, and of questions and options that no rule reads. With --cases
it scores example clients and says which of them get another model than expected
(exit code 3).`,
		Example: `  mspscope playbook check our-rules
  mspscope playbook check our-rules --cases our-rules/cases/clients.yaml`,
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: runE(func(_ *cobra.Command, args []string) error {
			dir := ""
			if len(args) == 1 {
				dir = args[0]
			}
			if err := a.checkStdout(sources{[]string{cases}, []string{dir}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(dir, playbook.Everything)
			if err != nil {
				return err
			}
			checked := scope.Check(p)
			if cases != "" {
				if checked.Cases, checked.Missed, err = a.checkCases(p, cases); err != nil {
					return err
				}
			}
			o := outputFlags{format: formatTable}
			if err := a.write(&o, forms{document: func() *page.Document { return page.PlaybookCheck(checked) }}); err != nil {
				return err
			}
			if n := len(checked.Missed); n > 0 {
				return invalid(fmt.Errorf("%d of %d example clients do not get what is expected", n, checked.Cases))
			}
			return nil
		}),
	}
	cmd.Flags().StringVar(&cases, "cases", "", "score the example clients in `FILE`")
	return cmd
}

// checkCases scores a file of example clients and returns what is not as
// expected.
func (a *app) checkCases(p *playbook.Playbook, path string) (n int, missed []string, err error) {
	name, data, err := a.read(path, "example clients", yamldoc.MaxBytes)
	if err != nil {
		return 0, nil, err
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return 0, nil, invalid(err)
	}
	r := yamldoc.NewReport(name)
	cases := playbook.ReadCases(r, root, p.Questionnaire)
	if err := r.Err(); err != nil {
		return 0, nil, invalid(err)
	}
	for i := range cases {
		if problem := cases[i].Check(p); problem != "" {
			missed = append(missed, problem)
		}
	}
	return len(cases), missed, nil
}
