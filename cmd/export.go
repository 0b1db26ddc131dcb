package cmd

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/advice"
	"mspscope/internal/export"
	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
	"mspscope/internal/yamldoc"
)

func (a *app) exportCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var target string
	cmd := &cobra.Command{
		Use:        "export [FILE] --for TARGET",
		SuggestFor: []string{"hubspot", "psa"},
		GroupID:    "client",
		Short:      "The price as another program imports it: deal, lines, products",
		Long: `Export writes the recommended price as a program for customers or for services
imports it. The targets are data: 'exports' in provider.yaml says which rows, under
which heads, after whose documentation; add your own there. Numbers of products are
'products' there.

A budget exports its typical figures; its status stands beside them where a target
has a column for it. Without FILE and --for the targets are listed.`,
		Example: `  mspscope export
  mspscope export client.yaml --for hubspot_deal --to deal.csv
  mspscope export client.yaml --for lines`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Prices|playbook.Responsibilities|playbook.Advice|playbook.Proofs)
			if err != nil {
				return err
			}
			if target == "" && len(args) == 0 && len(f.sets) == 0 {
				return a.write(&outputFlags{format: formatTable}, forms{document: func() *page.Document { return page.ExportTargets(&p.Language, p.Provider.Exports) }})
			}
			t := p.Provider.Export(target)
			switch {
			case target == "":
				return usage("which target? give one with --for: %s", strings.Join(targetIDs(p), ", "))
			case t == nil:
				return usage("--for %s is not known%s; the targets are %s", yamldoc.Quote(target), yamldoc.Suggest(target, targetIDs(p)), strings.Join(targetIDs(p), ", "))
			}
			if (o.given("output") || filepath.Ext(o.to) != "") && o.format != t.Format {
				return usage("--for %s is %s; leave out -o, and let the file end in .%s", target, t.Format, t.Format)
			}
			o.format = t.Format
			return a.export(args, &f, &o, p, t)
		}),
	}
	f.add(a, cmd, false)
	o.add(cmd, formatCSV, formatJSON)
	cmd.Flags().StringVar(&target, "for", "", "the `TARGET`, as provider.yaml calls it")
	mustComplete(cmd, "for", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		p, err := a.loadPlaybook(f.playbook, playbook.Advice)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return targetIDs(p), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// export writes a client's price for a target.
func (a *app) export(args []string, f *fileFlags, o *outputFlags, p *playbook.Playbook, t *advice.Export) error {
	e, err := a.engagement(p, args, f)
	if err != nil {
		return err
	}
	r, err := scope.Of(p, e, scope.Ask{Reader: result.Owner})
	if err != nil {
		return invalid(err) // what cannot be priced is in the quote or the counts
	}
	rows, err := export.Of(r.ForClient().Result(), t, p.Provider.Products)
	if err != nil {
		return failed(err)
	}
	return a.write(o, forms{
		machine: func() any { return rows.Tree() },
		table: func() page.Table {
			table := page.Table{Rows: rows.Rows}
			for _, head := range rows.Heads {
				table.Columns = append(table.Columns, page.Column{Name: head})
			}
			return table
		},
	})
}

// targetIDs are the targets that there are.
func targetIDs(p *playbook.Playbook) []string {
	var ids []string
	for i := range p.Provider.Exports {
		ids = append(ids, p.Provider.Exports[i].ID)
	}
	return ids
}
