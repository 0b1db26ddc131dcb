package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/atomicfile"
	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/prompt"
	"mspscope/internal/render"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// talked is an interview with all that its end needs.
type talked struct {
	a       *app
	cmd     *cobra.Command
	p       *playbook.Playbook
	file    *engagementFile
	session *interview.Session
	talk    *interview.Talk // nil: nothing was asked
}

// conversation is the interview, before it begins.
func (t *talked) conversation(prompter prompt.Prompter, f *assessFlags) *interview.Talk {
	talk := &interview.Talk{
		Session: t.session, Prompter: prompter, Save: t.file.save, Copy: t.file.turnToCopy,
		Elsewhere: func() (string, error) { return t.file.elsewhere(prompter) },
		Matrix:    t.p.Matrix,
		Uses:      func(question int) []string { return t.p.Consumers[question].IDs() },
		Views:     t.views(), Live: f.live, Shared: f.share,
		HandOut: t.handOutBeside,
	}
	if t.alone() {
		talk.Keep = t.keepBeside
	}
	if f.showLean {
		talk.ModelName = func(m terms.Model) string { return t.p.Texts.Models[m].Sentence }
	}
	return talk
}

// views are what a sales engineer can look at while asking.
func (t *talked) views() interview.Views {
	show := func(of func(*result.Result) *page.Document) func() (prompt.Screen, error) {
		return func() (prompt.Screen, error) {
			r, err := t.result()
			if err != nil {
				return prompt.Screen{}, err
			}
			d := of(r)
			return prompt.Screen{Title: d.Title, Lines: page.Lines(d)}, nil
		}
	}
	return interview.Views{
		Stand:  show(page.Standing),
		Client: show(func(r *result.Result) *page.Document { return page.Say(r.ForClient()) }),
		Live: func() string {
			r, err := t.result()
			if err != nil {
				return ""
			}
			return page.Live(r)
		},
	}
}

// result is what comes out as things stand.
func (t *talked) result() (*result.Result, error) {
	return scope.Of(t.p, t.session.ForReader(), scope.Ask{Reader: readerOf(t.session)})
}

// alone reports whether somebody answers without a sales engineer.
func (t *talked) alone() bool { return t.session.Options().Audience != assess.Discovery }

// readerOf is who reads the result of an interview, where it was taken alone.
func readerOf(session *interview.Session) result.Reader {
	switch session.Options().Audience {
	case assess.OwnerAlone:
		return result.Owner
	case assess.ITLeadAlone:
		return result.ITLead
	case assess.Discovery:
	}
	return ""
}

// unasked is the end of an interview in which nothing is asked.
func (t *talked) unasked() error {
	missing := t.session.Missing()
	if len(missing) == 0 {
		return t.assessed()
	}
	where := ""
	if t.file.data == nil {
		where = "there is no file " + yamldoc.SourceName(t.file.path) + " yet, so "
	}
	return usage("%s%s missing: %s", where, words.Count(len(missing), "answer is", "answers are"), strings.Join(ids(t.p, missing), ", "))
}

// over is the end of an interview: what is to be gone on with is kept, and what came out
// is written, whatever the end is.
func (t *talked) over(ending interview.Ending, err error) error {
	finished := err == nil && ending == interview.Finished
	if !errors.Is(err, interview.ErrNotSaved) {
		// Where it cannot be kept, the next interview begins at what is open.
		_, _ = t.file.save(t.session.Leave(finished))
	}
	switch {
	case err == nil:
	case errors.Is(err, prompt.ErrInterrupted):
		_ = t.write(t.unfinished) // where nobody reads it any more, nothing is lost
		lines := []string{"Stopped."}
		if errors.Is(err, interview.ErrNotSaved) {
			lines = append(lines, err.Error())
		}
		t.a.say(append(lines, t.left()...)...)
		return &exitError{exitInterrupted, errSaid}
	default:
		if !errors.Is(err, interview.ErrNotSaved) {
			t.a.say(t.left()...)
		}
		return t.a.stopped(err)
	}
	if !finished {
		if err := t.write(t.unfinished); err != nil {
			return err
		}
		t.a.say(t.left()...)
		return nil
	}
	if err := t.assessed(); err != nil {
		return err
	}
	if t.talk.Sharing() {
		t.a.say(t.left()...)
		return nil
	}
	t.a.say(t.where()...)
	return nil
}

