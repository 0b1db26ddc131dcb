package cmd

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mspscope/assess"
	"mspscope/internal/answer"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:     "completion SHELL",
		GroupID: "data",
		Short:   "Print the completion script for bash, zsh, fish or powershell",
		Long: `Print the script with which a shell completes commands, flags, questions and their
options: type a part of a word and press Tab. What completes is the playbook in use.

These lines go into the file that the shell reads when it starts: ~/.bashrc (with the
package bash-completion, version 2), ~/.zshrc behind compinit, ~/.config/fish/config.fish,
or $PROFILE of PowerShell.`,
		Example: `  source <(mspscope completion bash)
  source <(mspscope completion zsh)
  mspscope completion fish | source
  mspscope completion powershell | Out-String | Invoke-Expression`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usage("for which shell? %s", words.Or(shells))
			case !slices.Contains(shells, args[0]):
				return usage("there is no completion for %s%s; there is one for %s", yamldoc.Quote(args[0]), yamldoc.Suggest(args[0], shells), words.List(shells))
			}
			return nil
		},
		ValidArgsFunction: cobra.FixedCompletions(shells, cobra.ShellCompDirectiveNoFileComp),
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return bashCompletion(a.Out, cmd.Root())
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

// bashCompletion writes the script for bash. The library has every special letter of a
// word escaped, and takes a comma for one: behind it nothing that was typed would match.
func bashCompletion(w io.Writer, root *cobra.Command) error {
	var script bytes.Buffer
	if err := root.GenBashCompletionV2(&script, true); err != nil {
		return err
	}
	const bare = `//\\,/,}`
	mended := strings.NewReplacer(
		`comp=$(printf "%q" "${compline%%$tab*}")`, `comp=$(printf "%q" "${compline%%$tab*}")`+"\n        comp=${comp"+bare,
		`COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]}")`, `COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]}"); COMPREPLY[0]=${COMPREPLY[0]`+bare,
		`COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}"); COMPREPLY[0]=${COMPREPLY[0]`+bare,
		`read -ra COMPREPLY -d '' < <(printf "%q\n" "${COMPREPLY[@]}")`, `read -ra COMPREPLY -d '' < <(printf "%q\n" "${COMPREPLY[@]}"); COMPREPLY=("${COMPREPLY[@]`+bare+`")`,
	).Replace(script.String())
	_, err := io.WriteString(w, mended)
	return err
}

// noFiles has no file offered where none is wanted: the library completes files wherever
// nothing was said of an argument or of the value of a flag.
func noFiles(cmd *cobra.Command) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		word, _ := pflag.UnquoteUsage(f)
		_, said := cmd.GetFlagCompletionFunc(f.Name)
		if !said && (!slices.Contains([]string{"FILE", "PATH", "LIST", "DIR"}, word) || f.Name == "key") {
			mustComplete(cmd, f.Name, cobra.NoFileCompletions)
		}
	})
	if cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 && !strings.Contains(cmd.Use, " ") {
		cmd.ValidArgsFunction = cobra.NoFileCompletions
	}
	for _, c := range cmd.Commands() {
		noFiles(c)
	}
}

// signed completes fields of which each may have a "-" before it.
func signed(all []choice) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, toComplete string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before, chosen := untilComma(toComplete)
		for i := range chosen {
			chosen[i] = strings.TrimPrefix(chosen[i], "-")
		}
		if strings.HasPrefix(toComplete[len(before):], "-") {
			before += "-"
		}
		return further(before, "", chosen, all), cobra.ShellCompDirectiveNoFileComp
	}
}

// choice is a word that a flag can have.
type choice struct{ word, says string }

func (c choice) completion() cobra.Completion {
	if c.says == "" {
		return c.word
	}
	return cobra.CompletionWithDesc(c.word, c.says)
}

// plainChoices are words that need no explanation.
func plainChoices(all []string) []choice {
	out := make([]choice, len(all))
	for i, word := range all {
		out[i] = choice{word: word}
	}
	return out
}

// depths are how much can be asked, and audiences who can be asked.
func depths() []choice {
	return []choice{{assess.Quick.String(), "a first orientation"}, {assess.Call.String(), "what decides model and price"}, {assess.Full.String(), "everything"}}
}

func audiences() []choice {
	return []choice{{assess.Discovery.String(), "a call with the client"}, {assess.Owner, "the owner alone"}, {assess.ITLead, "the head of IT alone"}}
}

// choices completes one of some words.
func choices(all []choice) cobra.CompletionFunc {
	completions := make([]cobra.Completion, len(all))
	for i, c := range all {
		completions[i] = c.completion()
	}
	return cobra.FixedCompletions(completions, cobra.ShellCompDirectiveNoFileComp)
}

// choiceList completes several of some words with commas between them.
func choiceList(all []choice) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, toComplete string) ([]cobra.Completion, cobra.ShellCompDirective) {
		before, chosen := untilComma(toComplete)
		return further(before, "", chosen, all), cobra.ShellCompDirectiveNoFileComp
	}
}

