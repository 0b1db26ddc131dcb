package interview

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"mspscope/assess"
	"mspscope/internal/prompt/plain"
)

// typed runs an interview line by line.
func typed(t *testing.T, o Options, input string) (string, *memory, Ending, error) {
	t.Helper()
	p := shipped(t)
	m := newMemory(p)
	var out bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := &Talk{Session: New(p.Questionnaire, m.read(t), o), Prompter: plain.New(ctx, strings.NewReader(input), &out, 80), Save: m.save}
	ending, err := c.Run()
	return out.String(), m, ending, err
}

func TestPlain(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, input string
		want        []string // in the file
		missing     []string
		shown       []string
	}{
		{"numbers and words", "1\n2, 5\nunofficial\n0\n", []string{"respondent: owner", "drivers: [provider_unhappy, insurance_or_audit]", "current_it_model: unofficial", "it_fte: 0"}, nil, nil},
		{"an empty line takes nothing", "\n\n1\n", []string{"respondent: owner"}, nil, []string{"please choose one; nothing is taken by itself"}},
		{"wrong numbers and words", "9\nzeppelin\no\n\xff\now\nits\n3\n", []string{"respondent: office_manager"}, nil, []string{"there is no number 9", `no line has "zeppelin"`, `no line has "o"`, `no line has "ow"`}},
		{"words of several lines", "1\nour\n3\n", nil, nil, []string{`"our" fits more than one line`}},
		{"not sure", "u\nnot sure\nunknown\n", []string{"respondent: unknown", "drivers: unknown", "current_it_model: unknown"}, nil, nil},
		{"skip and back", "1\ns\nb\n3\n", []string{"drivers: [slow_support]"}, []string{"current_it_model"}, []string{"1 skipped"}},
		{"find", "/restore\n2\n", []string{"backup_restore_test: last_year"}, nil, nil},
		{"find nothing", "/zeppelin\n", nil, nil, []string{`No question that applies has "zeppelin" in it.`}},
		{"sections", "/\n\n6\n1\n", []string{"compliance_regimes: [none]"}, nil, []string{"Rules and insurance (0 of 1 answered)"}},
		{"help", "?\n1\n", []string{"respondent: owner"}, nil, []string{"Why we ask: The questions are worded for your role", "save and leave"}},
		{"leave", "1\nq\n3\n", []string{"respondent: owner"}, []string{"drivers"}, nil},
		{"note", "n\nthe owner's son\n1\n", []string{"notes:", "the owner's son"}, nil, nil},
		{"edit keeps on Enter", "1\nr\n1\n\nd\n3\n", []string{"respondent: owner", "drivers: [slow_support]"}, nil, []string{"(the present answer)"}},
		{"long line", strings.Repeat("x", 1<<17) + "\n1\n", []string{"respondent: owner"}, nil, []string{"That line is too long"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			out, m, _, err := typed(t, Options{Depth: assess.Quick}, tt.input)
			if err != nil {
				t.Error(err)
			}
			m.read(t)
			for _, w := range tt.want {
				if !strings.Contains(string(m.data), w) {
					t.Errorf("the file lacks %q:\n%s\n%s", w, m.data, out)
				}
			}
			for _, w := range tt.missing {
				if strings.Contains(string(m.data), w+":") {
					t.Errorf("the file has %q:\n%s", w, m.data)
				}
			}
			for _, w := range tt.shown {
				if !strings.Contains(strings.Join(strings.Fields(out), " "), w) {
					t.Errorf("not shown: %q:\n%s", w, out)
				}
			}
		})
	}
}

// A key without its slash, where any text may be the answer, is asked about once: typed
// again it is the text.
func TestPlainFreeTextIsNoCommand(t *testing.T) {
	t.Parallel()
	for typedIn, want := range map[string]string{
		"q\nq\n": "success_12m: q", "q\n/s\n": "", "b\nFewer calls\n": "success_12m: Fewer calls", "u\n": "success_12m: unknown", "help\nhelp\n": "success_12m: help",
		"?\n/q\n": "", "Quit\n/q\n": "",
	} {
		out, m, _, err := typed(t, Options{Depth: assess.Full}, "/success_12m\n"+typedIn+"/q\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := string(m.data); !strings.Contains(got, want) || want == "" && strings.Contains(got, "success_12m: ") {
			t.Errorf("%q: want %q:\n%s", typedIn, want, got)
		}
		if asked := strings.Contains(out, "once more"); asked == strings.HasPrefix(typedIn, "u") {
			t.Errorf("%q: asked back: %v", typedIn, asked)
		}
	}
	_, m, _, err := typed(t, Options{Depth: assess.Full}, "n\nb\n/b\nq\n")
	if err != nil || strings.Contains(string(m.data), "notes:") {
		t.Errorf("a slip became a note: %v\n%s", err, m.data)
	}
}

func TestPlainIsSafe(t *testing.T) {
	t.Parallel()
	p := shipped(t)
	m := newMemory(p)
	m.data = []byte("version: 1\nanswers: {}\nnotes: {respondent: \"\\e[2Jboo\"}\n")
	var out bytes.Buffer
	c := &Talk{Session: New(p.Questionnaire, m.read(t), Options{}), Prompter: plain.New(t.Context(), strings.NewReader(""), &out, 80), Save: m.save}
	if _, err := c.Run(); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "\x1b") || !strings.Contains(out.String(), `\x1b[2Jboo`) {
		t.Errorf("an escape reaches the terminal: %q", out.String())
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range []string{"1\n2,5\n", "b\nb\ns\n/\n\n1\nr\n2\n", "m\n5\nx\nm\n7\nAna\nq\n", "\x00\n\xff\n-1\n99999999999999999999\n"} {
		f.Add(s)
	}
	p := shipped(f)
	f.Fuzz(func(t *testing.T, input string) {
		m := newMemory(p)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		c := &Talk{Session: New(p.Questionnaire, m.read(t), Options{Depth: assess.Full}), Prompter: plain.New(ctx, strings.NewReader(input), io.Discard, 80), Save: m.save}
		if _, err := c.Run(); err != nil {
			t.Errorf("%q: %v", input, err)
		}
		m.read(t)
	})
}
