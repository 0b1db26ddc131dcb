package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

func (a *app) planCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var start string
	cmd := &cobra.Command{
		Use:     "plan [FILE]",
		GroupID: "client",
		Short:   "What happens in the first 30, 60 and 90 days, and by whom",
		Long: `Plan lays out the first 90 days of the recommended model: what has to be settled
before day 1, what the client gives, how people and parts of IT hand over, what the
answers ask for on its day, and how to tell at the end of each part that it is done.
Nothing is in it of a part of IT that the client keeps; what the answers ask for
there stands in a list of its own. Days count from the start of the service; with
--start, or start under quote in FILE, dates stand beside them.`,
		Example: `  mspscope plan client.yaml
  mspscope plan client.yaml -o markdown > plan.md
  mspscope plan client.yaml --start 2027-02-01
  mspscope plan client.yaml -o csv
  mspscope plan client.yaml --view internal`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return checkStart(start) }, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			r, err := a.result(args, &f, playbook.Prices|playbook.Responsibilities|playbook.Advice|playbook.Proofs, scope.Ask{Plan: true, Start: start})
			if err != nil {
				return err
			}
			if r.Plan == nil { // a whole texts.yaml of one's own, from before there were plans
				return invalid(errors.New("texts.yaml of the playbook has no \"start\", so there is no plan; add it, or leave out what the built-in file has so that it is taken from there"))
			}
			return a.show(&o, &f, r, shown{
				client:   page.Plan,
				internal: page.PlanInternal,
				machine:  func(r *result.Result) any { return r.ForPlan() },
				table:    page.PlanTable,
			})
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	cmd.Flags().StringVar(&start, "start", "", "first day of the service, `YYYY-MM-DD` (default: start under quote in the file)")
	return cmd
}

func checkStart(day string) error {
	switch {
	case day == "":
	case !assess.IsDate(day):
		return usage("--start must be a date such as 2027-02-01, not %q", day)
	case !assess.IsStart(day):
		return usage("--start must be a day on which a service can begin, such as 2027-02-01, not %s; correct the year", day)
	}
	return nil
}
