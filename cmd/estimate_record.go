package cmd

import (
	"bytes"
	"errors"
	"fmt"

	"mspscope/assess"
	"mspscope/internal/emit"
	"mspscope/internal/offer"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// record writes into the file of an engagement what its revision says. What is on record
// already is left as it is.
func (a *app) record(args []string, f *fileFlags, ask scope.Ask) error {
	switch {
	case len(args) == 0 || args[0] == "-":
		return usage("--record writes into the file of an engagement; name one as FILE")
	case len(f.sets) > 0:
		return usage("--record puts on record what FILE says; write the answers into it instead of giving them with --set")
	}
	p, err := a.loadPlaybook(f.playbook, estimateParts)
	if err != nil {
		return err
	}
	file := &engagementFile{path: args[0], p: p}
	data, err := file.read()
	if err != nil {
		return err
	}
	if data == nil {
		_, _, err := a.readFile(args[0]) // says that it is not there
		return err
	}
	e, err := changed(p, args[0], data, nil, f)
	if err != nil {
		return err
	}
	entry, err := toRecord(p, e, ask)
	if exit, ok := errors.AsType[*exitError](err); ok {
		return exit
	}
	if err != nil {
		return invalid(fmt.Errorf("%s: %w", args[0], err))
	}
	if entry == nil {
		return nil
	}
	file.data = data
	if err := file.add(entry); err != nil {
		return err
	}
	if isTerminal(a.Err) {
		fmt.Fprintln(a.Err, "recorded revision "+fmt.Sprint(entry.Revision)+" as sent on "+words.Date(entry.On)+" in "+wrap.Safe(args[0]))
	}
	return nil
}

// toRecord is what the revision of an engagement says, nil where that is on record
// already.
func toRecord(p *playbook.Playbook, e *assess.Engagement, ask scope.Ask) (*assess.SentQuote, error) {
	q := &e.Quote
	switch {
	case q.Status != terms.Proposal:
		return nil, fmt.Errorf("only a proposal is put on record, and this quote is a %s; write quote: {status: proposal}", q.Status)
	case q.Revision == 0:
		return nil, errors.New("the quote has no revision to put on record; write quote: {revision: 1}")
	case e.Client.Date == "":
		return nil, errors.New("nothing says on which day the offer goes out; write client: {date: 2026-11-20}, or give --date 2026-11-20")
	}
	r, err := scope.Of(p, e, ask)
	if err != nil {
		return nil, err
	}
	if err := offered(r, e); err != nil {
		return nil, err
	}
	entry, err := offer.Sent(r.ForClient(), q.Revision, e.Client.Date)
	if err != nil {
		return nil, err
	}
	if old := q.Record(q.Revision); old != nil {
		if offer.SameOffer(old, entry) {
			return nil, nil
		}
		return nil, fmt.Errorf("revision %d is on record as of %s and says something else; raise quote.revision to %d", q.Revision, old.On, q.Sent[len(q.Sent)-1].Revision+1)
	}
	if n := len(q.Sent); n > 0 && q.Sent[n-1].Revision > q.Revision {
		return nil, fmt.Errorf("revision %d is on record already, so revision %d went out before it; raise quote.revision to %d", q.Sent[n-1].Revision, q.Revision, q.Sent[n-1].Revision+1)
	}
	if q.ValidUntil != "" && e.Client.Date > q.ValidUntil {
		return nil, fmt.Errorf("the offer holds until %s, and %s is later, so it would go out after its last day; write a later quote.valid_until, or the day on which it went out", q.ValidUntil, e.Client.Date)
	}
	return entry, nil
}

// add puts a record behind those of the file, which must still be what was read.
func (f *engagementFile) add(entry *assess.SentQuote) error {
	node := entry.Node()
	edit := patch.Edit{Path: []string{"quote", "sent"}, Value: emit.Flow(&node), JSON: string(emit.Node(&node)), Append: true}
	var content error
	err := f.disk().Update(yamldoc.MaxBytes+1, func(now []byte) ([]byte, error) {
		if !bytes.Equal(now, f.data) {
			content = errors.New(f.path + " was changed meanwhile; look at it and record it again")
			return nil, content
		}
		data, err := patch.Patch(f.path, now, []patch.Edit{edit})
		if err == nil {
			_, err = parseEngagement(f.p, f.path, data)
		}
		content = err
		return data, err
	})
	if content != nil {
		return invalid(content)
	}
	return f.cannotWrite(err)
}
