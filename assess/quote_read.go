package assess

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// Limits of a quote. Amounts of a record are in hundredths.
const (
	maxOptions   = 3
	maxSent      = 100
	maxDocuments = 20
	maxRevision  = 1_000_000
	maxQuantity  = 1_000_000_000_00
	maxAmount    = 1_000_000_000_000_00
)

func readQuote(r *yamldoc.Report, n *yamldoc.Node, qs *Questionnaire) Quote {
	q := Quote{}
	f, ok := r.Fields(n, "\"quote\"")
	if !ok {
		return q
	}
	if n := f.Opt("status"); n != nil {
		if i := r.Word(n, "status", q.Status.Words()); i >= 0 {
			q.Status = terms.Status(i)
		}
		q.StatusAt = Position{r.File, n.Line, n.Col}
	}
	if f.Opt("revision") != nil {
		q.Revision = f.Int("revision", 0, maxRevision)
	}
	q.ValidUntil = date(r, f, "valid_until")
	if q.Start = date(r, f, "start"); q.Start != "" && !IsStart(q.Start) {
		r.Add(f.Opt("start"), "\"start\" must be a day from %s to %s, not %s; correct the year", firstStart, lastStart, q.Start)
		q.Start = ""
	}
	if f.Opt("term_months") != nil {
		q.TermMonths = f.Int("term_months", 1, 120)
	}
	if n := f.Opt("present_per"); n != nil && r.Word(n, "present_per", []string{PresentPerSite}) >= 0 {
		q.PresentPer = PresentPerSite
	}
	q.Discount = readDiscount(r, f)
	q.Exclude, q.ExcludeAt = readExclude(r, f)
	q.Lines = readQuoteLines(r, f)
	q.Options = readOptions(r, f, qs)
	q.Terms = readTerms(r, f)
	q.Sent = readSent(r, f)
	f.End()
	return q
}

func readDiscount(r *yamldoc.Report, of *yamldoc.Fields) *Discount {
	n := of.Opt("discount")
	if n == nil {
		return nil
	}
	f, ok := r.Fields(n, "a discount")
	if !ok {
		return nil
	}
	d := &Discount{}
	if p := f.Need("percent"); p != nil {
		percent, good := r.Hundredths(p, "percent")
		if good && (percent < 0 || percent > 100_00) {
			r.Add(p, "a discount is from 0 to 100 percent, not %s", p.Text)
		}
		d.Percent = percent
	}
	d.Label, d.Reason, d.ApprovedBy = text(r, f, "label"), text(r, f, "reason"), text(r, f, "approved_by")
	f.End()
	return d
}

func readExclude(r *yamldoc.Report, f *yamldoc.Fields) (ids []string, at []Position) {
	for i, id := range f.Texts("exclude") {
		n := &f.Opt("exclude").Items[i]
		if tooLong(id) {
			r.Add(n, "the id of a line is longer than %d characters; shorten it", maxText)
		}
		ids, at = append(ids, id), append(at, Position{r.File, n.Line, n.Col})
	}
	return ids, at
}

func readQuoteLines(r *yamldoc.Report, f *yamldoc.Fields) []QuoteLine {
	var out []QuoteLine
	for _, line := range f.List("lines") {
		if l, ok := readQuoteLine(r, &line); ok {
			out = append(out, l)
		}
	}
	return out
}

func readQuoteLine(r *yamldoc.Report, n *yamldoc.Node) (QuoteLine, bool) {
	f, ok := r.Fields(n, "a quote line")
	if !ok {
		return QuoteLine{}, false
	}
	l := QuoteLine{Label: label(r, f, "say what the line is for"), Quantity: 100, Unit: text(r, f, "unit")}
	if q := f.Opt("quantity"); q != nil {
		l.Quantity, _ = r.Hundredths(q, "quantity")
		if l.Quantity < 0 || l.Quantity > 1_000_000_00 {
			r.Add(q, "a quantity is from 0 to 1000000, not %s", q.Text)
		}
	}
	if rate := f.Need("rate"); rate != nil {
		l.Rate, _ = r.Hundredths(rate, "rate")
		if l.Rate < 0 || l.Rate > 1_000_000_00 {
			r.Add(rate, "a rate is from 0 to 1000000, not %s; a reduction is a discount", rate.Text)
		}
	}
	l.Once = once(r, f)
	if f.Opt("commitment_months") != nil {
		l.CommitmentMonths, l.Resale = f.Int("commitment_months", 1, 120), true
	}
	if f.Opt("cost") != nil {
		l.Cost, l.Resale = figure(r, f, "cost", 0, 1_000_000_00), true
	}
	f.End()
	return l, true
}

// label reads what the client reads of something; remedy says what to write.
func label(r *yamldoc.Report, f *yamldoc.Fields, remedy string) string {
	s := strings.TrimSpace(text(r, f, "label"))
	if n := f.Need("label"); n != nil && n.Kind == yamldoc.Scalar && strings.TrimSpace(n.Text) == "" {
		r.Add(n, "\"label\" is empty; %s", remedy)
	}
	return s
}

// once reads whether something is paid once instead of every month.
func once(r *yamldoc.Report, f *yamldoc.Fields) bool {
	switch n := f.Opt("period"); {
	case n == nil || n.Text == "month":
	case n.Text == "once":
		return true
	default:
		r.Add(n, "a period is month or once, not %s", n.Describe())
	}
	return false
}