// where says where the answers are, and alone what can be done with the file.
func (t *talked) where() []string {
	if !t.alone() {
		return []string{"The answers are in " + t.file.path + "."}
	}
	return []string{"Your answers are in " + fullPath(t.file.path) + ". Send that file back to whoever asked you, or keep it."}
}

// assessed writes the result of an interview, in the words for the audience.
func (t *talked) assessed() error {
	return t.write(func(r *result.Result) []paper {
		if t.alone() {
			return []paper{{page.SelfAssessed(r.ForClient()), false}}
		}
		return []paper{{page.Assessed(r.ForClient()), false}, {page.CallNote(r), true}}
	})
}

// unfinished is what is written when an interview is left: on a call the note, alone what
// came out so far. Where nothing was said there is nothing to write.
func (t *talked) unfinished(r *result.Result) []paper {
	e := t.session.Engagement()
	said := len(e.Notes)+len(e.PrivateNotes)+len(e.Promises) > 0 || e.General+e.PrivateTold != ""
	switch {
	case t.session.Progress().Asked() == 0 && !said:
		return nil
	case t.alone():
		return []paper{{page.SelfAssessed(r.ForClient()), false}}
	}
	return []paper{{page.CallNote(r), true}}
}

// paper is a document that is written when an interview ends.
type paper struct {
	*page.Document

	pasted bool // it is for pasting, so no line of it is wrapped off a terminal
}

// write writes documents about the answers as they stand. A shared screen gets none.
func (t *talked) write(documents func(*result.Result) []paper) error {
	if t.talk != nil && t.talk.Sharing() {
		return nil
	}
	r, err := t.result()
	if err != nil {
		return failed(err)
	}
	terminal := t.a.terminal()
	paste := !isTerminal(t.a.Out) && t.a.env("COLUMNS") == ""
	for i, d := range documents(r) {
		if i > 0 {
			_, err = io.WriteString(t.a.Out, "\n")
		}
		terminal.Unwrapped = paste && d.pasted
		if err = errors.Join(err, render.Text(t.a.Out, d.Document, terminal)); err != nil {
			return failed(fmt.Errorf("cannot write the result: %w", yamldoc.WithoutPath(err)))
		}
	}
	return nil
}

// handOut writes the copy for whoever answers next.
func (t *talked) handOut(path string) error {
	if t.file.data == nil {
		return failed(fmt.Errorf("there is no file %s to hand out; begin it with 'mspscope assess'", t.file.path))
	}
	e := t.session.HandOut()
	data := e.YAML(t.p.Questionnaire)
	if isJSONName(path) {
		data = e.JSON(t.p.Questionnaire)
	}
	if err := (atomicfile.File{Path: path, Perm: modeEngagement, New: true}).Write(data); err != nil {
		if errors.Is(err, os.ErrExist) {
			err = errors.New("it is there already; name another file")
		}
		return failed(fmt.Errorf("cannot write %s: %w", path, err))
	}
	return nil
}

// keepBeside writes the result of somebody alone beside the file, to be read, and returns
// where it is.
func (t *talked) keepBeside() (string, error) {
	r, err := t.result()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	if err := render.Text(&b, page.SelfAssessed(r.ForClient()), render.Terminal{Width: defaultWidth}); err != nil {
		return "", err
	}
	path := freeName(strings.TrimSuffix(t.file.path, ".yaml")+"-result", ".txt")
	return fullPath(path), atomicfile.File{Path: path, Perm: modeEngagement, New: true}.Write(b.Bytes())
}

// handOutBeside writes the copy beside the file and returns where it is.
func (t *talked) handOutBeside() (string, error) {
	path := freeName(strings.TrimSuffix(t.file.path, ".yaml")+"-to-hand-on", ".yaml")
	return fullPath(path), t.handOut(path)
}

// stopped words the end of an interview that failed, or was stopped before it began.
func (a *app) stopped(err error) error {
	switch {
	case errors.Is(err, prompt.ErrInterrupted):
		a.say("Stopped.")
		return &exitError{exitInterrupted, errSaid}
	case errors.Is(err, io.EOF):
		return failed(errNotBegun)
	}
	if exit, ok := errors.AsType[*exitError](err); ok {
		return exit
	}
	return failed(err)
}
