package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

func (a *app) playbookCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:        "playbook",
		SuggestFor: []string{"rules", "init", "config"},
		GroupID:    "data",
		Short:      "Your own questions, rules and prices, safely",
		Long:       playbookTopic(),
		Args:       onlyCommands,
		RunE: runE(func(*cobra.Command, []string) error {
			return usage("what about the playbook? 'mspscope playbook init DIR' begins one, 'check DIR' checks it, 'show DIR' says what is in force, 'diff DIR' what differs from the built-in, 'backtest PATH... --playbook-b DIR' what it makes of past engagements")
		}),
	}
	cmd.AddCommand(a.playbookInitCommand(), a.playbookCheckCommand(), a.playbookShowCommand(), a.playbookDiffCommand(), a.playbookBacktestCommand())
	return cmd
}

func (a *app) playbookCheckCommand() *cobra.Command {
	var cases string
	var o outputFlags
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check every file of a playbook, what it can never recommend, and its example clients",
		Long: `Check lays every file in DIR over the built-in ones and reports all problems at
once. It warns of models that no answers can lead to, of rules too entangled to
prove anything about, of questions and options that no rule reads, and of what has
no effect. It scores the example clients in DIR/cases.yaml, or those of --cases, and
says which of them get another model than expected (exit code 3).

With -o json or yaml the problems are listed for programs too.`,
		Example: `  mspscope playbook check our-rules
  mspscope playbook check our-rules -o json
  mspscope playbook check our-rules --cases our-rules/cases/clients.yaml`,
		Args:              oneDirectory,
		ValidArgsFunction: directories,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			dir := first(args)
			if err := a.checkDestination(&o, sources{[]string{cases}, []string{dir}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(dir, playbook.Everything)
			if err != nil {
				return a.problems(&o, err)
			}
			checked := scope.Check(p)
			if checked.Cases, checked.Missed, err = a.checkCases(p, cases); err != nil {
				return err
			}
			if err := a.write(&o, forms{
				document: func() *page.Document { return page.PlaybookCheck(checked) },
				machine:  func() any { return checked },
			}); err != nil {
				return err
			}
			if n := len(checked.Missed); n > 0 {
				return invalid(fmt.Errorf("%d of %d example clients do not get what is expected", n, checked.Cases))
			}
			return nil
		}),
	}
	cmd.Flags().Var(pathFlag{&cases}, "cases", "score the example clients in `FILE` (default: cases.yaml in DIR, where it is there)")
	o.add(cmd, formatTable, formatYAML, formatJSON, formatMarkdown)
	return cmd
}

// problems lists what is wrong with a playbook in a format for programs where one
// was asked for; the exit code is that of the error either way.
func (a *app) problems(o *outputFlags, err error) error {
	found, ok := errors.AsType[yamldoc.Problems](err)
	if !ok || o.format == formatTable && o.to == "" {
		return err
	}
	listed := result.ProblemsOf(found)
	listed.Language = words.Language{}.Over(playbook.BuiltInSentences()) // that of a playbook that cannot be read is not known
	if err := a.write(o, forms{
		document: func() *page.Document { return page.PlaybookProblems(&listed) },
		machine:  func() any { return listed },
	}); err != nil {
		return err
	}
	return invalid(fmt.Errorf("the playbook has %s", words.Count(listed.Count, "problem", "problems")))
}

func (a *app) playbookShowCommand() *cobra.Command {
	var o outputFlags
	var only, key string
	cmd := &cobra.Command{
		Use:   "show [DIR]",
		Short: "What is in force, value by value, and where each comes from",
		Long: `Show lists the data that the program runs on with the files in DIR laid over the
built-in ones: every value with the file and the line that it comes from.`,
		Example: `  mspscope playbook show our-rules --only ratecard
  mspscope playbook show our-rules --only ratecard --key rates.user
  mspscope playbook show our-rules -o csv > in-force.csv`,
		Args:              oneDirectory,
		ValidArgsFunction: directories,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			file, err := playbookFile(only)
			if err != nil {
				return err
			}
			if err := a.checkDestination(&o, sources{nil, []string{first(args)}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(first(args), playbook.Everything)
			if err != nil {
				return err
			}
			values := scope.InForce(p, file, key)
			return a.write(&o, forms{
				document: func() *page.Document { return page.PlaybookShow(values) },
				machine:  func() any { return values },
				table:    func() page.Table { return page.PlaybookShowTable(values) },
			})
		}),
	}
	cmd.Flags().StringVar(&only, "only", "", "only this `FILE` of the playbook, such as ratecard")
	cmd.Flags().StringVar(&key, "key", "", "only what stands below this `PATH`, such as rates.user or criteria[team_stays]")
	mustComplete(cmd, "only", choiceList(plainChoices(playbook.Stems())))
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}

func (a *app) playbookDiffCommand() *cobra.Command {
	var o outputFlags
	cmd := &cobra.Command{
		Use:   "diff [DIR]",
		Short: "What your own files make otherwise than the built-in ones",
		Long: `Diff lists every value that the files in DIR change, add or take away, beside what
the built-in playbook says. What an own file repeats word for word is not listed.

It also says what the built-in playbook makes otherwise since 'playbook init' began the
files: each value under one of your own, beside what it was, and how many others.`,
		Example: `  mspscope playbook diff our-rules
  mspscope playbook diff our-rules -o markdown`,
		Args:              oneDirectory,
		ValidArgsFunction: directories,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := a.checkDestination(&o, sources{nil, []string{first(args)}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(first(args), playbook.Everything|playbook.MadeFrom)
			if err != nil {
				return err
			}
			differs := scope.Differs(p)
			return a.write(&o, forms{
				document: func() *page.Document { return page.PlaybookDiff(differs) },
				machine:  func() any { return differs },
				table:    func() page.Table { return page.PlaybookDiffTable(differs) },
			})
		}),
	}
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown)
	return cmd
}

func directories(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// first is the only argument, or "".
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// playbookFile is the file of a playbook that a name stands for; "" for "".
func playbookFile(name string) (string, error) {
	stem := strings.TrimSuffix(name, ".yaml")
	if name != "" && !slices.Contains(playbook.Stems(), stem) {
		return "", usage("--only %s is no file of a playbook%s; the files are %s", name, yamldoc.Suggest(stem, playbook.Stems()), strings.Join(playbook.Stems(), ", "))
	}
	if name == "" {
		return "", nil
	}
	return stem + ".yaml", nil
}

// checkCases scores a file of example clients, or without a path that of the
// playbook, and returns what is not as expected. Where there is none, nothing is
// scored.
func (a *app) checkCases(p *playbook.Playbook, path string) (n int, missed []string, err error) {
	name, data := p.CasesName(), p.Cases
	switch {
	case path != "":
		if name, data, err = a.read(path, "example clients", yamldoc.MaxBytes); err != nil {
			return 0, nil, err
		}
	case data == nil:
		return 0, []string{}, nil
	}
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return 0, nil, invalid(err)
	}
	r := yamldoc.NewReport(name)
	cases := playbook.ReadCases(r, root, p)
	if err := r.Err(); err != nil {
		return 0, nil, invalid(err)
	}
	missed = []string{}
	for i := range cases {
		problem, err := scope.Missed(p, name, &cases[i])
		if err != nil {
			return 0, nil, invalid(err)
		}
		if problem != "" {
			missed = append(missed, problem)
		}
	}
	return len(cases), missed, nil
}
