package cmd

import (
	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

func (a *app) recommendCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var gates gateFlags
	var explain, all bool
	cmd := &cobra.Command{
		Use:        "recommend [FILE]",
		SuggestFor: []string{"score", "run", "model"},
		GroupID:    "client",
		Short:      "Which model fits, why, what speaks against it, who runs what",
		Long: `Recommend scores the answers in FILE against the decision matrix and says which
model fits: with its reasons, what speaks against it, what is ruled out, who
would run what, and what to do about the risks that the answers show.

A question that was not answered counts as nothing: it is listed as open.`,
		Example: `  mspscope recommend client.yaml
  mspscope recommend --set it_fte=0 --set users_count=24
  mspscope recommend client.yaml --set it_staff_plan=none_wanted
  mspscope recommend client.yaml -o json --fail-on too_close`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			parts := playbook.Prices | playbook.Advice | playbook.Proofs
			if o.machine() { // what uses an open question stands there alone
				parts |= playbook.Uses
			}
			r, record, err := a.gated(args, &f, parts, scope.Ask{Explain: explain, AllFindings: all}, &gates)
			if err != nil {
				return err
			}
			err = a.show(&o, &f, r, shown{
				client: page.Recommend, internal: page.RecommendInternal, machine: (*result.Result).ForRecommend,
			})
			if err != nil {
				return err
			}
			return gates.missed(record)
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	gates.add(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "everything: every finding, every step on the way, every reason (json and yaml have all of them)")
	cmd.Flags().BoolVar(&explain, "explain", false, "show the mathematics behind the result")
	return cmd
}

// gated is result with the record that gates are about, nil where there are none. What is
// wrong with a gate is said before the client is read.
func (a *app) gated(args []string, f *fileFlags, parts playbook.Parts, ask scope.Ask, gates *gateFlags) (*result.Result, *result.Record, error) {
	p, err := a.loadPlaybook(f.playbook, parts)
	if err != nil {
		return nil, nil, err
	}
	if len(gates.failOn) > 0 {
		if err := gates.read(batchFields(p, f.internal())); err != nil {
			return nil, nil, err
		}
	}
	e, err := a.engagement(p, args, f)
	if err != nil {
		return nil, nil, err
	}
	r, err := scope.Of(p, e, ask)
	if err != nil {
		return nil, nil, invalid(err) // what cannot be priced is in the quote or the counts
	}
	if len(gates.gates) == 0 {
		return r, nil, nil
	}
	wanted := asked(f.internal(), gates.gates)
	record, err := scope.Record(p, e, &wanted)
	if err != nil {
		return nil, nil, invalid(err)
	}
	record.Source, record.Document = first(args), 1
	record.Warnings = len(f.values(r).Warnings) // also of what keeps a quote from being an offer
	return r, &record, nil
}
