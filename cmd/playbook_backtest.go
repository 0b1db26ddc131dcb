package cmd

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/batch"
	"mspscope/internal/compare"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

func (a *app) playbookBacktestCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var second string
	var workers int
	cmd := &cobra.Command{
		Use:   "backtest PATH... --playbook-b DIR",
		Short: "What other rules and prices would make of past engagements",
		Long: `Backtest scores past engagements under the rules in use and again under those in
--playbook-b: which clients get another model or another price, why, and what it
comes to. -o markdown is for the review of a change of rules. Amounts in two
currencies stand beside each other; nothing is subtracted then.`,
		Example: `  mspscope playbook backtest clients/ --playbook-b our-rules
  mspscope playbook backtest clients/ --playbook our-rules --playbook-b our-rules-2027 -o markdown`,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage("which engagements? give files, directories, or \"-\" for stdin")
			case second == "":
				return usage("--playbook-b needs the directory with the other rules, or %q", builtInPlaybook)
			case workers < 1:
				return usage("--workers must be at least 1, not %d", workers)
			}
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook, second}}) }); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Everything)
			if err != nil {
				return err
			}
			q, err := a.loadSecond(second)
			if err != nil {
				return err
			}
			return a.backtest(cmd.Context(), p, q, args, &o, workers)
		}),
	}
	f.addPlaybook(cmd)
	o.add(cmd, formatTable, formatMarkdown, formatJSON, formatYAML, formatCSV)
	cmd.Flags().StringVar(&second, "playbook-b", "", "the other rules: `DIR`, or \"builtin\"")
	cmd.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "score `N` documents at once")
	mustComplete(cmd, "playbook-b", directoriesOr(choice{builtInPlaybook, "the built-in playbook"}))
	return cmd
}

// retried is what became of one job.
type retried struct {
	all    []scope.Retried
	errors []result.ErrorRecord
	failed bool
}

func (a *app) backtest(ctx context.Context, p, q *playbook.Playbook, paths []string, o *outputFlags, workers int) error {
	sources := batch.Sources{Paths: paths, Stdin: a.In, Column: columnOf(p), Refuse: notEngagement}
	if err := a.checkSources(paths, o, nil); err != nil {
		return err
	}
	var total retried
	for r := range batch.Run(ctx, sources.Jobs(), workers, func(j batch.Job) retried { return retry(p, q, j) }) {
		total.all, total.errors, total.failed = append(total.all, r.all...), append(total.errors, r.errors...), total.failed || r.failed
	}
	if ctx.Err() != nil {
		return &exitError{exitInterrupted, errSaid}
	}
	if len(total.all)+len(total.errors) == 0 {
		return failed(errors.New("there is no engagement to score; name files, or a directory with some"))
	}
	b := scope.Backtest(p, q, total.all, total.errors)
	table := &page.BatchTable{Texts: &p.Texts.Models, Language: p.Language}
	if err := a.write(o, forms{
		document: func() *page.Document { return page.Backtest(b, table) },
		machine:  func() any { return b },
		table:    func() page.Table { return page.BacktestTable(b, table) },
	}); err != nil {
		return err
	}
	switch n := len(total.errors); {
	case total.failed:
		return failed(fmt.Errorf("%d of the sources or documents could not be read; see what is said of them", n))
	case n > 0:
		return invalid(fmt.Errorf("%d of %d documents could not be scored under both; see what is said of them", n, n+len(total.all)))
	}
	return nil
}

// retry scores the documents of a job under both playbooks.
func retry(p, q *playbook.Playbook, j batch.Job) (r retried) {
	documents, err := j.Read()
	switch {
	case err != nil && errors.Is(err, batch.ErrResults) && j.Found:
		return r
	case err != nil:
		r.failed = !isContent(err)
		r.errors = append(r.errors, result.ErrorOf(j.Source, 0, err))
		return r
	}
	for _, d := range documents {
		one, err := retryOne(p, q, &d)
		if err != nil {
			r.errors = append(r.errors, result.ErrorOf(j.Source, d.Index, err))
			continue
		}
		one.Before.Source, one.Before.Document = j.Source, d.Index
		r.all = append(r.all, one)
	}
	return r
}

func retryOne(p, q *playbook.Playbook, d *yamldoc.Document) (one scope.Retried, err error) {
	before, err := readUnder(p, d, &yamldoc.Room{})
	if err != nil {
		return one, err
	}
	after, err := readUnder(q, d, &yamldoc.Room{})
	if err != nil {
		return one, err
	}
	if one.Before, err = scope.Record(p, before, &scope.RecordAsk{}); err != nil {
		return one, err
	}
	if one.After, err = scope.Record(q, after, &scope.RecordAsk{}); err != nil {
		return one, err
	}
	if !one.Differs() {
		return one, nil
	}
	a, err := compare.Take(p, q, before)
	if err != nil {
		return one, err
	}
	b, err := compare.Take(q, p, after)
	if err != nil {
		return one, err
	}
	c, err := compare.Between(a, b)
	if err != nil {
		return one, err
	}
	one.Because = c.Summary
	return one, nil
}

// readUnder reads a document as an engagement under a playbook.
func readUnder(p *playbook.Playbook, d *yamldoc.Document, room *yamldoc.Room) (*assess.Engagement, error) {
	root, err := d.ParseIn(room)
	if err != nil {
		return nil, err
	}
	return engagementIn(p, d.Name, root)
}
