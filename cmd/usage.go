package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// errComment is what is wrong with a line of README.md or of help that was pasted with
// what stands behind it: the shell of macOS, as it is set up, and the one of Windows
// that is called cmd, hand that on as more words.
var errComment = errors.New(`"#" begins no comment in this shell; leave it out, with all behind it (in zsh, "setopt interactive_comments" has it be one)`)

// noArguments is the argument check of commands that take none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("'%s' takes no argument; %s is one too many", cmd.CommandPath(), yamldoc.Quote(args[0]))
	}
	return nil
}

// oneDirectory is the argument check of commands on one playbook.
func oneDirectory(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("one DIR at a time (%d given); '%s DIR' for each", len(args), cmd.CommandPath())
	}
	if len(args) == 1 && args[0] == "" {
		return usage("the name of the directory is empty; give DIR, or leave it out for the playbook in force")
	}
	return nil
}

// pathFlag is the value of a flag that names a file or a directory. An empty one, as a shell
// makes it of a variable that is not set, is refused: taken for no flag at all, it would
// mean the built-in data where somebody's own were named.
type pathFlag struct{ to *string }

var errEmptyPath = errors.New("the name is empty; give one, or leave the flag out")

// Set keeps a path.
func (p pathFlag) Set(path string) error {
	if path == "" {
		return errEmptyPath
	}
	*p.to = path
	return nil
}

// String is the path.
func (p pathFlag) String() string {
	if p.to == nil { // the library asks a zero value what the default is
		return ""
	}
	return *p.to
}

// Type is how the library calls what is given.
func (p pathFlag) Type() string { return "string" }

// unknown words what the library says of a word behind the program's name that is no
// command: it is the only thing that it finds wrong so early.
func unknown(root *cobra.Command, err error) error {
	var word string
	if _, scanned := fmt.Sscanf(err.Error(), "unknown command %q", &word); scanned != nil {
		return usage("%w", err)
	}
	return noCommand(root, word)
}

// onlyCommands is the argument check of a command that others stand below.
func onlyCommands(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return noCommand(cmd, args[0])
}

// fileOrCommand is the argument check of a command on one engagement that others stand
// below: a word that is no file, and is one of theirs but for a slip, was meant for it.
func fileOrCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if meant := suggested(cmd, args[0]); meant != "" && !looksLikeFile(args[0]) {
		if _, err := os.Stat(args[0]); errors.Is(err, fs.ErrNotExist) {
			return usage("there is no file %s and no command %s%s", yamldoc.Quote(args[0]), yamldoc.Quote(below(cmd, args[0])), meant)
		}
	}
	return oneFile(cmd, args)
}

// below is a word as it is written behind a command, without the name of the program.
func below(cmd *cobra.Command, word string) string {
	return strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath()+" "+word, cmd.Root().Name()))
}

// noCommand says what may have been meant by a word that is no command: one with a
// slip, one that is called otherwise here, or a file without the command before it.
func noCommand(cmd *cobra.Command, word string) error {
	if strings.HasSuffix(strings.ToLower(word), ".xlsx") && !cmd.HasParent() {
		return usage("%s is a file and no command; did you mean 'mspscope intake --read %s'?", yamldoc.Quote(word), word)
	}
	said := usage("there is no command %s%s", yamldoc.Quote(below(cmd, word)), suggested(cmd, word))
	if looksLikeFile(word) && !cmd.HasParent() {
		return usage("%s is a file and no command; did you mean 'mspscope recommend %s'?", yamldoc.Quote(word), word)
	}
	return said
}

// suggested is the command below cmd that a word may stand for, as it is written.
func suggested(cmd *cobra.Command, word string) string {
	for _, c := range described(cmd) {
		for _, other := range c.SuggestFor {
			if strings.EqualFold(other, word) {
				return fmt.Sprintf(" (did you mean %q?)", below(cmd, c.Name()))
			}
		}
	}
	name := yamldoc.Likeliest(word, names(described(cmd)))
	if name == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", below(cmd, name))
}

// looksLikeFile reports whether a word is named like a file that the program reads.
func looksLikeFile(word string) bool {
	word = strings.ToLower(word)
	return strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".yml") || strings.HasSuffix(word, ".json")
}

// described lists the commands and topics below a command that its help names.
func described(cmd *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			all = append(all, c)
		}
	}
	return all
}

func names(commands []*cobra.Command) []string {
	all := make([]string, len(commands))
	for i, c := range commands {
		all[i] = c.Name()
	}
	return all
}

