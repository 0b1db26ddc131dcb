package cmd

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/interview"
	"mspscope/internal/prompt"
)

// assessFlags are the flags of the interview.
type assessFlags struct {
	fileFlags
	depth, audience string
	untilCertain    bool
	showLean        bool
	live, share     bool
	handOut         string
	code            string
	given           func(flag string) bool // whether a flag stands on the command line
	plain           bool
	noInput         bool
}

func (a *app) assessCommand() *cobra.Command {
	var f assessFlags
	cmd := &cobra.Command{
		Use:        "assess [FILE]",
		SuggestFor: []string{"interview", "ask", "start", "new"},
		GroupID:    "client",
		Short:      "Ask the questionnaire on the terminal; creates or continues FILE",
		Long: `Assess asks the questions one by one and keeps the answers in FILE. After every
answer the file is on disk: whatever happens, the next 'mspscope assess FILE' goes
on at the right question. Questions can be skipped, answered in any order, changed
and annotated; "not sure" is a fair answer. Without FILE it asks for the client, and
the file is named after that. With --no-input nothing is asked: it says which answers
are missing.

On a terminal: type a number or a word and Enter, or use the arrow keys; the left
arrow goes back, ? says why a question is asked, / goes to another one, Ctrl-D saves
and leaves, Ctrl-C stops. On Windows use the lines below the answers instead. With
--plain (or ACCESSIBLE, or TERM=dumb) everything goes line by line, which suits
screen readers and pipes.

The audience is a sales engineer on a call (discovery), or the owner or the IT lead
alone. Questions about a person are never put to that person. Who answers and how much
is asked is kept in FILE.

A message from the offline page ('mspscope page') ends with a code: --code takes the
answers in it into FILE, or into a new file named after the client. What somebody else
answered in FILE stays, and what differs stands beside it. With --no-input that is all.

On a call, $ shows where it stands with the price, ! what to say to the client, # leaves
on the screen what the client may see, and = shows model and price beside the questions.
Whenever a call ends, the note for your customer system is printed; 'mspscope note FILE'
prints it again.`,
		Example: `  mspscope assess
  mspscope assess client.yaml --depth quick
  mspscope assess client.yaml --until-certain
  mspscope assess answers.yaml --audience owner
  mspscope assess client.yaml --no-input
  mspscope assess client.yaml --code MSP1-09FR6...
  mspscope assess client.yaml --hand-out for-it.yaml --audience it_lead`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("one FILE at a time (%d given)", len(args))
			}
			if len(args) == 1 && args[0] == "-" {
				return usage("assess keeps the answers in a file; name one instead of \"-\"")
			}
			return nil
		},
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return a.assess(cmd, path, &f)
		}),
	}
	f.add(a, cmd, false)
	f.given = cmd.Flags().Changed
	fixed := func(flag string, to *string, words []choice, text string) {
		cmd.Flags().StringVar(to, flag, *to, text)
		mustComplete(cmd, flag, choices(words))
	}
	f.depth, f.audience = assess.Call.String(), assess.Discovery.String()
	fixed("depth", &f.depth, depths(), "how much to ask: `DEPTH` is "+assess.DepthHelp)
	fixed("audience", &f.audience, audiences(), "who answers: `WHO` is "+assess.AudienceHelp)
	cmd.Flags().BoolVar(&f.untilCertain, "until-certain", false, "ask in the order that settles the model soonest, and offer to stop when it is settled")
	cmd.Flags().BoolVar(&f.showLean, "show-lean", false, "show what the model leans to; not for a shared screen")
	cmd.Flags().BoolVar(&f.live, "live", false, "show model and price beside the questions (= while asking)")
	cmd.Flags().BoolVar(&f.share, "share", false, "begin on a shared screen, with only questions and answers on it (# while asking)")
	cmd.Flags().Var(pathFlag{&f.handOut}, "hand-out", "ask nothing; write a copy to `PATH` for whoever answers next, without private notes and what others said in confidence")
	cmd.Flags().StringVar(&f.code, "code", "", "take the answers of the `CODE` in a message from the offline page into FILE, then go on there (\"-\": the message on stdin)")
	cmd.Flags().BoolVar(&f.plain, "plain", false, "ask line by line, for screen readers and pipes")
	cmd.Flags().BoolVar(&f.noInput, "no-input", false, "ask nothing; exit with 2 and the ids of the answers that are missing")
	return cmd
}

// options reads the words of the flags.
func (f *assessFlags) options() (interview.Options, error) {
	o := interview.Options{Date: f.date}
	if err := readDepth(&o.Depth, &o.Audience, f.depth, f.audience); err != nil {
		return o, err
	}
	o.Person = o.Audience.Person()
	return o, f.check()
}

// readDepth reads how much is asked and who is asked.
func readDepth(depth *assess.Depth, audience *assess.Audience, depthFlag, audienceFlag string) error {
	if err := depth.Set(depthFlag); err != nil {
		return usage("--depth %w", err)
	}
	if err := audience.Set(audienceFlag); err != nil {
		return usage("--audience %w", err)
	}
	return nil
}

func (a *app) assess(cmd *cobra.Command, path string, f *assessFlags) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	if err := f.checkCode(); err != nil {
		return err
	}
	f.noInput = f.noInput || f.handOut != ""
	if f.noInput && path == "" && !f.given("code") {
		return usage("--no-input and --hand-out ask for no name; give a FILE")
	}
	if !f.noInput && !f.plain && !a.interactive() {
		return usage("assess asks questions and needs a terminal; use --plain to answer through a pipe, or --no-input to see what is missing")
	}
	p, err := a.loadPlaybook(f.playbook, noteNeeds)
	if err != nil {
		return err
	}
	sets := make([]setAnswer, len(f.sets))
	for i, set := range f.sets { // refuse before anything is asked or written
		if sets[i], err = readSet(p, set); err != nil {
			return err
		}
	}
	code, err := a.readCode(p, f)
	if err != nil {
		return err
	}
	o.First = p.Matrix.NoneHangsOn
	if f.untilCertain {
		o.Until = interview.Proof(p.Matrix, p.Certifier)
	}
	var prompter prompt.Prompter
	restore := func() {}
	wait := waiter{cmd.Context(), a.warn}
	if !f.noInput {
		ctx, stop := untilHangup(cmd.Context())
		defer stop()
		wait.ctx = ctx
		prompter, restore = a.prompter(ctx, f.plain)
	}
	defer restore() // also when something fails badly
	begun := opening{a: a, p: p, prompter: prompter, wait: wait, o: o, sets: sets, f: f, code: code}
	file, session, err := begun.open(path)
	if err != nil {
		restore()
		return a.stopped(err)
	}
	talked := talked{a: a, cmd: cmd, p: p, file: file, session: session}
	switch {
	case f.handOut != "":
		return talked.handOut(f.handOut)
	case f.noInput && code != nil:
		if len(begun.told) > 0 {
			a.say(begun.told...)
		}
		return nil
	case f.noInput:
		return talked.unasked()
	}
	talked.talk = talked.conversation(prompter, f)
	talked.talk.Opening = begun.told
	ending, err := talked.talk.Run()
	restore()
	return talked.over(ending, err)
}

// untilHangup is a context that also ends with the signals that end a program
// without asking, so that an interview can give the terminal back before. One
// that is ignored, as under nohup, stays so.
func untilHangup(ctx context.Context) (context.Context, context.CancelFunc) {
	signals := []os.Signal{syscall.SIGQUIT}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(ctx, signals...)
}

// interactive reports whether there is a terminal to ask on.
func (a *app) interactive() bool {
	return isTerminal(a.In) && isTerminal(a.Err)
}
