package cmd

import (
	"github.com/spf13/cobra"
)

// Tree is every command as it stands on the command line, for tools that describe
// them; it is not meant to be run.
func Tree() *cobra.Command {
	return (&app{env: func(string) string { return "" }, load: load}).root()
}

func (a *app) root() *cobra.Command {
	var short bool // --version
	root := &cobra.Command{
		Use:   "mspscope",
		Short: "Scope a managed-IT engagement: which model, at what price, who does what",
		Long: `mspscope scopes a managed-IT engagement. From one set of answers it recommends
fully managed, co-managed or hybrid IT with its reasons, estimates the price, and
says who does what. It needs no account and no network.

An engagement is a YAML file with one client's answers; "-" reads it from stdin.
Begin with 'mspscope assess client.yaml', which asks for them.`,
		Example: `  mspscope recommend testdata/engagements/harbor-dental.yaml
  mspscope recommend --set it_fte=0 --set users_count=24
  mspscope estimate client.yaml
  mspscope raci client.yaml -o yaml
  mspscope batch clients/ -o ndjson`,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			if short {
				return a.version()
			}
			return cmd.Help()
		}),
		SilenceUsage:      true,
		SilenceErrors:     true,
		DisableAutoGenTag: true,
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddGroup(
		&cobra.Group{ID: "client", Title: "For a client:"},
		&cobra.Group{ID: "data", Title: "For the data behind it:"},
	)
	root.AddCommand(
		a.assessCommand(), a.recommendCommand(), a.nextCommand(), a.estimateCommand(), a.raciCommand(), a.planCommand(), a.reportCommand(), a.pageCommand(), a.exportCommand(), a.noteCommand(), a.compareCommand(), a.intakeCommand(), a.batchCommand(),
		a.matrixCommand(), a.modelsCommand(), a.schemaCommand(),
		a.playbookCommand(), a.versionCommand(), a.completionCommand(),
	)
	root.SetHelpCommandGroupID("data")
	root.AddCommand(topicCommands()...)
	root.Flags().BoolVarP(&short, "version", "v", false, "print the version")
	a.addLook(root)
	a.addHelp(root)
	return root
}

// runE wraps a command's function, so that its errors are told from errors in
// the command line, which happen before it runs.
func runE(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		err := f(cmd, args)
		if err == nil {
			return nil
		}
		if _, ok := err.(*exitError); ok { //nolint:errorlint // only the outermost error carries the code
			return err
		}
		return failed(err)
	}
}
