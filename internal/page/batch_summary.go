package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// mostTalks is how many clients a list of a summary names; machine output has them all.
const mostTalks = 15

// BatchSummary adds the sections of a summary; a nil one has none.
func BatchSummary(d *Document, s *result.Summary, t *BatchTable) {
	if s == nil {
		return
	}
	d.Section(t.say("batch.talks"), t.talks(s)...)
	d.Section(t.say("batch.clients_and_money"), t.models(s), Text(t.unpriced(s)))
	d.Section(t.say("batch.how_sure"), t.verdicts(s))
	d.Section(t.say("batch.close"), t.closeCalls(s)...)
	d.Section(t.say("batch.findings"), t.findings(s))
	d.Section(t.say("batch.often_open"), t.open(s))
	d.Section(t.say("batch.odd"), t.odd(s)...)
	d.Section(t.say("batch.could_not"), t.errors(s))
}

// who is how a list calls a client.
func (t *BatchTable) who(w *result.Who) string {
	if w.Name != nil {
		return *w.Name
	}
	return t.source(w.Source, w.Document)
}

// money is the price of a client behind the name of the model.
func (t *BatchTable) money(w *result.Who) string {
	switch {
	case w.Model == nil:
		return t.say("batch.no_model")
	case w.Monthly == nil:
		return t.Texts[*w.Model].Sentence
	}
	amount, err := decimal.Parse(*w.Monthly)
	if err != nil {
		return t.Texts[*w.Model].Sentence
	}
	return t.say("batch.price", "model", t.Texts[*w.Model].Sentence, "amount", t.Language.In(t.Language.Whole(amount), t.Currency))
}

func (t *BatchTable) talks(s *result.Summary) []Block {
	if len(s.Talk) == 0 {
		return []Block{Text(t.say("batch.nobody"))}
	}
	l := List{}
	for i := range s.Talk[:min(len(s.Talk), mostTalks)] {
		talk := &s.Talk[i]
		var about []string
		for r := range talk.Reasons {
			about = append(about, t.reason(&talk.Reasons[r]))
		}
		l.Items = append(l.Items, Item{Mark: strconv.Itoa(i+1) + ".", Text: t.say("batch.talk", "client", t.who(&talk.Who), "price", t.money(&talk.Who)), Detail: strings.Join(about, " ")})
	}
	return []Block{
		Text(t.say("batch.talk_order")),
		l, Text(t.unnamed(len(s.Talk))),
	}
}

// unnamed says how many of a list are not named.
func (t *BatchTable) unnamed(all int) string {
	if all <= mostTalks {
		return ""
	}
	return t.say("batch.unnamed", "more", all-mostTalks)
}

// reason says one thing to talk about.
func (t *BatchTable) reason(r *result.Reasoned) string {
	switch r.Kind {
	case "critical":
		return spokenOf(t.say("batch.critical", "findings", len(r.IDs), "titles", strings.Join(r.Says, "; ")))
	case "close":
		models := t.Language.List(t.namesOf(r.IDs))
		if len(r.Says) > 0 {
			return spokenOf(t.say("batch.two_models_decided", "models", models, "answers", t.first(r.Says)))
		}
		return spokenOf(t.say("batch.two_models", "models", models))
	case "deciding":
		return spokenOf(t.say("batch.hangs_on", "answers", t.first(r.Says)))
	case "contradiction":
		return spokenOf(t.say("batch.contradict", "answers", strings.Join(r.Says, " ")))
	case "unpriced":
		if len(r.Says) > 0 {
			return spokenOf(t.say("batch.no_price_ask", "answers", t.Language.List(r.Says)))
		}
		return spokenOf(t.say("batch.no_price"))
	}
	return ""
}

// spokenOf ends a text as a sentence, unless it is a question.
func spokenOf(text string) string {
	if strings.HasSuffix(text, "?") {
		return text
	}
	return sentence(text)
}

// mostDeciding is how many deciding questions a sentence names.
const mostDeciding = 4

// first lists the first of some topics, with how many more there are.
func (t *BatchTable) first(topics []string) string {
	if len(topics) > mostDeciding {
		topics = append(slices.Clone(topics[:mostDeciding-1]), t.say("batch.more", "more", len(topics)-mostDeciding+1))
	}
	return t.Language.List(topics)
}

