package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/playbook"
	"mspscope/internal/query"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

// condition is a condition on records.
type condition = query.Expr[*result.Record]

// gateFlags are conditions on the result that a script can ask for.
type gateFlags struct {
	failOn []string
	gates  []*condition
}

func (g *gateFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&g.failOn, "fail-on", nil, "exit with 4 when a result is one of `GATES`, or fits a condition such as 'margin < 5': "+strings.Join(result.GateNames(), ", "))
	mustComplete(cmd, "fail-on", choiceList(plainChoices(result.GateNames())))
}

// read reads the gates, which are about these fields. Several may stand behind each
// other with commas between them.
func (g *gateFlags) read(fields []result.Field) error {
	for _, flag := range g.failOn {
		for _, text := range apartByCommas(flag) {
			gate, err := query.Parse(text, fields)
			switch {
			case err == nil:
				g.gates = append(g.gates, gate)
			case text == "":
				return usage("--fail-on has an empty gate; write one of %s, or a condition such as 'margin < 5'", strings.Join(result.GateNames(), ", "))
			case !strings.ContainsAny(text, " =<>()!"):
				return usage("--fail-on %s is not known%s; the gates are %s, or a condition such as 'margin < 5'", yamldoc.Quote(text), yamldoc.Suggest(text, result.GateNames()), strings.Join(result.GateNames(), ", "))
			default:
				return usage("--fail-on %s: %w", yamldoc.Quote(text), err)
			}
		}
	}
	return nil
}

// hit lists the gates that a record is at, as they were written.
func (g *gateFlags) hit(record *result.Record) []string {
	hit := []string{}
	for _, gate := range g.gates {
		if gate.Holds(record) {
			hit = append(hit, gate.String())
		}
	}
	return hit
}

// why says why a record is at its gates, each value beside what it is compared with.
func (g *gateFlags) why(record *result.Record) string {
	var all []string
	for _, gate := range g.gates {
		if !gate.Holds(record) {
			continue
		}
		text := record.Why(strings.ToLower(gate.String()))
		if text == "" {
			text = gate.Because(record)
		}
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, "; ")
}

// missed returns an error when the result is one that was not wanted.
func (g *gateFlags) missed(record *result.Record) error {
	if why := g.why(record); why != "" {
		return &exitError{exitGate, fmt.Errorf("--fail-on asked for it: %s", why)}
	}
	return nil
}

// batchFields are the fields of records under a playbook, and what those hold that
// have words of the playbook's.
func batchFields(p *playbook.Playbook, internal bool) []result.Field {
	all := append(result.Fields(), scope.AnswerFields(p, internal)...)
	var findings []string
	if p.Findings != nil {
		findings = p.Findings.IDs()
	}
	questions := scope.OpenIDs(p)
	for i := range all {
		switch all[i].Name {
		case "findings", "finding_ids":
			all[i].Words = findings
		case "open", result.OpenDeciding, result.Deciding:
			all[i].Words = questions
		}
	}
	return all
}

// asked is what of a record these conditions and fields ask for beside what always
// stands in it.
func asked(internal bool, conditions []*condition, fields ...result.Field) scope.RecordAsk {
	ask := scope.RecordAsk{Internal: internal}
	note := func(name string) bool {
		if id, ok := strings.CutPrefix(name, query.Answers); ok && !slices.Contains(ask.Answers, id) {
			ask.Answers = append(ask.Answers, id)
		}
		ask.Deciding = ask.Deciding || name == result.Deciding || name == result.OpenDeciding
		return false // every other field is looked at, too
	}
	for _, c := range conditions {
		c.Uses(note)
	}
	for i := range fields {
		note(fields[i].Name)
	}
	return ask
}

// apartByCommas takes a list apart at its commas, but for those in quotes.
func apartByCommas(list string) (parts []string) {
	begin := 0
	var quote rune
	for i, r := range list {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == ',':
			parts = append(parts, strings.TrimSpace(list[begin:i]))
			begin = i + 1
		}
	}
	return append(parts, strings.TrimSpace(list[begin:]))
}
