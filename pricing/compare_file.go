package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// comparisonFile is the comparison over a term.
type comparisonFile struct {
	Months         int                  `yaml:"months" range:"1..120" doc:"The term over which costs are compared, in months, unless the engagement says another."`
	Source         string               `yaml:"source" doc:"Where the term and the rules come from, or Ours."`
	PayrollStays   answer.When          `yaml:"payroll_stays" doc:"When the client's own IT people stay, so that their pay is the same with a provider and without one. Where they do not, today's spend is compared with nothing, because pay is in no sum."`
	Growth         []growthFile         `yaml:"growth,opt,empty" key:"id" item:"a rule of growth" doc:"How the number of people moves, and with it all that grows with people."`
	Increase       increaseFile         `yaml:"increase,opt" doc:"By how much prices rise each year, from the second year on. Left out, they stay."`
	Labels         comparisonLabelsFile `yaml:"labels" doc:"What the options and their parts are called."`
	PayrollAssumed string               `yaml:"payroll_assumed" holds:"low,typical,high,currency" doc:"What is said where a new IT person is counted at wage and load_percent. {low}, {typical} and {high} are the cost of one person a year, {currency} is the currency."`
	WithoutPay     string               `yaml:"without_pay,opt,empty" doc:"What is said of a sum that lacks the pay of people who would have to be hired, because the card has no wages. Left out, nothing is said."`
	comparisonTexts
}

// comparisonTexts are the sentences beside the sums.
type comparisonTexts struct {
	Pay            string `yaml:"pay_said,opt,empty" doc:"That the pay of the people who are there is in no sum. It is said where there are some, or may be."`
	IncreaseSaid   string `yaml:"increase_said,opt,empty" holds:"fee,suppliers" doc:"By how much prices rise each year. {fee} and {suppliers} are the percentages of the fee and of what others are paid."`
	FeeRisesSaid   string `yaml:"fee_rises_said,opt,empty" holds:"fee" doc:"The same where no sum holds what others are paid. {fee} is the percentage."`
	FeeStaysSaid   string `yaml:"fee_stays_said,opt,empty" doc:"The same where the fee does not rise."`
	OthersRiseSaid string `yaml:"others_rise_said,opt,empty" holds:"suppliers" doc:"By how much others charge more each year, where the fee does not rise. {suppliers} is the percentage."`
	Resale         string `yaml:"resale_said,opt,empty" doc:"What is said where a quote sells something on and today's spend is compared, because the same may be in both."`
	GrowthSaid     string `yaml:"growth_said,opt,empty" holds:"low,typical,high" doc:"How the number of people moves. The three are percentages in two years."`
	ShrinkSaid     string `yaml:"shrink_said,opt,empty" holds:"low,typical,high" doc:"The same where there will be fewer; the percentages are then those of the fall."`
	GrowthNone     string `yaml:"growth_none_said,opt,empty" doc:"The same where the number of people stays."`
	GrowthOpen     string `yaml:"growth_open_said,opt,empty" doc:"The same where that was not answered."`
	PayDiffers     string `yaml:"pay_differs_said,opt" default:"This is not compared with what you pay today, because the number of your own IT people would change, and their pay is in no sum here." doc:"What is said where today's spend is not compared because the client's own people do not stay."`
	NoPrice        string `yaml:"no_price_said,opt" default:"This is not compared with what you pay today, because part of the price is still to be quoted." doc:"What is said where it is not compared because something has no price."`
	NotCompared    string `yaml:"not_compared_said,opt" holds:"topics" default:"This is not compared with what you pay today yet. For that we still need to know: {topics}." doc:"What is said where it is not compared because something was not answered. {topics} are the topics of the questions."`
	Missing        string `yaml:"missing_said,opt" holds:"topic" default:"{topic}: not known yet, and needed to compare with today." doc:"The same of one question, in machine output."`
	AskIt          string `yaml:"ask_said,opt" holds:"topic" default:"Ask for this, so that today's spend can be set beside the fee: {topic}." doc:"The same for the provider, among what to look at before the price is sent."`
}

// growthFile is how the number of people moves.
type growthFile struct {
	yamldoc.Place

	ID string `yaml:"id" doc:"The name of the rule."`
	answer.Clauses
	Low     *yamldoc.Number `yaml:"low" range:"-100..1000" doc:"By how many percent the number of people moves in 24 months, at the least; then it stays."`
	Typical *yamldoc.Number `yaml:"typical" range:"-100..1000" doc:"The most likely percentage."`
	High    *yamldoc.Number `yaml:"high" range:"-100..1000" doc:"The highest percentage."`
}

