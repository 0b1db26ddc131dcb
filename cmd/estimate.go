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
	detail, record := "", false
	cmd := &cobra.Command{
		Use:        "estimate [FILE]",
		SuggestFor: []string{"price", "cost", "quote", "pricing"},
		GroupID:    "client",
		Short:      "What it costs, line by line, and what the range comes from",
		Long: `Estimate prices the recommended model, and what is proposed beside it, by the
split of work: line by line, with what it costs to start, what one more person
costs, and what the range comes from. The headline is rounded, for a budget; lines
and sums are exact. A count that is not answered is priced from an assumed range,
and the assumption is printed.

quote.status in the file makes it a proposal, with one price to the cent, the numbers
it rests on and its terms, or an agreement, whose prices are those that were sent. What
still speaks against that is refused (exit code 3), every reason at once.

--view internal adds what to look at before the price is sent, all three models,
how each price came about, its cost and margin, what others charge, and the total
cost beside a team of your own. Machine output always has all three models.

--record writes into FILE what this revision of a proposal says, on the day that it goes
out: later revisions are compared with it, and an agreement holds to it.`,
		Example: `  mspscope estimate client.yaml
  mspscope estimate --set users_count=25 --set endpoints_count=25
  mspscope estimate client.yaml --price-detail full
  mspscope estimate client.yaml --record --to offer.md
  mspscope estimate client.yaml -o json | jq .models.fully_managed.monthly`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return checkDetail(detail) }, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			ask := scope.Ask{PriceDetail: detail == detailFull}
			if record {
				if err := a.record(args, &f, ask); err != nil {
					return err
				}
			}
			r, e, err := a.scoped(args, &f, estimateParts, ask)
			if err != nil {
				return err
			}
			if err := offered(r, e); err != nil {
				return err
			}
			return a.show(&o, &f, r, shown{
				client: page.Estimate, internal: page.EstimateInternal,
				machine: (*result.Result).ForEstimate, table: page.EstimateTable,
			})
		}),
	}
	f.add(a, cmd, true)
	cmd.Flags().StringVar(&detail, "price-detail", detailLines, "what the client sees of a price: `DETAIL` is "+detailLines+", or "+detailFull+" for how each came about")
	mustComplete(cmd, "price-detail", choices([]choice{{detailLines, "each line with its price"}, {detailFull, "and how each came about"}}))
	cmd.Flags().BoolVar(&record, "record", false, "write into FILE what this revision of a proposal says, on the day that it goes out")
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}

// estimateParts are the parts of a playbook that prices and their pages need.
const estimateParts = playbook.Prices | playbook.Advice | playbook.Proofs

// How much a client sees of a price.
const (
	detailLines = "lines"
	detailFull  = "full" // also list price, part of the work, share and volume
)

// checkDetail refuses another way to show a price.
func checkDetail(detail string) error {
	if detail != detailLines && detail != detailFull {
		return usage("--price-detail must be %s or %s, not %q", detailLines, detailFull, detail)
	}
	return nil
}
