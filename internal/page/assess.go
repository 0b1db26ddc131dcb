package page

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
	"mspscope/pricing"
)

// spokenReasons is how many reasons and things to do the end of an interview
// shows: what can be read out in a minute.
const spokenReasons = 3

// Assessed is the end of an interview on a call: what can be read out in one minute.
// It takes what a client may see, because the screen may be shared.
func Assessed(c result.Client) *Document {
	r := c.Result()
	d := &Document{}
	where := titled(r, r.Say("stand.title")).Title
	d.Section(where, Paragraph{Text: spoken(r), Lead: true}, spokenWhy(r))
	var facts Facts
	add := func(name, text string) {
		if text != "" {
			facts.Pairs = append(facts.Pairs, [2]string{name, text})
		}
	}
	if r.Option != nil {
		add(r.Say("result.option"), r.Option.Label)
	}
	add(r.Say("result.price"), spokenPrice(r))
	add(r.Say("result.open"), spokenOpenWords(r))
	for i, step := range nextSteps(r) {
		add([]string{r.Say("result.next"), r.Say("result.then")}[i], step)
	}
	d.Section("", facts)
	return d
}

// SelfAssessed is the end of an interview that somebody took alone: an honest
// result in plain words, also when it is that nothing is needed.
func SelfAssessed(c result.Client) *Document {
	r := toOneself(c.Result())
	rec := &r.Recommendation
	d := titled(r, r.Say("result.title"))
	d.Section("", lead(r), tagline(r), Text(r.Recommendation.Sure))
	if rec.Outcome == assess.NoneNeeded {
		d.Section(r.Say("recommend.instead"), Bullets("•", r.Words.Outcome.Points))
	}
	if rec.Model != nil {
		d.Section(r.Say("result.why"), reasons(rec, spokenReasons))
		d.Section(r.Say("recommend.against"), against(r)...)
		d.Section(r.Say("result.might_cost"), Text(spokenPrice(r)))
	}
	d.Section(r.Say("result.worth_doing"), firstToDo(r))
	d.Section(r.Say("recommend.please_check"), Bullets("!", r.Warnings))
	d.Section(r.Say("result.what_this_is"), Text(honest(r)))
	return d
}

// toOneself is a result as somebody reads it who answered alone. An IT lead reads nothing of
// people or posts, which are for whoever decides on them.
func toOneself(r *result.Result) *result.Result {
	if r.Reader != result.ITLead {
		return r
	}
	c := *r
	c.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f advice.Finding) bool { return !readBy(r, &f) })
	return &c
}

// spoken is the result in a sentence or two.
func spoken(r *result.Result) string {
	below := tagline(r)
	if rec := &r.Recommendation; rec.Outcome == assess.Recommended {
		below = Text(r.Say("shared.sentence", "text", r.Words.Models.Of(*rec.Model).Tagline))
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
		return r.Say("result.no_counts")
	}
	text := priced(r)
	if r.Binding() {
		return running(text, bindingWord(r))
	}
	assumed, taken := 0, ""
	for _, a := range r.Estimate.Assumptions { // what the client is not asked, such as pay, is in no price
		if answer := r.Answer(a.Question); answer != nil && !answer.Given() {
			assumed++
		}
	}
	switch {
	case assumed > 0 && wide(p.Monthly):
		taken = r.Say("result.assumed", "assumed", assumed)
	case assumed > 0:
		taken = r.Say("result.assumed_little", "assumed", assumed)
	}
	return running(text, taken, furtherSwings(r), r.Say("result.no_offer"))
}

// wide reports whether a range is one to be called so: with everything known that is
// counted it stays below.
func wide(monthly pricing.Range) bool {
	limit, err := monthly.Low.Mul(decimal.MustNew(135, 2))
	return err != nil || monthly.High.Cmp(limit) > 0
}

func spokenOpenWords(r *result.Result) string {
	names, more := topics(r)
	if len(names) == 0 {
		return r.Say("result.nothing_open")
	}
	text, rest := r.Say("shared.sentence", "text", words.Large(r.Language.List(names))), ""
	if more > 0 {
		rest = r.Say("result.sharpen", "more", more)
	}
	return running(text, rest)
}

// firstToDo lists the first things to look at, each with why it matters. What to do about
// them step by step is what a report is for, and those who have seen the systems.
func firstToDo(r *result.Result) Block {
	var l List
	if r.Recommendation.Outcome == assess.NothingScored {
		return nil
	}
	for i := range r.Findings[:min(len(r.Findings), spokenReasons)] {
		l.Items = append(l.Items, Item{Mark: "•", Text: r.Findings[i].Title, Detail: r.Findings[i].Because})
	}
	return listOrNil(l)
}

// honest says how far the result goes.
func honest(r *result.Result) string {
	n := 0
	for i := range r.Recommendation.Open {
		if slices.Contains(r.Recommendation.Open[i].Uses, "scoring") {
			n++
		}
	}
	some, free := "", ""
	if n > 0 {
		some = r.Say("result.honest_open", "open", n)
	}
	switch {
	case r.Recommendation.Outcome == assess.NoneNeeded:
		free = r.Say("result.honest_none_needed")
	case r.Model() != nil:
		free = r.Say("result.honest_free")
	}
	return running(r.Say("result.honest"), some, free, r.Say("result.honest_hand_back"))
}