// increaseFile is by how much prices rise each year.
type increaseFile struct {
	yamldoc.Place

	Fee       yamldoc.Number `yaml:"fee" range:"0..100" doc:"The fee, in percent a year."`
	Suppliers yamldoc.Number `yaml:"suppliers" range:"0..100" doc:"What is paid to others, in percent a year."`
	Pay       yamldoc.Number `yaml:"pay" range:"0..100" doc:"Pay of new people, in percent a year."`
	Source    string         `yaml:"source" doc:"Where the percentages come from, or Ours."`
}

// comparisonLabelsFile are the words of the comparison.
type comparisonLabelsFile struct {
	InHouse      string `yaml:"in_house" doc:"The option of a team of one's own that does everything."`
	Today        string `yaml:"today" doc:"The option of going on as today."`
	Proposal     string `yaml:"proposal,opt" default:"What we propose beside it" doc:"The option of what is proposed beside the recommended model."`
	OneMoreHire  string `yaml:"one_more_hire,opt" default:"As today, with one more IT person" doc:"The option of going on as today with one more person."`
	Fee          string `yaml:"fee" doc:"The provider's monthly fee over the term."`
	Resale       string `yaml:"resale,opt" default:"What is sold on beside it" doc:"What the quote sells on beside the service."`
	OneTime      string `yaml:"one_time" doc:"Costs that come once, such as onboarding."`
	Payroll      string `yaml:"payroll,opt,empty" doc:"Read and not used: pay of the people who are there is in no sum."`
	Hire         string `yaml:"hire" doc:"The people without whose hire a model is not possible."`
	OnePerson    string `yaml:"one_person,opt" default:"One more IT person" doc:"The one more person of one_more_hire."`
	Posts        string `yaml:"posts" doc:"More IT people that an option lives from."`
	PostsWhole   string `yaml:"posts_whole,opt" default:"IT people for the whole job" doc:"IT people of an option where everybody is counted, and not only who is missing."`
	Recruiting   string `yaml:"recruiting" doc:"The cost of finding people."`
	Training     string `yaml:"training" doc:"The cost of training them."`
	Tools        string `yaml:"tools" doc:"The cost of tools and licenses for IT."`
	Watch        string `yaml:"watch,opt" default:"A security watch, bought apart" doc:"The watch on attacks that a team of one's own has to buy."`
	Programs     string `yaml:"programs,opt" default:"Compliance programs, bought apart" doc:"The compliance programs that such a team has to buy."`
	Outside      string `yaml:"outside" doc:"What the client pays other companies for IT today."`
	Ends         string `yaml:"ends,opt" holds:"part" default:"{part}, until it ends" doc:"A part of today's spend until it ends. {part} is its label."`
	Continues    string `yaml:"continues,opt" holds:"part" default:"{part}, going on" doc:"A part of today's spend that goes on, likewise."`
	ContinuesAll string `yaml:"continues_all,opt" default:"What goes on of today's spend" doc:"All of it, where the parts are not known."`
	FullyManaged string `yaml:"fully_managed,opt,empty" doc:"Fully managed IT as an option of the comparison. Left out, it is called as everywhere."`
	CoManaged    string `yaml:"co_managed,opt,empty" doc:"Co-managed IT, likewise."`
	Hybrid       string `yaml:"hybrid,opt,empty" doc:"Hybrid IT, likewise."`
}

