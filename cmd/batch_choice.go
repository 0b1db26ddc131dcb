package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/query"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

// choiceFlags say which records of a batch are shown, what of them, and in which order.
type choiceFlags struct {
	where   []string
	columns []string
	sort    []string
	summary bool
}

// conditionHelp explains the language of conditions.
const conditionHelp = `--where and --fail-on take conditions: a field, one of = != < <= > >= has, and a
value; joined by and, or, not and parentheses. A field is a figure or a word of
the record: model, verdict, margin, fit, monthly, one_time, per_user, open,
findings.high, split.network, readiness ... An amount or a fit without a model is
that of the recommended one; monthly.hybrid.high names one. An answer is a field
too, by the id of its question: users_count, or answers.users_count. "findings has
SIG-14" asks which. What is not known makes a comparison neither true nor false,
and its "not" as well: such a client is not shown. "monthly = unknown" finds it,
"model = none" those without one.

Which open answers can still change the model takes long to work out. A record
has it, in deciding and open_deciding, only where --where, --fail-on, --sort,
--columns or --summary asks for it; deciding is null in the others.

--sort and --summary, and the formats json, yaml, markdown and xlsx, hold all
records in memory and write at the end; the others write as they go.`

func (c *choiceFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&c.where, "where", nil, "show only what fits `CONDITION`, such as 'model = hybrid and monthly > 20000' (several: all of them)")
	cmd.Flags().StringSliceVar(&c.columns, "columns", nil, "show only these `FIELDS`, such as client,model,monthly,users_count")
	cmd.Flags().StringSliceVar(&c.sort, "sort", nil, "sort by `FIELDS`, the largest first behind a \"-\", such as -monthly")
	cmd.Flags().BoolVar(&c.summary, "summary", false, "add whom to talk to and about what, clients and money by model, findings, what is open")
	names := choiceList(plainChoices(fieldNames()))
	mustComplete(cmd, "where", names)
	mustComplete(cmd, "columns", names)
	mustComplete(cmd, "sort", signed(plainChoices(fieldNames())))
}

func fieldNames() []string {
	var names []string
	for _, f := range result.Fields() {
		names = append(names, f.Name)
	}
	return names
}

// batchForm is which records of a batch are written, and how.
type batchForm struct {
	format  string
	fields  []result.Field // the columns of a file
	chosen  bool           // they were named
	where   []*condition
	gates   *gateFlags
	order   []query.Order[*result.Record]
	summary bool
	ask     scope.RecordAsk
	date    string // of every result, "" for that of each file
	table   *page.BatchTable
}

// sheetFields are the columns of a workbook where none were chosen: those that people
// read, as many as fit across a sheet of paper.
func sheetFields() []string {
	return []string{
		"source", "client", "model", "verdict", "fit", "margin", "monthly.low", "monthly.typical", "monthly.high", "one_time.typical", "per_user.typical",
		"findings.critical", "findings.high", "open", "contradictions", "readiness",
	}
}

// form reads what was chosen.
func (c *choiceFlags) form(p *playbook.Playbook, f *fileFlags, o *outputFlags, gates *gateFlags) (*batchForm, error) {
	all := batchFields(p, f.internal())
	out := &batchForm{format: o.format, gates: gates, summary: c.summary, date: f.date, chosen: len(c.columns) > 0}
	if err := gates.read(all); err != nil {
		return nil, err
	}
	for _, text := range c.where {
		one, err := query.Parse(text, all)
		if err != nil {
			return nil, usage("--where %s: %w", yamldoc.Quote(text), err)
		}
		out.where = append(out.where, one)
	}
	var err error
	if out.fields, err = query.Named(all, c.columns); err != nil {
		return nil, usage("--columns: %w", err)
	}
	if out.order, err = query.Orders(all, c.sort); err != nil {
		return nil, usage("--sort: %w", err)
	}
	switch {
	case !out.chosen && o.format == formatXLSX:
		out.fields, _ = query.Named(all, sheetFields()) // all of them are there
	case !out.chosen:
		out.fields = slices.DeleteFunc(result.Fields(), func(f result.Field) bool { return f.More })
	case c.summary && (o.format == formatCSV || o.format == formatNDJSON):
		return nil, usage("--summary in %s has columns of its own; leave out --columns", o.format)
	}
	if c.summary && o.format == formatNDJSON {
		return nil, usage("--summary is no record, so that it does not stand in ndjson; take -o json, yaml or csv")
	}
	conditions := append(slices.Clone(out.where), gates.gates...)
	named := slices.Clone(out.fields)
	for i := range out.order {
		named = append(named, out.order[i].Field)
	}
	out.ask = asked(f.internal(), conditions, named...)
	out.ask.Deciding = out.ask.Deciding || c.summary
	out.table = &page.BatchTable{Texts: &p.Texts.Models, Language: p.Language, Gated: len(gates.gates) > 0}
	if p.Card != nil {
		out.table.Currency = p.Card.Currency
	}
	if out.chosen {
		out.table.Fields = out.fields
	}
	return out, nil
}

// collects reports whether records are held until all are there.
func (f *batchForm) collects() bool {
	return f.summary || len(f.order) > 0 || !slices.Contains([]string{formatTable, formatNDJSON, formatCSV}, f.format)
}

// fits reports whether a record is shown.
func (f *batchForm) fits(record *result.Record) bool {
	return !slices.ContainsFunc(f.where, func(c *condition) bool { return !c.Holds(record) })
}

// held are the records that wait for the end.
type held struct {
	records []result.Record
	errors  []result.ErrorRecord
}

// sorted puts the records in the order that was asked for.
func (f *batchForm) sorted(records []result.Record) {
	if len(f.order) == 0 {
		return
	}
	slices.SortStableFunc(records, func(a, b result.Record) int { return query.Compare(f.order, &a, &b) })
}

// mixed names the currencies that were sorted apart, "" where there is only one.
func (f *batchForm) mixed(records []result.Record) string {
	var codes []string
	for i := range f.order {
		for r := range records {
			v := f.order[i].Field.Of(&records[r])
			if code := v.Unit(); code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	if len(codes) < 2 {
		return ""
	}
	return strings.Join(codes, ", ")
}
