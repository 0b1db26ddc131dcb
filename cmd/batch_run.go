package cmd

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"sync/atomic"

	"mspscope/internal/batch"
	"mspscope/internal/playbook"
	"mspscope/internal/progress"
	"mspscope/internal/render"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

// batchRun is a batch on its way.
type batchRun struct {
	*app
	o        *outputFlags
	road     *roadFlags
	paths    []string
	sources  *batch.Sources
	out      *records
	form     *batchForm
	playbook *playbook.Playbook
	score    func(batch.Job) batchResult
	rows     *render.Rows // of a table
	total    batchResult
	mark     *batch.Mark // how far an earlier run came, nil without one
	wrong    error       // with the mark; known when the jobs have ended

	line                    *progress.Line
	done, errors, read, all atomic.Int64 // for the line
	stopped                 atomic.Bool
}

// run takes a batch from its first record to its end. What is open is closed then.
func (r *batchRun) run(ctx context.Context) error {
	jobs, err := r.begin()
	if err != nil {
		_ = r.out.Close(false) // nothing was written
		return err
	}
	r.follow()
	defer r.unfollow()
	for result, more := range batch.Run(ctx, jobs, r.road.workers, r.score) {
		r.count(&result)
		if err := r.writeResult(&result, more); err != nil {
			r.unfollow()
			_ = r.out.Close(false) // what is to be said is said
			return r.recordsFailed(err)
		}
	}
	r.unfollow()
	return r.end(ctx.Err() != nil)
}

// begin lists the jobs, those left of an earlier run where it is gone on with.
func (r *batchRun) begin() (iter.Seq[batch.Job], error) {
	if r.o.format == formatTable {
		r.rows = render.NewRows(r.out, r.form.table.Columns(), r.terminal())
		r.rows.First = r.form.table.Begin
	}
	r.out.head = r.form.head()
	jobs := r.sources.Jobs()
	if r.road.resume == "" || r.out.Info() == nil {
		return jobs, nil
	}
	e, err := earlierRecords(r.road.resume, r.out.Info(), r.form)
	if err != nil || e.records == 0 {
		return jobs, err
	}
	if r.mark, err = resumes(r.road.resume, e, r.form, r.score); err != nil {
		return nil, err
	}
	r.total = e.total
	r.total.cut = len(r.form.where) > 0
	r.out.head = nil
	r.out.Keep(e.whole)
	return r.mark.Skip(jobs, &r.wrong), nil
}

// count adds what became of one job.
func (r *batchRun) count(result *batchResult) {
	r.total.count(result)
	r.done.Store(int64(r.total.done()))
	r.errors.Store(int64(r.total.bad + r.total.failed))
	r.read.Add(int64(result.size))
}

// writeResult writes the records of one result, and when no other is on its
// way, lets nothing wait in a buffer: whoever feeds the batch may be waiting for
// them. The rows of a table wait until the widths of its columns are known.
func (r *batchRun) writeResult(result *batchResult, more bool) error {
	for _, row := range result.rows {
		if err := r.rows.Add(row); err != nil {
			return err
		}
	}
	if _, err := r.out.Write(result.lines); err != nil {
		return err
	}
	if more {
		return nil
	}
	return r.out.flush()
}

// end writes what is left and says how the batch ended.
func (r *batchRun) end(stopped bool) error {
	if !stopped && r.wrong != nil {
		_ = r.out.Close(false) // it stays as it was
		if errors.Is(r.wrong, batch.ErrBehind) {
			return cannotResume(r.road.resume, "%w", r.wrong)
		}
		return r.wrong
	}
	if !stopped && r.total.done() == 0 {
		if err := r.road.nothing(r.paths, r.sources.Left(), len(r.total.left)+r.total.more); err != nil {
			_ = r.out.Close(false)
			left := r.sources.Left() // the error has the rest
			r.hint(&batch.Left{Workbooks: left.Workbooks, MoreBooks: left.MoreBooks}, nil, 0)
			return err
		}
	}
	var err error
	if !stopped || r.rows != nil && !r.form.collects() && r.total.done() > 0 {
		err = r.batchEnd(r.out, r.rows, r.form, scope.Summarizer{Of: r.playbook}, &r.total)
	}
	closed := r.out.close(err == nil && !stopped)
	if err == nil {
		err = closed
	}
	switch {
	case err != nil:
		return r.recordsFailed(err)
	case stopped:
		r.warn(stoppedAfter(r.total.done(), r.form.collects()) + r.goOn())
		return &exitError{exitInterrupted, errSaid}
	}
	r.hint(r.sources.Left(), r.total.left, r.total.more)
	for _, why := range r.total.why {
		r.warn(why)
	}
	return r.total.verdict()
}

// hint says what was left out.
func (r *batchRun) hint(left *batch.Left, results []string, more int) {
	if r.road.quiet {
		return
	}
	for _, text := range hints(left, results, more) {
		r.warn(text)
	}
}

// goOn says how to go on with records that are not all there.
func (r *batchRun) goOn() string {
	if r.o.to == "" || r.out.Info() == nil || r.total.done() == 0 || r.form.collects() || r.o.format == formatTable {
		return ""
	}
	if info, err := os.Stat(r.o.to); err != nil || info.Size() == 0 {
		return ""
	}
	return "; go on with --resume " + r.o.to
}

// follow shows on a terminal how far the batch is, unless its records do that
// already.
func (r *batchRun) follow() {
	if r.road.quiet || !isTerminal(r.Err) || r.env("TERM") == "dumb" || r.o.to == "" && isTerminal(r.Out) {
		return
	}
	before := r.total.done()
	r.done.Store(int64(before))
	r.errors.Store(int64(r.total.bad + r.total.failed))
	var sized atomic.Bool
	r.line = progress.Start(r.Err, progress.Patience, func() progress.State {
		s := progress.State{Done: int(r.done.Load()), Errors: int(r.errors.Load()), Before: before, Read: r.read.Load(), Size: r.all.Load()}
		if r.mark != nil {
			s.Read += r.mark.Passed()
		}
		if s.Done > before && sized.CompareAndSwap(false, true) { // a short run need not know
			go func() { r.all.Store(r.sources.Size(func() bool { return !r.stopped.Load() })) }()
		}
		return s
	})
}

// unfollow takes away what follow shows.
func (r *batchRun) unfollow() {
	r.stopped.Store(true)
	r.line.Stop()
}

// recordsFailed says where records could not be written.
func (r *batchRun) recordsFailed(err error) error {
	if r.o.to == "" {
		return failed(fmt.Errorf("cannot write the result: %w", yamldoc.WithoutPath(err)))
	}
	if on := r.goOn(); on != "" {
		err = fmt.Errorf("%w; the records in it are whole%s", err, on)
	}
	return cannotWrite(r.o.to, err)
}
