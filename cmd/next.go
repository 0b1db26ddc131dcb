package cmd

import (
	"math"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

// shownNext is how many open questions are shown unless all are asked for.
const shownNext = 12

func (a *app) nextCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var all, message bool
	cmd := &cobra.Command{
		Use:        "next [FILE]",
		SuggestFor: []string{"questions", "open"},
		GroupID:    "client",
		Short:      "Which questions to ask next, and a follow-up message",
		Long: `Next lists the open questions in order of worth: those that can change the
recommended model first, then by how far the answer can move the price. Below
stands a follow-up message for each person who can answer, ready to send; json and
yaml have them under "messages", and all in one under "message".`,
		Example: `  mspscope next client.yaml
  mspscope next client.yaml --message -o markdown > mail.md
  mspscope next client.yaml -o json | jq -r '.open[] | select(.can_change_model) | .question'`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			r, err := a.result(args, &f, playbook.Prices|playbook.Advice|playbook.Proofs|playbook.Uses, scope.Ask{})
			if err != nil {
				return err
			}
			most := shownNext
			if all {
				most = math.MaxInt
			}
			next := shown{
				client:   func(c result.Client) *page.Document { return page.Next(c, most) },
				internal: func(r *result.Result) *page.Document { return page.NextInternal(r, most) },
				machine: func(v *result.Result) any {
					return v.ForNext(page.FollowUp(r.ForClient(), most), page.Messages(r.ForClient(), most))
				},
			}
			if message { // it goes to the client, whoever prints it
				next.client = func(c result.Client) *page.Document { return page.Message(c, most) }
				next.internal = func(r *result.Result) *page.Document { return page.Message(r.ForClient(), most) }
			}
			return a.show(&o, &f, r, next)
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	cmd.Flags().BoolVar(&all, "all", false, "all open questions instead of the first twelve")
	cmd.Flags().BoolVar(&message, "message", false, "only the follow-up messages (json and yaml always have them, under \"messages\")")
	return cmd
}
