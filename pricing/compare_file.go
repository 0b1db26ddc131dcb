package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// comparisonFile is the comparison over a term.
type comparisonFile struct {
	Months         int                  `yaml:"months" range:"1..120" doc:"The term over which costs are compared, in months, unless the engagement says another."`
	Source         string               `yaml:"source" doc:"Where the term and the rule come from, or Ours."`
	PayrollStays   answer.When          `yaml:"payroll_stays" doc:"When the client's own IT people stay under fully managed IT, so that their pay stays in its sum."`
	Labels         comparisonLabelsFile `yaml:"labels" doc:"What the options and their parts are called."`
	PayrollAssumed string               `yaml:"payroll_assumed" holds:"low,typical,high,currency" doc:"What is said where the pay of the client's IT people is worked out from wage and load_percent. {low}, {typical} and {high} are the cost of one person a year, {currency} is the currency."`
	WithoutPay     string               `yaml:"without_pay,opt,empty" doc:"What is said of a sum that lacks the pay of IT people, because it was not answered and the card has no wages. Left out, nothing is said."`
}

// comparisonLabelsFile are the words of the comparison.
type comparisonLabelsFile struct {
	InHouse      string `yaml:"in_house" doc:"The option of a team of one's own that does everything."`
	Today        string `yaml:"today" doc:"The option of going on as today."`
	Fee          string `yaml:"fee" doc:"The provider's monthly fee over the term."`
	OneTime      string `yaml:"one_time" doc:"Costs that come once, such as onboarding."`
	Payroll      string `yaml:"payroll" doc:"The pay of the IT people that the client has."`
	Hire         string `yaml:"hire" doc:"The people without whose hire a model is not possible."`
	Posts        string `yaml:"posts" doc:"More IT people that an option lives from."`
	Recruiting   string `yaml:"recruiting" doc:"The cost of finding people."`
	Training     string `yaml:"training" doc:"The cost of training them."`
	Tools        string `yaml:"tools" doc:"The cost of tools and licenses for IT."`
	Outside      string `yaml:"outside" doc:"What the client pays other companies for IT today."`
	FullyManaged string `yaml:"fully_managed,opt,empty" doc:"Fully managed IT as an option of the comparison. Left out, it is called as everywhere."`
	CoManaged    string `yaml:"co_managed,opt,empty" doc:"Co-managed IT, likewise."`
	Hybrid       string `yaml:"hybrid,opt,empty" doc:"Hybrid IT, likewise."`
}

// byID returns the words by what they are for.
func (f *comparisonLabelsFile) byID() map[string]string {
	return map[string]string{
		InHouse: f.InHouse, Today: f.Today, "fee": f.Fee, "one_time": f.OneTime, "payroll": f.Payroll,
		"hire": f.Hire, "posts": f.Posts, "recruiting": f.Recruiting, "training": f.Training,
		"tools": f.Tools, "outside": f.Outside,
		terms.FullyManaged.String(): f.FullyManaged, terms.CoManaged.String(): f.CoManaged, terms.Hybrid.String(): f.Hybrid,
	}
}

// inHouseFile is a team of one's own.
type inHouseFile struct {
	yamldoc.Place

	Wage           yearlyFigures `yaml:"wage,opt" doc:"The yearly wage of one IT person."`
	LoadPercent    loadFigures   `yaml:"load_percent,opt" doc:"What benefits and employer taxes add to the wage, in percent of it."`
	UsersPerPost   postFigures   `yaml:"users_per_post,opt" doc:"How many people one IT person serves. The low figure is the least; with fewer people for each post the team is larger."`
	Recruiting     yearlyFigures `yaml:"recruiting_per_hire,opt" doc:"What it costs to find one IT person."`
	YearsInPost    int64         `yaml:"years_in_post,opt" range:"1..50" doc:"For how many years one person stays in a post, on average."`
	YearsSource    string        `yaml:"years_source,opt" doc:"Where years_in_post comes from, or Ours."`
	Training       yearlyFigures `yaml:"training_per_post_year,opt" doc:"What training costs for one post and one year."`
	Tools          toolFigures   `yaml:"tools_per_user_month,opt" doc:"What tools and licenses for IT cost for one user and one month."`
	Seat           seatFigures   `yaml:"posts_per_24x7_seat,opt" doc:"How many full-time posts it takes to have one person on duty day and night."`
	AroundTheClock string        `yaml:"around_the_clock,opt" holds:"low,typical,high" doc:"What is said of such a team where the client needs help day and night. {low}, {typical} and {high} are the figures of posts_per_24x7_seat."`
}