// namesOf are models in a sentence, by their ids.
func (t *BatchTable) namesOf(ids []string) []string {
	var names []string
	for m := range t.Texts {
		for _, id := range ids {
			if modelID(m) == id {
				names = append(names, t.Texts[m].Sentence)
			}
		}
	}
	return names
}

func (t *BatchTable) models(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: t.say("batch.model"), Flex: true}, {Name: t.say("batch.clients"), Align: Right}, {Name: t.say("batch.low"), Align: Right}, {Name: t.say("batch.typical"), Align: Right}, {Name: t.say("batch.high"), Align: Right}}}
	for i := range s.Models {
		m := &s.Models[i]
		name := t.outcome(m.Outcome)
		if m.Model != nil {
			name = t.Texts[*m.Model].Name
		}
		table.Rows = append(table.Rows, append([]string{name, strconv.Itoa(m.Clients)}, t.ends(&m.Monthly)...))
	}
	all := t.say("batch.all")
	if t.Currency != "" {
		all = t.say("batch.all_monthly", "currency", t.Language.Currency(t.Currency))
	}
	table.Footer = append([]string{all, strconv.Itoa(s.Clients)}, t.ends(&s.Total.Monthly)...)
	return table
}

// ends are the three cases of an amount as cells.
func (t *BatchTable) ends(r *pricing.Range) []string {
	if !r.Known {
		return []string{"", "", ""}
	}
	return []string{t.Language.Whole(r.Low), t.Language.Whole(r.Typical), t.Language.Whole(r.High)}
}

// unpriced says who is in no sum.
func (t *BatchTable) unpriced(s *result.Summary) string {
	if s.Total.Unpriced == 0 {
		return ""
	}
	return t.say("batch.in_no_sum", "clients", s.Total.Unpriced)
}

func (t *BatchTable) verdicts(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: t.say("batch.the_model"), Flex: true}, {Name: t.say("batch.verdict")}, {Name: t.say("batch.clients"), Align: Right}}}
	for _, v := range s.Verdicts {
		table.Rows = append(table.Rows, []string{t.Language.SayOf("batch.verdict", v.ID), v.ID, strconv.Itoa(v.Clients)})
	}
	return tableOrNil(table)
}

func (t *BatchTable) closeCalls(s *result.Summary) []Block {
	l := List{}
	for i := range s.Close[:min(len(s.Close), mostTalks)] {
		c := &s.Close[i]
		detail := ""
		if len(c.Says) > 0 {
			detail = spokenOf(t.say("batch.decides_it", "answers", t.first(c.Says)))
		}
		l.Items = append(l.Items, Item{Mark: "-", Text: t.closeCall(c), Detail: detail})
	}
	if l.Items == nil {
		return nil
	}
	return []Block{l, Text(t.unnamed(len(s.Close)))}
}

// closeCall says which model is before which, and by how much.
func (t *BatchTable) closeCall(c *result.CloseCall) string {
	client, model := t.who(&c.Who), t.Texts[*c.Model].Sentence
	switch {
	case c.RunnerUp == nil:
		return t.say("batch.close_alone", "client", client, "model", model)
	case c.Margin == nil:
		return t.say("batch.close_before", "client", client, "model", model, "other", t.Texts[*c.RunnerUp].Sentence)
	}
	return t.say("batch.close_by", "client", client, "model", model, "other", t.Texts[*c.RunnerUp].Sentence, "margin", t.Language.Plain(c.Margin.String()))
}

func (t *BatchTable) findings(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: t.say("batch.finding"), Flex: true}, {Name: t.say("batch.clients"), Align: Right}, {Name: t.say("batch.number_critical"), Align: Right}, {Name: t.say("batch.number_high"), Align: Right}}}
	for i := range s.Findings {
		f := &s.Findings[i]
		title := f.Title
		if len(f.Names) > 0 && len(f.Names) < s.Clients {
			title = t.say("batch.at_clients", "what", title, "clients", strings.Join(f.Names, ", "))
		}
		table.Rows = append(table.Rows, []string{title, strconv.Itoa(f.Clients), orBlank(f.BySeverity[advice.Critical]), orBlank(f.BySeverity[advice.High])})
	}
	return tableOrNil(table)
}

