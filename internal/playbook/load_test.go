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

// Of the built-in alone a command reads only what it needs. With own files all are
// read and checked, so that no command runs on a playbook that another one refuses.
func TestOwnFilesAreAllChecked(t *testing.T) {
	t.Parallel()
	dir := directory(RateCardFile, "version: 2\n", CatalogueFile, "version: 2\n")
	want := []string{
		`own/ratecard.yaml:1:10: version "2" is not known to this program; it reads version 1`,
		`own/catalogue.yaml:1:10: version "2" is not known to this program; it reads version 1`,
	}
	for _, parts := range []Parts{0, Advice, Prices, Responsibilities, Everything} {
		_, err := Load(dir, "own", parts)
		got := messages(err)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("parts %d: %q", parts, got)
		}
	}
	p, err := Load(directory(RateCardFile, "version: 1\n"), "own", Prices)
	if err != nil {
		t.Fatal(err)
	}
	if p.Card == nil || p.Catalogue != nil || p.Findings != nil || p.Texts != nil || p.Provider != nil || p.Certifier != nil {
		t.Error("other parts than the wanted ones can be used")
	}
	if p, err = Load(nil, "", Advice); err != nil || p.Card != nil || p.Catalogue != nil || p.Findings == nil || p.Texts == nil {
		t.Errorf("of the built-in other parts than the wanted ones were read: %v", err)
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
	has := "; a playbook has " + strings.Join(append(FileNames(), CasesFile), ", ")
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
	want := []string{"own/matrix.yaml: is larger than 1 MiB; leave out what the built-in file says anyway", "own/provider.yaml: is larger than 1 MiB; leave out what the built-in file says anyway"}
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

// A questionnaire that cannot be read at all keeps the other files from being
// checked against it, but not from being read as far as they can be.
func TestWithoutAQuestionnaireOnlyTheFormOfOthersIsChecked(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"[]", "\tx", "version: 1\nquestions: null\n"} {
		p, err := Load(directory(QuestionnaireFile, content, MatrixFile, "version: 2", TextsFile, "\tx: 1", ProviderFile, "version: 1\nnome: null"), "own", Everything)
		if p != nil || err == nil {
			t.Fatalf("%.20q loads", content)
		}
		files := map[string]int{}
		for _, m := range messages(err) {
			file, _, _ := strings.Cut(m, ":")
			files[file]++
		}
		if files["own/questionnaire.yaml"] == 0 || files["own/texts.yaml"] == 0 || files["own/provider.yaml"] != 1 || files["own/matrix.yaml"] != 0 {
			t.Errorf("%.20q: problems by file %v", content, files)
		}
	}
}

// Problems in a questionnaire that leave its questions known hide nothing that is
// wrong elsewhere.
func TestProblemsOfTheQuestionnaireHideNoOthers(t *testing.T) {
	t.Parallel()
	_, err := Load(directory(QuestionnaireFile, "version: 1\nzz: 1\n", MatrixFile, "version: 2"), "own", 0)
	want := []string{
		`own/questionnaire.yaml:2:1: unknown key "zz"; remove or correct it`,
		`own/matrix.yaml:1:10: version "2" is not known to this program; it reads version 1`,
	}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
}

func TestAMatrixNeedsSplitRules(t *testing.T) {
	t.Parallel()
	_, err := Load(directory(MatrixFile, "version: 1\nsplit: null\n"), "own", 0)
	want := []string{`own/matrix.yaml:2:1: "split" cannot be taken away, because it is needed here; give it another value, or leave the line out to keep the built-in one`}
	if got := messages(err); !slices.Equal(got, want) {
		t.Errorf("problems %q, expected %q", got, want)
	}
}

func digest(tb testing.TB, dir fs.FS) string {
	tb.Helper()
	p, err := open(withTheProgram(), dir, "own")
	if err != nil {
		tb.Fatal(err)
	}
	return p.Digest
}

func TestDigestOfTheBuiltInIsOverNamesAndBytes(t *testing.T) {
	t.Parallel()
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
	// Then the published frameworks, which are in force under every playbook.
	if err := fs.WalkDir(questionnaires.Frameworks, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := questionnaires.Frameworks.ReadFile(name)
		hash.Write(fmt.Appendf(nil, "%s\x00%d\x00%s", name, len(data), data))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	built := digest(t, nil)
	if want := "sha256:" + hex.EncodeToString(hash.Sum(nil)); built != want {
		t.Errorf("digest %s, expected %s", built, want)
	}
	if own := digest(t, whole); own != built {
		t.Error("the same content in a directory has another digest")
	}
	if digest(t, directory(ProviderFile, text(t, ProviderFile), "README.md", "x")) != built {
		t.Error("a file that is none of the playbook's changes the digest")
	}
}

// The digest is over what is in force: how an own file is written does not change
// it, and what it says does.
func TestDigestIsOverWhatIsInForce(t *testing.T) {
	t.Parallel()
	built := digest(t, nil)
	for _, file := range FileNames() {
		for _, same := range []string{"version: 1\n", "version: 1\nextends: built-in", text(t, file) + "\n# more\n", "extends: none\n" + text(t, file)} {
			if digest(t, directory(file, same)) != built {
				t.Errorf("%s: %.40q is the built-in and has another digest", file, same)
			}
		}
	}
	changed := digest(t, directory(RateCardFile, "version: 1\nrates: {user: {cost: 46}}"))
	for _, same := range []string{
		"version: 1\nrates: # ours\n  user:\n    cost: 46\n",
		`{"version": 1, "rates": {"user": {"cost": 46}}}`,
		text(t, RateCardFile, "    cost: 45\n", "    cost: 46\n"),
	} {
		if digest(t, directory(RateCardFile, same)) != changed {
			t.Errorf("%.40q: the same rate has another digest", same)
		}
	}
	seen := map[string]string{built: "the built-in"}
	for _, content := range []string{
		"rates: {user: {typical: 89}}", "rates: {user: {typical: \"89\"}}", "rates: {user: {typical: [89]}}", "rates: {user: {typical: {x: 89}}}",
		"rates: {user: {price: null}}", "rates: {endpoint: {typical: 89}}", "rates: {user: null}", "rates: {user: {x: [a, b]}}", "rates: {user: {x: [ab]}}",
		"rates: {user: {x: [[a], b]}}", "rates: {user: {x: [a, [b]]}}", "rates: {user: {x: [a, \"\"]}}",
	} {
		d := digest(t, directory(RateCardFile, "version: 1\n"+content))
		if other, twice := seen[d]; twice {
			t.Errorf("%s has the digest of %s", content, other)
		}
		seen[d] = content
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
