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
	read, by        string
	replyBy         string
}

func (a *app) intakeCommand() *cobra.Command {
	f := intakeFlags{depth: assess.Call.String(), audience: assess.OwnerAlone.String()}
	cmd := &cobra.Command{
		Use:        "intake [FILE]",
		SuggestFor: []string{"workbook", "excel", "xlsx", "questionnaire"},
		GroupID:    "client",
		Short:      "The questionnaire as a workbook to mail out, and back",
		Long: `Intake writes the questionnaire as an Excel workbook that a client can fill in
alone: with lists to choose from, and with what the same person answered in FILE
filled in already; what is open is marked. What somebody else said, private notes,
wages and questions about attitudes are never in it. Your name and whom to send it
back to stand in it as provider.yaml has them.

With --read and FILE, the answers of a filled-in workbook go into FILE as those of
the person who filled it in: the role or the name in the workbook, or --by. Everything
else in FILE stays as it is. What this person answers otherwise than somebody else
stands beside it until it is settled. With --to the result goes there and FILE stays
("--to -" to look first). Without FILE the workbook becomes a new engagement.

What can be read is taken. The rest stays open, is kept word for word as a note, and is
listed on stderr by cell, in words for whoever is to be asked; the exit code is 0.
It is 3 where the workbook is damaged or nothing in it can be used. Answers have the
date of --date, and none without it.`,
		Example: `  mspscope intake --to questions.xlsx
  mspscope intake client.yaml --depth full --to open-points.xlsx
  mspscope intake --audience it_lead --reply-by 2026-12-04 --to questions.xlsx
  mspscope intake client.yaml --read filled.xlsx --date 2026-11-20
  mspscope intake --read filled.xlsx --to client.yaml`,
		Args: oneFile,
		RunE: runE(func(cmd *cobra.Command, args []string) error {
			if f.read == "" && f.by == "" {
				return a.writeIntake(cmd, args, &f)
			}
			if f.read == "" {
				return usage("--by says who filled a workbook in; it is for --read")
			}
			for _, flag := range []string{"depth", "audience", "reply-by"} {
				if cmd.Flags().Changed(flag) {
					return usage("--%s is for a workbook to mail out, not for --read", flag)
				}
			}
			return a.readIntake(cmd, args, &f)
		}),
	}
	f.fileFlags.add(a, cmd, false)
	f.outputFlags.add(cmd, formatYAML, formatJSON)
	cmd.Flags().Lookup("output").Usage = "with --read: `FORMAT` of the engagement, yaml or json"
	cmd.Flags().StringVar(&f.depth, "depth", f.depth, "how much to ask: `DEPTH` is "+assess.DepthHelp)
	cmd.Flags().StringVar(&f.audience, "audience", f.audience, "who fills it in, and in whose words: `WHO` is "+assess.AudienceHelp)
	cmd.Flags().StringVar(&f.replyBy, "reply-by", "", "the day by which it is expected back, `YYYY-MM-DD`")
	cmd.Flags().Var(pathFlag{&f.read}, "read", "take the answers of the filled-in workbook `FILLED.xlsx` into FILE, or into a new engagement")
	cmd.Flags().StringVar(&f.by, "by", "", "with --read: sign the answers as `NAME` instead of whoever the workbook names")
	mustComplete(cmd, "depth", choices(depths()))
	mustComplete(cmd, "audience", choices(audiences()))
	mustComplete(cmd, "read", completeWorkbooks)
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
