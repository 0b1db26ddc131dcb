package page

import (
	"slices"
	"strconv"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/result"
	"mspscope/internal/words"
)

// ReportBook is the report as a workbook, for those who go on working with its figures:
// numbers are numbers, and sums are formulas. What a document for its reader leaves out
// is not in it either.
func ReportBook(r *result.Result) *Book {
	r = forTeam(r)
	title := headedIn(&r.Language, r.Subject, reportName(r)).Title
	b := &Book{Title: title}
	b.signed(r)
	b.Sheets = append(b.Sheets, summarySheet(r, title))
	if readsPrices(r) && r.Model() != nil && r.Estimate != nil {
		b.Sheets = append(b.Sheets, priceSheet(r)...)
		b.Sheets = append(b.Sheets, totalSheets(r)...)
	}
	if r.RACI != nil && r.RACI.Model != nil {
		m := r.RACI.Select(result.Filter{})
		b.Sheets = append(b.Sheets, Sheet{Name: r.Say("report_book.responsibilities"), Title: r.Say("report_book.who_does_what"), Above: []string{r.Say("raci.letters")}, Grids: []Grid{shortGrid(r, &m)}})
	}
	b.Sheets = append(b.Sheets, findingsSheet(r), answersSheet(r))
	b.Sheets = slices.DeleteFunc(append(b.Sheets, followUpSheet(r)), func(s Sheet) bool { return len(s.Grids)+len(s.Above) == 0 })
	return b
}

// shortGrid is the matrix to be read and printed: what is said of how a row came about
// stands with how work passes in it, and no column is empty.
func shortGrid(r *result.Result, m *result.RACI) Grid {
	g := raciGrid(r, m)
	at := map[string]int{}
	for i := range g.Columns {
		at[g.Columns[i].Name] = i
	}
	for i := range m.Activities {
		a, row := &m.Activities[i], g.Rows[i]
		row[at[r.Say("raci.activity")]] = doing(r, a)
		row[at[r.Say("raci_book.how_work_passes")]] = strings.TrimSpace(a.Because + " " + string(a.Handoff))
		row[at[r.Say("raci_book.how_often")]], row[at[r.Say("raci_book.why_so")]] = "", ""
	}
	return filled(g)
}

// filled is a grid without the columns in which nothing stands.
func filled(g Grid) Grid {
	for i := range slices.Backward(g.Columns) {
		if slices.ContainsFunc(g.Rows, func(row []string) bool { return row[i] != "" }) {
			continue
		}
		g.Columns = slices.Delete(g.Columns, i, i+1)
		for k := range g.Rows {
			g.Rows[k] = slices.Delete(g.Rows[k], i, i+1)
		}
	}
	return g
}

// readsPrices reports whether the edition has prices: what is paid is between whoever
// decides and whoever sells.
func readsPrices(r *result.Result) bool {
	return r.Reader != result.Delivery && r.Reader != result.ITLead
}

// summarySheet is what there is to know in a minute.
func summarySheet(r *result.Result, title string) Sheet {
	s := Sheet{Name: r.Say("report_book.summary"), Title: title}
	var from []string
	if r.From != nil && r.From.Named() {
		from = append(from, r.From.Name)
	}
	from = append(from, r.Subject.Date, r.Subject.Reference)
	s.Above = append(s.Above, strings.Join(slices.DeleteFunc(from, func(t string) bool { return t == "" }), " · "))
	if p, ok := lead(r).(Paragraph); ok {
		s.Above = append(s.Above, p.Text)
	}
	s.Above = append(s.Above, r.Recommendation.Sure)
	for _, u := range r.Unnamed() {
		s.Above = append(s.Above, r.Say("report_book.to_settle", "text", u.Text))
	}
	for _, text := range r.Warnings {
		s.Above = append(s.Above, r.Say("report_book.to_settle", "text", text))
	}
	if p := r.Price; p != nil && p.Monthly.Known && readsPrices(r) {
		s.Above = append(s.Above, bindingWord(r))
		s.Grids = append(s.Grids, sumsGrid(r, p))
	}
	s.Above = slices.DeleteFunc(s.Above, func(t string) bool { return t == "" })
	return s
}

// sumsGrid are the sums of the recommended model. An offer has one figure.
func sumsGrid(r *result.Result, p *result.Price) Grid {
	g := Grid{Heading: r.Say("report_book.price_in", "currency", r.Language.Currency(p.Currency)), Columns: []GridColumn{{Name: r.Say("report_book.what"), Width: 44}, {Name: r.Say("report_book.typical"), Width: 16, Kind: GridMoney}}}
	if !r.Binding() {
		g.Columns = append(g.Columns, GridColumn{Name: r.Say("report_book.low"), Width: 16, Kind: GridMoney}, GridColumn{Name: r.Say("report_book.high"), Width: 16, Kind: GridMoney})
	} else {
		g.Columns[1].Name = r.Say("report_book.price")
	}
	row := func(name string, c []string) {
		cells := []string{name, c[1], c[0], c[2]}
		if cells[1] == "" { // what an agreement does not say
			return
		}
		g.Rows = append(g.Rows, cells[:len(g.Columns)])
	}
	row(r.Say("report_book.a_month"), cells(p.Monthly))
	row(r.Say("report_book.to_start"), cells(p.OneTime))
	row(r.Say("report_book.each_person"), cells(p.PerUser))
	if e := r.Estimate; e != nil {
		row(r.Say("report_book.each_computer"), cells(e.Models.Of(*r.Model()).PerEndpoint))
	}
	return g
}

