package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/intake"
	"mspscope/internal/interview"
	"mspscope/internal/mailcode"
	"mspscope/internal/playbook"
	"mspscope/internal/yamldoc"
)

// maxCodeText is the largest text in bytes in which a code is looked for: a message with all
// that was quoted in it.
const maxCodeText = 1 << 20

// checkCode refuses what does not go with --code, before anything is read.
func (f *assessFlags) checkCode() error {
	switch {
	case !f.given("code"):
		return nil
	case strings.TrimSpace(f.code) == "":
		return usage("--code needs the code that stands in the message, or - for a message on stdin")
	case f.handOut != "":
		return usage("--code and --hand-out are two steps: take the code into FILE first, and hand FILE out then")
	case f.code == "-" && !f.noInput:
		return usage("--code - reads the message from stdin, so nothing can be asked there; add --no-input, or give the code itself")
	}
	return nil
}

// coded are the answers that a code carries.
type coded struct {
	a *app
	p *playbook.Playbook
	e *assess.Engagement
}

// readCode reads the code of --code; nil where there is none.
func (a *app) readCode(p *playbook.Playbook, f *assessFlags) (*coded, error) {
	if !f.given("code") {
		return nil, nil
	}
	text := f.code
	if text == "-" {
		_, data, err := a.read("-", "a message with a code", maxCodeText)
		if err != nil {
			return nil, err
		}
		text = string(data)
	}
	data, err := mailcode.Read(text)
	if err != nil {
		return nil, invalid(fmt.Errorf("--code: %w", err))
	}
	e, err := parseEngagement(p, "--code", data)
	if err != nil {
		return nil, invalid(otherQuestions(err))
	}
	return &coded{a, p, e}, nil
}

// otherQuestions are the problems of a code that is whole, and whose questions or answers the
// playbook in force does not have. Nobody sees lines in a code.
func otherQuestions(err error) error {
	problems, ok := errors.AsType[yamldoc.Problems](err)
	if !ok {
		return err
	}
	all := make(yamldoc.Problems, 0, len(problems)+1)
	for _, p := range problems {
		all = append(all, yamldoc.Problem{File: p.File, Message: p.Message})
	}
	return append(all, yamldoc.Problem{File: "--code", Message: "the code is whole, and its page asked other questions than the playbook in force; nothing of it was taken. Name the playbook of the page with --playbook, or use the version of this program that made the page"})
}

// take brings the answers into a file: all of them into a new one, and into one that is
// there as those of whoever gave them, by the rules by which a workbook is taken.
func (c *coded) take(file *engagementFile, now *assess.Engagement, date string) error {
	f := &intakeFlags{fileFlags: fileFlags{date: cmp.Or(date, c.e.Client.Date)}, outputFlags: outputFlags{given: func(string) bool { return false }}}
	f.by = cmp.Or(assess.RoleName(c.p.Questionnaire.Respondent(c.e.View(c.p.Questionnaire))), c.e.Client.Contact, "somebody on the page")
	r := returned{a: c.a, f: f, p: c.p, file: file.path, name: "the code", book: c.filled()}
	if file.data == nil {
		return c.create(&r, file)
	}
	if err := file.check(); err != nil {
		return err
	}
	return r.merge(file, now)
}

// create makes the file, as the page would save it.
func (c *coded) create(r *returned, file *engagementFile) error {
	q := c.p.Questionnaire
	e := assess.NewEngagement(q)
	e.Client = c.e.Client
	e.Client.Date = r.f.date
	interview.New(q, e, interview.Options{Person: r.person(), Date: r.f.date, Depth: assess.Full}).TakeOver(r.told())
	if isJSONName(file.path) {
		return file.createWith(e.JSON(q))
	}
	return file.createWith(e.YAML(q))
}

// filled are the answers as those of a workbook, of which they have no cells.
func (c *coded) filled() *intake.Filled {
	out := &intake.Filled{Client: c.e.Client, General: c.e.General}
	for i, v := range c.e.Answers.Values {
		if v = v.Kept(); v.State != answer.Missing {
			out.Said = append(out.Said, intake.Said{Question: i, Part: assess.Whole, Value: v, Estimated: c.e.Estimated(i), Notes: c.notes(i, assess.Whole)})
		}
	}
	for k := range c.e.Notes {
		n := &c.e.Notes[k]
		if n.Part != assess.Whole || c.e.Answers.Values[n.Question].Kept().State == answer.Missing {
			out.Said = append(out.Said, intake.Said{Question: n.Question, Part: n.Part, Notes: []string{n.Text}})
		}
	}
	return out
}

// notes are the notes on a question, or on one part of it.
func (c *coded) notes(i int, p assess.Part) []string {
	var texts []string
	for k := range c.e.Notes {
		if n := &c.e.Notes[k]; n.Question == i && n.Part == p {
			texts = append(texts, n.Text)
		}
	}
	return texts
}

// into is the file for a code where none is named: a new one after the client.
func (c *coded) into() string { return freeName(slug(c.e.Client.Name), ".yaml") }

// taken says in which file the answers of a code are.
func (c *coded) taken(path string) string {
	n := 0
	for _, v := range c.e.Answers.Values {
		if v.Kept().State != answer.Missing {
			n++
		}
	}
	return fmt.Sprintf("The code had %s; they are in %s.", c.p.Language.Say("returned.answers", "answers", n), fullPath(path))
}

// dropped says which answers of a code are not in the file: the questionnaire asked them
// once, and does not any more.
func (c *coded) dropped() []string {
	gone := slices.Compact(slices.Sorted(slices.Values(c.e.Answers.Unasked)))
	if len(gone) == 0 {
		return nil
	}
	return []string{"Not taken, because the playbook in force does not ask it any more: " + strings.Join(gone, ", ") + "."}
}
