package cmd

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/playbook"
	"mspscope/internal/prompt/plain"
)

// TestAssessByManyAtOnce answers one question each from many processes on one
// file, one that is there and one that the first of them makes. Whoever ends
// well has its answer in the file.
func TestAssessByManyAtOnce(t *testing.T) {
	t.Parallel()
	answers := []string{
		"it_fte=2", "users_count=40", "endpoints_count=50", "servers_count=3", "sites_count=2", "control_preference=4",
		"light_users_count=5", "shared_devices_count=6",
	}
	for _, there := range []bool{true, false} {
		t.Run(fmt.Sprintf("there %v", there), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "c.yaml")
			if there {
				writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
			}
			var wg sync.WaitGroup
			for _, a := range answers {
				wg.Go(func() {
					cmd := program(t, "assess", path, "--no-input", "--set", a)
					if out, _ := cmd.CombinedOutput(); !strings.Contains(string(out), "answers are missing") {
						t.Errorf("%s: %s", a, out)
					}
				})
			}
			wg.Wait()
			data := string(readFile(t, path))
			for _, a := range answers {
				if want := strings.Replace(a, "=", ": ", 1); !strings.Contains(data, want) {
					t.Errorf("%q is lost:\n%s", want, data)
				}
			}
			if files, _ := os.ReadDir(dir); len(files) != 1 {
				t.Errorf("files are left behind: %v", files)
			}
		})
	}
}

