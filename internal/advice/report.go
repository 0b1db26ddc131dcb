package advice

import (
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// ReportTexts are what a document that is sent says to whoever decides, in short.
type ReportTexts struct {
	Points   int          `yaml:"points" range:"1..20" doc:"How many of in, and of out, stand on the first page."`
	Needs    int          `yaml:"needs" range:"1..20" doc:"How much of what the client gives stands on the first page, what is due first."`
	Findings int          `yaml:"findings" range:"1..100" doc:"How many findings stand in the document, those to do first; critical ones stand there in any case."`
	Steps    int          `yaml:"steps" range:"1..50" doc:"How many steps of each part of the plan."`
	PeopleOf int          `yaml:"people_shown" range:"1..10" doc:"How many of people are said."`
	People   []ReportLine `yaml:"people" item:"a sentence" key:"id" doc:"What happens to the people of the client, kindly and true. The first ones that hold are said."`
	In       []ReportLine `yaml:"in" item:"a line" key:"id" doc:"What is in the price, each a short line without a full stop. Those that are first for the client come first, then the others in this order."`
	Out      []ReportLine `yaml:"out" item:"a line" key:"id" doc:"What is not in the price, in the same way."`
	Source   string       `yaml:"source" doc:"Where it comes from: usually \"ours\"."`
}

// ReportLine is a short line that some clients read.
type ReportLine struct {
	yamldoc.Place
	Said

	ID      string        `yaml:"id,id" doc:"How the line is called in own files."`
	First   answer.When   `yaml:"first,opt" doc:"Where this holds, the line is among those that are most to this client."`
	Whole   []terms.Tower `yaml:"whole,opt,empty" key:"tower" doc:"It is said only where the provider runs one of these parts of IT whole. Left out, whoever runs what."`
	Lines   []string      `yaml:"lines,opt,empty" doc:"Ids of lines of the price: it is said only where one of them is in it. Left out, whatever is."`
	Without []string      `yaml:"without,opt,empty" doc:"Ids of lines of the price: it is not said where one of them is in it."`
	Text    string        `yaml:"text" doc:"What is said."`
	Source  string        `yaml:"source,opt" doc:"Where it comes from. Left out, it is ours."`
}

// reportRules are the conditions of a line.
type reportRules struct {
	holds answer.Rule
	first answer.Condition // never holds for a line without one
	ranks bool
}

// Report is what is said of one client.
type Report struct {
	People   []string `json:"people"`
	In       []string `json:"in"`
	Out      []string `json:"out"`
	Needs    int      `json:"needs"`
	Findings int      `json:"findings"`
	Steps    int      `json:"steps"`
	Points   int      `json:"points"`
}

// lists are the lists of the texts of a report, in the order of their rules.
func (r *ReportTexts) lists() [3][]ReportLine { return [3][]ReportLine{r.People, r.In, r.Out} }

func (t *Texts) readReport(r *yamldoc.Report, schema *answer.Schema) {
	if t.ReportTexts == nil {
		return
	}
	for at, list := range t.ReportTexts.lists() {
		for i := range list {
			l := &list[i]
			rules := reportRules{holds: schema.ReadRule(r, l.When, l.Unless, answer.Answers), ranks: !l.First.Missing()}
			if rules.ranks {
				rules.first = schema.ReadWhen(r, l.First, answer.Answers)
			}
			t.report[at] = append(t.report[at], rules)
		}
	}
}

// addReportReads records what these texts test of the answers.
func (t *Texts) addReportReads(r *answer.Reads) {
	for _, list := range t.report {
		for i := range list {
			r.Rule(&list[i].holds)
			if list[i].ranks {
				r.Condition(&list[i].first)
			}
		}
	}
}

// Report returns what a document says in short to a client with these lines in its price;
// nil for texts without it.
func (t *Texts) Report(v answer.View, to *SaidTo, lines []string) *Report {
	texts := t.ReportTexts
	if texts == nil {
		return nil
	}
	left := func(l *ReportLine) bool {
		priced := func(id string) bool { return slices.Contains(lines, id) }
		whole := func(tower terms.Tower) bool { return to.Split[tower] == terms.Provider }
		return len(l.Whole) > 0 && !slices.ContainsFunc(l.Whole, whole) ||
			len(l.Lines) > 0 && !slices.ContainsFunc(l.Lines, priced) || slices.ContainsFunc(l.Without, priced)
	}
	var said [3][]string
	for at, list := range texts.lists() {
		var first, others []string
		for i := range list {
			l, rules := &list[i], &t.report[at][i]
			if !l.holds(v, to, &rules.holds) || left(l) {
				continue
			}
			if rules.ranks && rules.first.Eval(v) == answer.True {
				first = append(first, l.Text)
			} else {
				others = append(others, l.Text)
			}
		}
		said[at] = slices.Concat([]string{}, first, others)
	}
	people := said[0][:min(len(said[0]), texts.PeopleOf)]
	return &Report{People: people, In: said[1], Out: said[2], Needs: texts.Needs, Findings: texts.Findings, Steps: texts.Steps, Points: texts.Points}
}