// orBlank is a number that is left out where it is nothing.
func orBlank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (t *BatchTable) open(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: t.say("batch.question"), Flex: true}, {Name: t.say("batch.clients"), Align: Right}, {Name: t.say("batch.decides"), Align: Right}}}
	for i := range s.Open {
		o := &s.Open[i]
		topic := words.Large(o.Topic)
		if len(o.Names) > 0 && len(o.Names) < s.Clients {
			topic = t.say("batch.at_clients", "what", topic, "clients", strings.Join(o.Names, ", "))
		}
		table.Rows = append(table.Rows, []string{topic, strconv.Itoa(o.Clients), orBlank(o.Deciding)})
	}
	return tableOrNil(table)
}

func (t *BatchTable) odd(s *result.Summary) []Block {
	l := List{}
	for i := range s.Odd[:min(len(s.Odd), mostTalks)] {
		l.Items = append(l.Items, Item{Mark: "-", Text: t.who(&s.Odd[i].Who), Detail: strings.Join(s.Odd[i].Texts, " ")})
	}
	if l.Items == nil {
		return nil
	}
	return []Block{l, Text(t.unnamed(len(s.Odd)))}
}

func (t *BatchTable) errors(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: t.say("batch.what_is_wrong"), Flex: true}, {Name: t.say("batch.documents"), Align: Right}}}
	for _, e := range s.Errors {
		table.Rows = append(table.Rows, []string{e.ID, strconv.Itoa(e.Clients)})
	}
	return tableOrNil(table)
}

func tableOrNil(t Table) Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// BatchSummaryTable is a summary as one table, each figure on a line of its own.
func BatchSummaryTable(s *result.Summary, t *BatchTable) Table {
	table := Table{Columns: columns("section", "id", "name", "clients", "low", "typical", "high", "currency", "text")}
	add := func(section, id, name string, clients int, m *pricing.Range, text string) {
		row := []string{section, id, name, strconv.Itoa(clients), "", "", "", "", text}
		if m != nil && m.Known {
			row[4], row[5], row[6], row[7] = m.Low.String(), m.Typical.String(), m.High.String(), t.Currency
		}
		table.Rows = append(table.Rows, row)
	}
	for i := range s.Models {
		m := &s.Models[i]
		if m.Model != nil {
			add("model", m.Model.String(), t.Texts[*m.Model].Name, m.Clients, &m.Monthly, "")
		} else {
			add("outcome", string(m.Outcome), t.outcome(m.Outcome), m.Clients, nil, "")
		}
	}
	add("total", "", "", s.Clients, &s.Total.Monthly, t.unpriced(s))
	for _, v := range s.Verdicts {
		add("verdict", v.ID, "", v.Clients, nil, "")
	}
	for i := range s.Talk {
		talk := &s.Talk[i]
		var about []string
		for r := range talk.Reasons {
			about = append(about, t.reason(&talk.Reasons[r]))
		}
		add("talk", place(talk.Source, talk.Document), t.who(&talk.Who), 1, nil, strings.Join(about, " "))
		if last := table.Rows[len(table.Rows)-1]; talk.Monthly != nil {
			last[5], last[7] = *talk.Monthly, t.Currency
		}
	}
	for i := range s.Close {
		c := &s.Close[i]
		add("close", place(c.Source, c.Document), t.who(&c.Who), 1, nil, strings.Join(c.Says, "; "))
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		add("finding", f.ID, f.Title, f.Clients, nil, strings.Join(f.Names, ", "))
	}
	for i := range s.Open {
		o := &s.Open[i]
		add("open", o.Question, o.Topic, o.Clients, nil, strings.Join(o.Names, ", "))
	}
	for i := range s.Odd {
		add("contradiction", place(s.Odd[i].Source, s.Odd[i].Document), t.who(&s.Odd[i].Who), 1, nil, strings.Join(s.Odd[i].Texts, " "))
	}
	for _, e := range s.Errors {
		add("error", "", e.ID, e.Clients, nil, "")
	}
	return table
}
