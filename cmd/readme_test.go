package cmd

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// notRun are the commands of README.md that are not the program's, by how they
// begin. What is not among them, and is no call of the program, is an error, and
// so is what README.md has no more.
var notRun = []string{
	"go test ./...", "go install .", // of a clone
	"tar -xf ", "cd mspscope_", "xattr -d ", "sudo ", "setopt ", "cp -r /usr/share/doc/", "cd ~/", "sha256sum ", "shasum ", // of a release
	"New-Item ", "Copy-Item ", "$home_of_it = ", "$path = ", "[Environment]", "Get-FileHash ", "Set-ExecutionPolicy ", "if (!(Test-Path", "Add-Content $PROFILE",
	"mkdir -p ~/", "echo 'fpath=",
	"chromium ", // a browser
}

// readmeStdin is what stands on stdin of a call that has one, by a word of the line.
var readmeStdin = map[string]string{
	"find ":        "testdata/engagements/harbor-dental.yaml\x00testdata/engagements/wexcombe-castings.yaml\x00",
	"parallel ":    request,
	"assess ours":  "\n/q\n",
	"assess clien": "Harbor Dental\n/q\n",
}

// readmeFiles are files that README.md takes for granted: a client's own.
var readmeFiles = map[string]string{
	"portfolio.csv": "client.name,users_count,it_fte\nNorth,24,0\nSouth,60,2\n",
	"agreed.yaml":   "version: 1\nanswers: {it_fte: 2, users_count: 60}\n",
}

