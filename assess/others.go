package assess

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Other is an answer of another person to a question that is answered already.
// It stands beside the answer in use until the two are settled.
type Other struct {
	Value  answer.Value // to a part of a grid: a grid that names this part alone
	By, On string       // On is YYYY-MM-DD
}

// maxOthers is how many further answers to one question a file may hold.
const maxOthers = 8

// readOthers reads the answers of other people to the question of a basis, and
// whether it is settled.
func (e *Engagement) readOthers(r *yamldoc.Report, f *yamldoc.Fields, b *Basis, q *Questionnaire) {
	nodes := f.List("others")
	if n := f.Opt("settled"); n != nil {
		if n.Kind != yamldoc.Scalar || n.Quoted || n.Text != "true" && n.Text != "false" {
			r.Add(n, "\"settled\" must be true or false, not %s", n.Describe())
		}
		b.Settled = n.Text == "true"
		if b.Settled && len(nodes) == 0 && b.Question >= 0 {
			r.Add(n, "\"settled\" says that the answer in use holds against what others said, and there are no \"others\"; take it out, or write what they said")
		}
	}
	if len(nodes) > maxOthers {
		r.Add(&nodes[maxOthers], "at most %d further answers to one question; settle them", maxOthers)
		return
	}
	for i := range nodes {
		f, ok := r.Fields(&nodes[i], "another answer")
		if !ok {
			continue
		}
		o := Other{}
		if n := f.Need("value"); n != nil && b.Question >= 0 {
			now, past := q.Schema.Renew(b.Question, n)
			e.Answers.Unasked = append(e.Answers.Unasked, past.Gone...)
			if now == nil { // nothing is left that this person could have said
				continue
			}
			if o.Value = q.ReadPart(r, now, b.Question, b.Part); o.Value.State == answer.Given && e.Says(b.Question, b.Part, o.Value) {
				r.Add(n, "this is the answer in use, so nobody differs; take it out, or write what the other person really said")
			}
		}
		o.By, o.On = text(r, f, "by"), date(r, f, "on")
		f.End()
		b.Others = append(b.Others, o)
	}
}

// Says reports whether the answer in use to a question, or to a part of it, is the
// same as another one. To a part, that is a grid which names this part.
func (e *Engagement) Says(question int, part Part, v answer.Value) bool {
	now := e.Answers.Values[question].Kept()
	now.Unsure = 0 // what is not sure is neither said nor denied
	if t, ok := part.Tower(); ok {
		return now.State == answer.Given && now.Grid[t] == v.Grid[t] && now.Advised.Has(t) == v.Advised.Has(t)
	}
	return now.Equal(v)
}

// readUnsure reads the options of a list of which nobody is sure. They become part
// of the answer.
func (e *Engagement) readUnsure(r *yamldoc.Report, n *yamldoc.Node, b *Basis, q *Questionnaire) {
	if n == nil || b.Question < 0 {
		return
	}
	question, v := q.Schema.At(b.Question), &e.Answers.Values[b.Question]
	switch {
	case question.Type != answer.MultiChoice:
		r.Add(n, "\"unsure\" names options of a list; %s is none. Write unknown under answers where its answer is not known", question.ID)
	case v.Kept().State != answer.Given && slices.ContainsFunc(e.Answers.Unasked, func(path string) bool { return strings.HasPrefix(path, question.ID+"/") }):
		// What was sure is not offered any more.
	case v.Kept().State != answer.Given:
		r.Add(n, "\"unsure\" needs the part of the list that is sure: write %s: [...] under answers, or leave \"unsure\" out while all of it is not known", question.ID)
	default:
		now, past := q.Schema.Renew(b.Question, n)
		e.Answers.Unasked = append(e.Answers.Unasked, past.Gone...)
		if now != nil {
			v.Unsure = question.ReadUnsure(r, now, *v)
		}
	}
}

// By names who gave an answer, for messages.
func By(name string) string {
	if name == "" {
		return "an earlier answer"
	}
	return name
}

