package responsibility

import (
	"maps"
	"slices"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// togetherFile is what catalogue.yaml says about working together, beside the rows.
type togetherFile struct {
	yamldoc.Place

	Flow       []sayingFile  `yaml:"flow,opt,empty" key:"id" item:"a flow" doc:"How a request runs, the first that fits. Left out or empty, nothing is said; so with the other lists."`
	Alerts     []alertFile   `yaml:"alerts,opt,empty" key:"id" item:"an alert" doc:"Who gets what the systems report, by day and at night."`
	Escalation []levelFile   `yaml:"escalation,opt,empty" key:"id" item:"a level" doc:"Whom to turn to when nothing moves, level by level."`
	Decisions  []rightFile   `yaml:"decisions,opt,empty" key:"id" item:"a decision" doc:"Who decides what, as the rows have it."`
	Tools      []toolFile    `yaml:"tools,opt,empty" key:"id" item:"a tool" doc:"The tools with which the work is done: who owns them, who may look, what happens to them at the end."`
	Exit       []exitFile    `yaml:"exit,opt,empty" key:"id" item:"a step" doc:"What is handed back when the service ends, in the order in which it is done."`
	Absence    []string      `yaml:"absence,opt,empty" doc:"The ids of the rows about the absence of the client's IT people."`
	Line       string        `yaml:"absence_line,opt" doc:"The id of the line of the rate card that holds their cover."`
	Source     string        `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
	Texts      togetherTexts `yaml:"texts" doc:"What stands above the lists, and between them."`
}

// togetherTexts are the sentences above the lists. Both sides sign them.
type togetherTexts struct {
	Escalation string `yaml:"escalation" doc:"Above the levels."`
	Unnamed    string `yaml:"unnamed" doc:"Said in the place of a name that nobody gave yet."`
	Tools      string `yaml:"tools" doc:"Above the tools."`
	Exit       string `yaml:"exit" doc:"Above the steps of the exit."`
	Nobody     string `yaml:"nobody" doc:"Said of an absence that nobody covers."`
}

// occasionFile says when one of several possibilities holds.
type occasionFile struct {
	yamldoc.Place
	answer.Exception
	soldFile

	Rows map[string][]Doer `yaml:"rows,opt" doc:"It counts where the work of each of these rows is done by one of the named: provider, shared (by both), client, third_party, or none where there is no such row, as in {SD-01: [provider]}."`
	Fees map[string][]Fee  `yaml:"fees,opt" doc:"It counts where each of these rows has one of the named things to do with the price, as in {SD-05: [included]}."`
}

type sayingFile struct {
	ID string `yaml:"id,id" doc:"A name for it, for the machine output and for own files that change it."`
	occasionFile

	Who  []Role `yaml:"who,opt,empty" key:"role" doc:"The roles that it is about, where it is about any."`
	Text string `yaml:"text" doc:"What is so, in a sentence that both sides sign."`
}

type alertFile struct {
	yamldoc.Place

	ID    string       `yaml:"id" doc:"How the alert is called in the machine output."`
	Of    string       `yaml:"of" doc:"What reports it, in a few words."`
	Row   string       `yaml:"row" doc:"The id of the row by which it is worked on: who does the work gets it by day. Without the row there is no such alert."`
	Night []sayingFile `yaml:"night" key:"id" item:"a night" doc:"What happens to it outside business hours, the first that fits."`
}

type levelFile struct {
	ID string `yaml:"id" doc:"How the level is called in the machine output."`
	occasionFile

	Name     string `yaml:"name" doc:"What the level is called."`
	Provider []Role `yaml:"provider,opt,empty" key:"role" doc:"Whom of the provider to turn to: the first of these with a part in the matrix. Left out: nobody with a role of its own."`
	Says     string `yaml:"provider_says,opt" doc:"Who that is, where it is no role."`
	Client   []Role `yaml:"client,opt,empty" key:"role" doc:"Whom of the client: the first of these with a part in the matrix."`
	After    string `yaml:"after" doc:"When it goes there: a working default, to be agreed."`
}

type rightFile struct {
	yamldoc.Place

	ID   string   `yaml:"id" doc:"How the decision is called in the machine output."`
	Name string   `yaml:"name" doc:"What is decided, in a few words."`
	Rows []string `yaml:"rows" doc:"The ids of the rows in which that is; those that stand count."`
	Core bool     `yaml:"core,opt" default:"false" doc:"true: it stands also beside the short matrix."`
}

type toolFile struct {
	yamldoc.Place

	ID   string     `yaml:"id" doc:"How the tool is called in the machine output."`
	Name string     `yaml:"name" doc:"What kind of tool it is."`
	Row  string     `yaml:"row" doc:"The id of the row by which it is run: who does the work administers it. Without the row there is no such tool."`
	Held []heldFile `yaml:"held" key:"id" item:"a holding" doc:"Who owns it and who may look, the first that fits. Where none fits, the tool is left out."`
}

type heldFile struct {
	ID string `yaml:"id,id" doc:"A name for it, for messages and for own files that change it."`
	occasionFile

	License string `yaml:"license" doc:"Who holds and pays for the license."`
	Look    string `yaml:"look" doc:"Who may look into it beside those who run it."`
	End     string `yaml:"end" doc:"What happens to it when the service ends."`
}

type exitFile struct {
	ID string `yaml:"id" doc:"How the step is called in the machine output."`
	occasionFile

	Row  string `yaml:"row" doc:"The id of the row by which it is done. Without the row there is no such step."`
	What string `yaml:"what" doc:"What is done or handed back."`
	By   string `yaml:"by" doc:"By when, in words: a working default, to be agreed."`
	Day  *int   `yaml:"day,opt" range:"-365..365" doc:"The same in days from the last day of the service, negative before it. Left out: it does not hang on that day."`
}

// together reads what stands beside the rows.
func (cr *catalogueReader) together() {
	f := cr.file.Together
	if f == nil || f.Faulty {
		return
	}
	t := &together{texts: f.Texts, absence: f.Absence, line: f.Line}
	t.flow = cr.sayings(f.Flow)
	for i := range f.Absence {
		cr.rowAt(&f.At("absence").Items[i], f.Absence[i])
	}
	for i := range f.Alerts {
		a := &f.Alerts[i]
		cr.rowAt(a.At("row"), a.Row)
		t.alerts = append(t.alerts, alert{a, cr.sayings(a.Night)})
	}
	for i := range f.Escalation {
		l := &f.Escalation[i]
		t.levels = append(t.levels, level{l, cr.occasion(&l.occasionFile)})
	}
	for i := range f.Decisions {
		d := &f.Decisions[i]
		for k := range d.Rows {
			cr.rowAt(&d.At("rows").Items[k], d.Rows[k])
		}
		t.rights = append(t.rights, d)
	}
	for i := range f.Tools {
		tool := &f.Tools[i]
		cr.rowAt(tool.At("row"), tool.Row)
		one := register{toolFile: tool}
		for k := range tool.Held {
			one.held = append(one.held, holding{&tool.Held[k], cr.occasion(&tool.Held[k].occasionFile)})
		}
		t.tools = append(t.tools, one)
	}
	for i := range f.Exit {
		e := &f.Exit[i]
		cr.rowAt(e.At("row"), e.Row)
		t.exit = append(t.exit, leaving{e, cr.occasion(&e.occasionFile)})
	}
	cr.catalogue.together = t
}

func (cr *catalogueReader) sayings(files []sayingFile) (all []saying) {
	for i := range files {
		all = append(all, saying{&files[i], cr.occasion(&files[i].occasionFile)})
	}
	return all
}

// occasion reads when a possibility holds.
func (cr *catalogueReader) occasion(f *occasionFile) occasion {
	o := occasion{branch: cr.branch(&branchFile{Place: f.Place, Exception: f.Exception, soldFile: f.soldFile}), rows: f.Rows, fees: f.Fees}
	for key, ids := range map[string][]string{"rows": slices.Sorted(maps.Keys(f.Rows)), "fees": slices.Sorted(maps.Keys(f.Fees))} {
		for _, id := range ids {
			if at := f.At(key); at != nil {
				cr.rowAt(at.KeyOf(id), id)
			}
		}
	}
	return o
}

// rowAt reports an id that no row has.
func (cr *catalogueReader) rowAt(n *yamldoc.Node, id string) {
	if id == "" || n == nil || len(cr.file.Activities) == 0 || cr.catalogue.Find(id) != nil {
		return
	}
	if !cr.report.Spare(n, "activities/"+id, "the activity "+id) {
		cr.report.Unknown(n, "activity", cr.catalogue.IDs())
	}
}

// Doer says who does the work of a row.
type Doer string

// Who can do the work of a row.
const (
	ByProvider Doer = "provider"
	ByBoth     Doer = "shared"
	ByClient   Doer = "client"
	ByOthers   Doer = "third_party" // another company
	ByNobody   Doer = "none"        // there is no such row
)

// Words lists the ids.
func (Doer) Words() []string {
	return []string{string(ByProvider), string(ByBoth), string(ByClient), string(ByOthers), string(ByNobody)}
}

// doerOf says who does the work of a row. A supplier beside client or provider does not
// count.
func doerOf(row *Row) Doer {
	if row == nil {
		return ByNobody
	}
	provider, client := row.Letters.Does(ProviderParty), row.Letters.Does(ClientParty)
	switch {
	case provider && client:
		return ByBoth
	case provider:
		return ByProvider
	case client:
		return ByClient
	}
	return ByOthers
}

// occasion is when a possibility holds.
type occasion struct {
	branch
	rows map[string][]Doer
	fees map[string][]Fee
}

func (o *occasion) fits(in *Input, rows map[string]*Row) bool {
	for id, doers := range o.rows {
		if !slices.Contains(doers, doerOf(rows[id])) {
			return false
		}
	}
	for id, fees := range o.fees {
		if row := rows[id]; row == nil || !slices.Contains(fees, row.Fee) {
			return false
		}
	}
	return o.branch.fits(in, terms.Provider)
}
