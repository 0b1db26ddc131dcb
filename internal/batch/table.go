package batch

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"mspscope/internal/yamldoc"
)

// Column is what stands below one head of a table.
type Column struct {
	Path []string // the keys that lead to it in an engagement, nil where there is no head
	// Read makes the value of a cell, whose place the caller sets; nil for a column
	// that is not read.
	Read func(text string) (yamldoc.Node, error)
}

// mostColumns is how many columns a table may have.
const mostColumns = yamldoc.MaxKeys

// rows are a table, each row of which is one engagement.
type rows struct {
	source  string
	in      *bufio.Reader
	comma   byte
	row     int // the last row, as a spreadsheet counts them: a cell may have several lines
	index   int // documents so far
	columns []Column
}

// table lists the work of a file with a table.
func (s *Sources) table(e *Entry, j Job, yield func(Job) bool) bool {
	f, err := os.Open(filepath.Clean(e.Path))
	if err != nil {
		j.Err = yamldoc.WithoutPath(err)
		return yield(j)
	}
	defer f.Close()
	p := &pieces{j: j, piece: j, yield: yield, more: true}
	t := &rows{source: j.Source, in: bufio.NewReaderSize(eager{f, p.hand}, smallFile)}
	heads, err := t.heads()
	switch {
	case err == nil && isResultHead(heads):
		j.Err = ErrResults
		return yield(j)
	case e.Found && (err != nil || !slices.ContainsFunc(heads, func(h string) bool { return s.known(h) })):
		s.passed = true
		s.left.file(e.Path) // a table of something else
		return true
	case err == nil:
		t.columns, err = s.columns(j.Source, heads)
	}
	for err == nil {
		var d yamldoc.Document
		if d, err = t.next(); err == nil && !p.add(d) {
			return false
		}
	}
	return p.end(err)
}

// known reports whether a head stands for something of an engagement.
func (s *Sources) known(head string) bool {
	c, err := s.Column(head)
	return err == nil && c.Read != nil
}

// isResultHead reports whether heads are those of the records of a batch, whatever
// columns were asked for.
func isResultHead(heads []string) bool {
	n := len(heads)
	return n > 2 && slices.Equal(heads[n-3:], []string{"error", "line", "column"})
}

// IsResultTable reports whether a file begins as the records of a batch in CSV do.
func IsResultTable(data []byte) bool {
	line, _, _ := bytes.Cut(data, []byte{'\n'})
	return isResultHead(strings.Split(strings.TrimSuffix(string(line), "\r"), ","))
}

// heads reads the first row.
func (t *rows) heads() ([]string, error) {
	const mark = "\ufeff"
	head, _ := t.in.Peek(len(mark)) // what is wrong comes up again below
	switch {
	case string(head) == mark:
		_, _ = t.in.Discard(len(mark)) // it is buffered
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return nil, t.problem(1, 1, "the file is UTF-16; save it as CSV in UTF-8")
	}
	t.comma = ','
	cells, err := t.read()
	if errors.Is(err, io.EOF) {
		return nil, t.problem(1, 1, "the table is empty; the first row names the questions, each further row is one client")
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells, err
}

// separator is the sign between cells by the first line: the one of three that
// stands most often on it.
func separator(line []byte) byte {
	best := byte(',')
	for _, c := range []byte(";\t") {
		if bytes.Count(line, []byte{c}) > bytes.Count(line, []byte{best}) {
			best = c
		}
	}
	return best
}

// columns finds out what the heads stand for. All problems are told at once.
func (s *Sources) columns(source string, heads []string) ([]Column, error) {
	if len(heads) > mostColumns {
		return nil, yamldoc.ProblemAt(source, 1, mostColumns+1, fmt.Sprintf("the table has %d columns, and at most %d are read; leave some out", len(heads), mostColumns))
	}
	columns := make([]Column, len(heads))
	var problems yamldoc.Problems
	at := map[string]int{}
	for i, head := range heads {
		if strings.HasPrefix(head, "#") {
			columns[i].Path = []string{head}
		}
		if head == "" || head[0] == '#' {
			continue
		}
		c, err := s.Column(head)
		if key := strings.Join(c.Path, "."); err == nil {
			if before, twice := at[key]; twice {
				err = fmt.Errorf("the column %s is there twice, also as column %d; take one out", yamldoc.Quote(head), before+1)
			}
			at[key] = i
		}
		if err != nil {
			problems = append(problems, yamldoc.Problem{File: source, Line: 1, Col: i + 1, Message: err.Error()})
		}
		columns[i] = c
	}
	switch {
	case len(problems) > 0:
		return nil, problems
	case len(at) == 0:
		return nil, yamldoc.ProblemAt(source, 1, 1, "no head is the id of a question; the first row names the questions, each further row is one client")
	}
	return columns, nil
}

// next returns the next row with content as a document.
func (t *rows) next() (yamldoc.Document, error) {
	for {
		cells, err := t.read()
		wrong, bad := errors.AsType[yamldoc.Problems](err)
		switch {
		case bad:
			t.index++
			return yamldoc.Broken(t.source, t.index, wrong), nil
		case err != nil:
			return yamldoc.Document{}, err
		}
		if !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" }) {
			continue
		}
		t.index++
		row, size := t.row, 0
		for _, c := range cells {
			size += len(c)
		}
		return yamldoc.Made(t.source, t.index, size, func() (*yamldoc.Node, error) { return t.engagement(row, cells) }), nil
	}
}

