package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"mspscope/internal/result"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// Who runs what, and who does what, in the document for whoever decides.

// units is an amount in whole units, for the length of a bar.
func units(d decimal.Decimal) int64 {
	whole, _, ok := d.Round(0).Int64(0)
	if !ok {
		return 0
	}
	return whole
}

// chartSides are the columns of the picture of a split, in the order of the sides.
func chartSides(r *result.Result) []string {
	return []string{words.Large(owner(r, terms.Provider)), words.Large(owner(r, terms.Shared)), words.Large(owner(r, terms.Client)), words.Large(owner(r, terms.ThirdParty))}
}

// whoRunsWhat is the split as a picture, with why where that is not the same for all.
func whoRunsWhat(r *result.Result) []Block {
	m := r.Model()
	if m == nil {
		return nil
	}
	p := r.Proposals.Of(*m)
	c := Chart{Kind: Sides, Title: r.Say("report_split.chart"), Names: chartSides(r)}
	order := []terms.Side{terms.Provider, terms.Shared, terms.Client, terms.ThirdParty}
	var by [4][]string
	for _, t := range terms.Towers() {
		at := slices.Index(order, p.Split[t])
		if at < 0 {
			continue
		}
		by[at] = append(by[at], r.Words.Towers.Small(t))
		c.Rows = append(c.Rows, ChartRow{Name: r.Words.Towers[t], Value: int64(at), Text: c.Names[at]})
	}
	if others := len(by[3]); others == 0 {
		c.Names = c.Names[:3]
	}
	var said []string
	for i, names := range by {
		if len(names) > 0 {
			said = append(said, r.Say("report_split.side", "side", c.Names[i], "parts", r.Language.List(names)))
		}
	}
	c.Alt = running(said...)
	if one := slices.IndexFunc(by[:], func(names []string) bool { return len(names) == len(c.Rows) }); one >= 0 {
		return some(Text(r.Say("report_split.every", "side", c.Names[one], "parts", r.Language.List(by[one]))), splitReasons(r, p))
	}
	return some(c, splitReasons(r, p))
}

// splitReasons say why parts are where they are; those with the same reason stand together,
// and the reason of most of them last.
func splitReasons(r *result.Result, p *result.Proposal) Block {
	var decided, order []string
	parts := map[string][]string{}
	for _, t := range terms.Towers() {
		because, ours := p.Because[t]
		if !ours {
			if because = p.Reasons[t]; because == "" {
				decided = append(decided, r.Words.Towers.Small(t))
				continue
			}
		}
		if len(parts[because]) == 0 {
			order = append(order, because)
		}
		parts[because] = append(parts[because], r.Words.Towers.Small(t))
	}
	var all []string
	last := ""
	for _, because := range order {
		if len(parts[because]) > mostNamed && last == "" {
			last = r.Say("report_split.others", "because", because)
			if len(order) == 1 && len(decided) == 0 {
				last = r.Say("report_split.all", "because", because)
			}
			continue
		}
		all = append(all, r.Say("report_split.parts", "parts", words.Large(r.Language.List(parts[because])), "because", because))
	}
	if len(decided) > 0 {
		all = append(all, r.Say("report_split.decided", "parts", r.Language.List(decided)))
	}
	if last != "" {
		all = append(all, last)
	}
	return Bullets("•", all)
}

// mostNamed is how many parts with the same reason are named.
const mostNamed = 5

