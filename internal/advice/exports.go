package advice

import (
	"slices"

	"mspscope/internal/yamldoc"
)

// Export is what another program of the provider imports: which rows, under which heads.
type Export struct {
	ID      string         `yaml:"id,id" doc:"How the target is called on the command line."`
	Name    string         `yaml:"name" doc:"What it is, as the list of targets says it."`
	Rows    string         `yaml:"rows" words:"deal,lines,products" doc:"deal is one row for the whole of it; lines is a row for every line of the price; products is a row for each product once, whatever the client has of it."`
	Period  string         `yaml:"period,opt" words:"month,once" doc:"Of lines and products, only those that are paid every month or once. Left out, both."`
	Format  string         `yaml:"format" words:"csv,json" doc:"csv has a row of heads. json is a list of objects, where a head such as properties.amount is a path."`
	Columns []ExportColumn `yaml:"columns" item:"a column" doc:"The columns, in their order."`
	Source  string         `yaml:"source" doc:"Whose documentation it follows, with its address and date."`
}

// ExportColumn is a column of an export. It has what one of its keys says, the first of
// them that is there.
type ExportColumn struct {
	Head  string  `yaml:"head" doc:"The head of the column, or the path in JSON."`
	From  string  `yaml:"from,opt" words:"client,contact,reference,date,deal,model,status,revision,valid_until,term_months,currency,monthly,one_time,yearly,total,decision_by,users,endpoints,line,sku,label,class,quantity,unit_price,amount,period" doc:"What stands in it. deal is the name of the deal; monthly, one_time, yearly (twelve months) and total (the term and the start; yearly where no term is stated) are typical sums; from line on, what belongs to a line or a product."`
	Value *string `yaml:"value,opt" doc:"The same text in every row, such as the name of a pipeline."`
	Month string  `yaml:"month,opt" doc:"The text for a line that is paid every month. Left out, nothing stands there for one."`
	Once  string  `yaml:"once,opt" doc:"The text for a line that is paid once. Left out, nothing stands there for one."`
}

// Product is what a line of the price is called in other programs.
type Product struct {
	Line string `yaml:"line" doc:"The id of the line, such as user or hipaa."`
	SKU  string `yaml:"sku" pattern:"[^\\r\\n]{1,60}" like:"one line of at most 60 characters" doc:"Your number for it."`
}

// ofLines are what only a line or a product has.
var ofLines = []string{"line", "sku", "label", "class", "quantity", "unit_price", "amount", "period"}

// exportRecord is an export with its place.
type exportRecord struct {
	yamldoc.Place
	Export
}

// readExports reads the targets of exports.
func (p *ProviderProfile) readExports(r *yamldoc.Report, records []exportRecord) {
	for i := range records {
		e := &records[i]
		for j := range e.Columns {
			c := &e.Columns[j]
			if e.Rows == "deal" && slices.Contains(ofLines, c.From) {
				r.Add(e.At("columns"), "%s has one row for the whole deal, and %s belongs to a line; take rows: lines, or leave the column out", yamldoc.Quote(e.ID), c.From)
			}
		}
		p.Exports = append(p.Exports, e.Export)
	}
}

// Export returns the target with an id, nil where there is none.
func (p *ProviderProfile) Export(id string) *Export {
	for i := range p.Exports {
		if p.Exports[i].ID == id {
			return &p.Exports[i]
		}
	}
	return nil
}
