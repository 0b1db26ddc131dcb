package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/playbook"
	"mspscope/internal/schema"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

func (a *app) schemaCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	kinds := schema.Kinds()
	var names []string
	var completed []choice
	var listed strings.Builder
	for _, k := range kinds {
		names = append(names, k.Name)
		completed = append(completed, choice{k.Name, k.Says})
		listed.WriteString("\n  " + k.Name + strings.Repeat(" ", 18-len(k.Name)) + strings.Join(wrap.Break(k.Says, 60), "\n"+strings.Repeat(" ", 20)))
	}
	cmd := &cobra.Command{
		Use:     "schema KIND",
		GroupID: "data",
		Short:   "Print the JSON Schema of a file format or of an output",
		Long: `Print the JSON Schema of a file that the program reads, or of what a command
prints for programs. An editor that knows it completes keys and words. In an
engagement it holds the questions of the playbook in use.

The kinds are:
` + listed.String(),
		Example: `  mspscope schema engagement --to engagement.schema.json
  mspscope schema ratecard --to ratecard.schema.json`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage("which schema? the kinds are: %s", strings.Join(names, ", "))
			case len(args) > 1:
				return usage("one KIND at a time (%d given)", len(args))
			case !slices.Contains(names, args[0]):
				return usage("there is no schema of %s%s; the kinds are: %s", yamldoc.Quote(args[0]), yamldoc.Suggest(args[0], names), strings.Join(names, ", "))
			}
			return nil
		},
		ValidArgsFunction: choices(completed),
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := a.checkDestination(&o, sources{nil, []string{f.playbook}}); err != nil {
				return err
			}
			p, err := a.loadPlaybook(f.playbook, playbook.Responsibilities|playbook.Advice)
			if err != nil {
				return err
			}
			s, err := schema.Of(kinds[slices.Index(names, args[0])], p)
			if err != nil {
				return failed(err)
			}
			return a.write(&o, forms{machine: func() any { return s }})
		}),
	}
	f.addPlaybook(cmd)
	o.add(cmd, formatJSON)
	return cmd
}
