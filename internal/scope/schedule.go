package scope

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/answer"
	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// What makes a responsibility matrix a schedule to an agreement.

// addContract adds the contract words to a matrix with a model, and for the client's head
// of IT what leaves that desk.
func (s *Scored) addContract(m *result.RACI, reader result.Reader, drafts []string) {
	if m.Model == nil {
		return
	}
	if reader == result.ITLead {
		m.Desk = s.desk(m)
	}
	m.Together = s.together(m)
	texts := s.Playbook.Texts
	if texts == nil || texts.Schedule == nil {
		return
	}
	t := texts.Schedule
	m.Schedule = s.schedule(m, t)
	m.Schedule.Draft = append(m.Schedule.Draft, drafts...)
	m.Hours = s.serviceHours(m, t)
	m.Defaults = t.Defaults
	m.Terms = append(m.Terms, t.Terms...)
	if len(m.Schedule.Targets) > 1 {
		for _, l := range texts.ServiceLevels {
			m.Severe = append(m.Severe, result.Severity{Priority: l.Priority, Meaning: l.Meaning, Respond: l.Respond, Update: terms.Optional(l.Update), Restore: l.Fix})
		}
	}
}

func (s *Scored) schedule(m *result.RACI, t *advice.ScheduleTexts) *result.Schedule {
	out := &result.Schedule{Precedence: t.Precedence, Silence: t.Silence, Contain: []string{}, Draft: []string{}, Settle: t.Settle}
	client, provider := t.NoClient, t.NoProvider
	if name := s.Engagement.Client.Name; name != "" {
		out.Client, client = &name, advice.Fill(t.Client, "{name}", name)
	}
	if name := t.Named(s.Playbook.Provider); name != "" && s.voice() != advice.AdviserVoice {
		out.Provider, provider = &name, advice.Fill(t.Provider, "{name}", name)
	}
	out.Parties = advice.Fill(t.Parties, "{client}", client, "{provider}", provider)
	out.Belongs = t.ToNone
	if documents := s.termValue("documents"); documents != "" {
		out.Belongs = advice.Fill(t.To, "{documents}", documents)
	}
	out.Version = s.scheduleVersion(t)
	if c := s.Playbook.Catalogue.Contract(); c != nil {
		out.Contain = append(out.Contain, c.Contain(m.Activities)...)
	}
	contain := t.NoContain
	if len(out.Contain) > 0 {
		contain = advice.Fill(t.Contain, "{rows}", words.List(out.Contain))
	}
	out.Silence = strings.TrimSpace(out.Silence + " " + contain)
	out.Targets = s.targets(m, &t.Targets)
	return out
}

// drafts say what keeps a matrix from being more than a draft.
func drafts(texts *advice.Texts, r *result.Result) (all []string) {
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
	return all
}

// scheduleVersion says which version a schedule is.
func (s *Scored) scheduleVersion(t *advice.ScheduleTexts) string {
	revision, date := s.Engagement.Quote.Revision, s.Engagement.Client.Date
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
		day = words.Date(day)
	}
	return advice.Fill(text, "{revision}", strconv.FormatInt(revision, 10), "{date}", day)
}

