package cmd

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"mspscope/internal/batch"
	"mspscope/internal/playbook"
	"mspscope/internal/render"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/view"
	"mspscope/internal/wire"
	"mspscope/internal/yamldoc"
)

func (a *app) batchCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var gates gateFlags
	var workers int
	cmd := &cobra.Command{
		Use:     "batch PATH...",
		GroupID: "client",
		Short:   "Score many engagements: files, directories, streams",
		Long: `Batch scores every engagement it finds: files, directories, patterns, files with
several YAML documents, newline-delimited JSON, and "-" for stdin. Records come
in the order of the input. A document that cannot be scored gives one error
record and the run goes on; the exit code then is 3.`,
		Example: `  mspscope batch clients/
  mspscope batch clients/ -o ndjson | jq -r 'select(.model == "hybrid") | .source'
  cat answers.ndjson | mspscope batch - -o ndjson > results.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("which engagements? give files, directories, or \"-\" for stdin")
			}
			return nil
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if err := errors.Join(o.check(args), gates.check()); err != nil {
				return firstUsage(err)
			}
			if workers < 1 {
				return usage("--workers must be at least 1, not %d", workers)
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Advice|playbook.Proofs)
			if err != nil {
				return err
			}
			return a.batch(cmd.Context(), p, args, &o, &gates, workers)
		}),
	}
	f.addPlaybook(a, cmd)
	o.add(cmd, formatTable, formatNDJSON)
	gates.add(cmd)
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
	failed int // sources that could not be read
	bad    int // documents that could not be scored
	gates  int // results that --fail-on asked for
	scored int
}

func (a *app) batch(ctx context.Context, p *playbook.Playbook, paths []string, o *outputFlags, gates *gateFlags, workers int) error {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(batchMemoryLimit))
	out, closeOut, err := a.batchOutput(o)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 64<<10)
	table := o.format == formatTable
	var total batchResult
	score := func(j batch.Job) batchResult { return scoreJob(p, j, gates, table) }
	for r := range batch.Run(ctx, batch.Jobs(paths, a.In), workers, score) {
		total.failed += r.failed
		total.bad += r.bad
		total.gates += r.gates
		total.scored += r.scored
		total.rows = append(total.rows, r.rows...)
		if _, err := w.Write(r.lines); err != nil {
			return failed(fmt.Errorf("cannot write the result: %w", reason(err)))
		}
	}
	if table {
		if err := render.Text(w, view.Batch(total.rows, total.scored, total.bad+total.failed), a.terminal()); err != nil {
			return failed(err)
		}
	}
	if err := errors.Join(w.Flush(), closeOut()); err != nil {
		return failed(fmt.Errorf("cannot write the result: %w", reason(err)))
	}
	switch {
	case ctx.Err() != nil:
		return &exitError{exitInterrupted, ctx.Err()}
	case total.failed > 0:
		return failed(fmt.Errorf("%d of the sources could not be read; see their records", total.failed))
	case total.bad > 0:
		return invalid(fmt.Errorf("%d of %d documents could not be scored; see their records", total.bad, total.bad+total.scored))
	case total.gates > 0:
		return &exitError{exitGate, fmt.Errorf("%d of %d results are what --fail-on asked for", total.gates, total.scored)}
	}
	return nil
}

// batchOutput opens where records go. Unlike other results they are appended
// as they come, each one whole.
func (a *app) batchOutput(o *outputFlags) (io.Writer, func() error, error) {
	if o.to == "" {
		return a.Out, func() error { return nil }, nil
	}
	f, err := os.OpenFile(filepath.Clean(o.to), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, nil, failed(fmt.Errorf("cannot write %s: %w", o.to, reason(err)))
	}
	return f, f.Close, nil
}

func scoreJob(p *playbook.Playbook, j batch.Job, gates *gateFlags, table bool) batchResult {
	var r batchResult
	documents, err := j.Read()
	if err != nil {
		r.failed++
		r.add(table, wire.ErrorOf(j.Source, 0, err), view.BatchError(j.Source, 0, err))
		return r
	}
	for _, d := range documents {
		s, err := scoreDocument(p, d)
		if err != nil {
			r.bad++
			r.add(table, wire.ErrorOf(j.Source, d.Index, err), view.BatchError(j.Source, d.Index, err))
			continue
		}
		r.scored++
		if gates.missed(s) != nil {
			r.gates++
		}
		if table {
			r.rows = append(r.rows, view.BatchRow(j.Source, d.Index, s))
			continue
		}
		r.add(false, wire.RecordOf(j.Source, d.Index, s), nil)
	}
	return r
}

// add appends one record in the form that is wanted.
func (r *batchResult) add(table bool, record any, row []string) {
	if table {
		r.rows = append(r.rows, row)
		return
	}
	lines, err := render.AppendJSONLine(r.lines, record)
	if err != nil { // a record holds nothing that cannot be written as JSON
		r.failed++
		return
	}
	r.lines = lines
}

func scoreDocument(p *playbook.Playbook, d yamldoc.Document) (*scope.Scope, error) {
	root, err := d.Parse()
	if err != nil {
		return nil, err
	}
	report := yamldoc.NewReport(d.Name)
	e := p.ReadEngagement(report, root)
	if err := report.Err(); err != nil {
		return nil, err
	}
	return scope.ForBatch(p, e)
}
