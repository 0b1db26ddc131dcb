package cmd

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/intake"
	"mspscope/internal/interview"
	"mspscope/internal/page"
	"mspscope/internal/patch"
	"mspscope/internal/playbook"
	"mspscope/internal/render"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// readIntake takes a filled-in workbook into FILE, or makes an engagement of it.
func (a *app) readIntake(cmd *cobra.Command, args []string, f *intakeFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	r := returned{a: a, f: f}
	if len(args) > 0 {
		r.file = args[0]
	}
	if err := r.checkFlags(cmd); err != nil {
		return err
	}
	var err error
	if r.p, err = a.loadPlaybook(f.playbook, 0); err != nil {
		return err
	}
	var into *engagementFile
	var e *assess.Engagement
	if r.file != "" {
		if into, e, err = r.open(waiter{cmd.Context(), a.warn}); err != nil {
			return err
		}
	}
	if err := r.readBook(); err != nil {
		return err
	}
	if into == nil {
		return r.make()
	}
	return r.merge(into, e)
}

// returned is a workbook that came back.
type returned struct {
	a    *app
	f    *intakeFlags
	p    *playbook.Playbook
	file string // the engagement that it goes into, "" for a new one
	name string // of the workbook, in messages
	book *intake.Filled
}

// checkFlags refuses what does not go together, before anything is read.
func (r *returned) checkFlags(cmd *cobra.Command) error {
	f := r.f
	switch {
	case f.given("by") && strings.TrimSpace(f.by) == "":
		return usage("--by needs the name of whoever filled the workbook in")
	case r.file == "":
		return r.a.checkDestination(&f.outputFlags, sources{[]string{f.read}, []string{f.playbook}})
	case r.file == "-" && f.read == "-":
		return usage("FILE and --read cannot both come from stdin; name one of them")
	case len(f.sets) > 0:
		return usage("--set does not go with FILE and --read; 'mspscope assess FILE --no-input --set ...' answers in FILE")
	case cmd.Flags().Changed("output"):
		return usage("-o is for a new engagement; FILE keeps its format")
	case f.to == "" && f.force:
		return usage("--force is for --to; FILE is changed in place and keeps everything else")
	}
	return r.a.checkTarget(&f.outputFlags, sources{[]string{r.file, f.read}, []string{f.playbook}})
}

// inPlace reports whether FILE itself is changed.
func (r *returned) inPlace() bool { return r.file != "-" && !r.f.given("to") }

// open reads the engagement that the workbook goes into.
func (r *returned) open(wait waiter) (*engagementFile, *assess.Engagement, error) {
	if !r.inPlace() {
		name, data, err := r.a.readFile(r.file)
		if err != nil {
			return nil, nil, err
		}
		e, err := parseEngagement(r.p, name, data)
		if err != nil {
			return nil, nil, invalid(err)
		}
		json := bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("{"))
		if format := formatOf(filepath.Ext(r.f.to)); r.f.to != "" && !r.f.stream && (format == formatJSON) != json {
			return nil, nil, usage("--to %s: %s keeps its format; give the result a name with the same ending", r.f.to, name)
		}
		return &engagementFile{path: name, p: r.p, data: data}, e, nil
	}
	file, e, err := openEngagementFile(r.p, r.file)
	if err == nil && file.data == nil {
		err = failed(fmt.Errorf("cannot read %s: there is no such file; for a new one leave FILE out and name it with --to", r.file))
	}
	if err != nil {
		return nil, nil, err
	}
	file.wait = wait
	return file, e, file.check()
}

// readBook reads the workbook, or stdin for "-".
func (r *returned) readBook() error {
	path := r.f.read
	if path == "-" && r.a.interactive() {
		return usage("a workbook cannot be typed; name its file, or send it through a pipe")
	}
	name, data, err := r.a.read(path, "a workbook", intake.MaxBytes)
	if err != nil {
		return err
	}
	r.name = name
	if r.book, err = intake.Read(r.p.Questionnaire, name, data); err != nil {
		return invalid(err)
	}
	return nil
}

// person is who signs the answers.
func (r *returned) person() string {
	return cmp.Or(strings.TrimSpace(r.f.by), r.book.Person(r.p.Questionnaire))
}