// targets say for what the targets of service hold and how they are measured: one sentence
// where they hold for nothing.
func (s *Scored) targets(m *result.RACI, t *advice.TargetsText) []string {
	split := &s.Proposals[*m.Model].Split
	var run, shared []string
	for _, tower := range terms.OperationalTowers() {
		switch name := s.Playbook.Questionnaire.Towers.Small(tower); split[tower] {
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
		out = append(out, advice.Fill(t.Run, "{towers}", words.List(run)))
	}
	if len(shared) > 0 {
		out = append(out, advice.Fill(t.Shared, "{towers}", words.List(shared)))
	}
	out = append(out, t.Rules...)
	if slices.ContainsFunc(m.Activities, func(r responsibility.Row) bool { return r.Letters[responsibility.ClientIT].Holds() }) {
		out = append(out, t.Client...)
	}
	return out
}

// serviceHours are the hours of the provider, and outside them what the row about it says,
// which follows from the lines that are in the price.
func (s *Scored) serviceHours(m *result.RACI, t *advice.ScheduleTexts) *result.ServiceHours {
	var own advice.ServiceHours
	if p := s.Playbook.Provider; p != nil && s.voice() != advice.AdviserVoice {
		own = p.Hours
	}
	out := &result.ServiceHours{
		Weekdays: terms.Optional(own.Weekdays), TimeZone: terms.Optional(own.TimeZone), Holidays: terms.Optional(own.Holidays), Business: t.Hours.Says(&own),
	}
	c := s.Playbook.Catalogue.Contract()
	if c == nil {
		return out
	}
	i := slices.IndexFunc(m.Activities, func(r responsibility.Row) bool { return r.ID == c.HoursRow() })
	if i < 0 {
		return out
	}
	row := &m.Activities[i]
	out.Row = terms.Optional(row.ID)
	if row.Fee == responsibility.OwnWork && row.FeeNote == "" {
		out.Outside = advice.Fill(t.Hours.Client, "{row}", row.ID)
		return out
	}
	fee := string(row.Fee)
	if k := slices.IndexFunc(t.Terms, func(d advice.DefinedTerm) bool { return d.ID == fee }); k >= 0 {
		fee = t.Terms[k].Term
	}
	out.Outside = strings.TrimSpace(advice.Fill(t.Hours.Outside, "{row}", row.ID, "{fee}", words.Small(fee)+".", "{note}", string(row.FeeNote)))
	return out
}

// toSettle lays out each open row under every answer to its question.
func (s *Scored) toSettle(m terms.Model, rows responsibility.Rows) []result.ToSettle {
	out := []result.ToSettle{}
	in := s.raciInput(m)
	labels := s.lineLabels(in.Split)
	open := rows.Open()
	sides := []terms.Side{terms.Provider, terms.Shared, terms.Client}
	decided := make([]map[string]*responsibility.Row, len(sides))
	for i, side := range sides {
		with := in
		with.Decisions = nil
		for k := range open {
			with.Decisions = append(with.Decisions, responsibility.Decision{Activity: open[k].ID, Side: side})
		}
		matrix := s.Playbook.Catalogue.Matrix(with)
		decided[i] = map[string]*responsibility.Row{}
		for k := range matrix.Rows {
			decided[i][matrix.Rows[k].ID] = &matrix.Rows[k]
		}
	}
	for i := range open {
		row := &open[i]
		one := result.ToSettle{Row: row.ID, Tower: row.Tower.String(), Name: row.Name, Question: string(row.Choice), Answers: []result.Choice{}}
		for k, side := range sides {
			if with := decided[k][row.ID]; with != nil {
				one.Answers = addAnswer(one.Answers, row, with, side, s.linesOf(row.ID, in.Sold, labels))
			}
		}
		// Another company's row stands as it is until it is settled.
		if !slices.ContainsFunc(one.Answers, func(c result.Choice) bool { return c.Now }) {
			one.Answers = addAnswer(one.Answers, row, row, row.Side, s.linesOf(row.ID, in.Sold, labels))
		}
		if len(one.Answers) > 1 { // a question with one answer is none
			out = append(out, one)
		}
	}
	return out
}

// addAnswer adds an answer. Of two that mean the same that one stays whose name says who
// has a duty then.
func addAnswer(all []result.Choice, now, row *responsibility.Row, side terms.Side, lines []string) []result.Choice {
	if row.Fee != responsibility.Included {
		lines = []string{}
	}
	one := result.Choice{
		Side: side, Now: row.Letters.Duties() == now.Letters.Duties(), Letters: row.Letters, Fee: row.Fee, FeeNote: row.FeeNote, Lines: lines, Handoff: row.Handoff,
	}
	i := slices.IndexFunc(all, func(c result.Choice) bool { return c.Letters.Duties() == row.Letters.Duties() && c.Fee == row.Fee })
	switch {
	case i < 0:
		return append(all, one)
	case bearer(row.Letters) == side:
		return append(slices.Delete(all, i, i+1), one)
	}
	return all
}

// bearer is the side that has the duties of a row.
func bearer(a responsibility.Assignment) terms.Side {
	client, provider := a.Holds(responsibility.ClientParty), a.Holds(responsibility.ProviderParty)
	switch {
	case client && provider:
		return terms.Shared
	case provider:
		return terms.Provider
	}
	return terms.Client
}

// lineLabels are the names of the lines in the price of a split.
func (s *Scored) lineLabels(split terms.Split) map[string]string {
	labels := map[string]string{}
	if s.Playbook.Card == nil {
		return labels
	}
	if e, err := s.Playbook.Card.Estimate(split, s.answersOn(split), s.Quote); err == nil {
		for i := range e.Lines {
			labels[e.Lines[i].ID] = e.Lines[i].Label
		}
	}
	return labels
}

// linesOf names the lines of the price that a row names and that are in it.
func (s *Scored) linesOf(row string, sold *responsibility.Sold, labels map[string]string) []string {
	out := []string{}
	a := s.Playbook.Catalogue.Find(row)
	if a == nil || sold == nil {
		return out
	}
	for _, id := range a.Lines() {
		if slices.Contains(sold.Lines, id) && labels[id] != "" {
			out = append(out, labels[id])
		}
	}
	return out
}

// load is how much of a matrix the client's IT people carry; nil where they have no part.
func (s *Scored) load(m *result.RACI) *result.Load {
	c := s.Playbook.Catalogue.Contract()
	if c == nil || m.Model == nil {
		return nil
	}
	out := &result.Load{Towers: []result.TowerLoad{}}
	var towers [terms.NumTowers]result.TowerLoad
	for i := range m.Activities {
		l, t := m.Activities[i].Letters[responsibility.ClientIT], &towers[m.Activities[i].Tower]
		if l.Responsible() {
			out.Does++
			t.Does++
		}
		if l.Accountable() {
			out.Answers++
			t.Answers++
		}
	}
	if out.Does+out.Answers == 0 {
		return nil
	}
	for t := range towers {
		if towers[t].Tower = terms.Tower(t); towers[t].Does+towers[t].Answers > 0 {
			out.Towers = append(out.Towers, towers[t])
		}
	}
	least, most, known := s.itPeople()
	pairs := []string{"{does}", strconv.Itoa(out.Does), "{answers}", strconv.Itoa(out.Answers)}
	if known {
		posts, rows := answer.FormatHundredths(least), least*c.RowsPerPost()/100
		out.Posts, out.Carry = asNumber(posts), asNumber(strconv.FormatInt(rows, 10))
		out.TooMuch = int64(out.Does)*100 > most*c.RowsPerPost()
		pairs = append(pairs, "{people}", postsInWords(least, most), "{most}", strconv.FormatInt(most*c.RowsPerPost()/100, 10))
	}
	out.Text = c.LoadText(known, out.TooMuch, pairs...)
	return out
}

func asNumber(text string) *json.Number {
	n := json.Number(text)
	return &n
}

func postsInWords(least, most int64) string {
	text := answer.FormatHundredths(least)
	if least != most {
		text += " to " + answer.FormatHundredths(most)
	}
	if most == oneFTE && least == oneFTE {
		return text + " post"
	}
	return text + " posts"
}

// desk is the work of the client's IT people today and under the matrix; nil where today
// it is not theirs, or nobody said whose it is.
func (s *Scored) desk(m *result.RACI) *result.Desk {
	c := s.Playbook.Catalogue.Contract()
	if c == nil {
		return nil
	}
	own, partly := c.Today(s.View)
	if !own {
		return nil
	}
	var leaves, stays workByTower
	for i := range m.Activities {
		row := &m.Activities[i]
		a := s.Playbook.Catalogue.Find(row.ID)
		now := row.Letters[responsibility.ClientIT]
		provider := row.Letters.Does(responsibility.ProviderParty) && row.Fee == responsibility.Included
		today := a.Own()
		switch {
		case now.Holds():
			stays.add(row)
		case today[responsibility.ClientIT].Responsible() && provider && row.Side != terms.ThirdParty && row.Status != responsibility.Open:
			leaves.add(row)
		}
	}
	out := &result.Desk{Leaves: leaves.byTower(s, c), Stays: stays.byTower(s, c), Partly: partly, Shown: c.Shown()}
	out.LeavesNote, out.StaysNote = c.DeskNotes(partly)
	return out
}

// workByTower is rows by tower.
type workByTower [terms.NumTowers][]string

func (w *workByTower) add(row *responsibility.Row) {
	w[row.Tower] = append(w[row.Tower], row.ID)
}

// byTower lists the towers with rows, those first that take the week today.
func (w *workByTower) byTower(s *Scored, c *responsibility.Contract) []result.Work {
	out := []result.Work{}
	for _, first := range []bool{true, false} {
		for t, rows := range w {
			if focus := c.Focus(s.View, terms.Tower(t)); len(rows) > 0 && focus == first {
				out = append(out, result.Work{Tower: terms.Tower(t), Focus: focus, Rows: rows})
			}
		}
	}
	return out
}
