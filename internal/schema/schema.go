// Package schema makes JSON Schemas: of every file that the program reads and of
// every output for programs.
//
// Goals: a schema follows from the struct that declares a file or an output, so
// that it cannot differ from what is read and written; an editor completes keys,
// words and the questions that a condition may test.
//
// Non-goals: checking files (that is their readers, which say more: sums, order,
// what contradicts itself).
package schema

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/yamldoc"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// Kind is a file or an output that has a schema.
type Kind struct {
	Name string // as in 'mspscope schema NAME'
	Says string // what it is

	shape   func() (*yamldoc.Shape, error)
	printed reflect.Type
}

// ID is the name of the schema in the world; its number is that of the format.
func (k Kind) ID() string { return result.SchemaID(k.Name) }

func (k Kind) title() string { return "mspscope " + k.Name }

// Kinds are all kinds: first the files in the order in which they are read, then
// the outputs. An output whose name is that of a file is called otherwise.
func Kinds() []Kind {
	kinds := []Kind{{Name: "engagement", Says: "One client's answers, notes, decisions and quote. Numbers have at most two decimals."}}
	kinds = append(kinds, Files()...)
	for _, o := range []struct {
		name, says string
		printed    any
	}{
		{"recommend", "What 'mspscope recommend -o json' prints.", result.RecommendOutput{}},
		{"next", "What 'mspscope next -o json' prints.", result.NextOutput{}},
		{"estimate", "What 'mspscope estimate -o json' prints.", result.EstimateOutput{}},
		{"raci", "What 'mspscope raci -o json' prints.", result.RACIOutput{}},
		{"note", "What 'mspscope note -o json' prints.", result.NoteOutput{}},
		{"plan", "What 'mspscope plan -o json' prints.", result.PlanOutput{}},
		{"framework", "What 'mspscope raci --framework NAME -o json' prints.", result.FrameworkOutput{}},
		{"compare", "What 'mspscope compare -o json' prints.", result.Difference{}},
		{"raci-check-output", "What 'mspscope raci check -o json' prints.", result.RACICheck{}},
		{"raci-diff-output", "What 'mspscope raci diff -o json' prints.", result.RACIDiff{}},
		{"matrix-output", "What 'mspscope matrix -o json' prints.", result.Matrix{}},
		{"models", "What 'mspscope models -o json' prints.", result.Models{}},
		{"playbook-check", "What 'mspscope playbook check -o json' prints of a playbook that can be read.", result.Checked{}},
		{"playbook-problems", "What 'mspscope playbook check -o json' prints of one that cannot.", result.Problems{}},
		{"playbook-show", "What 'mspscope playbook show -o json' prints.", result.InForce{}},
		{"playbook-diff", "What 'mspscope playbook diff -o json' prints.", result.Differs{}},
		{"backtest", "What 'mspscope playbook backtest -o json' prints.", result.Backtest{}},
		{"batch", "What 'mspscope batch -o json' prints: all records in one document.", result.Batch{}},
		{"row", "A record of which only some fields were chosen with --columns.", result.Row{}},
		{"record", "One line of 'mspscope batch -o ndjson': a document that was scored. Its deciding is null where no flag of the run asked for it.", result.Record{}},
		{"error-record", "One line of 'mspscope batch -o ndjson': a document that could not be scored.", result.ErrorRecord{}},
		{"version", "What 'mspscope version -o json' prints.", result.VersionOutput{}},
	} {
		kinds = append(kinds, Kind{Name: o.name, Says: o.says, printed: reflect.TypeOf(o.printed)})
	}
	return kinds
}

// Of returns the schema of a kind under a playbook, which must have been loaded
// with its activities.
func Of(k Kind, p *playbook.Playbook) (json.RawMessage, error) {
	var s *jsonschema.Schema
	switch {
	case k.printed != nil:
		var err error
		if s, err = output(k, k.printed); err != nil {
			return nil, err
		}
	case k.shape != nil:
		shape, err := k.shape()
		if err != nil {
			return nil, fmt.Errorf("schema of %s: %w", k.Name, err)
		}
		s = file(k, shape, condition(p.Questionnaire.Schema))
	default:
		o, err := engagement(k, p)
		if err != nil {
			return nil, err
		}
		return json.Marshal(o)
	}
	return json.Marshal(s)
}

// Files are the files of a playbook, and its example clients.
func Files() []Kind {
	return []Kind{
		{Name: "questionnaire", Says: "The questions of a playbook and their words.", shape: of(playbook.QuestionnaireFile)},
		{Name: "matrix", Says: "What speaks for which model, and who runs what the client has not decided.", shape: of(playbook.MatrixFile)},
		{Name: "findings", Says: "What to do about it: risks and chances with an action, an owner and a day.", shape: of(playbook.FindingsFile)},
		{Name: "readiness", Says: "Whether client and provider can begin to share work.", shape: of(playbook.ReadinessFile)},
		{Name: "ratecard", Says: "What this provider charges, and what the market asks.", shape: of(playbook.RateCardFile)},
		{Name: "catalogue", Says: "Activities and who does them for each side that can run their tower.", shape: of(playbook.CatalogueFile)},
		{Name: "texts", Says: "What is said of the models, plans, growth and working together.", shape: of(playbook.TextsFile)},
		{Name: "provider", Says: "Who the provider is, and what it calls its playbook.", shape: of(playbook.ProviderFile)},
		{Name: "brand", Says: "In whose name and colors a report is: a part of provider.yaml by itself.", shape: playbook.BrandShape},
		{Name: "cases", Says: "Example clients with the model that is right for each.", shape: playbook.CasesShape},
	}
}

// of is the shape of a file of a playbook, made when it is asked for: it takes
// longer than all else that the list of the kinds needs.
func of(file string) func() (*yamldoc.Shape, error) {
	return func() (*yamldoc.Shape, error) { return playbook.Shape(file) }
}
