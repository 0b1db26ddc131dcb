// Package schedule makes a responsibility matrix a schedule to an agreement: whose it is,
// which version, in which hours and with which targets, and what the client's own IT
// people carry under it.
//
// Goals: everything that both sides sign follows from the same answers as the rows.
//
// Non-goals: rows and letters (package responsibility), sentences (texts.yaml under
// schedule, catalogue.yaml under contract).
package schedule

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// Case is what is known of an engagement around its matrix.
type Case struct {
	Playbook    *playbook.Playbook
	View        answer.View
	Client      assess.Client
	Revision    int64       // of the quote; 0 for none
	Documents   string      // that an offer names beside itself; "" for none
	Split       terms.Split // of the model of the matrix
	Least, Most int64       // IT people of the client's own, in hundredths
	Known       bool        // whether anybody said how many there are
}

// Add adds the contract words to a matrix with a model, and for the client's head
// of IT what leaves that desk.
func (c *Case) Add(m *result.RACI, reader result.Reader, drafts []string) {
	if m.Model == nil {
		return
	}
	if reader == result.ITLead {
		m.Desk = c.desk(m)
	}
	texts := c.Playbook.Texts
	if texts == nil || texts.Schedule == nil {
		return
	}
	t := texts.Schedule
	m.Schedule = c.schedule(m, t)
	m.Schedule.Draft = append(m.Schedule.Draft, drafts...)
	m.Hours = c.serviceHours(m, t)
	m.Defaults = t.Defaults
	m.Terms = append(m.Terms, t.Terms...)
	if len(m.Schedule.Targets) > 1 {
		for _, l := range texts.ServiceLevels {
			m.Severe = append(m.Severe, result.Severity{Priority: l.Priority, Meaning: l.Meaning, Respond: l.Respond, Update: terms.Optional(l.Update), Restore: l.Fix})
		}
	}
}

func (c *Case) schedule(m *result.RACI, t *advice.ScheduleTexts) *result.Schedule {
	out := &result.Schedule{Precedence: t.Precedence, Silence: t.Silence, Contain: []string{}, Draft: []string{}, Settle: t.Settle}
	client, provider := t.NoClient, t.NoProvider
	if name := c.Client.Name; name != "" {
		out.Client, client = &name, advice.Fill(t.Client, "{name}", name)
	}
	if name := t.Named(c.Playbook.Provider); name != "" && c.Playbook.Voice() != advice.AdviserVoice {
		out.Provider, provider = &name, advice.Fill(t.Provider, "{name}", name)
	}
	out.Parties = advice.Fill(t.Parties, "{client}", client, "{provider}", provider)
	out.Belongs = t.ToNone
	if c.Documents != "" {
		out.Belongs = advice.Fill(t.To, "{documents}", c.Documents)
	}
	out.Version = c.version(t)
	if contract := c.Playbook.Catalogue.Contract(); contract != nil {
		out.Contain = append(out.Contain, contract.Contain(m.Activities)...)
	}
	contain := t.NoContain
	if len(out.Contain) > 0 {
		contain = advice.Fill(t.Contain, "{rows}", c.Playbook.Language.List(out.Contain))
	}
	out.Silence = strings.TrimSpace(out.Silence + " " + contain)
	out.Targets = c.targets(m, &t.Targets)
	return out
}

// Drafts say what keeps a matrix from being more than a draft.
func Drafts(p *playbook.Playbook, r *result.Result) (all []string) {
	texts := p.Texts
	if texts == nil || texts.Schedule == nil || r.RACI.Model == nil {
		return nil
	}
	t, rec, model := texts.Schedule, &r.Recommendation, *r.RACI.Model
	if rec.Vetoed(model) {
		all = append(all, t.RuledOut)
	}
	if rec.Model != nil && *rec.Model == model && (rec.Leaning() || rec.Close()) {
		all = append(all, t.Unsettled)
	}
	if len(r.Refused) > 0 {
		all = append(all, t.NoOffer)
	}
	if r.Binding() {
		for _, id := range p.Unnamed() {
			all = append(all, texts.Unnamed(id))
		}
	}
	return all
}

// version says which version a schedule is.
func (c *Case) version(t *advice.ScheduleTexts) string {
	revision, date := c.Revision, c.Client.Date
	text := t.NoVersion
	switch {
	case revision > 0 && date != "":
		text = t.Revision
	case date != "":
		text = t.Dated
	case revision > 0:
		text = t.Draft
	}
	day := date
	if day != "" {
		day = c.Playbook.Language.Date(day)
	}
	return advice.Fill(text, "{revision}", strconv.FormatInt(revision, 10), "{date}", day)
}

// targets say for what the targets of service hold and how they are measured: one sentence
// where they hold for nothing.
func (c *Case) targets(m *result.RACI, t *advice.TargetsText) []string {
	split := &c.Split
	var run, shared []string
	for _, tower := range terms.OperationalTowers() {
		switch name := c.Playbook.Questionnaire.Towers.Small(tower); split[tower] {
		case terms.Provider:
			run = append(run, name)
		case terms.Shared, terms.Undecided:
			shared = append(shared, name)
		case terms.Client, terms.ThirdParty:
		}
	}
	if len(run)+len(shared) == 0 {
		return []string{t.None}
	}
	var out []string
	if len(run) > 0 {
		out = append(out, advice.Fill(t.Run, "{towers}", c.Playbook.Language.List(run)))
	}
	if len(shared) > 0 {
		out = append(out, advice.Fill(t.Shared, "{towers}", c.Playbook.Language.List(shared)))
	}
	out = append(out, t.Rules...)
	if slices.ContainsFunc(m.Activities, func(r responsibility.Row) bool { return r.Letters[responsibility.ClientIT].Holds() }) {
		out = append(out, t.Client...)
	}
	return out
}

// serviceHours are the hours of the provider, and outside them what the row about it says,
// which follows from the lines that are in the price.
func (c *Case) serviceHours(m *result.RACI, t *advice.ScheduleTexts) *result.ServiceHours {
	var own advice.ServiceHours
	if p := c.Playbook.Provider; p != nil && c.Playbook.Voice() != advice.AdviserVoice {
		own = p.Hours
	}
	out := &result.ServiceHours{
		Weekdays: terms.Optional(own.Weekdays), TimeZone: terms.Optional(own.TimeZone), Holidays: terms.Optional(own.Holidays), Business: t.Hours.Says(&own),
	}
	contract := c.Playbook.Catalogue.Contract()
	if contract == nil {
		return out
	}
	i := slices.IndexFunc(m.Activities, func(r responsibility.Row) bool { return r.ID == contract.HoursRow() })
	if i < 0 {
		return out
	}
	row := &m.Activities[i]
	out.Row = terms.Optional(row.ID)
	if row.Fee == responsibility.OwnWork && row.FeeNote == "" {
		out.Outside, out.Said = advice.Fill(t.Hours.Client, "{row}", row.ID), t.Hours.Yours
		return out
	}
	fee := string(row.Fee)
	if k := slices.IndexFunc(t.Terms, func(d advice.DefinedTerm) bool { return d.ID == fee }); k >= 0 {
		fee = t.Terms[k].Term
	}
	fee = c.Playbook.Language.Small(fee) + "."
	out.Outside = strings.TrimSpace(advice.Fill(t.Hours.Outside, "{row}", row.ID, "{fee}", fee, "{note}", string(row.FeeNote)))
	out.Said = strings.TrimSpace(advice.Fill(t.Hours.Said, "{fee}", fee, "{note}", row.NoteToClient()))
	return out
}
