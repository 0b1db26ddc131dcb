package cmd

import (
	"github.com/spf13/cobra"

	"mspscope/internal/page"
	"mspscope/internal/playbook"
	"mspscope/internal/result"
	"mspscope/internal/scope"
)

// noteNeeds are the parts of a playbook from which a note is made.
const noteNeeds = playbook.Prices | playbook.Advice | playbook.Proofs | playbook.Uses

func (a *app) noteCommand() *cobra.Command {
	var f fileFlags
	var o outputFlags
	var say bool
	cmd := &cobra.Command{
		Use:        "note [FILE]",
		SuggestFor: []string{"summary", "crm"},
		GroupID:    "client",
		Short:      "The note on a call for your customer system, and what to say to the client",
		Long: `Note writes down where a call stands, whatever is answered so far: whom you spoke
with and why they called, what was heard and from whom, model and price with what
they rest on, who decides by when, what is not agreed, promised and open, the notes,
and the next step. It is internal: private notes and who said what are in it.

With --say it is what the client may hear instead: where it points, one rounded price
bracket, the two facts that would narrow it, and the sentence to say. Off a terminal
no line is wrapped, so that it can be pasted.`,
		Example: `  mspscope note client.yaml
  mspscope note client.yaml --say
  mspscope note client.yaml -o markdown --to note.md
  mspscope note client.yaml --to note.docx
  mspscope note client.yaml -o json | jq -r .text`,
		Args: oneFile,
		RunE: runE(func(_ *cobra.Command, args []string) error {
			if err := firstOf(f.check, func() error { return a.checkDestination(&o, sources{args, []string{f.playbook}}) }); err != nil {
				return err
			}
			r, err := a.result(args, &f, noteNeeds, scope.Ask{From: true})
			if err != nil {
				return err
			}
			return a.write(&o, noteForms(r, say))
		}),
	}
	f.add(a, cmd, false)
	o.add(cmd, formatText, formatMarkdown, formatJSON, formatYAML, formatHTML, formatDOCX, formatXLSX)
	cmd.Flags().BoolVar(&say, "say", false, "what to say to the client, instead of the internal note")
	return cmd
}

// noteForms are the forms of the note on a call, or of what to say to the client.
func noteForms(r *result.Result, say bool) forms {
	if say {
		c := r.ForClient()
		return forms{
			document: func() *page.Document { return page.Say(c) },
			machine: func() any {
				return c.Result().ForNote(result.NoteClient, page.SayParts(c), page.NoteText(page.Say(c)))
			},
			book: func() *page.Book { return page.NoteBook(&c.Result().Language, page.Say(c), page.SayParts(c)) },
		}
	}
	return forms{
		document: func() *page.Document { return page.CallNote(r) },
		machine: func() any {
			return r.ForNote(result.NoteInternal, page.CallParts(r), page.NoteText(page.CallNote(r)))
		},
		book: func() *page.Book { return page.NoteBook(&r.Language, page.CallNote(r), page.CallParts(r)) },
	}
}
