package assess

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// Ratio is a named quotient of two numbers of the questionnaire, with what of it
// is usual.
type Ratio struct {
	ID      string
	Of, Per int // the questions that are divided; -1 for one that is not asked any more

	Currency string // of the amounts that rules test it against; "" for whatever the answers are in

	usual     bool  // low and high say something
	low, high int64 // in hundredths
	words     string
}

// defaultRatioWords say the two numbers of a ratio.
const defaultRatioWords = "{of} for {per}"

func (q *Questionnaire) buildRatios(r *yamldoc.Report, files []ratioFile, reserved []string) []Ratio {
	var ratios []Ratio
	for i := range files {
		f := &files[i]
		taken := q.Schema.Find(f.ID) >= 0 || slices.Contains(reserved, f.ID)
		if taken {
			r.Add(f.At("id"), "the ratio id %q is taken by a question or a fact; choose another id", f.ID)
		}
		ratio := Ratio{ID: f.ID, Currency: f.Currency, Of: q.operand(r, f.At("of"), f.Of), Per: q.operand(r, f.At("per"), f.Per), words: cmp.Or(f.Words, defaultRatioWords)}
		if p := f.Plausible; p != nil {
			ratio.usual, ratio.low, ratio.high = true, int64(p.Min), int64(p.Max)
			p.check(r)
		}
		// One with another problem stays: what tests it is not wrong as well.
		if !taken && yamldoc.IsID(f.ID) && !slices.ContainsFunc(ratios, func(o Ratio) bool { return o.ID == f.ID }) {
			ratios = append(ratios, ratio)
		}
	}
	return ratios
}

// operand finds the number question that a ratio names.
func (q *Questionnaire) operand(r *yamldoc.Report, at *yamldoc.Node, id string) int {
	i := q.find(r, at, id, "counts", "what tests the ratio is read as if nobody answered")
	if i >= 0 && q.Schema.At(i).Type != answer.Number {
		r.Add(at, "%q is not answered with a number; a ratio needs number questions", id)
		return -1
	}
	return i
}

// unusual says two numbers whose ratio is hard to believe, such as "300 computers
// for 10 people". It returns "" where the ratio is not known, or is usual or may be:
// of ranges, and of what people differ about, every pair must be hard to believe.
func (q *Questionnaire) unusual(ratio *Ratio, v answer.View) string {
	if !ratio.usual || ratio.Of < 0 || ratio.Per < 0 {
		return ""
	}
	if v.State(ratio.Of) != answer.Given || v.State(ratio.Per) != answer.Given {
		return ""
	}
	leastOf, mostOf := v.Ends(ratio.Of)
	leastPer, mostPer := v.Ends(ratio.Per)
	if leastPer == 0 || !less(mostOf, 100, ratio.low, leastPer) && !less(ratio.high, mostPer, leastOf, 100) {
		return ""
	}
	return strings.NewReplacer("{of}", q.between(ratio.Of, leastOf, mostOf), "{per}", q.between(ratio.Per, leastPer, mostPer)).Replace(ratio.words)
}

// between is Counted for a number of which the ends are known.
func (q *Questionnaire) between(i int, least, most int64) string {
	if least == most {
		return q.Counted(i, least)
	}
	return q.span(q.language.Grouped(answer.FormatHundredths(least)), q.Counted(i, most))
}

// less reports whether a x b is less than c x d, exactly. None is negative: limits
// of questions begin at 0.
func less(a, b, c, d int64) bool {
	high, low := bits.Mul64(uint64(a), uint64(b))
	high2, low2 := bits.Mul64(uint64(c), uint64(d))
	return high < high2 || high == high2 && low < low2
}

// Unusual says in words each pair of numbers whose ratio is hard to believe, such
// as "300 computers for 10 people": those that the question i has a part in, or
// all of them for -1.
func (q *Questionnaire) Unusual(i int, v answer.View) []string {
	var found []string
	for k := range q.Ratios {
		ratio := &q.Ratios[k]
		if i >= 0 && ratio.Of != i && ratio.Per != i {
			continue
		}
		if said := q.unusual(ratio, v); said != "" {
			found = append(found, said)
		}
	}
	return found
}

// Counted says a number with what it counts: "1 server", "1,200 people". An amount and its
// currency stand together as the language puts them: "€1,200 a month".
func (q *Questionnaire) Counted(i int, n int64) string {
	number, things := q.language.Grouped(answer.FormatHundredths(n)), q.Questions[i].Things(n, false)
	if code, rest, _ := strings.Cut(things, " "); q.Questions[i].Money && words.IsCurrency(code) {
		return strings.TrimSpace(q.language.In(number, code) + " " + rest)
	}
	return strings.TrimSpace(number + " " + things)
}

// Things returns the words behind a number, in hundredths: "server" behind 1,
// "servers" behind any other. Where the question does not say what it counts,
// they are its unit, plain where somebody answers alone.
func (w *Question) Things(n int64, plain bool) string {
	switch {
	case w.Noun != nil && n == 100:
		return w.Noun.One
	case w.Noun != nil:
		return w.Noun.Many
	case plain:
		return unit(w.PlainUnit, n)
	}
	return unit(w.Unit, n)
}

// unit makes the unit of a number singular by rule of thumb: 1 site, 2 sites. What is
// counted is its last word, or the last one before "a month".
func unit(plural string, n int64) string {
	if n != 100 {
		return plural
	}
	counted, per, has := strings.Cut(plural, " a ")
	if has {
		per = " a " + per
	}
	start := strings.LastIndex(counted, " ") + 1
	before, last := counted[:start], counted[start:]
	if rest, ok := strings.CutPrefix(counted, "people"); ok {
		before, last = "person", rest
	} else if last == "people" {
		last = "person"
	} else if len(last) > 3 {
		last = strings.TrimSuffix(last, "s")
	}
	return before + last + per
}
