package playbook

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mspscope/internal/yamldoc"
	"mspscope/questionnaires"
)

func TestBuiltInLoadsWhole(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	if p.Questionnaire == nil || p.Matrix == nil || p.Split == nil || p.Card == nil || p.Catalogue == nil || p.Facts == nil ||
		p.Findings == nil || p.Readiness == nil || p.Texts == nil || p.Provider == nil {
		t.Errorf("a part is missing: %+v", p)
	}
	if p.Version == "" || p.Version != p.Matrix.Playbook || len(p.Own) != 0 {
		t.Errorf("version %q, own files %v", p.Version, p.Own)
	}
}

func TestOnlyTheWantedPartsAreRead(t *testing.T) {
	t.Parallel()
	// A broken file that a command does not need does not keep it from working,
	// and is part of the digest all the same.
	dir := directory(RateCardFile, "version: 2\n", CatalogueFile, "version: 2\n")
	p, err := Load(dir, "own", Advice)
	if err != nil {
		t.Fatal(err)
	}
	if p.Card != nil || p.Catalogue != nil || p.Findings == nil || p.Texts == nil {
		t.Error("other parts than the wanted ones were read")
	}
	if p.Digest == shipped(t).Digest {
		t.Error("files that were not read do not change the digest")
	}
	for parts, file := range map[Parts]string{Prices: RateCardFile, Responsibilities: CatalogueFile} {
		if _, err := Load(dir, "own", parts); err == nil || !strings.Contains(err.Error(), "own/"+file+":1:10: version \"2\"") {
			t.Errorf("parts %d: %v", parts, err)
		}
	}
}

func TestOwnFilesStandOverTheBuiltIn(t *testing.T) {
	t.Parallel()
	dir := directory(
		MatrixFile, text(t, MatrixFile, "too_close: 5 ", "too_close: 9 ", `playbook: "2026.11"`, `playbook: "Our rules 7"`),
		ProviderFile, text(t, ProviderFile, "smallest_client: 5", "smallest_client: 7"),
		"README.md", "Our rules.", ".hidden.yaml", "x: 1", "notes.txt", "x", "old/matrix.yaml", "version: 9",
	)
	p, err := Load(dir, "own", Everything)
	if err != nil {
		t.Fatal(err)
	}
	built := shipped(t)
	if p.Matrix.TooClose != 900 || built.Matrix.TooClose != 500 || p.Version != "Our rules 7" {
		t.Errorf("threshold %d, version %q", p.Matrix.TooClose, p.Version)
	}
	if p.Provider.SmallestClient != 7 || built.Provider.SmallestClient != 5 {
		t.Errorf("smallest client %d", p.Provider.SmallestClient)
	}
	if len(p.Questionnaire.Questions) != len(built.Questionnaire.Questions) {
		t.Error("the questionnaire is not the built-in one")
	}
	if want := []string{MatrixFile, ProviderFile}; !slices.Equal(p.Own, want) {
		t.Errorf("own files %v, expected %v", p.Own, want)
	}
}

