package intake

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"mspscope/assess"
	"mspscope/internal/answer"
)

// sheetOf is a workbook that somebody has open.
type sheetOf struct {
	*excelize.File
	rows map[string]int
}

// put writes a value into a column of the row of a key.
func (s sheetOf) put(key, column string, value any) error {
	return s.SetCellValue(questionsSheet, cell(column, s.rows[key]), value)
}

// answers fills cells in.
func answers(values map[string]any) func(sheetOf) error {
	return func(s sheetOf) error {
		var errs []error
		for key, value := range values {
			errs = append(errs, s.put(key, answerColumn, value))
		}
		return errors.Join(errs...)
	}
}

// careless is a workbook as it comes back from somebody in a hurry.
type careless struct {
	name string
	edit func(sheetOf) error
	want []string // as found writes what was taken; the rest is open
	note []string // "question: words", also "general: words"
	asks []string // "cell column+key: words"; "?" before it where the answer is taken
}

func october(day int) time.Time { return time.Date(2026, time.October, day, 0, 0, 0, 0, time.UTC) }

// carelessBooks are workbooks as office managers send them.
var carelessBooks = []careless{
	{
		"counts as people write them",
		answers(map[string]any{"users_count": "about 65", "endpoints_count": "40-50", "servers_count": "5 or 6", "it_fte": "0,6", "sites_count": "two", "light_users_count": "1,200", "shared_devices_count": "~40"}),
		[]string{"users_count=65~", "endpoints_count=40..50", "servers_count=5..6", "it_fte=0.6", "sites_count=2", "light_users_count=1200", "shared_devices_count=40~"},
		nil, nil,
	},
	{
		"things of another question", answers(map[string]any{"users_count": "65 PCs", "endpoints_count": "65 PCs"}),
		[]string{"endpoints_count=65"},
		[]string{`users_count: said: "65 PCs"`},
		[]string{`C users_count: "65 PCs" is not clear. Is it 65?`},
	},
	{
		"thousands", answers(map[string]any{"users_count": "1.000", "endpoints_count": "1.234.567", "it_spend_month": "1.200,50", "sites_count": 3}),
		[]string{"it_spend_month=1200.5", "sites_count=3"},
		[]string{`users_count: said: "1.000"`, `endpoints_count: said: "1.234.567"`},
		[]string{"C users_count: Is it 1,000 or 1?", "C endpoints_count: please write a number from 0 to"},
	},
	{
		"dates of ranges", answers(map[string]any{"users_count": october(12), "sites_count": time.Date(2026, time.March, 5, 0, 0, 0, 0, time.UTC), "endpoints_count": october(10), "success_12m": october(12)}),
		[]string{"success_12m=2026-10-12"},
		[]string{`users_count: said: "2026-10-12"`, `sites_count: said: "2026-03-05"`, `endpoints_count: said: "2026-10-10"`},
		[]string{"C users_count: If 10 to 12 was meant", "C sites_count: If 3 to 5 was meant", "C endpoints_count: please write the number again"},
	},
	{
		"none, nobody, nothing", answers(map[string]any{"servers_count": "none", "tills_count": "no", "users_count": "none"}),
		[]string{"servers_count=0", "tills_count=0"},
		[]string{`servers_count: said: "none"`, `tills_count: said: "no"`, `users_count: said: "none"`},
		[]string{"?C servers_count: is taken as 0", "?C tills_count: is taken as 0", "C users_count: please write a whole number"},
	},
	{
		"marks in place of answers", answers(map[string]any{"users_count": "?", "endpoints_count": "-", "mfa_coverage": "n/a", "success_12m": "--", "sites_count": "TBD", "it_workload": "don't know"}),
		[]string{"users_count=unknown", "sites_count=unknown", "it_workload=unknown"},
		[]string{`mfa_coverage: said: "n/a"`},
		[]string{`C endpoints_count: holds only "-"`, "C mfa_coverage: does it not apply?", `C success_12m: holds only "--"`},
	},
	{
		"amounts", answers(map[string]any{"it_spend_month": "$1,250 a month", "downtime_cost_hour": "€200"}),
		[]string{"it_spend_month=1250"},
		[]string{`downtime_cost_hour: said: "€200"`},
		[]string{"C downtime_cost_hour: this is asked in USD. Is it 200 USD?"},
	},
	{
		"an amount for a year", answers(map[string]any{"it_spend_month": "12,000 a year"}),
		[]string{"it_spend_month=1000"},
		[]string{`it_spend_month: said: "12,000 a year"`},
		[]string{"?C it_spend_month: is taken as 1,000 USD"},
	},
	{
		"shares", func(s sheetOf) error {
			style, err := s.NewStyle(&excelize.Style{NumFmt: 9})
			at := cell(answerColumn, s.rows["remote_share"])
			return errors.Join(err, s.SetCellValue(questionsSheet, at, 0.5), s.SetCellStyle(questionsSheet, at, at, style), s.put("users_count", "C", "50%"))
		},
		[]string{"remote_share=50"},
		[]string{`users_count: said: "50%"`},
		[]string{"C users_count: not the share in percent"},
	},
	{
		"a share as text, the way a cell for text keeps it", answers(map[string]any{"remote_share": "0,5", "sites_count": 2}),
		[]string{"sites_count=2"},
		[]string{`remote_share: said: "0,5"`},
		[]string{`C remote_share: "0,5": is it 50 percent?`},
	},
	{
		"a number for another time than was asked", answers(map[string]any{"tickets_per_month": "15-20 a week", "staff_hours_lost": "360 hours a year", "sites_count": 2}),
		[]string{"staff_hours_lost=30", "sites_count=2"},
		[]string{`tickets_per_month: said: "15-20 a week"`, `staff_hours_lost: said: "360 hours a year"`},
		[]string{`C tickets_per_month: "15-20 a week": please write the number for one month`, `?C staff_hours_lost: "360 hours a year" is taken as 30. Is that right?`},
	},
	{
		"a share without its sign", answers(map[string]any{"remote_share": 0.5, "sites_count": 2}),
		[]string{"sites_count=2"},
		[]string{`remote_share: said: "0.5"`},
		[]string{`C remote_share: "0.5": is it 50 percent?`},
	},
	{
		"truths", answers(map[string]any{"users_count": true, "drivers/slow_support": true, "drivers/growth_or_change": false, "seasonal_peaks": true}),
		[]string{"drivers=slow_support", "seasonal_peaks=yes"},
		[]string{`users_count: said: "TRUE"`},
		[]string{"C users_count: holds TRUE, which is no number"},
	},
	{
		"formulas and errors", func(s sheetOf) error {
			return errors.Join(s.SetCellFormula(questionsSheet, cell("C", s.rows["users_count"]), "20+20"), s.SetCellFormula(questionsSheet, cell("D", s.rows["users_count"]), "1+1"), s.put("sites_count", "C", 2))
		},
		[]string{"sites_count=2"},
		nil,
		[]string{"C users_count: holds a formula without a value", "D users_count: holds a formula without a value"},
	},
	{
		"ticks of all kinds", answers(map[string]any{"drivers/slow_support": "x", "drivers/growth_or_change": "✓", "drivers/security_incident": "YES!", "compliance_regimes/hipaa": "y", "compliance_regimes/cmmc": "maybe"}),
		[]string{"drivers=slow_support,security_incident,growth_or_change", "compliance_regimes=hipaa?cmmc"},
		[]string{`compliance_regimes: maybe`},
		[]string{`C compliance_regimes/cmmc: does it apply? It counts as not sure`},
	},
	{
		"more than were asked for", answers(map[string]any{"drivers/slow_support": "Yes", "drivers/growth_or_change": "Yes", "drivers/security_incident": "Yes", "drivers/provider_unhappy": "Yes"}),
		[]string{"drivers=provider_unhappy,slow_support,security_incident,growth_or_change"},
		nil,
		[]string{"?C drivers: 4 answers are chosen (C"},
	},
	{
		"none beside something", answers(map[string]any{"compliance_regimes/none": "Yes", "compliance_regimes/hipaa": "Yes", "sites_count": 1}),
		[]string{"sites_count=1"},
		[]string{`compliance_regimes: We hold patient or health plan data (HIPAA)`},
		[]string{"C compliance_regimes: is chosen together with other answers"},
	},
	{
		"not sure, and answers", answers(map[string]any{"compliance_regimes": "Not sure", "compliance_regimes/hipaa": "Yes", "drivers": "None of these", "drivers/slow_support": "Yes"}),
		[]string{"compliance_regimes=hipaa?*"},
		[]string{`drivers: said: "None of these"`, "drivers: Help is slow"},
		[]string{"?C compliance_regimes: the rest counts as not sure", "C drivers: Which holds?"},
	},
	{
		"typed where one chooses below", answers(map[string]any{"drivers": "Growth, a move or a merger", "compliance_regimes": "HIPAA, GDPR and so on", "sites_count": 1}),
		[]string{"drivers=growth_or_change", "sites_count=1"},
		[]string{`compliance_regimes: said: "HIPAA, GDPR and so on"`},
		[]string{"C compliance_regimes: please choose Yes for what applies"},
	},
	{
		"words near an answer", answers(map[string]any{"it_workload": "Overloaded", "mfa_coverage": "evryone", "current_it_model": "my nephew", "seasonal_peaks": "Yes, before Christmas", "control_preference": "2"}),
		[]string{"it_workload=drowning", "seasonal_peaks=yes", "control_preference=2"},
		[]string{`seasonal_peaks: said: "Yes, before Christmas"`, `mfa_coverage: said: "evryone"`, `current_it_model: said: "my nephew"`},
		[]string{`?C it_workload: "Overloaded" is taken as "Overloaded:`, `C mfa_coverage: Is it "Everyone, for everything"?`, "C current_it_model: none of the answers"},
	},
	{
		"towers, one of them by name", answers(map[string]any{"tower_owners": "you propose", "tower_owners/network": "Bob", "tower_owners/service_desk": "an outside provider"}),
		[]string{"tower_owners=service_desk:provider endpoints:advise servers_cloud:advise identity_collaboration:advise backup_recovery:advise security_operations:advise business_applications:advise strategy:advise compliance:advise vendors:advise projects:advise"},
		[]string{`tower_owners.network: said: "Bob"`},
		[]string{`C tower_owners/network: "Bob" is none of the answers`},
	},
	{
		"beside the form", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "F", "plus interns"), s.put("drivers/slow_support", "D", "very"), s.put("client/name", "D", "Ltd"), s.put("users_count", "C", 40), s.put("sites_count", "AB", "maybe 3"),
				s.SetCellValue(questionsSheet, cell("B", len(s.rows)+60), "call me on Friday"))
		},
		[]string{"users_count=40"},
		[]string{"users_count: plus interns", "drivers: very", "general: Ltd", "general: call me on Friday", "sites_count: maybe 3"},
		[]string{`?F users_count: "plus interns" stands outside`, `?AB sites_count: "maybe 3" stands outside`, `?B : "call me on Friday" stands below the end`},
	},
	{
		"nothing but a note below the end", func(s sheetOf) error {
			return s.SetCellValue(questionsSheet, cell("B", len(s.rows)+60), "call me on Friday")
		},
		nil,
		[]string{"general: call me on Friday"},
		[]string{`?B : "call me on Friday" stands below the end`},
	},
	{
		"a column inserted", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.put("users_count", "D", "two share"), s.InsertCols(questionsSheet, "C", 2))
		},
		[]string{"users_count=40"},
		[]string{"users_count: two share"},
		[]string{"?E : columns were moved or inserted"},
	},
	{
		"a column inserted before all", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.InsertCols(questionsSheet, "A", 1))
		},
		[]string{"users_count=40"},
		nil,
		[]string{"?D : columns were moved or inserted"},
	},
	{
		"the remarks taken out", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.RemoveCol(questionsSheet, "D"))
		},
		[]string{"users_count=40"},
		nil,
		[]string{"?C : columns were moved or inserted"},
	},
	{
		"a key cleared", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.put("users_count", "D", "two share"), s.put("users_count", "A", nil), s.put("drivers/slow_support", "C", "Yes"), s.put("drivers/slow_support", "A", nil), s.put("sites_count", "C", 2))
		},
		[]string{"users_count=40", "sites_count=2"},
		[]string{"users_count: two share", "general: Help is slow, or there are too many outages: Yes"},
		[]string{"?C users_count: the hidden key of this row is missing", "C drivers/slow_support: To which question does it belong?"},
	},
	{
		"two rows moved without their keys", func(s sheetOf) error {
			a, b := s.rows["users_count"], s.rows["endpoints_count"]
			words := func(row int) string { text, _ := s.GetCellValue(questionsSheet, cell("B", row)); return text }
			one, other := words(a), words(b)
			return errors.Join(s.put("users_count", "C", 40), s.put("endpoints_count", "C", 41), s.put("users_count", "B", other), s.put("endpoints_count", "B", one), s.put("sites_count", "C", 2))
		},
		[]string{"sites_count=2"},
		nil,
		[]string{"C users_count: rows were moved, so it is not taken", "C endpoints_count: rows were moved, so it is not taken"},
	},
	{
		"a row copied", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.DuplicateRow(questionsSheet, s.rows["users_count"]), s.SetCellValue(questionsSheet, cell("C", s.rows["users_count"]+1), 45))
		},
		nil,
		[]string{`users_count: said: "40"`, `said: "45"`},
		[]string{`C : this row stands there twice`},
	},
	{
		"a sheet with another name", func(s sheetOf) error {
			return errors.Join(s.put("users_count", "C", 40), s.SetSheetName(questionsSheet, "Fragen (Pat)"))
		},
		[]string{"users_count=40"},
		nil, nil,
	},
	{
		"numbers stored as text", answers(map[string]any{"users_count": " 40 ", "endpoints_count": "40.0", "it_fte": "1.50", "it_spend_month": "1200.00"}),
		[]string{"users_count=40", "endpoints_count=40", "it_fte=1.5", "it_spend_month=1200"},
		nil, nil,
	},
}