// TestREADME does what README.md says, from top to bottom and in one folder: it
// writes the files that are shown, runs every command, and compares what is shown
// of its output. A line "..." there stands for any lines.
func TestREADME(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	for _, dir := range []string{"engagements", "matrices", "playbooks"} {
		if err := os.CopyFS(filepath.Join(home, "testdata", dir), os.DirFS(filepath.Join("..", "testdata", dir))); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range readmeFiles {
		writeFile(t, filepath.Join(home, name), []byte(text))
	}
	r := reader{t: t, home: home, ws: startWorkers(t), left: slices.Clone(notRun), flags: allFlags((&app{}).root())}
	var block []string
	kind, line := "", 0
	for i, text := range strings.Split(string(readFile(t, filepath.Join("..", "README.md"))), "\n") {
		text = strings.TrimSuffix(text, "\r")
		switch {
		case !strings.HasPrefix(text, "```"):
			block = append(block, text)
			if kind == "" {
				r.prose(i+1, text)
			}
		case kind == "":
			if kind = strings.TrimPrefix(text, "```"); kind == "" {
				t.Fatalf("README.md:%d: a block says what it is: sh, powershell, yaml or text", i+1)
			}
			block, line = nil, i+2
		default:
			r.block(kind, line, block)
			kind = ""
		}
	}
	r.worked()
	if len(r.left) != 0 {
		t.Errorf("README.md has no command that begins with %q", r.left)
	}
}

// reader is somebody who does what README.md says.
type reader struct {
	t     *testing.T
	home  string
	ws    *workers
	flags map[string]bool
	left  []string // commands of others that have not been met
	last  ran      // what came of the last run
	seen  bool     // whether it has been looked at
	at    int      // its line
}

// allFlags are the flags of a command and of those under it.
func allFlags(c *cobra.Command) map[string]bool {
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	flags := map[string]bool{}
	for _, flag := range readmeFlag.FindAllString(c.Flags().FlagUsages(), -1) {
		flags[strings.Trim(flag, " `")] = true
	}
	for _, below := range c.Commands() {
		maps.Copy(flags, allFlags(below))
	}
	return flags
}

func (r *reader) block(kind string, line int, block []string) {
	r.t.Helper()
	switch kind {
	case "sh", "powershell":
		for i, text := range block {
			r.command(line+i, text, kind)
			if i > 0 {
				r.exits(line+i, block[i-1])
			}
		}
	case "yaml":
		text := strings.Join(block, "\n") + "\n"
		name, named := strings.CutPrefix(block[0], "# ")
		if !named {
			name = "client.yaml"
			if !strings.HasPrefix(text, "version:") { // a key more
				text = string(readFile(r.t, filepath.Join(r.home, name))) + text
			}
		}
		writeFile(r.t, filepath.Join(r.home, filepath.FromSlash(name)), []byte(text))
		if name == "client.yaml" {
			r.run(line, []string{"recommend", name}, "")
			r.worked()
		}
	case "text":
		r.compare(line, block)
	default:
		r.t.Errorf("README.md:%d: nobody knows what a block of %q is", line, kind)
	}
}

// prose runs the calls of the program in a line of text. What stands for something
// else is in capitals; of a command that is only named it asks for help.
func (r *reader) prose(line int, text string) {
	r.t.Helper()
	for _, m := range readmeSpan.FindAllStringSubmatch(text, -1) {
		call := m[1]
		if readmeStandIn.MatchString(call) {
			continue
		}
		if !strings.ContainsAny(call, ".-") {
			call += " --help"
		}
		r.command(line, "mspscope "+call, "sh")
	}
	for _, flag := range readmeFlag.FindAllString(text, -1) {
		if !r.flags[strings.Trim(flag, "` ")] {
			r.t.Errorf("README.md:%d: no command has %s", line, flag)
		}
	}
}

var (
	readmeSpan    = regexp.MustCompile("`mspscope ([^`]+)`")
	readmeStandIn = regexp.MustCompile(`\b[A-Z]{3,}\b`)
	readmeFlag    = regexp.MustCompile("[` ]--[a-z][a-z-]+")
	readmeComment = regexp.MustCompile(`(^|\s+)# .*$`)
	readmeWord    = regexp.MustCompile(`"[^"]*"|'[^']*'|[^\s"']+`)
	readmeCode    = regexp.MustCompile(`^# exit code (\d)`)
)

// command runs a line of a shell.
func (r *reader) command(line int, text, shell string) {
	r.t.Helper()
	bare := strings.TrimSpace(readmeComment.ReplaceAllString(text, ""))
	if bare == "" {
		return
	}
	for _, other := range notRun {
		if strings.HasPrefix(bare, other) {
			r.left = slices.DeleteFunc(r.left, func(s string) bool { return s == other })
			return
		}
	}
	if shell == "powershell" {
		bare = strings.ReplaceAll(strings.Replace(bare, `.\mspscope.exe`, "mspscope", 1), `\`, "/")
	}
	bare = strings.Replace(strings.Replace(bare, "go run . ", "mspscope ", 1), "./mspscope ", "mspscope ", 1)
	before, call, ok := strings.Cut(bare, "mspscope ")
	if !ok {
		r.t.Errorf("README.md:%d: %q is no call of the program, and not among the commands of others", line, bare)
		return
	}
	var args []string
	to := ""
	words := readmeWord.FindAllString(call, -1)
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case ">":
			i++
			to = words[i]
		case "<":
			i++
		default:
			args = append(args, strings.Trim(words[i], `"'`))
		}
	}
	r.run(line, args, before+call)
	if to != "" && !strings.HasPrefix(to, "~") {
		writeFile(r.t, filepath.Join(r.home, to), []byte(r.last.out))
	}
}

// run runs the program; whether the run before it worked is settled then.
func (r *reader) run(line int, args []string, text string) {
	r.t.Helper()
	r.worked()
	r.at, r.seen = line, false
	for word, stdin := range readmeStdin {
		if !strings.Contains(text, word) || slices.Contains(args, "--hand-out") {
			continue
		}
		if args[0] == "assess" {
			args = append(args, "--plain")
		}
		r.last = inFolder(r.t, r.home, stdin, args)
		return
	}
	var err error
	if r.last, err = r.ws.run(r.home, func(string) string { return "" }, args); err != nil {
		r.t.Fatalf("README.md:%d: %v", line, err)
	}
}

// inFolder runs the program in a process of its own, which has a stdin.
func inFolder(t *testing.T, dir, stdin string, args []string) ran {
	t.Helper()
	c := program(t, args...)
	var out, errOut bytes.Buffer
	c.Dir, c.Stdin, c.Stdout, c.Stderr = dir, strings.NewReader(stdin), &out, &errOut
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return ran{c.ProcessState.ExitCode(), out.String(), errOut.String()}
}

// exits compares the exit code of the last run with the one that a line names.
func (r *reader) exits(line int, text string) {
	r.t.Helper()
	if m := readmeCode.FindStringSubmatch(text); m != nil {
		if r.seen = true; strconv.Itoa(r.last.code) != m[1] {
			r.t.Errorf("README.md:%d: exit code %d: %s", line, r.last.code, r.last.errOut)
		}
	}
}

// worked says whether the last run did what it was to do, unless its output was
// shown, which says what became of it.
func (r *reader) worked() {
	r.t.Helper()
	if r.last.code != exitOK && !r.seen {
		r.t.Errorf("README.md:%d: exit code %d: %s", r.at, r.last.code, r.last.errOut)
	}
	r.seen = true
}

// compare compares what a run printed with what is shown of it.
func (r *reader) compare(line int, shown []string) {
	r.t.Helper()
	r.seen = true
	text := r.last.out
	if r.last.code != exitOK {
		text = r.last.errOut
	}
	if !excerptOf(shown, strings.Split(strings.TrimRight(filepath.ToSlash(text), "\n"), "\n")) {
		r.t.Errorf("README.md:%d shows\n%s\nbut the command of line %d prints\n%s", line, strings.Join(shown, "\n"), r.at, text)
	}
}

// excerptOf says whether lines are those that are shown, "..." standing for any.
func excerptOf(shown, lines []string) bool {
	if len(shown) == 0 {
		return len(lines) == 0
	}
	if strings.TrimSpace(shown[0]) != "..." {
		return len(lines) > 0 && lines[0] == shown[0] && excerptOf(shown[1:], lines[1:])
	}
	for i := range len(lines) + 1 {
		if excerptOf(shown[1:], lines[i:]) {
			return true
		}
	}
	return false
}