func TestFilesThatNobodyWouldReadAreRefused(t *testing.T) {
	t.Parallel()
	has := "; a playbook has " + strings.Join(FileNames(), ", ")
	dir := directory(
		"matirx.yaml", "version: 1", "ratecard.yml", "version: 1", "Matrix.YAML", "version: 1", "clients.yaml", "version: 1",
		"findings.yaml/old.yaml", "version: 1",
	)
	_, err := Load(dir, "own/rules", 0)
	want := []string{
		`own/rules/Matrix.YAML: is no file of a playbook (did you mean "matrix.yaml"?)` + has,
		`own/rules/clients.yaml: is no file of a playbook` + has,
		`own/rules/findings.yaml: is a directory, not a file of a playbook; rename it`,
		`own/rules/matirx.yaml: is no file of a playbook (did you mean "matrix.yaml"?)` + has,
		`own/rules/ratecard.yml: is no file of a playbook (did you mean "ratecard.yaml"?)` + has,
	}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("problems\n%s\nexpected\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLargeFilesAreRefused(t *testing.T) {
	t.Parallel()
	matrix := text(t, MatrixFile)
	full := matrix + "#" + strings.Repeat("x", yamldoc.MaxBytes-len(matrix)-1)
	if _, err := Load(directory(MatrixFile, full), "own", 0); err != nil {
		t.Errorf("a file of exactly 1 MiB: %v", err)
	}
	_, err := Load(directory(MatrixFile, full+"x", ProviderFile, full+"x"), "own", 0)
	want := []string{"own/matrix.yaml: is larger than 1 MiB", "own/provider.yaml: is larger than 1 MiB"}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
}

// brokenFS cannot open one of its files.
type brokenFS struct {
	fstest.MapFS
	broken string
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadFile(name)
}

func (b brokenFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return b.MapFS.ReadDir(name)
}

func TestDirectoriesAndFilesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	dir := directory(MatrixFile, text(t, MatrixFile))
	for broken, want := range map[string]string{".": "playbook own: file does not exist", MatrixFile: "own/matrix.yaml: permission denied"} {
		_, err := Load(brokenFS{dir, broken}, "own", 0)
		var problems yamldoc.Problems
		if err == nil || err.Error() != want || errors.As(err, &problems) {
			t.Errorf("%s broken: %v, expected %q, and no problem of content", broken, err, want)
		}
	}
}

func TestAllProblemsOfAllFilesAtOnce(t *testing.T) {
	t.Parallel()
	dir := fstest.MapFS{}
	for _, file := range FileNames() {
		if file == QuestionnaireFile {
			continue
		}
		dir[file] = &fstest.MapFile{Data: []byte(text(t, file) + "zz: 1\n")}
	}
	dir[ReadinessFile] = &fstest.MapFile{Data: []byte("version: 1\n\tbands: []\n")}
	dir[MatrixFile] = &fstest.MapFile{Data: []byte(text(t, MatrixFile, "weight: 10", "weight: 11", "group: needs", "group: need") + "zz: 1\n")}
	_, err := Load(dir, "own", Everything)
	found := map[string]int{}
	for _, m := range messages(err) {
		file, _, _ := strings.Cut(strings.TrimPrefix(m, "own/"), ":")
		found[file]++
		if !strings.HasPrefix(m, "own/"+file+":") {
			t.Errorf("a problem without its file: %s", m)
		}
	}
	want := map[string]int{MatrixFile: 3, FindingsFile: 1, ReadinessFile: 1, RateCardFile: 1, CatalogueFile: 1, TextsFile: 1, ProviderFile: 1}
	if !maps.Equal(found, want) {
		t.Errorf("problems by file %v, expected %v\n%s", found, want, strings.Join(messages(err), "\n"))
	}
}

func TestWithoutAGoodQuestionnaireNothingElseIsChecked(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"version: 1\n", "[]", "version: 1\ntitle: T\nsections: [{id: s, title: S}]\nquestions:\n  - {id: \"\"}\n", "\tx", text(t, QuestionnaireFile) + "zz: 1\n"} {
		p, err := Load(directory(QuestionnaireFile, content, MatrixFile, "version: 2"), "own", Everything)
		if p != nil || err == nil || err.Error() == "" {
			t.Fatalf("%.20q loads: %v", content, err)
		}
		for _, m := range messages(err) {
			if !strings.HasPrefix(m, "own/questionnaire.yaml:") {
				t.Errorf("%.20q: %s", content, m)
			}
		}
	}
}