// byID returns the words by what they are for.
func (f *comparisonLabelsFile) byID() map[string]string {
	return map[string]string{
		InHouse: f.InHouse, Today: f.Today, Beside: f.Proposal, OneMoreHire: f.OneMoreHire, "fee": f.Fee, "resale": f.Resale, "one_time": f.OneTime,
		"hire": f.Hire, "one_person": f.OnePerson, "posts": f.Posts, "posts_whole": f.PostsWhole, "recruiting": f.Recruiting, "training": f.Training,
		"tools": f.Tools, "watch": f.Watch, "programs": f.Programs, "outside": f.Outside, "ends": f.Ends, "goes_on": f.Continues, "continues": f.ContinuesAll,
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
	Watch          toolFigures   `yaml:"watch_per_user_month,opt" doc:"What a watch on attacks costs for one user and one month where it is bought apart. Left out, there is none in the sum."`
	Named          answer.When   `yaml:"named_when,opt" doc:"When the client's answers name such a team as a way to go, so that the client is shown what it costs. Left out, only the provider is."`
	Work           workFile      `yaml:"work,opt" doc:"How many posts the work takes. Left out, it follows from the users alone."`
}

// workFile is how many posts the work takes.
type workFile struct {
	yamldoc.Place

	LeastPeople  int64                     `yaml:"least_people" range:"0..1000000" doc:"With fewer users a team that does everything is compared with nothing, and no fee with the cost of a person."`
	Classes      map[string]yamldoc.Number `yaml:"classes" doc:"As how many users one unit of a class counts for a team, by the ids of the classes. A class that is not named makes no work."`
	Scale        []workScaleFile           `yaml:"scale,opt,empty" key:"from" item:"a step of scale" doc:"What a large organization saves: users from a number on count at a percentage."`
	SitesPerPost yamldoc.Number            `yaml:"sites_per_post,opt" range:"0..1000000" doc:"How many locations beyond the first take a post of their own. 0 or left out: none does."`
	Requests     postFigures               `yaml:"requests_per_post,opt" doc:"How many requests a month one person answers; the low figure is the most posts. Left out, requests are not counted."`
	Least        []postsRuleFile           `yaml:"least,opt,empty" key:"id" item:"a rule of posts" doc:"The least posts for what the client wants, such as help day and night."`
	Shifts       []postsRuleFile           `yaml:"shifts,opt,empty" key:"id" item:"a rule of posts" doc:"Posts beside those of the work by day, such as for nights."`
	More         []postsRuleFile           `yaml:"more,opt,empty" key:"id" item:"a rule of posts" doc:"Posts beside the people who are there, where they are too few."`
	HandedOver   []handedFile              `yaml:"handed_over,opt,empty" key:"id" item:"a rule of what is handed over" doc:"How much of the work of the parts that a provider would take needs people beside those who are there; the first rule that counts. Left out, none of it does."`
	GoesWhen     answer.When               `yaml:"goes_when,opt" doc:"When the people who are there go, so that everybody whom the work takes is counted. Likewise where a provider would run all of IT."`
	Lacks        string                    `yaml:"lacks" doc:"One sentence on what such a team does not have. Where a rule of least counts, around_the_clock is said instead."`
	LacksLonger  string                    `yaml:"lacks_longer,opt,empty" doc:"The same where a rule of shifts counts and none of least. Left out, lacks is said."`
	OneMore      string                    `yaml:"one_more,opt,empty" doc:"What one more person beside those who are there does not bring."`
	Whole        string                    `yaml:"whole,opt,empty" doc:"What is said where everybody is counted whom the work takes, and not only who is missing."`
	Cheaper      string                    `yaml:"cheaper,opt,empty" doc:"What is said where such a team comes to less than the recommended model: why, and why it is not the same."`
	Source       string                    `yaml:"source" doc:"Where the figures come from, or Ours."`
}

// handedFile is how much of what a provider would take needs people who are not there.
type handedFile struct {
	yamldoc.Place

	ID string `yaml:"id" doc:"The name of the rule."`
	answer.Exception
	Provider yamldoc.Number `yaml:"provider" range:"0..100" doc:"Of the work of a part that is with the provider, in percent."`
	Shared   yamldoc.Number `yaml:"shared" range:"0..100" doc:"Of the work of a part that is shared."`
}

type workScaleFile struct {
	yamldoc.Place

	From    int64          `yaml:"from" range:"2..10000000" doc:"The first user of the step."`
	Percent yamldoc.Number `yaml:"percent" range:"0..100" doc:"What a user of the step counts, in percent of one of the first."`
}

type postsRuleFile struct {
	yamldoc.Place

	ID string `yaml:"id" doc:"The name of the rule."`
	answer.Clauses
	Low     *yamldoc.Number `yaml:"low" range:"0..1000" doc:"The fewest posts."`
	Typical *yamldoc.Number `yaml:"typical" range:"0..1000" doc:"The usual number of posts."`
	High    *yamldoc.Number `yaml:"high" range:"0..1000" doc:"The most posts."`
}