// figure reads a number with at most two decimals within bounds, in hundredths; it is
// nil where there is none.
func figure(r *yamldoc.Report, f *yamldoc.Fields, key string, low, high int64) *int64 {
	n := f.Opt(key)
	if n == nil {
		return nil
	}
	return within(r, n, key, low, high)
}

func within(r *yamldoc.Report, n *yamldoc.Node, key string, low, high int64) *int64 {
	v, ok := r.Hundredths(n, key)
	if ok && (v < low || v > high) {
		r.Add(n, "%q is from %s to %s, not %s; correct it", key, answer.FormatHundredths(low), answer.FormatHundredths(high), n.Text)
	}
	return &v
}

func readOptions(r *yamldoc.Report, f *yamldoc.Fields, qs *Questionnaire) []QuoteOption {
	nodes := f.List("options")
	if len(nodes) > maxOptions {
		r.Add(&nodes[maxOptions], "at most %d options beside each other; take one out", maxOptions)
		return nil
	}
	var out []QuoteOption
	marked := 0
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "an option")
		if !ok {
			continue
		}
		o := QuoteOption{Label: label(r, f, "say what the option is called")}
		if n := f.Need("id"); n != nil {
			o.ID = optionID(r, n, out)
		}
		if n := f.Opt("marked"); n != nil && isTrue(r, n, "marked") {
			o.Marked = true
			if marked++; marked == 2 {
				r.Add(n, "a second option is marked as the recommended one; keep one")
			}
		}
		if n := f.Opt("set"); n != nil {
			o.Set = readOptionSet(r, n, qs)
		}
		o.Exclude, o.ExcludeAt = readExclude(r, f)
		o.Lines, o.Discount = readQuoteLines(r, f), readDiscount(r, f)
		f.End()
		out = append(out, o)
	}
	return out
}

func optionID(r *yamldoc.Report, n *yamldoc.Node, before []QuoteOption) string {
	switch {
	case n.Kind != yamldoc.Scalar || !yamldoc.IsID(n.Text):
		r.Add(n, "the id of an option is small letters, digits and underscores, such as with_nights, not %s", n.Describe())
	case slices.ContainsFunc(before, func(o QuoteOption) bool { return o.ID == n.Text }):
		r.Add(n, "two options have the id %s; give one another", yamldoc.Quote(n.Text))
	}
	return n.Text
}

// isTrue reads true or false.
func isTrue(r *yamldoc.Report, n *yamldoc.Node, key string) bool {
	if n.Kind != yamldoc.Scalar || n.Quoted || n.Text != "true" && n.Text != "false" {
		r.Add(n, "%q must be true or false, not %s", key, n.Describe())
	}
	return n.Text == "true"
}

// readOptionSet reads answers that differ in an option. What is kept from the client
// cannot differ in what the client reads.
func readOptionSet(r *yamldoc.Report, n *yamldoc.Node, qs *Questionnaire) []OptionAnswer {
	if n.Kind != yamldoc.Mapping {
		r.Add(n, "\"set\" must be a mapping from question ids to answers, not %s", n.Describe())
		return nil
	}
	var out []OptionAnswer
	for i := range n.Pairs {
		key := &n.Pairs[i].Key
		at, part := question(r, key, qs)
		if at < 0 {
			continue
		}
		if qs.Questions[at].Private() {
			r.Add(key, "%s is kept from the client, so no option can hang on it; take it out", qs.Questions[at].ID)
			continue
		}
		if slices.ContainsFunc(out, func(a OptionAnswer) bool {
			return a.Question == at && (a.Part == part || a.Part == Whole || part == Whole)
		}) {
			r.Add(key, "%s is answered in this option twice; keep one of them", qs.Questions[at].ID)
		}
		out = append(out, OptionAnswer{at, part, qs.ReadPart(r, &n.Pairs[i].Value, at, part)})
	}
	return out
}

// TermIDs lists the terms of an offer, in the order in which they are printed.
func TermIDs() []string {
	return []string{"minimum_percent", "notice_days", "yearly_increase", "renewal", "true_up", "early_exit", "tax", "documents"}
}

func readTerms(r *yamldoc.Report, of *yamldoc.Fields) []QuoteTerm {
	n := of.Opt("terms")
	if n == nil {
		return nil
	}
	f, ok := r.Fields(n, "\"terms\"")
	if !ok {
		return nil
	}
	var out []QuoteTerm
	for _, id := range TermIDs() {
		n := f.Opt(id)
		if n == nil {
			continue
		}
		t := QuoteTerm{ID: id, None: n.Kind == yamldoc.Null}
		switch {
		case t.None:
		case id == "notice_days":
			t.Number = 100 * f.Int(id, 0, 1000)
		case id == "minimum_percent" || id == "yearly_increase":
			t.Number = *within(r, n, id, 0, 100_00)
		case id == "documents":
			t.Texts = readDocuments(r, f)
			t.None = len(t.Texts) == 0
		default:
			t.Text = text(r, f, id)
			t.None = strings.TrimSpace(t.Text) == ""
		}
		out = append(out, t)
	}
	f.End()
	return out
}

func readDocuments(r *yamldoc.Report, f *yamldoc.Fields) []string {
	texts := f.Texts("documents")
	n := f.Opt("documents")
	if len(texts) > maxDocuments {
		r.Add(&n.Items[maxDocuments], "at most %d documents; name the one that holds the others", maxDocuments)
	}
	for i, s := range texts {
		if tooLong(s) {
			r.Add(&n.Items[i], "the name of a document is longer than %d characters; shorten it", maxText)
		}
	}
	return texts
}
