package advice

import (
	"strings"

	"mspscope/internal/words"
)

// Sure is what the sentence on how sure a recommendation is names, as topics of
// questions.
type Sure struct {
	DecidedBy []string // the answers that the model follows from
	Decides   []string // what is open and leads elsewhere
	Confirm   []string // what is to be confirmed before a contract
	Priced    []string // the two models that fit nearly as well, where both have a price
	Answers   int      // how many answers there are
}

// Say is what the client reads of a verdict: the sentences of which every name stands
// for something. Without any, it is what the verdict means.
func (t *Texts) Say(verdict string, s *Sure) string {
	few := func(topics []string) string {
		text := strings.Join(topics[:min(len(topics), t.Shown.Deciding)], "; ")
		if more := len(topics) - t.Shown.Deciding; more > 0 {
			text = t.speaks().Say("words.and_more", "names", text, "more", more)
		}
		return text
	}
	stands := map[string]string{
		"{decided_by}": t.speaks().List(s.DecidedBy), "{decides}": few(s.Decides), "{confirm}": few(s.Confirm),
		"{priced}":  words.Large(t.speaks().List(s.Priced)),
		"{answers}": t.speaks().Say("words.answers", "answers", s.Answers),
	}
	for i := range t.Verdicts {
		if t.Verdicts[i].ID != verdict || len(t.Verdicts[i].Say) == 0 {
			continue
		}
		var said []string
		for _, sentence := range t.Verdicts[i].Say {
			empty := false
			for name, text := range stands {
				empty = empty || text == "" && strings.Contains(sentence, name)
				sentence = strings.ReplaceAll(sentence, name, text)
			}
			if !empty {
				said = append(said, sentence)
			}
		}
		return strings.Join(said, " ")
	}
	return t.Verdict(verdict)
}

// Doubted is what the sentence for a doubt names.
type Doubted struct {
	Topics             []string // what is asked
	Answers            []string // what was answered
	Near               string   // the answer next to it
	Models             []string // the models that it leads to, as inside a sentence
	Now                string   // the recommended one
	Assumed, Otherwise string   // the two sides of a contradiction
}

// Doubt is the sentence for a kind of doubt, "" for others.
func (t *Texts) Doubt(kind string, d *Doubted) string {
	for i := range t.Doubts {
		if t.Doubts[i].Kind == kind {
			return words.Large(strings.NewReplacer(
				"{topic}", strings.Join(d.Topics, "; "), "{answer}", strings.Join(d.Answers, ", "), "{near}", d.Near,
				"{models}", t.speaks().Or(d.Models), "{now}", d.Now, "{assumed}", d.Assumed, "{otherwise}", d.Otherwise,
			).Replace(t.Doubts[i].Text))
		}
	}
	return ""
}

// Says reports whether there is a sentence for a kind of doubt.
func (t *Texts) Says(kind string) bool {
	for i := range t.Doubts {
		if t.Doubts[i].Kind == kind {
			return true
		}
	}
	return false
}
