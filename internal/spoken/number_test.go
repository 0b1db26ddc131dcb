package spoken

import (
	"fmt"
	"strings"
	"testing"
)

// said writes what was made of a text: 80, 80..100, ~80 for an estimate, "words" for
// what was kept; a question back as ?80|100; an error as !.
func said(h Heard, err error) string {
	one := func(r Reading) string {
		s := written(r.Low)
		if r.High != r.Low {
			s += ".." + written(r.High)
		}
		if r.Estimated {
			s = "~" + s
		}
		if r.Words != "" {
			s += " w"
		}
		return s
	}
	switch {
	case err != nil:
		return "!"
	case h.Ask == "":
		return one(h.Reading)
	}
	var list []string
	for _, c := range h.Choices {
		list = append(list, one(c))
	}
	return "?" + strings.Join(list, "|")
}

var (
	people = Numbers{Max: 1_000_000_00, Things: []string{"people", "users", "employees", "staff", "headcount"}}
	posts  = Numbers{Max: 500_00, Decimals: 1, Things: []string{"FTE", "people"}}
	money  = Numbers{Max: 1_000_000_000_00, Decimals: 2, Currency: "USD", Per: "month"}
	euros  = Numbers{Max: 1_000_000_000_00, Decimals: 2, Currency: "EUR", Per: "month"}
)