// flagError says what is wrong with a flag: the library names no flag that may have
// been meant, and speaks of its own functions.
func flagError(cmd *cobra.Command, err error) error {
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(cmd, missing)
	}
	if empty, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		name, says := pflag.UnquoteUsage(empty.GetFlag())
		return usage("%s needs a value, %s: %s", dashed(empty.GetFlag()), name, strings.TrimPrefix(says, name+": "))
	}
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage("%s %s: %s", dashed(wrong.GetFlag()), yamldoc.Quote(wrong.GetValue()), wanted(wrong))
	}
	if bad, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return usage("%s is no flag; write --name or --name=value", yamldoc.Quote(bad.GetSpecifiedFlag()))
	}
	return usage("%w", err)
}

func dashed(f *pflag.Flag) string { return "--" + f.Name }

func unknownFlag(cmd *cobra.Command, missing *pflag.NotExistError) error {
	name := "--" + missing.GetSpecifiedName()
	if short := missing.GetSpecifiedShortnames(); short != "" {
		name = "-" + missing.GetSpecifiedName()
		if len(short) > 1 && cmd.Flags().Lookup(short) != nil {
			return usage("there is no flag %s; did you mean --%s?", name, short)
		}
		for _, other := range []string{strings.ToLower(short), strings.ToUpper(short)} {
			if cmd.Flags().ShorthandLookup(other) != nil {
				return usage("there is no flag %s (did you mean \"-%s\"?)", name, other)
			}
		}
		if short == "f" && cmd.Flags().Lookup("output") != nil {
			return usage("there is no flag -f; a format is named with -o")
		}
		return usage("there is no flag %s%s", name, elsewhere(cmd, func(c *cobra.Command) bool { return c.Flags().ShorthandLookup(missing.GetSpecifiedName()) != nil }))
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	hint := calledHere(cmd, name)
	if hint == "" {
		hint = yamldoc.Suggest(name, known)
	}
	if hint == "" {
		hint = elsewhere(cmd, func(c *cobra.Command) bool { return c.Flags().Lookup(missing.GetSpecifiedName()) != nil })
	}
	return usage("there is no flag %s%s", yamldoc.Quote(name), hint)
}

// calledHere is what a flag that other programs have is called here.
func calledHere(cmd *cobra.Command, name string) string {
	here := map[string]string{
		"--format": "-o", "--fmt": "-o", "--output-format": "-o", "--out": "--to", "--outfile": "--to", "--output-file": "--to", "--file": "--to",
		"--no-color": "--color never", "--no-colour": "--color never", "--colour": "--color", "--internal": "--view internal", "--client": "--view client",
		"--overwrite": "--force", "--config": "--playbook", "--rules": "--playbook", "--answer": "--set",
	}[name]
	output := cmd.Flags().Lookup("output")
	if word := strings.TrimPrefix(name, "--"); here == "" && output != nil && slices.Contains(strings.Split(formatsOf(output), ", "), word) {
		here = "-o " + word
	}
	flag, _, _ := strings.Cut(strings.TrimLeft(here, "-"), " ")
	switch {
	case here == "":
		return ""
	case len(flag) == 1 && cmd.Flags().ShorthandLookup(flag) == nil, len(flag) > 1 && cmd.Flags().Lookup(flag) == nil && cmd.InheritedFlags().Lookup(flag) == nil:
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", here)
}

// formatsOf are the formats that the text of -o lists.
func formatsOf(output *pflag.Flag) string {
	_, all := pflag.UnquoteUsage(output)
	return strings.TrimPrefix(all, "FORMAT: ")
}

// elsewhere names the commands that have a flag which this one has not.
func elsewhere(cmd *cobra.Command, has func(*cobra.Command) bool) string {
	var all []string
	for _, c := range described(cmd.Root()) {
		if c != cmd && c.Runnable() && has(c) {
			all = append(all, c.Name())
		}
	}
	switch {
	case len(all) == 0:
		return ""
	case !cmd.HasParent():
		return " here; it stands behind a command, such as " + words.Or(all[:min(len(all), 3)])
	}
	return " here; it is a flag of " + words.List(all)
}

// wanted says what a flag takes.
func wanted(wrong *pflag.InvalidValueError) string {
	switch wrong.GetFlag().Value.Type() {
	case "int", "int64":
		return "a whole number is needed, such as 4"
	case "bool":
		return "nothing is needed behind it; true and false are possible"
	}
	return wrong.Unwrap().Error()
}
