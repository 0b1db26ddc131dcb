//go:build unix

package menus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"

	"mspscope/internal/prompt"
)

// terminalOf is a prompter on a terminal, with what a person would see.
type terminalOf struct {
	*Prompter
	t       *testing.T
	ptmx    *os.File
	tty     *os.File
	before  *term.State
	mu      sync.Mutex
	vt      vt10x.Terminal
	changed chan struct{}
	resized atomic.Bool
	done    atomic.Bool // nobody asks any more
	stop    func()      // what is asked at present
}

func open(t *testing.T, columns, rows int, look Look) *terminalOf {
	t.Helper()
	ptmx, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &terminalOf{t: t, ptmx: ptmx, tty: tty, changed: make(chan struct{}, 1), vt: vt10x.New(vt10x.WithSize(columns, rows))}
	s.size(columns, rows)
	if s.before, err = term.GetState(int(tty.Fd())); err != nil {
		t.Fatal(err)
	}
	go s.watch()
	if _, err := tty.WriteString("stood here\n"); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s.stop = stop
	s.Prompter = New(ctx, tty, tty, look)
	t.Cleanup(func() {
		defer stop()
		s.Close()
		after, err := term.GetState(int(tty.Fd()))
		if err != nil || !reflect.DeepEqual(s.before, after) {
			t.Errorf("the terminal is not as before (%v)", err)
		}
		if !s.resized.Load() { // the emulator forgets what it has no room for
			s.see("stood here")
		}
		_, _ = tty.Close(), ptmx.Close()
	})
	return s
}

func (s *terminalOf) watch() {
	var chunk [4096]byte
	for {
		n, err := s.ptmx.Read(chunk[:])
		if err != nil {
			return
		}
		s.mu.Lock()
		_, _ = s.vt.Write(chunk[:n])
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default:
		}
	}
}

// size changes the size of the terminal. The system tells only the programs of
// its own session, so the test rings the bell.
func (s *terminalOf) size(columns, rows int) {
	if err := pty.Setsize(s.ptmx, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)}); err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	s.vt.Resize(columns, rows)
	s.mu.Unlock()
	if s.Prompter != nil {
		s.resized.Store(true)
		s.keys.bell.ring()
	}
}

func (s *terminalOf) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.vt.String()
}

// see waits until the screen shows a text, and returns all of it.
func (s *terminalOf) see(want string) string {
	s.t.Helper()
	late := time.After(20 * time.Second)
	for {
		if text := s.text(); strings.Contains(text, want) {
			return text
		}
		select {
		case <-s.changed:
		case <-late:
			s.t.Fatalf("the screen does not show %q:\n%s", want, s.text())
		}
	}
}

// types types parts, each when the screen shows what is wanted before it: "what
// is seen>what is typed".
func (s *terminalOf) types(parts ...string) {
	go func() {
		for _, p := range parts {
			see, keys, _ := strings.Cut(p, ">>")
			late := time.After(20 * time.Second)
			for !strings.Contains(s.text(), see) {
				select {
				case <-s.changed:
				case <-late:
					s.t.Errorf("the screen does not show %q:\n%s", see, s.text())
					s.stop()
					return
				}
			}
			if cols, rest, ok := strings.Cut(keys, "x"); ok && strings.HasPrefix(cols, "size ") {
				var c, r int
				_, _ = fmt.Sscan(strings.TrimPrefix(cols, "size ")+" "+rest, &c, &r)
				s.size(c, r)
				continue
			}
			_, _ = s.ptmx.WriteString(keys)
			if strings.HasSuffix(keys, "\x1b") {
				time.Sleep(2 * loneEscape)
			}
		}
	}()
}

var someOptions = []prompt.Option{
	{Label: "Our IT person has left or is leaving"},
	{Label: "We are unhappy with our IT provider"},
	{Label: "Help is slow, or there are too many outages"},
	{Label: "A security incident or a scare"},
	{Label: "Nothing urgent, we are comparing options"},
}

// one runs a list of one answer and says what came of it.
func one(a prompt.Ask, now int) func(*terminalOf) string {
	return func(s *terminalOf) string {
		r, err := s.Select(a, someOptions, now)
		if err != nil {
			return err.Error()
		}
		if !r.Answered() {
			return fmt.Sprintf("%v %q %q", r.Command.Kind, r.Command.Words, r.Note)
		}
		return fmt.Sprintf("line %d %q", r.Answer+1, r.Note)
	}
}

