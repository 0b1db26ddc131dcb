package mailcode

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/playbook/playbooktest"
	"mspscope/internal/sample"
	"mspscope/internal/yamldoc"
)

func TestMain(m *testing.M) { playbooktest.Main(m) }

// engagements are the examples, and invented ones with everything that a file can hold.
func engagements(tb testing.TB, p *playbook.Playbook, invented int) []*assess.Engagement {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "engagements", "*.yaml"))
	if err != nil || len(paths) == 0 {
		tb.Fatal(err)
	}
	var all []*assess.Engagement
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, read(tb, p, data))
	}
	drawn, err := sample.New(p.Questionnaire.Schema, 7, sample.Options{Ranges: true, Disputes: true, Unsure: true, Declined: true, Promises: true})
	if err != nil {
		tb.Fatal(err)
	}
	for n := range invented {
		all = append(all, read(tb, p, []byte(drawn.Engagement(n).JSON())))
	}
	return all
}

func read(tb testing.TB, p *playbook.Playbook, data []byte) *assess.Engagement {
	tb.Helper()
	root, err := yamldoc.Parse("answers", data)
	if err != nil {
		tb.Fatalf("%v\n%s", err, data)
	}
	r := yamldoc.NewReport("answers")
	e := p.ReadEngagement(r, root)
	if err := r.Err(); err != nil {
		tb.Fatalf("%v\n%s", err, data)
	}
	return e
}

