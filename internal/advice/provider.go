package advice

import (
	"fmt"
	"math/bits"
	"strings"
	"unicode/utf8"

	"mspscope/internal/answer"
	"mspscope/internal/yamldoc"
)

// Questions that the fit of a provider looks at.
const (
	questionUsers    = "users_count"
	questionRegimes  = "compliance_regimes"
	questionCoverage = "coverage_needed"
	optionDesk247    = "helpdesk_24x7"
)

// ProviderProfile says who the provider is. It does not change after reading
// and may be used from several goroutines.
type ProviderProfile struct {
	Name           string
	SmallestClient int      // people, 1-1,000,000
	LargestClient  int      // people, at least SmallestClient
	Frameworks     []string // options of compliance_regimes that the provider knows
	Helpdesk24x7   bool     // it offers a help desk around the clock
	Area           string   // where it works on site; "" for no statement
	Playbook       Own      // how its playbook is called

	unknown uint64 // options of compliance_regimes that it does not know, without those that stand alone
}

// Own is the name and the version that a provider gives its own playbook; both may
// be "".
type Own struct{ Name, Version string }

// maxName is the length of a name in characters that still fits a line.
const maxName = 60

// readOwn reads how the provider calls its playbook.
func readOwn(r *yamldoc.Report, n *yamldoc.Node) Own {
	f, ok := r.Fields(n, "\"playbook\"")
	if !ok {
		return Own{}
	}
	read := func(key string) string {
		if f.Opt(key) == nil {
			return ""
		}
		text := line(r, f, key)
		if utf8.RuneCountInString(text) > maxName || strings.ContainsAny(text, "\r\n") {
			r.Add(f.Opt(key), "%q must be one line of at most %d characters; shorten it", key, maxName)
		}
		return text
	}
	own := Own{Name: read("name"), Version: read("version")}
	f.End()
	return own
}

// ReadProvider reads provider.yaml. With problems it returns nil.
func ReadProvider(r *yamldoc.Report, root *yamldoc.Node, schema *answer.Schema) *ProviderProfile {
	before := r.Len()
	f, ok := r.Fields(root, "the file")
	if !ok {
		return nil
	}
	f.Version()
	p := &ProviderProfile{Name: line(r, f, "name")}
	p.SmallestClient = int(f.Int("smallest_client", 1, 1_000_000))
	p.LargestClient = int(f.Int("largest_client", 1, 1_000_000))
	if at := f.Opt("largest_client"); at != nil && p.LargestClient < p.SmallestClient {
		r.Add(at, "the largest client, %d people, is smaller than the smallest, %d; correct one of them", p.LargestClient, p.SmallestClient)
	}
	p.readFrameworks(r, f, schema)
	f.Need("helpdesk_24x7")
	p.Helpdesk24x7 = f.OptBool("helpdesk_24x7", false)
	p.Area = f.OptText("area")
	if n := f.Opt("playbook"); n != nil {
		p.Playbook = readOwn(r, n)
	}
	f.End()
	if r.Len() > before {
		return nil
	}
	return p
}

// readFrameworks reads which regimes the provider knows. The list may be empty.
func (p *ProviderProfile) readFrameworks(r *yamldoc.Report, f *yamldoc.Fields, schema *answer.Schema) {
	n := f.Need("frameworks")
	if n == nil {
		return
	}
	if n.Kind != yamldoc.Sequence {
		r.Add(n, "\"frameworks\" must be a list, not %s; put it in brackets", n.Describe())
		return
	}
	var known []string // the regimes that can be named
	question := schema.Find(questionRegimes)
	if question >= 0 {
		for i, option := range schema.At(question).Options {
			if schema.At(question).Exclusive&(1<<i) == 0 {
				known = append(known, option)
				p.unknown |= 1 << i
			}
		}
	}
	seen := newIDs("framework")
	for i := range n.Items {
		if schema.Spare(r, &n.Items[i], questionRegimes, "names an answer to", "it is left out") ||
			schema.SpareOption(r, &n.Items[i], questionRegimes, n.Items[i].Text, "names", "it is left out") {
			continue
		}
		if o := wordOf(r, &n.Items[i], "frameworks", known); o >= 0 {
			seen.add(r, &n.Items[i], known[o])
			p.Frameworks = append(p.Frameworks, known[o])
			p.unknown &^= 1 << schema.At(question).OptionIndex(known[o])
		}
	}
}

// Fit returns why the provider may not be the right one for a client, one
// sentence each, nil when nothing speaks against it. The sentences are notes
// for the provider and never shown to the client. Open answers say nothing.
func (p *ProviderProfile) Fit(v answer.View) []string {
	var notes []string
	if users, ok := v.Number(questionUsers); ok {
		switch {
		case users < int64(p.SmallestClient)*100:
			notes = append(notes, fmt.Sprintf("The client has %s; the smallest client we serve has %s.", people(users), people(int64(p.SmallestClient)*100)))
		case users > int64(p.LargestClient)*100:
			notes = append(notes, fmt.Sprintf("The client has %s; the largest client we serve has %s.", people(users), people(int64(p.LargestClient)*100)))
		}
	}
	if unknown := p.strange(v); len(unknown) > 0 {
		notes = append(notes, fmt.Sprintf("Our profile lists no experience with: %s.", strings.Join(unknown, ", ")))
	}
	if !p.Helpdesk24x7 && v.Is(questionCoverage, optionDesk247) {
		notes = append(notes, "The client wants a help desk around the clock, and we do not offer one.")
	}
	return notes
}

// strange lists the regimes of the client that the provider does not know.
func (p *ProviderProfile) strange(v answer.View) []string {
	value := v.Lookup(questionRegimes)
	if value.State != answer.Given || value.Options&p.unknown == 0 {
		return nil
	}
	options := v.Schema().At(v.Schema().Find(questionRegimes)).Options
	var out []string
	for rest := value.Options & p.unknown; rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros64(rest); i < len(options) {
			out = append(out, options[i])
		}
	}
	return out
}

// people writes a number of people, given in hundredths.
func people(hundredths int64) string {
	if hundredths == 100 {
		return "1 person"
	}
	return answer.FormatHundredths(hundredths) + " people"
}
