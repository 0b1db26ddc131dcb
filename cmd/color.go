package cmd

import (
	"os"

	"github.com/spf13/cobra"

	"mspscope/internal/yamldoc"
)

// What --color can be.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// addLook adds the flags of every command that say how text looks on a terminal.
func (a *app) addLook(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&a.color, "color", colorAuto, "color in text: `WHEN` is auto (on a terminal), always or never")
	flags.BoolVar(&a.noPager, "no-pager", false, "print long text on a terminal as it is")
	mustComplete(root, "color", choices([]choice{{colorAuto, "on a terminal that wants it"}, {colorAlways, "also in pipes and files"}, {colorNever, ""}}))
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		switch a.color {
		case colorAuto, colorAlways, colorNever:
			return nil
		}
		return usage("--color must be auto, always or never, not %s", yamldoc.Quote(a.color))
	}
}

// colors reports whether text for a stream has colors: --color, then what the
// environment asks for, then whether it is a terminal that can show them.
func (a *app) colors(stream any) bool {
	forced := a.env("FORCE_COLOR")
	if forced == "" {
		forced = a.env("CLICOLOR_FORCE")
	}
	switch {
	case a.color == colorAlways:
		return true
	case a.color == colorNever, a.env("NO_COLOR") != "":
		return false
	case forced != "" && forced != "0":
		return true
	case a.env("FORCE_COLOR") == "0", a.env("CLICOLOR") == "0", a.env("TERM") == "dumb":
		return false
	}
	file, ok := stream.(*os.File)
	return ok && isTerminal(file) && showsEscapes(file)
}
