package advice

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	"mspscope/internal/sample"
	"mspscope/internal/terms"
)

// Whoever the client is, no more questions are answered than a page shows, nobody reads
// what is meant for another one, and nothing is said to become easier in a part of IT that
// the provider has nothing to do with. Each text is read by somebody.
func TestWhatIsSaidFitsWhoReadsIt(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	rng := rand.New(rand.NewPCG(11, 12))
	source := invented(t, d.schema)
	seen := map[string]bool{}
	for n := range 4000 {
		set := source.Engagement(n).Answers
		if n%2 == 0 {
			set = sample.AnySet(rng, d.schema)
		}
		v := d.schema.View(set)
		to := &SaidTo{Model: model(terms.Models()[rng.IntN(3)]), Reader: "owner"}
		if rng.IntN(2) == 0 {
			to.Reader = ReaderIT
		}
		for _, tower := range terms.Towers() {
			to.Split[tower] = terms.Sides()[rng.IntN(4)]
		}
		ours := func(tower terms.Tower) bool {
			return to.Split[tower] == terms.Provider || to.Split[tower] == terms.Shared
		}
		asked := d.texts.Questions(v, to)
		if len(asked) > d.texts.Shown.Questions {
			t.Fatalf("%d questions are answered", len(asked))
		}
		for _, q := range asked {
			seen[q.Question] = true
			i := slices.IndexFunc(d.texts.QuestionsAnswers, func(x QuestionAnswer) bool { return x.Question == q.Question })
			if readers := d.texts.QuestionsAnswers[i].Readers; len(readers) > 0 && !slices.Contains(readers, to.Reader) {
				t.Fatalf("%s reads %q", to.Reader, q.Question)
			}
		}
		for _, g := range d.texts.Gains(v, to) {
			seen[g.ID] = true
			i := slices.IndexFunc(d.texts.Easier, func(x Easier) bool { return x.ID == g.ID })
			if towers := d.texts.Easier[i].Towers; len(towers) > 0 && !slices.ContainsFunc(towers, ours) {
				t.Fatalf("%s is said to become easier, and the provider has no part in it: %v", g.ID, to.Split)
			}
		}
		for _, c := range d.texts.Criteria(v, to) {
			seen[c.ID] = true
		}
		if nothing := (&SaidTo{Reader: to.Reader}); len(d.texts.Questions(v, nothing))+len(d.texts.Gains(v, nothing))+len(d.texts.Criteria(v, nothing)) > 0 {
			t.Fatal("something is said although no model is recommended")
		}
	}
	for i := range d.texts.QuestionsAnswers {
		if q := d.texts.QuestionsAnswers[i].Question; !seen[q] {
			t.Errorf("nobody reads the answer to %q", q)
		}
	}
	for i := range d.texts.Easier {
		if id := d.texts.Easier[i].ID; !seen[id] {
			t.Errorf("nobody is told that %s becomes easier", id)
		}
	}
	for i := range d.texts.PartnerCriteria {
		if id := d.texts.PartnerCriteria[i].ID; !seen[id] {
			t.Errorf("nobody looks for %s", id)
		}
	}
}

// Under every split no finding tells of work that the provider does where another one runs
// the part, and none asks the client's own people to do what the provider runs whole.
func TestNoActionGivesWorkToWhoDoesNotRunThePart(t *testing.T) {
	t.Parallel()
	d := loadDefaults(t)
	rng := rand.New(rand.NewPCG(13, 14))
	source := invented(t, d.schema)
	provider := regexp.MustCompile(`(?i)\b(let )?the provider('s people)? (watch|look|act|call|keep|run|take)`)
	own := regexp.MustCompile(`(?i)\b(people of yours|your own people|your people) (in turns|watch|take turns)`)
	met := map[terms.Side]int{}
	for n := range 3000 {
		set := source.Engagement(n).Answers
		if n%2 == 0 {
			set = sample.AnySet(rng, d.schema)
		}
		side := terms.Sides()[rng.IntN(4)]
		split := allSides(side)
		v := d.facts.View(d.schema.View(set), Given{Model: model(terms.Models()[rng.IntN(3)]), Split: split})
		for _, f := range d.findings.Raise(v, &v, &Case{Split: &split}) {
			if f.Audience != AudienceClient || len(f.Towers) == 0 || f.Towers[0].Governs() {
				continue
			}
			met[side]++
			switch side {
			case terms.Client, terms.ThirdParty:
				if provider.MatchString(f.Action) {
					t.Fatalf("%s, run by %s: %s", f.ID, side, f.Action)
				}
			case terms.Provider:
				if own.MatchString(f.Action) {
					t.Fatalf("%s, run by the provider: %s", f.ID, f.Action)
				}
			case terms.Undecided, terms.Shared:
			}
		}
	}
	for _, side := range terms.Sides() {
		if met[side] < 500 {
			t.Errorf("only %d findings are about parts run by %s", met[side], side)
		}
	}
}
