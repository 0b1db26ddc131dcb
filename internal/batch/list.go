package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"mspscope/internal/yamldoc"
)

// longestName is how long a name in a list may be, in bytes.
const longestName = 32 << 10

// listed visits what the names of a list lead to. What is no file is not opened:
// programs write lists, and nobody looked at each name.
func (s *Sources) listed(left *Left, visit func(*Entry) bool) {
	in := s.Stdin
	if s.List != "-" {
		file, err := os.Open(filepath.Clean(s.List))
		if err != nil {
			visit(&Entry{Path: s.List, Err: fmt.Errorf("the list of names: %w", yamldoc.WithoutPath(err))})
			return
		}
		defer file.Close()
		in = file
	}
	names := bufio.NewReaderSize(in, longestName)
	separator, err := separatorOf(names)
	for n := 1; err == nil; n++ {
		var name []byte
		name, err = names.ReadSlice(separator)
		if errors.Is(err, bufio.ErrBufferFull) {
			err = fmt.Errorf("name %d of the list is longer than a name can be", n)
			break
		}
		path := string(bytes.TrimSuffix(name, []byte{separator}))
		if separator == '\n' {
			path = strings.TrimSuffix(path, "\r")
		}
		if path != "" && !fromList(path, left, visit) {
			return
		}
	}
	if !errors.Is(err, io.EOF) {
		visit(&Entry{Path: s.List, Err: fmt.Errorf("the list of names breaks off: %w", yamldoc.WithoutPath(err)), Found: true})
	}
}

// separatorOf finds out what stands between the names of a list: NUL where there
// is one at the beginning, else the end of a line. A byte order mark is passed over.
func separatorOf(in *bufio.Reader) (byte, error) {
	if _, err := in.Peek(1); err != nil {
		return '\n', err
	}
	const mark = "\ufeff"
	if head, _ := in.Peek(min(in.Buffered(), len(mark))); string(head) == mark {
		_, _ = in.Discard(len(mark)) // it is buffered
	}
	head, _ := in.Peek(in.Buffered()) // it is buffered
	if bytes.IndexByte(head, 0) >= 0 {
		return 0, nil
	}
	return '\n', nil
}

func fromList(path string, left *Left, visit func(*Entry) bool) bool {
	if path == "-" { // a file of that name
		path = join(".", path)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return directory(path, left, visit)
	case err == nil && !info.Mode().IsRegular():
		err = errNotRegular
	}
	return visit(&Entry{Path: path, Info: info, Err: err, listed: true})
}
