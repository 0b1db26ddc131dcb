package playbook

import (
	"fmt"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// unused says what a questionnaire asks for nothing: questions and options that
// no rule reads. Without the consumers nothing is said of it.
func (p *Playbook) unused() []string {
	if p.Consumers == nil {
		return nil
	}
	theirs := p.builtInQuestions()
	return append(p.unusedQuestions(theirs), p.unusedOptions(theirs)...)
}

// builtInQuestions is the questionnaire below the provider's, or the one in force
// where there is no other.
func (p *Playbook) builtInQuestions() *assess.Questionnaire {
	base := p.documents[QuestionnaireFile].base
	if base == nil {
		return p.Questionnaire
	}
	return assess.ReadQuestionnaire(yamldoc.NewReport(builtInName(QuestionnaireFile)), base, p.Currency)
}

// unusedQuestions names the questions without a consumer: those of a provider
// where they stand, those that the built-in questionnaire has as well in one
// sentence. A private answer always has a use: the provider's page prints it.
func (p *Playbook) unusedQuestions(builtIn *assess.Questionnaire) []string {
	var own, shipped []string
	for i := range p.Questionnaire.Questions {
		w := &p.Questionnaire.Questions[i]
		switch {
		case p.Consumers[i] != 0 || w.Private():
		case builtIn != nil && builtIn.Schema.Find(w.ID) >= 0:
			shipped = append(shipped, w.ID)
		default:
			own = append(own, fmt.Sprintf("%s:%d:%d: no rule reads the answer to %s, and no page prints it; test it in a rule or remove it",
				p.display(QuestionnaireFile), w.Line, w.Col, w.ID))
		}
	}
	if len(shipped) > 0 {
		own = append(own, "No rule reads the answers to these questions, and no page prints them: "+strings.Join(shipped, ", ")+".")
	}
	return own
}

// unusedOptions names the options of a provider that no rule tells from having
// none of them, although rules name others of the same question. That the
// built-in questionnaire has such options is meant: the ordinary answer needs no
// rule. So it is with the options of a single choice that is all the provider's
// own.
func (p *Playbook) unusedOptions(builtIn *assess.Questionnaire) []string {
	if builtIn == nil || p.documents[QuestionnaireFile].base == nil {
		return nil
	}
	schema := p.Questionnaire.Schema
	readers := p.readers()
	var warnings []string
	for i := range p.Questionnaire.Questions {
		q := schema.At(i)
		theirs := builtIn.Schema.Find(q.ID)
		if q.Type != answer.MultiChoice && (q.Type != answer.SingleChoice || theirs < 0) {
			continue
		}
		all := schema.NewReads()
		var parts []string
		for _, r := range readers {
			all.Add(r.reads)
			if r.what != "" && r.reads.Options(i) != 0 {
				parts = append(parts, r.what)
			}
		}
		for o, left := 0, all.Other(i); left != 0; o, left = o+1, left>>1 {
			if left&1 == 0 || theirs >= 0 && builtIn.Schema.At(theirs).OptionIndex(q.Options[o]) >= 0 {
				continue
			}
			at := &p.Questionnaire.Questions[i].Options[o]
			warnings = append(warnings, fmt.Sprintf("%s:%d:%d: option %s of %s is used by no %s, although other options of it are; name it in one of them or remove it",
				p.display(QuestionnaireFile), at.Line, at.Col, at.ID, q.ID, either(parts)))
		}
	}
	return warnings
}

// either lists words of which any will do.
func either(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
