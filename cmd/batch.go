package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"mspscope/internal/batch"
	"mspscope/internal/playbook"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

func (a *app) batchCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var gates gateFlags
	var choice choiceFlags
	var workers int
	cmd := &cobra.Command{
		Use:     "batch PATH...",
		GroupID: "client",
		Short:   "Score many engagements: files, directories, streams",
		Long: `Batch scores every engagement it finds: files, directories, patterns, files with
several YAML documents, newline-delimited JSON, and "-" for stdin. Records come
in the order of the input. A document that cannot be scored gives one error
record and the run goes on; the exit code then is 3.

` + conditionHelp,
		Example: `  mspscope batch clients/
  mspscope batch clients/ -o ndjson | jq -r 'select(.model == "hybrid") | .source'
  mspscope batch clients/ --summary
  mspscope batch clients/ --where 'verdict = close or open_deciding > 0' --sort -monthly
  mspscope batch clients/ --columns client,model,monthly,users_count --to portfolio.xlsx
  mspscope batch clients/ --fail-on 'findings.critical > 0' --fail-on 'margin < 5'
  cat answers.ndjson | mspscope batch - -o ndjson > results.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("which engagements? give files, directories, or \"-\" for stdin")
			}
			if slices.Contains(args, "") {
				return usage("the file name is empty; give files, directories, or \"-\" for stdin")
			}
			return nil
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			if workers < 1 {
				return usage("--workers must be at least 1, not %d", workers)
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Advice|playbook.Proofs)
			if err != nil {
				return err
			}
			form, err := choice.form(p, &f, &o, &gates)
			if err != nil {
				return err
			}
			return a.batch(cmd.Context(), p, args, &o, form, workers)
		}),
	}
	f.addMany(cmd)
	o.add(cmd, formatTable, formatNDJSON, formatCSV, formatJSON, formatYAML, formatMarkdown, formatXLSX)
	gates.add(cmd)
	choice.add(cmd)
	cmd.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "score `N` documents at once")
	return cmd
}

// batchMemoryLimit is the heap in bytes from which on a batch is collected as
// often as it takes to stay below.
const batchMemoryLimit = 40 << 20

// batchResult is what became of one job.
type batchResult struct {
	lines  []byte // NDJSON records
	rows   [][]string
	left   []string // sources that were left out: earlier results
	failed int      // sources that could not be read
	bad    int      // documents that could not be scored
	gates  int      // results that --fail-on asked for
	why    []string // they were asked for, of the first ones
	scored int
	hidden int // results that do not fit --where
	held   held
}

func (a *app) batch(ctx context.Context, p *playbook.Playbook, paths []string, o *outputFlags, form *batchForm, workers int) error {
	defer a.limit(a.limit(batchMemoryLimit))
	sources := batch.Sources{Paths: paths, Stdin: a.In}
	if err := a.checkFound(o, &sources); err != nil {
		return err
	}
	a.waitingForReader(o)
	out, err := a.openRecords(o)
	if err != nil {
		return err
	}
	if err := a.checkSources(paths, o, out.Info()); err != nil {
		_ = out.Close(false) // nothing was written
		return err
	}
	var rows *render.Rows // of a table
	if o.format == formatTable {
		rows = render.NewRows(out, form.table.Columns(), a.terminal())
		rows.First = form.table.Begin
	}
	sources.Out = out.Info()
	score := func(j batch.Job) batchResult { return scoreJob(p, j, form) }
	if _, err := out.Write(form.head()); err != nil {
		_ = out.Close(false)
		return recordsFailed(o, err)
	}
	var total batchResult
	for r, more := range batch.Run(ctx, sources.Jobs(), workers, score) {
		total.count(&r)
		for _, source := range r.left {
			a.warn(fmt.Sprintf("%s %v; left out", source, batch.ErrResults))
		}
		if err := writeResult(out, rows, &r, more); err != nil {
			_ = out.Close(false) // what is to be said is said
			return recordsFailed(o, err)
		}
	}
	stopped := ctx.Err() != nil
	if !stopped || rows != nil && !form.collects() && total.done() > 0 {
		err = a.batchEnd(out, rows, form, scope.Summarizer{Of: p}, &total)
	}
	if err := errors.Join(err, out.close(stopped)); err != nil {
		return recordsFailed(o, err)
	}
	if stopped {
		a.warn(stoppedAfter(total.done(), form.collects()))
		return &exitError{exitInterrupted, errSaid}
	}
	for _, why := range total.why {
		a.warn(why)
	}
	return total.verdict()
}

// recordsFailed says where records could not be written.
func recordsFailed(o *outputFlags, err error) error {
	if o.to != "" {
		return cannotWrite(o.to, err)
	}
	return failed(fmt.Errorf("cannot write the result: %w", yamldoc.WithoutPath(err)))
}

// count adds the counts of another result.
func (r *batchResult) count(other *batchResult) {
	r.failed += other.failed
	r.bad += other.bad
	r.gates += other.gates
	r.scored += other.scored
	r.hidden += other.hidden
	r.held.records = append(r.held.records, other.held.records...)
	r.held.errors = append(r.held.errors, other.held.errors...)
	r.why = append(r.why, other.why[:min(len(other.why), mostWhy-len(r.why))]...)
}

// done is the number of records.
func (r *batchResult) done() int { return r.scored + r.bad + r.failed }

// stoppedAfter says how far an interrupted batch came.
func stoppedAfter(records int, held bool) string {
	switch {
	case records == 0:
		return "stopped before the first record"
	case held:
		return fmt.Sprintf("stopped after %d records; nothing is written, because what was asked for needs all of them", records)
	case records == 1:
		return "stopped after 1 record, which is written"
	}
	return fmt.Sprintf("stopped after %d records, which are written", records)
}

// verdict is what the exit code and the last line of a batch say.
func (r *batchResult) verdict() error {
	switch {
	case r.failed > 0:
		return failed(fmt.Errorf("%d of the sources could not be read; see their records", r.failed))
	case r.bad > 0:
		return invalid(fmt.Errorf("%d of %d documents could not be scored; see their records", r.bad, r.bad+r.scored))
	case r.gates > 0:
		return &exitError{exitGate, fmt.Errorf("%d of %d results are what --fail-on asked for", r.gates, r.scored-r.hidden)}
	}
	return nil
}

// writeResult writes the records of one result, and when no other is on its
// way, lets nothing wait in a buffer: whoever feeds the batch may be waiting for
// them. The rows of a table wait until the widths of its columns are known.
func writeResult(out *records, rows *render.Rows, r *batchResult, more bool) error {
	for _, row := range r.rows {
		if err := rows.Add(row); err != nil {
			return err
		}
	}
	if _, err := out.Write(r.lines); err != nil {
		return err
	}
	if more {
		return nil
	}
	return out.flush()
}

// checkSources refuses to read what the records are written to, which may have
// come to be only now, and says on a terminal what is being read.
func (a *app) checkSources(paths []string, to *outputFlags, out os.FileInfo) error {
	for _, path := range paths {
		if path == "-" {
			a.waiting("engagements")
		} else if info, err := os.Stat(path); err == nil {
			a.waitingAt(path, "engagements", info)
		}
	}
	if out == nil {
		return nil
	}
	return a.apart(out, to.target(), sources{inputs: paths})
}

func scoreJob(p *playbook.Playbook, j batch.Job, form *batchForm) batchResult {
	var r batchResult
	documents, err := j.Read()
	switch {
	case err == nil:
	case errors.Is(err, batch.ErrResults) && j.Found:
		r.left = append(r.left, j.Source)
		return r
	case errors.Is(err, batch.ErrResults): // somebody wanted it read
		r.bad++
		r.addError(form, j.Source, 0, err)
		return r
	default:
		r.failed++
		r.addError(form, j.Source, 0, err)
		return r
	}
	for _, d := range documents {
		record, err := scoreDocument(p, d, form)
		if err != nil {
			r.bad++
			r.addError(form, j.Source, d.Index, err)
			continue
		}
		record.Source, record.Document = j.Source, d.Index
		r.take(form, &record)
	}
	return r
}

func scoreDocument(p *playbook.Playbook, d yamldoc.Document, form *batchForm) (result.Record, error) {
	e, err := readUnder(p, &d)
	if err != nil {
		return result.Record{}, err
	}
	if form.date != "" {
		e.Client.Date = form.date
	}
	return scope.Record(p, e, &form.ask)
}
