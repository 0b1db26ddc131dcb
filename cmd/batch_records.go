package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// recordBuffer is how many bytes of records are written at a time while more
// are on their way.
const recordBuffer = 64 << 10

// records is where the records of a batch go. Unlike other results they are
// written as they come; what is given to Write is whole records, and is never
// divided, so that whatever ends the program, they are whole where they went.
type records struct {
	out      io.Writer
	file     *os.File    // of --to, else nil
	identity os.FileInfo // of the file that it is, else nil
	old      bool        // the file still holds what it held before
	buf      []byte
}

// openRecords opens the file of --to, or takes stdout. What the file held stays
// in it until there is a first record.
func (a *app) openRecords(o *outputFlags) (*records, error) {
	if o.to == "" {
		info, err := identity(a.Out)
		if err != nil {
			return nil, failed(fmt.Errorf("cannot write to stdout: %w", reason(err)))
		}
		return &records{out: a.Out, identity: info}, nil
	}
	file, err := os.OpenFile(filepath.Clean(o.to), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return nil, failed(fmt.Errorf("cannot write %s: %w", o.to, reason(err)))
	}
	info, err := identity(file)
	if err != nil {
		return nil, failed(fmt.Errorf("cannot write %s: %w", o.to, reason(err)))
	}
	return &records{out: file, file: file, identity: info, old: info != nil}, nil
}

// identity tells a stream that is an ordinary file from others; it is nil for a
// pipe, a terminal, or what is no file at all.
func identity(stream any) (os.FileInfo, error) {
	file, ok := stream.(*os.File)
	if !ok {
		return nil, nil // no file, and nothing wrong
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	return info, nil
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
	if err := r.renew(); err != nil {
		return err
	}
	_, err := r.out.Write(r.buf)
	r.buf = r.buf[:0]
	return err
}

// renew empties the file of what it held before.
func (r *records) renew() error {
	if !r.old {
		return nil
	}
	r.old = false
	return r.file.Truncate(0)
}

// close writes what is left. A file whose batch was stopped before the first
// record keeps what it held.
func (r *records) close(stopped bool) error {
	err := r.flush()
	if err == nil && !stopped {
		err = r.renew()
	}
	if r.file == nil {
		return err
	}
	if closed := r.file.Close(); err == nil {
		err = closed
	}
	return err
}
