package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/playbook"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/view"
	"mspscope/internal/wire"
)

func (a *app) recommendCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var gates gateFlags
	var explain bool
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
			if err := errors.Join(f.check(), o.check(args), gates.check()); err != nil {
				return firstUsage(err)
			}
			s, err := a.scoped(args, &f, playbook.Prices|playbook.Advice|playbook.Proofs)
			if err != nil {
				return err
			}
			err = a.write(&o, result{
				document: func() *view.Document { return view.Recommend(s, explain) },
				machine:  func() any { return wire.RecommendOf(s) },
			})
			if err != nil {
				return err
			}
			return gates.missed(s)
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	gates.add(cmd)
	cmd.Flags().BoolVar(&explain, "explain", false, "show the mathematics behind the result")
	return cmd
}

// firstUsage returns the first of several joined usage errors.
func firstUsage(err error) error {
	if exit, ok := errors.AsType[*exitError](err); ok {
		return exit
	}
	return err
}

// gateFlags are conditions on the result that a script can ask for.
type gateFlags struct{ failOn []string }

// gateNames are the gates of --fail-on: outcomes, and properties of a result.
var gateNames = []string{
	string(assess.TooClose), string(assess.NoneNeeded), string(assess.AllVetoed), string(assess.NothingScored),
	"open", "warnings", "critical",
}

func (g *gateFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&g.failOn, "fail-on", nil, "exit with 4 when a result is one of `GATES`: "+strings.Join(gateNames, ", "))
	mustComplete(cmd, "fail-on", cobra.FixedCompletions(gateNames, cobra.ShellCompDirectiveNoFileComp))
}

func (g *gateFlags) check() error {
	for _, name := range g.failOn {
		if !slices.Contains(gateNames, name) {
			return usage("--fail-on %s is not known; the gates are %s", name, strings.Join(gateNames, ", "))
		}
	}
	return nil
}

// missed returns an error when the result is one that was not wanted.
func (g *gateFlags) missed(s *scope.Scope) error {
	for _, name := range g.failOn {
		if hit(s, name) {
			return &exitError{exitGate, fmt.Errorf("the result is %s, as --fail-on asked", strings.ReplaceAll(name, "_", " "))}
		}
	}
	return nil
}

func hit(s *scope.Scope, gate string) bool {
	switch gate {
	case "open":
		return len(s.Open) > 0
	case "warnings":
		return len(s.Warnings) > 0
	case "critical":
		return len(s.Findings) > 0 && s.Findings[0].Severity == advice.Critical
	}
	return string(s.Recommendation.Outcome) == gate
}
