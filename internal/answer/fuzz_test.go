package answer

import (
	"bytes"
	"math/bits"
	"testing"
	"unicode/utf8"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// checkPlaces fails when a problem points outside the input, or has no words.
func checkPlaces(tb testing.TB, data []byte, r *yamldoc.Report) {
	tb.Helper()
	text := string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	breaks, longest := 0, 0
	for i, c := range text {
		switch {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n': // one break with what follows
		case c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029':
			breaks++
		}
	}
	for line := range bytes.Lines([]byte(text)) {
		longest = max(longest, utf8.RuneCount(line))
	}
	for _, p := range problems(r) {
		if p.Line < 1 || p.Line > breaks+1 || p.Col < 1 || p.Col > longest+1 {
			tb.Errorf("problem outside the %d lines of up to %d characters: %v", breaks+1, longest, p)
		}
		if p.Message == "" {
			tb.Error("problem without words")
		}
		for _, c := range p.Message {
			if c < 0x20 || c >= 0x7f && c < 0xa0 {
				tb.Errorf("control character in %q", p.Message)
				break
			}
		}
	}
}

func FuzzReadAnswers(f *testing.F) {
	for _, seed := range []string{
		"users: 24\nfte: 0.5\nplan: keep_same\nregimes: [hipaa, pci]\nmsp: yes\nnote: call back\ncontrol: 3\naccess: 0\nowners: {network: provider}\n",
		"users: \"24\"\nusrs: 1\nregimes: hipaa, pci\nowners: {network: providr}\n",
		`{"users": 1e3, "msp": true, "note": "\u001b[2J", "owners": "advise", "regimes": []}`,
		"users:\nfte: ~\nplan: [keep_same]\nregimes: [none, pci]\nnote: unknown\n",
		"regimes: \"\\e[31m\"\ndrivers:\n- everything\n- cost\n",
		"- a\n- b", "unknown", "owners: {}", "users: .nan\r\nfte: 010\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := yamldoc.Parse("in.yaml", data)
		if err != nil {
			return
		}
		s, r := kinds(), yamldoc.NewReport("in.yaml")
		set := s.ReadAnswers(r, n)
		checkPlaces(t, data, r)
		for i, v := range set.Values {
			q := s.At(i)
			switch v.State {
			case Given:
				checkGiven(t, q, v)
				readsBack(t, q, v)
			case Missing, Unknown:
				if v != (Value{State: v.State}) {
					t.Errorf("%s: %+v holds an answer that was not given", q.ID, v)
				}
			case Hidden:
				t.Errorf("%s: a reader hides nothing", q.ID)
			}
		}
	})
}

// checkGiven fails when an answer is none that its question permits.
func checkGiven(tb testing.TB, q *Question, v Value) {
	tb.Helper()
	count := bits.OnesCount64(v.Options)
	ok := true
	switch q.Type {
	case Number, Scale, Level:
		ok = q.Min <= v.Number && v.Number <= q.Max && (q.Decimals > 0 || v.Number%100 == 0)
	case SingleChoice, YesNo:
		ok = count == 1 && v.Options < 1<<len(q.Options)
	case MultiChoice:
		ok = v.Options < 1<<len(q.Options) && (v.Options&q.Exclusive == 0 || count == 1) && (count > 0 || q.OptionIndex("none") < 0)
	case Grid:
		for _, side := range v.Grid {
			ok = ok && side <= terms.ThirdParty
		}
	case Text:
		ok = v.Text != "" && utf8.RuneCountInString(v.Text) <= MaxText
	}
	if !ok {
		tb.Errorf("%s: %+v is no permitted answer", q.ID, v)
	}
}

func FuzzCondition(f *testing.F) {
	for _, seed := range []string{
		`{fte: "0.5..3", plan: [keep_same, first_hire]}`,
		"- fte: \">=10\"\n- regimes: {has: pci, has_none: [soc2], count: \"<=2\"}\n",
		`{control: [1, 2], access: 3, msp: no}`,
		`{owners.network: [provider, advise], owners: {client: ">=1"}}`,
		`{users: {is: unknown}, note: {is: unsure}}`,
		`{"users": ">3", "drivers": {"has_any": ["cost"]}}`,
		`{fte: "3..1", plan: keep_sane, regimes: pci, owners: {}, note: x, users: {is: [x]}}`,
		"[]", "{}", "[{}]", "x", "fte:\nusers:\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := yamldoc.Parse("in.yaml", data)
		if err != nil {
			return
		}
		s := gated(t, kinds(), map[string]string{"access": `{fte: ">=0.5"}`, "drivers": `[{msp: yes}, {access: 1}]`})
		for _, voc := range []Vocabulary{Answers, Findings} {
			r := yamldoc.NewReport("in.yaml")
			c := s.ReadCondition(r, n, voc)
			checkPlaces(t, data, r)
			if r.Len() == 0 {
				checkCondition(t, s, &c, voc)
			}
		}
	})
}

// checkCondition fails when a condition that was read without a problem tests
// something that there is not, or breaks a rule of three-valued evaluation.
func checkCondition(tb testing.TB, s *Schema, c *Condition, voc Vocabulary) {
	tb.Helper()
	if c.Always() {
		tb.Error("a condition that was written always holds")
	}
	for _, all := range c.Alternatives() {
		if len(all) == 0 {
			tb.Error("an alternative without tests")
		}
		for _, test := range all {
			q := s.At(test.Question)
			if test.Low > test.High || test.Options>>len(q.Options) != 0 || test.Sides >= 1<<5 || test.Tower >= terms.NumTowers {
				tb.Errorf("impossible test %+v of %s", test, q.ID)
			}
			if test.Op.asksOpen() && voc != Findings {
				tb.Errorf("test %+v is not in the vocabulary", test)
			}
		}
	}
	s.canHold(c)
	missing, unknown := s.NewSet(), s.NewSet()
	for i := range unknown.Values {
		unknown.Values[i] = Value{State: Unknown}
	}
	a, b := c.Eval(s.View(missing)), c.Eval(s.View(unknown))
	if voc == Answers && (a != Open || b != Open) {
		tb.Errorf("without any answer the condition is %v and %v, want open", a, b)
	}
	full := answers(tb, s, `{users: 24, fte: 1, plan: keep_same, regimes: [pci], drivers: [cost], msp: yes, note: x, control: 3, access: 2, owners: advise}`)
	if c.Eval(s.View(full)) == Open {
		tb.Error("with every answer given the condition is open")
	}
}
