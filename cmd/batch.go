package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"mspscope/internal/batch"
	"mspscope/internal/emit"
	"mspscope/internal/page"
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
			if slices.Contains(args, "") {
				return usage("the file name is empty; give files, directories, or \"-\" for stdin")
			}
			return nil
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if err := firstOf(func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }, gates.check); err != nil {
				return err
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
	f.addPlaybook(cmd)
	o.add(cmd, formatTable, formatNDJSON)
	gates.add(cmd)
	cmd.Flags().IntVar(&workers, "workers", runtime.GOMAXPROCS(0), "score `N` documents at once")
	return cmd
}

// batchMemoryLimit is the heap in bytes from which on a batch is collected as
// often as it takes to stay below.
const batchMemoryLimit = 56 << 20

// batchResult is what became of one job.
type batchResult struct {
	lines  []byte // NDJSON records
	rows   [][]string
	left   []string // sources that were left out: earlier results
	failed int      // sources that could not be read
	bad    int      // documents that could not be scored
	gates  int      // results that --fail-on asked for
	scored int
}

func (a *app) batch(ctx context.Context, p *playbook.Playbook, paths []string, o *outputFlags, gates *gateFlags, workers int) error {
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
		rows = render.NewRows(out, page.BatchColumns(), a.terminal())
	}
	sources.Out = out.Info()
	s := &scorer{playbook: p, gates: gates, table: rows != nil}
	var total batchResult
	for r, more := range batch.Run(ctx, sources.Jobs(), workers, s.job) {
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
	if rows != nil && (!stopped || total.done() > 0) {
		err = rows.End(page.BatchSummary(total.scored, total.bad+total.failed))
	}
	if err := errors.Join(err, out.close(stopped)); err != nil {
		return recordsFailed(o, err)
	}
	if stopped {
		a.warn(stoppedAfter(total.done()))
		return &exitError{exitInterrupted, errSaid}
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
}

// done is the number of records.
func (r *batchResult) done() int { return r.scored + r.bad + r.failed }

// stoppedAfter says how far an interrupted batch came.
func stoppedAfter(records int) string {
	switch records {
	case 0:
		return "stopped before the first record"
	case 1:
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
		return &exitError{exitGate, fmt.Errorf("%d of %d results are what --fail-on asked for", r.gates, r.scored)}
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

// scorer scores jobs; any number of workers may share one.
type scorer struct {
	playbook *playbook.Playbook
	gates    *gateFlags
	table    bool
	rooms    sync.Pool // *yamldoc.Room
}

// job scores the documents of one job.
func (s *scorer) job(j batch.Job) batchResult {
	var r batchResult
	documents, err := j.Read()
	switch {
	case err == nil:
	case errors.Is(err, batch.ErrResults) && j.Found:
		r.left = append(r.left, j.Source)
		return r
	case errors.Is(err, batch.ErrResults): // somebody wanted it read
		r.bad++
		r.addError(s.table, j.Source, 0, err)
		return r
	default:
		r.failed++
		r.addError(s.table, j.Source, 0, err)
		return r
	}
	for _, d := range documents {
		record, err := s.document(d)
		if err != nil {
			r.bad++
			r.addError(s.table, j.Source, d.Index, err)
			continue
		}
		r.scored++
		record.Source, record.Document = j.Source, d.Index
		if s.gates.missed(record.Gates()) != nil {
			r.gates++
		}
		if s.table {
			r.rows = append(r.rows, page.BatchRow(&record, &s.playbook.Texts.Models))
			continue
		}
		r.add(&record)
	}
	return r
}

// addError appends the record of what could not be scored.
func (r *batchResult) addError(table bool, source string, document int, err error) {
	record := result.ErrorOf(source, document, err)
	if table {
		r.rows = append(r.rows, page.BatchError(&record))
		return
	}
	r.add(&record)
}

// add appends one record as a line.
func (r *batchResult) add(record any) {
	lines, err := emit.Line(r.lines, record)
	if err != nil { // a record holds nothing that cannot be written as JSON
		r.failed++
		return
	}
	r.lines = lines
}

// document scores one document. An engagement keeps no nodes, so that the next one can
// have their memory.
func (s *scorer) document(d yamldoc.Document) (result.Record, error) {
	room, ok := s.rooms.Get().(*yamldoc.Room)
	if !ok {
		room = &yamldoc.Room{}
	}
	defer s.rooms.Put(room)
	root, err := d.ParseIn(room)
	if err != nil {
		return result.Record{}, err
	}
	report := yamldoc.NewReport(d.Name)
	e := s.playbook.ReadEngagement(report, root)
	if err := report.Err(); err != nil {
		return result.Record{}, err
	}
	return scope.Record(s.playbook, e)
}