// duties say who does what. For a small client it is the core of the responsibility matrix
// in words, for a larger one who answers for each part, because all of it is a schedule of
// its own.
func duties(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Model == nil || !oneModel(r) {
		return nil
	}
	if !r.Small {
		return answering(r)
	}
	rows := r.RACI.Select(result.Filter{Size: result.Core}).Activities
	t := Table{Columns: []Column{{Name: r.Say("report_split.part")}, {Name: theProvider(r), Flex: true}, {Name: r.Say("report_split.you"), Flex: true}, {Name: r.Say("report_split.both"), Flex: true}}}
	joint := 0
	for _, tower := range terms.Towers() {
		var by [3][]string
		for i := range rows {
			if row := &rows[i]; row.Tower == tower {
				if at := does(row); at >= 0 {
					by[at] = append(by[at], feeMark(r, row.Fee, inside(r, row.ToClient())))
				}
			}
		}
		if len(by[0])+len(by[1])+len(by[2]) == 0 {
			continue
		}
		joint += len(by[2])
		cells := []string{r.Words.Towers[tower]}
		for _, names := range by {
			cells = append(cells, words.Large(strings.Join(names, "; ")))
		}
		t.Rows = append(t.Rows, cells)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	if joint < fewJoint {
		t = withoutJoint(r, t)
	}
	return []Block{t, Text(fullSchedule(r))}
}

// fewJoint is how many activities both sides do before they have a column of their own.
const fewJoint = 3

// withoutJoint is the table of duties with what both do in the columns of both.
func withoutJoint(r *result.Result, t Table) Table {
	t.Columns = t.Columns[:3]
	for i, row := range t.Rows {
		if row[3] != "" {
			both := r.Say("report_split.together", "what", r.Language.Small(row[3]))
			for at := 1; at <= 2; at++ {
				if row[at] != "" {
					row[at] += "; " + both
				} else {
					row[at] = words.Large(both)
				}
			}
		}
		t.Rows[i] = row[:3]
	}
	return t
}

// does is the column in which the work of a row stands: the provider, the client, or both;
// -1 where it is another company's.
func does(row *responsibility.Row) int {
	var provider, client bool
	for role, l := range row.Letters {
		if l.Responsible() {
			provider = provider || responsibility.Role(role).Party() == responsibility.ProviderParty
			client = client || responsibility.Role(role).Party() == responsibility.ClientParty
		}
	}
	switch {
	case provider && client:
		return 2
	case provider:
		return 0
	case client:
		return 1
	}
	return -1
}

// feeMark is what is done, with few words where it is not in the fee.
func feeMark(r *result.Result, f responsibility.Fee, what string) string {
	switch f {
	case responsibility.Extra:
		return r.Say("report_split.costs_extra", "what", what)
	case responsibility.NotOffered:
		return r.Say("report_split.not_offered", "what", what)
	case responsibility.Included, responsibility.OwnWork:
	}
	return what
}

// answering says of each part of IT who answers for how many of its activities.
func answering(r *result.Result) []Block {
	t := Table{Columns: []Column{
		{Name: r.Say("report_split.part"), Flex: true},
		{Name: r.Say("report_split.run_by")},
		{Name: r.Say("report_split.activities"), Align: Right},
		{Name: r.Say("report_split.you_answer"), Align: Right},
		{Name: r.Say("report_split.we_answer"), Align: Right},
	}}
	split := r.Proposals.Of(*r.RACI.Model).Split
	for _, tower := range terms.Towers() {
		all, provider, client := 0, 0, 0
		for i := range r.RACI.Activities {
			row := &r.RACI.Activities[i]
			if row.Tower != tower {
				continue
			}
			all++
			for role, l := range row.Letters {
				switch {
				case !l.Accountable():
				case responsibility.Role(role).Party() == responsibility.ProviderParty:
					provider++
				case responsibility.Role(role).Party() == responsibility.ClientParty:
					client++
				}
			}
		}
		if all > 0 {
			t.Rows = append(t.Rows, []string{r.Words.Towers[tower], words.Large(owner(r, split[tower])), strconv.Itoa(all), strconv.Itoa(client), strconv.Itoa(provider)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t, Text(fullSchedule(r))}
}

// fullSchedule says where all of it stands.
func fullSchedule(r *result.Result) string {
	n := len(r.RACI.Activities)
	if r.Binding() {
		return r.Say("report_split.schedule_agreement", "all", n)
	}
	return r.Say("report_split.schedule_proposal", "all", n)
}

// helpHours are the hours in which somebody helps, and what holds outside them.
func helpHours(r *result.Result) []Block {
	if r.RACI == nil || r.RACI.Hours == nil || !oneModel(r) {
		return nil
	}
	h := r.RACI.Hours
	business := h.Business
	switch { // of a budget the rest is named before signature
	case r.Binding():
	case h.Weekdays == "":
		business = ""
	default:
		business = r.Say("report_split.hours", "hours", string(h.Weekdays))
	}
	return some(Text(business), Text(h.Said))
}
