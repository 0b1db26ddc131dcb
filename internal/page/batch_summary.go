package page

import (
	"fmt"
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

// talkSays is in which order clients are to be talked to.
const talkSays = "In this order: critical findings, two models that fit nearly as well, a model that hangs on what is open, answers that contradict each other, no price. Among those with the same, the largest monthly fee comes first."

// BatchSummary adds the sections of a summary; a nil one has none.
func BatchSummary(d *Document, s *result.Summary, t *BatchTable) {
	if s == nil {
		return
	}
	d.Section("Whom to talk to, and about what", t.talks(s)...)
	d.Section("Clients and money", t.models(s), Text(t.unpriced(s)))
	d.Section("How sure the models are", t.verdicts(s))
	d.Section("Close, or not decided", t.closeCalls(s)...)
	d.Section("Most frequent findings", t.findings(s))
	d.Section("Most often open", t.open(s))
	d.Section("Answers that cannot all be right", t.odd(s)...)
	d.Section("Could not be scored", t.errors(s))
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
		return "no model"
	case w.Monthly == nil:
		return t.Texts[*w.Model].Sentence
	}
	amount, err := decimal.Parse(*w.Monthly)
	if err != nil {
		return t.Texts[*w.Model].Sentence
	}
	return t.Texts[*w.Model].Sentence + ", " + words.Whole(amount) + " " + t.Currency + " a month"
}

func (t *BatchTable) talks(s *result.Summary) []Block {
	if len(s.Talk) == 0 {
		return []Block{Text("Nobody has a critical finding, a model that is not decided, answers that contradict each other, or no price.")}
	}
	l := List{}
	for i := range s.Talk[:min(len(s.Talk), mostTalks)] {
		talk := &s.Talk[i]
		var about []string
		for r := range talk.Reasons {
			about = append(about, t.reason(&talk.Reasons[r]))
		}
		l.Items = append(l.Items, Item{Mark: strconv.Itoa(i+1) + ".", Text: t.who(&talk.Who) + " (" + t.money(&talk.Who) + ")", Detail: strings.Join(about, " ")})
	}
	return []Block{
		Text(talkSays),
		l, Text(unnamed(len(s.Talk))),
	}
}

// unnamed says how many of a list are not named.
func unnamed(all int) string {
	if all <= mostTalks {
		return ""
	}
	return fmt.Sprintf("… and %d more; -o json has all of them.", all-mostTalks)
}

// reason says one thing to talk about.
func (t *BatchTable) reason(r *result.Reasoned) string {
	switch r.Kind {
	case "critical":
		return spokenOf(words.Count(len(r.IDs), "critical finding", "critical findings") + ": " + strings.Join(r.Says, "; "))
	case "close":
		text := "Two models fit nearly as well, " + words.List(t.namesOf(r.IDs))
		if len(r.Says) > 0 {
			text += "; what decides it: " + words.List(first(r.Says))
		}
		return spokenOf(text)
	case "deciding":
		return spokenOf("The model hangs on what is open: " + words.List(first(r.Says)))
	case "contradiction":
		return spokenOf("Answers contradict each other: " + strings.Join(r.Says, " "))
	case "unpriced":
		if len(r.Says) > 0 {
			return spokenOf("No price yet; ask for " + words.List(r.Says))
		}
		return "No price yet."
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

// first are the first of some topics, with how many more there are.
func first(topics []string) []string {
	if len(topics) <= mostDeciding {
		return topics
	}
	return append(append([]string{}, topics[:mostDeciding-1]...), fmt.Sprintf("%d more", len(topics)-mostDeciding+1))
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
	table := Table{Columns: []Column{{Name: "Model", Flex: true}, {Name: "Clients", Align: Right}, {Name: "Low", Align: Right}, {Name: "Typical", Align: Right}, {Name: "High", Align: Right}}}
	for i := range s.Models {
		m := &s.Models[i]
		name := outcomeWords(m.Outcome)
		if m.Model != nil {
			name = t.Texts[*m.Model].Name
		}
		table.Rows = append(table.Rows, append([]string{name, strconv.Itoa(m.Clients)}, ends(&m.Monthly)...))
	}
	table.Footer = append([]string{strings.TrimSpace("All, " + t.Currency + " a month"), strconv.Itoa(s.Clients)}, ends(&s.Total.Monthly)...)
	if t.Currency == "" {
		table.Footer[0] = "All"
	}
	return table
}

// ends are the three cases of an amount as cells.
func ends(r *pricing.Range) []string {
	if !r.Known {
		return []string{"", "", ""}
	}
	return []string{words.Whole(r.Low), words.Whole(r.Typical), words.Whole(r.High)}
}

// unpriced says who is in no sum.
func (t *BatchTable) unpriced(s *result.Summary) string {
	if s.Total.Unpriced == 0 {
		return ""
	}
	return words.Count(s.Total.Unpriced, "client with a model has no price yet and is in no sum.", "clients with a model have no price yet and are in no sum.")
}

func (t *BatchTable) verdicts(s *result.Summary) Block {
	says := map[string]string{
		"firm": "Nothing still open changes it", "clear": "To confirm before a contract",
		"leaning": "A first view", "close": "Two models fit nearly as well",
	}
	table := Table{Columns: []Column{{Name: "The model", Flex: true}, {Name: "Verdict"}, {Name: "Clients", Align: Right}}}
	for _, v := range s.Verdicts {
		table.Rows = append(table.Rows, []string{says[v.ID], v.ID, strconv.Itoa(v.Clients)})
	}
	return tableOrNil(table)
}

func (t *BatchTable) closeCalls(s *result.Summary) []Block {
	l := List{}
	for i := range s.Close[:min(len(s.Close), mostTalks)] {
		c := &s.Close[i]
		text := t.who(&c.Who) + ": " + t.Texts[*c.Model].Sentence
		if c.RunnerUp != nil {
			text += " before " + t.Texts[*c.RunnerUp].Sentence
			if c.Margin != nil {
				text += " by " + c.Margin.String() + " in fit"
			}
		}
		detail := ""
		if len(c.Says) > 0 {
			detail = spokenOf("What decides it: " + words.List(first(c.Says)))
		}
		l.Items = append(l.Items, Item{Mark: "-", Text: text, Detail: detail})
	}
	if l.Items == nil {
		return nil
	}
	return []Block{l, Text(unnamed(len(s.Close)))}
}

func (t *BatchTable) findings(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: "Finding", Flex: true}, {Name: "Clients", Align: Right}, {Name: "Critical", Align: Right}, {Name: "High", Align: Right}}}
	for i := range s.Findings {
		f := &s.Findings[i]
		title := f.Title
		if len(f.Names) > 0 && len(f.Names) < s.Clients {
			title += " (" + strings.Join(f.Names, ", ") + ")"
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
	table := Table{Columns: []Column{{Name: "Question", Flex: true}, {Name: "Clients", Align: Right}, {Name: "Decides", Align: Right}}}
	for i := range s.Open {
		o := &s.Open[i]
		topic := words.Large(o.Topic)
		if len(o.Names) > 0 && len(o.Names) < s.Clients {
			topic += " (" + strings.Join(o.Names, ", ") + ")"
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
	return []Block{l, Text(unnamed(len(s.Odd)))}
}

func (t *BatchTable) errors(s *result.Summary) Block {
	table := Table{Columns: []Column{{Name: "What is wrong", Flex: true}, {Name: "Documents", Align: Right}}}
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
			add("outcome", string(m.Outcome), outcomeWords(m.Outcome), m.Clients, nil, "")
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
