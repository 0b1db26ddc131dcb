package page_test

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"mspscope/assess"
	"mspscope/internal/emit"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/result"
	"mspscope/internal/sample"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// filters are the ways to ask for rows of a responsibility matrix.
func filters() map[string]result.Filter {
	sponsor, client := responsibility.ClientSponsor, responsibility.ClientParty
	return map[string]result.Filter{
		"": {}, " core": {Size: result.Core}, " full": {Size: result.Full}, " open": {Open: true}, " sponsor": {Role: &sponsor}, " client": {Party: &client},
		" core of the sponsor, open": {Size: result.Core, Open: true, Role: &sponsor},
	}
}

// inTurn are the filters that a result of each is looked at with: the empty one and one of
// the others, another for the next client. What a filter leaves out follows from the rows
// alone, of which each client has as many, so that no client has to meet all of them.
func inTurn(name string) map[string]result.Filter {
	all := filters()
	others := slices.Sorted(maps.Keys(all))[1:]
	other := others[crc32.ChecksumIEEE([]byte(name))%uint32(len(others))]
	return map[string]result.Filter{"": all[""], other: all[other]}
}

// pagesInTurn are the pages of a result of each, made once. Nobody may change them.
func pagesInTurn(name string, r *result.Result) map[string]*page.Document {
	made, _ := pagesMade.LoadOrStore(name, sync.OnceValue(func() map[string]*page.Document { return pages(r, inTurn(name)) }))
	return made.(func() map[string]*page.Document)() //nolint:forcetypeassert // nothing else is in it
}

// pagesMade are pages by the names of their results.
var pagesMade sync.Map

// pages are all pages of a result, for the client and for the provider, those of the
// responsibility matrix with some filters.
func pages(r *result.Result, with map[string]result.Filter) map[string]*page.Document {
	c := r.ForClient()
	all := map[string]*page.Document{
		"recommend": page.Recommend(c), "estimate": page.Estimate(c), "estimate table": onePage(page.EstimateTable(c.Result())),
		"assessed": page.Assessed(c), "self-assessed": page.SelfAssessed(c), "say": page.Say(c),
		"plan": page.Plan(c), "plan table": onePage(page.PlanTable(c.Result())),
		"framework": page.Framework(c), "framework table": onePage(page.FrameworkTable(c.Result())), "framework book": bookPage(page.FrameworkBook(c.Result())),
	}
	all["report for the owner"] = page.Report(forOwner(r).ForClient())
	if r.Internal != nil {
		all["note, internal"] = page.CallNote(r)
		all["plan, internal"], all["plan table, internal"] = page.PlanInternal(r), onePage(page.PlanTable(r.ForProvider()))
		all["framework, internal"] = page.FrameworkInternal(r)
		all["recommend, internal"], all["estimate, internal"] = page.RecommendInternal(r), page.EstimateInternal(r)
		all["estimate table, internal"] = onePage(page.EstimateTable(r.ForProvider()))
	}
	for _, reader := range []result.Reader{result.Owner, result.ITLead, result.Delivery} {
		one := *r
		one.Reader = reader
		all["report for "+string(reader)] = page.Report(one.ForClient())
		if r.Internal != nil {
			all["report for "+string(reader)+", internal"] = page.ReportInternal(&one)
		}
	}
	for name, most := range map[string]int{" 12": 12, " all": math.MaxInt} {
		all["next"+name], all["message"+name] = page.Next(c, most), page.Message(c, most)
		if r.Internal != nil {
			all["next"+name+", internal"] = page.NextInternal(r, most)
		}
	}
	for name, f := range with {
		all["raci"+name], all["raci table"+name] = page.RACI(c, f), onePage(page.RACITable(c.Result(), f))
		all["raci book"+name] = bookPage(page.RACIBook(c.Result(), f))
		if r.Internal != nil {
			all["raci"+name+", internal"] = page.RACIInternal(r, f)
		}
	}
	return all
}

// bookPage is what a workbook says, as a document.
func bookPage(b *page.Book) *page.Document {
	d := &page.Document{Title: b.Title}
	for _, s := range b.Sheets {
		blocks := []page.Block{page.Bullets("", append([]string{s.Title}, s.Above...))}
		for _, g := range s.Grids {
			t := page.Table{Rows: g.Rows}
			for _, c := range g.Columns {
				t.Columns = append(t.Columns, page.Column{Name: c.Name})
			}
			blocks = append(blocks, page.Text(g.Heading), t)
		}
		d.Section(s.Name, blocks...)
	}
	return d
}

