package answer

import (
	"math/bits"
	"slices"

	"mspscope/internal/terms"
)

// Dispute is a question that people answered differently. Until it is settled, the
// answer is one of theirs, nobody knows which; of a grid, each tower is one of the
// sides that somebody named for it.
type Dispute struct {
	Question int
	Values   []Value // the different answers, each given; the first is the one in use
}

// Differ returns the dispute over a question among the answers that people gave,
// the one in use first. There is none where they agree, or where the one in use is
// not given: then the question is open anyway.
func (s *Schema) Differ(question int, said []Value) (Dispute, bool) {
	d := Dispute{Question: question}
	if len(said) == 0 || said[0].State != Given {
		return d, false
	}
	for _, v := range said {
		if v.State == Given && !slices.Contains(d.Values, v) {
			d.Values = append(d.Values, v)
		}
	}
	if s.At(question).Type != Grid {
		return d, len(d.Values) > 1
	}
	sides := d.Sides()
	return d, slices.ContainsFunc(sides[:], func(mask uint8) bool { return mask&(mask-1) != 0 })
}

// Sides returns for each tower of a grid the sides that somebody named for it, as
// bits by terms.Side; the bit of Undecided stands for "you propose". Whoever left a
// tower open named none.
func (d *Dispute) Sides() (sides Sides) {
	for i := range d.Values {
		v := &d.Values[i]
		for t := range sides {
			if tower := terms.Tower(t); v.Grid[tower] != terms.Undecided || v.Advised.Has(tower) {
				sides[t] |= 1 << v.Grid[tower]
			}
		}
	}
	return sides
}

// Towers lists the towers for which people named different sides.
func (d *Dispute) Towers() []terms.Tower {
	var list []terms.Tower
	for t, mask := range d.Sides() {
		if mask&(mask-1) != 0 {
			list = append(list, terms.Tower(t))
		}
	}
	return list
}

// Dispute returns the dispute over a question that applies, nil where there is none.
func (v View) Dispute(question int) *Dispute {
	if v.at(question).State != Given {
		return nil
	}
	return v.disputeOver(question)
}

func (v *View) disputeOver(question int) *Dispute {
	disputed := v.disputed()
	for i := range disputed {
		if disputed[i].Question == question {
			return &disputed[i]
		}
	}
	return nil
}

// Settled reports whether a question has an answer of which nothing is open.
func (v View) Settled(i int) bool {
	return v.schema.questions[i].Settled(*v.at(i)) && v.disputeOver(i) == nil
}

// Test returns the truth of a test.
func (v View) Test(t *Test) Truth { return v.test(t) }

// test returns the truth of a test; what people answer differently makes it open
// where they disagree about it.
func (v *View) test(t *Test) Truth {
	value := v.at(t.Question)
	if v.more == nil || value.State != Given {
		return t.Eval(value)
	}
	d := v.disputeOver(t.Question)
	switch {
	case d == nil:
		return t.Eval(value)
	case t.Op == OpSide || t.Op == OpSideCount:
		sides := v.PossibleSides(t.Question)
		return t.EvalSides(&sides)
	}
	all := t.Eval(&d.Values[0])
	for i := range d.Values[1:] {
		if t.Eval(&d.Values[i+1]) != all {
			return Open
		}
	}
	return all
}

// PossibleSides returns the sides that the towers of a grid may have: that was
// stated, that somebody named, or any. It is for a grid that is given.
func (v View) PossibleSides(question int) Sides {
	value := v.at(question)
	sides := value.Sides()
	d := v.disputeOver(question)
	if d == nil {
		return sides
	}
	for t, named := range d.Sides() {
		if sides[t] != AnySide && named != 0 {
			sides[t] = named
		}
	}
	return sides
}

// Taken returns the side that a tower counts with which may have some, and whether the
// client is none of them, so that it cannot become the client's either. With third
// parties a tower only drops out of what counts; beside one, the other side does.
func Taken(may uint8) (side terms.Side, notClients bool) {
	const undecided, thirdParty, client = 1 << terms.Undecided, 1 << terms.ThirdParty, 1 << terms.Client
	rest := may
	if may != thirdParty {
		rest &^= thirdParty
	}
	switch {
	case may&undecided != 0:
		return terms.Undecided, false
	case rest&(rest-1) == 0:
		return terms.Side(bits.TrailingZeros8(rest)), false
	}
	return terms.Undecided, may&client == 0
}

// Ends returns the smallest and the largest number, in hundredths, that a given
// answer stands for, and that somebody gave where people differ.
func (v View) Ends(question int) (least, most int64) {
	value := v.at(question)
	least, most = value.Number, value.High()
	if d := v.disputeOver(question); d != nil {
		for i := range d.Values {
			least, most = min(least, d.Values[i].Number), max(most, d.Values[i].High())
		}
	}
	return least, most
}

// SureOptions returns the options that a given answer holds for certain: what is
// not sure is left out, and what only some people named.
func (v View) SureOptions(question int) uint64 {
	value := v.at(question)
	sure := value.Options &^ value.Unsure
	if d := v.disputeOver(question); d != nil {
		for i := range d.Values {
			sure &= d.Values[i].Options
		}
	}
	return sure
}

// Surely is Is for what is settled: nothing that is not sure, and nothing that
// only some people named.
func (v View) Surely(id, option string) bool {
	if !v.Is(id, option) {
		return false
	}
	i := v.schema.Find(id)
	return v.SureOptions(i)&(1<<v.schema.questions[i].OptionIndex(option)) != 0
}

// without returns the disputes but that over one question.
func without(disputed []Dispute, question int) []Dispute {
	at := slices.IndexFunc(disputed, func(d Dispute) bool { return d.Question == question })
	if at < 0 {
		return disputed
	}
	return slices.Delete(slices.Clone(disputed), at, at+1)
}
