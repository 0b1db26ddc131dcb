// Package lint checks responsibility matrices: rows without an owner, work that
// two companies both do without a word on who does what, accountability that only
// the client can have, rows that nobody thought of.
//
// Goals: each finding names its rule, its place, the row, what is wrong and what to
// do; what a file cannot show is named as not checked, with why, and never counts
// as good.
//
// Non-goals: reading files (package chart), how findings are shown.
package lint

import (
	"cmp"
	"slices"

	"mspscope/responsibility"
	"mspscope/responsibility/chart"
)

// Severity is how bad a finding is.
type Severity uint8

// The severities.
const (
	Info Severity = iota
	Warning
	Error
)

// SeverityIDs lists the severities as they are written.
func SeverityIDs() []string { return []string{"info", "warning", "error"} }

// String returns the severity as it is written.
func (s Severity) String() string {
	if int(s) < len(SeverityIDs()) {
		return SeverityIDs()[s]
	}
	return "unknown_severity"
}

// Finding is one thing wrong with a matrix, or worth a look.
type Finding struct {
	Rule     string
	Severity Severity
	At       chart.Place
	ID, Row  string // of the row, "" where it is about a role or the whole
	What, Do string
}

// Unchecked is a rule that the file says too little for.
type Unchecked struct{ Rule, Title, Why string }

// Report is what came of checking a matrix.
type Report struct {
	Findings  []Finding // in the order of the file
	Unchecked []Unchecked
}

// Count returns how many findings have a severity.
func (r *Report) Count(s Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// Check checks a matrix by the rules of a catalogue.
func Check(m *chart.Chart, c *responsibility.Catalogue) *Report {
	k := checker{m: m, c: c, limits: c.Lint(), report: &Report{}}
	if len(m.Rows) == 0 {
		return k.report
	}
	k.rows()
	k.parties()
	k.roles()
	k.names()
	k.catalogue()
	k.towers()
	k.beyond()
	k.signed()
	slices.SortStableFunc(k.report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Col, b.At.Col), cmp.Compare(a.Rule, b.Rule))
	})
	slices.SortStableFunc(k.report.Unchecked, func(a, b Unchecked) int { return cmp.Compare(a.Rule, b.Rule) })
	return k.report
}

// checker is one check.
type checker struct {
	m      *chart.Chart
	c      *responsibility.Catalogue
	limits *responsibility.Lint
	report *Report
}

// found adds a finding about a row; nil is the matrix.
func (k *checker) found(rule string, s Severity, at chart.Place, row *chart.Row, what, do string) {
	f := Finding{Rule: rule, Severity: s, At: at, What: what, Do: do}
	if row != nil {
		f.ID, f.Row = row.ID, row.Name
	}
	k.report.Findings = append(k.report.Findings, f)
}

// unchecked names a rule that the file says too little for.
func (k *checker) unchecked(rule, why string) {
	k.report.Unchecked = append(k.report.Unchecked, Unchecked{rule, Title(rule), why})
}

// Title says in a few words what a rule is about.
func Title(rule string) string { return titles[rule] }

// titles are the rules. Their ids are part of the output.
var titles = map[string]string{
	"R01": "Somebody answers for each row",
	"R02": "Only one answers for a row",
	"R03": "Somebody does the work of each row",
	"R04": "No row has only people who are asked or told",
	"R05": "Every cell can be read",
	"R06": "Nobody is asked or told about work of their own",
	"R07": "Where both companies work, the row says how",
	"R08": "What only the client can answer for stays with the client",
	"R09": "Whoever answers for a row may decide on it",
	"R10": "One person answers, not a group",
	"R11": "Where one company answers and the other works, there is a way to escalate",
	"R12": "Not too many do the work of one row",
	"R13": "Not too many are asked",
	"R14": "Not too many are told",
	"R15": "No role has too much on it",
	"R16": "Each role has a part",
	"R17": "No role is in every row",
	"R18": "Where both companies work, somebody is asked or told",
	"R19": "Each row is plain enough to be given to somebody",
	"R20": "No row is missing that both companies need",
	"R21": "The same work has one owner",
	"R22": "What is often split either way is decided",
	"R23": "Whoever answers for urgent work has a deputy",
	"R24": "Whoever answers for security runs what is to be secured",
	"R25": "Nobody signs for the proof of their own work",
	"R26": "Each row says what shows that it was done",
	"R27": "The matrix is not out of date",
	"R28": "Both companies have signed",
	"R29": "Urgent rows say what may be done without asking",
	"R30": "The client's own people have the hours for their rows",
}
