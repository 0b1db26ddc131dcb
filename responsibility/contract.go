package responsibility

import (
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// contractFile is what catalogue.yaml says about the matrix as a part of a contract.
type contractFile struct {
	yamldoc.Place

	HoursRow string    `yaml:"hours_row" doc:"The id of the row about help outside business hours: what it has to do with the fee is what the schedule says of those hours."`
	Contain  []string  `yaml:"contain,empty" doc:"The ids of the rows in which the provider may act without a yes, by the signed list of containment actions. Empty for none."`
	Load     loadFile  `yaml:"load" client:"no" doc:"How much the client's IT people can carry. Only you read it."`
	Today    todayFile `yaml:"today" doc:"What the client's IT people do today, for what leaves their desk."`
	Source   string    `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// loadFile says how many rows one post carries.
type loadFile struct {
	yamldoc.Place

	RowsPerPost int64  `yaml:"rows_per_post" range:"1..1000" doc:"In how many rows of the full matrix one full post can do the work."`
	TooMuch     string `yaml:"too_much" holds:"does,answers,people,most" doc:"Said where they have more: {does} is in how many rows they do the work, {answers} for how many they answer, {people} how many posts there are, {most} how many rows these carry."`
	Fits        string `yaml:"fits" holds:"does,answers,people,most" doc:"Said where they have not."`
	Unknown     string `yaml:"unknown" holds:"does,answers" doc:"Said while nobody knows how many posts there are."`
}

// todayFile says what the client's IT people do today.
type todayFile struct {
	yamldoc.Place

	Question string   `yaml:"question" doc:"The id of the question about who looks after IT today, such as current_it_model."`
	Own      []string `yaml:"own" doc:"The answers under which the client's own IT people do what the column client gives them."`
	Partly   []string `yaml:"partly,opt,empty" doc:"Those of them under which others do a part of it, of which nobody knows which."`
	Focus    string   `yaml:"focus,opt" doc:"The id of the question about what they spend the week on. Left out: no part of IT comes first."`

	Leaves  string `yaml:"leaves,opt,empty" doc:"Said to the client's head of IT above the work that the provider takes over. Left out or empty, nothing is; so with the next two."`
	Others  string `yaml:"others,opt,empty" doc:"Said behind it where others do a part of it today."`
	Stays   string `yaml:"stays,opt,empty" doc:"Said above the work that stays."`
	Nothing string `yaml:"nothing,opt,empty" doc:"Read in its place where no row stays with them."`
	Shown   int    `yaml:"shown,opt" range:"1..1000" default:"4" doc:"How many rows of each part of IT a page names."`

	Towers map[string][]terms.Tower `yaml:"towers,opt,empty" doc:"For each answer to it, the parts of IT that it is about."`
}

// Contract is what makes a matrix a part of a contract.
type Contract struct{ file contractFile }

// Contract returns what the catalogue says about the matrix as a part of a contract; nil
// where it says nothing.
func (c *Catalogue) Contract() *Contract { return c.contract }

// HoursRow is the id of the row about help outside business hours.
func (c *Contract) HoursRow() string { return c.file.HoursRow }

// Contain lists the rows of a matrix in which the provider may act without a yes.
func (c *Contract) Contain(rows Rows) (ids []string) {
	for i := range rows {
		r := &rows[i]
		if slices.Contains(c.file.Contain, r.ID) && r.Letters.Does(ProviderParty) && r.Fee != NotOffered {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// Does reports whether some role of the party does the work.
func (a *Assignment) Does(p Party) bool {
	for i, l := range a {
		if l.Responsible() && Role(i).Party() == p {
			return true
		}
	}
	return false
}

// contract takes what makes the matrix a part of a contract.
func (cr *catalogueReader) contract() {
	f := cr.file.Contract
	if f == nil || f.Faulty {
		return
	}
	known := func(n *yamldoc.Node, id string) {
		if _, ok := cr.catalogue.index[id]; !ok && n != nil && len(cr.file.Activities) > 0 && !cr.report.Spare(n, "activities/"+id, "the activity "+id) {
			cr.report.Unknown(n, "activity", cr.catalogue.IDs())
		}
	}
	known(f.At("hours_row"), f.HoursRow)
	for i, id := range f.Contain {
		known(&f.At("contain").Items[i], id)
	}
	cr.catalogue.contract = &Contract{*f}
}

// RowsPerPost is in how many rows one post can do the work.
func (c *Contract) RowsPerPost() int64 { return c.file.Load.RowsPerPost }

// LoadText is the sentence about a load: more than the people can carry, or not, or not
// known.
func (c *Contract) LoadText(known, tooMuch bool, pairs ...string) string {
	text := c.file.Load.Unknown
	switch {
	case known && tooMuch:
		text = c.file.Load.TooMuch
	case known:
		text = c.file.Load.Fits
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Today says whether the client's own IT people do by these answers today what the column
// client of each row gives them, and whether others do a part of it.
func (c *Contract) Today(v answer.View) (own, partly bool) {
	i := v.Schema().Find(c.file.Today.Question)
	if i < 0 {
		return false, false
	}
	given := func(options []string) bool {
		return slices.ContainsFunc(options, func(id string) bool { return v.Surely(c.file.Today.Question, id) })
	}
	return given(c.file.Today.Own), given(c.file.Today.Partly)
}

// Focus reports whether a tower is what the client's IT people spend the week on.
func (c *Contract) Focus(v answer.View, t terms.Tower) bool {
	i := v.Schema().Find(c.file.Today.Focus)
	if i < 0 {
		return false
	}
	for id, towers := range c.file.Today.Towers {
		if slices.Contains(towers, t) && v.Surely(c.file.Today.Focus, id) {
			return true
		}
	}
	return false
}

// Own are the letters of a row under which the client's own people run its tower.
func (a *Activity) Own() Assignment { return a.cellFor(terms.Client, true).letters }

// DeskNotes are what the client's head of IT reads above what leaves and what stays; none
// says that nothing stays.
func (c *Contract) DeskNotes(partly, none bool) (leaves, stays string) {
	t := &c.file.Today
	if leaves = t.Leaves; partly {
		leaves = strings.TrimSpace(leaves + " " + t.Others)
	}
	if none {
		return leaves, t.Nothing
	}
	return leaves, t.Stays
}

// Shown is how many rows of each part of IT a page names.
func (c *Contract) Shown() int { return c.file.Today.Shown }