// outputs are all machine outputs of a result, those of the responsibility matrix with some
// filters.
func outputs(r *result.Result, with map[string]result.Filter) map[string]any {
	all := map[string]any{"recommend": r.ForRecommend(), "estimate": r.ForEstimate(), "next": r.ForNext(page.FollowUp(r.ForClient(), 12), page.Messages(r.ForClient(), 12)), "framework": r.ForFramework(), "plan": r.ForPlan()}
	all["note"] = r.ForNote(result.NoteClient, page.SayParts(r.ForClient()), page.NoteText(page.Say(r.ForClient())))
	for name, f := range with {
		all["raci"+name] = r.ForRACI(f)
	}
	return all
}

func encoded(tb testing.TB, value any) string {
	tb.Helper()
	data, err := emit.JSON(value)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

// A result that was saved and read back gives the same pages, the same outputs,
// and itself to the byte.
func TestAResultReadBackGivesTheSamePages(t *testing.T) {
	t.Parallel()
	builtIn := playbook.BuiltInSentences()
	outcomes, reached := map[assess.Outcome]int{}, map[string]bool{}
	each(t, func(name string, r *result.Result) {
		outcomes[r.Recommendation.Outcome]++
		for view, values := range map[string]*result.Result{"client": r.ForClient().Result(), "provider": r} {
			text := encoded(t, values)
			var back result.Result
			if err := json.Unmarshal([]byte(text), &back); err != nil {
				t.Fatalf("%s, %s: %v", name, view, err)
			}
			back.Language = back.Language.Over(builtIn)
			if again := encoded(t, &back); again != text {
				t.Errorf("%s, %s: written again it is\n%s\nand was\n%s", name, view, around(again, text), around(text, again))
			}
			with := inTurn(name)
			was := pagesInTurn(name, r)
			if view == "client" {
				was = pages(values, with)
			}
			now := pages(&back, with)
			for what, want := range was {
				reached[what] = reached[what] || len(want.Sections) > 0
				if got := now[what]; !reflect.DeepEqual(got, want) {
					if a, b := printed(t, got), printed(t, want); a != b {
						t.Errorf("%s, %s: %s is\n%s\nand was\n%s", name, view, what, around(a, b), around(b, a))
					}
				}
			}
			before := outputs(values, with)
			for what, value := range outputs(&back, with) {
				if a, b := encoded(t, value), encoded(t, before[what]); a != b {
					t.Errorf("%s, %s: the output of %s is\n%s\nand was\n%s", name, view, what, around(a, b), around(b, a))
				}
			}
		}
	})
	for _, o := range assess.Outcomes() {
		if outcomes[o] == 0 {
			t.Errorf("no result is %s: %v", o, outcomes)
		}
	}
	for what, is := range reached {
		if !is {
			t.Errorf("%s is always empty", what)
		}
	}
}

// around is what stands where one text begins to differ from another.
func around(text, other string) string {
	at := 0
	for at < len(text) && at < len(other) && text[at] == other[at] {
		at++
	}
	return fmt.Sprintf("%q", text[max(0, at-60):min(len(text), at+60)])
}

// The page of a client is a function of what a client may see: it is the same
// for a result that never had an internal part.
func TestClientPagesAreThoseOfTheClientsValues(t *testing.T) {
	t.Parallel()
	each(t, func(name string, r *result.Result) {
		bare := *r
		bare.Internal = nil
		of := pages(&bare, inTurn(name))
		for what, d := range pagesInTurn(name, r) {
			if strings.HasSuffix(what, "internal") {
				continue
			}
			if !reflect.DeepEqual(d, of[what]) {
				t.Errorf("%s: %s changes with what is internal", name, what)
			}
		}
	})
}

// Records, models and checks of playbooks are read back as well.
func TestOtherOutputsReadBack(t *testing.T) {
	t.Parallel()
	p, err := playbooktest.Edited()
	if err != nil {
		t.Fatal(err)
	}
	readBack(t, "models", scope.Models(p), func(m result.Models) any { m.Language = p.Language; return page.Models(&m) })
	readBack(t, "models", scope.Models(p), func(m result.Models) any { m.Language = p.Language; return page.ModelsTable(&m) })
	readMatrix := func(e *assess.Engagement) {
		readBack(t, "matrix", scope.Matrix(p, e), func(m result.Matrix) any {
			m.Language = p.Language
			return []any{page.Matrix(&m), page.MatrixTable(&m)}
		})
	}
	readMatrix(nil)
	several := result.ErrorOf("a.yaml", 2, yamldoc.Problems{{File: "a.yaml", Line: 1, Message: "one"}, {File: "a.yaml", Message: "two"}})
	readBack(t, "error", several, func(x result.ErrorRecord) any {
		return (&page.BatchTable{Texts: &p.Texts.Models, Language: p.Language}).Error(&x)
	})
	checked := *scope.Check(p)
	checked.Cases, checked.Missed = 7, []string{"one: is hybrid"}
	readBack(t, "check", checked, func(c result.Checked) any {
		c.Language = p.Language
		return page.PlaybookCheck(&c)
	})
	readMatrices(t, p)
	source, err := sample.New(p.Questionnaire.Schema, 44, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 40 {
		e, err := playbooktest.Read(p, "sample", source.Engagement(n).YAML())
		if err != nil {
			t.Fatal(err)
		}
		record, err := scope.Record(p, e, &scope.RecordAsk{})
		if err != nil {
			t.Fatal(err)
		}
		record.Source, record.Document = "clients.ndjson", n+1
		readBack(t, "record", record, func(x result.Record) any {
			table := page.BatchTable{Texts: &p.Texts.Models, Language: p.Language, Gated: true}
			whole := page.BatchTable{Texts: &p.Texts.Models, Language: p.Language, Fields: result.Fields()}
			return []any{table.Row(&x), whole.Row(&x), x.Why("critical")}
		})
		readMatrix(e)
	}
}

// readMatrices reads checks and comparisons of matrices back.
func readMatrices(t *testing.T, p *playbook.Playbook) {
	t.Helper()
	charts := map[string]*chart.Chart{}
	for name, table := range map[string]string{
		"a.csv": "id,tower,activity,client_it,msp_engineering,handoff,fee\nN-1,network,Patch servers,A/R,,,client\nN-2,network,Run backups,A,R,We call.,included\n,,Watch,,R?,,\n",
		"b.csv": "id,tower,activity,client_it,msp_engineering,handoff,fee\nN-1,network,Patch all servers,C,A/R,,included\nN-3,,Test restores,A,R,They call.,\n",
	} {
		g, err := chart.ReadCSV(name, []byte(table))
		if err != nil {
			t.Fatal(err)
		}
		if charts[name], err = chart.FromGrid(g, scope.MatrixNames(p, nil)); err != nil {
			t.Fatal(err)
		}
		readBack(t, name, *scope.CheckMatrix(p, charts[name]), func(c result.RACICheck) any {
			c.Language = p.Language
			return []any{page.RACICheck(&c), page.RACICheckTable(&c)}
		})
	}
	for _, b := range []string{"a.csv", "b.csv"} {
		d := scope.MatrixChanges(p, scope.MatrixSide{Chart: charts["a.csv"], Client: "One", Date: "2026-11-20"}, scope.MatrixSide{Chart: charts[b]})
		readBack(t, "changes to "+b, *d, func(x result.RACIDiff) any {
			x.Towers, x.Language = d.Towers, p.Language
			return []any{page.RACIDiff(&x), page.RACIDiffTable(&x)}
		})
	}
}

// readBack writes a value and reads it again: it is written the same, and shown
// the same.
func readBack[T any](t *testing.T, name string, value T, shown func(T) any) {
	t.Helper()
	text := encoded(t, value)
	var back T
	if err := json.Unmarshal([]byte(text), &back); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if again := encoded(t, back); again != text {
		t.Errorf("%s: written again it is\n%s\nand was\n%s", name, around(again, text), around(text, again))
	}
	if a, b := shown(back), shown(value); !reflect.DeepEqual(a, b) {
		t.Errorf("%s: shown again it is\n%s\nand was\n%s", name, around(fmt.Sprintf("%+v", a), fmt.Sprintf("%+v", b)), around(fmt.Sprintf("%+v", b), fmt.Sprintf("%+v", a)))
	}
}