// found writes what was taken: 65, 65~ for an estimate, a?b for options that are not
// sure, a?* where that is all of the others.
func foundOf(q *assess.Questionnaire, s *Said) string {
	question := q.Schema.At(s.Question)
	v := s.Value
	if v.State == answer.Unknown {
		return question.ID + "=unknown"
	}
	text := question.Format(v)
	switch question.Type {
	case answer.Number:
		text = v.FormatNumber()
	case answer.MultiChoice:
		var sure, unsure []string
		for o, id := range question.Options {
			switch {
			case v.Unsure&(1<<o) != 0 && v.Options&(1<<o) == 0:
				unsure = append(unsure, id)
			case v.Options&(1<<o) != 0:
				sure = append(sure, id)
			}
		}
		text = strings.Join(sure, ",")
		if len(unsure) > 3 {
			unsure = []string{"*"}
		}
		if len(unsure) > 0 {
			text += "?" + strings.Join(unsure, ",")
		}
	case answer.Grid:
		n := question.Node(v)
		var parts []string
		for i := range n.Pairs {
			parts = append(parts, n.Pairs[i].Key.Text+":"+n.Pairs[i].Value.Text)
		}
		text = cmp.Or(strings.Join(parts, " "), text)
	case answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level:
	}
	if s.Estimated {
		text += "~"
	}
	return question.ID + "=" + text
}

