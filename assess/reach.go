package assess

import (
	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Reach says how far from the given answers a change may be that is named as what
// would make it another model: a change that nobody expects teaches nothing.
type Reach struct {
	Limited   bool  // false by a matrix that says nothing: every other answer is within reach
	CountUpTo int64 // up to so many people of the client, in hundredths, ...
	CountStep int64 // ... there may be so many more or less, in hundredths
	Share     int64 // other numbers move by at most so many percent

	giveUp answer.Condition
}

// GivingUp reports whether a client thinks of giving up its own people or every
// part of its IT, so that this may be named to it.
func (r *Reach) GivingUp(v answer.View) bool {
	return !r.Limited || r.giveUp.Eval(v) == answer.True
}

// Number reports whether a number may turn out as another one, as far as that is a
// matter of their distance; head says that they count the client's own IT people.
func (r *Reach) Number(now, next int64, head bool) bool {
	away := max(next-now, now-next)
	if head && now <= r.CountUpTo {
		return away <= r.CountStep
	}
	return 100*away <= r.Share*max(now, -now)
}

// reachFile is what a matrix says about reach.
type reachFile struct {
	yamldoc.Place

	CountUpTo yamldoc.Number `yaml:"count_up_to" range:"0..1000" doc:"Up to how many IT people of the client their number moves by count_step, and above by share."`
	CountStep yamldoc.Number `yaml:"count_step" range:"0..1000" doc:"By how many IT people, more or less, the number may turn out otherwise."`
	Share     int64          `yaml:"share" range:"0..100" doc:"By how many percent other numbers may turn out otherwise. They also move no further than into the next range that the rules tell apart."`
	GiveUp    answer.When    `yaml:"give_up,opt" doc:"To whom a decision to give up the own IT people, or every part of IT, is named as what would change the model. Left out, to everybody."`
	Source    string         `yaml:"source" doc:"Where the numbers come from, or Ours. It is never shown to a client."`
}

func (m *Matrix) reach(r *yamldoc.Report, f *reachFile) Reach {
	if f == nil {
		return Reach{}
	}
	return Reach{
		Limited: true, CountUpTo: int64(f.CountUpTo), CountStep: int64(f.CountStep), Share: f.Share,
		giveUp: m.schema.ReadWhen(r, f.GiveUp, answer.Answers),
	}
}
