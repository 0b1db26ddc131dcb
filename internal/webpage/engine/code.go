package main

import (
	"errors"

	"mspscope/internal/mailcode"
)

// code is the answers of whoever answers as a code for a message; none where they hold more
// text than a code.
func (e *Engine) code(*Request) (Reply, error) {
	switch {
	case e.session == nil:
		return Reply{}, errNotBegun
	case !e.alone():
		return Reply{}, errors.New("this page is for calls, whose answers are kept as a file")
	}
	code, err := mailcode.Of(e.playbook.Questionnaire, e.session.ToSend())
	if errors.Is(err, mailcode.ErrTooLong) {
		return Reply{}, nil
	}
	return Reply{Text: code}, err
}