// What somebody in a hurry filled in comes back with nothing lost, nothing invented, and
// a list of what to ask about.
func TestCareless(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	for _, test := range carelessBooks {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var rows map[string]int
			data := edited(t, func(f *excelize.File, at map[string]int) error {
				rows = at
				return test.edit(sheetOf{f, at})
			})
			f, err := Read(q, "b.xlsx", data)
			if err != nil && test.want != nil {
				t.Fatal(err)
			}
			if f == nil { // nothing can be used, and that is said with the same words
				for _, ask := range test.asks {
					if _, words, _ := strings.Cut(ask, ": "); !strings.Contains(err.Error(), words) {
						t.Errorf("no %s in %v", words, err)
					}
				}
				return
			}
			test.check(t, q, f, rows)
		})
	}
}

func (c *careless) check(t *testing.T, q *assess.Questionnaire, f *Filled, rows map[string]int) {
	t.Helper()
	var got []string
	notes := []string{"general: " + f.General}
	for i := range f.Said {
		if s := &f.Said[i]; s.Value.State != answer.Missing {
			got = append(got, foundOf(q, s))
		}
		notes = append(notes, q.PartID(f.Said[i].Question, f.Said[i].Part)+": "+strings.Join(f.Said[i].Notes, "; "))
	}
	want := slices.Clone(c.want)
	slices.Sort(got)
	slices.Sort(want)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("taken is\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, note := range c.note {
		id, words, _ := strings.Cut(note, ": ")
		if !slices.ContainsFunc(notes, func(n string) bool { return strings.HasPrefix(n, id+": ") && strings.Contains(n, words) }) {
			t.Errorf("no note %q in %q", note, notes)
		}
	}
	if len(f.Asks) != len(c.asks) {
		t.Errorf("%d things to ask, and not %d: %+v", len(f.Asks), len(c.asks), f.Asks)
	}
	for _, ask := range c.asks {
		rest, taken := strings.CutPrefix(ask, "?")
		place, words, _ := strings.Cut(rest, ": ")
		column, key, _ := strings.Cut(place, " ")
		if !slices.ContainsFunc(f.Asks, func(a Ask) bool {
			return a.Taken == taken && strings.Contains(a.Text, words) && (key == "" && strings.HasPrefix(a.Cell, column) || a.Cell == cell(column, rows[key]))
		}) {
			t.Errorf("nobody is asked %q: %+v", ask, f.Asks)
		}
	}
}

