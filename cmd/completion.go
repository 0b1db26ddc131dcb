package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/answer"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:     "completion SHELL",
		GroupID: "data",
		Short:   "Print the completion script for bash, zsh, fish or powershell",
		Example: `  source <(mspscope completion bash)
  mspscope completion zsh > "${fpath[1]}/_mspscope"`,
		Args:              cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs:         shells,
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return cmd.Root().GenBashCompletionV2(a.Out, true)
			case "zsh":
				return cmd.Root().GenZshCompletion(a.Out)
			case "fish":
				return cmd.Root().GenFishCompletion(a.Out, true)
			default:
				return cmd.Root().GenPowerShellCompletionWithDesc(a.Out)
			}
		}),
	}
}

// completeSet completes --set: first the question, then, behind "=", its
// options.
func (a *app) completeSet(cmd *cobra.Command, _ []string, toComplete string) ([]string, cobra.ShellCompDirective) {
	dir, err := cmd.Flags().GetString("playbook")
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	p, err := a.loadPlaybook(dir, 0)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	q := p.Questionnaire
	id, _, chosen := strings.Cut(toComplete, "=")
	if !chosen {
		var all []string
		for i := range q.Questions {
			all = append(all, cobra.CompletionWithDesc(q.Questions[i].ID+"=", q.Questions[i].Topic))
			if !strings.HasPrefix(id, q.Questions[i].ID+".") {
				continue // single towers only where one is wanted
			}
			for t := range q.Questions[i].Towers {
				tower := &q.Questions[i].Towers[t]
				all = append(all, cobra.CompletionWithDesc(q.Questions[i].ID+"."+tower.ID+"=", tower.Call))
			}
		}
		return all, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	i, part, ok := q.FindPart(id)
	if !ok {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	all := []string{id + "=unknown"}
	for _, o := range q.Questions[i].Options {
		switch q.Schema.At(i).Type {
		case answer.MultiChoice:
			all = append(all, cobra.CompletionWithDesc(id+"=["+o.ID+"]", o.Call))
		case answer.Grid:
			if o.ID == "advise" || part != assess.Whole {
				all = append(all, cobra.CompletionWithDesc(id+"="+o.ID, o.Call))
			}
		case answer.Number, answer.SingleChoice, answer.YesNo, answer.Text, answer.Scale, answer.Level:
			all = append(all, cobra.CompletionWithDesc(id+"="+o.ID, o.Call))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}
