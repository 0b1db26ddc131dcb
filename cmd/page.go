package cmd

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"mspscope/assess"
	"mspscope/internal/playbook"
	"mspscope/internal/webpage"
	"mspscope/internal/webpage/options"
)

// pageFlags say what a page is made for.
type pageFlags struct {
	outputFlags

	playbook, brand     string
	options             options.Options
	book, mail, consent string
}

// maxConsent is the longest text that is said before somebody sends a result.
const maxConsent = 2000

func (a *app) pageCommand() *cobra.Command {
	f := pageFlags{options: options.Options{
		Audience: assess.Owner, Depth: assess.Quick.String(), Price: options.PriceBracket, Reveal: options.RevealModel,
	}}
	cmd := &cobra.Command{
		Use:        "page",
		SuggestFor: []string{"web", "site", "form"},
		GroupID:    "client",
		Short:      "The questionnaire as one offline web page: for prospects, or for your own calls",
		Long: `Page writes one HTML file that opens with a double click and needs no network: the rules
run in the browser, and nothing is sent anywhere. There are two kinds of it.

The page for prospects (--audience owner, which is the default, or it_lead) puts the
questions one at a time, and says at the end which model fits, why, and what it might cost.
Put it on your website or mail it. It holds your playbook as far as the result needs it, and
whoever has the file can read that: your rates unless --price is none or --reveal is points,
and never sources, findings for you alone, what others charge, or what the work costs you.

The page for your own calls (--audience discovery) has all questions at hand, model and
price beside them, notes, promises, the quote, and each document. It opens and saves the
same files as the command line. It holds your whole playbook and says INTERNAL on every
screen: keep it to yourselves.`,
		Example: `  mspscope page --to assessment.html
  mspscope page --audience discovery --to calls.html
  mspscope page --price none --mail hello@example.com --to assessment.html
  mspscope page --brand brand.yaml --book https://example.com/talk --smallest 10 --to assessment.html`,
		Args: noArguments,
		RunE: runE(func(cmd *cobra.Command, _ []string) error {
			if err := f.fitCall(cmd.Flags().Changed); err != nil {
				return err
			}
			return a.page(&f)
		}),
	}
	f.add(cmd, formatHTML)
	flags := cmd.Flags()
	flags.Var(pathFlag{&f.playbook}, "playbook", "`DIR` with your own data files over the built-in ones (default: $MSPSCOPE_PLAYBOOK)")
	flags.Var(pathFlag{&f.brand}, "brand", "a `FILE` with name, contact and brand, laid over those of provider.yaml")
	fixed := func(name string, to *string, words []choice, text string) {
		flags.StringVar(to, name, *to, text)
		mustComplete(cmd, name, choices(words))
	}
	o := &f.options
	fixed("audience", &o.Audience, audiences(), "whom it is for: `WHO` is owner, it_lead, or discovery (your own calls)")
	fixed("depth", &o.Depth, depths(), "how much is asked first: `DEPTH` is "+assess.DepthHelp+"; left out, call where it is for calls")
	fixed("price", &o.Price, plainChoices(options.Prices()), "what is said of the price: `HOW` is none, bracket (rounded) or full (line by line)")
	fixed("reveal", &o.Reveal, plainChoices(options.Reveals()), "what the result names: `WHAT` is points (what to look at), model, or report (documents too)")
	flags.StringVar(&f.book, "book", "", "an `ADDRESS` on the web where a time to talk is chosen")
	flags.StringVar(&f.mail, "mail", "", "the `ADDRESS` for mail with a result; left out, that of provider.yaml")
	flags.StringVar(&f.consent, "consent", "", "a `TEXT` said before somebody sends a result")
	flags.Int64Var(&o.Smallest, "smallest", 0, "tell prospects with fewer than `N` people kindly that they are small for you")
	return cmd
}