func TestAssessGoesOnWhenTheFileIsRemoved(t *testing.T) {
	t.Parallel()
	p := builtIn(t, 0)
	path := filepath.Join(t.TempDir(), "c.yaml")
	writeFile(t, path, []byte("version: 1\nanswers:\n  users_count: 24\n"))
	f, e, err := openEngagementFile(p, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	set, err := readSet(p, "endpoints_count=26")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.save(sessionOf(p, e).Set(set.question, set.value)); err != nil {
		t.Fatal(err)
	}
	if data := string(readFile(t, path)); !strings.Contains(data, "users_count: 24") || !strings.Contains(data, "endpoints_count: 26") {
		t.Errorf("file:\n%s", data)
	}
}

// TestAssessOnWhatIsNoPlainFile begins with everything that a name can stand for.
func TestAssessOnWhatIsNoPlainFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("links and pipes of other systems")
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	const before = "version: 1\nanswers: {users_count: 24}\n"
	for _, name := range []string{"target.yaml", "one.yaml", "locked.yaml"} {
		writeFile(t, at(name), []byte(before))
	}
	for link, to := range map[string]string{"link.yaml": "target.yaml", "dangling.yaml": "new.yaml", "lost.yaml": "no/new.yaml"} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(at("one.yaml"), at("two.yaml")); err != nil {
		t.Skip(err)
	}
	if err := os.Chmod(at("locked.yaml"), 0o444); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "mkfifo", at("pipe")).CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}

	for name, refused := range map[string]string{
		"pipe":        "is no ordinary file; name the file of one engagement",
		".":           "is a directory; name the file of one engagement",
		"locked.yaml": "it is write-protected",
		"lost.yaml":   "there is no folder " + at("no"),
	} {
		ended := make(chan ran, 1)
		go func() { ended <- runWith("X\n1\nq\n", "assess", at(name), "--plain") }()
		select {
		case r := <-ended:
			if r.code != exitFailed || !strings.Contains(r.errOut, refused) || strings.Contains(r.errOut, "Saved") {
				t.Errorf("%s: code %d: %s", name, r.code, r.errOut)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: assess waits", name)
		}
	}
	if data := string(readFile(t, at("locked.yaml"))); data != before {
		t.Errorf("the protected file is now\n%s", data)
	}
	for name, other := range map[string]string{"link.yaml": "target.yaml", "one.yaml": "two.yaml"} {
		if r := runWith("1\nq\n", "assess", at(name), "--plain"); r.code != exitOK {
			t.Errorf("%s: code %d: %s", name, r.code, r.errOut)
		}
		if data := string(readFile(t, at(other))); !strings.Contains(data, "respondent: owner") {
			t.Errorf("%s has not the answer in %s:\n%s", other, name, data)
		}
	}
	if r := runWith("X\n1\nq\n", "assess", at("dangling.yaml"), "--plain"); r.code != exitOK {
		t.Errorf("code %d: %s", r.code, r.errOut)
	}
	if data := string(readFile(t, at("new.yaml"))); !strings.Contains(data, "respondent: owner") {
		t.Errorf("where the link leads is\n%s", data)
	}
	for _, link := range []string{"link.yaml", "dangling.yaml"} {
		if info, err := os.Lstat(at(link)); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", link)
		}
	}
	if left, _ := filepath.Glob(at(".mspscope*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// TestAssessSavesElsewhere takes the file away from under an interview, so that
// it cannot be written, and goes on in another one.
func TestAssessSavesElsewhere(t *testing.T) {
	t.Parallel()
	p := builtIn(t, 0)
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "stick"), 0o700); err != nil {
		t.Fatal(err)
	}
	path, other := filepath.Join(dir, "stick", "c.yaml"), filepath.Join(dir, "other.yaml")
	writeFile(t, path, []byte("version: 1\nanswers:\n  users_count: 24\n"))
	f, e, err := openEngagementFile(p, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	session := sessionOf(p, e)
	var out bytes.Buffer
	talk := talkOf(t, session, f, "1\n2\n"+path+"\n2\n"+other+"\nq\n", &out)
	if _, err := talk.Run(); err != nil {
		t.Fatalf("%v:\n%s", err, out.String())
	}
	if f.path != other {
		t.Errorf("it goes on in %s:\n%s", f.path, out.String())
	}
	if data := string(readFile(t, other)); !strings.Contains(data, "users_count: 24") || !strings.Contains(data, "respondent: owner") {
		t.Errorf("file:\n%s", data)
	}
	if text := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(text, "there is no folder") || strings.Contains(text, "tmp:") {
		t.Errorf("not said why:\n%s", out.String())
	}
}

func TestQuoted(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, unix, windows string }{
		{"client.yaml", "client.yaml", "client.yaml"},
		{"a b.yaml", "'a b.yaml'", `"a b.yaml"`},
		{"", "''", `""`},
		{"a $(id) `id`.yaml", "'a $(id) `id`.yaml'", "\"a `$(id) ``id``.yaml\""},
		{"it's.yaml", `'it'\''s.yaml'`, `"it's.yaml"`},
		{"a;rm -rf b&c|d", "'a;rm -rf b&c|d'", `"a;rm -rf b&c|d"`},
		{"~root", "'~root'", "~root"},
		{"=ls", "'=ls'", `"=ls"`},
		{"*?[a]{b,c}!#", "'*?[a]{b,c}!#'", `"*?[a]{b,c}!#"`},
		{"-x.yaml", "./-x.yaml", "./-x.yaml"},
		{"--help me", "'./--help me'", `"./--help me"`},
		{`C:\Users\a.yaml`, `'C:\Users\a.yaml'`, `C:\Users\a.yaml`},
		{"“$(id)”.yaml", "'“$(id)”.yaml'", "\"`“`$(id)`”.yaml\""},
		{"日本.yaml", "'日本.yaml'", `"日本.yaml"`},
		{"it's\n\t\\\x1b 1.yaml", `$'it\'s\012\011\\\033 1.yaml'`, ""},
		{"a\u202eb\xff.yaml", `$'a\342\200\256b\377.yaml'`, ""},
	} {
		if got := quoted(tt.in, "linux"); got != tt.unix {
			t.Errorf("%s is quoted %s, want %s", tt.in, got, tt.unix)
		}
		if got := quoted(tt.in, "windows"); got != tt.windows && tt.windows != "" { // no such names there
			t.Errorf("%s is quoted %s on Windows, want %s", tt.in, got, tt.windows)
		}
		if sh, err := exec.LookPath("bash"); err == nil && runtime.GOOS != "windows" && !strings.HasPrefix(tt.in, "-") {
			out, err := exec.CommandContext(t.Context(), sh, "-c", "printf %s "+quoted(tt.in, "linux")).Output()
			if err != nil || string(out) != tt.in {
				t.Errorf("a shell reads %q, want %q (%v)", out, tt.in, err)
			}
		}
	}
}

// TestAssessSaysHowToGoOn pastes what an interview that was left says.
func TestAssessSaysHowToGoOn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "sp $(id).yaml")
	writeFile(t, path, []byte("version: 1\nanswers: {}\n"))
	r := runWith("1\nq\n", "assess", path, "--plain", "--show-lean", "--date", "2026-11-20", "--until-certain")
	if want := "Go on with:  mspscope assess " + quoted(path, runtime.GOOS) + " --until-certain --show-lean --plain --date 2026-11-20\n"; !strings.Contains(r.errOut, want) {
		t.Errorf("want %s:\n%s", want, r.errOut)
	}
}

// sessionOf begins an interview.
func sessionOf(p *playbook.Playbook, e *assess.Engagement) *interview.Session {
	return interview.New(p.Questionnaire, e, interview.Options{Depth: assess.Quick})
}

// talkOf is an interview with typed answers.
func talkOf(t *testing.T, s *interview.Session, f *engagementFile, typed string, out *bytes.Buffer) *interview.Talk {
	t.Helper()
	prompter := plain.New(t.Context(), strings.NewReader(typed), out, 80)
	return &interview.Talk{
		Session: s, Prompter: prompter, Save: f.save, Copy: f.turnToCopy,
		Elsewhere: func() (string, error) { return f.elsewhere(prompter) },
	}
}