// What people say or type where a number is asked for.
func TestNumbersAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	for _, group := range []struct {
		n    Numbers
		rows map[string]string
	}{
		{people, map[string]string{
			"80": "80", "about 80": "~80", "ca. 80": "~80", "~85": "~85", "80 to 100": "80..100", "80-100": "80..100", "80–100": "80..100", "80 — 100": "80..100", "1,200": "1,200",
			"about 80, maybe 100": "~80..100", "about 80 maybe 100": "~80..100", "80 maybe 100": "~80..100", "80ish": "~80", "80-ish": "~80", "80 ish": "~80", "80 or so": "~80",
			"between 80 and 100": "80..100", "Between 80 and 100 people": "80..100", "somewhere between 80 and 100": "80..100", "from 80 to 100": "80..100", "80..100": "80..100", "80…100": "80..100",
			"80/100": "80..100", "80+": "~80 w", "over 80": "~80 w", "max 100": "~100 w", "up to 100": "~100 w", "no more than 100": "~100 w", "at least 80": "~80 w", "80 or more": "~80 w", "under 100": "~100 w", ">80": "~80 w", "<= 80": "~80 w",
			"1 200": "1,200", "1\u00a0200": "1,200", "1'200": "1,200", "1’200": "1,200", "1_200": "1,200", "12 345 678": "!", "1k": "1,000", "1.5k": "1,500", "2 k": "2,000", "1.2345k": "!", "1,5k": "1,500",
			"80 people": "80", "80 Users": "80", "80 employees": "80", "80?": "~80", "80 ?": "~80", "about 80?": "~80", "€1200": "?1,200 w", "$80": "?80 w", "1.200,50": "!", "1,200.00": "1,200",
			"none": "?0", "no": "?0", "nobody": "?0", "None.": "?0", "no people": "?0", "no idea": "!", "nothing": "?0", "zero": "0", "zero people": "0", "0": "0", "00": "0",
			"two": "2", "Two people": "2", "a dozen": "12", "two dozen": "24", "half a dozen": "6", "twenty-five": "25", "twenty five": "25", "eighty": "80", "a hundred": "100", "one hundred and fifty": "150",
			"two thousand": "2,000", "two thousand five hundred": "2,500", "eighty to a hundred": "80..100", "two or three": "2..3", "a couple": "2", "a dozen or so": "~12", "3 dozen": "36",
			"1.000": "?1,000|1", "2.000": "?2,000|2", "12.345": "12,345", "1.200.000": "!", "100.000": "?100,000|100", "1.000-2.000": "?1,000..2,000|1..2", "0.5": "!", "0,5": "!", "half": "!", "half of them": "!", "80,5": "!",
			"80 100": "?80,100|80..100", "10 300": "10,300", "80,100": "80,100", "80, 100": "80..100", "80 and 100": "?80..100|180", "80 or 100": "80..100", "80 plus 12": "?92", "80 + 12": "?92", "80 minus 5": "!",
			"100 to 80": "?80..100", "100-80": "?80..100", "80 to 80": "80", "80-": "!", "-80": "!", "80..": "!", "..80": "!", "80 to": "!", "minus 80": "!",
			"80 no 90": "?90 w|80..90 w", "80, sorry, 90": "?90 w|80..90 w", "80, I mean 90": "?90 w|80..90 w", "80 of 100": "?80|100", "80 out of 120": "?80|120",
			"80 computers": "?80 w", "80 with the interns": "?80 w", "80 100 120": "!", "80 people 60 computers": "!", "80%": "!", "not 80": "!", "80 percent": "!",
			"some": "!", "a few": "!", "several": "!", "many": "!", "lots of people": "!", "": "!", "x": "!", "eighty-ish": "~80", "roughly 80": "~80", "I guess 80": "~80", "say 80": "~80", "80 I think": "80", "we have 80": "80", "it's 80": "80",
			"80.": "80", "80!": "80", "(80)": "80", "80 in total": "80", "not sure, maybe 80": "~80", "80 not sure": "~80", "don't know, about 80": "~80", "80, but I'm not sure": "?~80 w", "approx 80": "~80", "approx. 80": "~80",
			"more than 80": "~80 w", "less than 100": "~100 w", "about 80-100": "~80..100", "~80-100": "~80..100", "80-100ish": "~80..100", "80 to maybe 100": "80..100", "80 if not 100": "80..100", "80 up to 100": "80..100", "80 max 100": "80..100",
			"1,000-1,500": "1,000..1,500", "80 bis 100": "!", "99999999999999999999": "!", "1000001": "!", "80.5": "!", "80.0": "80", "+80": "~80 w", "80 +/- 5": "?~75..85", "5-10k": "?5,000..10,000|5..10,000", "1k-2k": "1,000..2,000", "80 to 1k": "80..1,000",
			"twelve hundred": "1,200", "a hundred and twenty": "120", "one": "1", "a": "!", "80 or fewer": "~80 w", "close to 80": "?80 w", "ten to twelve": "10..12", "around eighty": "~80", "nearly 100": "~100",
		}},
		{posts, map[string]string{
			"0.5": "0.5", "0,5": "0.5", ".5": "0.5", "half": "0.5", "a half": "0.5", "one and a half": "1.5", "1 and a half": "1.5", "1½": "1.5", "½": "0.5", "two and a half": "2.5", "1/2": "?0.5|1..2", "1.500": "1.5", "1.5 FTE": "1.5",
			"a quarter": "!", "0.25": "!", "1,5": "1.5", "1.5-2": "1.5..2", "0.5 to 1": "0.5..1", "two": "2", "1 or 2": "1..2", "one to two people": "1..2", "a couple": "2", "none": "?0", "two people and a half": "?0.5..2|2.5", "half a person": "!", "1 1/2": "!", "0,500": "0.5",
		}},
		{money, map[string]string{
			"$1200": "1,200", "1200 $": "1,200", "USD 1200": "1,200", "1200 dollars": "1,200", "$1,200.50": "1,200.5", "1.200,50": "1,200.5", "1.200": "?1,200|1.2", "1,200": "1,200", "12.5": "12.5", "€1200": "?1,200 w", "1200 eur": "?1,200 w", "1.5k": "1,500", "$4k": "4,000", "2 grand": "2,000",
			"1200 a month": "1,200", "1200/month": "1,200", "1200 per month": "1,200", "14400 a year": "?1,200 w", "$12k per year": "?1,000 w", "300 a week": "!", "3000 quarterly": "?1,000 w", "4-5k": "?4,000..5,000|4..5,000", "$4k-$5k": "4,000..5,000", "about $4,000": "~4,000", "1.2 million": "1,200,000", "80%": "!", "1'200.50": "1,200.5",
		}},
		{euros, map[string]string{"€1200": "1,200", "1200 €": "1,200", "$1200": "?1,200 w", "£ 80 - £ 100": "?80..100 w", "1.200,50 €": "1,200.5", "€ 1.200": "?1,200|1.2", "€": "!"}},
	} {
		for in, want := range group.rows {
			h, err := group.n.Read(in)
			if got := said(h, err); got != want {
				t.Errorf("%q is %s (%s %v), want %s", in, got, h.Ask, err, want)
			}
		}
	}
}

// Whatever is typed, what comes out is within the bounds, and what is asked about can
// be chosen.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"about 80 maybe 100", "1.200,50", "80 100", "a dozen or so", "two hundred and fifty k", "½½", "9999999999999 million million", "80 +/- 5", "1/0", "..", "$ € 1", "0000001000001 million00000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range []Numbers{people, posts, money} {
			h, err := n.Read(text)
			if err != nil {
				if h.Ask != "" || err.Error() == "" {
					t.Errorf("%q: %+v, %v", text, h, err)
				}
				continue
			}
			list := h.Choices
			if h.Ask == "" {
				list = []Reading{h.Reading}
			}
			if len(list) == 0 {
				t.Errorf("%q: nothing to choose: %+v", text, h)
			}
			for _, r := range list {
				if r.Low < n.Min || r.High > n.Max || r.Low > r.High {
					t.Errorf("%q: %+v is out of bounds", text, r)
				}
				if again := fmt.Sprintf("%d", r.Low/100); r.Low == r.High && r.Low%100 == 0 {
					if back, err := n.Read(again); err != nil || back.Low != r.Low {
						t.Errorf("%s is read as %+v, %v", again, back, err)
					}
				}
			}
		}
	})
}
