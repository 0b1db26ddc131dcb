package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mspscope/internal/playbook"
	"mspscope/questionnaires"
)

// goldenFile is a file that holds what some runs print, one below the other.
type goldenFile struct {
	path string
	runs []string // words; FILE stands for the engagement, NAME=VALUE before the command for the environment
	file string   // the engagement
	// counts says whether the numbers of open questions stay. Elsewhere they are
	// scrubbed, so that a question more does not touch the page of every client.
	counts bool
}

// goldenDir holds the files: one directory a client, and one for what is about
// several clients or none.
var goldenDir = filepath.Join("..", "testdata", "golden")

// goldenClients are the two clients with every command and, between them, every
// format. What the formats of one output have in common is held by properties:
// that YAML says what JSON says, that lines add up, that letters are the same.
var goldenClients = map[string]map[string][]string{
	"harbor-dental": { // small, fully managed
		"recommend-formats": {"recommend FILE --all -o markdown", "recommend FILE -o json"},
		"estimate":          {"estimate FILE", "estimate FILE -o csv", "estimate FILE --price-detail full"},
		"plan":              {"plan FILE"},
		"raci":              {"raci FILE", "raci FILE --role client_sponsor --size core -o markdown", "raci FILE --size core --role third_party_vendor -o json"},
		"next":              {"next FILE", "next FILE --message -o markdown", "assess FILE --no-input --depth quick", "assess FILE --no-input --depth quick --audience owner"},
	},
	"quillhaven-credit-union": { // co-managed
		"recommend-formats": {"COLUMNS=40 recommend FILE", "recommend FILE --view internal", "recommend FILE --explain --view internal -o markdown", "recommend FILE -o yaml"},
		"estimate":          {"estimate FILE --view internal", "estimate FILE -o markdown", "estimate FILE -o yaml"},
		"raci":              {"raci FILE --size core", "raci FILE --size core -o csv", "raci FILE --size core --role third_party_vendor -o yaml", "raci FILE --open --size core"},
		"next":              {"next FILE --all", "next FILE --view internal", "assess FILE --no-input --depth quick", "assess FILE --no-input --depth quick --audience it_lead"},
	},
}

// goldenFiles lists the files with their runs. A new question that everybody is
// asked changes at most eight of them, an activity three.
func goldenFiles(tb testing.TB) []goldenFile {
	tb.Helper()
	var files []goldenFile
	for _, path := range engagements(tb) {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		files = append(files, goldenFile{path: filepath.Join(name, "recommend.txt"), runs: []string{"recommend FILE"}, file: path})
		for what, runs := range goldenClients[name] {
			files = append(files, goldenFile{path: filepath.Join(name, what+".txt"), runs: runs, file: path, counts: true})
		}
	}
	examples := filepath.Join("..", "testdata", "engagements")
	law := filepath.Join(examples, "thistledown-pryce-law.yaml")
	for what, runs := range map[string][]string{
		"matrix": {"matrix", "matrix FILE -o csv", "matrix FILE -o markdown", "matrix FILE -o yaml"},
		"models": {"models", "models -o csv"}, // what JSON says of them is texts.yaml, word for word
		"batch": {
			"COLUMNS=150 batch " + examples,
			"batch -o ndjson FILE " + filepath.Join("..", "testdata", "hostile", "duplicate_key.yaml"),
		},
		"playbook-check": {
			"playbook check --cases " + filepath.Join("..", "testdata", "cases.yaml"),
			"playbook check " + filepath.Join("..", "testdata", "contract", "2026.11", "playbook") + " --cases " + filepath.Join("..", "testdata", "contract", "2026.11", "cases.yaml"),
		},
	} {
		files = append(files, goldenFile{path: filepath.Join("all", what+".txt"), runs: runs, file: law, counts: true})
	}
	for _, name := range []string{"harbor-dental-proposal", "wexcombe-castings-agreement"} {
		files = append(files, goldenFile{path: filepath.Join("offers", name+".txt"), runs: []string{"estimate FILE"}, file: filepath.Join("..", "testdata", "offers", name+".yaml"), counts: true})
	}
	return files
}

