package cmd

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"mspscope/internal/result"
	"mspscope/internal/schema"
)

// release is the version set at build time with
// -ldflags "-X mspscope/cmd.release=v1.2.3"; otherwise the build information
// tells.
var release string // the linker needs a variable

// builtFrom is what this program was built from. The commit is empty where it was
// built outside a repository.
func builtFrom() result.Program {
	p := result.Program{Version: release, Go: runtime.Version(), OS: runtime.GOOS, Arch: runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	if p.Version == "" && info.Main.Version != "(devel)" {
		p.Version = info.Main.Version
	}
	if p.Version == "" {
		p.Version = "development"
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			p.Commit = s.Value
		case "vcs.time":
			p.Date = s.Value
		case "vcs.modified":
			p.Modified = s.Value == "true"
		}
	}
	return p
}

func (a *app) versionCommand() *cobra.Command {
	var o outputFlags
	var dir string
	cmd := &cobra.Command{
		Use:     "version",
		GroupID: "data",
		Short:   "Print the version; with -o yaml or json also the playbook in use and the schemas",
		Long: `Print which version this is, and what it was built from. With -o yaml or json also
version and digest of the playbook in use, and the schemas of what the program reads
and prints: what a report of a problem should hold.`,
		Example: `  mspscope version
  mspscope version -o yaml
  mspscope version -o json --playbook our-rules`,
		Args: noArguments,
		RunE: runE(func(*cobra.Command, []string) error {
			if err := a.checkDestination(&o, sources{nil, []string{dir}}); err != nil {
				return err
			}
			if !o.machine() {
				return a.deliver(&o, []byte(versionText(builtFrom())), modeDocument)
			}
			return a.write(&o, forms{machine: func() any { return a.versions(dir) }})
		}),
	}
	cmd.Flags().StringVar(&dir, "playbook", "", "the playbook in `DIR` (default: $MSPSCOPE_PLAYBOOK, or the built-in one)")
	o.add(cmd, formatText, formatYAML, formatJSON)
	return cmd
}

// version prints the version for --version.
func (a *app) version() error {
	_, err := fmt.Fprint(a.Out, versionText(builtFrom()))
	return err
}

func versionText(p result.Program) string {
	text := fmt.Sprintf("mspscope %s (%s %s/%s)\n", p.Version, p.Go, p.OS, p.Arch)
	if p.Commit == "" {
		return text
	}
	text += "commit " + p.Commit + ", " + p.Date
	if p.Modified {
		text += ", with changes"
	}
	return text + "\n"
}

// versions is everything that a report of a problem should hold. A playbook that
// cannot be read is no reason to hold it back.
func (a *app) versions(dir string) result.VersionOutput {
	out := result.VersionOutput{Schema: result.SchemaID("version"), Version: result.Version, Program: builtFrom()}
	for _, k := range schema.Kinds() {
		out.Schemas = append(out.Schemas, k.ID())
	}
	p, err := a.loadPlaybook(dir, 0)
	if err != nil {
		problem := err.Error()
		out.PlaybookProblem = &problem
		return out
	}
	out.Playbook = &result.Playbook{Version: p.Version, Digest: p.Digest, Name: p.Name, BasedOn: p.BasedOn}
	return out
}
