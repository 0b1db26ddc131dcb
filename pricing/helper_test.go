package pricing

import (
	"os"
	"slices"
	"strings"
	"testing"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

const (
	cardPath          = "../questionnaires/ratecard.yaml"
	questionnaireFile = "../questionnaires/questionnaire.yaml"
)

func readFile(tb testing.TB, name string) string {
	tb.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

func parse(tb testing.TB, text string) *yamldoc.Node {
	tb.Helper()
	n, err := yamldoc.Parse("test.yaml", []byte(text))
	if err != nil {
		tb.Fatalf("%v in:\n%s", err, text)
	}
	return n
}

// testSchema takes the structure of the shipped questionnaire, so that the
// shipped card is tested against the ids, options and gates that there are.
func testSchema(tb testing.TB) *answer.Schema {
	tb.Helper()
	root := parse(tb, readFile(tb, questionnaireFile))
	var questions []answer.Question
	var whens []*yamldoc.Node
	hundredths := func(n *yamldoc.Node, key string) int64 {
		v, _ := yamldoc.ParseHundredths(n.Get(key).Text)
		return v
	}
	for _, n := range root.Get("questions").Items {
		q := answer.Question{ID: n.Get("id").Text}
		typ := slices.Index(answer.Number.Words(), n.Get("type").Text)
		if typ < 0 {
			tb.Fatalf("%s: unknown type", q.ID)
		}
		q.Type = answer.Type(typ)
		switch q.Type {
		case answer.Number:
			limits := n.Get("limits")
			q.Min, q.Max, q.Decimals = hundredths(limits, "min"), hundredths(limits, "max"), int(hundredths(limits, "decimals")/100)
		case answer.Scale:
			q.Min, q.Max = 100, 500
		case answer.Level:
			q.Max = 400
		case answer.YesNo:
			q.Options = answer.YesNoOptions()
		case answer.SingleChoice, answer.MultiChoice:
			for _, o := range n.Get("options").Items {
				q.Options = append(q.Options, o.Get("id").Text)
			}
			if x := n.Get("exclusive"); x != nil {
				for _, o := range x.Items {
					q.Exclusive |= 1 << q.OptionIndex(o.Text)
				}
			}
		case answer.Text, answer.Grid:
		}
		questions = append(questions, q)
		whens = append(whens, n.Get("when"))
	}
	s := answer.NewSchema(questions)
	gates := make([]answer.Condition, s.Len())
	r := yamldoc.NewReport("gates")
	for i, when := range whens {
		if when != nil {
			gates[i] = s.ReadCondition(r, when, answer.Answers)
		}
	}
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	if circle := s.SetGates(gates); circle != nil {
		tb.Fatal(circle)
	}
	return s
}

// testCard reads the shipped card with texts replaced: pairs of old and new.
func testCard(tb testing.TB, s *answer.Schema, replace ...string) *Card {
	tb.Helper()
	text := readFile(tb, cardPath)
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			tb.Fatalf("the card has no text %q", replace[i])
		}
		text = strings.Replace(text, replace[i], replace[i+1], 1)
	}
	r := yamldoc.NewReport("ratecard.yaml")
	c := ReadCard(r, parse(tb, text), s, false, new(words.Language))
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return c
}

// viewOf reads answers such as "{users_count: 24}"; "" is no answer at all.
func viewOf(tb testing.TB, s *answer.Schema, answers string) answer.View {
	tb.Helper()
	if answers == "" {
		return s.View(s.NewSet())
	}
	r := yamldoc.NewReport("answers")
	set := s.ReadAnswers(r, parse(tb, answers))
	if err := r.Err(); err != nil {
		tb.Fatal(err)
	}
	return s.View(set)
}

// every is the split that gives all towers to one side.
func every(side terms.Side) terms.Split {
	var s terms.Split
	for t := range s {
		s[t] = side
	}
	return s
}

// only is the split that gives one tower to the provider, the rest to the client.
func only(t terms.Tower) terms.Split {
	s := every(terms.Client)
	s[t] = terms.Provider
	return s
}

func mustEstimate(tb testing.TB, c *Card, split terms.Split, v answer.View, q Quote) Estimate {
	tb.Helper()
	e, err := c.Estimate(split, Answers{View: v}, q)
	if err != nil {
		tb.Fatal(err)
	}
	checkSums(tb, &e)
	return e
}

// checkSums checks that the lines add up to the totals to the cent and that
// every amount is its quantity times its rate.
func checkSums(tb testing.TB, e *Estimate) {
	tb.Helper()
	a := arith{places: words.Decimals(e.Currency)}
	monthly, once := same(a.nothing()), same(a.nothing())
	if e.NoTotal() {
		monthly = Range{}
	}
	for i := range e.Lines {
		l := &e.Lines[i]
		if l.Period == Month {
			monthly = a.addRange(monthly, l.Amount)
		} else {
			once = a.addRange(once, l.Amount)
		}
		if l.Amount != a.amount(l.Quantity, l.Rate) {
			tb.Errorf("line %s: %v x %v is not %v", l.ID, l.Quantity, l.Rate, l.Amount)
		}
	}
	if show(monthly) != show(e.Monthly) || show(once) != show(e.OneTime) {
		tb.Errorf("lines add up to %s and %s, not to %s and %s", show(monthly), show(once), show(e.Monthly), show(e.OneTime))
	}
}

// show writes a range as "low typical high", or "unknown".
func show(r Range) string {
	if !r.Known {
		return "unknown"
	}
	return Money(r.Low) + " " + Money(r.Typical) + " " + Money(r.High)
}

func findLine(e *Estimate, id string) *Line {
	for i := range e.Lines {
		if e.Lines[i].ID == id {
			return &e.Lines[i]
		}
	}
	return nil
}

// readCard reads a card whatever is wrong with it.
func readCard(tb testing.TB, s *answer.Schema, root *yamldoc.Node) (*Card, error) {
	tb.Helper()
	c, _, err := readWarned(tb, s, root)
	return c, err
}

// readWarned is readCard with the warnings.
func readWarned(tb testing.TB, s *answer.Schema, root *yamldoc.Node) (*Card, yamldoc.Problems, error) {
	tb.Helper()
	r := yamldoc.NewReport("ratecard.yaml")
	c := ReadCard(r, root, s, false, new(words.Language))
	return c, r.Warnings(), r.Err()
}

func findSeparate(e *Estimate, id string) *Line {
	for i := range e.Separate {
		if e.Separate[i].ID == id {
			return &e.Separate[i]
		}
	}
	return nil
}
