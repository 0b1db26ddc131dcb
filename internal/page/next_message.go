package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
)

// addressees are the people who can answer, in the order of the messages; the sentences
// of each end with the id. The present provider is told nothing of a recommendation or a
// price.
var addressees = []string{"owner", "office_manager", "it_lead", "provider"}

// message adds the follow-up messages, one for each person.
func message(d *Document, r *result.Result, most int) {
	for _, m := range messages(r, most) {
		l := List{}
		for i := range m.Questions {
			l.Items = append(l.Items, Item{Mark: fmt.Sprintf("%d.", i+1), Text: m.Questions[i].Text})
		}
		d.Section(m.Heading, Text(m.Greeting), Text(m.Opening), l, Text(m.Closing))
	}
}

// FollowUp is the message to the client for other programs: the open questions
// grouped by who can answer them, in the words for that person, most of them at
// most.
func FollowUp(c result.Client, most int) result.FollowUp {
	r := c.Result()
	m := result.FollowUp{Greeting: greeting(r, true), Opening: r.Say("message.opening_owner"), Parts: []result.FollowUpPart{}, Closing: r.Say("message.closing")}
	for _, who := range addressees {
		part := result.FollowUpPart{Who: who, Heading: r.Language.SayOf("message.part", who), Questions: questions(r, who, true, most)}
		if len(part.Questions) > 0 {
			m.Parts = append(m.Parts, part)
		}
	}
	return m
}

// Messages are the follow-up messages for other programs, one for each person who can
// answer.
func Messages(c result.Client, most int) []result.Message { return messages(c.Result(), most) }

func messages(r *result.Result, most int) []result.Message {
	all, contact := []result.Message{}, contacted(r)
	for _, who := range addressees {
		asked := questions(r, who, who == contact, most)
		if len(asked) > 0 {
			all = append(all, result.Message{
				Who: who, Heading: r.Language.SayOf("message.heading", who), Greeting: greeting(r, who == contact), Opening: r.Language.SayOf("message.opening", who),
				Questions: asked, Closing: r.Say("message.closing"),
			})
		}
	}
	return all
}

// contacted is which of the people who can answer is the one that one speaks with: who
// answers, else the owner; "" where it is none of them.
func contacted(r *result.Result) string {
	a := r.Answer("respondent")
	if a == nil || !a.Given() {
		return string(result.Owner)
	}
	role := ""
	if json.Unmarshal(a.Value, &role) != nil || !slices.Contains(addressees, role) {
		return ""
	}
	return role
}

// greeting is how a message begins; the name that is known is that of one person.
func greeting(r *result.Result, contact bool) string {
	if contact && r.Subject.Contact != "" {
		return r.Say("message.hello_to", "name", r.Subject.Contact)
	}
	return r.Say("message.hello")
}

// questions are those that a message puts to a person: what is to be confirmed, then what
// is open. What was said so far stands there for the one who said it alone, and never
// where people differ.
func questions(r *result.Result, who string, own bool, most int) []result.FollowUpQuestion {
	var all []result.FollowUpQuestion
	for i := range r.Recommendation.ToConfirm {
		c := &r.Recommendation.ToConfirm[i]
		if c.Who != who || c.Ask == "" {
			continue
		}
		text := c.Ask
		if own && c.State != "disputed" {
			text = r.Say("message.so_far", "question", text, "answers", strings.Join(c.Says, r.Say("message.so_far_or")))
		}
		all = append(all, result.FollowUpQuestion{Question: c.Question, Text: text})
	}
	open := r.Recommendation.ByWorth()
	for i := range open[:min(len(open), most)] {
		if o := &open[i]; o.Who == who {
			all = append(all, result.FollowUpQuestion{Question: o.Question, Text: asked(r, o)})
		}
	}
	return all
}

// asked is a question as a message puts it.
func asked(r *result.Result, o *result.Open) string {
	text := o.Ask
	if len(o.Options) > 0 {
		text = r.Say("message.options", "question", text, "options", strings.Join(o.Options, "; "))
	}
	if len(o.Examples) > 0 {
		text = r.Say("message.examples", "question", text, "examples", strings.Join(o.Examples, "; "))
	}
	return text
}
