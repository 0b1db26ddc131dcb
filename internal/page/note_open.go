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
			text = words.Small(strings.TrimSuffix(text, "."))
			if k < len(d.By) && d.By[k] != "" {
				text += " (" + d.By[k] + ")"
			}
			each = append(each, text)
		}
		points = append(points, words.Large(d.Topic)+": "+strings.Join(each, ", or ")+".")
	}
	return points
}

// open are the questions that would say most, and how many there are.
func (n *noted) open() []string {
	var points []string
	if facts := narrowing(n.Result); len(facts) > 0 {
		points = append(points, "Would say most: "+words.List(facts)+".")
	}
	if open := len(n.Recommendation.Open); open > 0 {
		points = append(points, words.Count(open, "question is open", "questions are open")+".")
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
		points = append(points, n.Findings[i].Title+".")
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
		points = append(points, words.Count(more, "further one stands", "further ones stand")+" beside the price.")
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
		points = append(points, p.Text+knownBy(&result.Known{Kind: "stated", By: p.By, On: p.On}))
	}
	return points
}

// next is what is to happen after the call, said of the client.
func (n *noted) next() []string {
	var points []string
	if names, _ := topics(n.Result); len(names) > 0 {
		points = append(points, "They send us the open answers, first of all on "+names[0]+".")
	}
	switch rec := &n.Recommendation; {
	case rec.Outcome == assess.NoneNeeded:
		points = append(points, "Send them what helps without a contract.")
	case n.Binding():
		points = append(points, "They tell us whether the offer fits.")
	case rec.Model != nil && n.Adviser():
		points = append(points, "Send them the recommendation and the list of who does what; they ask providers for proposals.")
	case rec.Model != nil:
		points = append(points, "Send them the recommendation, the estimate and the list of who does what; agree on a day to look at their systems.")
	default:
		points = append(points, "Agree on a second call for what is open.")
	}
	return points
}

// noteLines are notes with what they are on.
func noteLines(all []result.Note) []string {
	var points []string
	for _, n := range all {
		if n.Question == assess.GeneralNote {
			points = append(points, n.Text)
			continue
		}
		points = append(points, words.Large(n.Topic)+": "+n.Text)
	}
	return points
}