// boxes runs a list with boxes.
func boxes(a prompt.Ask, now prompt.Choice) func(*terminalOf) string {
	return func(s *terminalOf) string {
		r, err := s.MultiSelect(a, someOptions, now)
		if err != nil {
			return err.Error()
		}
		if !r.Answered() {
			return fmt.Sprintf("%v %q %q", r.Command.Kind, r.Command.Words, r.Note)
		}
		return fmt.Sprintf("%v %v %q", r.Answer.Chosen, r.Answer.Perhaps, r.Note)
	}
}

// text runs a line.
func text(a prompt.Ask) func(*terminalOf) string {
	return func(s *terminalOf) string {
		r, err := s.Input(a)
		if err != nil {
			return err.Error()
		}
		if !r.Answered() {
			return fmt.Sprintf("%v %q %q", r.Command.Kind, r.Command.Words, r.Note)
		}
		return fmt.Sprintf("%q %q", r.Answer, r.Note)
	}
}

// said is how a command is written above.
func said(k prompt.Kind, words, note string) string { return fmt.Sprintf("%v %q %q", k, words, note) }

const mail = "\x1b[200~Hello,\r\nas discussed:\n1 we are overloaded\n2 servers\n4\nThanks\n\x1b[201~"

const joined = "Hello, as discussed: 1 we are overloaded 2 servers 4 Thanks"

