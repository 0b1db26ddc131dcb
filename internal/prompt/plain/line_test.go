package plain

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"mspscope/internal/prompt"
)

// TestLines holds what is taken of each line of input, and what is said of one
// that is no answer.
func TestLines(t *testing.T) {
	t.Parallel()
	fits, long := strings.Repeat("x", longest-1), strings.Repeat("x", longest)
	const tooLong, notUTF8 = "is too long", "not text in UTF-8"
	for name, tt := range map[string]struct {
		typed, want string // "": no answer came
		said        string
	}{
		"ordinary":                    {"Ada\n", "Ada", ""},
		"no line end":                 {"Ada", "Ada", ""},
		"Windows":                     {"Ada\r\n", "Ada", ""},
		"nothing":                     {"", "", ""},
		"byte order mark":             {"\ufeffAda\n", "Ada", ""},
		"byte order mark, no line":    {"\ufeffAda", "Ada", ""},
		"only a byte order mark":      {"\ufeff", "", ""},
		"letters":                     {"M\u00fcller \u4e2d \U0001F600\n", "M\u00fcller \u4e2d \U0001F600", ""},
		"a replacement sign is one":   {"a\ufffdb\n", "a\ufffdb", ""},
		"Latin-1":                     {"M\xfcller\nM\u00fcller\n", "M\u00fcller", notUTF8},
		"Latin-1, no line end":        {"M\xfcller", "", notUTF8},
		"Latin-1 behind a mark":       {"\ufeffM\xfcller\nAda\n", "Ada", notUTF8},
		"UTF-16":                      {"\xff\xfeA\x00\nAda\n", "Ada", notUTF8},
		"a letter cut off":            {"M\xc3\nAda\n", "Ada", notUTF8},
		"an arrow key":                {"8\x1b[D9\n89\n", "89", "was pressed in that line"},
		"an arrow key alone":          {"\x1b[A\nAda\n", "Ada", "was pressed in that line"},
		"colors in a paste":           {"\x1b[200~\x1b[1mAda\x1b[201~\n", "[1mAda", ""},
		"half of a pair":              {"\xed\xa0\x80\nAda\n", "Ada", notUTF8},
		"as long as may be":           {fits + "\n", fits, ""},
		"one more":                    {long + "\nAda\n", "Ada", tooLong},
		"far too long":                {strings.Repeat(long, 3) + "\nAda\n", "Ada", tooLong},
		"too long, no line end":       {long + "y", "", tooLong},
		"too long, then not UTF-8":    {long + "\xff\n\xff\nAda\n", "Ada", notUTF8},
		"the end of one is no answer": {long + "q\nAda\n", "Ada", tooLong},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, out, err := ask(t, tt.typed, func(p *Prompter) (prompt.Reply[string], error) {
				return p.Input(prompt.Ask{Question: "Who?", Free: true})
			})
			if (tt.want == "") != errors.Is(err, io.EOF) || r.Answer != tt.want || !r.Answered() {
				t.Errorf("took %.50q, %v; want %.50q", r.Answer, err, tt.want)
			}
			if !strings.Contains(out, tt.said) || tt.said == "" && strings.Contains(out, "nothing of it") {
				t.Errorf("said %.300q, want %q", out, tt.said)
			}
			if again := strings.Count(out, "Answer ["); tt.said != "" && again < 2 {
				t.Errorf("it is not asked again: %.300q", out)
			}
		})
	}
}

// zeros is input without an end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// What cannot be read, or never ends, ends the questions with its reason.
func TestInputThatBreaks(t *testing.T) {
	t.Parallel()
	for want, in := range map[string]io.Reader{
		"the pipe broke":    iotest.ErrReader(errors.New("the pipe broke")),
		"a line has no end": zeros{},
	} {
		p := New(t.Context(), in, io.Discard, 80)
		_, err := p.Input(prompt.Ask{Question: "Who?"})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
