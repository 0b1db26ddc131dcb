package cmd

import (
	"slices"
	"strings"

	"mspscope/internal/page"
	"mspscope/internal/result"
	"mspscope/internal/yamldoc"
	"mspscope/responsibility"
)

// frameworkNames are the values of --framework.
func frameworkNames() []string {
	return append([]string{"csf2", "800-171"}, responsibility.FrameworkIDs()[1:]...)
}

// frameworkOf is the id of the framework that a name stands for, "" for none. Without a
// revision 800-171 is the one that CMMC is assessed on.
func frameworkOf(name string) string {
	switch name = strings.ToLower(name); {
	case name == "800-171":
		return "800-171r2"
	case slices.Contains(responsibility.FrameworkIDs(), name):
		return name
	}
	return ""
}

// checkFramework refuses an unknown framework, and a part of the matrix beside it: what
// covers a control is only seen in all rows.
func (w *raciFlags) checkFramework() error {
	switch {
	case w.framework == "":
		return nil
	case frameworkOf(w.framework) == "":
		return usage("--framework must be one of %s, not %q%s", strings.Join(frameworkNames(), ", "), w.framework, yamldoc.Suggest(strings.ToLower(w.framework), frameworkNames()))
	case w.size != "" || w.open || w.role != "":
		return usage("--framework looks at all rows of the matrix; leave out --size, --open and --role")
	}
	return nil
}

// againstFramework shows the matrix read against the framework that was asked for.
func againstFramework() shown {
	return shown{
		client:   page.Framework,
		internal: page.FrameworkInternal,
		machine:  func(r *result.Result) any { return r.ForFramework() },
		table:    page.FrameworkTable,
		book:     page.FrameworkBook,
	}
}
