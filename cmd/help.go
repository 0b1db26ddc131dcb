package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"mspscope/internal/yamldoc"
)

// addHelp adds the help command with words of this program for a topic that does
// not exist: cobra would print it as it came, and call that a success.
func addHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, help := range root.Commands() {
		if help.Name() != "help" {
			continue
		}
		help.Run = nil
		help.RunE = func(_ *cobra.Command, args []string) error {
			topic, err := helpTopic(root, args)
			if err != nil {
				return err
			}
			topic.InitDefaultHelpFlag() // or it would not be listed
			return topic.Help()
		}
	}
}

// helpTopic is the command that words name one below the other.
func helpTopic(root *cobra.Command, words []string) (*cobra.Command, error) {
	at := root
	for i, word := range words {
		var next *cobra.Command
		var names []string
		for _, c := range at.Commands() {
			if c.Name() == word || c.HasAlias(word) {
				next = c
			}
			if !c.Hidden {
				names = append(names, c.Name())
			}
		}
		if next == nil {
			return nil, usage("there is no command %s to help with%s", yamldoc.Quote(strings.Join(words[:i+1], " ")), yamldoc.Suggest(word, names))
		}
		at = next
	}
	return at, nil
}