func TestProblemsNameTheBuiltInFileWhereItIsMeant(t *testing.T) {
	t.Parallel()
	// The built-in matrix does not fit a questionnaire without its questions.
	own := "version: 1\ntitle: T\nsections: [{id: s, title: S}]\nquestions:\n  - {id: a, section: s, type: yes_no, topic: t, call: c, plain: p, why: w, who: owner, change: decide, source: o}\n"
	_, err := Load(directory(QuestionnaireFile, own), "own", 0)
	all := messages(err)
	if len(all) == 0 || !strings.HasPrefix(all[0], "built-in matrix.yaml:") || !strings.Contains(all[0], `unknown question "it_fte"`) {
		t.Errorf("%d problems, the first is %q", len(all), all[:min(1, len(all))])
	}
}

func TestAMatrixNeedsSplitRules(t *testing.T) {
	t.Parallel()
	matrix, _, _ := strings.Cut(text(t, MatrixFile), "\nsplit:\n")
	_, err := Load(directory(MatrixFile, matrix+"\n"), "own", 0)
	want := []string{`own/matrix.yaml:1:1: "split" is missing; it says who runs what the client has not decided`}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
}

func TestDigestIsOverNamesAndBytes(t *testing.T) {
	t.Parallel()
	digest := func(dir fs.FS) string {
		t.Helper()
		p, err := Open(dir, "own")
		if err != nil {
			t.Fatal(err)
		}
		return p.Digest
	}
	built := digest(nil)
	// Worked out again: for each file in the order of names its name, its
	// length and its bytes.
	hash := sha256.New()
	names := FileNames()
	slices.Sort(names)
	whole := fstest.MapFS{}
	for _, file := range names {
		data, err := questionnaires.Files.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		hash.Write(fmt.Appendf(nil, "%s\x00%d\x00%s", file, len(data), data))
		whole[file] = &fstest.MapFile{Data: data}
	}
	if want := "sha256:" + hex.EncodeToString(hash.Sum(nil)); built != want {
		t.Errorf("digest %s, expected %s", built, want)
	}
	if own := digest(whole); own != built {
		t.Error("the same content in a directory has another digest")
	}
	seen := map[string]string{built: "built-in"}
	for _, file := range names {
		for what, data := range map[string]string{
			"a byte more":    text(t, file) + "\n",
			"a byte changed": strings.Replace(text(t, file), "version: 1", "version: 2", 1),
			"nothing in it":  "",
		} {
			d := digest(directory(file, data))
			if other, twice := seen[d]; twice {
				t.Errorf("%s of %s has the digest of %s", what, file, other)
			}
			seen[d] = what + " of " + file
		}
	}
	a, b := text(t, ProviderFile), text(t, ReadinessFile)
	if digest(directory(ProviderFile, a, ReadinessFile, b)) == digest(directory(ProviderFile, b, ReadinessFile, a)) {
		t.Error("two files with each other's content have the same digest")
	}
	if digest(directory(ProviderFile, a, "README.md", "x")) != built {
		t.Error("a file that is none of the playbook's changes the digest")
	}
}

func TestEngagementsMayDecideOnlyKnownActivities(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	id := p.Catalogue.IDs()[0]
	content := fmt.Sprintf("version: 1\nresponsibilities:\n  %s: {side: client}\n  %sX: {side: client}\n  \"\\e[31m\": {side: client}\n", id, id)
	read := func(p *Playbook) []string {
		t.Helper()
		root, err := yamldoc.Parse("client.yaml", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		r := yamldoc.NewReport("client.yaml")
		if e := p.ReadEngagement(r, root); len(e.Decisions) != 3 {
			t.Errorf("%d decisions", len(e.Decisions))
		}
		return messages(r.Err())
	}
	want := []string{
		fmt.Sprintf(`client.yaml:4:3: unknown activity "%sX" (did you mean %q?); 'mspscope raci' lists them`, id, id),
		`client.yaml:5:3: unknown activity "\x1b[31m"; 'mspscope raci' lists them`,
	}
	if got := read(p); !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
	without, err := Load(nil, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(without); got != nil {
		t.Errorf("without the catalogue activities are checked: %q", got)
	}
}

func BenchmarkLoad(b *testing.B) {
	for _, parts := range []Parts{0, Everything} {
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(nil, "", parts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
