package result

import (
	"mspscope/assess"
	"mspscope/internal/advice"
	"mspscope/internal/query"
	"mspscope/internal/terms"
	"mspscope/pricing"
)

// Field is one figure or word of a record under a flat name, as columns and conditions
// have it.
type Field = query.Field[*Record]

// The fields that take longer to work out than all others, and are worked out where
// they are asked for.
const (
	OpenDeciding = "open_deciding"
	Deciding     = "deciding"
)

// Fields lists the fields of a record in the order in which a file has them. A figure
// without a model is that of the recommended one.
func Fields() []Field {
	all := []Field{
		{Name: "source", Kind: query.Text, Of: func(r *Record) query.Value { return query.Of(r.Source) }},
		{Name: "document", Kind: query.Number, Of: func(r *Record) query.Value { return query.Count(r.Document) }},
		{Name: "client", Kind: query.Text, Of: func(r *Record) query.Value { return optional(r.Subject.Name, query.Of) }},
		{Name: "client.name", Kind: query.Text, More: true, Of: func(r *Record) query.Value { return optional(r.Subject.Name, query.Of) }}, // as heads of a CSV call it
		{Name: "client.reference", Kind: query.Text, Of: func(r *Record) query.Value { return text(r.Subject.Reference) }},
		{Name: "client.date", Kind: query.Day, Of: func(r *Record) query.Value { return text(r.Subject.Date) }},
		{Name: "outcome", Kind: query.Word, Words: wordsOf(assess.Outcomes()), Of: func(r *Record) query.Value { return query.Of(string(r.Outcome)) }},
		{Name: "model", Kind: query.Word, Words: modelIDs(), Of: func(r *Record) query.Value { return modelOf(r.Model) }},
		{Name: "runner_up", Kind: query.Word, Words: modelIDs(), Of: func(r *Record) query.Value { return modelOf(r.RunnerUp) }},
		{Name: "verdict", Kind: query.Word, Words: []string{"firm", "clear", "leaning", "close"}, Of: func(r *Record) query.Value { return optional(r.Verdict, query.Of) }},
		{Name: "certain", Kind: query.Truth, Of: func(r *Record) query.Value { return optional(r.Certain, query.Whether) }},
		{Name: "stability", Kind: query.Number, Of: func(r *Record) query.Value { return optional(r.Stability, thousandths) }},
		{Name: "margin", Kind: query.Number, Of: func(r *Record) query.Value { return optional(r.Margin, tenths) }},
		{Name: "fit", Kind: query.Number, Of: func(r *Record) query.Value { return recommended(r, r.fit) }},
	}
	for _, m := range terms.Models() {
		all = append(all, Field{Name: "fit." + m.String(), Kind: query.Number, Of: func(r *Record) query.Value { return r.fit(m) }})
	}
	all = append(all, Field{Name: "currency", Kind: query.Word, Of: func(r *Record) query.Value { return optional(r.Currency, query.Of) }})
	all = append(all, ranged("monthly", func(r *Record) *pricing.Range {
		if r.Model == nil {
			return nil
		}
		return r.monthly(*r.Model)
	})...)
	all = append(all, ranged("one_time", func(r *Record) *pricing.Range { return r.OneTime })...)
	all = append(all, ranged("per_user", func(r *Record) *pricing.Range { return r.PerUser })...)
	for _, m := range terms.Models() {
		all = append(all, ranged("monthly."+m.String(), func(r *Record) *pricing.Range { return r.monthly(m) })...)
	}
	all = append(all, findingFields()...)
	all = append(all,
		Field{Name: "open", Kind: query.Number, Counts: true, Of: func(r *Record) query.Value { return query.Counted(r.Open, r.Unanswered) }},
		Field{Name: OpenDeciding, Kind: query.Number, Counts: true, More: true, Of: func(r *Record) query.Value {
			if r.Deciding == nil {
				return query.Unknown()
			}
			return query.Counted(len(r.Deciding), r.Deciding)
		}},
		Field{Name: Deciding, Kind: query.List, More: true, Of: func(r *Record) query.Value {
			if r.Deciding == nil {
				return query.Unknown()
			}
			return query.Listed(r.Deciding)
		}},
		Field{Name: "contradictions", Kind: query.Number, Of: func(r *Record) query.Value { return query.Count(r.Contradictions) }},
		Field{Name: "warnings", Kind: query.Number, Of: func(r *Record) query.Value { return query.Count(r.Warnings) }},
		Field{Name: "readiness", Kind: query.Word, Words: advice.ReadinessVerdicts(), Of: func(r *Record) query.Value { return optional(r.Readiness, query.Of) }},
	)
	for _, t := range terms.Towers() {
		all = append(all, Field{Name: "split." + t.String(), Kind: query.Word, Words: sideIDs(), Of: func(r *Record) query.Value {
			if r.Split == nil {
				return query.None()
			}
			return query.Of(r.Split[t].String())
		}})
	}
	return append(all,
		Field{Name: "playbook.version", Kind: query.Text, Of: func(r *Record) query.Value { return query.Of(r.Playbook.Version) }},
		Field{Name: "playbook.digest", Kind: query.Text, Of: func(r *Record) query.Value { return query.Of(r.Playbook.Digest) }},
		Field{Name: "gates", Kind: query.List, Of: func(r *Record) query.Value { return query.Listed(r.Hit) }},
	)
}

