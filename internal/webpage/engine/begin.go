package main

import (
	"cmp"
	"errors"
	"fmt"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/patch"
	"mspscope/internal/yamldoc"
)

// fileName is what the file of a page is called where nobody named it.
const fileName = "answers.yaml"

// begin begins with an engagement that nobody has answered yet.
func (e *Engine) begin(r *Request) (Reply, error) {
	o, err := e.asking(r.Audience, "", r.Date)
	if err != nil {
		return Reply{}, err
	}
	q := e.playbook.Questionnaire
	if r.Who != "" {
		o = forWhom(o, r.Who)
	}
	fresh := assess.NewEngagement(q)
	fresh.Client.Name, fresh.Client.Contact, fresh.Client.Date = r.Client, r.Contact, r.Date
	if err := e.take(fileName, fresh.YAML(q), o); err != nil {
		return Reply{}, err
	}
	if i := q.Roles(); i >= 0 && r.Who != "" {
		return e.give(interview.Place{Question: i}, &interview.Given{Lines: []string{r.Who}})
	}
	return e.with(nil), nil
}

// open goes on with a file.
func (e *Engine) open(r *Request) (Reply, error) {
	name := cmp.Or(r.Name, fileName)
	on, err := e.read(name, []byte(r.File))
	if err != nil {
		return Reply{}, err
	}
	audience, depth := on.Interview.Audience, on.Interview.Depth
	switch {
	case !e.alone(): // whoever answered before, this is a call, which asks more than somebody alone was asked
		audience = assess.Discovery.String()
		if depth == assess.Quick.String() {
			depth = ""
		}
	case audience == assess.Discovery.String():
		audience = "" // a page for people alone is no page for a call
	}
	o, err := e.asking(cmp.Or(audience, r.Audience), depth, r.Date)
	if err != nil {
		return Reply{}, err
	}
	if e.alone() {
		o = forWhom(o, e.playbook.Questionnaire.Respondent(on.View(e.playbook.Questionnaire)))
	}
	if err := e.take(name, []byte(r.File), o); err != nil {
		return Reply{}, err
	}
	e.session.Resume()
	return e.with(nil), nil
}

// asking is how the questions are put.
func (e *Engine) asking(audience, depth, date string) (interview.Options, error) {
	o := interview.Options{Date: date, Signed: !e.alone(), First: e.playbook.Matrix.NoneHangsOn}
	if err := o.Audience.Set(cmp.Or(audience, e.options.Audience, assess.Owner)); err != nil {
		return o, fmt.Errorf("audience %w", err)
	}
	if err := o.Depth.Set(cmp.Or(depth, e.options.Depth, assess.Quick.String())); err != nil {
		return o, fmt.Errorf("depth %w", err)
	}
	if e.alone() && o.Audience == assess.Discovery {
		return o, errors.New("this page is for people who answer alone; make one for calls with its own audience")
	}
	o.Person = o.Audience.Person()
	return o, nil
}

// alone reports whether the page is for people who answer alone.
func (e *Engine) alone() bool { return !e.options.Inside() }

// forWhom changes how the questions are put after who answers: a link is passed on, and no
// question about a person is put to that person.
func forWhom(o interview.Options, who string) interview.Options {
	switch {
	case o.Audience == assess.Discovery:
		return o
	case who == assess.ITLead:
		o.Audience = assess.ITLeadAlone
	case who != "":
		o.Audience = assess.OwnerAlone
	}
	o.Person = o.Audience.Person()
	return o
}

// take goes on with what stands in a file.
func (e *Engine) take(name string, data []byte, o interview.Options) error {
	engagement, err := e.read(name, data)
	if err != nil {
		return err
	}
	e.name, e.data, e.anew = name, data, false
	e.session = interview.New(e.playbook.Questionnaire, engagement, o)
	return nil
}

// read reads an engagement.
func (e *Engine) read(name string, data []byte) (*assess.Engagement, error) {
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return nil, err
	}
	r := yamldoc.NewReport(name)
	engagement := e.playbook.ReadEngagement(r, root)
	return engagement, r.Err()
}

// save brings edits into the file, of which only the lines change that an edit changes.
func (e *Engine) save(edits []patch.Edit) (*assess.Engagement, error) {
	data, err := patch.Patch(e.name, e.data, edits)
	anew := errors.Is(err, patch.ErrCannotPatch)
	if anew { // laid out anew it can be
		var root *yamldoc.Node
		if root, err = yamldoc.Parse(e.name, e.data); err == nil {
			data, err = patch.Patch(e.name, assess.LayOut(root), edits)
		}
	}
	if err != nil {
		return nil, err
	}
	if _, err := e.read(e.name, data); err != nil {
		return nil, err
	}
	e.data, e.anew = data, e.anew || anew
	return nil, nil // saved, and nobody else changed anything
}

// write brings the edits of a change into the file.
func (e *Engine) write(edits []patch.Edit) ([]string, error) { return e.session.Write(edits, e.save) }
