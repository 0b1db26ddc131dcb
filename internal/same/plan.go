package main

import (
	"math/rand/v2"
	"path"
	"slices"
	"strings"
)

// Where the inputs lie, seen from the directory of a version.
const (
	ownDir      = "../own"
	inputDir    = "../in"
	exampleDir  = "../examples"
	hostileDir  = "../hostile"
	streamFile  = "../stream.ndjson"
	workbook    = "book.xlsx"
	matrixFile  = "agreed.matrix"
	file, other = "FILE", "OTHER" // stand for engagements in the arguments of a form
)

var (
	readable = []string{"table", "yaml", "json", "markdown"}
	tabular  = []string{"table", "yaml", "json", "csv", "markdown"}
	views    = []string{"client", "internal"}
)

// forms are the runs of every command on an engagement, each once, in an order
// in which neighbors have little in common.
func forms() []run {
	var list []run
	add := func(command string, formats []string, withView bool, flags ...string) {
		for _, format := range formats {
			for _, view := range views {
				args := slices.Concat(strings.Fields(command), []string{file}, flags, []string{"-o", format})
				if withView {
					args = append(args, "--view", view)
				}
				label := command
				if len(flags) > 0 {
					label += " " + strings.ReplaceAll(strings.Join(flags, " "), other, "B")
				}
				r := run{Args: args, label: label, format: format}
				if withView {
					r.view = view
				}
				list = append(list, r)
				if !withView {
					break
				}
			}
		}
	}
	add("recommend", readable, true)
	add("recommend", readable, true, "--explain")
	add("estimate", tabular, true)
	add("raci", tabular, true)
	for _, size := range []string{"core", "full"} {
		add("raci", tabular, true, "--size", size)
	}
	for _, model := range []string{"fully_managed", "co_managed", "hybrid"} {
		add("raci", []string{"table", "json"}, true, "--model", model)
	}
	add("raci", []string{"table", "json"}, true, "--open")
	add("raci", []string{"table", "csv"}, true, "--role", "client_sponsor")
	add("raci", tabular, true, "--framework", "csf2")
	add("raci diff", tabular, false, other)
	for _, framework := range []string{"800-171", "800-171r3"} {
		add("raci", []string{"table", "csv"}, true, "--framework", framework)
	}
	add("plan", tabular, true)
	add("note", []string{"text", "json", "markdown"}, false)
	add("note", []string{"text", "json"}, false, "--say")
	add("next", readable, true)
	add("next", readable, true, "--all")
	add("next", []string{"table", "markdown"}, true, "--message")
	add("compare", readable, true, other)
	add("compare", readable, true, "--set", "it_fte=2", "--set", "it_staff_plan=keep_same")
	add("compare", readable, true, "--playbook-b", ownDir)
	add("matrix", tabular, false)
	for _, command := range []string{"recommend", "estimate", "raci", "next", "plan"} {
		list = append(list, run{Args: []string{command, file}, Env: map[string]string{"COLUMNS": "40"}, label: command + " in 40 columns", format: "table", view: "client"})
	}
	list = append(list,
		run{Args: []string{"raci", file, "--to", workbook, "--force"}, File: workbook, label: "raci", format: "xlsx"},
		run{Args: []string{"raci", file, "--framework", "csf2", "--to", workbook, "--force"}, File: workbook, label: "raci --framework csf2", format: "xlsx"},
		run{Args: []string{"intake", file, "--depth", "full", "--to", workbook, "--force"}, File: workbook, label: "intake", format: "xlsx"},
		run{Args: []string{"intake", file, "--audience", "it_lead", "--to", workbook, "--force"}, File: workbook, label: "intake --audience it_lead", format: "xlsx"},
	)
	rng := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // the same order every time
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// on fills a form in.
func (r run) on(at, beside string, own bool) run {
	args := make([]string, 0, len(r.Args)+2)
	for _, a := range r.Args {
		switch a {
		case file:
			a = at
		case other:
			a = beside
		}
		args = append(args, a)
	}
	if own {
		args = append(args, "--playbook", ownDir)
	}
	r.Args, r.own = args, own
	return r
}

// plan lists all runs: every form on every example, some forms on every other
// engagement so that each form meets many, and what needs no engagement.
// perFile is how many forms an engagement goes through, perExample likewise;
// 0 is all of them.
func plan(files, examples []string, perFile, perExample int) []run {
	list := alone()
	all := forms()
	at := 0
	some := func(dir string, names []string, n int) {
		for i, name := range names {
			for range n {
				// Every fourth round through the forms is under the own playbook.
				own := at/len(all)%4 == 3
				list = append(list, all[at%len(all)].on(path.Join(dir, name), path.Join(dir, names[(i+1)%len(names)]), own))
				at++
			}
		}
	}
	if perExample == 0 {
		perExample = len(all)
	}
	some(exampleDir, examples, perExample)
	some(inputDir, files, perFile)
	// A matrix that was printed is read back and checked, a workbook that was
	// filled in is read back into an engagement.
	for i, name := range examples {
		format := []string{"yaml", "json"}[i%2]
		list = append(list,
			run{Args: []string{"raci", path.Join(exampleDir, name), "-o", format, "--to", matrixFile, "--force"}, File: matrixFile, label: "raci --to", format: format},
			run{Args: []string{"raci", "check", matrixFile, "-o", tabular[i%len(tabular)]}, label: "raci check", format: tabular[i%len(tabular)]},
			run{Args: []string{"intake", path.Join(exampleDir, name), "--depth", "full", "--to", workbook, "--force"}, label: "intake", format: "xlsx"},
			run{Args: []string{"intake", "--read", workbook, "-o", format}, File: workbook, label: "intake --read", format: format})
	}
	return list
}

// alone are the runs without an engagement, and those over many at once.
func alone() []run {
	var list []run
	add := func(label string, args ...string) {
		list = append(list, run{Args: args, label: label, format: "text"})
	}
	for _, own := range []bool{false, true} {
		for _, command := range []string{"matrix", "models"} {
			for _, format := range tabular {
				list = append(list, run{Args: []string{command, "-o", format}, label: command, format: format}.on("", "", own))
			}
		}
		for _, format := range []string{"table", "ndjson"} {
			for _, dir := range []string{inputDir, exampleDir, hostileDir} {
				list = append(list, run{Args: []string{"batch", dir, "-o", format}, label: "batch " + path.Base(dir), format: format}.on("", "", own))
			}
			list = append(list, run{Args: []string{"batch", "-", "-o", format}, Stdin: streamFile, label: "batch -", format: format}.on("", "", own))
		}
		for _, kind := range []string{"engagement", "questionnaire", "matrix", "findings", "readiness", "ratecard", "catalogue", "texts", "provider", "cases", "recommend", "estimate", "raci", "framework", "raci-check-output", "raci-diff-output", "next", "compare"} {
			list = append(list, run{Args: []string{"schema", kind}, label: "schema", format: "json"}.on("", "", own))
		}
		list = append(list, run{Args: []string{"intake", "--to", workbook}, File: workbook, label: "intake", format: "xlsx"}.on("", "", own))
	}
	add("version", "version")
	add("playbook check", "playbook", "check")
	add("playbook check", "playbook", "check", ownDir)
	for _, command := range []string{"show", "diff"} {
		for _, format := range tabular {
			list = append(list, run{Args: []string{"playbook", command, ownDir, "-o", format}, label: "playbook " + command, format: format})
		}
	}
	add("help", "help")
	for _, command := range []string{"assess", "batch", "compare", "estimate", "intake", "matrix", "models", "next", "playbook", "raci", "recommend", "schema"} {
		add(command+" --help", command, "--help")
	}
	add("wrong usage", "recommend")
	add("wrong usage", "recommend", "--set", "it_ftee=1")
	add("wrong usage", "estimate", "-o", "docx", "--set", "it_fte=1")
	add("wrong usage", "recommnd")
	return list
}
