package cmd

import (
	"slices"

	"github.com/spf13/cobra"

	"mspscope/internal/compare"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
)

// builtInPlaybook is how --playbook-b names the built-in data.
const builtInPlaybook = "builtin"

func (a *app) compareCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var second string
	cmd := &cobra.Command{
		Use:        "compare A [B]",
		SuggestFor: []string{"diff", "why"},
		GroupID:    "client",
		Short:      "Why the result changed: from answers to price and duties, with a paragraph to say",
		Long: `Compare shows on one page why a result changed: the answers, what they count for,
the fit of the models, the price line by line, who runs what and who does what,
each difference with what it comes from, and one paragraph to say to the client.

It compares two files, or one file with itself: with other answers (--set), or
under another playbook (--playbook-b). What differs between two playbooks is told
apart from what differs between the answers.`,
		Example: `  mspscope compare march.yaml november.yaml
  mspscope compare client.yaml --set it_fte=2 --set it_staff_plan=keep_same
  mspscope compare client.yaml --playbook-b rates-2027
  mspscope compare client.yaml --playbook rates-2027 --playbook-b builtin
  mspscope compare client.yaml --set users_count=40 -o json | jq -r .summary`,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			other := cmd.Flags().Changed("playbook-b")
			dirs := []string{f.playbook}
			if other && second != builtInPlaybook {
				dirs = append(dirs, second)
			}
			if err := firstOf(func() error { return compareArgs(args, &f, other, second) }, f.check, func() error { return a.checkDestination(&o, sources{args, dirs}) }); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Everything)
			if err != nil {
				return err
			}
			q := p
			if other {
				if q, err = a.loadSecond(second); err != nil {
					return err
				}
			}
			c, err := a.compared(p, q, args, &f)
			if err != nil {
				return err
			}
			return a.write(&o, comparison(c, &f))
		}),
	}
	f.add(a, cmd, true)
	cmd.Flags().Lookup("set").Usage = "compare A with itself after another answer: `QUESTION=VALUE`, the value in YAML (repeatable)"
	cmd.Flags().StringVar(&second, "playbook-b", "", "take the second side under the playbook in `DIR`, or under \"builtin\"")
	mustComplete(cmd, "playbook-b", directoriesOr(choice{builtInPlaybook, "the built-in playbook"}))
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return []string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt
	}
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	return cmd
}

// compareArgs refuses what is not a comparison of two sides.
func compareArgs(args []string, f *fileFlags, other bool, second string) error {
	switch {
	case len(args) == 0:
		return usage("which client? give an engagement file A, and a file B, --set or --playbook-b to compare it with")
	case slices.Contains(args, ""):
		return usage("a file name is empty; give an engagement FILE, or \"-\" for stdin")
	case len(args) > 2:
		return usage("compare takes two files (%d given)", len(args))
	case len(args) == 2 && len(f.sets) > 0:
		return usage("--set changes the answers of one file; leave out B, or put the answers into it")
	case len(args) == 2 && args[0] == "-" && args[1] == "-":
		return usage("stdin holds one engagement; give one of the two as a file")
	case len(args) == 1 && len(f.sets) == 0 && !other:
		return usage("compare %s with what? give a second file, --set QUESTION=VALUE or --playbook-b DIR", args[0])
	case other && second == "":
		return usage("--playbook-b needs a directory, or %q", builtInPlaybook)
	}
	return nil
}

// loadSecond loads the playbook of the second side. Unlike the first one it
// never comes from the environment.
func (a *app) loadSecond(dir string) (*playbook.Playbook, error) {
	if dir == builtInPlaybook {
		dir = ""
	}
	return loaded(a.load(dir, playbook.Everything))
}

// comparison is a comparison in every form, for whoever --view names.
func comparison(c *result.Compare, f *fileFlags) forms {
	if f.internal() {
		return forms{
			document: func() *page.Document { return page.CompareInternal(c) },
			machine:  func() any { return c.ForProvider().ForCompare() },
		}
	}
	client := c.ForClient()
	return forms{
		document: func() *page.Document { return page.Compare(client) },
		machine:  func() any { return client.Compare().ForCompare() },
	}
}

// compared scores both sides and compares them.
func (a *app) compared(p, q *playbook.Playbook, args []string, f *fileFlags) (*result.Compare, error) {
	name, data, err := a.readFile(args[0])
	if err != nil {
		return nil, err
	}
	before, err := side(p, q, name, data, nil, f)
	if err != nil {
		return nil, err
	}
	if len(args) == 2 {
		if name, data, err = a.readFile(args[1]); err != nil {
			return nil, err
		}
	}
	after, err := side(q, p, name, data, f.sets, f)
	if err != nil {
		return nil, err
	}
	c, err := compare.Between(before, after)
	if err != nil {
		return nil, invalid(err)
	}
	return c, nil
}

// side reads and scores one side of a comparison.
func side(p, other *playbook.Playbook, name string, data []byte, sets []string, f *fileFlags) (*compare.Side, error) {
	e, err := changed(p, name, data, sets, f)
	if err != nil {
		return nil, err
	}
	s, err := compare.Take(p, other, e)
	if err != nil {
		return nil, invalid(err) // what cannot be priced is in the quote or the counts
	}
	return s, nil
}
