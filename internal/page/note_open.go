package page

import (
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// disputed is what people answered differently, with who said what.
func (n *noted) disputed() []string {
	says := map[string][]string{}
	for i := range n.Recommendation.ToConfirm {
		c := &n.Recommendation.ToConfirm[i]
		says[c.Question] = c.Says
	}
	var points []string
	for i := range n.Recommendation.Disputed {
		d := &n.Recommendation.Disputed[i]
		var each []string
		for k, text := range says[d.Question] {
			text = n.Language.Small(strings.TrimSuffix(text, "."))
			if k < len(d.By) && d.By[k] != "" {
				text = n.Say("note.with", "text", text, "how", d.By[k])
			}
			each = append(each, text)
		}
		points = append(points, n.Say("note.topic", "topic", words.Large(d.Topic), "text", n.Say("shared.sentence", "text", strings.Join(each, n.Say("message.so_far_or")))))
	}
	return points
}

// open are the questions that would say most, and how many there are.
func (n *noted) open() []string {
	var points []string
	if facts := narrowing(n.Result); len(facts) > 0 {
		points = append(points, n.Say("note.would_say_most", "facts", n.Language.List(facts)))
	}
	if open := len(n.Recommendation.Open); open > 0 {
		points = append(points, n.Say("next.open", "open", open))
	}
	return points
}

// findings are the first things to bring up.
func (n *noted) findings() []string {
	var points []string
	if n.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	for i := range n.Findings[:min(noteShown, len(n.Findings))] {
		points = append(points, n.Say("shared.sentence", "text", n.Findings[i].Title))
	}
	return points
}

// checks are the first things to look at before the price is sent.
func (n *noted) checks() []string {
	var points []string
	for i := range n.in.Checks[:min(noteShown, len(n.in.Checks))] {
		points = append(points, n.in.Checks[i].Text)
	}
	if more := len(n.in.Checks) - len(points); more > 0 {
		points = append(points, n.Say("note.more_checks", "more", more))
	}
	return points
}

// stops are what by the answers speaks against going on; what nobody knows yet is left
// to the recommendation.
func (n *noted) stops() []string {
	var points []string
	for i := range n.in.Stops {
		if s := &n.in.Stops[i]; s.Holds != nil && *s.Holds {
			points = append(points, s.Text)
		}
	}
	return points
}

// promises are what was promised, each with who did and when.
func (n *noted) promises() []string {
	var points []string
	for _, p := range n.in.Promises {
		points = append(points, n.known(p.Text, &result.Known{Kind: "stated", By: p.By, On: p.On}))
	}
	return points
}

// next is what is to happen after the call, said of the client.
func (n *noted) next() []string {
	var points []string
	if names, _ := topics(n.Result); len(names) > 0 {
		points = append(points, n.Say("note.next_send", "topic", names[0]))
	}
	switch rec := &n.Recommendation; {
	case rec.Outcome == assess.NoneNeeded:
		points = append(points, n.Say("note.next_none"))
	case n.Binding():
		points = append(points, n.Say("note.next_offer"))
	case rec.Model != nil && n.Adviser():
		points = append(points, n.Say("note.next_adviser"))
	case rec.Model != nil:
		points = append(points, n.Say("note.next_look"))
	default:
		points = append(points, n.Say("note.next_call"))
	}
	return points
}

// lines are notes with what they are on.
func (n *noted) lines(all []result.Note) []string {
	var points []string
	for _, note := range all {
		if note.Question == assess.GeneralNote {
			points = append(points, note.Text)
			continue
		}
		points = append(points, n.Say("note.topic", "topic", words.Large(note.Topic), "text", note.Text))
	}
	return points
}
