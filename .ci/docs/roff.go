package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// page writes the manual page of a command or a help topic.
func page(c *cobra.Command) []byte {
	c.InitDefaultHelpFlag() // or it would not be listed
	var b bytes.Buffer
	fmt.Fprintf(&b, ".TH %s 1 \"\" mspscope \"mspscope manual\"\n", strings.ToUpper(pageName(c)))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", escaped(pageName(c)), escaped(c.Short))
	if c.Runnable() || c.HasAvailableSubCommands() {
		path := c.CommandPath()
		rest := strings.TrimPrefix(c.UseLine(), path)
		switch {
		case !c.Runnable():
			rest = " COMMAND"
		case !c.HasParent():
			rest = " COMMAND [flags]"
		}
		fmt.Fprintf(&b, ".SH SYNOPSIS\n\\fB%s\\fR%s\n", escaped(path), escaped(rest))
	}
	if c.Long != "" {
		b.WriteString(".SH DESCRIPTION\n")
		prose(&b, c.Long)
	}
	if c.Example != "" {
		b.WriteString(".SH EXAMPLES\n")
		asItIs(&b, c.Example)
	}
	if flags := options(c.NonInheritedFlags()) + options(c.InheritedFlags()); flags != "" && c.Runnable() {
		b.WriteString(".SH OPTIONS\n" + flags)
	}
	if below := described(c); len(below) > 0 {
		b.WriteString(".SH COMMANDS\n")
		for _, d := range below {
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR(1)\n%s\n", escaped(pageName(d)), escaped(d.Short))
		}
	}
	if c.HasParent() {
		b.WriteString(".SH SEE ALSO\n")
		fmt.Fprintf(&b, "\\fB%s\\fR(1)\n", escaped(pageName(c.Parent())))
	}
	return b.Bytes()
}

// options writes a list of flags.
func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, says := pflag.UnquoteUsage(f)
		b.WriteString(".TP\n")
		if f.Shorthand != "" {
			b.WriteString("\\fB" + escaped("-"+f.Shorthand) + "\\fR, ")
		}
		b.WriteString("\\fB" + escaped("--"+f.Name) + "\\fR")
		if value != "" {
			b.WriteString(" \\fI" + escaped(value) + "\\fR")
		}
		switch f.DefValue {
		case "", "false", "0", "[]":
		default:
			says += " (default: " + f.DefValue + ")"
		}
		b.WriteString("\n" + line(says) + "\n")
	})
	return b.String()
}

// prose writes paragraphs, which a reader fills as wide as the window is; lines
// that are indented stay as they are.
func prose(b *bytes.Buffer, text string) {
	for i, paragraph := range strings.Split(strings.Trim(text, "\n"), "\n\n") {
		var open bool // a run of indented lines
		if i > 0 {    // a heading begins one
			b.WriteString(".PP\n")
		}
		for l := range strings.SplitSeq(paragraph, "\n") {
			if indented := strings.HasPrefix(l, " "); indented != open {
				open = indented
				b.WriteString(map[bool]string{true: ".nf\n", false: ".fi\n"}[open])
			}
			b.WriteString(line(l) + "\n")
		}
		if open {
			b.WriteString(".fi\n")
		}
	}
}

// asItIs writes lines that are typed as they stand.
func asItIs(b *bytes.Buffer, text string) {
	b.WriteString(".nf\n")
	for l := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		b.WriteString(line(l) + "\n")
	}
	b.WriteString(".fi\n")
}

// line is a line of text that begins no request.
func line(text string) string {
	text = escaped(text)
	if strings.HasPrefix(text, ".") {
		return `\&` + text
	}
	return text
}

// special are the characters that mean something to roff, or that it would make
// typographic: what is typed has to be found and copied.
var special = regexp.MustCompile("[-\\\\'`^~]")

func escaped(text string) string {
	return special.ReplaceAllStringFunc(text, func(c string) string {
		return map[string]string{"-": `\-`, `\`: `\e`, "'": `\(aq`, "`": `\(ga`, "^": `\(ha`, "~": `\(ti`}[c]
	})
}
