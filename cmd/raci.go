package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/responsibility"
)

// raciFlags say which part of the matrix is wanted.
type raciFlags struct {
	model string
	size  string
	open  bool
	role  string
	party string

	framework string // the matrix is read against this; "" for the matrix itself
}

func (a *app) raciCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var want raciFlags
	cmd := &cobra.Command{
		Use:        "raci [FILE]",
		SuggestFor: []string{"responsibility", "responsibilities", "who"},
		GroupID:    "client",
		Short:      "Who does what: the responsibility matrix that goes with the model",
		Long: `Raci lays out the responsibility matrix for the split of work that goes with the
recommended model: for every activity who answers for it (A), who does it (R), who
is asked (C) and who is told (I), with a sentence on how work passes between client
and provider wherever both take part.

There are these views, each in every format:
  --size full       all of it, with how both sides work together: requests and
                    alerts, escalation, decisions, absence, meetings, tools, the
                    end
  --size core       the rows that must be settled and signed
  --party client    what one side answers for or does; so provider and vendor
  --role ID         what one role has to do, by its part in each row; for
                    client_it also what leaves that desk
  --open            what is still to be settled, with the answers and what each
                    means

With --framework it lists the controls of a published framework instead, each with
who does the work behind it by the rows of the matrix, and apart those that no row
covers. That is a starting point for a customer responsibility matrix and no
assessment. 800-171 is Revision 2, which CMMC is assessed on.`,
		Example: `  mspscope raci client.yaml
  mspscope raci client.yaml --size full -o yaml > raci.yaml
  mspscope raci client.yaml --open
  mspscope raci client.yaml --role client_sponsor
  mspscope raci client.yaml --role client_it
  mspscope raci client.yaml --party client
  mspscope raci client.yaml --model co_managed -o csv
  mspscope raci client.yaml --to raci.xlsx
  mspscope raci client.yaml --framework 800-171`,
		Args: fileOrCommand,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }, want.check, want.checkFramework); err != nil {
				return err
			}
			parts := playbook.Prices | playbook.Responsibilities | playbook.Advice | playbook.Proofs
			if want.framework != "" {
				parts |= playbook.Frameworks
			}
			r, err := a.result(args, &f, parts, scope.Ask{Reader: want.reader(), Model: want.chosen(), Framework: frameworkOf(want.framework)})
			if err != nil {
				return err
			}
			if want.framework != "" {
				return a.show(&o, &f, r, againstFramework())
			}
			rows := want.filter()
			return a.show(&o, &f, r, shown{
				client:   func(c result.Client) *page.Document { return page.RACI(c, rows) },
				internal: func(r *result.Result) *page.Document { return page.RACIInternal(r, rows) },
				machine:  func(r *result.Result) any { return r.ForRACI(rows) },
				table:    func(r *result.Result) page.Table { return page.RACITable(r, rows) },
				book:     func(r *result.Result) *page.Book { return page.RACIBook(r, rows) },
			})
		}),
	}
	f.add(a, cmd, true)
	o.add(cmd, formatTable, formatYAML, formatJSON, formatCSV, formatMarkdown, formatXLSX)
	want.add(cmd)
	cmd.AddCommand(a.raciCheckCommand(), a.raciDiffCommand())
	return cmd
}

func (w *raciFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&w.model, "model", "", "`MODEL` instead of the recommended one: fully_managed, co_managed, hybrid")
	cmd.Flags().StringVar(&w.size, "size", "", "`SIZE`: core (about 40 rows) or full (default: core for a small client, where it is for reading; otherwise full)")
	cmd.Flags().BoolVar(&w.open, "open", false, "only the rows that client and provider still have to settle")
	cmd.Flags().StringVar(&w.role, "role", "", "what one `ROLE`, such as client_sponsor, has to do: the rows in which it has a part")
	cmd.Flags().StringVar(&w.party, "party", "", "only the rows in which a `SIDE` answers or does the work: client, provider, vendor")
	cmd.Flags().StringVar(&w.framework, "framework", "", "who does the work behind each control of `FRAMEWORK`: csf2, 800-171 (Revision 2), 800-171r3")
	mustComplete(cmd, "framework", cobra.FixedCompletions(frameworkNames(), cobra.ShellCompDirectiveNoFileComp))
	models := []choice{
		{terms.FullyManaged.String(), "the provider runs every operational part"},
		{terms.CoManaged.String(), "your IT people and the provider together"},
		{terms.Hybrid.String(), "split by function: each side runs whole parts"},
	}
	var roles []string
	for _, r := range responsibility.Roles() {
		roles = append(roles, r.String())
	}
	mustComplete(cmd, "model", choices(models))
	mustComplete(cmd, "size", choices([]choice{{"core", "about 40 rows"}, {"full", "all rows that apply"}}))
	mustComplete(cmd, "party", cobra.FixedCompletions(responsibility.Party(0).Words(), cobra.ShellCompDirectiveNoFileComp))
	mustComplete(cmd, "role", cobra.FixedCompletions(roles, cobra.ShellCompDirectiveNoFileComp))
}

func (w *raciFlags) check() error {
	if _, ok := terms.ParseModel(w.model); w.model != "" && !ok {
		return usage("--model must be fully_managed, co_managed or hybrid, not %q", w.model)
	}
	if w.size != "" && w.size != "core" && w.size != "full" {
		return usage("--size must be core or full, not %q", w.size)
	}
	if _, ok := responsibility.ParseRole(w.role); w.role != "" && !ok {
		var ids []string
		for _, r := range responsibility.Roles() {
			ids = append(ids, r.String())
		}
		return usage("--role must be one of %s, not %q", strings.Join(ids, ", "), w.role)
	}
	if parties := responsibility.Party(0).Words(); w.party != "" && !slices.Contains(parties, w.party) {
		return usage("--party must be %s, not %q", words.Or(parties), w.party)
	}
	return nil
}

// chosen is the model that was asked for, or nil.
func (w *raciFlags) chosen() *terms.Model {
	if m, ok := terms.ParseModel(w.model); ok {
		return &m
	}
	return nil
}

// reader is for whom the page is where a role says so: the client's IT people also read
// what leaves their desk.
func (w *raciFlags) reader() result.Reader {
	if w.role == responsibility.ClientIT.String() {
		return result.ITLead
	}
	return ""
}

// filter are the rows that were asked for.
func (w *raciFlags) filter() result.Filter {
	f := result.Filter{Size: result.Size(w.size), Open: w.open}
	if role, ok := responsibility.ParseRole(w.role); ok {
		f.Role = &role
	}
	if i := slices.Index(responsibility.Party(0).Words(), w.party); i >= 0 {
		party := responsibility.Party(i)
		f.Party = &party
	}
	return f
}