// engagement makes the nodes of a row. Workers do it, so that it changes nothing.
func (t *rows) engagement(row int, cells []string) (*yamldoc.Node, error) {
	root := &yamldoc.Node{Kind: yamldoc.Mapping, Line: row, Col: 1}
	put(root, []string{"version"}, yamldoc.Node{Kind: yamldoc.Scalar, Text: "1", Line: row, Col: 1})
	var problems yamldoc.Problems
	add := func(i int, message string) {
		problems = append(problems, yamldoc.Problem{File: t.source, Line: row, Col: i + 1, Message: message})
	}
	for i, cell := range cells {
		cell = strings.ReplaceAll(strings.TrimSpace(cell), "\r\n", "\n") // as spreadsheet programs on Windows end lines
		switch {
		case cell == "" || i < len(t.columns) && t.columns[i].Read == nil && t.columns[i].Path != nil:
			continue
		case i >= len(t.columns) || t.columns[i].Read == nil:
			add(i, "there is no head above "+yamldoc.Quote(cell)+"; write one in the first row, # for what is not to be read")
			continue
		case !utf8.ValidString(cell):
			add(i, "the cell is not UTF-8; save the table as CSV in UTF-8")
			continue
		}
		c := &t.columns[i]
		value, err := c.Read(cell)
		if err != nil {
			add(i, err.Error())
			continue
		}
		if !put(root, c.Path, placed(value, row, i+1)) {
			add(i, "the row has "+c.Path[len(c.Path)-2]+" as a whole and a part of it; leave one of them empty")
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return root, nil
}

// placed returns a node of which all stands at one place. What it was made from
// may belong to somebody else and stays as it is.
func placed(n yamldoc.Node, row, col int) yamldoc.Node {
	n.Source, n.Line, n.Col = 0, row, col
	n.Items, n.Pairs = slices.Clone(n.Items), slices.Clone(n.Pairs)
	for i := range n.Items {
		n.Items[i] = placed(n.Items[i], row, col)
	}
	for i := range n.Pairs {
		n.Pairs[i] = yamldoc.Pair{Key: placed(n.Pairs[i].Key, row, col), Value: placed(n.Pairs[i].Value, row, col)}
	}
	return n
}

// put sets a value in nested mappings; false where something else stands there.
func put(at *yamldoc.Node, path []string, value yamldoc.Node) bool {
	key := path[0]
	there := at.Get(key)
	switch {
	case there != nil && (len(path) == 1 || there.Kind != yamldoc.Mapping):
		return false
	case there != nil:
		return put(there, path[1:], value)
	case len(path) > 1:
		inner := yamldoc.Node{Kind: yamldoc.Mapping, Line: value.Line, Col: value.Col}
		put(&inner, path[1:], value)
		value = inner
	}
	at.Pairs = append(at.Pairs, yamldoc.Pair{Key: yamldoc.Node{Kind: yamldoc.Scalar, Text: key, Line: value.Line, Col: value.Col}, Value: value})
	return true
}

func (t *rows) problem(row, col int, message string) error {
	return yamldoc.ProblemAt(t.source, row, col, message)
}
