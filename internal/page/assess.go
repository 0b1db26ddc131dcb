package page

import (
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// spokenReasons is how many reasons and things to do the end of an interview
// shows: what can be read out in a minute.
const spokenReasons = 3

// Assessed is the end of an interview on a call: what can be read out in one minute.
// It takes what a client may see, because the screen may be shared.
func Assessed(c result.Client) *Document {
	r := c.Result()
	d := &Document{}
	where := titled(r, "Where we stand").Title
	d.Section(where, Paragraph{Text: spoken(r), Lead: true}, spokenWhy(r))
	var facts Facts
	add := func(name, text string) {
		if text != "" {
			facts.Pairs = append(facts.Pairs, [2]string{name, text})
		}
	}
	if r.Option != nil {
		add("Option", r.Option.Label)
	}
	add("Price", spokenPrice(r))
	add("Open", spokenOpenWords(r))
	for i, step := range nextSteps(r) {
		add([]string{"Next", "Then"}[i], step)
	}
	d.Section("", facts)
	return d
}

// SelfAssessed is the end of an interview that somebody took alone: an honest
// result in plain words, also when it is that nothing is needed.
func SelfAssessed(c result.Client) *Document {
	r := c.Result()
	rec := &r.Recommendation
	d := titled(r, "Your result")
	d.Section("", lead(r), tagline(r), Text(r.Recommendation.Sure))
	if rec.Outcome == assess.NoneNeeded {
		d.Section("What would help instead", Bullets("•", r.Words.Outcome.Points))
	}
	if rec.Model != nil {
		d.Section("Why", reasons(rec, spokenReasons))
		d.Section("What speaks against it", against(r)...)
		d.Section("What it might cost", Text(spokenPrice(r)))
	}
	d.Section("Worth doing whatever you decide", firstToDo(r))
	d.Section("Please check", Bullets("!", r.Warnings))
	d.Section("What this is and is not", Text(honest(r)))
	return d
}

// spoken is the result in a sentence or two.
func spoken(r *result.Result) string {
	below := tagline(r)
	if rec := &r.Recommendation; rec.Outcome == assess.Recommended {
		below = Text(r.Words.Models.Of(*rec.Model).Tagline + ".")
	}
	var texts []string
	for _, b := range []Block{lead(r), below, Text(r.Recommendation.Sure)} {
		if p, ok := b.(Paragraph); ok && p.Text != "" {
			texts = append(texts, p.Text)
		}
	}
	return strings.Join(texts, " ")
}

// spokenWhy are the first reasons, as short as they can be said.
func spokenWhy(r *result.Result) Block {
	if r.Model() == nil {
		return nil
	}
	l, ok := reasons(&r.Recommendation, spokenReasons).(List)
	if !ok {
		return nil
	}
	for i := range l.Items {
		l.Items[i].Text = firstSaid(l.Items[i].Text)
	}
	return l
}

// spokenPrice says what the recommended model costs, as a range.
func spokenPrice(r *result.Result) string {
	p := r.Price
	switch {
	case p == nil:
		return ""
	case unpriced(r, p) != "":
		return noPrice(r, p)
	case !p.Monthly.Known:
		return "Not known yet: the number of people and computers is open."
	}
	text := priced(r)
	if r.Binding() {
		return text + " " + bindingWord(r)
	}
	assumed := 0
	for _, a := range r.Estimate.Assumptions { // what the client is not asked, such as pay, is in no price
		if answer := r.Answer(a.Question); answer != nil && !answer.Given() {
			assumed++
		}
	}
	if assumed > 0 {
		text += " " + words.Count(assumed, "count is", "counts are") + " assumed, so the range is wide."
	}
	return running(text, furtherSwings(r)) + " An estimate, not an offer."
}

func spokenOpenWords(r *result.Result) string {
	names, more := topics(r)
	if len(names) == 0 {
		return "Nothing: every question that applies is answered."
	}
	text := words.Large(words.List(names)) + "."
	if more > 0 {
		text += " " + words.Count(more, "further answer", "further answers") + " can sharpen the rest."
	}
	return text
}

// firstToDo lists the first things to do.
func firstToDo(r *result.Result) Block {
	var l List
	if r.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	for i := range r.Findings[:min(len(r.Findings), spokenReasons)] {
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Findings[i].Title, Detail: r.Findings[i].Action})
	}
	return listOrNil(l)
}

// honest says how far the result goes.
func honest(r *result.Result) string {
	text := "This follows from your answers alone; nobody has looked at your systems."
	n := 0
	for i := range r.Recommendation.Open {
		if slices.Contains(r.Recommendation.Open[i].Uses, "scoring") {
			n++
		}
	}
	switch {
	case n == 1:
		text += " One of the questions behind such a result is open or \"not sure\"."
	case n > 1:
		text += fmt.Sprintf(" %d of the questions behind such a result are open or \"not sure\".", n)
	}
	switch {
	case r.Recommendation.Outcome == assess.NoneNeeded:
		text += " You can leave it at the smaller steps named above."
	case r.Model() != nil:
		text += " You may also decide to change nothing, or to begin with a single project or a check-up; the result commits you to nothing."
	}
	return text + " If you wish, hand the file with your answers back to whoever sent it to you."
}
