package page

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/query"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// BatchTable is the table of a batch: one line for each engagement.
type BatchTable struct {
	Texts    *[terms.NumModels]advice.ModelText
	Fields   []result.Field // chosen columns; nil for those that people read most
	Currency string         // of the amounts
	Gated    bool           // with the gates that a result is at
	Language words.Language // in which it is said

	folder, ending string // that all sources have in common, left out of them
}

// say returns a sentence of the playbook by its id.
func (t *BatchTable) say(id string, pairs ...any) string { return t.Language.Say(id, pairs...) }

// Columns are the columns of the table.
func (t *BatchTable) Columns() []Column {
	if t.Fields == nil {
		all := []Column{
			{Name: t.say("batch.source"), Flex: true, Short: true},
			{Name: t.say("batch.client"), Flex: true},
			{Name: t.say("batch.result")},
			{Name: t.say("batch.fit"), Align: Right},
			{Name: t.say("batch.monthly"), Align: Right},
			{Name: t.say("batch.open"), Align: Right},
		}
		if t.Gated {
			all = append(all, Column{Name: t.say("batch.asked_for"), Flex: true})
		}
		return all
	}
	var all []Column
	for i := range t.Fields {
		c := Column{Name: t.Fields[i].Head()}
		switch t.Fields[i].Kind {
		case query.Number, query.Money:
			c.Align = Right
		case query.Text:
			c.Flex, c.Short = true, t.Fields[i].Name == "source"
		case query.List:
			c.Flex = true
		case query.Word, query.Truth, query.Day:
		}
		all = append(all, c)
	}
	return all
}

// sourceAt is the column with the sources, or -1.
func (t *BatchTable) sourceAt() int {
	if t.Fields == nil {
		return 0
	}
	return slices.IndexFunc(t.Fields, func(f result.Field) bool { return f.Name == "source" })
}

// Begin takes the folder that the sources of the first rows have in common out of them,
// and says it and the currency.
func (t *BatchTable) Begin(rows [][]string) string {
	if at := t.sourceAt(); at >= 0 && len(rows) > 1 {
		t.folder = folderOf(rows[0][at])
		for _, row := range rows {
			for !strings.HasPrefix(row[at], t.folder) {
				t.folder = folderOf(strings.TrimSuffix(t.folder, "/"))
			}
		}
		if t.folder == "/" {
			t.folder = ""
		}
		t.ending = endingOf(rows, at)
		for _, row := range rows {
			row[at] = t.short(row[at])
		}
	}
	sources, amounts := "", ""
	if t.folder != "" || t.ending != "" {
		sources = t.say("batch.all_are", "folder", t.folder, "ending", t.ending)
	}
	if t.Currency != "" && len(rows) > 0 && t.showsMoney() {
		amounts = t.say("batch.amounts_in", "currency", t.Language.Currency(t.Currency))
	}
	if sources != "" && amounts != "" {
		return t.say("batch.above", "sources", sources, "amounts", amounts)
	}
	return sources + amounts
}

// endingOf is the ending that all sources of some rows have; "" where they differ.
func endingOf(rows [][]string, at int) string {
	ending := path.Ext(rows[0][at])
	for _, row := range rows {
		if !strings.HasSuffix(row[at], ending) || path.Base(row[at]) == ending {
			return ""
		}
	}
	return ending
}

// short takes out of a source what all have in common. One that has it not stays whole.
func (t *BatchTable) short(source string) string {
	if strings.HasPrefix(source, t.folder) && strings.HasSuffix(source, t.ending) {
		return source[len(t.folder) : len(source)-len(t.ending)]
	}
	return source
}

// showsMoney reports whether a column has amounts.
func (t *BatchTable) showsMoney() bool {
	return t.Fields == nil || slices.ContainsFunc(t.Fields, func(f result.Field) bool { return f.Kind == query.Money })
}

// folderOf is the folder of a file with the slash behind it, "" without one.
func folderOf(path string) string {
	return path[:strings.LastIndexByte(path, '/')+1]
}

// source is how the table calls a source.
func (t *BatchTable) source(source string, document int) string {
	return t.short(place(source, document))
}

