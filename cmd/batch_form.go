package cmd

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/render"
	"mspscope/internal/render/xlsx"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

// errorColumns stand behind the fields of a file: what kept a document from being
// scored, and where.
func errorColumns() []string { return []string{"error", "line", "column"} }

// head is what stands above the first record.
func (f *batchForm) head() []byte {
	if f.format != formatCSV || f.summary {
		return nil
	}
	var names []string
	for i := range f.fields {
		names = append(names, f.fields[i].Head())
	}
	return render.AppendCSV(nil, append(names, errorColumns()...))
}

// take takes a record that was scored: it is written, held, or left out.
func (r *batchResult) take(f *batchForm, record *result.Record) {
	r.scored++
	if !f.fits(record) {
		r.hidden++
		return
	}
	if record.Hit = f.gates.hit(record); len(record.Hit) > 0 {
		r.gates++
		if len(r.why) < mostWhy {
			r.why = append(r.why, whose(record)+": "+f.gates.why(record))
		}
	}
	if f.collects() {
		r.held.records = append(r.held.records, *record)
		return
	}
	r.add(f, record)
}

// mostWhy is how many results at a gate are named below a batch.
const mostWhy = 10

// whose is how a line about a record calls it.
func whose(r *result.Record) string {
	name := r.Source
	if r.Document > 1 {
		name = fmt.Sprintf("%s#%d", name, r.Document)
	}
	if r.Subject.Name != nil {
		name += " (" + *r.Subject.Name + ")"
	}
	return name
}

// add appends one record.
func (r *batchResult) add(f *batchForm, record *result.Record) {
	switch {
	case f.format == formatTable:
		r.rows = append(r.rows, f.table.Row(record))
	case f.format == formatCSV:
		cells := make([]string, len(f.fields)+len(errorColumns()))
		for i := range f.fields {
			value := f.fields[i].Of(record)
			cells[i] = value.Write(f.fields[i].Kind)
		}
		r.lines = render.AppendCSV(r.lines, cells)
	case f.chosen:
		r.line(result.RowOf(record, f.fields))
	default:
		r.line(record)
	}
}

// addError takes the record of what could not be scored.
func (r *batchResult) addError(f *batchForm, source string, document int, err error) {
	record := result.ErrorOf(source, document, err)
	if f.collects() {
		r.held.errors = append(r.held.errors, record)
		return
	}
	r.addFailure(f, &record)
}

func (r *batchResult) addFailure(f *batchForm, record *result.ErrorRecord) {
	switch f.format {
	case formatTable:
		r.rows = append(r.rows, f.table.Error(record))
	case formatCSV:
		r.lines = render.AppendCSV(r.lines, f.errorCells(record))
	default:
		r.line(record)
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

// end writes what waited for the end, and what stands below a table.
func (a *app) batchEnd(w io.Writer, rows *render.Rows, f *batchForm, p scope.Summarizer, total *batchResult) error {
	f.sorted(total.held.records)
	if codes := f.mixed(total.held.records); codes != "" {
		a.warn("amounts are in several currencies (" + codes + "); each is sorted for itself")
	}
	var summary *result.Summary
	if f.summary {
		summary = p.Summary(total.held.records, total.held.errors)
	}
	below := page.BatchEnd(f.table, total.scored, total.bad+total.failed, total.hidden)
	switch f.format {
	case formatTable:
		f.flush(&total.held, total)
		for _, row := range total.rows {
			if err := rows.Add(row); err != nil {
				return err
			}
		}
		page.BatchSummary(below, summary, f.table)
		return rows.End(below)
	case formatNDJSON, formatCSV:
		if summary != nil {
			return render.CSV(w, page.BatchSummaryTable(summary, f.table))
		}
		f.flush(&total.held, total)
		_, err := w.Write(total.lines)
		return err
	}
	return a.batchDocument(w, f, p, total, summary)
}

// flush appends the records that were held.
func (f *batchForm) flush(h *held, total *batchResult) {
	for i := range h.records {
		total.add(f, &h.records[i])
	}
	for i := range h.errors {
		total.addFailure(f, &h.errors[i])
	}
}

// batchDocument writes all records as one document.
func (a *app) batchDocument(w io.Writer, f *batchForm, p scope.Summarizer, total *batchResult, summary *result.Summary) error {
	doc := result.Batch{
		Version: result.Version, Playbook: p.Playbook(), Currency: p.Currency(), Scored: total.scored, Shown: len(total.held.records),
		Errors: append([]result.ErrorRecord{}, total.held.errors...), Summary: summary, Schema: result.SchemaID("batch"),
	}
	if f.chosen {
		doc.Rows = []result.Row{}
		for i := range total.held.records {
			doc.Rows = append(doc.Rows, result.RowOf(&total.held.records[i], f.fields))
		}
	} else {
		doc.Records = append([]result.Record{}, total.held.records...)
	}
	var b bytes.Buffer
	var err error
	switch f.format {
	case formatJSON:
		err = machine(&b, emit.Indented, doc)
	case formatYAML:
		err = machine(&b, emit.YAML, doc)
	case formatXLSX:
		err = xlsx.Write(&b, page.BatchBook(total.held.records, total.held.errors, f.fields, summary, f.table))
	default:
		d := page.BatchDocument(total.held.records, total.held.errors, f.table)
		d.Sections = append(d.Sections, page.BatchEnd(f.table, total.scored, total.bad+total.failed, total.hidden).Sections...)
		page.BatchSummary(d, summary, f.table)
		err = render.Markdown(&b, d)
	}
	if err == nil {
		_, err = w.Write(b.Bytes())
	}
	return err
}
