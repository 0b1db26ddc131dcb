package cmd

import (
	"errors"
	"fmt"
	"slices"

	"mspscope/internal/atomicfile"
)

// recordBuffer is how many bytes of records are written at a time while more
// are on their way.
const recordBuffer = 64 << 10

// records is where the records of a batch go. Unlike other results they are
// written as they come; what is given to Write is whole records, and is never
// divided, so that whatever ends the program, they are whole where they went.
type records struct {
	*atomicfile.Growing
	head []byte // stands before the first record and comes with it
	buf  []byte
}

// openRecords opens the file of --to, or takes stdout. What the file held stays
// in it until there is a first record.
func (a *app) openRecords(o *outputFlags) (*records, error) {
	if o.to == "" {
		out, err := atomicfile.GrowStream(a.Out)
		if err != nil {
			return nil, failed(fmt.Errorf("cannot write to stdout: %w", err))
		}
		return &records{Growing: out}, nil
	}
	out, err := atomicfile.File{Path: o.to, Perm: modeDocument, New: !o.force}.Grow()
	if err != nil {
		return nil, cannotWrite(o.to, err)
	}
	return &records{Growing: out}, nil
}

// Write takes whole records.
func (r *records) Write(whole []byte) (int, error) {
	r.buf = append(r.buf, whole...)
	if len(r.buf) < recordBuffer {
		return len(whole), nil
	}
	return len(whole), r.flush()
}

// flush writes the records that were taken.
func (r *records) flush() error {
	if len(r.buf) == 0 {
		return nil
	}
	return r.out(r.buf)
}

// out writes the head, where it is not written yet, and what stands below it.
func (r *records) out(below []byte) error {
	whole := below
	if len(r.head) > 0 {
		whole = slices.Concat(r.head, below)
		r.head = nil
	}
	_, err := r.Growing.Write(whole)
	r.buf = r.buf[:0]
	return err
}

// close writes what is left. A file whose batch came to no record is as it was
// before, or not there, unless it is complete without one.
func (r *records) close(complete bool) error {
	var err error
	if complete || len(r.buf) > 0 {
		err = r.out(r.buf)
	}
	return errors.Join(err, r.Close(err == nil && complete))
}