// What a code carries comes back as it was, whoever the client is.
func TestCodesComeBack(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	q := p.Questionnaire
	seen := map[string]int{}
	for _, e := range engagements(t, p, 400) {
		code, err := Of(q, e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Read(code)
		if err != nil {
			t.Fatalf("%v\n%s", err, code)
		}
		want, got := Carried(e).YAML(q), read(t, p, back).YAML(q)
		if !bytes.Equal(got, want) {
			t.Fatalf("carried was\n%s\nand back came\n%s", want, got)
		}
		for _, what := range []string{"..", "unknown", "estimated", "unsure", "tower_owners.", "notes:", "client:"} {
			if bytes.Contains(want, []byte(what)) {
				seen[what]++
			}
		}
		if bytes.Contains(back, []byte("private_notes")) || bytes.Contains(back, []byte(", by:")) || bytes.Contains(back, []byte("others")) {
			t.Fatalf("a code carries what is the provider's:\n%s", back)
		}
	}
	for _, what := range []string{"..", "unknown", "estimated", "unsure", "notes:", "client:"} {
		if seen[what] == 0 {
			t.Errorf("no code has %q", what)
		}
	}
}

const small = "version: 1\nclient: {name: \"Harbor & <Söhne> =1+1\"}\nanswers:\n  users_count: 80..100\n  it_fte: 0\n"

func smallCode(tb testing.TB) (*playbook.Playbook, string, []byte) {
	tb.Helper()
	p := playbooktest.Load(tb, nil)
	e := read(tb, p, []byte(small))
	code, err := Of(p.Questionnaire, e)
	if err != nil {
		tb.Fatal(err)
	}
	file, err := Read(code)
	if err != nil {
		tb.Fatal(err)
	}
	return p, code, file
}

// What mail programs and people make of a code is read as it was written.
func TestMangledByMail(t *testing.T) {
	t.Parallel()
	_, code, want := smallCode(t)
	half := len(code) / 2
	for name, text := range map[string]string{
		"as it is":          code,
		"in a message":      "Hello,\n\nour result: MSP360 is our provider.\nCode: " + code + "\n\nKind regards\nMSP1 Ltd",
		"quoted":            "> " + code[:half] + "\n> " + code[half:],
		"quoted twice":      ">> " + code[:half] + "\r\n>> " + code[half:] + "\r\n",
		"broken at hyphens": strings.ReplaceAll(code, "-", "-\n"),
		"hyphenated":        code[:half] + "-\n  " + code[half:],
		"soft hyphens":      code[:half] + "\u00ad" + code[half:],
		"odd hyphens":       strings.ReplaceAll(code, "-", "\u2011"),
		"odd blanks":        code[:half] + "\u00a0\u200b" + code[half:],
		"small letters":     strings.ToLower(code),
		"look-alikes":       "MSP1" + strings.NewReplacer("0", "o", "1", "l").Replace(code[4:]),
		"soft line ends":    code[:half] + "=\r\n" + code[half:],
		"in quotes":         "\"" + code + "\"",
		"twice":             code[:half] + "\n" + code,
	} {
		got, err := Read(text)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

// A code with a slip is refused: it is never read as something else.
func TestSlipsAreRefused(t *testing.T) {
	t.Parallel()
	_, code, _ := smallCode(t)
	const first = 5 // the first letter behind the version
	for i := first; i < len(code); i++ {
		if code[i] == '-' {
			continue
		}
		for _, r := range letters {
			if byte(r) != code[i] {
				refused(t, "another letter", code[:i]+string(r)+code[i+1:])
			}
		}
		refused(t, "a letter less", code[:i]+code[i+1:])
		refused(t, "its end missing", code[:i])
		refused(t, "a letter more", code[:i]+"7"+code[i:])
		if i+1 < len(code) && code[i+1] != '-' && code[i] != code[i+1] {
			refused(t, "two exchanged", code[:i]+string(code[i+1])+string(code[i])+code[i+2:])
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := []byte(code)
		for range 2 + rng.IntN(6) {
			if i := first + rng.IntN(len(b)-first); b[i] != '-' {
				b[i] = letters[rng.IntN(32)]
			}
		}
		if string(b) != code {
			refused(t, "several letters", string(b))
		}
	}
}

func refused(t *testing.T, what, code string) {
	t.Helper()
	if file, err := Read(code); err == nil {
		t.Errorf("%s: %s was read as\n%s", what, code, file)
	}
}

// What is wrong is said so that the next step is clear.
func TestWhatIsSaid(t *testing.T) {
	t.Parallel()
	_, code, _ := smallCode(t)
	for _, c := range []struct{ text, says string }{
		{"", "begins with MSP1"},
		{"Dear all, MSP is short for managed service provider", "begins with MSP1"},
		{"MSP2" + code[4:], "newer version"},
		{code[:len(code)-3], "its end is missing"},
		{"MSP1-UUUU", "wrong or missing"},
		{code[:9] + "7" + code[9:], "wrong or missing"},
		{"MSP1-ZZZZZZZZ-ZZZZZZZZ", "wrong or missing"},
		{strings.Repeat("MSP1-", 300_000), "more than"},
	} {
		if _, err := Read(c.text); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.30q: %v", c.text, err)
		}
	}
}

// A code that has the right checksum and was made by hand is refused or is a file that the
// reader of engagements judges; it costs no more than its length.
func TestMadeByHand(t *testing.T) {
	t.Parallel()
	deep := append(bytes.Repeat([]byte{several | 2<<2}, 200), aNumber) // [[[...
	for name, data := range map[string][]byte{
		"nothing":         {},
		"no mapping":      {aNumber | 3<<2},
		"too deep":        append([]byte{several | 3<<2, aWord}, deep...),
		"more than there": {several | 0x7c, aWord},
		"huge":            {several | 0x80 | 3<<2, 0xff, 0xff, 0xff, 0xff, 0x7f},
		"no such word":    {several | 3<<2, 0xfc, 0x7f, aWord},
		"a key with text": append([]byte{several | 3<<2, aText | 6<<2}, "a: b\x01"...),
		"something after": {several | 3<<2, aWord, aWord, aWord},
	} {
		if file, err := Read(spell(data)); !errors.Is(err, errMade) {
			t.Errorf("%s: %v\n%s", name, err, file)
		}
	}
}

// The list of words is the form of codes that were sent.
func TestWordsStay(t *testing.T) {
	t.Parallel()
	sum := sha256.Sum256([]byte(strings.Join(words(), "\n")))
	if got := hex.EncodeToString(sum[:8]); got != "532f7a81186c0a6a" {
		t.Errorf("words.txt has changed (%s): codes that were sent would be read as something else", got)
	}
	if len(placesOf(words())) != len(words()) {
		t.Error("a word stands there twice")
	}
}

// A code is short: that of the first questions leaves most of a message to its summary, and
// one of all questions still fits into it.
func TestCodesAreShort(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	q := p.Questionnaire
	longest, quick := 0, 0
	for _, e := range engagements(t, p, 300) {
		e.Notes, e.General = nil, "" // as long as people like
		code, err := Of(q, e)
		if err != nil {
			t.Fatal(err)
		}
		longest = max(longest, len(code))
		first := q.Schema.NewSet()
		for _, i := range q.Quick {
			first.Values[i] = e.Answers.Values[i]
		}
		e.Answers, e.Basis = first, nil
		if code, err = Of(q, e); err != nil {
			t.Fatal(err)
		}
		quick = max(quick, len(code))
	}
	t.Logf("the first questions take up to %d letters, all of them up to %d", quick, longest)
	if quick > 350 || longest > 1300 {
		t.Errorf("the first questions take up to %d letters, all of them up to %d", quick, longest)
	}
}

// Too much text is said, and not cut.
func TestTooLong(t *testing.T) {
	t.Parallel()
	p := playbooktest.Load(t, nil)
	e := read(t, p, []byte(small))
	e.General = strings.Repeat("x", 5000)
	if code, err := Of(p.Questionnaire, e); !errors.Is(err, ErrTooLong) {
		t.Errorf("%v %s", err, code)
	}
}

func FuzzRead(f *testing.F) {
	p, code, _ := smallCode(f)
	f.Add(code, false)
	f.Add("\x03\x00\x0f\x02\x08name", true)
	f.Fuzz(func(t *testing.T, text string, inside bool) {
		if inside { // behind the checksum
			text = spell([]byte(text))
		}
		file, err := Read(text)
		if err != nil {
			return
		}
		if len(file) > 64*maxBytes {
			t.Fatalf("%d bytes came of %d letters", len(file), len(text))
		}
		root, err := yamldoc.Parse("answers", file)
		if err != nil {
			return
		}
		r := yamldoc.NewReport("answers")
		e := p.ReadEngagement(r, root)
		if r.Err() != nil {
			return
		}
		again, err := Of(p.Questionnaire, e)
		if errors.Is(err, ErrTooLong) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Read(again); err != nil {
			t.Fatalf("%v\n%s\n%s", err, file, back)
		}
	})
}
