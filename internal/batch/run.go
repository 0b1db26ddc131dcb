// Package batch scores many engagements: sources -> workers -> ordered results.
//
// Goals: results come in the order of the input whatever the number of
// workers; memory stays bounded however much there is to read; what was read is
// scored and handed on before more is waited for; one bad document is one error
// record and the run goes on.
//
// Non-goals: what a record says (package wire) and where it goes (package cmd).
package batch

import (
	"context"
	"iter"
)

// maxWorkers is more than any machine has processors to keep busy.
const maxWorkers = 1024

// Run calls f for every job with the given number of workers at once and
// yields the results in the order of the jobs, each with whether another one is
// on its way; where none is, the source may be waiting for its writer. Run stops
// when the context ends, when the jobs end, or when the consumer stops. It does
// not wait for a job that is being read or worked on then: nothing can wake a
// read. More workers than maxWorkers change nothing but the memory that they take.
func Run[J, R any](ctx context.Context, jobs iter.Seq[J], workers int, f func(J) R) iter.Seq2[R, bool] {
	return func(yield func(r R, more bool) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type task struct {
			job    J
			result chan R
		}
		workers = min(max(workers, 1), maxWorkers)
		tasks := make(chan task, workers)
		results := make(chan chan R, 2*workers)
		go func() {
			defer close(tasks)
			defer close(results)
			for job := range jobs {
				t := task{job, make(chan R, 1)}
				select {
				case <-ctx.Done():
					return
				case results <- t.result:
				}
				select {
				case <-ctx.Done():
					return
				case tasks <- t:
				}
			}
		}()
		for range workers {
			go func() {
				for t := range tasks {
					if ctx.Err() != nil {
						return
					}
					t.result <- f(t.job)
				}
			}()
		}
		for {
			select {
			case <-ctx.Done():
				return
			case result, ok := <-results:
				if !ok {
					return
				}
				select {
				case <-ctx.Done():
					return
				case r := <-result:
					if !yield(r, len(results) > 0) {
						return
					}
				}
			}
		}
	}
}