// TestWhatIsTyped types what people type. Parts are typed when the screen shows
// what stands before them.
func TestWhatIsTyped(t *testing.T) {
	q := prompt.Ask{Question: "Why now?", Why: "Why we ask: it is the price.", Unsure: true}
	call, menu, first := q, prompt.Ask{Question: "Where to?", Menu: true}, prompt.Ask{Question: "Which company?", Menu: true, Free: true, First: true}
	call.Call = true
	note := prompt.Ask{Question: "Note", Menu: true, Free: true, Now: "The upgrade is stuck", Edit: true}
	slips := menu
	slips.Numbers = true
	for _, tt := range []struct {
		name  string
		ask   func(*terminalOf) string
		want  string
		typed []string
	}{
		{"a paste in a list", one(q, -1), said(prompt.Pasted, joined, ""), []string{"Number or word>>" + mail}},
		{"a paste in a list with boxes", boxes(q, prompt.Choice{}), said(prompt.Pasted, joined, ""), []string{"Space ticks>>" + mail}},
		{"a paste in a note behind an answer", one(q, -1), `line 2 "` + joined + `"`, []string{"Number or word>>2; " + mail, "4 Thanks>>\r"}},
		{"one pasted line in a list is typed, not entered", one(q, -1), `line 4 ""`, []string{"Number or word>>\x1b[200~security incident\r\n\x1b[201~", "> security incident>>\r"}},
		{"a pasted sign is no key", one(call, 0), said(prompt.Back, "", ""), []string{"Number or word>>\x1b[200~$\x1b[201~", "> $>>\x1b"}},
		{"a paste in a text", text(prompt.Ask{Question: "Note", Free: true}), `"` + joined + `" ""`, []string{"Note>>" + mail, "4 Thanks>>\r"}},
		{"Esc in a list", one(q, 1), said(prompt.Back, "", ""), []string{"Number or word>>\x1b"}},
		{"Esc behind letters", boxes(q, prompt.Choice{Chosen: []int{1}}), said(prompt.Back, "", ""), []string{"Space ticks>>unh", "> unh>>\x1b"}},
		{"Esc in a text", text(note), said(prompt.Back, "", ""), []string{"is stuck>>\x1b"}},
		{"Esc where nothing is before", text(first), `"Ada" ""`, []string{"Which company?>>\x1b", "Which company?>>Ada\x1b\x1b", "Ada>>\r"}},
		{"left in a list", one(menu, -1), said(prompt.Back, "", ""), []string{"Where to?>>\x1b[D"}},
		{"left in an empty text", text(prompt.Ask{Question: "Note", Free: true}), said(prompt.Back, "", ""), []string{"Note>>\x1bOD"}},
		{"left in a text moves", text(prompt.Ask{Question: "Note", Free: true}), `"aXb" ""`, []string{"Note>>ab\x1b[DX\r"}},
		{"b is text in a note", text(prompt.Ask{Question: "Note", Free: true}), `"b" ""`, []string{"Note>>b\r"}},
		{"/b goes back", text(prompt.Ask{Question: "Note", Free: true}), said(prompt.Back, "", ""), []string{"Note>>/b\r"}},
		{"a text is edited", text(note), `"The upgrade is stuck again" ""`, []string{"> The upgrade is stuck>> again\r"}},
		{"Enter keeps a text", text(note), `"The upgrade is stuck" ""`, []string{"> The upgrade is stuck>>\r"}},
		{"help in a list", one(q, -1), said(prompt.Skip, "", ""), []string{"Number or word>>?", "it is the price>>\x1b", "Number or word>>help\r", "save and leave>>q", "Number or word>>s\r"}},
		{"signs at once", one(call, -1), said(prompt.Stand, "", ""), []string{"Number or word>>$"}},
		{"signs at once, for the client", boxes(call, prompt.Choice{}), said(prompt.Client, "", ""), []string{"Space ticks>>!"}},
		{"signs only on a call", one(q, -1), `line 1 ""`, []string{"Number or word>>$", "no line fits>>\x7f", "Number or word>>1\r"}},
		{"signs behind something are letters", one(call, -1), `line 1 "$ 20?"`, []string{"Number or word>>1; $ 20?\r"}},
		{"find", one(q, -1), said(prompt.Find, "", ""), []string{"Number or word>>/"}},
		{"a note behind a number", one(q, -1), `line 2 "she said so"`, []string{"Number or word>>2; she said so\r"}},
		{"a note behind a word", one(q, -1), `line 2 "really"`, []string{"Number or word>>unhappy; really\r"}},
		{"a note behind numbers", boxes(q, prompt.Choice{}), `[0 2] [] "a note 4"`, []string{"Space ticks>>1,3; a note 4\r"}},
		{"a note behind not sure", boxes(q, prompt.Choice{}), said(prompt.Unsure, "", "ask the bookkeeper"), []string{"Space ticks>>u; ask the bookkeeper\r"}},
		{"a note behind what is ticked", boxes(q, prompt.Choice{Chosen: []int{4}}), `[4] [] "as before"`, []string{"Space ticks>>; as before\r"}},
		{"perhaps", boxes(q, prompt.Choice{}), `[0] [2] ""`, []string{"Space ticks>>1 3?", "[?]  3>>\r"}},
		{"perhaps stays", boxes(q, prompt.Choice{Chosen: []int{0}, Perhaps: []int{2}}), `[0] [2] ""`, []string{"[?]  3>>\r"}},
		{"perhaps is ticked and taken back", boxes(q, prompt.Choice{Perhaps: []int{0}}), `[] [] ""`, []string{"[?]  1>> ", "[x]  1>> ", "[ ]  1>>\r"}},
		{"numbers are the whole answer", boxes(q, prompt.Choice{Chosen: []int{0, 1}}), `[2] [] ""`, []string{"[x]  2>>3\r"}},
		{"ticked and typed is asked about", boxes(q, prompt.Choice{Chosen: []int{0}}), `[0 1 2] [] ""`, []string{"[x]  1>>\x1b[B ", "[x]  2>>3\r", "Both are ticked now>>\r"}},
		{"words tick nothing", boxes(q, prompt.Choice{}), said(prompt.Unsure, "", ""), []string{"Space ticks>>don't know", "> don't know>>\r"}},
		{"a word and a blank tick nothing", boxes(q, prompt.Choice{}), `[3] [] ""`, []string{"Space ticks>>security incident", "> security incident>>\r"}},
		{"Space behind an arrow ticks", boxes(q, prompt.Choice{}), `[1] [] ""`, []string{"Space ticks>>our\x1b[B ", "[x]  2>>\r"}},
		{"words that fit two lines", one(q, -1), `line 2 ""`, []string{"Number or word>>our\r", "more than one line>>our\x1b[B\r"}},
		{"nothing fits", one(q, -1), `line 5 ""`, []string{"Number or word>>zeppelin", "(no line fits)>>\r", "No line has>>5\r"}},
		{"taken back, the present answer is marked", one(q, 3), `line 4 ""`, []string{">  4>>our", "> our>>\x15", "Number or word>>\r"}},
		{"only a note keeps the answer", one(q, 3), `line 4 "as before"`, []string{">  4>>u; as before\x01", "> u; as before>>\x15", ">  4>>; as before\r"}},
		{"only a note is no answer", one(q, -1), `line 1 ""`, []string{"Number or word>>; words\r", "Please choose one>>1\r"}},
		{"short words count", one(q, -1), `line 1 ""`, []string{"Number or word>>left or is\r"}},
		{"zero", one(q, -1), said(prompt.Unsure, "", ""), []string{"Number or word>>0\r", "There is no number 0>>u\r"}},
		{"nothing is taken by itself", one(q, -1), `line 5 ""`, []string{"Number or word>>\r", "Please choose one>>5\r"}},
		{"a slip where only numbers count", one(slips, -1), `line 1 ""`, []string{"Where to?>>unhappy\r", "Please type a number>>1\r"}},
		{"quit in a menu", one(menu, -1), said(prompt.Leave, "", ""), []string{"Where to?>>quit\r"}},
		{"another size in a list", one(q, -1), `line 2 ""`, []string{"Number or word>>unha", "> unha>>size 40x15", "> unha>>\r"}},
		{"the keys stay below a list that fills the screen", boxes(q, prompt.Choice{}), `[] [] ""`, []string{"Space ticks>>size 30x8", "? help>>\x1b[B", "> [ ]  2>>\x1b[A", "? help>>\r"}},
		{"another size in boxes", boxes(q, prompt.Choice{}), `[0 1] [] ""`, []string{"Space ticks>> \x1b[B", "> [ ]  2>>size 40x15", "> [ ]  2>> ", "[x]  2>>\r"}},
		{"another size in a text", text(prompt.Ask{Question: "Note", Free: true}), `"slipp" ""`, []string{"Note>>slip", "> slip>>size 30x10", "> slip>>p\r"}},
		{"a number with a note", text(prompt.Ask{Question: "How many?"}), `"80" "says the manager"`, []string{"How many?>>80; says the manager\r"}},
		{"a slip in a number", text(prompt.Ask{Question: "How many?"}), `"1;200" ""`, []string{"How many?>>1;200\r"}},
		{"Ctrl-D in a text", text(prompt.Ask{Question: "Note", Free: true}), "EOF", []string{"Note>>\x04"}},
		{"Ctrl-C", one(q, 1), "interrupted", []string{"Number or word>>un\x03"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, 80, 24, Look{Color: true})
			s.types(tt.typed...)
			if got := tt.ask(s); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestTheScreen looks at what is shown at many sizes: the question, a line of the
// list and the keys are always there, and nothing is wider than the screen.
func TestTheScreen(t *testing.T) {
	long := strings.Repeat("They told us all about it twice. ", 80)
	a := prompt.Ask{
		Status: prompt.Status{Frame: "Shared screen", Progress: "9 of 26 asked", Short: "9/26", Section: "People"}, Said: []string{long},
		Question: "Why are you looking now?", Hint: "at most 3", Remarks: []string{"Note: " + long}, Why: "Why we ask: " + long, Unsure: true, Call: true,
	}
	for _, size := range [][2]int{{80, 24}, {40, 15}, {200, 60}, {20, 6}, {30, 8}} {
		for _, several := range []bool{false, true} {
			for _, ascii := range []bool{false, true} {
				s := open(t, size[0], size[1], Look{Color: true, ASCII: ascii})
				ended := make(chan error, 1)
				go func() {
					var err error
					if several {
						_, err = s.MultiSelect(a, someOptions, prompt.Choice{})
					} else {
						_, err = s.Select(a, someOptions, -1)
					}
					ended <- err
				}()
				s.see("? help")
				text := s.see("> ")
				for _, want := range []string{"Why are you", "> "} {
					if !strings.Contains(text, want) {
						t.Errorf("%v: no %q:\n%s", size, want, text)
					}
				}
				if size[1] > 8 && (size[1] < 60 && !strings.Contains(text, "shows all)") || !strings.Contains(text, "Shared screen") || !strings.Contains(text, "1  Our IT person")) {
					t.Errorf("%v: what matters is pushed off:\n%s", size, text)
				}
				if ascii && strings.ContainsFunc(text, func(r rune) bool { return r > 0x7f }) {
					t.Errorf("%v: signs that not every terminal has:\n%s", size, text)
				}
				_, _ = s.ptmx.WriteString("?")
				s.see("Why we ask: ")
				_, _ = s.ptmx.WriteString("\x1b[6~\x1b[5~\x1b[B\x1b[A\x1b[F")
				s.see("Ctrl-C")
				_, _ = s.ptmx.WriteString("\x03")
				if err := <-ended; !errors.Is(err, prompt.ErrInterrupted) {
					t.Error(err)
				}
			}
		}
	}
}

// TestALongTextIsEdited types more than a screen holds.
func TestALongTextIsEdited(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("many words ", 1200))
	s := open(t, 40, 15, Look{})
	s.types("Note>>\x1b[200~"+long+"\x1b[201~", "many words>>\x1b[Hso \x1b[F.", "words.>>size 20x6", "words.>>\r")
	r, err := s.Input(prompt.Ask{Question: "Note", Free: true})
	if want := "so " + long + "."; err != nil || r.Answer != want {
		t.Errorf("%d letters, %v; want %d", len(r.Answer), err, len(want))
	}
	s.types("Shorter>>\x17\x17end\r")
	r, err = s.Input(prompt.Ask{Question: "Shorter", Said: []string{"That note is too long."}, Free: true, Now: r.Answer, Edit: true})
	if want := strings.TrimSuffix("so "+long, "many words") + "end"; err != nil || r.Answer != want {
		t.Errorf("%d letters, %v; want %d", len(r.Answer), err, len(want))
	}
}

// TestATypistOnATerminal types keys, pastes and other sizes at random at prompts
// of every kind. Whatever comes, a prompt ends with an answer that it offers or
// with a command that it offers.
func TestATypistOnATerminal(t *testing.T) {
	parts := []string{
		"\x1b[A", "\x1b[B", "\x1bOA", "\x1b[C", "\x1b[D", "\x1b[Z", "\x1bOP", "\x1b[3~", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b", "\x1bx", " ", "\t", "\x7f", "\x17", "\x15", "\x0b", "\r", "\r", "\n",
		"?", "/", "a", "on", "our", "zz", "0", "1", "2,3", "3?", "9", "u", "é", "\xff", "\x00", "b", "m", "n", "$", "!", "; words", "not sure", "help", "quit", "\x0c", mail, // not Ctrl-Z: it would stop the test
		"\x1b[200~1\x1b[201~",
	}
	random := rand.New(rand.NewPCG(3, 4))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	s := open(t, 80, 24, Look{Color: true})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for range 700 {
			if random.IntN(30) == 0 {
				s.size(20+random.IntN(100), 6+random.IntN(40))
			}
			_, _ = s.ptmx.WriteString(parts[random.IntN(len(parts))])
			if random.IntN(8) == 0 {
				time.Sleep(2 * loneEscape)
			}
		}
		for ctx.Err() == nil { // out of whatever prompt it is
			_, _ = s.ptmx.WriteString("\x03")
			time.Sleep(50 * time.Millisecond)
			if s.done.Load() {
				return
			}
		}
	}()
	asks := []prompt.Ask{{Question: "Why now?", Why: "because", Unsure: true, Call: true}, {Question: "Where to?", Menu: true}, {Question: "First", First: true, Unsure: true}, {Question: "Note", Free: true, Now: "x", Edit: true}}
	answers := 0
	for {
		a := asks[answers%len(asks)]
		c, err := s.once(a, answers%3)
		answers++
		if errors.Is(err, prompt.ErrInterrupted) {
			break
		}
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		offered := c == prompt.NoCommand || c == prompt.Find && !a.Menu || c == prompt.Pasted
		for _, k := range a.Offered() {
			offered = offered || k.Kind == c
		}
		if !offered {
			t.Errorf("%v at %+v", c, a)
		}
	}
	s.done.Store(true)
	<-stopped
	if ctx.Err() != nil || answers < 15 {
		t.Errorf("%d answers, %v", answers, ctx.Err())
	}
}

// once puts a question in one of the ways, and returns the command that came of
// it.
func (s *terminalOf) once(a prompt.Ask, way int) (prompt.Kind, error) {
	switch {
	case a.Free:
		r, err := s.Input(a)
		return r.Command.Kind, err
	case way == 0:
		r, err := s.MultiSelect(a, someOptions, prompt.Choice{Chosen: []int{1}, Perhaps: []int{2}})
		for _, i := range append(r.Answer.Chosen, r.Answer.Perhaps...) {
			if i < 0 || i >= len(someOptions) {
				s.t.Errorf("line %d", i)
			}
		}
		return r.Command.Kind, err
	}
	r, err := s.Select(a, someOptions, -1)
	if r.Answer < 0 || r.Answer >= len(someOptions) {
		s.t.Errorf("line %d", r.Answer)
	}
	return r.Command.Kind, err
}