// findingFields are about findings: how many, which, and how many of each severity.
func findingFields() []Field {
	all := []Field{
		{Name: "findings", Kind: query.Number, Counts: true, Of: func(r *Record) query.Value { return query.Counted(r.Findings, r.FindingIDs) }},
		{Name: "finding_ids", Kind: query.List, Of: func(r *Record) query.Value { return query.Listed(r.FindingIDs) }},
		{Name: "critical", Kind: query.Truth, Of: func(r *Record) query.Value { return query.Whether(r.Critical) }},
	}
	for i, id := range advice.SeverityIDs() {
		all = append(all, Field{Name: "findings." + id, Kind: query.Number, Of: func(r *Record) query.Value { return query.Count(r.BySeverity[i]) }})
	}
	return all
}

// ranged are the fields of an amount with its ends.
func ranged(name string, of func(*Record) *pricing.Range) []Field {
	field := func(end string, pick func(*pricing.Range) query.Value) Field {
		return Field{Name: name + "." + end, Kind: query.Money, Of: func(r *Record) query.Value {
			switch at := of(r); {
			case at == nil || r.Currency == nil:
				return query.None()
			case !at.Known:
				return query.Unknown()
			default:
				return pick(at).In(*r.Currency)
			}
		}}
	}
	return []Field{
		field("low", func(r *pricing.Range) query.Value { return query.Amount(r.Low) }),
		field("typical", func(r *pricing.Range) query.Value { return query.Amount(r.Typical) }),
		field("high", func(r *pricing.Range) query.Value { return query.Amount(r.High) }),
	}
}

func (r *Record) fit(m terms.Model) query.Value { return optional(*r.Fit.Of(m), tenths) }

// monthly is the price of a model; nil where there are no prices.
func (r *Record) monthly(m terms.Model) *pricing.Range {
	if r.Monthly == nil {
		return nil
	}
	return r.Monthly.Of(m)
}

// recommended is what is said of the recommended model; nothing where there is none.
func recommended(r *Record, of func(terms.Model) query.Value) query.Value {
	if r.Model == nil {
		return query.None()
	}
	return of(*r.Model)
}

// optional is the value behind a pointer; nothing where it is nil.
func optional[T any](p *T, of func(T) query.Value) query.Value {
	if p == nil {
		return query.None()
	}
	return of(*p)
}

func tenths(t Tenths) query.Value           { return query.Scaled(int64(t), 1) }
func thousandths(t Thousandths) query.Value { return query.Scaled(int64(t), 3) }

// text is a text that may be missing.
func text(s string) query.Value {
	if s == "" {
		return query.None()
	}
	return query.Of(s)
}

func modelOf(m *terms.Model) query.Value {
	return optional(m, func(m terms.Model) query.Value { return query.Of(m.String()) })
}

func modelIDs() []string {
	var ids []string
	for _, m := range terms.Models() {
		ids = append(ids, m.String())
	}
	return ids
}

func sideIDs() []string {
	return []string{terms.Provider.String(), terms.Shared.String(), terms.Client.String(), terms.ThirdParty.String()}
}

func wordsOf[T ~string](all []T) []string {
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = string(all[i])
	}
	return ids
}
