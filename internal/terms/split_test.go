package terms

import "testing"

// enumerate calls f with every assignment of sides to n towers of a split.
func enumerate(s Split, at int, sides []Side, f func(Split)) {
	if at == NumOperational {
		f(s)
		return
	}
	if s[at] != Undecided {
		enumerate(s, at+1, sides, f)
		return
	}
	for _, side := range sides {
		s[at] = side
		enumerate(s, at+1, sides, f)
	}
}

// classByDefinition restates the definitions of the three models in the
// simplest form, as an independent check of Classify.
func classByDefinition(s Split, smallTeam bool) Model {
	count := map[Side]int{}
	for _, t := range OperationalTowers() {
		side := s[t]
		if side == Client && smallTeam {
			side = Shared
		}
		count[side]++
	}
	counted := NumOperational - count[ThirdParty]
	if count[Provider] == counted {
		return FullyManaged
	}
	if count[Provider] >= 1 && count[Client] >= 1 && count[Shared] < count[Provider]+count[Client] {
		return Hybrid
	}
	return CoManaged
}

func TestClassifyAgreesWithTheDefinitionOnEverySplit(t *testing.T) {
	t.Parallel()
	sides := Sides()
	for _, small := range []bool{false, true} {
		n := 0
		enumerate(Split{}, 0, sides[:], func(s Split) {
			n++
			if got, want := Classify(s, small), classByDefinition(s, small); got != want {
				t.Fatalf("Classify(%v, %v) = %v, want %v", s, small, got, want)
			}
		})
		if n != 16384 {
			t.Fatalf("looked at %d splits, want 4^7", n)
		}
	}
}

func TestReachableEqualsBruteForceOverCompletions(t *testing.T) {
	t.Parallel()
	sides := Sides()
	withOpen := append([]Side{}, sides[:]...)
	// Every partial split over the first five towers, the rest undecided, is
	// compared with all its completions (third parties included).
	var partial func(s Split, at int)
	partial = func(s Split, at int) {
		if at == 5 {
			for _, small := range []bool{false, true} {
				var want [NumModels]bool
				enumerate(s, 0, withOpen, func(full Split) { want[Classify(full, small)] = true })
				if got := Reachable(s, small, [NumTowers]bool{}); got != want {
					t.Fatalf("Reachable(%v, %v) = %v, want %v", s, small, got, want)
				}
			}
			return
		}
		for _, side := range []Side{Undecided, Provider, Client} {
			s[at] = side
			partial(s, at+1)
		}
		s[at] = Shared
		partial(s, at+1)
	}
	s := Split{}
	partial(s, 2)
}

func TestIDsRoundTrip(t *testing.T) {
	t.Parallel()
	for _, m := range Models() {
		if got, ok := ParseModel(m.String()); !ok || got != m {
			t.Errorf("ParseModel(%q) = %v, %v", m, got, ok)
		}
	}
	for _, tower := range Towers() {
		if got, ok := ParseTower(tower.String()); !ok || got != tower {
			t.Errorf("ParseTower(%q) = %v, %v", tower, got, ok)
		}
	}
	for _, side := range Sides() {
		if got, ok := ParseSide(side.String()); !ok || got != side {
			t.Errorf("ParseSide(%q) = %v, %v", side, got, ok)
		}
	}
	if _, ok := ParseModel("hybird"); ok {
		t.Error("ParseModel accepted a wrong id")
	}
}
