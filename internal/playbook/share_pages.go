package playbook

import (
	"slices"
	"strings"

	"mspscope/internal/advice"
	"mspscope/internal/yamldoc"
)

// insidePages are the pages whose sentences only the provider reads, and what else of
// sentences no page of a client says. The screens have theirs apart.
func insidePages() []string {
	return []string{
		"screen", "call", "note", "say", "stand", "panel", "returned", "raci_book", "raci_check", "raci_diff", "framework", "batch", "backtest", "playbook", "export",
		"estimate_internal", "rules", "compare", "compare_quote", "compare_summary", "report_delivery", "report_book",
	}
}

// ofReport reports whether a page is part of the documents of a report.
func ofReport(page string) bool {
	return strings.HasPrefix(page, "report") || strings.HasPrefix(page, "raci") || page == "schedule" || page == "paper"
}

// advisersSentences are what an adviser's client reads and nobody else's; nil for all of a
// page.
func advisersSentences() map[string][]string {
	return map[string][]string{"report": {"corridor"}, "report_adviser": nil}
}

// withoutInside are the texts without the sentences that a page of a client does not say.
func (p *Playbook) withoutInside(to Sharing, texts yamldoc.Node) *yamldoc.Node {
	advisers := advisersSentences()
	if p.Voice() == advice.AdviserVoice {
		advisers = nil
	}
	texts.Pairs = slices.Clone(texts.Pairs)
	for i := range texts.Pairs {
		pages := &texts.Pairs[i]
		if pages.Key.Text != keyPages || pages.Value.Kind != yamldoc.Mapping {
			continue
		}
		pages.Value.Pairs = slices.DeleteFunc(slices.Clone(pages.Value.Pairs), func(page yamldoc.Pair) bool {
			name := page.Key.Text
			some, adviser := advisers[name]
			return slices.Contains(insidePages(), name) || adviser && some == nil || ofReport(name) && !to.Report
		})
		for k := range pages.Value.Pairs {
			page := &pages.Value.Pairs[k]
			page.Value.Pairs = slices.DeleteFunc(slices.Clone(page.Value.Pairs), func(sentence yamldoc.Pair) bool {
				return slices.Contains(advisers[page.Key.Text], sentence.Key.Text)
			})
		}
	}
	return &texts
}
