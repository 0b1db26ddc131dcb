package advice

import (
	"math/bits"
	"strings"

	"mspscope/internal/answer"
	"mspscope/internal/terms"
	"mspscope/internal/words"
	"mspscope/internal/yamldoc"
)

// The questions that provider.yaml is written against. Its keys are about people
// (users_count), about the options of compliance_regimes, and about one answer to
// coverage_needed, whose name helpdesk_24x7 is a key of the file itself; under
// other questions the file would mean nothing.
const (
	questionUsers    = "users_count"
	questionRegimes  = "compliance_regimes"
	questionCoverage = "coverage_needed"
	optionDesk247    = "helpdesk_24x7"
)

// ProviderProfile says who the provider is. It does not change after reading
// and may be used from several goroutines.
type ProviderProfile struct {
	Name           string        `yaml:"name" pattern:"[^\\r\\n]{1,200}" like:"one line of at most 200 characters" doc:"Your company's name. In the sentences of every file {our_name} stands for it, {Our_name} at the beginning of a sentence; as long as it is the name in the built-in file, or voice is adviser, they read as the provider."`
	SmallestClient int           `yaml:"smallest_client" range:"1..1000000" doc:"The smallest client that you serve, in people. Under it you are told so; nothing is refused."`
	LargestClient  int           `yaml:"largest_client" range:"1..1000000" doc:"The largest client that you serve, in people."`
	Frameworks     []string      `yaml:"frameworks,empty" key:"framework" ref:"framework" doc:"The rules that you have experience with, as the question compliance_regimes names them. Empty for none."`
	Helpdesk24x7   bool          `yaml:"helpdesk_24x7" doc:"Whether you offer a help desk around the clock."`
	Always         []terms.Tower `yaml:"always,opt,empty" doc:"The parts of IT without which you do not sign, alone or shared, such as security_operations. Where a recommended or a proposed split leaves one to somebody else, the client is told. Left out, there are none."`
	Area           string        `yaml:"area,opt,empty" doc:"Where you work on site. Left out or empty, nothing is said about it."`
	Voice          string        `yaml:"voice,opt" words:"provider,adviser" default:"provider" doc:"Whose paper a client reads: provider sells the service; adviser sells none of it, gives budgets and no proposals, and shows the client also what others charge, the models that cannot be chosen, and the figures of fit."`
	Hours          ServiceHours  `yaml:"hours,opt" client:"report" doc:"Your service hours, as the responsibility matrix says them. Longer hours are those that the price holds."`
	People         []Person      `yaml:"people,opt,empty" client:"report" item:"a person" key:"role" doc:"Who your people are, by role, as they stand beside the responsibility matrix. Left out, they are to be named."`
	Contact        Contact       `yaml:"contact,opt" doc:"How clients reach you, as documents say it. Left out, documents name you and no way to reach you."`
	Brand          Brand         `yaml:"brand,opt" client:"no" doc:"How your documents look, and what stands on every page. Left out, they have the usual colors and no logo."`
	Products       []Product     `yaml:"products,opt,empty" client:"no" item:"a product" key:"line" doc:"Your numbers for the lines of the price, for programs that import them. A line without one has its id."`
	Terms          Terms         `yaml:"terms,opt" client:"price" doc:"The terms that stand in a proposal and in an agreement. A quote can differ from them."`
	Locale         *words.Locale `yaml:"locale,opt" doc:"How your documents write numbers, amounts, days and lists. The currency is that of ratecard.yaml, the sentences stand under pages of texts.yaml. Left out, as English does."`
	Playbook       Own           `yaml:"playbook,opt" doc:"How you call your own playbook. Results then name it. Left out, they name the built-in one."`

	Exports []Export `yaml:"-"` // what other programs import

	conditions []conditionRule

	unknown uint64 // options of compliance_regimes that it does not know, without those that stand alone
}