// BatchEnd is what stands below the lines of a batch: how many were scored, and how many
// of them are shown where not all are.
func BatchEnd(t *BatchTable, scored, bad, hidden int) *Document {
	text, others := t.say("batch.scored", "scored", scored), ""
	if bad > 0 {
		text = t.say("batch.scored_not_all", "scored", scored, "bad", bad)
	}
	if hidden > 0 {
		others = t.say("batch.hidden", "fit", scored-hidden)
	}
	d := &Document{}
	d.Section("", Text(running(text, others)))
	return d
}

// Row is the line of one engagement: its typical monthly price is that of the
// recommended model.
func (t *BatchTable) Row(r *result.Record) []string {
	if t.Fields != nil {
		return t.chosen(r)
	}
	client := ""
	if r.Subject.Name != nil {
		client = *r.Subject.Name
	}
	row := []string{t.source(r.Source, r.Document), client, t.outcome(r.Outcome), "", "", strconv.Itoa(r.Open)}
	if t.Gated {
		row = append(row, strings.Join(r.Hit, "; "))
	}
	if r.Model == nil {
		return row
	}
	row[2] = t.Texts[*r.Model].Name
	if r.RunnerUp != nil && r.Outcome == assess.TooClose {
		row[2] = t.say("batch.model_or", "model", row[2], "other", t.Texts[*r.RunnerUp].Sentence)
	}
	if fit := *r.Fit.Of(*r.Model); fit != nil {
		row[3] = fit.String()
	}
	if r.Monthly != nil && r.Monthly.Of(*r.Model).Known {
		row[4] = t.Language.Whole(r.Monthly.Of(*r.Model).Typical)
	}
	return row
}

// chosen is the line of one engagement in columns that were chosen.
func (t *BatchTable) chosen(r *result.Record) []string {
	row := make([]string, 0, len(t.Fields))
	for i := range t.Fields {
		v := t.Fields[i].Of(r)
		text := v.Write(t.Fields[i].Kind)
		if t.Fields[i].Kind == query.Money {
			text = t.Language.Grouped(text)
		}
		row = append(row, text)
	}
	if at := t.sourceAt(); at >= 0 {
		row[at] = t.source(r.Source, r.Document)
	}
	return row
}

// outcome says an outcome without a model.
func (t *BatchTable) outcome(o assess.Outcome) string {
	switch o {
	case assess.NoneNeeded:
		return t.say("batch.none_needed")
	case assess.AllVetoed:
		return t.say("batch.all_ruled_out")
	case assess.NothingScored:
		return t.say("batch.nothing_answered")
	case assess.Recommended, assess.TooClose:
	}
	return ""
}

// Error is the line of a document that could not be scored: its first problem.
func (t *BatchTable) Error(r *result.ErrorRecord) []string {
	document := 0
	if r.Document != nil {
		document = *r.Document
	}
	source, message := t.source(r.Source, document), t.problem(r)
	row := make([]string, len(t.Columns()))
	at := t.sourceAt()
	switch free := slices.IndexFunc(t.Columns(), func(c Column) bool { return c.Flex && !c.Short }); {
	case t.Fields == nil:
		row[0], row[1], row[2] = source, message, t.say("batch.error")
	case at >= 0 && free >= 0 && free != at:
		row[at], row[free] = source, t.say("batch.error_is", "problem", message)
	default: // somewhere must stand what could not be scored
		row[max(at, 0)] = t.say("batch.error_of", "source", source, "problem", message)
	}
	return row
}

// problem is the first problem of a document.
func (t *BatchTable) problem(r *result.ErrorRecord) string {
	first := r.Errors[0]
	message := first.Message
	if first.Line != nil {
		message = t.say("batch.at_line", "line", *first.Line, "problem", message)
	}
	if r.More > 0 {
		message = t.say("batch.and_more_problems", "problem", message, "more", r.More)
	}
	return message
}

func place(source string, document int) string {
	if document > 1 {
		return fmt.Sprintf("%s#%d", source, document)
	}
	return source
}
