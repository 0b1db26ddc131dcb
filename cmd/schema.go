package cmd

import (
	"github.com/spf13/cobra"

	"mspscope/internal/emit"
	"mspscope/internal/playbook"
)

func (a *app) schemaCommand() *cobra.Command {
	var f fileFlags
	kinds := []string{"engagement"}
	cmd := &cobra.Command{
		Use:     "schema KIND",
		GroupID: "data",
		Short:   "Print the JSON Schema of a file format: engagement",
		Example: `  mspscope schema engagement > engagement.schema.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] != kinds[0] {
				return usage("which schema? the kinds are: engagement")
			}
			return nil
		},
		ValidArgs: kinds,
		RunE: runE(func(*cobra.Command, []string) error {
			p, err := a.loadPlaybook(f.playbook, playbook.Responsibilities)
			if err != nil {
				return err
			}
			return machine(a.Out, emit.Indented, p.EngagementSchema())
		}),
	}
	f.addPlaybook(cmd)
	return cmd
}