// Person is who has a role at the provider, and who stands in.
type Person struct {
	Role   Who    `yaml:"role" doc:"The role, one of yours such as msp_vcio."`
	Name   string `yaml:"name" doc:"The name as the client reads it, with a telephone number if you like."`
	Deputy string `yaml:"deputy,opt,empty" doc:"Who stands in. Left out or empty: it is to be named."`
}

// Own is the name and the version that a provider gives its own playbook; both may
// be "".
type Own struct {
	Name    string `yaml:"name,opt" pattern:"[^\\r\\n]{1,60}" like:"one line of at most 60 characters" doc:"The name of your playbook. Left out, it has none."`
	Version string `yaml:"version,opt" pattern:"[^\\r\\n]{1,60}" like:"one line of at most 60 characters" doc:"The version of your playbook, as you count it. Left out, the version of matrix.yaml stands."`
}

// providerFile is provider.yaml.
type providerFile struct {
	yamldoc.Place

	Version yamldoc.Version `yaml:"version" doc:"Always 1: how the file is written, not how new its content is."`
	ProviderProfile

	Exports    []exportRecord    `yaml:"exports,opt,empty" client:"no" item:"a target" key:"id" doc:"What other programs of yours import, each by the columns of its documentation. Left out, those of the built-in file stand."`
	Conditions []conditionRecord `yaml:"conditions,opt,empty" client:"report" item:"a condition" key:"id" doc:"What you ask of every client from the start: what the client has or lets you put in place. What is not met is printed. Left out, those of the built-in file stand; empty, you ask nothing."`
}

// ProviderShape describes provider.yaml.
func ProviderShape() (*yamldoc.Shape, error) { return yamldoc.ShapeOf(providerFile{}) }

