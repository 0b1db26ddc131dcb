package batch

import (
	"context"
	"sync/atomic"
	"testing"
	"time"
)

func TestRunKeepsTheOrderForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	jobs := func(yield func(int) bool) {
		for i := range 500 {
			if !yield(i) {
				return
			}
		}
	}
	for _, workers := range []int{-1, 1, 3, 16, 1 << 40} {
		n := 0
		for r := range Run(t.Context(), jobs, workers, func(i int) int {
			if i%7 == 0 {
				time.Sleep(time.Microsecond * time.Duration(500-i))
			}
			return i * i
		}) {
			if r != n*n {
				t.Fatalf("%d workers: result %d is %d", workers, n, r)
			}
			n++
		}
		if n != 500 {
			t.Fatalf("%d workers: %d results", workers, n)
		}
	}
}

func TestRunStopsWithItsConsumerAndItsContext(t *testing.T) {
	t.Parallel()
	endless := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	n := 0
	for range Run(t.Context(), endless, 4, func(i int) int { return i }) {
		if n++; n == 10 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n = 0
	for range Run(ctx, endless, 4, func(i int) int { return i }) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n < 10 || n > 1000 {
		t.Errorf("%d results after cancelling at 10", n)
	}
}

// TestRunDoesNotWaitForWhatCannotBeWoken stops a batch whose source stands in a
// read for ever, and one whose worker does.
func TestRunDoesNotWaitForWhatCannotBeWoken(t *testing.T) {
	t.Parallel()
	never := make(chan struct{})
	for name, run := range map[string]func(context.Context, func()) int{
		"source": func(ctx context.Context, stop func()) (n int) {
			source := func(yield func(int) bool) {
				yield(1)
				stop()
				<-never
			}
			for range Run(ctx, source, 2, func(i int) int { return i }) {
				n++
			}
			return n
		},
		"worker": func(ctx context.Context, stop func()) (n int) {
			source := func(yield func(int) bool) { yield(1) }
			for range Run(ctx, source, 2, func(i int) int {
				stop()
				<-never
				return i
			}) {
				n++
			}
			return n
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			if n := run(ctx, stop); n > 1 {
				t.Errorf("%d results of one job", n)
			}
		})
	}
}

// TestRunSaysWhenNothingElseIsOnItsWay feeds the next job only when the result
// before it was announced as the last for now.
func TestRunSaysWhenNothingElseIsOnItsWay(t *testing.T) {
	t.Parallel()
	next := make(chan struct{})
	source := func(yield func(int) bool) {
		for i := range 5 {
			if !yield(i) {
				return
			}
			<-next
		}
	}
	n := 0
	for _, more := range Run(t.Context(), source, 3, func(i int) int { return i }) {
		if more {
			t.Fatalf("result %d: another one is announced, and nobody writes it", n)
		}
		n++
		next <- struct{}{}
	}
	if n != 5 {
		t.Errorf("%d results", n)
	}
	quick := func(yield func(int) bool) {
		for i := range 4 {
			yield(i)
		}
		next <- struct{}{} // all of them are on their way
	}
	var announced []bool
	for i, more := range Run(t.Context(), quick, 2, func(i int) int { return i }) {
		if i == 0 {
			<-next
		}
		announced = append(announced, more)
	}
	if len(announced) != 4 || announced[3] {
		t.Errorf("announced after each of 4 results: %v", announced)
	}
}

// TestRunLeavesWhatWaitsWhenItIsStopped has two workers busy and more jobs
// waiting: after the stop no other job is begun.
func TestRunLeavesWhatWaitsWhenItIsStopped(t *testing.T) {
	t.Parallel()
	const workers = 2
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	busy, free, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
	var begun atomic.Int32
	source := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
		close(ended)
	}
	go func() {
		for range workers {
			<-busy
		}
		stop()
		<-ended // the stop has arrived
		close(free)
	}()
	for range Run(ctx, source, workers, func(i int) int {
		if begun.Add(1) <= workers {
			busy <- struct{}{}
			<-free
		}
		return i
	}) {
		t.Error("a result, and none can be done")
	}
	<-free
	time.Sleep(20 * time.Millisecond) // for a worker that would go on
	if n := begun.Load(); n != workers {
		t.Errorf("%d jobs were begun, %d before the stop", n, workers)
	}
}
