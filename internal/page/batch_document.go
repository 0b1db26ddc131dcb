package page

import (
	"slices"
	"strings"

	"mspscope/internal/query"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

func modelID(m int) string { return terms.Models()[m].String() }

// BatchDocument is the table of a batch as a document, with what could not be scored.
func BatchDocument(records []result.Record, errors []result.ErrorRecord, t *BatchTable) *Document {
	d := &Document{Title: t.say("batch.clients")}
	table := Table{Columns: t.Columns()}
	for i := range records {
		table.Rows = append(table.Rows, t.Row(&records[i]))
	}
	for i := range errors {
		table.Rows = append(table.Rows, t.Error(&errors[i]))
	}
	above := t.Begin(table.Rows)
	d.Section("", Text(above), tableOrNil(table))
	return d
}

// BatchBook is a batch as a workbook: the records with the sums of their amounts, what
// could not be scored, and the summary.
func BatchBook(records []result.Record, errors []result.ErrorRecord, fields []result.Field, s *result.Summary, t *BatchTable) *Book {
	b := &Book{Title: t.say("batch.clients"), Sheets: []Sheet{recordSheet(records, fields, t)}}
	if len(errors) > 0 {
		g := Grid{Head: true, Columns: []GridColumn{{Name: t.say("batch.source"), Width: 50}, {Name: t.say("batch.what_is_wrong"), Width: 90}}}
		for i := range errors {
			document := 0
			if errors[i].Document != nil {
				document = *errors[i].Document
			}
			g.Rows = append(g.Rows, []string{place(errors[i].Source, document), t.problem(&errors[i])})
		}
		b.Sheets = append(b.Sheets, Sheet{Name: t.say("batch.errors"), Title: t.say("batch.not_scored"), Grids: []Grid{g}})
	}
	if s == nil {
		return b
	}
	sheet := Sheet{Name: t.say("batch.summary"), Title: t.say("batch.summary")}
	d := &Document{}
	BatchSummary(d, s, t)
	for _, section := range d.Sections {
		if g := gridOf(&t.Language, section); len(g.Rows) > 0 {
			sheet.Grids = append(sheet.Grids, g)
		}
	}
	b.Sheets = append([]Sheet{talkSheet(s, t), sheet}, b.Sheets...)
	return b
}

// talkSheet is a sheet with whom to talk to.
func talkSheet(s *result.Summary, t *BatchTable) Sheet {
	g := Grid{Head: true, Columns: []GridColumn{
		{Name: t.say("batch.client"), Width: 30},
		{Name: t.say("batch.model"), Width: 18},
		{Name: t.inCurrency(t.say("batch.monthly")), Width: 14, Kind: GridMoney},
		{Name: t.say("batch.about"), Width: 90},
		{Name: t.say("batch.source"), Width: 40},
	}}
	for i := range s.Talk {
		talk := &s.Talk[i]
		var about []string
		for r := range talk.Reasons {
			about = append(about, t.reason(&talk.Reasons[r]))
		}
		model, monthly := "", ""
		if talk.Model != nil {
			model = t.Texts[*talk.Model].Name
		}
		if talk.Monthly != nil {
			monthly = *talk.Monthly
		}
		g.Rows = append(g.Rows, []string{t.who(&talk.Who), model, monthly, strings.Join(about, "\n"), place(talk.Source, talk.Document)})
	}
	return Sheet{Name: t.say("batch.talk_to"), Title: t.say("batch.talks"), Above: []string{t.say("batch.talk_order")}, Grids: []Grid{g}}
}

// inCurrency is the head of a column of amounts, with their currency where there is one.
func (t *BatchTable) inCurrency(head string) string {
	if t.Currency == "" {
		return head
	}
	return t.say("batch.in_currency", "what", head, "currency", t.Language.Currency(t.Currency))
}

// recordSheet is a sheet with a row for each record.
func recordSheet(records []result.Record, fields []result.Field, t *BatchTable) Sheet {
	g := Grid{Head: true}
	sums := false
	for i := range fields {
		f := &fields[i]
		c := GridColumn{Name: f.Head(), Width: min(max(len(f.Head())+4, 10), 26)}
		switch f.Kind {
		case query.Number:
			c.Kind = GridNumber
		case query.Money:
			c.Kind, c.Sum, c.Name = GridMoney, sumsUp(f.Name), t.inCurrency(f.Head())
			sums = sums || c.Sum
		case query.Text, query.List:
			c.Width = 30
		case query.Word, query.Truth, query.Day:
		}
		g.Columns = append(g.Columns, c)
	}
	for i := range records {
		row := make([]string, len(fields))
		for n := range fields {
			v := fields[n].Of(&records[i])
			row[n] = v.Write(fields[n].Kind)
		}
		g.Rows = append(g.Rows, row)
	}
	if sums {
		g.Total = t.say("batch.all")
	}
	return Sheet{Name: t.say("batch.clients"), Title: t.say("batch.clients_number", "clients", len(records)), Grids: []Grid{g}}
}

// sumsUp reports whether the sum of an amount over clients says something: what one
// person costs has none, and neither has an answer of a client.
func sumsUp(name string) bool {
	return strings.HasPrefix(name, "monthly.") || strings.HasPrefix(name, "one_time.")
}

// gridOf is a section of a document as a grid.
func gridOf(l *words.Language, s Section) Grid {
	g := Grid{Heading: s.Heading}
	for _, block := range s.Blocks {
		t, ok := block.(Table)
		if !ok {
			continue
		}
		g.Columns = nil
		for _, c := range t.Columns {
			one := GridColumn{Name: c.Name, Width: 14}
			if c.Flex {
				one.Width = 60
			}
			if c.Align == Right {
				one.Kind = GridNumber
			}
			g.Columns = append(g.Columns, one)
		}
		rows := t.Rows
		if len(t.Footer) > 0 {
			rows = append(slices.Clone(rows), t.Footer)
		}
		for _, row := range rows {
			g.Rows = append(g.Rows, plainNumbers(l, g.Columns, row))
		}
	}
	return g
}

// plainNumbers takes the separators out of numbers, which a spreadsheet puts in itself.
func plainNumbers(l *words.Language, columns []GridColumn, row []string) []string {
	out := slices.Clone(row)
	for i := range out {
		if columns[i].Kind == GridNumber {
			out[i] = l.Digits(out[i])
		}
	}
	return out
}
