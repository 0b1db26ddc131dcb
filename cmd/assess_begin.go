package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/playbook"
	"mspscope/internal/prompt"
)

// opening is how an interview begins: which file it has, and what is said first.
type opening struct {
	a        *app
	p        *playbook.Playbook
	prompter prompt.Prompter // nil: nothing is asked
	wait     waiter
	o        interview.Options
	sets     []setAnswer
	f        *assessFlags
	code     *coded // the answers to begin with; nil for none

	name string
	told []string // to say with the first question
}

// open opens or creates the file, says what is ahead to somebody who answers alone, and
// takes over the answers of --set.
func (b *opening) open(path string) (*engagementFile, *interview.Session, error) {
	path, err := b.named(path)
	if err != nil {
		return nil, nil, err
	}
	if err := b.a.checkStdout(sources{inputs: []string{path}}); err != nil {
		return nil, nil, err
	}
	file, e, err := openEngagementFile(b.p, path)
	if err != nil {
		return nil, nil, err
	}
	file.wait = b.wait
	if b.code != nil {
		if file, e, err = b.takeCode(file, e); err != nil {
			return nil, nil, err
		}
	}
	if err := b.resume(e); err != nil {
		return nil, nil, err
	}
	writes := b.prompter != nil || len(b.sets) > 0
	switch {
	case file.data == nil && writes:
		if file, e, err = b.create(file, e); err != nil {
			return nil, nil, err
		}
	case writes:
		if err := file.check(); err != nil {
			return nil, nil, err
		}
	}
	session := interview.New(b.p.Questionnaire, e, b.o)
	for _, set := range b.sets {
		if _, err := session.Write(session.Set(set.question, e.Merged(set.question, set.part, set.value)), file.save); err != nil {
			return nil, nil, content(err)
		}
	}
	session.Resume()
	return file, session, nil
}

// takeCode brings the answers of a code into the file before anything else, and reads what
// stands there then.
func (b *opening) takeCode(file *engagementFile, e *assess.Engagement) (*engagementFile, *assess.Engagement, error) {
	if file.data == nil { // what comes into a file that is there, is told one by one
		b.told = []string{b.code.taken(file.path)}
	}
	if err := b.code.take(file, e, b.o.Date); err != nil {
		return nil, nil, err
	}
	b.told = append(b.told, b.code.dropped()...)
	next, e, err := openEngagementFile(b.p, file.path)
	if err != nil {
		return nil, nil, err
	}
	next.wait = b.wait
	return next, e, nil
}

// alone reports whether somebody answers without a sales engineer.
func (b *opening) alone() bool { return b.o.Audience != assess.Discovery }

// named asks whom it is about where no file is named, and finds a file for it. Who
// answers alone is not asked for one, and is told where it is.
func (b *opening) named(path string) (string, error) {
	switch {
	case path != "":
		return path, nil
	case b.code != nil:
		return b.code.into(), nil
	}
	if err := b.welcome(); err != nil {
		return "", err
	}
	var err error
	if b.name, err = interview.AskClient(b.prompter, b.o.Audience); err != nil {
		return "", err
	}
	proposal := freeName(slug(b.name), ".yaml")
	if b.alone() {
		b.told = []string{"Your answers are kept in " + fullPath(proposal) + "."}
		return proposal, nil
	}
	path, err = interview.AskFile(b.prompter, proposal, taken)
	if err == nil && path == "" {
		err = errNotBegun
	}
	return path, err
}

// welcome says to somebody who answers alone what is ahead.
func (b *opening) welcome() error {
	if b.prompter == nil || !b.alone() {
		return nil
	}
	return b.prompter.Show(interview.Welcome(len(b.p.Questionnaire.AtDepth(b.o.Depth)), len(b.p.Questionnaire.Questions)))
}

// create makes the file of a new engagement. Where another one made it meanwhile, the
// interview goes on in that.
func (b *opening) create(file *engagementFile, e *assess.Engagement) (*engagementFile, *assess.Engagement, error) {
	var err error
	if b.name == "" && b.prompter != nil {
		if err := b.welcome(); err != nil {
			return nil, nil, err
		}
		if b.name, err = interview.AskClient(b.prompter, b.o.Audience); err != nil {
			return nil, nil, err
		}
	}
	e.Client.Name, e.Client.Date = b.name, b.o.Date
	err = file.create(b.name, b.o.Date)
	if errors.Is(err, fs.ErrExist) {
		path := file.path
		if file, e, err = openEngagementFile(b.p, path); err == nil {
			file.wait = b.wait
		}
	}
	return file, e, err
}

// resume asks in the way that the file says, unless a flag says otherwise.
func (b *opening) resume(e *assess.Engagement) error {
	depth, audience := e.Interview.Depth, e.Interview.Audience
	if depth != "" && !b.f.given("depth") {
		if err := b.o.Depth.Set(depth); err != nil {
			return invalid(err)
		}
	}
	if audience != "" && !b.f.given("audience") {
		if err := b.o.Audience.Set(audience); err != nil {
			return invalid(err)
		}
		b.o.Person = b.o.Audience.Person()
	}
	return nil
}

func taken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// fullPath is where a file is, for a person who wants to find it again.
func fullPath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}