func (a *app) page(f *pageFlags) error {
	if err := firstOf(f.check, func() error {
		return a.checkDestination(&f.outputFlags, sources{f.files(), []string{f.playbook}})
	}); err != nil {
		return err
	}
	if f.options.Reveal == options.RevealPoints && f.options.Price == options.PriceFull {
		a.warn("--reveal points names no model and so no price; --price full changes nothing in it")
	}
	p, err := a.pagePlaybook(f)
	if err != nil {
		return err
	}
	files, err := p.Share(f.options.Sharing())
	if err != nil {
		return failed(err)
	}
	var b bytes.Buffer
	if err := webpage.Write(&b, f.page(p, files)); err != nil {
		return failed(err)
	}
	return a.deliver(&f.outputFlags, b.Bytes(), modeDocument)
}

// fitCall fits the flags to a page for calls, and refuses there what is for prospects.
func (f *pageFlags) fitCall(changed func(flag string) bool) error {
	if !f.options.Inside() {
		return nil
	}
	for _, name := range []string{"price", "reveal", "book", "mail", "consent", "smallest"} {
		if changed(name) {
			return usage("--%s is for pages of prospects; a page with --audience discovery is your own and shows everything, so leave it out", name)
		}
	}
	if !changed("depth") {
		f.options.Depth = assess.Call.String()
	}
	return nil
}

// pagePlaybook is the whole playbook of a page, in the name of whoever --brand names.
func (a *app) pagePlaybook(f *pageFlags) (*playbook.Playbook, error) {
	if f.brand == "" {
		return a.loadPlaybook(f.playbook, playbook.Everything)
	}
	brand, err := a.readBrand(f.brand)
	if err != nil {
		return nil, err
	}
	return a.loadWith(f.playbook, func(dir string) (*playbook.Playbook, error) { return playbook.LoadAs(dir, playbook.Everything, brand) })
}

// page is the page that the flags ask for.
func (f *pageFlags) page(p *playbook.Playbook, files map[string]string) *webpage.Page {
	out := &webpage.Page{
		Options: f.options, Files: files, Identity: p.Identity(), Texts: p.Texts.Alone, Title: p.Questionnaire.Title, Language: "en", Screen: webpage.Screen(&p.Language, playbook.BuiltInSentences(), &f.options),
		Provider: p.OurName, Contact: p.Provider.Contact, Brand: p.Provider.Brand, Logo: p.Logo,
		Book: f.book, Mail: cmp.Or(f.mail, p.Provider.Contact.Email), Consent: f.consent, Plain: webpage.PlainQuestions(p.Questionnaire, f.options.Audience),
	}
	switch {
	case f.options.Inside(): // nobody answers alone there
		out.Texts, out.Mail, out.Plain = nil, "", nil
	case out.Texts != nil:
		out.Title = out.Texts.Title
	}
	if as := p.Provider.Locale; as != nil {
		out.Language = cmp.Or(as.Language, out.Language)
	}
	return out
}

func (f *pageFlags) files() []string {
	if f.brand == "" {
		return nil
	}
	return []string{f.brand}
}

// check refuses what would make a page that misleads whoever opens it.
func (f *pageFlags) check() error {
	if err := f.options.Check(); err != nil {
		return usage("--%w", err)
	}
	if f.book != "" {
		address, err := url.Parse(f.book)
		if err != nil || address.Scheme != "https" && address.Scheme != "http" || address.Host == "" {
			return usage("--book must be an address on the web such as https://example.com/talk, not %q", f.book)
		}
	}
	if f.mail != "" && !isMail(f.mail) {
		return usage("--mail must be an address such as hello@example.com, not %q", f.mail)
	}
	if utf8.RuneCountInString(f.consent) > maxConsent {
		return usage("--consent has more than %d characters; make it shorter", maxConsent)
	}
	return nil
}

// isMail reports whether a text is an address for mail and nothing else: what stands
// behind a question mark would be taken for a subject, or for somebody who gets a copy.
func isMail(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	odd := func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("@?&%,;<>\"", r) || !unicode.IsPrint(r)
	}
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsFunc(name+host, odd)
}
