package cmd

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"mspscope/internal/batch"
	"mspscope/internal/render"
	"mspscope/internal/yamldoc"
)

// earlier is what an earlier run left in a file: whole records, and perhaps the
// beginning of one that was cut.
type earlier struct {
	total   batchResult // what its records count
	records int
	whole   int64 // bytes up to the end of the last whole record
	last    []byte
}

// origin is what a record says of where it came from.
type origin struct {
	source   string
	document int // 0 for a whole source
	digest   string
}

// longestRecord is how many bytes of a line are looked at. No record is as long.
const longestRecord = 16 << 20

// earlierRecords reads what an earlier run left. The file is open for writing, so
// that no other program changes it meanwhile.
func earlierRecords(path string, out os.FileInfo, form *batchForm) (*earlier, error) {
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, failed(fmt.Errorf("cannot read %s: %w", path, yamldoc.WithoutPath(err)))
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !os.SameFile(info, out) {
		return nil, failed(fmt.Errorf("cannot go on with %s: another program has just replaced it; try again", path))
	}
	e := &earlier{}
	lines := bufio.NewReaderSize(file, 256<<10)
	head := form.head()
	for n := 0; ; n++ {
		line, err := wholeLine(lines)
		switch {
		case errors.Is(err, io.EOF): // what stands behind the last whole line was cut
			return e, nil
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, cannotResume(path, "its line %d is longer than any record, so that it is no result", n+1)
		case err != nil:
			return nil, failed(fmt.Errorf("cannot read %s: %w", path, yamldoc.WithoutPath(err)))
		case n == 0 && len(head) > 0 && !bytes.Equal(line, head):
			return nil, cannotResume(path, "its first line is not the one of this run, so that it has other columns or is no result")
		case n == 0 && len(head) > 0:
			continue // alone it is no record, and comes again with the first one
		}
		if e.records == 0 {
			e.whole = int64(len(head))
		}
		e.records++
		e.whole += int64(len(line))
		e.last = append(e.last[:0], line...)
		form.countEarlier(&e.total, line)
	}
}

// wholeLine reads a line with its end; what has none is the end of the file.
func wholeLine(in *bufio.Reader) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, err
	}
	long := slices.Clone(line)
	for errors.Is(err, bufio.ErrBufferFull) && len(long) < longestRecord {
		line, err = in.ReadSlice('\n')
		long = append(long, line...)
	}
	return long, err
}

// countEarlier counts a record that was written before, so that the run ends as if
// it had made it.
func (f *batchForm) countEarlier(total *batchResult, line []byte) {
	var wrong, whole, hit bool
	if f.format == formatCSV {
		cells := f.cellsOf(line)
		wrong, whole, hit = cells["error"] != "", cells["document"] == "", cells["gates"] != ""
		if wrong && whole {
			whole = !isContentText(cells["error"], cells["line"] != "")
		}
	} else if wrong = bytes.Contains(line, []byte(`"errors":[`)); wrong {
		var record struct {
			Document *int
			Errors   []struct {
				Line    *int
				Message string
			}
		}
		// What is no record comes up when the last one is compared.
		_ = json.Unmarshal(line, &record)
		whole = record.Document == nil && (len(record.Errors) == 0 || !isContentText(record.Errors[0].Message, record.Errors[0].Line != nil))
	} else {
		hit = bytes.Contains(line, []byte(`"gates":["`)) || bytes.Contains(line, []byte(`"gates":"`)) && !bytes.Contains(line, []byte(`"gates":""`))
	}
	switch {
	case wrong && whole:
		total.failed++
	case wrong:
		total.bad++
	default:
		total.scored++
		if hit {
			total.gates++
		}
	}
}

// isContentText is isContent of a source whose error is on record.
func isContentText(message string, placed bool) bool {
	return placed || message == batch.ErrResults.Error() || saysNotEngagement(message)
}

// cellsOf are the cells of a line by their columns.
func (f *batchForm) cellsOf(line []byte) map[string]string {
	cells, err := csv.NewReader(bytes.NewReader(line)).Read()
	if err != nil {
		return nil
	}
	by := map[string]string{}
	for i, cell := range cells {
		switch {
		case i < len(f.fields):
			by[f.fields[i].Name] = cell
		case i-len(f.fields) < len(errorColumns()):
			by[errorColumns()[i-len(f.fields)]] = cell
		}
	}
	return by
}

// originOf reads what a record says of where it came from; ok is false for what is
// no record.
func (f *batchForm) originOf(line []byte) (o origin, ok bool) {
	if f.format == formatCSV {
		cells := f.cellsOf(line)
		o.document, _ = strconv.Atoi(cells["document"]) // empty for a whole source
		o.source, o.digest = cells["source"], cells["playbook.digest"]
		return o, cells != nil
	}
	var record struct {
		Source   *string
		Document int
		Playbook struct{ Digest string }
	}
	if err := json.Unmarshal(line, &record); err != nil || record.Source == nil {
		return o, false
	}
	return origin{*record.Source, record.Document, record.Playbook.Digest}, true
}

func (o origin) String() string {
	if o.document == 0 {
		return o.source
	}
	return fmt.Sprintf("%s, document %d", o.source, o.document)
}

// resumes says how far an earlier run came, and holds its last record to what this
// run makes of the same document.
func resumes(path string, e *earlier, form *batchForm, score func(batch.Job) batchResult) (*batch.Mark, error) {
	was, ok := form.originOf(e.last)
	refused := func(format string, args ...any) error { return cannotResume(path, format, args...) }
	if !ok {
		return nil, refused("its last line is no record of a batch")
	}
	check := func(j batch.Job) error {
		r := score(j)
		if bytes.Equal(r.lines, e.last) {
			return nil
		}
		is, _ := form.originOf(r.lines)
		switch {
		case is.source == "": // it fits --where no more, or never did
			return refused("its last record, of %s, is one that this run leaves out; the document, the flags or the program have changed since", was)
		case is.source != was.source || is.document != was.document:
			return refused("its last record is of %s, and %s stands in that place now; it was made from other sources, or in another order", was, is)
		case is.digest != was.digest && is.digest != "" && was.digest != "":
			return refused("it was made with the playbook %s, and this one is %s", was.digest, is.digest)
		}
		return refused("its last record, of %s, is not what this run makes of it; the document, the flags or the program have changed since", was)
	}
	if len(form.where) > 0 { // a document that does not fit has no record
		is := func(source string, document int) bool {
			if form.format == formatCSV { // where "@new/a.yaml" is "'@new/a.yaml"
				source = render.CSVText(source)
			}
			return source == was.source && document == was.document
		}
		return &batch.Mark{Is: is, Check: check}, nil
	}
	return &batch.Mark{Records: e.records, Check: check}, nil
}

// cannotResume says why a file is not gone on with. It stays as it is.
func cannotResume(path, format string, args ...any) error {
	return failed(fmt.Errorf("cannot go on with %s: %w; leave out --resume and name another file with --to", path, fmt.Errorf(format, args...)))
}
