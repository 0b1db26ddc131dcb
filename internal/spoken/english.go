package spoken

// effect is what a phrase around a number says about it.
type effect uint8

// The effects of phrases.
const (
	unheard  effect = iota // nothing is known of it
	filler                 // says nothing
	roughly                // the number is an estimate
	atLeast                // the number is the lower end of something
	atMost                 // the number is the upper end of something
	through                // between two numbers: from the one to the other
	between                // before two numbers: their "and" means from the one to the other
	together               // between two numbers: perhaps both of them added
	added                  // between two numbers: both of them added
	rather                 // between two numbers: the first was a slip
	partOf                 // between two numbers: the one is a part of the other
	share                  // a part in hundred
	refused                // turns the number into something else
)

// phrases are the phrases around numbers, at most mostWords words each.
func phrases() map[string]effect {
	table := map[string]effect{}
	for e, list := range map[effect][]string{
		filler: {
			",", ".", "!", ":", "(", ")", "=", "\"", "'", "well", "so", "i think", "we have", "we are", "we're", "there are", "there is", "there's",
			"in total", "in all", "total", "altogether", "the", "of us", "of them", "exactly", "precisely", "it's", "it is", "that's", "that is",
			"yes", "yeah", "ok", "okay", "hm", "hmm", "um", "uh", "er", "right now", "now", "at the moment", "currently", "today", "i guess it is",
		},
		roughly: {
			"~", "?", "≈", "about", "around", "approx", "approx.", "approximately", "roughly", "circa", "ca", "ca.", "c.", "some", "maybe", "perhaps", "probably", "possibly",
			"or so", "ish", "- ish", "more or less", "give or take", "say", "let's say", "guess", "i guess", "my guess", "i'd say", "i would say", "i believe", "an estimate",
			"estimate", "estimated", "in the region of", "something like", "like", "nearly", "almost", "or thereabouts", "plus minus", "plus or minus", "+/-", "+-", "±", "could be", "might be",
		},
		atLeast: {
			"+", ">", ">=", "≥", "over", "more than", "above", "at least", "min", "min.", "minimum", "upwards of", "or more", "and up", "and more", "plus", "not less than", "no less than", "no fewer than", "from", "well over", "just over", "a bit over",
		},
		atMost: {
			"<", "<=", "≤", "under", "below", "less than", "fewer than", "at most", "max", "max.", "maximum", "up to", "no more than", "not more than", "or less", "or fewer", "tops", "at the most", "just under", "a bit under",
		},
		through:  {"to", "-", "..", "/", "or", "or maybe", "or perhaps", "up to", "till", "until", "through", "if not", "and maybe", "and perhaps", "to maybe", ",", "max", "at most"},
		between:  {"between", "somewhere between", "anywhere between", "from", "anywhere from"},
		together: {"and"},
		added:    {"plus", "+", "and another", "and then"},
		rather:   {"no", "sorry", "rather", "actually", "i mean", "or rather", "no wait", "wait", "correction", "make that", "better", "no sorry", "no actually", "sorry no"},
		partOf:   {"of", "out of", "among", "including", "of which", "of these"},
		share:    {"%", "percent", "per cent"},
		refused:  {"not", "minus", "without", "except", "never", "half of", "a quarter of", "times", "x", "*"},
	} {
		for _, phrase := range list {
			table[at(e, phrase)] = e
		}
	}
	return table
}

// mostWords is how many words a phrase around a number has at the most.
const mostWords = 4

// at is the key of a phrase: some phrases mean one thing between two numbers and
// another one beside a single number.
func at(e effect, phrase string) string {
	switch e {
	case through, together, added, rather, partOf:
		return inMiddle + phrase
	case between:
		return beforeTwo + phrase
	case unheard, filler, roughly, atLeast, atMost, share, refused:
	}
	return phrase
}

// The marks of phrases that only count in one place.
const (
	inMiddle  = "< >"
	beforeTwo = "> <"
)

// numberWords are the words that are numbers, in thousandths.
func numberWords() map[string]int64 {
	table := map[string]int64{"half": half, "quarter": 250, "quarters": 250, "couple": 2 * one, "pair": 2 * one}
	for n, word := range []string{
		"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	} {
		table[word] = int64(n) * one
	}
	for n, word := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		table[word] = int64(n+2) * 10 * one
	}
	return table
}

// multipliers are the words that multiply the number before them.
func multipliers() map[string]int64 {
	return map[string]int64{
		"dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1000, "k": 1000, "grand": 1000, "million": 1_000_000, "mio": 1_000_000,
	}
}

// noneWords say that there is none of what is counted.
func noneWords() []string {
	return []string{
		"none", "no", "nobody", "no one", "noone", "nothing", "nil", "nope", "null", "not any", "we have none", "there are none", "we don't have any", "don't have any",
		"none at all", "not a single one", "no one at all", "none of them", "never", "not one",
	}
}

// vagueWords say that there are some and not how many.
func vagueWords() []string {
	return []string{"some", "few", "a few", "several", "many", "lots", "a lot", "plenty", "enough", "various", "dozens", "hundreds"}
}

// periods are the words for how long an amount is for.
func periods() map[string]string {
	table := map[string]string{}
	for period, words := range map[string][]string{
		"hour": {"an hour", "per hour", "/ hour", "hourly", "/ h", "each hour", "every hour"}, "day": {"a day", "per day", "daily", "/ day", "each day", "every day"},
		"week": {"a week", "per week", "weekly", "/ week", "each week", "every week"}, "month": {"a month", "per month", "monthly", "/ month", "/ mo", "each month", "every month", "p.m.", "pm"},
		"quarter": {"a quarter", "per quarter", "quarterly", "/ quarter", "each quarter", "every quarter"},
		"year":    {"a year", "per year", "yearly", "annually", "/ year", "/ yr", "per annum", "p.a.", "pa", "each year", "every year", "a year in total"},
	} {
		for _, w := range words {
			table[w] = period
		}
	}
	return table
}

// unsureWords are the ways to say that one does not know.
func unsureWords() []string {
	return []string{
		"unknown", "unsure", "not sure", "not certain", "don't know", "dont know", "do not know", "no idea", "no clue", "not known", "uncertain",
		"i don't know", "i dont know", "i do not know", "i'm not sure", "im not sure", "i am not sure", "we don't know", "we are not sure", "we're not sure",
		"idk", "dunno", "can't say", "cannot say", "hard to say", "couldn't say", "could not say", "not sure yet", "don't know yet", "no answer", "unclear", "tbd", "who knows", "n/k", "haven't a clue",
	}
}
