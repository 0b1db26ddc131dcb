package batch

import (
	"errors"
	"fmt"
	"iter"
	"sync/atomic"

	"mspscope/internal/yamldoc"
)

// Mark is how far an earlier batch came.
type Mark struct {
	Records int // as many are done; not counted where 0
	// Is says whether a document, 0 for a whole source, is the one that was done last;
	// it is asked where the records are not counted.
	Is func(source string, document int) bool
	// Check is called with a job of what was done last alone, and says what keeps it
	// from being that.
	Check func(Job) error

	passed atomic.Int64
}

// Passed is how many bytes were read and not scored, so far.
func (m *Mark) Passed() int64 { return m.passed.Load() }

// ErrBehind is why a batch cannot go on: there is less to do than was done.
var ErrBehind = errors.New("the sources end before its last record, so that they are not those it was made from")

// Skip lists the jobs behind a mark. They are read to be counted, not scored.
// What is wrong with the mark is put in failed, and no job follows then.
func (m *Mark) Skip(jobs iter.Seq[Job], failed *error) iter.Seq[Job] {
	return func(yield func(Job) bool) {
		done, found := 0, false
		for j := range jobs {
			if found {
				if !yield(j) {
					return
				}
				continue
			}
			at, n := m.within(&j, done)
			if done += n; at == 0 {
				continue
			}
			found = true
			if *failed = m.Check(j.only(at)); *failed != nil {
				return
			}
			if j.skip = at; at < n && !yield(j) {
				return
			}
		}
		if !found {
			*failed = ErrBehind
			if m.Records > 0 {
				*failed = fmt.Errorf("%w: it has %d records, and they make %d", ErrBehind, m.Records, done)
			}
		}
	}
}

// within returns which record of a job the mark stands at, from 1, 0 where it is
// behind the job, and how many records the job has.
func (m *Mark) within(j *Job, done int) (at, records int) {
	documents, err := j.Read()
	records = len(documents)
	m.passed.Add(int64(sizeOf(documents)))
	switch {
	case errors.Is(err, ErrResults) && j.Found:
		return 0, 0
	case err != nil:
		records = 1
	}
	switch {
	case m.Records > 0 && m.Records <= done+records:
		return m.Records - done, records
	case m.Records > 0:
		return 0, records
	case err != nil && m.Is(j.Source, 0):
		return 1, 1
	}
	for i := range documents {
		if m.Is(j.Source, documents[i].Index) {
			return i + 1, records
		}
	}
	return 0, records
}

// only returns a job with one of its records.
func (j *Job) only(at int) Job {
	one := *j
	if documents, err := j.Read(); err == nil {
		one.Path, one.Documents = "", documents[at-1:at]
	} else {
		one.Path, one.Err = "", err
	}
	return one
}

// sizeOf is how many bytes documents have.
func sizeOf(documents []yamldoc.Document) int {
	n := 0
	for i := range documents {
		n += documents[i].Size()
	}
	return n
}
