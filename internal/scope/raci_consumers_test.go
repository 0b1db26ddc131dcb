package scope

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/terms"
	"mspscope/responsibility"
)

// examples are the example clients.
func examples(t *testing.T, p *playbook.Playbook) (all []*assess.Engagement) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e, err := playbooktest.Read(p, file, string(data))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// others are answers to a question that differ from each other.
func others(rng *rand.Rand, q *answer.Question) (all []answer.Value) {
	given := answer.Value{State: answer.Given}
	switch q.Type {
	case answer.SingleChoice, answer.YesNo, answer.MultiChoice:
		for o := range q.Options {
			v := given
			v.Options = 1 << o
			all = append(all, v)
		}
		return all
	case answer.Number, answer.Scale, answer.Level:
		for _, n := range []int64{0, 1, 2, 4, 5, 40, 400} {
			if v := given; n*100 >= q.Min && n*100 <= q.Max {
				v.Number = n * 100
				all = append(all, v)
			}
		}
		return all
	case answer.Grid, answer.Text:
	}
	return append(all, another(rng, q), another(rng, q))
}

// What the rows test, and what the lines that they name follow from, changes a letter, a fee, a word or a row of some
// example.
func TestEveryUseOfAnAnswerInARowShows(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	clients := examples(t, p)
	source := invented(t, p)
	for n := range 20 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		clients = append(clients, e)
	}
	for _, document := range []string{
		"answers: {users_count: 20, endpoints_count: 20, it_fte: 0, compliance_regimes: [cmmc], cui_users_count: 10}\n",
		"answers: {users_count: 20, endpoints_count: 20, it_fte: 0, network_devices_count: 9, firewalls_count: 1, sites_count: 1}\nquote: {exclude: [firewall]}\n",
	} {
		clients = append(clients, playbooktest.Engagement(t, p, document))
	}
	for i, e := range clients { // what a quote leaves out shows only where there is something
		if i%2 == 0 && len(e.Quote.Exclude) == 0 {
			e.Quote.Exclude = []string{"user", "endpoint", "firewall", "network_device", "server", "till"}
		}
	}
	rng := rand.New(rand.NewPCG(3, 2026))
	rows := func(e *assess.Engagement) (all [terms.NumModels]responsibility.Rows) {
		s := Score(p, e.ForClient(p.Questionnaire))
		for _, m := range terms.Models() {
			all[m] = s.RACI(m).Rows
		}
		return all
	}
	before := make([][terms.NumModels]responsibility.Rows, len(clients))
	for c, e := range clients {
		before[c] = rows(e)
	}
	shows := func(i int) bool {
		for c, e := range clients {
			for _, v := range others(rng, p.Questionnaire.Schema.At(i)) {
				other := *e
				other.Answers = e.Answers.With(i, v)
				if !reflect.DeepEqual(before[c], rows(&other)) {
					return true
				}
			}
		}
		return false
	}
	reads := p.Questionnaire.Schema.NewReads()
	p.Catalogue.Conditions(func(c *answer.Condition) { p.Facts.AddReads(reads, c) })
	for _, l := range p.Catalogue.NamedLines() {
		p.Card.AddLineReads(reads, l.ID)
	}
	used := 0
	for i := range p.Questionnaire.Questions {
		if !reads.Has(i) {
			continue
		}
		used++
		if !shows(i) {
			t.Errorf("%s is read for the rows, and no answer to it changes one", p.Questionnaire.Questions[i].ID)
		}
	}
	if used < 15 {
		t.Errorf("only %d answers are used by the rows", used)
	}
}
