package cmd

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/intake"
	"mspscope/internal/playbook"
)

// intakeFlags are the flags of intake.
type intakeFlags struct {
	fileFlags
	outputFlags
	depth, audience string
	read            string
	replyBy         string
}

func (a *app) intakeCommand() *cobra.Command {
	f := intakeFlags{depth: assess.Call.String(), audience: assess.OwnerAlone.String()}
	cmd := &cobra.Command{
		Use:     "intake [FILE]",
		GroupID: "client",
		Short:   "The questionnaire as a workbook to mail out, and back",
		Long: `Intake writes the questionnaire as an Excel workbook that a client can fill in
alone: with lists to choose from, and with what the same person answered in FILE
filled in already; what is open is marked. What somebody else said, private notes,
wages and questions about attitudes are never in it. Your name and whom to send it
back to stand in it as provider.yaml has them.

With --read it turns a filled-in workbook into an engagement. Each problem names
its cell.`,
		Example: `  mspscope intake --to questions.xlsx
  mspscope intake client.yaml --depth full --to open-points.xlsx
  mspscope intake --audience it_lead --reply-by 2026-12-04 --to questions.xlsx
  mspscope intake --read filled.xlsx --to client.yaml`,
		Args: oneFile,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if f.read == "" {
				return a.writeIntake(cmd, args, &f)
			}
			for _, flag := range []string{"depth", "audience", "reply-by"} {
				if cmd.Flags().Changed(flag) {
					return usage("--%s is for a workbook to mail out, not for --read", flag)
				}
			}
			return a.readIntake(args, &f)
		}),
	}
	f.fileFlags.add(a, cmd, false)
	f.outputFlags.add(cmd, formatYAML, formatJSON)
	cmd.Flags().Lookup("output").Usage = "with --read: `FORMAT` of the engagement, yaml or json"
	cmd.Flags().StringVar(&f.depth, "depth", f.depth, "how much to ask: `DEPTH` is "+assess.DepthHelp)
	cmd.Flags().StringVar(&f.audience, "audience", f.audience, "who fills it in, and in whose words: `WHO` is "+assess.AudienceHelp)
	cmd.Flags().StringVar(&f.replyBy, "reply-by", "", "the day by which it is expected back, `YYYY-MM-DD`")
	cmd.Flags().StringVar(&f.read, "read", "", "turn the filled-in workbook `FILLED.xlsx` into an engagement")
	mustComplete(cmd, "depth", cobra.FixedCompletions(assess.Quick.Words(), cobra.ShellCompDirectiveNoFileComp))
	mustComplete(cmd, "audience", cobra.FixedCompletions(assess.Discovery.Words(), cobra.ShellCompDirectiveNoFileComp))
	mustComplete(cmd, "read", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return []string{"xlsx"}, cobra.ShellCompDirectiveFilterFileExt
	})
	return cmd
}

// writeIntake writes a workbook to fill in.
func (a *app) writeIntake(cmd *cobra.Command, args []string, f *intakeFlags) error {
	var o intake.Options
	if err := readDepth(&o.Depth, &o.Audience, f.depth, f.audience); err != nil {
		return err
	}
	err := a.checkTarget(&f.outputFlags, sources{args, []string{f.playbook}})
	switch {
	case cmd.Flags().Changed("output"):
		return usage("-o is for --read; without it the result is always a workbook")
	case err != nil:
		return err
	case f.to == "" && isTerminal(a.Out):
		return usage("a workbook cannot be shown here; name a file with --to FILE.xlsx")
	case f.replyBy != "" && !assess.IsDate(f.replyBy):
		return usage("--reply-by must be a date such as 2026-12-04, not %q", f.replyBy)
	case f.to != "" && !f.stream && !strings.EqualFold(filepath.Ext(f.to), ".xlsx"):
		return usage("--to %s must end in .xlsx, or no spreadsheet program will open it", f.to)
	}
	if err := f.check(); err != nil {
		return err
	}
	p, err := a.loadPlaybook(f.playbook, playbook.Advice)
	if err != nil {
		return err
	}
	e := assess.NewEngagement(p.Questionnaire)
	if len(args) > 0 || len(f.sets) > 0 {
		if e, err = a.engagement(p, args, &f.fileFlags); err != nil {
			return err
		}
	}
	letter := intake.Letter{
		Texts: p.Texts.Workbook, Contact: p.Provider.Contact, Brand: p.Provider.Brand, Logo: p.Logo,
		ReplyBy: f.replyBy, Anybody: !cmd.Flags().Changed("audience"),
	}
	if slices.Contains(p.Own, playbook.ProviderFile) { // the built-in one names nobody in particular
		letter.Provider = p.Provider.Name
	}
	if letter.Texts == nil { // own texts that were begun without the built-in ones
		builtIn, err := playbook.Load(nil, "", playbook.Advice)
		if err != nil {
			return failed(err)
		}
		letter.Texts = builtIn.Texts.Workbook
	}
	data, err := intake.Write(p.Questionnaire, e, o, &letter)
	if err != nil {
		return failed(err)
	}
	return a.deliver(&f.outputFlags, data, modeDocument)
}

// readIntake turns a filled-in workbook into an engagement.
func (a *app) readIntake(args []string, f *intakeFlags) error {
	if len(args) > 0 {
		return usage("--read takes one workbook; %s beside it is not read", args[0])
	}
	if err := firstOf(f.check, func() error {
		return a.checkDestination(&f.outputFlags, sources{[]string{f.read}, []string{f.playbook}})
	}); err != nil {
		return err
	}
	p, err := a.loadPlaybook(f.playbook, 0)
	if err != nil {
		return err
	}
	e, err := a.filledIn(p, f.read)
	if err != nil {
		return err
	}
	for _, set := range f.sets {
		if err := applySet(p, e, set); err != nil {
			return err
		}
	}
	e.Client.Date = f.date
	if f.format == formatJSON {
		return a.deliver(&f.outputFlags, e.JSON(p.Questionnaire), modeEngagement)
	}
	return a.deliver(&f.outputFlags, e.YAML(p.Questionnaire), modeEngagement)
}

// filledIn reads a workbook, or stdin for "-".
func (a *app) filledIn(p *playbook.Playbook, path string) (*assess.Engagement, error) {
	if path == "-" && a.interactive() {
		return nil, usage("a workbook cannot be typed; name its file, or send it through a pipe")
	}
	name, data, err := a.read(path, "a workbook", intake.MaxBytes)
	if err != nil {
		return nil, err
	}
	e, err := intake.Read(p.Questionnaire, name, data)
	if err != nil {
		return nil, invalid(err)
	}
	return e, nil
}
