package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/result"
)

// addressee is somebody who can answer, and how a message begins and what it is called.
type addressee struct{ id, part, heading, opening string }

// opening is said to everybody who knows why the questions are asked.
const opening = "thank you for your time. A few answers are still open. They make the recommendation and the price firmer; \"not sure\" is a fair answer."

// addressees are the people who can answer, in the order of the messages. The present
// provider is told nothing of a recommendation or a price.
var addressees = []addressee{
	{"owner", "For the owner or management", "Message to the owner or management", opening},
	{"office_manager", "For the office manager", "Message to the office manager", "a few facts about your offices and computers are still missing. You know them best; a good guess helps, and \"not sure\" is a fair answer."},
	{"it_lead", "For the IT lead", "Message to the IT lead", "a few facts about your IT are still missing. You know them best; a good guess helps, and \"not sure\" is a fair answer."},
	{"provider", "For your present IT provider", "Message to your present IT provider", "we are putting together some facts about our IT and need your help with these. A short answer is enough; \"not sure\" is a fair one."},
}

// closing ends a message.
const closing = "Please simply reply with what you know. Thank you."

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
	m := result.FollowUp{Greeting: greeting(r, true), Opening: opening, Parts: []result.FollowUpPart{}, Closing: closing}
	for _, a := range addressees {
		part := result.FollowUpPart{Who: a.id, Heading: a.part, Questions: questions(r, a.id, true, most)}
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
	for _, a := range addressees {
		asked := questions(r, a.id, a.id == contact, most)
		if len(asked) > 0 {
			all = append(all, result.Message{
				Who: a.id, Heading: a.heading, Greeting: greeting(r, a.id == contact), Opening: a.opening, Questions: asked, Closing: closing,
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
	if json.Unmarshal(a.Value, &role) != nil || !slices.ContainsFunc(addressees, func(a addressee) bool { return a.id == role }) {
		return ""
	}
	return role
}

// greeting is how a message begins; the name that is known is that of one person.
func greeting(r *result.Result, contact bool) string {
	if contact && r.Subject.Contact != "" {
		return "Hello " + r.Subject.Contact + ","
	}
	return "Hello,"
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
			text += " (So far we have: " + strings.Join(c.Says, ", or ") + ".)"
		}
		all = append(all, result.FollowUpQuestion{Question: c.Question, Text: text})
	}
	open := r.Recommendation.ByWorth()
	for i := range open[:min(len(open), most)] {
		if o := &open[i]; o.Who == who {
			all = append(all, result.FollowUpQuestion{Question: o.Question, Text: asked(o)})
		}
	}
	return all
}

// asked is a question as a message puts it.
func asked(o *result.Open) string {
	text := o.Ask
	if len(o.Options) > 0 {
		text += " (" + strings.Join(o.Options, "; ") + ")"
	}
	if len(o.Examples) > 0 {
		text += " (For example: " + strings.Join(o.Examples, "; ") + ")"
	}
	return text
}