// untilComma is what stands before the word of a list that is being typed, and the
// words in it.
func untilComma(typed string) (before string, chosen []string) {
	i := strings.LastIndexByte(typed, ',') + 1
	for word := range strings.SplitSeq(typed[:i], ",") {
		chosen = append(chosen, strings.TrimSpace(word))
	}
	return typed[:i], chosen
}

// further are the words that can stand behind those of a list.
func further(before, after string, chosen []string, all []choice) (list []cobra.Completion) {
	for _, c := range all {
		if !slices.Contains(chosen, c.word) {
			list = append(list, choice{before + c.word + after, c.says}.completion())
		}
	}
	return list
}

// directoriesOr completes a word or a folder: the shells complete folders by
// themselves, but then nothing else.
func directoriesOr(word choice) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, toComplete string) ([]cobra.Completion, cobra.ShellCompDirective) {
		all := []cobra.Completion{word.completion()}
		in, _ := filepath.Split(toComplete)
		entries, err := os.ReadDir(filepath.Clean("./" + in))
		if filepath.IsAbs(in) {
			entries, err = os.ReadDir(in)
		}
		if err != nil {
			return all, cobra.ShellCompDirectiveNoFileComp
		}
		for _, e := range entries {
			if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				all = append(all, in+e.Name()+string(filepath.Separator))
			}
		}
		return all, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
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
	id, value, chosen := strings.Cut(toComplete, "=")
	if !chosen {
		return questionNames(q, id), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	}
	i, part, ok := q.FindPart(id)
	if !ok {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if sides, some := towerSides(&q.Questions[i], value); some && q.Schema.At(i).Type == answer.Grid && part == assess.Whole {
		directive := cobra.ShellCompDirectiveNoFileComp
		if !strings.Contains(value[strings.LastIndexByte(value, ',')+1:], ":") {
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		return further(id+"=", "", nil, append(answersOf(&q.Questions[i]), sides...)), directive
	}
	return answers(q, i, part, id, value), cobra.ShellCompDirectiveNoFileComp
}

// towerSides completes towers with their sides, as in network:provider,service_desk:shared,
// from the first letter on.
func towerSides(question *assess.Question, value string) (all []choice, some bool) {
	done, named := untilComma(value)
	last := value[len(done):]
	for i := range named {
		named[i], _, _ = strings.Cut(named[i], ":")
	}
	tower, _, chosen := strings.Cut(last, ":")
	for t := range question.Towers {
		switch id := question.Towers[t].ID; {
		case chosen && id == tower:
			for _, o := range question.Options {
				all = append(all, choice{done + id + ":" + o.ID, o.Call})
			}
			return append(all, choice{word: done + id + ":unknown"}), true
		case !chosen && !slices.Contains(named, id):
			all = append(all, choice{done + id + ":", question.Towers[t].Call})
		}
	}
	return all, value != "" && !chosen
}

// questionNames completes the name of a question, or of a part of one.
func questionNames(q *assess.Questionnaire, typed string) (all []cobra.Completion) {
	for i := range q.Questions {
		question := &q.Questions[i]
		all = append(all, choice{question.ID + "=", question.Topic}.completion())
		if !strings.HasPrefix(typed, question.ID+".") {
			continue // single towers only where one is wanted
		}
		for t := range question.Towers {
			tower := &question.Towers[t]
			all = append(all, choice{question.ID + "." + tower.ID + "=", tower.Call}.completion())
		}
	}
	return all
}

// answers completes the value behind the "=" of a question.
func answers(q *assess.Questionnaire, i int, part assess.Part, id, value string) []cobra.Completion {
	question := &q.Questions[i]
	options := make([]choice, len(question.Options))
	for k, o := range question.Options {
		options[k] = choice{o.ID, o.Call}
	}
	before, closing := id+"=", ""
	switch {
	case q.Schema.At(i).Type == answer.MultiChoice:
		if rest, open := strings.CutPrefix(value, "["); open {
			value, before, closing = rest, before+"[", "]"
		}
		done, chosen := untilComma(value)
		if done == "" && closing == "" {
			options = append([]choice{{word: "unknown"}}, options...)
		}
		return further(before+done, closing, chosen, options)
	case q.Schema.At(i).Type == answer.Grid && part == assess.Whole:
		return further(before, "", nil, answersOf(question))
	}
	return further(before, "", nil, append([]choice{{word: "unknown"}}, options...))
}

// answersOf are the answers for all towers at once.
func answersOf(question *assess.Question) []choice {
	all := []choice{{word: "unknown"}}
	for _, o := range question.Options {
		if o.ID == "advise" {
			all = append(all, choice{o.ID, o.Call})
		}
	}
	for k := range question.Presets {
		all = append(all, choice{question.Presets[k].ID, question.Presets[k].Call})
	}
	return all
}
