package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// The people whom a question can be put to or can be about, as the words of the
// keys who and about.
const (
	Owner         = "owner"
	OfficeManager = "office_manager"
	ITLead        = "it_lead"
	Provider      = "provider" // the company that looks after IT today
)

// roles say who answers.
type roles struct {
	question int // asks who answers; -1 for none
	present  int // asks who else is in the room; -1 for none
	noITLead []standIn
}

// standIn is asked instead of an IT lead whom the client does not have.
type standIn struct {
	who  string
	when answer.Condition
}

func (q *Questionnaire) readRoles(r *yamldoc.Report, f *rolesFile) {
	if f.Node == nil {
		q.roles = q.olderRoles()
		return
	}
	q.roles = roles{question: q.find(r, f.At("question"), f.Question, "asks", "nobody is known to answer")}
	if i := q.roles.question; i >= 0 && q.Schema.At(i).Type != answer.SingleChoice {
		r.Add(f.At("question"), "the question %q must be a single_choice, or it cannot say who answers", f.Question)
		q.roles.question = -1
	}
	if q.roles.present = -1; f.Present != "" {
		q.roles.present = q.find(r, f.At("present"), f.Present, "asks", "nobody else is known to be in the room")
	}
	if i := q.roles.present; i >= 0 && q.Schema.At(i).Type != answer.MultiChoice {
		r.Add(f.At("present"), "the question %q must be a multi_choice, or it cannot say who is in the room", f.Present)
		q.roles.present = -1
	}
	for _, s := range f.NoITLead {
		q.roles.noITLead = append(q.roles.noITLead, standIn{s.Who, q.Schema.ReadWhen(r, s.When, answer.Answers)})
	}
}

// Respondent returns who answers, as far as it is said: an option of the question
// that asks for it, "" for nobody.
func (q *Questionnaire) Respondent(v answer.View) string {
	if q.roles.question < 0 {
		return ""
	}
	return v.OptionID(q.Schema.At(q.roles.question).ID)
}

// Roles returns the question that asks who answers, -1 for none.
func (q *Questionnaire) Roles() int { return q.roles.question }

// MayAsk reports whether a question may be put to a person: never one that is
// about that person, and to somebody who answers alone never a private one.
func (q *Questionnaire) MayAsk(i int, person string, alone bool) bool {
	w := &q.Questions[i]
	return (w.About == "" || w.About != person) && (!alone || !w.Private())
}

// For reports whether the option is offered to a person who answers alone: one about that
// person is not.
func (o *Option) For(person string) bool { return o.About == "" || o.About != person }

// MayAskIn reports whether a question may be put to those who are in the room: it is
// about none of them.
func (q *Questionnaire) MayAskIn(i int, room answer.View) bool {
	if !q.MayAsk(i, q.Respondent(room), false) {
		return false
	}
	about := q.Questions[i].About
	return about == "" || q.roles.present < 0 || !room.Is(q.Schema.At(q.roles.present).ID, about)
}

// Who returns the person to whom an open question is best put: who can usually
// answer it, where that person is there and the question is not about that
// person.
func (q *Questionnaire) Who(i int, v answer.View, noITLead bool) string {
	w := &q.Questions[i]
	who := w.Who
	if who == ITLead && noITLead {
		who = Owner
		for k := range q.roles.noITLead {
			if s := &q.roles.noITLead[k]; s.when.Eval(v) == answer.True {
				who = s.who
				break
			}
		}
	}
	switch {
	case q.MayAsk(i, who, false):
		return who
	case who == Owner:
		return ITLead
	}
	return Owner
}

// RoleName is how somebody who answers signs, by the id of the role, "" where it names
// nobody.
func RoleName(id string) string {
	switch id {
	case Owner:
		return OwnerAlone.Person()
	case ITLead:
		return ITLeadAlone.Person()
	case OfficeManager:
		return "office manager"
	}
	return ""
}