// make writes a new engagement.
func (r *returned) make() error {
	q := r.p.Questionnaire
	e := assess.NewEngagement(q)
	e.Client = r.book.Client
	e.Client.Date = r.f.date
	session := interview.New(q, e, interview.Options{Person: strings.TrimSpace(r.f.by), Date: r.f.date, Depth: assess.Full})
	_, taken := session.TakeOver(r.told())
	for _, set := range r.f.sets {
		if err := applySet(r.p, e, set); err != nil {
			return err
		}
	}
	data := e.YAML(q)
	if r.f.format == formatJSON {
		data = e.JSON(q)
	}
	if err := r.a.deliver(&r.f.outputFlags, data, modeEngagement); err != nil {
		return err
	}
	return r.report(session, taken, nil, assess.Client{})
}

// merge takes the workbook into an engagement that is there.
func (r *returned) merge(file *engagementFile, e *assess.Engagement) error {
	q := r.p.Questionnaire
	if now, of := e.Client.Reference, r.book.Client.Reference; now != "" && of != "" && now != of {
		return invalid(yamldoc.Problems{{File: r.name, Message: fmt.Sprintf("is the workbook of the reference %s, and %s has %s; name the file that it belongs to", yamldoc.Quote(of), file.path, yamldoc.Quote(now))}})
	}
	for {
		before := e.Client
		session := interview.New(q, e, interview.Options{Person: r.person(), Date: r.f.date, Undated: true, Depth: assess.Full})
		client, otherwise := session.TakeOverClient(r.book.Client)
		edits, taken := session.TakeOver(r.told())
		err := r.write(file, slices.Concat(client, edits))
		if changed, ok := errors.AsType[*interview.ChangedError](err); ok {
			e = changed.Now // somebody was quicker: once more on what stands there now
			continue
		}
		if err != nil {
			return r.a.stopped(err)
		}
		return r.report(session, taken, filledIn(&r.p.Language, before, session.Engagement().Client), otherwise)
	}
}

// write brings the edits to where the result goes.
func (r *returned) write(file *engagementFile, edits []patch.Edit) error {
	if r.inPlace() {
		_, err := file.save(edits)
		return err
	}
	data, err := patch.Patch(file.path, file.data, edits)
	if err != nil {
		return content(err)
	}
	if _, err := parseEngagement(r.p, file.path, data); err != nil {
		return content(err)
	}
	return r.a.deliver(&r.f.outputFlags, data, modeEngagement)
}

// told is what the workbook says, for the interview.
func (r *returned) told() []interview.Told {
	var all []interview.Told
	for i := range r.book.Said {
		s := &r.book.Said[i]
		all = append(all, interview.Told{Place: interview.Place{Question: s.Question, Part: s.Part}, Value: s.Value, Estimated: s.Estimated, Notes: s.Notes})
	}
	if r.book.General != "" {
		all = append(all, interview.Told{Place: interview.InGeneral(), Notes: []string{r.book.General}})
	}
	return all
}

// filledIn says what of the client was not told before.
func filledIn(l *words.Language, before, after assess.Client) []string {
	var list []string
	for _, f := range []struct{ what, was, is string }{{"returned.client_name", before.Name, after.Name}, {"returned.client_contact", before.Contact, after.Contact}, {"returned.client_reference", before.Reference, after.Reference}} {
		if f.was == "" && f.is != "" {
			list = append(list, l.Say(f.what, "text", f.is))
		}
	}
	return list
}

// report says on stderr what changed and what there is to ask.
func (r *returned) report(s *interview.Session, taken []interview.Taken, filled []string, otherwise assess.Client) error {
	out := page.Returned{Language: r.p.Language, Book: filepath.Base(r.name), On: r.f.date, Filled: filled}
	if r.file != "" {
		out.File, out.By = cmp.Or(r.f.to, r.file), r.person()
	}
	for _, f := range [][2]string{{"returned.client_name", otherwise.Name}, {"returned.client_contact", otherwise.Contact}, {"returned.client_reference", otherwise.Reference}} {
		if f[1] != "" {
			out.Client = append(out.Client, r.p.Language.Say(f[0], "text", f[1]))
		}
	}
	lines := reportLines{q: r.p.Questionnaire, s: s, out: &out, book: r.book}
	for i := range taken {
		lines.taken(&taken[i])
	}
	lines.doubts(r.told())
	lines.asks()
	if !out.Says() {
		return nil
	}
	var b bytes.Buffer
	t := r.a.terminalOf(r.a.Err)
	t.Color = false
	if err := render.Text(&b, page.ReturnedBook(&out), t); err != nil {
		return failed(err)
	}
	_, _ = r.a.Err.Write(b.Bytes()) // where nobody reads, nothing can be said
	return nil
}

// reportLines are the lines of a report.
type reportLines struct {
	q    *assess.Questionnaire
	s    *interview.Session
	out  *page.Returned
	book *intake.Filled
}

