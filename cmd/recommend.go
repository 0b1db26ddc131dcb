package cmd

import (
	"fmt"
	"slices"
	"strings"

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
		Use:     "recommend [FILE]",
		GroupID: "client",
		Short:   "Which model fits, why, what speaks against it, who runs what",
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
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }, gates.check); err != nil {
				return err
			}
			parts := playbook.Prices | playbook.Advice | playbook.Proofs
			if o.machine() { // what uses an open question stands there alone
				parts |= playbook.Uses
			}
			r, err := a.result(args, &f, parts, scope.Ask{Explain: explain, AllFindings: all})
			if err != nil {
				return err
			}
			err = a.show(&o, &f, r, shown{
				client: page.Recommend, internal: page.RecommendInternal, machine: (*result.Result).ForRecommend,
			})
			if err != nil {
				return err
			}
			return gates.missed(f.values(r).Gates())
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	gates.add(cmd)
	cmd.Flags().BoolVar(&all, "all", false, "everything: every finding, every step on the way, every reason (json and yaml have all of them)")
	cmd.Flags().BoolVar(&explain, "explain", false, "show the mathematics behind the result")
	return cmd
}

// gateFlags are conditions on the result that a script can ask for.
type gateFlags struct{ failOn []string }

func (g *gateFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&g.failOn, "fail-on", nil, "exit with 4 when a result is one of `GATES`: "+strings.Join(result.GateNames(), ", "))
	mustComplete(cmd, "fail-on", cobra.FixedCompletions(result.GateNames(), cobra.ShellCompDirectiveNoFileComp))
}

func (g *gateFlags) check() error {
	for _, name := range g.failOn {
		if !slices.Contains(result.GateNames(), name) {
			return usage("--fail-on %s is not known; the gates are %s", name, strings.Join(result.GateNames(), ", "))
		}
	}
	return nil
}

// missed returns an error when the result is one that was not wanted.
func (g *gateFlags) missed(at result.Gates) error {
	for _, name := range g.failOn {
		if at.Hit(name) {
			return &exitError{exitGate, fmt.Errorf("the result is %s, as --fail-on asked", strings.ReplaceAll(name, "_", " "))}
		}
	}
	return nil
}
