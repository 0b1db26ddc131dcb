package terms

// Split says which side runs each tower.
type Split [NumTowers]Side

// Complete reports whether every operational tower has a side.
func (s Split) Complete() bool {
	for _, t := range OperationalTowers() {
		if s[t] == Undecided {
			return false
		}
	}
	return true
}

// Classify returns the model whose definition a split meets. Only operational
// towers count, towers run by a third party do not, and with smallTeam (fewer
// than two IT people) a tower that the client runs counts as shared, because
// someone must cover absence.
//
//   - fully managed: every tower that counts is the provider's (also when third
//     parties run them all: nothing is left that the client would share or run)
//   - hybrid: at least one whole tower is the provider's, at least one is the
//     client's, and shared towers are fewer than owned ones
//   - co-managed: everything else
//
// An undecided operational tower counts as shared, so that an incomplete split
// is never taken for a whole handover; callers classify complete splits.
func Classify(s Split, smallTeam bool) Model {
	var provider, shared, client int
	for _, t := range OperationalTowers() {
		switch s[t] {
		case Provider:
			provider++
		case Client:
			if smallTeam {
				shared++
			} else {
				client++
			}
		case Shared, Undecided:
			shared++
		case ThirdParty:
		}
	}
	switch {
	case shared == 0 && client == 0:
		return FullyManaged
	case provider > 0 && client > 0 && shared < provider+client:
		return Hybrid
	default:
		return CoManaged
	}
}

// Reachable returns, for each model, whether some completion of the undecided
// operational towers of s has that class. No completion gives the client a tower of
// statedOnly: those are the client's only where the client says so. Completions
// with third parties need no look: a tower given to a third party only drops out of
// the counts, and giving it to the side that the wanted model needs more of is never
// worse.
func Reachable(s Split, smallTeam bool, statedOnly [NumTowers]bool) [NumModels]bool {
	var reach [NumModels]bool
	var open [NumOperational]Tower // those that may be the client's come first
	n, free := 0, 0
	for _, held := range [2]bool{false, true} {
		free = n
		for _, t := range OperationalTowers() {
			if s[t] == Undecided && statedOnly[t] == held {
				open[n] = t
				n++
			}
		}
	}
	// Only the counts matter, not which tower has which side.
	for c := 0; c <= free; c++ {
		for p := 0; p+c <= n; p++ {
			filled := s
			for i, t := range open[:n] {
				switch {
				case i < c:
					filled[t] = Client
				case i < c+p:
					filled[t] = Provider
				default:
					filled[t] = Shared
				}
			}
			reach[Classify(filled, smallTeam)] = true
		}
	}
	return reach
}
