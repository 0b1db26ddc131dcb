package assess

// TowerOwners is the id of the grid that says who is to run what. The program reads
// these questions by their ids, because it does with the answers what no rule of a
// data file can say:
//
//	tower_owners         the client's own decisions about the split, which come
//	                     before what the matrix favors (here)
//	users_count, endpoints_count, servers_count, sites_count
//	                     the size of a client in the note for a customer system
//	                     (internal/page); users_count also for the price a person
//	                     (internal/scope)
//	current_it_model, it_fte, drivers, compliance_regimes
//	                     what that note says of a client today
//	respondent, current_it_model, it_fte, it_staff_plan
//	                     only for files of earlier versions, which do not name
//	                     them (older.go)
//
// All other questions are named by the data files: the client's own people by
// matrix.yaml, who answers by questionnaire.yaml. What the rate card and the
// provider's profile read by id stands with them.
const TowerOwners = "tower_owners"

// Structure says where the rules about people and stated towers find their
// answers, for code that has to prove things about Recommend. An index is -1
// when the questionnaire does not have the question.
type Structure struct {
	Towers int // tower_owners, a grid
	People
}

// Structure returns where the rules about people find their answers.
func (m *Matrix) Structure() Structure { return Structure{Towers: m.towers, People: m.Team} }

// Questions lists the ids of the questions that the rules about people and stated
// towers read, as far as the questionnaire has them.
func (s *Structure) Questions(q *Questionnaire) []string {
	var ids []string
	for _, i := range []int{s.Count, s.Plan, s.Today, s.Towers} {
		if i >= 0 {
			ids = append(ids, q.Questions[i].ID)
		}
	}
	return ids
}
