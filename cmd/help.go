package cmd

import (
	"embed"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// topics are the texts of 'mspscope help TOPIC', each with what it is about in its
// first line.
//
//go:embed topics
var topics embed.FS

// topicCommands are what can be read about beside the commands. Their texts end
// with what only the program knows.
func topicCommands() []*cobra.Command {
	var all []*cobra.Command
	for _, name := range []string{"engagement", "exit-codes", "environment", "formats"} {
		short, long := topic(name)
		all = append(all, &cobra.Command{Use: name, Short: short, Long: long})
	}
	return all
}

// topic is the text of a topic: what it is about, and what it says.
func topic(name string) (short, long string) {
	data, err := topics.ReadFile("topics/" + name + ".txt")
	if err != nil {
		panic(err) // a mistake in this package that every test would show
	}
	short, long, _ = strings.Cut(string(data), "\n")
	return short, strings.TrimSpace(long)
}

// playbookTopic is the text of the topic that is a command too.
func playbookTopic() string {
	_, long := topic("playbook")
	return long
}

// addHelp adds the help command with words of this program for a topic that does
// not exist: cobra would print it as it came, and call that a success.
func (a *app) addHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.help(cmd.OutOrStdout(), cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { a.help(cmd.OutOrStderr(), cmd); return nil })
	root.SetFlagErrorFunc(flagError)
	defer root.InitDefaultHelpCmd()
	root.SetHelpCommand(&cobra.Command{
		Use:     "help [COMMAND or TOPIC]",
		GroupID: "data",
		Short:   "What a command does, or more about a topic",
		Long: `Help says what a command does and which flags it has, or tells more about a topic:
the engagement file, exit codes, environment variables, formats, own playbooks.`,
		Example: `  mspscope help recommend
  mspscope help exit-codes
  mspscope help playbook check`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			at, err := helpTopic(root, args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var all []string
			for _, c := range described(at) {
				all = append(all, cobra.CompletionWithDesc(c.Name(), c.Short))
			}
			return all, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			at, err := helpTopic(root, args)
			if err != nil {
				return err
			}
			return at.Help()
		},
	})
}

// helpTopic is the command that words name one below the other.
func helpTopic(root *cobra.Command, words []string) (*cobra.Command, error) {
	at := root
	for i, word := range words {
		var next *cobra.Command
		for _, c := range at.Commands() {
			if c.Name() == word {
				next = c
			}
		}
		if next == nil {
			return nil, usage("there is no command or topic %s to help with%s", yamldoc.Quote(strings.Join(words[:i+1], " ")), suggested(at, word))
		}
		at = next
	}
	return at, nil
}

// help writes what there is to know of a command: what it does, how that looks,
// what may be written behind it.
func (a *app) help(w io.Writer, cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag() // or it would not be listed
	width := a.terminal().Width
	var b strings.Builder
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	b.WriteString(reflowed(text, width) + "\n")
	if cmd.Example != "" {
		b.WriteString("\nExamples:\n" + cmd.Example + "\n")
	}
	if cmd.Runnable() {
		b.WriteString("\nUsage:\n  " + usageLine(cmd) + "\n")
	}
	commandList(&b, cmd, width)
	flagList(&b, "Flags", cmd.LocalFlags(), width, cmd.Runnable())
	flagList(&b, "Flags of every command", cmd.InheritedFlags(), width, cmd.Runnable())
	switch {
	case !cmd.HasParent():
		b.WriteString("\n" + reflowed("'mspscope help COMMAND' says more about a command, 'mspscope help TOPIC' about a topic.", width) + "\n")
	case cmd.HasAvailableSubCommands():
		fmt.Fprintf(&b, "\n'mspscope help %s COMMAND' says more about a command.\n", cmd.Name())
	}
	fmt.Fprint(w, b.String()) //nolint:errcheck // nobody is left to tell
}

// usageLine is how a command is written.
func usageLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.UseLine()
	}
	return cmd.Name() + " COMMAND [flags]"
}

// commandList lists the commands below a command by their groups, and topics.
func commandList(b *strings.Builder, cmd *cobra.Command, width int) {
	all := described(cmd)
	longest := 0
	for _, c := range all {
		longest = max(longest, len(c.Name()))
	}
	list := func(title string, wanted func(*cobra.Command) bool) {
		head := "\n" + title + ":\n"
		for _, c := range all {
			if wanted(c) {
				says := wrap.Break(c.Short, max(min(width, widestHelp)-longest-4, leastHelp))
				b.WriteString(head + "  " + c.Name() + strings.Repeat(" ", longest-len(c.Name())+2))
				b.WriteString(strings.Join(says, "\n"+strings.Repeat(" ", longest+4)) + "\n")
				head = ""
			}
		}
	}
	for _, g := range cmd.Groups() {
		list(strings.TrimSuffix(g.Title, ":"), func(c *cobra.Command) bool { return c.GroupID == g.ID })
	}
	list("Commands", func(c *cobra.Command) bool { return c.GroupID == "" && c.Runnable() })
	list("Topics", func(c *cobra.Command) bool { return c.GroupID == "" && !c.Runnable() })
}

// The widths of help: the widest that is read well, and the least at which the texts
// beside commands and flags are wrapped.
const (
	widestHelp = 100
	leastHelp  = 24
)

// entry is a line of a list: a word, and behind two spaces what it is. In an example
// such a gap stands before a comment.
var entry = regexp.MustCompile(`^ +\S+(?: \S+)*  +([^# ])`)

// reflowed fits paragraphs and the entries of lists into a width; other lines that are
// indented stay as they are.
func reflowed(text string, width int) string {
	var lines, paragraph []string
	width = min(width, widestHelp)
	head := "" // of the entry of a list
	end := func() {
		if len(paragraph) > 0 {
			indent := strings.Repeat(" ", utf8.RuneCountInString(head))
			broken := wrap.Break(strings.Join(paragraph, " "), max(width-len(indent), leastHelp))
			lines = append(lines, head+strings.Join(broken, "\n"+indent))
		}
		paragraph, head = nil, ""
	}
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		said := strings.TrimLeft(line, " ")
		begins := entry.FindStringSubmatchIndex(line)
		switch {
		case line != "" && line[0] != ' ' && head == "":
			paragraph = append(paragraph, line)
		case head != "" && said != "" && len(line)-len(said) == len(head):
			paragraph = append(paragraph, said)
		case begins != nil:
			end()
			head, paragraph = line[:begins[2]], []string{line[begins[2]:]}
		case line != "" && line[0] != ' ':
			end()
			paragraph = []string{line}
		default:
			end()
			lines = append(lines, line)
		}
	}
	end()
	return strings.Join(lines, "\n")
}

func flagList(b *strings.Builder, title string, flags *pflag.FlagSet, width int, runs bool) {
	if runs && flags.HasAvailableFlags() {
		b.WriteString("\n" + title + ":\n" + strings.TrimRight(flags.FlagUsagesWrapped(max(min(width, widestHelp), 2*leastHelp)), "\n") + "\n")
	}
}

// plainUsages takes the back quotes out of the texts of flags, which completion
// would show: the library reads the word for a value between them.
func plainUsages(cmd *cobra.Command) {
	unquote := func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) }
	cmd.LocalFlags().VisitAll(unquote)
	for _, c := range cmd.Commands() {
		plainUsages(c)
	}
}
