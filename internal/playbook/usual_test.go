package playbook

import "testing"

// What is usual, what a question costs and what a contradiction assumes are laid
// over key by key, like all else.
func TestWhatIsUsualIsLaidOverKeyByKey(t *testing.T) {
	t.Parallel()
	p, err := Load(directory(
		"questionnaire.yaml", "version: 1\nquestions:\n  change:\n    it_fte: {cost: 2, usual: [{value: 1..3, weight: 9}]}\n    tower_owners: {presets: {change: {advise_us: {usual: 90}}}}\n    it_staff_plan: {options: {change: {none_wanted: {usual: 1}}}}\n  remove: [response_satisfaction]\n",
		"matrix.yaml", "version: 1\ncontradictions:\n  change:\n    keep_nobody: {otherwise: \"somebody stays\", instead: it_staff_plan}\n",
	), "own", 0)
	if err != nil {
		t.Fatal(err)
	}
	base, err := Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	q, was := p.Questionnaire, base.Questionnaire
	people, towers, plan := q.Schema.Find("it_fte"), q.Schema.Find("tower_owners"), q.Schema.Find("it_staff_plan")
	if u := q.Questions[people].Usual.Numbers; q.Questions[people].Cost != 2 || len(u) != 1 || u[0].Weight != 9 || u[0].Value.Spread != 200 {
		t.Errorf("it_fte costs %d, usual %+v", q.Questions[people].Cost, u)
	}
	now, before := q.Questions[towers].Usual.Presets, was.Questions[towers].Usual.Presets
	for i := range now {
		want := before[i]
		if q.Questions[towers].Presets[i].ID == "advise_us" {
			want = 90
		}
		if now[i] != want {
			t.Errorf("the preset %s weighs %d, want %d", q.Questions[towers].Presets[i].ID, now[i], want)
		}
	}
	if w := q.Questions[plan].Usual.Options; w[0] != 1 || w[1] != was.Questions[plan].Usual.Options[1] {
		t.Errorf("plans weigh %d", w)
	}
	for i := range p.Matrix.Contradictions {
		c := &p.Matrix.Contradictions[i]
		switch c.ID {
		case "keep_nobody":
			if c.Instead != plan || c.Otherwise != "somebody stays" || c.Assumed != base.Matrix.Contradictions[i].Assumed {
				t.Errorf("%+v", c)
			}
		case "happy_but_unhappy": // what it tests is not asked any more
			if c.Instead != -1 {
				t.Errorf("%s names question %d", c.ID, c.Instead)
			}
		}
	}
}