// print is what a file holds, under a playbook of its own or the built-in one.
func (g *goldenFile) print(dir string, scrub *strings.Replacer) string {
	var b strings.Builder
	for i, line := range g.runs {
		env := map[string]string{"MSPSCOPE_PLAYBOOK": dir}
		args := strings.Fields(strings.ReplaceAll(line, "FILE", g.file))
		if name, value, ok := strings.Cut(args[0], "="); ok {
			env[name], args = value, args[1:]
		}
		if len(g.runs) > 1 {
			if i > 0 {
				b.WriteString("\n\n")
			}
			b.WriteString("$ " + filepath.ToSlash(strings.ReplaceAll(line, "FILE", filepath.Base(g.file))) + "\n")
		}
		r := run(env, args...)
		out := scrub.Replace(r.out)
		if !g.counts {
			out = withoutCounts(out)
		}
		switch { // paths of Windows
		case strings.HasPrefix(line, "batch -o ndjson"):
			out = strings.ReplaceAll(out, `\\`, "/")
		case strings.Contains(line, "batch"):
			out = strings.ReplaceAll(out, `\`, "/")
		}
		b.WriteString(out)
		if r.code != exitOK {
			fmt.Fprintf(&b, "exit code %d\n%s", r.code, scrub.Replace(r.errOut))
		}
	}
	return b.String()
}

// openCounts are the sentences of a recommendation that count open questions.
var (
	openCounts = regexp.MustCompile(`\d+ of \d+ questions that apply|whatever the \d+ open`)
	digits     = regexp.MustCompile(`\d+`)
)

// withoutCounts scrubs how many questions are open. The paragraphs that say so
// stand on one line each, so that no line breaks elsewhere.
func withoutCounts(page string) string {
	var out, paragraph []string
	end := func() {
		if one := strings.Join(strings.Fields(strings.Join(paragraph, " ")), " "); openCounts.MatchString(one) {
			one = openCounts.ReplaceAllStringFunc(one, func(s string) string { return digits.ReplaceAllString(s, "#") })
			paragraph = []string{"  " + one}
		}
		out, paragraph = append(out, paragraph...), nil
	}
	for line := range strings.SplitSeq(page, "\n") {
		if !strings.HasPrefix(line, " ") {
			end()
			out = append(out, line)
			continue
		}
		paragraph = append(paragraph, line)
	}
	end()
	return strings.Join(out, "\n")
}

// goldenText makes output scrubbed: the digest of the playbook changes with
// every edit of its data, so zeros stand for it. They are as long as the digest,
// so that no line breaks elsewhere.
func goldenText(p *playbook.Playbook) *strings.Replacer {
	const short = 12
	digest := strings.TrimPrefix(p.Digest, "sha256:")
	return strings.NewReplacer("\r\n", "\n", digest, strings.Repeat("0", len(digest)), digest[:short], strings.Repeat("0", short))
}

// TestGolden compares what the program prints with the files that somebody has
// read and committed. After a wanted change:
//
//	go test ./cmd -run TestGolden -update
//
// and read the difference before it is committed.
func TestGolden(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat(goldenDir); err != nil && !*update {
		t.Fatalf("no golden files (%v); 'go test ./cmd -run TestGolden -update' writes them", err)
	}
	scrub := goldenText(builtIn(t, 0))
	used := map[string]bool{}
	for _, g := range goldenFiles(t) {
		used[filepath.Join(goldenDir, g.path)] = true
		t.Run(filepath.ToSlash(g.path), func(t *testing.T) {
			t.Parallel()
			golden(t, filepath.Join(goldenDir, g.path), g.print("", scrub))
		})
	}
	files, err := filepath.Glob(filepath.Join(goldenDir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !used[file] {
			t.Errorf("%s is compared with nothing; remove it", file)
		}
	}
}

// goldenActivity is an activity that is in every matrix.
const goldenActivity = `  - id: SD-99
    tower: service_desk
    name: "Something more"
    core: true
    letters:
      provider: {client_users: I, msp_service_desk: A/R}
      provider_with_it: {client_users: I, client_it: I, msp_service_desk: A/R}
      shared: {client_users: I, client_it: A/R, msp_service_desk: R}
      client: {client_users: I, client_it: A/R}
    handoff:
      shared: "The provider's desk hands over at noon."
    evidence: "A log"
    source: "ours"
`

// TestGoldenFilesAreFew holds the files to what a person reads: a question more
// that everybody is asked, or an activity more, changes few of them.
func TestGoldenFilesAreFew(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the files are being written")
	}
	lines, before := 0, map[string]string{} // what is printed without the addition, as TestGolden holds
	for _, g := range goldenFiles(t) {
		data, err := os.ReadFile(filepath.Join(goldenDir, g.path))
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(data), "\n")
		before[g.path] = strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	if lines > 12_500 {
		t.Errorf("the golden files have %d lines; that many are not read", lines)
	}
	for _, more := range []struct {
		file, before, added string
		most                int
	}{
		{"questionnaire.yaml", "\nquestions:\n", "  - {id: more, section: counts, type: yes_no, scored: false, topic: something more, call: C, plain: P, why: W, who: owner, change: fixed, source: ours}\n", 8},
		{"catalogue.yaml", "\nactivities:\n", goldenActivity, 3},
	} {
		t.Run(more.file, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			data, err := questionnaires.Files.ReadFile(more.file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(data), more.before) != 1 {
				t.Fatalf("%s has %q not once", more.file, more.before)
			}
			writeFile(t, filepath.Join(dir, more.file), []byte(strings.Replace(string(data), more.before, more.before+more.added, 1)))
			own, err := playbook.LoadDir(dir, 0)
			if err != nil {
				t.Fatal(err)
			}
			scrub := goldenText(own)
			var touched []string
			for _, g := range goldenFiles(t) {
				if before[g.path] != g.print(dir, scrub) {
					touched = append(touched, filepath.ToSlash(g.path))
				}
			}
			t.Logf("one more in %s changes %s", more.file, strings.Join(touched, ", "))
			if len(touched) > more.most || len(touched) < more.most/2 {
				t.Errorf("one more in %s changes %d golden files, want at most %d: %s", more.file, len(touched), more.most, strings.Join(touched, ", "))
			}
		})
	}
}

// golden compares a text with a file, or with -update writes the file.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		writeFile(t, path, []byte(got))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; 'go test ./cmd -run TestGolden -update' writes it", err)
	}
	want := strings.ReplaceAll(string(data), "\r\n", "\n")
	if got == want {
		return
	}
	line, g, w := firstDifference(got, want)
	t.Errorf("%s is not what comes out, first in line %d:\n got: %s\nwant: %s\n'go test ./cmd -run TestGolden -update' rewrites it; read the difference before it is committed", path, line, g, w)
}

// firstDifference finds the first line in which two texts differ.
func firstDifference(a, b string) (line int, inA, inB string) {
	as, bs := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(as), len(bs)) {
		inA, inB = "(the end)", "(the end)"
		if i < len(as) {
			inA = as[i]
		}
		if i < len(bs) {
			inB = bs[i]
		}
		if inA != inB {
			return i + 1, inA, inB
		}
	}
	return 0, "", ""
}
