package cmd

import (
	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

func (a *app) estimateCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	cmd := &cobra.Command{
		Use:     "estimate [FILE]",
		GroupID: "client",
		Short:   "What all three models cost: low, typical, high, line by line",
		Long: `Estimate prices all three models by the split of work: low, typical and high,
line by line, with what it costs to start and what each option costs over the
term against a team of your own and against today. A count that is not answered
is priced from an assumed range, and the assumption is printed.`,
		Example: `  mspscope estimate client.yaml
  mspscope estimate --set users_count=25 --set endpoints_count=25
  mspscope estimate client.yaml -o json | jq .models.fully_managed.monthly`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			r, err := a.result(args, &f, playbook.Prices|playbook.Advice|playbook.Proofs, scope.Ask{})
			if err != nil {
				return err
			}
			return a.show(&o, &f, r, shown{
				client: page.Estimate, internal: page.EstimateInternal,
				machine: (*result.Result).ForEstimate, table: page.EstimateTable,
			})
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}
