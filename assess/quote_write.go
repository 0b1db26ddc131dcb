package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// fields are the quote as an engagement file has it.
func (q *Quote) fields(qs *Questionnaire, json bool) fields {
	var f, differ fields
	if q.Status != terms.Budget {
		f.word("status", q.Status.String())
	}
	f.count("revision", q.Revision)
	f.word("valid_until", q.ValidUntil)
	f.word("start", q.Start)
	f.count("term_months", q.TermMonths)
	f.word("present_per", q.PresentPer)
	f.section("discount", q.Discount.fields())
	f.list("exclude", textNodes(q.Exclude))
	f.list("lines", lineNodes(q.Lines))
	var options, sent []yamldoc.Node
	for i := range q.Options {
		options = append(options, q.Options[i].node(qs, json))
	}
	f.list("options", options)
	for i := range q.Terms {
		differ.add(q.Terms[i].ID, q.Terms[i].node())
	}
	f.section("terms", differ)
	for i := range q.Sent {
		sent = append(sent, q.Sent[i].Node())
	}
	f.list("sent", sent)
	return f
}

// Node is the quote as an engagement file has it, in YAML or in JSON.
func (q *Quote) Node(qs *Questionnaire, json bool) yamldoc.Node {
	f := q.fields(qs, json)
	return f.node()
}

func (d *Discount) fields() fields {
	var f fields
	if d != nil {
		f.word("percent", answer.FormatHundredths(d.Percent))
		f.text("label", d.Label)
		f.text("reason", d.Reason)
		f.text("approved_by", d.ApprovedBy)
	}
	return f
}

func textNodes(texts []string) []yamldoc.Node {
	var out []yamldoc.Node
	for _, s := range texts {
		out = append(out, emit.Text(s))
	}
	return out
}

func lineNodes(lines []QuoteLine) []yamldoc.Node {
	var out []yamldoc.Node
	for i := range lines {
		out = append(out, lines[i].node())
	}
	return out
}

func (l *QuoteLine) node() yamldoc.Node {
	var f fields
	f.add("label", emit.Text(l.Label))
	if l.Quantity != 100 {
		f.word("quantity", answer.FormatHundredths(l.Quantity))
	}
	f.text("unit", l.Unit)
	f.word("rate", answer.FormatHundredths(l.Rate))
	f.period(l.Once)
	f.count("commitment_months", l.CommitmentMonths)
	f.hundredths("cost", l.Cost)
	return f.node()
}

// period adds that something is paid once; every month is what is left out.
func (f *fields) period(once bool) {
	if once {
		f.word("period", "once")
	}
}

// hundredths adds a number, unless there is none.
func (f *fields) hundredths(key string, n *int64) {
	if n != nil {
		f.word(key, answer.FormatHundredths(*n))
	}
}

func (o *QuoteOption) node(qs *Questionnaire, json bool) yamldoc.Node {
	var f, set fields
	f.add("id", emit.Text(o.ID))
	f.add("label", emit.Text(o.Label))
	if o.Marked {
		f.word("marked", "true")
	}
	for _, a := range o.Set {
		n := written(qs.Schema.At(a.Question), a.Value, json)
		if t, ok := a.Part.Tower(); ok {
			n = answer.TowerNode(a.Value, t)
		}
		set.add(qs.PartID(a.Question, a.Part), n)
	}
	f.section("set", set)
	f.list("exclude", textNodes(o.Exclude))
	f.list("lines", lineNodes(o.Lines))
	f.section("discount", o.Discount.fields())
	return f.node()
}

func (t *QuoteTerm) node() yamldoc.Node {
	switch {
	case t.None:
		return yamldoc.Node{Kind: yamldoc.Null}
	case t.Texts != nil:
		return yamldoc.Node{Kind: yamldoc.Sequence, Items: textNodes(t.Texts)}
	case t.Text != "":
		return emit.Text(t.Text)
	}
	return emit.Word(answer.FormatHundredths(t.Number))
}

// Node returns the record as the mapping that stands under sent in an engagement file.
func (s *SentQuote) Node() yamldoc.Node {
	var f, split fields
	f.count("revision", s.Revision)
	f.word("on", s.On)
	f.text("playbook", s.Playbook)
	f.word("currency", s.Currency)
	f.word("model", s.Model.String())
	for _, t := range terms.Towers() {
		if s.Split[t] != terms.Undecided {
			split.word(t.String(), s.Split[t].String())
		}
	}
	f.add("split", split.node())
	f.section("counts", figures(s.Counts))
	f.hundredths("monthly", &s.Monthly)
	f.hundredths("one_time", &s.OneTime)
	f.section("next", figures(s.Next))
	var lines []yamldoc.Node
	for i := range s.Lines {
		lines = append(lines, s.Lines[i].node())
	}
	f.list("lines", lines)
	return f.node()
}

func figures(of []SentFigure) fields {
	var f fields
	for i := range of {
		f.hundredths(of[i].ID, &of[i].Number)
	}
	return f
}

func (l *SentLine) node() yamldoc.Node {
	var f fields
	f.add("id", emit.Text(l.ID))
	f.add("label", emit.Text(l.Label))
	f.hundredths("quantity", l.Quantity)
	f.text("unit", l.Unit)
	f.hundredths("rate", l.Rate)
	f.hundredths("amount", l.Amount)
	f.period(l.Once)
	return f.node()
}
