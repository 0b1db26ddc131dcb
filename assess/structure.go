package assess

// Structure says where the rules about people and stated towers find their
// answers, for code that has to prove things about Recommend. An index is -1
// when the questionnaire does not have the question.
type Structure struct {
	Towers    int    // tower_owners, a grid
	ITPeople  int    // it_fte, a number
	StaffPlan int    // it_staff_plan
	NoStaff   uint64 // options of StaffPlan that mean nobody will be there

	// Somebody and Two are hundredths of a full-time equivalent: below the
	// first nobody will be there to run a tower, below the second a team cannot
	// cover its own absence.
	Somebody, Two int64
}

// Structure returns where the rules about people find their answers.
func (m *Matrix) Structure() Structure {
	return Structure{Towers: m.towers, ITPeople: m.itFTE, StaffPlan: m.staff, NoStaff: m.noStaff, Somebody: somebody, Two: two}
}
