package sample

import (
	_ "embed"
	"fmt"
	"math/rand/v2"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

//go:embed clients.yaml
var clients []byte

// kind is one kind of client.
type kind struct {
	id      string
	skill   bounds
	answers map[string]*draw
}

// table is clients.yaml.
type table struct {
	kinds   []kind
	weights []weighted
	answers map[string]*draw
	depths  []weighted
	unknown map[string]int
}

func (t *table) kind(rng *rand.Rand) *kind {
	id := choose(rng, t.weights)
	for i := range t.kinds {
		if t.kinds[i].id == id {
			return &t.kinds[i]
		}
	}
	return &t.kinds[0]
}

// unsure is how often of a hundred an answer is "not sure".
func (t *table) unsure(id string) int {
	if n, ok := t.unknown[id]; ok {
		return n
	}
	return t.unknown["else"]
}

// hint is what the questionnaire says about a question beside its schema.
type hint struct {
	plausible bounds
	known     bool
	most      int // options of a list
}

// hintOf are the numbers to draw from for a question about which nothing else
// is said.
func (s *Source) hintOf(id string, q *answer.Question) bounds {
	if h := s.hints[id]; h.known {
		return h.plausible
	}
	return bounds{q.Min, min(q.Max, q.Min+500_00)}
}

// read reads the table of clients, and of the built-in playbook what a schema
// does not say.
func (s *Source) read() error {
	root, err := yamldoc.Parse("clients.yaml", clients)
	if err != nil {
		return err
	}
	r := yamldoc.NewReport("clients.yaml")
	s.table.read(r, root)
	if err := r.Err(); err != nil {
		return err
	}
	for file, with := range map[string]func(*yamldoc.Node){
		"questionnaire.yaml": s.readQuestions,
		"catalogue.yaml": func(n *yamldoc.Node) {
			for _, a := range items(n, "activities") {
				if a.Get("choice") != nil {
					s.activities = append(s.activities, text(&a, "id"))
				}
			}
		},
		"findings.yaml": func(n *yamldoc.Node) {
			for _, f := range items(n, "findings") {
				if text(&f, "audience") == "client" {
					s.findings = append(s.findings, text(&f, "id"))
				}
			}
		},
		"ratecard.yaml": func(n *yamldoc.Node) {
			for _, a := range items(n, "addons") {
				s.lines = append(s.lines, text(&a, "id"))
			}
			s.lines = append(s.lines, "onboarding")
		},
	} {
		data, err := questionnaires.Files.ReadFile(file)
		if err != nil {
			return err
		}
		root, err := yamldoc.Parse(file, data)
		if err != nil {
			return err
		}
		with(root)
	}
	return nil
}

// items are the items under a key, none where there is none.
func items(n *yamldoc.Node, key string) []yamldoc.Node {
	if list := n.Get(key); list != nil {
		return list.Items
	}
	return nil
}

// text is the text under a key, or "".
func text(n *yamldoc.Node, key string) string {
	if v := n.Get(key); v != nil {
		return v.Text
	}
	return ""
}

func (s *Source) readQuestions(root *yamldoc.Node) {
	s.hints, s.presets, s.depths = map[string]hint{}, map[string]terms.Split{}, map[string]map[string]bool{}
	for _, q := range items(root, "questions") {
		var h hint
		if p := q.Get("plausible"); p != nil {
			low, okLow := yamldoc.ParseHundredths(text(p, "min"))
			high, okHigh := yamldoc.ParseHundredths(text(p, "max"))
			h.plausible, h.known = bounds{low, high}, okLow && okHigh
		}
		if most, ok := yamldoc.ParseHundredths(text(&q, "max_choices")); ok {
			h.most = int(most / 100)
		}
		s.hints[text(&q, "id")] = h
		for _, p := range items(&q, "presets") {
			if owners := p.Get("owners"); owners != nil && owners.Kind == yamldoc.Mapping {
				var split terms.Split
				for i := range owners.Pairs {
					if tower, ok := terms.ParseTower(owners.Pairs[i].Key.Text); ok {
						split[tower], _ = terms.ParseSide(owners.Pairs[i].Value.Text)
					}
				}
				s.presets[text(&p, "id")] = split
			}
		}
	}
	if depths := root.Get("depths"); depths != nil {
		for i := range depths.Pairs {
			ids := map[string]bool{}
			for _, id := range depths.Pairs[i].Value.Items {
				ids[id.Text] = true
			}
			s.depths[depths.Pairs[i].Key.Text] = ids
		}
	}
}

// KnownOptions reads which options each question of a questionnaire file has,
// for Options.Known. It reads files of other versions, so that it asks for
// nothing but ids.
func KnownOptions(name string, data []byte) (map[string][]string, error) {
	root, err := yamldoc.Parse(name, data)
	if err != nil {
		return nil, err
	}
	ids := map[string][]string{}
	for _, q := range items(root, "questions") {
		options := []string{}
		for _, o := range items(&q, "options") {
			options = append(options, text(&o, "id"))
		}
		ids[text(&q, "id")] = options
	}
	if len(ids) == 0 {
		return nil, fmt.Errorf("%s has no questions", name)
	}
	return ids, nil
}

func (t *table) read(r *yamldoc.Report, root *yamldoc.Node) {
	f, ok := r.Fields(root, "the file")
	if !ok {
		return
	}
	for _, n := range f.NeedList("kinds") {
		k, ok := r.Fields(&n, "a kind")
		if !ok {
			continue
		}
		id := k.Text("id")
		t.weights = append(t.weights, weighted{id, int(k.Int("weight", 1, 100))})
		t.kinds = append(t.kinds, kind{id: id, skill: readBoundsAt(r, k.Need("skill")), answers: readDraws(r, k.Need("answers"))})
		k.End()
	}
	t.answers = readDraws(r, f.Need("answers"))
	t.depths = readWeights(r, f.Need("depths"))
	t.unknown = map[string]int{}
	for _, w := range readWeights(r, f.Need("unknown")) {
		t.unknown[w.id] = w.weight
	}
	f.End()
}

func readDraws(r *yamldoc.Report, n *yamldoc.Node) map[string]*draw {
	draws := map[string]*draw{}
	if n != nil {
		for i := range n.Pairs {
			draws[n.Pairs[i].Key.Text] = readDraw(r, &n.Pairs[i].Value)
		}
	}
	return draws
}

func readDraw(r *yamldoc.Report, n *yamldoc.Node) *draw {
	d := &draw{}
	f, ok := r.Fields(n, "a draw")
	if !ok {
		return d
	}
	if v := f.Opt("value"); v != nil {
		d.value = readWeights(r, v)
	}
	if v := f.Opt("some"); v != nil {
		d.some, d.count = readWeights(r, v), readBoundsAt(r, f.Need("count"))
	}
	if v := f.Opt("range"); v != nil {
		b := readBoundsAt(r, v)
		d.rng = &b
	}
	if v := f.Opt("plus"); v != nil {
		d.plus = readBoundsAt(r, v)
	}
	d.per, d.grade, d.by = f.OptText("per"), f.OptText("grade"), f.OptText("by")
	if d.by != "" {
		d.cases = readDraws(r, f.Need("cases"))
		if other := f.Need("else"); other != nil {
			d.other = readDraw(r, other)
		}
	}
	f.End()
	return d
}

func readWeights(r *yamldoc.Report, n *yamldoc.Node) []weighted {
	if n == nil {
		return nil
	}
	list := make([]weighted, 0, len(n.Pairs))
	for i := range n.Pairs {
		list = append(list, weighted{n.Pairs[i].Key.Text, int(r.Int(&n.Pairs[i].Value, n.Pairs[i].Key.Text, 1, 100))})
	}
	return list
}

func readBoundsAt(r *yamldoc.Report, n *yamldoc.Node) bounds {
	if n == nil {
		return bounds{}
	}
	b, err := readBounds(n.Text)
	if err != nil {
		r.Add(n, "%s", err)
	}
	return b
}
