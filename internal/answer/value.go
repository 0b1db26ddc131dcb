package answer

import (
	"math/bits"

	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// State is what is known of an answer.
type State uint8

// The states of an answer.
const (
	Missing State = iota // not answered
	Unknown              // answered "not sure"
	Given                // answered
	Hidden               // the question does not apply; whatever was answered is inert
)

// String returns the word for the state, as used in machine output.
func (s State) String() string {
	if int(s) < len(stateIDs) {
		return stateIDs[s]
	}
	return "unknown_state"
}

var stateIDs = [...]string{"missing", "unknown", "given", "hidden"}

// Open reports whether the question applies and its answer is not known.
func (s State) Open() bool { return s == Missing || s == Unknown }

// Value is the answer to one question. Which fields count depends on the type.
// It may be given and not settled: a range, a list of which some options are not
// sure, a grid of which some towers are open.
type Value struct {
	State   State
	Number  int64       // Number, Scale, Level: in hundredths; of a range the lower end
	Spread  int64       // Number: how far a range goes above its lower end, in hundredths; 0 for a single number
	Options uint64      // SingleChoice, MultiChoice, YesNo: bits of the options
	Unsure  uint64      // MultiChoice: bits of the options that belong to the list or not, nobody is sure
	Grid    terms.Split // Grid: the sides that were stated; the other towers are Undecided
	Advised Towers      // Grid: undecided towers for which "you propose" was answered
	NotSure Towers      // Grid: undecided towers for which "not sure" was answered
	Text    string      // Text

	was State // Hidden: the state of the answer that is kept
}

// Towers is a set of towers, as bits.
type Towers uint16

// AllTowers holds every tower.
const AllTowers Towers = 1<<terms.NumTowers - 1

// TowersOf returns a set of towers.
func TowersOf(towers ...terms.Tower) (s Towers) {
	for _, t := range towers {
		s |= 1 << t
	}
	return s
}

// Has reports whether a tower is in the set.
func (s Towers) Has(t terms.Tower) bool { return s&(1<<t) != 0 }

// Advise is the answer "you propose" to a whole grid.
func Advise() Value { return Value{State: Given, Advised: AllTowers} }

// High returns the largest number that the answer stands for.
func (v *Value) High() int64 { return v.Number + v.Spread }

// OpenTower reports whether nobody has said who is to run a tower: it is written
// "not sure", or it is a whole service function that the answer leaves out. What
// stands apart from those (plans, suppliers, projects and the like) follows our
// proposal where it is left out. It is for grids that are given.
func (v *Value) OpenTower(t terms.Tower) bool {
	return v.Grid[t] == terms.Undecided && !v.Advised.Has(t) && (t.Operational() || v.NotSure.Has(t))
}

// OpenTowers lists the open towers of a grid that is given.
func (v *Value) OpenTowers() []terms.Tower {
	var open []terms.Tower
	for _, t := range terms.Towers() {
		if v.OpenTower(t) {
			open = append(open, t)
		}
	}
	return open
}

// WithTower returns the grid with another side for one tower; Undecided stands
// for "you propose". A grid that was not given is given then, its other towers
// left open.
func (v Value) WithTower(t terms.Tower, s terms.Side) Value {
	if v.State != Given {
		v = Value{State: Given}
	}
	v.Grid[t] = s
	v.NotSure &^= 1 << t
	v.Advised &^= 1 << t
	if s == terms.Undecided {
		v.Advised |= 1 << t
	}
	return v
}

// WithoutTower returns the grid without what it says of one tower, as Told has it.
func (v Value) WithoutTower(t terms.Tower) Value {
	if v.Kept().State != Given {
		return v
	}
	v.Grid[t] = terms.Undecided
	v.NotSure &^= 1 << t
	v.Advised &^= 1 << t
	return v.Told()
}

// Told returns the grid as an answer: "not sure" where that is all it says of any
// tower, and none where it says nothing.
func (v Value) Told() Value {
	switch {
	case v.Kept().State != Given || v.Grid != (terms.Split{}) || v.Advised != 0:
		return v
	case v.NotSure != 0:
		return Value{State: Unknown}
	}
	return Value{}
}

// Equal reports whether two values are the same answer.
func (v Value) Equal(w Value) bool { return v == w }

// Settled reports whether the answer is given and nothing about it is open: no
// range, no option that is not sure, no tower of its grid. Whether people answered
// differently is known by the view.
func (q *Question) Settled(v Value) bool {
	switch {
	case v.State != Given || v.Spread != 0 || v.Unsure != 0:
		return false
	case q.Type == Grid:
		return len(v.OpenTowers()) == 0
	}
	return true
}

// Option returns the index of the one option of a single choice, or -1.
func (v Value) Option() int {
	if v.State != Given || v.Options == 0 {
		return -1
	}
	return bits.TrailingZeros64(v.Options)
}

// FormatHundredths writes a number of hundredths without needless zeros: 2400
// is "24", 50 is "0.5".
func FormatHundredths(n int64) string { return yamldoc.FormatHundredths(n) }

// Kept returns the answer that a hidden question keeps, as it would count if
// the question applied again; any other value comes back as it is.
func (v Value) Kept() Value {
	if v.State == Hidden {
		v.State, v.was = v.was, Missing
	}
	return v
}
