package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/batch"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// tableParts are the parts of an engagement that a table may have beside the
// answers, as client.name or quote.term_months. Below those with true all cells are
// texts.
func tableParts() map[string]bool {
	return map[string]bool{"client": true, "notes": true, "private_notes": true, "quote": false, "basis": false}
}

// columnOf says what stands below a head of a table of engagements: the id of a
// question, a part of one, or a key of the engagement.
func columnOf(p *playbook.Playbook) func(head string) (batch.Column, error) {
	return func(head string) (batch.Column, error) {
		if head == "version" {
			return batch.Column{Path: []string{head}, Read: cellValue}, nil
		}
		first, rest, dotted := strings.Cut(head, ".")
		if text, ok := tableParts()[first]; ok && rest != "" {
			return partColumn(first, rest, text)
		}
		id := strings.TrimPrefix(head, "answers.")
		q, part, known := p.Questionnaire.FindPart(id)
		switch {
		case q >= 0 && known:
			key := p.Questionnaire.Questions[q].ID
			if _, ok := part.Tower(); ok {
				_, tower, _ := strings.Cut(id, ".")
				return batch.Column{Path: []string{"answers", key, tower}, Read: cellValue}, nil
			}
			return batch.Column{Path: []string{"answers", key}, Read: answerCell(p, q)}, nil
		case p.Questionnaire.Schema.Removed(id) != "":
			return batch.Column{}, fmt.Errorf("your own questionnaire removes the question %s (%s); take the column out, or begin its head with #", id, p.Questionnaire.Schema.Removed(id))
		case dotted && q < 0:
			id = head
		}
		names := append(p.Questionnaire.Schema.IDs(), "client.name", "client.contact", "client.reference", "client.date")
		return batch.Column{}, fmt.Errorf("the head %s names no question%s; a column that is not to be read begins with #", yamldoc.Quote(head), yamldoc.Suggest(id, names))
	}
}

// partColumn is a column for something beside the answers.
func partColumn(first, rest string, text bool) (batch.Column, error) {
	keys := []string{"name", "contact", "reference", "date"}
	if first == "client" && !slices.Contains(keys, rest) {
		return batch.Column{}, fmt.Errorf("a client has no %s%s; it has name, contact, reference and date", yamldoc.Quote(rest), yamldoc.Suggest(rest, keys))
	}
	path := []string{first, rest}
	read := cellValue
	switch {
	case text: // of a note the question and its part are one key
		read = cellText
	case first == "basis":
		at := strings.LastIndexByte(rest, '.')
		if at < 0 {
			return batch.Column{}, fmt.Errorf("a basis has parts; write %s.%s.kind, .by, .on or .reason", first, rest)
		}
		path = []string{first, rest[:at], rest[at+1:]}
	default:
		path = append([]string{first}, strings.Split(rest, ".")...)
	}
	if slices.Contains(path, "") {
		return batch.Column{}, fmt.Errorf("the head %s has a point without a name beside it", yamldoc.Quote(first+"."+rest))
	}
	return batch.Column{Path: path, Read: read}, nil
}

// answerCell reads the answer to a question as --set does.
func answerCell(p *playbook.Playbook, q int) func(string) (yamldoc.Node, error) {
	if p.Questionnaire.Schema.At(q).Type == answer.Text {
		return cellText
	}
	return func(text string) (yamldoc.Node, error) {
		n, err := cellValue(text)
		if err != nil {
			return n, err
		}
		written := p.Questionnaire.InFile(&n, q)
		if p.Questionnaire.Schema.At(q).Type == answer.MultiChoice && written.Kind == yamldoc.Scalar && written.Text != answer.UnknownWord {
			return listOf(written.Text), nil // what is wrong in it is said of the option
		}
		return *written, nil
	}
}

// listOf is a list of the words of a cell.
func listOf(text string) yamldoc.Node {
	list := yamldoc.Node{Kind: yamldoc.Sequence}
	for word := range strings.SplitSeq(text, ",") {
		list.Items = append(list.Items, yamldoc.Node{Kind: yamldoc.Scalar, Text: strings.TrimSpace(word)})
	}
	return list
}

// cellText takes a cell as it is.
func cellText(text string) (yamldoc.Node, error) {
	return yamldoc.Node{Kind: yamldoc.Scalar, Quoted: true, Text: text}, nil
}

// cellValue takes a cell as YAML.
func cellValue(text string) (yamldoc.Node, error) {
	if isWord(text) {
		return yamldoc.Node{Kind: yamldoc.Scalar, Text: text}, nil
	}
	root, err := yamldoc.Parse("", []byte(text))
	if problems, ok := errors.AsType[yamldoc.Problems](err); ok && len(problems) > 0 {
		return yamldoc.Node{}, errors.New(problems[0].Message)
	}
	if err != nil {
		return yamldoc.Node{}, err
	}
	return *root, nil
}

// isWord reports whether YAML would read a text as just that: most cells are words
// and numbers.
func isWord(text string) bool {
	if strings.EqualFold(text, "null") {
		return false
	}
	for _, r := range text {
		if r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return text != ""
}
