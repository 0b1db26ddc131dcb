package cmd

import (
	"fmt"
	"strconv"

	"mspscope/internal/advice"
	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/terms"
)

// batchForm is how the records of a batch are written one by one.
type batchForm struct {
	format string
	fields []result.Field // the columns of a file
}

// newBatchForm is the form of a format; without fields it has all of them.
func newBatchForm(format string, fields []result.Field) *batchForm {
	f := &batchForm{format: format, fields: fields}
	if fields == nil {
		for _, one := range result.Fields() {
			if !one.More {
				f.fields = append(f.fields, one)
			}
		}
	}
	return f
}

// errorColumns stand behind the fields of a file: what kept a document from being
// scored, and where.
func errorColumns() []string { return []string{"error", "line", "column"} }

// head is what stands above the first record.
func (f *batchForm) head() []byte {
	if f.format != formatCSV {
		return nil
	}
	var names []string
	for i := range f.fields {
		names = append(names, f.fields[i].Name)
	}
	return render.AppendCSV(nil, append(names, errorColumns()...))
}

// add appends one record.
func (r *batchResult) add(f *batchForm, record *result.Record, texts *[terms.NumModels]advice.ModelText) {
	switch f.format {
	case formatTable:
		r.rows = append(r.rows, page.BatchRow(record, texts))
	case formatCSV:
		cells := make([]string, len(f.fields)+len(errorColumns()))
		for i := range f.fields {
			value := f.fields[i].Of(record)
			cells[i] = value.Write(f.fields[i].Kind)
		}
		r.lines = render.AppendCSV(r.lines, cells)
	default:
		r.line(record)
	}
}

// addError appends the record of what could not be scored.
func (r *batchResult) addError(f *batchForm, source string, document int, err error) {
	record := result.ErrorOf(source, document, err)
	switch f.format {
	case formatTable:
		r.rows = append(r.rows, page.BatchError(&record))
	case formatCSV:
		r.lines = render.AppendCSV(r.lines, f.errorCells(&record))
	default:
		r.line(&record)
	}
}

// errorCells are the cells of what could not be scored: where it came from, and its
// first problem.
func (f *batchForm) errorCells(record *result.ErrorRecord) []string {
	cells := make([]string, len(f.fields))
	for i := range f.fields {
		switch f.fields[i].Name {
		case "source":
			cells[i] = record.Source
		case "document":
			if record.Document != nil {
				cells[i] = strconv.Itoa(*record.Document)
			}
		}
	}
	first := record.Errors[0]
	message, line, column := first.Message, "", ""
	if record.More > 0 {
		message += fmt.Sprintf(" (and %d more)", record.More)
	}
	if first.Line != nil {
		line = strconv.Itoa(*first.Line)
	}
	if first.Column != nil {
		column = strconv.Itoa(*first.Column)
	}
	return append(cells, message, line, column)
}

// line appends one record as a line of JSON.
func (r *batchResult) line(record any) {
	lines, err := emit.Line(r.lines, record)
	if err != nil { // a record holds nothing that cannot be written as JSON
		r.failed++
		return
	}
	r.lines = lines
}
