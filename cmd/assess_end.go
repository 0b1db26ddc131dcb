package cmd

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"unicode/utf8"

	"mspscope/internal/playbook"
	"mspscope/internal/wrap"
	"mspscope/internal/yamldoc"
)

// errNotBegun is the end of an interview that was left where its file is chosen.
var errNotBegun = errors.New("stopped before the first question; nothing was written")

// errSaid is an error whose message stands on the terminal already.
var errSaid = errors.New("")

// say writes lines to stderr, apart from what stands above.
func (a *app) say(lines ...string) {
	var text strings.Builder
	for _, l := range lines {
		text.WriteString("\n" + wrap.Safe(l))
	}
	_, _ = io.WriteString(a.Err, text.String()+"\n") // where nobody reads, nothing can be said
}

// left says what is saved and how to go on. A shared screen shows no name of a file.
func (t *talked) left() []string {
	cmd, path := t.cmd, t.file.path
	p := t.session.Progress()
	if t.talk.Sharing() {
		return []string{"The answers are saved. The screen was shared, so nothing else is shown here."}
	}
	again := []string{"mspscope", "assess", quoted(path, runtime.GOOS)}
	for _, flag := range []string{"depth", "audience", "until-certain", "show-lean", "live", "share", "plain", "playbook", "date"} {
		f := cmd.Flags().Lookup(flag)
		switch {
		case f == nil || !f.Changed:
		case f.Value.Type() == "bool":
			again = append(again, "--"+flag)
		default:
			again = append(again, "--"+flag, quoted(f.Value.String(), runtime.GOOS))
		}
	}
	where := yamldoc.SourceName(path)
	if t.alone() { // who does not know where the program was started
		where = fullPath(path)
	}
	return []string{
		fmt.Sprintf("%d of %d answers are saved in %s.", p.Asked(), p.Total, where),
		"Go on with:  " + strings.Join(again, " "),
	}
}

// quoted writes a word so that it can be pasted into the shells of a system
// and means nothing but itself, whoever chose it. On Windows that is right for
// PowerShell and harmless for cmd.
func quoted(s, system string) string {
	plain := "_-./:"
	if system == "windows" {
		plain += "\\~"
	}
	if strings.HasPrefix(s, "-") {
		s = "./" + s // or it would be a flag
	}
	bare := s != ""
	for _, r := range s {
		bare = bare && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(plain, r))
	}
	switch {
	case bare:
		return s
	case system == "windows":
		return `"` + strings.NewReplacer("`", "``", "$", "`$", `"`, "`\"", "“", "`“", "”", "`”", "„", "`„").Replace(s) + `"`
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, unprintable) {
		return escaped(s)
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// unprintable reports whether a letter is not printed as it is.
func unprintable(r rune) bool { return wrap.Safe(string(r)) != string(r) }

// escaped writes a word with letters that are not printed so that it can be
// pasted into a POSIX shell: between $' and ', their bytes in octal.
func escaped(s string) string {
	var b strings.Builder
	b.WriteString("$'")
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch broken := r == utf8.RuneError && size == 1; {
		case broken || unprintable(r):
			for i := range size {
				fmt.Fprintf(&b, `\%03o`, s[i])
			}
		case r == '\'' || r == '\\':
			b.WriteString(`\` + s[:size])
		default:
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String() + "'"
}

func ids(p *playbook.Playbook, questions []int) []string {
	all := make([]string, len(questions))
	for k, i := range questions {
		all[k] = p.Questionnaire.Questions[i].ID
	}
	return all
}