// What is asked stands in words: whoever filled the workbook in has never seen an id.
func TestAsksHaveNoIDs(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	var ids []string
	for i := range q.Questions {
		ids = append(ids, q.Questions[i].ID)
		for _, o := range slices.Concat(q.Questions[i].Options, q.Questions[i].Towers) {
			ids = append(ids, o.ID)
		}
	}
	n := 0
	for _, test := range carelessBooks {
		f, err := Read(q, "b.xlsx", edited(t, func(f *excelize.File, at map[string]int) error { return test.edit(sheetOf{f, at}) }))
		texts := []string{fmt.Sprint(err)}
		if f != nil {
			for i := range f.Asks {
				texts = append(texts, f.Asks[i].Topic(q)+": "+f.Asks[i].Text)
			}
		}
		for _, text := range texts {
			n++
			for _, id := range ids {
				if strings.Contains(id, "_") && strings.Contains(text, id) {
					t.Errorf("%s: %s", id, text)
				}
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d texts", n)
	}
}

// A sheet that was sorted without the hidden keys is refused as a whole.
func TestSortedWithoutKeys(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	_, err := Read(q, "b.xlsx", edited(t, func(f *excelize.File, rows map[string]int) error {
		keys := []string{"users_count", "endpoints_count", "sites_count", "servers_count", "success_12m", "it_fte"}
		var words []string
		for _, key := range keys {
			text, err := f.GetCellValue(questionsSheet, cell("B", rows[key]))
			if err != nil {
				return err
			}
			words = append(words, text)
		}
		var errs []error
		for i, key := range keys {
			errs = append(errs, f.SetCellValue(questionsSheet, cell("B", rows[key]), words[(i+1)%len(words)]), f.SetCellValue(questionsSheet, cell("C", rows[key]), 10+i))
		}
		return errors.Join(errs...)
	}))
	if err == nil || strings.Count(err.Error(), "rows were moved") != 6 || !strings.HasPrefix(err.Error(), "b.xlsx:Questions!C") {
		t.Errorf("%v", err)
	}
}

// Who filled a workbook in is told by the role, then by the name.
func TestPerson(t *testing.T) {
	t.Parallel()
	q := shipped(t)
	empty := emptyRows(t)
	for _, test := range []struct {
		cells map[string]string
		want  string
	}{
		{map[string]string{"respondent": "I own or run the company", "client/contact": "Pat"}, "owner"},
		{map[string]string{"respondent": "I look after IT as my main job"}, "IT lead"},
		{map[string]string{"respondent": "I run the office or the operations"}, "office manager"},
		{map[string]string{"respondent": "Something else", "client/contact": "Pat"}, "Pat"},
		{map[string]string{"respondent": "Not sure", "client/contact": "Pat"}, "Pat"},
		{map[string]string{"users_count": "3"}, "client's workbook"},
	} {
		f, err := judge(q, "b.xlsx", filled(t, empty, test.cells))
		if err != nil || f.Person(q) != test.want {
			t.Errorf("%v: %v, %v", test.cells, f, err)
		}
	}
}
