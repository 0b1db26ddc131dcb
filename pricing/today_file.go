package pricing

import (
	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/yamldoc"
)

// todayFile is what is paid to others today and what is said of it.
type todayFile struct {
	yamldoc.Place

	todayTexts
	Parts  []spendPartFile `yaml:"parts,opt,empty" key:"id" item:"a part of today's spend" doc:"What the client pays others today, by what it is for. With the whole and all parts but one the last follows; while more are open today's spend is compared with nothing."`
	Items  []todayItemFile `yaml:"items,opt,empty" key:"id" item:"something that is not there now" doc:"Things that the fee holds, and the answers by which a client does not have them."`
	Source string          `yaml:"source" doc:"Where the sentences and the rules come from, or Ours."`
}

// todayTexts are the sentences about today's spend.
type todayTexts struct {
	Text        string         `yaml:"text" holds:"today,currency" doc:"What is paid today. {today} is the sum a month; the sentence must claim no saving, because the fee and the sum do not hold the same things."`
	Offer       string         `yaml:"offer,opt,empty" holds:"today,currency" doc:"What is said instead of text in an offer. Left out, text is."`
	Adviser     string         `yaml:"adviser,opt,empty" holds:"today,currency" doc:"The same as somebody says it who advises the client and does not sell the service (voice of provider.yaml). Left out, text is said."`
	Ends        string         `yaml:"ends,opt,empty" holds:"ends,continues,currency" doc:"What of it ends and what goes on, where both are known."`
	AllEnds     string         `yaml:"all_ends,opt,empty" holds:"ends,currency" doc:"The same where all of it ends."`
	NothingEnds string         `yaml:"nothing_ends,opt,empty" doc:"The same where none of it does."`
	Overlap     string         `yaml:"overlap,opt,empty" holds:"months,term" doc:"That what ends is paid beside the fee until it does. {months} is in how many months the last of it has ended."`
	OverlapOne  string         `yaml:"overlap_one,opt,empty" doc:"The same for one month."`
	OverlapTerm string         `yaml:"overlap_term,opt,empty" holds:"term" doc:"The same where it does not end within the term of {term} months."`
	More        string         `yaml:"more,opt,empty" holds:"monthly,total,term,currency" doc:"That the recommended model costs more than today, where both hold the same things. {total} is how much over {term} months, {monthly} on average a month."`
	Alike       string         `yaml:"alike,opt,empty" holds:"term" doc:"That the two come to about the same, as far as can be said."`
	AlikeWithin yamldoc.Number `yaml:"alike_percent,opt" range:"0..100" doc:"Up to how many percent of what going on as today costs the two are about the same."`
	Unsure      string         `yaml:"unsure,opt,empty" holds:"term" doc:"That it is open which of the two costs less. Left out, alike is said."`
	OverlapLong string         `yaml:"overlap_long,opt,empty" doc:"What is said behind overlap where it is long."`
	Long        int            `yaml:"long_overlap,opt" range:"0..120" doc:"From how many months on an overlap is long. 0 or left out: none is."`
	Less        string         `yaml:"less,opt,empty" holds:"from,monthly,total,term,currency" doc:"That the recommended model costs less, where that holds in every case. {from} is the first month behind the end of what ends, {monthly} what it is in that month, {total} over the term."`
	Above       string         `yaml:"parts_above,opt" holds:"parts,today,currency" default:"What was named of today's spend, {parts} {currency} a month, is more than the {today} of which it is a part." doc:"What is said where the parts are more than the whole, so that none of it is used."`
	Below       string         `yaml:"parts_below,opt" holds:"parts,today,currency" default:"What was named of today's spend, {parts} {currency} a month, is less than the whole of {today}." doc:"What is said where all parts were named and are less than the whole."`
	Buys        string         `yaml:"buys,opt,empty" holds:"list" doc:"What the fee buys that is not there now. {list} are the items that count."`
}

// spendPartFile is one part of what is paid to others today.
type spendPartFile struct {
	yamldoc.Place

	ID             string          `yaml:"id" doc:"The name of the part."`
	Label          string          `yaml:"label" doc:"What it is called in the total cost."`
	Question       string          `yaml:"question" ref:"question" doc:"The question that says how much of today's spend it is, a month."`
	Ends           []spendRuleFile `yaml:"ends,opt,empty" item:"a rule" doc:"When it ends under a split. One rule that counts is enough."`
	GoesOn         []spendRuleFile `yaml:"goes_on,opt,empty" item:"a rule" doc:"When all of it goes on, where no rule of ends counts."`
	EndsQuestion   string          `yaml:"ends_question,opt" ref:"question" doc:"The question that says how much of it ends where no rule counts. Without an answer it is not known, and today's spend is compared with nothing."`
	EndsOwn        bool            `yaml:"ends_in_house,opt" default:"false" doc:"true where it ends under a team of one's own that does everything."`
	Tools          bool            `yaml:"tools,opt" default:"false" doc:"true for tools such as in_house counts under tools_per_user_month, so that they are not counted twice."`
	MonthsQuestion string          `yaml:"months_question,opt" ref:"question" doc:"The question that says in how many months it can end."`
	Months         []monthsFile    `yaml:"months,opt,empty" item:"a band" doc:"In how many months it ends while that is open. The first band that counts holds; where none does it is not known."`
}

// spendRuleFile decides about a part of today's spend.
type spendRuleFile struct {
	yamldoc.Place

	answer.Exception
	All map[terms.Tower][]terms.Side `yaml:"every,opt,empty" doc:"Which sides each of these towers must have, such as {security_operations: [provider, shared]}. Left out, the rule is for every split."`
}

// monthsFile is in how many months a part of today's spend ends.
type monthsFile struct {
	yamldoc.Place

	answer.Exception
	Low     int `yaml:"low" range:"0..600" doc:"The fewest months."`
	Typical int `yaml:"typical" range:"0..600" doc:"The most likely number of months."`
	High    int `yaml:"high" range:"0..600" doc:"The most months."`
}
