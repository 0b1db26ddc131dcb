package view

import (
	"fmt"
	"math/big"
	"strings"

	"mspscope/assess/certainty"
	scope "mspscope/internal/oldscope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// sure says how sure the recommendation is, in sentences that can be read out.
func sure(s *scope.Scope) []Block {
	if s.Proof == nil || !s.Recommendation.HasModel() {
		return nil
	}
	text := sureWords(s)
	if s.Proof.Stability.Known() {
		text += " " + stabilityWords(s.Proof.Stability)
	}
	if s.Proof.CodingProof {
		text += " The result does not depend on how the words of the ratings are turned into numbers."
	}
	return []Block{Facts{Pairs: [][2]string{{words.Large(s.Proof.Verdict), text}}}}
}

// sureWords says what the open answers can still do to the model; "" when
// nothing was proved or no model is named.
func sureWords(s *scope.Scope) string {
	if s.Proof == nil || !s.Recommendation.HasModel() {
		return ""
	}
	cert := &s.Proof.Certificate
	name := words.Small(modelName(s, s.Recommendation.Model))
	var text string
	switch {
	case cert.Certain && len(s.Open) == 0:
		text = "Every question that applies is answered."
	case cert.Certain:
		text = fmt.Sprintf("Proved: whatever the %s turn out to be, it stays %s.", count(len(s.Open), "open answer", "open answers"), name)
	case !cert.Proved:
		text = "Not proved either way: the open answers are too entangled to follow all of them."
	default:
		text = "Open answers can still change this" + otherwise(s) + "."
		if topics := deciding(s, 3); len(topics) > 0 {
			text += " Ask first about: " + strings.Join(topics, "; ") + "."
		}
	}
	return text
}

// stabilityWords says in how many of a hundred trials with other weights the
// model stays first. It is never called a probability.
func stabilityWords(st certainty.Stability) string {
	switch n := st.Thousandths(); {
	case n == 1000 && st.Exact:
		return "It stays first with every weight a quarter higher or lower, in any combination."
	case n == 1000:
		return "It stayed first in every trial with the weights up to a quarter higher or lower."
	case n < 10:
		return "With the weights up to a quarter higher or lower it comes first in fewer than 1 of 100 trials."
	default:
		return fmt.Sprintf("With the weights up to a quarter higher or lower it comes first in %d of 100 trials.", n/10)
	}
}

// otherwise names what else the open answers can lead to.
func otherwise(s *scope.Scope) string {
	cert := &s.Proof.Certificate
	var others []string
	for _, m := range terms.Models() {
		if cert.Possible[m] && m != s.Recommendation.Model {
			others = append(others, words.Small(modelName(s, m)))
		}
	}
	if cert.NoneNeeded {
		others = append(others, "no managed service at all")
	}
	if cert.AllVetoed {
		others = append(others, "no model that fits")
	}
	if len(others) == 0 {
		return ""
	}
	return " to " + strings.Join(others, " or to ")
}

// deciding lists the topics of the open questions that can change the model.
func deciding(s *scope.Scope, most int) []string {
	var topics []string
	for _, o := range scope.ByWorth(s.Worth, s.Playbook.Questionnaire) {
		if o.CanChange != nil && *o.CanChange && len(topics) < most {
			topics = append(topics, s.Playbook.Questionnaire.Questions[o.Question].Topic)
		}
	}
	return topics
}

// flips says what would have to be otherwise for another model.
func flips(s *scope.Scope) Block {
	var l List
	for _, f := range s.Flips {
		var changes []string
		for _, c := range f.Changes {
			changes = append(changes, changeText(s, c))
		}
		item := Item{Mark: "?", Text: "Should it turn out: "}
		if f.Advice {
			item = Item{Mark: "→", Text: "You could decide: "}
		}
		item.Text += strings.Join(changes, ", and ") + ". Then it would be " + words.Small(modelName(s, f.Model)) + "."
		l.Items = append(l.Items, item)
	}
	if len(l.Items) == 0 {
		return nil
	}
	return l
}

// changeText says one changed answer: the topic with the answer in words.
func changeText(s *scope.Scope, c certainty.Change) string {
	q := s.Playbook.Questionnaire
	now := s.View.Value(c.Question)
	if t, ok := changedTower(now.Grid, c.Value.Grid); ok {
		return words.Small(t.Name()) + towerWords[c.Value.Grid[t]]
	}
	label := q.Label(c.Question, c.Value)
	if unit := q.Questions[c.Question].Unit; unit == "" {
		label = "\"" + label + "\""
	}
	return q.Questions[c.Question].Topic + ", " + label
}

// towerWords say behind the name of a tower who runs it.
var towerWords = map[terms.Side]string{
	terms.Provider: " with the provider", terms.Shared: " shared", terms.Client: " with your own people",
	terms.ThirdParty: " with another company", terms.Undecided: " not decided",
}

// changedTower returns the one tower in which two grids differ.
func changedTower(a, b terms.Split) (tower terms.Tower, ok bool) {
	for _, t := range terms.Towers() {
		if a[t] != b[t] {
			if ok {
				return 0, false
			}
			tower, ok = t, true
		}
	}
	return tower, ok
}

// certaintyExplained says what the verdict means and which answers decide it.
func certaintyExplained(s *scope.Scope) []Block {
	if s.Proof == nil || s.Proof.Verdict == "" {
		return nil
	}
	blocks := []Block{Text(s.Playbook.Texts.Verdict(s.Proof.Verdict))}
	if reason := s.Sufficient(); len(reason) > 0 {
		var topics []string
		for _, i := range reason {
			topics = append(topics, s.Playbook.Questionnaire.Questions[i].Topic)
		}
		blocks = append(blocks, Text(fmt.Sprintf("%d of %d answers alone decide it, whatever the others are: %s.",
			len(reason), answered(s), strings.Join(topics, "; "))))
	}
	t := Table{Columns: []Column{{Name: "Criterion", Flex: true}, {Name: "Share now", Align: Right}, {Name: "From", Align: Right}, {Name: "To", Align: Right}}}
	all := certainty.WeightIntervals(s.Playbook.Matrix, &s.Recommendation)
	one := big.NewRat(1, 1)
	for _, in := range all {
		switch {
		case in.Empty:
			t.Rows = append(t.Rows, []string{in.Criterion.Label, percent(in.Share), "never", ""})
		case in.Low.Sign() > 0 || in.High.Cmp(one) < 0:
			t.Rows = append(t.Rows, []string{in.Criterion.Label, percent(in.Share), percent(in.Low), percent(in.High)})
		}
	}
	switch {
	case len(all) == 0:
	case len(t.Rows) == 0:
		blocks = append(blocks, Text("No criterion could change the result by its weight alone, the others keeping their proportions."))
	default:
		blocks = append(blocks, Text("Only these criteria could change the result by their weight alone, the others keeping their proportions. The model stays first while the share of the whole weight lies between:"), t)
	}
	return blocks
}

// percent writes a share as a percentage with one decimal.
func percent(r *big.Rat) string {
	return new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(1) + " %"
}
