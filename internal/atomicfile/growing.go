package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Growing is a file or a stream that grows by whole records, each a line, so
// that whatever ends the program, the records in it are whole.
//
// What cannot be promised: a record that is longer than a pipe takes at once may
// be cut where the program is ended while it waits for a reader, and so may any
// record to a terminal or a socket; and a kill that comes between a write for
// which the disk had no room and the cut of its half record leaves that half.
type Growing struct {
	info  fs.FileInfo // of the ordinary file that it is, else nil
	out   io.Writer
	file  *os.File // what out is, where it is a file
	path  string   // of a file that was made for this
	owned bool     // it was opened for this
	old   bool     // it still holds what it held before
	keep  int64    // how much of that stays
	fresh bool     // it was made for this, and holds no record yet
}

// errTaken is returned for a file that another program lets grow.
var errTaken = errors.New("another program is writing into it; wait for its end, or name another file")

// Grow opens a place for records. A file that is there keeps what it holds until
// the first record, and only one program at a time lets a file grow; a stream
// goes on where it is. Errors do not name the path.
func (f File) Grow() (*Growing, error) {
	t, err := Find(f.Path)
	switch {
	case err != nil:
		return nil, err
	case t.Stream():
		file, err := t.Open()
		if err != nil {
			return nil, bare(err)
		}
		g, err := GrowStream(file)
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		g.owned = true
		return g, nil
	case t.Info != nil && !t.Info.Mode().IsRegular():
		return nil, t.refusal()
	}
	dir := filepath.Dir(t.Path)
	if err := isFolder(dir); err != nil {
		return nil, err
	}
	var g *Growing
	for range attempts { // others make and remove the file meanwhile
		g, err = f.grow(t.Path)
		if again := errors.Is(err, fs.ErrExist) && !f.New || errors.Is(err, fs.ErrNotExist); !again {
			break
		}
	}
	if errors.Is(err, fs.ErrExist) {
		err = fs.ErrExist // whatever the system calls it
	}
	return g, bare(err)
}

// grow opens a file that is there, and makes one where there is none.
func (f File) grow(path string) (*Growing, error) {
	if !f.New {
		file, err := openAlone(path, os.O_WRONLY, 0)
		switch {
		case errors.Is(err, fs.ErrPermission):
			return nil, errProtected
		case err == nil:
			return taken(file)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	file, err := openAlone(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, f.Perm)
	if err != nil {
		return nil, folder{path: filepath.Dir(path)}.explained(err)
	}
	info, err := file.Stat()
	if err != nil {
		abandon(file, path)
		return nil, err
	}
	return &Growing{info: info, out: file, file: file, owned: true, path: path, fresh: true}, nil
}

// taken takes over a file that was there before.
func taken(file *os.File) (*Growing, error) {
	info, err := file.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = Target{Info: info}.refusal()
	case info.Mode().Perm()&0o222 == 0: // root may, and still should not
		err = errProtected
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &Growing{info: info, out: file, file: file, owned: true, old: true}, nil
}

// GrowStream lets records go to what is open already, such as stdout. It is
// never emptied.
func GrowStream(out io.Writer) (*Growing, error) {
	g := &Growing{out: out}
	file, ok := out.(*os.File)
	if !ok {
		return g, nil
	}
	info, err := file.Stat()
	if err != nil {
		return nil, bare(err)
	}
	g.file = file
	if info.Mode().IsRegular() {
		g.info = info
	}
	return g, nil
}

// Info is that of the ordinary file that the records go to; nil for others.
func (g *Growing) Info() fs.FileInfo { return g.info }

// Write adds whole records.
func (g *Growing) Write(whole []byte) (int, error) {
	if len(whole) == 0 {
		return 0, nil
	}
	if err := g.renew(); err != nil {
		return 0, bare(err)
	}
	if g.file != nil && g.info == nil {
		return g.inPieces(whole)
	}
	n, err := g.out.Write(whole)
	if kept := bytes.LastIndexByte(whole[:n], '\n') + 1; err != nil && g.info != nil && g.takeBack(n-kept) == nil {
		n = kept
	}
	if n > 0 {
		g.fresh = false
	}
	return n, bare(err)
}

// atOnce is how many bytes Linux puts into a pipe as a whole or not at all.
// Other systems promise less and mostly keep it, too.
const atOnce = 4096

// inPieces writes as many whole records at a time as a pipe takes at once, and a
// record that is longer alone.
func (g *Growing) inPieces(whole []byte) (int, error) {
	written := 0
	for written < len(whole) {
		n, err := g.out.Write(piece(whole[written:]))
		written += n
		if err != nil {
			return written, bare(err)
		}
	}
	return written, nil
}

func piece(records []byte) []byte {
	if len(records) <= atOnce {
		return records
	}
	if n := bytes.LastIndexByte(records[:atOnce], '\n') + 1; n > 0 {
		return records[:n]
	}
	if n := bytes.IndexByte(records, '\n') + 1; n > 0 {
		return records[:n]
	}
	return records
}

// takeBack removes the bytes that were written last, where nobody has written
// behind them.
func (g *Growing) takeBack(n int) error {
	if n == 0 {
		return nil
	}
	at, err := g.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	info, err := g.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() != at {
		return errQuicker
	}
	if err := g.file.Truncate(at - int64(n)); err != nil {
		return err
	}
	_, err = g.file.Seek(at-int64(n), io.SeekStart)
	return err
}

// Keep lets the first bytes of what a file held stay: the records go behind them.
// It is for a file that was there, before the first record.
func (g *Growing) Keep(bytes int64) { g.keep = bytes }

// renew empties a file of what it held before, less what stays.
func (g *Growing) renew() error {
	if !g.old {
		return nil
	}
	g.old = false
	if err := g.file.Truncate(g.keep); err != nil {
		return err
	}
	_, err := g.file.Seek(g.keep, io.SeekStart)
	return err
}

// Close ends the growing. Where it is complete, nothing is left of what the file
// held before but what Keep named; otherwise that stays if no record came, and a file that was made
// for the records goes. What GrowStream was given stays open.
func (g *Growing) Close(complete bool) error {
	var err error
	if complete {
		err = g.renew()
	}
	switch {
	case g.fresh && !complete:
		abandon(g.file, g.path)
	case g.owned:
		err = errors.Join(err, g.file.Close())
	}
	return bare(err)
}
