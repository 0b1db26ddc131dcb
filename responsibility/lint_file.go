package responsibility

import "mspscope/internal/yamldoc"

// Lint is what a responsibility matrix is checked against: how many letters are
// too many, and which rows of the catalogue no matrix should be without.
type Lint struct {
	Responsible        int64    `yaml:"responsible,opt" range:"1..100" default:"3" doc:"How many may do the work of one row."`
	Consulted          int64    `yaml:"consulted,opt" range:"1..100" default:"3" doc:"How many may be asked before the work of one row is done."`
	Informed           int64    `yaml:"informed,opt" range:"1..100" default:"4" doc:"How many may be told about one row."`
	AccountablePercent int64    `yaml:"accountable_percent,opt" range:"1..100" default:"50" doc:"For which share of all rows one role may answer, in percent."`
	ResponsiblePercent int64    `yaml:"responsible_percent,opt" range:"1..100" default:"70" doc:"Of which share of all rows one role may do the work, in percent."`
	ConsultedPercent   int64    `yaml:"consulted_percent,opt" range:"1..100" default:"60" doc:"In which share of all rows one role may be asked, in percent."`
	LeastRows          int64    `yaml:"least_rows,opt" range:"1..5000" default:"10" doc:"Below how many rows the shares are not looked at."`
	LeastRoles         int64    `yaml:"least_roles,opt" range:"1..200" default:"4" doc:"Below how many roles the shares are not looked at: of two companies one always has more than half."`
	NameWords          int64    `yaml:"name_words,opt" range:"1..20" default:"1" doc:"With how few words beside a vague one the name of a row is too vague to give to anybody, small words not counted."`
	VagueWords         []string `yaml:"vague_words,opt,empty" doc:"Words that may mean anything, such as manage. Left out: there are none."`
	Groups             []string `yaml:"groups,opt,empty" doc:"Words for a group, such as committee, in the name of a role that nobody can answer as. Left out: no name is looked at."`
	SelfSigned         []string `yaml:"self_signed,opt,empty" doc:"The ids of rows that show whether work was done, where the provider must not sign for its own work. Left out: there are none."`
	Urgent             []string `yaml:"urgent,opt,empty" doc:"The ids of rows that cannot wait for one person: who answers for one needs a deputy. Left out: there are none."`

	Required []RequiredRow `yaml:"required,opt,empty" key:"id" item:"a required row" doc:"The rows that no matrix between two companies should be without. Left out: there are none."`
	Source   string        `yaml:"source" doc:"Who says so: a publication, or \"Ours\". It is never shown to a client."`
}

// RequiredRow is a row that no matrix should be without.
type RequiredRow struct {
	ID       string   `yaml:"id" doc:"The id of the row in this catalogue."`
	Severity string   `yaml:"severity" words:"error,warning,info" doc:"How bad it is that the row is missing from a matrix with the ids of this catalogue. In a matrix with names of its own it is a warning at most, because the row may stand there in other words."`
	Phrases  []string `yaml:"phrases" doc:"How a matrix with names of its own may call it: each phrase is words that one name must have, such as \"test restore\"."`
}

// lintFile is the part of catalogue.yaml about checks of matrices.
type lintFile struct {
	yamldoc.Place
	Lint
}

// usualLint is what holds where a catalogue says nothing.
func usualLint() Lint {
	return Lint{
		Responsible: 3, Consulted: 3, Informed: 4, AccountablePercent: 50, ResponsiblePercent: 70, ConsultedPercent: 60,
		LeastRows: 10, LeastRoles: 4, NameWords: 1,
	}
}

// lint takes what matrices are checked against.
func (cr *catalogueReader) lint() {
	cr.catalogue.lint = usualLint()
	f := cr.file.Lint
	if f == nil || f.Faulty {
		return
	}
	usual, given := usualLint(), f.Lint
	for _, n := range []struct {
		key  string
		to   *int64
		left int64
	}{
		{"responsible", &given.Responsible, usual.Responsible},
		{"consulted", &given.Consulted, usual.Consulted},
		{"informed", &given.Informed, usual.Informed},
		{"accountable_percent", &given.AccountablePercent, usual.AccountablePercent},
		{"responsible_percent", &given.ResponsiblePercent, usual.ResponsiblePercent},
		{"consulted_percent", &given.ConsultedPercent, usual.ConsultedPercent},
		{"least_rows", &given.LeastRows, usual.LeastRows},
		{"least_roles", &given.LeastRoles, usual.LeastRoles},
		{"name_words", &given.NameWords, usual.NameWords},
	} {
		if !f.Has(n.key) {
			*n.to = n.left
		}
	}
	known := func(n *yamldoc.Node, id string) bool {
		switch {
		case cr.catalogue.Find(id) != nil:
			return true
		case id != "" && len(cr.file.Activities) > 0 && !cr.report.Spare(n, "activities/"+id, "the activity "+id):
			cr.report.Unknown(n, "activity", cr.catalogue.IDs())
		}
		return false
	}
	given.SelfSigned, given.Required, given.Urgent = nil, nil, nil
	for i, id := range f.Urgent {
		if known(&f.At("urgent").Items[i], id) {
			given.Urgent = append(given.Urgent, id)
		}
	}
	for i, id := range f.SelfSigned {
		if known(&f.At("self_signed").Items[i], id) {
			given.SelfSigned = append(given.SelfSigned, id)
		}
	}
	for i := range f.Required {
		if n := f.At("required").Items[i].Get("id"); n != nil && known(n, f.Required[i].ID) {
			given.Required = append(given.Required, f.Required[i])
		}
	}
	cr.catalogue.lint = given
}

// Lint returns what matrices are checked against.
func (c *Catalogue) Lint() *Lint { return &c.lint }