// findingsSheet are all findings that are open.
func findingsSheet(r *result.Result) Sheet {
	g := Grid{Head: true, Columns: []GridColumn{
		{Name: r.Say("report_book.finding"), Width: 26},
		{Name: r.Say("report_book.serious"), Width: 11},
		{Name: r.Say("report_book.by_day"), Width: 7, Kind: GridNumber},
		{Name: r.Say("report_book.who_leads"), Width: 20},
		{Name: r.Say("report_book.to_do"), Width: 44},
		{Name: r.Say("report_book.why"), Width: 44},
		{Name: r.Say("report_book.decision"), Width: 18, Kind: GridBlank},
	}}
	for i := range r.Findings {
		f := &r.Findings[i]
		if !readBy(r, f) {
			continue
		}
		g.Rows = append(g.Rows, []string{f.Title, severity(r, f.Severity), strconv.Itoa(f.ByDay), words.Large(ledBy(r, f)), f.Action, f.Because, declinedSays(r, f)})
	}
	return Sheet{Name: r.Say("report_book.findings"), Title: r.Say("report_book.findings_title"), Grids: gridOrNone(g)}
}

// declinedSays is that the client does not want what a finding recommends.
func declinedSays(r *result.Result, f *advice.Finding) string {
	d := f.Declined
	switch {
	case d == nil:
		return ""
	case d.By != "" && d.On != "":
		return r.Say("report_book.declined_by_on", "name", d.By, "date", d.On)
	case d.By != "":
		return r.Say("report_book.declined_by", "name", d.By)
	case d.On != "":
		return r.Say("report_book.declined_on", "date", d.On)
	}
	return r.Say("report_book.declined")
}

// gridOrNone is a grid, or none where it has no rows.
func gridOrNone(g Grid) []Grid {
	if len(g.Rows) == 0 {
		return nil
	}
	return []Grid{g}
}

// answersSheet are the answers as they were given. The head of IT reads none: some of them
// are what somebody else said of money and of people.
func answersSheet(r *result.Result) Sheet {
	s := Sheet{Name: r.Say("report_book.answers"), Title: r.Say("report_book.answers_title")}
	if r.Reader == result.ITLead && !r.Provider() {
		return s
	}
	g := Grid{Head: true, Columns: []GridColumn{{Name: r.Say("report_book.question"), Width: 40}, {Name: r.Say("report_book.answer"), Width: 60}}}
	for i := range r.Answers {
		a := &r.Answers[i]
		switch {
		case a.Given() && a.Meaning != "": // a step of a scale says nothing by its number
			g.Rows = append(g.Rows, []string{words.Large(a.Topic), words.Large(a.Meaning)})
		case a.Given() && a.Noun != "":
			g.Rows = append(g.Rows, []string{words.Large(a.Topic), r.Say("report_book.number", "number", noteNumber(a), "things", a.Noun)})
		case a.Given():
			g.Rows = append(g.Rows, []string{words.Large(a.Topic), strings.Join(a.Says, "\n")})
		case a.State == "unknown":
			g.Rows = append(g.Rows, []string{words.Large(a.Topic), r.Say("report_book.not_sure")})
		}
	}
	s.Grids = gridOrNone(g)
	return s
}

// followUpSheet is what is still to be found out, by who can answer, with room for it. A
// person of the client's reads what is put to that person; whoever decides reads all.
func followUpSheet(r *result.Result) Sheet {
	s := Sheet{Name: r.Say("report_book.follow_up"), Title: r.Say("report_book.follow_up_title")}
	contact := contacted(r)
	for _, who := range addressees {
		if r.Reader == result.ITLead && !r.Provider() && who != string(result.ITLead) {
			continue
		}
		g := Grid{Heading: r.Language.SayOf("message.part", who), Columns: []GridColumn{{Name: r.Say("report_book.question"), Width: 80}, {Name: r.Say("report_book.answer"), Width: 40, Kind: GridBlank}, {Name: r.Say("report_book.by_when"), Width: 14, Kind: GridBlank}}}
		for _, q := range questions(r, who, who == contact, len(r.Recommendation.Open)) {
			g.Rows = append(g.Rows, []string{q.Text, "", ""})
		}
		s.Grids = append(s.Grids, gridOrNone(g)...)
	}
	return s
}