// unsettled names what people answered differently, each part of a grid for
// itself.
func (q *Questionnaire) unsettled(e *Engagement, v answer.View) []string {
	var warnings []string
	for i := range e.Basis {
		b := &e.Basis[i]
		if b.Question < 0 || len(b.Others) == 0 || b.Settled || v.State(b.Question) == answer.Hidden {
			continue
		}
		if q.Schema.At(b.Question).Type == answer.Grid {
			for _, t := range terms.Towers() {
				d := dispute{topic: q.Towers[t], split: true}
				d.add(q.side(v.Value(b.Question), t), b.By, true)
				for _, o := range b.Others {
					d.add(q.side(o.Value, t), o.By, false)
				}
				warnings = append(warnings, d.warning()...)
			}
			continue
		}
		d := dispute{topic: words.Large(q.Questions[b.Question].Topic)}
		d.add(q.Said(b.Question, v.Value(b.Question)), b.By, true)
		for _, o := range b.Others {
			if o.Value.State == answer.Given || v.State(b.Question) != answer.Given {
				d.add(q.Said(b.Question, o.Value), o.By, false) // who is not sure says nothing else
			}
		}
		warnings = append(warnings, d.warning()...)
	}
	return warnings
}

// Said is an answer in words, "" for none. Words that somebody wrote or chose
// stand in quotes, because they hold commas of their own.
func (q *Questionnaire) Said(i int, v answer.Value) string {
	switch v.State {
	case answer.Unknown:
		return "not sure"
	case answer.Missing, answer.Hidden:
		return ""
	case answer.Given:
	}
	text := q.Label(i, v)
	switch q.Schema.At(i).Type {
	case answer.MultiChoice:
		if v.Options == 0 {
			return "none of these"
		}
	case answer.Scale, answer.Level:
		for _, o := range q.Questions[i].Options {
			if o.ID == text {
				text = o.Call
			}
		}
	case answer.Number:
		return text
	case answer.SingleChoice, answer.YesNo, answer.Text, answer.Grid:
	}
	return `"` + text + `"`
}

// side says who is to run a tower by one answer, "" where it does not say.
func (q *Questionnaire) side(v answer.Value, t terms.Tower) string {
	if v.State != answer.Given {
		return ""
	}
	if v.Advised.Has(t) {
		return q.language.Say("words.as_we_propose")
	}
	if v.Grid[t] == terms.Undecided {
		return ""
	}
	return q.language.SayOf("words.with", v.Grid[t].String())
}

// dispute is what people said to one question, or to one part of a grid.
type dispute struct {
	topic  string
	split  bool       // a part of a grid, where another one may say nothing
	inUse  bool       // the first answer is the one in use
	said   []string   // each answer once, in the order in which they stand
	people [][]string // the names of those who gave it, as far as they are told
}

func (d *dispute) add(said, by string, inUse bool) {
	if said == "" {
		return
	}
	d.inUse = d.inUse || inUse
	at := slices.Index(d.said, said)
	if at < 0 {
		at = len(d.said)
		d.said, d.people = append(d.said, said), append(d.people, nil)
	}
	if by != "" && !slices.Contains(d.people[at], by) {
		d.people[at] = append(d.people[at], by)
	}
}

// warning words the dispute; the same answer from two people is none.
func (d *dispute) warning() []string {
	said := make([]string, len(d.said))
	for i := range said {
		said[i] = d.said[i]
		if len(d.people[i]) > 0 {
			said[i] += " (" + words.List(d.people[i]) + ")"
		}
	}
	switch {
	case len(said) > 1 && d.inUse:
		return []string{fmt.Sprintf("%s: people answered differently, %s. Until that is settled it counts as open.", d.topic, words.List(said))}
	case len(said) > 1:
		return []string{fmt.Sprintf("%s: people answered differently, %s. None of them is used until it is settled.", d.topic, words.List(said))}
	case len(said) == 1 && !d.inUse && !d.split:
		return []string{fmt.Sprintf("%s: the answer %s is noted but not in use. It is used once it is confirmed.", d.topic, said[0])}
	}
	return nil
}
