package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/emit"
	"mspscope/internal/playbook"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// What --set says: one answer on the command line, as shells hand it on.

// setAnswer is one --set.
type setAnswer struct {
	question int
	part     assess.Part
	value    answer.Value
}

// readSet reads one --set.
func readSet(p *playbook.Playbook, set string) (setAnswer, error) {
	id, value, ok := strings.Cut(set, "=")
	if !ok || id == "" {
		return setAnswer{}, usage("--set needs QUESTION=VALUE, such as --set it_fte=0; %q is not", set)
	}
	id = strings.TrimSpace(id)
	schema := p.Questionnaire.Schema
	q, part, known := p.Questionnaire.FindPart(id)
	if q >= 0 && !known {
		_, name, _ := strings.Cut(id, ".")
		if p.Questionnaire.Schema.At(q).Type != answer.Grid {
			return setAnswer{}, usage("--set %s: %s has no parts; write --set %s=...", yamldoc.Quote(id), p.Questionnaire.Questions[q].ID, p.Questionnaire.Questions[q].ID)
		}
		return setAnswer{}, usage("--set %s: %s has no part %s%s", yamldoc.Quote(id), p.Questionnaire.Questions[q].ID, yamldoc.Quote(name), yamldoc.Suggest(name, terms.Tower(0).Words()))
	}
	if where := schema.Removed(id); q < 0 && where != "" {
		return setAnswer{}, usage("--set %s: your own questionnaire removes this question (%s)", id, where)
	}
	if q < 0 {
		return setAnswer{}, usage("--set %s: unknown question%s", yamldoc.Quote(id), yamldoc.Suggest(id, schema.IDs()))
	}
	name := "--set " + id
	if schema.At(q).Type == answer.Text {
		value = textTyped(name, value)
	}
	if yamldoc.IsEmpty([]byte(value)) {
		return setAnswer{}, usage("%s: there is no value behind the \"=\"; write one, or unknown for \"not sure\": --set %s=unknown", name, id)
	}
	if kind := schema.At(q).Type; (kind == answer.Grid || kind == answer.MultiChoice) && missingAtComma(value) != "" {
		return setAnswer{}, usage("%s: a value is missing %s in %s; write it, or leave the comma out", name, missingAtComma(value), yamldoc.Quote(value))
	}
	if schema.At(q).Type == answer.Grid && part == assess.Whole {
		value = sidesTyped(value)
	}
	root, err := yamldoc.Parse(name, []byte(value))
	if err != nil {
		return setAnswer{}, usageProblem(name, err)
	}
	r := yamldoc.NewReport(name)
	v := p.Questionnaire.ReadTyped(r, root, q, part)
	if err := r.Err(); err != nil {
		if schema.At(q).Type == answer.Grid && part == assess.Whole && (root.Kind != yamldoc.Mapping || len(root.Pairs) == 0) {
			return setAnswer{}, usage("%s: %s", name, noSides(&p.Questionnaire.Questions[q], value))
		}
		if word := noOption(schema.At(q), root); word != "" {
			return setAnswer{}, usage("%s: %s is none of its options%s; they are %s", name, yamldoc.Quote(word), yamldoc.Suggest(word, schema.At(q).Options), strings.Join(schema.At(q).Options, ", "))
		}
		return setAnswer{}, usageProblem(name, err)
	}
	return setAnswer{q, part, v}, nil
}

// noOption is the first word of a list with commas that is no option: the reader of
// files would ask for brackets.
func noOption(q *answer.Question, typed *yamldoc.Node) string {
	if q.Type != answer.MultiChoice || typed.Kind != yamldoc.Scalar || answer.MeansUnknown(typed.Text) {
		return ""
	}
	for word := range strings.SplitSeq(typed.Text, ",") {
		if word = strings.TrimSpace(word); q.OptionIndex(word) < 0 {
			return word
		}
	}
	return ""
}

// missingAtComma says where nothing stands beside a comma of a list, "" for nowhere. What
// has brackets, braces or quotes is YAML and left to its reader.
func missingAtComma(value string) string {
	if strings.ContainsAny(value, "{}[]\"'") {
		return ""
	}
	parts := strings.Split(value, ",")
	for i, part := range parts {
		switch {
		case strings.TrimSpace(part) != "" || len(parts) == 1:
		case i == len(parts)-1:
			return "behind the last comma"
		case i == 0:
			return "before the first comma"
		default:
			return "between two commas"
		}
	}
	return ""
}

// noSides says what a grid takes on a command line, of what gives it no sides: the reader
// of files would ask for braces, which a shell takes for its own.
func noSides(q *assess.Question, value string) string {
	var whole []string
	for i := range q.Presets {
		whole = append(whole, q.Presets[i].ID)
	}
	not := ", not " + yamldoc.Quote(value)
	if strings.Contains(value, ":") {
		for pair := range strings.SplitSeq(value, ",") {
			if !strings.Contains(pair, ":") {
				not = fmt.Sprintf("; %s has no side behind it", yamldoc.Quote(strings.TrimSpace(pair)))
				break
			}
		}
	}
	return fmt.Sprintf("it takes a side for each tower, such as network:provider,service_desk:shared, or for all of them %s%s",
		words.Or(append(whole, "advise", answer.UnknownWord)), not)
}

// sidesTyped is the side of several towers as a file has it. On a command line braces
// and spaces may be left out: a shell takes them for its own.
func sidesTyped(value string) string {
	inside := strings.TrimSuffix(strings.TrimPrefix(value, "{"), "}")
	if !strings.Contains(inside, ":") || strings.ContainsAny(inside, "{}[]\"'") {
		return value
	}
	var pairs []string
	for pair := range strings.SplitSeq(inside, ",") {
		tower, side, ok := strings.Cut(pair, ":")
		if !ok {
			return value
		}
		pairs = append(pairs, strings.TrimSpace(tower)+": "+strings.TrimSpace(side))
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// textTyped is a text as a file has it. On a command line it needs no quotes of its own:
// what YAML would take for a comment, a mapping or a list is a part of it.
func textTyped(name, value string) string {
	text := strings.TrimSpace(value)
	n, err := yamldoc.Parse(name, []byte(value))
	if text == "" || err == nil && (n.Quoted || n.Kind == yamldoc.Null && text[0] != '#' || n.Get("is") != nil || text == answer.UnknownWord) {
		return value
	}
	return emit.YAMLText(text)
}

// applySet answers one question from the command line.
func applySet(p *playbook.Playbook, e *assess.Engagement, set string) error {
	s, err := readSet(p, set)
	if err == nil {
		e.Insist(s.question, s.part, s.value)
	}
	return err
}

// usageProblem words the problems of a --set value without file places, which
// would point nowhere.
func usageProblem(name string, err error) error {
	var problems yamldoc.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		return usage("%s: %s", name, problems[0].Message)
	}
	return usage("%s: %w", name, err)
}

// hintTwice says which of several answers to one question holds.
func (a *app) hintTwice(sets []string) {
	var seen []string
	for _, set := range sets {
		id, _, _ := strings.Cut(set, "=")
		if id = strings.TrimSpace(id); slices.Contains(seen, id) {
			fmt.Fprintf(a.Err, "mspscope: --set %s is given more than once; the last one holds (several of a list: --set %s=a,b)\n", wrap.Safe(id), wrap.Safe(id))
		}
		seen = append(seen, id)
	}
}
