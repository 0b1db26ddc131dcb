package result

import (
	"encoding/json"

	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/terms"
	"mspscope/internal/words"
)

// Matrix is the output of `matrix`: the decision matrix in force, with what
// counts for a client where there is one.
type Matrix struct {
	Schema   string      `json:"schema"`
	Version  int         `json:"version"`
	Playbook Playbook    `json:"playbook"`
	Scale    Scale       `json:"scale"`
	Criteria []Criterion `json:"criteria"`
	Name     string      `json:"name"`
	Marked   bool        `json:"marked"` // for a client; Applies then is nil while open

	Models terms.PerModel[string] `json:"models"` // what the models are called

	Language words.Language `json:"-"` // in which its page is said
}

// Scale is the points of each rating.
type Scale struct {
	BestFit        int `json:"best_fit"`
	ExcellentFit   int `json:"excellent_fit"`
	GoodOption     int `json:"good_option"`
	Possible       int `json:"possible"`
	LessIdeal      int `json:"less_ideal"`
	NotIdeal       int `json:"not_ideal"`
	NotRecommended int `json:"not_recommended"`
}

// Criterion is one row of the decision matrix. When and Unless are the
// conditions as data, null where there is none.
type Criterion struct {
	ID      string                        `json:"id"`
	Label   string                        `json:"label"`
	Group   string                        `json:"group"`
	Weight  int64                         `json:"weight"`
	When    json.RawMessage               `json:"when"`
	Unless  json.RawMessage               `json:"unless"`
	Ratings terms.PerModel[assess.Rating] `json:"ratings"`
	Words   terms.PerModel[string]        `json:"words"`
	Veto    []terms.Model                 `json:"veto"`
	Because string                        `json:"because"`
	Source  string                        `json:"source"`
	Applies *bool                         `json:"applies"` // nil while open, and without a client
}

// Models is the output of `models`: the models side by side.
type Models struct {
	Schema     string       `json:"schema"`
	Version    int          `json:"version"`
	Playbook   Playbook     `json:"playbook"`
	Models     []Model      `json:"models"`
	Comparison []Comparison `json:"comparison"`
	Common     []Common     `json:"in_every_model"`

	Language words.Language `json:"-"` // in which its page is said
}

// Model describes one model.
type Model struct {
	ID terms.Model `json:"id"`
	advice.ModelText
}

// Comparison is one row of the models side by side.
type Comparison struct {
	ID    string                 `json:"id"`
	Label string                 `json:"label"`
	Cells terms.PerModel[string] `json:"cells"`

	Leads *terms.PerModel[string] `json:"leads"` // who leads; nil where nothing is said
}

// Common is something that every model includes.
type Common struct {
	Name string `json:"name"`
	Text string `json:"text"`
}