// ReadProvider reads provider.yaml. With problems it returns nil.
func ReadProvider(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *ProviderProfile {
	before := r.Len()
	known := []string{} // the regimes that can be named
	var unknown uint64
	question := schema.Find(questionRegimes)
	if question >= 0 {
		for i, option := range schema.At(question).Options {
			if schema.At(question).Exclusive&(1<<i) == 0 {
				known = append(known, option)
				unknown |= 1 << i
			}
		}
	}
	var file providerFile
	yamldoc.Decode(r, offered(r, root, "frameworks", schema, questionRegimes), "the file", &file, yamldoc.Refs{"framework": known})
	p := file.ProviderProfile // and not a part of the file, whose nodes nobody needs any more
	if !file.Faulty && p.LargestClient < p.SmallestClient {
		r.Add(file.At("largest_client"), "the largest client, %d people, is smaller than the smallest, %d; correct one of them", p.LargestClient, p.SmallestClient)
	}
	if p.Locale != nil {
		checkLocale(r, file.At("locale"), p.Locale)
	}
	p.readConditions(r, file.Conditions, schema)
	p.readExports(r, file.Exports)
	if r.Len() > before {
		return nil
	}
	for _, id := range p.Frameworks {
		unknown &^= 1 << schema.At(question).OptionIndex(id)
	}
	p.unknown = unknown
	return &p
}

// FitTexts are the sentences about a client who may not suit the provider.
type FitTexts struct {
	TooSmall   string `yaml:"too_small" holds:"people,smallest" doc:"Said of a client with fewer people than smallest_client. {people} are the client's, {smallest} are those of the smallest client."`
	TooLarge   string `yaml:"too_large" holds:"people,largest" doc:"Said of a client with more people than largest_client. {people} are the client's, {largest} are those of the largest client."`
	Frameworks string `yaml:"frameworks" holds:"frameworks" doc:"Said of a client under rules that frameworks does not name. {frameworks} are their ids with commas between them."`
	Desk       string `yaml:"helpdesk_24x7" doc:"Said of a client who wants a help desk around the clock while helpdesk_24x7 is false."`
	Person     string `yaml:"one_person" doc:"What is put in the place of {people}, {smallest} and {largest} for one."`
	People     string `yaml:"people" holds:"number" doc:"What is put in the place of {people}, {smallest} and {largest} for any other number, which is {number}."`
	Source     string `yaml:"source" doc:"Where the notes come from: usually \"ours\"."`
}

// Fit returns why the provider may not be the right one for a client, one
// sentence each, nil when nothing speaks against it. The sentences are notes
// for the provider and never shown to the client. Open answers say nothing.
func (p *ProviderProfile) Fit(v answer.View, texts *FitTexts) []string {
	var notes []string
	if i := v.Schema().Find(questionUsers); i >= 0 && v.State(i) == answer.Given {
		// Of an answer that is not settled, the number nearest to the limit
		// counts: what it may be otherwise is no reason against the client.
		least, most := v.Ends(i)
		smallest, largest := int64(p.SmallestClient)*100, int64(p.LargestClient)*100
		switch {
		case most < smallest:
			notes = append(notes, filled(texts.TooSmall, "{people}", texts.people(most), "{smallest}", texts.people(smallest)))
		case least > largest:
			notes = append(notes, filled(texts.TooLarge, "{people}", texts.people(least), "{largest}", texts.people(largest)))
		}
	}
	if unknown := p.strange(v); len(unknown) > 0 {
		notes = append(notes, filled(texts.Frameworks, "{frameworks}", strings.Join(unknown, ", ")))
	}
	if !p.Helpdesk24x7 && v.Surely(questionCoverage, optionDesk247) {
		notes = append(notes, texts.Desk)
	}
	return notes
}

// AlwaysTexts are what the client is told where a split leaves out a part without
// which the provider does not sign.
type AlwaysTexts struct {
	Split  string `yaml:"split" holds:"tower" doc:"Said of the recommended split. {tower} is the part, as it stands inside a sentence."`
	Beside string `yaml:"beside" holds:"tower" doc:"Said of a split that is proposed beside it."`
	Small  string `yaml:"small,opt,empty" holds:"people,smallest" doc:"Said to a client with fewer people than smallest_client, and to nobody else. {people} are the client's, {smallest} are those of the smallest client. Left out, nothing is."`
	Source string `yaml:"source" doc:"Where the sentences come from: usually \"ours\"."`
}

// Small tells a client who is surely smaller than the smallest that the provider serves
// so; it is "" for everybody else.
func (p *ProviderProfile) Small(v answer.View, t *Texts) string {
	i, smallest := v.Schema().Find(questionUsers), int64(p.SmallestClient)*100
	if i < 0 || v.State(i) != answer.Given || t.Always.Small == "" {
		return ""
	}
	_, most := v.Ends(i)
	if most >= smallest {
		return ""
	}
	return filled(t.Always.Small, "{people}", t.Fit.people(most), "{smallest}", t.Fit.people(smallest))
}

// LeftOut says of each part without which the provider does not sign and which a split
// leaves to somebody else that it does so, in one sentence; a part that both sides run is
// not left out. The name of a part inside a sentence is that of named. It is empty where
// nothing is left out.
func (p *ProviderProfile) LeftOut(split *terms.Split, sentence string, named func(terms.Tower) string) []string {
	all := []string{}
	for _, t := range p.Always {
		if side := split[t]; sentence != "" && side != terms.Provider && side != terms.Shared {
			all = append(all, filled(sentence, "{tower}", named(t)))
		}
	}
	return all
}

// filled is a text with something in the place of each placeholder.
func filled(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

// strange lists the regimes of the client that the provider does not know.
func (p *ProviderProfile) strange(v answer.View) []string {
	regimes := v.Schema().Find(questionRegimes)
	if regimes < 0 || v.State(regimes) != answer.Given {
		return nil
	}
	options := v.Schema().At(regimes).Options
	var out []string
	for rest := v.SureOptions(regimes) & p.unknown; rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros64(rest); i < len(options) {
			out = append(out, options[i])
		}
	}
	return out
}

// people writes a number of people, given in hundredths.
func (t *FitTexts) people(hundredths int64) string {
	if hundredths == 100 {
		return t.Person
	}
	return filled(t.People, "{number}", answer.FormatHundredths(hundredths))
}