// cellOf is the cell in which something was said, "" where there is none.
func (l *reportLines) cellOf(p interview.Place) string {
	found := ""
	for i := range l.book.Said {
		s := &l.book.Said[i]
		if s.Question == p.Question && (s.Part == p.Part || s.Part == assess.Whole) {
			found = s.CellOf(p.Part)
		}
	}
	return found
}

// line is a line about a place.
func (l *reportLines) line(p interview.Place, text string) page.CellLine {
	if p == interview.InGeneral() {
		return page.CellLine{Topic: l.out.Language.Say("note.in_general"), Text: text}
	}
	return page.CellLine{Cell: l.cellOf(p), Topic: l.q.PartTopic(p.Question, p.Part), Text: text}
}

// taken adds what became of one answer.
func (l *reportLines) taken(t *interview.Taken) {
	say := func(v answer.Value) string {
		if v.State == answer.Given && t.Place.Part == assess.Whole && l.q.Schema.At(t.Place.Question).Type == answer.Grid {
			return l.q.Label(t.Place.Question, v) // each part of it
		}
		return strings.TrimSuffix(l.s.SaidOf(t.Place, v), ".")
	}
	lang := &l.out.Language
	add := func(to *[]page.CellLine, text string) { *to = append(*to, l.line(t.Place, text)) }
	switch t.Outcome {
	case interview.Added:
		text := say(t.Now)
		if estimated(l.s.Engagement(), t) {
			text = lang.Say("returned.estimate", "answer", text)
		}
		add(&l.out.Added, text)
	case interview.Changed:
		add(&l.out.Changed, lang.Say("returned.was", "answer", say(t.Now), "before", say(t.Was)))
	case interview.Agrees:
		add(&l.out.Changed, lang.Say("returned.agrees", "answer", say(t.Now)))
	case interview.Differs:
		add(&l.out.Differs, lang.Say("returned.two_say", "before", say(t.Was), "by", cmp.Or(t.By, lang.Say("returned.earlier")), "answer", say(t.Now), "person", l.s.Options().Person))
	case interview.Stays:
		add(&l.out.Stays, lang.Say("note.with", "text", say(t.Was), "how", cmp.Or(t.By, lang.Say("returned.earlier"))))
	case interview.Unchanged:
	}
	if t.Hidden && t.Outcome != interview.Unchanged {
		add(&l.out.Hidden, say(t.Now))
	}
	if t.Noted != "" {
		add(&l.out.Noted, t.Noted)
	}
	if t.NoRoom {
		add(&l.out.Asked, lang.Say("returned.no_room"))
	}
	if t.Now.State != answer.Missing {
		l.out.Answers++
	}
}

// estimated reports whether an answer is an estimate.
func estimated(e *assess.Engagement, t *interview.Taken) bool {
	return t.Place.Part == assess.Whole && t.Now.State == answer.Given && e.Estimated(t.Place.Question)
}

// doubts adds what is hard to believe, with its cells.
func (l *reportLines) doubts(told []interview.Told) {
	for _, d := range l.s.DoubtsAbout(told) {
		var cells []string
		for _, p := range d.Places {
			cells = append(cells, l.cellOf(p))
		}
		l.out.Doubted = append(l.out.Doubted, page.CellLine{Cell: strings.Join(cells, ", "), Text: d.Text})
	}
}

// asks adds what there is to ask.
func (l *reportLines) asks() {
	for i := range l.book.Asks {
		ask := &l.book.Asks[i]
		line := page.CellLine{Cell: ask.Cell, Topic: ask.Topic(l.q), Text: ask.Text}
		if ask.Taken {
			l.out.Doubted = append(l.out.Doubted, line)
		} else {
			l.out.Asked = append(l.out.Asked, line)
		}
	}
}

// completeWorkbooks completes the name of a workbook: folders, and files that end so.
func completeWorkbooks(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	const most = cobra.ShellCompDirectiveNoFileComp
	dir, base := filepath.Split(typed)
	look := cmp.Or(dir, ".")
	if rest, ok := strings.CutPrefix(look, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			look = filepath.Join(home, rest)
		}
	}
	entries, err := os.ReadDir(look)
	if err != nil {
		return nil, most
	}
	var names []string
	directive := most
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case !strings.HasPrefix(name, base), strings.HasPrefix(name, ".") && base == "":
		case entry.IsDir():
			names = append(names, dir+name+string(filepath.Separator))
			directive |= cobra.ShellCompDirectiveNoSpace
		case strings.EqualFold(filepath.Ext(name), ".xlsx"):
			names = append(names, dir+name)
		}
	}
	return names, directive
}
